"""``atlas serve`` as a process of its own, on a free port of the loopback."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def started(cache: Path, *arguments: str) -> tuple["subprocess.Popen[str]", str]:
    """Start it with a cache folder and further arguments; return the process and its address once it answers."""
    environment = {**os.environ, "ATLAS_CACHE": str(cache), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "api", "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    if found is None:
        process.kill()
        raise AssertionError(f"no address in {line!r}: {process.communicate()[1]}")
    return process, found[0]


def ended(process: "subprocess.Popen[str]", how: signal.Signals = signal.SIGINT) -> tuple[int, str]:
    """Send it a signal; return its exit code and what it wrote to stderr."""
    process.send_signal(how)
    _, err = process.communicate(timeout=20)
    return process.returncode, err


@contextmanager
def serving(cache: Path, *arguments: str) -> Iterator[str]:
    """Serve; give the address."""
    process, address = started(cache, *arguments)
    yield address
    ended(process)
