"""The figures of a run as Markdown tables, from whatever was measured before it ended."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.bench.asked import WORDS
from tests.bench.beside import Build, Line
from tests.bench.growth import Grown
from tests.bench.measured import Row
from tests.bench.processes import Memory
from tests.bench.targets import (
    BESIDE_MS,
    IN_MEMORY,
    IN_POSTGIS,
    LARGE,
    OF_BARE,
    OURS,
    PEERS,
    per_cpu,
    rate,
    ratio,
    verdict,
)

SERVERS = ("ours", "uncached", "postgis", "tipg", "pygeoapi", "mapserver", "asgi")


@dataclass
class Report:
    """What was measured; ``notes`` say what was not."""

    title: str
    rows: list[Row] = field(default_factory=list)
    memories: dict[str, Memory] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    builds: list[Build] = field(default_factory=list)
    growths: list[Grown] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def markdown(self) -> str:
        """Write all tables that have rows."""
        tables = (
            ("Requests a second (median / 99th percentile, ms)", _rates(self.rows)),
            ("CPU time of server and database for a request, ms (bytes sent)", _costs(self.rows)),
            ("Ratios of requests a second", _ratios(self.rows, rate)),
            ("Ratios of requests per second of CPU", _ratios(self.rows, per_cpu)),
            ("Memory without the database, MiB", _memories(self.memories)),
            ("A feature by its id while another client downloads everything, ms", _lines(self.lines)),
            ("A new build under load", _builds(self.builds)),
            *(
                (f"Growth, {name}: median ms on one connection (CPU ms)", table)
                for name, table in _growths(self.growths)
            ),
            ("In short: requests a second (CPU ms), and their ratios", _in_short(self.rows)),
        )
        parts = [f"### {self.title}", *(f"**{title}**\n\n{table}" for title, table in tables if table)]
        return "\n\n".join([*parts, "\n".join(f"- {note}" for note in self.notes)])


def _table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(line) + " |" for line in (head, rule, *lines)) if lines else ""


def _asked(rows: Sequence[Row]) -> Iterator[tuple[str, Mapping[str, Row]]]:
    """Yield each request in words, and its rows by server."""
    for request, packed in dict.fromkeys((row.request, row.packed) for row in rows):
        those = {row.server: row for row in rows if (row.request, row.packed) == (request, packed)}
        yield WORDS[request] + (", gzip" if packed else ""), those


def _each(rows: Sequence[Row], written: Callable[[Row], str]) -> str:
    servers = [name for name in SERVERS if any(row.server == name for row in rows)]
    lines = [
        [words, *(written(those[name]) if name in those else "–" for name in servers)] for words, those in _asked(rows)
    ]
    return _table(["", *servers], lines)


def _rates(rows: Sequence[Row]) -> str:
    return _each(rows, _rate_cell)


def _rate_cell(row: Row) -> str:
    load = row.load
    failed = f", {load.bad:,} failed" if load.bad else ""
    return f"{_short(load.rate)} ({_short(load.p50)} / {_short(load.p99)}){failed}"


def _costs(rows: Sequence[Row]) -> str:
    return _each(rows, lambda row: f"{_short(row.cpu)} ({_bytes(row.size)})")


def _ratios(rows: Sequence[Row], value: Callable[[Row], float]) -> str:
    lines = []
    for words, those in _asked(rows):
        best, *cells = _ratio_cells(those, value, OURS)
        if any(cell != "–" for cell in cells):
            lines.append([words, best, *cells])
    return _table(["", "better peer", *(f"{name} ÷ it" for name in OURS), "postgis ÷ tipg", "ours ÷ asgi"], lines)


def _in_short(rows: Sequence[Row]) -> str:
    """Write the table of a README: one line a request, gzipped only where there is a target."""
    servers = [name for name in SERVERS if any(row.server == name for row in rows)]
    lines = []
    for words, those in _asked([row for row in rows if not row.packed or (row.request, True) in IN_MEMORY]):
        found = (those.get(name) for name in servers)
        cells = ("–" if row is None else f"{_short(row.load.rate)} ({_short(row.cpu)})" for row in found)
        lines.append([words, *cells, *_ratio_cells(those, rate, OURS[:1])[1:]])
    return _table(["", *servers, "ours ÷ better of tipg, pygeoapi", "postgis ÷ tipg", "ours ÷ asgi"], lines)


def _ratio_cells(those: Mapping[str, Row], value: Callable[[Row], float], ours: Sequence[str]) -> list[str]:
    """Return the better peer, and the ratios of a request with their targets."""
    one = next(iter(those.values()))
    asked = (one.request, one.packed)
    values = {name: value(row) for name, row in those.items()}
    best = next((found[1] for name in ours if (found := ratio(values, name, PEERS))), "–")
    cells = [_cell(values, name, PEERS, IN_MEMORY.get(asked)) for name in ours]
    large = "ours" in those and those["ours"].size > LARGE
    return [
        best,
        *cells,
        _cell(values, "postgis", ["tipg"], IN_POSTGIS.get(asked)),
        _cell(values, "ours", ["asgi"], OF_BARE if large else None),
    ]


def _cell(values: Mapping[str, float], server: str, others: Sequence[str], least: float | None) -> str:
    found = ratio(values, server, others)
    return "–" if found is None else verdict(found[0], least)


def _memories(memories: Mapping[str, Memory]) -> str:
    return _table(
        ["", "idle", "peak"], [[name, f"{one.idle:,.0f}", f"{one.peak:,.0f}"] for name, one in memories.items()]
    )


def _lines(lines: Sequence[Line]) -> str:
    head = ["", "alone: median", "99 %", "beside: median", "99 %", "longest", f"99 % below {BESIDE_MS:g}", "downloads"]
    return _table(head, [_line(one) for one in lines])


def _line(one: Line) -> list[str]:
    times = (one.alone.p50, one.alone.p99, one.beside.p50, one.beside.p99, one.beside.longest)
    met = "met" if one.beside.p99 < BESIDE_MS else "missed"
    return [one.server, *map(_short, times), met, str(one.downloads)]


def _builds(builds: Sequence[Build]) -> str:
    lines = [
        [one.server, "never" if one.taken_up_s is None else f"{one.taken_up_s:.1f} s", f"{one.load.requests:,}",
         str(one.load.bad), _short(one.load.p99), _short(one.load.longest)]
        for one in builds
    ]  # fmt: skip
    return _table(["", "answered after", "requests", "failed", "99 % ms", "longest ms"], lines)


def _growths(growths: Sequence[Grown]) -> Iterator[tuple[str, str]]:
    for store in dict.fromkeys(one.store for one in growths):
        those = [one for one in growths if one.store == store]
        lines = [
            ["start to first answer, s", *(f"{one.started_s:.1f}" for one in those)],
            ["memory, MiB", *(f"{one.memory:,.0f}" for one in those)],
        ]
        if any(one.published_s is not None for one in those):
            lines.insert(0, ["published in, s", *(f"{one.published_s or 0:.1f}" for one in those)])
        for request in dict.fromkeys(row.request for one in those for row in one.rows):
            found = [next((row for row in one.rows if row.request == request), None) for one in those]
            cells = ("–" if row is None else f"{_short(row.load.p50)} ({_short(row.cpu)})" for row in found)
            lines.append([WORDS[request], *cells])
        yield store, _table(["projects", *(f"{one.size:,}" for one in those)], lines)


def _short(value: float) -> str:
    """Write a figure with about three digits; nothing was measured where it is none."""
    if math.isnan(value):
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _bytes(size: int) -> str:
    return (
        f"{size:,} B" if size < 10_000 else f"{size / 1000:,.0f} kB" if size < 10_000_000 else f"{size / 1e6:,.1f} MB"
    )
