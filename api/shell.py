"""The map page and its files under addresses that change with them, so that a second visit asks for the page alone.

``index.html`` goes out with ``main.js`` as ``web/STAMP/main.js``, where STAMP is a digest of the whole folder; whatever a
module or a style sheet names relative to itself follows. Such a file may be kept for good: another build has another stamp.
It also names the modules of the first load, which a browser would else find one level after the other.
"""

import hashlib
import math
import re
import time
from functools import lru_cache
from pathlib import Path

from api.replies import Header, headers_of
from api.service import LOOK_S, Service
from api.serving import Request, keeping
from api.web import MEDIA_TYPES, FolderApp
from layers.render.webfiles import first_modules

#: Where the files of the page stand under their stamp.
STAMPED = "web"

#: How long they may be kept, the most that is understood everywhere [s].
_YEAR_S = 31_536_000

#: Files that the head of the page names.
_NAMED = re.compile(r'\b(href|src)="([\w./-]+\.(?:css|js|svg))"')
_ENTRY = re.compile(r'<script type="module" src="([^"]+)"')


class ShellApp(FolderApp):
    """The page, with its files under their stamp."""

    def stamp(self, path: Path) -> str:
        """Take the page for changed when any of its files is."""
        return folder_stamp(path.parent)

    def prepared(self, path: Path, content: bytes) -> bytes:
        """Put the stamp into the addresses of the head."""
        head, end, rest = content.decode().partition("</head>")
        prefix = f"{STAMPED}/{folder_stamp(path.parent)}/"
        entry = _ENTRY.search(head)
        modules = first_modules(entry[1], path.parent) if entry else []
        stamped = _NAMED.sub(rf'\1="{prefix}\2"', head)
        links = "".join(f'<link rel="modulepreload" href="{prefix}{name}">\n' for name in modules)
        return (stamped + links + end + rest).encode()


class StampedApp(FolderApp):
    """Files of the page under a stamp: for good where it is the present one, else as they are now."""

    def kept(self, tag: str, service: Service, request: Request) -> tuple[Header, ...]:
        """Let a file of the present stamp be kept for good."""
        asked = request.scope["path_params"]["stamp"]
        if asked != folder_stamp(self.folder(service), at_most_s=LOOK_S):
            return super().kept(tag, service, request)
        vary, _control, etag = keeping(tag, _YEAR_S)
        return (vary, *headers_of(("Cache-Control", f"public, max-age={_YEAR_S}, immutable")), etag)


#: The last stamp of each folder, and when it was found: a page has sixty files.
_found: dict[Path, tuple[float, str]] = {}


def folder_stamp(folder: Path, *, at_most_s: float = 0.0) -> str:
    """Return a digest of all files of a folder that are handed out.

    Parameters
    ----------
    at_most_s
        How old an answer may be [s].
    """
    now = time.monotonic()
    when, stamp = _found.get(folder, (-math.inf, ""))
    if now - when >= at_most_s:
        paths = sorted(path for path in folder.rglob("*") if path.suffix in MEDIA_TYPES)
        stamp = _digest(tuple((path, path.stat().st_mtime_ns) for path in paths))
        _found[folder] = (now, stamp)
    return stamp


@lru_cache(maxsize=8)
def _digest(files: tuple[tuple[Path, int], ...]) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for path, _changed in files:
        content = path.read_bytes()
        digest.update(b"%b %d\0" % (path.name.encode(), len(content)))
        digest.update(content)
    return digest.hexdigest()
