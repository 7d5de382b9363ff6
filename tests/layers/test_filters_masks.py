"""Masks over columns against a plain loop, and what three-valued logic must keep."""

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.catalogue import Layer
from layers.columns import columns_of
from layers.errors import FilterError
from layers.filters import Searchable, mask, parse_filter
from layers.filters.searchable import Words
from layers.filters.texts import folded, like, pattern_parts, written_pattern
from layers.filters.tree import FoldName
from tests.layers import filters_made as made
from tests.layers.made_layers import FIELDS, layer_of

LAYER = layer_of("Geometry")
TABLE = layer_of("none")

POINTS = [shapely.Point(x, y) for x in (0, 5, 10, 120) for y in (0, 10, 40)]
LINES = [shapely.LineString([(0, 0), (5, 5), (10, 0)]), shapely.LineString([(-30, 0), (30, 0)]), made.SHAPES[2]]
AREAS = [shapely.box(0, 0, 10, 10), shapely.box(5, 5, 15, 15), shapely.box(10, 0, 20, 10), *made.SHAPES[4:]]


def rows_of(geometries: list[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "id": st.text("aB-1义", min_size=1, max_size=3),
            "name": st.none() | st.sampled_from(made.NAMES),
            "amount": st.none() | st.sampled_from(made.NUMBERS) | st.floats(allow_nan=False, allow_infinity=False),
            "count": st.none() | st.integers(-3, 3) | st.sampled_from([100, 2**53 + 1, -(2**60)]),
            "open": st.none() | st.booleans(),
            "first": st.none() | st.sampled_from(made.DAYS).map(str),
            "last": st.none() | st.sampled_from(made.DAYS).map(str) | st.just("9999-12-31"),
            "geometry": st.none() | st.sampled_from(geometries),
        }
    )


ROWS = st.lists(rows_of(POINTS + LINES + AREAS), max_size=12)


def searchable(rows: list[dict[str, Any]], layer: Layer = LAYER) -> Searchable:
    frame = pd.DataFrame(rows, columns=[field.name for field in FIELDS], dtype=object)
    geometries = None
    if layer.geometry != "none":
        geometries = np.array([*(row["geometry"] for row in rows), None], object)[:-1]
    return Searchable.of(columns_of(frame, layer), geometries)


def found(text: str, rows: list[dict[str, Any]], layer: Layer = LAYER) -> list[int]:
    return np.flatnonzero(mask(parse_filter(text, layer), searchable(rows, layer))).tolist()


def row(**values: Any) -> dict[str, Any]:
    return {
        "id": "a",
        "geometry": None,
        **dict.fromkeys(("name", "amount", "count", "open", "first", "last")),
        **values,
    }


@given(made.filters(), ROWS)
@settings(max_examples=200, deadline=None)
def test_mask_is_the_answer_of_the_plain_loop(written: made.Written, rows: list[dict[str, Any]]) -> None:
    expected = [made.plain(written.node, one) is True for one in rows]
    assert mask(written.node, searchable(rows)).tolist() == expected


def test_every_simple_condition_is_answered_as_by_the_plain_loop() -> None:
    table = searchable(made.ROWS)
    for node in (*made.every_condition(), *made.every_relation_of_time()):
        for one in (node, made.tree.Not(node)):
            expected = [made.plain(one, values) is True for values in made.ROWS]
            assert mask(one, table).tolist() == expected, one


@given(made.filters(has_geometry=False), ROWS)
@settings(max_examples=100, deadline=None)
def test_mask_of_a_table_is_the_answer_of_the_plain_loop(written: made.Written, rows: list[dict[str, Any]]) -> None:
    if "geometry" in written.text:
        with pytest.raises(FilterError, match="has no property 'geometry'"):
            parse_filter(written.text, TABLE)
        return
    expected = [made.plain(written.node, one) is True for one in rows]
    assert mask(written.node, searchable(rows, TABLE)).tolist() == expected


@given(made.filters(), ROWS)
@settings(max_examples=100, deadline=None)
def test_no_row_is_in_a_filter_and_in_its_contrary(written: made.Written, rows: list[dict[str, Any]]) -> None:
    table = searchable(rows)
    both = mask(written.node, table) & mask(made.tree.Not(written.node), table)
    assert not both.any()


@given(made.filters())
@settings(max_examples=300, deadline=None)
def test_text_and_json_give_the_tree_they_were_written_from(written: made.Written) -> None:
    assert parse_filter(written.text, LAYER) == written.node
    assert parse_filter(made.json.dumps(written.json), LAYER, lang="cql2-json") == written.node


def test_null_is_in_no_comparison_and_in_none_of_its_contraries() -> None:
    rows = [row(), row(name="义县", amount=1.0, count=1, first="2019-01-01", open=True)]
    for text in ("name = '义县'", "amount > 0", "count IN (1, 2)", "first < DATE('2020-01-01')", "name LIKE '义%'"):
        assert found(text, rows) == [1], text
        assert found(f"NOT ({text})", rows) == [], text
        assert found(f"({text}) OR TRUE", rows) == [0, 1], text
        assert found(f"({text}) AND FALSE", rows) == [], text
    assert found("open", rows) == [1]
    assert found("NOT open", rows) == []


def test_a_feature_without_geometry_is_in_no_relation_of_space() -> None:
    rows = [row(), row(geometry=shapely.Point(1, 1))]
    for relation in made.SPATIAL:
        text = f"S_{relation.upper()}(geometry, BBOX(0,0,2,2))"
        assert 0 not in found(text, rows) + found(f"NOT {text}", rows)
    assert found("S_DISJOINT(geometry, POINT(5 5))", rows) == [1]
    assert found("geometry IS NULL", rows) == [0]
    assert found("geometry IS NOT NULL", rows) == [1]


def test_a_division_by_zero_is_null() -> None:
    rows = [row(amount=5.0, count=0), row(amount=5.0, count=2)]
    assert found("amount / count > 0", rows) == [1]
    assert found("NOT (amount / count > 0)", rows) == []
    assert found("(amount % count) IS NULL", rows) == [0]
    assert found("amount div count = 2", rows) == [1]


def test_signs_and_remainders_are_those_of_sql() -> None:
    rows = [row(amount=-7.0), row(amount=7.0)]
    assert found("amount % 3 = -1", rows) == [0]
    assert found("amount div 2 = -3", rows) == [0]
    assert found("amount ^ 2 = 49", rows) == [0, 1]
    assert found("amount = ( - (7))", rows) == [0]
    assert found("-amount = 7", rows) == [0]


def test_a_day_is_its_midnight_beside_a_moment() -> None:
    rows = [row(first="2022-01-03"), row(first="2022-01-04"), row(first="2022-01-05")]
    assert found("first >= TIMESTAMP('2022-01-04T00:00:00.000Z')", rows) == [1, 2]
    assert found("first > TIMESTAMP('2022-01-04T00:00:00Z')", rows) == [2]
    assert found("first < TIMESTAMP('2022-01-04T12:00:00Z')", rows) == [0, 1]
    assert found("first = TIMESTAMP('2022-01-04T08:00:00+08:00')", rows) == [1]
    assert found("first IN (DATE('2022-01-03'), TIMESTAMP('2022-01-05T00:00:00Z'))", rows) == [0, 2]


def test_times_of_the_whole_calendar_are_ordered() -> None:
    rows = [row(first="0001-01-01", last="9999-12-31"), row(first="2019-01-01", last="2019-01-02")]
    assert found("T_CONTAINS(INTERVAL(first, last), INTERVAL('1000-01-01', '..'))", rows) == []
    assert found("T_CONTAINS(INTERVAL(first, last), INTERVAL('1000-01-01', '9999-12-30'))", rows) == [0]
    assert found("T_INTERSECTS(INTERVAL(first, last), INTERVAL('..', '1000-01-01'))", rows) == [0]


def test_a_box_across_the_antimeridian_meets_both_sides() -> None:
    rows = [row(geometry=shapely.Point(x, 0)) for x in (175, -175, 0, 180, -180)]
    assert found("S_INTERSECTS(geometry, BBOX(170,-10,-170,10))", rows) == [0, 1, 3, 4]


def test_case_and_accents_are_folded_as_unicode_says() -> None:
    rows = [row(name=name) for name in ("STRASSE", "Straße", "ΟΔΟΣ", "οδος", "Bragança", None)]
    assert found("CASEI(name) = CASEI('strasse')", rows) == [0, 1]
    assert found("CASEI(name) IN (CASEI('Οδοσ'), 'x')", rows) == [2, 3]
    assert found("ACCENTI(name) = ACCENTI('Braganca')", rows) == [4]
    assert found("ACCENTI(CASEI(name)) = 'αι'", [row(name="ᾳ")]) == [0]
    assert found("CASEI(ACCENTI(name)) = 'α'", [row(name="ᾳ")]) == [0]
    assert found("CASEI(ACCENTI(name)) LIKE CASEI(ACCENTI('BRAGAN\u00c7%'))", rows) == [4]


def test_an_empty_layer_has_an_empty_mask() -> None:
    for text in ("TRUE", "name = 'a'", "S_INTERSECTS(geometry, POINT(0 0))", "amount + 1 > 0", "geometry IS NULL"):
        assert found(text, []) == []


def test_invalid_geometries_of_the_data_are_answered() -> None:
    rows = [row(geometry=shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])), row(geometry=shapely.Polygon())]
    for relation in made.SPATIAL:
        assert set(found(f"S_{relation.upper()}(geometry, BBOX(0,0,1,1))", rows)) <= {0, 1}


@given(st.text("ab%_\\县", max_size=8), st.text("ab\\县\n", max_size=8))
def test_like_follows_every_pattern_as_a_regular_expression_would(pattern: str, text: str) -> None:
    assert like([text], pattern) == [made.plain(made.tree.Like(_constant(text), _constant(pattern)), {})]


@given(st.text("ab%_\\", max_size=8), st.text("ab%_\\", max_size=8))
def test_a_pattern_written_anew_matches_the_same(pattern: str, text: str) -> None:
    anew = written_pattern(pattern_parts(pattern))
    assert like([text], anew) == like([text], pattern)
    assert written_pattern(pattern_parts(anew)) == anew


def test_a_pattern_of_many_wildcards_takes_no_longer() -> None:
    text = "a" * 3000
    started = dt.datetime.now(dt.UTC)
    assert like([text], "%a" * 500 + "%b") == [False]
    assert like([text], "%_a" * 500 + "%b") == [False]
    assert (dt.datetime.now(dt.UTC) - started).total_seconds() < 5  # a regular expression would take years


@given(st.lists(st.none() | st.sampled_from(made.NAMES), max_size=10), st.sampled_from(["casei", "accenti"]))
def test_words_hold_every_text_and_fold_it(texts: list[str | None], fold: Any) -> None:
    column = searchable([row(name=text) for text in texts]).columns["name"]
    words = Words.of(column)
    assert [None if code < 0 else words.texts[code] for code in words.codes] == texts
    folds = words.folded(fold)
    assert [None if code < 0 else folds.texts[code] for code in folds.codes] == [
        None if text is None else folded(text, fold) for text in texts
    ]
    assert len(set(folds.texts)) == len(folds.texts)


def test_folds_around_a_field_do_not_fill_the_memory() -> None:
    rows = searchable([row(name="Ä")])
    usual: tuple[tuple[FoldName, ...], ...] = (("casei", "accenti"), ("accenti", "casei"))
    many = [(*order, *order * times) for order in usual for times in range(1, 20)]
    assert all(list(rows.words("name", folds).texts) == ["a"] for folds in many)
    assert {len(folds) for _, folds in rows._words} == {0, 1, 2}
    assert rows.words("name", usual[0]) is rows.words("name", usual[0])


def _constant(text: str) -> made.Constant:
    return made.Constant(text, "text")
