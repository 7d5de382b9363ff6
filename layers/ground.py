"""What an atlas's tables say of places, made ready to place projects: geocoder, districts and zones, routes."""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
from shapely.geometry.base import BaseGeometry

from geo import WGS84
from geo.gazetteer import Gazetteer
from geo.geocode import Geocoder
from geo.regions import Regions
from geo.route_checks import Replacement, read_replacement
from geo.routes import Routes
from geo.rules import GazetteerGeocoder
from layers.atlas import Atlas, bundled_divisions
from layers.errors import AtlasError
from layers.sheets import read_sheet
from layers.tables import Tables

#: Folder of lines that rule over the points of their routes: ``lines/R01.geojson``.
LINES = "lines"
#: Outlines and courses of places, by their ``id``, where an atlas has them.
SHAPES = "shapes.geojson"
#: Former names of districts and towns, where an atlas has them.
OLD_NAMES = "old_names.csv"


@dataclass(frozen=True)
class Ground:
    """What places the projects of an atlas: its geocoder, its districts and zones, its routes."""

    geocoder: Geocoder
    regions: Regions
    routes: Routes


def read_ground(tables: Tables, geocoder: Geocoder | None = None) -> Ground:
    """Make the ground of an atlas from its tables and the files beside them.

    Parameters
    ----------
    tables
        As read.
    geocoder
        None: the one by rules over the gazetteer of the tables, which needs no network.

    Raises
    ------
    AtlasError
        The file of the districts is missing, is no GeoJSON, or lacks a district that ``atlas.toml`` names.
    GeoError
        Places, districts or routes contradict themselves, or a line in ``lines`` cannot be used.
    """
    atlas = tables.atlas
    districts = read_districts(atlas)
    regions = Regions(districts, tables["zones"], metric_crs=atlas.metric_crs)
    routes = Routes(tables["routes"], tables["route_lines"], replacements=_replacements(atlas))
    return Ground(geocoder or _geocoder(tables, districts, regions), regions, routes)


def read_districts(atlas: Atlas) -> gpd.GeoDataFrame:
    """Read the polygons of the districts that ``atlas.toml`` names.

    Returns
    -------
    GeoDataFrame of one row a district, in the order of ``atlas.toml``, in WGS 84
        Columns ``id`` (slug), ``adcode``, ``name_zh``, ``short_zh``, ``name_en``, ``source``.

    Raises
    ------
    AtlasError
        The file is missing, is no GeoJSON with a property ``adcode``, or lacks a district.
    """
    path = atlas.district_file
    shapes = _geojson(path, "adcode").set_index("adcode")
    lacking = [district.name_zh for district in atlas.districts if district.code not in shapes.index]
    if lacking:
        raise AtlasError(f"{path}: has no district with the adcode of {', '.join(lacking)}")
    codes = [district.code for district in atlas.districts]
    return gpd.GeoDataFrame(
        {
            "id": [district.slug for district in atlas.districts],
            "adcode": codes,
            "name_zh": [district.name_zh for district in atlas.districts],
            "short_zh": [district.short_zh for district in atlas.districts],
            "name_en": [district.name_en for district in atlas.districts],
            "source": shapes["source"].loc[codes].tolist() if "source" in shapes.columns else None,
        },
        geometry=shapes.geometry.loc[codes].to_numpy(),
        crs=WGS84,
    )


def _replacements(atlas: Atlas) -> list[Replacement]:
    paths = sorted((atlas.folder / LINES).glob("*.geojson"))
    return [read_replacement(path, path.stem, area=atlas.corridor_area) for path in paths]


def _geocoder(tables: Tables, districts: gpd.GeoDataFrame, regions: Regions) -> GazetteerGeocoder:
    gazetteer = Gazetteer(
        tables["places"],
        tables["towns"],
        tables["villages"],
        tables["zones"],
        districts,
        old_names=_plain_table(tables.atlas.folder / OLD_NAMES),
        divisions=_plain_table(bundled_divisions()),
        routes=tables["routes"],
        regions=regions,
        shapes=_shapes(tables),
    )
    return GazetteerGeocoder(gazetteer, tables.atlas.city_zh)


def _plain_table(path: Path) -> pd.DataFrame | None:
    """Read a table that ``tables.toml`` does not describe, as text; None where the atlas has no such file."""
    if not path.is_file():
        return None
    sheet = read_sheet(path)
    return pd.DataFrame(
        [[cell or None for cell in row] for row in sheet.rows], columns=list(sheet.header), dtype=object
    )


def _shapes(tables: Tables) -> dict[str, BaseGeometry]:
    path = tables.atlas.folder / SHAPES
    if not path.is_file():
        return {}
    shapes = _geojson(path, "id")
    unknown = set(shapes["id"]) - set(tables["places"]["id"])
    if unknown:
        raise AtlasError(f"{path}: {min(unknown)!r} is no id in places.csv")
    return dict(zip(shapes["id"], shapes.geometry, strict=True))


def _geojson(path: Path, key: str) -> gpd.GeoDataFrame:
    try:
        shapes = gpd.read_file(path, engine="pyogrio")
    except pyogrio.errors.DataSourceError as error:
        raise AtlasError(f"{path}: cannot be read ({error}); wanted GeoJSON") from error
    if key not in shapes.columns or shapes.crs is None:
        raise AtlasError(f"{path}: has no property {key}, or no reference system")
    return shapes.to_crs(WGS84).assign(**{key: shapes[key].astype(str)})
