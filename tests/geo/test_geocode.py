"""The geocoder as a whole: scenes with exact answers on a made city, what must always hold, and the first atlas."""

import math
from dataclasses import fields
from typing import get_args

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.datum import wgs84_to_bd09, wgs84_to_gcj02
from geo.gazetteer import Gazetteer
from geo.geocode import Answer, Flag, Level, Query, Status
from geo.measure import ELLIPSOID
from geo.names import normal_form
from geo.rules import GazetteerGeocoder
from tests.geo import scene

#: 120.5, 40.5 in the datums of web maps.
GCJ02 = "高德坐标:{:.6f},{:.6f}".format(*map(float, wgs84_to_gcj02(120.5, 40.5)))
BD09 = "BD-09 {:.6f} {:.6f}".format(*map(float, wgs84_to_bd09(120.5, 40.5)))

GAZETTEER = scene.gazetteer()
GEOCODER = GazetteerGeocoder(GAZETTEER, "云州")


def ask(text: object, district: str | None = None, town: str | None = None, city: str | None = None) -> Answer:
    (answer,) = GEOCODER.geocode([Query(text, district, town, city)])  # type: ignore[arg-type]  any value must do
    return answer


def away_m(answer: Answer, lon: float, lat: float) -> float:
    assert answer.point is not None
    return float(ELLIPSOID.inv(*answer.point, lon, lat)[2])


# -- names -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["云省云州市白水县", "白水县", "白水", "白水县境内", "白水县各乡镇", "baishui", "Baishui County"]
)
def test_a_district_is_an_area_with_its_polygon_and_its_centroid(text: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.level, answer.district) == ("area_only", "district", "白水县")
    assert answer.geometry is not None
    assert answer.geometry.equals(shapely.box(*scene.BOXES["白水县"]))
    assert away_m(answer, 120.5, 40.5) < 500
    assert answer.point is not None
    grid = [(120 + (i + 0.5) / 40, 40 + (j + 0.5) / 40) for i in range(40) for j in range(40)]
    within = [ELLIPSOID.inv(*answer.point, *corner)[2] <= (answer.radius_m or 0) for corner in grid]
    assert sum(within) / len(grid) == pytest.approx(0.9, abs=0.01)


def test_a_site_is_located_with_its_point_radius_and_source() -> None:
    answer = ask("云州站")
    assert (answer.status, answer.level, answer.district, answer.district_source) == (
        "located",
        "site",
        "青山区",
        "geometry",
    )
    assert answer.point == (121.5, 40.5)
    assert answer.radius_m == 500
    assert answer.geometry is not None
    assert answer.geometry.equals(shapely.Point(121.5, 40.5))
    assert answer.matched[0].span == (0, 3)
    assert answer.reason.endswith("。")
    assert answer.reason_en.endswith(".")


def test_a_town_with_a_point_is_located_and_one_without_is_an_area() -> None:
    assert (ask("三门镇").status, ask("三门镇").point) == ("located", (120.3, 40.3))
    bare = ask("白水县上河镇")
    assert (bare.status, bare.level, bare.point, bare.geometry) == ("area_only", "town", None, None)
    assert (bare.district, bare.town) == ("白水县", "上河镇")


def test_a_guess_is_never_drawn_and_says_so() -> None:
    for text in ("西山镇", "东湖新城产业园", "东湖"):
        answer = ask(text)
        assert (answer.status, answer.point, answer.geometry) == ("area_only", None, None)
        assert "guess" in answer.flags
        assert answer.radius_m


def test_a_village_known_by_name_has_its_town_and_no_point() -> None:
    answer = ask("渔家村")
    assert (answer.status, answer.level, answer.district, answer.town) == ("area_only", "village", "青山区", "海口街道")
    assert answer.functional_district == "临港新区"
    assert ask("白水县三门镇前柳树村").point == (120.31, 40.31)


@pytest.mark.parametrize("text", ["柳树村", "云州市柳树村", "白水县柳树村"])
def test_a_repeated_village_is_ambiguous_until_its_town_is_known(text: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.level, answer.point) == ("ambiguous", "ambiguous", None)
    assert len(answer.alternatives) >= 2
    assert sum(other.confidence for other in answer.alternatives) <= 1


def test_town_column_or_zone_resolve_a_repeated_village() -> None:
    assert ask("三门镇柳树村").district == "白水县"
    by_column = ask("柳树村", district="石桥市")
    assert (by_column.town, by_column.flags) == ("大石镇", ("resolved_by_column",))
    assert {other.district for other in by_column.alternatives} == {"白水县", "青山区"}
    assert ask("柳树村", district="白水县", town="上河").town == "上河镇"
    assert ask("临港新区柳树村").town == "海口街道"
    assert ask("柳树村", district="临港新区").town == "海口街道"


def test_old_names_lead_to_the_present_unit_and_are_flagged() -> None:
    for text, name in (("白县", "白水县"), ("白县三门镇", "三门镇"), ("北门街道", "北市街道"), ("大石乡", "大石镇")):
        answer = ask(text)
        assert "old_name" in answer.flags
        assert answer.matched[-1].name == name or answer.district == name
    assert ask("石桥市三门镇").town == "三门街道"
    assert ask("三门镇").town == "三门镇"


def test_an_unknown_finer_place_falls_back_to_the_unit_that_holds_it() -> None:
    answer = ask("白水县三门镇新华小区")
    assert (answer.level, answer.town) == ("town", "三门镇")
    assert "fallback" in answer.flags
    other = ask("青山区四方台村")  # there is one, in another district
    assert (other.level, other.district) == ("district", "青山区")
    assert "fallback" in other.flags


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("白水县九里岺镇", "九里岭镇"),
        ("白水县九里镇", "九里岭镇"),
        ("白水县九里岭岭镇", "九里岭镇"),
        ("石桥市大十镇", "大石镇"),
    ],
)
def test_one_wrong_missing_or_surplus_character_is_mended_in_a_known_district(text: str, town: str) -> None:
    answer = ask(text)
    assert (answer.level, answer.town) == ("town", town)
    assert "typo" in answer.flags
    assert answer.confidence < ask(text[:3] + town).confidence


@pytest.mark.parametrize("text", ["九里岺镇", "白水县东门镇", "白水县九里岭岭岭镇", "白水县后柳树村"])
def test_no_typo_is_mended_without_a_district_or_into_a_neighbour(text: str) -> None:
    assert "typo" not in ask(text).flags


def test_a_typo_is_mended_in_the_district_of_the_column() -> None:
    answer = ask("九里岺镇", district="白水县")
    assert (answer.town, answer.flags) == ("九里岭镇", ("typo",))
    assert ask("云洲港", district="青山区").level == "site"
    assert ask("云洲港").status == "unlocated"


def test_a_name_that_lies_elsewhere_gives_way_to_a_misspelt_one_in_the_district_named() -> None:
    towns = [*scene.TOWNS, {**scene.TOWNS[0], "code": "990100", "district": "石桥市", "name_zh": "九里镇"}]
    (answer,) = GazetteerGeocoder(scene.gazetteer(towns=towns), "云州").geocode([Query("白水县九里镇")])
    assert (answer.district, answer.town) == ("白水县", "九里岭镇")


def test_a_column_may_hold_a_town() -> None:
    assert ask("柳树村", district="白水县上河镇").town == "上河镇"
    assert ask("柳树村", district="上河镇").town == "上河镇"


def test_behind_a_mended_town_its_village_is_read() -> None:
    answer = ask("白水县九里岺镇四方台村")
    assert (answer.level, answer.town) == ("village", "九里岭镇")


def test_a_zone_answers_with_both_its_district_and_itself() -> None:
    for text in ("临港新区", "云州开发区", "云州经济技术开发区", "青山区临港新区"):
        answer = ask(text)
        assert (answer.status, answer.level) == ("located", "area")
        assert (answer.district, answer.functional_district) == ("青山区", "临港新区")
        assert "district_conflict" not in answer.flags
    assert ask("白水县经济技术开发区").level == "district"


def test_traditional_characters_are_read() -> None:
    assert ask("雲州站") == ask("雲州站")
    assert ask("白水縣九里嶺鎮").town == "九里岭镇"


# -- expressions -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["云州站以南2.5公里", "云州站南2500米处", "云州站正南方向约二点五公里", "位于云州站向南5里", "雲州站以南2.5公里"],
)
def test_a_relative_place_is_reckoned_on_the_ellipsoid(text: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.level, answer.district) == ("located", "relative", "青山区")
    lon, lat, _ = ELLIPSOID.fwd(121.5, 40.5, 180, 2500)
    assert away_m(answer, lon, lat) < 1
    assert answer.radius_m is not None
    assert 1000 < answer.radius_m < 1300


def test_a_distance_told_from_the_place_to_its_anchor_runs_the_other_way() -> None:
    lon, lat, _ = ELLIPSOID.fwd(121.5, 40.5, 270, 3000)
    assert away_m(ask("东距云州站3公里"), lon, lat) < 1


def test_a_district_s_seat_stands_for_it_in_distances() -> None:
    lon, lat, _ = ELLIPSOID.fwd(120.5, 40.5, 90, 8000)
    assert away_m(ask("白水县城以东8公里"), lon, lat) < 1


def test_a_distance_that_leaves_the_city_is_outside_it() -> None:
    answer = ask("云州港以南30公里")
    assert (answer.status, answer.point) == ("out_of_area", None)


def test_without_a_reliable_anchor_nothing_is_drawn() -> None:
    for text in ("西山镇以北3公里", "上河镇与九里岭镇之间", "东湖以东1公里"):
        answer = ask(text)
        assert (answer.status, answer.level, answer.point) == ("area_only", "relative", None)


def test_between_two_places_is_their_middle_with_half_their_distance() -> None:
    answer = ask("云州站与云州北站之间")
    middle = ELLIPSOID.npts(121.5, 40.5, 120.9999, 40.6, 1)[0]
    assert away_m(answer, *middle) < 1
    assert answer.radius_m == pytest.approx(ELLIPSOID.inv(121.5, 40.5, 120.9999, 40.6)[2] / 2)
    assert answer.geometry is not None
    assert answer.geometry.geom_type == "LineString"


def test_a_line_s_ends_are_no_locations() -> None:
    for text in ("云州至海阳高速公路白水县段", "海阳—云州输油管道白水段", "云州一海阳输油管道白水县段"):
        answer = ask(text)
        assert (answer.status, answer.level, answer.district) == ("area_only", "line", "白水县")
    assert ask("云州—海阳输油管道").district is None
    assert ask("海阳至北京高速公路").status == "out_of_area"


def test_a_line_named_by_the_first_characters_of_cities_is_the_city_s_own() -> None:
    assert ask("云海远高速公路").level == "line"
    assert ask("海远高速公路").status == "unlocated"
    assert ask("海远高速公路", district="白水县").district == "白水县"


def test_a_line_that_may_be_drawn_is_cut_to_the_district() -> None:
    answer = ask("云海铁路白水县段")
    assert (answer.status, answer.level) == ("located", "line")
    assert answer.geometry is not None
    assert shapely.covers(shapely.box(*scene.BOXES["白水县"]).buffer(1e-9), answer.geometry)
    assert away_m(answer, 120.6, 40.5) < 500
    assert answer.radius_m == pytest.approx(ELLIPSOID.inv(120.2, 40.5, 121, 40.5)[2] / 2, rel=0.01)
    schematic = ask("云海高速白水县段")
    assert (schematic.status, schematic.level) == ("area_only", "line")


def test_a_river_or_road_runs_through_the_district_that_the_text_names() -> None:
    assert ask("青山区白水河").district == "青山区"
    assert ask("白水河").level == "line"
    assert ask("北京街").level == "line"
    assert ask("石桥市北京街").district == "石桥市"


def test_the_named_bridge_comes_before_the_crossing_of_its_lines() -> None:
    assert ask("青龙桥").point == (121.55, 40.55)
    crossing = ask("北京街跨白水河大桥")
    assert (crossing.status, crossing.level, crossing.point) == ("area_only", "site", None)
    assert ask("白水河西大桥加固").level == "site"


def test_two_courses_that_cross_once_make_a_bridge_and_several_times_make_none() -> None:
    street = shapely.LineString([(121.5, 40.4), (121.5, 40.6)])
    straight = shapely.LineString([(121.0, 40.5), (122.0, 40.5)])
    winding = shapely.LineString([(121.4, 40.45), (121.6, 40.45), (121.6, 40.55), (121.4, 40.55)])
    for course, status in ((straight, "located"), (winding, "ambiguous")):
        shapes = {"road-beijing": street, "river-bai": course}
        (answer,) = GazetteerGeocoder(scene.gazetteer(shapes=shapes), "云州").geocode([Query("北京街跨白水河特大桥")])
        assert answer.status == status
        assert answer.point is None or away_m(answer, 121.5, 40.5) < 1


def test_one_place_of_a_list_is_not_the_list() -> None:
    answer = ask("白水县等3个县区")
    assert (answer.level, answer.district, answer.flags) == ("multi_site", None, ("count_mismatch",))


def test_a_list_with_a_repeated_name_is_not_drawn() -> None:
    answer = ask("三门镇、柳树村")
    assert (answer.status, answer.level, answer.point) == ("area_only", "multi_site", None)


def test_at_the_border_of_another_city_the_district_is_the_one_of_the_atlas() -> None:
    answer = ask("白水县与海阳市交界处")
    assert (answer.status, answer.level, answer.district, answer.point) == ("area_only", "relative", "白水县", None)


def test_a_list_keeps_how_many_it_says_and_how_many_are_known() -> None:
    answer = ask("三门镇、大石镇等4个乡镇")
    assert (answer.status, answer.level, answer.district) == ("located", "multi_site", None)
    assert answer.flags == ("count_mismatch",)
    assert answer.geometry is not None
    assert len(answer.geometry.geoms) == 2  # type: ignore[attr-defined]  a MultiPoint
    exact = ask("白水县三门镇、上河镇等2个乡镇")
    assert (exact.status, exact.district, exact.flags) == ("area_only", "白水县", ())
    units = ask("白水县、石桥市")
    assert units.geometry is not None
    assert units.geometry.area == pytest.approx(2.0)


@pytest.mark.parametrize("text", ["云州市", "云州", "云州市各县（市）区", "全市", "云州市老旧小区改造"])
def test_the_whole_city_is_never_put_anywhere(text: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.level, answer.point, answer.geometry) == ("area_only", "city", None, None)


@pytest.mark.parametrize(
    ("text", "lon", "lat"),
    [("120.50,40.50", 120.5, 40.5), ("40.50,120.50 WGS84", 120.5, 40.5), (GCJ02, 120.5, 40.5), (BD09, 120.5, 40.5)],
)
def test_typed_coordinates_are_taken_in_the_order_possible_and_turned(text: str, lon: float, lat: float) -> None:
    answer = ask(text)
    assert (answer.status, answer.level, answer.district) == ("located", "coordinate", "白水县")
    assert away_m(answer, lon, lat) < 30


def test_coordinates_that_do_not_say_their_system_are_as_wide_as_a_datum_shift() -> None:
    unsaid, said = ask("120.50001,40.50001"), ask("120.50001,40.50001 WGS84")
    assert unsaid.radius_m is not None
    assert said.radius_m is not None
    assert unsaid.radius_m >= 600
    assert said.radius_m < 100


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("116.39,39.91", "out_of_area"),
        ("东经200.5°北纬41.2°", "unlocated"),
        ("高德坐标 东经2.35°北纬48.85°", "unlocated"),
        ("X=4400000 Y=41500000", "out_of_area"),
    ],
)
def test_coordinates_elsewhere_or_nowhere_are_not_drawn(text: str, status: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.point) == (status, None)


# -- other cities, and no places ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "海阳市", "海阳", "海阳市和顺区", "海阳市三门镇", "海阳市某某镇柳树村", "海阳港", "和顺区", "北京市临港新区", "青山县", "老海县",
        "蒙古国", "云省海阳市",
    ],
)  # fmt: skip
def test_another_city_is_said_and_never_snapped(text: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.level, answer.point, answer.district) == ("out_of_area", "out_of_area", None, None)
    assert "不在云州市范围内" in answer.reason


def test_the_document_s_city_or_the_column_s_may_be_another() -> None:
    assert ask("柳树村", city="海阳市").status == "out_of_area"
    assert ask("柳树村", district="海阳市").status == "out_of_area"
    assert ask("白水县柳树村", city="海阳市").status == "ambiguous"
    assert "city_hint" in ask("云州站", city="云州").flags or ask("渔家村", city="云州").flags == ("city_hint",)


def test_a_short_name_that_is_a_neighbour_too_is_ambiguous() -> None:
    assert ask("三门").status == "ambiguous"
    assert {other.id for other in ask("三门").alternatives} >= {"990221"}


@pytest.mark.parametrize(
    "text",
    [
        None, float("nan"), "", " ", "现场", "厂区", "项目部", "-", "？？", "👍", "asdf123", "\x00\x01", "白水永创生物科技有限公司", "产品远销海阳",
        "依托云州港", "与海阳市对口合作", "白水葡萄", "北京路", 3.14, ["白水县"], "云省",
    ],
)  # fmt: skip
def test_a_text_without_a_place_is_unlocated_with_a_reason(text: object) -> None:
    answer = ask(text)
    if text == ["白水县"]:  # even a list is read as its words
        assert answer.district == "白水县"
        return
    assert (answer.status, answer.level, answer.point, answer.confidence) == ("unlocated", "unlocated", None, 0.0)
    assert answer.reason


# -- columns -----------------------------------------------------------------------------------------------------


def test_only_a_column_gives_its_district() -> None:
    for text in ("", "现场", "白水永创生物科技有限公司", "云州市"):
        answer = ask(text, district="石桥市")
        assert (answer.level, answer.district, answer.district_source) == ("district", "石桥市", "column")
    assert ask("", district="白水县", town="三门镇").town == "三门镇"
    zone = ask("", district="临港新区")
    assert (zone.district, zone.functional_district) == ("青山区", "临港新区")


def test_the_text_is_followed_against_the_column_and_the_conflict_is_said() -> None:
    answer = ask("白水县三门镇", district="石桥市")
    assert (answer.district, answer.flags) == ("白水县", ("district_conflict",))
    assert "石桥市" in answer.reason
    assert answer.confidence < ask("白水县三门镇").confidence


def test_a_point_just_over_the_border_is_the_border_s_matter() -> None:
    answer = ask("云州北站", district="青山区")  # 10 m from it
    assert (answer.district, answer.flags) == ("白水县", ("near_border", "district_conflict"))
    assert answer.confidence == ask("云州北站").confidence
    far = ask("云州站", district="石桥市")
    assert far.flags == ("district_conflict",)
    assert far.confidence < ask("云州站").confidence


def test_a_zone_in_the_column_is_no_conflict_with_its_district() -> None:
    answer = ask("云州站", district="临港新区")
    assert (answer.district, answer.functional_district) == ("青山区", "临港新区")
    assert answer.flags == ("functional_overlap",)


def test_the_raw_column_is_kept() -> None:
    assert ask("云州站", district=" 某 县 ").query.district == " 某 县 "


# -- always ------------------------------------------------------------------------------------------------------

WORDS = [
    *sorted(GAZETTEER.names),
    "以南", "2.5公里", "十五里", "与", "、", "之间", "交界处", "跨", "大桥", "至", "—", "高速公路", "段", "等3个乡镇", "有限公司", "位于", "距", "附近", "(", ")",
    ",", "。", "产品远销", "路", "项目", "121.5,40.5", "GCJ-02", "\n", "\u200b", "👍", "新", "村", "镇",
]  # fmt: skip
TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(WORDS), max_size=8).map("".join)
COLUMNS = st.none() | st.sampled_from(["白水县", "临港新区", "海阳市", "某县", "", "石桥"]) | st.text(max_size=8)


@settings(max_examples=400, deadline=None)  # the first query of all makes tables
@given(st.lists(st.tuples(TEXTS, COLUMNS, COLUMNS, COLUMNS), max_size=5))
def test_n_queries_have_n_whole_answers(rows: list[tuple[str, str | None, str | None, str | None]]) -> None:
    queries = [Query(*row) for row in rows]
    answers = GEOCODER.geocode(queries)
    assert [answer.query for answer in answers] == queries
    for answer in answers:
        check(answer)


def check(answer: Answer) -> None:
    """Hold an answer to its contract."""
    assert answer.normalized == normal_form(answer.query.text)
    assert answer.status in get_args(Status)
    assert answer.level in get_args(Level)
    assert set(answer.flags) <= set(get_args(Flag))
    assert len(set(answer.flags)) == len(answer.flags)
    assert 0 <= answer.confidence <= 1
    assert answer.reason
    assert answer.reason_en
    assert (answer.district is None) == (answer.district_source is None)
    assert answer.district is None or answer.district in scene.BOXES
    assert all(0 <= match.span[0] < match.span[1] <= len(answer.normalized) for match in answer.matched)
    assert (answer.point is None) == (answer.geometry is None)
    if answer.status in ("ambiguous", "out_of_area", "unlocated"):
        assert answer.level == answer.status
    if answer.status in ("ambiguous", "out_of_area", "unlocated") or answer.level == "city" or "guess" in answer.flags:
        assert answer.point is None
    assert answer.status != "located" or answer.point is not None
    if answer.point is not None:
        assert all(map(math.isfinite, answer.point))
        assert answer.radius_m is not None
        assert answer.radius_m > 0
        assert answer.radius_basis
    if answer.status == "ambiguous":
        assert len(answer.alternatives) != 1


def test_answers_are_the_same_alone_and_among_others() -> None:
    queries = [Query(text) for text in ("云州站以南2公里", "120.5,40.5", "柳树村", "云州站与云州北站之间", "")]
    assert GEOCODER.geocode(queries) == [answer for query in queries for answer in GEOCODER.geocode([query])]
    assert GEOCODER.geocode([]) == []


def test_a_very_long_text_is_answered_in_time_and_bounds() -> None:
    answer = ask("白水县三门镇、" * 50_000)
    assert len(answer.normalized) <= 2000
    check(answer)


def test_an_answer_never_changes_the_query() -> None:
    query = Query("白水縣", " 白水县 ", None, None)
    (answer,) = GEOCODER.geocode([query])
    assert answer.query is query
    assert {field.name for field in fields(Answer)} >= {"query", "normalized", "status"}


# -- the first atlas ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "level", "district"),
    [
        ("锦州北站以南2.5公里", "relative", None),
        ("义县九道岭镇四方台村", "village", "义县"),
        ("太和区汤河子产业园", "area", "太和区"),
        ("滨海新区龙栖湾产业园区", "area", "太和区"),
        ("广州街跨小凌河特大桥", "site", None),
        ("锦州港", "site", "太和区"),
        ("大有雄安新区产业转移基地", "area", "凌海市"),
        ("锦州—盘锦输油管道", "line", None),
        ("凌河紫荆产业园区", "area", "凌河区"),
        ("锦县", "district", "凌海市"),
        ("沟帮子镇", "town", "北镇市"),
        ("太和镇", "town", "黑山县"),
    ],
)
def test_the_reports_own_words_are_read(
    jinzhou_geocoder: GazetteerGeocoder, text: str, level: str, district: str | None
) -> None:
    (answer,) = jinzhou_geocoder.geocode([Query(text)])
    assert answer.level == level
    assert district is None or answer.district == district


def test_every_name_of_the_first_atlas_has_an_answer_in_its_own_district(
    jinzhou: Gazetteer, jinzhou_geocoder: GazetteerGeocoder
) -> None:
    things = [thing for thing in jinzhou.things() if thing.district]
    answers = jinzhou_geocoder.geocode(
        [Query(thing.name, district=thing.district, town=thing.town) for thing in things]
    )
    wrong = [
        (thing.name, thing.district, answer.status, answer.district)
        for thing, answer in zip(things, answers, strict=True)
        if answer.district != thing.district
    ]
    assert wrong == []


def test_no_repeated_village_of_the_first_atlas_is_put_anywhere_by_its_name_alone(
    jinzhou: Gazetteer, jinzhou_geocoder: GazetteerGeocoder
) -> None:
    villages = [thing for group in jinzhou.villages.values() for thing in group]
    counts: dict[str, int] = {}
    for village in villages:
        counts[village.name] = counts.get(village.name, 0) + 1
    repeated = [name for name, count in counts.items() if count > 1]
    answers = jinzhou_geocoder.geocode([Query(name) for name in repeated])
    assert len(repeated) > 90
    assert {answer.status for answer in answers} == {"ambiguous"}
    assert all(answer.point is None for answer in answers)
