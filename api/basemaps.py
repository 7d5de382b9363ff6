"""Tile layers of other hosts that the map page may offer, only where a setting names them."""

from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, model_validator

#: Layers that are known by name: OpenStreetMap (draws borders its own way), Amap (GCJ-02), and Tianditu, whose key
#: follows its name. A key of Tianditu is for browsers: every reader of the page can read it.
_TIANDITU = (
    "https://t{{s}}.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}"
    "&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={key}"
)
_KNOWN: dict[str, dict[str, Any]] = {
    "osm": {
        "name_zh": "OpenStreetMap",
        "name_en": "OpenStreetMap",
        "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        "attribution": "© OpenStreetMap contributors",
        "max_zoom": 19,
    },
    "amap": {
        "name_zh": "高德",
        "name_en": "Amap",
        "url": "https://wprd0{s}.is.autonavi.com/appmaptile?lang=zh_cn&size=1&scl=1&style=7&x={x}&y={y}&z={z}",
        "subdomains": ["1", "2", "3", "4"],
        "attribution": "© 高德 AutoNavi",
        "datum": "gcj02",
    },
    "tianditu": {
        "name_zh": "天地图",
        "name_en": "Tianditu",
        "subdomains": [str(number) for number in range(8)],
        "attribution": "© 国家地理信息公共服务平台 天地图",
        "datum": "cgcs2000",
    },
}


class OnlineBasemap(BaseModel):
    """A tile layer of another host, which the page offers only because this setting names it.

    Written in whole, or by a name that is known: ``osm``, ``amap``, ``tianditu:KEY``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="ASCII slug")
    name_zh: str
    name_en: str
    url: str = Field(pattern=r"^https?://[^/]+/", description="address with {z}, {x}, {y}, and {s} for a subdomain")
    labels_url: str | None = Field(
        default=None, pattern=r"^https?://[^/]+/", description="address of a layer of names above the first"
    )
    subdomains: tuple[str, ...] = Field(default=(), description="what may stand for {s}")
    attribution: str = ""
    datum: str = Field(default="wgs84", pattern=r"^(wgs84|cgcs2000|gcj02)$", description="datum of the tiles")
    max_zoom: int = Field(default=18, ge=0, le=24)

    @model_validator(mode="before")
    @classmethod
    def _by_name(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        name, _, key = value.partition(":")
        if name not in _KNOWN or (name == "tianditu") != bool(key):
            raise ValueError(f"{value!r} is none of osm, amap, tianditu:KEY")
        urls = {} if name != "tianditu" else {"url": _tianditu("vec", key), "labels_url": _tianditu("cva", key)}
        return {"id": name, **_KNOWN[name], **urls}

    @model_validator(mode="after")
    def _complete(self) -> "OnlineBasemap":
        for url in self.urls:
            missing = [part for part in ("{z}", "{x}", "{y}") if part not in url]
            if missing or ("{s}" in url) != bool(self.subdomains):
                wanted = ", ".join(missing) or "{s} together with subdomains"
                raise ValueError(f"{url!r} lacks {wanted}")
        return self

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of its layers, from below."""
        return (self.url,) if self.labels_url is None else (self.url, self.labels_url)

    @property
    def origins(self) -> tuple[str, ...]:
        """Schemes and hosts as the content security policy names them: just those that are asked."""
        named = [url.replace("{s}", one) for url in self.urls for one in self.subdomains or ("",)]
        return tuple(dict.fromkeys(f"{parts.scheme}://{parts.netloc}" for parts in map(urlsplit, named)))


def _tianditu(layer: str, key: str) -> str:
    return _TIANDITU.format(layer=layer, key=key)
