"""GeoJSON: a whole collection, or one feature after the other on lines of their own.

All three are in WGS 84, longitude first, as RFC 7946 has it; other systems are what JSON-FG is for.

Lines come in two kinds. ``geojsonl`` parts features by a line feed and nothing else: GDAL (and through it QGIS) reads
and writes it so under this suffix, and so do ``jq``, ``pandas.read_json(lines=True)`` and every line reader.
``geojsonseq`` is RFC 8142, with the character RS before each feature: what ``application/geo+json-seq`` promises, and
what GDAL expects of ``.geojsons``. Peers serve the first under the name of the second; here each has its own.
"""

from collections.abc import Iterator

from layers.formats.contract import Extract, FileFormat
from layers.geojson import COLLECTION_TAIL, collection_head

#: RFC 8142, 2: stands before each text of a sequence.
RECORD_SEPARATOR = b"\x1e"

_LIMITS_ZH = "仅 WGS 84（经度在前）；日期为文本 YYYY-MM-DD；大于 2⁵³ 的整数为文本。"
_LIMITS_EN = "WGS 84 only (longitude first); dates are text YYYY-MM-DD; integers beyond 2⁵³ are text."


def _collection(extract: Extract) -> Iterator[bytes]:
    returned = len(extract.features)
    yield collection_head(matched=extract.number_matched, returned=returned, links=extract.links)
    for number, part in enumerate(extract.parts()):
        yield (b"," if number else b"") + b",".join(part.features.encoded())
    yield COLLECTION_TAIL + b"\n"


def _lines(extract: Extract) -> Iterator[bytes]:
    for part in extract.parts():
        yield b"".join(b"%b\n" % text for text in part.features.encoded())


def _sequence(extract: Extract) -> Iterator[bytes]:
    for part in extract.parts():
        yield b"".join(b"%b%b\n" % (RECORD_SEPARATOR, text) for text in part.features.encoded())


GEOJSON = FileFormat(
    name="geojson",
    extension="geojson",
    media_type="application/geo+json",
    title_zh="GeoJSON",
    title_en="GeoJSON",
    systems="wgs84",
    limits_zh=_LIMITS_ZH,
    limits_en=_LIMITS_EN,
    stream=_collection,
)

LINES = FileFormat(
    name="geojsonl",
    extension="geojsonl",
    media_type="application/x-ndjson",
    title_zh="GeoJSON 逐行",
    title_en="GeoJSON lines",
    systems="wgs84",
    limits_zh=_LIMITS_ZH,
    limits_en=_LIMITS_EN,
    stream=_lines,
)

SEQUENCE = FileFormat(
    name="geojsonseq",
    extension="geojsons",
    media_type="application/geo+json-seq",
    title_zh="GeoJSON 序列（RFC 8142）",
    title_en="GeoJSON text sequence (RFC 8142)",
    systems="wgs84",
    limits_zh=_LIMITS_ZH,
    limits_en=_LIMITS_EN,
    stream=_sequence,
)
