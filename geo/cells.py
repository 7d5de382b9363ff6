"""The rows of a table and what stands in one cell: several values parted by ``|``, or a value that is missing."""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd


def listed(cell: object) -> tuple[str, ...]:
    """Take a cell apart.

    Parameters
    ----------
    cell
        A text parted by ``|``, a sequence of values, a single value, or a missing one (None, NaN).

    Returns
    -------
    The values as texts without the blanks around them
        Nothing of a missing or empty cell.

    Examples
    --------
    >>> listed("W | NE"), listed(("W", "NE")), listed(float("nan")), listed(25)
    (('W', 'NE'), ('W', 'NE'), (), ('25',))
    """
    if isinstance(cell, Iterable) and not isinstance(cell, str):
        return tuple(str(value).strip() for value in cell)
    written = text(cell)
    return tuple(part.strip() for part in written.split("|")) if written else ()


def text(cell: object) -> str:
    """Return the text of a cell, empty where it is missing.

    Examples
    --------
    >>> text(" 滨海 "), text(None), text(float("nan"))
    ('滨海', '', '')
    """
    missing = cell is None or cell is pd.NA or cell != cell  # noqa: PLR0124  only NaN and NaT differ from themselves
    return "" if missing else str(cell).strip()


def rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Walk a table of few rows, each a dict of column to cell; frames of many rows are taken column by column."""
    names = [str(name) for name in frame.columns]
    for values in frame.itertuples(index=False, name=None):
        yield dict(zip(names, values, strict=True))
