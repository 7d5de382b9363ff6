"""What can go wrong with places.

::

    GeoError
    ├── BBoxError (ValueError)        a text or four numbers that are no box
    ├── CRSError (ValueError)         an unknown or missing reference system
    ├── DatumError (ValueError)       coordinates where a datum formula has no meaning
    ├── GazetteerError (ValueError)   a place table that contradicts itself
    └── RouteError (ValueError)       a route that cannot be drawn or measured
"""


class GeoError(Exception):
    """The base of all errors of :mod:`geo`."""


class BBoxError(GeoError, ValueError):
    """A text or four numbers that are no box."""


class CRSError(GeoError, ValueError):
    """An unknown or missing coordinate reference system."""


class DatumError(GeoError, ValueError):
    """Coordinates outside the area where a datum formula has a meaning."""


class GazetteerError(GeoError, ValueError):
    """A place table that contradicts itself."""


class RouteError(GeoError, ValueError):
    """A route that cannot be drawn or measured."""
