"""Days, moments and geometries as they are written in filters."""

import datetime as dt
import math
import re
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import BBox
from geo.crs import ReferenceSystem, bbox_to_wgs84, geometries_to_wgs84
from geo.errors import GeoError
from layers.errors import FilterError

DAY = "a day such as DATE('2022-01-04')"
MOMENT = "a moment such as TIMESTAMP('2022-01-04T00:00:00Z')"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)


def day(text: str) -> dt.date:
    """Read ``2022-01-04`` (RFC 3339, full-date).

    Raises
    ------
    FilterError
        It is none, or a day that is not in the calendar.
    """
    error = FilterError(f"{shown(text)} is no day: wanted {DAY}", wanted=DAY)
    if not _DAY.fullmatch(text):
        raise error
    try:
        return dt.date.fromisoformat(text)
    except ValueError as reason:
        raise error from reason


def moment(text: str) -> dt.datetime:
    """Read ``2022-01-04T00:00:00.000Z`` (RFC 3339, date-time).

    Returns
    -------
    datetime in UTC, without a zone, to the microsecond

    Raises
    ------
    FilterError
        It is none, or not in the calendar.
    """
    error = FilterError(f"{shown(text)} is no moment: wanted {MOMENT}", wanted=MOMENT)
    if not _MOMENT.fullmatch(text):
        raise error
    try:
        return dt.datetime.fromisoformat(text.upper()).astimezone(dt.UTC).replace(tzinfo=None)
    except (ValueError, OverflowError) as reason:
        raise error from reason


def shape(node: dict[str, Any], crs: ReferenceSystem) -> shapely.Geometry:
    """Read a GeoJSON geometry whose coordinates are in another system, in the axis order of its authority.

    Returns
    -------
    Geometry in WGS 84 (lon, lat)
        Without heights; turned corner by corner. A collection is the union of its parts: it stays one only when
        points, lines and areas stand side by side in it.

    Raises
    ------
    FilterError
        It is no geometry, crosses itself, or has a corner outside the world.
    """
    try:
        given = shapely.force_2d(shapely.from_geojson(msgspec.json.encode(node)))
    except shapely.errors.GEOSException as error:
        raise FilterError(f"{node.get('type')} is no geometry: {_reason(error)}") from error
    if crs.northing_first:
        given = shapely.transform(given, lambda corners: corners[:, ::-1])
    _check_world(given, crs)
    try:
        turned: BaseGeometry = geometries_to_wgs84(crs, np.array([given], object))[0]
    except GeoError as error:
        raise FilterError(f"{given.geom_type}: {error}") from error
    if not shapely.is_valid(turned):
        raise FilterError(f"{given.geom_type} is not valid: {shapely.is_valid_reason(turned)}")
    return shapely.union_all(shapely.get_parts(turned)) if turned.geom_type == "GeometryCollection" else turned


def box(numbers: Sequence[Any], crs: ReferenceSystem) -> shapely.Geometry:
    """Read the four or six numbers of a BBOX, in the axis order of its system; west > east crosses the antimeridian.

    Returns
    -------
    Polygon in WGS 84 (lon, lat), two of them across the antimeridian
        A box without width is a line, one without width and height a point.

    Raises
    ------
    FilterError
        There are not four or six numbers, or they are no box in the world.
    """
    is_numbers = all(isinstance(number, int | float) and not isinstance(number, bool) for number in numbers)
    if len(numbers) not in (4, 6) or not is_numbers:
        raise FilterError("BBOX wants four or six numbers: west, south, east, north")
    try:
        found = bbox_to_wgs84(crs, ",".join(repr(float(number)) for number in numbers))
    except GeoError as error:
        raise FilterError(f"BBOX: {error}") from error
    boxes = [_part(part) for part in found.parts]
    return boxes[0] if len(boxes) == 1 else shapely.union_all(boxes)


def shown(text: str) -> str:
    """Write a text for a message, in quotes and not too long."""
    return repr(text if len(text) <= 60 else f"{text[:60]}…")


def _part(part: BBox) -> shapely.Geometry:
    # As a polygon, a box without width or height would be invalid and meet nothing.
    corners = [(part.west, part.south), (part.east, part.north)]
    if part.west == part.east and part.south == part.north:
        return shapely.Point(corners[0])
    if part.west == part.east or part.south == part.north:
        return shapely.LineString(corners)
    return shapely.box(part.west, part.south, part.east, part.north)


def _check_world(given: BaseGeometry, crs: ReferenceSystem) -> None:
    corners = shapely.get_coordinates(given)
    far = ~np.isfinite(corners).all(axis=1)
    if crs.unit == "degree":
        far |= (np.abs(corners) > (180, 90)).any(axis=1)
    if far.any():
        x, y = corners[far][0].tolist()
        first, second = (y, x) if crs.northing_first else (x, y)
        order = "latitude, longitude" if crs.northing_first else "longitude, latitude"
        axes = f"{order} in degrees" if crs.unit == "degree" else "finite numbers"
        raise FilterError(
            f"{given.geom_type} has a corner {_number(first)} {_number(second)}: wanted {axes} ({crs.name})"
        )


def _number(value: float) -> str:
    return f"{value:.10g}" if math.isfinite(value) else str(value)


def _reason(error: Exception) -> str:
    return str(error).strip().removeprefix("IllegalArgumentException: ").removeprefix("ParseException: ")
