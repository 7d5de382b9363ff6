"""GeoPackages: written whole and alike from the same features, read without leaving a trace beside the file."""

import contextlib
import os
import sqlite3
import struct
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyogrio
import pyogrio.raw
import shapely

from layers.atomic import replaced
from layers.catalogue import Layer
from layers.errors import StoreError
from layers.features import Features
from layers.geojson import in_blocks

#: Name of the table that holds what is no feature: key and value, both text.
META = "atlas_meta"

#: GDAL 3.6 and QGIS 3.22 warn about the later 1.4.
VERSION = "1.3"

#: Stands where GDAL would write the time of day, so that the same features make the same bytes.
_FIXED_TIME = "2000-01-01T00:00:00.000Z"

#: What pyogrio raises where GDAL refuses to write or read.
PYOGRIO_ERRORS = (
    pyogrio.errors.DataSourceError,
    pyogrio.errors.DataLayerError,
    pyogrio.errors.FeatureError,
    pyogrio.errors.FieldError,
    pyogrio.errors.GeometryError,
)

_MAGIC = b"SQLite format 3\x00"
_NAMES = {"Geometry": "Unknown"}
#: Bytes of the envelope in a geometry's header, by its code (GeoPackage 1.3, 2.1.3.1.1).
_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}

#: Rows that are read at a time.
_ROWS = 1000

#: Different texts of a column that are looked through for equal ones.
_DIFFERENT = 5000

_TEXTS = {str, type(None)}

Progress = Callable[[str, int, int], None]


def write_geopackage(
    path: Path,
    layers: Sequence[Features],
    *,
    meta: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    crs: str = "EPSG:4326",
) -> None:
    """Write layers into one new GeoPackage.

    The file appears under its name when it is whole and on the disk; a file that stood there stays whole until then.

    Parameters
    ----------
    path
        Of the file; its folder must exist.
    layers
        In the order in which clients list them; tables without geometry become attribute tables.
    meta
        Keys and texts for the table ``atlas_meta``; None writes no such table.
    progress
        Called with the layer's id, the number of layers written and of all.
    crs
        What the geometries are in, longitude or easting first. An atlas is in WGS 84.

    Raises
    ------
    StoreError
        The file cannot be written.
    """
    try:
        with replaced(path) as temporary, _fixed_time():
            for number, features in enumerate(layers):
                _write_layer(temporary, features, crs=crs, append=number > 0)
                if progress:
                    progress(features.layer.id, number + 1, len(layers))
            if meta is not None:
                _write_meta(temporary, meta)
            with contextlib.closing(sqlite3.connect(temporary)) as connection:
                _describe_fields(connection, [features.layer for features in layers])
    except (OSError, sqlite3.Error, *PYOGRIO_ERRORS) as error:
        raise StoreError(f"{path}: cannot be written ({error})") from error


@dataclass(frozen=True)
class Table:
    """A table of a GeoPackage as it stands in the file.

    Attributes
    ----------
    name, title, description
        As ``gpkg_contents`` has them.
    columns
        Column name to declared type (``TEXT(20)``), in the order of the file, without key and geometry.
    values
        Column name to N values as SQLite keeps them.
    fids
        N keys.
    geometry_type, geometries
        As declared, and N geometries in ``crs``; None for a table without geometry.
    crs
        As PROJ reads it (``EPSG:4326``, or WKT); None where the file does not know.
    """

    name: str
    title: str
    description: str
    columns: Mapping[str, str]
    values: Mapping[str, Sequence[Any]]
    fids: Sequence[int]
    geometry_type: str | None
    geometries: npt.NDArray[Any] | None
    crs: str | None

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.fids)


@dataclass(frozen=True)
class GeoPackage:
    """What a GeoPackage holds: its feature and attribute tables, and the texts of ``atlas_meta``."""

    tables: Mapping[str, Table]
    meta: Mapping[str, str]


def read_geopackage(path: Path) -> GeoPackage:
    """Read a GeoPackage; nothing is written to it or beside it.

    Returns
    -------
    GeoPackage
        Tables in the order of the file. ``meta`` is empty for a file that another program made.

    Raises
    ------
    StoreError
        The file is missing, empty, no GeoPackage, or not whole.
    """
    _check_file(path)
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            return GeoPackage(dict(_tables(connection, path)), _meta(connection))
    except sqlite3.Error as error:
        raise StoreError(f"{path}: not a whole GeoPackage ({error})") from error


def _write_layer(path: Path, features: Features, *, crs: str, append: bool) -> None:
    layer, columns = features.layer, features.columns.values()
    has_geometry = features.geometries is not None
    options = {"IDENTIFIER": layer.title_zh, "DESCRIPTION": layer.description_zh, "FID": "fid"}
    pyogrio.raw.write(
        str(path),
        shapely.to_wkb(features.geometries) if has_geometry else None,
        [column.values for column in columns],
        np.array([column.field.name for column in columns], object),
        field_mask=[column.missing for column in columns],
        layer=layer.id,
        driver="GPKG",
        geometry_type=_NAMES.get(layer.geometry, layer.geometry) if has_geometry else None,
        crs=crs if has_geometry else None,  # a GeoPackage keeps it lon, lat
        append=append,
        dataset_options={"VERSION": VERSION},
        layer_options=options | ({"GEOMETRY_NAME": "geom"} if has_geometry else {}),
    )


def _write_meta(path: Path, meta: Mapping[str, str]) -> None:
    keys = sorted(meta)
    pyogrio.raw.write(
        str(path),
        None,
        [np.array(keys, object), np.array([meta[key] for key in keys], object)],
        np.array(["key", "value"], object),
        layer=META,
        driver="GPKG",
        geometry_type=None,
        crs=None,
        append=True,
        layer_options={"IDENTIFIER": META, "DESCRIPTION": "", "FID": "fid"},
    )


def _describe_fields(connection: sqlite3.Connection, layers: Sequence[Layer]) -> None:
    # The schema extension (GeoPackage 1.3, F.9): QGIS shows `name` as alias, `description` as comment.
    connection.executescript("""
        CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT,
            description TEXT, mime_type TEXT, constraint_name TEXT,
            CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name));
        CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL,
            value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
            CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
        CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
            definition TEXT NOT NULL, scope TEXT NOT NULL,
            CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    """)
    definition = "http://www.geopackage.org/spec121/#extension_schema"
    connection.executemany(
        "INSERT INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema', ?, 'read-write')",
        [("gpkg_data_columns", definition), ("gpkg_data_column_constraints", definition)],
    )
    connection.executemany(
        "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)",
        [
            (layer.id, field.name, field.zh, field.zh, field.en)
            for layer in layers
            for field in layer.fields
            if field.zh
        ],
    )
    connection.commit()


#: GDAL's options are those of the process: two threads that write must not put back each other's.
_writing = threading.Lock()


@contextlib.contextmanager
def _fixed_time() -> Iterator[None]:
    with _writing:
        before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _FIXED_TIME})
        try:
            yield
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def _check_file(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header, size = file.read(100), file.seek(0, os.SEEK_END)
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened ({error.strerror or error})") from error
    if size == 0:
        raise StoreError(f"{path}: is empty, wanted a GeoPackage")
    if not header.startswith(_MAGIC) or len(header) < 100:
        raise StoreError(f"{path}: is no GeoPackage (it does not begin as an SQLite database)")
    # SQLite file format, 1.3: size of a page at 16, number of pages at 28, valid when 24 equals 92.
    page_bytes, changes, pages = (
        struct.unpack_from(">H", header, 16)[0],
        header[24:28],
        struct.unpack_from(">I", header, 28)[0],
    )
    wanted = (65536 if page_bytes == 1 else page_bytes) * pages
    if changes == header[92:96] and size < wanted:
        raise StoreError(f"{path}: is cut off ({size:,} of {wanted:,} bytes); build or copy it again")


def _meta(connection: sqlite3.Connection) -> dict[str, str]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (META,)).fetchone():
        return {}
    return {str(key): str(value) for key, value in connection.execute(f"SELECT key, value FROM {META}")}  # noqa: S608 - a constant


def _tables(connection: sqlite3.Connection, path: Path) -> Iterator[tuple[str, Table]]:
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if "gpkg_contents" not in names:
        raise StoreError(f"{path}: is an SQLite database, but no GeoPackage (it has no gpkg_contents)")
    query = (
        "SELECT table_name, identifier, description FROM gpkg_contents WHERE data_type IN ('features', 'attributes')"
    )
    for name, title, description in connection.execute(query).fetchall():
        if name not in names:
            raise StoreError(f"{path}: lists table {name!r}, which it does not hold")
        if name != META:
            yield name, _table(connection, path, name, title or name, description or "")


def _table(connection: sqlite3.Connection, path: Path, name: str, title: str, description: str) -> Table:
    columns = {str(row[1]): str(row[2]).upper() for row in connection.execute(f"PRAGMA table_info({_quoted(name)})")}
    keys = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({_quoted(name)})") if row[5]]
    shape = (
        connection.execute(
            "SELECT column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?", (name,)
        ).fetchone()
        if _has(connection, "gpkg_geometry_columns")
        else None
    )
    values = _values(connection, name, columns)
    key = keys[0] if len(keys) == 1 and columns[keys[0]] == "INTEGER" else None
    fids = values[key] if key else range(1, len(values[next(iter(columns))]) + 1)
    kept = {column: kind for column, kind in columns.items() if column != key and not (shape and column == shape[0])}
    return Table(
        name=name,
        title=title,
        description=description,
        columns=kept,
        values={column: values[column] for column in kept},
        fids=fids,
        geometry_type=shape[1].upper() if shape else None,
        geometries=_geometries(path, name, values[shape[0]], fids) if shape else None,
        crs=_crs(connection, shape[2]) if shape else None,
    )


def _values(connection: sqlite3.Connection, table: str, columns: Collection[str]) -> dict[str, list[Any]]:
    """Read a table column by column; of equal texts in a column, one is held."""
    values: dict[str, list[Any]] = {column: [] for column in columns}
    held: dict[str, dict[Any, Any]] = {column: {} for column in columns}
    cursor = connection.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608 - quoted
    # A few rows at a time: a million at once would take memory twice, and keep all other threads waiting.
    while rows := cursor.fetchmany(_ROWS):
        for column, read in zip(columns, zip(*rows, strict=True), strict=True):
            known = held[column]
            # Only texts: 1, 1.0 and true are equal and not the same. Mostly different ones are not worth it.
            if len(known) <= _DIFFERENT and set(map(type, read)) <= _TEXTS:
                values[column].extend(map(known.setdefault, read, read))
            else:
                values[column].extend(read)
    return values


def _has(connection: sqlite3.Connection, table: str) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _crs(connection: sqlite3.Connection, srs_id: int) -> str | None:
    query = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?"
    found = connection.execute(query, (srs_id,)).fetchone()
    if found is None or srs_id in (-1, 0):
        return None  # "undefined" (GeoPackage 1.3, Requirement 11)
    return f"EPSG:{found[1]}" if str(found[0]).upper() == "EPSG" else str(found[2])


def _geometries(path: Path, table: str, blobs: Sequence[bytes | None], fids: Sequence[int]) -> npt.NDArray[Any]:
    try:
        bodies = [None if blob is None else _wkb(blob) for blob in blobs]
        shapes: npt.NDArray[Any] = in_blocks(shapely.from_wkb, np.array([*bodies, None], object)[:-1])
    except NotImplementedError:  # shapely has no arcs
        return _straightened(path, table, fids)
    except (ValueError, shapely.errors.GEOSException) as error:
        raise StoreError(f"{path}, table {table}: a geometry cannot be read ({error})") from error
    return shapes


def _wkb(blob: bytes) -> bytes | None:
    # GeoPackage 1.3, 2.1.3: "GP", version, flags, SRS id, envelope, then WKB. Bit 4 of the flags: empty.
    if blob[:2] != b"GP" or len(blob) < 8:
        raise ValueError(f"{blob[:8]!r} does not begin as a GeoPackage geometry")
    flags = blob[3]
    envelope = _ENVELOPE_BYTES.get(flags >> 1 & 7)
    if envelope is None:
        raise ValueError(f"envelope code {flags >> 1 & 7} is not 0 to 4")
    return None if flags & 16 else blob[8 + envelope :]


def _straightened(path: Path, table: str, fids: Sequence[int]) -> npt.NDArray[Any]:
    # GDAL turns arcs into short straight lines, which is all that GeoJSON has.
    _, found, bodies, _ = pyogrio.raw.read(str(path), layer=table, columns=[], return_fids=True, IMMUTABLE="YES")
    by_fid = dict(zip(found.tolist(), shapely.from_wkb(bodies).tolist(), strict=True))
    return np.array([by_fid.get(fid) for fid in fids], object)
