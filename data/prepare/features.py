"""GeoJSON files as the prepare scripts write them: one feature a line, the same bytes from the same data."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely

Feature = tuple[Mapping[str, Any], shapely.Geometry]


def write_features(path: Path, features: Iterable[Feature], *, decimals: int) -> int:
    """Write features as a GeoJSON file (RFC 7946).

    Parameters
    ----------
    path
        The file, replaced when it exists.
    features
        N pairs of properties and geometry, lon and lat in WGS 84 [°]; written in this order.
    decimals
        Of the coordinates: 5 are 1 m, 6 are 0.1 m. Points that become equal to the one before are dropped.

    Returns
    -------
    int
        Bytes written.
    """
    lines = [_line(properties, at_decimals(geometry, decimals)) for properties, geometry in features]
    body = ",\n".join(lines)
    return path.write_bytes(f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n'.encode())


def at_decimals(geometry: shapely.Geometry, decimals: int) -> shapely.Geometry:
    """Round coordinates, drop repeated points and wind rings as RFC 7946 wants them (outer counterclockwise)."""
    rounded = shapely.transform(geometry, lambda lonlat: np.round(lonlat, decimals) + 0.0)
    return shapely.orient_polygons(shapely.remove_repeated_points(rounded))


def _line(properties: Mapping[str, Any], geometry: shapely.Geometry) -> str:
    feature = {"type": "Feature", "properties": dict(properties), "geometry": shapely.geometry.mapping(geometry)}
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
