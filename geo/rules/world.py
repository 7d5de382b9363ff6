"""What the rules know besides names: the city, the middles of its districts, who lies near a border."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.gazetteer import Gazetteer
from geo.names import normal_form
from geo.things import Thing

#: [m] A district's seat is taken for at least this much of a town when a distance is told from it.
SEAT_RADIUS_M = 1500.0
#: [m] The built-up city, when a distance is told from it.
CITY_RADIUS_M = 4000.0
#: [m] What is known by a point alone, without a radius.
POINT_RADIUS_M = 500.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A point [° WGS 84] and a radius about it [m]."""

    lon: float
    lat: float
    radius_m: float

    @property
    def point(self) -> tuple[float, float]:
        """lon, lat [°]."""
        return self.lon, self.lat


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a point lies: the district, None in none, and how far the nearest border is [m]."""

    district: str | None
    border_m: float
    near_border: bool


class World:
    """A gazetteer and what follows from it once for all.

    Parameters
    ----------
    gazetteer
        Every name that is known.
    city
        Name of the city that texts are about unless they name another; empty: the gazetteer's.
    """

    def __init__(self, gazetteer: Gazetteer, city: str = "") -> None:
        own = gazetteer.city.name if gazetteer.city else ""
        self.gazetteer = gazetteer
        self.city = normal_form(city or own).removesuffix("市")
        self.city_name = own or self.city
        figures = gazetteer.regions.figures()
        columns = (figures[name].astype(float) for name in ("centroid_lon", "centroid_lat", "radius_m"))
        circles = dict(zip(figures["id"], map(Circle, *columns), strict=True))
        #: District by full name: its centroid and the circle about it with nine tenths of its area.
        self.centres = {name: circles[thing.id] for name, thing in gazetteer.districts.items()}
        self._units = {unit.name_zh: unit for unit in gazetteer.regions.units if unit.kind == "district"}
        self._border_m = _border_distances(gazetteer)
        self._geometries: dict[str, BaseGeometry] = {}
        self._seats = {name: _seat(gazetteer, thing) for name, thing in gazetteer.districts.items()}

    @cached_property
    def whole(self) -> BaseGeometry:
        """All districts in one."""
        return shapely.union_all(list(self.gazetteer.polygons.values()))

    def spots(self, points: Sequence[tuple[float, float]]) -> list[Spot]:
        """Say where N points [°] lie."""
        if not points:
            return []
        lon, lat = np.array(points, dtype=np.float64).T
        found = self.gazetteer.regions.locate(lon, lat)
        rows = zip(found["district"], found["border_m"], found["near_border"], strict=True)
        return [Spot(district, float(border), bool(near)) for district, border, near in rows]

    def outside_m(self, district: str, point: tuple[float, float]) -> float:
        """How far [m] a point lies outside a district."""
        return float(self.gazetteer.regions.distance_m(self._units[district], *point)[0])

    def english(self, district: str) -> str:
        """English name of a district."""
        return self._units[district].name_en

    def border_m(self, thing: Thing) -> float:
        """Distance [m] of a thing's point to the nearest border; infinite where it has none."""
        return self._border_m.get(thing.id, math.inf)

    def geometry(self, thing: Thing) -> BaseGeometry | None:
        """Return a thing's outline or course where it is owned, else its point; None where it may not be drawn."""
        if thing.point is None:
            return None
        if thing.id not in self._geometries:
            self._geometries[thing.id] = self.gazetteer.shapes.get(thing.id) or shapely.Point(thing.point)
        return self._geometries[thing.id]

    def anchor(self, thing: Thing | None) -> Circle | None:
        """Where distances from a thing are reckoned from: its point, or the seat of a district."""
        if thing is None:
            return None
        if thing.kind == "district":
            return self._seats[thing.name]
        if thing.kind == "city" and self.gazetteer.city_centre is not None:
            return Circle(*self.gazetteer.city_centre, CITY_RADIUS_M)
        if thing.point is None:
            return None
        return Circle(*thing.point, thing.radius_m or POINT_RADIUS_M)


def _seat(gazetteer: Gazetteer, district: Thing) -> Circle | None:
    """Find the town centre of a district, else the seat of its own government."""
    places = [t for t in gazetteer.sites.get(district.name, []) if t.point]
    centres = [t for t in places if t.kind == "urban"]
    seats = [t for t in places if t.kind == "seat" and t.name.startswith(district.name)]
    for thing in (*centres, *seats):
        if thing.point is not None:
            return Circle(*thing.point, max(thing.radius_m or 0.0, SEAT_RADIUS_M))
    return None


def _border_distances(gazetteer: Gazetteer) -> dict[str, float]:
    things = [thing for thing in gazetteer.things() if thing.point]
    if not things:
        return {}
    points: pd.DataFrame = pd.DataFrame([thing.point for thing in things], columns=["lon", "lat"], dtype=float)
    distances = gazetteer.regions.locate(points["lon"], points["lat"])["border_m"]
    return {thing.id: float(distance) for thing, distance in zip(things, distances, strict=True)}
