"""The features of one layer, typed and in the layer's order: what is written to a file, kept in a store and encoded."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import pandas as pd

from layers.catalogue import Layer
from layers.columns import Column, columns_of
from layers.errors import StoreError
from layers.geojson import Geometries, encode_columns, frame_geometries
from layers.order import layer_order

#: Features that are joined and digested at a time, so that no layer is held twice.
_BLOCK = 1000


@dataclass(frozen=True)
class Features:
    """N features of a layer, in the order of :func:`layers.order.layer_order`.

    Attributes
    ----------
    columns
        N values a field, in the order of the layer's fields.
    geometries
        N geometries in WGS 84 as they are written, None where there is none; None for a layer without geometry.
    """

    layer: Layer
    columns: Mapping[str, Column]
    geometries: Geometries | None

    @classmethod
    def of(cls, layer: Layer, columns: Mapping[str, Column], geometries: Geometries | None) -> "Features":
        """Put features into the order of their layer.

        Raises
        ------
        StoreError
            An id is missing or stands twice.
        """
        ids = [str(value) for value in columns["id"].python()]
        if columns["id"].missing.any() or len(set(ids)) < len(ids):
            twice = "a feature without id" if columns["id"].missing.any() else f"id {_first_twice(ids)!r} twice"
            raise StoreError(f"layer {layer.id}: {twice}; wanted one id a feature")
        located = None if geometries is None else geometries != np.array(None)
        rows = layer_order(ids, columns, located)
        ordered = {name: column.take(rows) for name, column in columns.items()}
        return cls(layer, ordered, None if geometries is None else geometries[rows])

    @classmethod
    def of_frame(cls, frame: pd.DataFrame, layer: Layer) -> "Features":
        """Take the features of a frame: a GeoDataFrame in WGS 84 for a layer with geometry.

        Raises
        ------
        QueryError
            A value or geometry is not of the layer's type, or the frame not in WGS 84.
        StoreError
            An id is missing or stands twice.
        """
        return cls.of(layer, columns_of(frame, layer), frame_geometries(frame, layer))

    def __len__(self) -> int:
        """Count the features."""
        return len(self.columns["id"].missing)

    @property
    def ids(self) -> list[str]:
        """The N ids, in order."""
        return [str(value) for value in self.columns["id"].python()]

    def take(self, rows: npt.NDArray[np.int64]) -> "Features":
        """Choose features, in the order given."""
        columns = {name: column.take(rows) for name, column in self.columns.items()}
        return Features(self.layer, columns, None if self.geometries is None else self.geometries[rows])

    def encoded(self) -> list[bytes]:
        """Write the N features as GeoJSON."""
        return encode_columns(self.columns, self.geometries)


def build_id(atlas: Mapping[str, Any], layers: Iterable[Sequence[bytes]]) -> str:
    """Name what is served, so that the name changes exactly when that does.

    Parameters
    ----------
    atlas
        What is said of the atlas as a whole, ready for JSON.
    layers
        The encoded features of each layer.
    """
    digest = hashlib.blake2b(digest_size=12)
    head = msgspec.json.encode(atlas, order="sorted")
    digest.update(len(head).to_bytes(8, "big"))
    digest.update(head)
    for texts in layers:
        digest.update((sum(map(len, texts)) + max(0, len(texts) - 1)).to_bytes(8, "big"))
        for start in range(0, len(texts), _BLOCK):
            digest.update((b"," if start else b"") + b",".join(texts[start : start + _BLOCK]))
    return digest.hexdigest()


def _first_twice(ids: list[str]) -> str:
    return next(one for place, one in enumerate(ids) if one in ids[:place])
