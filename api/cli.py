"""The command line: ``atlas build``, ``serve``, ``export``, ``snapshot`` and ``publish``."""

import argparse
import contextlib
import os
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import uvicorn
from pydantic import ValidationError
from starlette.types import ASGIApp
from tqdm import tqdm

from api.app import create_app
from api.errors import ApiError, ServeError
from api.geocoding import add_command
from api.settings import Settings
from api.sources import BUNDLED, Progress, store_of
from api.version import __version__
from api.wire import TolerantProtocol
from api.workers import LeavingServer, MakeApp, Workers, settle
from geo import GeoError
from layers.atlas import bundled
from layers.build import build
from layers.errors import LayersError
from layers.export import FORMATS, export
from layers.stores import Store, is_database

#: A thread that computes lets others go on after this; usual are five times as long, of which each request would feel
#: some while a new build is loaded or a table written [s].
SWITCH_S = 0.001

_ABOUT = """\
Corridor Atlas (通道图): the key investment projects of a city as a map, an API and QGIS layers.

  atlas serve                       build the bundled atlas if needed, serve map and API / 建图并启动服务
  atlas serve survey.gpkg           serve the layers of any GeoPackage / 发布任意 GeoPackage
  atlas build data/jinzhou          make a GeoPackage of an atlas folder, say what is in it / 生成 GeoPackage
  atlas export projects --format csv --out projects.csv     one layer as a file / 导出图层
  atlas geocode 义县七里河镇        where a text is, and how sure that is; whole lists too / 地名定位
  atlas snapshot out.html           the whole map as one file that works offline / 单文件离线地图
  atlas publish postgresql://…      into PostGIS; atlas serve postgresql://… serves it / 发布到 PostGIS 数据库
"""

_SERVE = """\
examples:
  atlas serve                                   the bundled atlas on http://127.0.0.1:8000
  atlas serve --host 0.0.0.0 --port 8080        reachable from other machines
  atlas serve --workers 4                       four processes; what is loaded is in memory once
  atlas serve data/jinzhou                      an atlas folder; built first when its tables changed
  atlas serve survey.gpkg                       every vector layer of a GeoPackage, with the same API
  atlas serve postgresql://atlas_reader@db/jinzhou   what atlas publish wrote there; new builds are taken up

In QGIS: Layer > Add Layer > Add WFS / OGC API - Features Layer, address http://127.0.0.1:8000/api.
Settings such as ATLAS_ROOT, ATLAS_CORS_ORIGINS and ATLAS_BASEMAPS are listed in the README.
"""

_BUILD = """\
examples:
  atlas build                                   the bundled atlas into build/jinzhou.gpkg
  atlas build data/jinzhou --out jinzhou.gpkg   an atlas folder into a file of your choice
  atlas build --lang en                         the report in English

A bad table is refused with file, line, column, value and what was wanted. A project that cannot be placed
stays in the layer, and the report says why. The file appears when it is whole; what stood there stays until then.
"""

_EXPORT = """\
examples:
  atlas export projects --format geojson > projects.geojson
  atlas export reports --format csv --out reports.csv         opens in Excel
  atlas export projects --format gpkg --out projects.gpkg
  atlas export parcels --from survey.gpkg --format geojson    a layer of another file
"""

_SNAPSHOT = """\
examples:
  atlas snapshot out.html                       the bundled atlas; open it with a double click, send it by mail
  atlas snapshot out.html --from data/jinzhou --lang en

The file asks nobody for anything. It holds what the served atlas holds; the same data give the same bytes.
"""


_PUBLISH = """\
examples:
  atlas publish postgresql://me@db.example.cn/jinzhou                       the bundled atlas
  atlas publish postgresql://me@db.example.cn/jinzhou --from survey.gpkg    any GeoPackage, or an atlas folder

PostgreSQL with PostGIS, and pip install 'corridor-atlas[postgis]'. One transaction: readers keep the build in use
until the new one is whole. The same build again writes nothing. Passwords: PGPASSWORD, ~/.pgpass or a service file.
"""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} ({self.prog} --help)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Parameters
    ----------
    arguments
        None takes those of the process.

    Returns
    -------
    int
        0 when done; 2 when the input is bad, with one line on stderr; 130 when interrupted.
    """
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = options.command
    try:
        command(options)
        sys.stdout.flush()
    except BrokenPipeError:  # `atlas export … | head`: whoever reads has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except ValidationError as error:
        return _refused(_settings_words(error))
    except (ApiError, LayersError, GeoError, OSError) as error:
        return _refused(str(error))
    return 0


def _refused(words: str) -> int:
    print(f"atlas: {words}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = _Parser("atlas", description=_ABOUT, formatter_class=raw)
    parser.add_argument("--version", action="version", version=f"Corridor Atlas {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="serve map and API", epilog=_SERVE, formatter_class=raw)
    serve.add_argument(
        "source", nargs="?", type=_source, metavar="FILE.gpkg|FOLDER|postgresql://…", help="what; none: Jinzhou"
    )
    serve.add_argument("--host", help="address to listen on (127.0.0.1; ATLAS_HOST)")
    serve.add_argument("--port", type=_port, help="port to listen on, 0 for any free one (8000; ATLAS_PORT)")
    serve.add_argument("--workers", type=_count, help="processes that answer (1; ATLAS_WORKERS)")
    serve.set_defaults(command=_serve)

    make = commands.add_parser("build", help="make a GeoPackage", epilog=_BUILD, formatter_class=raw)
    make.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="atlas folder; none: Jinzhou")
    make.add_argument("--out", type=Path, metavar="FILE", help="GeoPackage to write (build/<atlas>.gpkg)")
    make.add_argument("--lang", choices=("zh", "en"), default=_usual_language(), help="language of the report")
    make.set_defaults(command=_build)

    take = commands.add_parser("export", help="write one layer as a file", epilog=_EXPORT, formatter_class=raw)
    take.add_argument("layer", metavar="LAYER", help="id of the layer: projects, reports, districts …")
    take.add_argument("--format", choices=FORMATS, required=True, help="of the file")
    take.add_argument("--out", type=Path, metavar="FILE", help="file to write; none: standard output (not for gpkg)")
    take.add_argument(
        "--from", dest="source", type=_source, metavar="FILE.gpkg|FOLDER", help="where from; none: Jinzhou"
    )
    take.set_defaults(command=_export)

    add_command(commands, _usual_language())

    pack = commands.add_parser("snapshot", help="write the map as one file", epilog=_SNAPSHOT, formatter_class=raw)
    pack.add_argument("out", type=Path, metavar="OUT.html", help="file to write")
    pack.add_argument(
        "--from", dest="source", type=_source, metavar="FILE.gpkg|FOLDER", help="where from; none: Jinzhou"
    )
    pack.add_argument("--lang", choices=("zh", "en"), default=_usual_language(), help="language in which it opens")
    pack.set_defaults(command=_snapshot)

    send = commands.add_parser("publish", help="write an atlas into PostGIS", epilog=_PUBLISH, formatter_class=raw)
    send.add_argument("database", type=_database, metavar="postgresql://…", help="address of the database")
    send.add_argument("--from", dest="source", type=_source, metavar="FILE.gpkg|FOLDER", help="what; none: Jinzhou")
    send.add_argument("--lang", choices=("zh", "en"), default=_usual_language(), help="language of the report")
    send.set_defaults(command=_publish)
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: wanted a number from 0 to 65535")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 64):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes: wanted 1 to 64")
    return int(text)


def _source(text: str) -> Path | str:
    return text if is_database(text) else Path(text)


def _database(text: str) -> str:
    if not is_database(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no database: wanted postgresql://user@host:5432/database")
    return text


def _usual_language() -> str:
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if spoken.startswith("en") else "zh"


def _settings_words(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    name = "_".join(str(part) for part in first["loc"])
    return f"ATLAS_{name.upper()}={first['input']!r}: {first['msg']}"


def _serve(options: argparse.Namespace) -> None:
    given = {"data": options.source, "host": options.host, "port": options.port, "workers": options.workers}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})
    sys.setswitchinterval(SWITCH_S)
    # The port first: whoever has it taken should hear so before a build.
    with _listening(settings.host, settings.port) as listener, contextlib.suppress(KeyboardInterrupt):
        # Ctrl-C is how a service ends.
        (_serve_alone if settings.workers == 1 else _serve_by_workers)(settings, listener)


def _serve_alone(settings: Settings, listener: socket.socket) -> None:
    with _opened(None, settings) as store:
        app = create_app(settings, store)
        settle()
        server = _server(settings, app)
        print(_where(settings, listener), flush=True)
        server.run(sockets=[listener])


def _serve_by_workers(settings: Settings, listener: socket.socket) -> None:
    if not hasattr(os, "fork"):
        raise ServeError("several workers need a system that forks processes: wanted --workers 1")
    builds = _Builds(settings)
    make = builds.first()
    print(_where(settings, listener), flush=True)
    Workers(settings.workers, listener, lambda app: _server(settings, app)).run(make, builds.newer)


def _server(settings: Settings, app: ASGIApp) -> LeavingServer:
    return LeavingServer(
        uvicorn.Config(
            app,
            http=TolerantProtocol,
            ws="none",
            lifespan="off",
            log_level="info" if settings.log_requests else "warning",
            access_log=settings.log_requests,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=5,
        )
    )


class _Builds:
    """The builds of what is served by workers, one after the other."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store: Store | None = None

    def first(self) -> MakeApp:
        """Open what shall be served. A file is loaded here, once; a worker has sessions of its own in a database."""
        with _progress() as progress:
            store = store_of(None, self._settings, progress)
        if not store.in_memory:
            store.close()
            return lambda: create_app(self._settings, store_of(None, self._settings))
        return self._made(store)

    def newer(self) -> MakeApp | None:
        """Look whether a newer build is there; workers look into a database themselves."""
        if self._store is None:
            return None
        store = self._store.latest()
        return None if store is self._store else self._made(store)

    def _made(self, store: Store) -> MakeApp:
        self._store = store
        app = create_app(self._settings, store, is_watching=False)
        return lambda: app


@contextlib.contextmanager
def _opened(source: Path | str | None, settings: Settings) -> Iterator[Store]:
    """Open what is named, and close it in the end; a build shows its steps."""
    with _progress() as progress:
        store = store_of(source, settings, progress)
    with contextlib.closing(store):
        yield store


@contextlib.contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise ServeError(f"{host!r} is no address of this machine ({error.strerror})") from error
    with socket.socket(family, kind, protocol) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen(2048)
        except OSError as error:
            hint = "; --port chooses another one" if port else ""
            raise ServeError(f"{host}:{port} cannot be listened on ({error.strerror}){hint}") from error
        yield listener


def _where(settings: Settings, listener: socket.socket) -> str:
    port = listener.getsockname()[1]
    everywhere = settings.host in ("0.0.0.0", "::")  # noqa: S104 - compared, not bound
    host = "127.0.0.1" if everywhere else f"[{settings.host}]" if ":" in settings.host else settings.host
    lines = [f"http://{host}:{port}"]
    if everywhere:
        lines.append(f"http://{socket.gethostname()}:{port}")
    if settings.root:
        lines.append(settings.root)
    return "Corridor Atlas · 通道图  " + "  ".join(lines)


def _build(options: argparse.Namespace) -> None:
    folder = options.folder or bundled(BUNDLED)
    out = options.out or Path("build") / f"{folder.resolve().name}.gpkg"
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ServeError(f"{out.parent}: cannot be made ({error.strerror})") from error
    with _progress() as progress:
        report = build(folder, out, progress)
    print(report.text(options.lang))


def _export(options: argparse.Namespace) -> None:
    if options.out is None and options.format == "gpkg":
        raise ServeError("a GeoPackage is no stream: wanted --out FILE")
    with _opened(options.source, Settings()) as store:
        export(store, options.layer, options.format, options.out or sys.stdout.buffer)


def _snapshot(options: argparse.Namespace) -> None:
    from layers.render.snapshot import snapshot  # noqa: PLC0415 - folium takes half a second to import

    settings = Settings()
    with _opened(options.source, settings) as store:
        size = snapshot(store, options.out, lang=options.lang, basemap=settings.basemap_folder)
    print(f"{options.out}  {size / 1e6:.1f} MB")


def _publish(options: argparse.Namespace) -> None:
    try:
        from layers.publish import publish  # noqa: PLC0415 - needs an extra
    except ImportError as error:
        raise ServeError(f"databases need an extra: pip install 'corridor-atlas[postgis]' ({error})") from error
    with _opened(options.source, Settings()) as store, _progress() as progress:
        report = publish(store, options.database, progress)
    print(report.text(options.lang))


@contextlib.contextmanager
def _progress() -> Iterator[Progress]:
    """Show the steps of longer work as one bar on stderr."""
    with tqdm(unit="", file=sys.stderr, leave=False, disable=not sys.stderr.isatty()) as bar:

        def progress(step: str, done: int, total: int) -> None:
            bar.set_description(step)
            bar.total = total
            bar.n = done
            bar.refresh()

        yield progress
