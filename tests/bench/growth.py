"""How load time, memory and each request of our stores grow with the city."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench import peers, stands
from tests.bench.asked import requests
from tests.bench.city import City, made_city
from tests.bench.measured import Row, measured, tell
from tests.bench.processes import watched_memory
from tests.bench.stands import Stand
from tests.postgres import Cluster

SIZES = (1_000, 10_000, 100_000, 1_000_000)


@dataclass(frozen=True)
class Grown:
    """A store with a city of so many projects.

    Attributes
    ----------
    published_s
        Time to bring the city into the database; None in memory.
    started_s
        From the start of the process to the first answer.
    memory
        When it has started [MiB].
    """

    store: str
    size: int
    published_s: float | None
    started_s: float
    memory: float
    rows: tuple[Row, ...]


def grown(sizes: list[int], seconds: float, folder: Path, cluster: Cluster | None) -> Iterator[Grown]:
    """Measure both stores, no answers kept, on one connection."""
    for size in sizes:
        city = made_city(size, folder)
        tell(f"\n{size:,} projects in memory")
        with stands.ours("uncached", city.path, folder, cache_mib=0) as stand:
            yield _grown(stand, city, seconds, folder, None)
        if cluster is not None:
            tell(f"\n{size:,} projects in PostGIS")
            begun = time.monotonic()
            dsn = peers.published(city.path, cluster)
            took_s = time.monotonic() - begun
            database = [peers.postmaster(cluster)]
            with stands.ours("postgis", dsn, folder, cache_mib=0, database=database) as stand:
                yield _grown(stand, city, seconds, folder, took_s)
        city.path.unlink()


def _grown(stand: Stand, city: City, seconds: float, folder: Path, published_s: float | None) -> Grown:
    stand.targets = requests(stand.faces, city)
    with watched_memory(stand.pids[0]) as memory:
        rows = tuple(measured(stand, city, seconds, folder, packed=[False], connections=1))
    return Grown(stand.name, city.size, published_s, stand.started_s, memory.idle, rows)
