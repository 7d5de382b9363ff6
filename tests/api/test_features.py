from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from geo import BBox
from layers.catalogue import catalogue
from layers.stores.contract import Query
from layers.stores.memory import MemoryStore
from tests.api.conftest import PROJECTS, STAGES, project, project_point

ITEMS = "/api/collections/projects/items"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
POINTS = {project(number)["id"]: project_point(number) for number in range(PROJECTS)}
ROWS = {project(number)["id"]: project(number) for number in range(PROJECTS)}


def items(client: TestClient, **query: Any) -> dict[str, Any]:
    answer = client.get(f"{ITEMS}?{urlencode(query)}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def ids(collection: dict[str, Any]) -> list[str]:
    return [feature["id"] for feature in collection["features"]]


def links(document: dict[str, Any]) -> dict[str, str]:
    return {link["rel"]: link["href"] for link in document["links"]}


def test_answer_has_its_members_in_the_order_that_clients_want(client: TestClient) -> None:
    found = items(client, limit=2)
    assert list(found) == ["type", "numberMatched", "numberReturned", "links", "features"]
    assert (found["numberMatched"], found["numberReturned"]) == (PROJECTS, 2)


def test_every_feature_carries_every_field_in_the_order_of_the_catalogue(client: TestClient) -> None:
    names = [field.name for field in catalogue()["projects"].fields]
    assert all(list(feature["properties"]) == names for feature in items(client)["features"])


@pytest.mark.parametrize("layer", list(catalogue()))
def test_every_collection_answers_also_an_empty_one(client: TestClient, layer: str) -> None:
    answer = client.get(f"/api/collections/{layer}/items")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["content-crs"] == f"<{CRS84}>"
    found = answer.json()
    assert found["numberReturned"] == len(found["features"]) == found["numberMatched"]


@settings(deadline=None)  # through HTTP, on a machine that others use
@given(limit=st.integers(1, 70))
def test_pages_are_disjoint_and_make_the_whole(client: TestClient, limit: int) -> None:
    page = items(client, limit=limit)
    seen = ids(page)
    while "next" in links(page):
        answer = client.get(links(page)["next"])
        page = answer.json()
        assert page["features"], "a next link leads to features"
        seen += ids(page)
    assert sorted(seen) == sorted(ROWS)
    assert len(seen) == len(set(seen)) == PROJECTS


@settings(deadline=None)  # through HTTP, on a machine that others use
@given(offset=st.integers(0, 90), limit=st.integers(1, 90))
def test_next_is_absent_at_the_end_also_of_a_full_page(client: TestClient, offset: int, limit: int) -> None:
    page = items(client, limit=limit, offset=offset)
    assert ("next" in links(page)) == (offset + limit < PROJECTS)
    assert ("prev" in links(page)) == (offset > 0)


def test_prev_leads_back_to_the_page_before(client: TestClient) -> None:
    first = items(client, limit=25)
    last = items(client, limit=25, offset=50)
    middle = client.get(links(last)["prev"]).json()
    assert ids(client.get(links(middle)["prev"]).json()) == ids(first)


def test_offset_beyond_the_end_is_an_empty_page(client: TestClient) -> None:
    page = items(client, offset=10**9)
    assert (page["numberMatched"], page["numberReturned"], page["features"]) == (PROJECTS, 0, [])
    assert "next" not in links(page)


def test_next_keeps_all_parameters(client: TestClient) -> None:
    page = items(client, limit=2, district="义县", bbox="120,40,123,43")
    following = client.get(links(page)["next"]).json()
    assert following["numberMatched"] == page["numberMatched"] > 2
    assert not {*ids(page)} & {*ids(following)}


boxes = st.tuples(st.floats(120.9, 121.7), st.floats(40.9, 41.2), st.floats(120.9, 121.7), st.floats(40.9, 41.2))


@settings(deadline=None)  # through HTTP, on a machine that others use
@given(corners=boxes)
def test_box_finds_what_a_loop_finds_and_all_without_place(client: TestClient, corners: tuple[float, ...]) -> None:
    x1, y1, x2, y2 = corners
    west, south, east, north = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    inside = {
        key for key, point in POINTS.items() if point is None or (west <= point.x <= east and south <= point.y <= north)
    }
    assert {*ids(items(client, bbox=f"{west!r},{south!r},{east!r},{north!r}"))} == inside


def test_box_across_the_antimeridian_is_two_boxes(client: TestClient) -> None:
    everything_but = items(client, bbox="170,-90,121.1,90")
    loop = {key for key, point in POINTS.items() if point is None or point.x <= 121.1}
    assert {*ids(everything_but)} == loop


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("sector", ["energy", "petro", "no-such"])
def test_equality_finds_what_a_loop_finds(client: TestClient, stage: str, sector: str) -> None:
    wanted = {key for key, row in ROWS.items() if row["stage"] == stage and row["sector"] == sector}
    assert {*ids(items(client, stage=stage, sector=sector))} == wanted


@pytest.mark.parametrize("amount", ["5", "5.0", "5e0", "%2B5"])
def test_number_is_equal_however_it_is_written(client: TestClient, amount: str) -> None:
    assert ids(client.get(f"{ITEMS}?investment_100m_cny={amount}").json()) == ["p-005"]


@pytest.mark.parametrize(
    ("datetime", "begin", "end"),
    [
        ("2020-08-01/2021-08-31", "2020-08-01", "2021-08-31"),
        ("../2019-12-31", "0", "2019-12-31"),
        ("2024-11-02/..", "2024-11-02", "9"),
        ("2022-08-04", "2022-08-04", "2022-08-04"),
    ],
)
def test_datetime_finds_what_overlaps_and_all_without_time(
    client: TestClient, datetime: str, begin: str, end: str
) -> None:
    wanted = {
        key
        for key, row in ROWS.items()
        if row["first_report"] is None or (row["first_report"] <= end and row["last_report"] >= begin)
    }
    assert {*ids(items(client, datetime=datetime))} == wanted


def test_datetime_leaves_layers_without_dates_whole(client: TestClient) -> None:
    answer = client.get("/api/collections/districts/items?datetime=1999-01-01")
    assert answer.json()["numberMatched"] == 7


def in_order(rows: list[dict[str, Any]], keys: list[str]) -> list[str]:
    """Sort by a loop: one stable sort a key, the last first; nulls at the end."""
    for key in reversed(keys):
        name, descending = key.lstrip("-"), key.startswith("-")
        known = [row for row in rows if row[name] is not None]
        known.sort(key=lambda row: row[name], reverse=descending)  # Python's sort keeps equals in order
        rows = known + [row for row in rows if row[name] is None]
    return [row["id"] for row in rows]


sort_keys = st.lists(
    st.sampled_from(["investment_100m_cny", "stage", "name_en", "first_report", "reports_count", "radius_m"]).flatmap(
        lambda name: st.sampled_from([name, f"-{name}"])
    ),
    min_size=1, max_size=3,
)  # fmt: skip


@settings(deadline=None)  # through HTTP, on a machine that others use
@given(keys=sort_keys)
def test_sorting_is_what_a_loop_sorts(client: TestClient, keys: list[str]) -> None:
    layer_order = [feature["properties"] for feature in items(client)["features"]]
    assert ids(items(client, sortby=",".join(keys))) == in_order(layer_order, keys)


@settings(deadline=None)  # through HTTP, on a machine that others use
@given(keys=sort_keys, limit=st.integers(1, 30))
def test_sorted_pages_make_the_sorted_whole(client: TestClient, keys: list[str], limit: int) -> None:
    page = items(client, sortby=",".join(keys), limit=limit, sector="energy")
    seen = ids(page)
    while "next" in links(page):
        page = client.get(links(page)["next"]).json()
        seen += ids(page)
    assert seen == ids(items(client, sortby=",".join(keys), sector="energy"))


@pytest.mark.parametrize("text", ["nothing", "", "-", "--stage", "stage,,id", "stage;id", "+-stage"])
def test_sorting_by_what_is_no_field_is_400_with_the_fields(client: TestClient, text: str) -> None:
    answer = client.get(ITEMS, params={"sortby": text})
    assert answer.status_code == 400
    assert "stage" in answer.json()["known"]


def test_plus_before_a_field_is_ascending(client: TestClient) -> None:
    assert ids(client.get(f"{ITEMS}?sortby=+stage").json()) == ids(items(client, sortby="stage"))


def test_ids_are_answered_in_the_order_of_the_layer_and_unknown_ones_passed_over(client: TestClient) -> None:
    whole = ids(items(client))
    found = ids(items(client, ids="p-041,nobody,p-002,p-017"))
    assert found == [one for one in whole if one in {"p-041", "p-002", "p-017"}]


def test_single_feature_is_the_one_of_the_page_with_links(client: TestClient) -> None:
    feature = client.get(f"{ITEMS}/p-007").json()
    assert {*links(feature)} == {"self", "alternate", "collection"}
    del feature["links"]
    assert feature == items(client, ids="p-007")["features"][0]


@pytest.mark.parametrize("name", ["p-999", "义县", "a/b", "..%2f..", "%00", "p-007%20"])
def test_unknown_feature_is_404(client: TestClient, name: str) -> None:
    answer = client.get(f"{ITEMS}/{quote(name, safe='%')}")
    assert answer.status_code == 404
    assert answer.json()["type"].endswith("/api/docs#feature-not-found")


def test_unknown_collection_is_404_and_names_those_there_are(client: TestClient) -> None:
    answer = client.get("/api/collections/project/items")
    assert answer.status_code == 404
    assert "projects, project_lines, districts" in answer.json()["detail"]


def test_limit_above_the_maximum_is_the_maximum(client_of: Any) -> None:
    client = client_of(max_limit=20, default_limit=5)
    assert client.get(f"{ITEMS}?limit=9999").json()["numberReturned"] == 20
    assert client.get(ITEMS).json()["numberReturned"] == 5


@pytest.mark.parametrize(
    "query",
    ["bbox=1,2", "limit=-1", "limit=0", "limit=ten", "offset=-1", "datetime=yesterday", "crs=EPSG:1", "f=gpx", "foo=bar",
     "investment_100m_cny=much", "first_report=2022-99-99", "lang=fr", "bbox=0,0,1,91", "bbox-crs=x", "stage=%ff"],
)  # fmt: skip
def test_bad_parameter_is_400_with_the_value_and_what_was_wanted(client: TestClient, query: str) -> None:
    answer = client.get(f"{ITEMS}?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    assert found["status"] == 400
    assert found["title"]
    assert found["title_zh"]
    assert query.partition("=")[0] in found["detail"] or "percent-encoded" in found["detail"]


def test_crs84_written_out_is_the_same_answer_from_the_same_cache(client: TestClient) -> None:
    plain = client.get(f"{ITEMS}?limit=3")
    written = client.get(f"{ITEMS}?limit=3&crs={CRS84}&bbox-crs={CRS84}")
    assert (plain.content, plain.headers["etag"]) == (written.content, written.headers["etag"])


def test_same_query_gives_the_same_bytes(client: TestClient, client_of: Any) -> None:
    other = client_of()
    for path in (f"{ITEMS}?limit=7&offset=3", "/api/collections", "/api/openapi", f"{ITEMS}?f=csv"):
        assert client.get(path).content == other.get(path).content


def test_csv_opens_in_a_spreadsheet_and_pages_by_header(client: TestClient) -> None:
    answer = client.get(f"{ITEMS}?limit=4", headers={"Accept": "text/csv"})
    assert answer.content.startswith(b"\xef\xbb\xbfid,name_zh,")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["ogc-numbermatched"] == str(PROJECTS)
    assert 'rel="next"; type="text/csv"' in answer.headers["link"]
    assert len(answer.text.splitlines()) == 5


def test_page_is_the_store_s_answer_byte_for_byte(client: TestClient, store: MemoryStore) -> None:
    query = Query("projects", bbox=BBox(121.1, 41, 121.4, 41.05), equals={"sector": "energy"}, limit=5)
    body = client.get(f"{ITEMS}?bbox=121.1,41,121.4,41.05&sector=energy&limit=5").content
    assert body.endswith(b'"features":[' + bytes(store.page(query).features) + b"]}")
