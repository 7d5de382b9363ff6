"""Routes, nodes on them and linear projects as layers."""

from collections.abc import Iterator, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo import WGS84
from geo.routes import Routes
from layers.projects import hidden_places
from layers.tables import Tables, parts


def route_layer(routes: Routes) -> gpd.GeoDataFrame:
    """Make the rows of the layer ``routes``: a line a route, in WGS 84; null for a set of points."""
    lines = routes.lines
    columns = ("name_zh", "name_en", "kind", "branch", "standing", "length_km", "schematic", "source", "licence")
    branch = pd.Series(["|".join(dict.fromkeys(parts(cell))) or None for cell in lines["branch"]], dtype=object)
    frame = pd.DataFrame({"id": lines["route_id"]} | {name: lines[name] for name in columns})
    return gpd.GeoDataFrame(frame.assign(branch=branch), geometry=lines.geometry.to_numpy(), crs=WGS84)


def corridor_layer(routes: Routes) -> gpd.GeoDataFrame:
    """Make the rows of the layer ``corridor``: a leg of a branch a row, from the port inland, in WGS 84.

    A route may carry a branch on a part of its way only; here is that part, and what the route says of itself.
    """
    legs = routes.legs()
    said = routes.lines.set_index("route_id").loc[legs["route_id"]].reset_index(drop=True)
    number = legs.groupby("branch", sort=False).cumcount() + 1
    own = {name: said[name] for name in ("name_zh", "name_en", "kind", "standing", "schematic", "source", "licence")}
    return legs.assign(id=legs["branch"].str.lower() + "-" + number.astype(str), **own)


def node_layer(tables: Tables) -> gpd.GeoDataFrame:
    """Make the rows of the layer ``nodes``: the place of each, in WGS 84; null where it is only a guess."""
    nodes, places = tables["nodes"], tables["places"].set_index("id")
    place = places.loc[nodes["place_id"]].reset_index(drop=True)
    drawn = (place["basis"] != "guess") & place["lon"].notna()
    points = [
        shapely.Point(lon, lat) if here else None
        for lon, lat, here in zip(place["lon"], place["lat"], drawn, strict=True)
    ]
    columns = ("id", "name_zh", "name_en", "kind", "route_ids", "branch", "chainage_km", "source")
    frame = pd.DataFrame({name: nodes[name] for name in columns} | {name: place[name] for name in _OF_PLACE})
    return gpd.GeoDataFrame(frame, geometry=points, crs=WGS84)


def project_line_layer(tables: Tables, projects: gpd.GeoDataFrame, routes: Routes) -> gpd.GeoDataFrame:
    """Make the rows of the layer ``project_lines``.

    Returns
    -------
    GeoDataFrame of one row a project that names lines which can be drawn, in WGS 84
        A MultiLineString of all its lines; ``schematic`` when one of them is. Projects whose place is not published
        in full have none.
    """
    lines = routes.lines.set_index("route_id")
    hidden = hidden_places(projects)
    named = tables["projects"].set_index("project_id")["line_routes"]
    rows = list(_line_rows({one: parts(cell) for one, cell in named.items() if one not in hidden}, lines))
    frame = pd.DataFrame(rows, columns=["project_id", "route_id", "schematic", "source", "geometry"])
    of_project = projects.set_index("id")[["name_zh", "name_en", "stage", "stage_class", "investment_100m_cny"]]
    joined = frame.join(of_project, on="project_id").assign(id=frame["project_id"])
    return gpd.GeoDataFrame(joined, geometry="geometry", crs=WGS84)


_OF_PLACE = ("district", "radius_m", "basis", "licence")


def _line_rows(named: Mapping[Any, list[str]], lines: gpd.GeoDataFrame) -> Iterator[dict[str, Any]]:
    for project, route_ids in named.items():
        drawn = lines.loc[[one for one in route_ids if lines.geometry[one] is not None]]
        if len(drawn):
            yield {
                "project_id": project,
                "route_id": "|".join(drawn.index),
                "schematic": bool(np.any(drawn["schematic"])),
                "source": "; ".join(dict.fromkeys(drawn["source"])),
                "geometry": shapely.MultiLineString(drawn.geometry.tolist()),
            }
