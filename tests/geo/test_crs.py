"""Reference systems: their names, their axes, there and back."""

from concurrent.futures import ThreadPoolExecutor

import geopandas as gpd
import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import datum
from geo.bbox import BBox
from geo.crs import (
    OFFERED,
    OWN_URI,
    WGS84,
    bbox_to_wgs84,
    from_wgs84,
    geometries_from_wgs84,
    geometries_to_wgs84,
    in_wgs84,
    parse_crs,
    to_wgs84,
)
from geo.errors import BBoxError, CRSError, DatumError

STATION = (121.13514, 41.12252)
NEAR = (st.floats(119, 124), st.floats(39, 44))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OGC:CRS84", "OGC:CRS84"),
        ("CRS84", "OGC:CRS84"),
        ("[OGC:CRS84]", "OGC:CRS84"),
        ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84"),
        ("https://www.opengis.net/def/crs/OGC/0/CRS84", "OGC:CRS84"),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84"),
        ("urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84"),
        ("EPSG:4326", "EPSG:4326"),
        ("[EPSG:4490]", "EPSG:4490"),
        (" EPSG:4549 ", "EPSG:4549"),
        ("http://www.opengis.net/def/crs/EPSG/0/4549", "EPSG:4549"),
        ("https://www.opengis.net/def/crs/EPSG/0/4550", "EPSG:4550"),
        ("http://www.opengis.net/def/crs/EPSG/9.9.1/32651", "EPSG:32651"),
        ("urn:ogc:def:crs:EPSG::3857", "EPSG:3857"),
        ("urn:ogc:def:crs:EPSG:9.9:3857", "EPSG:3857"),
        ("GCJ-02", "GCJ-02"),
        ("urn:corridor-atlas:def:crs:GCJ-02", "GCJ-02"),
        ("[urn:corridor-atlas:def:crs:BD-09]", "BD-09"),
        ("wgs84", "OGC:CRS84"),
        ("cgcs2000", "EPSG:4490"),
        ("gcj02", "GCJ-02"),
        ("bd09", "BD-09"),
    ],
)
def test_every_way_to_write_a_system_is_read(text: str, name: str) -> None:
    assert parse_crs(text).name == name


@pytest.mark.parametrize("name", OFFERED)
def test_name_and_uri_of_what_is_offered_are_read_as_the_same_system(name: str) -> None:
    crs = parse_crs(name)
    assert crs.name == name
    assert parse_crs(crs.uri) == crs
    assert parse_crs(f"[{crs.uri}]") == crs
    assert crs.title_zh != crs.title_en


@pytest.mark.parametrize(
    "text",
    [
        "", "unknown", "4326", "EPSG:", "EPSG:abc", "[EPSG:4326", "EPSG:999999", "EPSG:9999999",
        "EPSG:5773", "EPSG:4979", "EPSG:3031", "EPSG:2274", "ESRI:102012", "http://www.opengis.net/def/crs/EPSG/0/",
        "http://example.org/def/crs/EPSG/0/4326", f"{OWN_URI}WGS-84", "GCJ-09", "PROJCS[]", "+proj=longlat",
    ],
)  # fmt: skip
def test_an_unknown_or_unfit_system_is_refused_with_its_name(text: str) -> None:
    with pytest.raises(CRSError) as caught:
        parse_crs(text)
    assert repr(text) in str(caught.value)


@given(st.text(max_size=30))
def test_any_text_is_a_system_or_a_crs_error(text: str) -> None:
    try:
        crs = parse_crs(text)
    except CRSError:
        return
    assert parse_crs(crs.uri) == crs


@pytest.mark.parametrize(
    ("name", "northing_first", "unit", "decimals"),
    [
        ("OGC:CRS84", False, "degree", 7),
        ("EPSG:4326", True, "degree", 7),
        ("EPSG:4490", True, "degree", 7),
        ("EPSG:4549", True, "metre", 2),
        ("EPSG:4550", True, "metre", 2),
        ("EPSG:32651", False, "metre", 2),
        ("EPSG:3857", False, "metre", 2),
        ("GCJ-02", False, "degree", 7),
        ("BD-09", False, "degree", 7),
    ],
)
def test_axes_are_those_of_the_authority(name: str, northing_first: bool, unit: str, decimals: int) -> None:
    crs = parse_crs(name)
    assert (crs.northing_first, crs.unit, crs.decimals) == (northing_first, unit, decimals)


@pytest.mark.parametrize("name", [name for name in OFFERED if ":" in name])
def test_turning_is_what_pyproj_does_without_our_axis_order(name: str) -> None:
    plain = pyproj.Transformer.from_crs("EPSG:4326", name).transform(STATION[1], STATION[0])
    crs = parse_crs(name)
    x, y = from_wgs84(crs, *STATION)
    assert ((y, x) if crs.northing_first else (x, y)) == pytest.approx(plain, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "false_easting", "cm"),
    [("EPSG:4549", 500_000, 120), ("EPSG:4550", 500_000, 123), ("EPSG:4528", 40_500_000, 120)],
)
def test_a_point_on_the_central_meridian_has_the_false_easting_and_its_meridian_arc(
    name: str, false_easting: float, cm: float
) -> None:
    x, y = from_wgs84(parse_crs(name), cm, 41.0)
    arc_m = pyproj.Geod(ellps="GRS80").inv(cm, 0.0, cm, 41.0)[2]
    assert (x, y) == pytest.approx((false_easting, arc_m), abs=1e-3)


def test_the_shifted_datums_are_those_of_the_datum_module() -> None:
    for name, forward in (("GCJ-02", datum.wgs84_to_gcj02), ("BD-09", datum.wgs84_to_bd09)):
        np.testing.assert_array_equal(from_wgs84(parse_crs(name), *STATION), forward(*STATION))


@given(st.sampled_from(OFFERED), st.lists(st.tuples(*NEAR), max_size=5))
def test_there_and_back_is_within_a_millimetre(name: str, points: list[tuple[float, float]]) -> None:
    lon, lat = np.array(points).reshape(-1, 2).T
    crs = parse_crs(name)
    back = to_wgs84(crs, *from_wgs84(crs, lon, lat))
    assert back[0].shape == back[1].shape == lon.shape
    assert (np.asarray(pyproj.Geod(ellps="WGS84").inv(*back, lon, lat)[2]) < 1e-3).all()


def test_threads_may_share_a_system() -> None:
    lon, lat = np.random.default_rng(2).uniform((120.5, 40.6), (122.8, 42.3), (5000, 2)).T
    systems = [parse_crs(name) for name in OFFERED] * 6
    alone = [from_wgs84(crs, lon, lat) for crs in systems]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda crs: from_wgs84(crs, lon, lat), systems))
    np.testing.assert_array_equal(together, alone)


@pytest.mark.parametrize("name", OFFERED)
def test_a_missing_point_stays_missing_and_shapes_stay(name: str) -> None:
    crs = parse_crs(name)
    x, y = from_wgs84(crs, [[STATION[0], np.nan, 121.0]], [[STATION[1], 41.0, np.nan]])
    assert x.shape == y.shape == (1, 3)
    assert np.isnan(x).tolist() == np.isnan(y).tolist() == [[False, True, True]]
    scalar = from_wgs84(crs, *STATION)
    assert (scalar[0], scalar[1]) == (x[0, 0], y[0, 0])


def test_a_point_without_a_place_there_is_an_error_with_the_point() -> None:
    with pytest.raises(CRSError, match=r"4000\.0, 3\.0 has no finite place.*EPSG:4549"):
        from_wgs84(parse_crs("EPSG:4549"), [121.0, 4000.0], [41.0, 3.0])
    with pytest.raises(DatumError, match="lies outside"):
        from_wgs84(parse_crs("GCJ-02"), 139.7, 35.7)


SQUARE = shapely.Polygon(
    [(121, 41), (121.1, 41), (121.1, 41.1), (121, 41.1)], [[(121.04, 41.04), (121.06, 41.04), (121.05, 41.06)]]
)


@pytest.mark.parametrize("name", OFFERED)
def test_geometries_are_turned_corner_by_corner_and_back(name: str) -> None:
    crs = parse_crs(name)
    given_ = [
        SQUARE,
        None,
        shapely.Point(*STATION),
        shapely.MultiPolygon([SQUARE]),
        shapely.Point(),
        shapely.Point(121, 41, 9),
    ]
    there = geometries_from_wgs84(crs, given_)
    assert [g and g.geom_type for g in there] == [g and g.geom_type for g in given_]
    x, y = from_wgs84(crs, *shapely.get_coordinates(SQUARE).T)
    np.testing.assert_array_equal(shapely.get_coordinates(there[0]), np.column_stack([x, y]))
    back = geometries_to_wgs84(crs, there)
    for before, after in zip(given_, back, strict=True):
        assert (
            (after is None) if before is None else shapely.equals_exact(shapely.force_2d(before), after, tolerance=1e-8)
        )


def test_answers_are_written_in_the_order_of_the_authority() -> None:
    for name, swapped in (("EPSG:4326", True), ("EPSG:4549", True), ("EPSG:32651", False), ("GCJ-02", False)):
        crs = parse_crs(name)
        x, y = from_wgs84(crs, *STATION)
        (written,) = geometries_from_wgs84(crs, [shapely.Point(*STATION)], authority_order=True)
        assert (written.x, written.y) == ((y, x) if swapped else (x, y))


def test_no_geometries_are_no_geometries() -> None:
    assert geometries_from_wgs84(parse_crs("EPSG:4549"), []).shape == (0,)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("OGC:CRS84", "120.5,40.6,122.8,42.3"),
        ("EPSG:4326", "40.6,120.5,42.3,122.8"),
        ("EPSG:4490", "40.6,120.5,0,42.3,122.8,9"),
    ],
)
def test_a_box_in_degrees_is_read_in_the_order_of_the_authority(name: str, text: str) -> None:
    assert bbox_to_wgs84(parse_crs(name), text) == BBox(120.5, 40.6, 122.8, 42.3)


def test_a_box_in_degrees_may_cross_the_antimeridian() -> None:
    assert bbox_to_wgs84(parse_crs("EPSG:4326"), "-5,175,5,-175") == BBox(175, -5, -175, 5)


@given(
    st.sampled_from(["EPSG:4549", "EPSG:4550", "EPSG:32651", "EPSG:3857", "GCJ-02", "BD-09"]),
    st.tuples(*NEAR), st.tuples(*NEAR), st.floats(0, 1), st.floats(0, 1),
)  # fmt: skip
def test_what_lies_in_the_other_box_lies_in_the_wgs84_box(
    name: str, a: tuple[float, float], b: tuple[float, float], across: float, up: float
) -> None:
    crs = parse_crs(name)
    x, y = from_wgs84(crs, [a[0], b[0]], [a[1], b[1]])
    low_x, low_y, high_x, high_y = x.min(), y.min(), x.max(), y.max()
    numbers = (low_y, low_x, high_y, high_x) if crs.northing_first else (low_x, low_y, high_x, high_y)
    box = bbox_to_wgs84(crs, ",".join(repr(float(number)) for number in numbers))
    lon, lat = to_wgs84(crs, low_x + across * (high_x - low_x), low_y + up * (high_y - low_y))
    slack = 2e-3  # between the 21 points of a side the box may bulge
    assert box.west - slack <= lon <= box.east + slack
    assert box.south - slack <= lat <= box.north + slack


def test_a_box_upside_down_in_another_system_is_refused() -> None:
    with pytest.raises(BBoxError, match=r"lower corner first, in EPSG:32651"):
        bbox_to_wgs84(parse_crs("EPSG:32651"), "400000,4600000,300000,4700000")
    with pytest.raises(BBoxError, match="not four numbers"):
        bbox_to_wgs84(parse_crs("EPSG:32651"), "1,2")


def test_a_frame_without_a_crs_is_an_error_not_a_guess() -> None:
    with pytest.raises(CRSError, match="does not say its reference system"):
        in_wgs84(gpd.GeoDataFrame(geometry=[shapely.Point(121, 41)]))


def test_a_frame_of_any_crs_comes_back_in_wgs84() -> None:
    utm = gpd.GeoDataFrame({"id": ["a", "b"]}, geometry=[shapely.Point(*STATION), None], crs=WGS84).to_crs("EPSG:32651")
    back = in_wgs84(utm)
    assert back.crs == WGS84
    assert back["id"].tolist() == ["a", "b"]
    assert (back.geometry[0].x, back.geometry[0].y) == pytest.approx(STATION, abs=1e-9)
    assert back.geometry[1] is None


@pytest.mark.parametrize("name", ["EPSG:4490", "EPSG:4549", "EPSG:4550"])
def test_way_to_cgcs2000_is_the_one_that_proj_finds_from_wgs84(name: str) -> None:
    lon, lat = np.meshgrid(np.linspace(114, 126, 13), np.linspace(38, 50, 13))
    found = pyproj.Transformer.from_crs("OGC:CRS84", name, always_xy=True).transform(lon, lat)
    np.testing.assert_array_equal(from_wgs84(parse_crs(name), lon, lat), found)
