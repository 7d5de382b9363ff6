"""Districts and functional zones: which one a point lies in, how far the border is, what a name means, how large."""

from dataclasses import dataclass
from typing import Literal

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.cells import listed, rows, text
from geo.crs import WGS84, ReferenceSystem, from_wgs84, geometries_from_wgs84, in_wgs84, parse_crs, to_wgs84
from geo.datum import Floats
from geo.errors import CRSError, GazetteerError
from geo.measure import ELLIPSOID, area_km2, geodesic_circle, share_radius_m
from geo.names import normal_form

#: Points nearer to a border than this [m] may lie on its other side: borders taken from web maps are 10 to 50 m off.
NEAR_BORDER_M = 100.0

_DISTRICT_COLUMNS = ("id", "adcode", "name_zh", "short_zh", "name_en")
_ZONE_COLUMNS = ("id", "name_zh", "name_en", "district", "lon", "lat", "radius_m")
#: [°] of the pieces in which sides are turned to metres.
_PIECE = 0.02


@dataclass(frozen=True)
class Unit:
    """A district, or a functional zone that lies over one.

    Attributes
    ----------
    id
        Slug (yixian).
    code
        Division code after GB/T 2260 (210727); None for a zone, which has none.
    district
        Full name of the district: its own, or the one a zone lies in.
    """

    id: str
    kind: Literal["district", "zone"]
    code: str | None
    name_zh: str
    short_zh: str
    name_en: str
    district: str
    aliases: tuple[str, ...] = ()


class Regions:
    """The districts of an atlas and the functional zones over them.

    Parameters
    ----------
    districts
        Columns id (slug), adcode, name_zh, short_zh, name_en and polygons or multipolygons in any CRS.
    zones
        Columns id, name_zh, name_en, district (full name), lon, lat [° WGS 84], radius_m of the sketch; short_zh,
        aliases and more where they are known. None: no zones.
    metric_crs
        The projected system of the city (``EPSG:32651``), in which nearest points are looked for.
    near_border_m
        Points nearer to a border than this are marked.

    Attributes
    ----------
    districts
        In WGS 84, in the order given.
    units
        Districts, then zones, each in the order given.

    Raises
    ------
    CRSError
        The frame has no CRS, or ``metric_crs`` is not in metres.
    GazetteerError
        A column or a polygon is missing, a polygon is invalid, a name means two units, or a zone lies in no district.
    """

    def __init__(
        self,
        districts: gpd.GeoDataFrame,
        zones: pd.DataFrame | None = None,
        *,
        metric_crs: str,
        near_border_m: float = NEAR_BORDER_M,
    ) -> None:
        self.districts = _checked(districts)
        self.zones = pd.DataFrame(columns=_ZONE_COLUMNS) if zones is None else zones.reset_index(drop=True)
        self.near_border_m = near_border_m
        self.units = _units(self.districts, self.zones)
        self._metric = parse_crs(metric_crs)
        if self._metric.unit != "metre":
            raise CRSError(f"{metric_crs} is in degrees: wanted a projected system in metres")
        self._by_name = _names(self.units)
        self._shapes: npt.NDArray[np.object_] = self.districts.geometry.to_numpy()
        shapely.prepare(self._shapes)
        self._border = _Border(self._shapes, self._metric)
        self._borders = [_Border([shape], self._metric) for shape in self._shapes]

    def resolve(self, name: str) -> Unit | None:
        """Find the unit that a name means.

        Parameters
        ----------
        name
            Full or short name, alias, English name, slug or code; width, case and traditional characters do not matter.

        Returns
        -------
        The unit, or None when no unit is called so
            Nothing is guessed; ``[unit.name_zh for unit in regions.units]`` lists what would have been found.
        """
        return self._by_name.get(_key(name))

    def locate(self, lon: npt.ArrayLike, lat: npt.ArrayLike) -> pd.DataFrame:
        """Tell in which district points lie and how far the nearest border is.

        Parameters
        ----------
        lon, lat
            N points [° WGS 84]; NaN where a place is unknown.

        Returns
        -------
        Frame of N rows in the order given, columns

            - ``district_id``, ``district_code``, ``district`` (full name): None outside all districts and for missing
              points. A point on the border of two is in the one of lower code.
            - ``border_m``: geodesic distance to the nearest border of any district, the coast too; NaN for missing.
            - ``near_border``: whether that is less than ``near_border_m``.
        """
        x, y = _pairs(lon, lat)
        row = np.full(x.size, -1)
        codes = self.districts["adcode"].to_numpy(dtype=str)
        for district in np.argsort(codes, kind="stable"):
            inside = shapely.intersects_xy(self._shapes[district], x, y)
            row[inside & (row < 0)] = district
        border_m = self._border.distance_m(x, y)
        found = pd.DataFrame(
            {
                name: _taken(self.districts[column].to_numpy(dtype=object), row)
                for name, column in (("district_id", "id"), ("district_code", "adcode"), ("district", "name_zh"))
            }
        )
        return found.assign(border_m=border_m, near_border=border_m < self.near_border_m)

    def distance_m(self, district: Unit, lon: npt.ArrayLike, lat: npt.ArrayLike) -> Floats:
        """Measure how far N points [° WGS 84] lie outside a district.

        Returns
        -------
        N float64 [m], geodesic, to its nearest border; 0 inside, NaN for missing points

        Raises
        ------
        GazetteerError
            ``district`` is a functional zone: a sketch has no border to measure to.
        """
        if district.kind != "district":
            raise GazetteerError(f"{district.name_zh} is a functional zone: its sketch has no border to measure to")
        x, y = _pairs(lon, lat)
        row = self.units.index(district)
        return np.where(shapely.intersects_xy(self._shapes[row], x, y), 0.0, self._borders[row].distance_m(x, y))

    def figures(self) -> pd.DataFrame:
        """Describe each district by a few numbers.

        Returns
        -------
        Frame of one row a district, in the order given, columns

            - ``id``
            - ``area_km2``: of the polygon, on the ellipsoid; not the official figure
            - ``centroid_lon``, ``centroid_lat``: may lie outside
            - ``radius_m``: 90 % of the area lies nearer to the centroid
            - ``label_lon``, ``label_lat``: the point of the largest part that is farthest from its border
        """
        metric = geometries_from_wgs84(self._metric, self._shapes)
        centroid = to_wgs84(self._metric, *shapely.get_coordinates(shapely.centroid(metric)).T)
        label = to_wgs84(self._metric, *shapely.get_coordinates([_innermost(shape) for shape in metric]).T)
        radius = [share_radius_m(shape, x, y) for shape, x, y in zip(self._shapes, *centroid, strict=True)]
        return pd.DataFrame(
            {
                "id": self.districts["id"],
                "area_km2": area_km2(self.districts.geometry),
                "centroid_lon": centroid[0],
                "centroid_lat": centroid[1],
                "radius_m": radius,
                "label_lon": label[0],
                "label_lat": label[1],
            }
        )

    def zone_sketches(self, *, inside_district: bool = False) -> gpd.GeoDataFrame:
        """Draw the zones as circles, which are no boundaries.

        Parameters
        ----------
        inside_district
            Keep only the largest piece of a circle inside the district that the zone lies in.

        Returns
        -------
        The zones in the order given, all their columns, and a Polygon each in WGS 84
        """
        circles: list[BaseGeometry] = [
            geodesic_circle(lon, lat, radius)
            for lon, lat, radius in self.zones[["lon", "lat", "radius_m"]].astype(float).itertuples(index=False)
        ]
        if inside_district:
            hosts = dict(zip(self.districts["name_zh"], self._shapes, strict=True))
            named = zip(circles, self.zones["district"], strict=True)
            circles = [_largest(circle.intersection(hosts[name])) for circle, name in named]
        return gpd.GeoDataFrame(self.zones, geometry=circles, crs=WGS84)


class _Border:
    """The sides of polygons as a tree: shared sides once, looked up in metres, measured on the ellipsoid."""

    def __init__(self, shapes: npt.ArrayLike, metric: ReferenceSystem) -> None:
        self._metric = metric
        # A side is straight in degrees (RFC 7946, 3.1.1), as containment takes it; pieces keep it so within 0.1 m.
        fine = shapely.segmentize(np.asarray(shapes, dtype=np.object_), _PIECE)
        rings = shapely.get_parts(shapely.boundary(geometries_from_wgs84(metric, fine)))
        xy, ring = shapely.get_coordinates(shapely.get_parts(rings), return_index=True)
        follows = ring[1:] == ring[:-1]
        sides = np.stack([xy[:-1][follows], xy[1:][follows]], axis=1)
        backwards = (sides[:, 0, 0] > sides[:, 1, 0]) | (
            (sides[:, 0, 0] == sides[:, 1, 0]) & (sides[:, 0, 1] > sides[:, 1, 1])
        )
        sides[backwards] = sides[backwards, ::-1]
        self._sides: Floats = np.unique(sides, axis=0)
        self._tree = shapely.STRtree(np.asarray(shapely.linestrings(self._sides), dtype=np.object_))

    def distance_m(self, lon: Floats, lat: Floats) -> Floats:
        """Measure from N points [° WGS 84] to the nearest side; NaN for missing points."""
        distance = np.full(lon.size, np.nan)
        known = np.flatnonzero(~np.isnan(lon))
        if not known.size:
            return distance
        here = np.column_stack(from_wgs84(self._metric, lon[known], lat[known]))
        _, side = self._tree.query_nearest(shapely.points(here), all_matches=False)
        start, end = self._sides[side, 0], self._sides[side, 1]
        along = end - start
        share = ((here - start) * along).sum(axis=1) / (along * along).sum(axis=1)
        nearest = start + np.clip(share, 0.0, 1.0)[:, None] * along
        there = to_wgs84(self._metric, nearest[:, 0], nearest[:, 1])
        distance[known] = ELLIPSOID.inv(lon[known], lat[known], *there)[2]
        return distance


def _checked(districts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    absent = [column for column in _DISTRICT_COLUMNS if column not in districts.columns]
    if absent:
        raise GazetteerError(f"the districts lack {', '.join(absent)}: wanted {', '.join(_DISTRICT_COLUMNS)}")
    turned = in_wgs84(districts).reset_index(drop=True)
    for name, shape in zip(turned["name_zh"], turned.geometry, strict=True):
        if shape is None or shape.is_empty or shape.geom_type not in ("Polygon", "MultiPolygon"):
            raise GazetteerError(f"district {name} has no polygon")
        if not shape.is_valid:
            raise GazetteerError(f"district {name}: its polygon is invalid, {shapely.is_valid_reason(shape)}")
    return turned


def _units(districts: gpd.GeoDataFrame, zones: pd.DataFrame) -> tuple[Unit, ...]:
    absent = [column for column in _ZONE_COLUMNS if column not in zones.columns]
    if absent:
        raise GazetteerError(f"the zones lack {', '.join(absent)}: wanted {', '.join(_ZONE_COLUMNS)}")
    units = [
        Unit(row["id"], "district", str(row["adcode"]), name, text(row["short_zh"]) or name, row["name_en"], name)
        for row in rows(districts)
        for name in [row["name_zh"]]
    ]
    known = {unit.name_zh for unit in units}
    for row in rows(zones):
        name, host = row["name_zh"], row["district"]
        if host not in known:
            raise GazetteerError(f"zone {name} lies in {host!r}: wanted one of {', '.join(sorted(known))}")
        short, aliases = text(row.get("short_zh")) or name, listed(row.get("aliases"))
        units.append(Unit(row["id"], "zone", None, name, short, row["name_en"], host, aliases))
    return tuple(units)


def _names(units: tuple[Unit, ...]) -> dict[str, Unit]:
    by_name: dict[str, Unit] = {}
    for unit in units:
        for name in (unit.id, unit.code, unit.name_zh, unit.short_zh, unit.name_en, *unit.aliases):
            other = by_name.setdefault(_key(name), unit) if name else unit
            if other is not unit:
                raise GazetteerError(f"{name!r} means both {other.name_zh} and {unit.name_zh}")
    return by_name


def _key(name: str) -> str:
    return normal_form(name).casefold()


def _pairs(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Return N longitudes and latitudes, both NaN where one of them is."""
    x, y = np.atleast_1d(np.asarray(lon, dtype=np.float64)), np.atleast_1d(np.asarray(lat, dtype=np.float64))
    missing = np.isnan(x) | np.isnan(y)
    return np.where(missing, np.nan, x), np.where(missing, np.nan, y)


def _taken(values: npt.NDArray[np.object_], row: npt.NDArray[np.int64]) -> "pd.Series[str]":
    """Return ``values[row]``, None where ``row`` is -1; as objects, since pandas would make NaN of None in texts."""
    return pd.Series([None if one < 0 else values[one] for one in row.tolist()], dtype=object)


def _innermost(shape: BaseGeometry) -> BaseGeometry:
    """Return the middle of the largest circle inside the largest part, in the plane, to 10 m."""
    (radius,) = shapely.maximum_inscribed_circle([_largest(shape)], tolerance=10.0)
    return shapely.Point(radius.coords[0])


def _largest(shape: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts(shape)
    return shape if not parts.size else parts[np.argmax(shapely.area(parts))]
