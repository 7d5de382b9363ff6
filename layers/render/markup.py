"""XML as the files of QGIS and the style documents of OGC need it: made as elements, written the same every time."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

Element = ET.Element

#: What XML 1.0 cannot hold at all, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(
    tag: str, attributes: Mapping[str, object] | None = None, *children: "ET.Element[Any]", text: str = ""
) -> Element:
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


def to_bytes(root: Element, doctype: str = "") -> bytes:
    """Write a file in UTF-8, with an XML declaration or a document type; the same element gives the same bytes."""
    ET.indent(root, " ")
    body: str = ET.tostring(root, "unicode")
    head = f"<!DOCTYPE {doctype}>" if doctype else '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{head}\n{body}\n".encode()


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return number(value) if isinstance(value, int | float) else _clean(str(value))


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
