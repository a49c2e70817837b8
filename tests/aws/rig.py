#!/usr/bin/env python3
"""An Amazon account to test against, on this computer: rig.py [--tls]

Starts the emulator on a free port of 127.0.0.1, deploys infra/vouch.yaml to it, adds one person, and prints one line:

    {"endpoint": "http://127.0.0.1:40123", "region": "eu-central-1", "setup_code": "eyJ2IjoxLC…",
     "user": "ada@example.com", "password": "…", "identity_id": "eu-central-1:…", "authority": null}

`endpoint` stands for every service and for the sign-in page, whatever host the setup code names. With --tls it is
https, and `authority` is the file of the certificate authority to trust; without, the bucket takes plain http as well.
The access key test with the secret test may do everything there. Only this one person has a place in the bucket.

It runs until its standard input closes or it gets SIGTERM; then everything it started has ended and is removed.
"""

import environment

if __name__ == "__main__":
    environment.enter()

import argparse
import json
import signal
import sys

from account import Account
from emulator import Emulator


def main():
    parser = argparse.ArgumentParser(description="An Amazon account to test against, on this computer.")
    parser.add_argument("--tls", action="store_true", help="speak https, as Amazon does")
    tls = parser.parse_args().tls
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    emulator = Emulator(tls=tls)
    try:
        print(json.dumps(prepare(emulator)), flush=True)
        sys.stdin.buffer.read()
    finally:
        emulator.stop()


def prepare(emulator):
    account = Account(emulator.endpoint, emulator.authority)
    account.deploy()
    if not emulator.authority:
        account.without_tls_policy()
    person = account.add_person("ada@example.com")
    identity_id = account.identity(account.sign_in(person)["id_token"])
    account.let_in(identity_id)
    return {
        "endpoint": emulator.endpoint,
        "region": account.setup["region"],
        "setup_code": account.setup_code,
        "user": person.user,
        "password": person.password,
        "identity_id": identity_id,
        "authority": str(emulator.authority) if emulator.authority else None,
    }


if __name__ == "__main__":
    main()
