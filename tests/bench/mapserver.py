"""MapServer of Debian for the benchmark: FastCGI behind lighttpd, on the plain table of the peers.

Its OGC API of version 8.0 has no filter and passes over properties, so it is not asked for a district or a filter.
"""

import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.asked import Faces
from tests.bench.city import AREA, LAYER
from tests.bench.peers import postmaster, user_and_database
from tests.bench.stands import Stand, running
from tests.machine import NEEDS, find
from tests.postgres import Cluster

_CONFIG = """
CONFIG
  ENV
    OGCAPI_HTML_TEMPLATE_DIRECTORY "/usr/share/mapserver/ogcapi/templates/html-plain/"
  END
  MAPS
    bench "{map}"
  END
END
"""
#: The session stays open between requests; places are WGS 84 as in the table.
_MAP = """
MAP
  NAME "bench"
  EXTENT {extent}
  SIZE 256 256
  UNITS DD
  IMAGETYPE "mvt"
  PROJECTION "init=epsg:4326" END
  WEB
    METADATA
      "ows_title" "bench"
      "ows_onlineresource" "http://127.0.0.1:{port}/mapserv/bench"
      "oga_onlineresource" "http://127.0.0.1:{port}/mapserv/bench/ogcapi"
      "oga_enable_request" "*"
      "oga_max_limit" "10000000"
    END
  END
  OUTPUTFORMAT
    NAME "mvt"
    DRIVER "MVT"
    MIMETYPE "application/vnd.mapbox-vector-tile"
    IMAGEMODE FEATURE
    EXTENSION "pbf"
  END
  LAYER
    NAME "{layer}"
    TYPE POINT
    STATUS ON
    CONNECTIONTYPE POSTGIS
    CONNECTION "{connection}"
    DATA "geom from public.{layer} using unique id using srid=4326"
    PROCESSING "CLOSE_CONNECTION=DEFER"
    TEMPLATE "void"
    PROJECTION "init=epsg:4326" END
    METADATA
      "ows_title" "{layer}"
      "gml_include_items" "all"
      "gml_featureid" "id"
      "gml_types" "auto"
    END
    CLASS
      STYLE COLOR 0 0 0 SIZE 1 END
    END
  END
END
"""
_LIGHTTPD = """
server.modules = ("mod_fastcgi", "mod_deflate")
server.document-root = "{folder}"
server.bind = "127.0.0.1"
server.port = {port}
fastcgi.server = ("/mapserv" => ((
  "socket" => "{folder}/fcgi.sock", "bin-path" => "{program}", "check-local" => "disable", "max-procs" => {workers},
  "bin-environment" => ("MAPSERVER_CONFIG_FILE" => "{folder}/mapserver.conf")
)))
deflate.allowed-encodings = ("gzip")
deflate.mimetypes = ("application/")
"""


@contextlib.contextmanager
def mapserver(cluster: Cluster, dsn: str, folder: Path, *, workers: int = 1) -> Iterator[Stand]:
    """Serve the plain table by MapServer.

    Raises
    ------
    RuntimeError
        It is not installed, or does not start.
    """
    programs = {name: find(name) for name in ("mapserver", "lighttpd")}
    if missing := [package for name, path in programs.items() if path is None for package in NEEDS[name].packages]:
        raise RuntimeError(f"missing: Debian's {' '.join(missing)}")
    place = folder / "mapserver"
    place.mkdir(exist_ok=True)
    user, database = user_and_database(dsn)
    west, south, east, north = AREA

    def command(port: int) -> Sequence[str | Path]:
        (place / "mapserver.conf").write_text(_CONFIG.format(map=place / "bench.map"))
        text = _MAP.format(
            port=port,
            layer=LAYER,
            extent=f"{west} {south} {east} {north}",
            connection=f"host={cluster.folder} dbname={database} user={user}",
        )
        (place / "bench.map").write_text(text)
        words = {"port": port, "folder": place, "program": programs["mapserver"], "workers": workers}
        (place / "lighttpd.conf").write_text(_LIGHTTPD.format(**words))
        return [str(programs["lighttpd"]), "-D", "-f", place / "lighttpd.conf"]

    faces = Faces(
        f"/mapserv/bench/ogcapi/collections/{LAYER}/items",
        f"/mapserv?map=bench&mode=tile&tilemode=gmap&tile={{x}}+{{y}}+{{z}}&layers={LAYER}",
        extra="f=json",
        lacks=frozenset({"district", "filter"}),
    )
    with running(command, {}, folder / "mapserver.log", faces.items + "?limit=1&f=json") as (port, pid, spent):
        yield Stand("mapserver", port, [pid, postmaster(cluster)], faces, started_s=spent)


def version() -> str:
    """Return the version that is installed."""
    path = find("mapserver") or shutil.which("false") or "false"
    told = subprocess.run([path, "-v"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"version (\S+)", told)
    return found[1] if found else "none"
