"""The grid of vector tiles: how many there are, what a tile holds, and from which zoom on every one holds it whole."""

from functools import cache

import morecantile
import numpy as np
import shapely

from geo import BBox
from geo.crs import parse_crs, to_wgs84
from geo.datum import Floats
from geo.quadkeys import on_grid
from layers.geojson import Geometries

#: The grid: its name in addresses.
GRID = "WebMercatorQuad"

#: The last zoom that is served; clients enlarge its tiles beyond. 1 unit of a tile is 0.6 m at the equator there.
MAX_ZOOM = 14

#: Features of one tile. The encoder takes 0.01 ms for each.
MAX_FEATURES = 2000

#: Units across a tile.
EXTENT = 4096

#: Units around a tile from which features are also held, so that symbols at its edge are whole: 16 CSS pixels of 256.
BUFFER = 256

MERCATOR = "EPSG:3857"


@cache
def grid() -> morecantile.TileMatrixSet:
    """Return the grid of the tiles."""
    return morecantile.tms.get(GRID)


def tile_box(tile: morecantile.Tile) -> BBox:
    """Give the box of a tile with its buffer [°], within the grid."""
    bounds = grid().xy_bounds(tile)
    margin = (bounds.right - bounds.left) * BUFFER / EXTENT
    edge = grid().xy_bbox.right
    x = np.clip([bounds.left - margin, bounds.right + margin], -edge, edge)
    y = np.clip([bounds.bottom - margin, bounds.top + margin], -edge, edge)
    lon, lat = to_wgs84(parse_crs(MERCATOR), x, y)
    west, east = np.clip(lon, -180, 180).tolist()
    return BBox(west, float(lat[0]), east, float(lat[1]))


def first_whole_zoom(geometries: Geometries | None) -> int:
    """Find the first zoom at which every tile can hold all its features, 0 for most layers.

    Parameters
    ----------
    geometries
        N geometries in WGS 84, None where missing; None for a layer without geometry.
    """
    bounds = np.empty((0, 4)) if geometries is None else shapely.bounds(geometries)
    bounds = bounds[~np.isnan(bounds).any(axis=1)]
    west, north = on_grid(bounds[:, 0], bounds[:, 3])
    east, south = on_grid(bounds[:, 2], bounds[:, 1])
    return _first_whole_zoom(np.column_stack([west, north, east, south]))


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
