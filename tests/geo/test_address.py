"""Which names a text mentions, and which of them are no places of what it speaks of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.address import focus, holds, masked, mentions
from geo.gazetteer import Gazetteer
from geo.names import normal_form
from tests.geo import scene

GAZETTEER = scene.gazetteer()


def named(text: str, gazetteer: Gazetteer = GAZETTEER) -> list[str]:
    normal = normal_form(text)
    return [normal[m.start : m.end] for m in mentions(normal, gazetteer)]


def masks(text: str) -> dict[str, str]:
    normal = normal_form(text)
    return {normal[m.start : m.end]: m.masked for m in masked(normal, mentions(normal, GAZETTEER))}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("云省云州市白水县三门镇柳树村", ["云省", "云州市", "白水县", "三门镇", "柳树村"]),
        ("白水三门", ["白水", "三门"]),
        ("云州北火车站以南", ["云州北火车站"]),
        ("三门镇前柳树村", ["三门镇", "前柳树村"]),
        ("白水河", ["白水河"]),
        ("石桥市大石镇", ["石桥市", "大石镇"]),
        ("九里岭镇四方台", ["九里岭镇", "四方台"]),
        ("临港新区海口街道办事处", ["临港新区", "海口街道办事处"]),
        ("果园农场", ["果园农场"]),
        ("", []),
        ("无地名", []),
    ],
)
def test_the_longest_name_that_may_stand_there_is_taken(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize("text", ["后四方台村", "北柳树村", "大白水", "小石桥"])
def test_a_name_behind_a_qualifier_is_another_name(text: str) -> None:
    assert named(text) == []


def test_a_direction_before_a_name_is_no_qualifier() -> None:
    assert named("河以北柳树村") == ["柳树村"]


@pytest.mark.parametrize("text", ["上河水库", "新上河", "四方台", "文化", "白水县文化宫城", "石盘"])
def test_a_short_form_is_not_read_where_it_may_mean_anything(text: str) -> None:
    assert not {"上河", "文化", "石盘"} & set(named(text))


def test_a_short_form_is_read_behind_its_unit_or_alone() -> None:
    assert named("白水县文化") == ["白水县", "文化"]
    assert named("上河") == ["上河"]
    assert named("上河、大石两镇") == ["上河", "大石"]
    assert named("四方台") == ["四方台"]


def test_a_stem_in_front_of_a_longer_name_is_not_it() -> None:
    assert "石盘沟子" in named("大石镇石盘沟子")
    assert named("大石镇石盘") == ["大石镇"]
    assert named("白水县上河子") == ["白水县"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("白水永创生物科技有限公司", "company"),
        ("云州港股份有限公司", "company"),
        ("青山(集团)有限责任公司", "company"),
        ("海阳机床集团云州分公司", "company"),
        ("云州银行", "company"),
        ("北京路", "road"),
        ("白水大街", "road"),
        ("云州湾", "road"),
        ("白水屯", "longer"),
        ("白水河纸厂", "longer"),
        ("北京街小学", "longer"),
        ("白水葡萄", "produce"),
        ("产品远销海阳、北京", "aside"),
        ("依托云州港", "aside"),
        ("以云州港为龙头", "aside"),
        ("来自白水县的原料", "aside"),
        ("与海阳市对口合作", "aside"),
        ("海阳时代新材料项目", "brand"),
    ],
)
def test_names_that_are_no_places_are_masked_with_the_reason(text: str, why: str) -> None:
    found = masks(text)
    assert found
    assert set(found.values()) == {why}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("白水县三门镇柳树村的青山管业有限公司", "柳树村"),
        ("白水县三门镇青山管业有限公司", "三门镇"),
        ("青山管业有限公司(白水县三门镇)", "三门镇"),
        ("上河产业园宏拓新材料科技(集团)有限公司", "上河产业园"),
        ("云省云州市白水县宏拓科技有限公司", "白水县"),
    ],
)
def test_the_address_before_or_behind_a_company_stays(text: str, place: str) -> None:
    assert masks(text)[place] == ""


def test_a_plant_that_the_table_knows_by_its_company_s_name_stays() -> None:
    assert masks("云发电力（云州）有限公司") == {"云发电力(云州)有限公司": ""}
    assert masks("宏达化工有限公司")["宏达化工"] == ""


@pytest.mark.parametrize(
    ("text", "clause"),
    [("由海阳投资,位于白水县。总投资1亿", "白水县"), ("从海阳迁至三门镇", "三门镇"), ("白水县", None)],
)
def test_the_clause_behind_a_locator_holds_the_place(text: str, clause: str | None) -> None:
    normal = normal_form(text)
    span = focus(normal)
    assert (normal[span[0] : span[1]].rstrip("。") if span else None) == clause


def test_units_hold_what_names_them() -> None:
    district, town = GAZETTEER.districts["白水县"], GAZETTEER.towns["白水县", "三门镇"]
    village = GAZETTEER.villages["白水县", "三门镇"][0]
    zone, street = GAZETTEER.zones["临港新区"], GAZETTEER.towns["青山区", "海口街道"]
    assert GAZETTEER.city is not None
    assert all(
        holds(*pair)
        for pair in ((district, town), (town, village), (district, village), (zone, street), (GAZETTEER.city, town))
    )
    assert not any(
        holds(*pair) for pair in ((town, district), (GAZETTEER.districts["石桥市"], town), (zone, town), (town, town))
    )


@given(st.text(max_size=60) | st.lists(st.sampled_from(sorted(GAZETTEER.names)), max_size=6).map("".join))
def test_mentions_stand_in_order_and_never_overlap(text: str) -> None:
    normal = normal_form(text)
    found = masked(normal, mentions(normal, GAZETTEER))
    ends = [0]
    for mention in found:
        assert ends[-1] <= mention.start < mention.end <= len(normal)
        assert normal[mention.start : mention.end] in GAZETTEER.names
        ends.append(mention.end)
