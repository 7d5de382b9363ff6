"""Answers as the columns that a table gains when its texts are geocoded."""

from collections.abc import Sequence

import pandas as pd

from geo.geocode import Answer

#: What a file gains, in this order (after its own columns).
COLUMNS = (
    "status", "level", "district", "functional_district", "town", "lon", "lat", "radius_m", "confidence", "flags", "matched",
    "reason",
)  # fmt: skip


def answer_rows(answers: Sequence[Answer], *, english: bool = False) -> pd.DataFrame:
    """Write answers as rows.

    Parameters
    ----------
    answers
        N answers.
    english
        Whether ``reason`` is the English sentence.

    Returns
    -------
    Frame of N rows in the order given, columns ``COLUMNS``
        ``lon``, ``lat`` [° WGS 84, 7 decimals], ``radius_m`` [m, whole], ``confidence`` [3 decimals], NaN or None where there is
        none; ``flags`` and the names in ``matched`` are joined by |. ``radius_m`` stands only beside a point.

    Examples
    --------
    >>> from geo.geocode import Query
    >>> row = answer_rows([Answer(Query("厂区"), "厂区", "unlocated", "unlocated", reason="文中没有可识别的地名。")]).iloc[0]
    >>> row["status"], row["district"], row["flags"], row["reason"]
    ('unlocated', None, '', '文中没有可识别的地名。')
    """
    rows = [
        (
            answer.status,
            answer.level,
            answer.district,
            answer.functional_district,
            answer.town,
            *((round(axis, 7) for axis in answer.point) if answer.point else (None, None)),
            round(answer.radius_m) if answer.point and answer.radius_m else None,
            round(answer.confidence, 3),
            "|".join(answer.flags),
            "|".join(match.name for match in answer.matched),
            answer.reason_en if english else answer.reason,
        )
        for answer in answers
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    numbers = ["lon", "lat", "radius_m", "confidence"]
    return frame.astype(dict.fromkeys(numbers, "float64"))
