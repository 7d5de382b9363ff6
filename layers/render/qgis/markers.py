"""Points of QGIS from the looks of a style, in millimetres: shapes, balls, rings, glyphs, and circles of amounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layers.render.markup import Element, number
from layers.render.qgis.expressions import by_rule, condition, literal, width
from layers.render.qgis.options import rgba, symbol_layer, symbol_of
from layers.render.qgis.strokes import stroke_layer
from layers.style import Ball, Group, Size, Style, Symbol

#: Width of a circle where no feature says its amount, as in the legend [mm]: wide enough for a Harvey ball.
LEGEND_MM = 4.0

#: What symbols whose width follows an expression say of it beside that [mm]: QGIS keeps symbols of one place so far apart.
SPACING_MM = 6.0

#: Height of a glyph: this share of the symbol's half width, at most so many mm, none where the half is smaller.
GLYPH_SHARE, GLYPH_MAX_MM, GLYPH_FROM_MM = 1.3, 3.97, 1.32

#: Glyphs are drawn in this family; where it is missing the system takes its own.
GLYPH_FAMILY = "Noto Sans CJK SC"


@dataclass(frozen=True)
class Length:
    """A length [mm]: a number, and for features an expression where it follows the amount."""

    mm: float
    expression: str | None = None

    def times(self, factor: float) -> "Length":
        """Multiply."""
        said = None if self.expression is None else f"{number(factor)} * ({self.expression})"
        return Length(self.mm * factor, said)

    def minus(self, mm: float) -> "Length":
        """Subtract millimetres."""
        said = None if self.expression is None else f"{self.expression} - {number(mm)}"
        return Length(self.mm - mm, said)

    def between(self, least: float, most: float) -> "Length":
        """Keep inside limits [mm]."""
        said = None if self.expression is None else f"min({number(most)}, max({number(least)}, {self.expression}))"
        return Length(min(most, max(least, self.mm)), said)


def circle_width(size: Size) -> Length:
    """Give the width of the circles of a style, outline included; in the legend, where no amount is, a fixed one."""
    return Length(SPACING_MM, f"coalesce(try({width(size)}), {number(LEGEND_MM)})")


def marker(symbol: Symbol, across: Length, style: Style | None = None, level: int = 0) -> list[Element]:
    """Draw a point.

    Parameters
    ----------
    symbol
        Its look.
    across
        How wide the shape is. A width that follows an amount is what is seen: the outline lies inside it, so that the
        areas seen are to each other as the amounts. A fixed width is that of the middle of the outline.
    style
        Says what circles hold inside; None: nothing.
    level
        Symbol level; higher ones lie on top.

    Returns
    -------
    list of symbol layers, from the bottom
    """
    path = across.minus(symbol.stroke_mm) if symbol.size_mm is None and across.expression else across
    layers = []
    if symbol.casing:
        layers.append(_outline_marker(symbol, path, symbol.casing, symbol.casing_mm, level))
    dashed = bool(symbol.dash_mm)
    stroke = None if dashed else symbol.stroke
    layers.append(_shape_marker(symbol, path, stroke, level))
    if dashed:
        layers.append(_dashed_marker(symbol, path, level))
    if style and style.group:
        layers += _core(symbol, style.group, across, level)
    if style and style.ball and symbol.ball is not None:
        layers += _ball(symbol, style.ball, across, level, style.group)
    if symbol.glyph:
        layers.append(_glyph(symbol, across, level))
    return layers


def missing_marker(style: Style, size: Size) -> list[Element]:
    """Draw the symbol of an unknown amount, with the dot of the stage inside."""
    symbol = size.missing.symbol
    across = Length(SPACING_MM, number(symbol.size_mm or 0.0))
    coloured = [rule for rule in style.rules if rule.symbol.fill]
    if not (size.pip and coloured):
        return marker(symbol, across)
    colours = by_rule(coloured, [literal(str(rule.symbol.fill)) for rule in coloured], "NULL")
    pip = across.times(size.pip)
    follows = _follows({"size": pip}) | {"fillColor": colours, "enabled": f"coalesce({colours}, '') <> ''"}
    settings = _marker_settings("circle", pip) | {
        "color": rgba(None),
        "outline_style": "no",
    }
    return [*marker(symbol, across), symbol_layer("SimpleMarker", settings, follows=follows, locked=True)]


def _follows(settings: Mapping[str, Length]) -> dict[str, str]:
    return {name: length.expression for name, length in settings.items() if length.expression}


def _marker_settings(shape: str, across: Length, angle: float = 0.0) -> dict[str, str]:
    return {
        "angle": number(angle),
        "horizontal_anchor_point": "1",
        "name": shape,
        "offset": "0,0",
        "scale_method": "diameter",
        "size": number(across.mm),
        "size_unit": "MM",
        "vertical_anchor_point": "1",
    }


def _shape_marker(symbol: Symbol, path: Length, stroke: str | None, level: int) -> Element:
    settings = _marker_settings(symbol.shape, path) | {
        "color": rgba(symbol.fill, symbol.fill_opacity),
        "joinstyle": "round",
        "outline_color": rgba(stroke),
        "outline_style": "solid" if stroke and symbol.stroke_mm else "no",
        "outline_width": number(symbol.stroke_mm),
        "outline_width_unit": "MM",
    }
    return symbol_layer("SimpleMarker", settings, follows=_follows({"size": path}), level=level)


def _outline_marker(symbol: Symbol, path: Length, colour: str, line_mm: float, level: int) -> Element:
    settings = _marker_settings(symbol.shape, path) | {
        "color": rgba(None),
        "joinstyle": "round",
        "outline_color": rgba(colour),
        "outline_style": "solid",
        "outline_width": number(line_mm),
        "outline_width_unit": "MM",
    }
    return symbol_layer("SimpleMarker", settings, follows=_follows({"size": path}), level=level, locked=True)


def _dashed_marker(symbol: Symbol, path: Length, level: int) -> Element:
    # The outline of a simple marker knows only the dashes of the pen; a filled marker's outline is a line of its own.
    settings = _marker_settings(symbol.shape, path) | {"color": rgba(symbol.stroke)}
    outline = symbol_of("@outline", "fill", [stroke_layer(symbol, 0)])
    return symbol_layer(
        "FilledMarker", settings, follows=_follows({"size": path}), part=outline, level=level, locked=True
    )


def _core(symbol: Symbol, group: Group, across: Length, level: int) -> list[Element]:
    core = across.times(group.share)
    settings = _marker_settings("circle", core) | {
        "color": rgba(None),  # in the legend, where no feature is a group
        "outline_color": rgba(None),
        "outline_style": "solid" if symbol.stroke else "no",
        "outline_width": number(group.stroke_mm),
        "outline_width_unit": "MM",
    }
    follows = _follows({"size": core}) | {"enabled": _is_group(group), "fillColor": _if_group(group, group.core)}
    if symbol.stroke:
        follows["outlineColor"] = _if_group(group, symbol.stroke)
    return [symbol_layer("SimpleMarker", settings, follows=follows, level=level, locked=True)]


def _if_group(group: Group, colour: str) -> str:
    return f"CASE WHEN {condition(group.when)} THEN {literal(colour)} END"


def _is_group(group: Group) -> str:
    return f"coalesce({condition(group.when)}, false)"


def _ball(symbol: Symbol, ball: Ball, across: Length, level: int, group: Group | None) -> list[Element]:
    inner = across.times(ball.share)
    line_width = inner.times(ball.line_share / 2).between(*ball.line_mm)
    shown = [f"{across.expression} >= {number(2 * ball.from_mm)}"] if across.expression else []
    shown += [f"NOT {_is_group(group)}"] if group else []
    enabled = {"enabled": " AND ".join(shown)} if shown else {}
    colour = symbol.ball_colour or symbol.stroke or "#333333"
    ring = _marker_settings("circle", inner) | {
        "color": rgba(None),
        "outline_color": rgba(colour),
        "outline_style": "solid",
        "outline_width": number(line_width.mm),
        "outline_width_unit": "MM",
    }
    follows = _follows({"size": inner, "outlineWidth": line_width}) | enabled
    layers = [symbol_layer("SimpleMarker", ring, follows=follows, level=level, locked=True)]
    for shape, angle in _slices(symbol.ball or 0.0):
        slice_ = _marker_settings(shape, inner, angle) | {"color": rgba(colour), "outline_style": "no"}
        follows = _follows({"size": inner}) | enabled
        layers.append(symbol_layer("SimpleMarker", slice_, follows=follows, level=level, locked=True))
    return layers


def _slices(share: float) -> Sequence[tuple[str, float]]:
    # From twelve o'clock on; a quarter of QGIS lies at the upper left, a half above, and angles turn clockwise.
    quarters = round(4 * share)
    if quarters == 4:
        return [("circle", 0.0)]
    half = [("semi_circle", 90.0)] if quarters >= 2 else []
    quarter = [("quarter_circle", 90.0 if quarters == 1 else 270.0)] if quarters % 2 else []
    return [*half, *quarter]


def _glyph(symbol: Symbol, across: Length, level: int) -> Element:
    height = across.times(GLYPH_SHARE / 2).between(0.0, GLYPH_MAX_MM)
    settings = {
        "angle": "0",
        "chr": symbol.glyph or "",
        "color": rgba(symbol.glyph_colour or "#333333"),
        "font": GLYPH_FAMILY,
        "font_style": "Bold",
        "horizontal_anchor_point": "1",
        "joinstyle": "miter",
        "offset": "0,0",
        "outline_color": rgba(None),
        "outline_width": "0",
        "outline_width_unit": "MM",
        "size": number(height.mm),
        "size_unit": "MM",
        "vertical_anchor_point": "1",
    }
    follows = _follows({"size": height})
    if across.expression:
        follows["enabled"] = f"{across.expression} >= {number(2 * GLYPH_FROM_MM)}"
    return symbol_layer("FontMarker", settings, follows=follows, level=level, locked=True)
