"""Values in addresses: how each type of field is read, written and described; whole numbers, days and intervals."""

import math
import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

#: Whole numbers with more digits than this are all the same: beyond every page.
_DIGITS = 18

Interval = tuple[str | None, str | None]


def whole_number(minimum: int) -> Callable[[str], int]:
    """Make a reader of whole numbers from ``minimum`` on; what is larger than 10¹⁸ is 10¹⁸."""

    def read(text: str) -> int:
        digits = text.lstrip("0") or text[:1]
        number = int(digits) if re.fullmatch(rf"[0-9]{{1,{_DIGITS}}}", digits, re.ASCII) else 10**_DIGITS
        if not re.fullmatch(r"[0-9]+", text, re.ASCII) or number < minimum:
            raise ValueError(f"a whole number, {minimum} or more")
        return number

    return read


def number(text: str) -> float:
    """Read a finite number; raises ``ValueError`` that says what was wanted."""
    if not re.fullmatch(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", text, re.ASCII):
        raise ValueError("a number")
    read = float(text)
    if not math.isfinite(read):
        raise ValueError("a finite number")
    return read


def integer(text: str) -> int:
    """Read a whole number with or without a sign; raises ``ValueError`` that says what was wanted."""
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text, re.ASCII):
        raise ValueError("a whole number of at most 18 digits")
    return int(text)


_DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"


def day(text: str) -> str:
    """Read ``2022-01-04``; raises ``ValueError`` that says what was wanted."""
    wanted = "a day such as 2022-01-04"
    if not re.fullmatch(_DAY, text, re.ASCII):
        raise ValueError(wanted)
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValueError(wanted) from error


def boolean(text: str) -> bool:
    """Read a truth value; raises ``ValueError`` that says what was wanted."""
    known = {"true": True, "false": False, "1": True, "0": False}
    if text.lower() not in known:
        raise ValueError("true or false")
    return known[text.lower()]


def boolean_text(value: bool) -> str:  # noqa: FBT001 - the one argument is the value itself
    """Write a truth value as :func:`boolean` reads it."""
    return "true" if value else "false"


#: How a value of a field's type is read, written and described.
FIELD_TYPES: Mapping[str, tuple[Callable[[str], Any], Callable[[Any], str], Mapping[str, str]]] = {
    "text": (str, str, {"type": "string"}),
    "number": (number, repr, {"type": "number"}),
    "integer": (integer, str, {"type": "integer"}),
    "date": (day, str, {"type": "string", "format": "date"}),
    "boolean": (boolean, boolean_text, {"type": "boolean"}),
}

#: QGIS sends years 0 and 9999 for open ends; GDAL sends a T without a time (``2022-01-04T``).
_INSTANT = re.compile(
    _DAY
    + r"(?:[Tt]([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])|:60)?(?:\.[0-9]+)?(?:[Zz]|[+\- ][0-9]{2}:?[0-9]{2})?|T)?",
    re.ASCII,
)
#: A duration (ISO 8601), which the conformance suite writes in place of an end: ``2019-08-06/P2D``.
_DURATION = re.compile(
    r"P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?"
    r"(?:T(?=.)(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.\d+)?S)?)?",
    re.ASCII,
)
_WANTED_TIME = (
    "an instant (2022-01-04, 2022-01-04T00:00:00Z) or an interval "
    "(2019-08-06/2022-01-04, ../2022-01-04, 2019-08-06/P1Y)"
)


def interval(text: str) -> Interval:
    """Read an instant or an interval, of which one end may be a duration.

    Returns
    -------
    First and last day, both included; None is an open end
        The day as written, whatever its zone: the data know no hours.

    Raises
    ------
    ValueError
        It is neither; says what was wanted.
    """
    first, slash, last = text.partition("/")
    if not slash:
        only = _end(first, open_year="")
        if only is None:
            raise ValueError(_WANTED_TIME)
        return only, only
    if last.startswith("P"):
        last = _moved(first, last, 1)
    elif first.startswith("P"):
        first = _moved(last, first, -1)
    begin, end = _end(first, open_year="0000"), _end(last, open_year="9999")
    if begin is not None and end is not None and begin > end:
        raise ValueError("an interval that begins before it ends")
    return begin, end


def interval_text(value: Interval) -> str:
    """Write an interval as :func:`interval` reads it."""
    begin, end = value
    return begin if begin is not None and begin == end else f"{begin or '..'}/{end or '..'}"


def _end(text: str, *, open_year: str) -> str | None:
    """Read one end: its day; None when open, or in the year that stands for no bound."""
    if text in ("", ".."):
        return None
    found = _INSTANT.fullmatch(text)
    if found is None:
        raise ValueError(_WANTED_TIME)
    year, month, day_of_month = found[1], found[2], found[3]
    try:
        date.fromisoformat(f"{'2000' if year == '0000' else year}-{month}-{day_of_month}")  # Python knows no year 0
    except ValueError as error:
        raise ValueError(_WANTED_TIME) from error
    return None if year == open_year else f"{year}-{month}-{day_of_month}"


def _moved(instant: str, duration: str, sign: int) -> str:
    """Return the day that lies a duration after (1) or before (-1) an instant; years and months first (ISO 8601)."""
    at, by = _INSTANT.fullmatch(instant), _DURATION.fullmatch(duration)
    if at is None or by is None:
        raise ValueError(_WANTED_TIME)
    years, months, weeks, days, hours, minutes, seconds = (sign * int(part or 0) for part in by.groups())
    hour, minute, second = (int(part or 0) for part in at.groups()[3:])
    month = int(at[2]) - 1 + months + 12 * years
    try:
        year, place = int(at[1]) + month // 12, month % 12 + 1
        start = datetime(year, place, min(int(at[3]), monthrange(year, place)[1]), hour, minute, second)  # noqa: DTZ001 - the zone is passed over
        moved = start + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except (ValueError, OverflowError) as error:
        raise ValueError(_WANTED_TIME) from error
    return moved.date().isoformat()
