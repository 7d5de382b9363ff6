"""What is served: a GeoPackage or database as it is, or an atlas folder, built first where its build is not current."""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import geo
import layers
from api.errors import ServeError
from api.settings import Settings
from layers.atlas import bundled, bundled_basemap, read_atlas
from layers.build import build
from layers.stores import Limits, Store, is_database, open_store

#: The atlas that comes with the project and is served when nothing else is named.
BUNDLED = "jinzhou"

Progress = Callable[[str, int, int], None]


def store_of(source: Path | str | None, settings: Settings, progress: Progress | None = None) -> Store:
    """Open what shall be served.

    Parameters
    ----------
    source
        A GeoPackage, an atlas folder, or the address of a database; None is what the settings name.
    progress
        Told of the steps of a build.

    Raises
    ------
    ServeError
        There is no such file or folder, or the cache cannot be written.
    LayersError
        It cannot be opened or built.
    """
    target = settings.data if source is None else source
    if isinstance(target, str) and is_database(target):
        limits = Limits(connections=settings.database_connections, statement_s=settings.database_timeout_s)
        return open_store(target, limits)
    path = None if target is None else Path(target)
    return open_store(geopackage_of(path, cache=settings.cache, progress=progress))


def geopackage_of(source: Path | None, *, cache: Path | None, progress: Progress | None = None) -> Path:
    """Return the GeoPackage to serve.

    Parameters
    ----------
    source
        A GeoPackage, or an atlas folder; None is the bundled atlas.
    cache
        Folder of built GeoPackages; None is the user's.
    progress
        Told of the steps of a build.

    Returns
    -------
    Path of a GeoPackage
        Of a folder: the build of just these tables by just this code, made now where there is none.

    Raises
    ------
    ServeError
        There is no such file or folder, or the cache cannot be written.
    LayersError
        The folder cannot be built.
    """
    folder = bundled(BUNDLED) if source is None else source
    if folder.is_file():
        return folder
    if not folder.is_dir():
        raise ServeError(f"{folder}: there is no such file or folder; wanted a GeoPackage or an atlas folder")
    name = read_atlas(folder).id
    kept = cache or user_cache()
    built = kept / f"{name}-{digest_of(folder)}.gpkg"
    if not built.is_file():
        try:
            kept.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ServeError(f"{kept}: cannot be made ({error.strerror}); ATLAS_CACHE names another folder") from error
        build(folder, built, progress)
        _drop_older(kept, name, built)
    return built


def basemap_folder(settings: Settings) -> Path:
    """Return the folder of the basemap."""
    return settings.basemap_folder or bundled_basemap()


def user_cache() -> Path:
    """Return the folder for files that can be made again (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "corridor-atlas"


def digest_of(folder: Path) -> str:
    """Return a digest of an atlas folder and of the code that builds it: equal digests, equal builds."""
    digest = hashlib.blake2b(str(folder.resolve()).encode(), digest_size=6)
    for path in _sources(folder):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)} ".encode() + content)
    return digest.hexdigest()


def _sources(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    for root in (Path(geo.__file__).parent, Path(layers.__file__).parent):
        yield from sorted(path for path in root.rglob("*") if path.suffix in {".py", ".toml"})


def _drop_older(kept: Path, name: str, built: Path) -> None:
    """Delete earlier builds of the same atlas, so that the cache does not grow."""
    for older in kept.glob(f"{name}-????????????.gpkg"):
        if older != built:
            older.unlink(missing_ok=True)
