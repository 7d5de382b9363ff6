"""Mapbox Vector Tiles written column by column: some ten times as fast as feature by feature.

References
----------
.. [1] Mapbox Vector Tile Specification 2.1. https://github.com/mapbox/vector-tile-spec/tree/master/2.1
.. [2] Protocol Buffers, Encoding. https://protobuf.dev/programming-guides/encoding/
"""

import functools
import struct
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt
import shapely

from layers.columns import Value
from layers.geojson import Geometries

#: Numbers of a tile's kinds of geometry, by shapely's numbers of the types.
_KINDS: Mapping[int, int] = {0: 1, 4: 1, 1: 2, 5: 2, 3: 3, 6: 3}
_POINT = shapely.GeometryType.POINT.value
_MOVE_TO, _LINE_TO, _CLOSE = 1, 2, 15

Integers = npt.NDArray[np.int64]


def encoded_tile(name: str, shapes: Geometries, columns: Mapping[str, Sequence[Value]], extent: int) -> bytes:
    """Write a tile with one layer.

    Parameters
    ----------
    name
        Of the layer.
    shapes
        N points, lines or polygons, or several of one of these; none missing or empty. In whole units of the tile from
        its lower left corner; no point of a line repeats the one before, outer rings run clockwise.
    columns
        By the name of the property, N values each; a value that is None is left out, a name without any value, too.
    extent
        Units across the tile.

    Returns
    -------
    A vector tile [1]_; empty where N is 0
    """
    if not len(shapes):
        return b""
    columns = {name: column for name, column in columns.items() if any(value is not None for value in column)}
    tags, values = _tags(list(columns.values()), len(shapes))
    kinds = map(_KINDS.__getitem__, shapely.get_type_id(shapes).tolist())
    layer = [
        b"\x78\x02",  # version 2
        _field(0x0A, name.encode()),
        *(
            _field(0x12, _field(0x12, tag) + bytes((0x18, kind)) + _field(0x22, place))
            for tag, kind, place in zip(tags, kinds, _places(shapes, extent), strict=True)
        ),
        *(_field(0x1A, key.encode()) for key in columns),
        *(_field(0x22, value) for value in values),
        b"\x28" + _varint(extent),
    ]
    return _field(0x1A, b"".join(layer))


def _tags(columns: Sequence[Sequence[Value]], count: int) -> tuple[list[bytes], Iterable[bytes]]:
    """Return the tags of each of the rows, and the values that they point to."""
    typed = [list(zip(map(type, column), column, strict=True)) for column in columns]  # 1, 1.0 and True are equal
    places: dict[tuple[type, Value], bytes] = {}
    # What stands often comes first: small numbers are short.
    for distinct in sorted(map(dict.fromkeys, typed), key=len):
        for one in distinct:
            if one[1] is not None:
                places.setdefault(one, _varint(len(places)))
    rows: list[list[bytes]] = [[] for _ in range(count)]
    for number, column in enumerate(typed):
        key = _varint(number)
        for row, one in zip(rows, column, strict=True):
            if one[1] is not None:
                row.append(key + places[one])
    return [b"".join(row) for row in rows], [_value(value) for _, value in places]


def _value(value: Value) -> bytes:
    if isinstance(value, str):
        return _field(0x0A, value.encode())
    if isinstance(value, bool):
        return b"\x38\x01" if value else b"\x38\x00"
    if isinstance(value, int):
        return b"\x30" + _varint(2 * value if value >= 0 else -2 * value - 1)
    return b"\x19" + struct.pack("<d", value)


def _places(shapes: Geometries, extent: int) -> Iterable[bytes]:
    """Return the commands that draw each shape [1]_ (4.3), rows counted from above."""
    if (shapely.get_type_id(shapes) == _POINT).all():
        steps = _steps(_from_above(shapely.get_coordinates(shapes), extent))
        move = _varint(_command(_MOVE_TO, 1))
        # Each feature starts from 0, 0: here a step is the place itself.
        return [move + _varint(x) + _varint(y) for x, y in steps]
    return [b"".join(map(_varint, _drawn(shape, extent))) for shape in shapes]


def _drawn(shape: shapely.Geometry, extent: int) -> Iterable[int]:
    kind = _KINDS[int(shapely.get_type_id(shape))]
    pieces = shapely.get_parts(shape)
    if kind == 1:
        steps = _steps(_moves(_from_above(shapely.get_coordinates(pieces), extent)))
        return [_command(_MOVE_TO, len(steps)), *chain.from_iterable(steps)]
    lines = shapely.get_rings(pieces) if kind == 3 else pieces
    corners = [_from_above(shapely.get_coordinates(line), extent)[: -1 if kind == 3 else None] for line in lines]
    steps = _steps(_moves(np.concatenate(corners)))
    drawn: list[int] = []
    start = 0
    for line in corners:
        first, *rest = steps[start : start + len(line)]
        drawn += [_command(_MOVE_TO, 1), *first, _command(_LINE_TO, len(rest)), *chain.from_iterable(rest)]
        drawn += [_CLOSE] if kind == 3 else []
        start += len(line)
    return drawn


def _from_above(places: npt.NDArray[np.float64], extent: int) -> Integers:
    units = np.rint(places).astype(np.int64)
    return np.column_stack([units[:, 0], extent - units[:, 1]])


def _moves(units: Integers) -> Integers:
    """Return the way to each of N places from the one before, to the first from 0, 0."""
    moves = units.copy()
    moves[1:] -= units[:-1]
    return moves


def _steps(moves: Integers) -> list[list[int]]:
    """Write N moves so that small ones are small numbers, also backwards [2]_ (ZigZag)."""
    steps: list[list[int]] = ((moves << 1) ^ (moves >> 63)).tolist()
    return steps


def _command(command: int, count: int) -> int:
    return command | count << 3


def _field(tag: int, content: bytes) -> bytes:
    return bytes((tag,)) + _varint(len(content)) + content


@functools.lru_cache(maxsize=2**15)
def _varint(number: int) -> bytes:
    """Write a number below 2⁶⁴ in groups of seven bits, the lowest first [2]_."""
    groups = bytearray()
    while number > 0x7F:
        groups.append(number & 0x7F | 0x80)
        number >>= 7
    groups.append(number)
    return bytes(groups)
