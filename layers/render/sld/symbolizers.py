"""Symbolizers of OGC from the looks of a style; lengths become pixels of 0.28 mm."""

import math
import xml.etree.ElementTree as ET
from collections.abc import Mapping

from layers.render.markup import Element, element, number
from layers.render.sld.filters import field, literal
from layers.style import Hatch, Label, LabelRule, Size, Style, Symbol

#: A pixel of the standard (OGC 05-077r4, 10.2).
MM_PER_PX = 0.28

#: A text stands so far from the middle of its point.
_GAP_MM = 1.6

_FAMILY, _BOLD = "Noto Sans CJK SC", 600

#: Names of shapes in the standard; a diamond is a square on its corner.
_MARKS = {"circle": "circle", "square": "square", "triangle": "triangle", "diamond": "square"}

#: The standard has no hatches; these are GeoServer's, by angle in steps of 45° from a level line, counter-clockwise.
_HATCHES = ("shape://horline", "shape://slash", "shape://vertline", "shape://backslash")


def symbolizers(style: Style, symbol: Symbol, amount: float | None = None) -> list[Element]:
    """Draw a feature.

    Parameters
    ----------
    style
        Says the geometry, and how large amounts are.
    symbol
        The look.
    amount
        The amount of the legend that is nearest to the feature's, where the style sizes by amounts.

    Returns
    -------
    list of symbolizers, from the bottom; those of lines without the casing
    """
    if style.geometry.endswith("Point"):
        return _points(style, symbol, amount)
    if style.geometry.endswith("LineString"):
        return [line(symbol, style.beside_mm)]
    return _polygons(symbol)


def line(symbol: Symbol, beside_mm: float = 0.0) -> Element:
    """Draw a line."""
    drawn = element("se:LineSymbolizer", None, _stroke(symbol))
    if beside_mm:
        # The standard counts offsets to the left (05-077r4, 11.1.4).
        drawn.append(element("se:PerpendicularOffset", text=_px(-beside_mm)))
    return drawn


def text(style: Style, label: Label, rule: LabelRule, said: Element) -> Element:
    """Write a label; ``said`` is its ``se:Label``."""
    weight = "bold" if (rule.weight or label.weight) >= _BOLD else "normal"
    font = {"font-family": _FAMILY, "font-size": _px(label.size_mm), "font-weight": weight}
    halo = element("se:Halo", None, element("se:Radius", text=_px(label.halo_mm)), _fill(rule.halo or label.halo))
    return element(
        "se:TextSymbolizer",
        None,
        said,
        element("se:Font", None, *_parameters(font)),
        element("se:LabelPlacement", None, _placement(style.geometry)),
        halo,
        _fill(rule.colour or label.colour),
    )


def _points(style: Style, symbol: Symbol, amount: float | None) -> list[Element]:
    casing = Symbol(stroke=symbol.casing, stroke_mm=symbol.casing_mm)
    looks = [[_stroke(casing)]] if symbol.casing else []
    body = [_fill(symbol.fill, symbol.fill_opacity)] if symbol.fill else []
    body += [_stroke(symbol)] if symbol.stroke and symbol.stroke_mm else []
    return [_point(style, symbol, look, amount) for look in [*looks, body]]


def _point(style: Style, symbol: Symbol, look: list[Element], amount: float | None) -> Element:
    mark = element("se:Mark", None, element("se:WellKnownName", text=_MARKS[symbol.shape]), *look)
    graphic = element("se:Graphic", None, mark)
    if symbol.opacity < 1:
        graphic.append(element("se:Opacity", text=number(symbol.opacity)))
    if style.size and symbol.size_mm is None and amount is not None:
        graphic.append(_amount_size(style.size, symbol, 2 * style.radius_mm(amount)))
    else:
        across = (symbol.size_mm or 0.0) / (math.sqrt(2) if symbol.shape == "diamond" else 1)
        graphic.append(element("se:Size", text=_px(across)))
    if symbol.shape == "diamond":
        graphic.append(element("se:Rotation", None, literal(45.0)))
    return element("se:PointSymbolizer", None, graphic)


def _amount_size(size: Size, symbol: Symbol, usual_mm: float) -> Element:
    # What is seen has the area of the amount: the outline lies inside.
    root = element("ogc:Function", {"name": "sqrt"}, field(size.field))
    grown = element("ogc:Mul", None, literal(2 * size.radius_mm / MM_PER_PX), root)
    seen = element("ogc:Function", {"name": "max"}, literal(2 * size.floor_mm / MM_PER_PX), grown)
    expression = element("ogc:Sub", None, seen, literal(symbol.stroke_mm / MM_PER_PX))
    return element("se:Size", None, ET.Comment(_px(usual_mm - symbol.stroke_mm)), expression)


def _polygons(symbol: Symbol) -> list[Element]:
    parts = [element("se:PolygonSymbolizer", None, _fill(symbol.fill, symbol.fill_opacity))] if symbol.fill else []
    if symbol.hatch:
        parts.append(element("se:PolygonSymbolizer", None, _hatch(symbol.hatch)))
    if symbol.stroke and symbol.stroke_mm:
        parts.append(element("se:PolygonSymbolizer", None, _stroke(symbol)))
    return parts


def _hatch(hatch: Hatch) -> Element:
    lines = Symbol(stroke=hatch.colour, stroke_mm=hatch.width_mm, opacity=hatch.opacity)
    name = _HATCHES[round(hatch.angle / 45) % len(_HATCHES)]
    mark = element("se:Mark", None, element("se:WellKnownName", text=name), _stroke(lines))
    graphic = element("se:Graphic", None, mark, element("se:Size", text=_px(hatch.gap_mm)))
    return element("se:Fill", None, element("se:GraphicFill", None, graphic))


def _stroke(symbol: Symbol) -> Element:
    said = {"stroke": symbol.stroke or "#000000", "stroke-width": _px(symbol.stroke_mm), "stroke-linejoin": "round"}
    if symbol.opacity < 1:
        said["stroke-opacity"] = number(symbol.opacity)
    if symbol.cap == "round":
        said["stroke-linecap"] = "round"
    if symbol.dash_mm:
        said["stroke-dasharray"] = " ".join(map(_px, symbol.dash_mm))
    return element("se:Stroke", None, *_parameters(said))


def _fill(colour: str | None, opacity: float = 1.0) -> Element:
    said = {"fill": colour or "#FFFFFF"} | ({"fill-opacity": number(opacity)} if opacity < 1 else {})
    return element("se:Fill", None, *_parameters(said))


def _placement(geometry: str) -> Element:
    if geometry.endswith("LineString"):
        return element("se:LinePlacement")
    right = geometry.endswith("Point")
    anchor = {"se:AnchorPointX": "0" if right else "0.5", "se:AnchorPointY": "0.5"}
    parts = [element("se:AnchorPoint", None, *(element(name, text=value) for name, value in anchor.items()))]
    if right:
        moved = {"se:DisplacementX": _px(_GAP_MM), "se:DisplacementY": "0"}
        parts.append(element("se:Displacement", None, *(element(name, text=value) for name, value in moved.items())))
    return element("se:PointPlacement", None, *parts)


def _parameters(said: Mapping[str, str]) -> list[Element]:
    return [element("se:SvgParameter", {"name": name}, text=value) for name, value in said.items()]


def _px(length_mm: float) -> str:
    return f"{length_mm / MM_PER_PX:.3f}".rstrip("0").rstrip(".")
