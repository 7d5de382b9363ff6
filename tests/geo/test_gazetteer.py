"""Names and what they may mean."""

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer
from geo.names import (
    MAX_LENGTH,
    normal_form,
    park_forms,
    station_forms,
    town_forms,
    town_stem,
    village_forms,
    zone_forms,
)
from geo.things import Need
from tests.geo import scene


def meanings(gazetteer: Gazetteer, name: str) -> set[str]:
    return {sense.thing.id for sense in gazetteer.names.get(name, ())}


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("遼寧省錦州市義縣", "辽宁省锦州市义县"),
        ("義縣九道嶺鎮四方臺村", "义县九道岭镇四方台村"),
        (" 义 县 \n七里河　镇", "义县七里河镇"),
        ("华润电力（锦州）有限公司", "华润电力(锦州)有限公司"),
        ("【北镇市】沟帮子", "(北镇市)沟帮子"),
        ("Ａ１２３，．", "A123,."),
        ("“锦州”–盘锦", "锦州—盘锦"),
        ("锦州\u200b港\ufeff", "锦州港"),
        ("凌海巿", "凌海市"),
        ("121.13 41.12", "121.13 41.12"),
        (None, ""),
        (float("nan"), ""),
        (12, "12"),
        ("\ud800义县\x00", "义县"),
    ],
)
def test_normal_form_unifies_what_writers_vary(written: object, normal: str) -> None:
    assert normal_form(written) == normal


def test_normal_form_is_bounded() -> None:
    assert len(normal_form("义县" * 100_000)) == MAX_LENGTH


def test_numerals_in_names_stay_as_they_are() -> None:
    assert normal_form("四方台村") == "四方台村"


def test_a_town_goes_by_the_kinds_of_other_years() -> None:
    forms = dict(town_forms("大凌河街道"))
    assert all(forms[name] for name in ("大凌河镇", "大凌河乡", "大凌河满族乡"))
    assert not forms["大凌河街道办事处"]
    assert town_stem("地藏寺满族乡") == "地藏寺"
    assert town_stem("新立农场") == "新立农场"


def test_other_forms_of_villages_parks_stations_and_zones() -> None:
    assert set(village_forms("四方台村", "四方台村民委员会")) == {"四方台村民委员会", "四方台村委会"}
    assert "东一社区居委会" in set(village_forms("东一社区", "东一社区"))
    assert {"汤河子工业园", "汤河子开发区"} <= set(park_forms("汤河子产业园"))
    assert list(park_forms("大花园")) == []
    assert "锦州南高铁站" in set(station_forms("锦州南站"))
    assert "锦州高铁站" not in set(station_forms("锦州站"))
    assert "锦州开发区" in set(zone_forms("锦州经济技术开发区"))
    assert list(zone_forms("滨海新区")) == []


def test_full_and_short_names_mean_the_district(made: Gazetteer) -> None:
    assert meanings(made, "白水县") == meanings(made, "白水") == {"baishui"}


def test_the_city_is_the_one_whose_point_lies_in_the_districts(made: Gazetteer) -> None:
    assert made.city is not None
    assert made.city.name == "云州市"
    assert {"city-yun"} == meanings(made, "云州")


def test_places_in_no_district_are_outside_and_say_where(made: Gazetteer) -> None:
    (sense,) = made.names["海阳市"]
    assert sense.thing.outside == "云省海阳市"
    assert sense.thing.point is None
    (port,) = made.names["海阳港"]
    assert port.thing.outside


def test_a_river_without_a_district_is_the_atlas_s_own(made: Gazetteer) -> None:
    (sense,) = made.names["白水河"]
    assert sense.thing.outside == ""
    assert sense.thing.level == "line"


def test_one_stem_means_the_towns_of_every_district(made: Gazetteer) -> None:
    senses = made.names["三门镇"]
    assert {(sense.thing.district, sense.rule) for sense in senses} == {("白水县", "exact"), ("石桥市", "old_name")}


def test_a_short_stem_needs_company(made: Gazetteer) -> None:
    needs = {sense.thing.name: sense.need for sense in made.names["上河"]}
    assert needs["上河镇"] is Need.PARENT_OR_ALONE
    assert {sense.need for sense in made.names["四方台"]} == {Need.PARENT}
    assert {sense.need for sense in made.names["文化"]} == {Need.PARENT}


def test_villages_of_one_name_are_all_kept(made: Gazetteer) -> None:
    assert len(made.names["柳树村"]) == 4


def test_a_place_row_gives_a_town_its_point_and_a_village_too(made: Gazetteer) -> None:
    town = made.towns["白水县", "三门镇"]
    assert town.point == (120.3, 40.3)
    assert made.towns["白水县", "上河镇"].point is None
    (village,) = (thing for thing in made.villages["白水县", "三门镇"] if thing.name == "前柳树村")
    assert village.id == "village-qianliu"
    assert village.point == (120.31, 40.31)


def test_a_guess_has_coordinates_but_no_point_to_draw(made: Gazetteer) -> None:
    guess = made.towns["石桥市", "西山镇"]
    assert (guess.lon, guess.lat) == (122.2, 40.6)
    assert guess.point is None


def test_a_zone_s_streets_lie_in_it(made: Gazetteer) -> None:
    assert made.towns["青山区", "海口街道"].zone == "临港新区"
    assert made.villages["青山区", "海口街道"][0].zone == "临港新区"
    assert made.towns["青山区", "北市街道"].zone is None


def test_a_zone_s_general_name_needs_the_city_before_it(made: Gazetteer) -> None:
    (full,) = made.names["云州经济技术开发区"]
    (bare,) = made.names["经济技术开发区"]
    assert full.need is Need.NOTHING
    assert bare.need is Need.PARENT_OR_ALONE


def test_what_the_city_has_is_never_a_distant_county(made: Gazetteer) -> None:
    assert meanings(made, "青山") == {"qingshan", made.towns["青山区", "青山街道"].id}
    assert meanings(made, "青山县") == {"880101"}


def test_short_names_of_distant_counties_are_not_read(made: Gazetteer) -> None:
    own = scene.gazetteer()
    assert "三门" in own.names  # a town's stem, and a neighbour's county
    assert {sense.thing.id for sense in made.names["三门"]} >= {"990221"}


def test_old_names_lead_to_the_present_one(made: Gazetteer) -> None:
    (sense,) = made.names["白县"]
    assert (sense.thing.name, sense.rule) == ("白水县", "old_name")
    assert made.unit("白县") is made.districts["白水县"]


@pytest.mark.parametrize("name", ["白水县", "白水", "baishui", "Baishui County", "990101"])
def test_a_unit_is_found_by_any_of_its_names(made: Gazetteer, name: str) -> None:
    assert made.unit(name) is made.districts["白水县"]


def test_a_unit_that_is_none_is_not_found(made: Gazetteer) -> None:
    assert made.unit("") is None
    assert made.unit("某县") is None


def test_english_names_are_known(made: Gazetteer) -> None:
    assert made.english("yunzhou  STATION") is not None
    assert made.english("nowhere") is None


def test_a_railway_is_found_by_its_name_and_a_road_of_the_same_stem_is_not_it(made: Gazetteer) -> None:
    name, course = made.lines.ending("新建云海铁路")
    assert name == "云海线"
    assert course is not None
    assert made.lines.ending("云海高速公路") == ("G9云海高速", None)
    assert made.lines.ending("海云铁路") == ("", None)


def test_a_row_that_names_no_district_of_the_atlas_is_refused() -> None:
    row = {**scene.TOWNS[0], "district": "某县"}
    with pytest.raises(GazetteerError, match=r"towns: '三门镇' names '某县', wanted one of 白水县"):
        scene.gazetteer(towns=[row])


def test_a_table_without_a_column_is_refused() -> None:
    with pytest.raises(GazetteerError, match="towns: no column district among code, name_zh"):
        scene.gazetteer(towns=[{"code": "1", "name_zh": "新镇"}])


def test_an_old_name_that_means_nothing_is_refused(made: Gazetteer) -> None:
    rows = [{"name": "旧名", "means": "无此名", "kind": "district", "until": ""}]
    with pytest.raises(GazetteerError, match="'旧名' means '无此名', which is no name of the atlas"):
        Gazetteer(
            *(scene.frame(rows_) for rows_ in (scene.PLACES, scene.TOWNS, scene.VILLAGES, scene.ZONES)),
            scene.districts(),
            old_names=scene.frame(rows),
        )


def test_every_name_of_the_first_atlas_is_in_normal_form(jinzhou: Gazetteer) -> None:
    assert all(normal_form(name) == name for name in jinzhou.names)


def test_every_town_and_village_of_the_first_atlas_is_found_by_its_full_name(jinzhou: Gazetteer) -> None:
    for town in jinzhou.towns.values():
        assert town in [sense.thing for sense in jinzhou.names[normal_form(town.name)]]
    for village in (thing for group in jinzhou.villages.values() for thing in group):
        assert village in [sense.thing for sense in jinzhou.names[normal_form(village.name)]]
