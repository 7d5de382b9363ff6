"""Millions of features as a few hundred points: totals by cell of the grid or by the values of a field."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geo import BBox, quadkeys
from layers.catalogue import Field, FieldType, Layer
from layers.columns import Column
from layers.errors import QueryError
from layers.features import Features
from layers.geojson import written_geometries
from layers.stores.contract import Query, Store
from layers.totals import CLASSES, DEGREE, UNITS, Totals
from layers.units import units_of

#: Most cells of an answer: 200 kB.
MAX_CELLS = 360

#: Most values of a field by which is grouped.
MAX_VALUES = 200

#: Most cells that a store looks at, whether they hold anything or not; where few do, the answer is a finer grid.
_MAX_LOOKED_AT = 4096

#: What every answer says of a group.
SUMMED: tuple[Field, ...] = (
    Field("id", "text", "编号", "Identifier"),
    Field("value", "text", "格网编号或字段值", "Quadkey of the cell, or value of the field"),
    Field("title_zh", "text", "名称", "Name (Chinese)"),
    Field("title_en", "text", "英文名", "Name (English)"),
    Field("count", "integer", "要素数", "Features"),
    Field("located", "integer", "已定位", "Features with a geometry"),
    Field("known", "integer", "计入合计的金额数", "Amounts that enter the sum"),
    Field("investment_100m_cny", "number", "已知投资合计（亿元）", "Known investment (100 million CNY)"),
    *(
        field
        for name in CLASSES
        for field in (
            Field(f"{name}_count", "integer", f"{name}：要素数", f"Features of class {name}"),
            Field(f"{name}_100m_cny", "number", f"{name}：已知投资（亿元）", f"Known investment of class {name}"),
        )
    ),
)


@dataclass(frozen=True)
class Summary:
    """Totals of the features that match a query.

    Attributes
    ----------
    by
        The field; None: cells of the grid.
    level
        Of the cells.
    matched
        Features counted.
    features
        A point a group, in the order of ids, the features without a group last, with the id ``none``.
    """

    by: str | None
    level: int
    matched: int
    features: Features


def has_summary(layer: Layer) -> bool:
    """Tell whether features of a layer are summed: points are, since a cell holds one whole or not at all."""
    return layer.geometry == "Point"


def groupings(layer: Layer) -> tuple[str, ...]:
    """Name the fields by which a layer is summed: those with a vocabulary or kept groups, in a foreign file any text."""
    texts = [field for field in layer.fields[1:] if field.type == "text" and not field.many]
    known = [field.name for field in texts if field.values or field.name in layer.group]
    return tuple(known or (field.name for field in texts))


def summary(store: Store, query: Query, *, by: str | None = None, level: int | None = None) -> Summary:
    """Sum the features that match a query.

    Parameters
    ----------
    by
        One of :func:`groupings`; None: cells of the grid.
    level
        The finest level of cells that is wanted, 1 to 18; None is the one at which they fill the query's box. It is
        coarser where that would be more than :data:`MAX_CELLS`.

    Raises
    ------
    LayerNotFound, QueryError
        As :meth:`Store.page`; or the field has more than :data:`MAX_VALUES` values.
    """
    if by is not None:
        totals = store.totals(query, by, 0).ordered()
        if len(totals.groups) > MAX_VALUES:
            raise QueryError(f"field {by} has more than {MAX_VALUES} values among these features; wanted fewer")
        return _written(store, query, by, 0, totals)
    level = first_level(query.bbox, store.extent(query.layer), level)
    totals = store.totals(query, None, level)
    while len(totals.groups) > MAX_CELLS:
        totals, level = totals.coarser(), level - 1
    return _written(store, query, None, level, totals.ordered())


def first_level(box: BBox | None, extent: BBox | None, wanted: int | None) -> int:
    """Choose the level at which a store begins: the finest at which not too many cells lie in a box of the extent.

    Examples
    --------
    >>> china = BBox(73, 18, 135, 54)
    >>> first_level(None, china, None), first_level(BBox(121, 41, 121.5, 41.3), china, None)
    (6, 13)
    >>> first_level(None, china, 18), first_level(None, china, 4)
    (8, 4)
    """
    if extent is None:
        return quadkeys.DEPTH if wanted is None else wanted
    part = extent if box is None or len(box.parts) > 1 else box
    west, east = (np.clip(one, extent.west, extent.east) for one in (part.west, part.east))
    south, north = (np.clip(one, extent.south, extent.north) for one in (part.south, part.north))
    columns, rows = quadkeys.cells([west, east], [north, south])
    most = MAX_CELLS if wanted is None else _MAX_LOOKED_AT
    finest = quadkeys.DEPTH if wanted is None else wanted
    sizes = [
        (level, ((columns >> shift)[1] - (columns >> shift)[0] + 1) * ((rows >> shift)[1] - (rows >> shift)[0] + 1))
        for level in range(finest, 0, -1)
        for shift in [quadkeys.DEPTH - level]
    ]
    return next(level for level, size in sizes if size <= most)


def summary_layer(layer: Layer) -> Layer:
    """Describe the answers about a layer as a layer of its own."""
    return replace(
        layer, id=f"{layer.id}_summary", title_zh=f"{layer.title_zh}（汇总）", title_en=f"{layer.title_en} (totals)",
        description_zh="", description_en="", fields=SUMMED, style=None, group=(), interval=(),
    )  # fmt: skip


def _written(store: Store, query: Query, by: str | None, level: int, totals: Totals) -> Summary:
    layer = store.layers[query.layer]
    names = [None if one is None else quadkeys.quadkey(one, level) if by is None else str(one) for one in totals.groups]
    titles, places = _titles(store, layer, by), None if by is None else _places(store, by)
    values: dict[str, list[str | None] | npt.NDArray[np.int64]] = {
        "id": ["none" if name is None else name for name in names],
        "value": names,
        "title_zh": [titles.get(name or "", {}).get("zh") for name in names],
        "title_en": [titles.get(name or "", {}).get("en") for name in names],
        "count": totals.counts.sum(axis=1),
        "located": totals.located,
        "known": totals.known.sum(axis=1),
    }
    amounts = {"investment_100m_cny": (totals.units.sum(axis=1), totals.known.sum(axis=1))}
    for place, name in enumerate(CLASSES):
        values[f"{name}_count"] = totals.counts[:, place]
        amounts[f"{name}_100m_cny"] = (totals.units[:, place], totals.known[:, place])
    described = summary_layer(layer)
    columns = {field.name: _column(field, values, amounts) for field in described.fields}
    points = _means(totals) if places is None else [places.get(name or "") for name in names]
    shapes = written_geometries(np.array([*points, None], object)[:-1], described)
    matched = int(totals.counts.sum())
    return Summary(by, level, matched, Features(described, columns, shapes))


def _column(
    field: Field,
    values: Mapping[str, list[str | None] | npt.NDArray[np.int64]],
    amounts: Mapping[str, tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]],
) -> Column:
    if field.name in amounts:
        units, known = amounts[field.name]
        return Column(field, units / UNITS, known == 0)
    dtypes: Mapping[FieldType, type] = {"text": object, "integer": np.int64}
    given: npt.NDArray[Any] = np.array(values[field.name], dtypes[field.type])
    return Column(field, given, given == np.array(None))


def _means(totals: Totals) -> list[shapely.Point | None]:
    """Place each cell in the middle of its features, rounded as whole numbers: halves go north and east."""
    places = zip(totals.groups, totals.located.tolist(), totals.lon.tolist(), totals.lat.tolist(), strict=True)
    return [
        None if key is None else shapely.Point(*((2 * one + count) // (2 * count) / DEGREE for one in (lon, lat)))
        for key, count, lon, lat in places
    ]


def _titles(store: Store, layer: Layer, by: str | None) -> Mapping[str, Mapping[str, str]]:
    field = None if by is None else layer.field(by)
    if field is None:
        return {}
    words: Mapping[str, Mapping[str, str]] = store.atlas.get("vocabulary", {}).get(field.values or "", {})
    units = {unit.name_zh: {"zh": unit.name_zh, "en": unit.name_en} for unit in units_of(store) if unit.field == by}
    return {**words, **units}


def _places(store: Store, by: str) -> Mapping[str, shapely.Point]:
    """Return where the names of districts or zones stand, by name."""
    found = {}
    for unit in units_of(store):
        lon, lat = unit.row.get("label_lon"), unit.row.get("label_lat")
        if unit.field == by and isinstance(lon, float) and isinstance(lat, float):
            found[unit.name_zh] = shapely.Point(lon, lat)
    return found
