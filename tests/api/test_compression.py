import gzip

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from api.compression import FAST, TIGHT, Encoding, chosen_encoding

PREFERRED: tuple[Encoding, ...] = ("zstd", "gzip", "br")
UNPACK = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompressobj().decompress(body),
}


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        (None, "identity"),
        ("", "identity"),
        ("identity", "identity"),
        ("deflate", "identity"),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("GZIP", "gzip"),
        ("gzip;q=0", "identity"),
        ("gzip;q=0.5, br;q=0.9", "br"),
        ("gzip;q=0.5, identity", "identity"),
        ("*", "zstd"),
        ("*;q=0", "identity"),
        ("br;q=nonsense, gzip", "gzip"),
    ],
)
def test_encoding_is_the_best_that_the_client_takes(accept: str | None, encoding: str) -> None:
    assert chosen_encoding(accept, PREFERRED) == encoding


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
@pytest.mark.parametrize("speed", [FAST, TIGHT])
@settings(deadline=None)
@given(body=st.binary(max_size=2000))
def test_squeezed_body_unpacks_to_the_same_bytes(
    speed: dict[Encoding, object], encoding: Encoding, body: bytes
) -> None:
    squeeze = (FAST if speed is FAST else TIGHT)[encoding]
    assert UNPACK[encoding](squeeze(body)) == body
    assert squeeze(body) == squeeze(body)
