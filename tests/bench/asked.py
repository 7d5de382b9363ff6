"""What every server of the benchmark is asked, written as it wants it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

import morecantile

from tests.bench.city import ASKED_DISTRICT, FILTER, REPEATED, Box, City
from tests.bench.load import FRESH

#: Requests and the connections that ask each; answers that are large are asked for by fewer.
CONNECTIONS: Mapping[str, int] = {
    "one": 16,
    "page of 10": 16,
    "box": 8,
    "new box": 8,
    "district": 4,
    "everything": 2,
    "filter": 8,
    "tile": 4,
    "summary": 4,
}
#: The same words for people: the tables of the report begin with them.
WORDS: Mapping[str, str] = {
    "one": "a feature by its id",
    "page of 10": "a page of 10",
    "box": "1,000 by bbox, 16 boxes in turn",
    "new box": "1,000 by bbox, never the same box",
    "district": "a district, 11 %",
    "everything": "everything",
    "filter": "a CQL2 filter, 0.5 %",
    "tile": "a vector tile",
    "summary": "totals by grid",
}
_GRID = morecantile.tms.get("WebMercatorQuad")


@dataclass(frozen=True)
class Faces:
    """How a server is asked.

    Attributes
    ----------
    items, tile, summary
        Targets of the items, of the tiles with ``{z}``, ``{x}``, ``{y}``, and of totals; None where there are none.
    extra
        Ends every target of items: the format, where a server must be told.
    lacks
        Requests that the server cannot answer.
    """

    items: str
    tile: str | None = None
    summary: str | None = None
    extra: str = ""
    language: str = "cql2-text"
    lacks: frozenset[str] = field(default_factory=frozenset)


def requests(faces: Faces, city: City) -> dict[str, list[str]]:
    """Return the targets of each request."""

    def items(**query: object) -> str:
        words = [f"{name.replace('_', '-')}={quote(str(value), safe=',' + FRESH)}" for name, value in query.items()]
        return "?".join([faces.items, "&".join([*words, *([faces.extra] if faces.extra else [])])])

    some = city.ids[:: max(1, city.size // 200)][:200]
    extra = f"?{faces.extra}" if faces.extra else ""
    targets = {
        "one": [f"{faces.items}/{name}{extra}" for name in some],
        "page of 10": [items(limit=10)],
        "box": [items(bbox=_written(box), limit=2 * city.in_box) for box in city.boxes[:REPEATED]],
        "new box": [items(bbox=_written(box, FRESH), limit=2 * city.in_box) for box in city.boxes],
        "district": [items(district=ASKED_DISTRICT, limit=city.size)],
        "everything": [items(limit=city.size)],
        "filter": [items(filter=FILTER, filter_lang=faces.language, limit=city.size)],
    }
    if faces.tile:
        x, y, zoom = tile_of(city)
        targets["tile"] = [faces.tile.format(z=zoom, x=x, y=y)]
    if faces.summary:
        targets["summary"] = [faces.summary]
    return {name: targets[name] for name in CONNECTIONS if name in targets and name not in faces.lacks}


def tile_of(city: City) -> tuple[int, int, int]:
    """Return column, row and zoom of the tile that is asked for.

    Near enough that no server thins it out: it holds some hundreds of projects.
    """
    zoom = 12 + max(0, math.ceil(math.log(city.size / 100_000, 4)))
    tile = _GRID.tile(121.6, 41.5, zoom)
    return tile.x, tile.y, tile.z


def _written(box: Box, digits: str = "") -> str:
    """Write a box; digits after the last of its west edge bring no other project in."""
    west, *rest = (f"{value:.7f}" for value in box)
    return ",".join([west + digits, *rest])
