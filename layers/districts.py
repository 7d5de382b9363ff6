"""Districts and functional zones with the counts and sums of their projects, and the reported totals beside their members."""

from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geo import WGS84
from geo.regions import Regions
from layers.tables import Tables, parts
from layers.totals import AMOUNT, adding


def district_layer(regions: Regions, projects: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Make the rows of the layer ``districts``.

    Parameters
    ----------
    regions
        The districts, in WGS 84.
    projects
        The layer of projects.

    Returns
    -------
    GeoDataFrame of one row a district, in WGS 84, in the order of ``regions``
        ``projects`` counts the projects whose ``district`` it is, ``investment_100m_cny`` sums the known amounts of
        which none is part of another (:func:`counted`), NaN where there is none, ``projects_with_amount`` counts
        those. The area is measured on the ellipsoid and is not the official one.
    """
    figures = regions.figures().set_index("id")
    districts = regions.districts
    frame = gpd.GeoDataFrame(
        {
            "id": districts["id"],
            "district_code": districts["adcode"],
            "name_zh": districts["name_zh"],
            "short_zh": districts["short_zh"],
            "name_en": districts["name_en"],
            "area_km2": districts["id"].map(figures["area_km2"]).round(2),
            "label_lon": districts["id"].map(figures["label_lon"]).round(7),
            "label_lat": districts["id"].map(figures["label_lat"]).round(7),
            "source": districts["source"] if "source" in districts.columns else None,
        },
        geometry=districts.geometry.to_numpy(),
        crs=WGS84,
    )
    return frame.assign(**_figures(frame["name_zh"], projects, "district"))


def zone_layer(regions: Regions, projects: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Make the rows of the layer ``zones``: sketches inside the districts they lie over, with the same figures.

    Returns
    -------
    GeoDataFrame of one row a zone, in WGS 84
        Counted are the projects whose ``functional_district`` it is. Never to be added to the districts.
    """
    sketches = regions.zone_sketches(inside_district=True)
    label = sketches.geometry.representative_point()
    columns = ("id", "name_zh", "short_zh", "name_en", "aliases", "district", "subdistricts", "source")
    frame = gpd.GeoDataFrame(
        {name: sketches[name] for name in columns}
        | {"schematic": True, "label_lon": label.x.round(7), "label_lat": label.y.round(7)},
        geometry=sketches.geometry.to_numpy(),
        crs=WGS84,
    )
    return frame.assign(**_figures(frame["name_zh"], projects, "functional_district"))


def counted(projects: pd.DataFrame) -> "pd.Series[bool]":
    """Tell which projects' amounts enter a sum, so that a whole and its parts are never both in it.

    Returns
    -------
    Series of N bool, with the index of ``projects``
        True where the amount is known and no whole that the project is part of (``part_of``, at any depth) has an
        amount of its own.
    """
    known = projects[AMOUNT].notna().to_numpy(bool)
    return pd.Series(adding(projects["id"].tolist(), projects["part_of"].tolist(), known), projects.index, bool)


def total_layer(tables: Tables, projects: gpd.GeoDataFrame) -> pd.DataFrame:
    """Make the rows of the layer ``totals``: what was reported beside what can be traced of it.

    Returns
    -------
    Frame of N rows, as many as the table has
        ``members_traced_100m_cny``: sum of the members' amounts in the article of the total;
        ``members_known_100m_cny``: of their amounts in any article; ``members_mapped_100m_cny``: of those with a
        point. A whole and its parts are never both in a sum; NaN where nothing is known.
    """
    totals = tables["totals"].drop(columns=["_file", "_line"])
    stated = _stated(tables, projects)
    members = [parts(cell) for cell in totals["members"]]
    located = projects[projects.geometry.notna()]
    return totals.assign(
        id=totals["total_id"],
        date=totals["article"].map(tables["articles"].set_index("article")["date"]),
        members_traced_100m_cny=[
            _sum(stated[stated["article"] == article], some)
            for article, some in zip(totals["article"], members, strict=True)
        ],
        members_known_100m_cny=[_sum(projects, some) for some in members],
        members_mapped_100m_cny=[_sum(located, some) for some in members],
    )


def _stated(tables: Tables, projects: gpd.GeoDataFrame) -> pd.DataFrame:
    """Amounts as each article states them for whole projects: id, part_of, article, amount."""
    reports = tables["reports"]
    whole = reports[reports["investment_scope"].isin(("total", "package", "phase"))]
    part_of = projects.set_index("id")["part_of"]
    return pd.DataFrame(
        {
            "id": whole["project_id"],
            "part_of": whole["project_id"].map(part_of).where(lambda ids: ids.notna(), None),
            "article": whole["article"],
            AMOUNT: whole[AMOUNT],
        }
    )


def _sum(projects: pd.DataFrame, members: Iterable[str]) -> float:
    chosen = projects[projects["id"].isin(list(members))]
    return float(np.round(chosen.loc[counted(chosen), AMOUNT].sum(min_count=1), 6))


def _figures(names: "pd.Series[str]", projects: gpd.GeoDataFrame, column: str) -> dict[str, "pd.Series[Any]"]:
    unit, adds = projects[column], counted(projects)
    sums = projects[adds].groupby(unit[adds])[AMOUNT].sum()
    return {
        "projects": names.map(unit.value_counts()).fillna(0).astype(int),
        "projects_located": names.map(unit[projects.geometry.notna()].value_counts()).fillna(0).astype(int),
        "projects_with_amount": names.map(unit[adds].value_counts()).fillna(0).astype(int),
        AMOUNT: names.map(sums).astype(float).round(6),
    }
