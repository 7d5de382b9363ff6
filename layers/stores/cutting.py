"""Tiles of points, cut and encoded by PostGIS."""

import re
from collections.abc import Mapping
from typing import Any

import morecantile
from psycopg import sql

from layers.stores.published import GEOM, Held
from layers.stores.selection import selection
from layers.stores.tiling import tile_query
from layers.tile_grid import BUFFER, EXTENT, grid

#: Name of the geometry while a tile is made; fields have theirs.
_SHAPE = "the shape"

# Points of the surroundings are chosen by the box, as they stand: nothing is clipped.
_TILE = sql.SQL(
    "SELECT ST_AsMVT(cut, %(name)s, {extent}, %(shape)s) FROM (SELECT ST_AsMVTGeom(ST_Transform({geom}, 3857), "
    "ST_MakeEnvelope(%(left)s, %(bottom)s, %(right)s, %(top)s, 3857), {extent}, {buffer}, false) AS {shape}, {fields} "
    "FROM (SELECT * FROM {table}{where} ORDER BY {order} LIMIT %(limit)s) AS found) AS cut HAVING count(*) > 0"
)

#: A name that is longer is cut off [bytes] (PostgreSQL 15, 4.1.1); percent signs mark parameters, a NUL ends a name.
_LONGEST = 63
_UNFIT = re.compile("[%\\0]")


def tile_statement(held: Held, tile: morecantile.Tile, *, schema: str) -> tuple[sql.Composed, Mapping[str, Any]] | None:
    """Write the statement that gives a tile, and its values.

    Returns
    -------
    statement and values
        None of lines and polygons, which are cut and simplified alike for every store, and where a field has a name
        that no column can have.
    """
    layer = held.layer
    names = [field.name for field in layer.fields]
    if layer.geometry != "Point" or any(map(_is_unfit, names)):
        return None
    query = tile_query(layer, tile)
    chosen = selection(held, query)
    bounds = grid().xy_bounds(tile)
    form = {"date": sql.SQL("{}::text AS {}")}
    fields = [
        form.get(field.type, sql.SQL("{} AS {}")).format(
            sql.Identifier("found", held.columns[field.name]), sql.Identifier(field.name)
        )
        for field in layer.fields
    ]
    statement = _TILE.format(
        extent=sql.Literal(EXTENT),
        buffer=sql.Literal(BUFFER),
        shape=sql.Identifier(_SHAPE),
        geom=sql.Identifier("found", GEOM),
        fields=sql.SQL(", ").join(fields),
        table=sql.Identifier(schema, held.table),
        where=chosen.where,
        order=chosen.order,
    )
    values = {"left": bounds.left, "bottom": bounds.bottom, "right": bounds.right, "top": bounds.top}
    return statement, {**chosen.values, **values, "name": layer.id, "shape": _SHAPE, "limit": query.limit}


def _is_unfit(name: str) -> bool:
    return name == _SHAPE or len(name.encode()) > _LONGEST or _UNFIT.search(name) is not None
