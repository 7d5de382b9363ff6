"""A made city of three districts, with every kind of name that the geocoder knows: small enough to check by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.gazetteer import Gazetteer

Row = Mapping[str, Any]

#: West to east, one degree each: 白水县, 青山区, 石桥市.
BOXES = {
    "白水县": (120.0, 40.0, 121.0, 41.0),
    "青山区": (121.0, 40.0, 122.0, 41.0),
    "石桥市": (122.0, 40.0, 123.0, 41.0),
}

_PLACE = {"precision_m": 300.0, "radius_m": 500.0, "source": "map", "basis": "mapped", "aliases": (), "town": None}


def place(
    id_: str, name: str, kind: str, district: str | None, lon: float | None, lat: float | None, **more: Any
) -> Row:
    return {**_PLACE, "id": id_, "name_zh": name, "kind": kind, "district": district, "lon": lon, "lat": lat, **more}


PLACES: Sequence[Row] = (
    place("city-yun", "云州市", "city", None, 121.5, 40.5, name_en="Yunzhou"),
    place("city-hai", "海阳市", "city", None, 125.0, 43.0),
    place("station-yun", "云州站", "station", "青山区", 121.5, 40.5, name_en="Yunzhou station"),
    place("station-yun-bei", "云州北站", "station", "白水县", 120.9999, 40.6, aliases=("云州北火车站",)),
    place("port-yun", "云州港", "port", "青山区", 121.4, 40.01, radius_m=3000.0),
    place("seat-bai", "白水县政府驻地", "seat", "白水县", 120.5, 40.5, aliases=("白水县人民政府", "白水县政府")),
    place("urban-shi", "石桥城区", "urban", "石桥市", 122.5, 40.5, radius_m=2500.0),
    place("town-sanmen", "三门镇", "town", "白水县", 120.3, 40.3, radius_m=5500.0),
    place("town-dashi", "大石镇", "town", "石桥市", 122.3, 40.3, radius_m=5500.0),
    place("town-xishan", "西山镇", "town", "石桥市", 122.2, 40.6, radius_m=5500.0, basis="guess"),
    place("village-qianliu", "前柳树村", "village", "白水县", 120.31, 40.31, radius_m=1900.0, town="三门镇"),
    place(
        "park-shanghe",
        "上河产业园",
        "park",
        "白水县",
        120.7,
        40.7,
        radius_m=2000.0,
        basis="text",
        aliases=("上河开发区",),
    ),
    place(
        "park-donghu",
        "东湖新城产业园",
        "park",
        "青山区",
        121.7,
        40.7,
        radius_m=4000.0,
        basis="guess",
        aliases=("东湖",),
    ),
    place("plant-hongda", "宏达化工", "plant", "青山区", 121.6, 40.6),
    place("plant-yunfa", "云发电力(云州)有限公司", "plant", "青山区", 121.61, 40.61),
    place("river-bai", "白水河", "river", None, 120.6, 40.5, basis="guess", radius_m=3000.0),
    place("road-beijing", "北京街", "road", "青山区", 121.5, 40.45, basis="guess", radius_m=3000.0),
    place("bridge-named", "青龙桥", "bridge", "青山区", 121.55, 40.55),
    place("port-hai", "海阳港", "port", None, 125.1, 43.0),
)

TOWNS: Sequence[Row] = tuple(
    {"code": f"99{number:04}", "name_zh": name, "kind": "town", "district_code": "", "district": district}
    for number, (district, name) in enumerate(
        (
            ("白水县", "三门镇"), ("白水县", "上河镇"), ("白水县", "城关街道"), ("白水县", "九里岭镇"), ("白水县", "文化镇"),
            ("青山区", "海口街道"), ("青山区", "北市街道"), ("青山区", "青山街道"),
            ("石桥市", "三门街道"), ("石桥市", "大石镇"), ("石桥市", "西山镇"), ("石桥市", "云州市果园农场"),
        )
    )
)  # fmt: skip

VILLAGES: Sequence[Row] = tuple(
    {
        "code": f"9900{number:04}", "name_zh": f"{name}民委员会" if name.endswith("村") else name, "name_short": name, "kind": "village",
        "town_code": "", "town": town, "district_code": "", "district": district, "same_name": 1,
    }
    for number, (district, town, name) in enumerate(
        (
            ("白水县", "三门镇", "柳树村"), ("白水县", "上河镇", "柳树村"), ("青山区", "海口街道", "柳树村"), ("石桥市", "大石镇", "柳树村"),
            ("白水县", "三门镇", "前柳树村"), ("白水县", "九里岭镇", "四方台村"), ("石桥市", "大石镇", "石盘沟子村"),
            ("青山区", "北市街道", "东一社区"), ("石桥市", "西山镇", "红星分场生活区"), ("青山区", "海口街道", "渔家村"),
        )
    )
)  # fmt: skip

ZONES: Sequence[Row] = (
    {
        "id": "lingang", "name_zh": "临港新区", "short_zh": "临港", "name_en": "Lingang New Area", "district": "青山区",
        "aliases": ("云州临港新区", "云州经济技术开发区"), "subdistricts": ("海口街道",), "place_id": None, "lon": 121.4, "lat": 40.1,
        "radius_m": 8000.0, "source": "sketch",
    },
)  # fmt: skip

DIVISIONS: Sequence[Row] = tuple(
    dict(zip(("adcode", "name", "short", "level", "parent"), row, strict=True))
    for row in (
        ("990000", "云省", "云省", "province", ""), ("990100", "云州市", "云州", "prefecture", "990000"),
        ("990200", "海阳市", "海阳", "prefecture", "990000"), ("990201", "和顺区", "和顺", "county", "990200"),
        ("990221", "三门县", "三门", "county", "990200"), ("880000", "远省", "远省", "province", ""),
        ("880100", "北京市", "北京", "prefecture", "880000"), ("880101", "青山县", "青山", "county", "880100"),
        ("880102", "临港新区", "临港", "county", "880100"), ("880103", "和顺区", "和顺", "county", "880100"),
        ("MN", "蒙古", "蒙古|蒙古国", "country", ""),
    )
)  # fmt: skip

OLD_NAMES: Sequence[Row] = (
    {"name": "白县", "means": "白水县", "kind": "district", "until": "1990"},
    {"name": "老海县", "means": "海阳市", "kind": "city", "until": "1980"},
    {"name": "北门街道", "means": "北市街道", "kind": "town", "until": "2010"},
)

ROUTES: Sequence[Row] = tuple(
    {"route_id": route, "route_name_zh": name, "kind": kind, "seq": seq, "place_zh": "", "lon": lon, "lat": lat}
    for route, name, kind, points in (
        ("R1", "云海线(云州–海阳)", "rail", ((120.2, 40.5), (121.5, 40.5), (122.8, 40.5), (125.0, 43.0))),
        ("X1", "G9云海高速(示意)", "expressway", ((121.5, 40.5), (125.0, 43.0))),
    )
    for seq, (lon, lat) in enumerate(points, 1)
)


def districts() -> gpd.GeoDataFrame:
    rows = [
        {"id": slug, "adcode": f"9901{number:02}", "name_zh": name, "short_zh": name[:-1], "name_en": english}
        for number, (slug, name, english) in enumerate(
            (
                ("baishui", "白水县", "Baishui County"),
                ("qingshan", "青山区", "Qingshan District"),
                ("shiqiao", "石桥市", "Shiqiao City"),
            ),
            1,
        )
    ]
    return gpd.GeoDataFrame(rows, geometry=[shapely.box(*BOXES[row["name_zh"]]) for row in rows], crs="OGC:CRS84")


def frame(rows: Sequence[Row]) -> pd.DataFrame:
    return pd.DataFrame([dict(row) for row in rows])


def gazetteer(*, shapes: Mapping[str, BaseGeometry] | None = None, **tables: Sequence[Row]) -> Gazetteer:
    """The scene's gazetteer; a table given by name takes the place of the scene's."""
    own: dict[str, Sequence[Row]] = {"places": PLACES, "towns": TOWNS, "villages": VILLAGES, "zones": ZONES}
    rows = {name: tables.get(name, known) for name, known in own.items()}
    return Gazetteer(
        *(frame(rows[name]) for name in own),
        districts(),
        old_names=frame(OLD_NAMES),
        divisions=frame(DIVISIONS),
        routes=frame(ROUTES),
        shapes=shapes,
    )
