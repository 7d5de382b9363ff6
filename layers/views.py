"""Features as a client wants to see them, cut out of ready ones: in another reference system, with fewer fields.

Nothing is encoded anew but what changes: the coordinates, or the choice of properties. So every store has views, in
memory or not, and a view never differs from the feature itself in anything else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
import numpy as np
import shapely

from geo.crs import WGS84, ReferenceSystem, geometries_from_wgs84
from layers.geojson import geometry_texts

#: How a feature begins and what stands around its geometry. The first cannot stand within a feature: properties hold no
#: objects, and in a text every quote has a backslash before it. So the others are looked for from there.
_HEAD = b'{"type":"Feature","id":'
_GEOMETRY = b',"geometry":'
_PROPERTIES = b',"properties":'

_NULL = b"null"

#: Features that are turned at a time: a library keeps all other threads waiting for 2 ms meanwhile.
BLOCK = 1000


@dataclass(frozen=True)
class View:
    """How features are shown.

    Attributes
    ----------
    crs
        Reference system of the coordinates; None for the one in which they are kept.
    fields
        Names of the properties to show, in the order of the layer; None for all.
    geometry
        Whether to show geometries; each is null otherwise.
    """

    crs: ReferenceSystem | None = None
    fields: tuple[str, ...] | None = None
    geometry: bool = True

    @property
    def is_plain(self) -> bool:
        """Whether features are shown just as they are kept."""
        return self.fields is None and self.geometry and not self._turns

    @property
    def _turns(self) -> bool:
        return self.crs is not None and self.crs.name != WGS84


def viewed(features: bytes | memoryview, view: View) -> bytes | memoryview:
    """Show features in another way.

    Parameters
    ----------
    features
        N features as :func:`layers.geojson.encode_columns` writes them, joined by commas; WGS 84.

    Returns
    -------
    N features, joined by commas, in the same order
        Coordinates in the axis order of the authority (OGC API - Features Part 2, Requirement 12), to about 1 cm.

    Raises
    ------
    CRSError, DatumError
        A geometry has no place in ``view.crs``.

    Examples
    --------
    >>> point = b'{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[121.1,41.1]},"properties":{}}'
    >>> viewed(point, View(geometry=False))
    b'{"type":"Feature","id":"a","geometry":null,"properties":{}}'
    """
    if view.is_plain:
        return features
    text = bytes(features)
    spans = _spans(text)
    blocks = (spans[start : start + BLOCK] for start in range(0, len(spans), BLOCK))
    return b",".join([_shown(text, block, view) for block in blocks])


def _shown(text: bytes, spans: Sequence["_Span"], view: View) -> bytes:
    geometries = _geometries([text[span.geometry : span.properties] for span in spans], view)
    if view.fields is None:
        return _with_geometries(text, spans, geometries)
    return _with_properties(text, spans, geometries, view.fields)


class _Span(NamedTuple):
    """Where a feature begins, its geometry, what follows that, and where the feature ends."""

    start: int
    geometry: int
    properties: int
    stop: int


def _spans(text: bytes) -> list[_Span]:
    spans = []
    start = 0
    while start < len(text):
        following = text.find(b"," + _HEAD, start)
        stop = following if following >= 0 else len(text)
        geometry = text.index(_GEOMETRY, start) + len(_GEOMETRY)
        spans.append(_Span(start, geometry, text.index(_PROPERTIES, geometry), stop))
        start = stop + 1
    return spans


def _geometries(texts: list[bytes], view: View) -> list[bytes]:
    if not view.geometry:
        return [_NULL] * len(texts)
    if view.crs is None or view.crs.name == WGS84:
        return texts
    return _turned(texts, view.crs)


def _turned(texts: Sequence[bytes], crs: ReferenceSystem) -> list[bytes]:
    kept = shapely.from_geojson([None if text == _NULL else text.decode() for text in texts])
    turned = geometries_from_wgs84(crs, kept, authority_order=True)
    # + 0.0 turns -0.0 into 0.0
    return geometry_texts(shapely.transform(turned, lambda xy: np.round(xy, crs.decimals) + 0.0))


def _with_geometries(text: bytes, spans: Sequence[_Span], geometries: Sequence[bytes]) -> bytes:
    pieces: list[bytes | memoryview] = []
    rest = memoryview(text)
    place = spans[0].start
    for span, geometry in zip(spans, geometries, strict=True):
        pieces += (rest[place : span.geometry], geometry)
        place = span.properties
    return b"".join([*pieces, rest[place : spans[-1].stop]])


def _with_properties(
    text: bytes, spans: Sequence[_Span], geometries: Sequence[bytes], fields: tuple[str, ...]
) -> bytes:
    """Write head, geometry and the chosen properties of each feature; the values stay as they were written."""
    held = [text[span.properties + len(_PROPERTIES) : span.stop - len(b"}")] for span in spans]
    encode = msgspec.json.Encoder().encode
    return b",".join(
        b"%b%b%b%b}" % (text[span.start : span.geometry], geometry, _PROPERTIES, encode(properties))
        for span, geometry, properties in zip(
            spans, geometries, _decoder(fields).decode(b"[%b]" % b",".join(held)), strict=True
        )
    )


@lru_cache(maxsize=256)
def _decoder(fields: tuple[str, ...]) -> "msgspec.json.Decoder[Any]":
    """Make a reader of just these properties; it keeps each value as it is written."""
    names = {f"p{place}": name for place, name in enumerate(fields)}
    struct = msgspec.defstruct("Properties", [(attribute, msgspec.Raw) for attribute in names], rename=names)
    return msgspec.json.Decoder(list[struct])  # type: ignore[valid-type]  # made above
