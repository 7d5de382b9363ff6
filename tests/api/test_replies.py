import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.replies import CHUNK, CHUNKED_ABOVE, Reply, ReplyCache, joined, send_reply


def sent(reply: Reply, method: str = "GET") -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        messages.append(dict(message))

    asyncio.run(send_reply(reply, method, send))
    return messages


@pytest.mark.parametrize("sizes", [[0], [10], [10, 20, 2], [5, CHUNKED_ABOVE + CHUNK + 1, 2], [CHUNKED_ABOVE * 2]])
def test_parts_arrive_whole_and_in_order(sizes: list[int]) -> None:
    parts = tuple(bytes([65 + place]) * size for place, size in enumerate(sizes))
    start, *bodies = sent(Reply(200, (), parts))
    assert start["status"] == 200
    assert b"".join(bytes(body["body"]) for body in bodies) == b"".join(parts)
    assert [body.get("more_body", False) for body in bodies] == [True] * (len(bodies) - 1) + [False]
    assert max(len(body["body"]) for body in bodies) <= CHUNKED_ABOVE


def test_head_has_no_body() -> None:
    assert b"".join(message.get("body", b"") for message in sent(Reply(200, (), (b"abc",)), "HEAD")) == b""


def test_big_parts_are_not_held_twice() -> None:
    big = memoryview(b"x" * (CHUNKED_ABOVE + 1))
    assert joined((b"head", big, b"tail")) == (b"head", big, b"tail")
    assert joined((b"head", b"tail")) == (b"headtail",)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3000)), max_size=60))
def test_cache_never_holds_more_than_its_limit(puts: list[tuple[int, int]]) -> None:
    cache = ReplyCache(20_000)
    for key, size in puts:
        cache.put(str(key), Reply(200, (), (b"x" * size,)))
        assert cache.size_bytes <= 20_000
    kept = [cache.get(str(key)) for key in range(10)]
    assert cache.size_bytes == sum(reply.held_bytes + cache.OVERHEAD for reply in kept if reply)


def test_cache_drops_what_was_asked_for_longest_ago() -> None:
    cache = ReplyCache(20_000)
    for key in "abcdef":
        cache.put(key, Reply(200, (), (b"x" * 1400,)))
    cache.get("a")
    for key in "ghi":
        cache.put(key, Reply(200, (), (b"x" * 1400,)))
    assert cache.get("a") is not None
    assert cache.get("b") is None


def test_reply_too_big_for_the_cache_is_not_kept() -> None:
    cache = ReplyCache(20_000)
    cache.put("a", Reply(200, (), (b"x" * 10_000,)))
    assert cache.get("a") is None
    assert cache.size_bytes == 0


def test_headers_take_room_in_the_cache() -> None:
    cache = ReplyCache(20_000)
    for key in range(50):
        cache.put(str(key), Reply(200, ((b"link", b"x" * 1000),)))
    assert sum(cache.get(str(key)) is not None for key in range(50)) == 20_000 // (cache.OVERHEAD + 1004)
