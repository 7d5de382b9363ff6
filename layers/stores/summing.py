"""Totals in a database: two tables beside that of a layer.

The narrow one has what is summed and what is mostly asked for, in the order of the cells of the grid: a table of
features is as wide as their texts, this one is read ten times as fast. The other one has totals of all features.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from psycopg import sql

from geo import BBox, quadkeys
from layers.columns import Column
from layers.features import Features
from layers.filters.tree import Geometry, Property, walked
from layers.stores.contract import Query
from layers.stores.postgres import Connection
from layers.stores.published import CELL, CLASS, LAT, LON, POS, UNITS, Held
from layers.stores.selection import narrow_selection, question, selection
from layers.totals import NO_UNITS, Measured, Totals

#: Texts that are longer on average are not copied into the narrow table.
_SHORT = 24

#: Fields of more values have no ready totals.
_MOST_VALUES = 1000

#: Cells of the last level of ready totals hold so many features on average.
_PER_CELL = 16

_MEASURES: Mapping[str, str] = {
    POS: "integer NOT NULL", CELL: "bigint", CLASS: "smallint NOT NULL", UNITS: "bigint", LON: "integer",
    LAT: "integer",
}  # fmt: skip
_READY: Mapping[str, str] = {
    "field": "text NOT NULL", "level": "smallint NOT NULL", "cell": "bigint", "value": 'text COLLATE "C"',
    "class": "smallint NOT NULL", "features": "bigint NOT NULL", "known": "bigint NOT NULL",
    "units": "bigint NOT NULL", "located": "bigint NOT NULL", "lon": "bigint NOT NULL", "lat": "bigint NOT NULL",
}  # fmt: skip
_COMMENTS: Mapping[str, str] = {
    "measures": "汇总所需，按格网单元排列 / What totals are made of, in the order of the cells of the grid",
    "ready": "全部要素按格网和字段的汇总 / Totals of all features by cells of the grid and by fields",
    POS: "图层内次序 / Place in the order of the layer",
    CELL: "18 级 quadkey，每两位一级 / Quadkey of level 18, two bits a level",
    CLASS: "阶段分类的序号 / Place of the stage class",
    UNITS: "计入合计的金额（万元） / Amount that enters sums (10,000 CNY)",
    LON: "经度（10⁻⁷°） / Longitude (10⁻⁷°)",
    LAT: "纬度（10⁻⁷°） / Latitude (10⁻⁷°)",
    "field": "汇总所按字段，格网为空 / Field of the groups, empty for cells",
    "level": "格网级别 / Level of the cells",
    "cell": "该级 quadkey；无几何为空 / Quadkey of that level; null without geometry",
    "value": "字段的值 / Value of the field",
    "class": "阶段分类的序号 / Place of the stage class",
    "features": "要素数 / Features",
    "known": "计入合计的金额数 / Amounts that enter the sum",
    "units": "金额合计（万元） / Their sum (10,000 CNY)",
    "located": "有几何的要素数 / Features with a geometry",
    "lon": "经度之和（10⁻⁷°） / Sum of longitudes (10⁻⁷°)",
    "lat": "纬度之和（10⁻⁷°） / Sum of latitudes (10⁻⁷°)",
}

_CREATE = sql.SQL("CREATE TABLE {} ({})")
_COPY = sql.SQL("COPY {} ({}) FROM STDIN WITH (FREEZE)")

_SUMS = sql.SQL(
    "SELECT {group}, {cls}, count(*), count({units}), coalesce(sum({units}), 0)::bigint, "
    "count({lon}), coalesce(sum({lon}), 0)::bigint, coalesce(sum({lat}), 0)::bigint FROM {found} GROUP BY 1, 2"
)
_GIVEN = sql.SQL(
    "SELECT {group}, class, features, known, units, located, lon, lat FROM {ready} "
    "WHERE field = %(field)s AND level = %(level)s"
)
_INSIDE = sql.SQL(" AND (cell IS NULL OR cell = ANY(%(inside)s::bigint[])) UNION ALL ")


def narrow_fields(features: Features) -> tuple[str, ...]:
    """Choose the fields that are copied: all but long texts and those of several values."""
    return tuple(name for name, column in features.columns.items() if name != "id" and _is_short(column))


def _is_short(column: Column) -> bool:
    if column.field.type != "text":
        return True
    lengths = [len(text) for text in column.values[~column.missing].tolist()]
    return not column.field.many and (not lengths or float(np.mean(lengths)) <= _SHORT)


def grouped_fields(features: Features) -> tuple[str, ...]:
    """Choose the fields by which there are ready totals: texts of few values."""
    texts = [column for column in features.columns.values() if column.field.type == "text"]
    return tuple(one.field.name for one in texts if len(set(one.values.tolist())) <= _MOST_VALUES)


def deepest_level(features: Features) -> int:
    """Choose the last level of which there are ready totals."""
    measured = Measured.of(features.columns, features.geometries)
    keys = np.sort(measured.keys[measured.located])
    shifts = [2 * (quadkeys.DEPTH - level) for level in range(1, quadkeys.DEPTH + 1)]
    cells = [np.count_nonzero(np.diff(keys >> shift)) + 1 for shift in shifts]
    return max(1, sum(bool(count <= len(keys) / _PER_CELL) for count in cells))


def load_sums(
    connection: Connection, schema: str, held: Held, features: Features, types: Mapping[str, sql.SQL]
) -> None:
    """Make and fill both tables of a layer, in a transaction of the caller.

    Parameters
    ----------
    features
        All of the layer, in its order.
    types
        Field type to column type.
    """
    measured = Measured.of(features.columns, features.geometries)
    table, ready = sql.Identifier(schema, held.measures), sql.Identifier(schema, held.ready)
    copied = {held.columns[name]: types[features.columns[name].field.type] for name in held.narrow}
    own = {name: sql.SQL(kind) for name, kind in _MEASURES.items()}
    _fill(connection, table, {**own, **copied}, _measures(features, measured, held.narrow))
    labels = {held.columns[one.name]: f"{one.zh} / {one.en}" for one in held.layer.fields}
    _describe(
        connection,
        table,
        _COMMENTS["measures"],
        {**{name: _COMMENTS[name] for name in own}, **{name: labels[name] for name in copied}},
    )
    for column in (POS, CELL):
        connection.execute(sql.SQL("CREATE INDEX ON {} ({})").format(table, sql.Identifier(column)))
    columns = {name: sql.SQL(kind) for name, kind in _READY.items()}
    _fill(connection, ready, columns, _ready(features, measured, held))
    _describe(connection, ready, _COMMENTS["ready"], {name: _COMMENTS[name] for name in columns})
    connection.execute(sql.SQL("CREATE INDEX ON {} (field, level, cell)").format(ready))
    for one in (table, ready):
        connection.execute(sql.SQL("ANALYZE {}").format(one))


def _fill(connection: Connection, table: sql.Identifier, columns: Mapping[str, sql.SQL], rows: Iterable[Any]) -> None:
    defined = [sql.SQL("{} {}").format(sql.Identifier(name), kind) for name, kind in columns.items()]
    connection.execute(_CREATE.format(table, sql.SQL(", ").join(defined)))
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    with connection.cursor().copy(_COPY.format(table, names)) as copy:
        for row in rows:
            copy.write_row(row)


def _describe(connection: Connection, table: sql.Identifier, title: str, columns: Mapping[str, str]) -> None:
    connection.execute(sql.SQL("COMMENT ON TABLE {} IS {}").format(table, title))
    for name, words in columns.items():
        form = sql.SQL("COMMENT ON COLUMN {}.{} IS {}")
        connection.execute(form.format(table, sql.Identifier(name), words))


def _measures(features: Features, measured: Measured, copied: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    order = np.argsort(measured.keys, kind="stable")  # what is near stands together
    measured = measured.take(order)
    located, adds = measured.located, measured.units != NO_UNITS
    own = [
        _or_null(measured.keys, located), measured.classes.tolist(), _or_null(measured.units, adds),
        _or_null(measured.lon, located), _or_null(measured.lat, located),
    ]  # fmt: skip
    rest = [features.columns[name].take(order).python() for name in copied]
    return zip(order.tolist(), *own, *rest, strict=True)


def _or_null(numbers: Any, present: Any) -> list[int | None]:
    return [one if there else None for one, there in zip(numbers.tolist(), present.tolist(), strict=True)]


def _ready(features: Features, measured: Measured, held: Held) -> Iterator[tuple[Any, ...]]:
    for name in held.grouped:
        texts = features.columns[name].values.tolist()
        values = list(dict.fromkeys(text for text in texts if text is not None))
        code_of = {text: code for code, text in enumerate(values)} | {None: -1}
        codes = np.fromiter(map(code_of.__getitem__, texts), np.int64, len(texts))
        for value, *rest in Totals.by_value(measured, codes, values).partial():
            yield (name, 0, None, value, *rest)
    totals = Totals.by_key(measured, held.deepest)
    for level in range(held.deepest, 0, -1):
        for cell, *rest in totals.partial():
            yield ("", level, cell, None, *rest)
        totals = totals.coarser()


def totals_statement(
    held: Held, query: Query, by: str | None, level: int, *, schema: str
) -> tuple[sql.Composed, Mapping[str, Any]]:
    """Write the statement that sums the features of a query by group and class, and its values.

    Raises
    ------
    QueryError
        As :func:`layers.stores.selection.selection`.
    """
    is_ready = by in held.grouped if by is not None else level <= held.deepest
    if is_ready and question(query) == question(Query(query.layer)):
        return _ready_totals(held, schema, by or "", level)
    if by is None and query.bbox is not None and question(query) == question(Query(query.layer, bbox=query.bbox)):
        parts = _parted(held, query.bbox, level)
        if parts is not None:
            return _box_totals(held, schema, query, level, *parts)
    found, values = _found(held, query, by, schema)
    group = _cell(level) if by is None else sql.Identifier(held.columns[by])
    return _sums(group, found), values


def cell_statement(
    held: Held, key: int, level: int, below: int, *, schema: str
) -> tuple[sql.Composed, Mapping[str, Any]]:
    """Write the statement that sums the features of one cell by the cells below it, and its values."""
    if below <= held.deepest:
        shift = 2 * (below - level)
        ready, given = _ready_totals(held, schema, "", below)
        values = {**given, "first": key << shift, "last": (key + 1 << shift) - 1}
        return ready + sql.SQL(" AND cell BETWEEN %(first)s AND %(last)s"), values
    shift = 2 * (quadkeys.DEPTH - level)
    form = sql.SQL("{} WHERE {} BETWEEN %(first)s AND %(last)s")
    found = form.format(sql.Identifier(schema, held.measures), sql.Identifier(CELL))
    return _sums(_cell(below), found), {"first": key << shift, "last": (key + 1 << shift) - 1}


def _ready_totals(held: Held, schema: str, field: str, level: int) -> tuple[sql.Composed, Mapping[str, Any]]:
    group = sql.SQL("value" if field else "cell")
    return _GIVEN.format(group=group, ready=sql.Identifier(schema, held.ready)), {"field": field, "level": level}


def _sums(group: sql.Composable, found: sql.Composable) -> sql.Composed:
    names = {"cls": CLASS, "units": UNITS, "lon": LON, "lat": LAT}
    return _SUMS.format(group=group, found=found, **{key: sql.Identifier(one) for key, one in names.items()})


def _cell(level: int) -> sql.Composed:
    """Write the key of the cell of a coarser level."""
    return sql.SQL("{} >> {}").format(sql.Identifier(CELL), sql.Literal(2 * (quadkeys.DEPTH - level)))


def _parted(held: Held, box: BBox, level: int) -> tuple[list[int], list[int], list[int]] | None:
    """Part the cells of a level into those wholly inside a box and the others that it meets.

    Returns
    -------
    Keys inside of which there are ready totals; first and last keys of :data:`geo.quadkeys.DEPTH` of the others
        None where it is simpler to look at everything: no points, or a box across the antimeridian.

    Notes
    -----
    Columns only grow with longitude, rows with latitude: what lies in a column between those of the box's edges lies
    between the edges.
    """
    if held.extent is None or held.layer.geometry != "Point" or len(box.parts) > 1:
        return None
    whole, shift = held.extent, quadkeys.DEPTH - level
    west, east = max(box.west, whole.west), min(box.east, whole.east)
    south, north = max(box.south, whole.south), min(box.north, whole.north)
    if west > east or south > north:
        return [], [], []
    columns, rows = (one >> shift for one in quadkeys.cells([west, east], [north, south]))
    x, y = np.meshgrid(np.arange(columns[0], columns[1] + 1), np.arange(rows[0], rows[1] + 1))
    is_inside = (
        ((x > columns[0]) | (box.west <= whole.west)) & ((x < columns[1]) | (box.east >= whole.east))
        & ((y > rows[0]) | (box.north >= whole.north)) & ((y < rows[1]) | (box.south <= whole.south))
        & (level <= held.deepest)
    )  # fmt: skip
    keys = quadkeys.keys(x, y)
    first, last = quadkeys.runs(keys[~is_inside])
    low = [key << 2 * shift for key in first]
    return keys[is_inside].tolist(), low, [(key + 1 << 2 * shift) - 1 for key in last]


def _box_totals(
    held: Held, schema: str, query: Query, level: int, inside: list[int], first: list[int], last: list[int]
) -> tuple[sql.Composed, Mapping[str, Any]]:
    """Take ready totals of cells inside a box, and of features without a place; sum what lies at its edge."""
    ready, given = _ready_totals(held, schema, "", min(level, held.deepest))
    chosen = narrow_selection(held, replace(query, located=True))
    # Written out, so that PostgreSQL knows how few they are; joined with a list of runs it reads the table for each.
    runs = [sql.SQL("{} BETWEEN {} AND {}").format(sql.Identifier(CELL), *run) for run in zip(first, last, strict=True)]
    near = sql.SQL(" OR ").join(runs) if runs else sql.SQL("FALSE")
    edge = sql.SQL("{}{} AND ({})").format(sql.Identifier(schema, held.measures), chosen.where, near)
    statement = ready + _INSIDE + _sums(_cell(level), edge)
    return statement, {**given, **chosen.values, "inside": inside}


def _found(held: Held, query: Query, by: str | None, schema: str) -> tuple[sql.Composed, Mapping[str, Any]]:
    """Write where the features of a query come from: the narrow table alone, where that has what is asked about."""
    narrow = sql.Identifier(schema, held.measures)
    if _asked(held, query, by) <= {*held.narrow}:
        chosen = narrow_selection(held, query)
        return sql.SQL("{}{}").format(narrow, chosen.where), chosen.values
    chosen = selection(held, query)
    column = [] if by is None or by in held.narrow else [sql.Identifier(held.columns[by])]
    listed, wide = sql.SQL(", ").join([sql.Identifier(POS), *column]), sql.Identifier(schema, held.table)
    form = sql.SQL("(SELECT {} FROM {}{}) AS found JOIN {} USING ({})")
    return form.format(listed, wide, chosen.where, narrow, sql.Identifier(POS)), chosen.values


def _asked(held: Held, query: Query, by: str | None) -> set[str]:
    """Name the fields that are asked about; an empty name is the geometry, but for the box of points."""
    nodes = [] if query.filter is None else list(walked(query.filter))
    named = {node.name for node in nodes if isinstance(node, Property)}
    has_shapes = any(isinstance(node, Geometry) for node in nodes)
    shapes = [""] if has_shapes or (query.bbox is not None and held.layer.geometry not in ("Point", "none")) else []
    return {*query.equals, *named, *shapes, *([] if by is None else [by]), *([] if query.ids is None else ["id"])}
