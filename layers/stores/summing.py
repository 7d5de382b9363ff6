"""Totals in a database: a narrow table beside that of a layer, with what is summed and what is mostly asked for.

A table of features is as wide as their texts; one of a few numbers and short words is read ten times as fast.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from psycopg import sql

from geo import quadkeys
from layers.features import Features
from layers.filters.tree import Geometry, Property, walked
from layers.stores.contract import Query
from layers.stores.postgres import Connection
from layers.stores.published import CELL, CLASS, LAT, LON, POS, UNITS, Held
from layers.stores.selection import narrow_selection, selection
from layers.totals import NO_UNITS, Measured

#: Texts that are longer on average are not copied into the narrow table.
_SHORT = 24

_OWN_TYPES = {
    POS: "integer NOT NULL", CELL: "bigint", CLASS: "smallint NOT NULL", UNITS: "bigint", LON: "integer", LAT: "integer",
}  # fmt: skip

_CREATE = sql.SQL("CREATE TABLE {} ({})")
_COPY = sql.SQL("COPY {} ({}) FROM STDIN WITH (FREEZE)")
_COMMENT = "汇总所需：格网单元、阶段分类、金额（0.0001 亿元）、位置（10⁻⁷°） / What totals are made of"

_SUMS = sql.SQL(
    "SELECT {group}, {cls}, count(*), count({units}), coalesce(sum({units}), 0)::bigint, "
    "count({lon}), coalesce(sum({lon}), 0)::bigint, coalesce(sum({lat}), 0)::bigint FROM {found} GROUP BY 1, 2"
)


def narrow_fields(features: Features) -> tuple[str, ...]:
    """Choose the fields that are copied: all but long texts and those of several values."""
    return tuple(name for name, column in features.columns.items() if name != "id" and _is_short(column))


def _is_short(column: Any) -> bool:
    if column.field.type != "text":
        return True
    lengths = [len(text) for text in column.values[~column.missing].tolist()]
    return not column.field.many and (not lengths or float(np.mean(lengths)) <= _SHORT)


def load_measures(
    connection: Connection, table: sql.Identifier, held: Held, features: Features, types: Mapping[str, sql.SQL]
) -> None:
    """Make and fill the narrow table of a layer, in a transaction of the caller.

    Parameters
    ----------
    features
        All of the layer, in its order.
    types
        Field type to column type.
    """
    copied = {held.columns[name]: types[features.columns[name].field.type] for name in held.narrow}
    defined = [
        *(sql.SQL("{} " + kind).format(sql.Identifier(name)) for name, kind in _OWN_TYPES.items()),
        *(sql.SQL("{} {}").format(sql.Identifier(name), kind) for name, kind in copied.items()),
    ]
    connection.execute(_CREATE.format(table, sql.SQL(", ").join(defined)))
    names = sql.SQL(", ").join(map(sql.Identifier, [*_OWN_TYPES, *copied]))
    with connection.cursor().copy(_COPY.format(table, names)) as copy:
        for row in _rows(features, held.narrow):
            copy.write_row(row)
    connection.execute(sql.SQL("ALTER TABLE {} ADD PRIMARY KEY ({})").format(table, sql.Identifier(POS)))
    connection.execute(sql.SQL("CREATE INDEX ON {} ({})").format(table, sql.Identifier(CELL)))
    connection.execute(sql.SQL("COMMENT ON TABLE {} IS {}").format(table, _COMMENT))
    connection.execute(sql.SQL("ANALYZE {}").format(table))


def _rows(features: Features, copied: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    measured = Measured.of(features.columns, features.geometries)
    located, adds = measured.located, measured.units != NO_UNITS
    own = [
        _or_null(measured.keys, located), measured.classes.tolist(), _or_null(measured.units, adds),
        _or_null(measured.lon, located), _or_null(measured.lat, located),
    ]  # fmt: skip
    rest = [features.columns[name].python() for name in copied]
    return zip(range(len(features)), *own, *rest, strict=True)


def _or_null(numbers: Any, present: Any) -> list[int | None]:
    return [one if there else None for one, there in zip(numbers.tolist(), present.tolist(), strict=True)]


def totals_statement(
    held: Held, query: Query, by: str | None, level: int, *, schema: str
) -> tuple[sql.Composed, Mapping[str, Any]]:
    """Write the statement that sums the features of a query by group and class, and its values.

    Raises
    ------
    QueryError
        As :func:`layers.stores.selection.selection`.
    """
    group: sql.Composable = sql.SQL("{} >> %(shift)s").format(sql.Identifier(CELL))
    if by is not None:
        group = sql.Identifier(held.columns[by])
    narrow = sql.Identifier(schema, held.measures)
    if _asked(held, query, by) <= {*held.narrow}:
        chosen = narrow_selection(held, query)
        found = sql.SQL("{}{}").format(narrow, chosen.where)
    else:
        chosen = selection(held, query)
        wide = sql.Identifier(schema, held.table)
        column = [] if by is None or by in held.narrow else [group]
        listed = sql.SQL(", ").join([sql.Identifier(POS), *column])
        form = sql.SQL("(SELECT {} FROM {}{}) AS found JOIN {} USING ({})")
        found = form.format(listed, wide, chosen.where, narrow, sql.Identifier(POS))
    names = {"cls": CLASS, "units": UNITS, "lon": LON, "lat": LAT}
    statement = _SUMS.format(group=group, found=found, **{key: sql.Identifier(one) for key, one in names.items()})
    return statement, {**chosen.values, "shift": 2 * (quadkeys.DEPTH - level)}


def _asked(held: Held, query: Query, by: str | None) -> set[str]:
    """Name the fields that are asked about; an empty name is the geometry, but for the box of points."""
    nodes = [] if query.filter is None else list(walked(query.filter))
    named = {node.name for node in nodes if isinstance(node, Property)}
    has_shapes = any(isinstance(node, Geometry) for node in nodes)
    shapes = [""] if has_shapes or (query.bbox is not None and held.layer.geometry not in ("Point", "none")) else []
    return {*query.equals, *named, *shapes, *([] if by is None else [by]), *([] if query.ids is None else ["id"])}
