"""The document of a look: which features each rule draws, in which order, from which scale on."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layers.catalogue import Layer
from layers.render.markup import Element, element, number, to_bytes
from layers.render.sld import filters
from layers.render.sld.symbolizers import MM_PER_PX, line, symbolizers, text
from layers.render.wording import Wording
from layers.style import Label, LabelRule, Rule, Size, Style, Symbol, When

#: Denominator of the scale of the web's zoom level 0, at the standard's pixel.
_SCALE_OF_ZOOM_0 = 40_075_016.685578488 / 256 / (MM_PER_PX / 1000)

_ROOT = {
    "version": "1.1.0",
    "xmlns": "http://www.opengis.net/sld",
    "xmlns:ogc": "http://www.opengis.net/ogc",
    "xmlns:se": "http://www.opengis.net/se",
}


def sld(layer: Layer, style: Style, wording: Wording) -> bytes:
    """Write the look of a layer.

    Parameters
    ----------
    layer
        Named in the document; it may be loaded for any source with the same fields.
    style
        The look. What the standard has no words for is left out: Harvey balls, rings of groups, dots of stages in
        the symbol of an unknown amount, the fan of one place.
    wording
        Language of titles and labels.

    Returns
    -------
    bytes
        UTF-8; the same input gives the same bytes.

    Notes
    -----
    Circles follow the amount by an expression. QGIS reads no expression there, but the first node of a size: that is
    a comment with the size of the legend's amount that is nearest, and there is a rule for each of these amounts.
    Every other reader passes over the comment.

    References
    ----------
    .. [1] OGC 05-078r4, Styled Layer Descriptor 1.1; OGC 05-077r4, Symbology Encoding 1.1.
    """
    about = element("se:Description", None, element("se:Title", text=wording.title(layer)))
    if said := wording.description(layer):
        about.append(element("se:Abstract", text=said))
    sheets = [element("se:FeatureTypeStyle", None, *rules) for rules in _sheets(style, wording)]
    look = element("UserStyle", None, element("se:Name", text=style.name), about, *sheets)
    named = element("NamedLayer", None, element("se:Name", text=layer.id), look)
    return to_bytes(element("StyledLayerDescriptor", _ROOT, named))


@dataclass(frozen=True)
class _Part:
    """A rule, or as much of it as is nearest to one amount of the legend.

    ``fits`` are the conditions of the rule, all of which must hold.
    """

    rule: Rule
    fits: Sequence[Element]
    amount: float | None = None


def _sheets(style: Style, wording: Wording) -> Iterator[list[Element]]:
    # Each sheet is painted over the one before: casings, lines, texts. In a sheet the first rule comes last.
    parts = _parts(style)[::-1]
    cased = [part for part in parts if part.rule.symbol.casing]
    if cased and style.geometry.endswith("LineString"):
        yield [_rule(part, [line(_casing(part.rule.symbol), style.beside_mm)], wording) for part in cased]
    yield [_rule(part, symbolizers(style, part.rule.symbol, part.amount), wording) for part in parts]
    if style.label:
        yield list(_label_rules(style, style.label, wording))


def _parts(style: Style) -> list[_Part]:
    whens = [*(rule.when for rule in style.rules), {}]
    rules = (*style.rules, style.otherwise)
    if style.size is None:
        return [_Part(rule, filters.fits(whens, place)) for place, rule in enumerate(rules)]
    missing = _Part(style.size.missing, [filters.missing(style.size.field)])
    return [missing, *(part for place, rule in enumerate(rules) for part in _by_amount(rule, whens, place, style.size))]


def _by_amount(rule: Rule, whens: Sequence[When], place: int, size: Size) -> Iterator[_Part]:
    # Two amounts of the legend meet in the middle of their logarithms.
    amounts = sorted(size.legend)
    limits = [-math.inf, *(math.sqrt(low * high) for low, high in itertools.pairwise(amounts)), math.inf]
    for (low, high), amount in zip(itertools.pairwise(limits), amounts, strict=True):
        yield _Part(rule, [*filters.known(size.field, low, high), *filters.fits(whens, place)], amount)


def _casing(symbol: Symbol) -> Symbol:
    return Symbol(stroke=symbol.casing, stroke_mm=symbol.casing_mm)


def _rule(part: _Part, drawn: Sequence[Element], wording: Wording) -> Element:
    label = wording.of(part.rule.label)
    title = label if part.amount is None else f"{label} · {number(part.amount)}"
    return _written(title, part.fits, part.rule.from_zoom, drawn)


def _label_rules(style: Style, label: Label, wording: Wording) -> Iterator[Element]:
    rules = label.rules or (LabelRule(),)
    whens = [rule.when for rule in rules]
    for place, rule in enumerate(rules):
        from_zoom = label.from_zoom if rule.from_zoom is None else rule.from_zoom
        for also, said in _texts(label, rule, wording):
            fits = [*filters.fits(whens, place), *also]
            yield _written("", fits, from_zoom, [text(style, label, rule, said)])


def _texts(label: Label, rule: LabelRule, wording: Wording) -> Iterator[tuple[list[Element], Element]]:
    # Conditions and the text that holds then: English names are not there for all.
    if rule.text:
        yield [], element("se:Label", text=wording.of(rule.text))
        return
    if wording.lang == "zh" or label.en == label.zh:
        yield [], _named(label, label.zh, wording)
        return
    unnamed = filters.missing(label.en)
    yield [element("ogc:Not", None, unnamed)], _named(label, label.en, wording)
    yield [filters.missing(label.en)], _named(label, label.zh, wording)


def _named(label: Label, field: str, wording: Wording) -> Element:
    name = filters.field(field)
    name.tail = wording.of(label.suffix) or None
    return element("se:Label", None, name)


def _written(title: str, fits: Sequence[Element], from_zoom: float, drawn: Sequence[Element]) -> Element:
    rule = element("se:Rule")
    if title:
        rule.append(element("se:Name", text=title))
        rule.append(element("se:Description", None, element("se:Title", text=title)))
    if fits:
        rule.append(element("ogc:Filter", None, filters.all_of(fits)))
    if from_zoom:
        rule.append(element("se:MaxScaleDenominator", text=number(round(_SCALE_OF_ZOOM_0 / 2**from_zoom))))
    rule.extend(drawn)
    return rule
