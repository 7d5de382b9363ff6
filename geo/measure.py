"""Areas and circles on the ellipsoid of WGS 84, never in degrees and never in Web Mercator."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from geo.crs import WGS84, in_wgs84

#: On which every length and area of the atlas is measured.
ELLIPSOID = pyproj.Geod(ellps="WGS84")


def area_km2(regions: gpd.GeoSeries) -> "pd.Series[float]":
    """Return the area of each region on the ellipsoid of WGS 84.

    Parameters
    ----------
    regions
        N polygons or multipolygons in any CRS; holes are taken off.

    Returns
    -------
    Series of N float64 [km²] with the index of ``regions``; NaN where a region is missing

    Raises
    ------
    CRSError
        ``regions`` does not say its CRS.

    Notes
    -----
    Sides run along geodesics [1]_ between the corners in WGS 84.

    References
    ----------
    .. [1] Karney, C. F. F. (2013). Algorithms for geodesics. Journal of Geodesy 87, 43-55.
       https://doi.org/10.1007/s00190-012-0578-z

    Examples
    --------
    >>> ring = shapely.box(121, 41, 122, 42) - shapely.box(121.4, 41.4, 121.6, 41.6)
    >>> area_km2(gpd.GeoSeries([ring, None], crs=WGS84)).round(1).tolist()
    [8902.3, nan]
    """
    shapes = in_wgs84(regions).to_numpy()
    areas = [np.nan if shape is None else _area_m2(shape) / 1e6 for shape in shapes]
    return pd.Series(areas, index=regions.index, dtype=np.float64)


def geodesic_circle(lon: float, lat: float, radius_m: float, *, corners: int = 72) -> shapely.Polygon:
    """Draw a circle on the ellipsoid.

    Returns
    -------
    Polygon in WGS 84, counterclockwise, its corners exactly ``radius_m`` [m] from ``lon``, ``lat`` [°]
    """
    azimuths = -np.linspace(0.0, 360.0, corners, endpoint=False)
    there = ELLIPSOID.fwd(np.full(corners, lon), np.full(corners, lat), azimuths, np.full(corners, radius_m))
    return shapely.Polygon(np.column_stack(there[:2]))


def share_radius_m(region: BaseGeometry, lon: float, lat: float, *, share: float = 0.9) -> float:
    """Find the circle about a point that holds a given share of a region's area.

    Parameters
    ----------
    region
        Polygon or multipolygon in WGS 84.
    lon, lat
        The middle of the circle [° WGS 84], anywhere.
    share
        Of the area, between 0 and 1.

    Returns
    -------
    Radius [m], to 1 m

    Notes
    -----
    Bisection in the azimuthal equidistant projection about the point, where radii are true and areas within 200 km
    are 2e-4 off at most.
    """
    local = pyproj.Transformer.from_crs(WGS84, f"+proj=aeqd +lon_0={lon} +lat_0={lat} +ellps=WGS84", always_xy=True)
    flat = shapely.transform(region, lambda xy: np.column_stack(local.transform(xy[:, 0], xy[:, 1])))
    wanted = share * flat.area
    inner, outer = 0.0, float(np.hypot(*shapely.get_coordinates(flat).T).max())
    while outer - inner > 1.0:
        middle = (inner + outer) / 2.0
        held = shapely.Point(0.0, 0.0).buffer(middle, quad_segs=64).intersection(flat).area
        inner, outer = (middle, outer) if held < wanted else (inner, middle)
    return outer


def _area_m2(shape: BaseGeometry) -> float:
    # Karney's areas are signed by the direction of the ring: holes must run against their shells.
    return abs(float(ELLIPSOID.geometry_area_perimeter(shapely.orient_polygons(shape))[0]))
