"""A small atlas made in code: two districts side by side, a zone, a port, one corridor route, a few projects."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely

from geo.geocode import Answer, Query
from layers.tables import table_specs

Row = Mapping[str, Any]

ATLAS = """
id = "made"
name_zh = "小城"
name_en = "Made town"
product_zh = "通道图"
product_en = "Corridor Atlas"
city_zh = "小城市"
city_short_zh = "小城"
city_en = "Made"
city_code = "990000"
city_place = "city-made"
area = [121.0, 41.0, 123.0, 42.0]
corridor_area = [115.0, 38.0, 127.0, 50.0]
metric_crs = "EPSG:32651"
port = "port-jia"
corridor_zh = "通道"
corridor_en = "Corridor"
off_corridor_km = 15.0
as_of = "2024-11"

[[districts]]
code = "990001"
slug = "jia"
name_zh = "甲县"
short_zh = "甲"
name_en = "Jia County"
[[districts]]
code = "990002"
slug = "yi"
name_zh = "乙市"
short_zh = "乙"
name_en = "Yi City"

[[attributions]]
licences = ["ODbL-1.0"]
zh = "© OpenStreetMap 贡献者"
en = "© OpenStreetMap contributors"
[[attributions]]
words = ["GeoNames"]
zh = "GeoNames"
en = "GeoNames"
"""

#: Vocabularies as small as the tests need; stages and classes in the order of the real ones.
VOCABULARY: Mapping[str, Sequence[str]] = {
    "stage_classes": ("plan", "agreed", "start", "build", "done", "unknown"),
    "sectors": ("energy", "other"),
    "kinds": ("project", "package"),
    "scopes": ("total", "phase", "annual", "package", "joint"),
    "bounds": ("exact", "about", "more_than", "at_least", "less_than"),
    "statuses": ("located", "area_only", "ambiguous", "out_of_area", "unlocated"),
    "levels": ("site", "district", "unlocated"),
    "location_bases": ("report", "company_site", "cited"),
    "conflicts": ("stage", "investment", "dates", "wording", "scope"),
    "publish_levels": ("public", "district_only", "internal"),
    "route_kinds": ("rail", "pipeline", "node"),
    "standings": ("operating", "planned", "unknown"),
    "node_kinds": ("port", "station"),
    "place_kinds": ("city", "port", "station", "village", "town", "zone"),
    "bases": ("surveyed", "mapped", "text", "guess"),
    "source_crs": ("wgs84", "gcj02"),
    "measures": ("key", "signed"),
    "licences": ("ODbL-1.0", "CC-BY-4.0", "project", "fact"),
}
STAGES = {
    "reserve": "plan", "signed": "agreed", "started": "start", "under_construction": "build", "resumed": "build",
    "completed": "done", "operating": "done", "unknown": "unknown",
}  # fmt: skip

DISTRICTS = {"990001": (121.0, 41.0, 122.0, 42.0), "990002": (122.0, 41.0, 123.0, 42.0)}

PLACE = {
    "kind": "village", "precision_m": 500, "radius_m": 1500, "source": "GeoNames 1", "source_crs": "wgs84",
    "licence": "CC-BY-4.0", "basis": "mapped",
}  # fmt: skip
ROWS: Mapping[str, Sequence[Row]] = {
    "articles": [
        {"article": "000", "title_zh": "头版", "date": "2022-02-23", "date_precision": "month", "date_basis": "推定",
         "paragraphs": 20, "sha256": "0" * 64},
        {"article": "001", "title_zh": "二版", "date": "2023-03-09", "date_precision": "month", "date_basis": "推定",
         "paragraphs": 30, "sha256": "1" * 64},
    ],
    "projects": [
        {"project_id": "mill", "name_zh": "甲县京东钢厂", "short_zh": "钢厂", "name_en": "Mill", "kind": "project",
         "sector": "other", "district_reported": "甲县", "place_text": "丙村", "location_basis": "report"},
        {"project_id": "farm", "name_zh": "乙市风电", "kind": "project", "sector": "energy", "district_reported": "乙市"},
        {"project_id": "park", "name_zh": "新区产业园", "kind": "project", "sector": "other", "place_text": "丁村"},
        {"project_id": "shed", "name_zh": "产业园厂房", "kind": "project", "sector": "other", "part_of": "park",
         "place_text": "丁村"},
        {"project_id": "track", "name_zh": "疏港铁路", "kind": "project", "sector": "other", "line_routes": "R1|P1"},
        {"project_id": "lost", "name_zh": "不知何处", "kind": "project", "sector": "other"},
    ],
    "reports": [
        {"project_id": "mill", "article": "000", "paragraph": "3|4", "stage": "signed", "investment_100m_cny": 10,
         "investment_scope": "total", "investment_qualifier": "exact"},
        {"project_id": "mill", "article": "001", "paragraph": "7", "stage": "operating", "investment_100m_cny": 12.5,
         "investment_scope": "total", "investment_qualifier": "about", "annual_investment_100m_cny": 99},
        {"project_id": "farm", "article": "000", "paragraph": "5", "stage": "unknown"},
        {"project_id": "park", "article": "000", "paragraph": "6", "stage": "started", "investment_100m_cny": 100,
         "investment_scope": "total", "investment_qualifier": "exact"},
        {"project_id": "shed", "article": "000", "paragraph": "6", "stage": "started", "investment_100m_cny": 30,
         "investment_scope": "phase", "investment_qualifier": "exact"},
    ],
    "totals": [
        {"total_id": "key", "article": "000", "paragraph": "2", "scope_zh": "重点", "scope_en": "Key", "period": "2022",
         "what": "key", "count": 3, "investment_100m_cny": 200, "members": "mill|park|shed|lost"},
        {"total_id": "part", "article": "001", "paragraph": "2", "scope_zh": "其中", "scope_en": "Part", "period": "2022",
         "what": "signed", "parent": "key"},
    ],
    "places": [
        PLACE | {"id": "port-jia", "name_zh": "甲港", "kind": "port", "district": "甲县", "lon": 121.1, "lat": 41.1},
        PLACE | {"id": "station-far", "name_zh": "远站", "kind": "station", "lon": 119.0, "lat": 44.0,
                 "source": "map", "licence": "ODbL-1.0"},
        PLACE | {"id": "station-guess", "name_zh": "猜站", "kind": "station", "district": "乙市", "lon": 122.5,
                 "lat": 41.5, "basis": "guess", "source": "own", "licence": "project"},
        PLACE | {"id": "zone-new", "name_zh": "新区", "kind": "zone", "district": "甲县", "lon": 121.5, "lat": 41.5},
    ],
    "towns": [],
    "villages": [],
    "zones": [
        {"id": "new", "name_zh": "甲县新区", "short_zh": "新区", "name_en": "New Area", "district": "甲县",
         "lon": 121.5, "lat": 41.5, "radius_m": 5000, "source": "own", "licence": "project"},
    ],
    "routes": [
        {"route_id": route, "route_name_zh": name, "kind": kind, "seq": seq, "place_zh": place, "lon": lon, "lat": lat,
         "basis": "mapped", "source": "map", "licence": "ODbL-1.0"}
        for route, name, kind, stops in (
            ("R1", "甲远线", "rail", (("甲港", 121.1, 41.1), ("中站", 121.5, 41.5), ("远站", 119.0, 44.0))),
            ("P1", "管道", "pipeline", (("甲港", 121.1, 41.1), ("猜站", 122.5, 41.5))),
        )
        for seq, (place, lon, lat) in enumerate(stops, start=1)
    ],
    "route_lines": [
        {"route_id": "R1", "name_zh": "甲远线", "name_en": "Jia line", "kind": "rail", "branch": "W",
         "branch_from_seq": "1", "branch_to_seq": "3", "branch_start_km": "0", "branch_end_km": "420",
         "branch_reversed": "false", "standing": "operating", "length_km": 420, "schematic": "false", "source": "map",
         "licence": "ODbL-1.0"},
        {"route_id": "P1", "name_zh": "管道", "name_en": "Pipe", "kind": "pipeline", "standing": "planned",
         "schematic": "true", "source": "map", "licence": "ODbL-1.0"},
    ],
    "nodes": [
        {"id": "node-port", "name_zh": "甲港", "name_en": "Port", "kind": "port", "place_id": "port-jia",
         "route_ids": "R1|P1", "chainage_km": 0, "source": "map"},
        {"id": "node-guess", "name_zh": "猜站", "name_en": "Guess", "kind": "station", "place_id": "station-guess",
         "source": "map"},
    ],
}  # fmt: skip

#: Where the words of a project are; what is not here is unlocated.
POINTS: Mapping[str, tuple[float, float]] = {"丙村": (121.45, 41.5), "丁村": (121.52, 41.5)}


class FakeGeocoder:
    """Knows two villages and the districts' names."""

    def geocode(self, queries: Sequence[Query]) -> list[Answer]:
        return [self._answer(query) for query in queries]

    def _answer(self, query: Query) -> Answer:
        if query.text in POINTS:
            zone = "甲县新区" if query.text == "丁村" else None
            return Answer(
                query, query.text, "located", "village", point=POINTS[query.text], radius_m=1500.0, confidence=0.9,
                district="甲县", functional_district=zone, town="某镇", flags=("alias",), reason="有", reason_en="Found",
            )  # fmt: skip
        if query.district:
            return Answer(query, query.text, "area_only", "district", district=query.district, reason="只到县区")
        return Answer(query, query.text, "unlocated", "unlocated", reason="没有地点", reason_en="No place")


def rows(table: str) -> list[dict[str, Any]]:
    """Copy the rows of a table, to change them."""
    return [dict(row) for row in ROWS[table]]


def atlas_folder(folder: Path, **changed: Sequence[Row]) -> Path:
    """Write the atlas into a folder, with other rows for the tables named."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "atlas.toml").write_text(ATLAS + _vocabulary(), "utf-8")
    (folder / "districts.geojson").write_text(_districts(), "utf-8")
    for name in table_specs():
        write_table(folder, name, changed.get(name, ROWS[name]))
    return folder


def write_table(folder: Path, name: str, table: Sequence[Row], file: str | None = None) -> Path:
    """Write a table with all its columns, and those that only its rows have."""
    spec = table_specs()[name]
    columns = list(dict.fromkeys([*spec.columns, *(column for row in table for column in row)]))
    path = folder / (file or spec.file)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    return path


def _vocabulary() -> str:
    lines = [
        "[vocabulary.stages]",
        *(f'{stage} = {{ zh = "{stage}中", en = "{stage}", class = "{kind}" }}' for stage, kind in STAGES.items()),
    ]
    for name, terms in VOCABULARY.items():
        lines += [f"[vocabulary.{name}]", *(f'"{term}" = {{ zh = "{term}中", en = "{term}" }}' for term in terms)]
    return "\n".join(lines) + "\n"


def _districts() -> str:
    features = [
        {"type": "Feature", "properties": {"adcode": code, "source": "made"},
         "geometry": json.loads(shapely.to_geojson(shapely.MultiPolygon([shapely.box(*box)])))}
        for code, box in DISTRICTS.items()
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": features})
