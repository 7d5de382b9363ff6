"""Pages that the browser benchmark measures: ours, and the plain ones that Leaflet makes of the same projects."""

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import geopandas as gpd

from layers.render.webfiles import WEB
from tests.bench.made_atlas import made_atlas

#: What the plain pages are sent of a project: what they draw and say.
_FIELDS = ["id", "name_zh", "stage", "stage_class", "investment_100m_cny", "district", "level"]
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".css": "text/css",
    ".geojson": "application/json",
}


def kept_atlas(count: int, folder: Path) -> Path:
    """Return an atlas of ``count`` projects, made unless the folder holds it."""
    path = folder / f"made-{count}.gpkg"
    return path if path.exists() else made_atlas(count, path)


@contextmanager
def plain_pages(atlas: Path) -> Iterator[str]:
    """Serve ``plain.html`` with the projects of an atlas that have a point; give its address.

    The query ``renderer=svg`` or ``renderer=canvas`` says what Leaflet draws with.
    """
    leaflet = WEB / "vendor" / "leaflet" / "dist"
    page = Path(__file__).parent / "plain.html"
    files = {
        "/": page.read_bytes(),
        "/leaflet.js": (leaflet / "leaflet.js").read_bytes(),
        "/leaflet.css": (leaflet / "leaflet.css").read_bytes(),
        "/projects.geojson": _geojson(atlas),
    }
    packed = {name: gzip.compress(content, 6) for name, content in files.items()}
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(packed))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _geojson(atlas: Path) -> bytes:
    projects = gpd.read_file(atlas, layer="projects", columns=_FIELDS)
    placed = projects[projects.geometry.notna() & (projects["level"] != "district")]
    text: str = placed.to_json(drop_id=True)
    return text.encode()


def _handler(packed: Mapping[str, bytes]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            content = packed.get(path)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", _TYPES.get(Path(path).suffix, _TYPES[".html"]))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    return Handler
