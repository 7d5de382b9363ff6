"""What a geocoder answered, for those who ask: as JSON, and as columns beside a list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import msgspec
import numpy as np

from geo.answer_rows import COLUMNS, answer_rows
from geo.geocode import Answer, Geocoder, Query
from layers.geojson import DECIMALS, geometry_json
from layers.lists import KeptList

#: Rows that are asked for at a time, between two steps of a progress bar.
PART = 500

Row = tuple[str | float | None, ...]


def answer_document(answer: Answer, *, english: bool = False) -> dict[str, Any]:
    """Write an answer as a document for JSON.

    Returns
    -------
    dict
        The members of :class:`geo.geocode.Answer` with ``level`` under the name ``match_level``; ``geometry`` is GeoJSON,
        ``point`` [lon, lat] in WGS 84 with 7 decimals, ``radius_m`` whole metres and only beside a point, ``reason`` one
        sentence in Chinese or English.
    """
    point = None if answer.point is None else [round(axis, DECIMALS) for axis in answer.point]
    return {
        "query": answer.query.text,
        "normalized": answer.normalized,
        "status": answer.status,
        "match_level": answer.level,
        "geometry": geometry_json(answer.geometry if point else None),
        "point": point,
        "radius_m": max(1, round(answer.radius_m)) if point and answer.radius_m else None,
        "radius_basis": answer.radius_basis,
        "confidence": round(answer.confidence, 3),
        "district": answer.district,
        "district_source": answer.district_source,
        "functional_district": answer.functional_district,
        "town": answer.town,
        "matched": [msgspec.to_builtins(one) for one in answer.matched],
        "alternatives": [msgspec.to_builtins(_rounded(one)) for one in answer.alternatives],
        "flags": list(answer.flags),
        "reason": answer.reason_en if english else answer.reason,
    }


def geocoded_list(
    kept: KeptList,
    geocoder: Geocoder,
    *,
    text: str,
    district: str | None = None,
    town: str | None = None,
    english: bool = False,
    done: Callable[[int, int], None] = lambda _rows, _of: None,
) -> tuple[tuple[str, ...], list[Row]]:
    """Geocode a list.

    Parameters
    ----------
    kept
        N rows.
    text, district, town
        Names of its columns: of the places, and of the hints beside them.
    done
        Told how many rows are done, and of how many.

    Returns
    -------
    header, N rows in the order of the list
        Its own columns, then :data:`geo.answer_rows.COLUMNS` (with ``geo_`` before a name that the list has already), and
        ``extra_cells`` where rows are longer than the header. A row with a fault is not asked for: it says so.

    Raises
    ------
    TableError
        A column is not there, or is there twice.
    """
    nothing = [""] * len(kept.rows)
    columns = (
        kept.column(text),
        kept.column(district) if district else nothing,
        kept.column(town) if town else nothing,
    )
    faults = kept.faults_en if english else kept.faults_zh
    taken = set(kept.header)
    header = [*kept.header, *(f"geo_{name}" if name in taken else name for name in COLUMNS)]
    queries = [
        Query("" if fault else one, beside or None, place or None)
        for one, beside, place, fault in zip(*columns, faults, strict=True)
    ]
    rows = [
        (*own, *(_unasked(fault) if fault else found))
        for own, found, fault in zip(
            kept.rows, _answered(queries, geocoder, done, english=english), faults, strict=True
        )
    ]
    if any(kept.surplus):
        header.append("extra_cells")
        rows = [(*row, beyond) for row, beyond in zip(rows, kept.surplus, strict=True)]
    return tuple(header), rows


def _rounded(one: Any) -> Any:
    distance = None if one.distance_km is None else round(one.distance_km, 1)
    return replace(one, confidence=round(one.confidence, 3), distance_km=distance)


def _answered(
    queries: Sequence[Query],
    geocoder: Geocoder,
    done: Callable[[int, int], None],
    *,
    english: bool,
) -> Iterator[Row]:
    for start in range(0, len(queries), PART):
        part = answer_rows(geocoder.geocode(queries[start : start + PART]), english=english)
        for row in part.itertuples(index=False, name=None):
            yield tuple(_cell(value) for value in row)
        done(min(start + PART, len(queries)), len(queries))


def _cell(value: Any) -> str | float | None:
    if isinstance(value, float):
        return None if np.isnan(value) else int(value) if value.is_integer() and abs(value) > 1 else value
    return None if value is None else str(value)


def _unasked(fault: str) -> Row:
    said: dict[str, str | float] = {"status": "unlocated", "level": "unlocated", "confidence": 0.0, "reason": fault}
    return tuple(said.get(name) for name in COLUMNS)
