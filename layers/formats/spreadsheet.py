"""CSV that spreadsheets open: UTF-8 with a mark that Excel needs, and no text that it would run.

Points have a column for each coordinate, other geometries their WKT, easting or longitude first. The names of these
columns say the system: ``lon``, ``lat`` and ``wkt`` are WGS 84, ``easting_epsg4549`` and ``lon_gcj02`` what they say.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import shapely

from geo.crs import WGS84
from geo.datum import Floats
from layers.columns import Value
from layers.formats.contract import Extract, FileFormat

#: Excel takes a file for UTF-8 only if it begins so.
BOM = "\ufeff"

#: What Excel and LibreOffice take for the beginning of a formula; East Asian versions of Excel also the wide letters.
#: OWASP, CSV Injection: https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula.

    Examples
    --------
    >>> harmless("=1+1"), harmless("义县")
    ("'=1+1", '义县')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def _stream(extract: Extract) -> Iterator[bytes]:
    names = [one.name for one in extract.layer.fields]
    yield (BOM + _rows([[harmless(name) for name in [*names, *_geometry_names(extract)]]])).encode()
    for part in extract.parts():
        columns = [[_cell(value) for value in column.python()] for column in part.features.columns.values()]
        yield _rows(zip(*columns, *_geometry_columns(part), strict=True)).encode()


def _rows(rows: Iterable[Sequence[Value]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _cell(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value) if isinstance(value, str) else value


def _geometry_names(extract: Extract) -> list[str]:
    if extract.geometries is None:
        return []
    if extract.layer.geometry != "Point":
        names = ["wkt"]
    else:
        names = ["lon", "lat"] if extract.crs.unit == "degree" else ["easting", "northing"]
    system = "" if extract.crs.name == WGS84 else "_" + re.sub("[^a-z0-9]", "", extract.crs.name.lower())
    return [name + system for name in names]


def _geometry_columns(extract: Extract) -> list[list[Value]]:
    shapes = extract.geometries
    if shapes is None:
        return []
    if extract.layer.geometry != "Point":
        return [shapely.to_wkt(shapes, rounding_precision=extract.crs.decimals).tolist()]
    return [_numbers(shapely.get_x(shapes)), _numbers(shapely.get_y(shapes))]


def _numbers(values: Floats) -> list[Value]:
    return [None if missing else value for value, missing in zip(values.tolist(), np.isnan(values), strict=True)]


CSV = FileFormat(
    name="csv",
    extension="csv",
    media_type="text/csv; charset=utf-8",
    title_zh="CSV 表格",
    title_en="CSV",
    systems="any",
    limits_zh=(
        "没有类型：未知与空文本都是空格；“004” 一类的文本和 “2022-02” 在 Excel 里会变成数字、日期，导入时请选“文本”。"
        "以 = + - @ 开头的文本前面加了撇号。"
    ),
    limits_en=(
        "No types: unknown and empty text are both an empty cell; Excel makes numbers and dates of texts such as 004 "
        "and 2022-02 unless they are imported as text. Text that begins with = + - @ has an apostrophe before it."
    ),
    stream=_stream,
)
