"""Real QGIS opens what is written for it: areas true to amounts, the colours of the page, every field by its name."""

import itertools
import json
import math
import os
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
import shapely

from geo import BBox
from layers.atlas import bundled_basemap
from layers.catalogue import Layer, catalogue
from layers.features import Features
from layers.geopackage import write_geopackage
from layers.render.qgis import ApiSource, Basemap, GeoPackageSource, looks, qgz, qlr, qml
from layers.render.sld import sld
from layers.render.wording import Wording
from layers.style import Style, fits, read_style
from tests.flows.qgis_python import Image, ask, picture

pytestmark = pytest.mark.qgis

DPI, SCALE, SIDE = 600, 250_000, 720
PX_PER_MM = DPI / 25.4
WORDS = {
    "stage_classes": {"build": {"zh": "在建", "en": "Building"}, "done": {"zh": "投产", "en": "Done"}},
    "route_kinds": {"rail": {"zh": "铁路", "en": "Railway"}},
}
ZH, EN = Wording("zh", WORDS, "© OpenStreetMap 贡献者"), Wording("en", WORDS, "© OpenStreetMap contributors")
PROJECTS = read_style("projects")
COLOURS = {str(rule.when["stage_class"][0]): str(rule.symbol.fill) for rule in PROJECTS.rules}

#: Name, amount, stage class and kind of a made project, each alone on its place.
ALONE: tuple[tuple[str, float | None, str | None, str], ...] = (
    ("p100", 100.0, "build", "project"), ("p25", 25.0, "build", "project"), ("floor", 0.2, "done", "project"),
    ("zero", 0.0, "done", "project"), ("null", None, "build", "project"), ("nothing", None, None, "project"),
    ("ring", 100.0, "start", "package"), ("plan", 100.0, "plan", "project"), ("agreed", 100.0, "agreed", "project"),
    ("start", 100.0, "start", "project"), ("done", 100.0, "done", "project"), ("unknown", 100.0, "unknown", "project"),
)  # fmt: skip
#: Four on one place, and a small one 4 mm beside a large one.
TOGETHER = (("first", 40.0, "agreed"), ("second", None, "done"), ("third", None, "plan"), ("fourth", 2.0, "build"))
PLACES = {name: (121.0 + 0.2 * place, 41.0) for place, (name, *_) in enumerate(ALONE)} | {"together": (121.0, 41.3)}
LARGE = (121.6, 41.3)
M_PER_MM = SCALE / 1000
BESIDE = (LARGE[0] + 4 * M_PER_MM / (6378137 * math.pi / 180), LARGE[1])


def frame(layer: Layer, rows: Sequence[Mapping[str, Any]], shapes: Sequence[Any]) -> gpd.GeoDataFrame:
    filled = pd.DataFrame(rows, columns=[field.name for field in layer.fields], dtype=object)
    return gpd.GeoDataFrame(filled, geometry=list(shapes), crs="OGC:CRS84")


def made_projects() -> gpd.GeoDataFrame:
    rows = [
        {"id": name, "short_zh": f"短{name}", "name_zh": f"全{name}", "investment_100m_cny": amount, "stage_class": stage,
         "kind": kind}
        for name, amount, stage, kind in ALONE
    ]  # fmt: skip
    points = [PLACES[name] for name, *_ in ALONE]
    for name, amount, stage in TOGETHER:
        rows.append({"id": name, "short_zh": name, "investment_100m_cny": amount, "stage_class": stage})
        points.append(PLACES["together"])
    for name, amount, stage, point in (("large", 100.0, "plan", LARGE), ("small", 1.2, "done", BESIDE)):
        rows.append({"id": name, "short_zh": name, "investment_100m_cny": amount, "stage_class": stage})
        points.append(point)
    rows.append({"id": "nowhere", "name_zh": "未上图", "stage_class": "plan"})
    return frame(catalogue()["projects"], rows, [*map(shapely.Point, points), None])


def combined(layer: Layer, values: Mapping[str, Sequence[Any]], shape: Any) -> gpd.GeoDataFrame:
    """A feature for each combination of values."""
    rows = [
        {"id": f"f{place}", "name_zh": f"名{place}", **dict(zip(values, chosen, strict=True))}
        for place, chosen in enumerate(itertools.product(*values.values()))
    ]
    return frame(layer, rows, [shape] * len(rows))


def made_frames() -> dict[str, gpd.GeoDataFrame]:
    line = shapely.LineString([(121.0, 41.1), (121.5, 41.2)])
    area = shapely.box(120.9, 40.9, 123.5, 41.5)
    standings = ("building", "planned", "operating", None)
    kinds = ("rail", "hsr", "sea", "channel", "road", "expressway", "pipeline", "corridor", "odd", None)
    route = {"kind": kinds, "branch": ("W", None), "standing": standings, "schematic": (True, False, None)}
    stages = (*COLOURS, "unknown", None)
    layers = catalogue()
    return {
        "projects": made_projects(),
        "project_lines": combined(
            layers["project_lines"], {"stage_class": stages, "schematic": (True, False, None)},
            shapely.MultiLineString([line]),
        ),
        "districts": combined(layers["districts"], {"short_zh": ("义县",)}, shapely.MultiPolygon([area])),
        "zones": combined(layers["zones"], {"schematic": (True,)}, area),
        "routes": combined(layers["routes"], route, line),
        "corridor": combined(layers["corridor"], {"standing": standings, "schematic": (True, False, None)}, line),
        "nodes": combined(
            layers["nodes"], {"kind": ("port", "inland_port", "border_port", "station", "odd", None)},
            shapely.Point(122.0, 41.4),
        ),
    }  # fmt: skip


@pytest.fixture(scope="module")
def frames() -> dict[str, gpd.GeoDataFrame]:
    return made_frames()


@pytest.fixture(scope="module")
def drawn() -> dict[str, Style]:
    return {layer.id: style for layer, style in looks(catalogue().values()) if style is not None}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, frames: dict[str, gpd.GeoDataFrame]) -> Path:
    made = tmp_path_factory.mktemp("qgis")
    layers = [Features.of_frame(rows, catalogue()[name]) for name, rows in frames.items()]
    write_geopackage(made / "made.gpkg", layers)
    return made


def window(folder: Path, name: str, centre: tuple[float, float], **more: Any) -> dict[str, Any]:
    file = str(folder / f"{name}.rgba")
    return {
        "file": file, "centre": centre, "width": SIDE, "height": SIDE, "dpi": DPI, "scale": SCALE,
        "background": "#FFFFFF", "layers": ["projects"], "labels": False, **more,
    }  # fmt: skip


@pytest.fixture(scope="module")
def styled(folder: Path, drawn: dict[str, Style]) -> dict[str, Any]:
    """Layers of a GeoPackage with our style files, and a map of every made project."""
    layers = []
    for name, style in drawn.items():
        (folder / f"{name}.qml").write_bytes(qml(catalogue()[name], style, ZH))
        uri = f"{folder / 'made.gpkg'}|layername={name}"
        layers.append({"id": name, "uri": uri, "provider": "ogr", "qml": str(folder / f"{name}.qml")})
    maps = [window(folder, name, place) for name, place in PLACES.items()]
    maps += [window(folder, "beside", BESIDE), window(folder, "on_black", PLACES["p100"], background="#000000")]
    maps += [
        window(
            folder, f"zoom{zoom}", (121.5, 41.1), scale=591_658_711 / 2**zoom, dpi=96, labels=True, layers=list(drawn)
        )
        for zoom in (8, 9, 12)
    ]
    answer = ask(folder, {"layers": layers, "rules": True, "maps": maps})
    return answer | {
        "jobs": {Path(job["file"]).stem: job for job in maps},
        "zooms": dict(zip((8, 9, 12), answer["maps"][-3:], strict=True)),
    }


def image(styled: dict[str, Any], name: str) -> Image:
    return picture(styled["jobs"][name])


def colour(shown: Image, right_mm: float = 0.0, up_mm: float = 0.0) -> tuple[int, int, int]:
    middle = (SIDE - 1) / 2
    row, column = round(middle - up_mm * PX_PER_MM), round(middle + right_mm * PX_PER_MM)
    red, green, blue = (int(value) for value in shown[row, column, :3])
    return red, green, blue


def rgb(colour: str) -> npt.NDArray[np.float64]:
    return np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)], np.float64)


def laid(fill: str, opacity: float, ground: npt.ArrayLike = (255.0, 255.0, 255.0)) -> npt.NDArray[np.float64]:
    return opacity * rgb(fill) + (1 - opacity) * np.asarray(ground, np.float64)


def dark(shown: Image) -> npt.NDArray[np.bool_]:
    # An edge of #333333 on white is halfway at 153.
    return shown[:, :, :3].min(axis=2) < 153


def seen_area_mm2(shown: Image) -> float:
    """Area inside the outline, by the first and last dark pixel of each row; white balls inside count."""
    mask = dark(shown)
    rows = mask.any(axis=1)
    first, last = mask.argmax(axis=1), SIDE - 1 - mask[:, ::-1].argmax(axis=1)
    return float((last - first + 1)[rows].sum()) / PX_PER_MM**2


def test_layers_open_with_the_renderers_that_were_written(styled: dict[str, Any], drawn: dict[str, Style]) -> None:
    assert all(done for done, _ in styled["opened"])
    assert all(layer["valid"] and layer["labels"] for layer in styled["layers"].values())
    kinds = {name: layer["renderer"] for name, layer in styled["layers"].items()}
    assert kinds == dict.fromkeys(drawn, "RuleRenderer") | {
        "projects": "pointDisplacement", "districts": "singleSymbol", "zones": "singleSymbol"
    }  # fmt: skip
    assert all(map(styled["maps"].__getitem__, range(len(styled["maps"]))))
    assert [one["errors"] for one in styled["maps"]] == [[]] * len(styled["maps"])


def test_a_hundred_is_seen_four_times_as_large_as_twenty_five(styled: dict[str, Any]) -> None:
    large, small = (seen_area_mm2(image(styled, name)) for name in ("p100", "p25"))
    assert large / small == pytest.approx(4, rel=0.02)


@pytest.mark.parametrize("name", ["p100", "p25", "floor", "zero", "plan", "agreed", "start", "done", "unknown", "ring"])
def test_the_area_seen_is_that_of_the_style(styled: dict[str, Any], name: str) -> None:
    amount = next(amount for one, amount, *_ in ALONE if one == name)
    assert amount is not None
    assert seen_area_mm2(image(styled, name)) == pytest.approx(math.pi * PROJECTS.radius_mm(amount) ** 2, rel=0.02)


@pytest.mark.parametrize("stage", COLOURS)
def test_circles_have_the_colour_of_their_stage_on_the_page(styled: dict[str, Any], stage: str) -> None:
    shown = image(styled, "p100" if stage == "build" else stage)
    opacity = PROJECTS.rules[0].symbol.fill_opacity
    assert colour(shown, 0.75 * 7.4) == pytest.approx(laid(COLOURS[stage], opacity), abs=2)
    label = next(rule.label.zh for rule in PROJECTS.rules if rule.when == {"stage_class": (stage,)})
    assert styled["layers"]["projects"]["colours"][label] == COLOURS[stage].lower()


def outline_share(shown: Image, radius_mm: float) -> float:
    """How much of the outline is drawn, on its middle."""
    turns = np.linspace(0, 2 * math.pi, 1440, endpoint=False)
    said = [max(colour(shown, radius_mm * math.cos(turn), radius_mm * math.sin(turn))) < 110 for turn in turns]
    return float(np.mean(said))


def test_what_is_planned_has_a_dashed_outline_and_what_is_built_a_whole_one(styled: dict[str, Any]) -> None:
    middle = 7.4 - 0.33 / 2
    assert outline_share(image(styled, "agreed"), middle) > 0.99
    dash, gap = PROJECTS.rules[0].symbol.dash_mm
    assert outline_share(image(styled, "plan"), middle) == pytest.approx(dash / (dash + gap), abs=0.06)


def test_a_white_casing_stands_around_the_outline(styled: dict[str, Any]) -> None:
    shown = image(styled, "on_black")
    assert colour(shown, 7.4 + 0.05) == pytest.approx((255, 255, 255), abs=40)
    assert colour(shown, 7.4 + 0.3) == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "quarters"), [("plan", 0), ("agreed", 1), ("start", 2), ("p100", 3), ("done", 4)]
)  # fmt: skip
def test_balls_fill_clockwise_from_the_top(styled: dict[str, Any], name: str, quarters: int) -> None:
    shown = image(styled, name)
    stage = next(stage for one, _, stage, _ in ALONE if one == name)
    rule = next(rule for rule in PROJECTS.rules if fits(rule.when, {"stage_class": stage}))
    inside = [colour(shown, right, up) for right, up in ((1.2, 1.2), (1.2, -1.2), (-1.2, -1.2), (-1.2, 1.2))]
    filled = [np.abs(np.array(one) - rgb(str(rule.symbol.ball_colour))).max() < 12 for one in inside]
    assert filled == [place < quarters for place in range(4)]


def test_a_small_circle_holds_no_ball(styled: dict[str, Any]) -> None:
    shown = image(styled, "floor")
    assert colour(shown) == pytest.approx(laid(COLOURS["done"], PROJECTS.rules[4].symbol.fill_opacity), abs=2)


def test_a_group_is_a_ring(styled: dict[str, Any]) -> None:
    shown = image(styled, "ring")
    assert colour(shown) == (255, 255, 255)
    assert colour(shown, 0.8 * 7.4) == pytest.approx(laid(COLOURS["start"], 0.85), abs=2)


def test_an_unknown_amount_is_a_white_dashed_diamond(styled: dict[str, Any]) -> None:
    shown = image(styled, "null")
    rows, columns = np.nonzero(dark(shown))
    middle = (SIDE - 1) / 2
    across = (np.abs(rows - middle) + np.abs(columns - middle)) / PX_PER_MM  # a diamond is a circle in this distance
    edge = across > 0.7
    assert 2.4 - 0.3 < (columns.max() - columns.min()) / PX_PER_MM < 2.4 + 0.6
    assert across.max() < 1.2 + 0.4
    assert across[edge].min() > 0.9
    assert colour(shown, 0.6) == (255, 255, 255)
    assert colour(shown) == pytest.approx(rgb(COLOURS["build"]), abs=2)  # the dot of the stage
    assert colour(image(styled, "nothing")) == (255, 255, 255)
    solid = 4 * 1.2 * math.sqrt(2) * 0.33  # mm² of a whole outline
    dashed = edge.sum() / PX_PER_MM**2
    assert dashed / solid == pytest.approx(0.53 / 0.93, abs=0.12)


def test_the_smaller_circle_lies_on_the_larger(styled: dict[str, Any]) -> None:
    shown = image(styled, "beside")
    ground = laid(COLOURS["plan"], 0.85)
    assert colour(shown) == pytest.approx(laid(COLOURS["done"], 0.85, ground), abs=3)


def test_projects_of_one_place_all_show_the_largest_in_the_middle(styled: dict[str, Any]) -> None:
    shown = image(styled, "together")
    assert colour(shown, 0.0, 0.75 * PROJECTS.radius_mm(40.0)) == pytest.approx(laid(COLOURS["agreed"], 0.85), abs=2)
    ring = math.sqrt(2) * 6 / 2
    turns = [math.radians(turn) for turn in (0, 120, 240)]
    spots = [colour(shown, ring * math.sin(turn), -ring * math.cos(turn)) for turn in turns]
    pips = [tuple(rgb(COLOURS[stage])) for stage in ("done", "plan")]
    assert sum(any(spot == pytest.approx(pip, abs=2) for pip in pips) for spot in spots) == 2
    assert any(np.abs(np.array(spot) - rgb(COLOURS["build"])).max() < 60 for spot in spots)


@pytest.mark.parametrize("layer", [one.id for one in catalogue().values() if one.style])
def test_every_feature_is_drawn_by_the_first_rule_that_fits(
    styled: dict[str, Any], frames: dict[str, gpd.GeoDataFrame], drawn: dict[str, Style], layer: str
) -> None:
    style = drawn[layer]
    rows = frames[layer].drop(columns="geometry").astype(object)
    for row in rows.where(rows.notna(), None).to_dict("records"):
        if not style.rules:
            continue
        missing = style.size is not None and row[style.size.field] is None
        wanted = style.size.missing if style.size and missing else style.rule(row)
        assert styled["rules"][layer][row["id"]] == [wanted.label.zh], row


def test_names_come_with_the_zoom(styled: dict[str, Any]) -> None:
    shown = {zoom: {text for _, text in one["labels"]} for zoom, one in styled["zooms"].items()}
    known = {f"短{name}" for name, amount, *_ in ALONE if amount is not None}
    assert not shown[8] & (known | {"large"})
    assert shown[9] & (known | {"large", "first"})
    assert "短null" not in shown[9]
    assert any(text.startswith("名") for text in shown[8])  # the district


def test_fields_go_by_their_names_and_slugs_by_their_words(styled: dict[str, Any]) -> None:
    for name, layer in styled["layers"].items():
        aliases = {field["name"]: field["alias"] for field in layer["fields"]}
        assert aliases | {"fid": ""} == {field.name: field.zh for field in catalogue()[name].fields} | {"fid": ""}
    stage = next(field for field in styled["layers"]["projects"]["fields"] if field["name"] == "stage_class")
    assert (stage["widget"], stage["config"]["map"]) == ("ValueMap", [{"在建": "build"}, {"投产": "done"}])
    assert styled["layers"]["projects"]["shown_by"] == '"name_zh"'
    assert styled["layers"]["routes"]["opacity"] == pytest.approx(read_style("routes").opacity)


def test_the_legend_has_the_stages_the_diamond_and_the_sizes(styled: dict[str, Any]) -> None:
    legend = styled["layers"]["projects"]["legend"]
    stages = [rule.label.zh for rule in PROJECTS.rules]
    assert legend == ["阶段分类", *stages, "阶段未报道", "金额未报道", "总投资（亿元）", "100", "25", "5", "1"]


def test_sld_opens_with_the_colours_and_with_sizes_by_amount(folder: Path, drawn: dict[str, Style]) -> None:
    layers = []
    for name, style in drawn.items():
        (folder / f"{name}.sld").write_bytes(sld(catalogue()[name], style, ZH))
        uri = f"{folder / 'made.gpkg'}|layername={name}"
        layers.append({"id": name, "uri": uri, "provider": "ogr", "sld": str(folder / f"{name}.sld")})
    # A pixel of the standard is 0.28 mm: at this resolution QGIS's pixels are as large.
    maps = [
        window(folder, f"sld_{name}", PLACES[name], dpi=25.4 / 0.28, width=81, height=81) for name in ("p100", "p25")
    ]
    answer = ask(folder, {"layers": layers, "maps": maps})
    assert all(done for done, _ in answer["opened"])
    assert answer["layers"]["projects"]["colours"]["在建·复工 · 25"]
    large, small = (float(dark(picture(job)).sum()) for job in maps)
    assert large / small == pytest.approx(4, rel=0.1)


@pytest.fixture(scope="module")
def opened(folder: Path) -> dict[str, Any]:
    """The made GeoPackage opened by a project file beside it."""
    layers = [layer for layer in catalogue().values() if layer.style]
    basemap = Basemap(
        read_style("basemap"),
        json.loads((bundled_basemap() / "index.json").read_text("utf-8"))["files"],
        f"{bundled_basemap()}/",
    )
    written = qgz(
        looks(layers),
        GeoPackageSource("./made.gpkg"),
        EN,
        title="Made town",
        area=BBox(121, 41, 122, 42),
        basemap=basemap,
    )
    (folder / "atlas.qgz").write_bytes(written)
    job = window(folder, "whole", (121.5, 41.0), scale=2_000_000, dpi=96, labels=True)
    del job["background"], job["layers"]
    return ask(folder, {"project": str(folder / "atlas.qgz"), "maps": [job]}) | {"job": job}


def test_a_project_file_opens_all_tables_of_the_file_beside_it(
    opened: dict[str, Any], frames: dict[str, gpd.GeoDataFrame]
) -> None:
    assert opened["opened"] == [[True, ""]]
    for name, rows in frames.items():
        layer = opened["layers"][f"atlas_{name}"]
        assert layer["valid"]
        assert layer["read"] == len(rows)
        assert layer["crs"] == "EPSG:4326"
        assert layer["name"] == catalogue()[name].title_en
        assert layer["rights"] == [EN.rights]
        assert layer["attribution"] == EN.rights
        assert layer["abstract"] == catalogue()[name].description_en
    assert opened["project"]["title"] == "Made town"
    assert opened["project"]["crs"] == "EPSG:3857"
    assert opened["project"]["groups"] == ["Basemap"]
    assert opened["project"]["extent"][0] == pytest.approx(6378137 * math.radians(121), abs=1)


def test_the_ground_of_a_project_is_land_on_the_colour_of_the_sea(opened: dict[str, Any]) -> None:
    assert opened["project"]["background"] == "#d6e4ee"
    assert all(layer["valid"] for name, layer in opened["layers"].items() if name.startswith("ground_"))
    assert opened["layers"]["ground_outside"]["renderer"] == "invertedPolygonRenderer"
    assert opened["layers"]["ground_outside"]["min_scale"] == pytest.approx(591_658_711 / 2**7.5, rel=1e-4)
    shown = picture(opened["job"])[:, :, :3].reshape(-1, 3)
    wanted = (laid("#544C3C", 0.06, rgb(ground)) for ground in ("#F2F0EA", "#D6E4EE"))  # under the shade outside
    shares = [float((np.abs(shown - colour).max(axis=1) < 3).mean()) for colour in wanted]
    assert all(share > 0.05 for share in shares), shares
    assert opened["maps"][0]["errors"] == []


def test_a_layer_file_opens_its_layers_in_a_group(folder: Path, frames: dict[str, gpd.GeoDataFrame]) -> None:
    layers = looks([catalogue()[name] for name in frames])
    (folder / "atlas.qlr").write_bytes(qlr(layers, GeoPackageSource("./made.gpkg"), ZH, group="通道图"))
    (folder / "nodes.qlr").write_bytes(qlr(looks([catalogue()["nodes"]]), GeoPackageSource("./made.gpkg"), ZH))
    answer = ask(folder, {"definitions": [str(folder / "atlas.qlr"), str(folder / "nodes.qlr")]})
    assert [done for done, _ in answer["opened"]] == [True, True]
    assert answer["project"]["groups"] == ["通道图"]
    assert len(answer["layers"]) == len(frames) + 1
    assert all(layer["valid"] and layer["read"] for layer in answer["layers"].values())


def test_a_layer_of_a_foreign_file_opens_with_a_look_of_qgis(folder: Path) -> None:
    known = catalogue()["zones"]
    foreign = Layer("zones", "别处", "Elsewhere", "", "", "Polygon", known.fields[:3])
    (folder / "foreign.qlr").write_bytes(qlr(looks([foreign]), GeoPackageSource("./made.gpkg"), Wording("en")))
    (layer,) = ask(folder, {"definitions": [str(folder / "foreign.qlr")]})["layers"].values()
    assert (layer["valid"], layer["name"], layer["renderer"]) == (True, "Elsewhere", "singleSymbol")
    assert {field["name"]: field["alias"] for field in layer["fields"]}["name_zh"] == "Name (Chinese)"


class _Recorder(BaseHTTPRequestHandler):
    """Hands requests on to the service and writes down what was asked."""

    service: ClassVar[str]
    asked: ClassVar[list[str]]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        request = urllib.request.Request(self.service + self.path, headers=dict(self.headers), method=self.command)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                status, headers, body = answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            status, headers, body = error.code, error.headers, error.read()
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in {"connection", "transfer-encoding", "content-length", "date", "server"}:
                self.send_header(name, value)
        self.send_header("Content-Length", headers["Content-Length"] if self.command == "HEAD" else str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_OPTIONS = do_GET  # noqa: N815 - http.server's names

    def log_message(self, *_: Any) -> None:
        """Say nothing on the terminal."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The bundled atlas, served behind a recorder: its address and what was asked."""
    cache = tmp_path_factory.mktemp("cache")
    process = subprocess.Popen(
        [sys.executable, "-m", "api", "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "ATLAS_CACHE": str(cache), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
    assert found is not None
    asked: list[str] = []
    handler = type("Handler", (_Recorder,), {"service": found[0], "asked": asked})
    recorder = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=recorder.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{recorder.server_address[1]}", asked
    recorder.shutdown()
    thread.join()
    recorder.server_close()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)


def read(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return bytes(answer.read())


def read_json(url: str) -> Any:
    return json.loads(read(url))


TYPES = {"text": "String", "number": "Real", "integer": "Integer", "date": "Date", "boolean": "Boolean"}


def test_a_project_opens_all_collections_of_a_server_whole_and_styled(
    server: tuple[str, list[str]], tmp_path: Path
) -> None:
    root, asked = server
    layers = list(catalogue().values())
    (tmp_path / "atlas.qgz").write_bytes(read(f"{root}/api/atlas.qgz"))
    job = {
        "file": str(tmp_path / "map.rgba"),
        "centre": (121.3, 41.0),
        "width": 900,
        "height": 700,
        "dpi": 96,
        "scale": 400_000,
    }
    asked.clear()
    answer = ask(tmp_path, {"project": str(tmp_path / "atlas.qgz"), "maps": [job]})
    counts = {one["id"]: one["itemCount"] for one in read_json(f"{root}/api/collections")["collections"]}
    for layer in layers:
        found = answer["layers"][f"atlas_{layer.id}"]
        assert found["valid"], layer.id
        assert found["count"] == found["read"] == counts[layer.id]
        assert [(field["name"], field["alias"]) for field in found["fields"]] == [
            (one.name, one.zh) for one in layer.fields
        ]
        assert {field["name"]: field["type"] for field in found["fields"]} == {
            one.name: TYPES[one.type] for one in layer.fields
        }
        assert found["crs"] == ("EPSG:4326" if layer.style else "")
    assert [name for name, found in answer["layers"].items() if not found["valid"]] == []
    pages = [parse_qs(urlsplit(path).query) for path in asked if urlsplit(path).path.endswith("/items")]
    assert {page["limit"][0] for page in pages} == {"10", "10000"}  # ten to learn the fields, then whole pages
    assert any("bbox" in page for page in pages)
    shown = picture(job)[:, :, :3].reshape(-1, 3)
    for stage in ("build", "agreed"):
        assert (np.abs(shown - laid(COLOURS[stage], 0.85, rgb("#F2F0EA"))).max(axis=1) < 12).sum() > 50, stage
    assert answer["maps"][0]["errors"] == []
    assert {"锦州港", "凌海市"} <= {text for _, text in answer["maps"][0]["labels"]}


def test_a_layer_file_reads_a_server_in_pages_of_the_size_it_says(
    server: tuple[str, list[str]], tmp_path: Path
) -> None:
    root, asked = server
    (tmp_path / "projects.qlr").write_bytes(qlr(looks([catalogue()["projects"]]), ApiSource(root, page_size=50), ZH))
    asked.clear()
    answer = ask(tmp_path, {"definitions": [str(tmp_path / "projects.qlr")]})
    total = read_json(f"{root}/api/collections/projects")["itemCount"]
    (found,) = answer["layers"].values()
    assert found["read"] == total > 100
    pages = [parse_qs(urlsplit(path).query) for path in asked if urlsplit(path).path.endswith("/items")]
    offsets = [int(page.get("offset", ["0"])[0]) for page in pages if page["limit"] == ["50"]]
    assert offsets == list(range(0, total, 50))


def test_layer_files_of_the_server_open_one_collection_or_all(server: tuple[str, list[str]], tmp_path: Path) -> None:
    root, _ = server
    (tmp_path / "one.qlr").write_bytes(read(f"{root}/api/collections/nodes/style.qlr?lang=en"))
    (tmp_path / "all.qlr").write_bytes(read(f"{root}/api/atlas.qlr"))
    one = ask(tmp_path, {"definitions": [str(tmp_path / "one.qlr")]})["layers"]
    assert [(layer["valid"], layer["name"], layer["renderer"]) for layer in one.values()] == [
        (True, "Nodes", "RuleRenderer")
    ]
    every = ask(tmp_path, {"definitions": [str(tmp_path / "all.qlr")]})
    assert every["project"]["groups"] == [read_json(f"{root}/api/atlas")["name_zh"]]
    assert [layer["name"] for layer in every["layers"].values() if layer["valid"]] == [
        "重点项目", "节点", "线状项目", "通道支线", "通道与线路", "县市区", "功能区（示意）", "报道", "报道口径合计",
    ]  # fmt: skip


@pytest.mark.parametrize("layer", [one.id for one in catalogue().values() if one.style])
def test_style_files_of_the_server_are_those_of_the_look(server: tuple[str, list[str]], layer: str) -> None:
    root, _ = server
    wording = Wording.of_atlas(read_json(f"{root}/api/atlas"), "zh")
    style = dict(looks(catalogue().values()))[catalogue()[layer]]
    assert style is not None
    assert read(f"{root}/api/collections/{layer}/style.qml") == qml(catalogue()[layer], style, wording)
    assert read(f"{root}/api/collections/{layer}/style.sld") == sld(catalogue()[layer], style, wording)
