"""From request to reply, in one place for every address.

Method, length, parameters, representation, ETag, ready reply, making, compressing: an endpoint only makes its body.
Whatever is raised on the way becomes problem details.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from api.compression import SMALLEST, Encoding, chosen_encoding, squeezed
from api.endpoints import Answer, Call, Endpoint
from api.errors import (
    ALLOW,
    MediaTypeError,
    MethodNotAllowedError,
    NotFoundError,
    TooLargeError,
    TooLongError,
    problem,
)
from api.known import QUESTION, Question
from api.links import root_of
from api.negotiation import HTML, chosen_format
from api.params import Parameters, read_query
from api.ranges import ranged_reply
from api.replies import Buffer, Header, Reply, headers_of, joined, send_reply
from api.service import Holder, Service
from api.settings import Settings
from layers.catalogue import Layer

#: Compressing more than this takes more than a millisecond or two: in a thread [bytes].
COMPRESS_INLINE = 512 * 1024

#: Bodies that are joins of ready bytes cost next to nothing to make again: larger ones are kept when they are asked for a
#: second time [bytes].
KEEP_PLAIN = 256 * 1024

#: Of the encodings that a client takes alike, the one that is fastest for its size.
PREFERRED: tuple[Encoding, ...] = ("zstd", "gzip", "br")

SAFE = (b"x-content-type-options", b"nosniff")

_VARY = (b"vary", b"Accept, Accept-Encoding")


@dataclass(frozen=True)
class Request:
    """A request as far as every address needs it.

    Attributes
    ----------
    root
        Address under which the client reached the service.
    question
        All that the reply depends on; None where it may depend on more.
    """

    scope: Scope
    headers: Mapping[bytes, bytes]
    root: str
    receive: Receive
    question: Question | None = None

    @property
    def path(self) -> str:
        """Decoded, without a slash at the end."""
        path: str = self.scope["path"]
        return path

    def header(self, name: bytes) -> str | None:
        """Return a header by its name in lower case."""
        value = self.headers.get(name)
        return None if value is None else value.decode("latin-1")

    @property
    def is_post(self) -> bool:
        """Whether something is sent."""
        return bool(self.scope["method"] == "POST")

    async def json_body(self, limit_bytes: int) -> bytes:
        """Read what is sent.

        Raises
        ------
        MediaTypeError
            It does not say that it is JSON.
        TooLargeError
            It is longer than ``limit_bytes``; the rest is not read.
        """
        kind = (self.header(b"content-type") or "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise MediaTypeError(f"Content-Type: {kind[:100] or 'none'}: wanted application/json")
        body = bytearray()
        more = True
        while more:
            message = await self.receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > limit_bytes:
                raise TooLargeError(f"the body has more than {limit_bytes} bytes, which is the most that is read")
        return bytes(body)

    def has(self, tag: str) -> bool:
        """Tell whether the client already has this reply."""
        tags = self.header(b"if-none-match")
        return tags is not None and has_tag(tags, tag)


class ReplyApp(ABC):
    """An ASGI application that makes a reply or raises; its children say how."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder

    @property
    def allow(self) -> str:
        """The methods that the address has."""
        return ALLOW

    @abstractmethod
    async def reply(self, service: Service, request: Request) -> Reply:
        """Make the reply to one of the methods but OPTIONS; what is raised becomes problem details."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        service = await self._holder.latest()
        settings = service.settings
        headers = dict(scope["headers"])
        question: Question | None = scope.get(QUESTION)
        root = question.root if question else settings.root or ""
        try:
            if question is None:
                root = root_of(scope, headers, setting=settings.root, trusted=settings.trusted_proxies)
            _check_length(scope, settings)
            if scope["method"] == "OPTIONS":
                reply = Reply(204, headers_of(("Allow", self.allow)))
            else:
                _check_method(scope["method"], self.allow)
                reply = await self.reply(service, Request(scope, headers, root, receive, question))
        except Exception as error:  # noqa: BLE001 - the edge: whatever went wrong, the client gets problem details
            reply = problem_reply(error, root, scope["path"])
        await send_reply(reply, scope["method"], send)


class EndpointApp(ReplyApp):
    """An endpoint, for a plain Starlette route."""

    def __init__(self, endpoint: Endpoint, holder: Holder) -> None:
        super().__init__(holder)
        self._endpoint = endpoint

    @property
    def allow(self) -> str:
        """The methods that the address has."""
        return ALLOW if self._endpoint.posting is None else f"GET, HEAD, POST, {ALLOW.rpartition(' ')[2]}"

    async def reply(self, service: Service, request: Request) -> Reply:
        """Make the reply from a ready one, or anew."""
        call = self._call(service, request)
        if self._endpoint.ranged:
            return await self._part(call, request)
        encoding = chosen_encoding(request.header(b"accept-encoding"), PREFERRED)
        posting = self._endpoint.posting
        if request.is_post and posting is not None:
            call = replace(call, body=await request.json_body(posting.limit_bytes))
            return await _finished(call, await run_in_threadpool(posting.answer, call), encoding, None)
        if not self._endpoint.kept:
            return await _finished(call, await _made(call), encoding, None)
        tag = _tag(call, encoding)
        if request.has(tag):
            return unchanged(service.settings, tag)
        reply = service.ready.get(tag)
        if reply is None:
            reply = await _finished(call, await _made(call), encoding, tag)
            if _is_kept(
                call, reply, is_repeated=request.question is not None and service.tags.get(request.question) == tag
            ):
                service.ready.put(tag, reply)
        if request.question is not None:
            service.tags.add(request.question, tag)
        return reply

    async def _part(self, call: Call, request: Request) -> Reply:
        tag = _tag(call, "identity")
        if request.has(tag):
            return unchanged(call.service.settings, tag)
        whole = await _finished(call, await _made(call), "identity", tag)
        # RFC 9110, 14.2: a Range counts for GET alone.
        wanted = request.header(b"range") if request.scope["method"] == "GET" else None
        return ranged_reply(whole, wanted, request.header(b"if-range"), tag)

    def _call(self, service: Service, request: Request) -> Call:
        endpoint, scope = self._endpoint, request.scope
        place = scope["path_params"]
        layer = service.layer(place["collection"]) if "collection" in place else None
        service.needs(*endpoint.needs)
        if layer is not None and not endpoint.of_layer(layer):
            raise NotFoundError(
                f"{layer.id} has no {endpoint.path.rpartition('/')[2]}; there is nothing at this address"
            )
        known = endpoint.posting_parameters() if request.is_post else _parameters(service, endpoint, layer)
        asked = read_query(scope["query_string"], known)
        chosen = chosen_format(endpoint.formats, name=asked.values.get("f"), accept=request.header(b"accept"))
        return Call(service, endpoint, request.root, request.path, place, layer, asked, chosen)


def problem_reply(error: Exception, root: str, path: str) -> Reply:
    """Write an error as a reply of problem details."""
    found = problem(error, root=root, instance=path)
    length = ("Content-Length", str(len(found.body)))
    return Reply(found.status, (*headers_of(*found.headers.items(), length), SAFE), (found.body,))


def has_tag(tags: str, tag: str) -> bool:
    """Tell whether the value of If-None-Match names an ETag.

    They are compared weakly, as the header asks: proxies that compress make ours weak ones.
    """
    return any(one.strip().removeprefix("W/") == tag for one in tags.split(","))


def unchanged(settings: Settings, tag: str) -> Reply:
    """Write the reply to a client that has it already."""
    return Reply(304, keeping(tag, settings.max_age_s))


def keeping(tag: str | None, max_age_s: int) -> tuple[Header, ...]:
    """Write the headers that say how long a reply may be kept; not at all without a tag."""
    if tag is None:
        return (_VARY, *headers_of(("Cache-Control", "no-store")))
    control = f"public, max-age={max_age_s}" if max_age_s else "no-cache"
    return (_VARY, *headers_of(("Cache-Control", control), ("ETag", tag)))


def _check_method(method: str, allow: str) -> None:
    if method not in allow.split(", "):
        raise MethodNotAllowedError(f"{method} is not possible here: the atlas is read with {allow}", allow)


def _check_length(scope: Scope, settings: Settings) -> None:
    length = len(scope.get("raw_path") or b"") + len(scope["query_string"]) + 1
    if length > settings.max_url_bytes:
        raise TooLongError(f"the address has {length} bytes, at most {settings.max_url_bytes} are read")


def _parameters(service: Service, endpoint: Endpoint, layer: Layer | None) -> Parameters:
    key = ("parameters", endpoint.path, layer and layer.id)
    return service.once(key, lambda: endpoint.parameters(service, layer))


def _tag(call: Call, encoding: Encoding) -> str:
    """Return the strong ETag: it changes with build, code, root, address, query, representation and encoding.

    Where a database writes the answer itself, it is another one than that of the same build in memory.
    """
    writer = call.endpoint.by_store and not call.service.store.in_memory
    key = (call.service.stamp, call.root, call.path, call.asked.query, call.format.name, encoding, writer)
    return f'"{hashlib.blake2b(repr(key).encode(), digest_size=12).hexdigest()}"'


async def _made(call: Call) -> Answer:
    endpoint = call.endpoint
    # A template takes long the first time.
    if call.service.store.in_memory and call.format is not HTML and endpoint.quick(call):
        return endpoint.answer(call)
    return await run_in_threadpool(endpoint.answer, call)


async def _finished(call: Call, answer: Answer, encoding: Encoding, tag: str | None) -> Reply:
    """Compress an answer as asked, give it its headers, and keep it where that pays."""
    parts = joined(answer.body)
    size = answer.size_bytes
    own = headers_of(*answer.headers.items())
    if encoding != "identity" and size >= SMALLEST:
        parts = (await _compressed(parts, size, encoding),)
        own += headers_of(("Content-Encoding", encoding))
    what = headers_of(("Content-Type", call.format.media_type), ("Content-Length", str(sum(map(len, parts)))))
    return Reply(200, (*what, *keeping(tag, call.service.settings.max_age_s), SAFE, *own), parts)


def _is_kept(call: Call, reply: Reply, *, is_repeated: bool) -> bool:
    """Tell whether keeping a reply pays: it took long to make, is small, or was asked for before."""
    is_costly = any(name == b"content-encoding" for name, _ in reply.headers) or not call.endpoint.quick(call)
    return is_costly or is_repeated or reply.size_bytes <= KEEP_PLAIN


async def _compressed(parts: Sequence[Buffer], size_bytes: int, encoding: Encoding) -> bytes:
    if size_bytes <= COMPRESS_INLINE:
        return squeezed(parts, encoding)
    return await run_in_threadpool(squeezed, parts, encoding)
