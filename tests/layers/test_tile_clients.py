"""Tiles are what GDAL and QGIS take them for: the same features at the same places, with the same fields."""

import http.server
import json
import os
import shutil
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from geo.crs import geometries_from_wgs84, parse_crs
from layers.errors import TileError
from layers.stores.memory import MemoryStore
from layers.tile_grid import EXTENT
from layers.tile_metadata import tileset_metadata
from layers.tiles import Tileset
from tests.layers.reading_files import command, everything
from tests.machine import need

MERCATOR = parse_crs("EPSG:3857")
#: West and north of the grid, and its width [m].
CORNER, WIDTH = 20037508.342789244, 2 * 20037508.342789244
PIXELS = 512


class Server(http.server.ThreadingHTTPServer):
    """Gives /layer/zoom/row/column, and remembers what was asked."""

    def __init__(self, store: MemoryStore) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.tilesets = {name: Tileset.of(store, name) for name, one in store.layers.items() if one.geometry != "none"}
        self.asked: list[str] = []

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        layer, zoom, row, col = self.path.strip("/").split("/")
        try:
            body, status = self.server.tilesets[layer].tile(int(zoom), int(row), int(col)), 200
        except TileError as error:
            body, status = str(error).encode(), 404
        self.send_response(status)
        self.send_header("Content-Type", "application/vnd.mapbox-vector-tile")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def server(jinzhou: MemoryStore) -> Iterator[Server]:
    serving = Server(jinzhou)
    thread = threading.Thread(target=serving.serve_forever)
    thread.start()
    yield serving
    serving.shutdown()
    thread.join()
    serving.server_close()


# GDAL


def tile_folder(server: Server, layer: str, zoom: int, folder: Path) -> Path:
    """Fetch a zoom of a layer as GDAL wants it on disk: zoom/column/row.pbf."""
    (limits,) = [one for one in tileset_metadata(server.tilesets[layer], "")["tileMatrixSetLimits"]
                 if one["tileMatrix"] == str(zoom)]  # fmt: skip
    for row in range(limits["minTileRow"], limits["maxTileRow"] + 1):
        for col in range(limits["minTileCol"], limits["maxTileCol"] + 1):
            with urllib.request.urlopen(f"{server.root}/{layer}/{zoom}/{row}/{col}") as answer:
                tile = answer.read()
            if tile:
                path = folder / str(zoom) / str(col) / f"{row}.pbf"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(tile)
    return folder / str(zoom)


@pytest.mark.gdal
@pytest.mark.parametrize("layer", ["projects", "nodes", "routes", "districts"])
def test_gdal_reads_every_feature_where_it_is(server: Server, jinzhou: MemoryStore, layer: str, tmp_path: Path) -> None:
    need("gdal")
    zoom = 8
    folder = tile_folder(server, layer, zoom, tmp_path)
    text = command(
        "ogr2ogr", "-f", "GeoJSON", "-t_srs", "EPSG:3857", "-lco", "RFC7946=NO", "/vsistdout/", f"MVT:{folder}",
        "-oo", "METADATA_FILE=",
    )  # fmt: skip
    parts: dict[str, list[Any]] = {}
    for one in json.loads(text)["features"]:
        name = one.get("id", one["properties"].get("id"))
        parts.setdefault(name, []).append(shapely.make_valid(shapely.from_geojson(json.dumps(one["geometry"]))))
    features = everything(jinzhou, layer)
    assert features.geometries is not None
    unit = WIDTH / 2**zoom / EXTENT
    wanted = {one: shape for one, shape in zip(features.ids, features.geometries, strict=True) if shape is not None}
    assert set(parts) == set(wanted)
    for one, shape in wanted.items():
        (placed,) = geometries_from_wgs84(MERCATOR, [shape])
        assert shapely.hausdorff_distance(shapely.union_all(parts[one]), placed) < 4 * unit


@pytest.mark.gdal
def test_gdal_knows_the_fields_of_a_tile(server: Server, jinzhou: MemoryStore, tmp_path: Path) -> None:
    need("gdal")
    path = tmp_path / "tile.mvt"
    with urllib.request.urlopen(f"{server.root}/projects/8/95/214") as answer:
        path.write_bytes(answer.read())
    options = ("-oo", "X=214", "-oo", "Y=95", "-oo", "Z=8", "-oo", "METADATA_FILE=")
    text = command("ogrinfo", "-ro", "-so", "-al", *options, f"MVT:{path}")
    assert "Layer name: projects" in text
    assert "Geometry: Point" in text
    types = {"text": "String", "date": "String", "number": "Real", "integer": "Integer"}
    tile = server.tilesets["projects"].tile(8, 95, 214)
    for field in jinzhou.layers["projects"].fields:
        if field.name.encode() in tile and field.name not in ("radius_m", "offset_km", "confidence"):
            assert f"\n{field.name}: {types[field.type]} " in text, field.name


# QGIS


def picture(server: Server, layer: str, kind: str, box: tuple[float, ...], folder: Path) -> Any:
    """Let QGIS draw the tiles of a layer: 512 × 512 bool, whether a pixel is red."""
    python = need("qgis")
    url = f"{server.root}/{layer}/%7Bz%7D/%7By%7D/%7Bx%7D"
    target = folder / "map.rgba"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))}
    home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    script = Path(__file__).with_name("tile_in_qgis.py")
    done = subprocess.run(
        [python, str(script), url, kind, ",".join(map(str, box)), str(target)],
        capture_output=True, text=True, timeout=120, check=False, env=environment | home,
    )  # fmt: skip
    assert target.is_file(), done.stdout + done.stderr
    pixels = np.frombuffer(target.read_bytes(), np.uint8).reshape(PIXELS, PIXELS, 4)
    return (pixels[..., 0] > 200) & (pixels[..., 1] < 100)


def square_around(shapes: Any) -> tuple[float, float, float, float]:
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    half = max(east - west, north - south) * 0.55
    x, y = (west + east) / 2, (south + north) / 2
    return (x - half, y - half, x + half, y + half)


@pytest.mark.qgis
@pytest.mark.parametrize("layer", ["projects", "routes", "districts"])
def test_qgis_draws_tiles_where_the_features_are(
    server: Server, jinzhou: MemoryStore, layer: str, tmp_path: Path
) -> None:
    kind = jinzhou.layers[layer].geometry
    features = everything(jinzhou, layer)
    placed = geometries_from_wgs84(MERCATOR, [one for one in features.geometries if one is not None])
    box = square_around(placed)
    server.asked.clear()
    red = picture(server, layer, kind, box, _home(tmp_path))
    assert all(path.startswith(f"/{layer}/") for path in server.asked)
    assert len(server.asked) >= 2
    metres = (box[2] - box[0]) / PIXELS
    places = (np.arange(PIXELS) + 0.5) * metres
    x, y = np.meshgrid(box[0] + places, box[3] - places)
    pixels = shapely.points(x.ravel(), y.ravel())
    whole = shapely.union_all(placed)
    shapely.prepare(whole)
    # Symbols of points are 5 × 5 pixels, lines 5 wide; one or two more are left to rounding.
    inside, outside = (1, 5) if kind != "MultiPolygon" else (-2, 2)
    must = _near(whole, pixels, inside * metres)
    may = _near(whole, pixels, outside * metres)
    assert must.sum() > 20
    assert red.ravel()[must].mean() > 0.995
    assert red.ravel()[~may].mean() < 0.0005


def _near(whole: Any, pixels: Any, distance: float) -> Any:
    if distance < 0:
        return shapely.contains(whole.buffer(distance), pixels)
    return shapely.dwithin(whole, pixels, distance)


def _home(path: Path) -> Path:
    home = path / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(mode=0o700)
    return home
