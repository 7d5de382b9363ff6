"""GeoParquet 1.1: columns with their types and nulls, for pandas, geopandas, GDAL and whatever reads Parquet.

The library that writes it is large, so it is an extra: ``pip install corridor-atlas[parquet]``. A table without
geometry is plain Parquet.

References
----------
.. [1] https://geoparquet.org/releases/v1.1.0/
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import shapely

from layers.catalogue import Layer
from layers.columns import Column
from layers.formats.contract import Extract, FileFormat
from layers.geojson import Geometries

#: Features of a row group, the piece in which readers skip.
ROW_GROUP = 50_000

_VERSION = "1.1.0"
_GEOMETRY = "geometry"


def _write(extract: Extract, path: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415 - an extra, and half a second
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    schema = _schema(extract, pa)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for part in extract.parts(ROW_GROUP):
            arrays = [_array(column, pa) for column in part.features.columns.values()]
            if part.geometries is not None:
                arrays.append(pa.array(shapely.to_wkb(part.geometries).tolist(), pa.binary()))
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _schema(extract: Extract, pa: Any) -> Any:
    layer = extract.layer
    fields = [
        pa.field(one.name, _types(pa)[one.type], metadata={"title_zh": one.zh, "title_en": one.en})
        for one in layer.fields
    ]
    metadata = {"title": layer.title_zh, "description": layer.description_zh}
    if extract.attribution.get("zh"):
        metadata["attribution"] = extract.attribution["zh"]
    if extract.geometries is not None:
        fields.append(pa.field(_GEOMETRY, pa.binary()))
        metadata["geo"] = json.dumps(_geo(extract, extract.geometries), ensure_ascii=False)
    return pa.schema(fields, metadata=metadata)


def _types(pa: Any) -> dict[str, Any]:
    return {
        "text": pa.string(),
        "number": pa.float64(),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }


def _array(column: Column, pa: Any) -> Any:
    return pa.array(column.values, _types(pa)[column.field.type], mask=column.missing)


def _geo(extract: Extract, shapes: Geometries) -> dict[str, Any]:
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": _geometry_types(extract.layer, shapes),
        "crs": pyproj.CRS(extract.crs.name).to_json_dict(),
        "edges": "planar",
        "orientation": "counterclockwise",
    }
    if not shapely.is_missing(shapes).all():
        column["bbox"] = shapely.total_bounds(shapes).tolist()
    return {"version": _VERSION, "primary_column": _GEOMETRY, "columns": {_GEOMETRY: column}}


def _geometry_types(layer: Layer, shapes: Geometries) -> list[str]:
    if layer.geometry != "Geometry":
        return [layer.geometry]
    found = np.unique([shape.geom_type for shape in shapes if shape is not None])
    return [str(name) for name in found]


GEOPARQUET = FileFormat(
    name="parquet",
    extension="parquet",
    media_type="application/vnd.apache.parquet",
    title_zh="GeoParquet",
    title_en="GeoParquet",
    systems="registered",
    limits_zh="无损失。没有几何的表是普通 Parquet。",
    limits_en="Nothing is lost. A table without geometry is plain Parquet.",
    write=_write,
    module="pyarrow",
    extra="parquet",
)
