"""Layers of any kind made by Hypothesis: every field type, nulls, every geometry, ids in any script."""

import datetime as dt
import math
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from layers.catalogue import Field, GeometryType, Layer
from layers.features import Features

FIELDS = (
    Field("id", "text", "编号", "Identifier"),
    Field("name", "text", "名称", "Name"),
    Field("amount", "number", "金额", "Amount"),
    Field("count", "integer", "个数", "Count"),
    Field("open", "boolean", "开放", "Open"),
    Field("first", "date", "首次", "First"),
    Field("last", "date", "最近", "Last"),
)

#: Few values, so that queries match something.
NAMES = st.sampled_from(["义县", "北镇市", "a", "A", "", "名|别名", "=1+1", "<b>\"'&"])
AMOUNTS = st.sampled_from([0.0, 1.0, 100.0, 165.5, 0.1, 1e-9, 1e15]) | st.floats(allow_nan=False, allow_infinity=False)
COUNTS = st.integers(-3, 3) | st.sampled_from([2**53, 2**53 + 1, -(2**60)])
DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2019, 2, 1)) | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
IDS = st.text(st.sampled_from("aB-_1义縣é"), min_size=1, max_size=4)

#: A coarse grid, so that boxes and shapes share corners and edges.
LON = st.integers(-18, 18).map(lambda step: step * 10.0) | st.floats(-180, 180)
LAT = st.integers(-9, 9).map(lambda step: step * 10.0) | st.floats(-90, 90)


def layer_of(geometry: GeometryType) -> Layer:
    return Layer(
        id="made", title_zh="造", title_en="Made", description_zh="", description_en="", geometry=geometry,
        fields=FIELDS, group=("name",), interval=("first", "last"),
    )  # fmt: skip


@st.composite
def shapes(draw: st.DrawFn, kind: str) -> BaseGeometry:
    lon, lat = draw(LON), draw(LAT)
    if kind == "Point":
        return shapely.Point(lon, lat)
    east, north = min(180.0, lon + draw(st.integers(1, 30))), min(90.0, lat + draw(st.integers(1, 30)))
    if kind.endswith("LineString"):
        line = shapely.LineString([(lon, lat), (east, north), (east, lat)])
        return line if kind == "LineString" else shapely.MultiLineString([line])
    box = shapely.box(min(lon, 179.0), min(lat, 89.0), max(east, min(lon, 179.0) + 1), max(north, min(lat, 89.0) + 1))
    return box if kind == "Polygon" else shapely.MultiPolygon([box])


@st.composite
def frames(draw: st.DrawFn, layer: Layer, max_size: int = 14) -> pd.DataFrame:
    """A frame of the layer, a GeoDataFrame where it has geometry; some values and some geometries are missing."""
    ids = draw(st.lists(IDS, max_size=max_size, unique=True))
    makers: dict[str, st.SearchStrategy[Any]] = {
        "name": NAMES, "amount": AMOUNTS, "count": COUNTS, "open": st.booleans(), "first": DAYS, "last": DAYS,
    }  # fmt: skip
    rows = [{"id": one} | {name: draw(st.none() | maker) for name, maker in makers.items()} for one in ids]
    frame = pd.DataFrame(rows, columns=[field.name for field in FIELDS], dtype=object)
    if layer.geometry == "none":
        return frame
    geometry = [draw(st.none() | shapes(layer.geometry)) for _ in ids]
    return gpd.GeoDataFrame(frame, geometry=geometry, crs="OGC:CRS84")


def many(count: int) -> Features:
    """So many features of the points, on a grid, in two groups, the same each time."""
    layer = layer_of("Point")
    numbers = range(count)
    rows = {
        "id": [f"p-{number:06}" for number in numbers],
        "name": [("义县", "北镇市")[number % 2] for number in numbers],
        "amount": [float(number) for number in numbers],
    }
    points = [shapely.Point(number % 300 - 150, number // 300 % 150 - 75) for number in numbers]
    return Features.of_frame(gpd.GeoDataFrame(rows, geometry=points, crs="OGC:CRS84"), layer)


def plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as JSON should have them, written out the long way."""
    return [{name: _plain(row[name]) for name in (field.name for field in FIELDS)} for row in frame.to_dict("records")]


def _plain(value: Any) -> Any:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.isoformat() if isinstance(value, dt.date) else value
