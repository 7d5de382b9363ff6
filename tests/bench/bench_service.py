"""The feature service beside its peers, on the same data in the same run.

``python -m tests.bench.bench_service > figures.md`` (about 15 minutes; ``--quick`` about 3)

A made city (:mod:`tests.bench.city`) is served, one after the other and with ``--workers`` processes each, by

* ``ours``: ``atlas serve city.gpkg``, in memory; repeated answers come from its cache, as in a service of everyday;
* ``uncached``: the same with ``ATLAS_CACHE_MIB=0``: every answer is made anew;
* ``postgis``: ``atlas serve postgresql://…`` after ``atlas publish``, its cache off, too;
* ``tipg``, ``pygeoapi``, ``mapserver`` (FastCGI behind lighttpd): a plain table of the same PostgreSQL, with indexes on
  id, place and district;
* ``asgi``: uvicorn with the finished bytes of ``ours`` in a dict, which is all that a Python server can do.

Needed: PostgreSQL with PostGIS, ``wrk`` (else threads of Python ask, which are slower than ``ours``), MapServer and
lighttpd: ``python -m tests.machine --install --bench`` fetches them from Debian. tipg and pygeoapi come from PyPI into
environments of their own in the user's cache folder at the first run; pygeoapi 0.21 is the newest for Python 3.11. Who is
missing or does not start is a line of the report. Everything is on the loopback and ended with the run; an interrupted
run prints what it has.

Parts (``--parts``): ``service`` times every request, plain and gzipped; ``line`` a feature by its id while another client
downloads everything; ``build`` requests while a new build is taken up; ``memory`` our stores with one and two workers;
``growth`` both stores, no answers kept, with 1 k, 10 k, 100 k and 1 M projects.

How to read it: the first and last answer of each request are checked, ids and values; a wrong one is named, and not timed.
``ours`` keeps finished answers, so that tiles, filters, small pages and whatever is gzipped are ready bytes (S43);
``uncached`` and "never the same box" show what the first to ask waits for. Boxes hold a tenth of a city below 10,000. Ratios are to the better of tipg and pygeoapi; only those of one run mean
anything. On a busy machine compare CPU times, server and database together. Memory counts shared pages once.
"""

import argparse
import contextlib
import functools
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import psycopg

from layers.errors import LayersError
from tests.bench import beside, growth, mapserver, peers, stands
from tests.bench.asked import requests
from tests.bench.city import City, made_city
from tests.bench.load import loaded
from tests.bench.measured import measured, tell
from tests.bench.processes import watched_memory
from tests.bench.report import SERVERS, Report
from tests.bench.stands import Stand
from tests.machine import find
from tests.postgres import Cluster, running_cluster

PARTS = ("service", "line", "build", "memory", "growth")
#: What our service keeps of finished answers, as it comes [MiB].
_CACHE_MIB = 128
_FAULTS = (RuntimeError, OSError, ValueError, LayersError, psycopg.Error, subprocess.SubprocessError)

Makers = dict[str, Callable[[], AbstractContextManager[Stand]]]


class Run:
    """One run: its options, data and report.

    Attributes
    ----------
    cluster
        None without PostgreSQL.
    """

    def __init__(self, options: argparse.Namespace, folder: Path, cluster: Cluster | None, report: Report) -> None:
        self.options, self.folder, self.cluster, self.report = options, folder, cluster, report

    def everything(self) -> None:
        """Go through the parts asked for; what fails is a note of the report."""
        parts = self.options.parts
        if {"service", "line", "build", "memory"} & set(parts):
            city = made_city(self.options.features, self.folder)
            dsn = self._published(city)
            makers = self._makers(city, dsn)
            for name in [one for one in makers if one in self.options.servers]:
                with self._forgiven(name), makers[name]() as stand:
                    self._visit(stand, city, dsn)
            if "memory" in parts:
                self._memory_of_workers(city, dsn)
        if "growth" in parts:
            for size in [one for one in growth.SIZES if one <= self.options.grow_to]:
                self._grow(size)

    def _grow(self, size: int) -> None:
        city = made_city(size, self.folder)
        asked = (city, self.options.seconds, self.folder)
        with self._forgiven(f"memory, {size:,} projects"):
            tell(f"{size:,} projects in memory")
            self.report.growths.append(growth.in_memory(*asked))
        if self.cluster is not None:
            with self._forgiven(f"PostGIS, {size:,} projects"):
                tell(f"{size:,} projects in PostGIS")
                self.report.growths.append(growth.in_postgis(*asked, self.cluster))
        city.path.unlink()

    @contextlib.contextmanager
    def _forgiven(self, name: str) -> Iterator[None]:
        try:
            yield
        except _FAULTS as error:
            lines = str(error).strip().splitlines() or [type(error).__name__]
            tell(f"{name}: {error}")
            self.report.notes.append(f"{name}: not measured: {lines[-1][:160]}")

    def _published(self, city: City) -> str:
        if self.cluster is None:
            return ""
        dsn = peers.published(city.path, self.cluster)
        peers.add_plain_table(dsn, city)
        return dsn

    def _makers(self, city: City, dsn: str) -> Makers:
        """Return how each server is started; ``asgi`` needs ``ours`` beside it."""
        served = self.folder / "served.gpkg"
        shutil.copy(city.path, served)
        workers = self.options.workers
        ours = functools.partial(stands.ours, folder=self.folder, workers=workers)
        makers: Makers = {
            "ours": lambda: ours("ours", served, cache_mib=_CACHE_MIB),
            "uncached": lambda: ours("uncached", city.path, cache_mib=0),
            "asgi": lambda: self._bare(city),
        }
        cluster = self.cluster
        if cluster is not None:
            database = [peers.postmaster(cluster)]
            makers["postgis"] = lambda: ours("postgis", dsn, cache_mib=0, database=database)
            for name, maker in (
                ("tipg", peers.tipg), ("pygeoapi", peers.pygeoapi), ("mapserver", mapserver.mapserver)
            ):  # fmt: skip
                makers[name] = functools.partial(maker, cluster, dsn, self.folder, workers=workers)
        return makers

    @contextlib.contextmanager
    def _bare(self, city: City) -> Iterator[Stand]:
        with stands.ours("source", city.path, self.folder, cache_mib=0) as source:
            source.targets = requests(source.faces, city)
            with stands.bare(source, self.folder, workers=self.options.workers) as stand:
                yield stand

    def _visit(self, stand: Stand, city: City, dsn: str) -> None:
        """Do with a server whatever is asked for while it runs."""
        options, report = self.options, self.report
        stand.targets = stand.targets or requests(stand.faces, city)
        packed = [False] if options.no_gzip else [False, True]
        if "service" in options.parts:
            with watched_memory(stand.pids[0]) as memory:
                for row in measured(stand, city, options.seconds, self.folder, packed=packed):
                    report.rows.append(row)
            report.memories[self._in_words(stand.name, options.workers)] = memory
        if "line" in options.parts and stand.name not in {"uncached", "asgi"}:
            tell(f"{stand.name}: a feature while everything is downloaded")
            report.lines.append(beside.line(stand, options.seconds, self.folder))
        if "build" in options.parts and stand.name in {"ours", "postgis"}:
            tell(f"{stand.name}: a new build under load")
            report.builds.append(beside.build(stand, city, self._new_build(stand, city, dsn)))

    def _new_build(self, stand: Stand, city: City, dsn: str) -> Callable[[], None]:
        path = beside.changed_city(city, self.folder)
        if stand.name == "ours":
            return functools.partial(beside.put_in_place, path, self.folder / "served.gpkg")
        return functools.partial(peers.publish_again, path, dsn)

    def _memory_of_workers(self, city: City, dsn: str) -> None:
        """Look at the memory of our stores with one and two workers, after each request was made some times."""
        sources: dict[str, Path | str] = {"ours": city.path} | ({"postgis": dsn} if dsn else {})
        for name, source in sources.items():
            for workers in (1, 2):
                words = self._in_words(name, workers)
                if name not in self.options.servers or words in self.report.memories:
                    continue
                tell(f"memory: {words}")
                start = functools.partial(stands.ours, name, source, self.folder, cache_mib=_CACHE_MIB)
                with self._forgiven(words), start(workers=workers) as stand, watched_memory(stand.pids[0]) as memory:
                    for targets in requests(stand.faces, city).values():
                        loaded(stand.port, targets, 8, 1, folder=self.folder)
                    self.report.memories[words] = memory

    @staticmethod
    def _in_words(name: str, workers: int) -> str:
        return f"{name}, {workers} worker{'s' if workers > 1 else ''}"


def title(options: argparse.Namespace) -> str:
    """Say what was measured, on what, and how busy that was."""
    load = os.getloadavg()[0]
    busy = f", busy with other work (load {load:.1f})" if load > 0.5 else ""
    versions = f"Python {platform.python_version()}, tipg 1.6, pygeoapi 0.21, MapServer {mapserver.version()}"
    workers = f"{options.workers} worker{'s' if options.workers > 1 else ''} each"
    return f"{options.features:,} projects, {workers}, {os.cpu_count()} cores{busy}; {versions}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; the report goes to standard output, progress to standard error."""
    options = _options(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # as Ctrl-C: the servers are ended, too
    begun = time.monotonic()
    report = Report(title(options))
    with contextlib.ExitStack() as stack:
        stack.callback(lambda: print(report.markdown(), flush=True))
        stack.callback(lambda: report.notes.append(f"{(time.monotonic() - begun) / 60:.1f} minutes"))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="atlas-bench-")))
        cluster = stack.enter_context(running_cluster()) if find("postgis") else None
        if cluster is None:
            report.notes.append("no PostgreSQL with PostGIS: python -m tests.machine --install")
        try:
            Run(options, folder, cluster, report).everything()
        except BaseException:
            report.notes.append("interrupted: this is what there was")
            raise
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", type=int, help="projects of the city (100,000)")
    parser.add_argument("--seconds", type=float, help="of each load (2)")
    parser.add_argument("--workers", type=int, default=1, help="processes of each server")
    parser.add_argument("--servers", type=_some_of(SERVERS), default=list(SERVERS), help=f"some of {','.join(SERVERS)}")
    parser.add_argument("--parts", type=_some_of(PARTS), default=list(PARTS), help=f"some of {','.join(PARTS)}")
    parser.add_argument("--grow-to", type=int, help="most projects of the part growth (1,000,000)")
    parser.add_argument("--no-gzip", action="store_true", help="ask for answers as they are only")
    parser.add_argument("--quick", action="store_true", help="10,000 projects, loads of a second, growth to 10,000")
    options = parser.parse_args(arguments)
    options.features = options.features or (10_000 if options.quick else 100_000)
    options.seconds = options.seconds or (1.0 if options.quick else 2.0)
    options.grow_to = options.grow_to or (10_000 if options.quick else growth.SIZES[-1])
    if not 1000 <= options.features <= 10_000_000 or not 1 <= options.seconds <= 60 or not 1 <= options.workers <= 8:
        parser.error("wanted --features from 1000 to 10000000, --seconds from 1 to 60 and --workers from 1 to 8")
    return options


def _some_of(known: Sequence[str]) -> Callable[[str], list[str]]:
    def read(text: str) -> list[str]:
        names = text.split(",")
        if unknown := set(names) - set(known):
            raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: wanted some of {','.join(known)}")
        return names

    return read


if __name__ == "__main__":
    sys.exit(main())
