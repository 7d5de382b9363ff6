"""The tables of an atlas folder, read and checked by ``tables.toml``: a bad file is refused by file, line and column."""

import datetime as dt
import difflib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
from msgspec import Struct, convert

from geo import BBox
from layers.atlas import Atlas, Term, read_atlas
from layers.sheets import Problem, Sheet, choice, read_sheet, refuse

#: Parts the values of a cell that holds several.
SEPARATOR = "|"

_DTYPES = {"number": "float64", "lon": "float64", "lat": "float64", "integer": "Int64", "boolean": "boolean"}


class ColumnSpec(Struct, frozen=True, forbid_unknown_fields=True):
    """What a column holds; see the head of ``tables.toml``."""

    type: str
    required: bool = False
    values: str = ""
    refers: str = ""


class TableSpec(Struct, frozen=True, forbid_unknown_fields=True):
    """What a table holds: its file, files with more of its rows, the columns that know a row, all columns."""

    file: str
    key: list[str]
    columns: dict[str, ColumnSpec]
    also: list[str] = []


@dataclass(frozen=True)
class Tables:
    """The tables of an atlas.

    ``frames`` holds a frame a table. Text is str or None; numbers, lon and lat are float64 with NaN; integers Int64,
    booleans boolean; days and months stay text; a list is text parted by ``|``. Columns that ``tables.toml`` does
    not name are kept as text. Two more columns, ``_file`` and ``_line``, say where a row stands.
    """

    atlas: Atlas
    frames: Mapping[str, pd.DataFrame]

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Return the frame of a table."""
        return self.frames[name]


@cache
def table_specs() -> Mapping[str, TableSpec]:
    """Read ``tables.toml``: by name of the table what it holds."""
    text = (Path(__file__).parent / "tables.toml").read_text("utf-8")
    return MappingProxyType(convert(tomllib.loads(text), dict[str, TableSpec]))


def read_tables(folder: str | Path) -> Tables:
    """Read and check all tables of an atlas folder.

    Raises
    ------
    AtlasError
        ``atlas.toml`` cannot be used.
    TableError
        A file is missing or cannot be used. The message has one line a problem, at most 20, each with file, line,
        column, value and what was wanted.

    Notes
    -----
    A whole file is checked before it is refused; then come the references from table to table.
    """
    atlas = read_atlas(folder)
    frames = {name: _read_table(spec, atlas) for name, spec in table_specs().items()}
    for name, spec in table_specs().items():
        _refuse(atlas, frames[name], [*_dangling(frames, name, spec), *_circles(frames[name], name, spec)])
    return Tables(atlas, MappingProxyType(frames))


def _read_table(spec: TableSpec, atlas: Atlas) -> pd.DataFrame:
    paths = [atlas.folder / spec.file, *(path for name in spec.also if (path := atlas.folder / name).exists())]
    frames = [_read_part(read_sheet(path), spec, atlas) for path in paths]
    frame = frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)
    _refuse(atlas, frame, [*_duplicates(frame, spec), *_shared_aliases(frame)])
    return frame


def _read_part(sheet: Sheet, spec: TableSpec, atlas: Atlas) -> pd.DataFrame:
    refuse(sheet.path, _header_problems(sheet.header, spec))
    problems: list[Problem] = []
    columns: dict[str, pd.Series[Any]] = {}
    for place, name in enumerate(sheet.header):
        column = spec.columns.get(name, ColumnSpec("text"))
        cells = [row[place] for row in sheet.rows]
        values = list(_values(name, column, list(zip(sheet.lines, cells, strict=True)), atlas, problems))
        columns[name] = pd.Series(values, dtype=_DTYPES.get(column.type, "object"))
    frame = pd.DataFrame(columns)
    frame["_file"], frame["_line"] = sheet.path.name, list(sheet.lines)
    refuse(sheet.path, [*problems, *_misplaced(frame, atlas)])
    return frame


def _header_problems(header: Sequence[str], spec: TableSpec) -> list[Problem]:
    problems = []
    for name in spec.columns:
        if name not in header:
            extra = [column for column in header if column not in spec.columns]
            near = difflib.get_close_matches(name, extra, 1)
            hint = f"is {near[0]!r} meant?" if near else f"there are {', '.join(header)}"
            problems.append(Problem(1, name, f"is missing; {hint}"))
    return problems


def _values(
    name: str, column: ColumnSpec, cells: Sequence[tuple[int, str]], atlas: Atlas, problems: list[Problem]
) -> Iterator[Any]:
    read = _READERS[column.type]
    terms = atlas.terms(column.values) if column.values else None
    for line, cell in cells:
        try:
            if not cell and column.required:
                raise ValueError("is empty, wanted a value")  # noqa: TRY301 - one place makes the problem
            value = read(cell) if cell else None
            if value is not None and terms is not None:
                _check_term(str(value), terms)
        except ValueError as error:
            problems.append(Problem(line, name, str(error)))
            value = None
        yield value


def _check_term(value: str, terms: Mapping[str, Term]) -> None:
    if value in terms:
        return
    meant = [slug for slug, term in terms.items() if value in (term.zh, term.en)]
    near = meant or difflib.get_close_matches(value, list(terms), 1)
    hint = f"; is {near[0]!r} meant?" if near else ""
    raise ValueError(choice(value, list(terms)) + hint)


def _misplaced(frame: pd.DataFrame, atlas: Atlas) -> Iterator[Problem]:
    # A row with a district lies in the area of the city, any other in that of the corridor.
    if not {"lon", "lat"} <= set(frame.columns):
        return
    districts = frame["district"] if "district" in frame.columns else [None] * len(frame)
    for line, lon, lat, district in zip(frame["_line"], frame["lon"], frame["lat"], districts, strict=True):
        if pd.isna(lon) and pd.isna(lat):
            continue
        if pd.isna(lon) or pd.isna(lat):
            yield Problem(line, "lon, lat", "one is empty; wanted both or none")
            continue
        area = atlas.area if district else atlas.corridor_area
        if _holds(area, lon, lat):
            continue
        if _holds(area, lat, lon):
            yield Problem(
                line, "lon, lat", f"{lon}, {lat} are in the wrong order; wanted longitude {lat}, latitude {lon}"
            )
        else:
            what = "the area of the city" if district else "the area of the corridor"
            yield Problem(
                line,
                "lon, lat",
                f"{lon}, {lat} lie outside {what}, {area.west} to {area.east} E, {area.south} to {area.north} N",
            )


def _holds(area: BBox, lon: float, lat: float) -> bool:
    return area.west <= lon <= area.east and area.south <= lat <= area.north


def _duplicates(frame: pd.DataFrame, spec: TableSpec) -> Iterator[tuple[str, Problem]]:
    keys = list(zip(*(frame[name] for name in spec.key), strict=True))
    first: dict[tuple[Any, ...], int] = {}
    for row, key in enumerate(keys):
        if key in first:
            where = f"{frame['_file'][first[key]]}, line {frame['_line'][first[key]]}"
            said = f"{', '.join(map(str, key))!r} stands already in {where}; wanted each once"
            yield frame["_file"][row], Problem(frame["_line"][row], ", ".join(spec.key), said)
        first.setdefault(key, row)


def _shared_aliases(frame: pd.DataFrame) -> Iterator[tuple[str, Problem]]:
    # An alias that two places share means neither (a name may stand twice: two stations are called 大兴).
    if not {"aliases", "basis"} <= set(frame.columns):
        return
    owner: dict[str, str] = {}
    for file, line, place, aliases in frame[["_file", "_line", "id", "aliases"]].itertuples(index=False):
        for alias in parts(aliases):
            other = owner.setdefault(alias, place)
            if other != place:
                yield file, Problem(line, "aliases", f"{alias!r} is an alias of {other} too; wanted it once")


def _dangling(frames: Mapping[str, pd.DataFrame], name: str, spec: TableSpec) -> Iterator[tuple[str, Problem]]:
    for column, said in spec.columns.items():
        if not said.refers:
            continue
        table, _, key = said.refers.partition(".")
        known = set(frames[table][key])
        for file, line, cell in frames[name][["_file", "_line", column]].itertuples(index=False):
            for value in parts(cell) if said.type == "list" else [cell]:
                if value is not None and value not in known:
                    near = difflib.get_close_matches(value, [str(one) for one in known], 1)
                    hint = f"; is {near[0]!r} meant?" if near else ""
                    files = ", ".join([table_specs()[table].file, *table_specs()[table].also])
                    yield file, Problem(line, column, f"{value!r} is no {key} in {files}{hint}")


def _circles(frame: pd.DataFrame, name: str, spec: TableSpec) -> Iterator[tuple[str, Problem]]:
    for column, said in spec.columns.items():
        table, _, key = said.refers.partition(".")
        if table != name or said.type == "list":
            continue
        above = dict(zip(frame[key], frame[column], strict=True))
        for file, line, one in frame[["_file", "_line", key]].itertuples(index=False):
            seen, step = {one}, above[one]
            while step is not None and step not in seen:
                seen.add(step)
                step = above.get(step)
            if step == one:
                yield file, Problem(line, column, f"{one!r} is part of itself")


def _refuse(atlas: Atlas, frame: pd.DataFrame, problems: Sequence[tuple[str, Problem]]) -> None:
    for file in dict.fromkeys(frame["_file"]):
        refuse(atlas.folder / file, [problem for where, problem in problems if where == file])


def parts(cell: object) -> list[str]:
    """Take a list cell apart; an empty or missing cell has no parts.

    Examples
    --------
    >>> parts("W|NE"), parts(None)
    (['W', 'NE'], [])
    """
    return [part for part in cell.split(SEPARATOR) if part] if isinstance(cell, str) else []


def _id(cell: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", cell):
        raise ValueError(f"{cell!r} is no id, wanted ASCII letters, digits, - and _")
    return cell


def _list(cell: str) -> str | None:
    return SEPARATOR.join(part for part in (part.strip() for part in cell.split(SEPARATOR)) if part) or None


def _number(cell: str) -> float:
    if not re.fullmatch(r"\d+(\.\d+)?", cell, re.ASCII):
        raise ValueError(f"{cell!r} is no number of 0 or more, wanted digits with a point, such as 12.5")
    return float(cell)


def _integer(cell: str) -> int:
    if not re.fullmatch(r"\d{1,15}", cell, re.ASCII):
        raise ValueError(f"{cell!r} is no whole number of 0 or more")
    return int(cell)


def _degrees(cell: str, limit: float, what: str) -> float:
    if not re.fullmatch(r"-?\d+(\.\d+)?", cell, re.ASCII):
        raise ValueError(f"{cell!r} is no {what}, wanted degrees with a point, such as 121.12345")
    if abs(float(cell)) > limit:
        hint = "; are lon and lat in the wrong order?" if what == "latitude" and abs(float(cell)) <= 180 else ""
        raise ValueError(f"{cell!r} is no {what}, wanted -{limit:g} to {limit:g}{hint}")
    return float(cell)


def _lon(cell: str) -> float:
    return _degrees(cell, 180.0, "longitude")


def _lat(cell: str) -> float:
    return _degrees(cell, 90.0, "latitude")


def _date(cell: str) -> str:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", cell, re.ASCII):
            raise ValueError  # noqa: TRY301 - said once below
        dt.date.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(f"{cell!r} is no day, wanted YYYY-MM-DD") from error
    return cell


def _month(cell: str) -> str:
    missing = "-01-01"[len(cell) - 4 :] if len(cell) in (4, 7) else ""
    try:
        _date(cell + missing)
    except ValueError as error:
        raise ValueError(f"{cell!r} is no YYYY, YYYY-MM or YYYY-MM-DD") from error
    return cell


def _boolean(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError(f"{cell!r} is neither true nor false")
    return cell == "true"


_READERS: Mapping[str, Callable[[str], Any]] = {
    "id": _id, "text": str, "number": _number, "integer": _integer, "date": _date, "month": _month,
    "boolean": _boolean, "lon": _lon, "lat": _lat, "list": _list,
}  # fmt: skip
