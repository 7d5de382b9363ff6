"""Where things are: reference systems, places, addresses, regions and routes. Knows no layer and no web."""

from geo.bbox import BBox
from geo.crs import (
    OFFERED,
    WGS84,
    ReferenceSystem,
    bbox_to_wgs84,
    from_wgs84,
    geometries_from_wgs84,
    geometries_to_wgs84,
    in_wgs84,
    parse_crs,
    to_wgs84,
)
from geo.errors import BBoxError, CRSError, DatumError, GazetteerError, GeoError, RouteError
from geo.measure import area_km2, geodesic_circle, share_radius_m
from geo.regions import Regions, Unit
from geo.route_checks import Replacement, read_replacement, route_findings
from geo.routes import Routes

__all__ = [
    "OFFERED",
    "WGS84",
    "BBox",
    "BBoxError",
    "CRSError",
    "DatumError",
    "GazetteerError",
    "GeoError",
    "ReferenceSystem",
    "Regions",
    "Replacement",
    "RouteError",
    "Routes",
    "Unit",
    "area_km2",
    "bbox_to_wgs84",
    "from_wgs84",
    "geodesic_circle",
    "geometries_from_wgs84",
    "geometries_to_wgs84",
    "in_wgs84",
    "parse_crs",
    "read_replacement",
    "route_findings",
    "share_radius_m",
    "to_wgs84",
]
