"""Tile layers of other hosts: asked for only by choice, drawn where they belong, missed without harm (A13, A25)."""

import json
import math
import re
import struct
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import expect

from geo.datum import gcj02_to_wgs84
from tests.served import serving
from tests.web.conftest import Open, Visit

pytestmark = pytest.mark.browser


def _png() -> bytes:
    """Return a tile of one colour, 256 by 256."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\xc8\xe6\xc9" * 256) * 256)
    head = struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class _Tiles(BaseHTTPRequestHandler):
    """A tile host: what lies below /gone/ is not there."""

    content = _png()
    asked: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Referer"]))
        gone = self.path.startswith("/gone/")
        self.send_response(404 if gone else 200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        if not gone:
            self.wfile.write(self.content)

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def tile_host() -> Iterator[ThreadingHTTPServer]:
    _Tiles.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Tiles)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def root(tile_host: ThreadingHTTPServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service whose setting names three layers of that host."""
    host = f"http://127.0.0.1:{tile_host.server_port}"
    layers = [
        {"id": name, "name_zh": title, "name_en": name, "url": f"{host}/{name}/{{z}}/{{x}}/{{y}}.png", "datum": datum,
         "attribution": f"© {name}", **more}
        for name, title, datum, more in (
            ("plain", "平图", "cgcs2000", {"labels_url": f"{host}/names/{{z}}/{{x}}/{{y}}.png"}),
            ("amap", "偏移图", "gcj02", {}),
            ("gone", "断图", "wgs84", {}),
        )
    ]  # fmt: skip
    patch = pytest.MonkeyPatch()
    patch.setenv("ATLAS_BASEMAPS", json.dumps(layers))
    with serving(tmp_path_factory.mktemp("cache")) as address:
        patch.undo()
        yield address


def choose(made: Visit, value: str) -> None:
    """Choose what lies under the map, as a reader does."""
    layers = made.page.locator("#layers")
    if layers.get_attribute("open") is None:
        layers.locator("summary").click()
    layers.locator(f"input[name=base][value={value}]").check()


def closed(made: Visit, tile_host: ThreadingHTTPServer) -> None:
    """Whom the page asked is just the host of the setting."""
    assert made.foreign() <= {f"127.0.0.1:{tile_host.server_port}"}
    made.hosts.clear()


def test_nobody_else_is_asked_until_a_reader_chooses(visit: Open, root: str, tile_host: ThreadingHTTPServer) -> None:
    made = visit(root=root)
    labels = set(made.probe("labels"))
    assert made.foreign() == set()
    before = made.probe("symbols")
    choose(made, "plain")
    expect(made.page.locator("#base-credit")).to_have_text("在线底图：平图，CGCS2000（与 WGS 84 相合），© plain")
    made.wait_until("document.querySelectorAll('.leaflet-tile-loaded').length > 8")
    assert made.probe("symbols") == before
    assert {path.split("/")[1] for path, _ in _Tiles.asked} == {"plain", "names"}
    assert {referer for _, referer in _Tiles.asked} == {f"{root}/"}  # neither filter nor view is told
    assert labels - set(made.probe("labels"))  # places are named by the tiles
    made.page.locator("#lang").click()
    expect(made.page.locator("#base-credit")).to_have_text(re.compile("^Online base map: plain, CGCS2000"))
    choose(made, "builtin")
    expect(made.page.locator("#base-credit")).to_be_hidden()
    assert made.page.locator(".leaflet-tile").count() == 0
    choose(made, "none")
    made.wait_until("window.__atlas.view().state.off.includes('base')")
    closed(made, tile_host)


def test_the_choice_is_kept_in_this_browser_and_not_in_the_address(
    visit: Open, root: str, tile_host: ThreadingHTTPServer
) -> None:
    made = visit(root=root)
    choose(made, "plain")
    assert "plain" not in made.page.url
    made.page.reload()
    made.wait_until("document.querySelectorAll('.leaflet-tile-loaded').length > 0")
    closed(made, tile_host)
    assert visit(made.page.url.partition("?")[2], root=root).foreign() == set()


@pytest.mark.parametrize("zoom", [8, 12, 15, 16])
def test_tiles_in_gcj02_lie_where_their_content_belongs_and_the_data_stay(
    visit: Open, root: str, tile_host: ThreadingHTTPServer, zoom: int
) -> None:
    made = visit(f"c=121.10,40.85&z={zoom}", root=root)
    before = made.probe("symbols")
    choose(made, "amap")
    made.wait_until("document.querySelectorAll('.leaflet-tile-loaded').length > 3")
    assert made.probe("symbols") == before
    view = made.probe("view")
    tiles = made.page.evaluate(
        """() => { const map = document.querySelector('#map').getBoundingClientRect();
          return [...document.querySelectorAll('.leaflet-tile')].map(tile => { const box = tile.getBoundingClientRect();
            return [...tile.src.match(/(\\d+)\\/(\\d+)\\/(\\d+)\\.png/).slice(1).map(Number), box.left - map.left,
              box.top - map.top, box.width, box.height]; }).concat([[0, 0, 0, map.width, map.height, 0, 0]]); }"""
    )
    *_, width, height, _, _ = tiles.pop()
    world = 256 * 2**zoom
    middle = to_pixel(*view["centre"], world)
    worst = 0.0
    for z, x, y, left, top, wide, high in tiles:
        assert z == zoom
        for dx, dy in ((0, 0), (1, 1)):
            lon, lat = gcj02_to_wgs84(*to_degrees((x + dx) / 2**z, (y + dy) / 2**z))
            there = to_pixel(float(lon), float(lat), world)
            error = (
                left + dx * wide - (there[0] - middle[0] + width / 2),
                top + dy * high - (there[1] - middle[1] + height / 2),
            )
            worst = max(worst, abs(error[0]), abs(error[1]))
    assert worst <= 1.1  # rounding to whole pixels, of the tile and of the map
    # The map is covered: tiles were asked for around where its middle lies on theirs.
    assert min(left for _, _, _, left, _, _, _ in tiles) <= 0
    assert max(left + wide for _, _, _, left, _, wide, _ in tiles) >= width
    assert min(top for *_, top, _, _ in tiles) <= 0
    closed(made, tile_host)


def to_pixel(lon: float, lat: float, world: float) -> tuple[float, float]:
    """Web Mercator, as the page has it."""

    y = 0.5 - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)
    return (lon / 360 + 0.5) * world, y * world


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """Undo it."""

    return (x - 0.5) * 360, math.degrees(2 * math.atan(math.exp((0.5 - y) * 2 * math.pi)) - math.pi / 2)


@pytest.mark.parametrize("host", ["refuses", "is cut off"])
def test_with_a_layer_that_does_not_come_the_outlines_stay_and_one_notice_says_so(
    visit: Open, root: str, tile_host: ThreadingHTTPServer, host: str
) -> None:
    made = visit(root=root)
    if host == "is cut off":
        made.page.route(f"http://127.0.0.1:{tile_host.server_port}/**", lambda route: route.abort())
    labels = set(made.probe("labels"))
    land = made.page.evaluate(PIXEL)
    choose(made, "gone")
    expect(made.page.locator("#toast")).to_have_text("在线底图“断图”未能读取，以内置轮廓代替")
    made.page.wait_for_timeout(300)
    assert made.page.evaluate(PIXEL) == land
    assert set(made.probe("labels")) == labels
    closed(made, tile_host)


#: Colour of the ground's canvas in the middle of the map: opaque land.
PIXEL = """() => { const canvas = document.querySelector('#map canvas');
  return [...canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 3, 1, 1).data]; }"""
