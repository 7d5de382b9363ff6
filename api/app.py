"""The service as one ASGI application."""

from collections.abc import Sequence
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

import layers
from api import pages, sources
from api.endpoints import Endpoint
from api.errors import NotFoundError
from api.ready import ReadyReplies
from api.replies import Reply, headers_of
from api.routes import (
    atlas,
    districts,
    documents,
    downloads,
    features,
    geocode,
    health,
    landing,
    schemas,
    styles,
    summary,
    tiles,
)
from api.service import Holder, Service
from api.serving import EndpointApp, ReplyApp, Request
from api.settings import Settings
from api.shell import STAMPED, ShellApp, StampedApp
from api.web import FolderApp
from layers.stores import Store

_OTHERS = (
    *landing.ENDPOINTS,
    *schemas.ENDPOINTS,
    *features.ENDPOINTS,
    *summary.ENDPOINTS,
    *tiles.ENDPOINTS,
    *downloads.ENDPOINTS,
    *styles.ENDPOINTS,
    *districts.ENDPOINTS,
    *atlas.ENDPOINTS,
    *geocode.ENDPOINTS,
    *health.ENDPOINTS,
)
#: Every address below ``/api``, in the order of the document.
ENDPOINTS: tuple[Endpoint, ...] = (*documents.endpoints(_OTHERS), *_OTHERS)

#: Headers that scripts of other hosts may read.
_EXPOSED = (
    "Accept-Ranges",
    "Content-Crs",
    "Content-Disposition",
    "Content-Range",
    "ETag",
    "Link",
    "OGC-NumberMatched",
    "OGC-NumberReturned",
)


def create_app(settings: Settings | None = None, store: Store | None = None, *, is_watching: bool = True) -> FastAPI:
    """Make the service.

    Parameters
    ----------
    settings
        None reads them from the environment.
    store
        The layers; None opens the GeoPackage or database or builds the atlas folder that ``settings.data`` names.
    is_watching
        Whether new builds of the store are taken up.

    Returns
    -------
    FastAPI
        Its addresses are plain routes, described by our own OpenAPI document, FastAPI's being off: one list of
        parameters for both. An operator may add routes of his own to it.

    Raises
    ------
    ServeError, LayersError
        There is nothing to open, it cannot be read, or it cannot be built.
    """
    settings = settings or Settings()
    if store is None:
        store = sources.store_of(None, settings)
    holder = Holder(Service(settings, store), is_watching)
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.holder = holder
    app.router.routes.extend(_routes(holder))
    app.router.default = _NothingApp(holder)
    app.add_middleware(_WithoutSlash)
    app.add_middleware(ReadyReplies, holder=holder)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=("GET", "HEAD", "POST", "OPTIONS"),
            allow_headers=("*",),
            expose_headers=_EXPOSED,
        )
    return app


def _routes(holder: Holder) -> Sequence[BaseRoute]:
    # Routes are tried in order: what is asked for most comes first.
    ordered = sorted(ENDPOINTS, key=lambda endpoint: endpoint not in features.ENDPOINTS)
    return [
        *(Route(f"/api{_pattern(endpoint)}", EndpointApp(endpoint, holder)) for endpoint in ordered),
        Route("/api/basemap", FolderApp(holder, basemap_folder, index="index.json")),
        Route("/api/basemap/{file}", FolderApp(holder, basemap_folder)),
        Route("/api/static/{file}", FolderApp(holder, lambda _service: pages.STATIC)),
        Route("/api/{nothing:path}", _NothingApp(holder)),
        Route("/", _HomeApp(holder, web_folder, index="index.html", extra=_page_headers, any_query=True)),
        Route(f"/{STAMPED}/{{stamp}}/{{file:path}}", StampedApp(holder, web_folder)),
        Route("/{file:path}", FolderApp(holder, web_folder, extra=_page_headers, any_query=True)),
    ]


def _pattern(endpoint: Endpoint) -> str:
    """Let ids of features hold slashes."""
    return endpoint.path.replace("{feature}", "{feature:path}")


def _page_headers(service: Service) -> tuple[tuple[bytes, bytes], ...]:
    return pages.page_headers(service.settings)


def web_folder(service: Service) -> Path:
    """Return the folder of the map page."""
    return service.settings.web_folder or Path(layers.__file__).parent / "web"


def basemap_folder(service: Service) -> Path:
    """Return the folder of the basemap."""
    return sources.basemap_folder(service.settings)


class _HomeApp(ShellApp):
    """The map page of an atlas; a file without one has the pages of the API."""

    async def reply(self, service: Service, request: Request) -> Reply:
        if service.atlas:
            return await super().reply(service, request)
        return Reply(302, headers_of(("Location", f"{request.root}/api?f=html"), ("Content-Length", "0")))


class _NothingApp(ReplyApp):
    """Answers what no route answers."""

    async def reply(self, service: Service, request: Request) -> Reply:  # noqa: ARG002 - the same for every build
        raise NotFoundError(f"there is nothing at {request.path[:200]!r}; {request.root}/api lists what there is")


class _WithoutSlash:
    """Takes a slash off the end of a path, so that every address answers with and without, and without redirect."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and len(scope["path"]) > 1 and scope["path"].endswith("/"):
            scope = {**scope, "path": scope["path"].rstrip("/") or "/"}
        await self._app(scope, receive, send)
