"""Filters made by Hypothesis, each as text, JSON and tree, and a plain answer: a loop over rows as dicts."""

import datetime as dt
import itertools
import json
import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

import shapely
from hypothesis import strategies as st

from layers.filters import tree
from layers.filters.tree import Constant, Fold, Interval, Property

NAMES = (
    "义县",
    "北镇市",
    "a",
    "A",
    "Ab",
    "straße",
    "STRASSE",
    "é",
    "e",
    "",
    "名|别名",
    "100%",
    "1_0",
    "x\\y",
    "it's",
    "q\nr",
)
NUMBERS = (0.0, 1.0, -1.0, 2.0, 5.5, 100.0, 165.5, 0.1, 1e15, -3.0)
DAYS = tuple(dt.date(2019, 1, 1) + dt.timedelta(days) for days in (0, 1, 2, 15, 31))
MOMENTS = tuple(dt.datetime.combine(day, dt.time(hour)) for day in DAYS for hour in (0, 12))
PATTERNS = (
    "%",
    "_",
    "a%",
    "%县",
    "%b%",
    "_b",
    "%\\%",
    "1\\_0",
    "%s%e",
    "",
    "a",
    "__",
    "%|%",
    "x\\\\y",
    "%ß%",
    "\\",
    "%a%b%",
)
SHAPES = (
    shapely.Point(0, 0),
    shapely.Point(120, 40),
    shapely.LineString([(0, 0), (30, 30)]),
    shapely.MultiPoint([(0, 0), (10, 10)]),
    shapely.box(0, 0, 10, 10),
    shapely.box(-60, -60, 60, 60),
    shapely.MultiPolygon([shapely.box(-20, -20, 0, 0), shapely.box(100, 30, 130, 50)]),
    shapely.Polygon([(-90, -45), (90, -45), (0, 80)], [[(-1, -1), (1, -1), (0, 1)]]),
)
BOXES = ((-10.0, -10.0, 10.0, 10.0), (170.0, -90.0, -170.0, 90.0), (0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 30.0, 0.0))

COMPARATORS = ("=", "<>", "<", "<=", ">", ">=")
SPATIAL = ("intersects", "disjoint", "equals", "touches", "within", "contains", "overlaps", "crosses")
OF_INSTANTS = ("after", "before", "disjoint", "equals", "intersects")
OF_INTERVALS = (
    "contains", "during", "finishedby", "finishes", "meets", "metby", "overlappedby", "overlaps", "startedby", "starts",
)  # fmt: skip


@dataclass(frozen=True)
class Written:
    """One filter, or a part of one, in three forms."""

    text: str
    json: Any
    node: Any


def _constant(value: object) -> Written:
    if isinstance(value, bool):
        return Written(str(value).upper(), value, Constant(value, "boolean"))
    if isinstance(value, float):
        return Written(repr(value), value, Constant(value, "number"))
    if isinstance(value, dt.datetime):
        text = f"{value.isoformat(timespec='milliseconds')}Z"
        return Written(f"TIMESTAMP('{text}')", {"timestamp": text}, Constant(value, "date"))
    if isinstance(value, dt.date):
        return Written(f"DATE('{value}')", {"date": str(value)}, Constant(value, "date"))
    quoted = str(value).replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n")
    return Written(f"'{quoted}'", value, Constant(str(value), "text"))


def _property(name: str, kind: tree.Kind) -> Written:
    return Written(f'"{name}"', {"property": name}, Property(name, kind))


def _infix(operator: str, left: Written, right: Written, node: Any) -> Written:
    return Written(
        f"({left.text} {operator.upper()} {right.text})", {"op": operator, "args": [left.json, right.json]}, node
    )


NUMBER_LEAVES = st.sampled_from([_property("amount", "number"), _property("count", "number")]) | st.sampled_from(
    NUMBERS
).map(_constant)


@st.composite
def numbers(draw: st.DrawFn, depth: int = 2) -> Written:
    if depth == 0 or draw(st.booleans()):
        return draw(NUMBER_LEAVES)
    operator = draw(st.sampled_from(["+", "-", "*", "/", "%", "div", "^"]))
    left = draw(numbers(depth - 1))
    # Powers that every library rounds alike.
    right = _constant(draw(st.sampled_from([2.0, 1.0, 0.0, -1.0]))) if operator == "^" else draw(numbers(depth - 1))
    return _infix(operator, left, right, tree.Arithmetic(operator, left.node, right.node))


def _folded(name: str, inner: Written) -> Written:
    return Written(f"{name.upper()}({inner.text})", {"op": name, "args": [inner.json]}, Fold(name, inner.node))


TEXT_CONSTANTS = st.sampled_from(NAMES).map(_constant)
TEXTS = st.sampled_from([_property("name", "text"), _property("id", "text")]) | TEXT_CONSTANTS
FOLDS = st.lists(st.sampled_from(["casei", "accenti"]), max_size=2)
BOOLEANS = st.sampled_from([_property("open", "boolean"), _constant(value=True), _constant(value=False)])
#: Conditions are values, too: (name = 'a') = TRUE.
TRUTHS = BOOLEANS | st.deferred(lambda: comparisons() | nulls())
DATES = st.sampled_from([_property("first", "date"), _property("last", "date")]) | st.sampled_from(
    (*DAYS, *MOMENTS)
).map(_constant)


@st.composite
def texts(draw: st.DrawFn, leaves: st.SearchStrategy[Written] = TEXTS) -> Written:
    text = draw(leaves)
    for fold in draw(FOLDS):
        text = _folded(fold, text)
    return text


SCALARS = st.sampled_from([numbers(), texts(), TRUTHS, DATES])


@st.composite
def comparisons(draw: st.DrawFn) -> Written:
    values = draw(SCALARS)
    comparator = draw(st.sampled_from(COMPARATORS))
    left, right = draw(values), draw(values)
    return _infix(comparator, left, right, tree.Comparison(comparator, left.node, right.node))


@st.composite
def betweens(draw: st.DrawFn) -> Written:
    value, low, high = draw(numbers()), draw(NUMBER_LEAVES), draw(NUMBER_LEAVES)
    node = tree.And((tree.Comparison(">=", value.node, low.node), tree.Comparison("<=", value.node, high.node)))
    inverse = draw(st.booleans())
    document = {"op": "between", "args": [value.json, low.json, high.json]}
    word = "NOT BETWEEN" if inverse else "BETWEEN"
    return _perhaps_not(f"({value.text} {word} {low.text} AND {high.text})", document, node, inverse=inverse)


@st.composite
def ins(draw: st.DrawFn) -> Written:
    values = draw(SCALARS)
    value, options = draw(values), draw(st.lists(values, min_size=1, max_size=4))
    inverse = draw(st.booleans())
    text = f"({value.text} {'NOT IN' if inverse else 'IN'} ({', '.join(one.text for one in options)}))"
    document = {"op": "in", "args": [value.json, [one.json for one in options]]}
    return _perhaps_not(text, document, tree.In(value.node, tuple(one.node for one in options)), inverse=inverse)


@st.composite
def likes(draw: st.DrawFn) -> Written:
    text, pattern = draw(texts()), draw(texts(st.sampled_from(PATTERNS).map(_constant)))
    inverse = draw(st.booleans())
    written = f"({text.text} {'NOT LIKE' if inverse else 'LIKE'} {pattern.text})"
    document = {"op": "like", "args": [text.json, pattern.json]}
    return _perhaps_not(written, document, tree.Like(text.node, pattern.node), inverse=inverse)


@st.composite
def nulls(draw: st.DrawFn) -> Written:
    value = draw(draw(SCALARS)) if draw(st.booleans()) else _GEOMETRY
    inverse = draw(st.booleans())
    text = f"({value.text} IS {'NOT NULL' if inverse else 'NULL'})"
    return _perhaps_not(text, {"op": "isNull", "args": [value.json]}, tree.IsNull(value.node), inverse=inverse)


def _perhaps_not(text: str, document: Any, node: Any, *, inverse: bool) -> Written:
    if inverse:
        return Written(text, {"op": "not", "args": [document]}, tree.Not(node))
    return Written(text, document, node)


_GEOMETRY = Written('"geometry"', {"property": "geometry"}, tree.Geometry())


def _shape(shape: shapely.Geometry) -> Written:
    return Written(shapely.to_wkt(shape), json.loads(shapely.to_geojson(shape)), tree.Shape(shape))


def _box(numbers: tuple[float, float, float, float]) -> Written:
    west, south, east, north = numbers
    if west > east:
        shape = shapely.union_all([shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)])
    elif west == east:
        shape = shapely.Point(west, south)
    elif south == north:
        shape = shapely.LineString([(west, south), (east, north)])
    else:
        shape = shapely.box(west, south, east, north)
    return Written(f"BBOX({','.join(map(repr, numbers))})", {"bbox": list(numbers)}, tree.Shape(shape))


SHAPES_WRITTEN = st.sampled_from(SHAPES).map(_shape) | st.sampled_from(BOXES).map(_box)


@st.composite
def spatials(draw: st.DrawFn) -> Written:
    relation = draw(st.sampled_from(SPATIAL))
    left = draw(st.just(_GEOMETRY) | SHAPES_WRITTEN)
    right = draw(st.just(_GEOMETRY) | SHAPES_WRITTEN)
    node = tree.Spatial(relation, left.node, right.node)
    return _call(f"s_{relation}", left, right, node)


def _call(name: str, left: Written, right: Written, node: Any) -> Written:
    return Written(f"{name.upper()}({left.text},{right.text})", {"op": name, "args": [left.json, right.json]}, node)


@st.composite
def intervals(draw: st.DrawFn) -> Written:
    if draw(st.booleans()):
        names = draw(st.sampled_from([("first", "last"), ("first", "first"), ("last", "..")]))
        nodes = [None if name == ".." else Property(name, "date") for name in names]
        text = ",".join("'..'" if name == ".." else name for name in names)
        ends: list[Any] = [name if name == ".." else {"property": name} for name in names]
        return Written(f"INTERVAL({text})", {"interval": ends}, Interval(*nodes))
    values = sorted(draw(st.lists(st.sampled_from(draw(st.sampled_from([DAYS, MOMENTS]))), min_size=2, max_size=2)))
    opened = draw(st.sampled_from(["", "first", "last"]))
    first, last = (_constant(value) for value in values)
    written = [next(iter(end.json.values())) for end in (first, last)]
    if opened:
        written[0 if opened == "first" else 1] = ".."
    node = Interval(None if opened == "first" else first.node, None if opened == "last" else last.node)
    return Written(f"INTERVAL('{written[0]}','{written[1]}')", {"interval": written}, node)


@st.composite
def temporals(draw: st.DrawFn) -> Written:
    relation = draw(st.sampled_from(OF_INSTANTS + OF_INTERVALS))
    instants = DATES.map(lambda one: Written(one.text, one.json, Interval(one.node, one.node)))
    times = intervals() | instants if relation in OF_INSTANTS else intervals()
    left, right = draw(times), draw(times)
    return _call(f"t_{relation}", left, right, tree.Temporal(relation, left.node, right.node))


CONDITIONS = st.one_of(comparisons(), betweens(), ins(), likes(), nulls(), temporals(), BOOLEANS)


@st.composite
def filters(draw: st.DrawFn, *, has_geometry: bool = True, depth: int = 3) -> Written:
    """A filter of the layer of ``made_layers``."""
    kind = draw(st.sampled_from(["condition", "condition", "and", "or", "not"])) if depth else "condition"
    if kind == "condition":
        return draw(spatials() | CONDITIONS if has_geometry else CONDITIONS)
    if kind == "not":
        inner = draw(filters(has_geometry=has_geometry, depth=depth - 1))
        return Written(f"(NOT ({inner.text}))", {"op": "not", "args": [inner.json]}, tree.Not(inner.node))
    members = draw(
        st.lists(filters(has_geometry=has_geometry, depth=depth - 1), min_size=2, max_size=3).filter(
            # The library joins an AND within an AND, an OR within an OR.
            lambda found: all(not isinstance(one.json, dict) or one.json.get("op") != kind for one in found)
        )
    )
    nodes = tuple(one.node for one in members)
    text = f"({f' {kind.upper()} '.join(one.text for one in members)})"
    return Written(
        text, {"op": kind, "args": [one.json for one in members]}, (tree.And if kind == "and" else tree.Or)(nodes)
    )


# ---- The plain answer: true, false, or None for unknown, of one row at a time.


def plain(node: Any, row: Mapping[str, Any]) -> bool | None:
    """Answer a filter for a row: a dict of values as JSON has them, and ``geometry``."""
    value = _value(node, row)
    assert value is None or isinstance(value, bool)
    return value


def _value(node: Any, row: Mapping[str, Any]) -> Any:
    return _ANSWERS[type(node)](node, lambda part: _value(part, row), row)


def _field(name: str, kind: str, row: Mapping[str, Any]) -> Any:
    value = row[name]
    return dt.date.fromisoformat(value) if kind == "date" and value is not None else value


def _all(values: list[bool | None]) -> bool | None:
    return False if False in values else None if None in values else True


def _any(values: list[bool | None]) -> bool | None:
    return True if True in values else None if None in values else False


def _compare(comparator: str, left: Any, right: Any) -> bool | None:
    if left is None or right is None:
        return None
    if isinstance(left, dt.date):
        left, right = _midnight(left), _midnight(right)
    if isinstance(left, float) or isinstance(right, float):
        left, right = float(left), float(right)
    return {
        "=": left == right, "<>": left != right, "<": left < right, "<=": left <= right, ">": left > right,
        ">=": left >= right,
    }[comparator]  # fmt: skip


def _midnight(value: dt.date) -> dt.datetime:
    return value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - in UTC


def _calculate(operator: str, left: float | None, right: float | None) -> float | None:
    if left is None or right is None:
        return None
    left, right = float(left), float(right)
    try:
        result = {
            "+": lambda: left + right,
            "-": lambda: left - right,
            "*": lambda: left * right,
            "/": lambda: left / right,
            "%": lambda: left - right * math.trunc(left / right),
            "div": lambda: float(math.trunc(left / right)),
            "^": lambda: left**right,
        }[operator]()
    except (ZeroDivisionError, OverflowError):
        return None
    return result if math.isfinite(result) else None


def _plain_fold(text: str | None, fold: str) -> str | None:
    if text is None:
        return None
    if fold == "casei":
        return text.casefold()
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(one for one in decomposed if not "\u0300" <= one <= "\u036f"))


def _like(text: str | None, pattern: str) -> bool | None:
    if text is None:
        return None
    tokens = re.findall(r"\\[%_\\]|.", pattern, re.DOTALL)
    expression = "".join({"%": ".*", "_": "."}.get(token) or re.escape(token[-1]) for token in tokens)
    return re.fullmatch(expression, text, re.DOTALL) is not None


def _relate(relation: str, left: shapely.Geometry | None, right: shapely.Geometry | None) -> bool | None:
    return None if left is None or right is None else bool(getattr(shapely, relation)(left, right))


def _when(node: tree.Temporal, value: Callable[[Any], Any]) -> bool | None:
    ends: list[dt.datetime] = []
    for interval in (node.left, node.right):
        for end, forever in ((interval.first, dt.datetime.min), (interval.last, dt.datetime.max)):  # noqa: DTZ901 - in UTC
            moment = forever if end is None else value(end)
            if moment is None:
                return None
            ends.append(_midnight(moment))
    first, last, begin, end = ends
    return {
        "after": first > end,
        "before": last < begin,
        "disjoint": first > end or last < begin,
        "intersects": not (first > end or last < begin),
        "equals": first == begin and last == end,
        "contains": first < begin and end < last,
        "during": begin < first and last < end,
        "finishes": begin < first and last == end,
        "finishedby": first < begin and last == end,
        "meets": last == begin,
        "metby": first == end,
        "overlaps": first < begin < last < end,
        "overlappedby": begin < first < end < last,
        "starts": first == begin and last < end,
        "startedby": first == begin and last > end,
    }[node.relation]


#: What a node comes to, from the node, the value of its parts and the row.
_ANSWERS: dict[type, Callable[[Any, Callable[[Any], Any], Mapping[str, Any]], Any]] = {
    Constant: lambda node, _value, _row: node.value,
    Property: lambda node, _value, row: _field(node.name, node.kind, row),
    Fold: lambda node, value, _row: _plain_fold(value(node.text), node.fold),
    tree.Shape: lambda node, _value, _row: node.shape,
    tree.Geometry: lambda _node, _value, row: row["geometry"],
    tree.Arithmetic: lambda node, value, _row: _calculate(node.operator, value(node.left), value(node.right)),
    tree.Comparison: lambda node, value, _row: _compare(node.comparator, value(node.left), value(node.right)),
    tree.Like: lambda node, value, _row: _like(value(node.text), value(node.pattern)),
    tree.In: lambda node, value, _row: _any([_compare("=", value(node.value), value(one)) for one in node.options]),
    tree.IsNull: lambda node, value, _row: value(node.operand) is None,
    tree.And: lambda node, value, _row: _all([value(one) for one in node.members]),
    tree.Or: lambda node, value, _row: _any([value(one) for one in node.members]),
    tree.Not: lambda node, value, _row: {True: False, False: True, None: None}[value(node.member)],
    tree.Spatial: lambda node, value, _row: _relate(node.relation, value(node.left), value(node.right)),
    tree.Temporal: lambda node, value, _row: _when(node, value),
}


# ---- Every simple condition, on rows that hold every value: what chance might leave out.

ROWS: list[dict[str, Any]] = [
    {
        "id": f"{place:02d}",
        "name": (*NAMES, None)[place % (len(NAMES) + 1)],
        "amount": (None, *NUMBERS)[place % (len(NUMBERS) + 1)],
        "count": (0, 1, None, 2, -3, 100)[place % 6],
        "open": (True, None, False)[place % 3],
        "first": str(first) if first else None,
        "last": str(last) if last else None,
        "geometry": (*SHAPES, None)[place % (len(SHAPES) + 1)],
    }
    for place, (first, last) in enumerate(itertools.product((*DAYS, None), repeat=2))
]

_LEAVES: dict[str, tuple[Any, ...]] = {
    "text": (
        Property("name", "text"), Property("id", "text"), Constant("Ab", "text"), Constant("", "text"),
        Fold("casei", Property("name", "text")), Fold("casei", Constant("Ab", "text")),
        Fold("accenti", Fold("casei", Property("name", "text"))), Fold("casei", Constant("STRASSE", "text")),
    ),
    "number": (
        Property("amount", "number"), Property("count", "number"), Constant(1.0, "number"), Constant(-3.0, "number"),
        *(tree.Arithmetic(one, Property("amount", "number"), Property("count", "number")) for one in get_args(tree.Operator)
          if one != "^"),
        tree.Arithmetic("^", Property("amount", "number"), Constant(2.0, "number")),
    ),
    "date": (
        Property("first", "date"), Property("last", "date"), Constant(DAYS[1], "date"), Constant(MOMENTS[2], "date"),
        Constant(MOMENTS[3], "date"),
    ),
    "boolean": (
        Property("open", "boolean"), Constant(value=True, kind="boolean"), Constant(value=False, kind="boolean"),
        tree.Comparison("=", Property("name", "text"), Constant("Ab", "text")),
        tree.IsNull(Property("first", "date")),
    ),
}  # fmt: skip


def every_condition() -> Iterator[Any]:
    """Each comparison, list, pattern, null and relation of the simple values."""
    for leaves in _LEAVES.values():
        yield from map(tree.IsNull, leaves)
        for left, right in itertools.product(leaves, repeat=2):
            yield from (tree.Comparison(comparator, left, right) for comparator in COMPARATORS)
            yield tree.In(left, (right,))
            yield tree.In(left, (leaves[2], right, leaves[1]))
    texts = _LEAVES["text"]
    for text, pattern in itertools.product(texts, PATTERNS):
        yield tree.Like(text, Constant(pattern, "text"))
        yield tree.Like(text, Fold("casei", Constant(pattern, "text")))
    shapes = [tree.Geometry(), *map(tree.Shape, SHAPES)]
    for relation, left, right in itertools.product(SPATIAL, shapes, shapes):
        yield tree.Spatial(relation, left, right)
    yield tree.IsNull(tree.Geometry())


def every_relation_of_time() -> Iterator[tree.Temporal]:
    """Each relation of the interval of a row to each interval of constants, both ways."""
    ends = [None, *(Constant(one, "date") for one in DAYS)]
    own = Interval(Property("first", "date"), Property("last", "date"))
    for relation in OF_INSTANTS + OF_INTERVALS:
        for first, last in itertools.product(ends, repeat=2):
            if first is None or last is None or first.value <= last.value:
                yield tree.Temporal(relation, own, Interval(first, last))
                yield tree.Temporal(relation, Interval(first, last), own)
                yield tree.Temporal(relation, Interval(own.first, None), Interval(first, last))
