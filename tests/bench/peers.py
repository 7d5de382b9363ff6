"""The peers of the benchmark, each from PyPI in an environment of its own, on a plain table of the same PostgreSQL."""

import contextlib
import json
import os
import subprocess
import venv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import psycopg

from layers.publish import publish
from tests.bench.asked import Faces
from tests.bench.city import LAYER, City, grouped_store
from tests.bench.stands import Stand, running
from tests.postgres import Cluster

#: What goes into the environments of the peers: pygeoapi 0.22 and newer want Python 3.12.
PACKAGES: Mapping[str, Sequence[str]] = {
    "tipg": ("tipg==1.6.*", "uvicorn", "uvloop", "httptools"),
    "pygeoapi": (
        *("pygeoapi==0.21.*", "psycopg2-binary", "geoalchemy2", "pygeofilter[backend-sqlalchemy]"),
        *("starlette", "uvicorn", "uvloop", "httptools"),
    ),
}


def environment(name: str) -> Path:
    """Return the folder of the programs of a peer, made in the user's cache folder at the first run.

    Raises
    ------
    RuntimeError
        It cannot be made, as without a network.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "corridor-atlas-bench"
    folder = cache / name
    done = folder / "done.txt"
    wanted = "\n".join(PACKAGES[name])
    if not done.exists() or done.read_text("utf-8") != wanted:
        venv.create(folder, with_pip=True, clear=True)
        pip = [folder / "bin" / "pip", "install", "--quiet", *PACKAGES[name]]
        made = subprocess.run(pip, capture_output=True, text=True, check=False, timeout=600)
        if made.returncode:
            raise RuntimeError(made.stderr[-2000:])
        done.write_text(wanted, "utf-8")
    return folder / "bin"


def published(path: Path, cluster: Cluster) -> str:
    """Bring a city into a new database, as ``atlas publish`` does; return its address."""
    dsn = cluster.database()
    publish(grouped_store(path), dsn)
    return dsn


def publish_again(path: Path, dsn: str) -> None:
    """Bring another build into a database that is served."""
    publish(grouped_store(path), dsn)


def add_plain_table(dsn: str, city: City) -> None:
    """Add the same rows as a plain table for the peers, with indexes on id, place and district."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        columns = ", ".join(f'"{name}"' for name in city.columns)
        connection.execute(f"CREATE TABLE public.{LAYER} AS SELECT {columns}, geom FROM atlas.{LAYER}")
        connection.execute(f"ALTER TABLE public.{LAYER} ALTER geom TYPE geometry(Point, 4326)")
        connection.execute(f"ALTER TABLE public.{LAYER} ADD PRIMARY KEY (id)")
        connection.execute(f"CREATE INDEX ON public.{LAYER} USING gist (geom)")
        connection.execute(f"CREATE INDEX ON public.{LAYER} (district)")
        connection.execute(f"VACUUM ANALYZE public.{LAYER}")


def postmaster(cluster: Cluster) -> int:
    """Return the process id of a cluster; its sessions are descendants."""
    return int((cluster.folder / "data" / "postmaster.pid").read_text().split()[0])


def user_and_database(dsn: str) -> tuple[str, str]:
    """Split what :meth:`tests.postgres.Cluster.dsn` wrote."""
    user, _, rest = dsn.removeprefix("postgresql://").partition("@/")
    return user, rest.partition("?")[0]


@contextlib.contextmanager
def tipg(cluster: Cluster, dsn: str, folder: Path, *, workers: int = 1) -> Iterator[Stand]:
    """Serve the plain table by tipg."""
    programs = environment("tipg")
    user, database = user_and_database(dsn)
    settings = {
        "DATABASE_URL": f"postgresql://{user}@{str(cluster.folder).replace('/', '%2F')}/{database}",
        "TIPG_DB_SCHEMAS": '["public"]',
        "TIPG_DB_TABLES": f'["public.{LAYER}"]',
        "TIPG_DB_EXCLUDE_FUNCTION_SCHEMAS": '["public"]',
        "TIPG_MAX_FEATURES_PER_QUERY": "10000000",
        "TIPG_MAX_FEATURES_PER_TILE": "10000000",
        "TIPG_CATALOG_TTL": "0",
    }

    def command(port: int) -> Sequence[str | Path]:
        return [programs / "uvicorn", "tipg.main:app", "--port", str(port), *_uvicorn(workers)]

    items = f"/collections/public.{LAYER}/items"
    faces = Faces(items, f"/collections/public.{LAYER}/tiles/WebMercatorQuad/{{z}}/{{x}}/{{y}}", extra="f=geojson")
    with running(command, settings, folder / "tipg.log", items + "?limit=1&f=geojson") as (port, pid, spent):
        yield Stand("tipg", port, [pid, postmaster(cluster)], faces, started_s=spent)


@contextlib.contextmanager
def pygeoapi(cluster: Cluster, dsn: str, folder: Path, *, workers: int = 1) -> Iterator[Stand]:
    """Serve the plain table by pygeoapi; it makes no tiles of PostGIS in bearable time, so none are asked for."""
    programs = environment("pygeoapi")
    config, document = folder / "pygeoapi.json", folder / "pygeoapi-openapi.json"
    config.write_text(json.dumps(_pygeoapi_config(cluster, dsn)), "utf-8")
    settings = {"PYGEOAPI_CONFIG": str(config), "PYGEOAPI_OPENAPI": str(document)}
    write = [programs / "pygeoapi", "openapi", "generate", config, "--format", "json", "--output-file", document]
    made = subprocess.run(
        write, env={**os.environ, **settings}, capture_output=True, text=True, check=False, timeout=120
    )
    if made.returncode:
        raise RuntimeError(made.stderr[-2000:])

    def command(port: int) -> Sequence[str | Path]:
        return [programs / "uvicorn", "pygeoapi.starlette_app:APP", "--port", str(port), *_uvicorn(workers)]

    faces = Faces(f"/collections/{LAYER}/items", extra="f=json", language="cql-text")
    with running(command, settings, folder / "pygeoapi.log", faces.items + "?limit=1&f=json") as (port, pid, spent):
        yield Stand("pygeoapi", port, [pid, postmaster(cluster)], faces, started_s=spent)


def _uvicorn(workers: int) -> Sequence[str]:
    return ["--log-level", "warning", "--workers", str(workers)]


def _pygeoapi_config(cluster: Cluster, dsn: str) -> Mapping[str, object]:
    user, database = user_and_database(dsn)
    link = "http://127.0.0.1"
    contact = {"name": "bench", "url": link, "email": "bench@example.org"}
    place = {"host": str(cluster.folder), "port": 5432, "dbname": database, "user": user, "password": ""}
    provider = {
        "type": "feature",
        "name": "PostgreSQL",
        "data": {**place, "search_path": ["public"]},
        "id_field": "id",
        "table": LAYER,
        "geom_field": "geom",
    }
    return {
        "server": {
            "bind": {"host": "127.0.0.1", "port": 5000},
            "url": link,
            "mimetype": "application/json; charset=UTF-8",
            "encoding": "utf-8",
            "gzip": True,
            "languages": ["en-US"],
            "limits": {"default_items": 10, "max_items": 10_000_000, "on_exceed": "throttle"},
            "map": {"url": f"{link}/{{z}}/{{x}}/{{y}}.png", "attribution": "none"},
        },
        "logging": {"level": "ERROR"},
        "metadata": {
            "identification": {
                "title": "bench",
                "description": "bench",
                "keywords": ["bench"],
                "keywords_type": "theme",
                "terms_of_service": "none",
                "url": link,
            },
            "license": {"name": "none", "url": link},
            "provider": {"name": "bench", "url": link},
            "contact": contact,
        },
        "resources": {
            LAYER: {
                "type": "collection",
                "title": LAYER,
                "description": LAYER,
                "keywords": ["bench"],
                "links": [],
                "extents": {"spatial": {"bbox": [120, 40, 123, 43], "crs": f"{_OGC}/OGC/1.3/CRS84"}},
                "providers": [provider],
            }
        },
    }


_OGC = "http://www.opengis.net/def/crs"
