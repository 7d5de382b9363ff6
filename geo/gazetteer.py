"""What has a name: districts, towns, villages, zones and places of the atlas, and the cities around, by every form of the name."""

import enum
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.cells import listed
from geo.errors import GazetteerError
from geo.geocode import Level, Rule
from geo.names import normal_form, park_forms, squeeze, town_forms, town_stem, village_forms, village_stem
from geo.regions import Regions

#: The level that an answer with a place of this kind has.
LEVELS: Mapping[str, Level] = {
    "city": "city", "district": "district", "zone": "area", "park": "area", "scenic": "area", "town": "town", "urban": "town",
    "village": "village", "river": "line", "road": "line",
}  # fmt: skip
#: Kinds that name a thing of some length: a row without a district may still be the atlas's own.
LINEAR_KINDS = frozenset({"river", "road"})
#: Kinds that a company may stand for.
COMPANY_KINDS = frozenset({"plant", "company", "wind_farm"})
#: Radius [m] of a village, a town, and a town inside a city's urban districts where the table has none (places.md 3.6).
VILLAGE_RADIUS_M, TOWN_RADIUS_M = 1900.0, 5500.0


_ROUTE_KIND = re.compile(r"(?:高速公路|高速铁路|客运专线|高速|高铁|客专|铁路|公路|线)$")
_ROUTE_SECTION = re.compile(r"[一-龥]{0,12}?段?(?:项目|工程)?$")


class Need(enum.IntEnum):
    """What a form of a name needs beside it to be read as the name."""

    NOTHING = 0
    #: to stand alone in its clause, or right behind a unit that holds it
    PARENT_OR_ALONE = 1
    #: to stand right behind a unit that holds it
    PARENT = 2


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """One named thing.

    ``level`` is the level of an answer with it. ``district``, ``town`` and ``zone`` are full names of what holds it;
    for a district ``district`` is its own name. ``lon``, ``lat`` [°, WGS 84], ``precision_m`` and ``radius_m`` [m] are
    None where no position is known. ``outside`` says where a thing lies that is not of this atlas, and is empty else.
    """

    id: str
    name: str
    kind: str
    level: Level
    district: str | None = None
    town: str | None = None
    zone: str | None = None
    lon: float | None = None
    lat: float | None = None
    precision_m: float | None = None
    radius_m: float | None = None
    basis: str = ""
    source: str = ""
    outside: str = ""

    @property
    def point(self) -> tuple[float, float] | None:
        """lon, lat in WGS 84 [°] of a thing whose position may be drawn: known, and not guessed."""
        if self.lon is None or self.lat is None or self.basis == "guess" or self.outside:
            return None
        return self.lon, self.lat


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """One thing that a form of a name may mean; ``until`` is the year in which an old name ended, if known."""

    thing: Thing
    rule: Rule
    need: Need = Need.NOTHING
    until: str = ""


class Gazetteer:
    """Every name of the atlas's tables and what it may mean.

    Parameters
    ----------
    places, towns, villages, zones
        Frames with the columns of ``layers/tables.toml``, one row a thing; empty values None, NaN or "".
    districts
        N polygons in WGS 84 with the columns ``id``, ``adcode``, ``name_zh``, ``short_zh``, ``name_en``.
    old_names
        ``name, means, kind, until``: former names; ``means`` is the full name of a district, town, zone or city.
    divisions
        ``adcode, name, short, level, parent``: provinces, prefectures and counties of the country.
    routes
        Rows of ``routes.csv``: ordered points of named lines; only rows of kind rail and hsr give a drawable line.
    regions
        The districts and zones as regions, where they stand already; else made here.
    shapes
        Outlines and courses in WGS 84 by the id of a place; then the place's own point is its label.

    Raises
    ------
    GazetteerError
        A table lacks a column, or a row names a district that is not among ``districts``.
    """

    def __init__(
        self,
        places: pd.DataFrame,
        towns: pd.DataFrame,
        villages: pd.DataFrame,
        zones: pd.DataFrame,
        districts: gpd.GeoDataFrame,
        *,
        old_names: pd.DataFrame | None = None,
        divisions: pd.DataFrame | None = None,
        routes: pd.DataFrame | None = None,
        regions: Regions | None = None,
        shapes: Mapping[str, BaseGeometry] | None = None,
    ) -> None:
        self.districts: dict[str, Thing] = {}
        self.zones: dict[str, Thing] = {}
        self.towns: dict[tuple[str, str], Thing] = {}
        self.villages: dict[tuple[str, str], list[Thing]] = defaultdict(list)
        self.sites: dict[str, list[Thing]] = defaultdict(list)
        self.polygons: dict[str, BaseGeometry] = {}
        self.zone_towns: dict[tuple[str, str], str] = {}
        self.city: Thing | None = None
        self._senses: dict[str, list[Sense]] = defaultdict(list)
        self._hints: dict[str, Thing] = {}
        self._routes = routes
        self.shapes: Mapping[str, BaseGeometry] = shapes or {}
        self.regions = regions or Regions(districts, zones, metric_crs=str(districts.estimate_utm_crs()))
        self._add_districts(_records(districts, "districts", ("id", "adcode", "name_zh", "short_zh"), geometry=True))
        rows = _records(places, "places", ("id", "name_zh", "kind", "district", "lon", "lat", "radius_m", "basis"))
        self._mark_outside(rows)
        self._add_zones(_records(zones, "zones", ("id", "name_zh", "district")), rows)
        self._add_towns(_records(towns, "towns", ("code", "name_zh", "district")), rows)
        self._add_villages(_records(villages, "villages", ("code", "name_zh", "name_short", "town", "district")), rows)
        self._add_places(rows)
        if divisions is not None:
            self._add_divisions(_records(divisions, "divisions", ("adcode", "name", "short", "level", "parent")))
        if old_names is not None:
            self._add_old_names(_records(old_names, "old_names", ("name", "means", "kind")))
        self.names: dict[str, tuple[Sense, ...]] = {name: _unique(senses) for name, senses in self._senses.items()}
        self.lengths: dict[str, tuple[int, ...]] = _lengths(self.names)

    @cached_property
    def lines(self) -> dict[str, BaseGeometry]:
        """Drawable lines by route name: those whose points were read off a map."""
        if self._routes is None:
            return {}
        drawn = self._routes[self._routes["kind"].isin(("rail", "hsr"))]
        return {
            str(name): shapely.LineString(points[["lon", "lat"]].astype(float).to_numpy())
            for name, points in drawn.groupby("route_name_zh", sort=False)
            if len(points) > 1
        }

    @cached_property
    def _route_forms(self) -> dict[str, str]:
        """Forms of a route's name (锦承线, 锦承铁路, 锦承) to the name in the table."""
        forms: dict[str, str] = {}
        for name in [] if self._routes is None else dict.fromkeys(map(str, self._routes["route_name_zh"])):
            for written in re.split(r"[/、]", normal_form(name).partition("(")[0]):
                stem = _ROUTE_KIND.sub("", re.sub(r"^[A-Z]\d+", "", written))
                for form in (written, *((stem,) if 2 <= len(stem) <= 3 else ())):
                    forms.setdefault(form, name)
        return forms

    def line_named(self, text: str) -> tuple[str, BaseGeometry | None]:
        """Find the route that a text ends with the name of.

        Returns
        -------
        Name and course; the name is empty where no route is named, the course None where it may not be drawn
        """
        forms = self._route_forms
        bare = _ROUTE_KIND.sub("", _ROUTE_SECTION.sub("", text))
        for whole in (text, bare):
            for length in (6, 5, 4, 3, 2):
                name = forms.get(whole[-length:])
                if name and len(whole) >= length:
                    return name.partition("(")[0], self.lines.get(name)
        return "", None

    def hint(self, value: object) -> Thing | None:
        """Find the district or zone that a column's value names (name, short name, code, slug), or None."""
        text = normal_form(value)
        if not text:
            return None
        found = self._hints.get(text) or self._hints.get(text.casefold())
        if found is None:
            inside = [name for name in self._hints if len(name) > 1 and name in text and not name.isascii()]
            longest = sorted(inside, key=len, reverse=True)
            found = self._hints[longest[0]] if longest else None
        return found

    def district_of(self, lon: float, lat: float) -> str | None:
        """Full name of the district that holds a point [°, WGS 84]; None in none."""
        found: str | None = self.regions.locate(lon, lat)["district"].iloc[0]
        return found

    def _add_districts(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            name = row["name_zh"]
            thing = Thing(
                str(row["id"]), name, "district", "district", district=name, basis="mapped", source="districts"
            )
            self.districts[name] = thing
            if row["geometry"] is not None:
                self.polygons[name] = row["geometry"]
                shapely.prepare(row["geometry"])
            self._name(name, Sense(thing, "exact"))
            self._name(row["short_zh"] or name, Sense(thing, "exact"))
            for key in (name, row["short_zh"], row["adcode"], row["id"], row.get("name_en")):
                if key:
                    self._hints[str(key).casefold()] = thing
        self._code = str(rows[0]["adcode"])[:4] if rows else ""

    def _mark_outside(self, rows: list[dict[str, Any]]) -> None:
        """Set ``outside``: no district, no line, and a point in none of the polygons. The one city inside is ours."""
        nowhere = float("nan")
        points = [
            (nowhere, nowhere) if row["lon"] is None or row["lat"] is None else (row["lon"], row["lat"]) for row in rows
        ]
        hosts = self.regions.locate(*np.array(points, dtype=float).reshape(-1, 2).T)["district"]
        for row, host in zip(rows, hosts, strict=True):
            row["outside"] = ""
            if row["district"] or row["kind"] in LINEAR_KINDS:
                continue
            if host is None:
                row["outside"] = row["name_zh"]
            elif row["kind"] == "city":
                self.city = Thing(
                    row["id"], row["name_zh"], "city", "city", basis=row["basis"], source=row.get("source") or ""
                )
                self._name(row["name_zh"], Sense(self.city, "exact"))
                self._name(row["name_zh"].removesuffix("市"), Sense(self.city, "exact"))

    def _add_zones(self, rows: list[dict[str, Any]], places: list[dict[str, Any]]) -> None:
        anchors = {row["id"]: row for row in places}
        for row in rows:
            self._check_district(row, "zones")
            anchor = anchors.get(row.get("place_id") or "")
            thing = Thing(
                str(row["id"]), row["name_zh"], "zone", "area", district=row["district"], zone=row["name_zh"],
                lon=_number(row.get("lon")), lat=_number(row.get("lat")), radius_m=_number(row.get("radius_m")),
                precision_m=_number(row.get("radius_m")), basis="text", source=row.get("source") or "",
            )  # fmt: skip
            self.zones[thing.name] = thing
            forms = {thing.name, *listed(row.get("aliases")), *(listed(anchor["aliases"]) if anchor else ())}
            self._name(thing.name, Sense(thing, "exact"))
            for form in sorted(forms - {thing.name}):
                self._name(form, Sense(thing, "alias"))
            for form in sorted(forms):
                self._name(self._without_city(form), Sense(thing, "alias"))
            if row.get("short_zh"):
                self._name(row["short_zh"], Sense(thing, "alias", Need.PARENT_OR_ALONE))
            for key in (row["id"], row.get("short_zh"), row.get("name_en"), *forms, *map(self._without_city, forms)):
                if key:
                    self._hints[str(key).casefold()] = thing
            for town in listed(row.get("subdistricts")):
                self.zone_towns[row["district"], town] = thing.name

    def _add_towns(self, rows: list[dict[str, Any]], places: list[dict[str, Any]]) -> None:
        points = {(row["district"], row["name_zh"]): row for row in places if row["kind"] == "town"}
        for row in rows:
            self._check_district(row, "towns")
            key = (row["district"], row["name_zh"])
            place = points.get(key)
            thing = Thing(
                f"town-{row['code']}", row["name_zh"], "town", "town", district=row["district"], town=row["name_zh"],
                zone=self.zone_towns.get(key), source="towns",
            )  # fmt: skip
            if place:
                thing = replace(_placed(thing, place), id=str(place["id"]))
            self.towns[key] = thing
            self._name_town(thing, listed(place.get("aliases")) if place else ())

    def _name_town(self, thing: Thing, aliases: Iterable[str]) -> None:
        self._name(thing.name, Sense(thing, "exact"))
        bare = self._without_city(thing.name)
        if bare != thing.name:
            self._name(bare, Sense(thing, "alias"))
        for form, old in town_forms(thing.name):
            self._name(form, Sense(thing, "old_name" if old else "suffix"))
        stem = town_stem(thing.name)
        if stem != thing.name:
            self._name(stem, Sense(thing, "suffix", Need.PARENT_OR_ALONE))
        olds = {form for form, _ in town_forms(thing.name)}
        for alias in aliases:
            if alias not in olds and alias != stem:
                self._name(alias, Sense(thing, "alias"))

    def _add_villages(self, rows: list[dict[str, Any]], places: list[dict[str, Any]]) -> None:
        points: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for row in places:
            if row["kind"] == "village":
                for form in (row["name_zh"], *listed(row.get("aliases"))):
                    points[row["district"], village_stem(form)].append(row)
        used: set[str] = set()
        for row in rows:
            stem = village_stem(row["name_short"])
            place = next((p for p in points[row["district"], stem] if p.get("town") in (None, row["town"])), None)
            thing = Thing(
                f"village-{row['code']}", row["name_short"], "village", "village", district=row["district"],
                town=row["town"], zone=self.zone_towns.get((row["district"], row["town"])), source="villages",
            )  # fmt: skip
            if place:
                thing = replace(_placed(thing, place), id=str(place["id"]))
                used.add(place["id"])
            self.villages[row["district"], row["town"]].append(thing)
            self._name(thing.name, Sense(thing, "exact"))
            for form in village_forms(thing.name, row["name_zh"]):
                self._name(form, Sense(thing, "suffix"))
            if stem != thing.name:
                self._name(stem, Sense(thing, "suffix", Need.PARENT))
        for row in places:
            if row["id"] in used:
                row["outside"] = "used"

    def _add_places(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            kind = row["kind"]
            if row["outside"] == "used" or kind == "zone" or (self.city is not None and row["id"] == self.city.id):
                continue
            if kind == "town" and (row["district"], row["name_zh"]) in self.towns:
                continue
            self._check_district(row, "places")
            level = LEVELS.get(kind, "site")
            thing = Thing(
                str(row["id"]), row["name_zh"], kind, level, district=row["district"] or None, town=row.get("town") or None,
                zone=self.zone_towns.get((row["district"] or "", row.get("town") or "")), outside=row["outside"],
            )  # fmt: skip
            thing = _placed(thing, row)
            if kind == "town":
                thing = replace(thing, town=thing.name)
            if not thing.outside and thing.district:
                self.sites[thing.district].append(thing)
            self._name_place(thing, listed(row.get("aliases")))

    def _name_place(self, thing: Thing, aliases: tuple[str, ...]) -> None:
        self._name(thing.name, Sense(thing, "exact"))
        for alias in aliases:
            need = Need.PARENT_OR_ALONE if len(alias) < 3 else Need.NOTHING
            self._name(alias, Sense(thing, "alias", need))
        for form in (thing.name, *aliases):
            if squeeze(form) != form:
                self._name(squeeze(form), Sense(thing, "suffix"))
            bare = self._without_city(form)
            if bare != form and len(bare) >= 3 and not thing.outside:
                self._name(bare, Sense(thing, "alias"))
            if thing.kind == "park":
                for other in park_forms(form):
                    self._name(other, Sense(thing, "alias"))
        if thing.kind == "urban" and thing.district in self.districts:
            self._name_urban(thing)
        if thing.kind == "city" and thing.name.endswith("市"):
            self._name(thing.name.removesuffix("市"), Sense(thing, "exact"))

    def _name_urban(self, thing: Thing) -> None:
        full = str(thing.district)
        for district in {full, full[:-1] if len(full) > 2 else full}:
            for word in ("城区", "主城区", "中心城区", "县城" if full.endswith("县") else "市区"):
                self._name(district + word, Sense(thing, "alias"))

    def _add_divisions(self, rows: list[dict[str, Any]]) -> None:
        names = {row["adcode"]: row for row in rows}
        province = f"{self._code[:2]}0000"
        for row in rows:
            code = str(row["adcode"])
            if code.startswith(self._code) and self._code:
                continue
            kind = str(row["level"])
            if code == province:
                thing = Thing(code, row["name"], "province", "city", source="divisions")
                senses = ((row["name"], Need.NOTHING), (row["short"], Need.NOTHING))
            else:
                parents = _parents(row, names)
                thing = Thing(
                    code, row["name"], kind, "out_of_area", source="divisions", outside=f"{parents}{row['name']}"
                )
                # A county's short name is two characters that mean much else; only the neighbours' are read.
                brief = kind != "county" or code.startswith(province[:2]) or len(row["short"]) > 2
                senses = ((row["name"], Need.NOTHING), *(((row["short"], Need.NOTHING),) if brief else ()))
            for name, need in senses:
                self._name(name, Sense(thing, "exact", need))

    def _add_old_names(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            means = normal_form(row["means"])
            targets = [sense.thing for sense in self._senses.get(means, ()) if sense.rule == "exact"]
            if not targets:
                raise GazetteerError(
                    f"old_names: {row['name']!r} means {row['means']!r}, which is no name of the atlas"
                )
            for thing in targets:
                self._name(row["name"], Sense(thing, "old_name", until=str(row.get("until") or "")))
                if thing.kind == "district":
                    self._hints.setdefault(normal_form(row["name"]), thing)

    def _without_city(self, name: str) -> str:
        """Drop the city's (and its province's) name in front, unless little is left."""
        if self.city is None:
            return name
        full = self.city.name
        for prefix in (full, full.removesuffix("市")):
            position = name.find(prefix)
            # 辽宁省锦州市…: what stands in front of the city goes with it.
            if (
                position >= 0
                and (position == 0 or name[:position].endswith("省"))
                and len(name) - position - len(prefix) >= 3
            ):
                return name[position + len(prefix) :]
        return name

    def _name(self, name: str, sense: Sense) -> None:
        form = normal_form(name)
        if len(form) >= 2:
            self._senses[form].append(sense)

    def _check_district(self, row: Mapping[str, Any], table: str) -> None:
        district = row["district"]
        if district and district not in self.districts:
            raise GazetteerError(
                f"{table}: {row['name_zh']!r} names {district!r}, wanted one of {', '.join(self.districts)}"
            )


def _records(
    frame: pd.DataFrame, table: str, columns: Iterable[str], *, geometry: bool = False
) -> list[dict[str, Any]]:
    """Rows as dicts, empty values None; ``geometry`` keeps the column of that name."""
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise GazetteerError(f"{table}: no column {', '.join(missing)} in {', '.join(map(str, frame.columns))}")
    plain = pd.DataFrame(frame.drop(columns="geometry", errors="ignore")).astype(object)
    plain = plain.where(plain.notna() & (plain != ""), None)
    rows: list[dict[str, Any]] = [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]
    for row in rows:
        for key in ("lon", "lat", "radius_m", "precision_m"):
            if key in row:
                row[key] = _number(row[key])
    if geometry:
        for row, shape in zip(rows, gpd.GeoSeries(frame["geometry"]), strict=True):
            row["geometry"] = shape
    return rows


def _number(value: object) -> float | None:
    if value is None or value == "":
        return None
    number = float(str(value))
    return number if np.isfinite(number) else None


def _placed(thing: Thing, row: Mapping[str, Any]) -> Thing:
    """Give a thing the position of a place row."""
    return replace(
        thing, lon=row["lon"], lat=row["lat"], precision_m=row.get("precision_m"), radius_m=row["radius_m"],
        basis=row["basis"] or "", source=row.get("source") or "",
    )  # fmt: skip


def _parents(row: Mapping[str, Any], rows: Mapping[str, Mapping[str, Any]]) -> str:
    names: list[str] = []
    parent = rows.get(row["parent"] or "")
    while parent is not None and len(names) < 3:
        names.append(str(parent["name"]))
        parent = rows.get(parent["parent"] or "")
    return "".join(reversed(names))


#: The sense that rules when one thing has one form twice.
_RANK = {"exact": 0, "alias": 1, "suffix": 2, "old_name": 3}


def _unique(senses: list[Sense]) -> tuple[Sense, ...]:
    """Drop all but the best sense of each thing; outside things of one place name (city row and division) count once."""
    best: dict[object, Sense] = {}
    for sense in senses:
        thing = sense.thing
        key: object = (
            ("outside", thing.name) if thing.outside and thing.kind in ("city", "county", "prefecture") else id(thing)
        )
        known = best.get(key)
        if known is None or (sense.need, _RANK.get(sense.rule, 9)) < (known.need, _RANK.get(known.rule, 9)):
            best[key] = sense
    return tuple(best.values())


def _lengths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Lengths of the names, longest first, by their first two characters."""
    found: dict[str, set[int]] = defaultdict(set)
    for name in names:
        found[name[:2]].add(len(name))
    return {start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}
