"""MiniStack, the emulator of Cognito, S3, IAM and CloudFormation, as a child process on this computer alone."""

import ctypes
import http.client
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import certificate

HOST = "127.0.0.1"
STARTS_WITHIN = 60  # seconds; it takes one, on a machine with nothing else to do


class Emulator:
    """Running from the moment it is made; `stop` ends it and removes all it kept."""

    def __init__(self, tls):
        self.folder = Path(tempfile.mkdtemp(prefix="vouch-aws-"))
        self.authority = None
        port = free_port()
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "STATE_DIR": str(self.folder / "state"),
            "S3_DATA_DIR": str(self.folder / "originals"),
            "AUTH": "true",  # or it takes any token and asks no policy
            "BIND_HOST": HOST,  # or it listens on every network
            "GATEWAY_PORT": str(port),
            "IOT_MTLS_ENABLED": "0",  # or it opens a second port, on every network
            "MINISTACK_HOST": HOST,
            "PYTHONUNBUFFERED": "1",
        }
        if tls:
            self.authority, certificate_file, key_file = certificate.make(self.folder)
            environment |= {
                "USE_SSL": "1",
                "MINISTACK_SSL_CERT": str(certificate_file),
                "MINISTACK_SSL_KEY": str(key_file),
            }
        self.endpoint = f"{'https' if tls else 'http'}://{HOST}:{port}"
        self.log = self.folder / "ministack.log"
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "ministack"],
                env=environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent,
            )
        try:
            self._wait_until_ready(port)
        except BaseException:
            self.stop()
            raise

    def _wait_until_ready(self, port):
        deadline = time.monotonic() + STARTS_WITHIN
        while not self._answers(port):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"MiniStack did not start:\n{self.log.read_text(errors='replace')}")
            time.sleep(0.05)

    def _answers(self, port):
        if self.authority:
            context = ssl.create_default_context(cafile=self.authority)
            connection = http.client.HTTPSConnection(HOST, port, timeout=5, context=context)
        else:
            connection = http.client.HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", "/_ministack/health")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def stop(self):
        """At once: asked to end, it would first wait for every connection that a client keeps open."""
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def die_with_parent():
    """On Linux a rig that is killed outright takes its emulator along."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
