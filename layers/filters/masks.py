"""A filter on columns in memory: which rows it is true of.

Null makes a comparison unknown, as in SQL, and unknown is neither true nor false: each condition is two masks, where it
is true and where it is unknown, or NOT would answer wrongly.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import shapely

from layers.filters import spans
from layers.filters.searchable import Bools, Searchable, Words
from layers.filters.texts import folded, like
from layers.filters.tree import (
    And,
    Arithmetic,
    Comparator,
    Comparison,
    Constant,
    Expression,
    Fold,
    FoldName,
    Geometry,
    In,
    IsNull,
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
    kind_of,
)

#: N truth values, or one for all rows.
Mask: TypeAlias = Bools | np.bool_

Floats: TypeAlias = npt.NDArray[np.float64]

_NONE = np.False_


@dataclass(frozen=True)
class _Truth:
    """Where a condition is true and where unknown; elsewhere it is false. No row is both."""

    true: Mask
    unknown: Mask


@dataclass(frozen=True)
class _Values:
    """N values (or one for all rows), meaningless where ``missing``."""

    values: Any
    missing: Mask


_COMPARE: Mapping[Comparator, Callable[[Any, Any], Any]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip

#: The same relation told from the other side; the others are the same from both.
_TURNED: Mapping[SpatialRelation, SpatialRelation] = {"within": "contains", "contains": "within"}

_TreePredicate = Literal["intersects", "touches", "within", "contains", "overlaps", "crosses"]

#: What the tree is asked: how the shape stands to a feature, where the feature stands so to the shape.
_ASKED: Mapping[SpatialRelation, _TreePredicate] = {
    "intersects": "intersects", "touches": "touches", "within": "contains", "contains": "within",
    "overlaps": "overlaps", "crosses": "crosses",
}  # fmt: skip

_RELATE: Mapping[SpatialRelation, Callable[[Any, Any], Any]] = {
    "intersects": shapely.intersects, "disjoint": shapely.disjoint, "equals": shapely.equals,
    "touches": shapely.touches, "within": shapely.within, "contains": shapely.contains,
    "overlaps": shapely.overlaps, "crosses": shapely.crosses,
}  # fmt: skip


def mask(expression: Expression, rows: Searchable) -> Bools:
    """Tell which rows a filter is true of.

    Parameters
    ----------
    expression
        Checked against the layer of ``rows``.

    Returns
    -------
    N bool
        False where the filter is false and where it is unknown. Predicates of space are unknown for features without
        geometry, so a filter leaves these out where the parameter ``bbox`` lets them in.

    Notes
    -----
    Numbers are compared in float64, days and moments with each other by taking a day as its midnight in UTC.
    """
    return np.array(np.broadcast_to(_truth(expression, rows).true, rows.count))


def _truth(node: Expression, rows: Searchable) -> _Truth:
    match node:
        case Constant():
            return _Truth(np.bool_(node.value), _NONE)
        case Property():
            column = rows.columns[node.name]
            return _Truth(column.values & ~column.missing, column.missing)
        case _:
            return _TRUTH[type(node)](node, rows)


def _all(members: Iterable[_Truth]) -> _Truth:
    return reduce(_both, members)


def _any(members: Iterable[_Truth]) -> _Truth:
    return _not(reduce(_both, map(_not, members)))


def _both(left: _Truth, right: _Truth) -> _Truth:
    true = left.true & right.true
    return _Truth(true, (left.true | left.unknown) & (right.true | right.unknown) & ~true)


def _not(truth: _Truth) -> _Truth:
    return _Truth(~(truth.true | truth.unknown), truth.unknown)


def _comparison(node: Comparison, rows: Searchable) -> _Truth:
    if kind_of(node.left) == "text":
        return _text_comparison(_texts(node.left, rows), _texts(node.right, rows), node.comparator)
    left, right = _values(node.left, rows), _values(node.right, rows)
    missing = left.missing | right.missing
    return _Truth(_COMPARE[node.comparator](left.values, right.values) & ~missing, missing)


def _text_comparison(left: Words | str, right: Words | str, comparator: Comparator) -> _Truth:
    compare = _COMPARE[comparator]
    if isinstance(left, str):
        if isinstance(right, str):
            return _Truth(np.bool_(compare(left, right)), _NONE)
        return _with_text(right, left, lambda column, text: compare(text, column), comparator)
    if isinstance(right, str):
        return _with_text(left, right, compare, comparator)
    missing = left.missing | right.missing
    pairs = zip(left.codes.tolist(), right.codes.tolist(), strict=True)
    true = [compare(left.texts[one], right.texts[other]) if min(one, other) >= 0 else False for one, other in pairs]
    return _Truth(np.array(true, bool), missing)


def _with_text(column: Words, text: str, compare: Callable[[str, str], bool], comparator: Comparator) -> _Truth:
    if comparator in ("=", "<>"):
        equal = column.codes == column.code_of.get(text, len(column.texts))
        return _Truth(equal if comparator == "=" else ~equal & ~column.missing, column.missing)
    return _Truth(column.spread([compare(one, text) for one in column.texts]), column.missing)


def _like(node: Like, rows: Searchable) -> _Truth:
    text, pattern = _texts(node.text, rows), str(_texts(node.pattern, rows))  # a constant
    if isinstance(text, str):
        return _Truth(np.bool_(like([text], pattern)[0]), _NONE)
    return _Truth(text.spread(like(text.texts, pattern)), text.missing)


def _in(node: In, rows: Searchable) -> _Truth:
    constants = [option for option in node.options if isinstance(option, Constant)]
    others = [option for option in node.options if not isinstance(option, Constant)]
    found = [_one_of(node.value, constants, rows)] if constants else []
    found += [_comparison(Comparison("=", node.value, option), rows) for option in others]
    return _any(found)


def _one_of(value: Scalar, options: Iterable[Constant], rows: Searchable) -> _Truth:
    wanted = [option.value for option in options]
    if kind_of(value) == "text":
        texts = _texts(value, rows)
        if isinstance(texts, str):
            return _Truth(np.bool_(texts in wanted), _NONE)
        chosen = set(wanted)
        return _Truth(texts.spread([text in chosen for text in texts.texts]), texts.missing)
    values = _values(value, rows)
    literals = np.array(wanted, "datetime64[us]") if kind_of(value) == "date" else np.array(wanted)
    return _Truth(np.isin(values.values, literals) & ~values.missing, values.missing)


def _missing(operand: Scalar | Geometry, rows: Searchable) -> Mask:
    if isinstance(operand, Geometry):
        return rows.unlocated
    if kind_of(operand) == "text":
        texts = _texts(operand, rows)
        return _NONE if isinstance(texts, str) else texts.missing
    return _values(operand, rows).missing


def _values(node: Scalar, rows: Searchable) -> _Values:
    """Take the values of a number, a date or a condition; texts are taken by :func:`_texts`."""
    match node:
        case Constant():
            return _Values(np.datetime64(node.value) if node.kind == "date" else node.value, _NONE)
        case Property():
            column = rows.columns[node.name]
            return _Values(column.values, column.missing)
        case Arithmetic():
            return _calculated(node, rows)
        case _:
            truth = _TRUTH[type(node)](node, rows)
            return _Values(truth.true, truth.unknown)


def _calculated(node: Arithmetic, rows: Searchable) -> _Values:
    left, right = _values(node.left, rows), _values(node.right, rows)
    with np.errstate(all="ignore"):
        result = _CALCULATE[node.operator](_floats(left), _floats(right))
    return _Values(result, left.missing | right.missing | ~np.isfinite(result))


def _floats(values: _Values) -> Floats:
    return np.asarray(values.values, np.float64)


def _remainder(left: Floats, right: Floats) -> Floats:
    # Of the sign of the dividend, as in SQL. Not fmod: 7 % 0.1 shall be the same in PostgreSQL, which has none.
    return left - right * np.trunc(left / right)


_CALCULATE: Mapping[Operator, Callable[[Floats, Floats], Any]] = {
    "+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "%": _remainder, "^": np.power,
    "div": lambda left, right: np.trunc(left / right),
}  # fmt: skip


def _texts(node: Scalar, rows: Searchable) -> Words | str:
    folds: list[FoldName] = []
    while isinstance(node, Fold):
        folds.append(node.fold)
        node = node.text
    order = tuple(reversed(folds))
    if isinstance(node, Constant):
        return reduce(folded, order, str(node.value))
    if isinstance(node, Property):
        return rows.words(node.name, order)
    raise TypeError(f"{node} is no text")  # no checked filter comes here


def _spatial(node: Spatial, rows: Searchable) -> _Truth:
    relate = _RELATE[node.relation]
    match node.left, node.right:
        case Shape(), Shape():
            return _Truth(np.bool_(relate(node.left.shape, node.right.shape)), _NONE)
        case Geometry(), Shape():
            found = _related(node.right.shape, node.relation, rows)
        case Shape(), Geometry():
            found = _related(node.left.shape, _TURNED.get(node.relation, node.relation), rows)
        case _:
            found = relate(rows.tree.geometries, rows.tree.geometries)
    true = np.zeros(rows.count, bool)
    true[rows.located] = found
    return _Truth(true, rows.unlocated)


def _related(shape: shapely.Geometry, relation: SpatialRelation, rows: Searchable) -> Bools:
    """Tell which located geometries stand in a relation to a shape: candidates by the tree, then exactly."""
    found = np.zeros(len(rows.located), bool)
    if relation == "disjoint":
        return ~_related(shape, "intersects", rows)
    if relation == "equals":
        near = rows.tree.query(shape)
        found[near] = shapely.equals(shape, rows.tree.geometries[near])
        return found
    found[rows.tree.query(shape, predicate=_ASKED[relation])] = True
    return found


def _temporal(node: Temporal, rows: Searchable) -> _Truth:
    ends = [end for interval in (node.left, node.right) for end in (interval.first, interval.last)]
    values = [None if end is None else _values(end, rows) for end in ends]
    missing = reduce(operator.or_, (one.missing for one in values if one is not None), _NONE)
    first, last, other_first, other_last = (
        (
            np.int64(-spans.FOREVER if place % 2 == 0 else spans.FOREVER)
            if one is None
            else spans.microseconds(one.values)
        )
        for place, one in enumerate(values)
    )
    holds = spans.RELATIONS[node.relation](first, last, other_first, other_last)
    return _Truth(holds & ~missing, missing)


_TRUTH: Mapping[type, Callable[[Any, Searchable], _Truth]] = {
    Comparison: _comparison,
    Like: _like,
    In: _in,
    IsNull: lambda node, rows: _Truth(_missing(node.operand, rows), _NONE),
    Spatial: _spatial,
    Temporal: _temporal,
    And: lambda node, rows: _all(_truth(member, rows) for member in node.members),
    Or: lambda node, rows: _any(_truth(member, rows) for member in node.members),
    Not: lambda node, rows: _not(_truth(node.member, rows)),
}
