"""Districts and zones: which, how far, how large; on hand-made squares and on the districts of Jinzhou."""

from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.crs import WGS84
from geo.errors import CRSError, GazetteerError
from geo.measure import ELLIPSOID, area_km2, share_radius_m
from geo.regions import Regions

JINZHOU = Path(__file__).parents[2] / "data" / "jinzhou"
UTM = "EPSG:32651"

#: West and east share the meridian 121.5; east has a hole and an exclave inside west's own hole.
WEST = shapely.Polygon(shapely.box(121.0, 41.0, 121.5, 41.5).exterior, [shapely.box(121.1, 41.1, 121.2, 41.2).exterior])
EAST = shapely.MultiPolygon(
    [
        shapely.Polygon(
            shapely.box(121.5, 41.0, 122.0, 41.5).exterior, [shapely.box(121.7, 41.2, 121.8, 41.3).exterior]
        ),
        shapely.box(121.1, 41.1, 121.2, 41.2),
    ]
)


def squares(**changes: object) -> gpd.GeoDataFrame:
    columns: dict[str, object] = {
        "id": ["east", "west"],
        "adcode": ["210002", "210001"],
        "name_zh": ["东县", "西区"],
        "short_zh": ["东", None],
        "name_en": ["East County", "West District"],
        "geometry": [EAST, WEST],
    }
    return gpd.GeoDataFrame(columns | changes, crs=WGS84)


def zones(**changes: object) -> pd.DataFrame:
    columns: dict[str, object] = {
        "id": ["bay", "hill"],
        "name_zh": ["海湾新区", "山地新区"],
        "short_zh": ["海湾", None],
        "name_en": ["Bay New Area", "Hill New Area"],
        "aliases": ["海湾经开区|旧港区", np.nan],
        "district": ["西区", "东县"],
        "lon": [121.02, 121.6],
        "lat": [41.02, 41.1],
        "radius_m": [5000, 3000.0],
    }
    return pd.DataFrame(columns | changes)


@pytest.fixture(scope="module")
def scene() -> Regions:
    return Regions(squares(), zones(), metric_crs=UTM)


@pytest.fixture(scope="module")
def jinzhou() -> Regions:
    districts = gpd.read_file(JINZHOU / "districts.geojson")
    return Regions(districts, pd.read_csv(JINZHOU / "zones.csv"), metric_crs=UTM)


@cache
def the_districts() -> Regions:
    return Regions(gpd.read_file(JINZHOU / "districts.geojson"), metric_crs=UTM)


def places() -> pd.DataFrame:
    tables = [pd.read_csv(JINZHOU / name) for name in ("places.csv", "places_osm.csv")]
    return pd.concat(tables, ignore_index=True).set_index("id")


# Names


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("西区", "west"), ("west", "west"), ("WEST", "west"), ("210001", "west"), ("２１０００１", "west"), ("West  District", "west"),
        ("东县", "east"), ("東縣", "east"), (" 东 ", "east"), ("east county", "east"),
        ("海湾新区", "bay"), ("海湾", "bay"), ("旧港区", "bay"), ("海湾经开区", "bay"), ("hill", "hill"),
    ],
)  # fmt: skip
def test_every_name_of_a_unit_means_it(scene: Regions, name: str, unit: str) -> None:
    found = scene.resolve(name)
    assert found is not None
    assert found.id == unit


@pytest.mark.parametrize("name", ["", "北区", "西", "210009", "nan", "None", "海湾新区|旧港区"])
def test_a_name_of_nothing_means_nothing(scene: Regions, name: str) -> None:
    assert scene.resolve(name) is None


def test_units_are_districts_then_zones_and_zones_say_where_they_lie(scene: Regions) -> None:
    assert [(unit.id, unit.kind, unit.code, unit.short_zh, unit.district) for unit in scene.units] == [
        ("east", "district", "210002", "东", "东县"),
        ("west", "district", "210001", "西区", "西区"),
        ("bay", "zone", None, "海湾", "西区"),
        ("hill", "zone", None, "山地新区", "东县"),
    ]
    assert scene.units[2].aliases == ("海湾经开区", "旧港区")


def test_the_nine_units_of_jinzhou_answer_to_all_their_names(jinzhou: Regions) -> None:
    for names in (
        ["义县", "210727", "yixian", "Yi County"],
        ["滨海新区", "binhai", "滨海", "锦州经济技术开发区"],
        ["松山新区", "songshan", "松山", "锦州高新区"],
        ["北镇市", "北镇", "beizhen"],
    ):
        assert len({jinzhou.resolve(name) for name in names}) == 1
        assert jinzhou.resolve(names[0]) is not None
    assert len(jinzhou.units) == 9


# Points


def test_points_are_told_their_district_in_the_order_given(scene: Regions) -> None:
    lon = [121.3, 121.75, 121.15, 121.6, np.nan, 120.9, 121.3]
    lat = [41.3, 41.25, 41.15, 41.1, 41.1, 41.3, np.nan]
    found = scene.locate(lon, lat)
    assert found["district"].tolist() == ["西区", None, "东县", "东县", None, None, None]
    assert found["district_id"].tolist() == ["west", None, "east", "east", None, None, None]
    assert found["district_code"].tolist() == ["210001", None, "210002", "210002", None, None, None]
    assert found["border_m"].isna().tolist() == [False, False, False, False, True, False, True]
    assert found.index.tolist() == list(range(7))


def test_a_point_on_the_border_of_two_is_in_the_one_of_lower_code_and_near(scene: Regions) -> None:
    found = scene.locate([121.5], [41.25])
    assert found["district"].tolist() == ["西区"]
    assert found["border_m"].to_numpy() == pytest.approx(
        [0.0], abs=5.0
    )  # the side is straight in UTM, not the meridian
    assert found["near_border"].tolist() == [True]


@pytest.mark.parametrize(
    ("point", "nearest"),
    [
        ((121.4988, 41.25), (121.5, 41.25)),
        ((121.5011, 41.25), (121.5, 41.25)),
        ((120.9989, 41.25), (121.0, 41.25)),
        ((121.15, 41.101), (121.15, 41.1)),
        ((122.5, 41.6), (122.0, 41.5)),
    ],
)
def test_the_border_is_as_far_as_the_ellipsoid_says(
    scene: Regions, point: tuple[float, float], nearest: tuple[float, float]
) -> None:
    wanted = ELLIPSOID.inv(*point, *nearest)[2]
    found = scene.locate([point[0]], [point[1]])
    assert found["border_m"].tolist() == pytest.approx([wanted], abs=0.1)
    assert found["near_border"].tolist() == [wanted < 100]


def test_no_points_are_a_frame_of_no_rows(scene: Regions) -> None:
    found = scene.locate([], [])
    assert list(found.columns) == ["district_id", "district_code", "district", "border_m", "near_border"]
    assert len(found) == 0


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(120.4, 122.9), st.floats(40.6, 42.3)), min_size=1, max_size=6))
def test_every_point_is_where_a_plain_loop_finds_it(points: list[tuple[float, float]]) -> None:
    regions = the_districts()
    found = regions.locate(*np.array(points).T)
    metric = regions.districts.to_crs(UTM)
    flat = gpd.GeoSeries(gpd.points_from_xy(*np.array(points).T), crs=WGS84).to_crs(UTM)
    for row, point in enumerate(points):
        inside = [
            name
            for name, shape in sorted(zip(regions.districts["name_zh"], regions.districts.geometry, strict=True))
            if shape.intersects(shapely.Point(point))
        ]
        assert (found["district"][row] in inside) if inside else found["district"][row] is None
        # In UTM lengths are up to 0.04 % short here.
        assert found["border_m"][row] == pytest.approx(metric.boundary.distance(flat[row]).min(), rel=1e-3, abs=0.01)


def test_distance_to_a_district_is_nought_inside_and_to_its_own_border_outside(scene: Regions) -> None:
    east, west = scene.units[:2]
    lon, lat = [121.6, 121.48, 121.15, np.nan, 121.75], [41.1, 41.25, 41.15, 41.0, 41.25]

    def across(degrees: float, at: float) -> float:
        return float(ELLIPSOID.inv(121.0, at, 121.0 + degrees, at)[2])

    wanted_east = [0, across(0.02, 41.25), 0, np.nan, across(0.05, 41.25)]
    assert scene.distance_m(east, lon, lat) == pytest.approx(wanted_east, abs=1, nan_ok=True)
    wanted_west = [across(0.1, 41.1), 0, across(0.05, 41.15), np.nan, across(0.25, 41.25)]
    assert scene.distance_m(west, lon, lat) == pytest.approx(wanted_west, rel=1e-4, nan_ok=True)


def test_no_distance_is_measured_to_a_sketch(scene: Regions) -> None:
    with pytest.raises(GazetteerError, match="海湾新区 is a functional zone"):
        scene.distance_m(scene.units[2], [121.0], [41.0])


def test_every_place_of_jinzhou_lies_in_the_district_of_its_row(jinzhou: Regions) -> None:
    rows = places()
    rows = rows[rows["district"].notna() & rows["lon"].notna()]
    found = jinzhou.locate(rows["lon"], rows["lat"]).set_index(rows.index)
    differing = found[found["district"] != rows["district"]]
    assert len(rows) > 90
    assert differing.index.tolist() == ["berth-jinzhou-coal"]
    assert differing["border_m"].tolist() == pytest.approx([1100], rel=0.05)


def test_the_stations_known_to_lie_near_a_border_are_marked(jinzhou: Regions) -> None:
    rows = places().loc[["station-jinzhou-bei", "station-jinzhou", "station-bajiaotai"]]
    found = jinzhou.locate(rows["lon"], rows["lat"])
    # Measured on the full lines: 17, 89 and 261 m; these are simplified by up to 20 m.
    assert found["border_m"].tolist() == pytest.approx([17, 89, 261], abs=20)
    assert found["near_border"].tolist() == [True, True, False]


# Figures


#: km² and km: area, and the circles that hold 90 % of it about the seat and about the centroid; from the full lines.
PUBLISHED = {
    "古塔区": (70.0, 9.9, 5.5),
    "凌河区": (38.9, 6.2, 4.1),
    "太和区": (937.6, 28.3, 20.2),
    "黑山县": (2514.8, 39.1, 28.8),
    "义县": (2486.7, 33.7, 33.7),
    "凌海市": (2386.3, 44.4, 40.1),
    "北镇市": (1674.1, 28.0, 23.8),
}
SEATS = {
    "古塔区": "guta",
    "凌河区": "linghe",
    "太和区": "taihe",
    "黑山县": "heishan",
    "义县": "yi",
    "凌海市": "linghai",
    "北镇市": "beizhen",
}


def test_figures_of_the_districts_are_what_was_measured_on_the_full_lines(jinzhou: Regions) -> None:
    figures = jinzhou.figures().set_index(jinzhou.districts["name_zh"])
    seats = places()
    for row, (name, (area, about_seat, about_centroid)) in enumerate(
        (name, PUBLISHED[name]) for name in jinzhou.districts["name_zh"]
    ):
        shape = jinzhou.districts.geometry[row]
        assert figures.loc[name, "area_km2"] == pytest.approx(area, abs=0.06)
        assert figures.loc[name, "radius_m"] / 1000 == pytest.approx(about_centroid, rel=0.02, abs=0.06)
        assert shape.contains(shapely.Point(*figures.loc[name, ["centroid_lon", "centroid_lat"]]))
        seat = seats.loc[f"seat-{SEATS[name]}"]
        assert share_radius_m(shape, seat["lon"], seat["lat"]) / 1000 == pytest.approx(about_seat, rel=0.02)
    city = jinzhou.districts.union_all()
    assert share_radius_m(city, city.centroid.x, city.centroid.y) / 1000 == pytest.approx(74, abs=0.5)
    assert share_radius_m(city, city.centroid.x, city.centroid.y, share=0.5) < 74_000


def test_a_label_stands_inside_the_largest_part_farthest_from_its_border(scene: Regions) -> None:
    figures = scene.figures().set_index("id")
    east = shapely.Point(*figures.loc["east", ["label_lon", "label_lat"]])
    assert EAST.geoms[0].contains(east)
    grid = shapely.points(*np.meshgrid(np.linspace(121.5, 122, 60), np.linspace(41, 41.5, 60)))
    inside = grid[shapely.contains(EAST.geoms[0], grid)]
    flat = gpd.GeoSeries([EAST.geoms[0].boundary, east, *inside], crs=WGS84).to_crs(UTM)
    assert flat[1].distance(flat[0]) >= flat[2:].distance(flat[0]).max() - 10


def test_a_label_of_jinzhou_is_well_inside_its_district(jinzhou: Regions) -> None:
    figures = jinzhou.figures()
    found = jinzhou.locate(figures["label_lon"], figures["label_lat"])
    assert found["district_id"].tolist() == figures["id"].tolist()
    assert found["border_m"].min() > 1500


# Zones


def test_a_zone_is_sketched_as_a_circle_and_cut_on_request(scene: Regions) -> None:
    whole = scene.zone_sketches()
    assert whole["name_zh"].tolist() == ["海湾新区", "山地新区"]
    assert whole.crs == WGS84
    assert area_km2(whole.geometry).tolist() == pytest.approx([np.pi * 25, np.pi * 9], rel=2e-3)
    cut = scene.zone_sketches(inside_district=True)
    assert cut.geom_type.tolist() == ["Polygon", "Polygon"]
    assert WEST.buffer(1e-9).contains(cut.geometry[0])
    assert cut.geometry[1].equals(whole.geometry[1])


def test_without_zones_there_are_no_sketches() -> None:
    assert len(Regions(squares(), metric_crs=UTM).zone_sketches()) == 0


# Bad input


def test_districts_in_another_crs_are_turned() -> None:
    turned = Regions(squares().to_crs("EPSG:4549"), metric_crs=UTM)
    assert turned.locate([121.3], [41.3])["district"].tolist() == ["西区"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"geometry": [EAST, None]}, "district 西区 has no polygon"),
        ({"geometry": [EAST, shapely.Polygon()]}, "district 西区 has no polygon"),
        ({"geometry": [EAST, shapely.Point(121, 41)]}, "district 西区 has no polygon"),
        (
            {"geometry": [EAST, shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])]},
            "西区: its polygon is invalid, Self-inter",
        ),
        ({"name_zh": ["西区", "西区"]}, "means both 西区 and 西区"),
        ({"adcode": ["210001", "210001"]}, "'210001' means both 东县 and 西区"),
    ],
)
def test_districts_that_contradict_themselves_are_refused(changes: dict[str, object], words: str) -> None:
    with pytest.raises(GazetteerError, match=words):
        Regions(squares(**changes), metric_crs=UTM)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"district": ["南区", "东县"]}, "zone 海湾新区 lies in '南区': wanted one of 东县, 西区"),
        ({"aliases": ["西区", None]}, "'西区' means both 西区 and 海湾新区"),
    ],
)
def test_zones_that_contradict_the_districts_are_refused(changes: dict[str, object], words: str) -> None:
    with pytest.raises(GazetteerError, match=words):
        Regions(squares(), zones(**changes), metric_crs=UTM)


def test_missing_columns_are_named() -> None:
    with pytest.raises(GazetteerError, match="the districts lack adcode, name_en"):
        Regions(squares().drop(columns=["adcode", "name_en"]), metric_crs=UTM)
    with pytest.raises(GazetteerError, match="the zones lack radius_m"):
        Regions(squares(), zones().drop(columns="radius_m"), metric_crs=UTM)


def test_a_metric_system_in_degrees_and_a_frame_without_crs_are_refused() -> None:
    with pytest.raises(CRSError, match="EPSG:4326 is in degrees"):
        Regions(squares(), metric_crs="EPSG:4326")
    with pytest.raises(CRSError, match="does not say"):
        Regions(squares().set_crs(None, allow_override=True), metric_crs=UTM)
