"""An address of the API: said once, and made into a route, into refusals and into its part of the OpenAPI document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from api.language import Language, Text
from api.links import Link, Pairs, address, self_and_alternates, with_parameter
from api.negotiation import Format
from api.params import LANG, Asked, Parameter, Parameters, format_parameter, named
from api.replies import Buffer
from api.service import Service
from layers.catalogue import Layer


@dataclass(frozen=True)
class Answer:
    """The body of an answer, in parts to be joined, and headers of its own."""

    body: tuple[Buffer, ...]
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def size_bytes(self) -> int:
        """Length of the body."""
        return sum(map(len, self.body))


@dataclass(frozen=True)
class Call:
    """One request, read and checked.

    Attributes
    ----------
    root
        First part of every link.
    path
        As the client wrote it, decoded, without a slash at the end.
    place
        What stands in the braces of the endpoint's path.
    layer
        The collection that the path names.
    body
        What was sent with POST, as JSON.
    """

    service: Service
    endpoint: "Endpoint"
    root: str
    path: str
    place: Mapping[str, str]
    layer: Layer | None
    asked: Asked
    format: Format
    body: bytes = b""

    @property
    def lang(self) -> Language:
        """Language of titles and pages."""
        return "en" if self.asked.values.get("lang") == "en" else "zh"

    @property
    def collection(self) -> Layer:
        """The layer of an address that has one."""
        if self.layer is None:
            raise LookupError(f"{self.endpoint.path} names no collection")
        return self.layer

    def url(self, path: str, query: Pairs = ()) -> str:
        """Write the address of something below ``/api``; it keeps the language that was asked for."""
        kept = with_parameter(query, "lang", "en") if self.lang == "en" else query
        return address(self.root, f"/api{path}", kept)

    def own_links(self, formats: Sequence[Format] | None = None) -> list[Link]:
        """Link the answer to itself and to its other representations; None: to all that the address has."""
        others = self.endpoint.formats if formats is None else formats
        return self_and_alternates(self.root, self.path, self.asked.query, others, self.format)

    def here(self, **changed: str | None) -> str:
        """Write this address with parameters replaced, or left out where None."""
        query: Pairs = self.asked.query
        for name, value in changed.items():
            query = with_parameter(query, name, value)
        return address(self.root, self.path, query)


@dataclass(frozen=True)
class Posting:
    """What an address does with POST, which changes nothing: it is a question too long for an address.

    Attributes
    ----------
    answer
        As that of the endpoint; it always runs in a thread.
    request, body
        Names of the schemas of what is sent and of the answer, both JSON.
    limit_bytes
        Longest body that is read.
    """

    summary: Text
    answer: Callable[[Call], Answer]
    request: str
    body: str
    limit_bytes: int


@dataclass(frozen=True)
class Endpoint:
    """An address of the API.

    Attributes
    ----------
    path
        Below ``/api``, with ``{collection}`` and other places in braces.
    formats
        Representations, the default first.
    answer
        Makes the body; plain code without a web framework, which may run in a thread.
    own
        Parameters beside ``f`` and ``lang``, by build and layer.
    quick
        Whether ``answer`` takes less than a few milliseconds in memory, so that no thread is needed.
    kept
        Whether answers have an ETag and may be kept: all but those about the moment.
    of_layer
        Whether an address of a collection exists for a layer.
    needs
        Layers without which the address does not exist.
    places
        What the braces mean, by name, beside ``collection``.
    ranged
        Whether the answer is a file of which clients read parts (``Range``); it is sent uncompressed.
    body
        Name of the JSON body's schema in the OpenAPI document; ``{collection}`` in it is the layer's id.
    titled
        Whether the answer has words in two languages.
    posting
        What POST does, where it does something.
    by_store
        Whether a database writes the answer itself: it says the same as that of memory, in other bytes.
    """

    path: str
    summary: Text
    tag: str
    formats: tuple[Format, ...]
    answer: Callable[[Call], Answer]
    own: Callable[[Service, Layer | None], Sequence[Parameter]] = lambda _service, _layer: ()
    quick: Callable[[Call], bool] = lambda _call: True
    kept: bool = True
    of_layer: Callable[[Layer], bool] = lambda _layer: True
    needs: tuple[str, ...] = ()
    places: Mapping[str, Parameter] = field(default_factory=dict)
    ranged: bool = False
    body: str = "document"
    titled: bool = True
    posting: Posting | None = None
    by_store: bool = False

    def parameters(self, service: Service, layer: Layer | None) -> Parameters:
        """Return every query parameter of the address, in the order of the document."""
        return named(*self.own(service, layer), *self._common())

    def posting_parameters(self) -> Parameters:
        """Return every query parameter of a POST: what else the address asks stands in the body."""
        return named(*self._common())

    def _common(self) -> Sequence[Parameter]:
        return [*([LANG] if self.titled else []), format_parameter(self.formats)]
