"""Vector tiles of a collection: the list of its tilesets, what is said of the one there is, and the tiles."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from api.endpoints import Answer, Call, Endpoint
from api.language import Text
from api.negotiation import JSON, Format
from api.params import Parameter
from api.systems import content_crs
from geo.crs import parse_crs
from layers.catalogue import Layer
from layers.errors import TileError
from layers.tile_grid import GRID, MAX_ZOOM
from layers.tile_metadata import MEDIA_TYPE, tilejson, tileset_metadata, tilesets
from layers.tiles import Tileset

TILEJSON = Format("tilejson", "application/json", "TileJSON")
MVT = Format("mvt", MEDIA_TYPE, "Mapbox Vector Tile", accepts=("application/x-protobuf", "application/octet-stream"))

_Document = Callable[..., Mapping[str, Any]]


def has_tiles(layer: Layer) -> bool:
    """Tell whether there are tiles of a layer: all but tables have them."""
    return layer.geometry != "none"


def _tileset(call: Call) -> Tileset:
    store, layer = call.service.store, call.collection.id
    return call.service.once(("tiles", layer), lambda: Tileset.of(store, layer))


def _address(call: Call) -> str:
    return f"{call.root}/api/collections/{call.collection.id}/tiles"


def _list(call: Call) -> Answer:
    return Answer((msgspec.json.encode(tilesets(_tileset(call), _address(call), language=call.lang)),))


def _about(call: Call) -> Answer:
    write: _Document = tilejson if call.format is TILEJSON else tileset_metadata
    attribution = call.service.atlas.get("attribution")
    document = write(_tileset(call), _address(call), language=call.lang, attribution=attribution)
    return Answer((msgspec.json.encode(document),))


def _tile(call: Call) -> Answer:
    numbers = [call.place[name] for name in _PLACES]
    if not all(number.isascii() and number.isdigit() and len(number) <= 9 for number in numbers):
        raise TileError(f"no tile {'/'.join(numbers)[:100]}: wanted three whole numbers, zoom, row and column")
    zoom, row, col = map(int, numbers)
    return Answer((_tileset(call).tile(zoom, row, col),), {"Content-Crs": content_crs(parse_crs("EPSG:3857"))})


_PLACES: Mapping[str, Parameter] = {
    name: Parameter(name, words, {"type": "integer", "minimum": 0, **more}, str)
    for name, words, more in (
        ("tileMatrix", Text("级别。", "Zoom."), {"maximum": MAX_ZOOM}),
        ("tileRow", Text("行，自北起。", "Row, from the north."), {}),
        ("tileCol", Text("列，自西起。", "Column, from the west."), {}),
    )
}

_BASE = "/collections/{collection}/tiles"

ENDPOINTS = (
    Endpoint(
        _BASE,
        Text("瓦片集列表", "Its tilesets"),
        "tiles",
        (JSON,),
        _list,
        quick=lambda _call: False,
        of_layer=has_tiles,
    ),
    Endpoint(
        f"{_BASE}/{GRID}",
        Text("瓦片集", "What there is to know of its tiles"),
        "tiles",
        (JSON, TILEJSON),
        _about,
        quick=lambda _call: False,
        of_layer=has_tiles,
    ),
    Endpoint(
        f"{_BASE}/{GRID}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}",
        Text("矢量瓦片", "A vector tile"),
        "tiles",
        (MVT,),
        _tile,
        quick=lambda _call: False,
        places=_PLACES,
        titled=False,
        of_layer=has_tiles,
        by_store=True,
    ),
)
