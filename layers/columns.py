"""The fields of a layer as typed columns: cast once from whatever a table or file holds, null where unknown."""

import datetime as dt
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from layers.catalogue import Field, Layer
from layers.errors import QueryError

Value = str | int | float | bool | None

_DTYPES: Mapping[str, str] = {
    "text": "object", "number": "float64", "integer": "int64", "date": "datetime64[D]", "boolean": "bool",
}  # fmt: skip
_PYTHON_TYPES: Mapping[str, tuple[type, ...]] = {
    "text": (str,), "number": (float, int), "integer": (int,), "date": (str,), "boolean": (bool,),
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """N values of one field.

    ``values`` are N objects (text), float64, int64, datetime64[D] or bool; where ``missing`` (N bool) is true the
    value is null and what stands in ``values`` means nothing.
    """

    field: Field
    values: npt.NDArray[Any]
    missing: npt.NDArray[np.bool_]

    def take(self, rows: npt.NDArray[np.int64]) -> "Column":
        """Choose rows, in the order given."""
        return Column(self.field, self.values[rows], self.missing[rows])

    def python(self) -> list[Value]:
        """List the N values as JSON has them: dates as ``YYYY-MM-DD``, null as None."""
        if self.field.type == "text":
            texts: list[Value] = self.values.tolist()
            return texts
        values = self.values.astype(str) if self.field.type == "date" else self.values
        return [None if gone else value for value, gone in zip(values.tolist(), self.missing.tolist(), strict=True)]

    def equal(self, value: Value) -> npt.NDArray[np.bool_]:
        """Tell which of the N values equal ``value``; null equals only None.

        Raises
        ------
        QueryError
            ``value`` is not of the type of the field.
        """
        value = checked_value(self.field, value)
        if value is None:
            return self.missing
        if self.field.type == "text":
            return np.asarray(self._codes == self._code_of.get(str(value), -2))
        wanted = np.datetime64(str(value)) if self.field.type == "date" else value
        return np.asarray((self.values == wanted) & ~self.missing)

    @cached_property
    def ranks(self) -> npt.NDArray[np.int64]:
        """Place of each of the N values among the different ones, smallest first; missing ones rank -1."""
        ranks = np.full(len(self.values), -1, np.int64)
        _, ranks[~self.missing] = np.unique(self.values[~self.missing], return_inverse=True)
        return ranks

    @cached_property
    def _code_of(self) -> dict[str, int]:
        return {text: code for code, text in enumerate(dict.fromkeys(self.values.tolist()))}

    @cached_property
    def _codes(self) -> npt.NDArray[np.int64]:
        return np.fromiter(map(self._code_of.__getitem__, self.values.tolist()), np.int64, len(self.values))


def checked_value(field: Field, value: Value) -> Value:
    """Return a value that may be asked for: of the type of its field, days as ``YYYY-MM-DD``; None is null.

    Raises
    ------
    QueryError
        ``value`` is not of the type of the field.
    """
    if value is None:
        return None
    is_right = isinstance(value, _PYTHON_TYPES[field.type]) and (isinstance(value, bool) == (field.type == "boolean"))
    if not is_right:
        raise QueryError(f"field {field.name}: {value!r} is no {field.type}")
    return _day(field, str(value)) if field.type == "date" else value


def columns_of(frame: pd.DataFrame, layer: Layer) -> dict[str, Column]:
    """Cast the columns of a frame to the fields of a layer.

    Parameters
    ----------
    frame
        N rows; a field without a column is null throughout, columns that are no field are left out.

    Returns
    -------
    dict of field name to N values, in the order of the layer's fields

    Raises
    ------
    QueryError
        A value cannot be of the type of its field.
    """
    return {field.name: _column(frame, field) for field in layer.fields}


def stored_column(field: Field, values: Sequence[object]) -> Column:
    """Read N values as SQLite keeps them; what is not of the field's type is null (any column may hold anything)."""
    typed = {value: _STORED[field.type](value) for value in set(values)}  # most values stand many times
    read = list(map(typed.__getitem__, values))
    missing = np.array([value is None for value in read], bool)
    filler: Any = None if field.type == "text" else _missing_day() if field.type == "date" else 0
    return Column(field, np.array([filler if v is None else v for v in read], dtype=_DTYPES[field.type]), missing)


def records(columns: Mapping[str, Column], rows: npt.NDArray[np.int64] | None = None) -> Iterator[dict[str, Value]]:
    """Walk the rows as dicts of field name to value, in the order of ``rows`` (None: all)."""
    chosen = columns.values() if rows is None else [column.take(rows) for column in columns.values()]
    names = list(columns)
    for values in zip(*(column.python() for column in chosen), strict=True):
        yield dict(zip(names, values, strict=True))


def _column(frame: pd.DataFrame, field: Field) -> Column:
    if field.name not in frame.columns:
        return _empty(field, len(frame))
    series = frame[field.name]
    missing = series.isna().to_numpy(bool)
    try:
        return _cast(field, series.to_numpy(object, copy=True), missing)
    except (TypeError, ValueError, OverflowError) as error:
        raise QueryError(f"field {field.name}: a value is no {field.type} ({error})") from error


def _cast(field: Field, raw: npt.NDArray[Any], missing: npt.NDArray[np.bool_]) -> Column:
    if field.type == "text":
        texts = np.array([None if gone else str(value) for value, gone in zip(raw, missing, strict=True)], object)
        return Column(field, texts, missing)
    if field.type == "date":
        days = [
            _missing_day() if gone else np.datetime64(_iso(value), "D")
            for value, gone in zip(raw, missing, strict=True)
        ]
        return Column(field, np.array(days, "datetime64[D]"), missing)
    raw[missing] = 0
    values = raw.astype(_DTYPES[field.type])
    if field.type == "number":
        values, missing = values + 0.0, missing | ~np.isfinite(values)  # + 0.0 turns -0.0 into 0.0, as SQLite does
    return Column(field, values, missing)


def _empty(field: Field, count: int) -> Column:
    values = np.zeros(count, _DTYPES[field.type]) if field.type != "text" else np.full(count, None, object)
    return Column(field, values, np.ones(count, bool))


def _missing_day() -> np.datetime64:
    return np.datetime64("NaT", "D")


def _iso(value: object) -> str:
    if isinstance(value, dt.date):  # and so datetime and Timestamp
        return value.isoformat()[:10]
    return str(value)[:10]


def _day(field: Field, text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise QueryError(f"field {field.name}: {text!r} is no date, wanted YYYY-MM-DD") from error


def _stored_text(value: object) -> str | None:
    return None if value is None or isinstance(value, bytes) else str(value)


def _stored_number(value: object) -> float | None:
    return value + 0.0 if isinstance(value, int | float) and math.isfinite(value) else None


def _stored_integer(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _stored_boolean(value: object) -> bool | None:
    return bool(value) if isinstance(value, int) else None


def _stored_date(value: object) -> np.datetime64 | None:
    try:
        return np.datetime64(dt.date.fromisoformat(str(value)[:10]), "D")
    except ValueError:
        return None


_STORED: Mapping[str, Callable[[object], Any]] = {
    "text": _stored_text, "number": _stored_number, "integer": _stored_integer, "boolean": _stored_boolean,
    "date": _stored_date,
}  # fmt: skip
