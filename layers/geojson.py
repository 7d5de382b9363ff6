"""The only writer of GeoJSON: features as bytes, encoded once, and the frame of an answer around them (RFC 7946)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import geopandas as gpd
import msgspec
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo import WGS84
from layers.catalogue import Layer
from layers.columns import Column, Value, columns_of
from layers.errors import QueryError

#: Decimals of a written coordinate: 7 are about 1 cm (RFC 7946, 11.2 asks for no more than is meant).
DECIMALS = 7

#: What closes an answer opened by :func:`collection_head`.
COLLECTION_TAIL = b"]}"

#: Larger integers lose digits in clients that read JSON numbers as doubles (RFC 7493, 2.2): they are written as text.
MAX_SAFE_INTEGER = 2**53

#: Geometries that a library is given at a time: 4,000 points take it 2 ms.
_BLOCK = 4000

_TYPE_IDS: Mapping[str, int] = {
    "Point": 0, "LineString": 1, "Polygon": 3, "MultiPoint": 4, "MultiLineString": 5, "MultiPolygon": 6,
}  # fmt: skip
_MULTI: Mapping[str, Callable[..., Any]] = {
    "MultiPoint": shapely.multipoints,
    "MultiLineString": shapely.multilinestrings,
    "MultiPolygon": shapely.multipolygons,
}

#: N shapely geometries, None where missing.
Geometries = npt.NDArray[Any]


def encode_features(frame: pd.DataFrame, layer: Layer) -> list[bytes]:
    """Write each row as a GeoJSON feature.

    Parameters
    ----------
    frame
        N rows with the fields of ``layer``; a GeoDataFrame in WGS 84 (lon, lat) where the layer has geometry.
    layer
        Says which fields in which order, and the geometry type.

    Returns
    -------
    list of N UTF-8 texts, in the order of ``frame``
        Every feature has every field, null where unknown; numbers have a point (``100.0``), dates are
        ``YYYY-MM-DD``, integers beyond 2⁵³ text; ``id`` stands at the top and in the properties; a missing or
        empty geometry is null.

    Raises
    ------
    QueryError
        A value is not of its field's type, a geometry not of the layer's type, or the frame not in WGS 84.
    """
    return encode_columns(columns_of(frame, layer), frame_geometries(frame, layer))


def encode_columns(columns: Mapping[str, Column], geometries: Geometries | None) -> list[bytes]:
    """Write features from N values a field and N geometries (as :func:`written_geometries` gives them)."""
    encode = msgspec.json.Encoder().encode
    ids = [encode(value) for value in columns["id"].python()]
    texts = geometry_texts(geometries) if geometries is not None else [b"null"] * len(ids)
    return [
        b'{"type":"Feature","id":%b,"geometry":%b,"properties":%b}' % (feature_id, geometry, encode(properties))
        for feature_id, geometry, properties in zip(ids, texts, _properties(columns), strict=True)
    ]


def geometry_texts(geometries: Geometries) -> list[bytes]:
    """Write N geometries as GeoJSON; a missing one is ``null``."""
    texts: list[bytes] = []
    for block in _blocks(geometries):
        texts += [b"null" if text is None else text.encode() for text in shapely.to_geojson(block).tolist()]
    return texts


def geometry_json(geometry: BaseGeometry | None) -> msgspec.Raw:
    """Write one geometry of any type as GeoJSON, to stand in a document; a missing or empty one is ``null``."""
    if geometry is None or geometry.is_empty:
        return msgspec.Raw(b"null")
    shapes: Geometries = np.array([shapely.force_2d(geometry)], object)
    return msgspec.Raw(geometry_texts(shapely.orient_polygons(_rounded(shapes)))[0])


def frame_geometries(frame: pd.DataFrame, layer: Layer) -> Geometries | None:
    """Take the geometries of a frame in the form in which they are written; None for a layer without geometry."""
    if layer.geometry == "none":
        return None
    if not isinstance(frame, gpd.GeoDataFrame) or frame.crs is None or frame.crs != WGS84:
        raise QueryError(f"layer {layer.id}: wanted a GeoDataFrame in {WGS84}")
    return written_geometries(frame.geometry.to_numpy(), layer)


def written_geometries(geometries: Geometries, layer: Layer) -> Geometries:
    """Bring N geometries into the form in which they are kept and written.

    Returns
    -------
    array of N geometries
        Without heights, 7 decimals, exterior rings counter-clockwise (RFC 7946, 3.1.6), one type a layer (``Multi``
        where the layer has it); None where missing or empty.

    Raises
    ------
    QueryError
        A geometry is not of the layer's type.
    """
    return in_blocks(lambda shapes: _written(shapes, layer), geometries)


def in_blocks(turn: Callable[[Geometries], Geometries], geometries: Geometries) -> Geometries:
    """Turn N geometries into N others, some at a time: the library lets no other thread go on meanwhile."""
    turned = [turn(block) for block in _blocks(geometries)]
    return np.concatenate(turned) if len(turned) > 1 else turned[0]


def _blocks(geometries: Geometries) -> Iterator[Geometries]:
    for start in range(0, max(1, len(geometries)), _BLOCK):
        yield geometries[start : start + _BLOCK]


def _written(geometries: Geometries, layer: Layer) -> Geometries:
    shapes: Geometries = np.array(geometries, object)
    shapes[shapely.is_empty(shapes)] = None
    if shapely.has_z(shapes).any():
        shapes = shapely.force_2d(shapes)
    return _of_type(shapely.orient_polygons(_rounded(shapes)), layer)


def collection_head(
    *,
    matched: int,
    returned: int,
    links: Sequence[Mapping[str, str]] = (),
    foreign: Mapping[str, str | int] | None = None,
) -> bytes:
    """Open an answer: type, counts, links, foreign members; then come the features, then :data:`COLLECTION_TAIL`."""
    head = {
        "type": "FeatureCollection",
        "numberMatched": matched,
        "numberReturned": returned,
        "links": list(links),
        **(foreign or {}),
    }
    return msgspec.json.encode(head).removesuffix(b"}") + b',"features":['


def collection(
    features: bytes | memoryview, *, matched: int, returned: int, links: Sequence[Mapping[str, str]] = ()
) -> bytes:
    """Write a whole answer around features that are already joined by commas."""
    return b"".join((collection_head(matched=matched, returned=returned, links=links), features, COLLECTION_TAIL))


def feature_with_links(
    feature: bytes, links: Sequence[Mapping[str, str]], foreign: Mapping[str, str] | None = None
) -> bytes:
    """Add links and foreign members to a feature, after its properties."""
    members = msgspec.json.encode({"links": list(links), **(foreign or {})})
    return b"%b,%b" % (feature.removesuffix(b"}"), members.removeprefix(b"{"))


def _properties(columns: Mapping[str, Column]) -> Iterator[dict[str, Value]]:
    names = list(columns)
    lists = [_written_values(column) for column in columns.values()]
    for values in zip(*lists, strict=True):
        yield dict(zip(names, values, strict=True))


def _written_values(column: Column) -> list[Value]:
    if column.field.type != "integer":
        return column.python()
    return [str(v) if v is not None and abs(int(v)) > MAX_SAFE_INTEGER else v for v in column.python()]


def _rounded(geometries: Geometries) -> Geometries:
    coordinates = shapely.get_coordinates(geometries)
    rounded = np.round(coordinates, DECIMALS) + 0.0  # + 0.0 turns -0.0 into 0.0
    if rounded.tobytes() == coordinates.tobytes():
        return geometries  # as a build of ours has them
    return shapely.set_coordinates(geometries.copy(), rounded)


def _of_type(geometries: Geometries, layer: Layer) -> Geometries:
    if layer.geometry == "Geometry":
        return geometries
    if layer.geometry.startswith("Multi"):
        geometries = _multi(geometries, layer.geometry)
    present = geometries[~shapely.is_missing(geometries)]
    wrong = present[shapely.get_type_id(present) != _TYPE_IDS[layer.geometry]]
    if len(wrong):
        raise QueryError(f"layer {layer.id}: holds a {wrong[0].geom_type}, wanted {layer.geometry}")
    return geometries


def _multi(geometries: Geometries, wanted: str) -> Geometries:
    many = [_MULTI[wanted]([g]) if g is not None and f"Multi{g.geom_type}" == wanted else g for g in geometries]
    return np.array(many, object)
