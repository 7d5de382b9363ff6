import gzip

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from api.compression import Encoding, chosen_encoding, squeezed
from api.replies import CHUNK, CHUNKED_ABOVE

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
@pytest.mark.parametrize("tight", [True, False])
@settings(deadline=None)
@given(parts=st.lists(st.binary(max_size=2000), max_size=4))
def test_squeezed_body_unpacks_to_the_same_bytes(encoding: Encoding, tight: bool, parts: list[bytes]) -> None:
    body = squeezed(parts, encoding, tight=tight)
    assert UNPACK[encoding](body) == b"".join(parts)
    assert body == squeezed(parts, encoding, tight=tight)


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_big_part_is_squeezed_in_pieces(encoding: Encoding) -> None:
    big = b"0123456789" * (CHUNKED_ABOVE // 10 + CHUNK)
    assert UNPACK[encoding](squeezed((b"head", memoryview(big), b"tail"), encoding)) == b"head" + big + b"tail"
