"""What one build of the data is served from: the store, and everything derived from it once.

A new build is a new :class:`Service`; :class:`Holder` swaps the one reference, and running requests keep the old one.
"""

import asyncio
import hashlib
import time
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock, RLock
from typing import Any, TypeVar

from starlette.concurrency import run_in_threadpool

import geo
import layers
from api.errors import NotFoundError
from api.known import KnownTags
from api.replies import ReplyCache
from api.settings import Settings
from layers.catalogue import Layer
from layers.errors import LayerNotFound
from layers.stores.contract import Store

Made = TypeVar("Made")

#: Questions whose ETags are remembered, for each MiB of finished answers: they take a tenth of it at most.
TAGS_PER_MIB = 80

#: How often the store is asked for a newer build, while there are requests [s].
LOOK_S = 1.0

#: A request waits so long for the answer [s].
MOMENT_S = 0.1


@dataclass(eq=False)
class Service:
    """One build of the data under one set of settings.

    Attributes
    ----------
    stamp
        Changes with the data and with the code that writes answers; part of every ETag.
    ready
        Finished replies, by ETag.
    tags
        The ETags of what was asked for.
    """

    settings: Settings
    store: Store
    started: float = field(default_factory=time.monotonic)
    stamp: str = ""
    ready: ReplyCache = field(init=False)
    tags: KnownTags = field(init=False)
    _once: dict[Hashable, Any] = field(default_factory=dict)
    _making: dict[Hashable, Any] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.stamp = f"{self.store.build_id}:{code_stamp()}"
        self.ready = ReplyCache(self.settings.cache_mib * 2**20)
        self.tags = KnownTags(self.settings.cache_mib * TAGS_PER_MIB)

    @property
    def atlas(self) -> Mapping[str, Any]:
        """What is said of the atlas as a whole; empty for a file that ``atlas build`` did not write."""
        return self.store.atlas

    def layer(self, name: str) -> Layer:
        """Return a layer by its id.

        Raises
        ------
        LayerNotFound
            The store does not hold it; the message names those it holds.
        """
        found = self.store.layers.get(name)
        if found is None:
            raise LayerNotFound(f"{name[:200]!r} is no collection; there are {', '.join(self.store.layers)}")
        return found

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what ``make`` makes of this build, made at the first call; keys never come from a client.

        Others that ask meanwhile wait, so that nothing is made twice.
        """
        if key not in self._once:
            with self._lock:
                making = self._making.setdefault(key, RLock())
            with making:
                if key not in self._once:
                    self._once[key] = make()
        made: Made = self._once[key]
        return made

    def needs(self, *layers: str) -> None:
        """Refuse an address of the atlas in a foreign file.

        Raises
        ------
        NotFoundError
            The store lacks one of ``layers``.
        """
        missing = [layer for layer in layers if layer not in self.store.layers]
        if missing:
            raise NotFoundError(f"the served file has no layer {', '.join(missing)}; there are no such addresses")


@dataclass(eq=False)
class Holder:
    """The one reference to the service in use.

    Attributes
    ----------
    is_watching
        Whether it looks for newer builds; where another process does, it does not.
    """

    current: Service
    is_watching: bool = True
    _looked: float = field(default_factory=time.monotonic)
    _look: "asyncio.Future[None] | None" = None

    async def latest(self) -> Service:
        """Return the service in use; at most once a second, look first whether its store has a newer build.

        A look that takes longer than a moment goes on beside the requests, which get the build in use meanwhile.
        """
        if not self.is_watching:
            return self.current
        if time.monotonic() - self._looked >= LOOK_S and (self._look is None or self._look.done()):
            self._looked = time.monotonic()
            self._look = asyncio.ensure_future(run_in_threadpool(self._take_up))
            await asyncio.wait({self._look}, timeout=MOMENT_S)
        return self.current

    def _take_up(self) -> None:
        newest = self.current.store.latest()
        if newest is not self.current.store:
            self.current = Service(self.current.settings, newest)


@cache
def code_stamp() -> str:
    """Return a digest of the code that writes answers, so that a new version is never taken for the old answer."""
    digest = hashlib.blake2b(digest_size=6)
    for package in (Path(__file__).parent, Path(layers.__path__[0]), Path(geo.__path__[0])):
        for source in sorted(package.rglob("*")):
            if source.suffix in {".py", ".html", ".css", ".toml"} and source.is_file():
                digest.update(source.read_bytes())
    return digest.hexdigest()
