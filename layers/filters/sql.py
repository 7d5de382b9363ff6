r"""A filter as PostgreSQL with PostGIS reads it: every value a bound parameter, every name a field of the catalogue.

The rows are those of :func:`layers.filters.masks.mask`, with two limits. Where a number leaves the range of float64,
PostgreSQL raises an error (SQLSTATE 22003) and memory says null. CASEI folds by ``lower(upper(lower(…)))`` of ICU, since
PostgreSQL has no case folding before version 18; it differs in the Turkish ``ı`` only, which it takes for ``i``.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely
from psycopg import sql

from layers.filters.texts import ACCENTS, pattern_parts, written_pattern
from layers.filters.tree import (
    And,
    Arithmetic,
    Comparison,
    Constant,
    Expression,
    Fold,
    FoldName,
    Geometry,
    In,
    Interval,
    IsNull,
    Kind,
    Like,
    Not,
    Operator,
    Or,
    Property,
    Scalar,
    Shape,
    Spatial,
    SpatialRelation,
    Temporal,
    TemporalRelation,
    kind_of,
)


@dataclass(frozen=True)
class Where:
    """A condition for a WHERE clause, and the values of its named parameters."""

    sql: sql.Composed
    parameters: Mapping[str, Any]


def where(
    expression: Expression,
    *,
    geometry: str = "geom",
    columns: Mapping[str, str] | None = None,
    prefix: str = "filter_",
) -> Where:
    """Write a filter as SQL.

    Parameters
    ----------
    expression
        Checked against its layer, so that names are fields of the layer: columns ``text``, ``double precision``,
        ``integer`` or ``bigint``, ``date`` and ``boolean``.
    geometry
        Name of the geometry column, in SRID 4326 (for PostGIS, longitude first).
    columns
        Field name to column name; None: the same.
    prefix
        Begins the names of the parameters.
    """
    writer = _Writer(sql.Identifier(geometry), columns, prefix)
    return Where(sql.Composed([writer.condition(expression)]), writer.values)


@dataclass
class _Writer:
    """Writes nodes, and collects their values."""

    geometry: sql.Identifier
    columns: Mapping[str, str] | None
    prefix: str
    values: dict[str, Any] = field(default_factory=dict)

    def column(self, name: str) -> sql.Identifier:
        return sql.Identifier(name if self.columns is None else self.columns[name])

    def condition(self, node: Expression) -> sql.Composable:
        return self.scalar(node)

    def scalar(self, node: Scalar) -> sql.Composable:
        return _WRITERS[type(node)](self, node)

    def bound(self, value: Any, cast: str) -> sql.Composable:
        name = f"{self.prefix}{len(self.values)}"
        self.values[name] = value
        return sql.SQL("{}::{}").format(sql.Placeholder(name), _CASTS[cast])

    def shape(self, node: Geometry | Shape) -> sql.Composable:
        if isinstance(node, Geometry):
            return self.geometry
        wkb = self.bound(shapely.to_wkb(node.shape), "bytea")
        return sql.SQL("ST_GeomFromWKB({}, 4326)").format(wkb)

    def end(self, end: Property | Constant | None, *, is_first: bool) -> sql.Composable:
        if end is None:
            return sql.SQL("'-infinity'::timestamp") if is_first else sql.SQL("'infinity'::timestamp")
        return sql.SQL("{}::timestamp").format(self.scalar(end))


_CASTS: Mapping[str, sql.SQL] = {
    name: sql.SQL(name)
    for name in (
        "float8", "text", "date", "timestamp", "boolean", "bytea", "float8[]", "text[]", "timestamp[]", "boolean[]",
    )
}  # fmt: skip


def _constant(writer: _Writer, node: Constant) -> sql.Composable:
    if node.kind == "text":
        return sql.SQL('({} COLLATE "C")').format(writer.bound(node.value, "text"))
    if isinstance(node.value, dt.datetime):
        return writer.bound(node.value, "timestamp")
    return writer.bound(node.value, {"number": "float8", "date": "date", "boolean": "boolean"}[node.kind])


def _property(writer: _Writer, node: Property) -> sql.Composable:
    column = writer.column(node.name)
    return sql.SQL('({} COLLATE "C")').format(column) if node.kind == "text" else column


_FOLD: Mapping[FoldName, sql.SQL] = {
    "casei": sql.SQL('(lower(upper(lower({} COLLATE "und-x-icu"))) COLLATE "C")'),
    "accenti": sql.SQL(
        "(normalize(regexp_replace(normalize({}, NFD), '["
        + ACCENTS[0]
        + "-"
        + ACCENTS[1]
        + "]', '', 'g'), NFC) COLLATE \"C\")"
    ),
}


def _fold(writer: _Writer, node: Fold) -> sql.Composable:
    return _FOLD[node.fold].format(writer.scalar(node.text))


#: In float64, null instead of an error; the remainder as in memory. Operands stand in the names l and r.
_ARITHMETIC: Mapping[Operator, sql.SQL] = {
    "+": sql.SQL("({l} + {r})"),
    "-": sql.SQL("({l} - {r})"),
    "*": sql.SQL("({l} * {r})"),
    "/": sql.SQL("({l} / NULLIF({r}, 0))"),
    "div": sql.SQL("trunc({l} / NULLIF({r}, 0))"),
    "%": sql.SQL("({l} - {r} * trunc({l} / NULLIF({r}, 0)))"),
    "^": sql.SQL(
        "(CASE WHEN ({l} < 0 AND {r} <> trunc({r})) OR ({l} = 0 AND {r} < 0) THEN NULL ELSE power({l}, {r}) END)"
    ),
}


def _arithmetic(writer: _Writer, node: Arithmetic) -> sql.Composable:
    left, right = (sql.SQL("{}::float8").format(writer.scalar(one)) for one in (node.left, node.right))
    return _ARITHMETIC[node.operator].format(l=left, r=right)


def _comparison(writer: _Writer, node: Comparison) -> sql.Composable:
    operator = _COMPARATORS[node.comparator]
    return sql.SQL("({} {} {})").format(writer.scalar(node.left), operator, writer.scalar(node.right))


_COMPARATORS: Mapping[str, sql.SQL] = {
    "=": sql.SQL("="), "<>": sql.SQL("<>"), "<": sql.SQL("<"), "<=": sql.SQL("<="), ">": sql.SQL(">"),
    ">=": sql.SQL(">="),
}  # fmt: skip


def _like(writer: _Writer, node: Like) -> sql.Composable:
    pattern = _canonical(node.pattern)
    return sql.SQL(r"({} LIKE {} ESCAPE '\')").format(writer.scalar(node.text), writer.scalar(pattern))


def _canonical(pattern: Scalar) -> Scalar:
    # Folding does not touch %, _ and the backslash, so the pattern inside is written first.
    if isinstance(pattern, Fold):
        return Fold(pattern.fold, _canonical(pattern.text))
    if isinstance(pattern, Constant):
        return Constant(written_pattern(pattern_parts(str(pattern.value))), "text")
    raise TypeError(pattern)


def _in(writer: _Writer, node: In) -> sql.Composable:
    constants = [option.value for option in node.options if isinstance(option, Constant)]
    others = [option for option in node.options if not isinstance(option, Constant)]
    found: list[sql.Composable] = [_comparison(writer, Comparison("=", node.value, option)) for option in others]
    if constants:
        kind = kind_of(node.value)
        values = writer.bound([_moment(one) for one in constants] if kind == "date" else constants, _ARRAYS[kind])
        found.insert(0, sql.SQL("{} = ANY({})").format(writer.scalar(node.value), values))
    return sql.SQL("({})").format(sql.SQL(" OR ").join(found))


_ARRAYS: Mapping[Kind, str] = {"number": "float8[]", "text": "text[]", "date": "timestamp[]", "boolean": "boolean[]"}


def _moment(value: object) -> dt.datetime:
    return value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(str(value))


def _is_null(writer: _Writer, node: IsNull) -> sql.Composable:
    operand = writer.geometry if isinstance(node.operand, Geometry) else writer.scalar(node.operand)
    return sql.SQL("({} IS NULL)").format(operand)


def _spatial(writer: _Writer, node: Spatial) -> sql.Composable:
    return _SPATIAL[node.relation].format(writer.shape(node.left), writer.shape(node.right))


#: Of two geometries; ST_Disjoint would not use an index.
_SPATIAL: Mapping[SpatialRelation, sql.SQL] = {
    "intersects": sql.SQL("ST_Intersects({}, {})"),
    "disjoint": sql.SQL("(NOT ST_Intersects({}, {}))"),
    "equals": sql.SQL("ST_Equals({}, {})"),
    "touches": sql.SQL("ST_Touches({}, {})"),
    "within": sql.SQL("ST_Within({}, {})"),
    "contains": sql.SQL("ST_Contains({}, {})"),
    "overlaps": sql.SQL("ST_Overlaps({}, {})"),
    "crosses": sql.SQL("ST_Crosses({}, {})"),
}

#: Of two intervals a to b and c to d; :data:`layers.filters.spans.RELATIONS` in SQL.
_TEMPORAL: Mapping[TemporalRelation, sql.SQL] = {
    "after": sql.SQL("{a} > {d}"),
    "before": sql.SQL("{b} < {c}"),
    "disjoint": sql.SQL("{a} > {d} OR {b} < {c}"),
    "equals": sql.SQL("{a} = {c} AND {b} = {d}"),
    "intersects": sql.SQL("{a} <= {d} AND {c} <= {b}"),
    "contains": sql.SQL("{a} < {c} AND {b} > {d}"),
    "during": sql.SQL("{a} > {c} AND {b} < {d}"),
    "finishedby": sql.SQL("{a} < {c} AND {b} = {d}"),
    "finishes": sql.SQL("{a} > {c} AND {b} = {d}"),
    "meets": sql.SQL("{b} = {c}"),
    "metby": sql.SQL("{a} = {d}"),
    "overlappedby": sql.SQL("{a} > {c} AND {a} < {d} AND {b} > {d}"),
    "overlaps": sql.SQL("{a} < {c} AND {b} > {c} AND {b} < {d}"),
    "startedby": sql.SQL("{a} = {c} AND {b} > {d}"),
    "starts": sql.SQL("{a} = {c} AND {b} < {d}"),
}


def _temporal(writer: _Writer, node: Temporal) -> sql.Composable:
    a, b, c, d = (
        writer.end(end, is_first=is_first)
        for interval in (node.left, node.right)
        for end, is_first in ((interval.first, True), (interval.last, False))
    )
    holds = _TEMPORAL[node.relation].format(a=a, b=b, c=c, d=d)
    names = dict.fromkeys(_properties((node.left, node.right)))
    if not names:
        return sql.SQL("({})").format(holds)
    # A missing end makes the whole unknown, also where the relation does not look at it.
    missing = sql.SQL(" OR ").join(sql.SQL("{} IS NULL").format(writer.column(name)) for name in names)
    return sql.SQL("(CASE WHEN {} THEN NULL ELSE {} END)").format(missing, holds)


def _properties(intervals: Sequence[Interval]) -> list[str]:
    ends = [end for interval in intervals for end in (interval.first, interval.last)]
    return [end.name for end in ends if isinstance(end, Property)]


def _joined(writer: _Writer, node: And | Or) -> sql.Composable:
    word = sql.SQL(" AND ") if isinstance(node, And) else sql.SQL(" OR ")
    return sql.SQL("({})").format(word.join(writer.condition(member) for member in node.members))


def _not(writer: _Writer, node: Not) -> sql.Composable:
    return sql.SQL("(NOT {})").format(writer.condition(node.member))


_WRITERS: Mapping[type, Callable[[_Writer, Any], sql.Composable]] = {
    Constant: _constant, Property: _property, Arithmetic: _arithmetic, Fold: _fold, Comparison: _comparison,
    Like: _like, In: _in, IsNull: _is_null, Spatial: _spatial, Temporal: _temporal, And: _joined, Or: _joined,
    Not: _not,
}  # fmt: skip
