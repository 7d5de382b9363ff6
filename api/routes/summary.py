"""Totals of a collection: how many features and how much money, by cell of the grid or by the values of a field."""

from collections.abc import Sequence

from api.endpoints import Answer, Call, Endpoint
from api.errors import ParameterError
from api.files import file_answer
from api.item_params import equality_parameters
from api.language import Text
from api.links import Link, link
from api.negotiation import FILES, GEOJSON
from api.params import Parameter
from api.questions import asking_parameters, crs_of, feature_query
from api.schemas import title
from api.service import Service
from api.systems import content_crs, foreign_members
from api.values import whole_number
from geo.quadkeys import DEPTH
from layers.catalogue import Layer
from layers.geojson import COLLECTION_TAIL, collection_head, encode_columns
from layers.summary import MAX_CELLS, Summary, groupings, has_summary, summary

#: What groups that are no values of a field are called.
GRID = "grid"


def _level(text: str) -> int:
    level = whole_number(1)(text)
    if level > DEPTH:
        raise ValueError(f"a whole number, 1 to {DEPTH}")
    return level


LEVEL = Parameter(
    "grid-level",
    Text(
        f"格网（quadkey）最细级别；默认按范围选取。结果不超过 {MAX_CELLS} 格，必要时取更粗的级别，level 为实际级别。",
        "Finest level of the cells (quadkeys); by default it follows from the box. Where that would be more than "
        f"{MAX_CELLS} cells the answer is coarser; its member level says the one it has.",
    ),
    {"type": "integer", "minimum": 1, "maximum": DEPTH},
    _level,
)


def _by_parameter(layer: Layer) -> Parameter:
    known = [GRID, *groupings(layer)]

    def read(text: str) -> str:
        if text not in known:
            raise ParameterError("by", text, f"one of {', '.join(known)}", known)
        return text

    return Parameter(
        "by",
        Text("按格网或某字段的值汇总。", "Totals by cell of the grid, or by the values of a field."),
        {"type": "string", "enum": known, "default": GRID},
        read,
        default=GRID,
        shared=False,
    )


def _parameters(service: Service, layer: Layer | None) -> Sequence[Parameter]:
    own, fields = ((_by_parameter(layer),), equality_parameters(layer)) if layer else ((), ())
    return (*own, LEVEL, *asking_parameters(service, layer), *fields)


def _summary(call: Call) -> Answer:
    values = call.asked.values
    by = values.get("by", GRID)
    if by != GRID and "grid-level" in values:
        raise ParameterError("grid-level", str(values["grid-level"]), f"by={GRID} with it, or no level with by={by}")
    query = feature_query(call, limit=0)
    found = summary(call.service.store, query, by=None if by == GRID else by, level=values.get("grid-level"))
    links = [*call.own_links(), _features_link(call)]
    if call.format.file is not None:
        name = found.features.layer.id
        return file_answer(call, found.features, links, name=name, matched=found.matched)
    return _collection(call, found, by, links)


def _collection(call: Call, found: Summary, by: str, links: Sequence[Link]) -> Answer:
    texts = encode_columns(found.features.columns, found.features.geometries)
    level = {} if found.by else {"level": found.level}
    foreign: dict[str, str | int] = {"by": by, **level, **foreign_members(crs_of(call))}
    head = collection_head(matched=found.matched, returned=len(texts), links=links, foreign=foreign)
    return Answer((head, b",".join(texts), COLLECTION_TAIL), {"Content-Crs": content_crs(crs_of(call))})


def _features_link(call: Call) -> Link:
    """Link to the features that are summed."""
    layer = call.collection
    kept = [pair for pair in call.asked.query if pair[0] not in ("by", "grid-level", "f", "lang")]
    return link(call.url(f"/collections/{layer.id}/items", kept), "items", GEOJSON.link_type, title(layer, call.lang))


ENDPOINTS = (
    Endpoint(
        "/collections/{collection}/summary",
        Text("数量与金额汇总", "Totals of features and amounts"),
        "features",
        (GEOJSON, *FILES),
        _summary,
        own=_parameters,
        quick=lambda _call: False,
        body="summary",
        of_layer=has_summary,
    ),
)
