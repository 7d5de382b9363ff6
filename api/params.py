"""The parameters of every address: declared here once; from the declaration come reading, refusal and OpenAPI."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from api.errors import BadRequestError, ParameterError, UnknownParameterError
from api.language import Text
from api.negotiation import Format
from api.settings import Settings
from geo import BBox
from geo.errors import BBoxError
from layers.catalogue import Field, Layer
from layers.stores.contract import SortKey

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

#: Most ids in one request.
MAX_IDS = 1000

#: Whole numbers with more digits than this are all the same: beyond every page.
_DIGITS = 18

Interval = tuple[str | None, str | None]


@dataclass(frozen=True)
class Parameter:
    """A query parameter.

    Attributes
    ----------
    schema
        JSON Schema of the value for OpenAPI; ``type`` is one word, or clients pass it over.
    read
        Turns the text of a request into a value; raises ``ValueError`` that says what was wanted.
    write
        Turns a value into the one text that stands for it in links and cache keys.
    default
        A value that need not be said: it is left out of links and keys.
    shared
        Stands once under ``components/parameters`` and is referred to; QGIS reads ``limit`` only there.
    of_field
        Is a field of the layer: features must equal the value.
    """

    name: str
    description: Text
    schema: Mapping[str, Any]
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    default: Any = None
    shared: bool = True
    of_field: bool = False


Parameters = Mapping[str, Parameter]


@dataclass(frozen=True)
class Asked:
    """The parameters of one request.

    Attributes
    ----------
    values, equals
        By name: those of the address, and those that are fields of its layer.
    query
        Both as text, in the order declared, without those that need not be said.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    equals: Mapping[str, Any] = field(default_factory=dict)
    query: tuple[tuple[str, str], ...] = ()


def read_query(query: bytes, parameters: Parameters) -> Asked:
    """Read the query of a request.

    Parameters
    ----------
    query
        What follows the question mark, percent-encoded.
    parameters
        All that the address has.

    Returns
    -------
    Asked
        Of a repeated parameter the last one counts.

    Raises
    ------
    UnknownParameterError
        A name is not among ``parameters``.
    ParameterError
        A value cannot be read.
    BadRequestError
        The query is not UTF-8, or holds more than 1,000 parameters.
    """
    if not query:
        return _NOTHING
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:  # UnicodeDecodeError is one, too
        raise BadRequestError("the query is not percent-encoded UTF-8 of at most 1000 parameters") from error
    given = dict(pairs)
    unknown = next((name for name in given if name not in parameters), None)
    if unknown is not None:
        raise UnknownParameterError(unknown, list(parameters))
    values: dict[str, Any] = {}
    equals: dict[str, Any] = {}
    texts: list[tuple[str, str]] = []
    for name, parameter in parameters.items():
        if name in given:
            value = _value(parameter, given[name])
            (equals if parameter.of_field else values)[name] = value
            if value != parameter.default:
                texts.append((name, parameter.write(value)))
    return Asked(values, equals, tuple(texts))


_NOTHING = Asked()


def _value(parameter: Parameter, text: str) -> Any:
    try:
        return parameter.read(text)
    except ParameterError:
        raise
    except ValueError as error:
        raise ParameterError(parameter.name, text, str(error)) from error


def named(*parameters: Parameter) -> Parameters:
    """Order parameters by their names in the order given; of two with one name the first stays."""
    found: dict[str, Parameter] = {}
    for parameter in parameters:
        found.setdefault(parameter.name, parameter)
    return found


def format_parameter(formats: Sequence[Format]) -> Parameter:
    """Declare ``f`` of an address with these formats."""
    names = [one.name for one in formats]
    known = {name: one.name for one in formats for name in (one.name, *one.aliases)}

    def read(text: str) -> str:
        if text not in known:
            raise ParameterError("f", text, f"one of {', '.join(names)}", names)
        return known[text]

    return Parameter(
        "f",
        Text("格式，优先于 Accept 请求头。", "Representation, in place of the Accept header."),
        {"type": "string", "enum": list(known)},
        read,
        shared=False,
    )


def _whole_number(minimum: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        digits = text.lstrip("0") or text[:1]
        number = int(digits) if re.fullmatch(rf"[0-9]{{1,{_DIGITS}}}", digits, re.ASCII) else 10**_DIGITS
        if not re.fullmatch(r"[0-9]+", text, re.ASCII) or number < minimum:
            raise ValueError(f"a whole number, {minimum} or more")
        return number

    return read


def limit_parameter(settings: Settings) -> Parameter:
    """Declare ``limit``; more than the maximum is no error but the maximum (Part 1 1.0.1, Requirement 22 C)."""
    read = _whole_number(1)
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
    _whole_number(0),
    default=0,
)


def _box(text: str) -> BBox:
    try:
        return BBox.parse(text)
    except BBoxError as error:
        raise ValueError(f"west,south,east,north in degrees ({str(error)[:200]})") from error


def _box_text(box: BBox) -> str:
    return ",".join(f"{number:.17g}" for number in (box.west, box.south, box.east, box.north))


BBOX = Parameter(
    "bbox",
    Text(
        "只取几何与此范围相交的要素：西,南,东,北（度）；西大于东表示跨越 180° 经线。没有几何的要素位置未知，总是包括在内。",
        "Only features whose geometry meets this box: west,south,east,north in degrees (heights between are passed over); "
        "west > east crosses the antimeridian. Features without geometry match every box, since they may be anywhere.",
    ),
    {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6},
    _box,
    _box_text,
)


def _one_of(*known: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in known:
            raise ValueError(f"one of {', '.join(known)}")
        return text

    return read


def crs_parameters(uris: Sequence[str]) -> tuple[Parameter, Parameter]:
    """Declare ``crs`` and ``bbox-crs`` of a collection that is sent in these reference systems, CRS84 first."""
    schema = {"type": "string", "format": "uri", "enum": list(uris), "default": CRS84}
    return (
        Parameter(
            "crs", Text("返回坐标的参考系。", "Reference system of the answer."), schema, _one_of(*uris), default=CRS84
        ),
        Parameter(
            "bbox-crs", Text("bbox 的参考系。", "Reference system of bbox."), schema, _one_of(*uris), default=CRS84
        ),
    )


_DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
#: QGIS sends years 0 and 9999 for open ends; GDAL sends a T without a time (``2022-01-04T``).
_INSTANT = re.compile(
    _DAY
    + r"(?:[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9]|:60)?(?:\.[0-9]+)?(?:[Zz]|[+\- ][0-9]{2}:?[0-9]{2})?|T)?"
)
_WANTED_TIME = "an instant (2022-01-04, 2022-01-04T00:00:00Z) or an interval (2019-08-06/2022-01-04, ../2022-01-04)"


def _day(text: str, *, open_year: str) -> str | None:
    """Read one end: its day; None when open, or in the year that stands for no bound."""
    if text in ("", ".."):
        return None
    found = _INSTANT.fullmatch(text)
    if found is None:
        raise ValueError(_WANTED_TIME)
    year, month, day = found[1], found[2], found[3]
    try:
        date.fromisoformat(f"{'2000' if year == '0000' else year}-{month}-{day}")  # Python knows no year 0
    except ValueError as error:
        raise ValueError(_WANTED_TIME) from error
    return None if year == open_year else f"{year}-{month}-{day}"


def _interval(text: str) -> Interval:
    """Read a time.

    Returns
    -------
    First and last day, both included; None is an open end
        The day as written, whatever its zone: the data know no hours.
    """
    first, slash, last = text.partition("/")
    if not slash:
        if first in ("", ".."):
            raise ValueError(_WANTED_TIME)
        day = _day(first, open_year="")
        return day, day
    begin, end = _day(first, open_year="0000"), _day(last, open_year="9999")
    if begin is not None and end is not None and begin > end:
        raise ValueError("an interval that begins before it ends")
    return begin, end


def _interval_text(interval: Interval) -> str:
    begin, end = interval
    return begin if begin is not None and begin == end else f"{begin or '..'}/{end or '..'}"


DATETIME = Parameter(
    "datetime",
    Text(
        "只取时间与此时刻或区间相交的要素（按日）；没有时间的要素总是包括在内。",
        "Only features whose time meets this instant or interval, by days; features without time match every one.",
    ),
    {"type": "string"},
    _interval,
    _interval_text,
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

LANG = Parameter(
    "lang",
    Text("标题与页面的语言。", "Language of titles and pages."),
    {"type": "string", "enum": ["zh", "en"], "default": "zh"},
    _one_of("zh", "en"),
    default="zh",
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


def _number(text: str) -> float:
    if not re.fullmatch(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", text, re.ASCII):
        raise ValueError("a number")
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a finite number")
    return number


def _integer(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text, re.ASCII):
        raise ValueError("a whole number of at most 18 digits")
    return int(text)


def _date(text: str) -> str:
    wanted = "a day such as 2022-01-04"
    if not re.fullmatch(_DAY, text, re.ASCII):
        raise ValueError(wanted)
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValueError(wanted) from error


def _boolean(text: str) -> bool:
    known = {"true": True, "false": False, "1": True, "0": False}
    if text.lower() not in known:
        raise ValueError("true or false")
    return known[text.lower()]


def _boolean_text(value: bool) -> str:  # noqa: FBT001 - the one argument is the value itself
    return "true" if value else "false"


#: How a value of a field's type is read, written and described.
FIELD_TYPES: Mapping[str, tuple[Callable[[str], Any], Callable[[Any], str], Mapping[str, str]]] = {
    "text": (str, str, {"type": "string"}),
    "number": (_number, repr, {"type": "number"}),
    "integer": (_integer, str, {"type": "integer"}),
    "date": (_date, str, {"type": "string", "format": "date"}),
    "boolean": (_boolean, _boolean_text, {"type": "boolean"}),
}


def equality_parameter(of: Field) -> Parameter:
    """Declare a field as a parameter: only features whose field has this value."""
    read, write, schema = FIELD_TYPES[of.type]
    description = Text(f"只取{of.zh}等于此值的要素。", f"Only features whose {of.name} is this: {of.en}.")
    return Parameter(of.name, description, schema, read, write, shared=False, of_field=True)


def equality_parameters(layer: Layer) -> tuple[Parameter, ...]:
    """Declare every field of a layer as a parameter."""
    return tuple(equality_parameter(one) for one in layer.fields)
