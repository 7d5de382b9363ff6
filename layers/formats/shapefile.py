"""Shapefile, in a zip with a page that says what its short names mean, for programs that know nothing newer."""

import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from layers.formats.contract import CHUNK_BYTES, Extract, FileFormat
from layers.formats.dbase import LARGEST_NUMBER, TEXT_BYTES, Fitted, fitted, short_names
from layers.formats.gdal import write_layer

#: The first moment that a zip can name: the same features make the same bytes.
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)

#: In which order the files stand; others follow by name.
_ORDER = ("README.txt", ".shp", ".shx", ".dbf", ".prj", ".cpg")


def _write(extract: Extract, path: Path) -> None:
    layer = extract.layer
    columns = [fitted(column) for column in extract.features.columns.values()]
    names = short_names([one.name for one in layer.fields])
    with tempfile.TemporaryDirectory(prefix="atlas-", dir=path.parent) as folder:
        inner = Path(folder)
        write_layer(
            inner / f"{layer.id}.{'shp' if layer.geometry != 'none' else 'dbf'}",
            [(name, one.column) for name, one in zip(names, columns, strict=True)],
            extract.geometries,
            driver="ESRI Shapefile",
            geometry=layer.geometry,
            crs=extract.epsg,
            options={"ENCODING": "UTF-8", "DBF_DATE_LAST_UPDATE": "2000-01-01"},
        )
        (inner / "README.txt").write_text(_readme(extract, names, columns), "utf-8-sig", newline="\r\n")
        _zip(sorted(inner.iterdir(), key=_place), path)


def _place(path: Path) -> tuple[int, str]:
    key = path.name if path.name in _ORDER else path.suffix
    return (_ORDER.index(key) if key in _ORDER else len(_ORDER), path.name)


def _zip(files: Sequence[Path], target: Path) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with file.open("rb") as source, archive.open(entry, "w", force_zip64=file.stat().st_size > 2**31) as place:
                shutil.copyfileobj(source, place, CHUNK_BYTES)


def _readme(extract: Extract, names: Sequence[str], columns: Sequence[Fitted]) -> str:
    layer, crs = extract.layer, extract.crs
    head = [
        f"{layer.title_zh} · {layer.title_en}",
        layer.description_zh,
        layer.description_en,
        *(extract.attribution.get(language, "") for language in ("zh", "en")),
        f"坐标系 Reference system: {crs.name}, {crs.title_zh} · {crs.title_en}"
        if extract.geometries is not None
        else "",
        "编码 Encoding: UTF-8",
    ]
    fields = [one.column.field for one in columns]
    rows = ["\t".join((name, one.name, one.type, one.zh, one.en)) for name, one in zip(names, fields, strict=True)]
    losses = [
        f"{name} ({one.column.field.name}): {one.cut}" for name, one in zip(names, columns, strict=True) if one.cut
    ]
    cut = [
        f"截短的文本（{TEXT_BYTES} 字节，以 … 结尾）或略去的数（大于 {LARGEST_NUMBER:g}），个数：",
        f"Texts cut at {TEXT_BYTES} bytes (they end in …) or numbers left out (beyond {LARGEST_NUMBER:g}), how many:",
        *losses,
    ]
    table = ["字段 Fields", "short\tname\ttype\tzh\ten", *rows]
    limits = [SHAPEFILE.limits_zh, SHAPEFILE.limits_en]
    blocks = [[line for line in head if line], table, limits, cut if losses else []]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


SHAPEFILE = FileFormat(
    name="shp",
    extension="shp.zip",
    media_type="application/zip",
    title_zh="Shapefile（zip）",
    title_en="Shapefile (zip)",
    systems="registered",
    limits_zh=(
        "字段名最多 10 个字母，对照表见压缩包内 README.txt；文本最长 254 字节，更长的截短并以 … 结尾；未知文本与空文本不分；"
        "数保留 15 位有效数字，超过 18 位的整数为文本；是否为 T、F，GDAL 3.6 与 QGIS 3.22 显示为文本。"
    ),
    limits_en=(
        "Names of fields have at most 10 letters, README.txt in the zip says what they mean; texts have at most 254 "
        "bytes, longer ones are cut and end in …; unknown and empty text are the same; numbers keep 15 digits, "
        "integers of more than 18 digits are text; yes and no are T and F, which GDAL 3.6 and QGIS 3.22 show as text."
    ),
    write=_write,
    is_uniform=True,
)
