"""Requests per second of the service beside its peers, on the same data in the same run.

``python -m tests.bench.bench_service [--features 100000] [--seconds 3] [--peers ours,postgis,tipg,pygeoapi]``
``python -m tests.bench.bench_service --growth`` (``--no-gzip`` halves the time of the first)

A made city (:mod:`tests.bench.city`) is served, one after the other and with one worker each, by

* ``ours``: ``atlas serve city.gpkg``, in memory; repeated answers come from its cache, as in a service of everyday;
* ``uncached``: the same with ``ATLAS_CACHE_MIB=0``: every answer is made anew;
* ``postgis``: ``atlas serve postgresql://…`` after ``atlas publish``, its cache off, too;
* ``tipg`` and ``pygeoapi``: a plain table of the same PostgreSQL, with indexes on id, geometry and district;
* ``asgi``: uvicorn with the finished bytes of ``ours`` in a dict, which is all that a Python server can do.

MapServer is not measured here; pygeoapi 0.21 is the newest for Python 3.11. The peers are fetched from PyPI into environments of their own in the user's cache
folder at the first run; PostgreSQL with PostGIS must be installed, ``wrk`` should be (else threads of Python ask,
which are slower than ``ours``). Everything is on the loopback. A run takes at most some 14 loads of ``--seconds`` a
server; an answer that takes longer than a third of that is asked for one at a time, at most three times. An interrupted run
prints the ratios of what it has.

How to read it: every answer is first checked for its number of features; one that is wrong is named and not timed.
A row is a request and a server: requests/s, median and 99th percentile [ms], CPU time of the server with its database
for one request [ms], resident memory after the load [MiB], bytes sent for one answer. The last table divides requests/s
of our stores by those of the better peer, and of ``asgi``. Only ratios of one run mean anything; on a busy machine
compare CPU times. ``--growth`` shows load time, memory and each request of ``ours`` uncached for 1 k to 1 M projects.
"""

import argparse
import json
import math
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import mapbox_vector_tile
import morecantile

from tests.bench import stands
from tests.bench.city import ASKED_DISTRICT, FILTER, City, made_city
from tests.bench.load import Load, by_threads, cpu_ms, fetch, loaded, memory_mib
from tests.bench.stands import Stand
from tests.postgres import running_cluster

SERVERS = ("ours", "uncached", "postgis", "tipg", "pygeoapi", "asgi", "mapserver")
PEERS = ("tipg", "pygeoapi")
#: Near enough that no server thins a tile out: with 100,000 projects it holds some 200.
ZOOM = 12
TILE = morecantile.tms.get("WebMercatorQuad").tile(121.6, 41.5, ZOOM)
#: Requests and the connections that ask each; answers that are large are asked for by fewer.
CONNECTIONS = {"one": 16, "page of 10": 16, "box": 8, "district": 4, "everything": 2, "filter": 8, "tile": 4}
#: Whoever takes longer is checked once [s].
_SLOW_S = 2.0
_GROWTH = (1_000, 10_000, 100_000, 1_000_000)
_LINE = "{:<12}{:<10}{:<6}{:>10}{:>10}{:>10}{:>10}{:>9}{:>12}"


@dataclass(frozen=True)
class Row:
    """A request to a server, measured."""

    request: str
    server: str
    packed: bool
    load: Load
    cpu: float
    memory: float
    size: int

    def line(self) -> str:
        """Write it as a line of the table."""
        times = (f"{value:,.1f}" for value in (self.load.rate, self.load.p50, self.load.p99))
        packed = "gzip" if self.packed else ""
        text = _LINE.format(
            self.request, self.server, packed, *times, f"{self.cpu:,.2f}", f"{self.memory:,.0f}", f"{self.size:,}"
        )
        return text + (f"  {self.load.bad} FAILED" if self.load.bad else "")


def requests(stand: Stand, city: City) -> dict[str, list[str]]:
    """Return the targets of each request, as this server wants them written."""

    def items(**query: object) -> str:
        words = [f"{name.replace('_', '-')}={quote(str(value), safe=',')}" for name, value in query.items()]
        return "?".join([stand.items, "&".join([*words, *([stand.extra] if stand.extra else [])])])

    everything = len(city.ids)
    some = city.ids[:: max(1, everything // 200)][:200]
    extra = f"?{stand.extra}" if stand.extra else ""
    targets = {
        "one": [f"{stand.items}/{name}{extra}" for name in some],
        "page of 10": [items(limit=10)],
        "box": [items(bbox=",".join(map(str, box)), limit=2 * city.in_box) for box in city.boxes],
        "district": [items(district=ASKED_DISTRICT, limit=everything)],
        "everything": [items(limit=everything)],
        "filter": [items(filter=FILTER, filter_lang=stand.language, limit=everything)],
    }
    if stand.tile:
        targets["tile"] = [stand.tile.format(z=TILE.z, x=TILE.x, y=TILE.y)]
    return targets


def expected(city: City) -> Mapping[str, int]:
    """Return how many features each answer holds; for the tile, the first server's answer counts."""
    everything = len(city.ids)
    return {
        "one": 1,
        "page of 10": min(10, everything),
        "box": city.in_box,
        "district": city.in_district,
        "everything": everything,
        "filter": city.in_filter,
    }


def held(kind: str, body: bytes) -> int:
    """Count the features of an answer."""
    if "mapbox" in kind or "protobuf" in kind:
        return sum(_inside(layer) for layer in mapbox_vector_tile.decode(body).values())
    content = json.loads(body)
    return len(content["features"]) if content["type"] == "FeatureCollection" else int(content["type"] == "Feature")


def _inside(layer: Mapping[str, Any]) -> int:
    """Count the points of a tile's layer that are not at its edge: servers take more or less of what lies around."""
    extent = layer["extent"]
    places = [feature["geometry"]["coordinates"] for feature in layer["features"]]
    return sum(2 < x < extent - 2 and 2 < y < extent - 2 for x, y in places)


def measured(
    stand: Stand, city: City, seconds: float, folder: Path, counts: dict[str, int], *, packed: Sequence[bool]
) -> Iterator[Row]:
    """Check and time every request to a server."""
    stand.targets = stand.targets or requests(stand, city)
    for request, targets in stand.targets.items():
        for is_packed in packed:
            try:
                size, longest = _checked(stand, request, targets, counts, packed=is_packed)
            except (OSError, RuntimeError, ValueError) as error:
                print(f"{request:<12}{stand.name:<10}NOT TIMED: {error}", flush=True)
                break
            before = sum(map(cpu_ms, stand.pids))
            load = _asked(stand, request, seconds, folder, longest, packed=is_packed)
            spent = sum(map(cpu_ms, stand.pids)) - before
            cpu = spent / load.requests if load.requests else math.nan
            yield Row(request, stand.name, is_packed, load, cpu, memory_mib(stand.pids[0]), size)


def _asked(stand: Stand, request: str, seconds: float, folder: Path, longest: float, *, packed: bool) -> Load:
    targets = stand.targets[request]
    if longest > seconds / 3:
        return by_threads(stand.port, targets, 1, max(seconds, longest), packed=packed, most=3)
    return loaded(stand.port, targets, CONNECTIONS[request], seconds, packed=packed, folder=folder)


def _checked(
    stand: Stand, request: str, targets: Sequence[str], counts: dict[str, int], *, packed: bool
) -> tuple[int, float]:
    """Return the bytes sent for an answer, and the seconds that the second of two takes: the first may open things."""
    spent = 0.0
    for target in (targets[0], targets[-1]):
        begun = time.perf_counter()
        kind, sent, body = fetch(stand.port, target, packed=packed)
        spent = time.perf_counter() - begun
        number = held(kind, body)
        if number != counts.setdefault(request, number):
            raise ValueError(f"{number} features, wanted {counts[request]}")
        if spent > _SLOW_S:
            break
    return len(sent), spent


def compare(options: argparse.Namespace, folder: Path) -> None:
    """Measure all servers asked for; print rows and ratios."""
    names = options.peers
    city = made_city(options.features, folder)
    counts = dict(expected(city))
    rows: list[Row] = []
    print(_header())

    def take(stand: Stand) -> None:
        for row in measured(
            stand, city, options.seconds, folder, counts, packed=(False, True)[: 1 if options.no_gzip else 2]
        ):
            rows.append(row)
            print(row.line(), flush=True)

    try:
        _compare_memory(names, city, folder, take)
        if {"postgis", *PEERS} & set(names):
            _compare_databases(names, city, folder, take)
    finally:
        print_ratios(rows)
    if "mapserver" in names:
        print("mapserver: not measured by this program")


def _compare_memory(names: Sequence[str], city: City, folder: Path, take: Callable[[Stand], None]) -> None:
    if {"ours", "asgi"} & set(names):
        with stands.ours("ours", city.path, folder, [], 128) as stand:
            stand.targets = requests(stand, city)
            take(stand)
            if "asgi" in names:
                with stands.bare(stand, folder) as other:
                    take(other)
    if "uncached" in names:
        with stands.ours("uncached", city.path, folder, [], 0) as stand:
            take(stand)


def _compare_databases(names: Sequence[str], city: City, folder: Path, take: Callable[[Stand], None]) -> None:
    with running_cluster() as cluster:
        dsn = stands.published(city, cluster)
        database = [stands.postmaster(cluster)]
        makers = {
            "postgis": lambda: stands.ours("postgis", dsn, folder, database, 0),
            "tipg": lambda: stands.tipg(cluster, dsn, folder),
            "pygeoapi": lambda: stands.pygeoapi(cluster, dsn, folder),
        }
        for name, make in makers.items():
            if name in names:
                try:
                    with make() as stand:
                        take(stand)
                except RuntimeError as error:  # a peer that does not start shall not cost the rest of the run
                    print(f"{name}: {error}", flush=True)


def print_ratios(rows: Sequence[Row]) -> None:
    """Print what our stores do as multiples of the better peer and of the bare server: by requests/s and by CPU time."""
    asked = dict.fromkeys((row.request, row.packed) for row in rows)
    for title, value in (("requests/s", _rate), ("requests per second of CPU", _per_cpu)):
        print(f"\nratios of {title}: our store ÷ better peer · ÷ bare ASGI server")
        for request, packed in asked:
            values = {row.server: value(row) for row in rows if (row.request, row.packed) == (request, packed)}
            print(f"{request + (' gzip' if packed else ''):<18}" + "   ".join(_ratios(values)))


def _rate(row: Row) -> float:
    return row.load.rate


def _per_cpu(row: Row) -> float:
    return 1000 / row.cpu if row.cpu > 0 else math.nan


def _ratios(values: Mapping[str, float]) -> Iterator[str]:
    better = max((name for name in PEERS if name in values), key=lambda name: values[name], default=None)
    for name in ("ours", "uncached", "postgis"):
        if name in values:
            peer = f"{values[name] / values[better]:,.1f}× {better}" if better else "no peer"
            bare = f" · {values[name] / values['asgi']:.2f}" if "asgi" in values else ""
            yield f"{name} {peer}{bare}"


def growth(options: argparse.Namespace, folder: Path) -> None:
    """Measure our memory store, its cache off, for growing cities."""
    for count in [size for size in _GROWTH if size <= options.features]:
        city = made_city(count, folder)
        with stands.ours("uncached", city.path, folder, [], 0) as stand:
            loaded_mib = memory_mib(stand.pids[0])
            print(f"\n{count:,} projects: answers after {stand.started_s:.1f} s, {loaded_mib:,.0f} MiB\n{_header()}")
            counts = dict(expected(city))
            for row in measured(stand, city, options.seconds, folder, counts, packed=(False,)):
                print(row.line(), flush=True)
        city.path.unlink()


def _header() -> str:
    return _LINE.format("request", "server", "", "req/s", "p50 ms", "p99 ms", "CPU ms", "MiB", "bytes")


def _names(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - set(SERVERS):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: wanted some of {','.join(SERVERS)}")
    return names


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", type=int, help="projects of the city (100,000); the most of --growth (1,000,000)")
    parser.add_argument("--seconds", type=float, default=3.0, help="of each load")
    parser.add_argument("--peers", type=_names, default=list(SERVERS[:-1]), help=f"some of {','.join(SERVERS)}")
    parser.add_argument("--no-gzip", action="store_true", help="ask for answers as they are only: half the time")
    parser.add_argument("--growth", action="store_true", help="our memory store for 1 k, 10 k, 100 k, 1 M projects")
    options = parser.parse_args(arguments)
    options.features = options.features or (_GROWTH[-1] if options.growth else 100_000)
    if not 1000 <= options.features <= 10 * _GROWTH[-1] or not 1 <= options.seconds <= 60:
        parser.error("wanted --features from 1000 to 10000000 and --seconds from 1 to 60")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # as Ctrl-C: the servers are ended, too
    with tempfile.TemporaryDirectory(prefix="atlas-bench-") as name:
        folder = Path(name)
        (growth if options.growth else compare)(options, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
