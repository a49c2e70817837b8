"""check.py, made for a real account, on the emulator: right but for what the emulator cannot do."""

import contextlib
import io
import threading
import unittest

from account import hidden_fields
from case import Case
from check import Check


class OnTheEmulator(Case):
    def test_it_finds_the_gaps_and_nothing_else(self):
        self.account.let_in(self.account.credentials(self.account.sign_in(self.ada)["id_token"]).identity_id)
        check = Check(self.account, self.browse)
        with contextlib.redirect_stdout(io.StringIO()) as told:
            check.everything(picture=None)
        gaps = [
            "a refresh brings a new refresh token",
            "InitiateAuth, the refresh without rotation",
            "GetId without a token",
            "GetCredentialsForIdentity afterwards",
        ]
        self.assertEqual(check.wrong, gaps, told.getvalue())
        self.assertIn("      ListObjectsV2, everything: AccessDenied\n", told.getvalue())

    def browse(self, page):
        """A person in a browser; at once, as the listener already waits."""

        def sign_in():
            _, _, form = self.account.send(page)
            fields = hidden_fields(form) | {"username": self.ada.user, "password": self.ada.password}
            _, headers, _ = self.account.send(f"{self.account.pages}/login", form=fields)
            self.account.send(headers["Location"])

        threading.Thread(target=sign_in).start()


if __name__ == "__main__":
    unittest.main()
