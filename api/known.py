"""What a reply depends on beside the build, as it stands in a request; and the ETags of questions asked before."""

from collections.abc import Mapping, Sequence
from ipaddress import IPv4Network, IPv6Network
from typing import NamedTuple

from starlette.types import Scope

from api.links import root_of

#: Where a request carries its question on its way through the application.
QUESTION = "atlas.question"

#: Longer ones are read each time, so that few bytes of a client take little memory here [characters].
_LONGEST = 1000


class Question(NamedTuple):
    """All of a GET or HEAD that the reply depends on."""

    path: str
    query: bytes
    root: str
    accept: bytes | None
    encodings: bytes | None

    @classmethod
    def of(
        cls,
        scope: Scope,
        headers: Mapping[bytes, bytes],
        *,
        setting: str | None,
        trusted: Sequence[IPv4Network | IPv6Network],
    ) -> "Question":
        """Take the question of a request; arguments and errors as those of :func:`api.links.root_of`."""
        root = root_of(scope, headers, setting=setting, trusted=trusted)
        return cls(scope["path"], scope["query_string"], root, headers.get(b"accept"), headers.get(b"accept-encoding"))


class KnownTags:
    """The ETags of questions that were answered; when there are ``most``, it begins anew."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._tags: dict[Question, str] = {}

    def get(self, question: Question) -> str | None:
        """Return the ETag of the answer; None when it is not known."""
        return self._tags.get(question)

    def add(self, question: Question, tag: str) -> None:
        """Remember the ETag of an answer."""
        if sum(len(part) for part in question if part) > _LONGEST or not self._most:
            return
        if len(self._tags) >= self._most:
            self._tags.clear()
        self._tags[question] = tag
