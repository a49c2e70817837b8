"""rig.py as a child process, which is how tests in other languages use it."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
from pathlib import Path

from account import Account, Person, read_setup_code
from case import PICTURE

RIG = Path(__file__).with_name("rig.py")
PATIENCE = 30  # seconds


class Rig(unittest.TestCase):
    def start(self, *arguments):
        """A rig and what it printed. It keeps its files where this test removes them."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        rig = subprocess.Popen(
            [sys.executable, RIG, *arguments],
            env=os.environ | {"TMPDIR": folder.name},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for cleanup in (rig.stdin.close, rig.stdout.close, rig.wait, rig.kill):
            self.addCleanup(cleanup)
        return rig, json.loads(rig.stdout.readline()), Path(folder.name)

    def test_it_prints_what_is_needed_to_get_in(self):
        _, given, _ = self.start()
        account = Account(given["endpoint"], given["authority"])
        account.setup = read_setup_code(given["setup_code"])
        self.assertEqual((account.setup["v"], account.setup["region"]), (1, given["region"]))
        tokens = account.sign_in(Person(given["user"], given["password"]))
        person = account.credentials(tokens["id_token"])
        self.assertEqual(person.identity_id, given["identity_id"])
        own = {"Bucket": account.setup["bucket"], "Key": f"private/{person.identity_id}/1.png"}
        account.client("s3", person.key).put_object(**own, Body=PICTURE)

    def test_it_ends_with_its_input(self):
        rig, given, folder = self.start()
        rig.stdin.close()
        self.assert_gone(rig, given, folder)

    def test_it_speaks_tls_and_ends_when_told_to(self):
        rig, given, folder = self.start("--tls")
        self.assertTrue(given["endpoint"].startswith("https://127.0.0.1:"), given)
        self.assertIn("BEGIN CERTIFICATE", Path(given["authority"]).read_text())
        rig.send_signal(signal.SIGTERM)
        self.assert_gone(rig, given, folder)

    def assert_gone(self, rig, given, folder):
        self.assertEqual(rig.wait(PATIENCE), 0)
        self.assertFalse(is_answering(given["endpoint"]))
        self.assertEqual(list(folder.iterdir()), [])

    @unittest.skipUnless(sys.platform == "linux", "elsewhere a child outlives a parent that is killed")
    def test_its_emulator_ends_even_when_it_is_killed(self):
        rig, given, _ = self.start()
        rig.kill()
        deadline = time.monotonic() + PATIENCE
        while is_answering(given["endpoint"]):
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.05)


def is_answering(endpoint):
    place = urllib.parse.urlsplit(endpoint)
    with socket.socket() as probe:
        return probe.connect_ex((place.hostname, place.port)) == 0


if __name__ == "__main__":
    unittest.main()
