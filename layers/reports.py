"""What the papers said: reports with their articles, and each project's stage, amount and contradictions by them."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pandas as pd

from layers.atlas import Atlas
from layers.tables import Tables, parts

#: Scopes of an amount that may stand for a whole project, the better one first; annual and joint sums never do.
WHOLE_SCOPES = (("total", "package"), ("phase",))

#: What a reported amount of 1 may truly be, by its qualifier; ours, since the words (约, 近) have no fixed width.
_BOUNDS: Mapping[str, tuple[float, float]] = {
    "exact": (1.0, 1.0), "about": (0.95, 1.05), "more_than": (1.0, np.inf), "at_least": (1.0, np.inf),
    "less_than": (0.9, 1.0),
}  # fmt: skip

#: Milestones that a report may date, and the first class of stages that has passed each.
_MILESTONES: Mapping[str, str] = {"started": "start", "completed": "done", "operating": "done"}

Report = Mapping[str, Any]


def report_layer(tables: Tables) -> pd.DataFrame:
    """Make the rows of the layer ``reports``.

    Returns
    -------
    Frame of N rows, as many as the table has
        With the title, date and basis of the article of each; ``id`` is ``project.article``.
    """
    articles = tables["articles"].set_index("article")
    reports = tables["reports"].drop(columns=["_file", "_line"])
    article = reports["article"]
    return reports.assign(
        id=reports["project_id"] + "." + article,
        article_title=article.map(articles["title_zh"]),
        date=article.map(articles["date"]),
        date_basis=article.map(articles["date_basis"]),
    )


def project_figures(tables: Tables) -> pd.DataFrame:
    """Say of each project what its reports add up to.

    Returns
    -------
    Frame of one row a project, in the order of the table, columns

        - ``stage``: as last reported by a report that says one; ``unknown`` when none does. ``stage_class``: its class
        - ``investment_100m_cny``: the latest amount for the whole project (a total or package before a phase; a year's
          share or a joint sum never), NaN when none was reported; ``investment_qualifier``, ``investment_article``
          (``004#12``, paragraphs parted by commas)
        - ``reports_count``, ``first_report``, ``last_report``
        - ``conflict``: what the reports disagree about, values of the vocabulary parted by ``|``, or None
    """
    atlas = tables.atlas
    rows = report_layer(tables).sort_values(["project_id", "date", "article"]).to_dict("records")
    by_project: dict[str, list[Report]] = {}
    for row in rows:
        by_project.setdefault(str(row["project_id"]), []).append(
            {str(key): _known(value) for key, value in row.items()}
        )
    figures = [_figures(by_project.get(one, []), atlas) for one in tables["projects"]["project_id"]]
    columns = list(_figures([], atlas))
    return pd.DataFrame(figures, columns=columns, dtype=object).astype({"investment_100m_cny": "float64"})


def conflicts(reports: Sequence[Report], atlas: Atlas) -> list[str]:
    """Tell what reports of one project disagree about.

    Parameters
    ----------
    reports
        In the order of their dates; missing values None.

    Returns
    -------
    list of values of the vocabulary ``conflicts``
        ``stage``: its class falls from one report to the next, or a report dates a milestone to before an earlier
        stage was reported. ``investment``: two amounts of one scope that their qualifiers do not reconcile. ``dates``:
        two dates of one milestone. ``wording``: two claims. ``scope``: one amount with two scopes. A promise that
        moves is none.
    """
    found = {
        "stage": _stage_falls(reports, atlas) or _stage_too_early(reports, atlas),
        "investment": _amounts_differ(reports),
        "dates": any(_apart(reports, milestone) for milestone in _MILESTONES),
        "wording": len({report["claim"] for report in reports if report["claim"]}) > 1,
        "scope": _scopes_differ(reports),
    }
    return [name for name in atlas.terms("conflicts") if found.get(name)]


def _known(value: Any) -> Any:
    return None if value is None or value is pd.NA or value != value else value  # noqa: PLR0124 - NaN


def _figures(reports: Sequence[Report], atlas: Atlas) -> dict[str, Any]:
    stages = [report["stage"] for report in reports if report["stage"] != "unknown"]
    stage = stages[-1] if stages else "unknown"
    amount = _amount(reports)
    return {
        "stage": stage,
        "stage_class": atlas.terms("stages")[stage].class_,
        "investment_100m_cny": amount["investment_100m_cny"] if amount else None,
        "investment_qualifier": amount["investment_qualifier"] if amount else None,
        "investment_article": f"{amount['article']}#{','.join(parts(amount['paragraph']))}" if amount else None,
        "reports_count": len(reports),
        "first_report": reports[0]["date"] if reports else None,
        "last_report": reports[-1]["date"] if reports else None,
        "conflict": "|".join(conflicts(reports, atlas)) or None,
    }


def _amount(reports: Sequence[Report]) -> Report | None:
    for scopes in WHOLE_SCOPES:
        stated = [report for report in _with_amount(reports) if report["investment_scope"] in scopes]
        if stated:
            return stated[-1]
    return None


def _with_amount(reports: Iterable[Report]) -> list[Report]:
    whole = [scope for scopes in WHOLE_SCOPES for scope in scopes]
    return [
        report
        for report in reports
        if report["investment_100m_cny"] is not None and report["investment_scope"] in whole
    ]


def _ranks(atlas: Atlas) -> dict[str, int]:
    """Rank of each stage's class, from the lightest; stages of no class that can be ranked are left out."""
    classes = [name for name in atlas.terms("stage_classes") if name != "unknown"]
    return {
        stage: classes.index(term.class_) for stage, term in atlas.terms("stages").items() if term.class_ in classes
    }


def _stage_falls(reports: Sequence[Report], atlas: Atlas) -> bool:
    ranks = _ranks(atlas)
    seen = [ranks[report["stage"]] for report in reports if report["stage"] in ranks]
    return any(later < earlier for earlier, later in pairwise(seen))


def _stage_too_early(reports: Sequence[Report], atlas: Atlas) -> bool:
    ranks, classes = _ranks(atlas), list(atlas.terms("stage_classes"))
    return any(
        one["stage"] in ranks
        and ranks[one["stage"]] < classes.index(passed)
        and _days(other[milestone])[1] < one["date"]
        for milestone, passed in _MILESTONES.items()
        for other in reports
        if other[milestone]
        for one in reports
    )


def _days(month: str) -> tuple[str, str]:
    """First and last day of a year, month or day."""
    if len(month) == 4:
        return f"{month}-01-01", f"{month}-12-31"
    if len(month) == 7:
        last = calendar.monthrange(int(month[:4]), int(month[5:]))[1]
        return f"{month}-01", f"{month}-{last:02}"
    return month, month


def _apart(reports: Sequence[Report], milestone: str) -> bool:
    said = [_days(report[milestone]) for report in reports if report[milestone]]
    return any(one[1] < other[0] or other[1] < one[0] for one, other in combinations(said, 2))


def _amounts_differ(reports: Sequence[Report]) -> bool:
    return any(
        one["investment_scope"] == other["investment_scope"] and not _reconciled(one, other)
        for one, other in combinations(_with_amount(reports), 2)
    )


def _reconciled(one: Report, other: Report) -> bool:
    low_one, high_one = _range(one)
    low_other, high_other = _range(other)
    return low_one <= high_other and low_other <= high_one


def _range(report: Report) -> tuple[float, float]:
    low, high = _BOUNDS.get(report["investment_qualifier"] or "exact", (1.0, 1.0))
    return low * report["investment_100m_cny"], high * report["investment_100m_cny"]


def _scopes_differ(reports: Sequence[Report]) -> bool:
    return any(
        one["investment_scope"] != other["investment_scope"]
        and one["investment_100m_cny"] == other["investment_100m_cny"]
        for one, other in combinations(_with_amount(reports), 2)
    )
