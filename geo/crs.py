"""The reference systems of the atlas: what is kept and sent, and what it may be turned into."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from pyproj.exceptions import CRSError as ProjError

from geo import datum
from geo.bbox import BBox, four_numbers
from geo.datum import Floats
from geo.errors import BBoxError, CRSError

#: Everything kept or sent: WGS 84, longitude before latitude (OGC CRS84).
WGS84 = "OGC:CRS84"

#: What answers are offered in, the usual ones first. The last two are no CRS of any register.
OFFERED = (
    WGS84, "EPSG:4326", "EPSG:4490", "EPSG:4549", "EPSG:4550", "EPSG:32651", "EPSG:3857", "GCJ-02", "BD-09",
)  # fmt: skip

#: GCJ-02 and BD-09 stand in no register, so their URIs are our own: this, then ``GCJ-02`` or ``BD-09``.
OWN_URI = "urn:corridor-atlas:def:crs:"

_TITLES_ZH = {
    WGS84: "WGS 84（经度在前）",
    "EPSG:4326": "WGS 84（纬度在前）",
    "EPSG:4490": "2000 国家大地坐标系（纬度在前）",
    "EPSG:4549": "2000 国家大地坐标系 3 度带，中央经线 120°",
    "EPSG:4550": "2000 国家大地坐标系 3 度带，中央经线 123°",
    "EPSG:32651": "WGS 84 UTM 51 北带",
    "EPSG:3857": "Web 墨卡托（不可量算）",
    "GCJ-02": "GCJ-02 坐标（高德、腾讯等国内网络地图，经度在前）",
    "BD-09": "BD-09 坐标（百度地图，经度在前）",
}
_TITLES_EN = {
    "GCJ-02": "GCJ-02, the shifted datum of web maps in mainland China (longitude first)",
    "BD-09": "BD-09, the shifted datum of Baidu maps (longitude first)",
}

_CGCS2000, _CGCS2000_DATUM = "EPSG:4490", "China 2000"

_EPSG = re.compile(r"(?:EPSG:|https?://www\.opengis\.net/def/crs/EPSG/[0-9.]+/|urn:ogc:def:crs:EPSG:[0-9.]*:)(\d{1,6})")
_CRS84 = re.compile(r"(?:OGC:|https?://www\.opengis\.net/def/crs/OGC/[0-9.]+/|urn:ogc:def:crs:OGC:[0-9.]*:)?CRS84")
#: Names that are written in more than one way, in lower case; the bare words are those of ``source_crs``.
_OTHER_NAMES = {
    "wgs84": WGS84,
    "cgcs2000": "EPSG:4490",
    **dict.fromkeys(("gcj02", "gcj-02", f"{OWN_URI}gcj-02"), "GCJ-02"),
    **dict.fromkeys(("bd09", "bd-09", f"{OWN_URI}bd-09"), "BD-09"),
}


@dataclass(frozen=True)
class ReferenceSystem:
    """A reference system as a client may ask for it; made by :func:`parse_crs`.

    Attributes
    ----------
    name
        ``OGC:CRS84``, ``EPSG:4549``, ``GCJ-02`` or ``BD-09``.
    uri
        What stands in ``Content-Crs`` and in a collection's ``crs``.
    title_zh, title_en
        In words.
    unit
        Of both axes.
    northing_first
        Whether its authority puts latitude or northing before longitude or easting. Answers are written in that
        order (OGC API - Features Part 2, Requirement 12); in memory longitude and easting always come first.
    """

    name: str
    uri: str
    title_zh: str
    title_en: str
    unit: Literal["degree", "metre"]
    northing_first: bool

    @property
    def decimals(self) -> int:
        """How many decimals stand for about 1 cm."""
        return 7 if self.unit == "degree" else 2


@lru_cache(maxsize=256)
def parse_crs(text: str) -> ReferenceSystem:
    """Read the name of a reference system.

    Parameters
    ----------
    text
        ``EPSG:4549``; an OGC URI or URN, of CRS84 too; either in the brackets of a safe CURIE; ``GCJ-02``, ``BD-09``
        or their URIs under ``OWN_URI``; a ``source_crs`` of the tables (``wgs84``, ``gcj02``, ``bd09``, ``cgcs2000``).

    Raises
    ------
    CRSError
        It is none of these, PROJ does not know the code, or the system has not two axes, east and north, in degrees or
        metres.

    Examples
    --------
    >>> parse_crs("http://www.opengis.net/def/crs/EPSG/0/4490").northing_first
    True
    >>> parse_crs("[EPSG:32651]").uri
    'http://www.opengis.net/def/crs/EPSG/0/32651'
    """
    bare = text.strip()
    if bare.startswith("[") and bare.endswith("]"):
        bare = bare[1:-1]
    bare = _OTHER_NAMES.get(bare.lower(), bare)
    if bare in _TITLES_EN:
        return ReferenceSystem(bare, OWN_URI + bare, _TITLES_ZH[bare], _TITLES_EN[bare], "degree", northing_first=False)
    if _CRS84.fullmatch(bare):
        return _of_register(WGS84, "http://www.opengis.net/def/crs/OGC/1.3/CRS84", text)
    if epsg := _EPSG.fullmatch(bare):
        return _of_register(f"EPSG:{int(epsg[1])}", f"http://www.opengis.net/def/crs/EPSG/0/{int(epsg[1])}", text)
    raise CRSError(f"{text!r} is no reference system: wanted the like of {', '.join(OFFERED)} or its URI")


def from_wgs84(crs: ReferenceSystem, lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Turn WGS 84 to another system.

    Parameters
    ----------
    lon, lat
        Any shape [°], WGS 84; NaN stays NaN.

    Returns
    -------
    Two float64 arrays of that shape
        Longitude or easting first, whatever ``crs.northing_first`` says [° or m].

    Raises
    ------
    CRSError
        A point has no finite place there (the other side of the earth in EPSG:4549).
    DatumError
        GCJ-02 or BD-09, and a point lies outside :data:`geo.datum.MEANINGFUL`.

    Notes
    -----
    CGCS2000 and WGS 84 differ by decimetres; PROJ takes them as equal, and so does this.
    """
    return _turn(_directions(crs.name)[0], crs, lon, lat)


def to_wgs84(crs: ReferenceSystem, x: npt.ArrayLike, y: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Turn another system, longitude or easting first, to WGS 84 [°]; the inverse of :func:`from_wgs84`, which see.

    Raises
    ------
    CRSError
        A point has no finite place.
    DatumError
        GCJ-02 or BD-09, and a point lies outside :data:`geo.datum.MEANINGFUL`.
    """
    return _turn(_directions(crs.name)[1], crs, x, y)


def geometries_from_wgs84(
    crs: ReferenceSystem, geometries: npt.ArrayLike, *, authority_order: bool = False
) -> npt.NDArray[np.object_]:
    """Turn geometries of WGS 84, corner by corner.

    Parameters
    ----------
    geometries
        N shapely geometries or None; heights are dropped.
    authority_order
        Write the axes in the order of the authority (latitude first in EPSG:4326), as an answer does.

    Returns
    -------
    N geometries or None, in the same order

    Raises
    ------
    CRSError, DatumError
        As :func:`from_wgs84`.
    """

    def turn(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        x, y = from_wgs84(crs, lon, lat)
        return (y, x) if authority_order and crs.northing_first else (x, y)

    return _turned(geometries, turn)


def geometries_to_wgs84(crs: ReferenceSystem, geometries: npt.ArrayLike) -> npt.NDArray[np.object_]:
    """Turn N geometries or None, longitude or easting first, to WGS 84, corner by corner.

    Raises
    ------
    CRSError, DatumError
        As :func:`to_wgs84`.
    """
    return _turned(geometries, lambda x, y: to_wgs84(crs, x, y))


def bbox_to_wgs84(crs: ReferenceSystem, text: str) -> BBox:
    """Read a box that a client gives in another system.

    Parameters
    ----------
    text
        Four numbers in the axis order of the authority, lower corner first (``40.6,120.5,42.3,122.8`` in EPSG:4326),
        or six with heights, which are dropped.

    Returns
    -------
    The smallest WGS 84 box around it
        Sides are followed at 21 points each, since they bend. A box in degrees may cross the antimeridian.

    Raises
    ------
    BBoxError
        ``text`` is no box.
    CRSError, DatumError
        As :func:`to_wgs84`.

    Examples
    --------
    >>> bbox_to_wgs84(parse_crs("EPSG:4326"), "40.6,120.5,42.3,122.8")
    BBox(west=120.5, south=40.6, east=122.8, north=42.3)
    """
    numbers = four_numbers(text)
    if crs.northing_first:
        numbers = (numbers[1], numbers[0], numbers[3], numbers[2])
    west, south, east, north = numbers
    if _same_degrees(crs.name):
        return BBox(west, south, east, north)
    if west > east or south > north:
        raise BBoxError(f"{text!r}: wanted the lower corner first, in {crs.name}")
    along, across = np.linspace(west, east, 21), np.linspace(south, north, 21)
    x = np.concatenate([along, along, np.full(21, west), np.full(21, east)])
    y = np.concatenate([np.full(21, south), np.full(21, north), across, across])
    lon, lat = to_wgs84(crs, x, y)
    return BBox(float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max()))


def in_wgs84(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Turn N rows of any CRS to WGS 84, longitude first.

    Raises
    ------
    CRSError
        The frame does not say its CRS.
    """
    if frame.crs is None:
        raise CRSError("the frame does not say its reference system: wanted a CRS, not a guess")
    return frame.to_crs(WGS84)


_Formula = Callable[[Floats, Floats], tuple[Floats, Floats]]


@lru_cache(maxsize=64)
def _directions(name: str) -> tuple[_Formula, _Formula]:
    """Return the ways from and to WGS 84. pyproj's transformers are slow to make, and threads may share them.

    Between WGS 84 and CGCS2000 PROJ searches for a better operation for 0.3 s, finds none, and takes the two as equal:
    from a system's own degrees it makes the same operation at once.
    """
    if name == "GCJ-02":
        return datum.wgs84_to_gcj02, datum.gcj02_to_wgs84
    if name == "BD-09":
        return datum.wgs84_to_bd09, datum.bd09_to_wgs84
    degrees = _CGCS2000 if getattr(pyproj.CRS(name).datum, "name", "") == _CGCS2000_DATUM else WGS84
    there = pyproj.Transformer.from_crs(degrees, name, always_xy=True)
    back = pyproj.Transformer.from_crs(name, degrees, always_xy=True)
    return there.transform, back.transform


def _turn(formula: _Formula, crs: ReferenceSystem, x: npt.ArrayLike, y: npt.ArrayLike) -> tuple[Floats, Floats]:
    given_x, given_y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    out_x, out_y = formula(given_x, given_y)
    missing = np.isnan(given_x) | np.isnan(given_y)
    lost = ~missing & ~(np.isfinite(out_x) & np.isfinite(out_y))
    if lost.any():
        pair = f"{float(given_x[lost][0])}, {float(given_y[lost][0])}"
        raise CRSError(f"{pair} has no finite place on the way between WGS 84 and {crs.name}")
    return np.where(missing, np.nan, out_x), np.where(missing, np.nan, out_y)


def _turned(geometries: npt.ArrayLike, formula: _Formula) -> npt.NDArray[np.object_]:
    flat = shapely.force_2d(np.asarray(geometries, dtype=np.object_))
    return np.asarray(
        shapely.transform(flat, lambda xy: np.column_stack(formula(xy[:, 0], xy[:, 1]))), dtype=np.object_
    )


def _of_register(name: str, uri: str, text: str) -> ReferenceSystem:
    try:
        proj = pyproj.CRS(name)
    except ProjError as error:
        raise CRSError(f"{text!r}: PROJ does not know {name}") from error
    directions = [axis.direction for axis in proj.axis_info]
    units = {axis.unit_name for axis in proj.axis_info}
    if sorted(directions) != ["east", "north"] or units not in ({"degree"}, {"metre"}):
        raise CRSError(f"{text!r} has axes {directions} in {sorted(units)}: wanted east and north in degrees or metres")
    return ReferenceSystem(
        name=name,
        uri=uri,
        title_zh=_TITLES_ZH.get(name, proj.name),
        title_en=proj.name,
        unit="degree" if units == {"degree"} else "metre",
        northing_first=directions[0] == "north",
    )


def _same_degrees(name: str) -> bool:
    """Whether its degrees are those of WGS 84, so that a box across the antimeridian keeps its meaning."""
    return name in (WGS84, "EPSG:4326", "EPSG:4490")
