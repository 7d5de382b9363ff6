"""What looks odd in the points of routes, and lines that somebody supplies."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.bbox import BBox
from geo.errors import RouteError
from geo.measure import ELLIPSOID
from geo.route_checks import read_replacement, route_findings

JINZHOU = Path(__file__).parents[2] / "data" / "jinzhou"
AREA = BBox(111.5, 37.5, 127.5, 50.5)


def points(*corners: tuple[float, float], route_id: str = "R", names: str = "") -> pd.DataFrame:
    lon, lat = zip(*corners, strict=True)
    seq = range(1, len(corners) + 1)
    places = list(names) or [f"站{number}" for number in seq]
    return pd.DataFrame({"route_id": route_id, "seq": seq, "place_zh": places, "lon": lon, "lat": lat})


STRAIGHT = points((121.0, 41.0), (121.2, 41.1), (121.4, 41.2))


def found(frame: pd.DataFrame, schematic: set[str] | None = None) -> list[tuple[str, int, str, float]]:
    rows = route_findings(frame, schematic or set())[["route_id", "seq", "what", "value"]]
    return [(route, seq, what, round(value, 1)) for route, seq, what, value in rows.itertuples(index=False)]


def test_a_plain_route_has_no_findings() -> None:
    rows = route_findings(STRAIGHT)
    assert len(rows) == 0
    assert list(rows.columns) == ["route_id", "seq", "what", "value", "reason", "reason_en"]


def test_missing_numbers_are_found() -> None:
    assert found(STRAIGHT.assign(seq=[1, 2, 5])) == [("R", 2, "gap", 2.0)]


def test_a_point_that_is_repeated_is_found_and_makes_no_turn() -> None:
    assert found(points((121.0, 41.0), (121.2, 41.1), (121.2, 41.1), (121.4, 41.2), names="甲乙乙丙")) == [
        ("R", 3, "repeated", 0.0)
    ]


@given(st.floats(0, 360), st.floats(-180, 180), st.floats(1, 80), st.floats(1, 80))
def test_a_turn_is_found_when_it_is_sharp_with_its_degrees(
    bearing: float, turn: float, before_km: float, after_km: float
) -> None:
    assume(abs(abs(turn) - 90) > 1e-3)
    lon, lat, back = ELLIPSOID.fwd(121.0, 42.0, bearing, before_km * 1000)
    last = ELLIPSOID.fwd(lon, lat, back + 180 + turn, after_km * 1000)[:2]
    rows = route_findings(points((121.0, 42.0), (lon, lat), last))
    sharp = abs(turn) > 90
    assert rows[["seq", "what"]].to_numpy().tolist() == ([[2, "turn"]] if sharp else [])
    assert rows["value"].tolist() == pytest.approx([abs(turn)] if sharp else [], abs=1e-3)


def test_a_turn_across_north_is_measured_the_short_way() -> None:
    assert found(points((121.0, 41.0), (121.01, 41.2), (121.0, 41.4))) == []


def test_a_long_segment_is_found_with_its_kilometres() -> None:
    assert found(points((121.0, 41.0), (121.0, 41.8), (121.0, 42.7))) == [("R", 2, "long", pytest.approx(100, abs=0.1))]


def test_of_schematic_routes_only_order_and_repetition_are_looked_at() -> None:
    odd = points((121.0, 41.0), (121.0, 43.0), (121.01, 41.0), (121.01, 41.0), names="甲乙丙丙").assign(
        seq=[1, 2, 3, 5]
    )
    assert {row[2] for row in found(odd)} == {"turn", "long", "gap", "repeated"}
    assert {row[2] for row in found(odd, {"R"})} == {"gap", "repeated"}


def test_one_name_at_two_places_is_found_and_shape_points_have_no_name() -> None:
    two = pd.concat(
        [
            STRAIGHT.assign(place_zh=["甲", "走向点", "乙"]),
            STRAIGHT.assign(route_id="Q", place_zh=["丙", "甲", "走向点"]),
        ]
    )
    assert found(two) == [("Q", 2, "same_name", pytest.approx(20.2, abs=0.1))]


def test_findings_say_why_in_both_languages() -> None:
    (row,) = route_findings(STRAIGHT.assign(seq=[1, 2, 5]))[["reason", "reason_en"]].itertuples(index=False)
    assert tuple(row) == ("序号之后缺 2 个", "2 numbers missing after this")


def test_the_points_of_jinzhou_have_the_known_bends_and_no_gap() -> None:
    lines = pd.read_csv(JINZHOU / "route_lines.csv")
    rows = found(pd.read_csv(JINZHOU / "routes.csv"), set(lines["route_id"][lines["schematic"]]))
    bends = [(route, value) for route, _, what, value in rows if what == "turn"]
    assert [route for route, _ in bends] == ["R02", "R03", "R05", "R18", "R18", "R21"]
    assert all(96 <= value <= 114 for _, value in bends)
    assert {what for _, _, what, _ in rows} == {"turn", "same_name"}


# Supplied lines


def write(tmp_path: Path, geometry: Any = None, *, crs: str | None = None, **properties: Any) -> Path:
    line = shapely.LineString([(121.0, 40.8), (121.0, 41.0), (120.7, 41.3)]) if geometry is None else geometry
    feature = {
        "type": "Feature",
        "properties": {"source": "survey", "licence": "CC-BY-4.0"} | properties,
        "geometry": json.loads(shapely.to_geojson(line)) if isinstance(line, shapely.Geometry) else line,
    }
    collection: dict[str, Any] = {"type": "FeatureCollection", "features": [feature]}
    if crs:
        collection["crs"] = {"type": "name", "properties": {"name": crs}}
    path = tmp_path / "R01.geojson"
    path.write_text(json.dumps(collection), encoding="utf-8")
    return path


def test_a_line_is_read_with_source_and_licence(tmp_path: Path) -> None:
    read = read_replacement(write(tmp_path, crs="urn:ogc:def:crs:OGC:1.3:CRS84"), "R01", area=AREA)
    assert (read.route_id, read.source, read.licence) == ("R01", "survey", "CC-BY-4.0")
    assert shapely.get_coordinates(read.line).tolist() == [[121.0, 40.8], [121.0, 41.0], [120.7, 41.3]]


def test_one_feature_alone_is_read_too(tmp_path: Path) -> None:
    path = write(tmp_path)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8"))["features"][0]), encoding="utf-8")
    assert read_replacement(path, "R01", area=AREA).line.length > 0


def test_pieces_that_join_are_one_line_in_their_direction(tmp_path: Path) -> None:
    pieces = shapely.MultiLineString([[(121.0, 41.0, 9), (120.7, 41.3, 9)], [(121.0, 40.8, 0), (121.0, 41.0, 9)]])
    read = read_replacement(write(tmp_path, pieces), "R01", area=AREA)
    assert shapely.get_coordinates(read.line).tolist() == [[121.0, 40.8], [121.0, 41.0], [120.7, 41.3]]


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        (shapely.MultiLineString([[(121.0, 41.0), (120.7, 41.3)], [(121.0, 40.8), (121.0, 40.9)]]), "its 2 pieces do not join"),
        (shapely.Point(121, 41), "holds Point: wanted a LineString"),
        (shapely.LineString(), "holds LineString: wanted"),
        (shapely.LineString([(41.0, 121.0), (41.0, 120.7)]), r"leaves the corridor at lon, lat 41\.0, 121\.0"),
        (shapely.LineString([(121.0, 41.0), (130.0, 41.0)]), r"leaves the corridor at lon, lat 130\.0, 41\.0: wanted 111\.5,"),
        ({"type": "LineString", "coordinates": [[121.0]]}, "its geometry cannot be read"),
        ({"type": "Nothing"}, "its geometry cannot be read"),
    ],
)  # fmt: skip
def test_a_geometry_that_is_no_line_of_the_corridor_is_refused(tmp_path: Path, geometry: Any, words: str) -> None:
    with pytest.raises(RouteError, match=words):
        read_replacement(write(tmp_path, geometry), "R01", area=AREA)


@pytest.mark.parametrize("key", ["source", "licence"])
@pytest.mark.parametrize("value", ["", None, "  "])
def test_a_line_without_source_or_licence_is_refused(tmp_path: Path, key: str, value: str | None) -> None:
    with pytest.raises(RouteError, match=f"the line of R01 has no {key}"):
        read_replacement(write(tmp_path, **{key: value}), "R01", area=AREA)


@pytest.mark.parametrize("crs", ["urn:ogc:def:crs:EPSG::4549", "EPSG:3857", "GCJ-02", "something"])
def test_a_line_in_another_system_is_refused(tmp_path: Path, crs: str) -> None:
    with pytest.raises(RouteError, match=f"R01.geojson is in {crs}: wanted WGS 84"):
        read_replacement(write(tmp_path, crs=crs), "R01", area=AREA)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "3", "null", '{"type": "FeatureCollection", "features": []}', '{"type": "Feature"}']
)
def test_a_file_that_is_not_one_feature_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "R01.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RouteError, match=r"R01\.geojson"):
        read_replacement(path, "R01", area=AREA)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RouteError, match="cannot be read as GeoJSON"):
        read_replacement(tmp_path / "none.geojson", "R01", area=AREA)
