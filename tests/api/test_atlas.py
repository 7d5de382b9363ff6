import pytest
from starlette.testclient import TestClient

from layers.render.leaflet import look
from layers.stores.memory import MemoryStore
from layers.style import read_style, style_names


def test_atlas_says_what_the_page_needs(client: TestClient, store: MemoryStore) -> None:
    found = client.get("/api/atlas").json()
    assert {"name_zh", "name_en", "area", "corridor_area", "vocabulary", "tour", "sector_schemes", "steward_tiers"} <= {
        *found
    }
    assert {"as_of", "review_number", "articles", "attribution", "basemaps", "build_id"} <= {*found}
    assert found["build_id"] == store.build_id
    assert [unit["slug"] for unit in found["zones"]] == ["binhai", "songshan"]
    assert found["collections"]["projects"] == 60
    assert found["styles"]["projects"] == "projects"
    assert found["basemaps"] == []


def test_vocabularies_keep_their_order(client: TestClient) -> None:
    stages = client.get("/api/atlas").json()["vocabulary"]["stages"]
    assert next(iter(stages)) == "reserve"
    assert list(stages)[-1] == "unknown"


@pytest.mark.parametrize("name", style_names())
def test_style_is_the_look_of_the_renderer(client: TestClient, name: str) -> None:
    assert client.get(f"/api/styles/{name}").json()["rules"] == look(read_style(name))["rules"]


@pytest.mark.parametrize("name", ["nothing", "../catalogue", "projects.toml", "%00"])
def test_unknown_style_is_404_with_the_names(client: TestClient, name: str) -> None:
    answer = client.get(f"/api/styles/{name}")
    assert answer.status_code == 404
    if "/" not in name:
        assert "projects" in answer.json()["known"]
