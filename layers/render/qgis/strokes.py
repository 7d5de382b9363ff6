"""Lines and polygons of QGIS from the looks of a style, in millimetres."""

from layers.render.markup import Element, number
from layers.render.qgis.options import rgba, symbol_layer, symbol_of
from layers.style import Hatch, Symbol

_CAPS = {"butt": "flat", "round": "round"}


def line(symbol: Symbol, level: int, beside_mm: float = 0.0) -> list[Element]:
    """Draw a line: its casing on the lowest symbol level, below the lines of all features."""
    strokes = [stroke_layer(symbol, level, beside_mm=beside_mm)]
    if symbol.casing:
        casing = Symbol(stroke=symbol.casing, stroke_mm=symbol.casing_mm)
        strokes.insert(0, stroke_layer(casing, 0, locked=True, beside_mm=beside_mm))
    return strokes


def fill(symbol: Symbol) -> list[Element]:
    """Draw a polygon: fill, hatch and outline, each on a symbol level of its own."""
    layers = []
    if symbol.fill:
        settings = {
            "color": rgba(symbol.fill, symbol.fill_opacity),
            "outline_style": "no",
            "style": "solid",
        }
        layers.append(symbol_layer("SimpleFill", settings, level=0))
    if symbol.hatch:
        layers.append(_hatch(symbol.hatch, level=1))
    if symbol.casing:
        layers.append(stroke_layer(Symbol(stroke=symbol.casing, stroke_mm=symbol.casing_mm), 1, locked=True))
    if symbol.stroke and symbol.stroke_mm:
        layers.append(stroke_layer(symbol, 2))
    return layers


def stroke_layer(symbol: Symbol, level: int, *, locked: bool = False, beside_mm: float = 0.0) -> Element:
    """Write one line of a line or of an outline.

    Parameters
    ----------
    symbol
        Its stroke.
    level
        Symbol level.
    locked
        Whether it keeps its colour when the user changes that of the symbol.
    beside_mm
        How far to the right of its course it is drawn.
    """
    settings = {
        "capstyle": _CAPS[symbol.cap],
        "customdash": ";".join(map(number, symbol.dash_mm)) or "5;2",
        "customdash_unit": "MM",
        "joinstyle": "round",
        "line_color": rgba(symbol.stroke),
        "line_style": "solid",
        "line_width": number(symbol.stroke_mm),
        "line_width_unit": "MM",
        "offset": number(beside_mm),
        "offset_unit": "MM",
        "use_custom_dash": "1" if symbol.dash_mm else "0",
    }
    return symbol_layer("SimpleLine", settings, level=level, locked=locked)


def _hatch(hatch: Hatch, level: int) -> Element:
    settings = {
        "angle": number(hatch.angle),
        "color": rgba(hatch.colour),
        "distance": number(hatch.gap_mm),
        "distance_unit": "MM",
        "line_width": number(hatch.width_mm),
        "line_width_unit": "MM",
        "offset": "0",
        "offset_unit": "MM",
    }
    stroke = stroke_layer(Symbol(stroke=hatch.colour, stroke_mm=hatch.width_mm), 0)
    lines = symbol_of("@hatch", "line", [stroke], hatch.opacity)
    return symbol_layer("LinePatternFill", settings, part=lines, level=level)
