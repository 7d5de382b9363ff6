"""A layer as a file that other programs open: GeoJSON, GeoPackage or CSV."""

from pathlib import Path
from typing import BinaryIO

import geopandas as gpd
import msgspec
import pandas as pd
import shapely

from geo import WGS84
from layers.atomic import replaced
from layers.errors import LayersError, StoreError
from layers.features import Features
from layers.geojson import collection
from layers.geopackage import write_geopackage
from layers.spreadsheet import csv_bytes
from layers.stores.contract import Page, Query, Store, Value

#: Formats of :func:`export`.
FORMATS = ("geojson", "gpkg", "csv")


def export(store: Store, layer: str, file_format: str, target: Path | BinaryIO) -> None:
    """Write a layer.

    Parameters
    ----------
    store
        That holds the layer.
    layer
        Its id.
    file_format
        One of :data:`FORMATS`. CSV is UTF-8 with a byte order mark, with ``lon`` and ``lat`` for points.
    target
        A path, where the file appears whole or not at all, or a stream of bytes (not for ``gpkg``).

    Raises
    ------
    LayersError
        There is no such format, the layer is not in the store, or the file cannot be written.
    """
    if file_format not in FORMATS:
        raise LayersError(f"{file_format!r} is no format, wanted one of {', '.join(FORMATS)}")
    if file_format == "gpkg":
        if not isinstance(target, Path):
            raise LayersError("a GeoPackage is no stream: wanted a path")
        write_geopackage(target, [_features(store, layer)])
        return
    text = _text(store, layer, file_format)
    if not isinstance(target, Path):
        target.write(text)
        return
    try:
        with replaced(target) as temporary:
            temporary.write_bytes(text)
    except OSError as error:
        raise StoreError(f"{target}: cannot be written ({error.strerror or error})") from error


class _Feature(msgspec.Struct):
    geometry: msgspec.Raw
    properties: dict[str, Value]


def _page(store: Store, layer: str) -> Page:
    return store.page(Query(layer, limit=store.count(layer)))


def _features(store: Store, name: str) -> Features:
    text = bytes(_page(store, name).features)
    layer = store.layers[name]
    features = msgspec.json.decode(b"[%b]" % text, type=list[_Feature])
    rows = pd.DataFrame([feature.properties for feature in features], columns=[field.name for field in layer.fields])
    shapes = [shapely.from_geojson(bytes(one.geometry)) if bytes(one.geometry) != b"null" else None for one in features]
    frame = rows if layer.geometry == "none" else gpd.GeoDataFrame(rows, geometry=shapes, crs=WGS84)
    return Features.of_frame(frame, layer)


def _text(store: Store, layer: str, file_format: str) -> bytes:
    page = _page(store, layer)
    if file_format == "csv":
        return csv_bytes(store.layers[layer], page)
    return collection(page.features, matched=page.matched, returned=page.returned) + b"\n"
