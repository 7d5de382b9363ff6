"""What a client feels while something else goes on: somebody downloads everything, or a new build is taken up."""

import contextlib
import http.client
import json
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.city import LAYER, City
from tests.bench.load import Load, by_threads, fetch, loaded
from tests.bench.stands import Stand

#: A build that is not taken up by then is not taken up [s].
_PATIENCE_S = 30.0
_NEW_NAME = "另一次发布"
#: Functions that the triggers of a GeoPackage name; no trigger calls them when a text changes.
_FUNCTIONS = ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")


@dataclass(frozen=True)
class Line:
    """A feature by its id on one connection: alone, and while another connection downloads everything again and again."""

    server: str
    alone: Load
    beside: Load
    downloads: int


@dataclass(frozen=True)
class Build:
    """Requests while a new build is made known: seconds until it was answered (None: it was not), and the load."""

    server: str
    taken_up_s: float | None
    load: Load


def line(stand: Stand, seconds: float, folder: Path) -> Line:
    """Measure head-of-line blocking of a server."""
    targets = stand.targets["one"]
    alone = loaded(stand.port, targets, 1, seconds, folder=folder)
    with _downloads(stand) as (took_s, done):
        beside = loaded(stand.port, targets, 1, max(2 * seconds, min(1.5 * took_s, 20)), folder=folder)
    return Line(stand.name, alone, beside, len(done))


@contextlib.contextmanager
def _downloads(stand: Stand) -> Iterator[tuple[float, list[int]]]:
    """Download everything over and over; yield the seconds that it took once, and the list of bytes got each time."""
    (target,) = stand.targets["everything"]
    begun = time.monotonic()
    done = [_discarded(stand.port, target)]
    took_s = time.monotonic() - begun
    done.clear()
    ended = threading.Event()

    def work() -> None:
        with contextlib.suppress(OSError, http.client.HTTPException):  # the load goes on, and the count tells
            while not ended.is_set():
                done.append(_discarded(stand.port, target))

    worker = threading.Thread(target=work)
    worker.start()
    try:
        yield took_s, done
    finally:
        ended.set()
        worker.join()


def _discarded(port: int, target: str) -> int:
    """Download and throw away, so that this process does not compete with the server for memory."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    buffer, size = bytearray(2**18), 0
    try:
        connection.request("GET", target)
        answer = connection.getresponse()
        while count := answer.readinto(buffer):
            size += count
    finally:
        connection.close()
    return size


def build(stand: Stand, city: City, make_known: Callable[[], None]) -> Build:
    """Ask a server without pause from before a new build is made known until a second after it is answered."""
    targets = [one for request in ("one", "page of 10", "box") for one in stand.targets[request][:16]]
    ended = threading.Event()
    loads: list[Load] = []
    worker = threading.Thread(
        target=lambda: loads.append(by_threads(stand.port, targets, 4, lambda _: not ended.is_set()))
    )
    worker.start()
    try:
        time.sleep(0.5)
        make_known()
        taken_up_s = _taken_up(stand, city)
        time.sleep(1)
    finally:
        ended.set()
        worker.join()
    return Build(stand.name, taken_up_s, loads[0])


def _taken_up(stand: Stand, city: City) -> float | None:
    begun = time.monotonic()
    target = f"{stand.faces.items}/{city.ids[0]}"
    while (spent := time.monotonic() - begun) < _PATIENCE_S:
        with contextlib.suppress(OSError, RuntimeError, http.client.HTTPException):  # the load counts those
            if json.loads(fetch(stand.port, target)[2])["properties"]["name"] == _NEW_NAME:
                return spent
        time.sleep(0.05)
    return None


def changed_city(city: City, folder: Path) -> Path:
    """Write the city with another name of its first project."""
    path = folder / "changed.gpkg"
    shutil.copy(city.path, path)
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for name in _FUNCTIONS:
            connection.create_function(name, 1, lambda _: 0)
        connection.execute(f'UPDATE "{LAYER}" SET name = ? WHERE id = ?', (_NEW_NAME, city.ids[0]))
    return path


def put_in_place(path: Path, served: Path) -> None:
    """Put a file where another one is served from, at one blow as ``atlas build`` does."""
    copy = served.with_suffix(".new")
    shutil.copy(path, copy)
    copy.replace(served)
