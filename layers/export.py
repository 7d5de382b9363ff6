"""A layer as a file that other programs open."""

from pathlib import Path
from typing import BinaryIO

from geo.crs import WGS84, ReferenceSystem, parse_crs
from layers.errors import LayersError
from layers.formats import FORMATS, Extract, file_format
from layers.stores.contract import Query, Store

__all__ = ["FORMATS", "export"]


def export(store: Store, layer: str, name: str, target: Path | BinaryIO, *, crs: ReferenceSystem | None = None) -> None:
    """Write a layer.

    Parameters
    ----------
    store
        That holds the layer.
    layer
        Its id.
    name
        Of a format, one of :data:`layers.formats.FORMATS`.
    target
        A path, where the file appears whole or not at all, or a stream of bytes for formats that can be streamed.
    crs
        The reference system of the file; None is WGS 84.

    Raises
    ------
    LayersError
        There is no such format, it cannot hold the layer or the reference system, the layer is not in the store, or
        the file cannot be written.
    """
    written = file_format(name)
    features = store.features(Query(layer, limit=store.count(layer)))
    extract = Extract(features, crs or parse_crs(WGS84), store.atlas.get("attribution") or {})
    if isinstance(target, Path):
        written.save(extract, target)
        return
    if written.stream is None:
        raise LayersError(f"{written.title_en} is no stream: wanted a path")
    target.writelines(written.chunks(extract))
