"""The door to GDAL's writers for formats of one layer."""

from pathlib import Path

import numpy as np
import pyogrio
import pyogrio.raw
import shapely

from layers.columns import Column
from layers.errors import StoreError
from layers.geojson import Geometries
from layers.geopackage import PYOGRIO_ERRORS

_NAMES = {"Geometry": "Unknown"}


def write_layer(
    path: Path,
    columns: list[tuple[str, Column]],
    geometries: Geometries | None,
    *,
    driver: str,
    geometry: str,
    crs: str,
    options: dict[str, str],
) -> None:
    """Write one layer with GDAL.

    Parameters
    ----------
    columns
        Names as written, and N values each.
    geometries
        N geometries, easting or longitude first; None for a table.
    geometry
        Type of the layer, as the catalogue names it.
    crs
        As GDAL knows it.
    options
        Of the layer, as the driver knows them.

    Raises
    ------
    StoreError
        The driver refuses.
    """
    try:
        pyogrio.raw.write(
            str(path),
            None if geometries is None else shapely.to_wkb(geometries),
            [column.values for _, column in columns],
            np.array([name for name, _ in columns], object),
            field_mask=[column.missing for _, column in columns],
            layer=path.stem,
            driver=driver,
            geometry_type=None if geometries is None else _NAMES.get(geometry, geometry),
            crs=None if geometries is None else crs,
            layer_options=options,
        )
    except PYOGRIO_ERRORS as error:
        raise StoreError(f"{path.name}: cannot be written ({error})") from error
