"""What clients are told when something is wrong: the one table from error to HTTP status.

::

    ApiError
    ├── ParameterError (ValueError)      a parameter whose value cannot be used
    │   └── UnknownParameterError        a parameter that this address does not have
    ├── BadRequestError (ValueError)     a request that is broken as a whole
    ├── NotFoundError (LookupError)      nothing at this address
    │   ├── FeatureNotFoundError
    │   └── DistrictNotFoundError
    ├── NotAcceptableError               no representation that the client accepts
    ├── MethodNotAllowedError            reading is all there is
    ├── TooLargeError                    a body longer than we read
    ├── MediaTypeError                   a body of another type than we read
    ├── TooLongError                     an address longer than we read
    ├── RangeError                       a part of a file that lies beyond its end
    └── ServeError                       the command line cannot do what was asked
"""

import logging
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from geo.errors import BBoxError, CRSError, DatumError
from layers.errors import FilterError, LayerNotFound, QueryError, StoreBusyError, StoreError, TileError

PROBLEM = "application/problem+json"
ALLOW = "GET, HEAD, OPTIONS"

_log = logging.getLogger(__name__)


class ApiError(Exception):
    """The base of all errors of :mod:`api`; ``known`` lists what would have been right, where that is a short list."""

    def __init__(self, detail: str, known: Sequence[str] = ()) -> None:
        super().__init__(detail)
        self.known = tuple(known)


class ParameterError(ApiError, ValueError):
    """A parameter whose value cannot be used."""

    def __init__(self, name: str, value: str, wanted: str, known: Sequence[str] = ()) -> None:
        shown = value if len(value) <= 200 else f"{value[:200]}…"
        super().__init__(f"{name}={shown!r}: wanted {wanted}", known)


class UnknownParameterError(ParameterError):
    """A parameter that this address does not have."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        shown = name if len(name) <= 200 else f"{name[:200]}…"
        ApiError.__init__(
            self, f"{shown!r} is no parameter of this address; known: {', '.join(known) or 'none'}", known
        )


class BadRequestError(ApiError, ValueError):
    """A request that is broken as a whole: its Host header, its encoding."""


class NotFoundError(ApiError, LookupError):
    """Nothing at this address."""


class FeatureNotFoundError(NotFoundError):
    """No feature of this id in the collection."""


class DistrictNotFoundError(NotFoundError):
    """No district or zone of this name."""


class NotAcceptableError(ApiError):
    """No representation that the client accepts."""


class MethodNotAllowedError(ApiError):
    """Reading is all there is, or nearly; ``allow`` is what is possible at the address."""

    def __init__(self, detail: str, allow: str = ALLOW) -> None:
        super().__init__(detail)
        self.allow = allow


class TooLargeError(ApiError):
    """A body longer than we read."""


class MediaTypeError(ApiError):
    """A body of another type than we read."""


class TooLongError(ApiError):
    """An address longer than we read."""


class RangeError(ApiError):
    """A part of a file that lies beyond its end; ``size_bytes`` is the length of the file."""

    def __init__(self, detail: str, size_bytes: int) -> None:
        super().__init__(detail)
        self.size_bytes = size_bytes


class ServeError(ApiError):
    """The command line cannot do what was asked; its message is one line for a person."""


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its anchor in ``/api/docs``, HTTP status and title."""

    slug: str
    status: int
    title: str
    title_zh: str


INTERNAL = Kind("internal-error", 500, "The server failed", "服务器内部错误")

#: From error to answer; the nearest class of an error's ancestry counts. What is not here is ``INTERNAL``.
TABLE: Mapping[type[Exception], Kind] = {
    UnknownParameterError: Kind("unknown-parameter", 400, "Unknown parameter", "未知参数"),
    ParameterError: Kind("invalid-parameter", 400, "Invalid parameter value", "参数值无效"),
    BBoxError: Kind("invalid-parameter", 400, "Invalid parameter value", "参数值无效"),
    CRSError: Kind("invalid-parameter", 400, "Invalid parameter value", "参数值无效"),
    DatumError: Kind("invalid-parameter", 400, "Invalid parameter value", "参数值无效"),
    FilterError: Kind("invalid-filter", 400, "Invalid filter", "筛选条件无效"),
    QueryError: Kind("invalid-query", 400, "Invalid query", "查询无效"),
    BadRequestError: Kind("bad-request", 400, "Bad request", "请求无效"),
    LayerNotFound: Kind("collection-not-found", 404, "No such collection", "没有此图层"),
    FeatureNotFoundError: Kind("feature-not-found", 404, "No such feature", "没有此要素"),
    DistrictNotFoundError: Kind("district-not-found", 404, "No such district", "没有此县区"),
    NotFoundError: Kind("not-found", 404, "Nothing at this address", "地址不存在"),
    MethodNotAllowedError: Kind("method-not-allowed", 405, "Method not allowed", "不支持此方法"),
    NotAcceptableError: Kind("not-acceptable", 406, "No acceptable representation", "没有可接受的格式"),
    TooLargeError: Kind("content-too-large", 413, "Body too large", "请求内容过大"),
    MediaTypeError: Kind("unsupported-media-type", 415, "Media type not read here", "不支持的内容类型"),
    TooLongError: Kind("uri-too-long", 414, "Address too long", "地址过长"),
    RangeError: Kind("range-not-satisfiable", 416, "No such part of the file", "没有文件的这一部分"),
    TileError: Kind("tile-not-found", 404, "No such tile", "没有此瓦片"),
    StoreBusyError: Kind("store-busy", 503, "The database is busy", "数据库繁忙"),
    StoreError: Kind("store-unavailable", 503, "The data cannot be read", "数据暂不可读"),
}


#: What errors say beside their words: what would have been right, and where in a filter the fault is.
_MEMBERS = ("known", "field", "wanted", "line", "column")


@dataclass(frozen=True)
class Problem:
    """A finished error answer."""

    status: int
    body: bytes
    headers: Mapping[str, str]


def kind_of(error: Exception) -> Kind:
    """Look an error up in the table, by its nearest ancestor there."""
    return next((TABLE[ancestor] for ancestor in type(error).__mro__ if ancestor in TABLE), INTERNAL)


def problem(error: Exception, *, root: str, instance: str) -> Problem:
    """Write an error as problem details (RFC 9457).

    Parameters
    ----------
    root
        Root of the service; ``type`` points to its documentation.
    instance
        Path of the request.

    Returns
    -------
    Problem
        An error outside the table is logged whole, under a reference that the answer gives, and answered
        without its words.
    """
    kind = kind_of(error)
    document: dict[str, Any] = {
        "type": f"{root}/api/docs#{kind.slug}",
        "title": kind.title,
        "title_zh": kind.title_zh,
        "status": kind.status,
        "detail": _detail(error, kind),
        "instance": instance,
    }
    members = {name: getattr(error, name, None) for name in _MEMBERS}
    document |= {name: value for name, value in members.items() if value}
    headers = {"Content-Type": PROBLEM, "Cache-Control": "no-store"}
    if isinstance(error, MethodNotAllowedError):
        headers["Allow"] = error.allow
    if kind.status == 503:
        headers["Retry-After"] = "1" if isinstance(error, StoreBusyError) else "5"
    if isinstance(error, RangeError):
        headers["Content-Range"] = f"bytes */{error.size_bytes}"
    return Problem(kind.status, msgspec.json.encode(document), headers)


def _detail(error: Exception, kind: Kind) -> str:
    if isinstance(error, StoreBusyError):
        _log.warning("%s: %s", kind.title, error)
        return "The database did not answer in time; the same request may be answered a moment later."
    if kind is INTERNAL or kind.status == 503:
        reference = secrets.token_hex(4)
        _log.error("%s [%s]", kind.title, reference, exc_info=error)
        return f"The reason is in the server's log under {reference}."
    return str(error)
