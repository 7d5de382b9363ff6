from ipaddress import ip_network
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.errors import BadRequestError
from api.links import address, header_value, link, root_of, with_parameter


def root(
    headers: dict[str, str] | None = None, *, setting: str | None = None, trusted: str | None = None, **scope: Any
) -> str:
    base = {"scheme": "http", "server": ("127.0.0.1", 8000), "client": ("10.0.0.9", 5000), "root_path": "", **scope}
    encoded = {name.lower().encode(): value.encode() for name, value in (headers or {}).items()}
    return root_of(base, encoded, setting=setting, trusted=[ip_network(trusted)] if trusted else [])


FORWARDED = {
    "Host": "inner:8000",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "maps.example.cn, inner",
    "X-Forwarded-Prefix": "/atlas/",
}


def test_root_is_the_host_header() -> None:
    assert root({"Host": "maps.example.cn"}) == "http://maps.example.cn"


def test_root_without_host_header_is_the_address_of_the_server() -> None:
    assert root() == "http://127.0.0.1:8000"
    assert root(server=("::1", 8000)) == "http://[::1]:8000"
    assert root(server=None) == "http://localhost"


def test_setting_comes_before_everything() -> None:
    assert root(FORWARDED, setting="https://a.cn/b", trusted="10.0.0.0/8") == "https://a.cn/b"


def test_forwarded_headers_of_a_trusted_proxy_are_believed() -> None:
    assert root(FORWARDED, trusted="10.0.0.0/8") == "https://maps.example.cn/atlas"


def test_forwarded_headers_of_anybody_else_are_not() -> None:
    assert root(FORWARDED) == "http://inner:8000"
    assert root(FORWARDED, trusted="192.168.0.0/16") == "http://inner:8000"
    assert root(FORWARDED, trusted="10.0.0.0/8", client=("socket", 0)) == "http://inner:8000"
    assert root(FORWARDED, trusted="10.0.0.0/8", client=None) == "http://inner:8000"


@pytest.mark.parametrize("host", ['a"><script>', "a b", "a/b", "a:b", "用户", "a\r\nb"])
def test_host_that_is_none_is_refused(host: str) -> None:
    with pytest.raises(BadRequestError, match="no address of a service"):
        root({"Host": host})


@given(st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_address_carries_any_path_and_value(name: str, value: str) -> None:
    parts = urlsplit(address("http://h", f"/api/x{name}", [("v", value)]))
    assert unquote(parts.path, errors="surrogatepass") == f"/api/x{name}"
    assert parse_qsl(parts.query, keep_blank_values=True) == [("v", value)]


def test_parameter_is_replaced_or_left_out() -> None:
    query = [("limit", "5"), ("offset", "10")]
    assert with_parameter(query, "offset", "15") == [("limit", "5"), ("offset", "15")]
    assert with_parameter(query, "limit", None) == [("offset", "10")]


def test_link_header_names_relation_and_type() -> None:
    assert header_value([link("http://h/a", "next", "text/csv", "x")]) == '<http://h/a>; rel="next"; type="text/csv"'


def test_links_of_a_long_address_that_no_proxy_would_let_through_as_a_header_are_those_of_the_pages() -> None:
    href = f"http://h/a?ids={'x' * 900}"
    links = [link(href, rel, "text/csv", "x") for rel in ("self", *["alternate"] * 10, "next")]
    assert header_value(links) == header_value([links[0], links[-1]])
