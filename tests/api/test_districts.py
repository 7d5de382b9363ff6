import csv
import io
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from api import Settings, create_app
from api.districts import Units
from api.errors import DistrictNotFoundError
from layers.stores.memory import MemoryStore
from tests.api.conftest import DISTRICTS, PROJECTS, ZONES, features_of, project


def names(client: TestClient, district: str) -> list[str]:
    answer = client.get(f"/api/districts/{quote(district, safe='')}/projects.geojson")
    assert answer.status_code == 200, answer.text
    return [feature["id"] for feature in answer.json()["features"]]


@pytest.mark.parametrize(
    "name",
    ["义县", "義縣", "yixian", "YIXIAN", "210727", "Yi County", "yi county", "yi-county", " 义县 ", "义 县"],
)
def test_district_answers_to_each_of_its_names(client: TestClient, name: str) -> None:
    wanted = {project(n)["id"] for n in range(PROJECTS) if project(n)["district"] == "义县"}
    assert {*names(client, name)} == wanted


@pytest.mark.parametrize("name", ["黑山", "黑山县", "黑山縣", "凌海", "凌海市", "古塔区", "古塔區", "太和"])
def test_short_and_traditional_names_do(client: TestClient, name: str) -> None:
    assert names(client, name)


@pytest.mark.parametrize(
    "name", ["滨海新区", "濱海新區", "滨海", "binhai", "经开区", "锦州经济技术开发区", "Binhai New Area"]
)
def test_zone_answers_by_its_functional_district(client: TestClient, name: str) -> None:
    wanted = {project(n)["id"] for n in range(PROJECTS) if project(n)["functional_district"] == "滨海新区"}
    assert {*names(client, name)} == wanted


@pytest.mark.parametrize("unit", [*DISTRICTS, *ZONES], ids=lambda unit: unit[0])
def test_all_nine_units_answer(client: TestClient, unit: tuple[str, ...]) -> None:
    assert client.get(f"/api/districts/{unit[0]}/projects.geojson").status_code == 200


def test_answer_is_whole_whatever_the_limit_of_pages(store: MemoryStore) -> None:
    client = TestClient(create_app(Settings(default_limit=2, max_limit=3), store))
    found = client.get("/api/districts/yixian/projects.geojson").json()
    assert found["numberReturned"] == found["numberMatched"] == len(found["features"]) == 9
    assert not [link for link in found["links"] if link["rel"] == "next"]


def test_answer_is_that_of_the_equality_filter(client: TestClient) -> None:
    by_name = client.get("/api/districts/yixian/projects.geojson").json()["features"]
    by_filter = client.get("/api/collections/projects/items", params={"district": "义县"}).json()["features"]
    assert by_name == by_filter


def test_table_has_the_same_projects(client: TestClient) -> None:
    answer = client.get("/api/districts/义县/projects.csv")
    assert 'filename="projects-yixian.csv"' in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == names(client, "yixian")


@pytest.mark.parametrize("name", ["nowhere", "县", "区", "2107", "锦州", "%", "义县2", "a" * 500, "🏗"])
def test_unknown_district_is_404_with_the_names(client: TestClient, name: str) -> None:
    answer = client.get(f"/api/districts/{quote(name, safe='')}/projects.geojson")
    assert answer.status_code == 404
    found = answer.json()
    assert found["type"].endswith("#district-not-found")
    assert found["known"][0] == "黑山县 (heishan)"
    assert found["known"][-2:] == ["滨海新区 (binhai)", "松山新区 (songshan)"]
    assert "义县 (yixian)" in found["detail"]


def test_list_has_the_nine_units_in_the_order_of_the_atlas(client: TestClient) -> None:
    found = client.get("/api/districts").json()["districts"]
    assert [unit["slug"] for unit in found] == [unit[0] for unit in (*DISTRICTS, *ZONES)]
    assert found[3]["code"] == "210727"
    assert found[-1]["kind"] == "zone"
    for unit in found:
        for link in unit["links"]:
            assert client.get(link["href"]).status_code == 200


def test_file_without_districts_has_no_such_addresses() -> None:
    client = TestClient(create_app(Settings(), MemoryStore([features_of("reports")], {})))
    for path in ("/api/districts", "/api/districts/yixian/projects.geojson"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "has no layer districts" in answer.json()["detail"]
    assert "/districts" not in client.get("/api/openapi").json()["paths"]
    assert client.get("/api").status_code == 200
    assert client.get("/api/atlas").json()["districts"] == []


def test_short_form_never_takes_a_full_name_from_another_unit(store: MemoryStore) -> None:
    units = Units(store)
    for unit in units.all:
        for name in unit.names:
            assert units.named(name) is unit
    with pytest.raises(DistrictNotFoundError):
        units.named("")
