"""What processes spend: CPU time, and memory of which shared pages are counted once."""

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
_LOOK_S = 0.5
#: Whoever spends no more than this in a look is at rest [ms]; none is waited for longer than this [s].
_REST_MS, _SETTLE_S = 20, 30.0


@dataclass
class Memory:
    """Memory of a process and its descendants [MiB]: when they had started, and the most that was seen."""

    idle: float
    peak: float


def family(pid: int) -> list[int]:
    """Return a process and all its descendants."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (fields := _stat(int(folder.name))):
            parents.setdefault(int(fields[1]), []).append(int(folder.name))
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        todo += parents.get(one, [])
    return found


def cpu_ms(pid: int) -> float:
    """CPU time that a process, its descendants and those that ended have spent [ms]."""
    return sum(sum(map(int, fields[11:15])) for one in family(pid) if (fields := _stat(one))) * _TICK_MS


def settle(pid: int) -> None:
    """Wait until a process and its descendants are at rest: other workers have started, nothing is prepared any more."""
    until = time.monotonic() + _SETTLE_S
    spent = cpu_ms(pid)
    while time.monotonic() < until:
        time.sleep(_LOOK_S)
        before, spent = spent, cpu_ms(pid)
        if spent - before <= _REST_MS:
            return


def memory_mib(pid: int) -> float:
    """Memory of a process and its descendants [MiB]: a page that n share counts as 1/n for each of them (PSS)."""
    return sum(map(_pss_kib, family(pid))) / 1024


@contextlib.contextmanager
def watched_memory(pid: int) -> Iterator[Memory]:
    """Look at the memory of a process and its descendants now and every half second until the end."""
    first = memory_mib(pid)
    seen = Memory(first, first)
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(_LOOK_S):
            seen.peak = max(seen.peak, memory_mib(pid))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield seen
    finally:
        ended.set()
        watcher.join()


def _stat(pid: int) -> list[str]:
    """Fields of /proc/PID/stat after the name, from the state on; empty when the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _pss_kib(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
