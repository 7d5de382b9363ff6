"""What an atlas's tables say of places, made ready to place projects: geocoder, districts and zones, routes."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import pyogrio

from geo import WGS84
from geo.geocode import Answer, Geocoder, Query
from geo.regions import Regions
from geo.route_checks import Replacement, read_replacement
from geo.routes import Routes
from layers.atlas import Atlas
from layers.errors import AtlasError
from layers.tables import Tables

#: Folder of lines that rule over the points of their routes: ``lines/R01.geojson``.
LINES = "lines"
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
    return Ground(geocoder or _ByColumn(regions), regions, routes)


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
    try:
        shapes = gpd.read_file(path, engine="pyogrio")
    except pyogrio.errors.DataSourceError as error:
        raise AtlasError(f"{path}: cannot be read ({error}); wanted the districts as GeoJSON") from error
    if "adcode" not in shapes.columns or shapes.crs is None:
        raise AtlasError(f"{path}: has no property adcode, or no reference system")
    shapes = shapes.to_crs(WGS84).assign(adcode=shapes["adcode"].astype(str)).set_index("adcode")
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


class _ByColumn:
    """Answers with the district beside the words, until the rules over the gazetteer stand in geo."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions

    def geocode(self, queries: Sequence[Query]) -> list[Answer]:
        """Answer each query with its district."""
        return [self._answer(query) for query in queries]

    def _answer(self, query: Query) -> Answer:
        unit = self._regions.resolve(query.district) if query.district else None
        if unit is None:
            return Answer(
                query, query.text, "unlocated", "unlocated", reason="未报道位置", reason_en="No place reported"
            )
        zone = unit.name_zh if unit.kind == "zone" else None
        return Answer(
            query, query.text, "area_only", "district", district=unit.district, district_source="column",
            functional_district=zone, confidence=0.9, reason=f"只报道到{unit.name_zh}", reason_en=f"Only {unit.name_en}",
        )  # fmt: skip
