"""Addresses as people type them arrive as the standard wants them."""

import json
import socket
from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from api.wire import percent_encoded
from tests.conformance import served


@given(st.binary(max_size=200))
def test_anything_but_a_raw_address_is_left_alone(body: bytes) -> None:
    plain = b"GET /api/items?a=%E4%B9%89&b=1+2 HTTP/1.1\r\nHost: h\r\n\r\n" + body
    assert percent_encoded(plain) == plain


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=50))
def test_address_has_neither_spaces_nor_raw_bytes_and_means_the_same(text: str) -> None:
    line, _, rest = percent_encoded(f"GET /x?{text} HTTP/1.1\r\nA: 义 b\r\n\r\n".encode()).partition(b"\r\n")
    method, address, version = line.split(b" ")
    assert (method, version, rest) == (b"GET", b"HTTP/1.1", "A: 义 b\r\n\r\n".encode())
    assert address.isascii()
    given_bytes = f"/x?{text}".encode()
    place = 0
    for byte in given_bytes:  # each byte is itself or its escape
        escape = b"%%%02X" % byte
        if byte in b" " or byte > 127:
            assert address[place : place + 3] == escape
            place += 3
        else:
            assert address[place] == byte
            place += 1
    assert place == len(address)


def test_filter_with_raw_spaces_and_chinese_words_is_answered() -> None:
    with served() as root:
        host = urlsplit(root)
        with socket.create_connection((str(host.hostname), int(host.port or 0)), timeout=20) as connection:
            query = "filter=(district = '义县') AND (kind = 'project')&skipGeometry=true&limit=1"
            request = f"GET /api/collections/projects/items?{query} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
            connection.sendall(request.encode())
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert json.loads(body)["features"][0]["properties"]["district"] == "义县"
