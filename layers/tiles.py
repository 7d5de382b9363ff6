"""Vector tiles of a layer: Mapbox Vector Tiles on the grid of web maps, cut from the store when they are asked for.

A tile holds at most :data:`MAX_FEATURES` features. From the zoom at which every tile of a layer keeps to that
(:attr:`Tileset.min_zoom`, 0 for most), tiles hold the features themselves, in a layer of the collection's name. Below
it they hold how many there are, in a layer of its own name: ``projects_totals``, one point for each of 32 × 32 cells
that has any. So nothing is left out without being counted. Should a tile of the last zoom still hold more, the
largest amounts come first and the rest is left out.

References
----------
.. [1] Mapbox Vector Tile Specification 2.1. https://github.com/mapbox/vector-tile-spec/tree/master/2.1
.. [2] OGC 17-083r4, Two Dimensional Tile Matrix Set and Tile Set Metadata 2.0
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import mapbox_vector_tile
import morecantile
import numpy as np
import numpy.typing as npt
import shapely

from geo import BBox
from geo.crs import from_wgs84, parse_crs, to_wgs84
from geo.datum import Floats
from layers.catalogue import Layer
from layers.columns import records
from layers.errors import TileError
from layers.geojson import Geometries
from layers.stores.contract import Query, SortKey, Store

#: The grid: its name in addresses.
GRID = "WebMercatorQuad"

#: The last zoom that is served; clients enlarge its tiles beyond. 1 unit of a tile is 0.6 m at the equator there.
MAX_ZOOM = 14

#: Features of one tile. The encoder takes 0.07 ms for each.
MAX_FEATURES = 2000

#: Units across a tile.
EXTENT = 4096

#: Units around a tile from which features are also held, so that symbols at its edge are whole: 16 CSS pixels of 256.
BUFFER = 256

#: Cells across a tile of totals, 32 × 32 of them.
CELLS = 32

#: Field by which features are ranked, largest first, unknown last, where a layer has it.
AMOUNT = "investment_100m_cny"

#: The encoder would look at every ring again; ours are valid and run the right way round already.
_ENCODING = {"extents": EXTENT, "check_winding_order": False}
_MERCATOR = "EPSG:3857"
_DIMENSIONS = {"Point": 0, "MultiPoint": 0, "LineString": 1, "MultiLineString": 1, "Polygon": 2, "MultiPolygon": 2}


@cache
def grid() -> morecantile.TileMatrixSet:
    """Return the grid of the tiles."""
    return morecantile.tms.get(GRID)


@dataclass(frozen=True)
class Tileset:
    """The tiles of one layer; made once a build by :meth:`of`.

    Attributes
    ----------
    min_zoom
        The first zoom at which every tile holds all its features; totals answer below it.
    positions
        M × 2, the middles of the boxes of the located features: [0, 1) from the west and from the north of the grid.
    """

    store: Store
    layer: Layer
    min_zoom: int
    positions: Floats

    @classmethod
    def of(cls, store: Store, layer: str) -> "Tileset":
        """Prepare the tiles of a layer.

        Raises
        ------
        LayerNotFound
            The store does not hold the layer.
        TileError
            The layer has no geometry.
        """
        count = store.count(layer)
        if store.layers[layer].geometry == "none":
            raise TileError(f"layer {layer} has no geometry, so there are no tiles of it")
        shapes = store.features(Query(layer, located=True, limit=count)).geometries
        bounds = _on_grid(shapely.bounds(shapes)) if shapes is not None and len(shapes) else np.empty((0, 4))
        positions = np.minimum((bounds[:, :2] + bounds[:, 2:]) / 2, np.nextafter(1, 0))
        return cls(store, store.layers[layer], _first_whole_zoom(bounds), positions)

    @property
    def totals_name(self) -> str:
        """Name of the layer of totals."""
        return f"{self.layer.id}_totals"

    def tile(self, zoom: int, row: int, col: int) -> bytes:
        """Write a tile.

        Parameters
        ----------
        zoom, row, col
            Of the grid; rows are counted from the north.

        Returns
        -------
        Mapbox Vector Tile; empty where there is nothing
            Fields keep their names; a field that is unknown is left out, as the format has no null. Dates are text.
            Features are clipped :data:`BUFFER` units around the tile, lines and polygons that are smaller than a
            unit left out. Where the layer has :data:`AMOUNT`, the largest come first.

        Raises
        ------
        TileError
            There is no such tile, or it lies beyond :data:`MAX_ZOOM`.
        """
        if not (0 <= zoom <= MAX_ZOOM and 0 <= row < 2**zoom and 0 <= col < 2**zoom):
            raise TileError(
                f"no tile {zoom}/{row}/{col}: wanted zoom 0 to {MAX_ZOOM}, then row and column 0 to 2^zoom - 1"
            )
        if zoom < self.min_zoom:
            return _encoded(self.totals_name, self._totals(zoom, row, col))
        return _encoded(self.layer.id, self._features(morecantile.Tile(col, row, zoom)))

    def _features(self, tile: morecantile.Tile) -> list[dict[str, Any]]:
        box = _box(tile)
        ranked = (SortKey(AMOUNT, descending=True),) if self.layer.field(AMOUNT) else ()
        found = self.store.features(Query(self.layer.id, bbox=box, located=True, sortby=ranked, limit=MAX_FEATURES))
        if found.geometries is None:
            return []
        shapes = _in_units(_within_grid(found.geometries), tile)
        rows = np.flatnonzero(~shapely.is_missing(shapes) & ~shapely.is_empty(shapes))
        return [
            {"geometry": shape, "properties": {name: value for name, value in row.items() if value is not None}}
            for shape, row in zip(shapes[rows], records(found.columns, rows), strict=True)
        ]

    def _totals(self, zoom: int, row: int, col: int) -> list[dict[str, Any]]:
        inside = self.positions * 2**zoom - (col, row)
        inside = inside[((inside >= 0) & (inside < 1)).all(axis=1)]
        cells = (inside * CELLS).astype(np.int64) @ (1, CELLS)
        found, of_cell, counts = np.unique(cells, return_inverse=True, return_counts=True)
        middles = [np.bincount(of_cell, inside[:, axis], len(found)) / counts for axis in (0, 1)]
        x, y = (np.rint(middle * EXTENT).tolist() for middle in (middles[0], 1 - middles[1]))
        return [
            {"geometry": shapely.Point(*place), "properties": {"count": count}}
            for *place, count in zip(x, y, counts.tolist(), strict=True)
        ]


def _encoded(name: str, features: list[dict[str, Any]]) -> bytes:
    if not features:
        return b""
    tile: bytes = mapbox_vector_tile.encode([{"name": name, "features": features}], default_options=_ENCODING)
    return tile


def _box(tile: morecantile.Tile) -> BBox:
    """Give the box of a tile with its buffer [°], within the grid."""
    bounds = grid().xy_bounds(tile)
    margin = (bounds.right - bounds.left) * BUFFER / EXTENT
    edge = grid().xy_bbox.right
    x = np.clip([bounds.left - margin, bounds.right + margin], -edge, edge)
    y = np.clip([bounds.bottom - margin, bounds.top + margin], -edge, edge)
    lon, lat = to_wgs84(parse_crs(_MERCATOR), x, y)
    west, east = np.clip(lon, -180, 180).tolist()
    return BBox(west, float(lat[0]), east, float(lat[1]))


def _within_grid(shapes: Geometries) -> Geometries:
    # The projection has no place for the poles. Beyond ±180 nothing lies, but what lies on it must stay.
    top = grid().bbox.top
    bounds = shapely.bounds(shapes)
    if (np.abs(bounds[:, [1, 3]]) <= top).all():
        return shapes
    return _clipped(shapes, (-181, -top, 181, top))


def _clipped(shapes: Geometries, box: tuple[float, float, float, float]) -> Geometries:
    if (shapely.get_type_id(shapes) == shapely.GeometryType.POINT).all():
        return shapes
    whole = shapes.copy()
    is_broken = ~shapely.is_valid(shapes)
    whole[is_broken] = shapely.make_valid(shapes[is_broken])
    cut = shapely.clip_by_rect(whole, *box)
    dimensions = shapely.get_dimensions(shapes).tolist()
    kept = [_of_dimension(one, dimension) for one, dimension in zip(cut, dimensions, strict=True)]
    return np.array([*kept, None], object)[:-1]


def _of_dimension(shape: Any, dimension: int) -> Any:
    """Leave of a collection what has the dimension: tiles have none, and touching an edge is no part of a polygon."""
    if shape.geom_type in _DIMENSIONS:
        return shape if _DIMENSIONS[shape.geom_type] == dimension else None
    parts = shapely.get_parts(shapely.get_parts(shape))
    kept = parts[shapely.get_dimensions(parts) == dimension]
    if not len(kept):
        return None
    return (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)[dimension](kept)


def _in_units(shapes: Geometries, tile: morecantile.Tile) -> Geometries:
    """Turn shapes to whole units of a tile, from its lower left corner; detail below a unit goes."""
    bounds = grid().xy_bounds(tile)
    unit = (bounds.right - bounds.left) / EXTENT
    mercator = parse_crs(_MERCATOR)

    def turn(lonlat: Floats) -> Floats:
        x, y = from_wgs84(mercator, lonlat[:, 0], lonlat[:, 1])
        return np.column_stack([(x - bounds.left) / unit, (y - bounds.bottom) / unit])

    edge = (-BUFFER, -BUFFER, EXTENT + BUFFER, EXTENT + BUFFER)
    placed = _clipped(shapely.transform(shapes, turn), edge)
    snapped = shapely.set_precision(shapely.simplify(placed, 1, preserve_topology=True), 1)
    # Outer rings run clockwise as seen (specification 4.3.4.4).
    units: Geometries = shapely.orient_polygons(snapped, exterior_cw=True)
    return units


def _on_grid(bounds: Floats) -> Floats:
    """Turn N boxes [°] to the grid: west, north, east, south, each 0 to 1 from the west and the north."""
    edge = grid().xy_bbox.right
    highest = grid().bbox.top
    lat = np.clip(bounds[:, [3, 1]], -highest, highest)
    x, y = from_wgs84(parse_crs(_MERCATOR), bounds[:, [0, 2]], lat)
    placed = np.column_stack([x[:, 0], -y[:, 0], x[:, 1], -y[:, 1]]) / (2 * edge) + 0.5
    clipped: npt.NDArray[np.float64] = np.clip(placed, 0, 1)
    return clipped


def _first_whole_zoom(bounds: Floats, zoom: int = 0, corner: tuple[int, int] = (0, 0)) -> int:
    """Find the first zoom at which no tile below this one has more than :data:`MAX_FEATURES`.

    ``bounds`` are those that meet the tile ``corner`` (column, row) with its buffer: what meets a tile meets the one
    above it.
    """
    if len(bounds) <= MAX_FEATURES or zoom == MAX_ZOOM:
        return zoom
    deepest = zoom + 1
    margin = BUFFER / EXTENT
    for col in (2 * corner[0], 2 * corner[0] + 1):
        for row in (2 * corner[1], 2 * corner[1] + 1):
            low = np.array([col - margin, row - margin]) / 2 ** (zoom + 1)
            high = np.array([col + 1 + margin, row + 1 + margin]) / 2 ** (zoom + 1)
            meets = (bounds[:, :2] <= high).all(axis=1) & (bounds[:, 2:] >= low).all(axis=1)
            deepest = max(deepest, _first_whole_zoom(bounds[meets], zoom + 1, (col, row)))
    return deepest
