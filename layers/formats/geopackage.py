"""GeoPackage 1.3: every type, null and reference system of a register, with titles of the fields; QGIS's own format."""

from dataclasses import replace
from pathlib import Path

from layers.features import Features
from layers.formats.contract import Extract, FileFormat
from layers.geopackage import write_geopackage


def _write(extract: Extract, path: Path) -> None:
    layer = extract.layer
    described = "\n".join(text for text in (layer.description_zh, extract.attribution.get("zh")) if text)
    features = Features(replace(layer, description_zh=described), extract.features.columns, extract.geometries)
    write_geopackage(path, [features], crs=extract.epsg)


GEOPACKAGE = FileFormat(
    name="gpkg",
    extension="gpkg",
    media_type="application/geopackage+sqlite3",
    title_zh="GeoPackage",
    title_en="GeoPackage",
    systems="registered",
    limits_zh="无损失。坐标一律经度（或东坐标）在前，与该格式的规定一致。",
    limits_en="Nothing is lost. Longitude or easting stands first, as the format has it.",
    write=_write,
)
