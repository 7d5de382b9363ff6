"""Features as CSV that spreadsheets open: UTF-8 with a mark that Excel needs, and no text that it would run."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import shapely

from layers.catalogue import Layer
from layers.stores.contract import Page, Value

#: Excel takes a file for UTF-8 only if it begins so.
BOM = "\ufeff"

#: What Excel and LibreOffice take for the beginning of a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Feature(msgspec.Struct):
    geometry: msgspec.Raw
    properties: dict[str, Value]


_features = msgspec.json.Decoder(list[_Feature])


def csv_bytes(layer: Layer, page: Page) -> bytes:
    """Write the features of a page as a table.

    Parameters
    ----------
    layer
        Of the features; its fields are the columns, in order. A point layer has ``lon`` and ``lat`` beside them
        [°, WGS 84], another layer with geometry has ``wkt`` (lon, lat).

    Returns
    -------
    UTF-8 with a byte order mark, lines ended by CR LF, a head line first (RFC 4180)
        Unknown is empty, booleans are ``true`` and ``false``. A text that a spreadsheet would take for a formula
        has an apostrophe before it.
    """
    file = io.StringIO()
    file.write(BOM)
    writer = csv.writer(file)
    writer.writerow(_safe(name) for name in [*(field.name for field in layer.fields), *_geometry_columns(layer)])
    for feature in _features.decode(b"[%b]" % bytes(page.features)):
        values = [feature.properties[field.name] for field in layer.fields]
        writer.writerow([*map(_cell, values), *_geometry_cells(layer, feature.geometry)])
    return file.getvalue().encode()


def _geometry_columns(layer: Layer) -> Sequence[str]:
    if layer.geometry == "none":
        return ()
    return ("lon", "lat") if layer.geometry == "Point" else ("wkt",)


def _geometry_cells(layer: Layer, geometry: msgspec.Raw) -> Iterator[str | float]:
    text = bytes(geometry)
    if layer.geometry == "none":
        return
    if text == b"null":
        yield from [""] * len(_geometry_columns(layer))
    elif layer.geometry == "Point":
        point: dict[str, Any] = msgspec.json.decode(text)
        yield from point["coordinates"]
    else:
        yield shapely.to_wkt(shapely.from_geojson(text), rounding_precision=7)


def _cell(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _safe(value) if isinstance(value, str) else value


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
