"""Parts of files (RFC 9110, 14): what GDAL and DuckDB read of a GeoPackage or FlatGeobuf over the web."""

import re

from api.errors import RangeError
from api.replies import Reply, headers_of

_ONE_RANGE = re.compile(r"\s*bytes\s*=\s*([0-9]{0,18})\s*-\s*([0-9]{0,18})\s*", re.ASCII | re.IGNORECASE)


def ranged_reply(whole: Reply, wanted: str | None, condition: str | None, tag: str) -> Reply:
    """Cut a reply to the range that a client wants.

    Parameters
    ----------
    whole
        The whole file, its body in one part.
    wanted
        The Range header. Several ranges at once, or another unit, get the whole, as the standard lets us.
    condition
        The If-Range header: another tag than ``tag``, or a date, gets the whole.

    Raises
    ------
    RangeError
        The range begins beyond the end.
    """
    (body,) = whole.parts
    accepting = headers_of(("Accept-Ranges", "bytes"))
    found = _ONE_RANGE.fullmatch(wanted or "")
    if found is None or (condition is not None and condition.strip() != tag) or not (found[1] or found[2]):
        return Reply(whole.status, (*whole.headers, *accepting), whole.parts)
    size = len(body)
    start, stop = _ends(found[1], found[2], size)
    if start >= stop:
        if found[1] and found[2] and int(found[2]) < int(found[1]):  # no range at all: the whole
            return Reply(whole.status, (*whole.headers, *accepting), whole.parts)
        raise RangeError(f"Range: {wanted}: the file has {size} bytes", size)
    kept = tuple(header for header in whole.headers if header[0] != b"content-length")
    cut = headers_of(("Content-Range", f"bytes {start}-{stop - 1}/{size}"), ("Content-Length", str(stop - start)))
    return Reply(206, (*kept, *cut, *accepting), (memoryview(body)[start:stop],))


def _ends(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:  # the last bytes
        return max(0, size - int(last)), size
    return int(first), min(size, int(last) + 1) if last else size
