"""Where things are: reference systems, places, addresses, regions and routes. Knows no layer and no web."""

from geo.bbox import BBox
from geo.crs import WGS84
from geo.errors import GeoError

__all__ = ["WGS84", "BBox", "GeoError"]
