"""Boxes in longitude and latitude."""

import math
from dataclasses import dataclass

from geo.errors import BBoxError


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
        parts = text.split(",")
        if len(parts) not in (4, 6):
            raise BBoxError(f"{text!r} is not four numbers (west,south,east,north) or six with heights")
        try:
            numbers = [float(part) for part in parts]
        except ValueError as error:
            raise BBoxError(f"{text!r} is not four numbers (west,south,east,north)") from error
        if len(numbers) == 6:
            if not all(map(math.isfinite, numbers)):
                raise BBoxError(f"{text!r} holds a number that is not finite")
            numbers = [*numbers[:2], *numbers[3:5]]
        return cls(*numbers)

    @property
    def parts(self) -> tuple["BBox", ...]:
        """One box, or the two on both sides of the antimeridian."""
        if self.west <= self.east:
            return (self,)
        return (BBox(self.west, self.south, 180.0, self.north), BBox(-180.0, self.south, self.east, self.north))
