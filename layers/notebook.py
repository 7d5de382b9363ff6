"""The atlas in a notebook, by one call."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from layers.atlas import bundled
from layers.build import build
from layers.errors import SnapshotError
from layers.render.wording import Language
from layers.stores import Store, open_store

if TYPE_CHECKING:
    from layers.render.snapshot import AtlasMap


def show(source: str | Path | Store | None = None, *, lang: Language = "zh", height_px: int = 720) -> "AtlasMap":
    """Show an atlas in a notebook: the last expression of a cell is displayed.

    Parameters
    ----------
    source
        An atlas folder, which is built first, a GeoPackage that ``atlas build`` wrote, or an open store; None: the
        bundled atlas.
    lang
        Language in which it opens.
    height_px
        Of the frame [CSS pixels].

    Returns
    -------
    AtlasMap
        A folium map: ``_repr_html_`` shows it, ``save`` writes it, vector layers of folium can be added.

    Raises
    ------
    SnapshotError
        There is no such file or folder, or it holds no atlas.
    LayersError
        The folder cannot be built, or the file cannot be opened.
    """
    from layers.render.snapshot import AtlasMap  # noqa: PLC0415 - folium takes half a second to import

    return AtlasMap(_store(source), lang=lang, height_px=height_px)


def _store(source: str | Path | Store | None) -> Store:
    if source is not None and not isinstance(source, str | Path):
        return source
    path = bundled("jinzhou") if source is None else Path(source)
    if path.is_file():
        return open_store(path)
    if not path.is_dir():
        raise SnapshotError(f"{path}: there is no such file or folder; wanted an atlas folder or a GeoPackage")
    with tempfile.TemporaryDirectory(prefix="atlas-", ignore_cleanup_errors=True) as folder:
        built = Path(folder) / "atlas.gpkg"
        build(path, built)
        return open_store(built)
