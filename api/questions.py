"""From the parameters of a request to a question to the store, and to the way in which features are shown."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.endpoints import Call
from api.errors import ParameterError
from api.item_params import (
    BBOX,
    DATETIME,
    FILTER,
    FILTER_LANG,
    IDS,
    OFFSET,
    SKIP_GEOMETRY,
    corners_text,
    crs_parameter,
    equality_parameters,
    limit_parameter,
    properties_parameter,
    sortby_parameter,
)
from api.negotiation import Format
from api.params import Parameter
from api.service import Service
from api.systems import crs84, systems_of
from geo import BBox
from geo.crs import WGS84, ReferenceSystem, bbox_to_wgs84
from geo.errors import GeoError
from layers.catalogue import Layer
from layers.filters import Expression, parse_filter
from layers.formats import FileFormat
from layers.stores.contract import Query
from layers.views import View


def query_parameters(service: Service, layer: Layer | None) -> Sequence[Parameter]:
    """Return the parameters of a page of features."""
    paging = (limit_parameter(service.settings), OFFSET)
    of_layer = (sortby_parameter(layer), *equality_parameters(layer)) if layer else ()
    return (*paging, *asking_parameters(service, layer), *view_parameters(service, layer), *of_layer)


def asking_parameters(service: Service, layer: Layer | None) -> Sequence[Parameter]:
    """Return the parameters that say which features are meant, beside the fields."""
    systems = systems_of(service, layer)
    return (
        BBOX,
        crs_parameter("bbox-crs", systems),
        DATETIME,
        IDS,
        FILTER,
        FILTER_LANG,
        crs_parameter("filter-crs", systems),
    )


def view_parameters(service: Service, layer: Layer | None, written: FileFormat | None = None) -> Sequence[Parameter]:
    """Return the parameters that say how features are shown; in a file, only in systems that its format can hold."""
    systems = [crs for crs in systems_of(service, layer) if written is None or written.takes(crs)]
    of_layer = (properties_parameter(layer),) if layer else ()
    return (crs_parameter("crs", systems), *of_layer, SKIP_GEOMETRY)


def crs_of(call: Call) -> ReferenceSystem:
    """Return the system of the answer."""
    found: ReferenceSystem = call.asked.values.get("crs") or crs84()
    return found


def possible_formats(call: Call, layer: Layer) -> Sequence[Format]:
    """Return the formats of the address that can hold the answer in its reference system."""
    crs, formats = crs_of(call), call.endpoint.formats
    key = ("formats", call.endpoint.path, layer.id, crs.uri)
    return call.service.once(key, lambda: [one for one in formats if one.file is None or one.file.holds(layer, crs)])


def view_of(call: Call) -> View:
    """Return how the features of an answer are shown."""
    values = call.asked.values
    return View(crs_of(call), values.get("properties"), geometry=not values.get("skipGeometry", False))


def feature_query(call: Call, *, limit: int) -> Query:
    """Turn the parameters of a request into a question to the store.

    Raises
    ------
    ParameterError
        The box is none in its reference system.
    FilterError
        The filter cannot be read, or does not fit the layer.
    """
    values = call.asked.values
    return Query(
        call.collection.id,
        bbox=_box(values),
        equals=call.asked.equals,
        ids=values.get("ids"),
        interval=values.get("datetime"),
        filter=_filter(values, call.collection),
        sortby=values.get("sortby", ()),
        limit=limit,
        offset=values.get("offset", 0),
    )


def _box(values: Mapping[str, Any]) -> BBox | None:
    if "bbox" not in values:
        return None
    corners, crs = values["bbox"], values.get("bbox-crs") or crs84()
    if crs.northing_first and crs.unit == "degree" and max(abs(corners[0]), abs(corners[2])) > 90:
        # No latitude: whoever writes so puts longitude first, as the conformance suite does for EPSG:4490.
        corners = (corners[1], corners[0], corners[3], corners[2])
    try:
        return BBox(*corners) if crs.name == WGS84 else bbox_to_wgs84(crs, corners_text(corners))
    except GeoError as error:
        order = "south,west,north,east" if crs.northing_first else "west,south,east,north"
        text = corners_text(values["bbox"])
        raise ParameterError("bbox", text, f"{order} in {crs.title_en} ({str(error)[:200]})") from error


def _filter(values: Mapping[str, Any], layer: Layer) -> Expression | None:
    if "filter" not in values:
        return None
    text, lang = values["filter"], values.get("filter-lang", "cql2-text")
    if lang == "cql2-text" and text.lstrip().startswith("{"):
        raise ParameterError("filter", text, "CQL2 text; CQL2 JSON comes with filter-lang=cql2-json")
    return parse_filter(text, layer, lang=lang, crs=values.get("filter-crs"))
