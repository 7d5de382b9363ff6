"""How QGIS draws a layer: one symbol, or a tree of rules of which each feature fits one."""

import math
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from layers.catalogue import Layer
from layers.render.markup import Element, element, number
from layers.render.qgis import expressions
from layers.render.qgis.markers import SPACING_MM, Length, marker, missing_marker
from layers.render.qgis.options import rgba, symbol_of
from layers.render.qgis.symbols import rule_symbol
from layers.render.wording import Wording
from layers.style import Rule, Size, Style, Symbol

#: Features nearer to each other than this [mm] stand on one place.
_SAME_PLACE_MM = 0.05

#: ``QgsPointDisplacementRenderer::ConcentricRings``, the colour of the rings and the width of their line.
_CONCENTRIC = 1
_RING, _RING_MM = "#5B5F66", 0.21

#: QGIS draws a symbol of its own in the middle of a place; this one is not seen.
_CENTRE_MM = 0.01


def renderer(style: Style, wording: Wording, layer: Layer | None = None) -> Element:
    """Write how a layer is drawn.

    Parameters
    ----------
    style
        Its look. A style without rules and sizes is one symbol.
    wording
        The language of the legend.
    layer
        Names the fields in the legend; None: they go by their own names.
    """
    if not style.rules and style.size is None:
        symbol = rule_symbol("0", style.otherwise, style, level=1)
        return _renderer("singleSymbol", [element("symbols", None, symbol)], levels=True)
    book = _Book(style, wording, layer)
    if style.size is None:
        return _renderer("RuleRenderer", book.parts(book.rules()), levels=True)
    return _fanned(book.parts(book.sized_rules(style.size)), style.size)


def inverted(style: Style, wording: Wording) -> Element:
    """Write a renderer that draws the outside of polygons by the style's last rule."""
    plain = msgspec.structs.replace(style, rules=())
    about = {"type": "invertedPolygonRenderer", "preprocessing": True, "symbollevels": False, "enableorderby": False}
    return element("renderer-v2", about, renderer(plain, wording))


class _Book:
    """The rules of a renderer, and beside them the symbols that they name."""

    def __init__(self, style: Style, wording: Wording, layer: Layer | None) -> None:
        self.style, self.wording, self.layer = style, wording, layer
        self.symbols: list[Element] = []

    def parts(self, rules: Iterable[Element]) -> list[Element]:
        root = element("rules", {"key": self.style.name}, *rules)
        return [root, element("symbols", None, *self.symbols)]

    def rules(self) -> Iterator[Element]:
        """Write a rule for each of the style's; the first lies on top."""
        style, count = self.style, len(self.style.rules)
        whens = [rule.when for rule in style.rules]
        for place, rule in enumerate((*style.rules, style.otherwise)):
            level = 0 if style.size else count - place + 1
            symbol = self._add(rule_symbol(self._next, rule, style, level))
            condition = expressions.exclusive(whens, place) if place < count else "ELSE"
            yield self._rule(str(place), rule, condition, symbol)

    def sized_rules(self, size: Size) -> Iterator[Element]:
        """Write the rules of known amounts, that of unknown ones, and the circles of the legend."""
        amount = expressions.field(size.field)
        by = next((name for rule in self.style.rules for name in rule.when), size.field)
        yield self._group("known", f"{amount} IS NOT NULL", self._name(by), self.rules())
        missing = symbol_of(self._next, "marker", missing_marker(self.style, size), size.missing.symbol.opacity)
        yield self._rule("missing", size.missing, f"{amount} IS NULL", self._add(missing))
        yield self._group("sizes", "false", self._name(size.field), self._legend(size))

    def _legend(self, size: Size) -> Iterator[Element]:
        # No feature ever fits: these show how large an amount is drawn.
        base = self.style.otherwise.symbol
        plain = Symbol(fill=base.fill, fill_opacity=base.fill_opacity, stroke=base.stroke, stroke_mm=base.stroke_mm)
        for amount in size.legend:
            across = Length(2 * self.style.radius_mm(amount) - plain.stroke_mm)
            symbol = self._add(symbol_of(self._next, "marker", marker(plain, across)))
            about = {
                "key": self._key(f"size-{number(amount)}"),
                "filter": "false",
                "label": number(amount),
                "symbol": symbol,
            }
            yield element("rule", about)

    @property
    def _next(self) -> str:
        return str(len(self.symbols))

    def _add(self, symbol: Element) -> str:
        self.symbols.append(symbol)
        return str(symbol.get("name"))

    def _key(self, name: str) -> str:
        return f"{self.style.name}-{name}"

    def _name(self, field: str) -> str:
        found = self.layer.field(field) if self.layer else None
        return self.wording.name(found) if found else field

    def _group(self, key: str, condition: str, label: str, rules: Iterable[Element]) -> Element:
        return element("rule", {"key": self._key(key), "filter": condition, "label": label}, *rules)

    def _rule(self, key: str, rule: Rule, condition: str, symbol: str) -> Element:
        label = self.wording.of(rule.label)
        about: dict[str, object] = {"key": self._key(key), "filter": condition, "label": label, "symbol": symbol}
        if rule.from_zoom:
            about |= {"scalemindenom": 0, "scalemaxdenom": expressions.scale_of_zoom(rule.from_zoom)}
        return element("rule", about)


def _renderer(kind: str, parts: Sequence[Element], *, levels: bool = False, order: Element | None = None) -> Element:
    about = {
        "type": kind,
        "symbollevels": levels,
        "enableorderby": order is not None,
        "forceraster": False,
        "referencescale": -1,
    }
    return element("renderer-v2", about, *parts, *([] if order is None else [order]))


def _fanned(parts: Sequence[Element], size: Size) -> Element:
    # Features of one place stand around it, the largest in the middle, as on the page; all others where they are.
    # Rings of QGIS are `diagonal` apart, and the first is half of that wide; a ring that is drawn in by as much has
    # no width, and so holds one symbol: the first.
    half = math.sqrt(2) * SPACING_MM / 2
    about = {
        "type": "pointDisplacement",
        "circleColor": rgba(_RING),
        "circleRadiusAddition": -(half + math.sqrt(2) * _CENTRE_MM / 2),
        "circleWidth": _RING_MM,
        "enableorderby": True,
        "forceraster": False,
        "labelAttributeName": "",
        "placement": _CONCENTRIC,
        "symbollevels": False,
        "tolerance": _SAME_PLACE_MM,
        "toleranceUnit": "MM",
    }
    unseen = symbol_of("centerSymbol", "marker", marker(Symbol(), Length(_CENTRE_MM)))
    inner = _renderer("RuleRenderer", parts, order=_falling_width(size))
    font = element("labelFontProperties", {"description": "Sans Serif,9,-1,5,50,0,0,0,0,0", "style": ""})
    return element("renderer-v2", about, font, inner, unseen, _falling_width(size))


def _falling_width(size: Size) -> Element:
    # Small symbols lie on large ones, unknown amounts by the width of their own symbol, equals by id.
    missing = number(size.missing.symbol.size_mm or 0)
    amount = expressions.field(size.field)
    by_width = f"CASE WHEN {amount} IS NULL THEN {missing} ELSE {expressions.width(size)} END"
    clauses = ((by_width, False), (expressions.field("id"), True))
    return element(
        "orderby",
        None,
        *(element("orderByClause", {"asc": rising, "nullsFirst": False}, text=said) for said, rising in clauses),
    )
