"""The geocoder of what is served or asked for: read from an atlas folder, once, when somebody asks."""

from pathlib import Path
from typing import Any

from api.errors import NotFoundError
from api.service import Service
from api.sources import BUNDLED
from geo.geocode import Geocoder
from layers.atlas import bundled, read_atlas
from layers.ground import read_ground
from layers.tables import read_tables


def gazetteer_folder(data: Any) -> Path:
    """Return the atlas folder whose names are known: the one that is served, else the bundled one."""
    return data if isinstance(data, Path) and data.is_dir() else bundled(BUNDLED)


def geocoder_of(folder: Path) -> Geocoder:
    """Read the geocoder of an atlas folder.

    Raises
    ------
    LayersError, GeoError
        The folder is none of an atlas, or contradicts itself.
    """
    return read_ground(read_tables(folder)).geocoder


def served_geocoder(service: Service) -> Geocoder:
    """Return the geocoder of what is served, read at the first call.

    A GeoPackage or database carries no gazetteer: where it is a build of the bundled atlas, that one's names are asked.

    Raises
    ------
    NotFoundError
        There is no gazetteer of the atlas that is served.
    """
    folder = gazetteer_folder(service.settings.data)
    known = service.once("gazetteer", lambda: read_atlas(folder).id)
    if service.atlas.get("id") != known:
        raise NotFoundError(
            f"the served data have no gazetteer; serve the atlas folder itself, or {known!r}, to geocode with its names"
        )
    return service.once("geocoder", lambda: geocoder_of(folder))
