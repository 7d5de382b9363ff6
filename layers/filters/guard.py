"""What stands between a stranger's filter and the parser: texts that would stop or kill the process are refused first.

The parser of :mod:`cql2` (0.6) is recursive and tries a bracket again as a list when it fails as a group. Where something
is wrong inside n open brackets, what stands in them is read 2ⁿ times, with the interpreter's lock held; where nothing is
wrong, a chain of thousands of operators overflows the stack. One linear scan outside quotes bounds both.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from layers.errors import FilterError

#: Longest filter in bytes of UTF-8.
MAX_TEXT = 8192
MAX_JSON = 65536

#: Most brackets open at a time. QGIS opens one for each AND and each OR.
MAX_OPEN = 12

#: Most NOT, - and + before one operand; most operators between two of AND, OR, a comma and the brackets around them.
MAX_SIGNS = 20
MAX_CHAIN = 40

#: Most words the parser may come to read, again and again, before it gives up: 1 µs each at worst (2026, one core).
MAX_READINGS = 65536

#: Deepest nesting of CQL2 JSON that is read: where cql2's own JSON parser stops.
MAX_DEPTH = 128

#: Most operations and functions; each may have to look at every text of a layer (5 to 80 ms for 100,000, 2026).
MAX_OPERATIONS = 250

_TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<text>'(?:[^'\\]|''|\\.)*+') | (?P<name>"(?:[^"]|"")*+") | (?P<word>[^\W\d][\w.:]*)
      | (?P<number>\d[\w.]*) | (?P<operator><>|!=|<=|>=|[-=<>+*/%^]) | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)

#: Words after which a bracket opens a group or a list; after any other word it opens the arguments of a function.
_CONNECTIVES = frozenset({"and", "or"})
_WORD_OPERATORS = frozenset({"like", "in", "between", "div", "is"})
_KEYWORDS = _CONNECTIVES | _WORD_OPERATORS | {"not", "null", "true", "false"}


@dataclass(frozen=True)
class Scanned:
    """A text that may be parsed.

    ``text`` has as many characters as what was given; ``names`` are its names, quoted or not, with their offsets.
    """

    text: str
    names: Sequence[tuple[str, int]]


@dataclass
class _Bracket:
    """What is known of an open bracket (or, for the first one, of the whole text)."""

    offset: int
    is_group: bool
    weight: float = 0.0
    chain: int = 0
    has_comma: bool = False


def scan(text: str) -> Scanned:
    r"""Read a CQL2 text once, from left to right.

    Returns
    -------
    Scanned
        Quotes that were escaped by a backslash are doubled instead: ``\'`` is standard, but unknown to cql2.

    Raises
    ------
    FilterError
        The text is longer than ``MAX_TEXT``, a quote or bracket is not closed, too many are open, or the parser would
        take too long.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_TEXT:
        raise FilterError(f"the filter is longer than {MAX_TEXT} bytes; use IN for lists, or CQL2 JSON")
    return _Scan(text).read()


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of a character of a text."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def check_size(document: Any) -> None:
    """Refuse JSON that is nested deeper than ``MAX_DEPTH`` or holds more than ``MAX_OPERATIONS``; without recursion.

    Raises
    ------
    FilterError
    """
    level, depth, operations = [document], 0, 0
    while level:
        operations += sum(isinstance(node, dict) and "op" in node for node in level)
        if depth > MAX_DEPTH:
            raise FilterError(f"the filter is nested deeper than {MAX_DEPTH} levels of CQL2 JSON")
        if operations > MAX_OPERATIONS:
            raise FilterError(
                f"the filter has more than {MAX_OPERATIONS} conditions and calculations; use IN for lists"
            )
        inner = (node.values() if isinstance(node, dict) else node for node in level if isinstance(node, dict | list))
        level, depth = [child for children in inner for child in children], depth + 1


class _Scan:
    """One pass over a text, with what has to be remembered on the way."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.names: list[tuple[str, int]] = []
        self.open = [_Bracket(0, is_group=False)]
        self.groups = 0
        self.readings = 0.0
        self.signs = 0
        self.before = ""  # the token before, in lower case; "f" for the name of a function or property

    def read(self) -> Scanned:
        for token in _TOKEN.finditer(self.text):
            kind, written = str(token.lastgroup), token.group()
            self.parts.append(_ESCAPE.sub(_doubled, written) if kind == "text" else written)
            if kind != "space":
                self._weigh(1 + len(written) / 32)
                self._take(kind, written, token.start())
        if len(self.open) > 1:
            self._refuse("a bracket is not closed", self.open[-1].offset)
        return Scanned("".join(self.parts), self.names)

    def _take(self, kind: str, written: str, offset: int) -> None:
        lower = written.lower()
        if kind == "other":
            self._other(written, offset)
        elif kind == "operator" or lower in _WORD_OPERATORS or lower == "not":
            self._operator(lower, offset)
        elif lower in _CONNECTIVES:
            self._restart()
        else:
            self.signs = 0
        if kind == "name":
            self.names.append((written[1:-1].replace('""', '"'), offset))
        elif kind == "word" and lower not in _KEYWORDS:
            self.names.append((written, offset))
        self.before = "f" if kind == "word" and lower not in _KEYWORDS else lower

    def _other(self, written: str, offset: int) -> None:
        if written == "(":
            self._opened(offset)
        elif written == ")":
            self._closed(offset)
        elif written == ",":
            self._restart()
            self.open[-1].has_comma = True
        elif written in "'\"":
            self._refuse("a quote is not closed", offset)

    def _operator(self, lower: str, offset: int) -> None:
        is_sign = lower in ("not", "-", "+")
        self.signs = self.signs + 1 if is_sign else 0
        self.open[-1].chain += 1
        if self.signs > MAX_SIGNS:
            self._refuse(f"more than {MAX_SIGNS} NOT or - in a row", offset)
        if self.open[-1].chain > MAX_CHAIN:
            self._refuse(f"more than {MAX_CHAIN} operators without AND, OR or a comma between", offset)

    def _restart(self) -> None:
        self.open[-1].chain = 0
        self.signs = 0

    def _opened(self, offset: int) -> None:
        bracket = _Bracket(offset, is_group=self.before != "f")
        self.open.append(bracket)
        self.groups += bracket.is_group
        self.signs = 0
        if len(self.open) > MAX_OPEN + 1:
            self._refuse(f"more than {MAX_OPEN} open brackets; use IN in place of many OR, or CQL2 JSON", offset)

    def _closed(self, offset: int) -> None:
        if len(self.open) == 1:
            self._refuse("a bracket is closed that was not opened", offset)
        bracket = self.open.pop()
        self.readings -= bracket.weight * 2**self.groups
        self.groups -= bracket.is_group
        # Closed brackets are read once each time what is around them is; a list twice, since it is tried as a group.
        self._weigh(bracket.weight * (2 if bracket.is_group and bracket.has_comma else 1))
        self.signs = 0

    def _weigh(self, weight: float) -> None:
        self.open[-1].weight += weight
        self.readings += weight * 2**self.groups
        if self.readings > MAX_READINGS:
            message = "the brackets of the filter are too deep for their length; use IN, or CQL2 JSON"
            self._refuse(message, self.open[-1].offset)

    def _refuse(self, message: str, offset: int) -> None:
        raise FilterError(message, at=place(self.text, offset))


def _doubled(escape: re.Match[str]) -> str:
    return "''" if escape[1] == "'" else escape[0]
