"""Reference systems: which are offered, axis order, boxes and answers in them, and that an answer names its own."""

from typing import Any

import geopandas as gpd
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api import Settings, create_app
from geo import parse_crs
from geo.crs import OFFERED
from geo.datum import wgs84_to_bd09, wgs84_to_gcj02
from layers.catalogue import catalogue
from layers.features import Features
from layers.stores.memory import MemoryStore
from tests.api.conftest import PROJECTS, frame, project_point

ITEMS = "/api/collections/projects/items"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
GCJ02, BD09 = "urn:corridor-atlas:def:crs:GCJ-02", "urn:corridor-atlas:def:crs:BD-09"
URIS = [CRS84, *(f"{EPSG}{code}" for code in (4326, 4490, 4549, 4550, 32651, 3857)), GCJ02, BD09]
POINTS = {f"p-{number:03}": point for number in range(PROJECTS) if (point := project_point(number)) is not None}


def expected(uri: str, point: shapely.Point) -> tuple[float, ...]:
    """Turn a point by pyproj itself, in the axis order of the authority."""
    if uri in (GCJ02, BD09):
        shifted = (wgs84_to_gcj02 if uri == GCJ02 else wgs84_to_bd09)(point.x, point.y)
        return tuple(float(one) for one in shifted)
    code = "OGC:CRS84" if uri == CRS84 else f"EPSG:{uri.rpartition('/')[2]}"
    turned: tuple[float, ...] = pyproj.Transformer.from_crs("OGC:CRS84", code).transform(point.x, point.y)
    return turned


def test_collections_list_every_system_with_the_shifted_ones_last(client: TestClient) -> None:
    for collection in client.get("/api/collections").json()["collections"]:
        has_geometry = catalogue()[collection["id"]].geometry != "none"
        assert collection["crs"] == (URIS if has_geometry else [CRS84])
        assert collection["storageCrs"] == CRS84


@pytest.mark.parametrize("uri", URIS)
def test_points_are_where_pyproj_puts_them_in_the_order_of_the_authority(client: TestClient, uri: str) -> None:
    answer = client.get(ITEMS, params={"crs": uri})
    assert answer.headers["content-crs"] == f"<{uri}>"
    tolerance = 0.011 if parse_crs(uri).unit == "metre" else 1.1e-7
    found = answer.json()["features"]
    assert len(found) == PROJECTS
    for feature in found:
        if feature["id"] in POINTS:
            assert feature["geometry"]["coordinates"] == pytest.approx(
                expected(uri, POINTS[feature["id"]]), abs=tolerance
            )
        else:
            assert feature["geometry"] is None


@pytest.mark.parametrize("uri", URIS)
def test_single_feature_is_the_one_of_the_page(client: TestClient, uri: str) -> None:
    answer = client.get(f"{ITEMS}/p-007", params={"crs": uri})
    assert answer.headers["content-crs"] == f"<{uri}>"
    (listed,) = client.get(ITEMS, params={"crs": uri, "ids": "p-007"}).json()["features"]
    assert answer.json()["geometry"] == listed["geometry"]


@pytest.mark.parametrize("uri", URIS)
def test_only_geometries_differ_between_systems(client: TestClient, uri: str) -> None:
    plain = client.get(ITEMS).json()["features"]
    turned = client.get(ITEMS, params={"crs": uri}).json()["features"]
    assert [{**one, "geometry": None} for one in plain] == [{**one, "geometry": None} for one in turned]


@pytest.mark.parametrize("uri", URIS[1:])
@pytest.mark.parametrize("path", [ITEMS, f"{ITEMS}/p-007", "/api/districts/yixian/projects.geojson"])
def test_answer_names_its_system_in_words_also_when_it_is_saved(client: TestClient, uri: str, path: str) -> None:
    found = client.get(path, params={"crs": uri}).json()
    assert found["coordRefSysUri"] == uri
    words = found["coordRefSysNote"]
    assert parse_crs(uri).title_zh in words
    assert ("latitude, longitude" in words) == (uri in (f"{EPSG}4326", f"{EPSG}4490"))
    assert ("northing, easting" in words) == (uri in (f"{EPSG}4549", f"{EPSG}4550"))
    assert ("不是 WGS 84" in words) == ("they are not WGS 84" in words) == (uri in (GCJ02, BD09))


def test_wgs84_has_no_members_beside_those_of_geojson(client: TestClient) -> None:
    assert list(client.get(ITEMS).json()) == ["type", "numberMatched", "numberReturned", "links", "features"]


@pytest.mark.parametrize("uri", [GCJ02, BD09])
def test_page_for_people_says_that_coordinates_are_shifted(client: TestClient, uri: str) -> None:
    text = client.get(f"{ITEMS}/p-007", params={"crs": uri, "f": "html"}).text
    assert parse_crs(uri).title_zh in text


@pytest.mark.parametrize("path", ["/api/districts/yixian/projects.geojson", "/api/districts/yixian/projects.csv"])
def test_projects_of_a_district_come_in_other_systems_too(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"crs": f"{EPSG}4549"})
    assert answer.headers["content-crs"] == f"<{EPSG}4549>"
    assert client.get(path, params={"crs": "x"}).status_code == 400


boxes = st.tuples(st.floats(120.9, 121.7), st.floats(40.9, 41.2), st.floats(1e-3, 0.5), st.floats(1e-3, 0.3))


@settings(deadline=None, max_examples=60)
@given(box=boxes, name=st.sampled_from(["EPSG:4326", "EPSG:4490"]))
def test_box_in_latitude_and_longitude_is_the_same_box(
    client: TestClient, box: tuple[float, float, float, float], name: str
) -> None:
    west, south, width, height = box
    plain = client.get(ITEMS, params={"bbox": f"{west!r},{south!r},{west + width!r},{south + height!r}"}).json()
    swapped = {"bbox": f"{south!r},{west!r},{south + height!r},{west + width!r}", "bbox-crs": parse_crs(name).uri}
    found = client.get(ITEMS, params=swapped).json()
    assert [one["id"] for one in found["features"]] == [one["id"] for one in plain["features"]]


@pytest.mark.parametrize("uri", [f"{EPSG}4549", f"{EPSG}4550", f"{EPSG}32651", f"{EPSG}3857", GCJ02, BD09])
def test_box_around_a_point_in_a_system_finds_it(client: TestClient, uri: str) -> None:
    half = 50.0 if parse_crs(uri).unit == "metre" else 5e-4
    for feature_id in ("p-007", "p-041"):
        x, y = expected(uri, POINTS[feature_id])
        box = f"{x - half!r},{y - half!r},{x + half!r},{y + half!r}"
        found = client.get(ITEMS, params={"bbox": box, "bbox-crs": uri, "filter": "geometry IS NOT NULL"}).json()
        assert [one["id"] for one in found["features"]] == [feature_id]


def test_box_and_answer_may_be_in_different_systems(client: TestClient) -> None:
    query = {"bbox": "41.069,121.069,41.071,121.071", "bbox-crs": f"{EPSG}4326", "crs": f"{EPSG}3857"}
    found = client.get(ITEMS, params={**query, "filter": "geometry IS NOT NULL"}).json()
    (feature,) = found["features"]
    assert feature["geometry"]["coordinates"] == pytest.approx(expected(f"{EPSG}3857", POINTS["p-007"]), abs=0.011)


@pytest.mark.parametrize(
    ("box", "uri"),
    [
        ("121,141,122,142", f"{EPSG}4326"), ("42,121,41,122", f"{EPSG}4326"), ("10,50,5,60", f"{EPSG}4490"),
        ("200,0,210,10", CRS84), ("-181,0,0,1", CRS84), ("0,-91,1,0", CRS84), ("0,2,1,1", CRS84),
        ("1e300,1e300,2e300,2e300", f"{EPSG}4549"), ("5,5,1,1", f"{EPSG}3857"), ("170,40,-170,41", GCJ02),
    ],
)  # fmt: skip
def test_box_outside_the_world_is_400_with_the_order_that_was_wanted(client: TestClient, box: str, uri: str) -> None:
    answer = client.get(ITEMS, params={"bbox": box, "bbox-crs": uri})
    assert answer.status_code == 400
    northing_first = parse_crs(uri).northing_first
    assert ("wanted south,west" if northing_first else "wanted west,south") in answer.json()["detail"]


@pytest.mark.parametrize("uri", [f"{EPSG}4326", f"{EPSG}4490"])
@pytest.mark.parametrize("box", ["121,41,121.2,41.05", "-179,-90,121.2,90"])
def test_box_that_can_only_be_longitude_first_is_read_so(client: TestClient, uri: str, box: str) -> None:
    plain = client.get(ITEMS, params={"bbox": box}).json()
    swapped = client.get(ITEMS, params={"bbox": box, "bbox-crs": uri}).json()
    assert [one["id"] for one in swapped["features"]] == [one["id"] for one in plain["features"]]


@pytest.mark.parametrize("name", ["crs", "bbox-crs", "filter-crs"])
@pytest.mark.parametrize("uri", ["EPSG:4326", f"{EPSG}99999", f"{EPSG}4326 ", "", "[EPSG:4549]", "GCJ-02"])
def test_system_outside_the_list_is_400_with_the_list(client: TestClient, name: str, uri: str) -> None:
    answer = client.get(ITEMS, params={name: uri})
    assert answer.status_code == 400
    assert answer.json()["known"] == URIS


def test_links_keep_the_system_and_leave_out_formats_that_cannot_hold_it(client: TestClient) -> None:
    found = client.get(ITEMS, params={"crs": GCJ02, "limit": 3}).json()
    alternates = [one for one in found["links"] if one["rel"] in ("alternate", "next", "self")]
    assert all("GCJ-02" in one["href"] for one in alternates)
    for one in alternates:
        answer = client.get(one["href"])
        assert answer.status_code == 200, one
        if one["type"] != "text/html":
            assert answer.headers["content-crs"] == f"<{GCJ02}>"
    assert "application/vnd.google-earth.kml+xml" not in {one["type"] for one in alternates}


def test_format_that_cannot_hold_the_system_is_400(client: TestClient) -> None:
    answer = client.get(ITEMS, params={"crs": f"{EPSG}4549", "f": "kml"})
    assert answer.status_code == 400
    assert "KML" in answer.json()["detail"]


def test_systems_are_offered_only_where_the_layer_has_a_place() -> None:
    layer = catalogue()["nodes"]
    far = [shapely.Point(-70, -30), shapely.Point(121, 41)]
    store = MemoryStore([Features.of_frame(frame(layer, [{"id": "a"}, {"id": "b"}], far), layer)], {})
    client = TestClient(create_app(Settings(), store))
    listed = client.get("/api/collections/nodes").json()["crs"]
    assert {*URIS} - {*listed} >= {GCJ02, BD09}
    for uri in listed:
        assert client.get("/api/collections/nodes/items", params={"crs": uri}).status_code == 200
    assert client.get("/api/collections/nodes/items", params={"crs": GCJ02}).status_code == 400


def test_geopackage_in_another_system_is_in_it(client: TestClient, tmp_path: Any) -> None:
    path = tmp_path / "projects.gpkg"
    path.write_bytes(client.get(ITEMS, params={"crs": f"{EPSG}4549", "f": "gpkg"}).content)
    projects = gpd.read_file(path).set_index("id")
    assert projects.crs.to_epsg() == 4549
    northing, easting = expected(f"{EPSG}4549", POINTS["p-007"])
    assert (projects.geometry["p-007"].x, projects.geometry["p-007"].y) == pytest.approx((easting, northing), abs=0.011)


def test_every_system_that_is_offered_is_one_of_ours() -> None:
    assert [parse_crs(name).uri for name in OFFERED] == URIS
