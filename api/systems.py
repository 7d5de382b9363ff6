"""Reference systems of answers: which a collection is sent in, and how an answer names the one that it is in."""

from collections.abc import Mapping

from api.language import Language, Text
from api.service import Service
from geo import BBox
from geo.crs import OFFERED, OWN_URI, WGS84, ReferenceSystem, from_wgs84, parse_crs
from geo.errors import GeoError
from layers.catalogue import Layer

#: What is said of systems that look like WGS 84 and are hundreds of metres off.
_SHIFTED = Text(
    "此坐标已偏移数百米，不是 WGS 84，不能与其他数据直接叠加。",
    "These coordinates are shifted by hundreds of metres: they are not WGS 84 and fit no other data.",
)

#: Axis order by unit, and by whether the authority puts latitude or northing first.
_ORDER: Mapping[tuple[str, bool], Text] = {
    ("degree", False): Text("经度, 纬度（°）", "longitude, latitude [°]"),
    ("degree", True): Text("纬度, 经度（°）", "latitude, longitude [°]"),
    ("metre", False): Text("东坐标, 北坐标（m）", "easting, northing [m]"),
    ("metre", True): Text("北坐标, 东坐标（m）", "northing, easting [m]"),
}


def crs84() -> ReferenceSystem:
    """Return the system in which everything is kept, and sent unless a client asks for another."""
    return parse_crs(WGS84)


def is_shifted(crs: ReferenceSystem) -> bool:
    """Tell whether a system is one of the shifted datums of Chinese web maps."""
    return crs.uri.startswith(OWN_URI)


def systems_of(service: Service, layer: Layer | None) -> tuple[ReferenceSystem, ...]:
    """Return the systems in which a collection is sent, CRS84 first.

    Returns
    -------
    tuple of systems
        Those of :data:`geo.crs.OFFERED` in which every corner of the layer's extent has a place. A table has no
        coordinates: CRS84 only, since the standard wants one. None: all that are offered.
    """
    if layer is None:
        return tuple(parse_crs(name) for name in OFFERED)
    return service.once(("systems", layer.id), lambda: _systems(service, layer))


def _systems(service: Service, layer: Layer) -> tuple[ReferenceSystem, ...]:
    if layer.geometry == "none":
        return (crs84(),)
    extent = service.store.extent(layer.id)
    return tuple(crs for crs in map(parse_crs, OFFERED) if extent is None or _holds(crs, extent))


def _holds(crs: ReferenceSystem, box: BBox) -> bool:
    try:
        from_wgs84(crs, [box.west, box.east, box.west, box.east], [box.south, box.north, box.north, box.south])
    except GeoError:
        return False
    return True


def content_crs(crs: ReferenceSystem) -> str:
    """Write the header that names the system of an answer (OGC API - Features Part 2, Requirement 16)."""
    return f"<{crs.uri}>"


def described(crs: ReferenceSystem, lang: Language) -> str:
    """Say which system coordinates are in: name, axis order, and that they are shifted where they are."""
    name = crs.title_en if lang == "en" else crs.title_zh
    order = _ORDER[crs.unit, crs.northing_first].in_(lang)
    shifted = f"{_SENTENCE[lang]}{_SHIFTED.in_(lang)}" if is_shifted(crs) else ""
    return f"{name} · {order}{shifted}"


_SENTENCE: Mapping[Language, str] = {"zh": "。", "en": ". "}


def in_words(crs: ReferenceSystem) -> str:
    """Say in both languages which system coordinates are in."""
    return f"{described(crs, 'zh')} · {described(crs, 'en')}"


def foreign_members(crs: ReferenceSystem) -> Mapping[str, str]:
    """Return what a GeoJSON answer says of its system beside the header, so that a saved file says it, too.

    Returns
    -------
    Members beside those of RFC 7946
        Empty for CRS84, the system of GeoJSON. The names are not ``crs``, which older readers take for a promise of
        easting before northing, nor ``coordRefSys``, by which GDAL knows JSON-FG.
    """
    if crs.name == WGS84:
        return {}
    return {"coordRefSysUri": crs.uri, "coordRefSysNote": in_words(crs)}
