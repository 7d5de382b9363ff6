"""A bare ASGI server: answers that were fetched from ours before, by path and query, out of a dict.

``BENCH_ANSWERS`` names a JSON file: request target → ``[media type, file of the body, file of the gzipped body]``.
"""

import json
import os
from pathlib import Path

_ANSWERS = {
    target.encode(): (kind.encode(), Path(plain).read_bytes(), Path(packed).read_bytes())
    for target, (kind, plain, packed) in json.loads(Path(os.environ["BENCH_ANSWERS"]).read_text("utf-8")).items()
}


async def app(scope, receive, send):
    """Answer with the bytes as they are."""
    query = scope["query_string"]
    target = scope["raw_path"] + (b"?" + query if query else b"")
    kind, plain, packed = _ANSWERS[target]
    is_packed = (b"accept-encoding", b"gzip") in scope["headers"]
    body = packed if is_packed else plain
    headers = [(b"content-type", kind), (b"content-length", b"%d" % len(body))]
    if is_packed:
        headers.append((b"content-encoding", b"gzip"))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
