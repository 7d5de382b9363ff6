"""Filters as clients write them, CQL2 text and CQL2 JSON (OGC 21-065r2), read into a checked tree."""

import re
from collections import Counter
from typing import Any, Literal

import cql2

from geo import WGS84, parse_crs
from geo.crs import ReferenceSystem
from layers.catalogue import Layer
from layers.errors import FilterError
from layers.filters.check import Reader, checked
from layers.filters.guard import MAX_DEPTH, MAX_JSON, Scanned, check_size, place, scan
from layers.filters.tree import Expression

FilterLang = Literal["cql2-text", "cql2-json"]

#: Of the message of cql2's text parser: its line and column.
_AT = re.compile(r"--> (\d+):(\d+)")
_JSON_AT = re.compile(r"(?P<what>.*?) at line (?P<line>\d+) column (?P<column>\d+)$", re.DOTALL)


def parse_filter(
    text: str, layer: Layer, *, lang: FilterLang = "cql2-text", crs: ReferenceSystem | None = None
) -> Expression:
    """Read a filter and check it against a layer.

    Parameters
    ----------
    text
        CQL2, already decoded.
    layer
        Whose fields and geometry it may name; the geometry is called ``geometry``.
    crs
        Of the coordinates written in the filter, in the axis order of its authority; None is CRS84.

    Returns
    -------
    Expression
        For :func:`layers.filters.masks.mask` and :func:`layers.filters.sql.where`.

    Raises
    ------
    FilterError
        The filter cannot be read, is too long or too deep, or does not fit the layer. With line and column where
        they are known.

    Notes
    -----
    Grammar and JSON are those of the library cql2. Known of its text parser: ``a ^ b ^ c`` is read from left to right,
    a name that begins with ``_`` must stand in double quotes, and there is no ``IS TRUE``.

    Examples
    --------
    >>> from layers.catalogue import catalogue
    >>> parse_filter("stage = 'operating'", catalogue()["projects"]).right.value
    'operating'
    >>> parse_filter("stagg = 'operating'", catalogue()["projects"])
    Traceback (most recent call last):
    layers.errors.FilterError: layer projects has no property 'stagg'; did you mean stage? (line 1, column 1)
    """
    system = parse_crs(WGS84) if crs is None else crs
    if lang == "cql2-json":
        return checked(_document_of_json(text), Reader(layer, system, is_text=False))
    scanned = scan(text)
    reader = Reader(layer, system, is_text=True)
    document = _document_of_text(scanned.text)
    try:
        return checked(document, reader)
    except FilterError as error:
        raise _located(error, scanned, reader.seen) from error


def _document_of_text(text: str) -> Any:
    if not text.strip():
        raise FilterError("the filter is empty: wanted the like of stage = 'operating'")
    try:
        parsed = cql2.parse_text(text)
    except cql2.ParseError as error:
        raise _unreadable(text, str(error)) from error
    return _document(parsed)


def _document_of_json(text: str) -> Any:
    if len(text) > MAX_JSON:
        raise FilterError(f"the filter is longer than {MAX_JSON} characters")
    try:
        parsed = cql2.parse_json(text)
    except cql2.ParseError as error:
        raise _unreadable_json(str(error)) from error
    return _document(parsed)


def _document(parsed: cql2.Expr) -> Any:
    try:
        document = parsed.to_json()
    except Exception as error:  # cql2 raises no narrower class here, as for POINT EMPTY
        raise FilterError(f"the filter has a value that cannot be read: {error}") from error
    check_size(document)
    return document


def _unreadable(text: str, message: str) -> FilterError:
    found = _AT.search(message)
    if found is None:
        return FilterError(f"the filter cannot be read: {message.strip()[:200]}")
    line, column = int(found[1]), int(found[2])
    rest = text.splitlines()[line - 1][column - 1 :].strip() if line <= len(text.splitlines()) else ""
    near = f"at {rest[:30]!r}" if rest else "at its end: something is missing"
    return FilterError(f"the filter cannot be read {near}", at=(line, column))


def _unreadable_json(message: str) -> FilterError:
    if "recursion limit" in message:
        return FilterError(f"the filter is nested deeper than {MAX_DEPTH} levels of CQL2 JSON")
    found = _JSON_AT.match(message)
    if found is None:
        form = '{"op": "=", "args": [{"property": "stage"}, "operating"]}'
        return FilterError(f"the filter is JSON, but no CQL2 JSON: wanted the like of {form}")
    return FilterError(f"the filter is no JSON: {found['what']}", at=(int(found["line"]), int(found["column"])))


def _located(error: FilterError, scanned: Scanned, seen: Counter[str]) -> FilterError:
    """Say where in the text the name stands that an error is about: it is the last one that was met."""
    offsets = [offset for name, offset in scanned.names if name == error.field]
    count = seen[error.field] if error.field is not None else 0
    if not 0 < count <= len(offsets):
        return error
    at = place(scanned.text, offsets[count - 1])
    return FilterError(error.message, field=error.field, wanted=error.wanted, at=at)
