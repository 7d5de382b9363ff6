"""How good a geocoder is: its answers against labelled texts, in the figures of an accuracy report."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.cells import text
from geo.errors import GeoError
from geo.geocode import Answer, Geocoder, Query
from geo.measure import ELLIPSOID

#: Columns of labelled texts and the other names they go by; the first three must be there.
COLUMNS = {
    "query": ("text", "input"), "status": ("expected_status",), "level": ("expected_level", "match_level"), "class": ("kind",),
    "district": ("district_column", "column"), "town": ("town_column",), "city": (),
    "expected_district": (), "expected_zone": ("expected_functional_district",), "expected_town": (),
    "lon": ("expected_lon",), "lat": ("expected_lat",), "tolerance_m": ("metres", "tolerance"), "truth": (), "unexpected": (),
}  # fmt: skip
#: A label that any answer meets.
ANY = "*"
#: What the project promises (places.md 4): share, lowest, highest.
TARGETS: dict[str, tuple[float, float]] = {
    "right_district": (0.95, 1.0), "right_level": (0.90, 1.0), "inside_tolerance": (0.90, 1.0), "inside_radius": (0.85, 0.95),
    "calibration_error": (0.0, 0.10), "exceptions": (0.0, 0.0), "false_locations": (0.0, 0.0), "ms_per_query": (0.0, 5.0),
}  # fmt: skip
#: Distances [m] within which points are counted.
WITHIN_M = (100.0, 1000.0, 5000.0)
BINS = 5

_NOWHERE = ("unlocated", "ambiguous", "out_of_area")


@dataclass(frozen=True)
class Evaluation:
    """Answers against labels.

    Attributes
    ----------
    rows
        One row a labelled text, in order: the labels, what was answered (``got_status``, ``got_level``, ``got_district``,
        ``got_town``, ``got_zone``, ``confidence``, ``radius_m``, ``flags``), ``error_m`` [m, NaN where either point is missing] and
        whether status, level, district, town and zone are right (None where the label says nothing).
    figures
        Columns ``figure``, ``value``, ``of`` (rows counted), ``lowest`` and ``highest`` promised (NaN: nothing promised).
    by_level
        One row a level with located answers: ``level``, ``rows``, ``median_m``, ``p90_m``, ``within_100_m`` and so on.
    by_class
        One row a class of labels: ``class``, ``rows``, ``right`` (share with status, level and district right).
    calibration
        Five bins: ``low``, ``high``, ``rows``, ``stated`` (mean confidence), ``right`` (share).
    """

    rows: pd.DataFrame
    figures: pd.DataFrame
    by_level: pd.DataFrame
    by_class: pd.DataFrame
    calibration: pd.DataFrame

    @property
    def wrong(self) -> pd.DataFrame:
        """The rows with a wrong status, level, district, town or zone, or an unexpected result."""
        right = self.rows[["right_status", "right_level", "right_district", "right_town", "right_zone"]]
        return self.rows[(right == False).any(axis=1) | self.rows["unexpected_hit"]]  # noqa: E712  None is not wrong

    def markdown(self) -> str:
        """Write the report as Markdown tables."""
        parts = [_table(self.figures), "By level, located answers with a labelled point:", _table(self.by_level),
                 "Stated confidence against the share that was right:", _table(self.calibration), "By class:", _table(self.by_class)]  # fmt: skip
        return "\n\n".join(parts) + "\n"


def evaluate(labelled: pd.DataFrame, geocoder: Geocoder) -> Evaluation:
    """Ask a geocoder every labelled text and count.

    Parameters
    ----------
    labelled
        N rows with the columns ``query``, ``status``, ``level`` (several parted by | where more than one is right); also read: ``class``, ``district``, ``town``, ``city``
        (hints beside the text), ``expected_district``, ``expected_zone``, ``expected_town`` (``*`` for any, empty for
        none), ``lon``, ``lat`` [° WGS 84], ``tolerance_m`` [m] and ``unexpected``: what must not come out, parted by | as
        ``point``, ``flag=name``, or ``status=``, ``level=``, ``district=``, ``functional_district=`` and a value.

    Raises
    ------
    GeoError
        A column is missing.
    """
    labels = _labels(labelled)
    queries = [
        Query(row["query"], row["district"] or None, row["town"] or None, row["city"] or None)
        for row in labels.to_dict("records")
    ]
    answers, exceptions, seconds = _ask(queries, geocoder)
    rows = pd.concat([labels, _answered(labels, answers)], axis=1)
    return Evaluation(
        rows,
        _figures(rows, exceptions, seconds),
        _by_level(rows),
        _by_class(rows),
        calibration_bins(rows["confidence"], rows["right"]),
    )


def calibration_bins(confidence: "pd.Series[float]", right: "pd.Series[float]", bins: int = BINS) -> pd.DataFrame:
    """Compare stated confidence with the share that was right, in bins of equal width.

    Parameters
    ----------
    confidence, right
        N stated probabilities, and 1 or 0; rows with NaN are left out.

    Returns
    -------
    Frame of at most ``bins`` rows: ``low``, ``high``, ``rows``, ``stated``, ``right``

    Examples
    --------
    >>> calibration_bins(pd.Series([0.9, 0.9, 0.1]), pd.Series([1.0, 0.0, 0.0]))[["rows", "stated", "right"]].values.tolist()
    [[1.0, 0.1, 0.0], [2.0, 0.9, 0.5]]
    """
    known = pd.DataFrame({"stated": confidence.astype(float), "right": right.astype(float)}).dropna()
    place = np.minimum((known["stated"] * bins).astype(int), bins - 1)
    grouped = known.groupby(place)
    return pd.DataFrame(
        {
            "low": known.groupby(place)["stated"].size().index.to_numpy(dtype=float) / bins,
            "high": (grouped.size().index.to_numpy(dtype=float) + 1) / bins,
            "rows": grouped.size().to_numpy(),
            "stated": grouped["stated"].mean().to_numpy(),
            "right": grouped["right"].mean().to_numpy(),
        }
    )


def calibration_error(bins: pd.DataFrame) -> float:
    """Return the expected calibration error: the mean gap between stated and right, weighted by rows; NaN without rows."""
    total = bins["rows"].sum()
    return float(((bins["stated"] - bins["right"]).abs() * bins["rows"]).sum() / total) if total else float("nan")


def _labels(labelled: pd.DataFrame) -> pd.DataFrame:
    columns = {}
    for name, others in COLUMNS.items():
        found = next((other for other in (name, *others) if other in labelled.columns), None)
        if found is None and name in ("query", "status", "level"):
            raise GeoError(f"no column {name!r} among {', '.join(map(str, labelled.columns))}")
        columns[name] = labelled[found].map(text) if found else pd.Series("", index=labelled.index)
    labels = pd.DataFrame(columns).reset_index(drop=True)
    labels["query"] = (
        labelled["query" if "query" in labelled.columns else _first(labelled, "query")].astype(object).to_numpy()
    )
    for name in ("lon", "lat", "tolerance_m"):
        labels[name] = pd.to_numeric(labels[name].replace("", np.nan))
    return labels


def _first(frame: pd.DataFrame, name: str) -> str:
    return next(other for other in COLUMNS[name] if other in frame.columns)


def _ask(queries: Sequence[Query], geocoder: Geocoder) -> tuple[list[Answer], int, float]:
    """Answers, how many queries raised, and the seconds of one pass; a query that raises is answered with nothing."""
    start = time.perf_counter()
    try:
        answers = geocoder.geocode(queries)
        return answers, 0, time.perf_counter() - start
    except Exception:  # noqa: BLE001  the report counts exceptions of any geocoder, it hides none
        answers = []
    exceptions = 0
    for query in queries:
        try:
            answers += geocoder.geocode([query])
        except Exception:  # noqa: BLE001  as above
            exceptions += 1
            answers.append(Answer(query, "", "unlocated", "unlocated", reason="出错", reason_en="It raised."))
    return answers, exceptions, time.perf_counter() - start


def _answered(labels: pd.DataFrame, answers: Sequence[Answer]) -> pd.DataFrame:
    got = pd.DataFrame(
        {
            "got_status": [a.status for a in answers],
            "got_level": [a.level for a in answers],
            "got_district": [a.district or "" for a in answers],
            "got_zone": [a.functional_district or "" for a in answers],
            "got_town": [a.town or "" for a in answers],
            "got_lon": [a.point[0] if a.point else np.nan for a in answers],
            "got_lat": [a.point[1] if a.point else np.nan for a in answers],
            "radius_m": [np.nan if a.radius_m is None else a.radius_m for a in answers],
            "confidence": [a.confidence if a.status in ("located", "area_only") else np.nan for a in answers],
            "flags": ["|".join(a.flags) for a in answers],
            "reason": [a.reason for a in answers],
        }
    )
    got["error_m"] = _distances(labels, got)
    placed = ~labels["status"].isin(_NOWHERE)
    for name in ("status", "level"):
        pairs = zip(labels[name], got[f"got_{name}"], strict=True)
        got[f"right_{name}"] = pd.Series([value in expected.split("|") for expected, value in pairs], dtype=object)
    for name in ("district", "town", "zone"):
        expected = labels[f"expected_{name}"]
        judged = (expected != ANY) & (placed if name == "district" else expected != "")
        got[f"right_{name}"] = (expected == got[f"got_{name}"]).astype(object).where(judged, None)
    known = got["confidence"].notna()
    right = got["right_level"].astype(bool) & got["right_district"].map(lambda value: value is not False)
    got["right"] = right.astype(float).where(known)
    got["unexpected_hit"] = [_hits(cell, answer) for cell, answer in zip(labels["unexpected"], answers, strict=True)]
    return got


def _distances(labels: pd.DataFrame, got: pd.DataFrame) -> npt.NDArray[np.float64]:
    distances = np.full(len(labels), np.nan)
    both = (labels["lon"].notna() & labels["lat"].notna() & got["got_lon"].notna()).to_numpy()
    lon, lat, got_lon, got_lat = (
        end.to_numpy(dtype=np.float64)[both] for end in (labels["lon"], labels["lat"], got["got_lon"], got["got_lat"])
    )
    distances[both] = ELLIPSOID.inv(lon, lat, got_lon, got_lat)[2]
    return distances


def _hits(cell: str, answer: Answer) -> bool:
    """Tell whether an answer is what must not come out."""
    for part in filter(None, cell.split("|")):
        name, _, value = part.partition("=")
        if name == "point" and answer.point is not None:
            return True
        if name == "flag" and value in answer.flags:
            return True
        if value and getattr(answer, name, None) == value:
            return True
    return False


def _figures(rows: pd.DataFrame, exceptions: int, seconds: float) -> pd.DataFrame:
    located = rows[(rows["got_status"] == "located") & rows["error_m"].notna()]
    tolerated = located[located["tolerance_m"].notna()]
    nowhere = rows["status"].isin(_NOWHERE) | (rows["level"] == "city")
    bins = calibration_bins(rows["confidence"], rows["right"])
    figures: list[tuple[str, float, int]] = [
        ("answered", float(rows["got_status"].isin(("located", "area_only")).mean()), len(rows)),
        *(
            (f"right_{name}", *_share(rows[f"right_{name}"]))
            for name in ("status", "level", "district", "town", "zone")
        ),
        ("inside_tolerance", *_share(tolerated["error_m"] <= tolerated["tolerance_m"])),
        ("inside_radius", *_share(located["error_m"] <= located["radius_m"])),
        ("calibration_error", calibration_error(bins), int(bins["rows"].sum())),
        ("false_locations", float((nowhere & rows["got_lon"].notna()).sum()), int(nowhere.sum())),
        ("unexpected_results", float(rows["unexpected_hit"].sum()), int((rows["unexpected"] != "").sum())),
        ("exceptions", float(exceptions), len(rows)),
        ("ms_per_query", 1000 * seconds / max(len(rows), 1), len(rows)),
    ]
    nothing = (float("nan"), float("nan"))
    return pd.DataFrame(
        [(name, value, of, *TARGETS.get(name, nothing)) for name, value, of in figures],
        columns=["figure", "value", "of", "lowest", "highest"],
    )


def _share(judged: pd.Series) -> tuple[float, int]:
    known = judged.dropna()
    return (float(known.astype(bool).mean()) if len(known) else float("nan")), len(known)


def _by_level(rows: pd.DataFrame) -> pd.DataFrame:
    known = rows[rows["error_m"].notna()]
    lines = [
        {
            "level": level,
            "rows": len(group),
            "median_m": group["error_m"].median(),
            "p90_m": group["error_m"].quantile(0.9),
            **{f"within_{limit:.0f}_m": (group["error_m"] <= limit).mean() for limit in WITHIN_M},
            "inside_radius": (group["error_m"] <= group["radius_m"]).mean(),
        }
        for level, group in known.groupby("got_level", sort=True)
    ]
    return pd.DataFrame(lines)


def _by_class(rows: pd.DataFrame) -> pd.DataFrame:
    judged = rows[["right_status", "right_level", "right_district"]]
    right = ~(judged == False).any(axis=1)  # noqa: E712  None is not wrong
    grouped = right.groupby(rows["class"], sort=True)
    return pd.DataFrame(
        {"class": list(grouped.groups), "rows": grouped.size().to_numpy(), "right": grouped.mean().to_numpy()}
    )


def _table(frame: pd.DataFrame) -> str:
    """Write a frame as a Markdown table."""
    head = [f"| {' | '.join(map(str, frame.columns))} |", f"|{'---|' * len(frame.columns)}"]
    body = [f"| {' | '.join(_cell(value) for value in row)} |" for row in frame.itertuples(index=False)]
    return "\n".join([*head, *body])


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "" if np.isnan(value) else f"{value:.3f}".rstrip("0").rstrip(".") if abs(value) < 10 else f"{value:.0f}"
    return str(value)
