"""From the JSON of a filter to its tree: names, kinds, counts and coordinates are checked here, and nowhere after."""

import datetime as dt
import difflib
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

import shapely

from geo.crs import ReferenceSystem
from layers.catalogue import Layer
from layers.errors import FilterError
from layers.filters import literals
from layers.filters.kinds import check_alike, check_kind, refused, shown
from layers.filters.texts import unescaped
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
    Interval,
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
    TemporalRelation,
    kind_of,
)

#: The name of a feature's geometry in filters and queryables.
GEOMETRY = "geometry"

_COMPARATORS: Sequence[Comparator] = get_args(Comparator)
_OPERATORS: Sequence[Operator] = get_args(Operator)
_FOLDS: Sequence[FoldName] = get_args(FoldName)
_SPATIAL: Sequence[SpatialRelation] = get_args(SpatialRelation)
_TEMPORAL: Sequence[TemporalRelation] = get_args(TemporalRelation)

#: Relations that also hold of instants; the others are an error there (OGC 21-065r2, 7.8).
_OF_INSTANTS = ("after", "before", "disjoint", "equals", "intersects")

#: Relations that engines answer alike of points, lines and areas in one geometry. Others they do not: for GEOS 3.14 a
#: square is not within a collection of itself and a point elsewhere, for 3.11 it is.
_OF_COLLECTIONS = ("intersects", "disjoint")


@dataclass(frozen=True)
class Reader:
    """What is needed to read the nodes of one filter.

    Attributes
    ----------
    is_text
        The filter came as CQL2 text: its texts hold escapes.
    seen
        How often each property and function has been met so far, from left to right.
    """

    layer: Layer
    crs: ReferenceSystem
    is_text: bool
    seen: Counter[str] = field(default_factory=Counter)


def checked(document: Any, reader: Reader) -> Expression:
    """Turn the JSON of cql2 into a tree that fits a layer.

    Raises
    ------
    FilterError
        It names an unknown property, function or form, compares what cannot be compared, has a value that does not
        fit its field or a corner outside the world, or is no condition.
    """
    value = _scalar(document, reader)
    # The classes say to mypy what the kind says already.
    if kind_of(value) != "boolean" or isinstance(value, Arithmetic | Fold):
        wanted = "a condition such as stage = 'operating'"
        raise refused(f"{shown(value)} is no condition: wanted {wanted}", value, wanted)
    return value


def _scalar(node: Any, reader: Reader) -> Scalar:
    if isinstance(node, dict):
        form = next((key for key in _FORMS if key in node), "")
        if form:
            return _FORMS[form](node, reader)
    return _constant(node, reader)


def _constant(node: Any, reader: Reader) -> Constant:
    match node:
        case bool():
            return Constant(node, "boolean")
        case int() | float():
            return _number(float(node))
        case str():
            return _text(node, reader)
        case None:
            raise FilterError("nothing equals NULL: write … IS NULL or … IS NOT NULL")
        case list():
            raise FilterError("a list stands only after IN")
        case _:
            raise FilterError(f"{literals.shown(str(node))} is no value and no condition of CQL2")


def _number(number: float) -> Constant:
    if not math.isfinite(number):
        raise FilterError("a number is too large: wanted finite numbers, at most 1.7976931348623157e308")
    return Constant(number, "number")


def _text(text: str, reader: Reader) -> Constant:
    read = unescaped(text) if reader.is_text else text
    if "\0" in read:
        raise FilterError("a text holds the character NUL, which no value has")
    return Constant(read, "text")


def _property(node: Mapping[str, Any], reader: Reader) -> Property:
    name, layer = str(node["property"]), reader.layer
    reader.seen[name] += 1
    found = layer.field(name)
    if found is not None:
        return Property(name, "number" if found.type == "integer" else found.type)
    geometry = [] if layer.geometry == "none" else [GEOMETRY]
    if name in geometry:
        raise refused("geometry is no value: wanted S_INTERSECTS(geometry, …), or geometry IS NULL", name)
    hint = _nearest(name, [*(one.name for one in layer.fields), *geometry])
    raise refused(f"layer {layer.id} has no property {literals.shown(name)}; {hint}", name)


def _date(node: Mapping[str, Any], _reader: Reader) -> Constant:
    text = node["date"]
    if not isinstance(text, str):
        raise FilterError(f"DATE wants a text: {literals.DAY}", wanted=literals.DAY)
    return Constant(literals.day(text), "date")


def _timestamp(node: Mapping[str, Any], _reader: Reader) -> Constant:
    text = node["timestamp"]
    if not isinstance(text, str):
        raise FilterError(f"TIMESTAMP wants a text: {literals.MOMENT}", wanted=literals.MOMENT)
    return Constant(literals.moment(text), "date")


def _misplaced_interval(_node: Mapping[str, Any], _reader: Reader) -> Scalar:
    raise FilterError("an interval stands in the functions of time only, such as T_INTERSECTS")


def _misplaced_geometry(_node: Mapping[str, Any], _reader: Reader) -> Scalar:
    raise FilterError("a geometry stands in the functions of space only, such as S_INTERSECTS")


def _operation(node: Mapping[str, Any], reader: Reader) -> Scalar:
    name, arguments = str(node["op"]), node.get("args", [])
    lower = name.lower()
    if lower in _READERS:
        return _READERS[lower](lower, arguments, reader)
    reader.seen[name] += 1
    functions = [one.upper() for one in _READERS if "_" in one or one in _FOLDS]
    raise refused(f"there is no function {literals.shown(name)}; {_nearest(name, functions)}", name)


def _nearest(name: str, known: Sequence[str]) -> str:
    lower = {one.lower(): one for one in known}
    near = difflib.get_close_matches(name.lower()[:100], lower, n=1)
    return f"did you mean {lower[near[0]]}?" if near else f"known: {', '.join(known)}"


def _counted(name: str, arguments: Sequence[Any], count: int) -> None:
    if len(arguments) != count:
        raise FilterError(f"{name.upper()} wants {count} arguments, not {len(arguments)}")


def _joined(name: str, arguments: Sequence[Any], reader: Reader) -> Expression:
    if len(arguments) < 2:
        raise FilterError(f"{name.upper()} wants at least 2 arguments, not {len(arguments)}")
    members = tuple(checked(one, reader) for one in arguments)
    return And(members) if name == "and" else Or(members)


def _not(name: str, arguments: Sequence[Any], reader: Reader) -> Expression:
    _counted(name, arguments, 1)
    return Not(checked(arguments[0], reader))


def _comparison(name: str, arguments: Sequence[Any], reader: Reader) -> Expression:
    _counted(name, arguments, 2)
    left, right = (_scalar(one, reader) for one in arguments)
    check_alike((left, right), reader.layer)
    return Comparison(next(one for one in _COMPARATORS if one == name), left, right)


def _between(name: str, arguments: Sequence[Any], reader: Reader) -> Expression:
    # [value, [low, high]] is the form of the drafts, still written by older clients.
    if len(arguments) == 2 and isinstance(arguments[1], list):
        arguments = [arguments[0], *arguments[1]]
    _counted(name, arguments, 3)
    value, low, high = (_scalar(one, reader) for one in arguments)
    check_alike((value, low, high), reader.layer)
    return And((Comparison(">=", value, low), Comparison("<=", value, high)))


def _in(name: str, arguments: Sequence[Any], reader: Reader) -> Expression:
    _counted(name, arguments, 2)
    if not isinstance(arguments[1], list) or not arguments[1]:
        raise FilterError("IN wants a list of at least one value")
    value = _scalar(arguments[0], reader)
    options = tuple(_scalar(one, reader) for one in arguments[1])
    check_alike((value, *options), reader.layer)
    return In(value, options)


def _like(name: str, arguments: Sequence[Any], reader: Reader) -> Expression:
    _counted(name, arguments, 2)
    text, pattern = (_scalar(one, reader) for one in arguments)
    check_kind(text, "text", "LIKE")
    inner = pattern
    while isinstance(inner, Fold):
        inner = inner.text
    if not isinstance(pattern, Constant | Fold) or not isinstance(inner, Constant) or inner.kind != "text":
        raise FilterError(f"LIKE wants a pattern in quotes such as '%产业%', not {shown(pattern)}")
    return Like(text, pattern)


def _is_null(name: str, arguments: Sequence[Any], reader: Reader) -> Expression:
    _counted(name, arguments, 1)
    if _is_geometry(arguments[0], reader):
        return IsNull(Geometry())
    return IsNull(_scalar(arguments[0], reader))


def _arithmetic(name: str, arguments: Sequence[Any], reader: Reader) -> Arithmetic:
    _counted(name, arguments, 2)
    left, right = (_scalar(one, reader) for one in arguments)
    for value in (left, right):
        check_kind(value, "number", name)
    return Arithmetic(next(one for one in _OPERATORS if one == name), left, right)


def _fold(name: str, arguments: Sequence[Any], reader: Reader) -> Fold:
    _counted(name, arguments, 1)
    text = _scalar(arguments[0], reader)
    check_kind(text, "text", name.upper())
    return Fold(next(one for one in _FOLDS if one == name), text)


def _spatial(name: str, arguments: Sequence[Any], reader: Reader) -> Expression:
    _counted(name, arguments, 2)
    left, right = (_shape(one, name, reader) for one in arguments)
    relation = next(one for one in _SPATIAL if f"s_{one}" == name)
    if relation not in _OF_COLLECTIONS and any(_is_collection(one) for one in (left, right)):
        raise FilterError(f"{name.upper()} wants a geometry of points or of lines or of areas, not of several together")
    return Spatial(relation, left, right)


def _is_collection(value: Geometry | Shape) -> bool:
    return isinstance(value, Shape) and shapely.get_type_id(value.shape) == shapely.GeometryType.GEOMETRYCOLLECTION


def _shape(node: Any, name: str, reader: Reader) -> Geometry | Shape:
    if _is_geometry(node, reader):
        return Geometry()
    if isinstance(node, dict) and isinstance(node.get("bbox"), list):
        return Shape(literals.box(node["bbox"], reader.crs))
    if isinstance(node, dict) and "type" in node:
        return Shape(literals.shape(node, reader.crs))
    value = _scalar(node, reader)
    wanted = "geometry, or a geometry such as POINT(121.1 41.1)"
    raise refused(f"{name.upper()}: {shown(value)} is no geometry: wanted {wanted}", value, wanted)


def _is_geometry(node: Any, reader: Reader) -> bool:
    if node != {"property": GEOMETRY} or reader.layer.geometry == "none" or reader.layer.field(GEOMETRY) is not None:
        return False
    reader.seen[GEOMETRY] += 1
    return True


def _temporal(name: str, arguments: Sequence[Any], reader: Reader) -> Expression:
    _counted(name, arguments, 2)
    left, right = (_interval(one, name, reader) for one in arguments)
    return Temporal(next(one for one in _TEMPORAL if f"t_{one}" == name), left, right)


def _interval(node: Any, name: str, reader: Reader) -> Interval:
    if isinstance(node, dict) and "interval" in node:
        return _ends(node["interval"], reader)
    instant = _instant(node, name.upper(), reader)
    if name.removeprefix("t_") not in _OF_INSTANTS:
        wanted = "an interval such as INTERVAL('2019-08-06', '2022-01-04')"
        raise refused(f"{name.upper()} is a relation of intervals: wanted {wanted} on both sides", instant, wanted)
    return Interval(instant, instant)


def _ends(ends: Sequence[Any], reader: Reader) -> Interval:
    if len(ends) != 2:
        raise FilterError(f"INTERVAL wants two ends, not {len(ends)}")
    first, last = (_end(one, reader) for one in ends)
    if isinstance(first, Constant) and isinstance(last, Constant) and _moment(first) > _moment(last):
        raise FilterError("an interval ends before it begins")
    return Interval(first, last)


def _end(node: Any, reader: Reader) -> Property | Constant | None:
    if node in ("..", ""):
        return None
    if isinstance(node, str):
        is_moment = len(node) > len("2022-01-04")
        return Constant(literals.moment(node) if is_moment else literals.day(node), "date")
    return _instant(node, "INTERVAL", reader)


def _instant(node: Any, what: str, reader: Reader) -> Property | Constant:
    value = _scalar(node, reader)
    check_kind(value, "date", what)
    if not isinstance(value, Property | Constant):
        raise FilterError(f"{what} wants a property, a day or a moment, not {shown(value)}")
    return value


def _moment(constant: Constant) -> dt.datetime:
    # A moment is a day, too, for Python; its day has its midnight.
    value = constant.value
    return value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(str(value))


_FORMS: Mapping[str, Callable[[Mapping[str, Any], Reader], Scalar]] = {
    "op": _operation, "property": _property, "date": _date, "timestamp": _timestamp,
    "interval": _misplaced_interval, "bbox": _misplaced_geometry, "type": _misplaced_geometry,
}  # fmt: skip

_READERS: Mapping[str, Callable[[str, Sequence[Any], Reader], Scalar]] = {
    "and": _joined, "or": _joined, "not": _not,
    **dict.fromkeys(_COMPARATORS, _comparison),
    "between": _between, "in": _in, "like": _like, "isnull": _is_null,
    **dict.fromkeys(_OPERATORS, _arithmetic),
    **dict.fromkeys(_FOLDS, _fold),
    **dict.fromkeys((f"s_{one}" for one in _SPATIAL), _spatial),
    **dict.fromkeys((f"t_{one}" for one in _TEMPORAL), _temporal),
}  # fmt: skip
