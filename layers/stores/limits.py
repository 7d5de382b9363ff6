"""How much a store of a database may ask of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What bounds the use of a database by one process.

    Attributes
    ----------
    connections
        At most so many at a time.
    wait_s
        A question waits so long for a free connection [s].
    statement_s
        A statement, or a part of a large answer, may take so long [s].
    tile_s
        A tile may take so long [s].
    idle_s
        A session that holds a large answer and does not go on reading is ended after this [s].
    connect_s
        A new connection may take so long [s].
    """

    connections: int = 8
    wait_s: float = 2.0
    statement_s: float = 5.0
    tile_s: float = 2.0
    idle_s: float = 30.0
    connect_s: float = 5.0
