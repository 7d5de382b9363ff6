"""Every name of an atlas and of the cities around it: districts, towns, villages, zones, places, divisions, old names."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo.cells import listed
from geo.errors import GazetteerError
from geo.named_lines import NamedLines
from geo.names import (
    COMMON_WORDS,
    GENERAL_UNITS,
    airport_forms,
    company_stem,
    normal_form,
    park_forms,
    squeeze,
    station_forms,
    town_forms,
    town_stem,
    village_forms,
    village_stem,
    zone_forms,
)
from geo.regions import Regions
from geo.things import COMPANY_KINDS, LEVELS, LINEAR_KINDS, Need, Sense, Thing, indexed

_Row = dict[str, Any]

_URBAN = ("城区", "主城区", "中心城区")
_PROVINCE = re.compile(r"^[一-龥]{2,3}省")


def _no_forms(_: str) -> Iterator[str]:
    return iter(())


_ENGLISH_UNIT = re.compile(r" (?:county|district|city)$")
#: How names of a kind vary.
_OTHER_FORMS: Mapping[str, Callable[[str], Iterator[str]]] = {
    "park": park_forms,
    "station": station_forms,
    "airport": airport_forms,
}


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
        ``adcode, name, short, level, parent``: provinces, prefectures and counties of the country, and countries.
    routes
        Rows of ``routes.csv``: ordered points of named lines; only those of kind rail and hsr give a drawable line.
    regions
        The districts and zones as regions, where they stand already; else made here.
    shapes
        Outlines and courses in WGS 84 by the id of a place; then the place's own point is its label.

    Attributes
    ----------
    names
        Senses by every form of every name, in normal form.
    lengths
        Lengths of the forms, longest first, by their first two characters.
    city
        The city whose districts these are; None where no place row of kind city lies in them.
    city_centre
        lon, lat [° WGS 84] of its row, from which distances are told.
    districts, zones
        By full name.
    towns, villages
        By district and full name of the town; the villages of a town in the order of the table.
    sites
        Places of the atlas by district.
    lines
        The routes by name.
    polygons
        By full name of the district, in WGS 84.

    Raises
    ------
    GazetteerError
        A table lacks a column, a row names a district that is not among ``districts``, or an old name means nothing.
    """

    def __init__(  # noqa: PLR0913  the tables of an atlas, each by its name
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
        self.city: Thing | None = None
        self.city_centre: tuple[float, float] | None = None
        self.districts: dict[str, Thing] = {}
        self.zones: dict[str, Thing] = {}
        self.towns: dict[tuple[str, str], Thing] = {}
        self.villages: dict[tuple[str, str], list[Thing]] = defaultdict(list)
        self.sites: dict[str, list[Thing]] = defaultdict(list)
        self.polygons: dict[str, BaseGeometry] = dict(zip(districts["name_zh"], districts.geometry, strict=True))
        self.shapes: Mapping[str, BaseGeometry] = shapes or {}
        self.regions = regions or Regions(districts, zones, metric_crs=_utm(districts))
        self.lines = NamedLines(routes)
        self._senses: dict[str, list[Sense]] = defaultdict(list)
        self._units: dict[str, Thing] = {}
        self._english: dict[str, Thing] = {}
        self._zone_of_town: dict[tuple[str | None, str | None], str] = {}
        self._towns_of: dict[str, list[Thing]] = defaultdict(list)
        rows = _rows(places, "places", ("id", "name_zh", "kind", "district", "lon", "lat", "radius_m", "basis"))
        self._add_districts(_rows(districts, "districts", ("id", "adcode", "name_zh", "short_zh")))
        local, outside = self._parted(rows)
        self._add_zones(_rows(zones, "zones", ("id", "name_zh", "district")), local)
        self._add_towns(_rows(towns, "towns", ("code", "name_zh", "district")), local)
        self._add_villages(_rows(villages, "villages", ("code", "name_zh", "name_short", "town", "district")), local)
        self._add_places(local)
        self._add_outside(outside)
        self._add_divisions(
            [] if divisions is None else _rows(divisions, "divisions", ("adcode", "name", "short", "level"))
        )
        self._add_old_names([] if old_names is None else _rows(old_names, "old_names", ("name", "means")))
        self.names, self.lengths = indexed(self._senses)

    def english(self, name: str) -> Thing | None:
        """Find the thing of the atlas with this English name, slug or code, or None.

        Of names parted by commas, finest first, all must be known: a place of the same name elsewhere is not ours.
        """
        parts = [" ".join(part.split()) for part in name.casefold().split(",")]
        things = [self._english.get(part) or self._english.get(_ENGLISH_UNIT.sub("", part)) for part in parts]
        return things[0] if all(things) else None

    def unit(self, name: str) -> Thing | None:
        """Find the district or zone that is called so (any name, code or slug, in normal form), or None."""
        return self._units.get(name.casefold()) if name else None

    def towns_of(self, district: str) -> Sequence[Thing]:
        """Towns of a district, in the order of the table."""
        return self._towns_of.get(district, [])

    def things(self) -> Iterator[Thing]:
        """Towns, villages and places of the atlas."""
        yield from self.towns.values()
        yield from itertools.chain.from_iterable(self.villages.values())
        yield from itertools.chain.from_iterable(self.sites.values())

    def _add_districts(self, rows: Sequence[_Row]) -> None:
        for row in rows:
            name = row["name_zh"]
            thing = Thing(
                str(row["id"]), name, "district", "district", district=name, basis="mapped", source="districts"
            )
            self.districts[name] = thing
            self._name(name, Sense(thing, "exact"))
            self._name(row["short_zh"] or name, Sense(thing, "exact"))
            self._unit(thing, name, row["short_zh"], row["adcode"], row["id"], row.get("name_en"))
        self._code = str(rows[0]["adcode"])[:4] if rows else ""

    def _parted(self, rows: Sequence[_Row]) -> tuple[list[_Row], list[_Row]]:
        """Part places of the atlas from those outside, and take the one city that lies inside for its own.

        Outside is what names no district, has no length, and lies in none of the polygons.
        """
        points = np.array(
            [(np.nan, np.nan) if row["lon"] is None or row["lat"] is None else (row["lon"], row["lat"]) for row in rows]
        )
        hosts = self.regions.locate(*points.reshape(-1, 2).T)["district"]
        local: list[_Row] = []
        outside: list[_Row] = []
        for row, host in zip(rows, hosts, strict=True):
            if row["kind"] == "city" and host is not None:
                self.city_centre = (row["lon"], row["lat"])
                self.city = Thing(
                    row["id"], row["name_zh"], "city", "city", basis=row["basis"] or "", source=row.get("source") or ""
                )
                self._name(row["name_zh"], Sense(self.city, "exact"))
                short = row["name_zh"].removesuffix("市")
                for form in (short, *(short + word for word in (*_URBAN, "市区", "市城区", "市主城区"))):
                    self._name(form, Sense(self.city, "exact"))
                self._read_as(self.city, row.get("name_en"))
            elif row["district"] or row["kind"] in LINEAR_KINDS or host is not None:
                self._check_district(row, "places")
                local.append(row)
            else:
                outside.append(row)
        return local, outside

    def _add_zones(self, rows: Sequence[_Row], places: Sequence[_Row]) -> None:
        anchors = {row["id"]: row for row in places if row["kind"] == "zone"}
        for row in rows:
            self._check_district(row, "zones")
            anchor = anchors.get(row.get("place_id"), {})
            thing = Thing(
                str(row["id"]), row["name_zh"], "zone", "area", district=row["district"], zone=row["name_zh"], lon=row.get("lon"),
                lat=row.get("lat"), precision_m=row.get("radius_m"), radius_m=row.get("radius_m"), basis="text",
                source=row.get("source") or "",
            )  # fmt: skip
            self.zones[thing.name] = thing
            aliases = dict.fromkeys((*listed(row.get("aliases")), *listed(anchor.get("aliases"))))
            full = dict.fromkeys((thing.name, *aliases, *(form for alias in aliases for form in zone_forms(alias))))
            bare = dict.fromkeys(map(self._without_city, full))
            forms = full | bare
            for form in forms:
                # 经济技术开发区 is the city's own only where no county's stands before it.
                need = Need.NOTHING if form in full else Need.PARENT_OR_ALONE
                self._name(form, Sense(thing, "exact" if form == thing.name else "alias", need))
            if row.get("short_zh"):
                self._name(row["short_zh"], Sense(thing, "alias", Need.PARENT_OR_ALONE))
            self._unit(thing, *forms, row["id"], row.get("short_zh"), row.get("name_en"))
            for town in listed(row.get("subdistricts")):
                self._zone_of_town[row["district"], town] = thing.name

    def _add_towns(self, rows: Sequence[_Row], places: Sequence[_Row]) -> None:
        points = {(row["district"], row["name_zh"]): row for row in places if row["kind"] == "town"}
        for row in rows:
            self._check_district(row, "towns")
            key = (row["district"], row["name_zh"])
            thing = Thing(
                f"town-{row['code']}", row["name_zh"], "town", "town", district=row["district"], town=row["name_zh"],
                zone=self._zone_of_town.get(key), source="towns",
            )  # fmt: skip
            place = points.get(key)
            if place is not None:
                thing = _placed(thing, place)
                self._read_as(thing, place.get("name_en"))
            self.towns[key] = thing
            self._towns_of[row["district"]].append(thing)
            self._name_town(thing, listed(place.get("aliases")) if place else ())

    def _name_town(self, thing: Thing, aliases: Iterable[str]) -> None:
        self._name(thing.name, Sense(thing, "exact"))
        bare = self._without_city(thing.name)
        for form in (bare, bare.removeprefix(thing.district or "")):
            self._name(form, Sense(thing, "alias"))
        forms = dict(town_forms(thing.name))
        for form, old in forms.items():
            self._name(form, Sense(thing, "old_name" if old else "suffix"))
        stem = town_stem(thing.name)
        if stem != thing.name:
            need = Need.PARENT if stem in COMMON_WORDS else Need.PARENT_OR_ALONE
            self._name(stem, Sense(thing, "suffix", need))
        for alias in aliases:
            if alias not in forms and alias != stem:
                self._name(alias, Sense(thing, "alias"))

    def _add_villages(self, rows: Sequence[_Row], places: Sequence[_Row]) -> None:
        points: dict[tuple[str, str], list[_Row]] = defaultdict(list)
        for row in places:
            if row["kind"] == "village":
                for stem in dict.fromkeys(map(village_stem, (row["name_zh"], *listed(row.get("aliases"))))):
                    points[row["district"], stem].append(row)
        for row in rows:
            self._check_district(row, "villages")
            stem = village_stem(row["name_short"])
            thing = Thing(
                f"village-{row['code']}", row["name_short"], "village", "village", district=row["district"], town=row["town"],
                zone=self._zone_of_town.get((row["district"], row["town"])), source="villages",
            )  # fmt: skip
            place = next((p for p in points[row["district"], stem] if p.get("town") in (None, row["town"])), None)
            if place is not None:
                thing = _placed(thing, place)
            self.villages[row["district"], row["town"]].append(thing)
            self._name(thing.name, Sense(thing, "exact"))
            for form in village_forms(thing.name, row["name_zh"]):
                self._name(form, Sense(thing, "suffix"))
            if stem != thing.name:
                self._name(stem, Sense(thing, "suffix", Need.PARENT))

    def _add_places(self, rows: Sequence[_Row]) -> None:
        listed_already = {thing.id for thing in self.things()}
        for row in rows:
            if row["id"] in listed_already or row["kind"] == "zone":
                continue
            names = (row["name_zh"], *listed(row.get("aliases")))
            town = row["name_zh"] if row["kind"] == "town" else row.get("town")
            zone = self._zone_of_town.get((row["district"], town)) or next(
                (z for z in self.zones if any(z in name for name in names)), None
            )
            thing = Thing(
                str(row["id"]), row["name_zh"], row["kind"], LEVELS.get(row["kind"], "site"), district=row["district"], town=town,
                zone=zone,
            )  # fmt: skip
            thing = _placed(thing, row)
            self.sites[thing.district or ""].append(thing)
            self._name_place(thing, names[1:])
            self._read_as(thing, row.get("name_en"))

    def _name_place(self, thing: Thing, aliases: Iterable[str]) -> None:
        self._name(thing.name, Sense(thing, "exact"))
        forms = (thing.name, *aliases)
        firms = (company_stem(form) for form in forms) if thing.kind in COMPANY_KINDS else ()
        for form in dict.fromkeys((*forms, *firms)):
            if any(
                form.removeprefix(unit) in forms
                for unit in (thing.district, thing.zone)
                if unit and form.startswith(unit)
            ):
                continue  # the unit and the name are read one after the other
            self._name(form, Sense(thing, "alias", Need.PARENT_OR_ALONE if len(form) < 3 else Need.NOTHING))
            self._name(squeeze(form), Sense(thing, "suffix", Need.PARENT_OR_ALONE if len(form) < 3 else Need.NOTHING))
            if thing.kind not in ("seat", "station"):  # 甲市政府 and 甲火车站 are no 政府 and 火车站 of anyone
                self._name(self._without_city(form), Sense(thing, "alias"), shortest=3)
            for other in _OTHER_FORMS.get(thing.kind, _no_forms)(form):
                self._name(other, Sense(thing, "alias"))
        if thing.kind == "urban" and thing.district:
            kind = "县城" if thing.district.endswith("县") else "市区"
            for district in dict.fromkeys((thing.district, thing.district[:-1])):
                for word in (*_URBAN, kind, f"城{kind[-1]}"):
                    self._name(district + word, Sense(thing, "alias"), shortest=4)

    def _add_outside(self, rows: Sequence[_Row]) -> None:
        for row in rows:
            thing = Thing(
                str(row["id"]),
                row["name_zh"],
                row["kind"],
                "out_of_area",
                outside=row["name_zh"],
                source=row.get("source") or "",
            )
            for form in (
                row["name_zh"],
                row["name_zh"].removesuffix("市") if row["kind"] == "city" else row["name_zh"],
            ):
                self._name(form, Sense(thing, "exact"))
            for alias in listed(row.get("aliases")):
                self._name(alias, Sense(thing, "alias", Need.PARENT_OR_ALONE if len(alias) < 3 else Need.NOTHING))

    def _add_divisions(self, rows: Sequence[_Row]) -> None:
        names = {str(row["adcode"]): row for row in rows}
        province = self._code[:2]
        for row in rows:
            code = str(row["adcode"])
            if code.startswith(self._code):
                continue
            if code == f"{province}0000":
                thing = Thing(code, row["name"], "province", "city", source="divisions")
            else:
                where = _parents(row, names) + row["name"]
                thing = Thing(code, row["name"], row["level"], "out_of_area", source="divisions", outside=where)
            # 黑山 is a country too, and short names of counties mean much else: what the atlas has, it means.
            near = row["level"] in ("province", "prefecture") or code.startswith(province)
            country = row["level"] == "country"
            for form in dict.fromkeys((row["name"], *listed(row["short"]))):
                full = form == row["name"] and not country
                known = normal_form(form) in self._senses or (len(form) < 3 and not country)
                if form in COMMON_WORDS or form in GENERAL_UNITS or not (full or near or not known):
                    continue
                # 和县 stands in 市和县区 too.
                need = Need.NOTHING if near or country or len(form) > 2 else Need.PARENT_OR_ALONE
                self._name(form, Sense(thing, "exact", need))

    def _add_old_names(self, rows: Sequence[_Row]) -> None:
        for row in rows:
            things = [sense.thing for sense in self._senses.get(normal_form(row["means"]), ()) if sense.rule == "exact"]
            if not things:
                raise GazetteerError(
                    f"old_names: {row['name']!r} means {row['means']!r}, which is no name of the atlas"
                )
            full, short = (self.city.name, self.city.name.removesuffix("市")) if self.city else ("", "")
            forms = [row["name"], row["name"].replace(full, short, 1)] if full else [row["name"]]
            for thing, form in itertools.product(things, dict.fromkeys(forms)):
                self._name(form, Sense(thing, "old_name"))
                # 甲街道 may have been 甲乡 before: no list says so, so it counts with its district named only.
                for other, _ in town_forms(form) if thing.kind == "town" and thing.district else ():
                    for district in (str(thing.district), str(thing.district)[:-1]):
                        if district + other not in self._senses:
                            self._name(district + other, Sense(thing, "old_name"))
                if thing.kind == "district":
                    self._units.setdefault(normal_form(row["name"]), thing)

    def _without_city(self, name: str) -> str:
        """Drop the province's and the city's name in front; the whole name where they do not stand there."""
        bare = _PROVINCE.sub("", name)
        if self.city is None:
            return bare
        for prefix in (self.city.name, self.city.name.removesuffix("市")):
            if bare.startswith(prefix):
                return bare.removeprefix(prefix)
        return bare

    def _name(self, name: str, sense: Sense, *, shortest: int = 2) -> None:
        form = normal_form(name)
        if len(form) >= shortest:
            self._senses[form].append(sense)

    def _unit(self, thing: Thing, *names: object) -> None:
        for name in names:
            if name:
                form = normal_form(name).casefold()
                self._units[form] = thing
                self._read_as(thing, form)

    def _read_as(self, thing: Thing, english: object) -> None:
        form = normal_form(english).casefold()
        if form and form.isascii():
            self._english.setdefault(form, thing)

    def _check_district(self, row: _Row, table: str) -> None:
        if row["district"] and row["district"] not in self.districts:
            wanted = ", ".join(self.districts)
            raise GazetteerError(f"{table}: {row['name_zh']!r} names {row['district']!r}, wanted one of {wanted}")


def _utm(districts: gpd.GeoDataFrame) -> str:
    """Name the UTM zone of the northern hemisphere that the middle of the districts lies in."""
    west, _, east, _ = districts.total_bounds
    return f"EPSG:{32601 + int(((west + east) / 2 + 180) // 6)}"


def _rows(frame: pd.DataFrame, table: str, columns: Iterable[str]) -> list[_Row]:
    """Rows as dicts, empty values None, numbers as floats."""
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise GazetteerError(f"{table}: no column {', '.join(missing)} among {', '.join(map(str, frame.columns))}")
    plain = pd.DataFrame({str(name): frame[name].astype(object) for name in frame.columns if name != "geometry"})
    rows: list[_Row] = [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]
    for row in rows:
        for key, value in row.items():
            if value is None or value is pd.NA or value == "" or value != value:  # noqa: PLR0124  NaN
                row[key] = None
            elif key in ("lon", "lat", "radius_m", "precision_m"):
                row[key] = float(value)
    return rows


def _placed(thing: Thing, row: Mapping[str, Any]) -> Thing:
    """Give a thing the id and the position of a place row."""
    return replace(
        thing, id=str(row["id"]), lon=row["lon"], lat=row["lat"], precision_m=row.get("precision_m"), radius_m=row["radius_m"],
        basis=row["basis"] or "", source=row.get("source") or "",
    )  # fmt: skip


def _parents(row: Mapping[str, Any], rows: Mapping[str, Mapping[str, Any]]) -> str:
    names: list[str] = []
    parent = rows.get(row.get("parent") or "")
    while parent is not None and len(names) < 3:
        names.append(str(parent["name"]))
        parent = rows.get(parent.get("parent") or "")
    return "".join(reversed(names))
