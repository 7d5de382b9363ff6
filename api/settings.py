"""Everything that an operator may set: one class, read once, from ``ATLAS_*`` variables of the environment."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from api.basemaps import OnlineBasemap
from layers.stores import is_database

#: Lists are written with commas in the environment, not as JSON.
Listed = Annotated[tuple[str, ...], NoDecode]
Networks = Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode]


class Settings(BaseSettings):
    """How the service runs; every value has a default that works with the bundled atlas.

    Each is read from the environment under its name in capitals with the prefix ``ATLAS_``
    (``ATLAS_PORT=8080``); the command line comes before the environment.
    """

    model_config = SettingsConfigDict(env_prefix="ATLAS_", frozen=True)

    data: Path | str | None = Field(
        default=None,
        description="GeoPackage, atlas folder or database (postgresql://user@host/database) to serve; none: the "
        "bundled atlas",
    )
    cache: Path | None = Field(default=None, description="folder for built GeoPackages; none: the user's cache folder")
    host: str = Field(default="127.0.0.1", description="address to listen on; 0.0.0.0 lets other machines in")
    port: int = Field(default=8000, ge=0, le=65535, description="port to listen on; 0 takes a free one")
    workers: int = Field(
        default=1, ge=1, le=64, description="processes that answer; they share the memory of what is loaded"
    )
    root: str | None = Field(
        default=None,
        description="address by which clients reach the service (https://maps.example.cn/atlas), first part of every "
        "link; none: X-Forwarded-* of trusted proxies, else the Host header",
    )
    trusted_proxies: Networks = Field(
        default=(), description="addresses or networks, parted by commas, whose X-Forwarded-* headers are believed"
    )
    cors_origins: Listed = Field(
        default=(), description="web origins, parted by commas, whose scripts may read the API; * for all"
    )
    frame_ancestors: str = Field(default="'self'", description="who may show the pages in a frame, as CSP writes it")
    default_limit: int = Field(default=1000, ge=1, description="features on a page when the client does not say")
    max_limit: int = Field(default=10_000, ge=1, description="most features on a page")
    html_limit: int = Field(default=10, ge=1, description="features on a page to read, when the client does not say")
    max_url_bytes: int = Field(default=16_384, ge=1024, description="longest address that is answered [bytes]")
    max_age_s: int = Field(default=60, ge=0, description="how long clients may keep an answer without asking [s]")
    cache_mib: int = Field(default=128, ge=0, description="memory for finished answers [MiB]")
    basemaps: tuple[OnlineBasemap, ...] = Field(
        default=(),
        description='tile layers of other hosts to offer, a JSON list such as ["osm", "amap", "tianditu:KEY"]; none: no request leaves the host',
    )
    report_url: str | None = Field(
        default=None,
        pattern=r"^(mailto:|https?://)\S+$",
        description="where readers report a mistake (mailto:atlas@example.cn?subject={id}, https://example.cn/report?id={id}); "
        "{id}, {name} and {url} are filled in; none: no link",
    )
    database_connections: int = Field(default=8, ge=1, description="most sessions that a process opens in a database")
    database_timeout_s: float = Field(
        default=5.0,
        gt=0,
        description="longest time that a database may take for a statement before the answer is 503 [s]",
    )
    log_requests: bool = Field(default=False, description="write a line for every request to stderr")
    web_folder: Path | None = Field(default=None, description="files of the map page; none: the bundled ones")
    basemap_folder: Path | None = Field(default=None, description="files of the basemap; none: the bundled ones")

    @field_validator("data", mode="before")
    @classmethod
    def _path_or_database(cls, value: Any) -> Any:
        return Path(value) if isinstance(value, str) and not is_database(value) else value

    @field_validator("cors_origins", "trusted_proxies", mode="before")
    @classmethod
    def _parted_by_commas(cls, value: Any) -> Any:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("root")
    @classmethod
    def _absolute_root(cls, value: str | None) -> str | None:
        if not value:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
            raise ValueError(f"{value!r} is not an address such as https://maps.example.cn/atlas")
        return value.rstrip("/").removesuffix("/api")

    @property
    def image_origins(self) -> Sequence[str]:
        """Hosts whose images the page may load, each once."""
        return tuple(dict.fromkeys(origin for basemap in self.basemaps for origin in basemap.origins))
