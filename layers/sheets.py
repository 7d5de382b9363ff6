"""CSV files as people edit them: text cells with the line they stand on, and what is wrong with the file itself."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from layers.errors import TableError

#: A message names this many problems of a file; then it says how many more there are.
MAX_PROBLEMS = 20

_OTHER_ENCODINGS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a file: the line (from 1; 0 is the whole file), the column, and what was wanted instead."""

    line: int
    column: str
    said: str

    def __str__(self) -> str:
        """Write the problem for a person."""
        where = [f"line {self.line}"] if self.line else []
        where += [f"column {self.column}"] if self.column else []
        return f"{', '.join(where)}: {self.said}" if where else self.said


@dataclass(frozen=True)
class Sheet:
    """A CSV file: N rows of texts under a header.

    ``lines`` are the lines of the file on which the N rows begin, counted from 1. Cells have no blanks around them.
    """

    path: Path
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


def read_sheet(path: Path) -> Sheet:
    """Read a CSV file.

    Commas part the cells, quotes hold them together; line ends and a byte order mark may be those of Windows. Empty
    lines are passed over.

    Raises
    ------
    TableError
        The file is missing, empty, not in UTF-8, has a column twice, or rows longer or shorter than its header.
    """
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    before = 0
    try:
        for row in reader:
            if any(row):
                rows.append(tuple(cell.strip() for cell in row))
                lines.append(before + 1)
            before = reader.line_num
    except csv.Error as error:
        refuse(path, [Problem(before + 1, "", f"is no CSV ({error}); a quote is open, or not doubled inside quotes")])
    if not rows:
        refuse(path, [Problem(0, "", "has no header; wanted its columns in the first line")])
    header = rows[0]
    twice = [name for place, name in enumerate(header) if name in header[:place]]
    if twice:
        refuse(path, [Problem(lines[0], name or "(empty)", "stands twice in the header") for name in twice])
    ragged = [
        Problem(line, "", f"has {len(row)} cells, wanted {len(header)} as the header has; is a comma not in quotes?")
        for row, line in zip(rows[1:], lines[1:], strict=True)
        if len(row) != len(header)
    ]
    refuse(path, ragged)
    return Sheet(path, header, tuple(rows[1:]), tuple(lines[1:]))


def refuse(path: Path, problems: Iterable[Problem]) -> None:
    """Raise ``TableError`` with the problems of a file, the first ones in full; do nothing when there are none."""
    found = sorted(problems)
    if not found:
        return
    shown = [f"{path}: {problem}" for problem in found[:MAX_PROBLEMS]]
    if len(found) > MAX_PROBLEMS:
        shown.append(f"{path}: and {len(found) - MAX_PROBLEMS} more")
    raise TableError("\n".join(shown))


def choice(value: str, wanted: Sequence[str]) -> str:
    """Say that a value is none of those wanted, in words that fit a message."""
    listed = ", ".join(wanted[:30]) + (f", … ({len(wanted)} in all)" if len(wanted) > 30 else "")
    return f"{value!r} is none of {listed}"


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TableError(f"{path}: cannot be read ({error.strerror or error}); wanted a CSV file") from error
    if not raw.strip():
        raise TableError(f"{path}: is empty; wanted a header in the first line")
    for mark, name in _OTHER_ENCODINGS.items():
        if raw.startswith(mark):
            raise TableError(f"{path}: is in {name}; save it as CSV in UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise TableError(f"{path}: line {line}: is not UTF-8{_guess(raw)}; save the file as CSV in UTF-8") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise TableError(f"{path}: line {line}: holds a zero byte; is it a CSV file?")
    return text


def _guess(raw: bytes) -> str:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return ", perhaps GB 18030 (what Excel calls CSV)"
