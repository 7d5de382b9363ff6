"""The servers of the benchmark: each started on a free port of the loopback, and ended by its process id."""

import contextlib
import gzip
import json
import os
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from layers.publish import publish
from tests.bench.city import LAYER, City, grouped_store
from tests.bench.load import fetch
from tests.postgres import Cluster

#: A server that takes longer does not start [s]; a million projects are read in less.
_PATIENCE_S = 180.0

#: What goes into the environments of the peers: pygeoapi 0.22 and newer want Python 3.12.
PACKAGES: Mapping[str, Sequence[str]] = {
    "tipg": ("tipg==1.6.*", "uvicorn", "uvloop", "httptools"),
    "pygeoapi": (
        *("pygeoapi==0.21.*", "psycopg2-binary", "geoalchemy2", "pygeofilter[backend-sqlalchemy]"),
        *("starlette", "uvicorn", "uvloop", "httptools"),
    ),
}


@dataclass
class Stand:
    """A running server.

    Attributes
    ----------
    pids
        Its own process first, then those of a database that works for it; descendants count.
    items, tile
        Request targets of the items and, with ``{z}``, ``{x}``, ``{y}``, of the tiles; None without tiles.
    extra
        Ends every target with a query: the format, where a server must be told.
    started_s
        Time until it answered.
    """

    name: str
    port: int
    pids: list[int]
    items: str
    tile: str | None
    extra: str = ""
    language: str = "cql2-text"
    started_s: float = 0.0
    targets: dict[str, list[str]] = field(default_factory=dict)


def environment(name: str) -> Path:
    """Return the folder of the programs of a peer, made in the user's cache folder at the first run."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "corridor-atlas-bench"
    folder = cache / name
    done = folder / "done.txt"
    wanted = "\n".join(PACKAGES[name])
    if not done.exists() or done.read_text("utf-8") != wanted:
        print(f"making an environment with {name} in {folder}", flush=True)
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([folder / "bin" / "pip", "install", "-q", *PACKAGES[name]], check=True, timeout=600)
        done.write_text(wanted, "utf-8")
    return folder / "bin"


@contextlib.contextmanager
def ours(name: str, source: Path | str, folder: Path, database: Sequence[int], cache_mib: int) -> Iterator[Stand]:
    """Serve a GeoPackage or database by ``atlas serve``."""
    settings = {"ATLAS_MAX_LIMIT": "10000000", "ATLAS_DATABASE_TIMEOUT_S": "60", "ATLAS_CACHE_MIB": str(cache_mib)}

    def command(port: int) -> list[str | Path]:
        return [sys.executable, "-m", "api", "serve", str(source), "--port", str(port)]

    items = f"/api/collections/{LAYER}/items"
    tile = f"/api/collections/{LAYER}/tiles/WebMercatorQuad/{{z}}/{{y}}/{{x}}"
    with _process(command, settings, folder / f"{name}.log", items + "?limit=1") as (port, pid, spent):
        yield Stand(name, port, [pid, *database], items, tile, started_s=spent)


def published(city: City, cluster: Cluster) -> str:
    """Bring the city into a new database: as ``atlas publish`` does, and as a plain table with indexes for the peers."""
    dsn = cluster.database()
    store = grouped_store(city)
    publish(store, dsn)
    names = [one.name for one in store.layers[LAYER].fields]
    with psycopg.connect(dsn, autocommit=True) as connection:
        columns = ", ".join(f'"{name}"' for name in names)
        connection.execute(f"CREATE TABLE public.{LAYER} AS SELECT {columns}, geom FROM atlas.{LAYER}")
        connection.execute(f"ALTER TABLE public.{LAYER} ALTER geom TYPE geometry(Point, 4326)")
        connection.execute(f"ALTER TABLE public.{LAYER} ADD PRIMARY KEY (id)")
        connection.execute(f"CREATE INDEX ON public.{LAYER} USING gist (geom)")
        connection.execute(f"CREATE INDEX ON public.{LAYER} (district)")
        connection.execute(f"VACUUM ANALYZE public.{LAYER}")
    return dsn


def postmaster(cluster: Cluster) -> int:
    """Return the process id of a cluster; its sessions are descendants."""
    return int((cluster.folder / "data" / "postmaster.pid").read_text().split()[0])


@contextlib.contextmanager
def tipg(cluster: Cluster, dsn: str, folder: Path) -> Iterator[Stand]:
    """Serve the plain table by tipg."""
    programs = environment("tipg")
    user, database = _user_and_database(dsn)
    settings = {
        "DATABASE_URL": f"postgresql://{user}@{str(cluster.folder).replace('/', '%2F')}/{database}",
        "TIPG_DB_SCHEMAS": '["public"]',
        "TIPG_DB_TABLES": f'["public.{LAYER}"]',
        "TIPG_DB_EXCLUDE_FUNCTION_SCHEMAS": '["public"]',
        "TIPG_MAX_FEATURES_PER_QUERY": "10000000",
        "TIPG_MAX_FEATURES_PER_TILE": "10000000",
        "TIPG_CATALOG_TTL": "0",
    }

    def command(port: int) -> list[str | Path]:
        return [programs / "uvicorn", "tipg.main:app", "--port", str(port), "--log-level", "warning"]

    items = f"/collections/public.{LAYER}/items"
    tile = f"/collections/public.{LAYER}/tiles/WebMercatorQuad/{{z}}/{{x}}/{{y}}"
    with _process(command, settings, folder / "tipg.log", items + "?limit=1&f=geojson") as (port, pid, spent):
        yield Stand("tipg", port, [pid, postmaster(cluster)], items, tile, "f=geojson", started_s=spent)


@contextlib.contextmanager
def pygeoapi(cluster: Cluster, dsn: str, folder: Path) -> Iterator[Stand]:
    """Serve the plain table by pygeoapi; it makes no tiles of PostGIS in bearable time, so none are asked for."""
    programs = environment("pygeoapi")
    config, document = folder / "pygeoapi.json", folder / "pygeoapi-openapi.json"
    config.write_text(json.dumps(_pygeoapi_config(cluster, dsn)), "utf-8")
    settings = {"PYGEOAPI_CONFIG": str(config), "PYGEOAPI_OPENAPI": str(document)}
    made = subprocess.run(
        [programs / "pygeoapi", "openapi", "generate", config, "--format", "json", "--output-file", document],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if made.returncode:
        raise RuntimeError(made.stderr[-2000:])

    def command(port: int) -> list[str | Path]:
        return [programs / "uvicorn", "pygeoapi.starlette_app:APP", "--port", str(port), "--log-level", "warning"]

    items = f"/collections/{LAYER}/items"
    with _process(command, settings, folder / "pygeoapi.log", items + "?limit=1&f=json") as (port, pid, spent):
        pids = [pid, postmaster(cluster)]
        yield Stand("pygeoapi", port, pids, items, None, "f=json", language="cql-text", started_s=spent)


def _pygeoapi_config(cluster: Cluster, dsn: str) -> Mapping[str, object]:
    user, database = _user_and_database(dsn)
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


def _user_and_database(dsn: str) -> tuple[str, str]:
    """Split what :meth:`tests.postgres.Cluster.dsn` wrote."""
    user, _, rest = dsn.removeprefix("postgresql://").partition("@/")
    return user, rest.partition("?")[0]


@contextlib.contextmanager
def bare(source: Stand, folder: Path) -> Iterator[Stand]:
    """Serve the answers of one of our stands by uvicorn alone: how fast the same bytes can be at best."""
    answers: dict[str, tuple[str, str, str]] = {}
    for targets in source.targets.values():
        for target in targets:
            kind, _, body = fetch(source.port, target)
            plain, packed = folder / f"{len(answers)}.body", folder / f"{len(answers)}.gz"
            plain.write_bytes(body)
            packed.write_bytes(gzip.compress(body, 6))
            answers[target] = (kind, str(plain), str(packed))
    listed = folder / "answers.json"
    listed.write_text(json.dumps(answers), "utf-8")

    def command(port: int) -> list[str | Path]:
        options = ["--lifespan", "off", "--log-level", "warning", "--no-access-log"]
        return [sys.executable, "-m", "uvicorn", "tests.bench.bare:app", "--port", str(port), *options]

    probe = next(iter(answers))
    with _process(command, {"BENCH_ANSWERS": str(listed)}, folder / "bare.log", probe) as (port, pid, spent):
        yield Stand("asgi", port, [pid], source.items, source.tile, started_s=spent, targets=source.targets)


@contextlib.contextmanager
def _process(
    command: Callable[[int], Sequence[str | Path]], settings: Mapping[str, str], log: Path, probe: str
) -> Iterator[tuple[int, int, float]]:
    """Yield port, process id and the seconds until the server answered a probe."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    begun = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(command(port), env={**os.environ, **settings}, stdout=out, stderr=out)
    try:
        _wait(process, port, probe, log)
        yield port, process.pid, time.monotonic() - begun
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int, probe: str, log: Path) -> None:
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            fetch(port, probe)
        except (OSError, RuntimeError) as error:
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{error}\n{log.read_text('utf-8', 'replace')[-2000:]}") from None
            time.sleep(0.05)
        else:
            return
