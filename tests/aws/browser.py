#!/usr/bin/env python3
"""A browser in which somebody signs in: browser.py ADDRESS USER PASSWORD

Opens the sign-in page, signs in, follows the way back to the program that opened it, and prints the page it ends on.
"""

import environment

if __name__ == "__main__":
    environment.enter()

import sys
import urllib.parse

from account import Account, Person


def main():
    address, user, password = sys.argv[1:]
    page = urllib.parse.urlsplit(address)
    account = Account(f"{page.scheme}://{page.netloc}")
    location = account.log_in(address, Person(user, password))
    print(account.send(location)[2])


if __name__ == "__main__":
    main()
