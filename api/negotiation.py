"""Which representation a client gets: by ``f=``, else by the Accept header with its weights (RFC 9110, 12.5.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from api.errors import NotAcceptableError, ParameterError
from layers.formats import FORMATS, FileFormat


@dataclass(frozen=True)
class Format:
    """A representation.

    Attributes
    ----------
    name
        Value of ``f``.
    media_type
        As the answer names it.
    title
        In links.
    aliases
        Other values of ``f``.
    accepts
        Other media types in Accept that this one answers.
    file
        How it is written, where it is a file that other programs open.
    """

    name: str
    media_type: str
    title: str
    aliases: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    file: FileFormat | None = None

    @cached_property
    def link_type(self) -> str:
        """The media type as links and the OpenAPI document name it: without charset."""
        return self.media_type.partition("; charset")[0]

    @cached_property
    def bare(self) -> str:
        """The media type without its parameters."""
        return self.media_type.partition(";")[0]


JSON = Format("json", "application/json", "JSON")
GEOJSON = Format(
    "json",
    "application/geo+json",
    "GeoJSON",
    aliases=("geojson",),
    accepts=("application/json", "application/vnd.geo+json"),
)
HTML = Format("html", "text/html; charset=utf-8", "HTML", accepts=("application/xhtml+xml",))
SCHEMA = Format("json", "application/schema+json", "JSON Schema", accepts=("application/json",))
OPENAPI = Format(
    "json", "application/vnd.oai.openapi+json;version=3.0", "OpenAPI 3.0", accepts=("application/json",)
)  # fmt: skip


#: Files that other programs open; GeoJSON, which answers with links, is not among them. Those whose library is not
#: installed are not offered.
FILES: tuple[Format, ...] = tuple(
    Format(one.name, one.media_type, one.title_en, file=one)
    for one in FORMATS.values()
    if one.name != "geojson" and one.is_available
)
CSV = next(one for one in FILES if one.name == "csv")


def chosen_format(formats: Sequence[Format], *, name: str | None, accept: str | None) -> Format:
    """Choose a representation.

    Parameters
    ----------
    formats
        What the address has; the first is the default.
    name
        Value of ``f``; it comes before ``accept``.
    accept
        The header; None and ``*/*`` mean the default.

    Raises
    ------
    ParameterError
        There is no format of this name.
    NotAcceptableError
        ``accept`` leaves none.

    Examples
    --------
    >>> chosen_format((GEOJSON, HTML), name=None, accept="text/html, */*;q=0.8").name
    'html'
    """
    if name is not None:
        for candidate in formats:
            if name == candidate.name or name in candidate.aliases:
                return candidate
        names = [candidate.name for candidate in formats]
        raise ParameterError("f", name, f"one of {', '.join(names)}", names)
    if not accept or accept == "*/*":
        return formats[0]
    ranges = _ranges(accept)
    weights = [_weight(candidate, ranges) for candidate in formats]
    best = max(weights)
    if best <= 0:
        types = [candidate.bare for candidate in formats]
        raise NotAcceptableError(f"Accept: {accept[:200]} leaves none of {', '.join(types)}", types)
    return formats[weights.index(best)]


def _weight(candidate: Format, ranges: Sequence[tuple[str, float]]) -> float:
    """Weight of a format: that of the most specific range which names it; its own type counts before an alias."""
    main = candidate.bare.partition("/")[0]
    named = dict(ranges)
    for wanted in (candidate.bare, *candidate.accepts, f"{main}/*", "*/*"):
        if wanted in named:
            return named[wanted]
    return 0.0


@lru_cache(maxsize=256)
def _ranges(accept: str) -> tuple[tuple[str, float], ...]:
    ranges = []
    for part in accept.lower().split(","):
        kind, *parameters = (piece.strip() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                weight = _quality(value.strip())
        if kind:
            ranges.append((kind, weight))
    return tuple(ranges)


def _quality(text: str) -> float:
    """Read a weight; one that is no number from 0 to 1 is taken as 1, as a header in doubt is not an error."""
    try:
        weight = float(text)
    except ValueError:
        return 1.0
    return weight if 0 <= weight <= 1 else 1.0
