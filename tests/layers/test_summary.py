"""Totals are those of a plain loop, whatever is asked; a whole hides its parts; both stores have the same."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo import BBox
from geo.quadkeys import cells, keys, quadkey
from layers.catalogue import Field, Layer
from layers.errors import QueryError
from layers.features import Features
from layers.filters import parse_filter
from layers.publish import publish
from layers.stores import MemoryStore, Query, Store
from layers.stores.postgis import PostgisStore
from layers.summary import MAX_CELLS, MAX_VALUES, Summary, first_level, groupings, summary
from layers.totals import CLASSES, DEGREE, UNITS, Totals, adding
from tests.postgres import Cluster

FIELDS = (
    Field("id", "text", "编号", "Identifier"),
    Field("stage_class", "text", "阶段", "Stage", values="stage_classes"),
    Field("investment_100m_cny", "number", "金额", "Amount"),
    Field("part_of", "text", "所属", "Whole"),
    Field("district", "text", "县区", "District"),
    Field("name", "text", "名称", "Name"),
    Field("first", "date", "首次", "First"),
)
LAYER = Layer("made", "造", "Made", "", "", "Point", FIELDS, group=("district",), interval=("first", "first"))
AMOUNTS = st.sampled_from([0.0, 0.1, 0.2, 11.05, 0.00004, 0.00005, 1e8, 2e8, -3.0, 1e300]) | st.floats(0, 500)
LON = st.integers(-18, 18).map(lambda step: step * 10.0) | st.floats(121, 122)
LAT = st.sampled_from([90.0, -90.0, 0.0]) | st.floats(41, 42)


@st.composite
def rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    ids = draw(st.lists(st.sampled_from("abcdefghij"), max_size=10, unique=True))
    makers: dict[str, st.SearchStrategy[Any]] = {
        "stage_class": st.sampled_from(["plan", "done", "unknown", "nonsense"]), "investment_100m_cny": AMOUNTS,
        "part_of": st.sampled_from("abcdefghijx"), "district": st.sampled_from(["义县", "a", "none", ""]),
        "name": st.sampled_from(["长" * 40, "b"]), "first": st.sampled_from(["2020-01-01", "2021-01-01"]),
        "shape": st.builds(shapely.Point, LON, LAT),
    }  # fmt: skip
    return [{"id": one} | {name: draw(st.none() | maker) for name, maker in makers.items()} for one in ids]


def store_of(made: Sequence[dict[str, Any]]) -> MemoryStore:
    columns = {field.name: [row[field.name] for row in made] for field in FIELDS}
    frame = gpd.GeoDataFrame(columns, geometry=[row["shape"] for row in made], crs="OGC:CRS84")
    return MemoryStore([Features.of_frame(frame, LAYER)], {})


FILTERS = (
    "stage_class = 'plan'",
    "name = 'b'",
    "S_INTERSECTS(geometry,BBOX(121,41,121.5,42))",
    "investment_100m_cny > 1",
)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    west, south = draw(LON), draw(LAT)
    box = BBox(west, south, draw(LON), min(90.0, south + draw(st.sampled_from([0.0, 0.3, 60.0]))))
    text = draw(st.none() | st.sampled_from(FILTERS))
    return Query(
        "made",
        bbox=draw(st.none() | st.just(box)),
        equals=draw(
            st.sampled_from([{}, {"district": "a"}, {"district": None}, {"name": "b"}, {"stage_class": "plan"}])
        ),
        ids=draw(st.none() | st.just(["a", "c", "z"])),
        interval=draw(st.none() | st.just(("2020-06-01", None))),
        located=draw(st.booleans()),
        filter=None if text is None else parse_filter(text, LAYER),
    )


def plain(store: MemoryStore, query: Query, by: str | None, level: int) -> dict[Any, dict[str, Any]]:
    """The groups as a loop over the features counts them."""
    whole = json.loads(b"[%b]" % bytes(store.page(Query("made", limit=100)).features))
    amounts = {one["id"]: one["properties"]["investment_100m_cny"] for one in whole}
    known = {one: value for one, value in amounts.items() if value is not None and abs(value) <= 1e8}
    above = {one["id"]: one["properties"]["part_of"] for one in whole}
    groups: dict[Any, dict[str, Any]] = {}
    for one in json.loads(b"[%b]" % bytes(store.page(replace(query, limit=100)).features)):
        said, place = one["properties"], one["geometry"] and one["geometry"]["coordinates"]
        name = said[by] if by else place and quadkey(int(keys(*(n >> (18 - level) for n in cells(*place)))), level)
        group = groups.setdefault(name, {"count": 0, "units": [], "places": [], "classes": {}})
        group["count"] += 1
        group["places"] += [place] if place else []
        kind = said["stage_class"] if said["stage_class"] in CLASSES else "unknown"
        sums = group["classes"].setdefault(kind, [0, []])
        sums[0] += 1
        if one["id"] in known and not any(whole_one in known for whole_one in wholes(one["id"], above)):
            sums[1].append(round(known[one["id"]] * UNITS))
            group["units"].append(round(known[one["id"]] * UNITS))
    return groups


def wholes(one: str, above: dict[str, Any]) -> Iterator[str]:
    seen, step = {one}, above.get(one)
    while step is not None and step not in seen:
        yield step
        seen.add(step)
        step = above.get(step)


def assert_is(found: Summary, wanted: dict[Any, dict[str, Any]]) -> None:
    written = [json.loads(text) for text in found.features.encoded()]
    assert {one["properties"]["value"] for one in written} == {*wanted}
    assert found.matched == sum(group["count"] for group in wanted.values())
    names = [one["properties"]["value"] for one in written]
    assert names == sorted(names, key=lambda name: (name is None, name or ""))
    for one in written:
        said, group = one["properties"], wanted[one["properties"]["value"]]
        assert (said["count"], said["located"], said["known"]) == (
            group["count"], len(group["places"]), len(group["units"]),
        )  # fmt: skip
        assert said["investment_100m_cny"] == (sum(group["units"]) / UNITS if group["units"] else None)
        for name in CLASSES:
            count, units = group["classes"].get(name, (0, []))
            assert said[f"{name}_count"] == count
            assert said[f"{name}_100m_cny"] == (sum(units) / UNITS if units else None)
        if found.by is None and one["geometry"]:
            mean = np.mean(group["places"], axis=0)
            assert np.allclose(one["geometry"]["coordinates"], mean, atol=0.6 / DEGREE, rtol=0)


@settings(deadline=None, max_examples=100)
@given(
    made=rows(),
    query=queries(),
    by=st.sampled_from([None, "district", "stage_class", "name"]),
    level=st.integers(1, 18),
)
def test_a_summary_is_the_plain_count(made: list[dict[str, Any]], query: Query, by: str | None, level: int) -> None:
    store = store_of(made)
    found = summary(store, query, by=by, level=None if by else level)
    assert found.level <= level
    assert_is(found, plain(store, query, by, found.level))


@pytest.fixture(scope="module")
def shared(cluster: Cluster) -> str:
    """A database in which each example is published over the one before."""
    return cluster.database()


@pytest.mark.postgis
@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data(), made=rows())
def test_both_stores_have_the_same_totals(shared: str, data: st.DataObject, made: list[dict[str, Any]]) -> None:
    memory = store_of(made)
    publish(memory, shared)
    store = PostgisStore.open(shared)
    try:
        for query in data.draw(st.lists(queries(), min_size=4, max_size=8)):
            for by, level in ((None, None), (None, 18), (None, 3), ("district", None), ("name", None)):
                assert_same(store, memory, query, by, level)
    finally:
        store.close()


def assert_same(store: Store, memory: Store, query: Query, by: str | None, level: int | None) -> None:
    ours, theirs = (summary(one, query, by=by, level=level) for one in (memory, store))
    assert theirs.features.encoded() == ours.features.encoded()
    assert (theirs.matched, theirs.level) == (ours.matched, ours.level)


def crowd(count: int) -> MemoryStore:
    """Many points in one degree, some of them nowhere."""
    random = np.random.default_rng(7)
    places = zip(random.uniform(121, 122, count).round(7), random.uniform(41, 42, count).round(7), strict=True)
    amounts = random.integers(0, 9_999_999, count) / UNITS
    return store_of([
        {"id": f"p{number}", "stage_class": CLASSES[number % 6], "investment_100m_cny": None if number % 3 else amount,
         "part_of": None, "district": f"d{number % 7}", "name": f"n{number}", "first": None,
         "shape": shapely.Point(*place) if number % 11 else None}
        for number, (place, amount) in enumerate(zip(places, amounts, strict=True))
    ])  # fmt: skip


@pytest.mark.postgis
def test_boxes_over_many_features_have_the_same_totals(shared: str) -> None:
    memory, random = crowd(6000), np.random.default_rng(3)
    publish(memory, shared)
    store = PostgisStore.open(shared)
    try:
        boxes = [BBox(120, 40, 123, 43), BBox(121.5, 30, 125, 60), BBox(10, 10, 11, 11), BBox(121.7, 41, 121.2, 42)]
        for _ in range(25):
            west, east = np.sort(random.uniform(120.8, 122.2, 2)).tolist()
            south, north = np.sort(random.uniform(40.8, 42.2, 2)).tolist()
            boxes.append(BBox(west, south, east, north))
        for box in boxes:
            for level in (None, 5, 9, 18):
                assert_same(store, memory, Query("made", bbox=box), None, level)
                assert_same(store, memory, Query("made", bbox=box, equals={"district": "d3"}), None, level)
    finally:
        store.close()


def test_an_answer_has_few_cells_and_says_their_level() -> None:
    store = crowd(6000)
    for level in (None, 18, 14, 3):
        found = summary(store, Query("made"), level=level)
        assert len(found.features) <= MAX_CELLS + 1
        assert found.matched == 6000
        assert {len(one) for one in found.features.ids if one != "none"} == {found.level}
    near = summary(store, Query("made", bbox=BBox(121.5, 41.5, 121.51, 41.51)))
    assert near.level > found.level


def test_a_field_of_too_many_values_is_refused() -> None:
    store = crowd(MAX_VALUES + 1)
    with pytest.raises(QueryError, match="field name has more than 200 values"):
        summary(store, Query("made"), by="name")
    assert len(summary(crowd(MAX_VALUES), Query("made"), by="name").features) == MAX_VALUES


def test_fields_with_a_vocabulary_group_and_those_kept_in_groups() -> None:
    assert groupings(LAYER) == ("stage_class", "district")
    foreign = Layer("a", "", "", "", "", "Point", (FIELDS[0], Field("x", "text", "", ""), Field("n", "number", "", "")))
    assert groupings(foreign) == ("x",)


def test_a_first_level_keeps_to_the_box_within_the_extent() -> None:
    extent = BBox(121, 41, 122, 42)
    assert first_level(BBox(-180, -90, 180, 90), extent, None) == first_level(None, extent, None)
    assert first_level(BBox(1, 1, 2, 2), extent, None) == 18
    assert first_level(BBox(170, 41, -170, 42), extent, 5) == 5
    assert first_level(None, None, None) == 18


def test_sums_are_the_same_in_any_order() -> None:
    amounts = [0.1, 0.2, 0.3] * 1000
    made = [
        {"id": f"p{number}", "investment_100m_cny": amount, "shape": shapely.Point(121, 41)}
        | dict.fromkeys(("stage_class", "part_of", "district", "name", "first"))
        for number, amount in enumerate(amounts)
    ]
    (found,) = summary(store_of(made), Query("made")).features.encoded()
    assert json.loads(found)["properties"]["investment_100m_cny"] == 600.0


def test_an_empty_text_is_a_value_and_a_missing_one_is_none() -> None:
    made = [
        {"id": one, "district": value, "shape": None}
        | dict.fromkeys(("stage_class", "part_of", "investment_100m_cny", "name", "first"))
        for one, value in (("a", None), ("b", ""), ("c", "x"))
    ]
    found = summary(store_of(made), Query("made"), by="district")
    assert found.features.ids == ["", "x", "none"]


def test_partial_sums_are_read_as_they_are_written() -> None:
    totals = crowd(500).totals(Query("made"), "district", 0)
    again = Totals.of_rows(list(totals.partial()))
    assert again.groups == totals.groups
    for name in ("counts", "known", "units", "located", "lon", "lat"):
        assert (getattr(again, name) == getattr(totals, name)).all()


def test_no_sum_holds_a_whole_and_its_part() -> None:
    known = np.array([True, True, False, True, True])
    assert adding(list("abcde"), [None, "a", "a", "c", "e"], known).tolist() == [True, False, False, False, True]
