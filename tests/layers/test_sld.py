"""A look as an OGC document: each feature is drawn by the rule of its style and by no other."""

import functools
import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.catalogue import Layer, catalogue
from layers.render.sld import sld
from layers.render.wording import Language, Wording
from layers.style import Style, read_style
from tests.conftest import CheckGolden

ZH, EN = Wording("zh"), Wording("en")
SPACES = {
    "sld": "http://www.opengis.net/sld", "se": "http://www.opengis.net/se", "ogc": "http://www.opengis.net/ogc",
}  # fmt: skip
OGC = f"{{{SPACES['ogc']}}}"
LAYERS = [layer for layer in catalogue().values() if layer.style]
MM_PER_PX = 0.28


def name_of(layer: Layer) -> str:
    return layer.id


@functools.cache
def written(layer: Layer, lang: Language = "zh") -> ET.Element:
    return ET.fromstring(sld(layer, look(layer), Wording(lang)))


def look(layer: Layer) -> Style:
    return read_style(str(layer.style))


def sheets(root: ET.Element) -> list[ET.Element]:
    return root.findall(".//se:FeatureTypeStyle", SPACES)


@pytest.mark.parametrize("layer", LAYERS, ids=name_of)
def test_the_document_of_every_layer_is_as_before(layer: Layer, check_golden: CheckGolden) -> None:
    check_golden(f"sld/{layer.id}.sld", sld(layer, look(layer), ZH))


@pytest.mark.parametrize("layer", LAYERS, ids=name_of)
def test_the_same_look_gives_the_same_bytes(layer: Layer) -> None:
    assert sld(layer, look(layer), EN) == sld(layer, look(layer), EN) != sld(layer, look(layer), ZH)


def holds(condition: ET.Element, row: Mapping[str, Any]) -> bool:
    """Read a filter the long way; a comparison with null is false."""
    kind, parts = condition.tag.removeprefix(OGC), list(condition)
    joined = {"Filter": all, "And": all, "Or": any, "Not": lambda found: not all(found)}
    if kind in joined:
        return bool(joined[kind]([holds(part, row) for part in parts]))
    value = row.get(str(parts[0].text))
    if kind == "PropertyIsNull" or value is None:
        return kind == "PropertyIsNull" and value is None
    said = parts[1].text or ""
    if kind == "PropertyIsEqualTo":
        return said == (str(value).lower() if isinstance(value, bool) else value)
    return bool(
        {"PropertyIsLessThan": value < float(said), "PropertyIsGreaterThanOrEqualTo": value >= float(said)}[kind]
    )


def drawn(sheet: ET.Element, row: Mapping[str, Any]) -> list[str]:
    fitting = []
    for rule in sheet.findall("se:Rule", SPACES):
        condition = rule.find("ogc:Filter", SPACES)
        if condition is None or holds(condition, row):
            fitting.append(rule.findtext("se:Name", "", SPACES))
    return fitting


ROWS = st.fixed_dictionaries(
    {
        "stage_class": st.sampled_from(["plan", "agreed", "start", "build", "done", "unknown", "odd", None]),
        "investment_100m_cny": st.none() | st.sampled_from([0.0, 1.0, 5.0, 25.0, 50.0, 100.0, 165.5]),
        "kind": st.sampled_from(
            ["rail", "hsr", "sea", "channel", "road", "expressway", "pipeline", "corridor", "port", "inland_port",
             "border_port", "station", "odd", None]
        ),
        "branch": st.sampled_from(["W", "W|NE", None]),
        "standing": st.sampled_from(["building", "planned", "operating", "odd", None]),
        "schematic": st.sampled_from([True, False, None]),
    }
)  # fmt: skip


@pytest.mark.parametrize("layer", LAYERS, ids=name_of)
@settings(deadline=None)  # the first example reads the document
@given(row=ROWS)
def test_every_feature_is_drawn_once_and_as_its_style_says(layer: Layer, row: dict[str, Any]) -> None:
    style = look(layer)
    every = [sheet for sheet in sheets(written(layer)) if sheet.find(".//se:TextSymbolizer", SPACES) is None]
    wanted = style.rule(row).label.zh
    if style.size and row[style.size.field] is None:
        wanted = style.size.missing.label.zh
    for sheet in every:
        titles = [title.partition(" · ")[0] for title in drawn(sheet, row)]
        assert titles == [wanted] or (titles == [] and sheet is not every[-1])  # casings are not for all


@pytest.mark.parametrize(
    ("amount", "nearest"),
    [(0.0, "1"), (1.0, "1"), (5.0, "5"), (25.0, "25"), (49.0, "25"), (51.0, "100"), (900.0, "100")],
)
def test_an_amount_has_the_rule_of_the_nearest_in_the_legend(amount: float, nearest: str) -> None:
    sheet = sheets(written(catalogue()["projects"]))[0]
    assert drawn(sheet, {"investment_100m_cny": amount, "stage_class": "done"}) == [f"试运行·竣工·投产 · {nearest}"]


def size_of(size: ET.Element, amount: float) -> float:
    """Work out the expression of a size."""
    if size.tag == f"{OGC}Literal":
        return float(size.text or "nan")
    if size.tag == f"{OGC}PropertyName":
        return amount
    parts = [size_of(part, amount) for part in size]
    functions = {
        "Mul": math.prod,
        "Sub": lambda said: said[0] - said[1],
        "max": max,
        "sqrt": lambda said: math.sqrt(said[0]),
    }
    return float(functions[size.get("name") or size.tag.removeprefix(OGC)](parts))


@settings(deadline=None)
@given(st.floats(0, 2000))
def test_circles_seen_have_the_area_of_their_amount(amount: float) -> None:
    layer = catalogue()["projects"]
    style = look(layer)
    for rule in written(layer).iterfind(".//se:Rule", SPACES):
        if " · " not in rule.findtext("se:Name", "", SPACES):
            continue
        stroke = rule.findtext(".//se:SvgParameter[@name='stroke-width']", "", SPACES)
        for size in rule.iterfind(".//se:Size", SPACES):
            seen_mm = (size_of(size[0], amount) + style.rules[0].symbol.stroke_mm / MM_PER_PX) * MM_PER_PX
            assert seen_mm == pytest.approx(2 * style.radius_mm(amount), abs=1e-3)
            assert stroke


def test_a_client_that_reads_no_expression_finds_the_size_of_the_legend() -> None:
    text = sld(catalogue()["projects"], read_style("projects"), ZH).decode()
    sizes = {float(size) for size in re.findall(r"<!--([0-9.]+)-->", text)}
    outline = read_style("projects").rules[0].symbol.stroke_mm
    wanted = {
        round((2 * read_style("projects").radius_mm(amount) - outline) / MM_PER_PX, 3) for amount in (100, 25, 5, 1)
    }
    assert sizes == wanted


def test_an_unknown_amount_is_a_square_on_its_corner_as_wide_as_the_diamond() -> None:
    rule = next(
        one for one in written(catalogue()["projects"]).iterfind(".//se:Rule", SPACES)
        if one.findtext("se:Name", "", SPACES) == "金额未报道"
    )  # fmt: skip
    assert rule.findtext(".//se:WellKnownName", "", SPACES) == "square"
    assert rule.findtext(".//se:Rotation/ogc:Literal", "", SPACES) == "45"
    assert float(rule.findtext(".//se:Size", "", SPACES)) * MM_PER_PX * math.sqrt(2) == pytest.approx(2.4, abs=1e-3)


def test_zones_are_hatched_and_routes_known_by_their_ends_dotted() -> None:
    zones = written(catalogue()["zones"])
    assert zones.findtext(".//se:GraphicFill//se:WellKnownName", "", SPACES) == "shape://slash"
    text = sld(catalogue()["routes"], read_style("routes"), ZH).decode()
    assert '<se:SvgParameter name="stroke-linecap">round' in text


def test_labels_are_those_of_the_language_with_chinese_where_english_lacks() -> None:
    root = written(catalogue()["districts"], "en")
    named = {
        "missing" if rule.find("ogc:Filter/ogc:PropertyIsNull", SPACES) is not None else "there":
        rule.findtext(".//se:Label/ogc:PropertyName", "", SPACES)
        for rule in root.iterfind(".//se:Rule", SPACES) if rule.find("se:TextSymbolizer", SPACES) is not None
    }  # fmt: skip
    assert named == {"there": "name_en", "missing": "name_zh"}


@pytest.mark.parametrize("layer", LAYERS, ids=name_of)
def test_parts_of_the_document_stand_in_the_order_of_the_standard(layer: Layer) -> None:
    order = {
        "Rule": ["Name", "Description", "Filter", "ElseFilter", "MinScaleDenominator", "MaxScaleDenominator",
                 "LineSymbolizer", "PolygonSymbolizer", "PointSymbolizer", "TextSymbolizer"],
        "Mark": ["WellKnownName", "Fill", "Stroke"],
        "Graphic": ["Mark", "Opacity", "Size", "Rotation"],
        "TextSymbolizer": ["Label", "Font", "LabelPlacement", "Halo", "Fill"],
        "LineSymbolizer": ["Stroke", "PerpendicularOffset"],
    }  # fmt: skip
    for part in written(layer).iter():
        wanted = order.get(re.sub("{.*}", "", str(part.tag)))
        if wanted and str(part.tag).startswith(f"{{{SPACES['se']}}}"):
            places = [wanted.index(re.sub("{.*}", "", str(child.tag))) for child in part]
            assert places == sorted(places), part.tag
