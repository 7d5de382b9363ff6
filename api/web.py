"""Files that the service hands out as they are: the map page, its modules, style sheets, the basemap.

Each has an ETag of its content and is compressed tightly once, when it is first asked for; a file that was changed
is read anew. Our own modules go out without their comments, which are half of them.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from starlette.concurrency import run_in_threadpool

from api.compression import Encoding, chosen_encoding, squeezed
from api.errors import NotFoundError
from api.params import read_query
from api.replies import Header, Reply, headers_of
from api.service import Holder, Service
from api.serving import SAFE, ReplyApp, Request, keeping, unchanged
from layers.render.webfiles import without_comments

#: What is handed out, by suffix; everything else is not there.
MEDIA_TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".geojson": "application/geo+json",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
PACKED = {".png", ".woff2", ".ico"}

#: Files are squeezed once and for all: even small ones gain [bytes].
_SMALLEST = 256

#: Of the encodings that a client takes alike, the one that makes files smallest.
PREFERRED: tuple[Encoding, ...] = ("br", "zstd", "gzip")


@dataclass(frozen=True)
class Content:
    """What is sent of a file as it was at ``stamp``, and a digest of it."""

    stamp: tuple[int, ...] | str
    body: bytes
    digest: str


class FolderApp(ReplyApp):
    """A folder of files.

    Parameters
    ----------
    folder
        From the service: where the files are.
    index
        File that answers for the folder itself.
    extra
        From the service: headers of pages, such as their content security policy.
    any_query
        Whether addresses may have a query: the map page keeps its state there.
    """

    def __init__(
        self,
        holder: Holder,
        folder: Callable[[Service], Path],
        *,
        index: str | None = None,
        extra: Callable[[Service], tuple[Header, ...]] = lambda _service: (),
        any_query: bool = False,
    ) -> None:
        super().__init__(holder)
        self.folder = folder
        self._index = index
        self._extra = extra
        self._any_query = any_query
        self._held: dict[Path, Content] = {}
        self._squeezed: dict[tuple[str, Encoding], bytes] = {}

    async def reply(self, service: Service, request: Request) -> Reply:
        """Hand out a file; Raises :class:`NotFoundError` where there is none."""
        if not self._any_query:
            read_query(request.scope["query_string"], {})
        name = request.scope["path_params"].get("file") or self._index or ""
        path = _inside(self.folder(service), name)
        content = await run_in_threadpool(self._content, path, request.path)
        return await self._sent(service, request, path, content)

    def _content(self, path: Path, address: str) -> Content:
        try:
            stamp = self.stamp(path)
            held = self._held.get(path)
            if held is not None and held.stamp == stamp:
                return held
            body = self.prepared(path, path.read_bytes())
        except OSError as error:
            raise NotFoundError(f"there is nothing at {address[:200]!r}") from error
        digest = hashlib.blake2b(body, digest_size=12).hexdigest()
        content = self._held[path] = Content(stamp, body, digest)
        return content

    def stamp(self, path: Path) -> tuple[int, ...] | str:
        """Return what changes when what is sent of a file does."""
        state = path.stat()
        return (state.st_mtime_ns, state.st_size)

    def prepared(self, path: Path, content: bytes) -> bytes:
        """Make of a file's content what is sent of it."""
        if path.suffix != ".js" or "vendor" in path.parts:
            return content
        return without_comments(content.decode()).encode()

    def kept(self, tag: str, service: Service, request: Request) -> tuple[Header, ...]:  # noqa: ARG002 - others look
        """Write the headers that say how long a file may be kept."""
        return keeping(tag, 0)

    async def _sent(self, service: Service, request: Request, path: Path, content: Content) -> Reply:
        encoding: Encoding = "identity"
        if path.suffix not in PACKED and len(content.body) >= _SMALLEST:
            encoding = chosen_encoding(request.header(b"accept-encoding"), PREFERRED)
        tag = f'"{content.digest}-{encoding}"'
        extra = self._extra(service) if path.suffix == ".html" else ()
        if request.has(tag):
            known = unchanged(service.settings, tag)
            return Reply(known.status, (*self.kept(tag, service, request), *extra))
        body = content.body if encoding == "identity" else await self._tight(content, encoding)
        what = headers_of(("Content-Type", MEDIA_TYPES[path.suffix]), ("Content-Length", str(len(body))))
        coded = headers_of(("Content-Encoding", encoding)) if encoding != "identity" else ()
        return Reply(200, (*what, *self.kept(tag, service, request), SAFE, *coded, *extra), (body,))

    async def _tight(self, content: Content, encoding: Encoding) -> bytes:
        key = (content.digest, encoding)
        found = self._squeezed.get(key)
        if found is None:
            found = await run_in_threadpool(squeezed, (content.body,), encoding, tight=True)
            self._squeezed[key] = found
        return found


def _inside(folder: Path, name: str) -> Path:
    """Return a file below a folder.

    Raises
    ------
    NotFoundError
        The name leads elsewhere, is hidden, or is of a kind that is not handed out.
    """
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith(".") or part == "/" or "\\" in part or "\0" in part for part in parts)
    if not parts or hidden or PurePosixPath(name).suffix not in MEDIA_TYPES:
        raise NotFoundError(f"there is nothing at {name[:200]!r}")
    return folder.joinpath(*parts)
