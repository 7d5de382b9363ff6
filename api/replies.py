"""Finished replies: how they are sent, and the memory in which they are kept."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

from starlette.types import Send

Buffer = bytes | memoryview
Header = tuple[bytes, bytes]

#: Replies above this size go out in chunks, so that other requests get their turn [bytes].
CHUNKED_ABOVE = 2 * 2**20
CHUNK = 256 * 1024

#: Copying this takes as long as sending another message [bytes].
COPIED_UP_TO = 64 * 1024


@dataclass(frozen=True)
class Reply:
    """A finished reply; the parts of its body are sent one after the other."""

    status: int
    headers: tuple[Header, ...]
    parts: tuple[Buffer, ...] = ()

    @property
    def size_bytes(self) -> int:
        """Length of the body."""
        return sum(map(len, self.parts))

    @property
    def held_bytes(self) -> int:
        """Length of headers and body: links in a header are as long as a client makes its address."""
        return self.size_bytes + sum(len(name) + len(value) for name, value in self.headers)


def headers_of(*pairs: tuple[str, str]) -> tuple[Header, ...]:
    """Write headers as ASGI wants them."""
    return tuple((name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in pairs)


def joined(parts: Sequence[Buffer]) -> tuple[Buffer, ...]:
    """Join parts into one, unless sending one more costs less than copying."""
    if len(parts) > 1 and sum(map(len, parts)) <= COPIED_UP_TO:
        return (b"".join(parts),)
    return tuple(parts)


def pieces(parts: Iterable[Buffer]) -> Iterator[Buffer]:
    """Cut parts above :data:`CHUNKED_ABOVE` into pieces of :data:`CHUNK`, without copying."""
    for part in parts:
        if len(part) <= CHUNKED_ABOVE:
            yield part
        else:
            view = memoryview(part)
            yield from (view[start : start + CHUNK] for start in range(0, len(view), CHUNK))


async def send_reply(reply: Reply, method: str, send: Send) -> None:
    """Send a reply, without its body where the method is HEAD."""
    await send({"type": "http.response.start", "status": reply.status, "headers": list(reply.headers)})
    # One behind: small replies go out in one message, which must say that it is the last.
    last: Buffer = b""
    for place, piece in enumerate(pieces(reply.parts) if method != "HEAD" else ()):
        if place:
            await send({"type": "http.response.body", "body": last, "more_body": True})
        last = piece
    await send({"type": "http.response.body", "body": last})


class ReplyCache:
    """Finished replies, bounded in bytes; those not asked for longest go first. Safe between threads."""

    #: What keeping a reply costs beside its headers and body [bytes].
    OVERHEAD = 1024

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._held: OrderedDict[str, Reply] = OrderedDict()
        self._lock = Lock()
        self.size_bytes = 0

    def get(self, key: str) -> Reply | None:
        """Return a reply, None when it is not kept."""
        with self._lock:
            reply = self._held.get(key)
            if reply is not None:
                self._held.move_to_end(key)
            return reply

    def put(self, key: str, reply: Reply) -> None:
        """Keep a reply, unless it would take more than an eighth of the room."""
        size = reply.held_bytes + self.OVERHEAD
        if size > self._limit // 8:
            return
        with self._lock:
            old = self._held.pop(key, None)
            self._held[key] = reply
            self.size_bytes += size - (old.held_bytes + self.OVERHEAD if old else 0)
            while self.size_bytes > self._limit:
                self.size_bytes -= self._held.popitem(last=False)[1].held_bytes + self.OVERHEAD
