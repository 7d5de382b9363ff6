"""Filters, chosen properties and geometries left out: what comes back, and how what is wrong is told."""

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from layers.catalogue import catalogue
from tests.api.conftest import PROJECTS, project, project_point

ITEMS = "/api/collections/projects/items"
ROWS = [project(number) | {"point": project_point(number)} for number in range(PROJECTS)]
FIELDS = [field.name for field in catalogue()["projects"].fields]


def found(client: TestClient, **query: str) -> set[str]:
    answer = client.get(ITEMS, params={name.replace("_", "-"): value for name, value in query.items()})
    assert answer.status_code == 200, answer.text
    return {feature["id"] for feature in answer.json()["features"]}


FILTERS: list[tuple[str, Any]] = [
    ("stage = 'operating'", lambda row: row["stage"] == "operating"),
    ("stage <> 'operating'", lambda row: row["stage"] != "operating"),
    ('"district_code" = \'210727\' AND "investment_100m_cny" > 10',
     lambda row: row["district_code"] == "210727" and (row["investment_100m_cny"] or 0) > 10),
    ("investment_100m_cny BETWEEN 10 AND 20", lambda row: 10 <= (row["investment_100m_cny"] or 0) <= 20),
    ("NOT (investment_100m_cny > 10)", lambda row: row["investment_100m_cny"] is not None and row["investment_100m_cny"] <= 10),
    ("(investment_100m_cny IS NULL)", lambda row: row["investment_100m_cny"] is None),
    ("stage IN ('signed','unknown') OR sector = 'petro'",
     lambda row: row["stage"] in ("signed", "unknown") or row["sector"] == "petro"),
    ("(CASEI(name_zh) LIKE CASEI('%YIXIAN%'))", lambda row: "yixian" in row["name_zh"]),
    ("name_zh NOT LIKE 'yi%'", lambda row: not row["name_zh"].startswith("yi")),
    ("first_report >= DATE('2022-01-01')", lambda row: (row["first_report"] or "0") >= "2022-01-01"),
    ("first_report < TIMESTAMP('2020-08-04T00:00:00.000Z')", lambda row: "0" < (row["first_report"] or "0") < "2020-08-04"),
    ("investment_100m_cny % 2 = 0 AND investment_100m_cny * 2 > ( - (5))",
     lambda row: row["investment_100m_cny"] is not None and row["investment_100m_cny"] % 2 == 0),
    ("S_INTERSECTS(geometry,BBOX(121.0,41.0,121.2,41.05))",
     lambda row: row["point"] is not None and row["point"].x <= 121.2 and row["point"].y <= 41.05),
    ("S_INTERSECTS(geometry,POINT(121.07 41.07))", lambda row: row["id"] == "p-007"),
    ("geometry IS NULL", lambda row: row["point"] is None),
    ("T_AFTER(first_report, DATE('2022-12-31'))", lambda row: (row["first_report"] or "0") > "2022-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holds"), FILTERS, ids=[text for text, _ in FILTERS])
def test_filter_finds_what_a_loop_finds(client: TestClient, text: str, holds: Any) -> None:
    assert found(client, filter=text) == {row["id"] for row in ROWS if holds(row)}


def test_filter_in_json_is_the_same_filter(client: TestClient) -> None:
    document = {"op": "and", "args": [
        {"op": "=", "args": [{"property": "stage"}, "operating"]},
        {"op": ">", "args": [{"property": "investment_100m_cny"}, 10]},
    ]}  # fmt: skip
    text = "stage = 'operating' AND investment_100m_cny > 10"
    written = found(client, filter=json.dumps(document), filter_lang="cql2-json")
    assert written == found(client, filter=text) == found(client, filter=text, filter_lang="cql2-text")
    assert written


@pytest.mark.parametrize(
    ("system", "point"),
    [("http://www.opengis.net/def/crs/EPSG/0/4326", "41.07 121.07"),
     ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "121.07 41.07")],
)  # fmt: skip
def test_coordinates_of_a_filter_are_in_its_system(client: TestClient, system: str, point: str) -> None:
    assert found(client, filter=f"S_INTERSECTS(geometry,POINT({point}))", filter_crs=system) == {"p-007"}


def test_filter_and_all_other_parameters_must_hold(client: TestClient) -> None:
    query = {"filter": "investment_100m_cny > 5", "stage": "operating", "bbox": "121,41,121.4,42", "sortby": "-id"}
    wanted = sorted(
        (row["id"] for row in ROWS
         if (row["investment_100m_cny"] or 0) > 5 and row["stage"] == "operating"
         and (row["point"] is None or row["point"].x <= 121.4)),
        reverse=True,
    )  # fmt: skip
    page = client.get(ITEMS, params=query).json()
    assert [one["id"] for one in page["features"]] == wanted
    assert page["numberMatched"] == len(wanted) > 0


def test_pages_of_a_filter_make_its_whole(client: TestClient) -> None:
    query = {"filter": "sector = 'energy' OR name_zh LIKE '%项目1%'", "limit": "7", "properties": "stage"}
    page = client.get(ITEMS, params=query).json()
    seen = [one["id"] for one in page["features"]]
    while following := [one["href"] for one in page["links"] if one["rel"] == "next"]:
        page = client.get(following[0]).json()
        seen += [one["id"] for one in page["features"]]
        assert all(list(one["properties"]) == ["stage"] for one in page["features"])
    assert len(seen) == len(set(seen)) == page["numberMatched"]
    assert {*seen} == found(client, filter=query["filter"])


def test_group_of_a_district_is_filtered_too(client: TestClient) -> None:
    # A district's features are kept ready: a filter must not be passed over for them.
    assert found(client, district="义县", filter="FALSE") == set()


@pytest.mark.parametrize("form", ["csv", "geojsonl", "html"])
def test_other_formats_are_filtered_alike(client: TestClient, form: str) -> None:
    answer = client.get(ITEMS, params={"filter": "id = 'p-007'", "f": form})
    assert answer.status_code == 200
    assert "p-007" in answer.text
    assert "p-008" not in answer.text


BAD = [
    ("stag = 'x'", {"field": "stag", "line": 1, "column": 1}, "did you mean stage?"),
    ("id = 'a' AND\nstag = 'x'", {"line": 2, "column": 1}, "stag"),
    ("stage = 5", {"field": "stage", "wanted": "a text such as 'abc'"}, "stage is text"),
    ("stage = 'operating", {"line": 1, "column": 9}, "a quote is not closed"),
    ("stage =", {"line": 1}, "something is missing"),
    ("investment_100m_cny + 1", {}, "no condition"),
    ("ST_Buffer(geometry, 1)", {}, "no function"),
    ("S_INTERSECTS(geometry,POINT(999 0))", {}, "longitude, latitude"),
    ("first_report > DATE('2022-02-30')", {}, "no day"),
    ('{"op":"="}', {}, "filter-lang=cql2-json"),
    ("", {}, "empty"),
    ("(" * 5000, {}, "brackets"),
    ("NOT " * 500 + "TRUE", {}, "NOT"),
    ("investment_100m_cny = " + "1+" * 2000 + "1", {}, "operators"),
    ("stage = '" + "x" * 8200 + "'", {}, "8192 bytes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "members", "words"), BAD, ids=[text[:30] for text, _, _ in BAD])
def test_filter_that_is_wrong_is_400_with_its_place_at_once(
    client: TestClient, text: str, members: dict[str, Any], words: str
) -> None:
    started = time.perf_counter()
    answer = client.get(ITEMS, params={"filter": text})
    assert time.perf_counter() - started < 2
    assert answer.status_code == 400
    problem = answer.json()
    assert words in problem["detail"]
    assert {name: problem.get(name) for name in members} == members


def test_deep_json_is_400(client: TestClient) -> None:
    deep = '{"op":"not","args":[' * 300 + "true" + "]}" * 300
    answer = client.get(ITEMS, params={"filter": deep, "filter-lang": "cql2-json"})
    assert answer.status_code == 400
    assert "nested" in answer.json()["detail"]


@pytest.mark.parametrize("lang", ["cql-text", "cql2", "", "CQL2-TEXT"])
def test_other_languages_are_400_with_those_there_are(client: TestClient, lang: str) -> None:
    answer = client.get(ITEMS, params={"filter": "TRUE", "filter-lang": lang})
    assert answer.status_code == 400
    assert "cql2-text, cql2-json" in answer.json()["detail"]


def test_of_a_language_named_twice_the_last_counts(client: TestClient) -> None:
    answer = client.get(f"{ITEMS}?filter-lang=cql2-text&filter=id='p-007'&filter-lang=cql2-text")
    assert answer.json()["numberMatched"] == 1


def test_table_is_filtered_too(client: TestClient) -> None:
    answer = client.get("/api/collections/reports/items", params={"filter": "project_id = 'p-003'"})
    assert answer.json()["numberMatched"] == 1
    lost = client.get("/api/collections/reports/items", params={"filter": "geometry IS NULL"})
    assert lost.status_code == 400


@settings(deadline=None, max_examples=60)
@given(names=st.lists(st.sampled_from(FIELDS), min_size=1, max_size=6))
def test_properties_come_in_the_order_of_the_layer_whatever_was_asked(client: TestClient, names: list[str]) -> None:
    page = client.get(ITEMS, params={"properties": ",".join(names)}).json()
    whole = {one["id"]: one for one in client.get(ITEMS).json()["features"]}
    wanted = [name for name in FIELDS if name in names]
    for one in page["features"]:
        assert list(one["properties"]) == wanted
        assert one == {
            **whole[one["id"]],
            "properties": {name: whole[one["id"]]["properties"][name] for name in wanted},
        }


def test_single_feature_has_just_the_properties_asked_for(client: TestClient) -> None:
    one = client.get(f"{ITEMS}/p-007", params={"properties": "stage,name_zh", "skipGeometry": "true"}).json()
    assert one["properties"] == {"name_zh": project(7)["name_zh"], "stage": project(7)["stage"]}
    assert one["geometry"] is None
    assert one["id"] == "p-007"


@pytest.mark.parametrize("text", ["nothing", "", "stage,", "stage;id", "geometry"])
def test_properties_that_are_none_are_400_with_those_there_are(client: TestClient, text: str) -> None:
    answer = client.get(ITEMS, params={"properties": text})
    assert answer.status_code == 400
    assert answer.json()["known"] == FIELDS


def test_geometry_is_null_where_it_is_left_out(client: TestClient) -> None:
    page = client.get(ITEMS, params={"skipGeometry": "true"}).json()
    assert all(one["geometry"] is None for one in page["features"])
    assert client.get(ITEMS, params={"skipGeometry": "false"}).content == client.get(ITEMS).content
    assert client.get(ITEMS, params={"skipGeometry": "perhaps"}).status_code == 400


def test_csv_has_the_columns_asked_for_and_its_id(client: TestClient) -> None:
    answer = client.get(ITEMS, params={"properties": "stage", "skipGeometry": "true", "f": "csv", "limit": "1"})
    assert answer.text.splitlines()[0].lstrip("\ufeff") == "id,stage"
