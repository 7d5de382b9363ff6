"""Routes, nodes and linear projects as layers."""

import geopandas as gpd
import pytest

from layers.ground import Ground
from layers.projects import project_layer
from layers.routes import corridor_layer, node_layer, project_line_layer, route_layer
from layers.tables import Tables
from tests.made import rows


@pytest.fixture(scope="module")
def projects(tables: Tables, ground: Ground) -> gpd.GeoDataFrame:
    return project_layer(tables, ground)


def test_a_route_is_a_line_through_its_points_with_its_length_from_the_table(ground: Ground) -> None:
    rail, pipe = route_layer(ground.routes).to_dict("records")
    assert list(rail["geometry"].coords) == [(121.1, 41.1), (121.5, 41.5), (119.0, 44.0)]
    assert (rail["length_km"], rail["branch"], rail["schematic"]) == (420.0, "W", False)
    assert (pipe["branch"], pipe["schematic"], pipe["standing"]) == (None, True, "planned")


def test_the_corridor_is_its_legs_with_what_their_routes_say(ground: Ground) -> None:
    (leg,) = corridor_layer(ground.routes).to_dict("records")
    assert (leg["id"], leg["branch"], leg["route_id"]) == ("w-1", "W", "R1")
    assert (leg["start_km"], leg["end_km"], leg["shared"]) == (0.0, 420.0, False)
    assert (leg["standing"], leg["schematic"], leg["licence"]) == ("operating", False, "ODbL-1.0")


def test_a_node_stands_at_its_place_and_a_guess_nowhere(tables: Tables) -> None:
    port, guess = node_layer(tables).to_dict("records")
    assert port["geometry"].coords[0] == (121.1, 41.1)
    assert (port["district"], port["licence"], port["source"]) == ("甲县", "CC-BY-4.0", "map")
    assert guess["geometry"] is None


def test_a_linear_project_is_drawn_from_all_its_routes(
    tables: Tables, ground: Ground, projects: gpd.GeoDataFrame
) -> None:
    (line,) = project_line_layer(tables, projects, ground.routes).to_dict("records")
    assert (line["id"], line["project_id"], line["route_id"]) == ("track", "track", "R1|P1")
    assert line["schematic"] is True
    assert line["geometry"].geom_type == "MultiLineString"
    assert len(line["geometry"].geoms) == 2
    assert line["stage_class"] == "unknown"


def test_an_atlas_without_linear_projects_has_an_empty_layer(
    tables: Tables, ground: Ground, projects: gpd.GeoDataFrame
) -> None:
    table = tables["projects"].assign(line_routes=None)
    empty = Tables(tables.atlas, {**tables.frames, "projects": table})
    assert len(project_line_layer(empty, projects, ground.routes)) == 0


def test_the_made_rows_name_the_routes() -> None:
    assert {row["route_id"] for row in rows("routes")} == {"R1", "P1"}
