"""FlatGeobuf: one file that is read by ranges over the web.

Where every feature has a geometry the file has a spatial index, and its features stand in the order of the index. An
index has no place for a missing geometry: where one is missing there is none, and the features keep their order. A
table is a layer whose geometries are all missing.

GDAL reads missing geometries rightly feature by feature, as QGIS and geopandas do unasked; its fast way to Arrow
(``use_arrow=True``) ends the process at the first one (seen with GDAL 3.12.4).
"""

from pathlib import Path

import shapely

from layers.formats.contract import Extract, FileFormat
from layers.formats.gdal import write_layer


def _write(extract: Extract, path: Path) -> None:
    layer, shapes = extract.layer, extract.geometries
    is_indexed = shapes is not None and len(shapes) > 0 and not shapely.is_missing(shapes).any()
    described = "\n".join(text for text in (layer.description_zh, extract.attribution.get("zh")) if text)
    write_layer(
        path,
        list(extract.features.columns.items()),
        shapes,
        driver="FlatGeobuf",
        geometry=layer.geometry,
        crs=extract.epsg,
        options={
            "SPATIAL_INDEX": "YES" if is_indexed else "NO",
            "TITLE": layer.title_zh,
            "DESCRIPTION": described,
            "TEMPORARY_DIR": str(path.parent),
        },
    )


FLATGEOBUF = FileFormat(
    name="fgb",
    extension="fgb",
    media_type="application/flatgeobuf",
    title_zh="FlatGeobuf",
    title_en="FlatGeobuf",
    systems="registered",
    limits_zh=(
        "日期变成当天 0 时的时刻；有空几何的图层没有空间索引，有索引的图层要素次序不同。GDAL 3.12 用 Arrow 方式"
        "（use_arrow=True）读空几何会崩溃。"
    ),
    limits_en=(
        "Dates become the moment at which the day begins. A layer with missing geometries has no spatial index; with "
        "an index the features stand in another order. GDAL 3.12 crashes on missing geometries when it reads by way "
        "of Arrow (use_arrow=True)."
    ),
    write=_write,
)
