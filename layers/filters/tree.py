"""What a filter says, as a small tree: typed, checked against its layer, read by both evaluators.

Every node is frozen, so that trees may be compared and shared between threads. BETWEEN, NOT IN and the like are written
with simpler nodes: their three-valued logic is the same.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from typing import Any, Literal, TypeAlias

import shapely

#: Of a value; a day and a moment are both ``date``.
Kind = Literal["number", "text", "date", "boolean"]

Comparator = Literal["=", "<>", "<", "<=", ">", ">="]
Operator = Literal["+", "-", "*", "/", "%", "div", "^"]
FoldName = Literal["casei", "accenti"]
SpatialRelation = Literal["intersects", "disjoint", "equals", "touches", "within", "contains", "overlaps", "crosses"]
TemporalRelation = Literal[
    "after", "before", "disjoint", "equals", "intersects", "contains", "during", "finishedby", "finishes", "meets",
    "metby", "overlappedby", "overlaps", "startedby", "starts",
]  # fmt: skip


@dataclass(frozen=True)
class Property:
    """The value of a field."""

    name: str
    kind: Kind


@dataclass(frozen=True)
class Constant:
    """A value written in the filter.

    ``value`` is a float, a text, a bool, a day (``date``) or a moment (``datetime`` in UTC, without a zone).
    """

    value: float | str | bool | dt.date
    kind: Kind


@dataclass(frozen=True)
class Arithmetic:
    """A number from two numbers, in float64; null where there is no finite result, as for a division by zero."""

    operator: Operator
    left: "Scalar"
    right: "Scalar"


@dataclass(frozen=True)
class Fold:
    """A text without its case (``casei``) or without its accents (``accenti``)."""

    fold: FoldName
    text: "Scalar"


@dataclass(frozen=True)
class Comparison:
    """Two values of one kind; text is ordered by code point, false comes before true."""

    comparator: Comparator
    left: "Scalar"
    right: "Scalar"


@dataclass(frozen=True)
class Like:
    """A text that follows a pattern: a text constant, folded or not, in the language of :mod:`layers.filters.texts`."""

    text: "Scalar"
    pattern: "Constant | Fold"


@dataclass(frozen=True)
class In:
    """A value that equals one of at least one."""

    value: "Scalar"
    options: "tuple[Scalar, ...]"


@dataclass(frozen=True)
class Geometry:
    """The geometry of a feature, WGS 84 (lon, lat)."""


@dataclass(frozen=True)
class Shape:
    """A geometry written in the filter, turned to WGS 84 (lon, lat), two-dimensional and valid."""

    shape: shapely.Geometry


@dataclass(frozen=True)
class IsNull:
    """A value or a geometry that is missing; never unknown."""

    operand: "Scalar | Geometry"


@dataclass(frozen=True)
class Spatial:
    """A relation of two geometries (Simple Features, DE-9IM); unknown where the feature has none."""

    relation: SpatialRelation
    left: Geometry | Shape
    right: Geometry | Shape


@dataclass(frozen=True)
class Interval:
    """From a first to a last instant, both included; None is an open end. An instant is an interval of one."""

    first: Property | Constant | None
    last: Property | Constant | None


@dataclass(frozen=True)
class Temporal:
    """A relation of two times."""

    relation: TemporalRelation
    left: Interval
    right: Interval


@dataclass(frozen=True)
class And:
    """All of at least two."""

    members: "tuple[Expression, ...]"


@dataclass(frozen=True)
class Or:
    """One of at least two."""

    members: "tuple[Expression, ...]"


@dataclass(frozen=True)
class Not:
    """The contrary; what is unknown stays so."""

    member: "Expression"


Condition: TypeAlias = Comparison | Like | In | IsNull | Spatial | Temporal | And | Or | Not

#: A whole filter: a condition, or a property or constant that is true or false.
Expression: TypeAlias = Condition | Property | Constant

Scalar: TypeAlias = Property | Constant | Arithmetic | Fold | Condition


def kind_of(value: Scalar) -> Kind:
    """Tell what kind of value comes of a node."""
    match value:
        case Property() | Constant():
            return value.kind
        case Arithmetic():
            return "number"
        case Fold():
            return "text"
        case _:
            return "boolean"


def walked(node: Any) -> Iterator[Any]:
    """Walk a tree: the node itself and all below it."""
    yield node
    for value in vars(node).values():
        for below in value if isinstance(value, tuple) else (value,):
            if is_dataclass(below):
                yield from walked(below)
