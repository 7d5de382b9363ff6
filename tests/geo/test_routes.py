"""Routes: lines, chainage and offsets, on hand-made lines against dense sampling and on the corridor of Jinzhou."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.crs import WGS84
from geo.datum import Floats
from geo.errors import RouteError
from geo.measure import ELLIPSOID
from geo.route_checks import Replacement
from geo.routes import Routes

JINZHOU = Path(__file__).parents[2] / "data" / "jinzhou"

#: A trunk from the port (seq 1) north, a railway that is numbered towards the junction, a schematic road, some nodes.
POINTS = pd.DataFrame(
    [
        ("T", 1, "港", 121.0, 40.8), ("T", 2, "岔口", 121.0, 41.0), ("T", 3, "走向点", 120.7, 41.3), ("T", 4, "西站", 120.7, 42.0),
        ("B", 1, "北站", 122.0, 41.8), ("B", 2, "中站", 121.5, 41.4), ("B", 3, "岔口", 121.0, 41.0), ("B", 4, "南站", 121.2, 40.7),
        ("S", 1, "甲", 121.0, 40.9), ("S", 2, "乙", 121.4, 40.9),
        ("N", 1, "港", 121.0, 40.8), ("N", 2, "西站", 120.7, 42.0),
    ],
    columns=["route_id", "seq", "place_zh", "lon", "lat"],
)  # fmt: skip
NO_LEG: dict[str, Any] = dict.fromkeys(
    ["branch", "branch_from_seq", "branch_to_seq", "branch_start_km", "branch_end_km", "branch_reversed"]
)


def line(route_id: str, kind: str = "rail", **cells: Any) -> dict[str, Any]:
    common = {"route_id": route_id, "name_zh": route_id, "kind": kind, "schematic": kind != "rail", "length_km": 150.0}
    return common | NO_LEG | {"source": "made up", "licence": "project"} | cells


def leg(branch: str, seqs: str, start: str, end: str, backwards: str = "false") -> dict[str, str]:
    first, last = ("|".join(pair.split("-")[side] for pair in seqs.split("|")) for side in (0, 1))
    values = (branch, first, last, start, end, backwards)
    return dict(zip(NO_LEG, values, strict=True))


def table(**changes: dict[str, Any]) -> pd.DataFrame:
    rows = {
        "T": line("T", **leg("W|E", "1-4|1-2", "0|0", "150|24", "false|false")),
        "B": line("B", **leg("E", "3-1", "24", "150", "true")),
        "S": line("S", "expressway"),
        "N": line("N", "node"),
    }
    return pd.DataFrame([row | changes.get(route_id, {}) for route_id, row in rows.items()])


@pytest.fixture(scope="module")
def scene() -> Routes:
    return Routes(POINTS, table())


@cache
def the_corridor() -> Routes:
    return Routes(pd.read_csv(JINZHOU / "routes.csv"), pd.read_csv(JINZHOU / "route_lines.csv"))


@pytest.fixture(scope="module")
def jinzhou() -> Routes:
    return the_corridor()


def distance_km(lon: Any, lat: Any, to_lon: Any, to_lat: Any) -> Floats:
    lon, lat, to_lon, to_lat = np.broadcast_arrays(lon, lat, to_lon, to_lat)
    return np.asarray(ELLIPSOID.inv(lon, lat, to_lon, to_lat)[2]) / 1000


# Lines


def test_every_route_has_the_line_through_its_points_in_their_order(scene: Routes) -> None:
    lines = scene.lines.set_index("route_id")
    assert lines.index.tolist() == ["T", "B", "S", "N"]
    assert lines.crs == WGS84
    for route_id in ("T", "B", "S"):
        wanted = POINTS.loc[POINTS["route_id"] == route_id, ["lon", "lat"]].to_numpy()
        np.testing.assert_array_equal(shapely.get_coordinates(lines.loc[route_id, "geometry"]), wanted)
    assert lines.loc["N", "geometry"] is None
    assert lines.loc["S", "name_zh"] == "S"


def test_points_in_any_order_make_the_same_lines(scene: Routes) -> None:
    shuffled = Routes(POINTS.sample(frac=1, random_state=3), table())
    assert shuffled.lines.geometry.to_wkt().tolist() == scene.lines.geometry.to_wkt().tolist()


def test_a_line_may_be_drawn_from_a_later_point_on() -> None:
    lines = Routes(POINTS, table(T={"draw_from_seq": 3})).lines
    assert shapely.get_coordinates(lines.geometry[0]).tolist() == [[120.7, 41.3], [120.7, 42.0]]


def test_all_routes_of_jinzhou_are_drawn_but_the_set_of_points(jinzhou: Routes) -> None:
    lines = jinzhou.lines
    assert lines["route_id"][lines.geometry.isna()].tolist() == ["C02"]
    assert set(lines.geom_type.dropna()) == {"LineString"}
    assert len(lines) == 38


# Nearest


def test_chainage_between_the_ends_of_a_leg_is_the_share_of_the_drawn_length(scene: Routes) -> None:
    drawn = POINTS[POINTS["route_id"] == "T"]
    far = np.cumsum(distance_km(drawn["lon"][:-1], drawn["lat"][:-1], drawn["lon"][1:], drawn["lat"][1:]))
    found = scene.nearest(drawn["lon"], drawn["lat"], branch="W")
    wanted = 150 * np.concatenate([[0], far]) / far[-1]
    assert found["chainage_km"].to_numpy() == pytest.approx(wanted, abs=1e-3)
    assert found["offset_km"].to_numpy() == pytest.approx(np.zeros(4), abs=1e-6)


def test_a_leg_against_the_order_of_its_points_counts_the_other_way(scene: Routes) -> None:
    found = scene.nearest([121.0, 121.5, 122.0], [41.0, 41.4, 41.8], branch="E")
    assert found["route_id"].tolist() == ["T", "B", "B"]
    assert found["chainage_km"].tolist() == pytest.approx([24, 87, 150], abs=0.3)


def test_beyond_the_end_of_a_leg_its_end_is_nearest(scene: Routes) -> None:
    found = scene.nearest([120.7, 121.2], [42.5, 40.7])
    assert found["route_id"].tolist() == ["T", "T"]  # 南站 lies on B, but on no leg
    assert found["chainage_km"].tolist()[0] == 150
    assert found["offset_km"][0] == pytest.approx(distance_km(120.7, 42.5, 120.7, 42.0))


def test_where_branches_share_a_track_the_one_named_first_is_answered(scene: Routes) -> None:
    lon, lat = [121.05, 121.05], [40.85, 40.95]
    assert scene.nearest(lon, lat)["branch"].tolist() == ["W", "W"]
    assert scene.nearest(lon, lat, branch="E")["branch"].tolist() == ["E", "E"]
    both = scene.nearest(lon, lat, branch="E")["offset_km"], scene.nearest(lon, lat)["offset_km"]
    assert both[0].to_numpy() == pytest.approx(both[1].to_numpy(), rel=1e-3)


def test_missing_points_stay_in_their_rows(scene: Routes) -> None:
    found = scene.nearest([np.nan, 121.0, 121.0], [41.0, 41.0, np.nan])
    assert found["route_id"].tolist() == [None, "T", None]
    assert found["branch"].tolist() == [None, "W", None]
    assert found[["chainage_km", "offset_km", "at_lon", "at_lat"]].isna().all(axis=1).tolist() == [True, False, True]


def test_no_points_are_a_frame_of_no_rows(scene: Routes) -> None:
    found = scene.nearest([], [])
    assert list(found.columns) == ["route_id", "branch", "chainage_km", "offset_km", "at_lon", "at_lat"]
    assert len(found) == 0


def test_without_branches_nothing_is_near() -> None:
    routes = Routes(POINTS, table(T=NO_LEG, B=NO_LEG))
    assert routes.branches == ()
    found = routes.nearest([121.0], [41.0])
    assert found["route_id"].tolist() == [None]
    assert found["offset_km"].isna().all()
    assert len(routes.ticks(10)) == 0


def test_a_point_that_is_no_degrees_and_an_unknown_branch_are_refused(scene: Routes) -> None:
    for lon, lat in ((41.0, 121.0), (np.inf, 41.0), (4_500_000.0, 41.0)):
        with pytest.raises(RouteError, match="is no place on the earth"):
            scene.nearest([121.0, lon], [41.0, lat])
    for ask in (
        lambda: scene.nearest(121, 41, branch="X"),
        lambda: scene.at("X", 1),
        lambda: scene.ticks(5, branch="X"),
    ):
        with pytest.raises(RouteError, match="'X' is no branch: wanted one of W, E"):
            ask()


@cache
def sampled(branch: str | None) -> pd.DataFrame:
    """Every leg of the corridor as points 20 m apart, straight in degrees, with their chainage."""
    routes = pd.read_csv(JINZHOU / "routes.csv")
    legs = []
    for row in pd.read_csv(JINZHOU / "route_lines.csv", dtype=str, keep_default_na=False).to_dict("records"):
        names = row["branch"].split("|") if row["branch"] else []
        for at, name in enumerate(names):
            first, last = (int(row[f"branch_{side}_seq"].split("|")[at]) for side in ("from", "to"))
            start, end = (float(row[f"branch_{side}_km"].split("|")[at]) for side in ("start", "end"))
            stops = routes[(routes["route_id"] == row["route_id"]) & routes["seq"].between(first, last)]
            line = shapely.segmentize(shapely.LineString(stops[["lon", "lat"]]), 0.0002)
            lon, lat = shapely.get_coordinates(line).T
            along = np.concatenate([[0], np.cumsum(distance_km(lon[:-1], lat[:-1], lon[1:], lat[1:]))])
            km = start + (end - start) * along / along[-1]
            legs.append(pd.DataFrame({"branch": name, "lon": lon, "lat": lat, "km": km}))
    whole = pd.concat(legs, ignore_index=True)
    return whole if branch is None else whole[whole["branch"] == branch]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([None, "W", "NE"]),
    st.one_of(
        st.tuples(st.floats(120.5, 122.8), st.floats(40.6, 42.3)), st.tuples(st.floats(113, 127), st.floats(39, 49))
    ),
)
def test_the_nearest_place_is_the_nearest_of_dense_samples(branch: str | None, point: tuple[float, float]) -> None:
    found = the_corridor().nearest(*point, branch=branch).iloc[0]
    samples = sampled(branch)
    far = distance_km(*point, samples["lon"].to_numpy(), samples["lat"].to_numpy())
    assert found["offset_km"] == pytest.approx(far.min(), rel=2e-3, abs=0.02)
    assert found["offset_km"] == pytest.approx(distance_km(*point, found["at_lon"], found["at_lat"]))
    # Whoever is as near as that: the chainage is one of theirs.
    as_near = samples[far <= found["offset_km"] * 1.002 + 0.02]
    assert np.abs(as_near["km"] - found["chainage_km"]).min() < 0.05


def test_the_stations_of_the_corridor_stand_at_the_kilometres_of_the_node_table(jinzhou: Routes) -> None:
    places = pd.concat([pd.read_csv(JINZHOU / name) for name in ("places.csv", "places_osm.csv")]).set_index("id")
    nodes = pd.read_csv(JINZHOU / "nodes.csv").dropna(subset=["chainage_km", "branch"])
    assert len(nodes) >= 15
    for node in nodes.itertuples():
        place = places.loc[node.place_id]
        for branch in node.branch.split("|"):
            found = jinzhou.nearest(place["lon"], place["lat"], branch=branch)
            # Where the branches part the table has 13.1 on one and 13 on the other, before rounding.
            assert found["chainage_km"][0] == pytest.approx(node.chainage_km, abs=0.15)


@pytest.mark.parametrize(
    ("point", "route_id", "branch", "km"),
    [
        ((121.07629, 40.80256), "R01", "W", 0),  # the end of the port railway
        ((118.89588, 42.27381), "R01", "W", 287),  # 赤峰
        ((118.44880, 44.76988), "R02", "W", 609),  # 白音华
        ((116.31039, 45.76026), "R03", "W", 939),  # 珠恩嘎达布其
        ((122.14323, 41.61131), "R09", "NE", 149),  # 大虎山
        ((122.26581, 43.60167), "R17", "NE", 402),  # 通辽
        ((123.99005, 47.33850), "R17", "NE", 884),  # 齐齐哈尔
    ],
)
def test_the_ends_of_the_legs_have_the_kilometres_of_the_table(
    jinzhou: Routes, point: tuple[float, float], route_id: str, branch: str, km: float
) -> None:
    found = jinzhou.nearest(*point).iloc[0]
    assert (found["route_id"], found["branch"]) == (route_id, branch)
    assert found["chainage_km"] == pytest.approx(km, abs=1e-6)
    assert found["offset_km"] == pytest.approx(0, abs=1e-6)


def test_many_points_are_answered_like_each_alone(jinzhou: Routes) -> None:
    rng = np.random.default_rng(5)
    lon, lat = rng.uniform(120.5, 122.8, 50), rng.uniform(40.6, 42.3, 50)
    lon[7] = np.nan
    together = jinzhou.nearest(lon, lat)
    alone = pd.concat([jinzhou.nearest(x, y) for x, y in zip(lon, lat, strict=True)], ignore_index=True)
    pd.testing.assert_frame_equal(together, alone)


# Places and marks


@given(st.sampled_from(["W", "NE"]), st.lists(st.floats(0, 884), min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_the_place_at_a_chainage_has_that_chainage(branch: str, km: list[float]) -> None:
    places = the_corridor().at(branch, km)
    found = the_corridor().nearest(places["lon"], places["lat"], branch=branch)
    between = places["route_id"].isna()
    assert (between == found["chainage_km"].isna()).all()
    # 高桥镇 and other sharp bends: two places of the line may be the same point, so the distance counts.
    assert found["offset_km"][~between].to_numpy() == pytest.approx(0, abs=1e-3)
    assert found["chainage_km"][~between].to_numpy() == pytest.approx(np.array(km)[~between], abs=0.02)


def test_no_place_lies_before_the_port_behind_the_end_or_between_two_railways(jinzhou: Routes) -> None:
    places = jinzhou.at("NE", [-0.1, 396.1, 401.9, 884.1, np.nan, 396.0, 402.0])
    assert places["route_id"].tolist() == [None, None, None, None, None, "R16", "R17"]
    assert places["lon"].isna().tolist() == [True] * 5 + [False] * 2


def test_bearings_point_along_growing_chainage(scene: Routes) -> None:
    places = scene.at("W", [1.0, 149.0])
    assert places["bearing_deg"].tolist() == pytest.approx([0, 0], abs=0.01)
    east = scene.at("E", [30.0, 149.0])["bearing_deg"].to_numpy()
    assert ((east > 40) & (east < 50)).all()  # from the junction to the north-east, against seq


def test_marks_stand_at_every_multiple(scene: Routes) -> None:
    marks = scene.ticks(10, branch="W")
    assert marks["chainage_km"].tolist() == [10.0 * n for n in range(16)]
    found = scene.nearest(marks["lon"], marks["lat"], branch="W")
    assert found["chainage_km"].to_numpy() == pytest.approx(marks["chainage_km"].to_numpy(), abs=1e-3)
    assert list(marks.columns) == ["branch", "chainage_km", "route_id", "lon", "lat", "bearing_deg"]


def test_on_a_shared_track_only_one_branch_has_marks(scene: Routes) -> None:
    marks = scene.ticks(12)
    assert marks["branch"].tolist() == ["W"] * 13 + ["E"] * 11
    assert marks["chainage_km"][marks["branch"] == "E"].tolist() == [12.0 * n for n in range(2, 13)]
    assert scene.ticks(12, branch="E")["chainage_km"].tolist() == [12.0 * n for n in range(13)]


def test_marks_of_the_corridor_leave_out_the_gap_and_the_shared_trunk(jinzhou: Routes) -> None:
    marks = jinzhou.ticks(10)
    inland = marks[marks["branch"] == "NE"]["chainage_km"].tolist()
    assert marks[marks["branch"] == "W"]["chainage_km"].tolist() == [10.0 * n for n in range(94)]
    assert inland == [10.0 * n for n in range(2, 89) if n != 40]


def test_the_legs_of_the_corridor_leave_out_what_their_routes_do_beside_it(jinzhou: Routes) -> None:
    legs = jinzhou.legs()
    assert legs["branch"].tolist() == sorted(legs["branch"], key=list(jinzhou.branches).index)
    shin_shan = legs[legs["route_id"] == "R09"].iloc[0]
    whole = jinzhou.lines.set_index("route_id").geometry["R09"]
    assert (shin_shan["start_km"], shin_shan["end_km"]) == (13.0, 149.0)
    assert shin_shan.geometry.length < 0.5 * whole.length
    assert legs[legs["shared"]]["route_id"].tolist() == ["R01"]


def test_a_leg_begins_and_ends_where_its_chainage_lies(jinzhou: Routes) -> None:
    for leg in jinzhou.legs().itertuples():
        ends = jinzhou.at(str(leg.branch), [leg.start_km + 0.01, leg.end_km - 0.01])
        for (lon, lat), row in zip((leg.geometry.coords[0], leg.geometry.coords[-1]), ends.itertuples(), strict=True):
            assert abs(lon - row.lon) < 0.001
            assert abs(lat - row.lat) < 0.001


@pytest.mark.parametrize("every", [0, -5, np.nan])
def test_marks_at_no_distance_are_refused(scene: Routes, every: float) -> None:
    with pytest.raises(RouteError, match="wanted a distance above 0"):
        scene.ticks(every)


# Replaced lines


def replacement(*corners: tuple[float, float], route_id: str = "T") -> Replacement:
    return Replacement(route_id, shapely.LineString(corners), "survey of 2025", "CC-BY-4.0")


def test_a_replaced_line_rules_and_brings_its_source() -> None:
    better = replacement((121.0, 40.8), (121.0, 41.0), (120.9, 41.3), (120.7, 41.3), (120.7, 42.0))
    routes = Routes(POINTS, table(), replacements=[better])
    row = routes.lines.iloc[0]
    assert row["geometry"].equals(better.line)
    assert (row["source"], row["licence"]) == ("survey of 2025", "CC-BY-4.0")
    assert routes.lines["source"][1] == "made up"
    assert len(routes.stops_off_line) == 0
    found = routes.nearest([120.7, 120.9, 121.0], [42.0, 41.3, 41.0])
    assert found["offset_km"].to_numpy() == pytest.approx(np.zeros(3), abs=1e-3)
    assert found["chainage_km"][0] == pytest.approx(150)
    # The leg of E ends where the stop 岔口 stands on the new line.
    assert routes.nearest(121.0, 41.0, branch="E")["chainage_km"][0] == pytest.approx(24, abs=0.01)


def test_stops_far_from_a_replaced_line_are_reported() -> None:
    far = replacement((121.0, 40.8), (121.0, 41.3), (120.75, 41.31), (120.7, 42.0))
    missed = Routes(POINTS, table(), replacements=[far]).stops_off_line
    assert missed[["route_id", "seq", "place_zh"]].to_numpy().tolist() == [["T", 3, "走向点"]]
    assert missed["offset_km"][0] == pytest.approx(distance_km(120.7, 41.3, 120.7495, 41.31), abs=0.2)


def test_a_replaced_line_that_runs_backwards_is_refused() -> None:
    with pytest.raises(RouteError, match="replaces T runs against its stops: reverse it"):
        Routes(POINTS, table(), replacements=[replacement((120.7, 42.0), (121.0, 41.0), (121.0, 40.8))])


def test_a_line_for_a_route_that_is_not_there_is_refused() -> None:
    with pytest.raises(RouteError, match="replaces route Q"):
        Routes(POINTS, table(), replacements=[replacement((121.0, 40.8), (120.7, 42.0), route_id="Q")])


# Bad tables


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"S": leg("W", "1-2", "150", "200")}, "route S is schematic or no railway"),
        ({"T": {"schematic": True}}, "route T is schematic or no railway: it cannot carry branch W"),
        ({"T": {"branch_end_km": "150"}}, "route T names 2 branches"),
        ({"T": {"branch_reversed": None}}, "route T names 2 branches"),
        ({"B": {"branch_reversed": "false"}}, "route B, branch E: 3 to 1 and reversed false"),
        ({"B": {"branch_start_km": "far"}}, "route B: branch_start_km is 'far': wanted a number"),
        ({"B": {"branch_from_seq": "9"}}, "route B, branch E: there is no point of seq 9"),
        ({"B": {"branch_start_km": "20"}}, "branch E: B begins at km 20, T ends at 24"),
        ({"B": {"branch_end_km": "24"}}, "route B, branch E: from km 24 to 24"),
        ({"B": {"branch_end_km": "500"}}, "route B, branch E: from km 24 to 500"),
        ({"B": {"length_km": np.nan}}, "route B: length_km is nan: wanted a number"),
        ({"B": {"branch_from_seq": "1", "branch_reversed": "false"}}, "seq 1 to 1 has no length"),
        ({"T": {"draw_from_seq": 4}}, "route T has 1 points to draw"),
        ({"S": {"route_id": "T"}}, "route T stands twice"),
        ({"S": {"route_id": "Z"}}, "route Z has no points"),
    ],
)
def test_a_table_of_lines_that_makes_no_sense_is_refused_in_words(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(RouteError, match=words):
        Routes(POINTS, table(**changes))


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (POINTS.assign(lon=POINTS["lon"].where(POINTS.index != 2)), "route T, seq 3 has no coordinates"),
        (POINTS.assign(seq=POINTS["seq"].where(POINTS.index != 3, 3)), "route T has seq 3 twice"),
        (POINTS[POINTS["route_id"] != "S"], "route S has no points"),
        (pd.concat([POINTS, POINTS.tail(1).assign(route_id="Y")]), "route Y has points and no row"),
        (POINTS.drop(columns="seq"), "the points of routes lack seq"),
    ],
)
def test_points_that_make_no_sense_are_refused_in_words(points: pd.DataFrame, words: str) -> None:
    with pytest.raises(RouteError, match=words):
        Routes(points, table())


def test_missing_columns_of_the_lines_are_named() -> None:
    with pytest.raises(RouteError, match="the lines of routes lack kind"):
        Routes(POINTS, table().drop(columns="kind"))
