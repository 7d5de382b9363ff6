"""What every store of layers can do: the same questions, the same rows in the same order, the same bytes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import morecantile

from geo import BBox
from layers.catalogue import Layer
from layers.features import Features
from layers.filters.tree import Expression
from layers.totals import Totals

Value = str | int | float | bool | None


@dataclass(frozen=True)
class SortKey:
    """A field to order by. Text is ordered by code point; features without a value come last in both directions."""

    field: str
    descending: bool = False


@dataclass(frozen=True)
class Query:
    """A question to one layer.

    Attributes
    ----------
    layer
        Id of the layer.
    bbox
        Only features whose geometry meets this box (WGS 84, lon/lat, edges included), **and features without
        geometry** (OGC API - Features Part 1, Requirement 24 C: they may be anywhere).
    equals
        Field name to value; a feature must equal all. Values have the field's type.
    ids
        Only these features; None for all.
    interval
        Only features whose time, from the first to the last of the layer's ``interval`` fields, meets this closed
        interval of days (``YYYY-MM-DD``, None for an open end), **and features without time**. Layers without
        ``interval`` fields have no time: all their features match.
    located
        Only features with a geometry.
    filter
        Only features of which this is true (:func:`layers.filters.parse_filter`, checked against the layer). Unlike
        ``bbox`` and ``interval``, a filter leaves out what is unknown.
    sortby
        The order of the answer; features that are equal in all keys, and all without keys, are in the layer's order.
    limit, offset
        Which of the matched features, in that order.
    """

    layer: str
    bbox: BBox | None = None
    equals: Mapping[str, Value] = field(default_factory=dict)
    ids: Sequence[str] | None = None
    interval: tuple[str | None, str | None] | None = None
    located: bool = False
    filter: Expression | None = None
    sortby: Sequence[SortKey] = ()
    limit: int = 1000
    offset: int = 0


@dataclass(frozen=True)
class Page:
    """Features that answer a query.

    ``matched`` counts all of them, ``returned`` those of this page; ``features`` are their GeoJSON texts, UTF-8,
    joined by commas, in the order of the layer; empty when there are none.
    """

    matched: int
    returned: int
    features: bytes | memoryview


class Store(Protocol):
    """A read-only set of layers, whole and unchanging; a new build is a new store."""

    build_id: str
    """Changes exactly when the data change; part of every ETag."""

    in_memory: bool
    """Whether answers come from memory within milliseconds, so that a caller need not hand them to a thread."""

    def close(self) -> None:
        """Give back what is held of the machine; ends the stores that :meth:`latest` gave, too."""
        ...

    def latest(self) -> "Store":
        """Look whether there is a newer build; return a store of it, else this one, which goes on answering.

        It may wait for a disk or a database. What cannot be read is logged and left alone.
        """
        ...

    @property
    def layers(self) -> Mapping[str, Layer]:
        """The layers held, by id, in the order of the catalogue."""
        ...

    @property
    def atlas(self) -> Mapping[str, Any]:
        """What is said of the atlas as a whole.

        The content of ``atlas.toml``, and ``articles`` (the rows of that table) and ``attribution``
        (``{"zh": …, "en": …}``). Empty for a file that ``atlas build`` did not write.
        """
        ...

    def count(self, layer: str) -> int:
        """Count the features. Raises :class:`layers.errors.LayerNotFound`."""
        ...

    def extent(self, layer: str) -> BBox | None:
        """Box of all geometries; None when there is none."""
        ...

    def interval(self, layer: str) -> tuple[str | None, str | None] | None:
        """First and last date (``YYYY-MM-DD``) of the layer's date fields; None without such fields."""
        ...

    def page(self, query: Query) -> Page:
        """Answer a query. Raises ``LayerNotFound``; ``QueryError`` for an unknown field."""
        ...

    def feature(self, layer: str, feature_id: str) -> bytes | None:
        """GeoJSON text of one feature, None when there is no such id."""
        ...

    def rows(self, query: Query) -> Iterator[dict[str, Value]]:
        """Walk the properties of the features of a query, without geometry, in the same order."""
        ...

    def features(self, query: Query) -> Features:
        """Take the features of a query as typed columns and shapely geometries, in the same order.

        What files and tiles are written from; 100,000 features of 40 fields cost some 50 MB while they are held.
        Raises as :meth:`page`.
        """
        ...

    def totals(self, query: Query, by: str | None, level: int) -> Totals:
        """Count and sum the features that match a query, in groups in no order.

        Parameters
        ----------
        query
            Order, limit and offset do not matter.
        by
            A text field, whose values are the groups; None: cells of the grid.
        level
            Of the cells, 1 to 18 (:mod:`geo.quadkeys`).

        Raises as :meth:`page`.
        """
        ...

    def cell_totals(self, layer: str, key: int, level: int, below: int) -> Totals:
        """Count and sum the features of one cell of the grid, by the cells of the level ``below`` in it."""
        ...

    def min_zoom(self, layer: str) -> int:
        """Return the first zoom at which every tile holds all its features (:mod:`layers.tile_grid`)."""
        ...

    def point_tile(self, layer: str, tile: morecantile.Tile) -> bytes | None:
        """Give the tile with the features of a layer (:meth:`layers.tiles.Tileset.tile`).

        None where the store leaves that to others, as most do: only a database is faster.
        """
        ...
