"""The ratios that the service is to reach, in one run, against the peers and against a bare server."""

import math
from collections.abc import Mapping, Sequence

from tests.bench.measured import Row

PEERS = ("tipg", "pygeoapi")
OURS = ("ours", "uncached")

#: Against the better of the two peers; gzipped, against the better gzipped answer.
IN_MEMORY: Mapping[tuple[str, bool], float] = {
    ("one", False): 10,
    ("page of 10", False): 10,
    ("box", False): 100,
    ("box", True): 25,
    ("new box", False): 100,
    ("new box", True): 25,
    ("district", False): 300,
    ("everything", False): 150,
}
#: The PostGIS store against tipg.
IN_POSTGIS: Mapping[tuple[str, bool], float] = {("box", False): 5, ("new box", False): 5, ("district", False): 5}
#: Of what a bare ASGI server does with the same bytes, for answers of more than so many.
OF_BARE, LARGE = 0.5, 100_000
#: A feature while somebody else downloads everything [ms].
BESIDE_MS = 50.0


def rate(row: Row) -> float:
    """Requests per second."""
    return row.load.rate


def per_cpu(row: Row) -> float:
    """Requests per second of CPU time, of server and database together: hardly touched by what else the machine does."""
    return 1000 / row.cpu if row.cpu > 0 else math.nan


def ratio(values: Mapping[str, float], server: str, others: Sequence[str]) -> tuple[float, str] | None:
    """Return what a server does as a multiple of the best of others, and who that is; None where one is missing."""
    best = max((name for name in others if name in values), key=lambda name: values[name], default=None)
    if best is None or server not in values or not values[best] > 0:
        return None
    return values[server] / values[best], best


def verdict(value: float, least: float | None) -> str:
    """Write a ratio, with its target and whether it is met.

    Examples
    --------
    >>> verdict(152.3, 100)
    '152 × (≥ 100 met)'
    >>> verdict(0.42, 0.5)
    '0.42 × (≥ 0.5 missed)'
    >>> verdict(3.14, None)
    '3.1 ×'
    """
    digits = 0 if value >= 20 else 1 if value >= 2 else 2
    written = f"{value:,.{digits}f} ×"
    return written if least is None else f"{written} (≥ {least:g} {'met' if value >= least else 'missed'})"
