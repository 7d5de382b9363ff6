"""From the raw confidence of the rules to the stated one: a probability that labelled texts bear out."""

from bisect import bisect_left
from collections.abc import Sequence

#: How many labelled texts the start values of the rules are worth.
PRIOR_ROWS = 10.0

#: Raw confidence and the share of right answers among labelled texts with about that much, both rising.
Table = Sequence[tuple[float, float]]


def stated(raw: float, table: Table | None = None) -> float:
    """Turn a raw confidence into the stated one.

    Parameters
    ----------
    raw
        What the rules multiply up, 0 to 1.
    table
        Points between which is drawn straight; None: ``FITTED``.

    Returns
    -------
    float, 0 to 1, rising with ``raw``; nothing (0) stays 0, and below the table it falls to 0 straight

    Examples
    --------
    >>> [round(stated(raw, [(0.5, 0.8), (1.0, 0.9)]), 2) for raw in (0.0, 0.25, 0.5, 0.75, 1.0)]
    [0.0, 0.4, 0.8, 0.85, 0.9]
    """
    points = FITTED if table is None else table
    if raw <= 0.0 or not points:
        return 0.0
    place = bisect_left(points, raw, key=lambda point: point[0])
    if place == len(points):
        return points[-1][1]
    (left, low), (right, high) = points[place - 1] if place else (0.0, 0.0), points[place]
    return low + (high - low) * (raw - left) / (right - left)


def isotonic(raw: Sequence[float], right: Sequence[bool], *, prior_rows: float = PRIOR_ROWS) -> Table:
    """Fit the rising table that comes nearest to what labelled texts bear out.

    Isotonic regression by pooling adjacent violators [1]_. At each raw value the raw confidence itself counts as
    ``prior_rows`` rows, so that a few labelled texts that all went well never make a certainty.

    Parameters
    ----------
    raw, right
        N raw confidences, and whether each answer was right.

    Returns
    -------
    One point a pool: mean raw confidence, share right

    References
    ----------
    .. [1] Barlow, Bartholomew, Bremner, Brunk (1972). Statistical Inference under Order Restrictions. Wiley.

    Examples
    --------
    >>> isotonic([0.2, 0.4, 0.9, 0.9], [True, False, True, True], prior_rows=1)
    ((0.3, 0.4), (0.9, 0.967))
    """
    rows: dict[float, list[bool]] = {}
    for value, hit in zip(raw, right, strict=True):
        rows.setdefault(round(value, 3), []).append(hit)
    pools: list[tuple[float, float, float]] = []  # weight, weight times raw, weight times share
    for value, hits in sorted(rows.items()):
        weight = len(hits) + prior_rows
        pools.append((weight, weight * value, sum(hits) + prior_rows * value))
        while len(pools) > 1 and pools[-2][2] / pools[-2][0] >= pools[-1][2] / pools[-1][0]:
            last, before = pools.pop(), pools.pop()
            pools.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    return tuple((round(at / weight, 3), round(share / weight, 3)) for weight, at, share in pools)


#: Fitted by :func:`isotonic` on tests/geo/labelled_tuned.csv, status located and area_only; right is the level and the
#: district (``atlas geocode --evaluate`` prints how it holds on any labelled file).
FITTED: Table = (
    (0.558, 0.598), (0.582, 0.652), (0.6, 0.667), (0.708, 0.855), (0.76, 0.9), (0.823, 0.946), (0.921, 0.974), (0.93, 0.978),
    (0.97, 0.996),
)  # fmt: skip
