"""Typed coordinates in a text: which numbers they are, in which order, and in which reference system if it says so.

Everything here reads a text in normal form (:func:`geo.names.normal_form`) and knows no gazetteer.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

Crs = Literal["wgs84", "gcj02", "bd09", "cgcs2000"]

_SEXAGESIMAL = (
    r"(?P<{0}d>\d{{1,3}})\s*(?:°|度|º|˚|⁰)\s*(?:(?P<{0}m>\d{{1,2}}(?:\.\d+)?)\s*(?:′|'|分|’|´|ˊ)?\s*"
    r"(?:(?P<{0}s>\d{{1,2}}(?:\.\d+)?)\s*(?:″|\"|秒|''|′′|”)?)?)?"
)
_LON_WORD, _LAT_WORD = r"(?:东经|经度|lon(?:gitude)?|lng|[eE])", r"(?:北纬|纬度|lat(?:itude)?|[nN])"
_DECIMAL = r"[-+]?\d{1,3}\.\d+|[-+]?\d{1,3}(?=\s*[°度])"
_LINK = r"\s*(?:°|度)?\s*[,;、/ ]*\s*"
_LABELLED = (
    re.compile(rf"{_LON_WORD}\s*[:=]?\s*(?P<lon>{_DECIMAL}){_LINK}{_LAT_WORD}\s*[:=]?\s*(?P<lat>{_DECIMAL})", re.I),
    re.compile(rf"{_LAT_WORD}\s*[:=]?\s*(?P<lat>{_DECIMAL}){_LINK}{_LON_WORD}\s*[:=]?\s*(?P<lon>{_DECIMAL})", re.I),
    re.compile(rf"(?P<lon>{_DECIMAL})\s*°?\s*[eE]{_LINK}(?P<lat>{_DECIMAL})\s*°?\s*[nN]"),
    re.compile(rf"(?P<lat>{_DECIMAL})\s*°?\s*[nN]{_LINK}(?P<lon>{_DECIMAL})\s*°?\s*[eE]"),
)
_DEGREES = (
    re.compile(
        rf"{_LON_WORD}\s*[:=]?\s*{_SEXAGESIMAL.format('x')}{_LINK}(?:和|及|与)?{_LAT_WORD}\s*[:=]?\s*{_SEXAGESIMAL.format('y')}",
        re.I,
    ),
    re.compile(
        rf"{_LAT_WORD}\s*[:=]?\s*{_SEXAGESIMAL.format('y')}{_LINK}(?:和|及|与)?{_LON_WORD}\s*[:=]?\s*{_SEXAGESIMAL.format('x')}",
        re.I,
    ),
    re.compile(rf"{_SEXAGESIMAL.format('x')}\s*[eE]{_LINK}{_SEXAGESIMAL.format('y')}\s*[nN]"),
    re.compile(rf"{_SEXAGESIMAL.format('y')}\s*[nN]{_LINK}{_SEXAGESIMAL.format('x')}\s*[eE]"),
)
_BARE_DEGREES = re.compile(rf"(?<!\d){_SEXAGESIMAL.format('x')}{_LINK}{_SEXAGESIMAL.format('y')}")
_PAIR = re.compile(r"(?<![\d.\-])(?P<a>-?\d{1,3}\.\d{2,})\s*°?\s*[,; /、]\s*(?P<b>-?\d{1,3}\.\d{2,})(?![\d.])")
_GRID = re.compile(
    r"(?<![\d.])(?:(?P<e1>\d{8}(?:\.\d+)?)\D{1,6}?(?P<n1>[345]\d{6}(?:\.\d+)?)|(?P<n2>[345]\d{6}(?:\.\d+)?)\D{1,6}?(?P<e2>\d{8}(?:\.\d+)?))(?!\d)"
)
#: Numbers of the three-degree zones of the country.
_ZONES = (25, 45)
_CRS_WORDS: tuple[tuple[str, Crs], ...] = (
    (r"gcj[-_ ]?0?2|火星|高德|腾讯|国测局|amap", "gcj02"), (r"bd[-_ ]?0?9|百度", "bd09"),
    (r"cgcs[-_ ]?2000|国家2000|2000国家", "cgcs2000"), (r"wgs[-_ ]?84|gps", "wgs84"),
)  # fmt: skip
#: lon, lat [°] that an unlabelled pair must be in to be taken for coordinates of the country.
_COUNTRY_LON, _COUNTRY_LAT = (73.0, 136.0), (3.0, 54.0)


@dataclass(frozen=True, slots=True)
class Typed:
    """Typed coordinates: lon, lat [°] as typed, their CRS if told, half of their last digit [°].

    With ``epsg`` they are easting and northing [m] in that projected system, and ``lon`` holds the easting.
    """

    start: int
    end: int
    lon: float
    lat: float
    crs: Crs | None
    labelled: bool
    rounding: float
    epsg: str = ""


def typed_coordinates(text: str) -> Typed | None:
    """Find the first pair of coordinates typed in a text.

    A pair with words (东经, N, lat=) is taken as it says; a bare pair only where its numbers can be one longitude and one
    latitude of the country, which also tells their order. The CRS is what the text says, else None: nobody can see it.

    Examples
    --------
    >>> typed_coordinates("41.12252,121.13514")
    Typed(start=0, end=18, lon=121.13514, lat=41.12252, crs=None, labelled=False, rounding=5e-06, epsg='')
    >>> typed_coordinates("东经121°04′,北纬40°48′").lat
    40.8
    >>> typed_coordinates("总投资11.05亿元,2.55亿元") is None
    True
    """
    if not any(c.isdigit() for c in text):
        return None
    return next((pair for read in (_labelled, _bare_degrees, _bare_pair, _projected) if (pair := read(text))), None)


def _labelled(text: str) -> Typed | None:
    for pattern in _DEGREES:
        match = pattern.search(text)
        if match and (match["xm"] or match["ym"]):
            return _from_degrees(text, match)
    matches = (pattern.search(text) for pattern in _LABELLED)
    return next((_typed(text, m, m["lon"], m["lat"], labelled=True) for m in matches if m), None)


def _bare_degrees(text: str) -> Typed | None:
    match = _BARE_DEGREES.search(text)
    if match is None or not (match["xm"] and match["ym"]):
        return None
    typed = replace(_from_degrees(text, match), labelled=False)
    turned = replace(typed, lon=typed.lat, lat=typed.lon)
    return next((pair for pair in (typed, turned) if _in_country(pair.lon, pair.lat)), None)


def _bare_pair(text: str) -> Typed | None:
    for match in _PAIR.finditer(text):
        for lon, lat in ((match["a"], match["b"]), (match["b"], match["a"])):
            if _in_country(float(lon), float(lat)):
                return _typed(text, match, lon, lat, labelled=False)
    return None


def _projected(text: str) -> Typed | None:
    """Easting and northing of a three-degree zone, whose number stands before the easting (places.md 1.3)."""
    for match in _GRID.finditer(text):
        easting, northing = match["e1"] or match["e2"], match["n1"] or match["n2"]
        zone = int(easting[:2])
        if _ZONES[0] <= zone <= _ZONES[1]:
            # EPSG:4513 is CGCS2000 / 3-degree Gauss-Kruger zone 25.
            epsg = f"EPSG:{4513 + zone - _ZONES[0]}"
            rounding = 0.5 / 111_000
            return Typed(
                *match.span(), float(easting), float(northing), "cgcs2000", labelled=False, rounding=rounding, epsg=epsg
            )
    return None


def _typed(text: str, match: re.Match[str], lon: str, lat: str, *, labelled: bool) -> Typed:
    decimals = min(len(value.partition(".")[2]) for value in (lon, lat))
    return Typed(match.start(), match.end(), float(lon), float(lat), _told_crs(text), labelled, 0.5 * 10.0**-decimals)


def _from_degrees(text: str, match: re.Match[str]) -> Typed:
    values, finest = [], 1.0
    for axis in "xy":
        degree, minute, second = (match[f"{axis}{part}"] for part in "dms")
        values.append(float(degree) + float(minute or 0) / 60 + float(second or 0) / 3600)
        last = second or minute or degree
        unit = 1 / 3600 if second else 1 / 60 if minute else 1.0
        finest = unit * 10.0 ** -len(last.partition(".")[2])
    return Typed(match.start(), match.end(), values[0], values[1], _told_crs(text), labelled=True, rounding=finest / 2)


def _told_crs(text: str) -> Crs | None:
    found = {crs for words, crs in _CRS_WORDS if re.search(words, text, re.IGNORECASE)}
    return found.pop() if len(found) == 1 else None


def _in_country(lon: float, lat: float) -> bool:
    return _COUNTRY_LON[0] <= lon <= _COUNTRY_LON[1] and _COUNTRY_LAT[0] <= lat <= _COUNTRY_LAT[1]
