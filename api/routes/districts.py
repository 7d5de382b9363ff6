"""Projects by district: all of them in one answer, found by any name of the district."""

from typing import Any

import msgspec

from api.districts import Unit, Units
from api.endpoints import Answer, Call, Endpoint
from api.language import Text
from api.links import Link, header_value, link
from api.negotiation import CSV, GEOJSON, JSON
from api.params import Parameter
from api.routes.features import CONTENT_CRS, feature_collection
from api.service import Service
from layers.spreadsheet import csv_bytes
from layers.stores.contract import Query

#: Up to this many projects, an answer is a slice that needs no thread.
QUICK = 2000


def units(service: Service) -> Units:
    """Return the districts and zones of a build, read once."""
    return service.once("units", lambda: Units(service.store))


def unit_document(call: Call, unit: Unit) -> dict[str, Any]:
    """Describe a district or zone, with the addresses of its projects."""
    return {
        "slug": unit.slug,
        "kind": unit.kind,
        "code": unit.code,
        "name_zh": unit.name_zh,
        "short_zh": unit.short_zh,
        "name_en": unit.name_en,
        "names": unit.names,
        "projects": unit.row.get("projects"),
        "projects_located": unit.row.get("projects_located"),
        "projects_with_amount": unit.row.get("projects_with_amount"),
        "investment_100m_cny": unit.row.get("investment_100m_cny"),
        "links": _unit_links(call, unit),
    }


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
    others = [("geojson", GEOJSON), ("csv", CSV)]
    return [
        link(call.here(), "self", call.format.link_type, unit.name_zh),
        *(
            link(call.url(f"{base}.{suffix}"), "alternate", other.link_type, f"{unit.name_zh} · {other.title}")
            for suffix, other in others
            if other is not call.format
        ),
        link(call.url("/collections/projects"), "collection", "application/json", "projects"),
        link(call.url("/districts"), "up", "application/json", "districts"),
    ]


def _projects_geojson(call: Call) -> Answer:
    unit, query = _query(call)
    return feature_collection(call.service.store.page(query), _links(call, unit))


def _projects_csv(call: Call) -> Answer:
    unit, query = _query(call)
    headers = {
        "Link": header_value(_links(call, unit)),
        "Content-Crs": CONTENT_CRS,
        "Content-Disposition": f'attachment; filename="projects-{unit.slug}.csv"',
    }
    layer = call.service.layer("projects")
    return Answer((csv_bytes(layer, call.service.store.page(query)),), headers)


def _is_quick(call: Call) -> bool:
    return call.service.store.count("projects") <= QUICK


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
    Endpoint(
        "/districts/{district}/projects.geojson",
        Text("一个县区的全部项目", "All projects of a district, in one answer"),
        "districts",
        (GEOJSON,),
        _projects_geojson,
        body="features_projects",
        quick=_is_quick,
        needs=("districts", "projects"),
        places=_DISTRICT,
    ),
    Endpoint(
        "/districts/{district}/projects.csv",
        Text("一个县区的全部项目（表格）", "All projects of a district as a table"),
        "districts",
        (CSV,),
        _projects_csv,
        quick=lambda _call: False,
        needs=("districts", "projects"),
        places=_DISTRICT,
    ),
)
