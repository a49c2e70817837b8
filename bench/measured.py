"""Runs a command and says what it cost. Memory is sampled from Linux's /proc, so a run of a few milliseconds shows none."""

import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.05


@dataclass
class Run:
    """`peak_mb` is the most that the command and all its children held at one moment (shared memory counted once)."""

    output: str
    errors: str
    status: int  # negative: the signal that ended it
    seconds: float
    peak_mb: float
    timed_out: bool


def run(command, limit=None, env=None):
    """Runs to the end, or ends the command and its children after `limit` seconds."""
    start = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=env,
    )
    peak = PeakMemory(process.pid)
    timed_out = False
    try:
        output, errors = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        timed_out = True
        os.killpg(process.pid, signal.SIGKILL)
        output, errors = process.communicate()
    except BaseException:  # Ctrl-C reaches this process alone
        os.killpg(process.pid, signal.SIGKILL)
        raise
    seconds = time.monotonic() - start
    return Run(
        output.decode("utf-8", "replace"),
        errors.decode("utf-8", "replace"),
        process.returncode,
        seconds,
        peak.stop(),
        timed_out,
    )


class PeakMemory:
    """Watches all processes of a session."""

    def __init__(self, session):
        self.session = session
        self.peak = 0.0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def watch(self):
        while not self.ended.wait(SAMPLE_SECONDS):
            held = sum(held_mb(process) for process in Path("/proc").glob("[0-9]*") if self.owns(process))
            self.peak = max(self.peak, held)

    def owns(self, process):
        try:
            # After the name in brackets, which may hold anything: state, parent, group, session.
            return int((process / "stat").read_text().rpartition(")")[2].split()[3]) == self.session
        except OSError:
            return False

    def stop(self):
        self.ended.set()
        self.thread.join()
        return self.peak


def held_mb(process):
    """Proportional set size: a page shared by two processes counts half for each."""
    try:
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def percentile(values, percent):
    """Nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def built(*programs):
    """The release programs of these names, built now, so that no old one is measured."""
    root = Path(__file__).resolve().parent.parent
    wanted = [word for program in programs for word in ("--bin", program)]
    subprocess.run(["cargo", "build", "--release", *wanted], cwd=root, check=True)
    return [root / os.environ.get("CARGO_TARGET_DIR", "target") / "release" / program for program in programs]


def built_vouch():
    """The program `vouch`, built now."""
    return built("vouch")[0]
