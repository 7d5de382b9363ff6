"""Kilometres along a branch of the corridor: its legs on the drawn lines, places on them, and the nearest one.

A *branch* (W, NE) is a chain of *legs*: parts of railways, each with the kilometres that the table gives to its ends.
Between the ends chainage goes by the share of the drawn length, because lines are drawn through stations and are up to
12 % shorter than the track.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyproj
import shapely

from geo.cells import listed
from geo.crs import WGS84
from geo.datum import Floats
from geo.errors import RouteError
from geo.measure import ELLIPSOID
from geo.route_checks import Replacement

#: Kinds of route that may carry a branch: lines along a track, not guesses.
_RAILWAYS = ("rail", "hsr")
#: [°] of the pieces in which a line is turned to metres; straight in degrees, as drawn, within 0.1 m.
_PIECE = 0.02
_LEG_COLUMNS = ("branch_from_seq", "branch_to_seq", "branch_start_km", "branch_end_km")


@dataclass(frozen=True, eq=False)
class Drawn:
    """The line of a route in fine pieces: M corners, the kilometres drawn up to each, and up to each stop."""

    lon: Floats
    lat: Floats
    along_km: Floats
    stop_km: Mapping[int, float]


@dataclass(frozen=True, eq=False)
class Leg:
    """A part of a route that carries a branch: corners with their chainage, which grows."""

    route_id: str
    branch: str
    seqs: tuple[int, int]
    lon: Floats
    lat: Floats
    chainage_km: Floats

    @property
    def start_km(self) -> float:
        """Chainage of the end on the side of the port."""
        return float(self.chainage_km[0])

    @property
    def end_km(self) -> float:
        """Chainage of the inland end."""
        return float(self.chainage_km[-1])

    def runs_on(self, other: "Leg") -> bool:
        """Whether another leg of the same route holds it whole."""
        inside = min(other.seqs) <= min(self.seqs) and max(self.seqs) <= max(other.seqs)
        return self.route_id == other.route_id and inside

    def at(self, km: Floats) -> Floats:
        """Return longitudes, latitudes and bearings [°] at N chainages of the leg, as 3 × N."""
        piece = np.clip(np.searchsorted(self.chainage_km, km, side="right") - 1, 0, self.lon.size - 2)
        ahead = ELLIPSOID.inv(self.lon[piece], self.lat[piece], self.lon[piece + 1], self.lat[piece + 1])[0]
        lon, lat = np.interp(km, self.chainage_km, self.lon), np.interp(km, self.chainage_km, self.lat)
        return np.stack([lon, lat, np.asarray(ahead) % 360.0])


class Track:
    """The pieces of some legs as a tree, in metres about their middle."""

    def __init__(self, legs: Sequence[Leg]) -> None:
        lon, lat = np.concatenate([leg.lon for leg in legs]), np.concatenate([leg.lat for leg in legs])
        self._plane = _plane(lon, lat)
        corners = np.column_stack(self._plane.transform(lon, lat))
        leg = np.repeat(np.arange(len(legs)), [one.lon.size for one in legs])
        first = np.flatnonzero(leg[1:] == leg[:-1])
        self._names = np.array([[one.route_id, one.branch] for one in legs], dtype=object).T
        self._leg = leg[first]
        self._start, self._end = corners[first], corners[first + 1]
        values = np.stack([np.concatenate([one.chainage_km for one in legs]), lon, lat])
        self._from, self._to = values[:, first], values[:, first + 1]
        self._tree = _tree(self._start, self._end)

    def nearest(self, lon: Floats, lat: Floats) -> tuple[npt.NDArray[np.object_], Floats]:
        """Return route and branch (2 × N), and chainage [km], offset [km], lon and lat on the line [°] (4 × N)."""
        here = np.column_stack(self._plane.transform(lon, lat))
        piece, share = _foot(self._tree, self._start, self._end, here)
        chainage, at_lon, at_lat = self._from[:, piece] + share * (self._to[:, piece] - self._from[:, piece])
        offset_m = np.asarray(ELLIPSOID.inv(lon, lat, at_lon, at_lat)[2])
        return self._names[:, self._leg[piece]], np.stack([chainage, offset_m / 1000.0, at_lon, at_lat])


def drawn_line(stops: pd.DataFrame, replacement: Replacement | None) -> Drawn:
    """Measure the line of a route.

    Parameters
    ----------
    stops
        Columns seq, lon, lat [° WGS 84], by seq.
    replacement
        The line that is drawn instead of the chords between the stops, if there is one.

    Raises
    ------
    RouteError
        The replacing line runs from the last stop to the first.
    """
    given = stops[["lon", "lat"]].to_numpy(dtype=np.float64)
    seqs = stops["seq"].astype(int).tolist()
    corners = given if replacement is None else shapely.get_coordinates(replacement.line)
    # Pieces between two corners: each corner stays one, so that stops keep their place.
    pieces = np.maximum(np.ceil(np.abs(np.diff(corners, axis=0)).max(axis=1, initial=0.0) / _PIECE).astype(int), 1)
    at = np.concatenate([np.arange(count) / count + row for row, count in enumerate(pieces)] + [[len(corners) - 1.0]])
    rows = np.arange(len(corners))
    lon, lat = np.interp(at, rows, corners[:, 0]), np.interp(at, rows, corners[:, 1])
    metres = np.asarray(ELLIPSOID.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])[2])
    along = np.concatenate([[0.0], np.cumsum(metres)]) / 1000.0
    if replacement is None:
        stop_km = along[np.concatenate([[0], np.cumsum(pieces)]).astype(int)]
    else:
        stop_km = _stop_km(lon, lat, along, given)
        if stop_km[-1] <= stop_km[0]:
            raise RouteError(f"the line that replaces {replacement.route_id} runs against its stops: reverse it")
    return Drawn(lon, lat, along, dict(zip(seqs, stop_km.tolist(), strict=True)))


def legs_of(row: Mapping[str, Any], drawn: Drawn) -> Iterator[Leg]:
    """Yield the legs that a row of the kilometre table puts on its line.

    Raises
    ------
    RouteError
        The line is schematic or no railway; the lists differ in length; a number, a point or a direction is wrong;
        the leg is longer than its route.
    """
    route_id, branches = str(row["route_id"]), listed(row["branch"])
    if not branches:
        return
    if row["kind"] not in _RAILWAYS or str(row["schematic"]).lower() == "true":
        raise RouteError(f"route {route_id} is schematic or no railway: it cannot carry branch {branches[0]}")
    entries = [listed(row.get(column)) for column in (*_LEG_COLUMNS, "branch_reversed")]
    if any(len(some) != len(branches) for some in entries):
        raise RouteError(
            f"route {route_id} names {len(branches)} branches: wanted as many of {', '.join(_LEG_COLUMNS)}"
        )
    for branch, *ends, backwards in zip(branches, *entries, strict=True):
        first, last, start_km, end_km = (number(row, *pair) for pair in zip(_LEG_COLUMNS, ends, strict=True))
        if (last < first) != (backwards.lower() == "true"):
            raise RouteError(f"route {route_id}, branch {branch}: {first:g} to {last:g} and reversed {backwards}")
        if not 0 <= start_km < end_km <= start_km + 1.02 * number(row, "length_km", row["length_km"]) + 1.0:
            raise RouteError(f"route {route_id}, branch {branch}: from km {start_km:g} to {end_km:g} on this line")
        yield _leg(route_id, branch, (int(first), int(last)), (start_km, end_km), drawn)


def chained(legs: list[Leg]) -> list[Leg]:
    """Return the legs of one branch by chainage.

    Raises
    ------
    RouteError
        Two of them overlap.
    """
    ordered = sorted(legs, key=lambda leg: leg.start_km)
    for before, after in pairwise(ordered):
        if after.start_km < before.end_km:
            raise RouteError(
                f"branch {after.branch}: {after.route_id} begins at km {after.start_km:g},"
                f" {before.route_id} ends at {before.end_km:g}"
            )
    return ordered


def places(legs: Sequence[Leg], km: Floats) -> pd.DataFrame:
    """Find the places of N chainages [km]: frame of N rows, columns as :meth:`geo.routes.Routes.at`."""
    routes = np.full(km.size, None, dtype=object)
    figures = np.full((3, km.size), np.nan)
    for leg in legs:
        here = np.flatnonzero((leg.start_km <= km) & (km <= leg.end_km) & np.isnan(figures[0]))
        routes[here], figures[:, here] = leg.route_id, leg.at(km[here])
    frame = pd.DataFrame(dict(zip(("lon", "lat", "bearing_deg"), figures, strict=True)))
    frame.insert(0, "route_id", pd.Series(routes, dtype=object))
    return frame


def marks(branch: str, legs: Sequence[Leg], every_km: float) -> pd.DataFrame:
    """Lay out the multiples of ``every_km`` on some legs of a branch: columns as :meth:`geo.routes.Routes.ticks`."""
    ends = [end for leg in legs for end in (leg.start_km, leg.end_km)] or [1.0, 0.0]
    km = np.arange(np.ceil(ends[0] / every_km), np.floor(ends[-1] / every_km) + 1) * every_km
    laid = places(legs, km)
    laid.insert(0, "chainage_km", km)
    laid.insert(0, "branch", pd.Series([branch] * km.size, dtype=object))
    return laid[laid["lon"].notna()]


def number(row: Mapping[str, Any], column: str, cell: object) -> float:
    """Read a number of a row.

    Raises
    ------
    RouteError
        It is missing or no number; the message names route and column.
    """
    try:
        read = float(str(cell))
    except ValueError:
        read = np.nan
    if not np.isfinite(read):
        raise RouteError(f"route {row['route_id']}: {column} is {cell!r}: wanted a number")
    return read


def _leg(route_id: str, branch: str, seqs: tuple[int, int], ends_km: tuple[float, float], drawn: Drawn) -> Leg:
    for seq in seqs:
        if seq not in drawn.stop_km:
            raise RouteError(f"route {route_id}, branch {branch}: there is no point of seq {seq}")
    first, last = (drawn.stop_km[seq] for seq in seqs)
    if first == last or (first > last) != (seqs[0] > seqs[1]):
        raise RouteError(f"route {route_id}, branch {branch}: seq {seqs[0]} to {seqs[1]} has no length on the line")
    low, high = sorted((first, last))
    inner = drawn.along_km[(low < drawn.along_km) & (drawn.along_km < high)]
    along = np.unique(np.concatenate([[low], inner, [high]]))[:: 1 if first < last else -1]
    lon, lat = np.interp(along, drawn.along_km, drawn.lon), np.interp(along, drawn.along_km, drawn.lat)
    chainage = ends_km[0] + (along - first) / (last - first) * (ends_km[1] - ends_km[0])
    return Leg(route_id, branch, seqs, lon, lat, chainage)


def _stop_km(lon: Floats, lat: Floats, along: Floats, stops: Floats) -> Floats:
    plane = _plane(lon, lat)
    corners = np.column_stack(plane.transform(lon, lat))
    here = np.column_stack(plane.transform(stops[:, 0], stops[:, 1]))
    piece, share = _foot(_tree(corners[:-1], corners[1:]), corners[:-1], corners[1:], here)
    return np.asarray(along[piece] + share * np.diff(along)[piece])


def _plane(lon: Floats, lat: Floats) -> pyproj.Transformer:
    middle = f"+lon_0={(lon.min() + lon.max()) / 2} +lat_0={(lat.min() + lat.max()) / 2}"
    return pyproj.Transformer.from_crs(WGS84, f"+proj=aeqd {middle} +ellps=WGS84", always_xy=True)


def _tree(start: Floats, end: Floats) -> shapely.STRtree:
    return shapely.STRtree(np.asarray(shapely.linestrings(np.stack([start, end], axis=1)), dtype=np.object_))


def _foot(tree: shapely.STRtree, start: Floats, end: Floats, here: Floats) -> tuple[npt.NDArray[np.int64], Floats]:
    """Return for each of N points the nearest piece, the first of equals, and the share of it at the nearest place."""
    point, candidate = tree.query_nearest(shapely.points(here), all_matches=True)
    # Rows come by point; of equally near pieces (a corner belongs to two) the lowest counts, whatever the tree's order.
    piece = np.full(len(here), len(start), dtype=np.int64)
    np.minimum.at(piece, point, candidate)
    along = end[piece] - start[piece]
    length2 = (along * along).sum(axis=1)
    share = ((here - start[piece]) * along).sum(axis=1) / np.where(length2 > 0, length2, 1.0)
    return piece, np.clip(share, 0.0, 1.0)
