"""What changed between two dates, districts side by side, marked projects side by side: in a real Chromium."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import DESKTOP, PHONE
from tests.web.conftest import Open, Visit

pytestmark = pytest.mark.browser

SIZES = [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")]
LANGUAGES = ("zh", "en")


def compared(visit: Open, query: str, **how: object) -> Visit:
    made = visit(query, **how)
    expect(made.page.locator("#compare [data-total]")).to_be_attached()
    return made


def counts(page: Page) -> dict[str, int]:
    said = page.locator("#compare .compare-counts li").evaluate_all(
        "all => all.map((one) => [one.dataset.kind, Number(one.dataset.count)])"
    )
    return dict(said)


def row(page: Page, project: str) -> tuple[str, str]:
    """Kind and text of a project's row."""
    found = page.locator(f'#compare [data-id="{project}"]')
    expect(found).to_have_count(1)
    return str(found.get_attribute("data-kind")), str(found.text_content())


# What changed between two dates (I10)


def test_a_year_holds_a_new_milestone_and_a_stage_within_its_class(visit: Open) -> None:
    page = compared(visit, "cmp=2022-03&t=2023-03").page
    kind, text = row(page, "catl-anode")
    assert kind == "changed"
    assert "投产 2022年10月 → 2023年" in text
    kind, text = row(page, "norinco-energy")
    assert kind == "changed"
    assert "签约 → 前期" in text
    assert "金额 74 亿元" in text


def test_a_jump_over_classes_is_advanced_and_marked_on_the_map(visit: Open) -> None:
    made = compared(visit, "cmp=2023-03")
    assert row(made.page, "needle-coke")[0] == "advanced"
    picture = "document.querySelectorAll('canvas.surface')[2].toDataURL()"
    marked = made.page.evaluate(picture)
    made.page.locator("#compare-close").click()
    made.wait_until("!location.search.includes('cmp=')")
    made.page.wait_for_timeout(200)
    assert made.page.evaluate(picture) != marked
    expect(made.page.locator("#list")).to_be_visible()


@pytest.mark.parametrize(
    "query", ["cmp=2022-03&t=2023-03", "cmp=2019-08", "cmp=2023-03&s=build,done", "cmp=2022-02&d=yixian"]
)
def test_the_kinds_add_up_to_what_the_filter_lets_through(visit: Open, query: str) -> None:
    made = compared(visit, query)
    page = made.page
    by_kind = counts(page)
    total = made.probe("view")["total"]
    assert sum(by_kind.values()) == total == int(str(page.locator("#compare [data-total]").get_attribute("data-total")))
    for kind, count in by_kind.items():
        assert page.locator(f'#compare .compare-rows [data-kind="{kind}"]').count() == count
    assert by_kind["silent"] > 0
    expect(page.locator("#compare .tag")).to_have_count(1 if "&s=" in query or "&d=" in query else 0)


def test_who_was_not_reported_in_between_is_said_to_be_so(visit: Open) -> None:
    page = compared(visit, "cmp=2022-03&t=2023-03").page
    assert row(page, "dongxu-opto-park")[0] == "silent"
    expect(page.locator("#compare .compare-silent summary").first).to_contain_text("本期未报道")


def test_dates_that_are_not_in_order_are_said_and_can_be_mended(visit: Open) -> None:
    made = visit("cmp=2023-03&t=2022-03")
    expect(made.page.locator("#compare .note")).to_contain_text("须早于")
    made.page.locator("#compare-from").select_option("2022-02")
    made.wait_until("window.__atlas.view().state.cmp === '2022-02'")
    expect(made.page.locator("#compare [data-total]")).to_be_attached()


def test_a_row_opens_the_project_and_the_comparison_comes_back(visit: Open) -> None:
    made = compared(visit, "cmp=2022-03&t=2023-03")
    made.page.locator('#compare [data-id="norinco-energy"] button').click()
    expect(made.page.locator("#detail-title")).to_be_visible()
    expect(made.page.locator("#compare")).to_be_hidden()
    made.page.keyboard.press("Escape")
    expect(made.page.locator("#compare")).to_be_visible()
    expect(made.page.locator("#browse")).to_be_hidden()


def test_the_group_of_the_date_opens_a_comparison(visit: Open) -> None:
    made = visit()
    made.page.locator("#asof-chip").click()
    made.page.locator(".compare-open").click()
    made.wait_until("location.search.includes('cmp=2023-03')")
    expect(made.page.locator("#compare")).to_be_visible()


def printed(page: Page, button: str, target: Path) -> tuple[int, str]:
    """Print what a button prints: how many pages, all A4 upright, and the text of its sheet."""
    page.evaluate("window.print = () => {}")
    page.locator(button).click()
    text = page.locator(".handout").text_content() or ""
    page.pdf(path=str(target), prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", target.read_bytes())
    assert boxes
    for width, height in boxes:
        assert float(width) == pytest.approx(595.3, abs=1.5)
        assert float(height) == pytest.approx(841.9, abs=1.5)
    expect(page.locator(".handout")).to_have_count(0)
    return len(boxes), text


def test_the_comparison_is_printed_on_a4_without_the_map(visit: Open, tmp_path: Path) -> None:
    page = compared(visit, "cmp=2022-03&t=2023-03").page
    pages, sheet = printed(page, "#compare-print", tmp_path / "changes.pdf")
    assert 1 <= pages <= 2
    assert all(word in sheet for word in ("2022年3月", "2023年3月", "签约 → 前期", "本期未报道", "未取得审图号"))


# Districts side by side (I6)


def open_race(page: Page) -> None:
    """Open the board from the ledger, as every size of screen can."""
    page.evaluate("document.getElementById('ledger-open').click()")
    page.locator("#ledger-race").click()
    expect(page.locator("#race [data-metric]").first).to_be_visible()
    expect(page.locator("#ledger-all")).to_be_hidden()


def raced(visit: Open, query: str = "", **how: object) -> Visit:
    made = visit(query, **how)
    open_race(made.page)
    return made


def test_the_only_district_with_figures_is_shown_and_nobody_is_ranked(visit: Open) -> None:
    page = raced(visit).page
    for metric, figures in (("signed", ["52", "239.9"]), ("landed", ["45", "175.9"])):
        block = page.locator(f'#race [data-metric="{metric}"]')
        assert block.locator('[data-unit="linghe"] .race-figure').all_inner_texts() == figures
        expect(block.locator("h3")).to_contain_text("2024年")
        expect(block.locator("h3")).to_contain_text("文 002 第 24 段")
        others = block.locator('tr[data-unit]:not([data-unit="linghe"])')
        expect(others).to_have_count(8)
        assert all("未报道" in text for text in others.all_inner_texts())
        assert set(block.locator(".race-rank").all_inner_texts()) == {"–"}
    expect(page.locator('#race [data-metric="operating"]')).to_contain_text("没有按县区报道的数字")


def test_zones_stand_apart_and_blanks_come_last_in_both_directions(visit: Open) -> None:
    page = raced(visit).page
    tables = page.locator('#race [data-metric="signed"] table')
    expect(tables).to_have_count(2)
    assert tables.nth(1).locator("tr[data-unit]").evaluate_all("all => all.map((one) => one.dataset.unit)") == [
        "binhai",
        "songshan",
    ]
    for _ in range(2):
        assert tables.first.locator("tr[data-unit]").first.get_attribute("data-unit") == "linghe"
        page.locator("#race-turn").click()


def test_the_card_of_a_district_opens_the_board_with_it_marked(visit: Open) -> None:
    page = visit("d=linghe").page
    page.locator("#unit-race").click()
    expect(page.locator("#race tr.marked").first).to_have_attribute("data-unit", "linghe")
    page.keyboard.press("Escape")
    expect(page.locator("#race")).to_be_hidden()


def test_the_board_is_printed_on_one_a4(visit: Open, tmp_path: Path) -> None:
    page = raced(visit).page
    pages, sheet = printed(page, "#race-print", tmp_path / "race.pdf")
    assert pages == 1
    assert all(word in sheet for word in ("赛马榜", "239.9", "175.9", "未报道"))


# Marked projects side by side (M62)


def test_space_in_the_list_marks_and_the_marks_are_in_the_address(visit: Open) -> None:
    made = visit()
    page = made.page
    page.locator("#list").focus()
    for _ in range(2):
        page.keyboard.press(" ")
        page.keyboard.press("ArrowDown")
    made.wait_until("window.__atlas.view().state.mark.length === 2")
    marked = made.probe("view")["state"]["mark"]
    expect(page.locator("#list .marked")).to_have_count(2)
    assert f"mark={','.join(marked)}" in page.url
    page.locator("#beside-open").click()
    heads = page.locator("#beside thead th")
    expect(heads).to_have_count(2)
    expect(page.locator("#beside tbody tr").first).to_contain_text("165.5 亿元")
    heads.first.locator(".square").click()
    expect(heads).to_have_count(1)
    page.keyboard.press("Escape")
    assert made.probe("view")["state"]["mark"] == marked[1:]


def test_a_fifth_mark_is_refused_and_said(visit: Open) -> None:
    made = visit("mark=catl-anode,pdh-phase1,channel-300kt,needle-coke&sel=p:longyu-pigment")
    made.page.locator("#detail-mark").click()
    expect(made.page.locator("#toast")).to_contain_text("最多并排 4 项")
    assert len(made.probe("view")["state"]["mark"]) == 4


def test_the_detail_marks_too_for_those_without_a_keyboard(visit: Open) -> None:
    made = visit("sel=p:catl-anode", size=PHONE)
    button = made.page.locator("#detail-mark")
    button.click()
    made.wait_until("window.__atlas.view().state.mark.join() === 'catl-anode'")
    expect(button).to_have_attribute("aria-pressed", "true")


# All of them


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_boards_fit_the_window_in_both_languages(visit: Open, size: tuple[int, int], lang: str) -> None:
    made = compared(visit, f"lang={lang}&cmp=2022-03&t=2023-03&mark=catl-anode,channel-300kt", size=size)
    page = made.page
    open_race(page)
    for board in ("#race", "#beside"):
        box = page.locator(board).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0]
        page.keyboard.press("Escape")
        if board == "#race":
            page.evaluate("document.getElementById('beside-open').click()")
            expect(page.locator("#beside")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    clipped = page.locator("#compare :is(h2, h3, li, p, summary)").evaluate_all(
        "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0).map((one) => one.textContent)"
    )
    assert clipped == []
