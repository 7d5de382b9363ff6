"""Files that other programs open: one contract, one format a file, and :data:`FORMATS` that names them all."""

from collections.abc import Mapping
from types import MappingProxyType

from layers.errors import QueryError
from layers.formats.contract import Extract, FileFormat, chosen
from layers.formats.flatgeobuf import FLATGEOBUF
from layers.formats.geojson_text import GEOJSON, LINES, SEQUENCE
from layers.formats.geopackage import GEOPACKAGE
from layers.formats.geoparquet import GEOPARQUET
from layers.formats.json_fg import JSON_FG
from layers.formats.kml import KML
from layers.formats.shapefile import SHAPEFILE
from layers.formats.spreadsheet import CSV

__all__ = ["FORMATS", "Extract", "FileFormat", "chosen", "file_format"]

#: Every format by its name, the usual ones first.
FORMATS: Mapping[str, FileFormat] = MappingProxyType(
    {
        one.name: one
        for one in (
            GEOJSON,
            LINES,
            SEQUENCE,
            JSON_FG,
            CSV,
            GEOPACKAGE,
            FLATGEOBUF,
            SHAPEFILE,
            KML,
            GEOPARQUET,
        )
    }
)


def file_format(name: str) -> FileFormat:
    """Return the format of a name.

    Raises
    ------
    QueryError
        There is none.
    """
    try:
        return FORMATS[name]
    except KeyError:
        raise QueryError(f"{name!r} is no format, wanted one of {', '.join(FORMATS)}") from None
