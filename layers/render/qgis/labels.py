"""The labels of a layer in QGIS: what stands beside its features, from which scale on, and which comes first."""

from collections.abc import Mapping

from layers.render.markup import Element, element
from layers.render.qgis import expressions
from layers.render.qgis.options import by_expression, rgba
from layers.render.wording import Wording
from layers.style import Label, LabelRule, Style

#: Fonts of the systems, the first that is there; no font is fetched.
FAMILIES = ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Sans Serif")

#: The room between a symbol and its label, 3 px.
_GAP_MM = 0.79

#: English names are broken once, and cut when even that is not enough [characters].
_WRAP, _LONGEST = 22, 30

#: Right, upper right, above, left, below: the order in which a point's label is tried.
_AROUND = "R,TR,T,L,B"

#: ``Qgis::LabelPlacement``: ordered positions around a point, curved along a line, level inside a polygon.
_PLACEMENTS = {"Point": 6, "LineString": 3, "Polygon": 4}

_ABOVE_THE_LINE = 2 | 8
_WEIGHTS = {500: ("Medium", 57), 600: ("Bold", 75), 700: ("Bold", 75)}

#: Lines shorter than this on the map are not named.
_SHORTEST_MM = 20

_RENDERING: Mapping[str, object] = {
    "displayAll": False,
    "drawLabels": True,
    "fontLimitPixelSize": False,
    "labelPerPart": False,
    "mergeLines": False,
    "obstacle": True,
    "obstacleFactor": 1,
    "obstacleType": 1,
    "scaleVisibility": False,
    "upsidedownLabels": 0,
}


def labeling(style: Style, label: Label, wording: Wording, *, also: str = "") -> Element:
    """Write the labels of a layer as rules, of which each feature fits one at most.

    ``also`` must hold for all; layers that have it are drawn without a symbol.
    """
    rules = label.rules or (LabelRule(),)
    whens = [rule.when for rule in rules]
    conditions = (expressions.exclusive(whens, place) for place in range(len(rules)))
    written = [
        _rule(style, label, rule, place, f"({said}) AND {also}" if also else said, wording)
        for place, (rule, said) in enumerate(zip(rules, conditions, strict=True))
    ]
    return element("labeling", {"type": "rule-based"}, element("rules", {"key": f"{style.name}-labels"}, *written))


def _rule(style: Style, label: Label, rule: LabelRule, place: int, condition: str, wording: Wording) -> Element:
    from_zoom = label.from_zoom if rule.from_zoom is None else rule.from_zoom
    about: dict[str, object] = {"key": f"{style.name}-label-{place}"}
    if from_zoom:
        about |= {"scalemindenom": 0, "scalemaxdenom": expressions.scale_of_zoom(from_zoom)}
    if condition != "true":
        about["filter"] = condition
    return element("rule", about, _settings(style, label, rule, wording))


def _settings(style: Style, label: Label, rule: LabelRule, wording: Wording) -> Element:
    text = expressions.literal(wording.of(rule.text)) if rule.text else _text(label, wording)
    priority = label.priority if rule.priority is None else rule.priority
    follows = {"Priority": _priority(style, priority)} if style.size else {}
    return element(
        "settings",
        {"calloutType": "simple"},
        _text_style(label, rule, text),
        element("text-format", {"autoWrapLength": _WRAP, "multilineAlign": 3, "useMaxLineLengthForAutoWrap": True}),
        element("placement", _placement(style.geometry, priority)),
        element(
            "rendering",
            dict(_RENDERING) | {"minFeatureSize": _SHORTEST_MM if style.geometry.endswith("LineString") else 0},
        ),
        by_expression("dd_properties", follows),
    )


def _text(label: Label, wording: Wording) -> str:
    chinese = expressions.field(label.zh)
    if wording.lang == "zh" or label.en == label.zh:
        name = chinese
    else:
        english = f"coalesce(nullif({expressions.field(label.en)}, ''), {chinese})"
        name = f"if(length({english}) > {_LONGEST}, trim(left({english}, {_LONGEST - 1})) || '…', {english})"
    suffix = wording.of(label.suffix)
    return f"{name} || {expressions.literal(suffix)}" if suffix else name


def _priority(style: Style, priority: int) -> str:
    # The larger of two amounts is placed first, and both come before the next lower priority.
    amount = f"coalesce({expressions.field(style.size.field)}, 0)" if style.size else "0"
    return f"{priority} - 50 / (50 + {amount})"


def _text_style(label: Label, rule: LabelRule, text: str) -> Element:
    name, qt_weight = _WEIGHTS.get(rule.weight or label.weight, ("Regular", 50))
    about: Mapping[str, object] = {
        "allowHtml": False,
        "blendMode": 0,
        "capitalization": 0,
        "fieldName": text,
        "fontFamily": FAMILIES[0],
        "fontItalic": False,
        "fontKerning": True,
        "fontLetterSpacing": 0,
        "fontSize": label.size_mm,
        "fontSizeUnit": "MM",
        "fontStrikeout": False,
        "fontUnderline": False,
        "fontWeight": qt_weight,
        "fontWordSpacing": 0,
        "isExpression": True,
        "multilineHeight": 1,
        "namedStyle": name,
        "textColor": rgba(rule.colour or label.colour),
        "textOpacity": 1,
        "textOrientation": "horizontal",
        "useSubstitutions": False,
    }
    buffer: Mapping[str, object] = {
        "bufferBlendMode": 0,
        "bufferColor": rgba(rule.halo or label.halo),
        "bufferDraw": True,
        "bufferJoinStyle": 128,
        "bufferNoFill": False,
        "bufferOpacity": 1,
        "bufferSize": label.halo_mm,
        "bufferSizeUnits": "MM",
    }
    families = (element("family", {"name": family}) for family in FAMILIES[1:])
    return element("text-style", about, element("families", None, *families), element("text-buffer", buffer))


def _placement(geometry: str, priority: int) -> dict[str, object]:
    kind = next(kind for kind in _PLACEMENTS if geometry.endswith(kind))
    return {
        "dist": _GAP_MM if kind != "Polygon" else 0,
        "distUnits": "MM",
        "lineAnchorPercent": 0.5,
        "maxCurvedCharAngleIn": 25,
        "maxCurvedCharAngleOut": -25,
        "offsetType": 1,  # from the bounds of the symbol
        "placement": _PLACEMENTS[kind],
        "placementFlags": _ABOVE_THE_LINE,
        "polygonPlacementFlags": 2,
        "predefinedPositionOrder": _AROUND,
        "priority": priority,
    }
