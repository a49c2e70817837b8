"""One account on one emulator for all tests of a run, over TLS, with two people."""

import atexit
import functools
import unittest

from botocore.exceptions import ClientError

from account import Account
from emulator import Emulator

PICTURE = b"a made-up picture"


@functools.cache
def shared_emulator():
    emulator = Emulator(tls=True)
    atexit.register(emulator.stop)
    return emulator


@functools.cache
def shared_account():
    account = Account(shared_emulator().endpoint, shared_emulator().authority)
    account.deploy()
    return account


@functools.cache
def person(user):
    return shared_account().add_person(user)


class Case(unittest.TestCase):
    """A test on the shared account."""

    @classmethod
    def setUpClass(cls):
        cls.account = shared_account()
        cls.ada, cls.bob = person("ada@example.com"), person("bob@example.com")

    def refused(self, code, call, **arguments):
        """The call fails with this code of Amazon's."""
        with self.assertRaises(ClientError) as caught:
            call(**arguments)
        error = caught.exception.response["Error"]
        self.assertEqual(error["Code"], code, error)
