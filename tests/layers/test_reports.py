"""What the reports of a project add up to, and what they disagree about."""

from typing import Any

import pandas as pd
import pytest

from layers.atlas import bundled
from layers.reports import conflicts, project_figures, report_layer
from layers.tables import Tables, read_tables

EMPTY = dict.fromkeys(
    ("claim", "started", "completed", "operating", "investment_100m_cny", "investment_scope", "investment_qualifier",
     "promised_completion")
)  # fmt: skip


def report(date: str, stage: str = "unknown", **values: Any) -> dict[str, Any]:
    return EMPTY | {"date": date, "stage": stage} | values


def amount(value: float, scope: str = "total", qualifier: str | None = "exact") -> dict[str, Any]:
    return {"investment_100m_cny": value, "investment_scope": scope, "investment_qualifier": qualifier}


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        ([], []),
        ([report("2022-01-01", "signed"), report("2023-01-01", "operating")], []),
        ([report("2022-01-01", "operating"), report("2023-01-01", "signed")], ["stage"]),
        ([report("2022-01-01", "operating"), report("2023-01-01"), report("2023-02-01", "started")], ["stage"]),
        ([report("2022-01-01", "resumed"), report("2023-01-01", "under_construction")], []),
        ([report("2022-02-23", "under_construction"), report("2022-03-08", "completed", completed="2021")], ["stage"]),
        ([report("2022-02-23", "under_construction"), report("2022-03-08", "completed", completed="2022")], []),
        ([report("2022-02-23", "signed"), report("2022-03-08", started="2021-05")], ["stage"]),
        ([report("2022-02-23", "under_construction"), report("2022-03-08", started="2021-05")], []),
        ([report("2022-01-01", started="2021"), report("2022-02-01", started="2021-05")], []),
        ([report("2022-01-01", started="2021-04"), report("2022-02-01", started="2021-05")], ["dates"]),
        ([report("2022-01-01", promised_completion="2022"), report("2023-01-01", promised_completion="2024")], []),
        ([report("2022-01-01", claim="a"), report("2023-01-01", claim="b")], ["wording"]),
        ([report("2022-01-01", claim="a"), report("2023-01-01", claim="a")], []),
        ([report("2022-01-01", **amount(10)), report("2023-01-01", **amount(12))], ["investment"]),
        ([report("2022-01-01", **amount(10)), report("2023-01-01", **amount(10.2, qualifier="about"))], []),
        ([report("2022-01-01", **amount(10, qualifier="more_than")), report("2023-01-01", **amount(12))], []),
        ([report("2022-01-01", **amount(10, qualifier="more_than")), report("2023-01-01", **amount(9))], ["investment"]),
        ([report("2022-01-01", **amount(10, qualifier="less_than")), report("2023-01-01", **amount(9.5))], []),
        ([report("2022-01-01", **amount(72)), report("2023-01-01", **amount(72, "phase"))], ["scope"]),
        ([report("2022-01-01", **amount(100)), report("2023-01-01", **amount(20, "phase"))], []),
        ([report("2022-01-01", **amount(100)), report("2023-01-01", **amount(300, "joint"))], []),
        ([report("2022-01-01", **amount(100)), report("2023-01-01", **amount(42, "annual"))], []),
        (
            [report("2022-01-01", "operating", claim="a", **amount(1)), report("2023-01-01", "signed", claim="b", **amount(2))],
            ["stage", "investment", "wording"],
        ),
    ],
)  # fmt: skip
def test_reports_disagree_only_where_both_cannot_be_right(
    tables: Tables, reports: list[dict[str, Any]], found: list[str]
) -> None:
    assert conflicts(reports, tables.atlas) == found


def test_a_project_is_as_its_latest_report_says(tables: Tables) -> None:
    figures = project_figures(tables)
    assert len(figures) == len(tables["projects"])
    mill = figures.iloc[0]
    assert mill[["stage", "stage_class", "reports_count"]].tolist() == ["operating", "done", 2]
    assert mill[["first_report", "last_report"]].tolist() == ["2022-02-23", "2023-03-09"]
    assert mill[["investment_100m_cny", "investment_qualifier"]].tolist() == [12.5, "about"]
    assert mill["investment_article"] == "001#7"


def test_a_project_without_report_has_no_figures(tables: Tables) -> None:
    lost = project_figures(tables).iloc[5]
    assert lost[["stage", "reports_count"]].tolist() == ["unknown", 0]
    assert lost[["investment_100m_cny", "first_report", "conflict"]].isna().all()


def test_a_total_stands_before_a_later_phase(tables: Tables) -> None:
    reports = tables["reports"].copy()
    reports.loc[1, "investment_scope"] = "phase"
    changed = Tables(tables.atlas, {**tables.frames, "reports": reports})
    assert project_figures(changed)["investment_100m_cny"][0] == 10.0


@pytest.mark.parametrize("scope", ["annual", "joint", None])
def test_a_share_or_a_joint_sum_is_nobodys_amount(tables: Tables, scope: str | None) -> None:
    reports = tables["reports"].copy()
    reports["investment_scope"] = scope
    changed = Tables(tables.atlas, {**tables.frames, "reports": reports})
    assert project_figures(changed)["investment_100m_cny"].isna().all()


def test_the_order_of_the_rows_does_not_matter(tables: Tables) -> None:
    shuffled = Tables(tables.atlas, {**tables.frames, "reports": tables["reports"].iloc[::-1].reset_index(drop=True)})
    pd.testing.assert_frame_equal(project_figures(shuffled), project_figures(tables))


def test_reports_carry_title_and_date_of_their_article(tables: Tables) -> None:
    row = report_layer(tables).iloc[1]
    assert row[["id", "article_title", "date", "date_basis"]].tolist() == ["mill.001", "二版", "2023-03-09", "推定"]


@pytest.fixture(scope="module")
def jinzhou() -> pd.DataFrame:
    tables = read_tables(bundled("jinzhou"))
    return project_figures(tables).set_index(tables["projects"]["project_id"])


@pytest.mark.parametrize(
    ("project", "stage", "value", "reports", "conflict"),
    [
        ("catl-anode", "under_construction", 100.0, 2, "wording"),
        ("channel-300kt", "under_construction", 46.0, 5, None),
        ("longyu-pigment", "completed", 18.0, 2, "stage"),
        ("needle-coke", "operating", 9.5, 2, None),
        ("norinco-energy", "preliminary", 74.0, 2, None),
        ("pdh-phase1", "preliminary", 72.0, 2, "scope"),
    ],
)
def test_the_fixtures_of_the_five_pages_come_out(
    jinzhou: pd.DataFrame, project: str, stage: str, value: float, reports: int, conflict: str | None
) -> None:
    row = jinzhou.loc[project]
    assert (row["stage"], row["investment_100m_cny"], row["reports_count"]) == (stage, value, reports)
    assert (row["conflict"] if conflict else row["conflict"] is None) == (conflict or True)
