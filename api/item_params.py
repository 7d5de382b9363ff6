"""The parameters by which features are asked for."""

from collections.abc import Sequence

from api.errors import ParameterError
from api.language import Language, Text
from api.params import Parameter, one_of
from api.settings import Settings
from api.systems import described
from api.values import FIELD_TYPES, boolean, boolean_text, interval, interval_text, whole_number
from geo.bbox import four_numbers
from geo.crs import WGS84, ReferenceSystem
from geo.errors import BBoxError
from layers.catalogue import Field, Layer
from layers.stores.contract import SortKey

#: Most ids in one request.
MAX_IDS = 1000


def limit_parameter(settings: Settings) -> Parameter:
    """Declare ``limit``; more than the maximum is no error but the maximum (Part 1 1.0.1, Requirement 22 C)."""
    read = whole_number(1)
    return Parameter(
        "limit",
        Text(
            f"每页最多要素数；超过 {settings.max_limit} 按 {settings.max_limit} 计。",
            f"Most features on a page; more than {settings.max_limit} means {settings.max_limit}.",
        ),
        {
            "type": "integer",
            "minimum": 1,
            "maximum": settings.max_limit,
            "default": min(settings.default_limit, settings.max_limit),
        },
        lambda text: min(read(text), settings.max_limit),
    )


OFFSET = Parameter(
    "offset",
    Text("跳过的要素数；超出末尾为空页。", "Features to pass over; beyond the last one the page is empty."),
    {"type": "integer", "minimum": 0, "default": 0},
    whole_number(0),
    default=0,
)

Corners = tuple[float, float, float, float]


def _corners(text: str) -> Corners:
    try:
        return four_numbers(text)
    except BBoxError as error:
        raise ValueError(f"four numbers, or six with heights ({str(error)[:200]})") from error


def corners_text(corners: Corners) -> str:
    """Write the four numbers of a box."""
    return ",".join(f"{one:.17g}" for one in corners)


#: Its value is four numbers as they came; which box that is, says ``bbox-crs``.
BBOX = Parameter(
    "bbox",
    Text(
        "只取几何与此范围相交的要素：西,南,东,北（度；用 bbox-crs 时按该参考系的轴序）；西大于东表示跨越 180° 经线。"
        "首个数只能是经度时按经度在前理解。没有几何的要素位置未知，总是包括在内；filter=geometry IS NOT NULL 可将其除外。",
        "Only features whose geometry meets this box: west,south,east,north in degrees, or in the axis order of "
        "bbox-crs (heights between are passed over; a box whose first number can only be a longitude is read so); west > east crosses the antimeridian. Features without geometry "
        "match every box, since they may be anywhere; filter=geometry IS NOT NULL leaves them out.",
    ),
    {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6},
    _corners,
    corners_text,
)

_CRS_WORDS = {
    "crs": Text("返回坐标的参考系", "Reference system of the answer"),
    "bbox-crs": Text("bbox 的参考系", "Reference system of bbox"),
    "filter-crs": Text("filter 中坐标的参考系", "Reference system of coordinates in filter"),
}


def crs_parameter(name: str, systems: Sequence[ReferenceSystem]) -> Parameter:
    """Declare ``crs``, ``bbox-crs`` or ``filter-crs`` of a collection that has these systems, CRS84 first."""
    known = {system.uri: system for system in systems}

    def read(text: str) -> ReferenceSystem:
        if text not in known:
            raise ParameterError(name, text, f"one of {', '.join(known)}", list(known))
        return known[text]

    words = _CRS_WORDS[name]
    listed = {lang: _listed(systems, lang) for lang in ("zh", "en")} if name == "crs" else {"zh": "", "en": ""}
    first = next(iter(known))
    return Parameter(
        name,
        Text(f"{words.zh}。{listed['zh']}", f"{words.en}. {listed['en']}".rstrip()),
        {"type": "string", "format": "uri", "enum": list(known), "default": first},
        read,
        lambda system: system.uri,
        default=known[first] if known[first].name == WGS84 else None,
        shared=False,
    )


def _listed(systems: Sequence[ReferenceSystem], lang: Language) -> str:
    return "; ".join(f"{system.uri}: {described(system, lang)}" for system in systems)


DATETIME = Parameter(
    "datetime",
    Text(
        "只取时间与此时刻或区间相交的要素（按日）；没有时间的要素总是包括在内。",
        "Only features whose time meets this instant or interval, by days; features without time match every one.",
    ),
    {"type": "string"},
    interval,
    interval_text,
    default=(None, None),
)


def _ids(text: str) -> tuple[str, ...]:
    ids = tuple(text.split(","))
    if len(ids) > MAX_IDS:
        raise ValueError(f"at most {MAX_IDS} ids")
    return ids


IDS = Parameter(
    "ids",
    Text(
        f"只取这些编号的要素，以逗号分隔，至多 {MAX_IDS} 个；不存在的略过。",
        f"Only these features, at most {MAX_IDS}, parted by commas; those that do not exist are passed over.",
    ),
    {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": MAX_IDS},
    _ids,
    ",".join,
)

#: Read when the question is made: a filter is read by its language, its system and the fields of its layer.
FILTER = Parameter(
    "filter",
    Text(
        "CQL2 筛选条件，如 stage = 'operating' AND investment_100m_cny >= 10；可用字段见 queryables。",
        "A condition in CQL2, such as stage = 'operating' AND investment_100m_cny >= 10; queryables lists the names.",
    ),
    {"type": "string", "minLength": 1},
    str,
)

FILTER_LANG = Parameter(
    "filter-lang",
    Text("filter 的语言。", "Language of filter."),
    {"type": "string", "enum": ["cql2-text", "cql2-json"], "default": "cql2-text"},
    one_of("cql2-text", "cql2-json"),
    default="cql2-text",
)

SKIP_GEOMETRY = Parameter(
    "skipGeometry",
    Text("true：几何为 null。", "true: geometries are null."),
    {"type": "boolean", "default": False},
    boolean,
    boolean_text,
    default=False,
)


def properties_parameter(layer: Layer) -> Parameter:
    """Declare ``properties`` of a layer: names of its fields, whose order is the layer's whatever was asked."""
    known = [field.name for field in layer.fields]

    def read(text: str) -> tuple[str, ...]:
        wanted = set(text.split(","))
        if wanted - set(known):
            raise ParameterError("properties", text, f"fields parted by commas; known: {known}", known)
        return tuple(name for name in known if name in wanted)

    return Parameter(
        "properties",
        Text("只返回这些字段，以逗号分隔。", "Only these fields, parted by commas."),
        {"type": "array", "items": {"type": "string", "enum": known}, "minItems": 1},
        read,
        ",".join,
        shared=False,
    )


def sortby_parameter(layer: Layer) -> Parameter:
    """Declare ``sortby`` of a layer: names of its fields, ``-`` before those from large to small."""
    known = [field.name for field in layer.fields]

    def read(text: str) -> tuple[SortKey, ...]:
        keys = [SortKey(part.lstrip("+- "), descending=part.startswith("-")) for part in text.split(",")]
        if any(part[1:2] in ("+", "-") for part in text.split(",")) or any(key.field not in known for key in keys):
            raise ParameterError(
                "sortby", text, f"fields parted by commas, - before one for descending; known: {known}", known
            )
        return tuple(keys)

    return Parameter(
        "sortby",
        Text(
            "排序字段，以逗号分隔，前加 - 为降序；空值总在最后。",
            "Fields to order by, parted by commas, - before one for descending; features without a value come last.",
        ),
        {"type": "array", "items": {"type": "string"}, "minItems": 1},
        read,
        lambda keys: ",".join(f"-{key.field}" if key.descending else key.field for key in keys),
        shared=False,
    )


def equality_parameter(of: Field) -> Parameter:
    """Declare a field as a parameter: only features whose field has this value."""
    read, write, schema = FIELD_TYPES[of.type]
    description = Text(f"只取{of.zh}等于此值的要素。", f"Only features whose {of.name} is this: {of.en}.")
    return Parameter(of.name, description, schema, read, write, shared=False, of_field=True)


def equality_parameters(layer: Layer) -> tuple[Parameter, ...]:
    """Declare every field of a layer as a parameter."""
    return tuple(equality_parameter(one) for one in layer.fields)
