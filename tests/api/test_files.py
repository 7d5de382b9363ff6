"""Whole files, their parts, tiles and looks: what arrives, and what is refused."""

import io
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import geopandas as gpd
import mapbox_vector_tile
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api import Settings, create_app
from api.errors import RangeError
from api.ranges import ranged_reply
from api.replies import Reply, headers_of
from layers.catalogue import Field, Layer, catalogue
from layers.features import Features
from layers.stores.memory import MemoryStore
from tests.api.conftest import PROJECTS, features_of, frame

TILES = "/api/collections/projects/tiles"
TAG = '"tag"'


def whole(size: int) -> Reply:
    return Reply(200, headers_of(("Content-Length", str(size))), (bytes(range(256)) * (size // 256 + 1),))


def cut(size: int, wanted: str | None, condition: str | None = None) -> tuple[Reply, dict[str, str]]:
    (body,) = whole(size).parts
    reply = ranged_reply(Reply(200, whole(size).headers, (body[:size],)), wanted, condition, TAG)
    return reply, {name.decode(): value.decode() for name, value in reply.headers}


@given(st.integers(1, 3000), st.integers(0, 4000), st.integers(0, 4000))
def test_range_is_the_slice_of_the_file(size: int, one: int, other: int) -> None:
    first, last = min(one, other), max(one, other)
    if first >= size:
        with pytest.raises(RangeError, match=f"the file has {size} bytes"):
            cut(size, f"bytes={first}-{last}")
        return
    reply, headers = cut(size, f"bytes={first}-{last}")
    expected = (bytes(range(256)) * (size // 256 + 1))[:size][first : last + 1]
    assert (reply.status, b"".join(map(bytes, reply.parts))) == (206, expected)
    assert headers["content-range"] == f"bytes {first}-{first + len(expected) - 1}/{size}"
    assert headers["content-length"] == str(len(expected))


@pytest.mark.parametrize(
    ("wanted", "start", "stop"), [("bytes=-3", 97, 100), ("bytes=-500", 0, 100), ("bytes=90-", 90, 100), ("Bytes = 0-0", 0, 1)]
)  # fmt: skip
def test_open_ranges_reach_the_end(wanted: str, start: int, stop: int) -> None:
    reply, _ = cut(100, wanted)
    assert b"".join(map(bytes, reply.parts)) == bytes(range(start, stop))


@pytest.mark.parametrize(
    "wanted", [None, "", "lines=1-2", "bytes=", "bytes=-", "bytes=5-2", "bytes=0-1,3-4", "bytes=a-b"]
)
def test_what_is_no_single_range_gets_the_whole(wanted: str | None) -> None:
    reply, headers = cut(100, wanted)
    assert (reply.status, headers["accept-ranges"]) == (200, "bytes")
    assert len(reply.parts[0]) == 100


@pytest.mark.parametrize(("condition", "status"), [(TAG, 206), ('"old"', 200), ("Wed, 21 Oct 2015 07:28:00 GMT", 200)])
def test_part_of_another_version_is_never_sent(condition: str, status: int) -> None:
    assert cut(100, "bytes=0-9", condition)[0].status == status


@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "parquet"])
def test_file_is_sent_in_parts_and_never_compressed(client: TestClient, suffix: str) -> None:
    path = f"/api/collections/projects/items.{suffix}"
    everything = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in everything.headers
    part = client.get(path, headers={"Range": "bytes=100-299"})
    assert (part.status_code, part.content) == (206, everything.content[100:300])
    assert part.headers["etag"] == everything.headers["etag"]
    beyond = client.get(path, headers={"Range": "bytes=999999999-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(everything.content)}")
    head = client.head(path, headers={"Range": "bytes=0-0"})
    assert (head.status_code, head.headers["accept-ranges"], head.content) == (200, "bytes", b"")
    assert head.headers["content-length"] == str(len(everything.content))


def test_geojson_has_no_parts(client: TestClient) -> None:
    answer = client.get("/api/collections/projects/items", headers={"Range": "bytes=0-1"})
    assert answer.status_code == 200
    assert "accept-ranges" not in answer.headers


@pytest.mark.parametrize("suffix", ["gpkg", "fgb", "parquet", "csv"])
@pytest.mark.parametrize("layer", ["projects", "districts", "reports"])
def test_whole_layer_has_every_feature(client: TestClient, tmp_path: Path, suffix: str, layer: str) -> None:
    answer = client.get(f"/api/collections/{layer}/items.{suffix}")
    assert answer.headers["content-disposition"] == f'attachment; filename="{layer}.{suffix}"'
    path = tmp_path / f"{layer}.{suffix}"
    path.write_bytes(answer.content)
    count = client.get(f"/api/collections/{layer}").json()["itemCount"]
    if suffix == "parquet":
        assert len(gpd.pd.read_parquet(path)) == count
    elif suffix == "csv":
        assert len(gpd.pd.read_csv(path)) == count
    else:
        assert pyogrio.read_info(path)["features"] == count
        assert pyogrio.list_layers(path)[0][0] == layer


def test_atlas_file_is_the_atlas_and_is_served_as_one(client: TestClient, store: MemoryStore, tmp_path: Path) -> None:
    path = tmp_path / "atlas.gpkg"
    path.write_bytes(client.get("/api/atlas.gpkg").content)
    again = MemoryStore.open(path)
    assert again.build_id == store.build_id
    assert list(again.layers) == list(store.layers)


def test_file_without_an_atlas_is_downloaded_too(tmp_path: Path) -> None:
    client = TestClient(create_app(Settings(), MemoryStore([features_of("projects")], {})))
    answer = client.get("/api/atlas.gpkg")
    assert answer.headers["content-disposition"] == 'attachment; filename="atlas.gpkg"'
    (tmp_path / "atlas.gpkg").write_bytes(answer.content)
    assert pyogrio.read_info(tmp_path / "atlas.gpkg", layer="projects")["features"] == PROJECTS


@pytest.mark.parametrize(
    ("form", "suffix", "kind"),
    [("geojsonl", "geojsonl", "application/x-ndjson"), ("geojsonseq", "geojsons", "application/geo+json-seq"),
     ("jsonfg", "fg.json", "application/fg+json"), ("csv", "csv", "text/csv; charset=utf-8"),
     ("gpkg", "gpkg", "application/geopackage+sqlite3"), ("fgb", "fgb", "application/flatgeobuf"),
     ("shp", "shp.zip", "application/zip"), ("kml", "kml", "application/vnd.google-earth.kml+xml"),
     ("parquet", "parquet", "application/vnd.apache.parquet")],
)  # fmt: skip
def test_format_is_chosen_by_name_or_accept_and_pages_by_headers(
    client: TestClient, form: str, suffix: str, kind: str
) -> None:
    path = "/api/collections/projects/items?limit=7&offset=7"
    named = client.get(f"{path}&f={form}")
    accepted = client.get(path, headers={"Accept": kind.partition(";")[0]})
    assert named.headers["content-type"] == accepted.headers["content-type"] == kind
    if form != "jsonfg":  # whose links repeat the address
        assert named.content == accepted.content
    assert named.headers["content-disposition"] == f'attachment; filename="projects.{suffix}"'
    assert (named.headers["ogc-numbermatched"], named.headers["ogc-numberreturned"]) == (str(PROJECTS), "7")
    assert 'rel="next"' in named.headers["link"]
    assert 'rel="prev"' in named.headers["link"]


def test_json_fg_pages_by_links_of_its_own(client: TestClient) -> None:
    found = client.get("/api/collections/projects/items?limit=7&f=jsonfg").json()
    assert (found["numberMatched"], found["numberReturned"], len(found["features"])) == (PROJECTS, 7, 7)
    assert "next" in {one["rel"] for one in found["links"]}


@pytest.mark.parametrize("suffix", ["geojson", "csv", "gpkg", "fgb", "shp.zip", "kml", "parquet", "geojsonl"])
def test_district_comes_in_every_format(client: TestClient, suffix: str) -> None:
    answer = client.get(f"/api/districts/义县/projects.{suffix}")
    assert answer.status_code == 200
    if suffix != "geojson":
        assert answer.headers["content-disposition"] == f'attachment; filename="projects-yixian.{suffix}"'
        assert answer.headers["ogc-numbermatched"] == "9"


def test_tile_holds_the_features_of_its_place(client: TestClient) -> None:
    answer = client.get(f"{TILES}/WebMercatorQuad/8/95/214")
    assert answer.headers["content-type"] == "application/vnd.mapbox-vector-tile"
    decoded = mapbox_vector_tile.decode(answer.content)
    assert {one["properties"]["id"] for one in decoded["projects"]["features"]} >= {"p-007", "p-041"}
    empty = client.get(f"{TILES}/WebMercatorQuad/8/0/0")
    assert (empty.status_code, empty.content) == (200, b"")


@pytest.mark.parametrize("place", ["8/a/214", "15/0/0", "3/9/0", "-1/0/0", "0/0/0.5", "9999999999/0/0", "٣/0/0"])
def test_tile_that_is_none_is_404(client: TestClient, place: str) -> None:
    answer = client.get(f"{TILES}/WebMercatorQuad/{place}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_tilesets_lead_to_tiles(client: TestClient) -> None:
    collection = client.get("/api/collections/projects").json()
    listed = next(one["href"] for one in collection["links"] if one["rel"].endswith("tilesets-vector"))
    (entry,) = client.get(listed).json()["tilesets"]
    about = client.get(entry["links"][0]["href"]).json()
    template = next(one["href"] for one in about["links"] if one["rel"] == "item")
    for name, value in (("tileMatrix", "8"), ("tileRow", "95"), ("tileCol", "214")):
        template = template.replace(f"{{{name}}}", value)
    assert client.get(template).status_code == 200
    said = client.get(f"{entry['links'][0]['href']}?f=tilejson").json()
    assert said["tilejson"] == "3.0.0"
    assert client.get(said["tiles"][0].format(z=8, y=95, x=214)).content == client.get(template).content


@pytest.mark.parametrize("path", ["tiles", "tiles/WebMercatorQuad", "tiles/WebMercatorQuad/0/0/0", "style.sld"])
def test_table_has_neither_tiles_nor_a_drawn_style(client: TestClient, path: str) -> None:
    assert client.get(f"/api/collections/reports/{path}").status_code == 404
    links = client.get("/api/collections/reports").json()["links"]
    assert not [one for one in links if path in one["href"]]


@pytest.mark.parametrize("layer", [layer.id for layer in catalogue().values()])
@pytest.mark.parametrize("form", ["qml", "qlr", "sld"])
def test_look_is_xml_and_names_this_server(client: TestClient, layer: str, form: str) -> None:
    answer = client.get(f"/api/collections/{layer}/style.{form}")
    if form == "sld" and catalogue()[layer].style is None:
        assert answer.status_code == 404
        return
    ET.fromstring(answer.text)
    assert ("http://testserver/api" in answer.text) == (form == "qlr")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_project_opens_every_layer_of_this_server(client: TestClient, lang: str) -> None:
    answer = client.get(f"/api/atlas.qgz?lang={lang}")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        project = archive.read("atlas.qgs").decode()
    group = client.get(f"/api/atlas.qlr?lang={lang}").text
    for layer in catalogue().values():
        source = f"url='http://testserver/api' typename='{layer.id}'"
        assert source in ET.tostring(ET.fromstring(project), "unicode")
        assert source in ET.tostring(ET.fromstring(group), "unicode")
    assert ("重点项目" in project) == (lang == "zh")
    assert "/vsicurl/http://testserver/api/basemap/" in project


def test_project_of_any_file_shows_where_its_features_are(client_of: Any) -> None:
    for layers in ([features_of("projects")], [features_of("routes")], [features_of("reports")]):
        client = TestClient(create_app(Settings(), MemoryStore(layers, {})))
        with zipfile.ZipFile(io.BytesIO(client.get("/api/atlas.qgz").content)) as archive:
            root = ET.fromstring(archive.read("atlas.qgs").decode())
        extent = root.find("mapcanvas/extent")
        assert extent is not None
        assert float(str(extent.findtext("xmin"))) < float(str(extent.findtext("xmax")))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 14), st.data())
def test_every_tile_of_the_grid_answers(client: TestClient, zoom: int, data: st.DataObject) -> None:
    last = 2**zoom - 1
    row, col = data.draw(st.integers(0, last)), data.draw(st.integers(0, last))
    assert client.get(f"{TILES}/WebMercatorQuad/{zoom}/{row}/{col}").status_code == 200


def test_file_of_geometries_of_several_types_is_no_shapefile() -> None:
    layer = Layer("mixed", "", "", "", "", "Geometry", (Field("id", "text", "编号", "Id"),))
    shapes = [shapely.Point(121, 41), shapely.box(121, 41, 122, 42)]
    made = Features.of_frame(frame(layer, [{"id": "a"}, {"id": "b"}], shapes), layer)
    client = TestClient(create_app(Settings(), MemoryStore([made], {})))
    path = "/api/collections/mixed/items"
    assert client.get(f"{path}?f=gpkg").status_code == 200
    assert client.get(f"{path}?f=shp").status_code == 400
    assert not [one for one in client.get(path).json()["links"] if one["type"] == "application/zip"]
