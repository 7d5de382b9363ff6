"""How load time, memory and each request of our stores grow with the city."""

import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench import peers, stands
from tests.bench.asked import requests
from tests.bench.city import City
from tests.bench.measured import Row, measured
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


def in_memory(city: City, seconds: float, folder: Path) -> Grown:
    """Measure the memory store, no answers kept, on one connection."""
    with stands.ours("uncached", city.path, folder, cache_mib=0) as stand:
        return _grown(stand, city, seconds, folder, None)


def in_postgis(city: City, seconds: float, folder: Path, cluster: Cluster) -> Grown:
    """Measure the PostGIS store, no answers kept, on one connection."""
    begun = time.monotonic()
    dsn = peers.published(city.path, cluster)
    took_s = time.monotonic() - begun
    database = [peers.postmaster(cluster)]
    with stands.ours("postgis", dsn, folder, cache_mib=0, database=database) as stand:
        return _grown(stand, city, seconds, folder, took_s)


def _grown(stand: Stand, city: City, seconds: float, folder: Path, published_s: float | None) -> Grown:
    stand.targets = requests(stand.faces, city)
    with watched_memory(stand.pids[0]) as memory:
        rows = tuple(measured(stand, city, seconds, folder, packed=[False], connections=1))
    return Grown(stand.name, city.size, published_s, stand.started_s, memory.idle, rows)
