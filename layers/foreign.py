"""Tables of GeoPackages that another program made, as layers: names, fields and geometry derived from the file."""

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pypinyin
import pyproj
import shapely
from pyproj.exceptions import CRSError, ProjError

from geo import WGS84
from layers.catalogue import Field, FieldType, GeometryType, Layer
from layers.columns import Column, stored_column
from layers.errors import StoreError
from layers.features import Features
from layers.geojson import Geometries, in_blocks, written_geometries
from layers.geopackage import Table

#: Of the declared types (GeoPackage 1.3, table 1) those that are no text; moments have none in a layer and are text.
_TYPES: Mapping[str, FieldType] = {
    "BOOLEAN": "boolean", "DATE": "date", "FLOAT": "number", "DOUBLE": "number", "REAL": "number",
    "TINYINT": "integer", "SMALLINT": "integer", "MEDIUMINT": "integer", "INT": "integer", "INTEGER": "integer",
}  # fmt: skip
#: shapely's numbers of the types; rings and collections are any geometry.
_TYPES_BY_ID: Mapping[int, GeometryType] = {
    0: "Point", 1: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString", 6: "MultiPolygon",
}  # fmt: skip
_SINGLE: tuple[GeometryType, ...] = ("Point", "LineString", "Polygon")
_MULTI: tuple[GeometryType, ...] = ("MultiPoint", "MultiLineString", "MultiPolygon")


def foreign_features(table: Table, taken: Iterable[str] = ()) -> Features:
    """Make a layer of a table that no catalogue describes.

    Parameters
    ----------
    table
        As read from the file.
    taken
        Ids of layers that there are already.

    Returns
    -------
    Features
        The layer's id is the table's name, in letters that a URL can hold (Chinese as pinyin). A feature's id is the
        column ``id`` where that is whole and unique, else the key of the row. Other columns keep their names; one
        called ``id`` that is no id becomes ``id_``. Binary columns are left out, moments are text. Geometries are in
        WGS 84; one that has no place there is null.

    Raises
    ------
    StoreError
        The table has geometries, but does not say their reference system, or one that PROJ does not know.
    """
    columns = [stored_column(field, table.values[field.name]) for field in _fields(table)]
    own = next((column for column in columns if column.field.name == "id" and _is_id(column)), None)
    ids = np.array([str(value) for value in (own.python() if own else table.fids)], object)
    first = Column(Field("id", "text", "编号", "Identifier"), ids, np.zeros(len(ids), bool))
    rest = [_renamed(column) for column in columns if column is not own]
    shapes = _in_wgs84(table)
    fields = tuple(column.field for column in (first, *rest))
    layer = Layer(
        id=url_name(table.name, taken),
        title_zh=table.title,
        title_en=table.title,
        description_zh=table.description,
        description_en=table.description,
        geometry=_geometry_type(table, shapes),
        fields=fields,
    )
    geometries = None if shapes is None or layer.geometry == "none" else written_geometries(shapes, layer)
    return Features.of(layer, {column.field.name: column for column in (first, *rest)}, geometries)


def url_name(name: str, taken: Iterable[str] = ()) -> str:
    """Write a name in ASCII letters, digits, ``_`` and ``-``, unlike all names in ``taken``.

    Examples
    --------
    >>> url_name("重点 项目.2024"), url_name("roads", {"roads"})
    ('zhongdian_xiangmu_2024', 'roads-2')
    """
    latin = "".join(pypinyin.lazy_pinyin(name))
    plain = re.sub(r"[^A-Za-z0-9_-]+", "_", latin).strip("_") or "layer"
    others, number = set(taken), 2
    candidate = plain
    while candidate in others:
        candidate, number = f"{plain}-{number}", number + 1
    return candidate


def _fields(table: Table) -> list[Field]:
    kinds = {name: declared.split("(")[0].strip() for name, declared in table.columns.items()}
    return [Field(name, _TYPES.get(kind, "text"), name, name) for name, kind in kinds.items() if kind != "BLOB"]


def _is_id(column: Column) -> bool:
    values = column.python()
    return column.field.type in ("text", "integer") and None not in values and len(set(values)) == len(values)


def _renamed(column: Column) -> Column:
    if column.field.name != "id":
        return column
    return Column(Field("id_", column.field.type, "id", "id"), column.values, column.missing)


def _in_wgs84(table: Table) -> Geometries | None:
    if table.geometries is None:
        return None
    if shapely.is_missing(table.geometries).all():
        return table.geometries
    try:
        if table.crs is None:
            raise CRSError("none is given")
        if pyproj.CRS(table.crs).equals("EPSG:4326"):
            return _placed(table.geometries)  # a GeoPackage keeps it lon, lat
        transformer = pyproj.Transformer.from_crs(table.crs, WGS84, always_xy=True)
    except ProjError as error:  # "Undefined SRS" is one that leads nowhere
        raise StoreError(
            f"table {table.name}: does not say the reference system of its geometries; assign it first ({error})"
        ) from error

    def turned(shapes: Geometries) -> Geometries:
        flat = shapely.force_2d(shapes)
        found: Geometries = shapely.transform(
            flat, lambda xy: np.column_stack(transformer.transform(xy[:, 0], xy[:, 1]))
        )
        return found

    return _placed(in_blocks(turned, table.geometries))


def _placed(geometries: Geometries) -> Geometries:
    west, south, east, north = shapely.bounds(geometries).T
    on_earth = (west >= -180) & (east <= 180) & (south >= -90) & (north <= 90)
    return np.where(on_earth, geometries, np.array(None))


def _geometry_type(table: Table, geometries: Geometries | None) -> GeometryType:
    if geometries is None:
        return "none"
    present = geometries[~(shapely.is_missing(geometries) | shapely.is_empty(geometries))]
    found = {_TYPES_BY_ID.get(one, "Geometry") for one in np.unique(shapely.get_type_id(present)).tolist()}
    if not found:
        return _declared(table.geometry_type)
    for single, multi in zip(_SINGLE, _MULTI, strict=True):
        if found == {single}:
            return single
        if found <= {single, multi}:
            return multi
    return "Geometry"


def _declared(name: str | None) -> GeometryType:
    known: Sequence[GeometryType] = (*_SINGLE, *_MULTI)
    return next((kind for kind in known if kind.upper() == name), "Geometry")
