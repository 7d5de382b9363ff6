"""A tile holds what a plain loop finds in it; what it leaves out is counted."""

import json
import math
from dataclasses import replace
from typing import Any

import geopandas as gpd
import mapbox_vector_tile
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.affinity import affine_transform

from layers import tile_grid
from layers.catalogue import Field, GeometryType
from layers.errors import LayerNotFound, TileError
from layers.features import Features
from layers.stores import Query
from layers.stores.memory import MemoryStore
from layers.tile_grid import BUFFER, EXTENT, MAX_FEATURES, MAX_ZOOM
from layers.tile_metadata import tilejson, tileset_metadata, tilesets
from layers.tiles import CELL_LEVELS, Tileset
from layers.totals import AMOUNT
from tests.layers.made_layers import frames, layer_of
from tests.layers.reading_files import everything

#: Cells across a tile of totals.
CELLS = 2**CELL_LEVELS

KINDS = ("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
SPATIAL = ("projects", "project_lines", "districts", "zones", "routes", "nodes")
ADDRESS = "https://atlas.example/api/collections/projects/tiles"


def decoded(tile: bytes) -> dict[str, Any]:
    return dict(mapbox_vector_tile.decode(tile, default_options={"y_coord_down": True})) if tile else {}


def in_units(lon: float, lat: float, zoom: int, row: int, col: int) -> tuple[float, float]:
    """Where a place lies in a tile, from its upper left corner, by the formula of the web's Mercator."""
    size = 2**zoom
    y = 0.5 - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)
    return ((lon + 180) / 360 * size - col) * EXTENT, (y * size - row) * EXTENT


def shape_in_units(shape: Any, zoom: int, row: int, col: int) -> Any:
    inside = shapely.clip_by_rect(shape, -181, -85.0511, 181, 85.0511) if shape.geom_type != "Point" else shape
    turned = shapely.transform(
        inside, lambda xy: np.array([in_units(*pair, zoom, row, col) for pair in xy]).reshape(-1, 2)
    )
    return turned.intersection(shapely.box(-BUFFER, -BUFFER, EXTENT + BUFFER, EXTENT + BUFFER))


def brute_force(features: Features, zoom: int, row: int, col: int) -> dict[str, Any]:
    """Id to shape in units, of what meets the tile and its surroundings."""
    assert features.geometries is not None
    found = {}
    for one, shape in zip(features.ids, features.geometries, strict=True):
        if shape is None or (shape.geom_type == "Point" and abs(shape.y) > 85.0511):
            continue
        placed = shape_in_units(shape, zoom, row, col)
        if not placed.is_empty:
            found[one] = placed
    return found


def is_large(shape: Any) -> bool:
    """Whether a shape is surely seen in whole units, so that a tile may not leave it out."""
    if shapely.get_dimensions(shape) == 0:
        return (
            shape.geom_type == "Point"
            and -BUFFER + 1 < min(shape.x, shape.y) <= max(shape.x, shape.y) < EXTENT + BUFFER - 1
        )
    return bool(shape.length > 4 if shapely.get_dimensions(shape) == 1 else shape.buffer(-2).area > 0)


def drawn(feature: dict[str, Any]) -> Any:
    return shapely.make_valid(shapely.from_geojson(json.dumps(feature["geometry"])))


@st.composite
def addresses(draw: st.DrawFn, max_zoom: int = 6) -> tuple[int, int, int]:
    zoom = draw(st.integers(0, max_zoom))
    return zoom, draw(st.integers(0, 2**zoom - 1)), draw(st.integers(0, 2**zoom - 1))


@settings(deadline=None, max_examples=150)
@given(data=st.data(), kind=st.sampled_from(KINDS), address=addresses())
def test_a_tile_is_the_brute_force_answer(
    data: st.DataObject, kind: GeometryType, address: tuple[int, int, int]
) -> None:
    features = Features.of_frame(data.draw(frames(layer_of(kind))), layer_of(kind))
    tileset = Tileset.of(MemoryStore([features], {}), "made")
    found = {
        one["properties"]["id"]: one for one in decoded(tileset.tile(*address)).get("made", {}).get("features", [])
    }
    wanted = brute_force(features, *address)
    # Whether what only touches the outermost unit of the surroundings is in them is a matter of rounding.
    near = brute_force_near(features, address)
    assert set(found) <= set(near)
    assert {one for one, shape in wanted.items() if is_large(shape)} <= set(found)
    for one, feature in found.items():
        if one in wanted and is_large(wanted[one]):
            assert shapely.hausdorff_distance(drawn(feature), wanted[one]) < 4
    properties = dict(zip(features.ids, (json.loads(text)["properties"] for text in features.encoded()), strict=True))
    for one, feature in found.items():
        known = {name: value for name, value in properties[one].items() if value is not None}
        assert {**feature["properties"], **_as_text(feature["properties"])} == known


def _as_text(properties: dict[str, Any]) -> dict[str, Any]:
    count = properties.get("count")
    return {"count": str(count)} if count is not None and abs(count) > 2**53 else {}


def brute_force_near(features: Features, address: tuple[int, int, int]) -> set[str]:
    zoom, row, col = address
    around = shapely.box(-BUFFER - 1, -BUFFER - 1, EXTENT + BUFFER + 1, EXTENT + BUFFER + 1)
    found = set()
    for one, shape in zip(features.ids, features.geometries, strict=True):
        if shape is not None:
            inside = shape if shape.geom_type == "Point" else shapely.clip_by_rect(shape, -181, -85.0512, 181, 85.0512)
            kept = shapely.transform(inside, lambda xy: np.column_stack([xy[:, 0], np.clip(xy[:, 1], -89, 89)]))
            turned = shapely.transform(
                kept, lambda xy: np.array([in_units(*pair, zoom, row, col) for pair in xy]).reshape(-1, 2)
            )
            if turned.intersects(around):
                found.add(one)
    return found


@pytest.mark.parametrize("layer_id", SPATIAL)
@pytest.mark.parametrize("zoom", [0, 6, 8, 10])
def test_tiles_of_the_atlas_hold_every_feature_that_is_located(jinzhou: MemoryStore, layer_id: str, zoom: int) -> None:
    features = everything(jinzhou, layer_id)
    tileset = Tileset.of(jinzhou, layer_id)
    (limits,) = [
        one for one in tileset_metadata(tileset, ADDRESS)["tileMatrixSetLimits"] if one["tileMatrix"] == str(zoom)
    ]
    seen: set[str] = set()
    for row in range(limits["minTileRow"], limits["maxTileRow"] + 1):
        for col in range(limits["minTileCol"], limits["maxTileCol"] + 1):
            tile = decoded(tileset.tile(zoom, row, col))
            found = {one["properties"]["id"] for one in tile.get(layer_id, {}).get("features", [])}
            wanted = brute_force(features, zoom, row, col)
            assert found <= set(wanted)
            assert {one for one, shape in wanted.items() if is_large(shape)} <= found
            seen |= found
    assert features.geometries is not None
    located = {one for one, shape in zip(features.ids, features.geometries, strict=True) if shape is not None}
    if layer_id not in ("districts", "zones") or zoom > 0:
        assert seen == located


def test_a_feature_without_geometry_is_in_no_tile(store: MemoryStore) -> None:
    tile = decoded(Tileset.of(store, "projects").tile(0, 0, 0))
    assert {one["properties"]["id"] for one in tile["projects"]["features"]} == {"mill", "park", "shed"}


def test_what_is_unknown_is_left_out_and_what_is_known_keeps_its_type(store: MemoryStore) -> None:
    tile = decoded(Tileset.of(store, "projects").tile(0, 0, 0))
    (mill,) = [one["properties"] for one in tile["projects"]["features"] if one["properties"]["id"] == "mill"]
    row = next(row for row in store.rows(Query("projects", ids=["mill"])))
    assert mill == {name: value for name, value in row.items() if value is not None}
    assert "name_en" in mill
    assert "company" not in mill
    lines = decoded(Tileset.of(store, "project_lines").tile(0, 0, 0))
    assert {type(one["properties"]["schematic"]) for one in lines["project_lines"]["features"]} == {bool}


def test_rings_of_polygons_run_as_the_format_wants(jinzhou: MemoryStore) -> None:
    tile = mapbox_vector_tile.decode(
        Tileset.of(jinzhou, "districts").tile(8, 95, 214), default_options={"y_coord_down": False}
    )
    areas = [
        shapely.polygons(part[0]).exterior.is_ccw
        for one in tile["districts"]["features"]
        for part in (
            one["geometry"]["coordinates"]
            if one["geometry"]["type"] == "MultiPolygon"
            else [one["geometry"]["coordinates"]]
        )
    ]
    assert len(areas) >= 7
    assert not any(areas)  # clockwise as seen


# Many features


def crowd(count: int, seed: int = 1, spread: float = 1.0) -> MemoryStore:
    rng = np.random.default_rng(seed)
    fields = (Field("id", "text", "编号", "Id"), Field(AMOUNT, "number", "金额", "Amount"))
    layer = replace(layer_of("Point"), fields=fields, group=(), interval=())
    amounts = rng.permutation(count).astype(float)
    amounts[: count // 4] = np.nan
    points = shapely.points(121 + rng.uniform(0, spread, count), 41 + rng.uniform(0, spread, count))
    frame = gpd.GeoDataFrame(
        {"id": [f"p{number}" for number in range(count)], AMOUNT: amounts}, geometry=points, crs="OGC:CRS84"
    )
    return MemoryStore([Features.of_frame(frame, layer)], {})


def test_a_small_layer_has_its_features_at_every_zoom(jinzhou: MemoryStore) -> None:
    assert {Tileset.of(jinzhou, layer).min_zoom for layer in SPATIAL} == {0}


@settings(deadline=None, max_examples=40)
@given(count=st.integers(0, 60), limit=st.integers(1, 30), seed=st.integers(0, 5))
def test_min_zoom_is_the_first_at_which_no_tile_holds_too_many(count: int, limit: int, seed: int) -> None:
    store = crowd(count, seed, spread=40)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tile_grid, "MAX_FEATURES", limit)
        tileset = Tileset.of(store, "made")
    assert tileset.min_zoom == _plain_min_zoom(everything(store, "made"), limit)


def _plain_min_zoom(features: Features, limit: int) -> int:
    for zoom in range(MAX_ZOOM):
        counts: dict[tuple[int, int], int] = {}
        for shape in features.geometries:
            x, y = (place / EXTENT for place in in_units(shape.x, shape.y, zoom, 0, 0))
            margin = BUFFER / EXTENT
            for col in range(math.floor(x - margin), math.floor(x + margin) + 1):
                for row in range(math.floor(y - margin), math.floor(y + margin) + 1):
                    counts[col, row] = counts.get((col, row), 0) + 1
        if max(counts.values(), default=0) <= limit:
            return zoom
    return MAX_ZOOM


def test_below_it_every_feature_is_counted_once() -> None:
    store = crowd(5000)
    tileset = Tileset.of(store, "made")
    assert tileset.min_zoom > 0
    for zoom in range(tileset.min_zoom):
        counted = 0
        (limits,) = [
            one for one in tileset_metadata(tileset, ADDRESS)["tileMatrixSetLimits"] if one["tileMatrix"] == str(zoom)
        ]
        for row in range(limits["minTileRow"], limits["maxTileRow"] + 1):
            for col in range(limits["minTileCol"], limits["maxTileCol"] + 1):
                tile = decoded(tileset.tile(zoom, row, col))
                assert set(tile) <= {"made_totals"}
                cells = tile.get("made_totals", {}).get("features", [])
                assert len(cells) <= CELLS * CELLS
                counted += sum(one["properties"]["count"] for one in cells)
        assert counted == 5000


def test_totals_stand_in_the_middle_of_what_they_count() -> None:
    store = crowd(5000)
    features = everything(store, "made")
    zoom, row, col = 6, 23, 53
    assert Tileset.of(store, "made").min_zoom > zoom
    cells: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for shape in features.geometries:
        x, y = in_units(shape.x, shape.y, zoom, row, col)
        if 0 <= x < EXTENT and 0 <= y < EXTENT:
            cells.setdefault((int(x * CELLS / EXTENT), int(y * CELLS / EXTENT)), []).append((x, y))
    tile = decoded(Tileset.of(store, "made").tile(zoom, row, col))
    found = [(one["geometry"]["coordinates"], one["properties"]["count"]) for one in tile["made_totals"]["features"]]
    assert len(found) == len(cells) > 20
    for (x, y), count in found:
        places = cells[int(x * CELLS / EXTENT), int(y * CELLS / EXTENT)]
        assert count == len(places)
        assert np.allclose((x, y), np.mean(places, axis=0), atol=0.6)


def test_from_it_on_tiles_are_whole_and_never_hold_too_many() -> None:
    store = crowd(5000)
    tileset = Tileset.of(store, "made")
    features = everything(store, "made")
    (limits,) = [
        one
        for one in tileset_metadata(tileset, ADDRESS)["tileMatrixSetLimits"]
        if one["tileMatrix"] == str(tileset.min_zoom)
    ]
    seen: set[str] = set()
    for row in range(limits["minTileRow"], limits["maxTileRow"] + 1):
        for col in range(limits["minTileCol"], limits["maxTileCol"] + 1):
            found = decoded(tileset.tile(tileset.min_zoom, row, col)).get("made", {"features": []})["features"]
            assert len(found) <= MAX_FEATURES
            seen |= {one["properties"]["id"] for one in found}
    assert seen == set(features.ids)


def test_of_too_many_at_the_last_zoom_the_largest_stay_and_come_first() -> None:
    store = crowd(3000, spread=1e-5)
    tileset = Tileset.of(store, "made")
    assert tileset.min_zoom == MAX_ZOOM
    col, row = (int(place / EXTENT) for place in in_units(121, 41, MAX_ZOOM, 0, 0))
    found = decoded(tileset.tile(MAX_ZOOM, row, col))["made"]["features"]
    amounts = [one["properties"].get(AMOUNT) for one in found]
    known = sorted(
        (value for value in everything(store, "made").columns[AMOUNT].python() if value is not None), reverse=True
    )
    assert amounts == known[:MAX_FEATURES]


def test_the_same_tile_is_the_same_bytes(jinzhou: MemoryStore) -> None:
    assert Tileset.of(jinzhou, "routes").tile(8, 95, 214) == Tileset.of(jinzhou, "routes").tile(8, 95, 214) != b""


# What may be asked


@pytest.mark.parametrize(
    "address", [(-1, 0, 0), (0, 1, 0), (0, 0, 1), (3, 8, 0), (3, 0, 8), (3, -1, 0), (MAX_ZOOM + 1, 0, 0)]
)
def test_a_tile_outside_the_grid_is_refused(store: MemoryStore, address: tuple[int, int, int]) -> None:
    with pytest.raises(TileError, match=r"no tile .*: wanted zoom 0 to 14"):
        Tileset.of(store, "projects").tile(*address)


def test_a_table_has_no_tiles(store: MemoryStore) -> None:
    with pytest.raises(TileError, match="layer reports has no geometry"):
        Tileset.of(store, "reports")
    with pytest.raises(LayerNotFound):
        Tileset.of(store, "nothing")


def test_where_nothing_is_the_tile_is_empty(store: MemoryStore) -> None:
    assert Tileset.of(store, "projects").tile(5, 0, 0) == b""
    empty = MemoryStore(
        [Features.of_frame(gpd.GeoDataFrame({"id": []}, geometry=[], crs="OGC:CRS84"), layer_of("Point"))], {}
    )
    tileset = Tileset.of(empty, "made")
    assert (tileset.min_zoom, tileset.tile(0, 0, 0)) == (0, b"")
    assert "bounds" not in tilejson(tileset, ADDRESS)
    assert "tileMatrixSetLimits" not in tileset_metadata(tileset, ADDRESS)


def test_shapes_to_the_poles_and_broken_ones_are_drawn() -> None:
    layer = layer_of("Polygon")
    shapes = [
        shapely.box(-180, -90, 180, -60),
        shapely.Polygon([(0, 0), (40, 40), (40, 0), (0, 40)]),
        affine_transform(shapely.box(0, 0, 1, 1), [10, 0, 0, 10, 100, 80]),
    ]
    frame = gpd.GeoDataFrame({"id": ["south", "bow", "north"]}, geometry=shapes, crs="OGC:CRS84")
    tile = decoded(Tileset.of(MemoryStore([Features.of_frame(frame, layer)], {}), "made").tile(0, 0, 0))
    found = {one["properties"]["id"]: drawn(one) for one in tile["made"]["features"]}
    assert set(found) == {"south", "bow", "north"}
    assert found["south"].bounds == (
        0,
        pytest.approx(in_units(0, -60, 0, 0, 0)[1], abs=1),
        EXTENT,
        pytest.approx(EXTENT, abs=1),
    )
    assert found["bow"].area == pytest.approx(
        2 * shapely.make_valid(shape_in_units(shapely.Polygon([(0, 0), (40, 0), (20, 20)]), 0, 0, 0)).area, rel=0.2
    )


def test_a_layer_of_several_types_is_drawn() -> None:
    shapes = [
        shapely.Point(1, 1), shapely.box(0, 0, 10, 10), shapely.LineString([(0, 0), (9, 9)]),
        shapely.GeometryCollection([shapely.Point(2, 2), shapely.box(20, 0, 30, 10)]),
        shapely.MultiPoint([(5, 5), (6, 6), (0, 90)]),
    ]  # fmt: skip
    frame = gpd.GeoDataFrame({"id": list("abcde")}, geometry=shapes, crs="OGC:CRS84")
    store = MemoryStore([Features.of_frame(frame, layer_of("Geometry"))], {})
    tile = decoded(Tileset.of(store, "made").tile(0, 0, 0))
    kinds = {one["properties"]["id"]: one["geometry"]["type"] for one in tile["made"]["features"]}
    assert kinds == {"a": "Point", "b": "Polygon", "c": "LineString", "d": "Polygon", "e": "MultiPoint"}


# What is said of them


@pytest.mark.parametrize("language", ["zh", "en"])
def test_tilejson_says_where_tiles_are_and_what_is_in_them(store: MemoryStore, language: Any) -> None:
    tileset = Tileset.of(store, "projects")
    document = tilejson(tileset, ADDRESS, language=language, attribution={"zh": "甲", "en": "A"})
    assert json.loads(json.dumps(document)) == document
    assert document["tilejson"] == "3.0.0"
    assert document["tiles"] == [f"{ADDRESS}/WebMercatorQuad/{{z}}/{{y}}/{{x}}"]
    assert (document["minzoom"], document["maxzoom"]) == (0, 14)
    assert document["attribution"] == {"zh": "甲", "en": "A"}[language]
    assert document["name"] == {"zh": "重点项目", "en": "Projects"}[language]
    west, south, east, north = document["bounds"]
    assert (west, south, east, north) == (121.45, 41.5, 121.52, 41.5)
    assert west <= document["center"][0] <= east
    (layer,) = document["vector_layers"]
    assert layer["id"] == "projects"
    assert list(layer["fields"]) == [field.name for field in store.layers["projects"].fields]


def test_tilejson_of_a_large_layer_says_from_where_its_features_stand() -> None:
    tileset = Tileset.of(crowd(5000), "made")
    features, totals = tilejson(tileset, ADDRESS)["vector_layers"]
    assert (features["minzoom"], features["maxzoom"]) == (tileset.min_zoom, 14)
    assert (totals["id"], totals["minzoom"], totals["maxzoom"]) == ("made_totals", 0, tileset.min_zoom - 1)
    assert str(tileset.min_zoom) in tilejson(tileset, ADDRESS, language="en")["description"]
    layers = tileset_metadata(tileset, ADDRESS)["layers"]
    assert [(one["minTileMatrix"], one["maxTileMatrix"]) for one in layers] == [
        (str(tileset.min_zoom), "14"), ("0", str(tileset.min_zoom - 1)),
    ]  # fmt: skip


def test_tileset_metadata_has_what_the_standard_asks(jinzhou: MemoryStore) -> None:
    tileset = Tileset.of(jinzhou, "routes")
    document = tileset_metadata(tileset, ADDRESS, language="en", attribution=jinzhou.atlas["attribution"])
    assert json.loads(json.dumps(document)) == document
    assert document["dataType"] == "vector"
    assert document["crs"] == "http://www.opengis.net/def/crs/EPSG/0/3857"
    assert document["tileMatrixSetURI"] == "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"
    links = {one["rel"]: one for one in document["links"]}
    assert links["item"]["href"] == f"{ADDRESS}/WebMercatorQuad/{{tileMatrix}}/{{tileRow}}/{{tileCol}}"
    assert links["item"]["templated"] is True
    assert links["item"]["type"] == "application/vnd.mapbox-vector-tile"
    assert "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme" in links
    (layer,) = document["layers"]
    assert layer["geometryDimension"] == 1
    assert layer["propertiesSchema"]["properties"]["schematic"]["type"] == "boolean"


def test_outside_the_limits_there_is_nothing(jinzhou: MemoryStore) -> None:
    tileset = Tileset.of(jinzhou, "nodes")
    for limits in tileset_metadata(tileset, ADDRESS)["tileMatrixSetLimits"][:6]:
        zoom = int(limits["tileMatrix"])
        filled = {
            (row, col)
            for row in range(2**zoom)
            for col in range(2**zoom)
            if any(
                _is_inside(one)
                for one in decoded(tileset.tile(zoom, row, col)).get("nodes", {"features": []})["features"]
            )
        }
        rows, cols = zip(*filled, strict=True)
        assert limits == {
            "tileMatrix": str(zoom), "minTileRow": min(rows), "maxTileRow": max(rows), "minTileCol": min(cols),
            "maxTileCol": max(cols),
        }  # fmt: skip


def _is_inside(feature: dict[str, Any]) -> bool:
    return all(0 <= place < EXTENT for place in feature["geometry"]["coordinates"])


def test_the_list_of_tilesets_leads_to_the_tileset(store: MemoryStore) -> None:
    document = tilesets(Tileset.of(store, "projects"), ADDRESS)
    (entry,) = document["tilesets"]
    assert entry["links"][0]["href"] == f"{ADDRESS}/WebMercatorQuad"
    assert entry["dataType"] == "vector"
    assert document["links"][0]["href"] == ADDRESS
