"""From two words on the command line to features in a client: a real process, real sockets, the bundled atlas."""

import json
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import geopandas as gpd
import pytest

from tests.served import ended, serving, started

UNITS = ("黑山县", "北镇市", "凌海市", "义县", "古塔区", "凌河区", "太和区", "滨海新区", "松山新区")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def root(cache: Path) -> Iterator[str]:
    with serving(cache) as address:
        yield address


def read(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return json.load(answer)


def test_first_journey_from_landing_page_to_every_feature(root: str) -> None:
    links = {link["rel"]: link["href"] for link in read(f"{root}/api")["links"]}
    for collection in read(links["data"])["collections"]:
        items = next(link["href"] for link in collection["links"] if link["rel"] == "items")
        seen: list[str] = []
        following: str | None = f"{items}?limit=7"
        while following:
            page = read(following)
            seen += [feature["id"] for feature in page["features"]]
            following = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
        assert len(seen) == len(set(seen)) == collection["itemCount"]


def test_four_names_of_a_district_give_its_projects(root: str) -> None:
    answers = [
        read(f"{root}/api/districts/{quote(name)}/projects.geojson")["features"]
        for name in ("义县", "義縣", "210727", "yixian")
    ]
    assert answers[0]
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize("unit", UNITS)
def test_each_of_the_nine_units_has_projects_of_its_own(root: str, unit: str) -> None:
    found = read(f"{root}/api/districts/{quote(unit)}/projects.geojson")
    assert found["numberReturned"] == found["numberMatched"] > 0
    assert all(
        unit in (one["properties"]["district"], one["properties"]["functional_district"]) for one in found["features"]
    )


def test_unknown_district_is_404_with_the_nine_names(root: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        read(f"{root}/api/districts/nowhere/projects.geojson")
    problem = json.load(caught.value)
    assert caught.value.code == 404
    assert all(unit in problem["detail"] for unit in UNITS)


def test_geopandas_reads_a_district(root: str) -> None:
    projects = gpd.read_file(f"{root}/api/districts/yixian/projects.geojson")
    assert len(projects) == read(f"{root}/api/districts/yixian/projects.geojson")["numberMatched"]
    assert projects["name_zh"].notna().all()


def test_the_page_gets_what_it_asks_for(root: str) -> None:
    atlas = read(f"{root}/api/atlas")
    assert (atlas["name_zh"], atlas["city_en"]) == ("锦州重点项目图", "Jinzhou")
    assert len(atlas["articles"]) == 5
    assert len(atlas["districts"]) == 7
    assert len(atlas["zones"]) == 2
    assert "OpenStreetMap" in atlas["attribution"]["en"]
    for style in atlas["styles"].values():
        assert read(f"{root}/api/styles/{style}")["name"] == style
    for file in read(f"{root}/api/basemap")["files"]:
        assert read(f"{root}/api/basemap/{file['file']}")["type"] == "FeatureCollection"


def test_service_ends_by_ctrl_c_without_a_word(cache: Path) -> None:
    process, address = started(cache)
    assert read(f"{address}/api/health")["status"] == "ok"
    assert ended(process, signal.SIGINT) == (0, "")


@pytest.mark.gdal
def test_gdal_lists_the_layers_and_counts_them(root: str) -> None:
    listed = _ogrinfo(f"OAPIF:{root}/api")
    for layer in read(f"{root}/api/collections")["collections"]:
        assert f"{layer['id']} (title: {layer['title']})" in listed
    told = _ogrinfo("-so", "-oo", "PAGE_SIZE=10000", f"OAPIF:{root}/api", "projects")
    assert f"Feature Count: {read(f'{root}/api/health')['collections']['projects']}" in told
    assert "investment_100m_cny: Real" in told
    assert "first_report: Date" in told
    assert "investment_article: String" in told


@pytest.mark.gdal
def test_gdal_filters_on_the_server(root: str) -> None:
    told = _ogrinfo("-so", "-oo", "PAGE_SIZE=10000", "-where", "district='义县'", f"OAPIF:{root}/api", "projects")
    assert f"Feature Count: {read(f'{root}/api/districts/yixian/projects.geojson')['numberMatched']}" in told


def _ogrinfo(*arguments: str) -> str:
    done = subprocess.run(["ogrinfo", "-ro", *arguments], capture_output=True, text=True, timeout=60, check=True)
    assert "ERROR" not in done.stderr
    return done.stdout


def test_any_geopackage_is_served_with_the_same_api(cache: Path, tmp_path: Path) -> None:
    parcels = gpd.GeoDataFrame(
        {"地块": ["甲", "乙"], "面积": [1.5, None]},
        geometry=gpd.points_from_xy([121.1, 121.2], [41.1, 41.2]),
        crs="EPSG:4326",
    )
    parcels.to_crs("EPSG:4549").to_file(tmp_path / "survey.gpkg", layer="宗地")
    process, address = started(cache, str(tmp_path / "survey.gpkg"))
    try:
        (collection,) = read(f"{address}/api/collections")["collections"]
        assert (collection["itemCount"], collection["title"]) == (2, "宗地")
        items = next(link["href"] for link in collection["links"] if link["rel"] == "items")
        (found,) = read(f"{items}?{quote('地块')}={quote('乙')}&bbox=121,41,122,42")["features"]
        assert found["geometry"]["coordinates"] == pytest.approx([121.2, 41.2], abs=1e-7)
        assert found["properties"]["面积"] is None
        assert read(f"{address}/api/openapi")["paths"]
        assert sorted(path.name for path in tmp_path.iterdir()) == ["survey.gpkg"]
    finally:
        ended(process, signal.SIGINT)


@pytest.mark.parametrize(
    "target", ["/api/districts/义县/projects.geojson", "/api/collections/projects/items?district=义县"]
)
def test_an_address_with_raw_characters_is_understood(root: str, target: str) -> None:
    host, _, port = root.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(f"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert {feature["properties"]["district"] for feature in json.loads(body)["features"]} == {"义县"}
