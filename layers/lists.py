"""Lists that people keep, as CSV or Excel: read whatever their encoding and however ragged, written with columns added.

Unlike the tables of an atlas (:mod:`layers.sheets`), such a list is nobody's contract: a row that does not fit its header
stays, with what is wrong with it.
"""

import codecs
import csv
import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from layers.atomic import replaced
from layers.errors import TableError
from layers.formats.spreadsheet import BOM, harmless

#: How many columns a message names.
MAX_NAMED = 40

#: A number as people write it: a sign before it makes no formula of it.
_NUMBER = re.compile(r"[+-]?(\d+([,']\d{3})*(\.\d*)?|\.\d+)([eE][+-]?\d+)?%?")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
#: Tried in this order; GB 18030 holds GBK and GB 2312, and refuses most of what is neither.
_ENCODINGS = ("utf-8", "gb18030")
#: What openpyxl raises where a file is no workbook, or is not whole.
_NO_WORKBOOK = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, ParseError, EOFError)


@dataclass(frozen=True)
class KeptList:
    """A list as it stands in its file.

    Attributes
    ----------
    header
        Its columns; a name may be empty.
    rows
        N rows of as many texts as the header has, in the order of the file; formulas are the values that were kept of
        them, numbers and dates texts.
    surplus
        N texts: the cells beyond the header, joined by |, empty where there are none.
    faults_zh, faults_en
        N sentences on what is wrong with a row, empty where nothing is.
    """

    path: Path
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    surplus: tuple[str, ...]
    faults_zh: tuple[str, ...]
    faults_en: tuple[str, ...]

    def column(self, name: str) -> list[str]:
        """Return the N cells of a column.

        Raises
        ------
        TableError
            There is no such column, or more than one; the message names those there are.
        """
        places = [place for place, known in enumerate(self.header) if known.strip() == name.strip()]
        if len(places) == 1:
            return [row[places[0]] for row in self.rows]
        known = ", ".join(repr(one) for one in self.header[:MAX_NAMED]) + (" …" if len(self.header) > MAX_NAMED else "")
        problem = f"column {name!r} stands {len(places)} times" if places else f"no column {name!r}"
        raise TableError(f"{self.path}: {problem}; there are {known}")


def read_list(path: Path, encoding: str | None = None) -> KeptList:
    """Read a list.

    Parameters
    ----------
    path
        CSV (parted by commas, else by tabs or semicolons), or the first sheet of an Excel workbook (.xlsx, .xlsm).
    encoding
        Of a CSV file; None: UTF-8 or UTF-16 by their marks, else UTF-8, else GB 18030, which holds GBK.

    Returns
    -------
    KeptList
        Empty lines between others stay as empty rows; those at the end of the file go. Blanks in cells stay.

    Raises
    ------
    TableError
        The file is missing, empty, in no known encoding, no workbook, or has a quote that is never closed.
    """
    try:
        if path.suffix.lower() in (".xlsx", ".xlsm"):
            return _fitted(path, _workbook_rows(path), is_ragged=False)
        if path.suffix.lower() == ".xls":
            raise TableError(f"{path}: is of Excel before 2007; save it as .xlsx or as CSV")
        raw = path.read_bytes()
    except OSError as error:
        if isinstance(error, TableError):
            raise
        raise TableError(f"{path}: cannot be read ({error.strerror or error}); wanted a CSV or .xlsx file") from error
    return _fitted(path, _csv_rows(path, _decoded(path, raw, encoding)), is_ragged=True)


def write_list(path: Path, header: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> None:
    """Write a list: as a workbook where the name ends in .xlsx, else as CSV; whole or not at all.

    Raises
    ------
    TableError
        The file cannot be written.
    """
    try:
        with replaced(path) as temporary:
            if path.suffix.lower() == ".xlsx":
                _write_workbook(temporary, header, rows)
            else:
                temporary.write_bytes(csv_bytes(header, rows))
    except OSError as error:
        raise TableError(f"{path}: cannot be written ({error.strerror or error})") from error


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> bytes:
    """Write a list as CSV in UTF-8 with the mark that Excel needs; no text begins as a formula does."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([plain(name) for name in header])
    writer.writerows([plain(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def plain(text: str) -> str:
    """Make a text harmless in a spreadsheet, as :func:`layers.formats.spreadsheet.harmless`, but leave numbers alone.

    Examples
    --------
    >>> plain("-12.5"), plain("=1+1"), plain("-1+cmd|' /C calc'!A0")
    ('-12.5', "'=1+1", "'-1+cmd|' /C calc'!A0")
    """
    return text if _NUMBER.fullmatch(text) else harmless(text)


def _write_workbook(path: Path, header: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("places")
    for row in (header, *rows):
        # What XML cannot hold is left out, as a workbook with it cannot be opened.
        sheet.append([_CONTROL.sub("", plain(cell)) if isinstance(cell, str) else cell for cell in row])
    book.save(path)


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _decoded(path: Path, raw: bytes, encoding: str | None) -> str:
    if not raw.strip():
        raise TableError(f"{path}: is empty; wanted a header in the first line")
    marked = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), None)
    tried = (encoding,) if encoding else (marked,) if marked else _ENCODINGS
    for name in tried:
        try:
            return raw.decode(name).removeprefix(BOM)
        except LookupError as error:
            raise TableError(f"{name!r} is no encoding; wanted utf-8, gb18030, big5 …") from error
        except UnicodeError:
            continue
    raise TableError(f"{path}: is not in {' or '.join(tried)}; --encoding says in which it is")


def _csv_rows(path: Path, text: str) -> list[list[str]]:
    first = text.partition("\n")[0]
    parted = next((mark for mark in ",\t;" if mark in first), ",")
    _check_quotes(path, text, parted)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=parted))
    except csv.Error as error:
        raise TableError(f"{path}: is no CSV ({error})") from error


def _check_quotes(path: Path, text: str, parted: str) -> None:
    """Refuse a file whose last cell is a quote that was never closed: it would swallow rows unseen."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=parted, strict=True)
    line = 1
    try:
        for _ in reader:
            line = reader.line_num + 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise TableError(f"{path}: line {line}: a quote is open to the end of the file") from error


def _workbook_rows(path: Path) -> list[list[str]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it does not read, such as validations
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            try:
                sheet = book.worksheets[0]
                sheet.reset_dimensions()  # other programs write wrong ones
                return [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
            finally:
                book.close()
    except (*_NO_WORKBOOK, IndexError) as error:
        raise TableError(f"{path}: is no Excel workbook that can be read ({error})") from error


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def _fitted(path: Path, rows: list[list[str]], *, is_ragged: bool) -> KeptList:
    """Bring rows to the length of their header; ``is_ragged``: another length is a fault, not an empty cell."""
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows or not any(cell.strip() for cell in rows[0]):
        raise TableError(f"{path}: is empty; wanted a header in the first line")
    header = [cell.strip() for cell in rows[0]]
    while header and not header[-1]:
        header.pop()
    width = len(header)
    kept, surplus, zh, en = [], [], [], []
    for row in rows[1:]:
        beyond = row[width:]
        is_short = is_ragged and 0 < len(row) < width
        is_bad = is_short or any(cell.strip() for cell in beyond)
        kept.append(tuple(row[:width] + [""] * (width - len(row))))
        surplus.append("|".join(beyond) if any(beyond) else "")
        zh.append(f"该行有 {len(row)} 格，表头有 {width} 格，未作地理编码。" if is_bad else "")
        en.append(f"The row has {len(row)} cells, its header {width}; it was not geocoded." if is_bad else "")
    return KeptList(path, tuple(header), tuple(kept), tuple(surplus), tuple(zh), tuple(en))
