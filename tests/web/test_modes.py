"""Colours by sector instead of stage, in a real Chromium: on the map, in the legend, the list, the profile, the picture."""

import pytest
from playwright.sync_api import Page, expect

from layers.style import read_style
from tests.browser import PHONE
from tests.web.conftest import Open, Visit

pytestmark = pytest.mark.browser

STAGES = {str(rule.symbol.fill) for rule in read_style("projects").rules}
SECTORS = {str(rule.symbol.fill) for rule in read_style("projects_by_sector").rules}

#: Colours of the pixels of the canvas of projects, the third from below, that are as opaque as fills; and how many pixels have each.
COLOURS = """() => {
  const canvas = document.querySelectorAll("canvas.surface")[2];
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const found = {};
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] < 200 || data[i + 3] > 235) continue;
    const name = [0, 1, 2].map((at) => data[i + at]).join();
    found[name] = (found[name] ?? 0) + 1;
  }
  return found;
}"""


def on_map(page: Page, hues: set[str]) -> set[str]:
    """Find which of the hues fill a good part of the map's symbols."""
    counted: dict[str, int] = page.evaluate(COLOURS)
    found = set()
    for hue in hues:
        wanted = [int(hue[at : at + 2], 16) for at in (1, 3, 5)]
        near = (
            count
            for name, count in counted.items()
            if all(abs(int(part) - want) <= 3 for part, want in zip(name.split(","), wanted, strict=True))
        )
        if sum(near) > 50:
            found.add(hue)
    return found


def by_sector(visit: Open, query: str = "c=121.15,41.0&z=11", **how: object) -> Visit:
    made = visit(f"{query}&by=sector", **how)
    made.wait_until("document.querySelector('.legend-hues')?.dataset.by === 'sector'")
    return made


def test_hue_is_the_stage_or_the_sector_and_never_both(visit: Open) -> None:
    made = visit("c=121.15,41.0&z=11")
    page = made.page
    assert len(on_map(page, STAGES)) >= 2
    assert on_map(page, SECTORS) == set()
    page.locator("#by-sector").click()
    made.wait_until("location.search.includes('by=sector')")
    page.wait_for_timeout(200)
    assert len(on_map(page, SECTORS)) >= 2
    assert on_map(page, STAGES) == set()
    page.locator("#by-stage").click()
    made.wait_until("!location.search.includes('by=')")
    page.wait_for_timeout(200)
    assert len(on_map(page, STAGES)) >= 2


def test_the_address_opens_the_mode_and_sizes_do_not_change(visit: Open) -> None:
    plain = visit("c=121.15,41.0&z=11").probe("symbols")
    made = by_sector(visit)
    assert made.probe("symbols") == plain
    assert len(on_map(made.page, SECTORS)) >= 2


def test_the_legend_counts_sectors_in_view_and_filters_them(visit: Open) -> None:
    made = by_sector(visit, "c=121.4,41.3&z=9")
    rows = made.page.locator("#legend .legend-hues .row")
    expect(rows).to_have_count(7)
    shown = {one["id"] for one in made.probe("symbols")}
    assert shown
    counts = [int(text) for text in rows.locator(".row-count").all_inner_texts()]
    members = {member for one in made.probe("symbols") for member in one["members"]}
    assert sum(counts) == len(members)
    rows.nth(2).locator("input").click()
    made.wait_until("window.__atlas.view().state.sec.join() === 'transport'")
    assert set(made.probe("view")["located"]) < set(visit("").probe("view")["located"])


def test_the_list_says_the_sector_in_two_letters(visit: Open) -> None:
    zh = by_sector(visit, "").page.locator("#list .hue-tag")
    assert set(zh.all_inner_texts()) <= {"石化", "能源", "交通", "城建", "制造", "农食", "其他"}
    assert zh.count() > 5
    en = by_sector(visit, "lang=en").page
    assert all(len(text) == 2 for text in en.locator("#list .hue-tag").all_inner_texts())
    tag = en.locator("#legend .hue-tag").first
    expect(tag).to_be_visible()
    assert visit("").page.locator("#list .hue-tag").count() == 0


def test_stages_keep_their_ball_without_hue_beside_sectors(visit: Open) -> None:
    stages = "[...document.querySelectorAll('#facet-stage .glyph')].map((one) => one.src)"
    plain = visit("").page.evaluate(stages)
    beside = by_sector(visit, "").page.evaluate(stages)
    assert len(plain) == len(beside) == 6
    assert all(one != other for one, other in zip(plain[:5], beside[:5], strict=True))
    assert len(set(beside)) == 6


def test_bars_of_the_profile_have_the_hues_of_the_map_and_the_same_sums(visit: Open) -> None:
    sums = []
    for made, hues in ((visit(""), STAGES), (by_sector(visit, ""), SECTORS)):
        made.page.locator("#profile-toggle").click()
        bars = made.page.locator("#profile .bar")
        expect(bars.first).to_be_attached()
        fills = {str(fill) for fill in bars.evaluate_all("all => all.map((bar) => bar.getAttribute('fill'))")}
        assert fills & hues
        assert not fills & (STAGES | SECTORS) - hues
        bins = made.page.locator("#profile .bin").evaluate_all("all => all.map((bin) => Number(bin.dataset.total))")
        sums.append(bins)
    assert sums[0] == pytest.approx(sums[1])


def test_the_mode_works_on_the_phone(visit: Open) -> None:
    made = visit("", size=PHONE)
    made.page.locator("#legend-toggle").click()
    made.page.locator("#by-sector").click()
    made.wait_until("location.search.includes('by=sector')")
    expect(made.page.locator("#legend .legend-hues .row")).to_have_count(7)
    assert made.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
