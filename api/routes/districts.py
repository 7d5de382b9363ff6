"""Projects by district: all of them in one answer, found by any name of the district."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from api.districts import Units
from api.endpoints import Answer, Call, Endpoint
from api.files import file_answer
from api.language import Text
from api.links import Link, link
from api.negotiation import CSV, FILES, GEOJSON, JSON, Format
from api.params import Parameter
from api.questions import crs_of, view_parameters
from api.routes.features import COSTLY, feature_collection, viewed_page
from api.service import Service
from layers.catalogue import Layer
from layers.stores.contract import Query
from layers.units import Unit

#: Formats of the projects of a district, by what their addresses end in.
SUFFIXES: Mapping[str, Format] = {"geojson": GEOJSON, **{one.file.extension: one for one in FILES if one.file}}

#: Up to this many projects, an answer is a slice that needs no thread.
QUICK = 2000


def units(service: Service) -> Units:
    """Return the districts and zones of a build, read once."""
    return service.once("units", lambda: Units(service.store))


def unit_document(call: Call, unit: Unit) -> dict[str, Any]:
    """Describe a district or zone, with the addresses of its projects."""
    return {**unit.document(), "links": _unit_links(call, unit)}


def _unit_links(call: Call, unit: Unit) -> list[Link]:
    base = f"/districts/{unit.slug}/projects"
    layer = "districts" if unit.kind == "district" else "zones"
    return [
        link(call.url(f"{base}.geojson"), "items", GEOJSON.link_type, f"{unit.name_zh} · GeoJSON"),
        link(call.url(f"{base}.csv"), "items", CSV.link_type, f"{unit.name_zh} · CSV"),
        link(call.url(f"/collections/{layer}/items/{unit.slug}"), "item", GEOJSON.link_type, unit.name_zh),
    ]


def _districts(call: Call) -> Answer:
    documents = [unit_document(call, unit) for unit in units(call.service).all]
    body = {"links": call.own_links(), "districts": documents}
    return Answer((msgspec.json.encode(body),))


def _query(call: Call) -> tuple[Unit, Query]:
    unit = units(call.service).named(call.place["district"])
    whole = max(1, call.service.store.count("projects"))
    return unit, Query("projects", equals={unit.field: unit.name_zh}, limit=whole)


def _links(call: Call, unit: Unit) -> list[Link]:
    base = f"/districts/{unit.slug}/projects"
    others = [(suffix, form) for suffix, form in SUFFIXES.items() if form is not call.format]
    return [
        link(call.here(), "self", call.format.link_type, unit.name_zh),
        *(
            link(call.url(f"{base}.{suffix}"), "alternate", other.link_type, f"{unit.name_zh} · {other.title}")
            for suffix, other in others
        ),
        link(call.url("/collections/projects"), "collection", "application/json", "projects"),
        link(call.url("/districts"), "up", "application/json", "districts"),
    ]


def _projects(call: Call) -> Answer:
    unit, query = _query(call)
    store, links = call.service.store, _links(call, unit)
    if call.format.file is None:
        return feature_collection(viewed_page(call, store.page(query)), links, crs_of(call))
    features = store.features(query)
    return file_answer(call, features, links, name=f"projects-{unit.slug}", matched=len(features))


def _parameters(form: Format) -> Callable[[Service, Layer | None], Sequence[Parameter]]:
    return lambda service, _layer: view_parameters(service, service.layer("projects"), form.file)


def _is_quick(call: Call) -> bool:
    costly = call.format is not GEOJSON or COSTLY & call.asked.values.keys()
    return not costly and call.service.store.count("projects") <= QUICK


_DISTRICT = {
    "district": Parameter(
        "district",
        Text(
            "县区或功能区的名称（义县）、简称、别名、行政区划代码（210727）或英文代号（yixian）；繁体亦可。",
            "Name (义县), short name, alias, division code (210727) or slug (yixian) of a district or functional zone; "
            "traditional characters will do.",
        ),
        {"type": "string"},
        str,
    )
}

ENDPOINTS = (
    Endpoint(
        "/districts",
        Text("县区与功能区", "Districts and functional zones"),
        "districts",
        (JSON,),
        _districts,
        needs=("districts",),
    ),
    *(
        Endpoint(
            f"/districts/{{district}}/projects.{suffix}",
            Text(f"一个县区的全部项目：{form.title}", f"All projects of a district, in one answer: {form.title}"),
            "districts",
            (form,),
            _projects,
            body="features_projects",
            own=_parameters(form),
            quick=_is_quick,
            needs=("districts", "projects"),
            places=_DISTRICT,
        )
        for suffix, form in SUFFIXES.items()
    ),
)
