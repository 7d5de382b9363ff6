"""Expressions of QGIS: which features a rule of a style draws, and how large."""

import math
from collections.abc import Sequence

from layers.render.markup import number
from layers.style import ANY, Rule, Size, When, disjoint

#: QGIS takes a screen for 96 dots to the inch, and the web's zoom level 0 is 256 such pixels around the equator.
_SCALE_OF_ZOOM_0 = 40_075_016.685578488 / 256 / (0.0254 / 96)


def scale_of_zoom(zoom: float) -> int:
    """Give the denominator of the scale that a zoom level of the web has in EPSG:3857, rounded up.

    Examples
    --------
    >>> scale_of_zoom(0), scale_of_zoom(9)
    (591658711, 1155584)
    """
    return math.ceil(_SCALE_OF_ZOOM_0 / 2**zoom)


def field(name: str) -> str:
    """Name a field."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str | float) -> str:
    """Write a value.

    Examples
    --------
    >>> literal("锦州's"), literal(True), literal(1.5)
    ("'锦州''s'", 'true', '1.5')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
    return number(value)


def condition(when: When) -> str:
    r"""Say that every field equals one of its values.

    Returns
    -------
    str
        False or null where a field is null, never true; ``true`` for no field at all.

    Examples
    --------
    >>> condition({"branch": ("*",), "kind": ("rail", "hsr")})
    '"branch" IS NOT NULL AND "kind" IN (\'rail\', \'hsr\')'
    """
    return " AND ".join(_equals(name, values) for name, values in when.items()) or "true"


def exclusive(rules: Sequence[When], place: int) -> str:
    r"""Say that a feature fits a rule and none before it: QGIS draws every rule that fits, a style only the first.

    Examples
    --------
    >>> exclusive([{"kind": ("sea",), "far": (True,)}, {"kind": ("rail",)}, {"far": (True,)}], 2)
    '"far" = true AND NOT coalesce("kind" = \'sea\' AND "far" = true, false) AND NOT coalesce("kind" = \'rail\', false)'
    """
    before = [rule for rule in rules[:place] if not disjoint(rule, rules[place])]
    refused = [f"NOT coalesce({condition(rule)}, false)" for rule in before]
    wanted = [condition(rules[place])] if rules[place] or not refused else []
    return " AND ".join([*wanted, *refused])


def width(size: Size) -> str:
    """Give the width of the circle of a feature's amount [mm], null without an amount."""
    return f"max({number(2 * size.floor_mm)}, {number(2 * size.radius_mm)} * sqrt({field(size.field)}))"


def by_rule(rules: Sequence[Rule], values: Sequence[str], otherwise: str) -> str:
    """Give a value by the first rule that fits; values and otherwise are expressions."""
    cases = "".join(f" WHEN {condition(rule.when)} THEN {value}" for rule, value in zip(rules, values, strict=True))
    return f"CASE{cases} ELSE {otherwise} END" if cases else otherwise


def _equals(name: str, values: tuple[str | bool, ...]) -> str:
    if ANY in values:
        return f"{field(name)} IS NOT NULL"
    said = [literal(value) for value in values]
    return f"{field(name)} = {said[0]}" if len(said) == 1 else f"{field(name)} IN ({', '.join(said)})"
