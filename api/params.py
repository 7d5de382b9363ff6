"""Parameters of addresses: declared once; from the declaration come reading, refusal and the OpenAPI document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from api.errors import BadRequestError, ParameterError, UnknownParameterError
from api.language import Text
from api.negotiation import Format


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
    required
        There is no answer without it.
    """

    name: str
    description: Text
    schema: Mapping[str, Any]
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    default: Any = None
    shared: bool = True
    of_field: bool = False
    required: bool = False


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


def one_of(*known: str) -> Callable[[str], str]:
    """Make a reader of one of a few words."""

    def read(text: str) -> str:
        if text not in known:
            raise ValueError(f"one of {', '.join(known)}")
        return text

    return read


LANG = Parameter(
    "lang",
    Text("标题与页面的语言。", "Language of titles and pages."),
    {"type": "string", "enum": ["zh", "en"], "default": "zh"},
    one_of("zh", "en"),
    default="zh",
)
