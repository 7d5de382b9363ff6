"""``/api/geocode``: one text in the address, many in a body."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import Settings, create_app
from layers.stores import MemoryStore
from tests.api.conftest import features_of

JSON = {"Content-Type": "application/json"}


def post(client: TestClient, body: Any, **headers: str) -> Any:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post("/api/geocode", content=content, headers={**JSON, **headers})


def test_a_text_has_a_place_with_level_radius_and_reason(client: TestClient) -> None:
    answer = client.get("/api/geocode", params={"q": "义县七里河镇"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    place = answer.json()
    assert (place["status"], place["match_level"], place["district"]) == ("located", "town", "义县")
    assert place["town"] == "七里河镇"
    assert place["radius_m"] > 0
    assert place["point"] == pytest.approx([121.256, 41.337], abs=0.01)
    assert place["matched"][-1]["name"] == "七里河镇"
    head = client.head("/api/geocode", params={"q": "义县七里河镇"})
    assert (head.status_code, head.content) == (200, b"")
    assert client.get("/api/geocode/", params={"q": "义县七里河镇"}).content == answer.content
    english = client.get("/api/geocode", params={"q": "义县七里河镇", "lang": "en"}).json()
    assert english["reason"] != place["reason"]


def test_a_district_beside_the_text_chooses_between_candidates(client: TestClient) -> None:
    villages = client.get("/api/geocode", params={"q": "大三家子村"}).json()
    beside = client.get("/api/geocode", params={"q": "村", "district": "义县"}).json()
    assert villages["query"] == "大三家子村"
    assert (beside["district"], beside["district_source"]) == ("义县", "column")


def test_a_list_is_answered_in_its_order(client: TestClient) -> None:
    answer = post(client, ["锦州港", {"text": "村", "district": "义县", "town": None}, "", "沈阳市铁西区"])
    assert answer.status_code == 200
    places = answer.json()
    assert [place["query"] for place in places] == ["锦州港", "村", "", "沈阳市铁西区"]
    assert [place["status"] for place in places] == ["located", "area_only", "unlocated", "out_of_area"]
    assert places[0] == client.get("/api/geocode", params={"q": "锦州港"}).json()
    assert post(client, []).json() == []
    assert len(post(client, ["义县"] * 1000).json()) == 1000


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (["义县"] * 1001, 400, "length <= 1000"),
        (["义" * 1001], 400, "length <= 1000"),
        ([{"text": "义县", "county": "x"}], 400, "county"),
        ([{"district": "义县"}], 400, "text"),
        ([3], 400, "$[0]"),
        ([None], 400, "$[0]"),
        ({"text": "义县"}, 400, "array"),
        ("义县", 400, "array"),
        (b"", 400, "JSON"),
        (b"[", 400, "JSON"),
        (b'["\xff"]', 400, "JSON"),
        (b"[" * 100_000, 400, "JSON"),
        (b" " * (2**20 + 1), 413, "1048576 bytes"),
    ],
)
def test_a_bad_body_is_a_problem_that_says_what_was_wanted(
    client: TestClient, body: Any, status: int, words: str
) -> None:
    answer = post(client, body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["detail"]


def test_a_long_body_is_refused_by_what_comes_not_by_what_it_says(client: TestClient) -> None:
    answer = client.post("/api/geocode", content=iter([b" " * 2**19] * 4), headers=JSON)
    assert answer.status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_another_content_type_is_415(client: TestClient, kind: str) -> None:
    answer = client.post("/api/geocode", content=b"[]", headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert "application/json" in answer.json()["detail"]


@pytest.mark.parametrize("query", ["", "q=" + "x" * 1001, "q=a&text=b", "q=a&lang=fr"])
def test_a_bad_question_is_400(client: TestClient, query: str) -> None:
    assert client.get(f"/api/geocode?{query}").status_code == 400


def test_methods_of_the_address_are_told_and_others_are_not_possible(client: TestClient) -> None:
    assert client.options("/api/geocode").headers["allow"] == "GET, HEAD, POST, OPTIONS"
    refused = client.put("/api/geocode", content=b"[]")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")
    items = client.post("/api/collections/projects/items", content=b"[]", headers=JSON)
    assert (items.status_code, items.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_the_document_has_both_ways(client: TestClient) -> None:
    document = client.get("/api/openapi").json()
    found = document["paths"]["/geocode"]
    assert found["post"]["operationId"] == "post_geocode"
    assert {"413", "415"} <= found["post"]["responses"].keys()
    assert [one.get("name") for one in found["get"]["parameters"]][:3] == ["q", "district", "town"]
    assert "POST /api/geocode" in client.get("/api/docs").text


def test_data_of_an_atlas_without_gazetteer_say_so(memory: MemoryStore) -> None:
    other = MemoryStore([features_of(name) for name in memory.layers], {**memory.atlas, "id": "elsewhere"})
    with TestClient(create_app(Settings(), other)) as client:
        answer = client.get("/api/geocode?q=x")
    assert answer.status_code == 404
    assert "no gazetteer" in answer.json()["detail"]


def test_scripts_of_named_hosts_may_ask_with_post(client_of: Callable[..., TestClient]) -> None:
    answer = client_of(cors_origins=("https://a.example",)).options(
        "/api/geocode",
        headers={"Origin": "https://a.example", "Access-Control-Request-Method": "POST"},
    )
    assert "POST" in answer.headers["access-control-allow-methods"]
