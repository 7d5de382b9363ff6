"""Symbols of QGIS: what a rule draws for the geometry of its style."""

from collections.abc import Sequence

from layers.render.markup import Element, element, number
from layers.render.qgis.markers import Length, circle_width, marker
from layers.render.qgis.options import Kind, symbol_layer, symbol_of
from layers.render.qgis.strokes import fill, line
from layers.style import Rule, Style


def rule_symbol(name: str, rule: Rule, style: Style, level: int) -> Element:
    """Write the symbol of a rule for the geometry of its style."""
    symbol = rule.symbol
    if style.geometry.endswith("Point"):
        sized = style.size is not None and symbol.size_mm is None
        across = circle_width(style.size) if style.size and sized else Length(symbol.size_mm or 0.0)
        return symbol_of(name, "marker", marker(symbol, across, style, level), symbol.opacity)
    if style.geometry.endswith("LineString"):
        return symbol_of(name, "line", line(symbol, level, style.beside_mm), symbol.opacity)
    return symbol_of(name, "fill", fill(symbol), symbol.opacity)


def clipped(style: Style, holes: Sequence[Sequence[float]]) -> Element:
    """Write the renderer of a style's one symbol that leaves out boxes (west, south, east, north), where finer data lie."""
    plain = rule_symbol("0", style.otherwise, style, level=0)
    cut = "$geometry"
    for west, south, east, north in holes:
        corners = f"make_point({number(west)}, {number(south)}), make_point({number(east)}, {number(north)})"
        cut = f"difference({cut}, bounds(make_line({corners})))"
    kind = "Fill" if style.geometry.endswith("Polygon") else "Line"
    outer: Kind = "fill" if kind == "Fill" else "line"
    generator = symbol_layer(
        "GeometryGenerator", {"SymbolType": kind, "geometryModifier": cut, "units": "MapUnit"}, part=plain
    )
    about = {"type": "singleSymbol", "symbollevels": False, "enableorderby": False, "forceraster": False}
    return element("renderer-v2", about, element("symbols", None, symbol_of("0", outer, [generator])))
