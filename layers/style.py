"""How a layer looks, said once in millimetres and #rrggbb: read from ``styles/<name>.toml``, drawn by every renderer."""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from layers.catalogue import catalogue
from layers.errors import StyleError

STYLES = Path(__file__).parent / "styles"

#: The size of a CSS pixel: 96 to the inch.
MM_PER_PX = 25.4 / 96

Shape = Literal["circle", "diamond", "square", "triangle"]
Colour = Annotated[str, Meta(pattern=r"^#[0-9A-Fa-f]{6}$")]
Millimetres = Annotated[float, Meta(ge=0, le=100)]
Share = Annotated[float, Meta(ge=0, le=1)]
When = dict[str, tuple[str | bool, ...]]
Weight = Annotated[int, Meta(ge=100, le=900)]
Priority = Annotated[int, Meta(ge=0, le=10)]

#: In a rule, any value but null.
ANY = "*"


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    """A text in both languages."""

    zh: str
    en: str


class Hatch(Struct, frozen=True, forbid_unknown_fields=True):
    """Parallel lines that fill a polygon; ``angle`` [°] counter-clockwise from east."""

    colour: Colour
    width_mm: Millimetres
    gap_mm: Millimetres
    angle: Annotated[float, Meta(ge=0, lt=180)]
    opacity: Share = 1.0


class Symbol(Struct, frozen=True, forbid_unknown_fields=True):
    """One look of a point, line or polygon.

    Attributes
    ----------
    shape, size_mm
        Of a point; ``size_mm`` is its width. None where the size follows an amount.
    fill, stroke
        None draws no fill, no line. A line's colour is ``stroke``.
    dash_mm
        Lengths of dash and gap in turn; empty is solid. ``cap = "round"`` turns short dashes into dots.
    casing, casing_mm
        A wider line of this colour and **whole** width under the stroke.
    opacity
        Of the symbol as a whole.
    ball
        Share of the Harvey ball inside a circle that is filled (0, 0.25 … 1); None draws none.
    glyph
        One character in the middle.
    """

    shape: Shape = "circle"
    size_mm: Millimetres | None = None
    fill: Colour | None = None
    fill_opacity: Share = 1.0
    stroke: Colour | None = None
    stroke_mm: Millimetres = 0.0
    dash_mm: tuple[Millimetres, ...] = ()
    cap: Literal["butt", "round"] = "butt"
    casing: Colour | None = None
    casing_mm: Millimetres = 0.0
    opacity: Share = 1.0
    ball: Share | None = None
    ball_colour: Colour | None = None
    glyph: Annotated[str, Meta(max_length=1)] | None = None
    glyph_colour: Colour | None = None
    hatch: Hatch | None = None


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """The look of the features that equal one of the values in every field of ``when``, from a zoom level on.

    ``tag`` is two letters that stand in symbols with room for them, where colours alone do not tell rules apart; its
    colour is ``glyph_colour``. Page and paper draw it, QGIS and SLD do not.
    """

    label: Text
    symbol: Symbol
    when: When = {}
    from_zoom: float = 0.0
    tag: Text | None = None


class Zoom(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_zoom": "from"}):
    """A factor of the screen that holds from a zoom level on."""

    from_zoom: int
    factor: float


class Size(Struct, frozen=True, forbid_unknown_fields=True):
    """Circles whose area is an amount.

    ``radius_mm`` is the radius of the amount 1, ``floor_mm`` the smallest drawn; ``missing`` is the look of
    features without an amount, at one size on every zoom level, with a dot in the colour of the feature's rule that
    takes the share ``pip`` of its width; ``zoom`` is a matter of the screen alone.
    """

    field: str
    radius_mm: Millimetres
    floor_mm: Millimetres
    legend: tuple[float, ...]
    unit: Text
    zoom: tuple[Zoom, ...]
    missing: Rule
    pip: Share = 0.0


class Ball(Struct, frozen=True, forbid_unknown_fields=True):
    """From which radius on a circle holds a Harvey ball, and how much of the radius it takes.

    Its line is ``line_share`` of its radius wide, but never less or more than ``line_mm`` says.
    """

    from_mm: Millimetres
    share: Share
    line_share: Share = 0.16
    line_mm: tuple[Millimetres, Millimetres] = (0.21, 0.4)


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Features that stand for several: a ring, the colour of the rule around a core with their number."""

    when: When
    core: Colour
    share: Share
    stroke_mm: Millimetres = 0.26


class LabelRule(Struct, frozen=True, forbid_unknown_fields=True):
    """What is different for the labels of some features; what is None is as the label says.

    ``text`` is written in place of the fields; ``priority`` goes from 0 to 10, which is placed first.
    """

    when: When = {}
    from_zoom: int | None = None
    weight: Weight | None = None
    priority: Priority | None = None
    colour: Colour | None = None
    halo: Colour | None = None
    text: Text | None = None


class Label(Struct, frozen=True, forbid_unknown_fields=True):
    """Texts beside the features: the fields that hold them, size [mm], halo, from which zoom level on.

    With ``rules``, the first that fits a feature holds for it, and a feature that none fits has no label.
    """

    zh: str
    en: str
    size_mm: Millimetres
    colour: Colour
    halo: Colour
    halo_mm: Millimetres
    from_zoom: int = 0
    suffix: Text = Text("", "")
    weight: Weight = 400
    priority: Priority = 5
    rules: tuple[LabelRule, ...] = ()


class Style(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The look of a layer.

    Attributes
    ----------
    rules
        The first that fits a feature draws it; features of earlier rules lie above those of later ones, and all
        casings of a layer below all its strokes. With ``size``, smaller circles lie above larger ones.
    otherwise
        For features that no rule fits.
    halo
        The circle of the uncertainty of a position, whose radius is metres on the ground.
    opacity
        Of the layer as a whole.
    beside_mm
        Lines are drawn so far to the right of their course, so that they do not hide what runs there.
    states
        On the screen only: what ``hover``, ``selected`` and ``dim`` change of a symbol, by field of Symbol.
    """

    name: str
    layer: str
    geometry: str
    rules: tuple[Rule, ...]
    otherwise: Rule
    size: Size | None = None
    ball: Ball | None = None
    group: Group | None = None
    label: Label | None = None
    halo: Symbol | None = None
    opacity: Share = 1.0
    beside_mm: Millimetres = 0.0
    states: dict[Literal["hover", "selected", "dim"], dict[str, Any]] = {}

    def radius_mm(self, amount: float) -> float:
        """Size the circle of an amount [mm], for print and QGIS; the screen multiplies by its zoom factor.

        Raises
        ------
        StyleError
            The style has no size, or the amount is no number above or equal to 0.

        Examples
        --------
        >>> read_style("projects").radius_mm(100.0)
        7.4
        """
        if self.size is None:
            raise StyleError(f"style {self.name}: has no [size], so no radius for {amount!r}")
        if not (math.isfinite(amount) and amount >= 0):
            raise StyleError(f"{amount!r} is no amount: wanted a number, 0 or more")
        return max(self.size.floor_mm, self.size.radius_mm * math.sqrt(amount))

    def rule(self, properties: Mapping[str, object]) -> Rule:
        """Choose the look of a feature by its properties, amounts left aside."""
        return next((rule for rule in self.rules if fits(rule.when, properties)), self.otherwise)


def fits(when: When, properties: Mapping[str, object]) -> bool:
    """Tell whether properties equal one of the values in every field of ``when``."""
    return all(
        properties.get(field) is not None and (ANY in values or properties[field] in values)
        for field, values in when.items()
    )


def disjoint(one: When, other: When) -> bool:
    """Tell whether no feature can fit both: they want different values of one field.

    Examples
    --------
    >>> disjoint({"kind": ("rail", "hsr")}, {"kind": ("sea",), "schematic": (True,)})
    True
    >>> disjoint({"kind": ("rail",)}, {"kind": ("*",)})
    False
    """
    shared = set(one) & set(other)
    return any(ANY not in (*one[name], *other[name]) and not set(one[name]) & set(other[name]) for name in shared)


def style_names() -> tuple[str, ...]:
    """List the styles there are, in the order of their names."""
    return tuple(sorted(path.stem for path in STYLES.glob("*.toml")))


@cache
def read_style(name: str) -> Style:
    """Read a style of the project.

    Raises
    ------
    StyleError
        There is no such style, or it says something that a renderer cannot draw.
    """
    if name not in style_names():
        raise StyleError(f"{name!r} is no style, wanted one of {', '.join(style_names())}")
    return style_from_toml((STYLES / f"{name}.toml").read_text("utf-8"), name)


def style_from_toml(text: str, name: str) -> Style:
    """Read a style from the text of a TOML file.

    Parameters
    ----------
    text
        The text, in the form of the files in ``styles``. With ``base`` it says only what is different from the style of
        that name.
    name
        What the style is called.

    Raises
    ------
    StyleError
        The text is no TOML, a key is unknown, a colour is not ``#rrggbb``, a size lies outside 0 to 100 mm, a
        field is not of the layer, or a symbol does not fit the geometry.
    """
    try:
        style = msgspec.convert(_spread(_on_base(tomllib.loads(text))) | {"name": name}, Style)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise StyleError(f"style {name}: {error}") from error
    _check_fields(style)
    _check_symbols(style)
    return style


def _on_base(said: dict[str, Any]) -> dict[str, Any]:
    base = said.get("base")
    if not isinstance(base, str) or not (STYLES / f"{base}.toml").is_file():
        return said
    rest = {key: value for key, value in said.items() if key != "base"}
    return tomllib.loads((STYLES / f"{base}.toml").read_text("utf-8")) | rest


def _spread(said: dict[str, Any]) -> dict[str, Any]:
    # Every rule says only what it changes of [symbol]; every value of `when` becomes a list.
    base = said.get("symbol", {})
    rules = [_rule(rule, base) for rule in said.get("rules", [])]
    rest = {key: value for key, value in said.items() if key != "symbol"}
    if "group" in rest:
        rest["group"] = rest["group"] | {"when": _when(rest["group"].get("when", {}))}
    if "rules" in rest.get("label", {}):
        rest["label"] = rest["label"] | {"rules": [_label_rule(rule) for rule in rest["label"]["rules"]]}
    return rest | {"rules": rules, "otherwise": _rule(said.get("otherwise", {}), base)}


def _rule(rule: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    return rule | {"symbol": base | rule.get("symbol", {}), "when": _when(rule.get("when", {}))}


def _label_rule(rule: dict[str, Any]) -> dict[str, Any]:
    return rule | {"when": _when(rule.get("when", {}))}


def _when(when: dict[str, Any]) -> dict[str, Any]:
    return {field: value if isinstance(value, list) else [value] for field, value in when.items()}


def _check_fields(style: Style) -> None:
    layer = catalogue().get(style.layer)
    if layer is None:
        return  # the basemap is no layer of the catalogue
    if layer.geometry != style.geometry:
        raise StyleError(f"style {style.name}: geometry {style.geometry!r}, but the layer has {layer.geometry}")
    named = {field for rule in style.rules for field in rule.when}
    named |= {style.size.field} if style.size else set()
    named |= {style.label.zh, style.label.en} if style.label else set()
    named |= {field for rule in (style.label.rules if style.label else ()) for field in rule.when}
    named |= set(style.group.when) if style.group else set()
    unknown = named - {field.name for field in layer.fields}
    if unknown:
        raise StyleError(f"style {style.name}: layer {layer.id} has no field {', '.join(sorted(unknown))}")


def _check_symbols(style: Style) -> None:
    missing = (style.size.missing,) if style.size else ()
    if missing and missing[0].symbol.size_mm is None:
        raise StyleError(f"style {style.name}, [size.missing]: features without an amount need a size_mm")
    for rule in (*style.rules, style.otherwise, *missing):
        symbol, where = rule.symbol, f"style {style.name}, {rule.label.en}"
        if style.geometry.endswith("Point") and symbol.size_mm is None and style.size is None:
            raise StyleError(f"{where}: a point needs size_mm, or the style a [size]")
        if style.geometry.endswith("LineString") and (symbol.stroke is None or symbol.stroke_mm == 0):
            raise StyleError(f"{where}: a line needs stroke and stroke_mm")
        if symbol.casing and symbol.casing_mm <= symbol.stroke_mm:
            raise StyleError(f"{where}: casing_mm {symbol.casing_mm} is hidden under stroke_mm {symbol.stroke_mm}")
        if len(symbol.dash_mm) % 2:
            raise StyleError(f"{where}: dash_mm {symbol.dash_mm} is not dash and gap in turn")
    for state, changes in style.states.items():
        unknown = set(changes) - set(Symbol.__struct_fields__)
        if unknown:
            raise StyleError(f"style {style.name}, state {state}: unknown {', '.join(sorted(unknown))}")
