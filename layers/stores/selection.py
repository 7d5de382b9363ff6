"""A question to a layer as SQL: every value a bound parameter, every name from the build's own list."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely
from psycopg import sql

from geo import BBox
from layers.catalogue import Field
from layers.columns import checked_value
from layers.errors import QueryError
from layers.filters.sql import where
from layers.stores.contract import Query, SortKey, Value
from layers.stores.published import CELL, GEOM, LAT, LON, POS, Held
from layers.totals import DEGREE

_NEVER = sql.SQL("FALSE")


@dataclass(frozen=True)
class Selection:
    """Which features of a layer, in which order.

    Attributes
    ----------
    conditions
        All of them hold; none means every feature.
    values
        Those of the conditions' named parameters.
    """

    conditions: Sequence[sql.Composable]
    values: Mapping[str, Any]
    order: sql.Composable

    @property
    def where(self) -> sql.Composable:
        """The conditions as a WHERE clause; empty without any."""
        if not self.conditions:
            return sql.SQL("")
        return sql.SQL(" WHERE {}").format(sql.SQL(" AND ").join(self.conditions))


def selection(held: Held, query: Query) -> Selection:
    """Write the conditions and the order of a query.

    Raises
    ------
    QueryError
        It names an unknown field, or a value of the wrong type.
    """
    return _selection(_Writer(held), query)


def narrow_selection(held: Held, query: Query) -> Selection:
    """Write the same about the table of what is summed, of a query that asks about nothing else.

    Raises
    ------
    QueryError
        As :func:`selection`.
    """
    return _selection(_NarrowWriter(held), query)


def _selection(writer: "_Writer", query: Query) -> Selection:
    conditions = list(writer.conditions(query))
    keys = [writer.key(key) for key in query.sortby]
    return Selection(conditions, writer.values, sql.SQL(", ").join([*keys, sql.Identifier(POS)]))


@dataclass
class _Writer:
    """Writes conditions, and collects their values."""

    held: Held
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> sql.Identifier:
        """The column that is null where a feature has no geometry."""
        return _GEOM

    def conditions(self, query: Query) -> Iterator[sql.Composable]:
        yield from (self.equal(name, value) for name, value in query.equals.items())
        if query.ids is not None:
            yield sql.SQL("{} = ANY({})").format(self.column("id"), self.bound(list(filter(holdable, query.ids))))
        if query.bbox is not None and self.held.layer.geometry != "none":
            yield self.in_box(query.bbox, or_unlocated=not query.located)
        if query.located:
            yield sql.SQL("{} IS NOT NULL").format(self.place) if self.held.located else _NEVER
        if query.interval is not None and self.held.layer.interval:
            yield from self.in_interval(*query.interval)
        if query.filter is not None:
            found = where(query.filter, geometry=GEOM, columns=self.held.columns)
            self.values.update(found.parameters)
            yield found.sql

    def bound(self, value: Any) -> sql.Placeholder:
        name = f"v{len(self.values)}"
        self.values[name] = value
        return sql.Placeholder(name)

    def field(self, name: str) -> Field:
        layer = self.held.layer
        found = layer.field(name)
        if found is None:
            names = ", ".join(one.name for one in layer.fields)
            raise QueryError(f"layer {layer.id}: no field {name!r}, wanted one of {names}")
        return found

    def column(self, name: str) -> sql.Identifier:
        return sql.Identifier(self.held.columns[name])

    def key(self, key: SortKey) -> sql.Composable:
        direction = sql.SQL("DESC" if key.descending else "ASC")
        return sql.SQL("{} {} NULLS LAST").format(self.column(self.field(key.field).name), direction)

    def equal(self, name: str, value: Value) -> sql.Composable:
        one = self.field(name)
        value = checked_value(one, value)
        if value is None:
            return sql.SQL("{} IS NULL").format(self.column(name))
        storable = _STORABLE[one.type](value)
        if storable is None:
            return _NEVER
        return sql.SQL("{} = {}").format(self.column(name), self.bound(storable))

    def in_box(self, box: BBox, *, or_unlocated: bool) -> sql.Composable:
        part = self.point_in if self.held.layer.geometry == "Point" else self.shape_in
        found = [part(one) for one in box.parts]
        if or_unlocated and self.held.located < self.held.count:
            found.append(sql.SQL("{} IS NULL").format(self.place))
        return sql.SQL("({})").format(sql.SQL(" OR ").join(found))

    def point_in(self, box: BBox) -> sql.Composable:
        # The index, and && with it, know coordinates in float32 only, rounded outwards.
        west, south, east, north = (self.bound(one) for one in (box.west, box.south, box.east, box.north))
        return sql.SQL(
            "({g} && ST_MakeEnvelope({w}, {s}, {e}, {n}, 4326) AND ST_X({g}) BETWEEN {w} AND {e} "
            "AND ST_Y({g}) BETWEEN {s} AND {n})"
        ).format(g=_GEOM, w=west, s=south, e=east, n=north)

    def shape_in(self, box: BBox) -> sql.Composable:
        shape = self.bound(shapely.to_wkb(box_shape(box)))
        return sql.SQL("ST_Intersects({}, ST_GeomFromWKB({}, 4326))").format(_GEOM, shape)

    def in_interval(self, begin: str | None, end: str | None) -> Iterator[sql.Composable]:
        first, last = (self.column(name) for name in self.held.layer.interval)
        # A feature without time is in every interval; one end stands for both where the other is missing.
        form = sql.SQL("COALESCE(COALESCE({}, {}) {} {}, TRUE)")
        if begin is not None:
            yield form.format(last, first, sql.SQL(">="), self.bound(_day(begin)))
        if end is not None:
            yield form.format(first, last, sql.SQL("<="), self.bound(_day(end)))


class _NarrowWriter(_Writer):
    """Writes conditions about the table of what is summed, in which a point is two whole numbers."""

    @property
    def place(self) -> sql.Identifier:
        return sql.Identifier(CELL)

    def point_in(self, box: BBox) -> sql.Composable:
        west, south, east, north = (
            self.bound(one)
            for one in (_step(box.west, 1), _step(box.south, 1), _step(box.east, -1), _step(box.north, -1))
        )
        form = sql.SQL("({} BETWEEN {} AND {} AND {} BETWEEN {} AND {})")
        return form.format(sql.Identifier(LON), west, east, sql.Identifier(LAT), south, north)


def _step(degrees: float, inwards: int) -> int:
    """Return the first whole number of 10⁻⁷° from an edge on inwards, by the float64 that stands for it."""
    number = round(degrees * DEGREE)
    while number / DEGREE * inwards < degrees * inwards:
        number += inwards
    while (number - inwards) / DEGREE * inwards >= degrees * inwards:
        number -= inwards
    return number


def box_shape(box: BBox) -> shapely.Geometry:
    """Write one part of a box as a geometry: a box without width or height is a line or a point.

    As a polygon it would be invalid and meet nothing.
    """
    if box.west == box.east and box.south == box.north:
        return shapely.Point(box.west, box.south)
    if box.west == box.east or box.south == box.north:
        return shapely.LineString([(box.west, box.south), (box.east, box.north)])
    return shapely.box(box.west, box.south, box.east, box.north)


def question(query: Query) -> Hashable:
    """Return what the number of matches of a query depends on."""
    equals, ids = tuple(query.equals.items()), None if query.ids is None else tuple(query.ids)
    return query.layer, query.bbox, equals, ids, query.interval, query.located, query.filter


_GEOM = sql.Identifier(GEOM)


def holdable(text: str) -> bool:
    """Tell whether a text can stand in PostgreSQL, which takes no NUL and no half of a surrogate pair."""
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"{text!r} is no date, wanted YYYY-MM-DD") from error


def _float(value: Value) -> float | None:
    try:
        return float(value or 0.0)
    except OverflowError:
        return None


#: A value as PostgreSQL has it; None where no column can hold it.
_STORABLE: Mapping[str, Callable[[Any], Any]] = {
    "text": lambda text: text if holdable(text) else None,
    "number": _float,
    "integer": lambda number: number if -(2**63) <= number < 2**63 else None,
    "date": dt.date.fromisoformat,
    "boolean": lambda truth: truth,
}
