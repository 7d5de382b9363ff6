"""KML for Google Earth and the like: every field as typed data of its placemark, with its Chinese title.

The id of a feature is also that of its placemark: newer versions of GDAL make their field ``id`` of it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import shapely

from layers.catalogue import Layer
from layers.columns import Column, Value
from layers.formats.contract import Extract, FileFormat

_TYPES = {"text": "string", "number": "double", "integer": "int", "boolean": "bool", "date": "string"}

#: A KML int is that of XML Schema and has 32 bits; a column with larger ones is text.
_LARGEST_INT = 2**31 - 1

#: What XML 1.0 has no place for, not even as a reference.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

#: The field that names a placemark: the first of these that the layer has.
_NAMES = ("name_zh", "name", "id")


def _stream(extract: Extract) -> Iterator[bytes]:
    layer, columns = extract.layer, extract.features.columns
    described = "\n".join(text for text in (layer.description_zh, extract.attribution.get("zh")) if text)
    fields = "".join(
        f"<SimpleField type={quoteattr(_type(columns[one.name]))} name={quoteattr(one.name)}>"
        f"<displayName>{_text(one.zh)}</displayName></SimpleField>\n"
        for one in layer.fields
    )
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
        f"<name>{_text(layer.title_zh)}</name>\n<description>{_text(described)}</description>\n"
        f'<Schema name={quoteattr(layer.id)} id="fields">\n{fields}</Schema>\n'
    ).encode()
    for part in extract.parts():
        yield "".join(_placemarks(part)).encode()
    yield b"</Document>\n</kml>\n"


def _type(column: Column) -> str:
    if column.field.type == "integer" and (abs(column.values[~column.missing]) > _LARGEST_INT).any():
        return "string"
    return _TYPES[column.field.type]


def _placemarks(extract: Extract) -> Iterator[str]:
    names = [one.name for one in extract.layer.fields]
    lists = [column.python() for column in extract.features.columns.values()]
    shapes = [None] * len(extract.features) if extract.geometries is None else extract.geometries.tolist()
    for values, shape in zip(zip(*lists, strict=True), shapes, strict=True):
        row = dict(zip(names, values, strict=True))
        data = "".join(
            f"<SimpleData name={quoteattr(name)}>{_value(value)}</SimpleData>"
            for name, value in row.items()
            if value is not None
        )
        geometry = "" if shape is None else _geometry(shape)
        name = _name(row, extract.layer)
        yield (
            f"<Placemark id={quoteattr(_clean(str(row['id'])))}>{f'<name>{_text(name)}</name>' if name else ''}"
            f'<ExtendedData><SchemaData schemaUrl="#fields">{data}</SchemaData></ExtendedData>{geometry}</Placemark>\n'
        )


def _name(row: Mapping[str, Value], layer: Layer) -> str:
    # GDAL makes one field of this and of a field `name`: where there is one, nothing else may stand here.
    name = row[next(name for name in _NAMES if layer.field(name))]
    return "" if name is None else str(name)


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"  # GDAL 3.6 takes "true" for false
    return _text(str(value))


def _text(text: str) -> str:
    # A carriage return that is not written as a reference becomes a line feed (XML 1.0, 2.11).
    return escape(_clean(text), {"\r": "&#13;"})


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _geometry(shape: Any) -> str:
    return _WRITERS[shape.geom_type](shape)


def _coordinates(shape: Any) -> str:
    pairs = shapely.get_coordinates(shape).tolist()
    return "<coordinates>" + " ".join(f"{_number(lon)},{_number(lat)}" for lon, lat in pairs) + "</coordinates>"


def _number(degrees: float) -> str:
    return f"{degrees:.7f}".rstrip("0").rstrip(".")


def _polygon(shape: Any) -> str:
    inner = "".join(
        f"<innerBoundaryIs><LinearRing>{_coordinates(ring)}</LinearRing></innerBoundaryIs>" for ring in shape.interiors
    )
    outer = f"<outerBoundaryIs><LinearRing>{_coordinates(shape.exterior)}</LinearRing></outerBoundaryIs>"
    return f"<Polygon>{outer}{inner}</Polygon>"


def _many(shape: Any) -> str:
    return "<MultiGeometry>" + "".join(map(_geometry, shape.geoms)) + "</MultiGeometry>"


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "Point": lambda shape: f"<Point>{_coordinates(shape)}</Point>",
    "LineString": lambda shape: f"<LineString>{_coordinates(shape)}</LineString>",
    "Polygon": _polygon,
    "MultiPoint": _many,
    "MultiLineString": _many,
    "MultiPolygon": _many,
    "GeometryCollection": _many,
}  # fmt: skip

KML = FileFormat(
    name="kml",
    extension="kml",
    media_type="application/vnd.google-earth.kml+xml",
    title_zh="KML",
    title_en="KML",
    systems="wgs84",
    limits_zh="仅 WGS 84；日期为文本 YYYY-MM-DD；有大于 2³¹ 的值的整数字段为文本。",
    limits_en="WGS 84 only; dates are text YYYY-MM-DD; a field of integers beyond 2³¹ is text.",
    stream=_stream,
)
