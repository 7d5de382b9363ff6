"""Numbers, distances, winds, typed coordinates, lines and counts, read without a gazetteer."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.expressions import (
    Offset,
    bridge_after,
    chinese_number,
    joined,
    lines,
    listed_with,
    offset_after,
    relative_radius_m,
    road_number,
    rounding_m,
    told_count,
)
from geo.names import normal_form
from geo.typed_coordinates import typed_coordinates


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2), ("2.5", 2.5), ("1,200", 1200), ("十", 10), ("十五", 15), ("二十", 20), ("两百零三", 203), ("三千五百", 3500),
        ("一万二千", 12000), ("两", 2), ("半", 0.5), ("二点五", 2.5), ("三四", 3.5), ("一二三", 123), ("", None), ("里", None),
        ("点五", None),
    ],
)  # fmt: skip
def test_numerals_are_read(text: str, number: float | None) -> None:
    assert chinese_number(text) == number


@given(st.integers(1, 9999))
def test_every_number_written_in_chinese_is_read_back(number: int) -> None:
    digits, units = "零一二三四五六七八九", ("千", "百", "十", "")
    written, pending = "", False
    for unit, digit in zip(units, f"{number:04}", strict=True):
        if digit == "0":
            pending = bool(written)
            continue
        written += ("零" if pending else "") + digits[int(digit)] + unit
        pending = False
    assert chinese_number(written) == number


@pytest.mark.parametrize(
    ("after", "azimuth", "distance"),
    [
        ("以南2.5公里", 180, 2500), ("以南二点五公里处", 180, 2500), ("南2500米", 180, 2500), ("往东15里", 90, 7500),
        ("东北方向约3千米", 45, 3000), ("西北侧五百米", 315, 500), ("正北10km左右", 0, 10000), ("向西南1.5 km", 225, 1500),
        ("东偏北4公里", 90, 4000), ("南约两公里半", 180, 2500), ("的西侧,约300m", 270, 300), ("以东3华里", 90, 1500),
        ("以东1.5海里", 90, 2778), ("南行3公里", 180, 3000),
    ],
)  # fmt: skip
def test_a_wind_and_a_distance_are_read(after: str, azimuth: float, distance: float) -> None:
    offset = offset_after(f"甲站{normal_form(after)}", 2, said_distance=False)
    assert offset is not None
    assert (offset.azimuth, offset.distance_m) == (azimuth, distance)


@pytest.mark.parametrize(
    "after", ["301泊位", "88号", "102国道", "A-12地块", "三段", "南街五里营子", "以北七里河", "项目", "", "10亿元"]
)
def test_numbers_of_berths_roads_lots_and_names_are_no_distances(after: str) -> None:
    offset = offset_after(f"甲港{after}", 2, said_distance=False)
    assert offset is None or offset.distance_m is None


@pytest.mark.parametrize(
    ("after", "azimuth"), [("东侧", 90), ("附近", None), ("对面", None), ("以南", 180), ("西北面", 315)]
)
def test_a_side_without_a_distance_is_a_vicinity(after: str, azimuth: float | None) -> None:
    assert offset_after(f"甲站{after}", 2, said_distance=False) == Offset(2 + len(after), azimuth, None, 0.0)


def test_a_distance_without_a_wind_counts_only_where_it_is_said_to_be_one() -> None:
    assert offset_after("甲站3公里", 2, said_distance=False) is None
    told = offset_after("距甲站3公里", 3, said_distance=True)
    assert told is not None
    assert (told.azimuth, told.distance_m) == (None, 3000)
    within = offset_after("甲站5公里范围内", 2, said_distance=False)
    assert within is not None
    assert within.distance_m == 5000


@pytest.mark.parametrize(
    ("number", "unit", "half"),
    [
        ("4", 1000, 500),
        ("2.5", 1000, 50),
        ("10", 1000, 5000),
        ("500", 1, 50),
        ("2500", 1, 50),
        ("半", 1000, 250),
        ("3", 500, 250),
    ],
)
def test_a_distance_is_as_good_as_its_last_digit(number: str, unit: float, half: float) -> None:
    assert rounding_m(number, unit) == half


def test_the_radius_of_the_worked_example_is_1_8_km() -> None:
    # places.md 3.6: r_A 0.4 km, d 4 ± 0.5 km.
    assert relative_radius_m(400.0, Offset(0, 180.0, 4000.0, 500.0)) == pytest.approx(1777, abs=5)


@given(st.floats(0, 1e5), st.floats(0, 1e5), st.floats(0, 1e4))
def test_the_radius_of_a_reckoned_place_holds_its_anchor(anchor: float, distance: float, rounding: float) -> None:
    radius = relative_radius_m(anchor, Offset(0, 90.0, distance, rounding))
    assert radius >= anchor * 0.999999 - 1e-9
    assert radius >= distance * math.tan(math.radians(22.5)) * 0.999999 - 1e-9


@pytest.mark.parametrize(
    ("text", "lon", "lat", "crs"),
    [
        ("121.13514, 41.12252", 121.13514, 41.12252, None),
        ("41.12252,121.13514", 121.13514, 41.12252, None),
        ("(121.13514,41.12252)WGS84", 121.13514, 41.12252, "wgs84"),
        ("高德坐标121.14,41.12", 121.14, 41.12, "gcj02"),
        ("火星坐标系 121.14 41.12", 121.14, 41.12, "gcj02"),
        ("百度:121.147,41.130", 121.147, 41.130, "bd09"),
        ("E121.2224 N41.5199 CGCS2000", 121.2224, 41.5199, "cgcs2000"),
        ("北纬41.5199°，东经121.2224°", 121.2224, 41.5199, None),
        ("lat=41.2, lon=121.3", 121.3, 41.2, None),
        ("lng:121.3 lat:41.2", 121.3, 41.2, None),
        ("41.2N,121.3E", 121.3, 41.2, None),
        ("东经121°04′，北纬40°48′", 121 + 4 / 60, 40.8, None),
        ("东经121度4分30秒,北纬40度48分", 121 + 4.5 / 60, 40.8, None),
        ("41°41'22\"N 122°06'46\"E", 122 + 6 / 60 + 46 / 3600, 41 + 41 / 60 + 22 / 3600, None),
        ("121°8′6″,41°7′21″", 121 + 8 / 60 + 6 / 3600, 41 + 7 / 60 + 21 / 3600, None),
        ("经度121.1纬度41.2", 121.1, 41.2, None),
    ],
)  # fmt: skip
def test_typed_coordinates_are_read_in_the_order_told_or_in_the_only_one_possible(
    text: str, lon: float, lat: float, crs: str | None
) -> None:
    typed = typed_coordinates(normal_form(text))
    assert typed is not None
    assert (typed.lon, typed.lat) == (pytest.approx(lon), pytest.approx(lat))
    assert typed.crs == crs


@pytest.mark.parametrize(
    "text",
    [
        "总投资11.05亿元,2.55亿元", "192.168.10.11", "0416-1234567", "2023.08.12,2024.06.01", "面积121.13,41.12万平方米".replace("121.13,41.12", "12.13,4.12"),
        "G102", "30万吨", "锦州港301泊位", "50.11,50.12", "121,41",
    ],
)  # fmt: skip
def test_other_numbers_are_no_coordinates(text: str) -> None:
    assert typed_coordinates(normal_form(text)) is None


def test_two_reference_systems_at_once_are_none() -> None:
    typed = typed_coordinates("WGS84还是GCJ02:121.13514,41.12252")
    assert typed is not None
    assert typed.crs is None


def test_the_rounding_of_typed_coordinates_is_half_of_the_last_digit() -> None:
    decimal, minutes = typed_coordinates("121.13,41.1225"), typed_coordinates("东经121°04′,北纬40°48′")
    assert decimal is not None
    assert minutes is not None
    assert decimal.rounding == pytest.approx(0.005)
    assert minutes.rounding == pytest.approx(1 / 120)


@pytest.mark.parametrize(
    "text",
    [
        "甲至乙高速公路丙县段",
        "甲—乙输油管道工程",
        "锦承铁路",
        "102国道黑山段",
        "绕城公路",
        "两港连接路",
        "主航道改扩建工程",
        "沈山线",
        "天然气管线",
    ],
)
def test_words_for_lines_are_found(text: str) -> None:
    assert next(lines(text), None) is not None


@pytest.mark.parametrize(
    "text", ["高铁车辆关键零部件", "锦州北高铁站", "铁路机械股份有限公司", "102国道北侧", "公路收费站", "生产线上"]
)
def test_words_in_other_names_are_no_lines(text: str) -> None:
    assert next(lines(text), None) is None


def test_numbers_of_roads_are_found() -> None:
    assert road_number("g16高速") == "G16"
    assert road_number("102国道") == "102"
    assert road_number("2024年") is None


def test_what_joins_ends_and_what_parts_a_list() -> None:
    assert all(map(joined, ("—", "至", "一大有能源基地—")))
    assert not any(map(joined, ("、", "和", "")))
    assert all(map(listed_with, ("、", "以及", "与")))
    assert not any(map(listed_with, ("至", "的", "")))


@pytest.mark.parametrize(
    ("text", "number"), [("等4个乡镇", 4), ("等三个村", 3), ("共12个县(市)区", 12), ("等地", None), ("4号", None)]
)
def test_the_count_of_a_list_is_read(text: str, number: int | None) -> None:
    count = told_count(text, 0)
    assert (count.number if count else None) == number


@pytest.mark.parametrize(
    ("after", "bridge"),
    [("特大桥", True), ("西大桥加固", True), ("福州街桥工程", True), ("桥南地区", False), ("治理", False)],
)
def test_a_river_s_bridge_is_told_from_its_banks(after: str, *, bridge: bool) -> None:
    assert bridge_after(f"甲河{after}", 2) is bridge


@given(st.text(max_size=80))
def test_no_text_upsets_the_readers(text: str) -> None:
    normal = normal_form(text)
    typed_coordinates(normal)
    list(lines(normal))
    for start in range(min(len(normal), 20) + 1):
        offset = offset_after(normal, start, said_distance=True)
        assert offset is None or start <= offset.end <= len(normal)
        told_count(normal, start)
        bridge_after(normal, start)
    road_number(normal)
