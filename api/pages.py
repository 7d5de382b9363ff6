"""Pages for people: templates filled with what the JSON answers say, in Chinese or English; only maps need a script."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from api.endpoints import Answer, Call
from api.links import address
from api.negotiation import HTML
from api.questions import possible_formats
from api.replies import Header, headers_of
from api.settings import Settings
from layers.catalogue import Layer

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


def policy(settings: Settings) -> str:
    """Return the content security policy of every page: files of this host, and the tiles that a setting names."""
    images = " ".join(["'self'", "data:", *settings.image_origins])
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src {images}; connect-src 'self'; "
        f"base-uri 'none'; form-action 'self'; frame-ancestors {settings.frame_ancestors}"
    )


def page_headers(settings: Settings) -> tuple[Header, ...]:
    """Return the headers that pages have beside those of every answer."""
    return headers_of(("Content-Security-Policy", policy(settings)), ("Referrer-Policy", "same-origin"))


@dataclass(frozen=True)
class SmallMap:
    """The map of a page.

    Attributes
    ----------
    source
        Address of its features as GeoJSON, in WGS 84.
    item
        Address of the page of one of them, with ``{id}`` in it.
    basemap
        Address of the list of files of the ground; empty for a file without an atlas.
    """

    source: str
    item: str
    basemap: str

    @classmethod
    def of(cls, call: Call, layer: Layer, source: str) -> "SmallMap | None":
        """Make the map of a layer's features; None for a table."""
        if layer.geometry == "none":
            return None
        item = call.url(f"/collections/{layer.id}/items/ID", [("f", "html")]).replace("/items/ID", "/items/{id}")
        return cls(source, item, f"{call.root}/api/basemap" if call.service.atlas else "")


def page(call: Call, template: str, **context: Any) -> Answer:
    """Fill a template.

    Parameters
    ----------
    template
        File in ``api/templates``.
    context
        What it shows, beside the words of the language, the links between pages and the attribution.
    """
    filled = _environment().get_template(template).render(_common(call) | context)
    headers = {name.decode(): value.decode() for name, value in page_headers(call.service.settings)}
    return Answer((filled.encode(),), headers)


def _common(call: Call) -> dict[str, Any]:
    atlas = call.service.atlas
    attribution = atlas.get("attribution") or {}
    languages = {lang: call.here(lang=None if lang == "zh" else lang) for lang in ("zh", "en")}
    formats = call.endpoint.formats if call.layer is None else possible_formats(call, call.layer)
    others = [(one.title, call.here(f=one.name), one.link_type) for one in formats if one is not HTML]
    return {
        "call": call,
        "lang": call.lang,
        "languages": languages,
        "words": words()[call.lang],
        "others": others,
        "product": atlas.get(f"product_{call.lang}") or words()[call.lang]["product"],
        "atlas_name": atlas.get(f"name_{call.lang}", ""),
        "attribution": attribution.get(call.lang, ""),
        "css": f"{call.root}/api/static/api.css",
        "map_script": f"{call.root}/api/static/map.js",
        "leaflet": f"{call.root}/vendor/leaflet/dist/leaflet",
        "small_map": None,
        "home": address(call.root, "/", [("lang", "en")] if call.lang == "en" else []) if atlas else call.url(""),
    }


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Return the words of the pages, by language and key."""
    found: Mapping[str, Mapping[str, str]] = tomllib.loads((TEMPLATES / "words.toml").read_text("utf-8"))
    return found


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
