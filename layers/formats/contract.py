"""What every file format does: features of one layer go in, a file comes out, whole or as bytes while they are made."""

import importlib.util
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
import shapely

from geo.crs import OWN_URI, WGS84, ReferenceSystem, geometries_from_wgs84, parse_crs
from layers.atomic import replaced
from layers.catalogue import Layer
from layers.errors import LayersError, QueryError, StoreError
from layers.features import Features
from layers.geojson import Geometries

#: Reference systems that a format can carry: only that of GeoJSON; those of a register (EPSG), as the file names them
#: by code; also GCJ-02 and BD-09, as the file says in words which one it is in.
Systems = Literal["wgs84", "registered", "any"]

#: Features that a stream turns into text at a time; some 0.4 MB of projects. Other threads get their turn in between.
PART = 1_000

#: Bytes that are read of a finished file at a time.
CHUNK_BYTES = 256 * 1024


def _wgs84() -> ReferenceSystem:
    return parse_crs(WGS84)


@dataclass(frozen=True)
class Extract:
    """What goes into a file.

    Attributes
    ----------
    features
        N features of one layer, in WGS 84.
    crs
        The reference system that the file shall be in.
    attribution
        Whose data they are, by language (``zh``, ``en``); written wherever a format has room for it.
    matched, links
        Of how many features these are a page, and what it is linked to, for formats that say so; None: they are all.
    """

    features: Features
    crs: ReferenceSystem = field(default_factory=_wgs84)
    attribution: Mapping[str, str] = field(default_factory=dict)
    matched: int | None = None
    links: Sequence[Mapping[str, str]] = ()

    @property
    def layer(self) -> Layer:
        """The layer of the features."""
        return self.features.layer

    @cached_property
    def geometries(self) -> Geometries | None:
        """The N geometries in :attr:`crs`, longitude or easting first, to about 1 cm; None for a table.

        Raises :class:`geo.errors.CRSError` or ``DatumError`` where a geometry has no place in that system.
        """
        given = self.features.geometries
        if given is None or self.crs.name == WGS84:
            return given
        turned = geometries_from_wgs84(self.crs, given)
        rounded: Geometries = shapely.transform(turned, lambda xy: np.round(xy, self.crs.decimals) + 0.0)
        return rounded

    @property
    def authority_geometries(self) -> Geometries | None:
        """The N :attr:`geometries` with their axes in the order of the authority: latitude first in EPSG:4326."""
        if self.geometries is None or not self.crs.northing_first:
            return self.geometries
        swapped: Geometries = shapely.transform(self.geometries, lambda xy: xy[:, ::-1])
        return swapped

    @property
    def number_matched(self) -> int:
        """How many features answer the question."""
        return len(self.features) if self.matched is None else self.matched

    @property
    def epsg(self) -> str:
        """The code under which GDAL knows :attr:`crs`; CRS84 is EPSG:4326 there, and GDAL writes longitude first."""
        return "EPSG:4326" if self.crs.name == WGS84 else self.crs.name

    def parts(self, size: int = PART) -> Iterator["Extract"]:
        """Cut into extracts of up to ``size`` features, in order."""
        for start in range(0, len(self.features), size):
            rows = np.arange(start, min(start + size, len(self.features)))
            yield replace(self, features=self.features.take(rows))


@dataclass(frozen=True)
class FileFormat:
    """A format of files. Either ``stream`` or ``write`` makes them.

    Attributes
    ----------
    name
        As in ``f=`` and ``--format``.
    extension
        Of a file's name, without the point before it.
    media_type
        As an answer names it.
    systems
        Reference systems that it can carry.
    limits_zh, limits_en
        What it cannot hold, in words for its users.
    stream
        Yields the file's bytes while they are made; memory is bounded by :data:`PART`.
    write
        Writes the file to a path where there is none yet.
    is_uniform
        Whether all geometries of a file are of one type.
    module
        A library beyond the project's dependencies that it needs, and the extra that brings it.
    """

    name: str
    extension: str
    media_type: str
    title_zh: str
    title_en: str
    systems: Systems
    limits_zh: str
    limits_en: str
    stream: Callable[[Extract], Iterator[bytes]] | None = None
    write: Callable[[Extract, Path], None] | None = None
    is_uniform: bool = False
    module: str | None = None
    extra: str | None = None

    @property
    def is_available(self) -> bool:
        """Whether the library that it needs is installed."""
        return self.module is None or importlib.util.find_spec(self.module) is not None

    def takes(self, crs: ReferenceSystem) -> bool:
        """Tell whether a file of this format can be in a reference system."""
        if self.systems == "wgs84":
            return crs.name == WGS84
        return self.systems == "any" or not crs.uri.startswith(OWN_URI)

    def holds(self, layer: Layer, crs: ReferenceSystem) -> bool:
        """Tell whether a file of this format can hold a layer in a reference system."""
        return self.takes(crs) and not (self.is_uniform and layer.geometry == "Geometry")

    def check(self, extract: Extract) -> None:
        """Refuse what the format cannot hold at all.

        Raises
        ------
        QueryError
            The format cannot say that it is in this reference system, or cannot hold geometries of several types.
        LayersError
            A library that it needs is not installed.
        """
        if not self.takes(extract.crs):
            raise QueryError(
                f"a file of {self.title_en} cannot be in {extract.crs.name}; wanted {_words[self.systems]}"
            )
        if not self.holds(extract.layer, extract.crs):
            raise QueryError(f"layer {extract.layer.id} has geometries of several types; {self.title_en} holds one")
        if not self.is_available:
            raise LayersError(f"{self.title_en} needs {self.module}: install corridor-atlas[{self.extra}]")

    def save(self, extract: Extract, path: Path) -> None:
        """Write a file, which appears whole or not at all.

        Raises
        ------
        QueryError, LayersError
            As :meth:`check`; or the layer has what the format cannot hold.
        StoreError
            The file cannot be written.
        """
        self.check(extract)
        try:
            with replaced(path) as temporary:
                self._write(extract, temporary)
        except OSError as error:
            if isinstance(error, StoreError):
                raise
            raise StoreError(f"{path}: cannot be written ({error.strerror or error})") from error

    def chunks(self, extract: Extract) -> Iterator[bytes]:
        """Give the file's bytes in order; a format that needs a file writes one and removes it after the last.

        Raises
        ------
        QueryError, LayersError
            As :meth:`check`, at once.
        """
        self.check(extract)
        return self._file_chunks(extract) if self.stream is None else self.stream(extract)

    def _write(self, extract: Extract, path: Path) -> None:
        if self.write is not None:
            self.write(extract, path)
            return
        with path.open("wb") as file:
            file.writelines(self.chunks(extract))

    def _file_chunks(self, extract: Extract) -> Iterator[bytes]:
        with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
            path = Path(folder) / f"{extract.layer.id}.{self.extension}"
            self._write(extract, path)
            with path.open("rb") as file:
                while chunk := file.read(CHUNK_BYTES):
                    yield chunk


def chosen(features: Features, names: Sequence[str] | None = None, *, geometry: bool = True) -> Features:
    """Leave out fields or the geometry.

    Parameters
    ----------
    names
        Fields to keep, in any order; ``id`` stays in any case. None keeps all.
    geometry
        False makes a table of it.

    Returns
    -------
    Features
        With the fields in the layer's order.

    Raises
    ------
    QueryError
        The layer has no such field.
    """
    layer = features.layer
    unknown = set(names or ()) - {one.name for one in layer.fields}
    if unknown:
        known = ", ".join(one.name for one in layer.fields)
        raise QueryError(f"layer {layer.id}: no field {sorted(unknown)[0]!r}, wanted one of {known}")
    kept = tuple(one for one in layer.fields if names is None or one.name in {"id", *names})
    columns = {one.name: features.columns[one.name] for one in kept}
    narrow = replace(
        layer,
        fields=kept,
        geometry=layer.geometry if geometry else "none",
        group=tuple(name for name in layer.group if name in columns),
        interval=layer.interval if set(layer.interval) <= set(columns) else (),
    )
    return Features(narrow, columns, features.geometries if geometry else None)


_words: Mapping[Systems, str] = {"wgs84": WGS84, "registered": "a system with an EPSG code", "any": "any"}
