"""JSON-FG: GeoJSON that also says the time of a feature and its place in another reference system.

``geometry`` is always WGS 84, longitude first, so that a reader of GeoJSON is never misled. In another system the same
geometry stands once more in ``place``, with the axes in the order of the authority, and ``coordRefSys`` names the
system; GCJ-02 and BD-09 under our own URIs, with a sentence that says so. ``time`` is the day, or the days from first
to last, of the layer's ``interval`` fields.

References
----------
.. [1] OGC 21-045r1, Features and Geometries JSON 1.0, Part 1: Core. https://docs.ogc.org/is/21-045r1/21-045r1.html
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from geo.crs import OWN_URI, WGS84
from layers.formats.contract import Extract, FileFormat
from layers.geojson import COLLECTION_TAIL, geometry_texts

_CONFORMS_TO = tuple(f"http://www.opengis.net/spec/json-fg-1/1.0/conf/{name}" for name in ("core", "types-schemas"))

#: As JSON-FG writes an end that is open or unknown.
_OPEN = ".."


def _stream(extract: Extract) -> Iterator[bytes]:
    yield msgspec.json.encode(_head(extract)).removesuffix(b"}") + b',"features":['
    for number, part in enumerate(extract.parts()):
        members = zip(part.features.encoded(), _times(part), _places(part), strict=True)
        texts = (b'%b,"time":%b,"place":%b}' % (text[:-1], time, place) for text, time, place in members)
        yield (b"," if number else b"") + b",".join(texts)
    yield COLLECTION_TAIL + b"\n"


def _head(extract: Extract) -> dict[str, Any]:
    layer, crs = extract.layer, extract.crs
    head: dict[str, Any] = {
        "type": "FeatureCollection",
        "conformsTo": _CONFORMS_TO,
        "title": layer.title_zh,
        "featureType": layer.id,
        "geometryDimension": _DIMENSIONS.get(layer.geometry.removeprefix("Multi")),
        "coordRefSys": crs.uri,
        "numberMatched": extract.number_matched,
        "numberReturned": len(extract.features),
        "links": list(extract.links) or None,
        "attribution": extract.attribution.get("zh"),
        "coordRefSysNote": f"{crs.title_zh} · {crs.title_en}" if crs.uri.startswith(OWN_URI) else None,
    }
    return {name: value for name, value in head.items() if value is not None and value != ""}


_DIMENSIONS = {"Point": 0, "LineString": 1, "Polygon": 2}


def _times(extract: Extract) -> list[bytes]:
    fields = extract.layer.interval
    if not fields:
        return [b"null"] * len(extract.features)
    first, last = (extract.features.columns[name].python() for name in fields)
    return [msgspec.json.encode(_time(begin, end)) for begin, end in zip(first, last, strict=True)]


def _time(begin: Any, end: Any) -> dict[str, Any] | None:
    if begin is None and end is None:
        return None
    if begin == end:
        return {"date": begin}
    return {"interval": [begin or _OPEN, end or _OPEN]}


def _places(extract: Extract) -> list[bytes]:
    shapes = extract.authority_geometries
    if shapes is None or extract.crs.name == WGS84:
        return [b"null"] * len(extract.features)
    return geometry_texts(shapes)


JSON_FG = FileFormat(
    name="jsonfg",
    extension="fg.json",
    media_type="application/fg+json",
    title_zh="JSON-FG",
    title_en="JSON-FG",
    systems="any",
    limits_zh="日期字段为文本 YYYY-MM-DD；大于 2⁵³ 的整数为文本。",
    limits_en="Fields of dates are text YYYY-MM-DD; integers beyond 2⁵³ are text.",
    stream=_stream,
)
