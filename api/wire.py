"""The server's reading edge: an address typed with raw Chinese characters or spaces is read as if percent-encoded."""

import re
from typing import ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

#: A request line whose address holds spaces or bytes beyond ASCII. RFC 3986 wants them percent-encoded; curl leaves
#: Chinese characters raw in a query, and a filter such as ``(A) AND (B)`` is easily written with its spaces.
_RAW_LINE = re.compile(rb"\A(GET|HEAD|OPTIONS|POST) ([^\r\n]*[ \x80-\xff][^\r\n]*) (HTTP/1\.[01]\r\n)")


def percent_encoded(data: bytes) -> bytes:
    r"""Percent-encode what is raw in the address of a request line.

    Parameters
    ----------
    data
        Bytes as they came from a connection.

    Returns
    -------
    bytes
        The same, unless they begin with a request line whose address holds spaces or bytes beyond ASCII.

    Examples
    --------
    >>> percent_encoded("GET /items?district=义县 HTTP/1.1\r\n\r\n".encode())
    b'GET /items?district=%E4%B9%89%E5%8E%BF HTTP/1.1\r\n\r\n'
    >>> percent_encoded(b"GET /items?filter=a = 1 HTTP/1.1\r\n\r\n")
    b'GET /items?filter=a%20=%201 HTTP/1.1\r\n\r\n'
    """
    line = _RAW_LINE.match(data)
    if line is None:
        return data
    address = re.sub(rb"[ \x80-\xff]", lambda found: b"%%%02X" % found[0][0], line[2])
    return b"%b %b %b%b" % (line[1], address, line[3], data[line.end() :])


class TolerantProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol over httptools, which alone answers such an address with a bare 400.

    Attributes
    ----------
    is_leaving
        Of the process: each answer is the last one of its connection.
    """

    is_leaving: ClassVar[bool] = False

    def data_received(self, data: bytes) -> None:
        """Take bytes from the connection."""
        super().data_received(percent_encoded(data))

    def on_headers_complete(self) -> None:
        """Begin to answer a request."""
        super().on_headers_complete()
        if self.is_leaving and self.cycle is not None:
            self.cycle.keep_alive = False
