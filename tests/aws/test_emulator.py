"""What the emulator keeps to itself, and what it cannot do."""

import os
import socket
import sys
import unittest
from pathlib import Path

from case import PICTURE, Case, shared_emulator
from template import VARIABLE


class Gaps(Case):
    """Should one of these fail, the emulator has learned something, and what makes do without it can go."""

    def test_it_knows_no_variables_in_a_policy(self):
        person = self.account.credentials(self.account.sign_in(self.ada)["id_token"])
        self.account.let_in(VARIABLE)
        key = f"private/{person.identity_id}/1.png"
        put = self.account.client("s3", person.key).put_object
        self.refused("AccessDenied", put, Bucket=self.account.setup["bucket"], Key=key, Body=PICTURE)

    def test_it_does_not_rotate_refresh_tokens(self):
        self.assertNotIn("RefreshToken", self.account.refresh(self.account.sign_in(self.ada)))

    def test_it_gives_credentials_after_signing_out_everywhere(self):
        tokens = self.account.sign_in(self.bob)
        self.account.client("cognito-idp").global_sign_out(AccessToken=tokens["access_token"])
        self.assertTrue(self.account.credentials(tokens["id_token"]).key)


class Network(unittest.TestCase):
    @unittest.skipUnless(sys.platform == "linux", "reads /proc")
    def test_it_listens_on_this_computer_only(self):
        emulator = shared_emulator()
        addresses = set(listening(emulator.process.pid))
        self.assertIn(("127.0.0.1", int(emulator.endpoint.rsplit(":", 1)[1])), addresses)
        self.assertEqual({address for address, _ in addresses}, {"127.0.0.1"})


def listening(pid):
    """Address and port of every TCP socket on which a process of Linux waits."""
    sockets = set()
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        name = os.readlink(descriptor)
        if name.startswith("socket:["):
            sockets.add(name[len("socket:[") : -1])
    waits = "0A"
    for table, family in (("tcp", socket.AF_INET), ("tcp6", socket.AF_INET6)):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == waits and fields[9] in sockets:
                address, port = fields[1].split(":")
                words = [bytes.fromhex(address[i : i + 8])[::-1] for i in range(0, len(address), 8)]
                yield socket.inet_ntop(family, b"".join(words)), int(port, 16)


if __name__ == "__main__":
    unittest.main()
