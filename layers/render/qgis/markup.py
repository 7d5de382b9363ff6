"""The forms that come back in every file of QGIS: elements, maps of options, properties that follow an expression."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping

Element = ET.Element

#: What XML 1.0 cannot hold at all, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: ``QgsProperty::ExpressionBasedProperty``.
_BY_EXPRESSION = "3"


def element(tag: str, attributes: Mapping[str, object] | None = None, *children: Element, text: str = "") -> Element:
    """Make an element.

    Parameters
    ----------
    attributes
        Name to value; numbers as :func:`number` writes them, truth as 1 and 0, None leaves the attribute out.
    text
        Escaped by the writer. Characters that XML cannot hold become U+FFFD.
    """
    made = ET.Element(tag, {name: _said(value) for name, value in (attributes or {}).items() if value is not None})
    made.text = _clean(text) or None
    made.extend(children)
    return made


def number(value: float) -> str:
    """Write a number short and without exponent.

    Examples
    --------
    >>> number(2 * 0.79), number(14.0), number(591658711)
    ('1.58', '14', '591658711')
    """
    return f"{value:.4f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


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


def to_bytes(root: Element, doctype: str) -> bytes:
    """Write a file in UTF-8; the same element gives the same bytes."""
    ET.indent(root, " ")
    body: str = ET.tostring(root, "unicode")
    return f"<!DOCTYPE {doctype}>\n{body}\n".encode()


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return number(value) if isinstance(value, int | float) else _clean(str(value))


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
