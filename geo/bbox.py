"""Boxes in longitude and latitude."""

import math
import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from geo.errors import BBoxError

#: Python's own reading also takes ``1_000``, ``nan`` and digits of other scripts.
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


@dataclass(frozen=True)
class BBox:
    """A box in WGS 84 [°]; ``west > east`` crosses the antimeridian (RFC 7946, 5.2).

    Raises
    ------
    BBoxError
        A number is not finite, a latitude lies beyond ±90 or south is above north, a longitude beyond ±180.
    """

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        numbers = (self.west, self.south, self.east, self.north)
        if not all(map(math.isfinite, numbers)):
            raise BBoxError(f"{numbers} holds a number that is not finite")
        if not (-180 <= self.west <= 180 and -180 <= self.east <= 180):
            raise BBoxError(f"{numbers}: longitudes lie between -180 and 180")
        if not -90 <= self.south <= self.north <= 90:
            raise BBoxError(f"{numbers}: wanted -90 <= south <= north <= 90 (order west, south, east, north)")

    @classmethod
    def parse(cls, text: str) -> "BBox":
        """Read ``west,south,east,north``, or six numbers with heights, which are dropped.

        Raises
        ------
        BBoxError
            ``text`` is not four or six numbers, or no box.

        Examples
        --------
        >>> BBox.parse("120.5,40.6,122.8,42.3").east
        122.8
        """
        return cls(*four_numbers(text))

    @property
    def parts(self) -> tuple["BBox", ...]:
        """One box, or the two on both sides of the antimeridian."""
        if self.west <= self.east:
            return (self,)
        return (BBox(self.west, self.south, 180.0, self.north), BBox(-180.0, self.south, self.east, self.north))

    @property
    def geometry(self) -> shapely.Polygon | shapely.MultiPolygon:
        """The box as a polygon; two of them where it crosses the antimeridian."""
        boxes = [shapely.box(part.west, part.south, part.east, part.north) for part in self.parts]
        return boxes[0] if len(boxes) == 1 else shapely.MultiPolygon(boxes)

    def contains(self, lon: npt.ArrayLike, lat: npt.ArrayLike) -> npt.NDArray[np.bool_]:
        """Tell of each of N points [°] whether it lies in the box, edges included; False where a number is NaN."""
        x, y = np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)
        inside = np.zeros(np.broadcast_shapes(x.shape, y.shape), dtype=np.bool_)
        for part in self.parts:
            inside |= (part.west <= x) & (x <= part.east) & (part.south <= y) & (y <= part.north)
        return inside

    def intersects(self, other: "BBox") -> bool:
        """Tell whether the two boxes share a point, edges included.

        Examples
        --------
        >>> BBox(170, -10, -170, 10).intersects(BBox(-175, 0, -160, 5))
        True
        """
        return any(
            a.west <= b.east and b.west <= a.east and a.south <= b.north and b.south <= a.north
            for a in self.parts
            for b in other.parts
        )

    @classmethod
    def around(cls, geometries: npt.ArrayLike) -> "BBox | None":
        """Return the smallest box around N geometries in WGS 84; None when all are missing or empty."""
        given = np.asarray(geometries, dtype=np.object_)
        if not given.size or shapely.is_empty(given[~shapely.is_missing(given)]).all():
            return None
        west, south, east, north = shapely.total_bounds(given).tolist()
        return cls(west, south, east, north)

    def __str__(self) -> str:
        """Write the box so that :meth:`parse` reads the same."""
        return f"{self.west!r},{self.south!r},{self.east!r},{self.north!r}"


def four_numbers(text: str) -> tuple[float, float, float, float]:
    """Read four numbers parted by commas, or six, of which the third and the sixth (heights) are dropped.

    Raises
    ------
    BBoxError
        ``text`` is not that, or a number is not finite.

    Examples
    --------
    >>> four_numbers("120.5, 40.6, 0, 122.8, 42.3, 900")
    (120.5, 40.6, 122.8, 42.3)
    """
    parts = [part.strip() for part in text.split(",")]
    if len(parts) not in (4, 6) or not all(map(_NUMBER.fullmatch, parts)):
        raise BBoxError(f"{text!r} is not four numbers (west,south,east,north) or six with heights")
    numbers = [float(part) for part in parts]
    if not all(map(math.isfinite, numbers)):
        raise BBoxError(f"{text!r} holds a number that is not finite")
    first, second, third, fourth = numbers if len(numbers) == 4 else [*numbers[:2], *numbers[3:5]]
    return first, second, third, fourth
