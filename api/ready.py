"""Questions that were asked before: their finished replies go out before anything is read or routed.

The way through :mod:`api.serving` finds the ETag that belongs to a question once; from then on the question leads to
the tag, and the tag to the reply. What is not kept goes the whole way each time.
"""

from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import BadRequestError
from api.known import QUESTION, Question
from api.replies import Reply, send_reply
from api.service import Holder, Service
from api.serving import has_tag, unchanged


class ReadyReplies:
    """Answers what is ready, and lets everything else pass; an ASGI application around another."""

    def __init__(self, app: ASGIApp, holder: Holder) -> None:
        self._app = app
        self._holder = holder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            service = await self._holder.latest()
            headers = dict(scope["headers"])
            settings = service.settings
            try:
                question = Question.of(scope, headers, setting=settings.root, trusted=settings.trusted_proxies)
            except BadRequestError:  # is answered where all errors are
                return await self._app(scope, receive, send)
            reply = _ready(service, question, headers.get(b"if-none-match"))
            if reply is not None:
                return await send_reply(reply, scope["method"], send)
            scope[QUESTION] = question
        return await self._app(scope, receive, send)


def _ready(service: Service, question: Question, held: bytes | None) -> Reply | None:
    tag = service.tags.get(question)
    if tag is None:
        return None
    if held is not None and has_tag(held.decode("latin-1"), tag):
        return unchanged(service.settings, tag)
    return service.ready.get(tag)
