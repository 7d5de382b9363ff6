"""Counts and sums by district: known amounts, each once."""

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.atlas import bundled
from layers.build import layer_frames
from layers.districts import counted, district_layer, total_layer, zone_layer
from layers.ground import Ground, read_ground
from layers.projects import project_layer
from layers.tables import Tables, read_tables


@pytest.fixture(scope="module")
def projects(tables: Tables, ground: Ground) -> gpd.GeoDataFrame:
    return project_layer(tables, ground)


def test_districts_count_and_add_up_their_projects(ground: Ground, projects: gpd.GeoDataFrame) -> None:
    jia, yi = district_layer(ground.regions, projects).to_dict("records")
    assert (jia["projects"], jia["projects_located"], jia["projects_with_amount"]) == (3, 3, 2)
    assert jia["investment_100m_cny"] == 112.5  # the shed's 30 are part of the park's 100
    assert (yi["projects"], yi["projects_located"], yi["projects_with_amount"]) == (1, 0, 0)


def test_a_district_without_known_amounts_has_no_sum(ground: Ground, projects: gpd.GeoDataFrame) -> None:
    assert pd.isna(district_layer(ground.regions, projects)["investment_100m_cny"][1])


def test_a_zone_is_a_sketch_inside_its_district(ground: Ground, projects: gpd.GeoDataFrame) -> None:
    zone = zone_layer(ground.regions, projects).iloc[0]
    assert zone["schematic"]
    assert zone[["projects", "investment_100m_cny"]].tolist() == [2, 100.0]
    assert ground.regions.districts.geometry[0].covers(zone["geometry"])


def frame(*rows: tuple[str, str | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["id", "part_of", "investment_100m_cny"]).astype({"investment_100m_cny": float})


@pytest.mark.parametrize(
    ("rows", "adds"),
    [
        ([("whole", None, 100.0), ("part", "whole", 30.0)], ["whole"]),
        ([("whole", None, None), ("part", "whole", 30.0), ("other", "whole", 20.0)], ["part", "other"]),
        ([("whole", None, 100.0), ("middle", "whole", None), ("part", "middle", 30.0)], ["whole"]),
        ([("part", "elsewhere", 30.0)], ["part"]),
        ([("unknown", None, None)], []),
    ],
)
def test_a_whole_and_its_parts_are_never_both_in_a_sum(
    rows: list[tuple[str, str | None, float | None]], adds: list[str]
) -> None:
    table = frame(*rows)
    assert table.loc[counted(table), "id"].tolist() == adds


@given(st.lists(st.tuples(st.none() | st.integers(0, 9), st.none() | st.floats(0, 1e6)), min_size=1, max_size=10))
def test_no_path_from_part_to_whole_adds_twice(rows: list[tuple[int | None, float | None]]) -> None:
    # A part names an earlier row, so there is no circle.
    table = frame(
        *((str(n), str(up) if up is not None and up < n else None, value) for n, (up, value) in enumerate(rows))
    )
    adds = set(table.loc[counted(table), "id"])
    above = dict(zip(table["id"], table["part_of"], strict=True))
    for one in adds:
        step = above[one]
        while isinstance(step, str):
            assert step not in adds
            step = above[step]


def test_totals_say_what_of_them_can_be_traced(tables: Tables, projects: gpd.GeoDataFrame) -> None:
    key, part = total_layer(tables, projects).to_dict("records")
    assert key["members_traced_100m_cny"] == 110.0  # mill 10 and park 100 in article 000; the shed is part of the park
    assert key["members_known_100m_cny"] == 112.5
    assert key["members_mapped_100m_cny"] == 112.5
    assert pd.isna(part["members_known_100m_cny"])


@pytest.fixture(scope="module")
def jinzhou() -> dict[str, pd.DataFrame]:
    tables = read_tables(bundled("jinzhou"))
    return layer_frames(tables, read_ground(tables))


def test_fourteen_projects_of_2023_can_be_traced_as_far_as_the_pages_go(jinzhou: dict[str, pd.DataFrame]) -> None:
    total = jinzhou["totals"].set_index("id").loc["key-14-2023"]
    assert total["members_traced_100m_cny"] == 324.0
    assert total["members_known_100m_cny"] == 394.4


def test_the_whole_city_adds_up_to_what_its_districts_and_the_rest_hold(jinzhou: dict[str, pd.DataFrame]) -> None:
    projects, districts = jinzhou["projects"], jinzhou["districts"]
    without = projects[projects["district"].isna()]
    assert districts["projects"].sum() + len(without) == len(projects)
    whole = projects.loc[counted(projects), "investment_100m_cny"].sum()
    rest = projects.loc[counted(projects) & projects["district"].isna(), "investment_100m_cny"].sum()
    assert districts["investment_100m_cny"].sum() + rest == pytest.approx(whole, abs=0.01)
