"""Files of QGIS: every number of a look, every field's name, the same bytes each time, and no data read as markup."""

import io
import itertools
import math
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import BBox
from layers.catalogue import Field, Layer, catalogue
from layers.render.markup import element, number, to_bytes
from layers.render.qgis import ApiSource, Basemap, GeoPackageSource, looks, qgs, qgz, qlr, qml
from layers.render.qgis.expressions import scale_of_zoom
from layers.render.wording import Wording
from layers.style import read_style
from tests.conftest import CheckGolden

AREA = BBox(120.5, 40.6, 122.8, 42.3)
SOURCE = ApiSource("https://atlas.example")
WORDS = {
    "stages": {"operating": {"zh": "投产", "en": "Operating"}, "started": {"zh": "开工", "en": "Started"}},
    "bounds": {"exact": {"zh": "", "en": ""}, "about": {"zh": "约", "en": "about"}},
}
ZH = Wording("zh", WORDS, "© OpenStreetMap 贡献者（ODbL 1.0）")
EN = Wording("en", WORDS, "© OpenStreetMap contributors (ODbL 1.0)")
DRAWN = looks(catalogue().values())
LOOKED = [(layer, style) for layer, style in DRAWN if style is not None]
FILES = [
    {"file": "land_near.geojson", "role": "land", "frame": "near", "extent": [119.0, 39.7, 124.3, 43.2],
     "attribution": "© OpenStreetMap contributors", "attribution_url": "https://www.openstreetmap.org/copyright"},
    {"file": "land_far.geojson", "role": "land", "frame": "far", "extent": [111.5, 37.5, 127.5, 50.5]},
    {"file": "labels.geojson", "role": "labels", "frame": "far", "extent": [111.5, 37.5, 127.5, 50.5]},
]  # fmt: skip
BASEMAP = Basemap(read_style("basemap"), FILES, "/vsicurl/https://atlas.example/api/basemap/")
PLAIN = Basemap(read_style("basemap"))


def ids(pair: object) -> str:
    return pair[0].id if isinstance(pair, tuple) else str(pair)


def project(basemap: Basemap = BASEMAP, wording: Wording = ZH, title: str = "锦州重点项目图") -> bytes:
    return qgs(DRAWN, SOURCE, wording, title=title, area=AREA, basemap=basemap)


def rules(root: ET.Element, kind: str = "renderer-v2") -> list[ET.Element]:
    return [rule for part in root.iter(kind) for rule in part.iter("rule")]


@pytest.mark.parametrize("drawn", DRAWN, ids=ids)
def test_the_style_file_of_every_layer_is_as_before(drawn: Any, check_golden: CheckGolden) -> None:
    check_golden(f"qgis/{drawn[0].id}.qml", qml(*drawn, ZH))


def test_the_layer_file_is_as_before(check_golden: CheckGolden) -> None:
    check_golden("qgis/districts.qlr", qlr([one for one in DRAWN if one[0].id == "districts"], SOURCE, EN))


def test_the_project_is_as_before(check_golden: CheckGolden) -> None:
    small = [one for one in DRAWN if one[0].id in {"districts", "totals"}]
    written = qgs(small, SOURCE, ZH, title="小城", area=AREA, basemap=BASEMAP)
    check_golden("qgis/small.qgs", written)


@pytest.mark.parametrize("drawn", DRAWN, ids=ids)
@pytest.mark.parametrize("wording", [ZH, EN], ids=["zh", "en"])
def test_the_same_input_gives_the_same_bytes(drawn: Any, wording: Wording) -> None:
    assert qml(*drawn, wording) == qml(*drawn, wording)
    assert qlr([drawn], SOURCE, wording) == qlr([drawn], SOURCE, wording)


def lengths(said: Any, path: str = "") -> Iterator[tuple[str, float]]:
    if isinstance(said, dict):
        for key, value in said.items():
            yield from lengths(value, f"{path}.{key}")
    elif isinstance(said, list | tuple):
        for value in said:
            yield from lengths(value, path)
    elif "_mm" in path and isinstance(said, int | float):
        yield path, float(said)


@pytest.mark.parametrize("drawn", LOOKED, ids=ids)
def test_every_length_of_the_look_stands_in_the_style_file(drawn: Any) -> None:
    layer, style = drawn
    said = qml(layer, style, ZH).decode()
    numbers = set(re.findall(r"\d+(?:\.\d+)?", said))
    shown = msgspec.to_builtins(style)
    shown.pop("states")
    shown.pop("halo")  # of the screen only
    for path, length in lengths(shown):
        doubled = path in {".size.radius_mm", ".size.floor_mm", ".ball.from_mm"}  # QGIS speaks of widths
        assert length == 0 or number(2 * length if doubled else length) in numbers, path


@pytest.mark.parametrize("drawn", LOOKED, ids=ids)
def test_every_colour_of_the_look_stands_in_the_style_file(drawn: Any) -> None:
    layer, style = drawn
    said = qml(layer, style, ZH).decode()
    shown = msgspec.to_builtins(style)
    shown.pop("states")
    shown.pop("halo")
    for colour in set(re.findall(r"#[0-9A-Fa-f]{6}", repr(shown))):
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        assert f"{red},{green},{blue}," in said or f"'{colour}'" in said, colour


def test_circles_are_as_wide_as_the_design_says() -> None:
    said = qml(*next(one for one in DRAWN if one[0].id == "projects"), ZH).decode()
    assert "max(1.58, 1.48 * sqrt(&quot;investment_100m_cny&quot;))" in said


def test_unknown_amounts_have_a_rule_of_their_own() -> None:
    root = ET.fromstring(qml(*next(one for one in DRAWN if one[0].id == "projects"), ZH))
    labels = {rule.get("filter"): rule.get("label") for rule in rules(root)}
    assert labels['"investment_100m_cny" IS NULL'] == "金额未报道"
    assert labels["\"stage_class\" = 'plan'"] == "储备·在谈"
    assert labels["ELSE"] == "阶段未报道"


@pytest.mark.parametrize("drawn", LOOKED, ids=ids)
def test_no_two_rules_have_one_key(drawn: Any) -> None:
    root = ET.fromstring(qml(*drawn, ZH))
    for part in root.iter("rules"):
        keys = [rule.get("key") for rule in part.iter() if rule.get("key")]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("drawn", LOOKED, ids=ids)
def test_every_rule_names_a_symbol_that_is_there(drawn: Any) -> None:
    root = ET.fromstring(qml(*drawn, ZH))
    for renderer in root.iter("renderer-v2"):
        named = {rule.get("symbol") for part in renderer.findall("rules") for rule in part.iter("rule")} - {None}
        held = [symbol.get("name") for part in renderer.findall("symbols") for symbol in part.findall("symbol")]
        assert len(held) == len(set(held))
        assert named <= set(held)


@pytest.mark.parametrize("drawn", LOOKED, ids=ids)
def test_settings_are_written_twice_for_old_and_new_versions(drawn: Any) -> None:
    root = ET.fromstring(qml(*drawn, ZH))
    for layer in root.iter("layer"):
        options = layer.find("Option")
        assert options is not None
        new = {option.get("name"): option.get("value") for option in options}
        assert new == {prop.get("k"): prop.get("v") for prop in layer.findall("prop")}
        assert not any(name and name.endswith("_unit") and value != "MM" for name, value in new.items())


@pytest.mark.parametrize("wording", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("drawn", DRAWN, ids=ids)
def test_every_field_has_its_name_in_the_language(drawn: Any, wording: Wording) -> None:
    root = ET.fromstring(qml(*drawn, wording))
    aliases = {alias.get("field"): alias.get("name") for alias in root.iter("alias")}
    assert aliases == {one.name: one.zh if wording.lang == "zh" else one.en for one in drawn[0].fields}


def test_slugs_are_read_as_words_but_several_in_one_text_are_left() -> None:
    root = ET.fromstring(qml(*next(one for one in DRAWN if one[0].id == "projects"), ZH))
    shown = {
        one.get("name"): {
            option.get("name"): option.get("value") for option in one.iter("Option") if option.get("value")
        }
        for one in root.iter("field")
    }
    assert shown["stage"] == {"投产": "operating", "开工": "started"}
    assert shown["investment_qualifier"] == {"exact": "exact", "约": "about"}  # a word that is empty is no word
    assert shown["conflict"] == {}
    assert shown["name_zh"] == {}


def test_labels_are_in_the_language_and_fall_back_to_chinese() -> None:
    layer, style = next(one for one in DRAWN if one[0].id == "nodes")
    chinese, english = (ET.fromstring(qml(layer, style, wording)).find(".//text-style") for wording in (ZH, EN))
    assert chinese is not None
    assert english is not None
    assert chinese.get("fieldName") == '"name_zh"'
    assert 'coalesce(nullif("name_en", \'\'), "name_zh")' in str(english.get("fieldName"))


def test_zones_say_that_they_are_sketches() -> None:
    root = ET.fromstring(qml(*next(one for one in DRAWN if one[0].id == "zones"), EN))
    style = root.find(".//text-style")
    assert style is not None
    assert str(style.get("fieldName")).endswith("|| ' (sketch)'")


def test_a_rule_holds_from_its_zoom_level_on() -> None:
    root = ET.fromstring(qml(*next(one for one in DRAWN if one[0].id == "nodes"), ZH))
    station = next(rule for rule in rules(root) if rule.get("label") == "车站")
    assert station.get("scalemaxdenom") == str(scale_of_zoom(8)) == "2311167"
    labels = {rule.get("filter"): rule.get("scalemaxdenom") for rule in rules(root, "labeling")}
    assert labels["\"kind\" = 'station'"] == str(scale_of_zoom(9))
    assert labels["NOT coalesce(\"kind\" = 'station', false)"] == str(scale_of_zoom(6))


def test_a_table_has_fields_and_no_look() -> None:
    root = ET.fromstring(qml(*next(one for one in DRAWN if one[0].id == "reports"), ZH))
    assert root.find("renderer-v2") is None
    assert root.get("styleCategories") == "Fields|Forms|LayerConfiguration"
    assert len(list(root.iter("alias"))) == len(catalogue()["reports"].fields)


def test_routes_leave_the_corridor_to_its_own_layer_where_it_is_there() -> None:
    both = {layer.id: style for layer, style in DRAWN}
    alone = looks([catalogue()["routes"]])[0][1]
    assert both["routes"] is not None
    assert alone == read_style("routes")
    assert not any("branch" in rule.when for rule in both["routes"].rules)


def test_a_layer_file_names_the_same_layer_in_tree_and_list() -> None:
    root = ET.fromstring(qlr(DRAWN, SOURCE, ZH, group="锦州"))
    leaves = [leaf.get("id") for leaf in root.iter("layer-tree-layer")]
    assert leaves == [layer.findtext("id") for layer in root.iter("maplayer")]
    assert root.find("layer-tree-group/layer-tree-group[@name='锦州']") is not None
    alone = ET.fromstring(qlr(DRAWN[:1], SOURCE, ZH))
    assert alone.find("layer-tree-group/layer-tree-layer") is not None


def test_layers_lie_as_the_design_orders_them() -> None:
    root = ET.fromstring(project())
    order = [str(layer.get("id")) for layer in root.iter("layer-tree-layer")]
    assert order == [
        "atlas_projects", "atlas_nodes", "atlas_project_lines", "atlas_corridor", "atlas_routes", "atlas_districts",
        "atlas_zones", "atlas_reports", "atlas_totals", "ground_outside", "ground_labels", "ground_land_near",
        "ground_land_far",
    ]  # fmt: skip
    assert [layer.get("id") for layer in root.iter("layer") if layer.get("id")] == order


def test_layers_of_a_server_are_asked_for_in_its_pages() -> None:
    uris = {layer.findtext("id"): layer.findtext("datasource") for layer in ET.fromstring(project()).iter("maplayer")}
    assert uris["atlas_projects"] == (
        "url='https://atlas.example/api' typename='projects' restrictToRequestBBOX='1' "
        "pagingEnabled='true' pageSize='10000'"
    )
    assert "restrictToRequestBBOX" not in str(uris["atlas_reports"])
    smaller = ApiSource("http://127.0.0.1:8000/", page_size=500)
    assert smaller.uri(catalogue()["nodes"]).startswith("url='http://127.0.0.1:8000/api' ")
    assert smaller.uri(catalogue()["nodes"]).endswith("pageSize='500'")


def test_layers_of_a_file_are_its_tables() -> None:
    root = ET.fromstring(qlr(DRAWN, GeoPackageSource("./atlas.gpkg"), ZH))
    assert root.findtext(".//maplayer/datasource") == "./atlas.gpkg|layername=projects"
    assert {layer.findtext("provider") for layer in root.iter("maplayer")} == {"ogr"}


def test_a_quote_in_an_address_ends_nothing() -> None:
    assert ApiSource("http://host/a'b\\").uri(catalogue()["nodes"]).startswith("url='http://host/a\\'b\\\\/api' ")


def test_every_layer_carries_its_rights() -> None:
    for layer in ET.fromstring(project()).iter("maplayer"):
        if str(layer.findtext("id")).startswith("atlas_"):
            assert layer.findtext("attribution") == layer.findtext("resourceMetadata/rights") == ZH.rights
    near = next(one for one in ET.fromstring(project()).iter("maplayer") if one.findtext("id") == "ground_land_near")
    attribution = near.find("attribution")
    assert attribution is not None
    assert (attribution.text, attribution.get("href")) == (FILES[0]["attribution"], FILES[0]["attribution_url"])


def test_a_project_shows_the_area_of_the_atlas_on_the_sea_or_on_the_land() -> None:
    root = ET.fromstring(project())
    assert root.findtext("projectCrs/spatialrefsys/authid") == "EPSG:3857"
    sides = {side.tag: float(side.text or "nan") for side in root.findall("mapcanvas/extent/*")}
    assert sides["xmin"] == pytest.approx(13413998.6, abs=1)
    assert sides["ymax"] == pytest.approx(6378137 * math.log(math.tan(math.pi / 4 + math.radians(42.3) / 2)), abs=1)
    colours = [root.findtext(f"properties/Gui/CanvasColor{name}Part") for name in ("Red", "Green", "Blue")]
    assert colours == ["214", "228", "238"]
    without = ET.fromstring(project(PLAIN))
    assert without.findtext("properties/Gui/CanvasColorRedPart") == "242"
    assert not [one for one in without.iter("layer-tree-layer") if str(one.get("id")).startswith("ground")]


def test_coarse_land_is_cut_where_finer_land_lies() -> None:
    cut = {
        layer.findtext("id"): [
            option.get("value") for option in layer.iter("Option") if option.get("name") == "geometryModifier"
        ]
        for layer in ET.fromstring(project()).iter("maplayer")
    }
    assert cut["ground_land_far"] == [
        "difference($geometry, bounds(make_line(make_point(119, 39.7), make_point(124.3, 43.2))))"
    ]
    assert cut["ground_land_near"] == []


def test_a_zipped_project_holds_the_project_and_no_clock() -> None:
    written = qgz(DRAWN, SOURCE, ZH, title="锦州重点项目图", area=AREA, basemap=BASEMAP)
    assert written == qgz(DRAWN, SOURCE, ZH, title="锦州重点项目图", area=AREA, basemap=BASEMAP)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        held = archive.infolist()
        assert [(one.filename, one.date_time) for one in held] == [("atlas.qgs", (1980, 1, 1, 0, 0, 0))]
        assert archive.read("atlas.qgs") == project()


HOSTILE = ["<img src=x onerror=alert(1)>", "</script><b>", "]]>&amp;\"'", "a\x00b\x0b\ud800", "锦" * 60]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_data_stays_text(text: str) -> None:
    field = Field("id", "text", text, text)
    odd = Field('we"ird', "text", text, text, values="w")
    layer = Layer("made", text, text, text, text, "none", (field, odd))
    wording = Wording("zh", {"w": {text: {"zh": text, "en": text}}}, text)
    root = ET.fromstring(qlr([(layer, None)], GeoPackageSource(text), wording, group=text))
    clean = re.sub("[\x00\x0b\ud800]", "\ufffd", text)
    assert root.findtext(".//title") == clean
    assert root.findtext(".//datasource") == f"{clean}|layername=made"
    assert root.find(".//alias[2]").get("name") == clean  # type: ignore[union-attr]
    assert {option.get("name") for option in root.iter("Option")} >= {clean}
    assert b"<img" not in qgs([(layer, None)], SOURCE, wording, title=text, area=AREA, basemap=PLAIN)


@given(st.text())
def test_any_text_is_read_again_but_for_what_xml_cannot_hold(text: str) -> None:
    read = ET.fromstring(to_bytes(element("a", {"b": text}, text=text)))
    clean = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert (read.text or "") == clean.replace("\r\n", "\n").replace("\r", "\n")
    assert read.get("b") == clean


@given(st.floats(-1e9, 1e9))
def test_numbers_are_short_and_true_to_four_decimals(value: float) -> None:
    assert re.fullmatch(r"-?\d+(\.\d{1,4})?", number(value))
    assert float(number(value)) == pytest.approx(value, abs=5.1e-5)


def test_zoom_levels_are_scales_of_the_web() -> None:
    scales = [scale_of_zoom(zoom) for zoom in range(23)]
    assert scales[0] == 591_658_711
    assert all(0 <= 2 * low - high <= 2 for high, low in itertools.pairwise(scales))
