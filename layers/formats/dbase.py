"""What a dBASE table, the attributes of a Shapefile, can hold: names of 10 letters, texts of 254 bytes, short numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pypinyin

from layers.columns import Column

#: Letters of a field's name.
NAME_LETTERS = 10

#: Bytes of a text in UTF-8.
TEXT_BYTES = 254

#: Larger numbers do not fit into the 24 digits that GDAL gives them, and would be written wrong.
LARGEST_NUMBER = 1e20

#: Letters of an integer, its sign among them; what is longer GDAL reads as a number with a point.
INTEGER_LETTERS = 18

#: Stands at the end of a text that was cut.
_CUT = "…"


@dataclass(frozen=True)
class Fitted:
    """A column as it fits into the table, and how many of its values were cut or left out."""

    column: Column
    cut: int


def short_names(names: Sequence[str]) -> list[str]:
    """Shorten names to 10 ASCII letters, each unlike all others whatever their case.

    Parameters
    ----------
    names
        N names, different from each other.

    Returns
    -------
    list of N names
        What fits stays as it is. Of a longer name each word keeps as many letters as there is room for, Chinese as
        pinyin; the same names always become the same.

    Examples
    --------
    >>> short_names(["id", "district_code", "investment_100m_cny", "investment_100m_usd", "总投资额"])
    ['id', 'distr_code', 'inv_100_cn', 'inv_100_us', 'zongtouzie']
    """
    kept: dict[str, str] = {}  # what fits comes first, of two that differ only in case the first one
    for name in filter(_fits, names):
        kept.setdefault(name.lower(), name)
    taken = set(kept)
    short = []
    for name in names:
        is_kept = kept.get(name.lower()) == name
        short.append(name if is_kept else _unlike(_abbreviated(name), taken))
        taken.add(short[-1].lower())
    return short


def fitted(column: Column) -> Fitted:
    """Fit the values of a column.

    Long texts end in ``…``, numbers beyond ±1e20 become null; a column of integers, one of which has more than 18
    digits, becomes text.
    """
    if column.field.type == "integer":
        return Fitted(_fitted_integers(column), 0)
    if column.field.type == "number":
        is_large = ~column.missing & (np.abs(column.values) > LARGEST_NUMBER)
        return Fitted(Column(column.field, column.values, column.missing | is_large), int(is_large.sum()))
    if column.field.type != "text":
        return Fitted(column, 0)
    texts = [None if text is None else _fitted_text(text) for text in column.values.tolist()]
    cut = sum(after != before for after, before in zip(texts, column.values.tolist(), strict=True))
    return Fitted(Column(column.field, np.array([*texts, None], object)[:-1], column.missing), cut)


def _fitted_integers(column: Column) -> Column:
    texts = [None if value is None else str(value) for value in column.python()]
    if max((len(text) for text in texts if text is not None), default=0) <= INTEGER_LETTERS:
        return column
    return Column(replace(column.field, type="text"), np.array([*texts, None], object)[:-1], column.missing)


def _fitted_text(text: str) -> str:
    whole = text.encode()
    if len(whole) <= TEXT_BYTES:
        return text
    room = TEXT_BYTES - len(_CUT.encode())
    return whole[:room].decode(errors="ignore") + _CUT


def _fits(name: str) -> bool:
    return re.fullmatch(rf"[A-Za-z][A-Za-z0-9_]{{0,{NAME_LETTERS - 1}}}", name) is not None


def _abbreviated(name: str) -> str:
    words = [
        [letters for piece in pypinyin.lazy_pinyin(word) if (letters := re.sub("[^A-Za-z0-9]", "", piece))]
        for word in re.split(r"[^\w]|_", name)
    ]
    parts = [part for part in words if part] or [["field"]]
    # Syllables of one word stand together, words are parted by "_", as far as there is room for both.
    marks = len(parts) - 1 if 2 * len(parts) - 1 <= NAME_LETTERS else 0
    pieces = [piece for part in parts for piece in part][:NAME_LETTERS]
    lengths = _shared_out(pieces, NAME_LETTERS - marks)
    short = iter([piece[:length] for piece, length in zip(pieces, lengths, strict=True)])
    joined = ("_" if marks else "").join(
        "".join(piece for _, piece in zip(part, short, strict=False)) for part in parts
    )
    return joined if joined[0].isalpha() else f"f{joined}"[:NAME_LETTERS]


def _shared_out(pieces: Sequence[str], letters: int) -> list[int]:
    lengths = [0] * len(pieces)
    for _ in range(letters):
        open_ones = [place for place, piece in enumerate(pieces) if lengths[place] < len(piece)]
        if not open_ones:
            break
        lengths[min(open_ones, key=lambda place: lengths[place])] += 1
    return lengths


def _unlike(name: str, taken: set[str]) -> str:
    candidate, number = name, 2
    while candidate.lower() in taken:
        ending = str(number)
        candidate, number = name[: NAME_LETTERS - len(ending)] + ending, number + 1
    return candidate
