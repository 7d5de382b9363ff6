"""Filters of OGC: which features a rule of a style draws."""

import math
from collections.abc import Sequence

from layers.render.markup import Element, element, number
from layers.style import ANY, When, disjoint


def field(name: str) -> Element:
    """Name a field."""
    return element("ogc:PropertyName", text=name)


def literal(value: str | float) -> Element:
    """Write a value; truth as ``true`` and ``false``."""
    if isinstance(value, bool):
        return element("ogc:Literal", text=str(value).lower())
    return element("ogc:Literal", text=value if isinstance(value, str) else number(value))


def fits(whens: Sequence[When], place: int) -> list[Element]:
    """Say that a feature fits a rule and none before it, as conditions that must all hold; ``{}`` fits all."""
    refused = [
        element("ogc:Not", None, all_of(_equals(when))) for when in whens[:place] if not disjoint(when, whens[place])
    ]
    return [*_equals(whens[place]), *refused]


def known(name: str, low: float, high: float) -> list[Element]:
    """Say that a field has a number, at least ``low`` and less than ``high``; infinite limits are none."""
    conditions = [element("ogc:Not", None, missing(name))]
    if math.isfinite(low):
        conditions.append(element("ogc:PropertyIsGreaterThanOrEqualTo", None, field(name), literal(low)))
    if math.isfinite(high):
        conditions.append(element("ogc:PropertyIsLessThan", None, field(name), literal(high)))
    return conditions


def missing(name: str) -> Element:
    """Say that a field is null."""
    return element("ogc:PropertyIsNull", None, field(name))


def all_of(conditions: Sequence[Element]) -> Element:
    """Join conditions, of which there is at least one."""
    return conditions[0] if len(conditions) == 1 else element("ogc:And", None, *conditions)


def _equals(when: When) -> list[Element]:
    return [_one_of(name, values) for name, values in when.items()]


def _one_of(name: str, values: tuple[str | bool, ...]) -> Element:
    if ANY in values:
        return element("ogc:Not", None, missing(name))
    equal = [element("ogc:PropertyIsEqualTo", None, field(name), literal(value)) for value in values]
    return equal[0] if len(equal) == 1 else element("ogc:Or", None, *equal)
