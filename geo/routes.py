"""Routes and the corridor: their lines, the nearest place on a branch with its chainage from the port, and marks."""

from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.cells import listed, rows
from geo.chainage import Drawn, Track, chained, drawn_line, legs_of, marks, number, places
from geo.crs import WGS84
from geo.errors import RouteError
from geo.measure import ELLIPSOID
from geo.route_checks import Replacement

#: A kind of route that is a set of points and no line.
_POINTS_ONLY = "node"
#: A replaced line ought to pass its stops within this distance [m].
_STOP_OFF_LINE_M = 3000.0
_POINT_COLUMNS = ("route_id", "seq", "place_zh", "lon", "lat")
_LINE_COLUMNS = ("route_id", "kind", "schematic", "length_km", "branch")


class Routes:
    """The routes of an atlas.

    Parameters
    ----------
    points
        Columns route_id, seq, place_zh, lon, lat [° WGS 84]: the ordered points of every route.
    lines
        One row a route, the kilometre table: route_id, kind, schematic, length_km and, parted by ``|``, one entry a
        leg: branch, branch_from_seq, branch_to_seq, branch_start_km, branch_end_km, branch_reversed. draw_from_seq,
        where it is set, is the row from which the line is drawn. Further columns are kept.
    replacements
        Lines that rule over the points of their routes, which stay as stops.

    Attributes
    ----------
    lines
        The rows of ``lines`` in the order given with a LineString each in WGS 84, None for a set of points. ``source``
        and ``licence`` of a replaced line are its own.
    branches
        The branches, in the order in which the table first names them.
    stops_off_line
        Frame of the stops that a replaced line misses by more than 3 km: route_id, seq, place_zh, offset_km.

    Raises
    ------
    RouteError
        A column, a route or a coordinate is missing; a seq stands twice; a line has one point; a leg lies on a line
        that is schematic or no railway, contradicts itself, or overlaps another; a replaced line runs backwards.

    Examples
    --------
    A track of 120 km drawn as a chord of 111 km, and a point beside its middle:

    >>> points = pd.DataFrame({"route_id": "R1", "seq": [1, 2], "place_zh": ["港", "站"]})
    >>> leg = {"branch": "W", "branch_from_seq": 1, "branch_to_seq": 2, "branch_start_km": 0, "branch_end_km": 120}
    >>> line = {"route_id": "R1", "kind": "rail", "schematic": False, "length_km": 120, "branch_reversed": False}
    >>> routes = Routes(points.assign(lon=121.0, lat=[40.8, 41.8]), pd.DataFrame([line | leg]))
    >>> routes.nearest(121.1, 41.3)[["branch", "chainage_km", "offset_km"]].round(1).to_numpy().tolist()
    [['W', 60.0, 8.4]]
    """

    def __init__(self, points: pd.DataFrame, lines: pd.DataFrame, *, replacements: Iterable[Replacement] = ()) -> None:
        stops = _checked(points, lines)
        replaced = {one.route_id: one for one in replacements}
        for unknown in replaced.keys() - set(lines["route_id"]):
            raise RouteError(f"a line replaces route {unknown}, which is not in the table")
        drawn = {route_id: drawn_line(some, replaced.get(route_id)) for route_id, some in stops.items()}
        self.lines = _line_frame(lines, stops, replaced)
        self.stops_off_line = _stops_off_line(stops, {route_id: drawn[route_id] for route_id in replaced})
        legs = [leg for row in rows(lines) for leg in legs_of(row, drawn[row["route_id"]])]
        self.branches = tuple(dict.fromkeys(leg.branch for leg in legs))
        self._legs = {branch: chained([leg for leg in legs if leg.branch == branch]) for branch in self.branches}
        #: Without the legs that run on the track of one named before.
        self._own = [leg for at, leg in enumerate(legs) if not any(leg.runs_on(other) for other in legs[:at])]
        self._tracks: dict[str | None, Track] = {branch: Track(some) for branch, some in self._legs.items()}
        if self._own:
            self._tracks[None] = Track(self._own)

    def nearest(self, lon: npt.ArrayLike, lat: npt.ArrayLike, *, branch: str | None = None) -> pd.DataFrame:
        """Find the nearest place of the corridor to each of N points.

        Parameters
        ----------
        lon, lat
            N points [° WGS 84]; NaN where a place is unknown.
        branch
            Look at this branch only. Otherwise at all; where two share a track, the one named first is answered.

        Returns
        -------
        Frame of N rows in the order given, columns

            - ``route_id``, ``branch``: None for missing points and where no line carries a branch
            - ``chainage_km``: from the port by the kilometre table
            - ``offset_km``: geodesic; however large, the caller decides what is off the corridor
            - ``at_lon``, ``at_lat`` [° WGS 84]: the place on the drawn line

        Raises
        ------
        RouteError
            There is no such branch, or a point is no longitude and latitude.

        Notes
        -----
        The place is sought in the azimuthal equidistant projection about the middle of the lines: on the corridor of
        Jinzhou it is off by at most 0.2 % of the offset. Schematic lines are never measured to.
        """
        x, y = np.atleast_1d(np.asarray(lon, dtype=np.float64)), np.atleast_1d(np.asarray(lat, dtype=np.float64))
        self._check(branch)
        track = self._tracks.get(branch)
        names = np.full((2, x.size), None, dtype=object)
        figures = np.full((4, x.size), np.nan)
        known = np.flatnonzero(~(np.isnan(x) | np.isnan(y)))
        wrong = known[(np.abs(x[known]) > 180.0) | (np.abs(y[known]) > 90.0)]
        if wrong.size:
            raise RouteError(f"lon, lat {x[wrong[0]]}, {y[wrong[0]]} is no place on the earth: wanted degrees")
        if track is not None and known.size:
            names[:, known], figures[:, known] = track.nearest(x[known], y[known])
        text = {name: pd.Series(names[row], dtype=object) for row, name in enumerate(("route_id", "branch"))}
        numbers = dict(zip(("chainage_km", "offset_km", "at_lon", "at_lat"), figures, strict=True))
        return pd.DataFrame(text | numbers)

    def at(self, branch: str, chainage_km: npt.ArrayLike) -> pd.DataFrame:
        """Find the places of a branch at N chainages [km].

        Returns
        -------
        Frame of N rows in the order given, columns

            - ``route_id``: None where no leg has the chainage (before, behind, or between two railways)
            - ``lon``, ``lat`` [° WGS 84], ``bearing_deg`` [0, 360) of growing chainage: NaN there

        Raises
        ------
        RouteError
            There is no such branch.
        """
        self._check(branch)
        return places(self._legs[branch], np.atleast_1d(np.asarray(chainage_km, dtype=np.float64)))

    def ticks(self, every_km: float, *, branch: str | None = None) -> pd.DataFrame:
        """Lay out the marks of chainage for a map.

        Parameters
        ----------
        every_km
            Distance of the marks; the first is at the first multiple on the branch.
        branch
            Only this one. Otherwise all, and where two share a track only the marks of the one named first.

        Returns
        -------
        Frame of one row a mark, columns branch, chainage_km, route_id, lon, lat [° WGS 84], bearing_deg
            By branch and chainage. Where a branch has no track for some kilometres there is no mark.

        Raises
        ------
        RouteError
            ``every_km`` is not above 0, or there is no such branch.
        """
        self._check(branch)
        if not every_km > 0:
            raise RouteError(f"marks every {every_km} km: wanted a distance above 0")
        laid = [marks("", [], every_km)]
        for one in [branch] if branch else self.branches:
            legs = [leg for leg in self._legs[one] if branch or leg in self._own]
            laid.append(marks(one, legs, every_km))
        return pd.concat(laid, ignore_index=True)

    def legs(self) -> gpd.GeoDataFrame:
        """Lay out the branches leg by leg: only the parts of routes that carry them.

        Returns
        -------
        GeoDataFrame in WGS 84 of one row a leg, by branch and chainage, columns

            - ``branch``, ``route_id``
            - ``start_km``, ``end_km``: chainage of the ends, from the port inland; between them chainage goes by the
              share of the line's length
            - ``shared``: whether a branch named before runs on the same track
            - geometry: LineString, from the port inland
        """
        laid = [leg for branch in self.branches for leg in self._legs[branch]]
        # The fine pieces of a leg are straight in degrees: only the corners of the drawn line stay.
        lines = [shapely.LineString(np.column_stack([leg.lon, leg.lat])).simplify(1e-9) for leg in laid]
        columns = {
            "branch": [leg.branch for leg in laid],
            "route_id": [leg.route_id for leg in laid],
            "start_km": [leg.start_km for leg in laid],
            "end_km": [leg.end_km for leg in laid],
            "shared": [leg not in self._own for leg in laid],
        }
        return gpd.GeoDataFrame(columns, geometry=lines, crs=WGS84)

    def _check(self, branch: str | None) -> None:
        if branch is not None and branch not in self.branches:
            raise RouteError(f"{branch!r} is no branch: wanted one of {', '.join(self.branches) or 'none'}")


def _checked(points: pd.DataFrame, lines: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the ordered points of each route."""
    for frame, wanted, what in ((points, _POINT_COLUMNS, "points"), (lines, _LINE_COLUMNS, "lines")):
        absent = [column for column in wanted if column not in frame.columns]
        if absent:
            raise RouteError(f"the {what} of routes lack {', '.join(absent)}: wanted {', '.join(wanted)}")
    twice = lines["route_id"][lines["route_id"].duplicated()]
    if len(twice):
        raise RouteError(f"route {twice.iloc[0]} stands twice in the table")
    stops = {str(route_id): some.sort_values("seq") for route_id, some in points.groupby("route_id", sort=False)}
    for route_id in lines["route_id"]:
        if route_id not in stops:
            raise RouteError(f"route {route_id} has no points")
    for route_id, some in stops.items():
        if route_id not in set(lines["route_id"]):
            raise RouteError(f"route {route_id} has points and no row in the table")
        if some["seq"].duplicated().any():
            raise RouteError(f"route {route_id} has seq {some['seq'][some['seq'].duplicated()].iloc[0]} twice")
        lost = some[some["lon"].isna() | some["lat"].isna()]
        if len(lost):
            raise RouteError(f"route {route_id}, seq {lost['seq'].iloc[0]} has no coordinates")
    return stops


def _line_frame(
    lines: pd.DataFrame, stops: Mapping[str, pd.DataFrame], replaced: Mapping[str, Replacement]
) -> gpd.GeoDataFrame:
    shapes = [_shape(row, stops[row["route_id"]], replaced.get(row["route_id"])) for row in rows(lines)]
    frame = gpd.GeoDataFrame(lines.reset_index(drop=True), geometry=shapes, crs=WGS84)
    for route_id, one in replaced.items():
        frame.loc[frame["route_id"] == route_id, ["source", "licence"]] = [one.source, one.licence]
    return frame


def _shape(row: Mapping[str, Any], stops: pd.DataFrame, replacement: Replacement | None) -> shapely.LineString | None:
    if row["kind"] == _POINTS_ONLY:
        return None
    if replacement is not None:
        return replacement.line
    for from_seq in listed(row.get("draw_from_seq")):
        stops = stops[stops["seq"] >= number(row, "draw_from_seq", from_seq)]
    if len(stops) < 2:
        raise RouteError(f"route {row['route_id']} has {len(stops)} points to draw: wanted two or more")
    return shapely.LineString(stops[["lon", "lat"]].to_numpy(dtype=np.float64))


def _stops_off_line(stops: Mapping[str, pd.DataFrame], replaced: Mapping[str, Drawn]) -> pd.DataFrame:
    found = [pd.DataFrame(columns=["route_id", "seq", "place_zh", "offset_km"])]
    for route_id, drawn in replaced.items():
        some = stops[route_id]
        km = list(drawn.stop_km.values())
        there = np.interp(km, drawn.along_km, drawn.lon), np.interp(km, drawn.along_km, drawn.lat)
        metres = np.asarray(ELLIPSOID.inv(some["lon"].to_numpy(float), some["lat"].to_numpy(float), *there)[2])
        far = some[["route_id", "seq", "place_zh"]].assign(offset_km=metres / 1000.0)[metres > _STOP_OFF_LINE_M]
        found.append(far)
    return pd.concat([frame for frame in found if len(frame)] or found[:1], ignore_index=True)
