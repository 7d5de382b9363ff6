"""Areas and circles on the ellipsoid, against other ways to the same figure."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.crs import WGS84
from geo.errors import CRSError
from geo.measure import ELLIPSOID, area_km2, geodesic_circle, share_radius_m

UTM = "EPSG:32651"
RING = shapely.box(121.0, 41.0, 121.5, 41.5) - shapely.box(121.1, 41.1, 121.2, 41.2)
PARTS = shapely.MultiPolygon([RING, shapely.box(121.6, 41.0, 122.0, 41.5)])


def test_an_area_is_that_of_an_equal_area_projection() -> None:
    sides = shapely.segmentize(PARTS, 0.001)
    plain = gpd.GeoSeries([sides], crs=WGS84).to_crs("EPSG:6933").area.iloc[0] / 1e6
    shapes = gpd.GeoSeries([PARTS, None, RING], index=["a", "b", "c"], crs=WGS84)
    areas = area_km2(shapes)
    assert areas.index.tolist() == ["a", "b", "c"]
    assert np.isnan(areas["b"])
    assert 0 < areas["c"] < areas["a"]
    assert areas["a"] == pytest.approx(plain, rel=1e-4)  # parallels there, geodesics here


def test_an_area_does_not_depend_on_the_direction_of_rings_or_the_crs() -> None:
    shapes = gpd.GeoSeries([PARTS, shapely.reverse(PARTS), shapely.orient_polygons(PARTS, exterior_cw=True)], crs=WGS84)
    assert np.ptp(area_km2(shapes)) < 1e-9
    assert area_km2(shapes.to_crs(UTM)).to_numpy() == pytest.approx(area_km2(shapes).to_numpy(), rel=1e-9)


def test_an_area_without_a_crs_is_an_error() -> None:
    with pytest.raises(CRSError):
        area_km2(gpd.GeoSeries([PARTS]))


def test_no_regions_have_no_areas() -> None:
    assert area_km2(gpd.GeoSeries([], crs=WGS84)).tolist() == []


@given(st.floats(-30_000, 30_000), st.floats(-30_000, 30_000), st.floats(0.05, 1.0))
@settings(max_examples=20, deadline=None)
def test_the_share_of_a_circle_about_a_disc_is_that_of_plane_geometry(east: float, north: float, share: float) -> None:
    disc = geodesic_circle(121.3, 41.3, 20_000, corners=360)
    away = float(np.hypot(east, north))
    lon, lat, _ = ELLIPSOID.fwd(121.3, 41.3, np.degrees(np.arctan2(east, north)), away)
    radius = share_radius_m(disc, lon, lat, share=share)
    rng = np.random.default_rng(7)
    turn, far = rng.uniform(0, 2 * np.pi, 40_000), 20_000 * np.sqrt(rng.uniform(0, 1, 40_000))
    held = np.hypot(far * np.sin(turn) - east, far * np.cos(turn) - north) <= radius
    assert held.mean() == pytest.approx(share, abs=0.012)


def test_a_circle_has_its_corners_at_its_radius_and_runs_counterclockwise() -> None:
    circle = geodesic_circle(121.19, 40.887, 14_000)
    lon, lat = shapely.get_coordinates(circle).T
    far = ELLIPSOID.inv(np.full(73, 121.19), np.full(73, 40.887), lon, lat)[2]
    assert far == pytest.approx(np.full(73, 14_000), abs=1e-3)
    assert circle.exterior.is_ccw
    assert area_km2(gpd.GeoSeries([circle], crs=WGS84))[0] == pytest.approx(np.pi * 14**2, rel=2e-3)
