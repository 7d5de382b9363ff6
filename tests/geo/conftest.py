"""The geocoders that the tests of geo ask: of the made scene, and of the first atlas."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from geo.gazetteer import Gazetteer
from geo.rules import GazetteerGeocoder
from tests.geo import scene

DATA = Path(__file__).parents[2] / "data"


def table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


@pytest.fixture(scope="session")
def made() -> Gazetteer:
    return scene.gazetteer()


@pytest.fixture(scope="session")
def geocoder(made: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(made, "云州")


@pytest.fixture(scope="session")
def jinzhou() -> Gazetteer:
    """The first atlas's gazetteer, read straight from its files."""
    atlas = DATA / "jinzhou"
    places = pd.concat([table(atlas / name) for name in ("places.csv", "places_osm.csv")], ignore_index=True)
    return Gazetteer(
        places,
        *(table(atlas / f"{name}.csv") for name in ("towns", "villages", "zones")),
        gpd.read_file(atlas / "districts.geojson"),
        old_names=table(atlas / "old_names.csv"),
        divisions=table(DATA / "divisions.csv"),
        routes=table(atlas / "routes.csv"),
    )


@pytest.fixture(scope="session")
def jinzhou_geocoder(jinzhou: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(jinzhou, "锦州")
