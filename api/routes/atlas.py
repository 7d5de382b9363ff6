"""What the page needs beside the features: what is said of the atlas as a whole, and how layers look."""

from typing import Any

import msgspec

from api.endpoints import Answer, Call, Endpoint
from api.errors import NotFoundError
from api.language import Text
from api.negotiation import JSON
from api.params import Parameter
from api.routes.districts import unit_document, units
from layers.render.answers import atlas_document
from layers.render.leaflet import look
from layers.style import read_style, style_names


def _atlas(call: Call) -> Answer:
    service = call.service
    found = [unit_document(call, unit) for unit in units(service).all]
    document: dict[str, Any] = {
        **atlas_document(service.store, found),
        "basemaps": [basemap.model_dump() for basemap in service.settings.basemaps],
        "report_url": service.settings.report_url,
        "links": call.own_links(),
    }
    return Answer((msgspec.json.encode(document),))


def _style(call: Call) -> Answer:
    name = call.place["style"]
    if name not in style_names():
        raise NotFoundError(f"{name[:100]!r} is no style; there are {', '.join(style_names())}", style_names())
    return Answer((msgspec.json.encode(look(read_style(name))),))


ENDPOINTS = (
    Endpoint(
        "/atlas",
        Text("图集总说明：名称、词表、文章", "The atlas as a whole: names, vocabularies, articles"),
        "atlas",
        (JSON,),
        _atlas,
    ),
    Endpoint(
        "/styles/{style}",
        Text("图层样式（CSS 像素）", "The look of a layer, in CSS pixels"),
        "atlas",
        (JSON,),
        _style,
        places={
            "style": Parameter(
                "style",
                Text("样式名：projects、districts、routes 等", "Name of a style: projects, districts, routes …"),
                {"type": "string"},
                str,
            )
        },
        titled=False,
    ),
)
