"""What is said of vector tiles: TileJSON for web maps, tileset metadata for OGC API - Tiles; ready for JSON.

Every function takes ``address``, the absolute address of the collection's tiles: ``…/collections/projects/tiles``.
A tile is at ``{address}/WebMercatorQuad/{zoom}/{row}/{column}``.

References
----------
.. [1] TileJSON 3.0.0. https://github.com/mapbox/tilejson-spec/tree/master/3.0.0
.. [2] OGC 20-057, OGC API - Tiles, Part 1: Core
.. [3] OGC 17-083r4, Two Dimensional Tile Matrix Set and Tile Set Metadata 2.0
"""

from collections.abc import Mapping
from typing import Any, Literal

import morecantile

from geo import BBox
from layers.catalogue import Field
from layers.tile_grid import GRID, MAX_FEATURES, MAX_ZOOM, grid
from layers.tiles import Tileset

MEDIA_TYPE = "application/vnd.mapbox-vector-tile"

_CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_JSON_TYPES = {"text": "string", "number": "number", "integer": "integer", "boolean": "boolean", "date": "string"}
_DIMENSIONS = {"Point": 0, "LineString": 1, "Polygon": 2}

Language = Literal["zh", "en"]


def tilejson(
    tileset: Tileset, address: str, *, language: Language = "zh", attribution: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Describe tiles for web maps (TileJSON 3.0.0).

    Parameters
    ----------
    language
        Of title, description and the descriptions of fields.
    attribution
        Text by language.

    Returns
    -------
    dict
        ``minzoom`` is 0, as tiles of totals answer where features do not; of each layer in the tiles
        ``vector_layers`` says from which zoom to which it stands there.
    """
    extent = tileset.store.extent(tileset.layer.id)
    document: dict[str, Any] = {
        "tilejson": "3.0.0",
        "name": _title(tileset, language),
        "description": _description(tileset, language),
        "attribution": (attribution or {}).get(language) or None,
        "version": "1.0.0",
        "scheme": "xyz",
        "tiles": [f"{address}/{GRID}/{{z}}/{{y}}/{{x}}"],
        "minzoom": 0,
        "maxzoom": MAX_ZOOM,
        "bounds": _bounds(extent) if extent else None,
        "center": [*_center(extent), _zoom_of(extent)] if extent else None,
        "vector_layers": _vector_layers(tileset, language),
    }
    return {name: value for name, value in document.items() if value is not None}


def tilesets(tileset: Tileset, address: str, *, language: Language = "zh") -> dict[str, Any]:
    """List the tilesets of a collection: one."""
    entry = {
        "title": _title(tileset, language),
        "dataType": "vector",
        "crs": _crs(),
        "tileMatrixSetURI": str(grid().uri),
        "links": [_link(f"{address}/{GRID}", "self", "application/json", GRID)],
    }
    return {"links": [_link(address, "self", "application/json", _title(tileset, language))], "tilesets": [entry]}


def tileset_metadata(
    tileset: Tileset, address: str, *, language: Language = "zh", attribution: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Describe a tileset (OGC 17-083r4, 7.3), with links to its tiles, its TileJSON and the definition of the grid."""
    extent = tileset.store.extent(tileset.layer.id)
    here = f"{address}/{GRID}"
    title = _title(tileset, language)
    document: dict[str, Any] = {
        "title": title,
        "description": _description(tileset, language),
        "attribution": (attribution or {}).get(language) or None,
        "dataType": "vector",
        "mediaTypes": [MEDIA_TYPE],
        "crs": _crs(),
        "tileMatrixSetURI": str(grid().uri),
        "boundingBox": _corners(extent) if extent else None,
        "tileMatrixSetLimits": _limits(extent) if extent else None,
        "centerPoint": {"coordinates": _center(extent), "crs": _CRS84, "tileMatrix": str(_zoom_of(extent))}
        if extent
        else None,
        "layers": _layers(tileset, language),
        "links": [
            _link(here, "self", "application/json", title),
            _link(f"{here}?f=tilejson", "alternate", "application/json", f"{title} · TileJSON"),
            {**_link(f"{here}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}", "item", MEDIA_TYPE, title), "templated": True},
            _link(str(grid().uri), "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", "application/json", GRID),
        ],
    }
    return {name: value for name, value in document.items() if value is not None}


def _link(href: str, rel: str, media_type: str, title: str) -> dict[str, Any]:
    return {"href": href, "rel": rel, "type": media_type, "title": title}


def _title(tileset: Tileset, language: Language) -> str:
    return tileset.layer.title_zh if language == "zh" else tileset.layer.title_en


def _description(tileset: Tileset, language: Language) -> str:
    layer, zoom = tileset.layer, tileset.min_zoom
    own = layer.description_zh if language == "zh" else layer.description_en
    if zoom == 0:
        return own
    if language == "zh":
        return f"{own} 第 {zoom} 级以下每格计数（{tileset.totals_name}）；每块最多 {MAX_FEATURES} 个要素。"
    return f"{own} Below zoom {zoom} counts a cell ({tileset.totals_name}); at most {MAX_FEATURES} features a tile."


def _vector_layers(tileset: Tileset, language: Language) -> list[dict[str, Any]]:
    layer = tileset.layer
    features = {
        "id": layer.id,
        "description": _title(tileset, language),
        "minzoom": tileset.min_zoom,
        "maxzoom": MAX_ZOOM,
        "fields": {field.name: _label(field, language) for field in layer.fields},
    }
    if tileset.min_zoom == 0:
        return [features]
    totals = {
        "id": tileset.totals_name,
        "description": _title(tileset, language),
        "minzoom": 0,
        "maxzoom": tileset.min_zoom - 1,
        "fields": {"count": _COUNT[language]},
    }
    return [features, totals]


_COUNT = {"zh": "个数", "en": "Number of features"}


def _label(field: Field, language: Language) -> str:
    return field.zh if language == "zh" else field.en


def _layers(tileset: Tileset, language: Language) -> list[dict[str, Any]]:
    layer = tileset.layer
    properties = {
        field.name: {"type": _JSON_TYPES[field.type], "title": _label(field, language)}
        | ({"format": "date"} if field.type == "date" else {})
        for field in layer.fields
    }
    features: dict[str, Any] = {
        "id": layer.id,
        "title": _title(tileset, language),
        "dataType": "vector",
        "geometryDimension": _DIMENSIONS.get(layer.geometry.removeprefix("Multi")),
        "minTileMatrix": str(tileset.min_zoom),
        "maxTileMatrix": str(MAX_ZOOM),
        "propertiesSchema": {"type": "object", "properties": properties},
    }
    found = [{name: value for name, value in features.items() if value is not None}]
    if tileset.min_zoom > 0:
        found.append(
            {
                "id": tileset.totals_name,
                "title": f"{_title(tileset, language)} · {_COUNT[language]}",
                "dataType": "vector",
                "geometryDimension": 0,
                "minTileMatrix": "0",
                "maxTileMatrix": str(tileset.min_zoom - 1),
                "propertiesSchema": {
                    "type": "object",
                    "properties": {"count": {"type": "integer", "title": _COUNT[language]}},
                },
            }
        )
    return found


def _crs() -> str:
    return "http://www.opengis.net/def/crs/EPSG/0/3857"


def _bounds(extent: BBox) -> list[float]:
    return [extent.west, extent.south, extent.east, extent.north]


def _center(extent: BBox) -> list[float]:
    return [round((extent.west + extent.east) / 2, 7), round((extent.south + extent.north) / 2, 7)]


def _corners(extent: BBox) -> dict[str, Any]:
    return {
        "lowerLeft": [extent.west, extent.south],
        "upperRight": [extent.east, extent.north],
        "crs": _CRS84,
        "orderedAxes": ["Lon", "Lat"],
    }


def _limits(extent: BBox) -> list[dict[str, Any]]:
    found = []
    for zoom in range(MAX_ZOOM + 1):
        first, last = _tile(extent.west, extent.north, zoom), _tile(extent.east, extent.south, zoom)
        found.append(
            {
                "tileMatrix": str(zoom),
                "minTileRow": first.y,
                "maxTileRow": last.y,
                "minTileCol": first.x,
                "maxTileCol": last.x,
            }
        )
    return found


def _zoom_of(extent: BBox) -> int:
    """Find the last zoom at which one tile, or two side by side, hold the extent."""
    fitting = [zoom for zoom in range(MAX_ZOOM + 1) if _spread(extent, zoom) <= 1]
    return max(fitting)


def _spread(extent: BBox, zoom: int) -> int:
    first, last = _tile(extent.west, extent.north, zoom), _tile(extent.east, extent.south, zoom)
    return max(last.x - first.x, last.y - first.y)


def _tile(lon: float, lat: float, zoom: int) -> morecantile.Tile:
    bounds = grid().bbox
    inside_lat = min(max(lat, bounds.bottom), bounds.top)
    tile = grid().tile(lon, inside_lat, zoom)
    last = 2**zoom - 1
    return morecantile.Tile(min(max(tile.x, 0), last), min(max(tile.y, 0), last), zoom)
