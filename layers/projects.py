"""Projects as of their latest report, each where it can be placed: points, districts, chainage, and why not where not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo import WGS84
from geo.geocode import Answer, Geocoder, Query
from geo.regions import Regions, Unit
from layers.errors import LayersError
from layers.ground import Ground
from layers.pinyin import search_keys
from layers.reports import project_figures
from layers.tables import Tables, parts

#: Columns that say where a project is, finer than its district, and so are emptied where no finer place is published.
_FINE = (
    "functional_district", "town", "place_text", "radius_m", "confidence", "location_basis", "location_source",
    "location_flags", "route_id", "branch", "chainage_km", "offset_km",
)  # fmt: skip
_DISTRICT = ("district", "district_code", "district_reported")
_HIDDEN = ("因公开级别不显示位置", "Its location is not shown at this level of publication")


def project_layer(tables: Tables, ground: Ground) -> gpd.GeoDataFrame:
    """Make the rows of the layer ``projects``.

    Parameters
    ----------
    tables
        As read; the tables ``projects``, ``reports``, ``articles`` and ``places`` are used.
    ground
        Places the words of each project. Its answers are in WGS 84.

    Returns
    -------
    GeoDataFrame of N rows, one a project in the order of the table, in WGS 84
        With the fields of the layer. The geometry is a point where ``status`` is ``located``, else null: such a
        project may still have a district. ``route_id`` and chainage are those of the nearest place of the corridor,
        however far. Nothing is finer than ``publish_level`` allows: ``district_only`` keeps the district,
        ``internal`` nothing of the place.

    Raises
    ------
    LayersError
        The geocoder gives another number of answers than it got queries.
    """
    projects = tables["projects"]
    answers = _drawn(_answers(tables, ground.geocoder), projects["line_routes"], ground.routes.lines)
    points = [answer.point if answer.status == "located" else None for answer in answers]
    lon, lat = (np.array([point[axis] if point else np.nan for point in points]) for axis in (0, 1))
    columns = (
        _named(projects)
        | _columns(project_figures(tables))
        | _units(projects, answers, ground.regions, (lon, lat))
        | _answered(answers)
        | _columns(ground.routes.nearest(lon, lat)[["route_id", "branch", "chainage_km", "offset_km"]].round(3))
    )
    geometry = [shapely.Point(point) if point else None for point in points]
    frame = gpd.GeoDataFrame(pd.DataFrame(columns), geometry=geometry, crs=WGS84)
    return _published(frame)


def _columns(frame: pd.DataFrame) -> dict[str, "pd.Series[Any]"]:
    return {str(name): series.reset_index(drop=True) for name, series in frame.items()}


def _named(projects: pd.DataFrame) -> dict[str, Any]:
    kept = (
        "name_zh", "short_zh", "name_en", "aliases", "company", "kind", "part_of", "sector", "district_reported",
        "place_text", "location_basis", "location_source",
    )  # fmt: skip
    names = projects[["name_zh", "short_zh", "aliases", "company"]].itertuples(index=False)
    search = [search_keys([name, short, *parts(aliases), company]) for name, short, aliases, company in names]
    return {
        "id": projects["project_id"],
        **{name: projects[name] for name in kept},
        "search": pd.Series(search, dtype=object),
        "publish_level": projects["publish_level"].fillna("public"),
    }


def _answers(tables: Tables, geocoder: Geocoder) -> list[Answer]:
    projects, places = tables["projects"], tables["places"].set_index("id")
    city = tables.atlas.city_short_zh
    asked = projects[["place_text", "district_reported", "place_id"]].itertuples(index=False)
    known = [places.loc[place] if place is not None else None for *_, place in asked]
    queries = [
        Query(text or "", district=district, city=city) if place is None else _query(place, city)
        for (text, district), place in zip(
            projects[["place_text", "district_reported"]].itertuples(index=False), known, strict=True
        )
    ]
    answers = geocoder.geocode(queries)
    if len(answers) != len(queries):
        raise LayersError(f"{len(answers)} answers to {len(queries)} places: wanted one each")
    return [answer if place is None else _at(answer, place) for answer, place in zip(answers, known, strict=True)]


def _query(place: "pd.Series[Any]", city: str) -> Query:
    return Query(place["name_zh"], district=place["district"], town=place["town"], city=city)


def _at(answer: Answer, place: "pd.Series[Any]") -> Answer:
    """Say that the place is this row of the table, whatever its words alone would mean."""
    if place["basis"] == "guess" or np.isnan(place["lon"]):
        return replace(answer, status="area_only", point=None, geometry=None, district=place["district"])
    point = (float(place["lon"]), float(place["lat"]))
    return replace(
        answer,
        status="located",
        point=point,
        geometry=shapely.Point(point),
        radius_m=float(place["radius_m"]),
        district=place["district"],
        district_source="column",
        town=place["town"],
        reason=f"位置由编者指定为{place['name_zh']}",
        reason_en=f"Placed at {place['name_en'] or place['name_zh']} by the curator",
    )


def _drawn(answers: Sequence[Answer], named: "pd.Series[Any]", lines: gpd.GeoDataFrame) -> list[Answer]:
    """Say of a project without a point that it is drawn as a line, where the lines that it names can be drawn."""
    shown = lines[lines.geometry.notna()].set_index("route_id")
    routes = [shown.loc[[one for one in parts(cell) if one in shown.index]] for cell in named]
    return [
        replace(
            answer,
            reason=f"画成线：{'；'.join(drawn['name_zh'])}。不画点位。",
            reason_en=f"Drawn as a line: {'; '.join(drawn['name_en'])}. No point is drawn.",
        )
        if len(drawn) and answer.status != "located"
        else answer
        for answer, drawn in zip(answers, routes, strict=True)
    ]


def _units(
    projects: pd.DataFrame, answers: Sequence[Answer], regions: Regions, points: tuple[Any, Any]
) -> dict[str, Any]:
    located = regions.locate(*points)["district"]
    names = [by_point or answer.district for by_point, answer in zip(located, answers, strict=True)]
    units = [_district(regions, name) for name in names]
    reported = [regions.resolve(name) if name else None for name in projects["district_reported"]]
    return {
        "district": pd.Series(
            [unit.name_zh if unit else name for unit, name in zip(units, names, strict=True)], dtype=object
        ),
        "district_code": pd.Series([unit.code if unit else None for unit in units], dtype=object),
        "functional_district": pd.Series(
            [answer.functional_district or _zone(unit) for answer, unit in zip(answers, reported, strict=True)],
            dtype=object,
        ),
    }


def _district(regions: Regions, name: str | None) -> Unit | None:
    unit = regions.resolve(name) if name else None
    return unit if unit is None or unit.kind == "district" else regions.resolve(unit.district)


def _zone(unit: Unit | None) -> str | None:
    return unit.name_zh if unit and unit.kind == "zone" else None


def _answered(answers: Sequence[Answer]) -> dict[str, Any]:
    values: dict[str, list[Any]] = {
        "status": [answer.status for answer in answers],
        "level": [answer.level for answer in answers],
        "town": [answer.town for answer in answers],
        "radius_m": [None if answer.radius_m is None else round(answer.radius_m, 1) for answer in answers],
        "confidence": [round(answer.confidence, 4) for answer in answers],
        "location_flags": ["|".join(answer.flags) or None for answer in answers],
        "location_reason": [answer.reason or None for answer in answers],
        "location_reason_en": [answer.reason_en or None for answer in answers],
    }
    return {name: pd.Series(series, dtype=object) for name, series in values.items()}


def _published(projects: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Cut positions finer than the level of publication (no file and no answer then holds them)."""
    cut = projects.copy()
    level = cut["publish_level"]
    hidden = level != "public"
    in_district = (level == "district_only") & cut["district"].notna()
    cut.loc[hidden, "geometry"] = None
    cut.loc[hidden, list(_FINE)] = None
    cut.loc[hidden & ~in_district, list(_DISTRICT)] = None
    cut.loc[hidden, ["status", "level"]] = ["unlocated", "unlocated"]
    cut.loc[in_district, ["status", "level"]] = ["area_only", "district"]
    cut.loc[hidden, ["location_reason", "location_reason_en"]] = list(_HIDDEN)
    return cut


def hidden_places(projects: pd.DataFrame) -> frozenset[str]:
    """List the ids of the projects whose place is not published in full."""
    return frozenset(projects.loc[projects["publish_level"] != "public", "id"])
