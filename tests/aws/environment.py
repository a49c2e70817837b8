#!/usr/bin/env python3
"""Python with the packages of requirements.txt: environment.py ARG… is that Python with these arguments.

The packages lie below the folder of cargo's own output, so whatever cleans that cleans them, too. They are installed
when they are missing or when requirements.txt changed, once, however many ask for them at the same time.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
FOLDER = Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target").resolve() / "aws-rig"
HOME = FOLDER / "venv"
PYTHON = HOME / "bin" / "python"
INSTALLED = HOME / "requirements.txt"


def enter():
    """Goes on in the environment: returns in it, and starts the running script again when called outside."""
    if Path(sys.prefix) != HOME:
        run(*sys.argv)


def run(*arguments):
    """Becomes the environment's Python, with none of this computer's own Amazon settings."""
    install()
    os.execve(PYTHON, [PYTHON, *arguments], {k: v for k, v in os.environ.items() if not k.startswith("AWS_")})


def install():
    """Makes the environment unless it is there as requirements.txt wants it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_installed():
            return
        print("Installing the packages of tests/aws (once, about a minute)", file=sys.stderr)
        shutil.rmtree(HOME, ignore_errors=True)
        try:
            venv.create(HOME, with_pip=True)
        except subprocess.CalledProcessError:
            sys.exit("Python cannot make an environment. On Debian and Ubuntu: apt-get install python3-venv")
        pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet", "--no-deps"]
        if subprocess.run([*pip, "--requirement", REQUIREMENTS], stdout=sys.stderr).returncode != 0:
            sys.exit("The packages of tests/aws could not be installed")
        shutil.copy(REQUIREMENTS, INSTALLED)


def is_installed():
    # A newer Python of the system leaves a link that leads nowhere.
    return PYTHON.exists() and INSTALLED.exists() and INSTALLED.read_bytes() == REQUIREMENTS.read_bytes()


if __name__ == "__main__":
    run(*sys.argv[1:])
