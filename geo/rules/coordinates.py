"""Typed coordinates: order and reference system as told, or deduced where nothing else is possible."""

import math

import shapely

from geo.crs import parse_crs, to_wgs84
from geo.datum import bd09_to_wgs84, gcj02_to_wgs84
from geo.errors import CRSError, DatumError
from geo.geocode import Answer, Match
from geo.rules import reasons
from geo.rules.case import Case, Reckoned, Words, blank
from geo.rules.confidence import FULL_CHAIN, WITH_DISTRICT
from geo.rules.world import World
from geo.typed_coordinates import Typed, typed_coordinates

#: [m] What a pair may be off that does not say its reference system: the shift of the country's web maps
#: (places.md 1.1: 449 to 551 m for GCJ-02 here).
UNKNOWN_DATUM_M = 600.0
#: [m] What a pair that says it may be off besides its last digit: a hand-held receiver, the noise of GCJ-02.
KNOWN_DATUM_M = 20.0
#: [m] Of one degree of latitude.
DEGREE_M = 111_000.0

_NAMES = {"wgs84": "WGS 84", "cgcs2000": "CGCS2000", "gcj02": "GCJ-02", "bd09": "BD-09"}


def answer(case: Case, _world: World) -> Answer | Reckoned | None:
    """Answer a text with typed coordinates, else None."""
    typed = typed_coordinates(case.text)
    if typed is None:
        return None
    span = Match("", "", "coordinate", (typed.start, typed.end), "coordinate", "")
    point = _wgs84(typed)
    if point is None:
        words = (
            "文中的数字不是合理的经纬度，请核对顺序和坐标系。",
            "The numbers are no longitude and latitude; check order and reference system.",
        )
        return blank(case, "unlocated", words, matched=(span,))
    told = typed.crs is not None
    radius = max(math.hypot(KNOWN_DATUM_M if told else UNKNOWN_DATUM_M, typed.rounding * DEGREE_M), 30.0)
    return Reckoned(
        case=case,
        level="coordinate",
        point=point,
        geometry=shapely.Point(point),
        radius_m=radius,
        radius_basis=f"坐标末位 {reasons.metres_zh(typed.rounding * DEGREE_M)}" + ("" if told else "，坐标系未注明"),
        confidence=FULL_CHAIN if told else WITH_DISTRICT,
        matched=(span,),
        words=_words(typed, radius),
    )


def _words(typed: Typed, radius: float) -> Words:
    order = "" if typed.labelled else "顺序按数值判断，"
    crs = f"坐标系 {_NAMES[typed.crs]}" if typed.crs else "坐标系未注明，按 WGS 84"
    order_en = "" if typed.labelled else "; their order follows from their values"
    crs_en = _NAMES[typed.crs] if typed.crs else "not stated, taken for WGS 84"
    return (
        f"文中直接写明坐标（{order}{crs}），半径 {reasons.metres_zh(radius)}。",
        f"Coordinates are typed{order_en}; reference system {crs_en}; radius {reasons.metres_en(radius)}.",
    )


def _wgs84(typed: Typed) -> tuple[float, float] | None:
    """Turn a typed pair to lon, lat in WGS 84 [°]; None where it is none."""
    if typed.epsg:
        try:
            lon, lat = (float(axis[0]) for axis in to_wgs84(parse_crs(typed.epsg), [typed.lon], [typed.lat]))
        except CRSError:
            return None
        return lon, lat
    if not (abs(typed.lon) <= 180 and abs(typed.lat) <= 90):
        return None
    turn = {"gcj02": gcj02_to_wgs84, "bd09": bd09_to_wgs84}.get(typed.crs or "")
    if turn is None:
        return typed.lon, typed.lat
    try:
        lon, lat = (float(axis) for axis in turn(typed.lon, typed.lat))
    except DatumError:
        return None
    return lon, lat
