"""Whether the answer of a server holds the right features: by their ids, and the first one by its values."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import mapbox_vector_tile
import numpy as np

from tests.bench.asked import tile_of
from tests.bench.city import REPEATED, City

#: Part of a tile's width by which a point may lie inside and be left out, or outside and be there.
_INSIDE, _OUTSIDE = 0.001, 0.07


def fault(request: str, number: int, city: City, body: bytes) -> str | None:
    """Return what is wrong with the answer to the target of that number of a request; None when it is right."""
    if request == "tile":
        return _tile_fault(city, body)
    content = json.loads(body)
    if request == "summary":
        return _differs("counts", sum(one["properties"]["count"] for one in content["features"]), city.size)
    features = content["features"] if content["type"] == "FeatureCollection" else [content]
    found = [str(one["id"]) for one in features]
    if len(set(found)) < len(found):
        return "features that are there twice"
    if request == "page of 10":
        return _differs("features", len(found), 10) or _values_fault(city, features)
    expected = wanted(request, number, city)
    return _ids_fault(set(found), expected, expected) or _values_fault(city, features)


def wanted(request: str, number: int, city: City) -> frozenset[str]:
    """Return the ids of the features in an answer."""
    if request == "one":
        return frozenset([city.ids[:: max(1, city.size // 200)][:200][number]])
    mask = {
        "box": lambda: city.inside(city.boxes[:REPEATED][number]),
        "new box": lambda: city.inside(city.boxes[number]),
        "district": lambda: city.in_district,
        "everything": lambda: np.ones(city.size, bool),
        "filter": lambda: city.in_filter,
    }[request]()
    return city.ids_where(mask)


def _differs(what: str, found: int, expected: int) -> str | None:
    return None if found == expected else f"{found} {what}, wanted {expected}"


def _ids_fault(found: set[str], must: frozenset[str], may: frozenset[str]) -> str | None:
    if missing := must - found:
        return f"{len(found)} features; of {len(must)} wanted {len(missing)} are missing, among them {min(missing)}"
    if surplus := found - may:
        return f"{len(found)} features; {len(surplus)} are not wanted, among them {min(surplus)}"
    return None


def _values_fault(city: City, features: Sequence[Mapping[str, Any]]) -> str | None:
    """Compare the first feature, of which all twelve properties and the place must be there."""
    if not features:
        return None
    first = features[0]
    row = city.ids.index(str(first["id"]))
    place = np.array(first["geometry"]["coordinates"])
    if np.abs(place - city.points[row]).max() > 1e-6:
        return f"{first['id']} lies at {place.tolist()}, wanted {city.points[row].tolist()}"
    properties = {"id": first["id"], **first["properties"]}  # pygeoapi writes the id at the top only
    for name, column in city.columns.items():
        if properties.get(name) != column[row].item():
            return f"{first['id']}: {name} is {properties.get(name)!r}, wanted {column[row].item()!r}"
    return None


def _tile_fault(city: City, body: bytes) -> str | None:
    layers = mapbox_vector_tile.decode(body)
    found = {str(one["properties"]["id"]) for layer in layers.values() for one in layer["features"]}
    place = _in_tile(city)
    must = city.ids_where((np.abs(place - 0.5) < 0.5 - _INSIDE).all(axis=1))
    may = city.ids_where((np.abs(place - 0.5) < 0.5 + _OUTSIDE).all(axis=1))
    return _ids_fault(found, must, may)


def _in_tile(city: City) -> np.ndarray:
    """Return where each project lies in the tile, in parts of its width from the north-west (N, 2)."""
    column, row, zoom = tile_of(city)
    lon, lat = np.radians(city.points).T
    x = (lon + np.pi) / (2 * np.pi) * 2**zoom - column
    y = (np.pi - np.arcsinh(np.tan(lat))) / (2 * np.pi) * 2**zoom - row
    return np.column_stack([x, y])
