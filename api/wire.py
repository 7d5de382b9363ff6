"""The server's reading edge: an address typed with raw Chinese characters is understood as if percent-encoded."""

import re

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

#: A request line that holds bytes beyond ASCII. RFC 3986 wants them percent-encoded; curl leaves them raw in a query.
_RAW_LINE = re.compile(rb"\A(?:GET|HEAD|OPTIONS|POST) [^\r\n]*[\x80-\xff][^\r\n]* HTTP/1\.[01]\r\n")


def percent_encoded(data: bytes) -> bytes:
    r"""Percent-encode the raw bytes of a request line.

    Parameters
    ----------
    data
        Bytes as they came from a connection.

    Returns
    -------
    bytes
        The same, unless they begin with a request line that holds bytes beyond ASCII.

    Examples
    --------
    >>> percent_encoded("GET /items?district=义县 HTTP/1.1\r\n\r\n".encode())
    b'GET /items?district=%E4%B9%89%E5%8E%BF HTTP/1.1\r\n\r\n'
    """
    if data.isascii() or not (line := _RAW_LINE.match(data)):
        return data
    encoded = re.sub(rb"[\x80-\xff]", lambda found: b"%%%02X" % found[0][0], line[0])
    return encoded + data[line.end() :]


class TolerantProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol over httptools, which alone answers such an address with a bare 400."""

    def data_received(self, data: bytes) -> None:
        """Take bytes from the connection."""
        super().data_received(percent_encoded(data))
