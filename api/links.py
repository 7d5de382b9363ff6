"""Absolute links, all from one root: relative ones break QGIS (qgis/QGIS#58089) and GDAL (OSGeo/gdal#10410)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address
from urllib.parse import quote

from starlette.types import Scope

from api.errors import BadRequestError
from api.negotiation import Format

Link = dict[str, str]
Pairs = Sequence[tuple[str, str]]

_HOST = re.compile(r"(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_PREFIX = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?")


def link(href: str, rel: str, media_type: str, title: str, **more: str) -> Link:
    """Write a link object; every one has ``rel`` and ``type``."""
    return {"href": href, "rel": rel, "type": media_type, "title": title, **more}


def address(root: str, path: str, query: Pairs = ()) -> str:
    """Join root, path below it and query.

    Parameters
    ----------
    root
        Without a slash at the end.
    path
        From its slash on, not yet percent-encoded.
    query
        Names and values, in order.

    Examples
    --------
    >>> address("http://h", "/api/districts/义县", [("bbox", "1,2,3,4")])
    'http://h/api/districts/%E4%B9%89%E5%8E%BF?bbox=1,2,3,4'
    """
    base = root + _quoted_path(path)
    return f"{base}?{'&'.join(map(_written, query))}" if query else base


@lru_cache(maxsize=256)
def _quoted_path(path: str) -> str:
    return quote(path, safe="/:@-._~!$&'()*+,;=")


@lru_cache(maxsize=256)  # the links of an answer have most of their query in common
def _written(pair: tuple[str, str]) -> str:
    return f"{quote(pair[0], safe=_SAFE)}={quote(pair[1], safe=_SAFE)}"


#: What stands in a query as it is.
_SAFE = ",:/"


def with_parameter(query: Pairs, name: str, value: str | None) -> Pairs:
    """Return a query with one parameter replaced, or left out where ``value`` is None."""
    rest = [pair for pair in query if pair[0] != name]
    return rest if value is None else [*rest, (name, value)]


def self_and_alternates(root: str, path: str, query: Pairs, formats: Sequence[Format], chosen: Format) -> list[Link]:
    """Link an answer to itself and to its other representations.

    Returns
    -------
    list of links
        ``self`` with the query as it came; an ``alternate`` a format, in which ``f`` names it.
    """
    links = [link(address(root, path, query), "self", chosen.link_type, f"This page as {chosen.title}")]
    rest = address(root, path, with_parameter(query, "f", None))
    base = f"{rest}{'&' if '?' in rest else '?'}f="
    links += [
        link(base + other.name, "alternate", other.link_type, f"This page as {other.title}")
        for other in formats
        if other is not chosen
    ]
    return links


#: Longer ones are refused by proxies, whose room for all headers of an answer is 4 KiB (nginx) and more [characters].
_LONGEST_HEADER = 3000


def header_value(links: Sequence[Link]) -> str:
    """Write links as a ``Link`` header (RFC 8288), for formats without room for them.

    Where the address is so long that the header would not get through, links to other representations are left out.
    """
    written = _header(links)
    return written if len(written) <= _LONGEST_HEADER else _header([one for one in links if one["rel"] != "alternate"])


def _header(links: Iterable[Link]) -> str:
    return ", ".join(f'<{one["href"]}>; rel="{one["rel"]}"; type="{one["type"]}"' for one in links)


def root_of(
    scope: Scope,
    headers: Mapping[bytes, bytes],
    *,
    setting: str | None,
    trusted: Sequence[IPv4Network | IPv6Network],
) -> str:
    """Return the address under which the client reached the service.

    Parameters
    ----------
    headers
        Of the request, names in lower case.
    setting
        The operator's word, which is the last one.
    trusted
        Networks of proxies whose ``X-Forwarded-Proto``, ``-Host`` and ``-Prefix`` are believed.

    Returns
    -------
    Scheme, host and prefix, without a slash at the end

    Raises
    ------
    BadRequestError
        The Host header, or a forwarded one, is no host.
    """
    if setting is not None:
        return setting
    scheme = scope["scheme"]
    host = headers.get(b"host", b"").decode("latin-1") or _own_host(scope)
    prefix = scope.get("root_path", "")
    client = scope.get("client")
    if trusted and client is not None and _is_trusted(client[0], tuple(trusted)):
        scheme = _first(headers, b"x-forwarded-proto") or scheme
        host = _first(headers, b"x-forwarded-host") or host
        prefix = _first(headers, b"x-forwarded-prefix") or prefix
    if scheme not in ("http", "https") or not _HOST.fullmatch(host) or not _PREFIX.fullmatch(prefix):
        raise BadRequestError(f"{scheme}://{host[:200]}{prefix[:200]} is no address of a service")
    return f"{scheme}://{host}{prefix.rstrip('/')}"


def _first(headers: Mapping[bytes, bytes], name: bytes) -> str:
    """Return the first of several forwarded values: the one nearest the client."""
    return headers.get(name, b"").decode("latin-1").partition(",")[0].strip()


def _own_host(scope: Scope) -> str:
    server = scope.get("server")
    if server is None or server[1] is None:
        return "localhost"
    host = f"[{server[0]}]" if ":" in server[0] else server[0]
    return f"{host}:{server[1]}"


@lru_cache(maxsize=1024)
def _is_trusted(client: str, trusted: tuple[IPv4Network | IPv6Network, ...]) -> bool:
    try:
        ip = ip_address(client)
    except ValueError:  # a socket of this machine has no address
        return False
    return any(ip in network for network in trusted)
