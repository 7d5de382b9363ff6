"""Texts as filters compare them: folded, escaped, and matched against the patterns of LIKE."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from layers.filters.tree import FoldName

#: Combining diacritical marks: what ACCENTI leaves out of the decomposed text.
ACCENTS = ("\u0300", "\u036f")

_ACCENT = re.compile(f"[{ACCENTS[0]}-{ACCENTS[1]}]")

#: What a backslash means in a text of CQL2 text (OGC 21-065r2, /req/cql2-text/escaping). QGIS doubles every backslash.
_ESCAPES = {"\\": "\\", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}
_ESCAPE = re.compile(r"\\([\\abtnvfr])")

#: A pattern: what stands between its ``%``; in each part the characters, None for any one.
Parts = Sequence[Sequence[str | None]]


def unescaped(text: str) -> str:
    r"""Read the escapes of CQL2 text; a backslash before any other character stays, for LIKE to read.

    Examples
    --------
    >>> unescaped(r"C:\\x 5\%")
    'C:\\x 5\\%'
    """
    return _ESCAPE.sub(lambda escape: _ESCAPES[escape[1]], text)


def folded(text: str, fold: FoldName) -> str:
    """Take the case or the accents off a text.

    Notes
    -----
    Case by full case folding (Unicode 5.18), accents by leaving out combining diacritical marks (U+0300 to U+036F) of
    the decomposed text (NFD), which is composed again (NFC): letters without decomposition such as ``ø`` stay.

    Examples
    --------
    >>> folded("Straße", "casei"), folded("Bragança", "accenti")
    ('strasse', 'Braganca')
    """
    if fold == "casei":
        return text.casefold()
    return unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", text)))


def pattern_parts(pattern: str) -> Parts:
    r"""Read a pattern of LIKE: ``%`` is any text, ``_`` any one character, ``\`` takes their meaning from both and itself.

    A backslash before anything else is one, as it is in QGIS.

    Examples
    --------
    >>> pattern_parts(r"50\% _x%")
    [['5', '0', '%', ' ', None, 'x'], []]
    """
    parts: list[list[str | None]] = [[]]
    characters = iter(pattern)
    for character in characters:
        if character == "%":
            parts.append([])
        elif character == "_":
            parts[-1].append(None)
        elif character == "\\":
            escaped = next(characters, "")
            parts[-1].extend(escaped if escaped and escaped in "%_\\" else ("\\", *escaped))
        else:
            parts[-1].append(character)
    return parts


def written_pattern(parts: Parts) -> str:
    r"""Write a pattern so that every engine reads it alike: each backslash is before ``%``, ``_`` or itself."""
    return "%".join(
        "".join("_" if one is None else re.sub(r"([%_\\])", r"\\\1", one) for one in part) for part in parts
    )


def like(texts: Iterable[str], pattern: str) -> list[bool]:
    """Tell of N texts which follow a pattern.

    Notes
    -----
    Parts are looked for one after the other, each at its first place: no pattern takes more steps than its length
    times that of the text. A regular expression of many ``.*`` would.
    """
    parts = pattern_parts(pattern)
    if all(None not in part for part in parts):
        words = ["".join(one for one in part if one is not None) for part in parts]
        if len(words) == 1:
            return [text == words[0] for text in texts]
        if len(words) == 2:
            start, end, shortest = *words, len(words[0]) + len(words[1])
            return [text.startswith(start) and text.endswith(end) and len(text) >= shortest for text in texts]
        if len(words) == 3 and not words[0] and not words[2]:
            return [words[1] in text for text in texts]
    first, *middle, last = [_finder(part) for part in parts] if len(parts) > 1 else (_finder(parts[0]), _finder([]))
    is_open = len(parts) > 1
    return [_follows(text, first, middle, last, is_open=is_open) for text in texts]


#: Where a part is found in a text from a place on, -1 if nowhere; how long it is.
_Finder = tuple[Callable[[str, int], int], int]


def _finder(part: Sequence[str | None]) -> _Finder:
    if None not in part:
        word = "".join(one for one in part if one is not None)
        return (lambda text, start: text.find(word, start)), len(word)
    expression = re.compile("".join("." if one is None else re.escape(one) for one in part), re.DOTALL)

    def find(text: str, start: int) -> int:
        found = expression.search(text, start)
        return found.start() if found else -1

    return find, len(part)


def _follows(text: str, first: _Finder, middle: Sequence[_Finder], last: _Finder, *, is_open: bool) -> bool:
    find, length = first
    if find(text, 0) != 0:
        return False
    if not is_open:
        return len(text) == length
    place = length
    for find, length in middle:
        found = find(text, place)
        if found < 0:
            return False
        place = found + length
    find, length = last
    end = len(text) - length
    return end >= place and find(text, end) == end
