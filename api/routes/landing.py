"""The way in: landing page, conformance, collections."""

from typing import Any

import msgspec

from api.endpoints import Answer, Call, Endpoint
from api.language import Text
from api.links import Link, link
from api.negotiation import FILES, GEOJSON, HTML, JSON, OPENAPI, SCHEMA
from api.pages import SmallMap, page
from api.routes.downloads import ATLAS, WHOLE
from api.routes.styles import QGZ, QLR, QML, SLD, has_style
from api.routes.tiles import has_tiles
from api.schemas import description, title
from api.systems import crs84, described, systems_of
from layers.catalogue import Layer
from layers.summary import has_summary

#: Features on the map of a collection's page.
MAPPED = 1000

_SPEC = "http://www.opengis.net/spec/"
_REL = "http://www.opengis.net/def/rel/ogc/1.0/"

#: Each only while it is true. Without the four of filtering (filter, features-filter, cql2-text, basic-cql2), QGIS
#: downloads a layer and filters itself.
CONFORMANCE = tuple(
    _SPEC + name
    for name in (
        "ogcapi-common-1/1.0/conf/core",
        "ogcapi-common-2/1.0/conf/collections",
        "ogcapi-features-1/1.0/conf/core",
        "ogcapi-features-1/1.0/conf/html",
        "ogcapi-features-1/1.0/conf/geojson",
        "ogcapi-features-1/1.0/conf/oas30",
        "ogcapi-features-2/1.0/conf/crs",
        "ogcapi-features-3/1.0/conf/queryables",
        "ogcapi-features-3/1.0/conf/queryables-query-parameters",
        "ogcapi-features-3/1.0/conf/filter",
        "ogcapi-features-3/1.0/conf/features-filter",
        "cql2/1.0/conf/cql2-text",
        "cql2/1.0/conf/cql2-json",
        "cql2/1.0/conf/basic-cql2",
        "cql2/1.0/conf/advanced-comparison-operators",
        "cql2/1.0/conf/case-insensitive-comparison",
        "cql2/1.0/conf/basic-spatial-functions",
        "cql2/1.0/conf/basic-spatial-operators",  # the former name of the same, the only one that QGIS 3 knows
        "cql2/1.0/conf/spatial-functions",
        "cql2/1.0/conf/temporal-functions",
        "cql2/1.0/conf/property-property",
        "cql2/1.0/conf/arithmetic",
        "ogcapi-features-5/1.0/conf/schemas",  # where QGIS looks; the draft has moved to the next
        "ogcapi-common-3/1.0/conf/schemas",
        "ogcapi-tiles-1/1.0/conf/core",
        "ogcapi-tiles-1/1.0/conf/tileset",
        "ogcapi-tiles-1/1.0/conf/tilesets-list",
        "ogcapi-tiles-1/1.0/conf/geodata-tilesets",
        "ogcapi-tiles-1/1.0/conf/mvt",
        "ogcapi-tiles-1/1.0/conf/oas30",
        "ogcapi-features-8/0.0/conf/sorting",
        "ogcapi-features-8/0.0/conf/features-sorting",
    )
)


def _landing(call: Call) -> Answer:
    atlas = call.service.atlas
    name = atlas.get(f"name_{call.lang}") or "Corridor Atlas"
    product = atlas.get(f"product_{call.lang}") or "Corridor Atlas"
    document: dict[str, Any] = {
        "title": name if name == product else f"{product} · {name}",
        "description": _description(call),
        "links": [
            *call.own_links(),
            link(call.url("/openapi"), "service-desc", OPENAPI.link_type, "OpenAPI document"),
            link(call.url("/docs"), "service-doc", "text/html", "Documentation of the API"),
            link(call.url("/conformance"), "conformance", "application/json", "Conformance classes"),
            # Without a query: QGIS cuts the address off at the question mark and goes on from there.
            link(f"{call.root}/api/collections", "data", "application/json", "Collections"),
            *_of_the_atlas(call),
        ],
    }
    if (attribution := atlas.get("attribution")) is not None:
        document["attribution"] = attribution.get(call.lang, "")
    if call.format is HTML:
        collections = [collection_document(call, layer) for layer in call.service.store.layers.values()]
        return page(call, "landing.html", document=document, collections=collections)
    return Answer((msgspec.json.encode(document),))


def _description(call: Call) -> str:
    if call.lang == "en":
        return "Layers as OGC API - Features: paste this address into QGIS, GDAL or a script."
    return "以 OGC API - Features 提供的图层：将本地址粘贴到 QGIS、GDAL 或脚本即可。"


def _of_the_atlas(call: Call) -> list[Link]:
    links = [link(f"{call.root}/", "related", "text/html", "Map")] if call.service.atlas else []
    if "districts" in call.service.store.layers:
        links.append(link(call.url("/districts"), "related", "application/json", "Districts"))
    links += _license_links(call)
    links.append(link(f"{call.root}/api/atlas.gpkg", "enclosure", ATLAS.link_type, "All layers as GeoPackage"))
    links += [link(call.url(f"/atlas.{form.name}"), "related", form.link_type, form.title) for form in (QLR, QGZ)]
    links.append(link(call.url("/health"), "status", "application/json", "Health"))
    return links


def _conformance(call: Call) -> Answer:
    if call.format is HTML:
        return page(call, "conformance.html", classes=CONFORMANCE)
    return Answer((msgspec.json.encode({"conformsTo": CONFORMANCE, "links": call.own_links()}),))


def _collections(call: Call) -> Answer:
    collections = [collection_document(call, layer) for layer in call.service.store.layers.values()]
    if call.format is HTML:
        return page(call, "collections.html", collections=collections)
    return Answer((msgspec.json.encode({"links": call.own_links(), "collections": collections}),))


def _collection(call: Call) -> Answer:
    document = collection_document(call, call.collection)
    if call.format is HTML:
        limit = str(min(MAPPED, call.service.settings.max_limit))
        source = call.url(f"/collections/{call.collection.id}/items", [("limit", limit), ("f", "json")])
        return page(
            call,
            "collection.html",
            layer=call.collection,
            document=document,
            systems=[(crs.uri, described(crs, call.lang)) for crs in systems_of(call.service, call.collection)],
            small_map=SmallMap.of(call, call.collection, source),
        )
    return Answer((msgspec.json.encode(document),))


def collection_document(call: Call, layer: Layer) -> dict[str, Any]:
    """Describe a collection; the same object in the list and at its own address.

    Notes
    -----
    A layer without geometry has the list of reference systems too: the conformance suite fails without it.
    CRS84 as ``storageCrs`` keeps QGIS from asking in another system and swapping axes.
    """
    store = call.service.store
    document: dict[str, Any] = {
        "id": layer.id,
        "title": title(layer, call.lang),
        "description": description(layer, call.lang),
        "itemType": "feature",
        "itemCount": store.count(layer.id),
        "extent": _extent(call, layer),
        "crs": [crs.uri for crs in systems_of(call.service, layer)],
        "storageCrs": crs84().uri,
        "links": _collection_links(call, layer),
    }
    if not document["extent"]:
        del document["extent"]
    return document


def _extent(call: Call, layer: Layer) -> dict[str, Any]:
    extent: dict[str, Any] = {}
    box = call.service.store.extent(layer.id)
    if box is not None:
        extent["spatial"] = {"bbox": [[box.west, box.south, box.east, box.north]], "crs": crs84().uri}
    interval = call.service.store.interval(layer.id)
    if interval is not None and interval != (None, None):
        days = [None if day is None else f"{day}T00:00:00Z" for day in interval]
        extent["temporal"] = {"interval": [days], "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}
    return extent


def _collection_links(call: Call, layer: Layer) -> list[Link]:
    base = f"/collections/{layer.id}"
    name = title(layer, call.lang)
    return [
        link(call.url(base), "self", "application/json", name),
        link(call.url(base, [("f", "html")]), "alternate", HTML.link_type, name),
        link(call.url(f"{base}/items"), "items", GEOJSON.link_type, f"{name} · GeoJSON"),
        link(call.url(f"{base}/items", [("f", "html")]), "items", HTML.link_type, f"{name} · HTML"),
        *(
            link(call.url(f"{base}/items", [("f", one.name)]), "items", one.link_type, f"{name} · {one.title}")
            for one in FILES
            if one.file and one.file.holds(layer, crs84())
        ),
        *(
            link(call.url(f"{base}/items.{suffix}"), "enclosure", one.link_type, f"{name} · {one.title}")
            for suffix, one in WHOLE.items()
        ),
        *_license_links(call),
        *_summary_links(call, layer),
        *_tile_links(call, layer),
        *(
            link(call.url(f"{base}/style.{form.name}"), "stylesheet", form.link_type, f"{name} · {form.title}")
            for form in (QML, SLD, QLR)
            if has_style(form, layer)
        ),
        link(call.url(f"{base}/queryables"), f"{_REL}queryables", SCHEMA.link_type, "Queryables"),
        link(call.url(f"{base}/sortables"), f"{_REL}sortables", SCHEMA.link_type, "Sortables"),
        link(call.url(f"{base}/schema"), f"{_REL}schema", SCHEMA.link_type, "Schema"),
    ]


def _summary_links(call: Call, layer: Layer) -> list[Link]:
    if not has_summary(layer):
        return []
    return [link(call.url(f"/collections/{layer.id}/summary"), "related", GEOJSON.link_type, "Totals")]


def _tile_links(call: Call, layer: Layer) -> list[Link]:
    if not has_tiles(layer):
        return []
    href = call.url(f"/collections/{layer.id}/tiles")
    return [link(href, f"{_REL}tilesets-vector", "application/json", "Vector tiles")]


def _license(call: Call) -> Answer:
    rights = call.service.atlas.get("attribution") or {}
    if call.format is HTML:
        return page(call, "license.html")
    document = {"attribution": rights.get(call.lang, ""), "attributions": rights, "links": call.own_links()}
    return Answer((msgspec.json.encode(document),))


def _license_links(call: Call) -> list[Link]:
    if not call.service.atlas.get("attribution"):
        return []
    return [
        link(call.url("/license"), "license", JSON.link_type, "Sources and licences"),
        link(call.url("/license", [("f", "html")]), "license", HTML.link_type, "Sources and licences"),
    ]


ENDPOINTS = (
    Endpoint(
        "/license", Text("数据来源与许可", "Sources of the data and their licences"), "service", (JSON, HTML), _license
    ),
    Endpoint("", Text("入口", "Landing page"), "service", (JSON, HTML), _landing, body="landing"),
    Endpoint(
        "/conformance",
        Text("符合性类别", "Conformance classes"),
        "service",
        (JSON, HTML),
        _conformance,
        body="conformance",
    ),
    Endpoint(
        "/collections", Text("图层列表", "Collections"), "collections", (JSON, HTML), _collections, body="collections"
    ),
    Endpoint(
        "/collections/{collection}",
        Text("图层", "A collection"),
        "collections",
        (JSON, HTML),
        _collection,
        body="collection",
    ),
)
