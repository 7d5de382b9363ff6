"""Files of every format as their readers see them, and what they should see."""

import datetime as dt
import json
import math
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pyproj
import shapely

from layers.catalogue import Field, Layer
from layers.features import Features
from layers.formats import FORMATS, Extract
from layers.formats.dbase import LARGEST_NUMBER, TEXT_BYTES, short_names
from layers.formats.spreadsheet import harmless
from layers.geojson import Geometries
from layers.stores import MemoryStore, Query

#: Formats that carry more systems than that of GeoJSON and that GDAL reads with their system.
WITH_CODES = ("gpkg", "fgb", "shp")

Values = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Seen:
    """A file as a reader sees it: N values a field, their Arrow types, N geometries, and the reference system."""

    values: Values
    types: Mapping[str, str]
    geometries: Geometries | None
    crs: pyproj.CRS | None


def everything(store: MemoryStore, layer_id: str) -> Features:
    return store.features(Query(layer_id, limit=10**9))


def saved(extract: Extract, name: str, folder: Path) -> Path:
    path = folder / f"{extract.layer.id}.{FORMATS[name].extension}"
    FORMATS[name].save(extract, path)
    return path


def opened(path: Path, name: str) -> Seen:
    """Read a file with GDAL, or GeoParquet with pyarrow, as GDAL's wheel does not know it."""
    if name == "parquet":
        table = pq.read_table(path)
        meta = (table.schema.metadata or {}).get(b"geo")
        geo = json.loads(meta)["columns"]["geometry"] if meta else None
        crs = geo and pyproj.CRS.from_json_dict(geo["crs"])
        return _seen(table, "geometry" if geo else None, crs)
    options = {"X_POSSIBLE_NAMES": "lon*,easting*", "Y_POSSIBLE_NAMES": "lat*,northing*"} if name == "csv" else {}
    source = f"JSONFG:{path}" if name == "jsonfg" else str(path)
    info = pyogrio.read_info(source, **options)
    # GDAL's fast way to Arrow ends the process at a missing geometry of a FlatGeobuf.
    pyogrio.set_gdal_config_options({"OGR_FLATGEOBUF_STREAM_BASE_IMPL": "YES"})
    meta, table = pyogrio.read_arrow(source, **options)
    pyogrio.set_gdal_config_options({"OGR_FLATGEOBUF_STREAM_BASE_IMPL": None})
    has_geometry = info["geometry_type"] is not None
    return _seen(table, (meta["geometry_name"] or "wkb_geometry") if has_geometry else None, meta["crs"])


def _seen(table: pa.Table, geometry: str | None, crs: Any) -> Seen:
    if "name" not in table.column_names and "Name" in table.column_names:  # as LIBKML calls it
        table = table.rename_columns(["name" if name == "Name" else name for name in table.column_names])
    names = [name for name in table.column_names if name != geometry]
    shapes = None if geometry is None else shapely.force_2d(shapely.from_wkb(table[geometry].to_pylist()))
    types = {name: str(table.schema.field(name).type) for name in names}
    values = {name: [_plain(value) for value in table[name].to_pylist()] for name in names}
    return Seen(values, types, shapes, None if crs is None else pyproj.CRS(crs))


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, dt.datetime) else value


def expected(features: Features) -> dict[str, list[Any]]:
    return {
        name: [
            dt.date.fromisoformat(str(v)) if v is not None and column.field.type == "date" else v
            for v in column.python()
        ]
        for name, column in features.columns.items()
    }


def exact(_: Field, values: Sequence[Any]) -> list[Any]:
    return list(values)


def as_json(field: Field, values: Sequence[Any]) -> list[Any]:
    """GDAL takes the type of a column from its values: dates become dates, large integers were written as text."""
    is_text = field.type == "integer" and any(value is not None and abs(value) > 2**53 for value in values)
    return [str(value) if is_text and value is not None else value for value in values]


def as_csv(field: Field, values: Sequence[Any]) -> list[Any]:
    return [_csv_text(field, value) for value in values]


def _csv_text(field: Field, value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else harmless(value) if field.type == "text" else str(value)


def as_dbase(field: Field, values: Sequence[Any]) -> list[Any]:
    if field.type == "number":
        return [None if value is not None and abs(value) > LARGEST_NUMBER else value for value in values]
    if field.type == "integer" and any(len(str(value)) > 18 for value in values):
        return [None if value is None else str(value) for value in values]
    if field.type != "text":
        return list(values)
    return [None if not value else value if len(value.encode()) <= TEXT_BYTES else _cut(value) for value in values]


def _cut(text: str) -> str:
    kept = text
    while len((kept + "…").encode()) > TEXT_BYTES:
        kept = kept[:-1]
    return kept + "…"


def as_kml(field: Field, values: Sequence[Any]) -> list[Any]:
    if field.type == "date":
        return [None if value is None else value.isoformat() for value in values]
    if field.type == "integer" and any(value is not None and abs(value) > 2**31 - 1 for value in values):
        return [None if value is None else str(value) for value in values]
    return [None if value == "" else value for value in values]


SHOWN: Mapping[str, Callable[[Field, Sequence[Any]], list[Any]]] = {
    "geojson": as_json, "geojsonl": as_json, "geojsonseq": as_json, "jsonfg": as_json, "csv": as_csv, "gpkg": exact,
    "fgb": exact, "shp": as_dbase, "kml": as_kml, "parquet": exact,
}  # fmt: skip

#: Types as Arrow names them; formats that have none, or whose reader guesses, are not here.
TYPES: Mapping[str, Mapping[str, str]] = {
    "gpkg": {"text": "string", "number": "double", "integer": "int64", "boolean": "bool", "date": "date32[day]"},
    "parquet": {"text": "string", "number": "double", "integer": "int64", "boolean": "bool", "date": "date32[day]"},
    "fgb": {"text": "string", "number": "double", "integer": "int64", "boolean": "bool", "date": "timestamp[ms]"},
    "shp": {"text": "string", "number": "double", "integer": "int64", "boolean": "bool", "date": "date32[day]"},
    "kml": {"text": "string", "number": "double", "boolean": "bool", "date": "string"},
    "csv": dict.fromkeys(("text", "number", "integer", "boolean", "date"), "string"),
}


def assert_same(seen: Seen, features: Features, name: str) -> None:
    """Hold what a reader saw against the source."""
    wanted = expected(features)
    fields = features.layer.fields
    names = short_names([one.name for one in fields]) if name == "shp" else [one.name for one in fields]
    assert [one for one in seen.values if one in set(names)] == names
    order = in_order(list(map(str, seen.values["id"])), list(map(str, SHOWN[name](fields[0], features.ids))))
    for field, short in zip(fields, names, strict=True):
        values = [seen.values[short][place] for place in order]
        assert_values(values, SHOWN[name](field, wanted[field.name]), name, field)
    assert_geometries(seen, features, order, name)


def in_order(ids: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Say where the N wanted ids stand among those found, which must be the same."""
    at = {one: place for place, one in enumerate(ids)}
    assert sorted(at) == sorted(wanted)
    return [at[one] for one in wanted]


def assert_values(values: Sequence[Any], wanted: Sequence[Any], name: str, field: Field) -> None:
    if field.type == "date" and name in {"csv", "geojson", "geojsonl", "geojsonseq", "jsonfg"}:
        values = [value.isoformat() if isinstance(value, dt.date) else value for value in values]
        wanted = [value.isoformat() if isinstance(value, dt.date) else value for value in wanted]
    if name == "kml":  # an element without text is one or the other, by version of GDAL
        values = [None if value == "" else value for value in values]
    if name == "shp" and field.type == "number":
        same = [_close(one, other) for one, other in zip(values, wanted, strict=True)]
        assert all(same), (field, values, wanted)
        return
    assert list(values) == list(wanted), field


def _close(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-14, abs_tol=1e-14)


def assert_geometries(seen: Seen, features: Features, order: Sequence[int], name: str) -> None:
    given = features.geometries
    if given is None:
        assert seen.geometries is None or shapely.is_missing(seen.geometries).all()
        return
    if seen.geometries is None:  # GDAL says so where every geometry is missing
        assert shapely.is_missing(given).all()
        return
    found = seen.geometries[list(order)]
    for one, other in zip(found, given, strict=True):
        assert same_shape(one, other), (one, other)
    if name in (*WITH_CODES, "parquet", "kml", "geojson", "geojsonl", "geojsonseq", "jsonfg"):
        assert seen.crs is not None
        assert seen.crs.to_2d().equals(pyproj.CRS(4326), ignore_axis_order=True)


def same_shape(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    parts = [shapely.normalize(shapely.multipolygons(_parts(shape))) if "Polygon" in shape.geom_type
             else shapely.geometrycollections(_parts(shape)) for shape in (one, other)]  # fmt: skip
    return bool(shapely.equals_exact(parts[0], parts[1], 1e-9))


def _parts(shape: Any) -> Any:
    return shapely.get_parts(shape)


def command(*words: str) -> str:
    """Run a program and return what it printed."""
    return subprocess.run(words, check=True, capture_output=True, text=True, timeout=60).stdout


def written_names(layer: Layer, name: str) -> list[str]:
    names = [one.name for one in layer.fields]
    return short_names(names) if name == "shp" else names


def within(one: Any, other: Any, degrees: float) -> bool:
    if one is None or other is None:
        return one is other
    return bool(shapely.hausdorff_distance(one, other) < degrees)
