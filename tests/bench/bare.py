"""A bare ASGI server: answers that were fetched from ours before, by path and query, out of a dict.

``BENCH_ANSWERS`` names a JSON file: request target → media type, file of the body, file of the body as sent to a client
that takes gzip, whether that one is gzip.
"""

import json
import os
from pathlib import Path

_ANSWERS = {
    target.encode(): (kind.encode(), Path(plain).read_bytes(), Path(packed).read_bytes(), is_gzip)
    for target, (kind, plain, packed, is_gzip) in json.loads(Path(os.environ["BENCH_ANSWERS"]).read_text()).items()
}


async def app(scope, receive, send):
    """Answer with the bytes as they are."""
    query = scope["query_string"]
    kind, plain, packed, is_gzip = _ANSWERS[scope["raw_path"] + (b"?" + query if query else b"")]
    takes_gzip = (b"accept-encoding", b"gzip") in scope["headers"]
    body = packed if takes_gzip else plain
    headers = [(b"content-type", kind), (b"content-length", b"%d" % len(body))]
    if takes_gzip and is_gzip:
        headers.append((b"content-encoding", b"gzip"))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
