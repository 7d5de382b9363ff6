"""The forms that come back in every file of QGIS: colours, maps of options, symbols and their layers."""

from collections.abc import Iterable, Mapping
from typing import Literal

from layers.render.markup import Element, element

Kind = Literal["marker", "line", "fill"]

#: ``QgsProperty::ExpressionBasedProperty``.
_BY_EXPRESSION = "3"


def rgba(colour: str | None, opacity: float = 1.0) -> str:
    """Write ``#rrggbb`` as QGIS does; None is transparent.

    Examples
    --------
    >>> rgba("#FDE725", 0.85)
    '253,231,37,217'
    """
    if colour is None:
        return "255,255,255,0"
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"{red},{green},{blue},{round(255 * opacity)}"


def option(name: str | None, value: str, kind: str = "QString") -> Element:
    """Make an option with a value; ``kind`` is the type of a QVariant."""
    return element("Option", {"name": name, "value": value, "type": kind})


def option_map(name: str | None, options: Iterable[Element]) -> Element:
    """Make a map of options."""
    return element("Option", {"name": name, "type": "Map"}, *options)


def by_expression(tag: str, expressions: Mapping[str, str]) -> Element:
    """Say which properties follow the feature, each by an expression."""
    properties = [
        option_map(
            name,
            (
                option("active", "true", "bool"),
                option("expression", expression),
                option("type", _BY_EXPRESSION, "int"),
            ),
        )
        for name, expression in expressions.items()
    ]
    collection = (option("name", ""), option_map("properties", properties), option("type", "collection"))
    return element(tag, None, option_map(None, collection))


def symbol_layer(
    name: str,
    settings: Mapping[str, str],
    *,
    follows: Mapping[str, str] | None = None,
    part: Element | None = None,
    level: int = 0,
    locked: bool = False,
) -> Element:
    """Write a symbol layer.

    Parameters
    ----------
    name
        Class of QGIS.
    settings
        Written twice: as options, and as the properties that QGIS before 3.18 reads.
    follows
        Property to the expression that it follows.
    part
        The symbol that the layer draws with.
    level
        Symbol level.
    locked
        Whether the layer keeps its colour when the user changes that of the symbol; QGIS takes the first one that is
        not locked for the symbol's own.
    """
    return element(
        "layer",
        {"class": name, "pass": level, "enabled": True, "locked": locked},
        option_map(None, (option(key, value) for key, value in settings.items())),
        *(element("prop", {"k": key, "v": value}) for key, value in settings.items()),
        by_expression("data_defined_properties", follows or {}),
        *([part] if part is not None else []),
    )


def symbol_of(name: str, kind: Kind, layers: Iterable[Element], opacity: float = 1.0) -> Element:
    """Write a symbol of its layers."""
    about = {"name": name, "type": kind, "alpha": opacity, "clip_to_extent": True, "force_rhr": False}
    return element("symbol", about, *layers)
