"""Vector tiles of a layer: Mapbox Vector Tiles on the grid of web maps, cut from the store when they are asked for.

A tile holds at most :data:`layers.tile_grid.MAX_FEATURES` features. From the zoom at which every tile of a layer keeps to that
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
from typing import Any

import morecantile
import numpy as np
import shapely

from geo import quadkeys
from geo.crs import from_wgs84, parse_crs
from geo.datum import Floats
from layers.catalogue import Layer
from layers.errors import TileError
from layers.geojson import Geometries
from layers.mvt import encoded_tile
from layers.stores.contract import Store
from layers.stores.tiling import tile_query
from layers.tile_grid import BUFFER, EXTENT, MAX_ZOOM, MERCATOR, grid
from layers.totals import DEGREE

#: A tile of totals has the cells so many levels below its own, 32 × 32 of them.
CELL_LEVELS = 5

_DIMENSIONS = {"Point": 0, "MultiPoint": 0, "LineString": 1, "MultiLineString": 1, "Polygon": 2, "MultiPolygon": 2}


@dataclass(frozen=True)
class Tileset:
    """The tiles of one layer; made once a build by :meth:`of`.

    Attributes
    ----------
    min_zoom
        The first zoom at which every tile holds all its features; totals answer below it.
    """

    store: Store
    layer: Layer
    min_zoom: int

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
        min_zoom = store.min_zoom(layer)
        if store.layers[layer].geometry == "none":
            raise TileError(f"layer {layer} has no geometry, so there are no tiles of it")
        return cls(store, store.layers[layer], min_zoom)

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
            Features are clipped :data:`layers.tile_grid.BUFFER` units around the tile, lines and polygons that are smaller than a
            unit left out. Where the layer has an amount (:data:`layers.totals.AMOUNT`), the largest come first.

        Raises
        ------
        TileError
            There is no such tile, or it lies beyond :data:`layers.tile_grid.MAX_ZOOM`.
        """
        if not (0 <= zoom <= MAX_ZOOM and 0 <= row < 2**zoom and 0 <= col < 2**zoom):
            raise TileError(
                f"no tile {zoom}/{row}/{col}: wanted zoom 0 to {MAX_ZOOM}, then row and column 0 to 2^zoom - 1"
            )
        if zoom < self.min_zoom:
            return self._totals(zoom, row, col)
        tile = morecantile.Tile(col, row, zoom)
        ready = self.store.point_tile(self.layer.id, tile)
        return self._features(tile) if ready is None else ready

    def _features(self, tile: morecantile.Tile) -> bytes:
        found = self.store.features(tile_query(self.layer, tile))
        if found.geometries is None:
            return b""
        shapes = _in_units(_within_grid(found.geometries), tile)
        rows = np.flatnonzero(~shapely.is_missing(shapes) & ~shapely.is_empty(shapes))
        columns = {name: column.take(rows).python() for name, column in found.columns.items()}
        return encoded_tile(self.layer.id, shapes[rows], columns, EXTENT)

    def _totals(self, zoom: int, row: int, col: int) -> bytes:
        key = int(quadkeys.keys(col, row))
        totals = self.store.cell_totals(self.layer.id, key, zoom, zoom + CELL_LEVELS).ordered()
        lon, lat = (one / (totals.located * DEGREE) for one in (totals.lon, totals.lat))
        x, y = (place * 2**zoom - first for place, first in zip(quadkeys.on_grid(lon, lat), (col, row), strict=True))
        middles = np.array(shapely.points(np.column_stack([x, 1 - y]) * EXTENT), object)
        return encoded_tile(self.totals_name, middles, {"count": totals.located.tolist()}, EXTENT)


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
    mercator = parse_crs(MERCATOR)

    def turn(lonlat: Floats) -> Floats:
        x, y = from_wgs84(mercator, lonlat[:, 0], lonlat[:, 1])
        return np.column_stack([(x - bounds.left) / unit, (y - bounds.bottom) / unit])

    if (shapely.get_type_id(shapes) == shapely.GeometryType.POINT).all():
        points: Geometries = shapely.transform(shapes, lambda lonlat: np.rint(turn(lonlat)))
        return points
    edge = (-BUFFER, -BUFFER, EXTENT + BUFFER, EXTENT + BUFFER)
    placed = _clipped(shapely.transform(shapes, turn), edge)
    snapped = shapely.set_precision(shapely.simplify(placed, 1, preserve_topology=True), 1)
    # Outer rings run clockwise as seen (specification 4.3.4.4).
    units: Geometries = shapely.orient_polygons(snapped, exterior_cw=True)
    return units
