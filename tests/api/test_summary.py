"""Totals of a collection: sums that are those of the features, the same from every store, bad questions refused."""

import csv
import io
import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import Settings, create_app
from layers.stores import MemoryStore, Store

URL = "/api/collections/projects/summary"
CLASSES = ("plan", "agreed", "start", "build", "done", "unknown")


def asked(client: TestClient, query: str = "") -> dict[str, Any]:
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/geo+json"
    found: dict[str, Any] = answer.json()
    return found


def plain(client: TestClient, query: str, by: str) -> dict[str | None, tuple[int, int, int, float]]:
    """Count, located, known and sum by the values of a field, from the features themselves."""
    found: dict[str | None, tuple[int, int, int, float]] = {}
    for one in client.get(f"/api/collections/projects/items?limit=1000&{query}").json()["features"]:
        amount = one["properties"]["investment_100m_cny"]
        before = found.get(one["properties"][by], (0, 0, 0, 0.0))
        more = (1, one["geometry"] is not None, amount is not None, amount or 0.0)
        found[one["properties"][by]] = tuple(a + b for a, b in zip(before, more, strict=True))  # type: ignore[assignment]
    return found


FILTERS = (
    "", "stage=signed", "filter=investment_100m_cny%3E20", "bbox=121.1,41,121.3,41.05", "datetime=2021-01-01/2022-01-01",
    "ids=p-001,p-002,p-005", "filter=name_zh LIKE '%251%25'", "filter=S_INTERSECTS(geometry,BBOX(121,41,121.2,42))",
    "bbox=121.1,41,121.3,41.05&stage=operating", "district=nowhere",
)  # fmt: skip


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("by", ["district", "stage", "functional_district"])
def test_totals_by_a_field_are_those_of_its_features(client: TestClient, query: str, by: str) -> None:
    wanted = plain(client, query, by)
    answer = asked(client, f"{query}&by={by}")
    assert answer["numberMatched"] == sum(count for count, *_ in wanted.values())
    assert answer["numberReturned"] == len(answer["features"]) == len(wanted)
    for one in answer["features"]:
        said = one["properties"]
        count, located, known, total = wanted[said["value"]]
        assert (said["count"], said["located"], said["known"]) == (count, located, known)
        assert said["investment_100m_cny"] == (pytest.approx(total) if known else None)


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("level", ["", "1", "12", "18"])
def test_cells_hold_every_feature_once(client: TestClient, query: str, level: str) -> None:
    found = client.get(f"/api/collections/projects/items?limit=1000&{query}").json()["features"]
    answer = asked(client, f"{query}&grid-level={level}" if level else query)
    assert answer["numberMatched"] == len(found)
    assert answer["by"] == "grid"
    cells = {one["id"]: one for one in answer["features"]}
    assert {len(one) for one in cells if one != "none"} <= {answer["level"]}
    assert sum(one["properties"]["count"] for one in answer["features"]) == len(found)
    unlocated = [one for one in found if one["geometry"] is None]
    assert ("none" in cells) == bool(unlocated)
    if unlocated:
        assert cells["none"]["geometry"] is None
        assert cells["none"]["properties"]["count"] == len(unlocated)
        assert cells["none"]["properties"]["located"] == 0


def test_answers_are_the_bytes_of_memory(client: TestClient, memory: MemoryStore) -> None:
    with TestClient(create_app(Settings(), memory)) as plain_client:
        for query in FILTERS:
            for more in ("", "&by=district", "&by=level", "&grid-level=16"):
                path = f"{URL}?{query}{more}"
                assert client.get(path).content == plain_client.get(path).content


def test_a_group_has_all_its_properties_in_their_order(client: TestClient) -> None:
    answer = asked(client, "by=district")
    names = ["id", "value", "title_zh", "title_en", "count", "located", "known", "investment_100m_cny"]
    names += [f"{name}_{what}" for name in CLASSES for what in ("count", "100m_cny")]
    for one in answer["features"]:
        assert list(one["properties"]) == names
        assert one["id"] == one["properties"]["id"]
    ids = [one["id"] for one in answer["features"]]
    assert ids == sorted(ids)
    titles = {one["id"]: (one["properties"]["title_zh"], one["properties"]["title_en"]) for one in answer["features"]}
    assert titles["义县"] == ("义县", "Yi County")
    stages = {one["id"]: one["properties"]["title_zh"] for one in asked(client, "by=stage")["features"]}
    assert stages["signed"] == "签约"


def test_links_lead_to_the_features_and_the_other_formats(client: TestClient) -> None:
    links = asked(client, "stage=signed&by=sector")["links"]
    (items,) = [one["href"] for one in links if one["rel"] == "items"]
    assert items == "http://testserver/api/collections/projects/items?stage=signed"
    (table,) = [one["href"] for one in links if one["type"].startswith("text/csv")]
    rows = list(csv.DictReader(io.StringIO(client.get(table).content.decode("utf-8-sig"))))
    counted = {
        one["properties"]["value"]: one["properties"]["count"]
        for one in asked(client, "stage=signed&by=sector")["features"]
    }
    assert sum(int(row["count"]) for row in rows) == sum(counted.values())


def test_the_collection_links_to_its_totals(client: TestClient) -> None:
    links = client.get("/api/collections/projects").json()["links"]
    (related,) = [one for one in links if one["rel"] == "related"]
    assert related["href"] == f"http://testserver{URL}"
    assert not [one for one in client.get("/api/collections/districts").json()["links"] if one["rel"] == "related"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("grid-level=abc", "grid-level='abc'"),
        ("grid-level=0", "grid-level='0'"),
        ("grid-level=19", "1 to 18"),
        ("by=foo", "by='foo': wanted one of grid"),
        ("by=name_zh", "by='name_zh'"),
        ("by=conflict", "by='conflict'"),
        ("by=district&grid-level=9", "grid-level='9'"),
        ("limit=3", "'limit' is no parameter"),
        ("crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84", "'crs' is no parameter"),
        ("bbox=1,2,3", "bbox"),
        ("filter=nothing=1", "nothing"),
    ],
)  # fmt: skip
def test_a_bad_question_is_refused(client: TestClient, query: str, said: str) -> None:
    answer = client.get(f"{URL}?{query}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in json.loads(answer.content)["detail"]


def test_only_points_have_totals(client: TestClient) -> None:
    assert client.get("/api/collections/districts/summary").status_code == 404
    assert client.get("/api/collections/reports/summary").status_code == 404


def test_an_answer_is_kept_by_its_etag(client: TestClient, store: Store) -> None:
    first = client.get(f"{URL}?by=stage")
    again = client.get(f"{URL}?by=stage", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
