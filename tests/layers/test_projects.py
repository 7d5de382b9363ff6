"""Every project stays in the layer; each stands where it can be placed, and no finer than may be published."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pytest

from geo.geocode import Answer, Query
from layers.build import build, layer_frames
from layers.errors import LayersError
from layers.features import Features
from layers.ground import Ground, read_ground
from layers.projects import project_layer
from layers.stores import open_store
from layers.tables import Tables, read_tables
from tests.made import POINTS, FakeGeocoder, atlas_folder, rows


@pytest.fixture
def projects(tables: Tables, ground: Ground) -> gpd.GeoDataFrame:
    return project_layer(tables, ground).set_index("id")


def test_every_row_is_a_project(tables: Tables, projects: gpd.GeoDataFrame) -> None:
    assert projects.index.tolist() == tables["projects"]["project_id"].tolist()


def test_only_located_projects_have_a_point(projects: gpd.GeoDataFrame) -> None:
    assert (projects.geometry.notna() == (projects["status"] == "located")).all()
    assert projects.geometry["mill"].coords[0] == POINTS["丙村"]


def test_a_project_of_which_only_the_district_is_known_has_a_district_and_no_point(projects: gpd.GeoDataFrame) -> None:
    farm = projects.loc["farm"]
    assert farm[["status", "district", "district_code"]].tolist() == ["area_only", "乙市", "990002"]
    assert farm["geometry"] is None
    assert farm[["chainage_km", "offset_km"]].isna().all()


def test_the_district_is_that_of_the_point_and_the_printed_one_stays(tables: Tables, ground: Ground) -> None:
    table = tables["projects"].copy()
    table.loc[0, "district_reported"] = "乙市"
    row = project_layer(Tables(tables.atlas, {**tables.frames, "projects": table}), ground).iloc[0]
    assert row[["district", "district_reported"]].tolist() == ["甲县", "乙市"]


def test_a_zone_in_the_column_names_the_zone(tables: Tables, ground: Ground) -> None:
    table = tables["projects"].copy()
    table.loc[0, "district_reported"] = "新区"
    row = project_layer(Tables(tables.atlas, {**tables.frames, "projects": table}), ground).iloc[0]
    assert row["functional_district"] == "甲县新区"


def test_chainage_is_that_of_the_nearest_place_of_the_corridor(projects: gpd.GeoDataFrame) -> None:
    mill = projects.loc["mill"]
    assert mill[["route_id", "branch"]].tolist() == ["R1", "W"]
    assert 55 < mill["chainage_km"] < 65
    assert 3 < mill["offset_km"] < 4


def test_search_knows_pinyin_and_initials_of_all_names(projects: gpd.GeoDataFrame) -> None:
    keys = projects["search"]["mill"].split("|")
    assert {"jiaxianjingdonggangchang", "jxjdgc", "gangchang", "gc"} <= set(keys)


def test_a_place_chosen_by_the_curator_is_where_the_project_is(tables: Tables, ground: Ground) -> None:
    table = tables["projects"].copy()
    table.loc[5, "place_id"] = "port-jia"
    row = project_layer(Tables(tables.atlas, {**tables.frames, "projects": table}), ground).iloc[5]
    assert row["status"] == "located"
    assert row["geometry"].coords[0] == (121.1, 41.1)
    assert row[["radius_m", "district"]].tolist() == [1500.0, "甲县"]
    assert "编者" in row["location_reason"]


def test_a_guessed_place_chosen_by_the_curator_gives_no_point(tables: Tables, ground: Ground) -> None:
    table = tables["projects"].copy()
    table.loc[5, "place_id"] = "station-guess"
    row = project_layer(Tables(tables.atlas, {**tables.frames, "projects": table}), ground).iloc[5]
    assert row[["status", "district"]].tolist() == ["area_only", "乙市"]
    assert row["geometry"] is None


def test_a_project_that_is_drawn_as_a_line_says_so_instead_of_having_no_course(
    tables: Tables, ground: Ground, projects: gpd.GeoDataFrame
) -> None:
    names = ground.routes.lines.set_index("route_id").loc[["R1", "P1"], "name_zh"]
    track = projects.loc["track"]
    assert track["geometry"] is None
    assert track["location_reason"] == f"画成线：{'；'.join(names)}。不画点位。"
    assert "Drawn as a line" in track["location_reason_en"]
    assert "Drawn" not in (projects.loc["lost", "location_reason_en"] or "")


def test_a_geocoder_that_loses_a_query_is_caught(tables: Tables, ground: Ground) -> None:
    class Forgetful(FakeGeocoder):
        def geocode(self, queries: Sequence[Query]) -> list[Answer]:
            return super().geocode(queries)[1:]

    with pytest.raises(LayersError, match="5 answers to 6 places"):
        project_layer(tables, replace(ground, geocoder=Forgetful()))


def levelled(tmp_path: Path, level: str) -> Tables:
    table = rows("projects")
    for row in table[:1] + table[4:5]:
        row["publish_level"] = level
    return read_tables(atlas_folder(tmp_path / level, projects=table))


@pytest.mark.parametrize("level", ["district_only", "internal"])
def test_no_layer_and_no_file_holds_a_position_finer_than_allowed(tmp_path: Path, level: str) -> None:
    tables = levelled(tmp_path, level)
    build(tables.atlas.folder, tmp_path / "x.gpkg", geocoder=FakeGeocoder())
    content = (tmp_path / "x.gpkg").read_bytes()
    for text in ("丙村", "121.45", "某镇"):
        words = [feature for feature in _texts(tmp_path / "x.gpkg", "mill") if text in feature]
        assert not words
    assert "丙村".encode() not in content
    assert open_store(tmp_path / "x.gpkg").count("project_lines") == 0


def _texts(path: Path, project: str) -> list[str]:
    store = open_store(path)
    found = [bytes(store.feature("projects", project) or b"").decode()]
    return found + [str(store.feature("reports", f"{project}.{article}")) for article in ("000", "001")]


def test_district_only_keeps_the_district(tmp_path: Path) -> None:
    tables = levelled(tmp_path, "district_only")
    mill = project_layer(tables, read_ground(tables, FakeGeocoder())).iloc[0]
    assert mill[["status", "level", "district", "district_code"]].tolist() == [
        "area_only",
        "district",
        "甲县",
        "990001",
    ]
    assert mill[["town", "place_text", "radius_m", "chainage_km", "functional_district"]].isna().all()
    assert "公开级别" in mill["location_reason"]


def test_internal_keeps_nothing_of_the_place(tmp_path: Path) -> None:
    tables = levelled(tmp_path, "internal")
    frames = layer_frames(tables, read_ground(tables, FakeGeocoder()))
    mill = frames["projects"].iloc[0]
    assert mill["status"] == "unlocated"
    assert mill[["district", "district_code", "district_reported"]].isna().all()
    assert mill["name_zh"] == "甲县京东钢厂"
    assert frames["districts"]["projects"].tolist() == [2, 1]


def test_all_projects_of_the_layer_fit_the_catalogue(all_features: dict[str, Features]) -> None:
    assert len(all_features["projects"]) == 6
