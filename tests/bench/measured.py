"""One server, every request: checked, then timed."""

import http.client
import math
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.asked import CONNECTIONS
from tests.bench.checks import fault
from tests.bench.city import City
from tests.bench.load import Load, by_threads, fetch, fresh, loaded
from tests.bench.processes import cpu_ms
from tests.bench.stands import Stand

#: Whoever takes longer is checked once [s].
_SLOW_S = 2.0
#: A number that no load comes to.
_CHECKED = 999_999
_LINE = "{:<12}{:<10}{:<6}{:>10}{:>10}{:>10}{:>10}{:>12}"


@dataclass(frozen=True)
class Row:
    """A request to a server, measured: the load, CPU time a request [ms] with the database's, bytes sent for one."""

    request: str
    server: str
    packed: bool
    load: Load
    cpu: float
    size: int


def tell(*words: object) -> None:
    """Say how far the run is; standard output is for the report."""
    print(*words, file=sys.stderr, flush=True)


def measured(
    stand: Stand,
    city: City,
    seconds: float,
    folder: Path,
    *,
    packed: Sequence[bool] = (False, True),
    connections: int | None = None,
) -> Iterator[Row]:
    """Check and time every request to a server; one whose answer is wrong is named and not timed."""
    tell(_LINE.format("request", "server", "", "req/s", "p50 ms", "p99 ms", "CPU ms", "bytes"))
    for request, targets in stand.targets.items():
        many = connections or CONNECTIONS[request]
        for is_packed in packed:
            try:
                size, longest = _checked(stand, request, city, packed=is_packed)
            except (OSError, RuntimeError, ValueError, KeyError, http.client.HTTPException) as error:
                tell(f"{request:<12}{stand.name:<10}NOT TIMED: {str(error)[:200]}")
                break
            before = sum(map(cpu_ms, stand.pids))
            if longest > seconds / 3:
                load = _one_by_one(stand.port, targets, seconds, packed=is_packed)
            else:
                load = loaded(stand.port, targets, many, seconds, packed=is_packed, folder=folder)
            spent = sum(map(cpu_ms, stand.pids)) - before
            row = Row(request, stand.name, is_packed, load, spent / load.requests if load.requests else math.nan, size)
            tell(_line(row))
            yield row


def _one_by_one(port: int, targets: Sequence[str], seconds: float, *, packed: bool) -> Load:
    """Ask for what takes long: on one connection, at most three times."""
    until = time.monotonic() + seconds
    return by_threads(port, targets, 1, lambda done: done < 1 or (done < 3 and time.monotonic() < until), packed=packed)


def _checked(stand: Stand, request: str, city: City, *, packed: bool) -> tuple[int, float]:
    """Return the bytes sent for an answer, and the seconds that the last one takes: the first may open things.

    Raises
    ------
    ValueError
        An answer does not hold what it should.
    """
    targets = stand.targets[request]
    size, spent = 0, 0.0
    for number in (0, len(targets) - 1):
        begun = time.perf_counter()
        _, sent, body = fetch(stand.port, fresh(targets[number], _CHECKED - packed), packed=packed)
        size, spent = len(sent), time.perf_counter() - begun
        if wrong := fault(request, number, city, body):
            raise ValueError(wrong)
        if spent > _SLOW_S:
            break
    return size, spent


def _line(row: Row) -> str:
    times = (f"{value:,.1f}" for value in (row.load.rate, row.load.p50, row.load.p99))
    packed = "gzip" if row.packed else ""
    text = _LINE.format(row.request, row.server, packed, *times, f"{row.cpu:,.2f}", f"{row.size:,}")
    return text + (f"  {row.load.bad} FAILED" if row.load.bad else "")
