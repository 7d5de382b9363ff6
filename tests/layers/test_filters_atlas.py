"""The predicates of the abstract test suite of CQL2 (OGC 21-065r2, annex A) on every layer of an atlas."""

import itertools
from collections.abc import Iterator

import pytest

from layers.catalogue import Field, Layer, catalogue
from layers.errors import FilterError
from layers.filters import parse_filter
from layers.stores import MemoryStore, Query

VALUES = {
    "text": "'foo'", "number": "3.14", "integer": "1", "boolean": "true", "date": "DATE('2022-04-14')",
}  # fmt: skip
SHAPES = (
    "POINT(7.02 49.92)",
    "BBOX(-180,-90,180,90)",
    "LINESTRING(7 50, 10 51)",
    "POLYGON((7 50,10 50,10 48,7 48,7 50))",
    "MULTIPOINT(7.02 49.92, 90 80)",
    "MULTILINESTRING((7 50, 10 51),(100 30, 130 50))",
    "MULTIPOLYGON(((7 50,10 50,10 48,7 48,7 50)),((100 30,130 30,130 50,100 30)))",
)
SPATIAL = ("INTERSECTS", "DISJOINT", "EQUALS", "TOUCHES", "WITHIN", "CONTAINS", "OVERLAPS", "CROSSES")
OF_INSTANTS = ("AFTER", "BEFORE", "DISJOINT", "EQUALS", "INTERSECTS")
OF_INTERVALS = (
    "CONTAINS", "DURING", "FINISHEDBY", "FINISHES", "MEETS", "METBY", "OVERLAPPEDBY", "OVERLAPS", "STARTEDBY", "STARTS",
)  # fmt: skip


def matched(store: MemoryStore, layer: Layer, text: str) -> set[str]:
    found = store.rows(Query(layer.id, filter=parse_filter(text, layer), limit=10**9))
    return {str(row["id"]) for row in found}


@pytest.fixture
def layer(layer_id: str) -> Layer:
    return catalogue()[layer_id]


def test_comparisons_that_exclude_each_other_share_no_feature(store: MemoryStore, layer: Layer) -> None:
    for field in layer.fields:
        value = VALUES[field.type]
        for one, other in (("=", "<>"), (">", "<="), ("<", ">=")):
            here, there = (matched(store, layer, f"{field.name} {sign} {value}") for sign in (one, other))
            known = matched(store, layer, f"{field.name} IS NOT NULL")
            assert not here & there
            assert here | there == known, field.name


def test_every_feature_is_null_or_not(store: MemoryStore, layer: Layer) -> None:
    names = [field.name for field in layer.fields] + (["geometry"] if layer.geometry != "none" else [])
    for name in names:
        null, known = matched(store, layer, f"{name} IS NULL"), matched(store, layer, f"{name} is not null")
        assert not null & known
        assert len(null | known) == store.count(layer.id)


def test_true_is_every_feature_and_false_none(store: MemoryStore, layer: Layer) -> None:
    assert len(matched(store, layer, "true")) == store.count(layer.id)
    assert matched(store, layer, "false") == set()


@pytest.mark.parametrize(
    "template", ["{} LIKE 'foo%'", "CASEI({}) LIKE CASEI('FOO%')", "ACCENTI({}) = ACCENTI('äöüéáí')"]
)
def test_texts_follow_a_pattern_or_not(store: MemoryStore, layer: Layer, template: str) -> None:
    for field in layer.fields:
        if field.type == "text":
            text = template.format(field.name)
            assert not matched(store, layer, text) & matched(store, layer, f"NOT {text}")


def test_numbers_are_between_or_not(store: MemoryStore, layer: Layer) -> None:
    for field in layer.fields:
        if field.type in ("number", "integer"):
            here = matched(store, layer, f"{field.name} BETWEEN 0 AND 100")
            there = matched(store, layer, f"{field.name} NOT BETWEEN 0 AND 100")
            assert here == matched(store, layer, f"{field.name} >= 0 AND {field.name} + 1 <= 101 ")
            assert here | there == matched(store, layer, f"{field.name} IS NOT NULL")
            assert not here & there


def test_shapes_are_met_or_not(store: MemoryStore, layer: Layer) -> None:
    if layer.geometry == "none":
        with pytest.raises(FilterError, match="no property 'geometry'"):
            matched(store, layer, f"S_INTERSECTS(geometry, {SHAPES[0]})")
        return
    located = matched(store, layer, "geometry IS NOT NULL")
    for relation, shape in itertools.product(SPATIAL, SHAPES):
        text = f"S_{relation}(geometry, {shape})"
        here, there = matched(store, layer, text), matched(store, layer, f"NOT {text}")
        assert here | there == located
        assert not here & there
    assert matched(store, layer, f"S_INTERSECTS(geometry, {SHAPES[1]})") == located


def test_times_are_in_a_relation_or_not(store: MemoryStore, layer: Layer) -> None:
    for text, known in _times(layer):
        here, there = matched(store, layer, text), matched(store, layer, f"NOT {text}")
        assert not here & there
        assert here | there == matched(store, layer, known), text


def _times(layer: Layer) -> Iterator[tuple[str, str]]:
    """Predicates of time, and where they are known."""
    days: list[Field] = [field for field in layer.fields if field.type == "date"]
    for day, relation in itertools.product(days, OF_INSTANTS):
        for other in ("DATE('2022-04-24')", "INTERVAL('2021-01-01','2021-12-31')", "TIMESTAMP('2022-04-24T07:59:57Z')"):
            yield f"T_{relation}({day.name},{other})", f"{day.name} IS NOT NULL"
    for first, last in itertools.product(days, repeat=2):
        known = f"{first.name} IS NOT NULL AND {last.name} IS NOT NULL"
        for relation in OF_INSTANTS + OF_INTERVALS:
            yield f"T_{relation}(INTERVAL({first.name},{last.name}),INTERVAL('2021-01-01','2021-12-31'))", known
            yield f"T_{relation}(INTERVAL('2021-01-01','..'),INTERVAL({first.name},{last.name}))", known
