"""What the ideas I1 to I5 promise, on the bundled atlas in a real Chromium."""

import json
import random
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import DESKTOP, PHONE
from tests.web.conftest import Open, Visit

pytestmark = pytest.mark.browser

#: The canvases of the map from below: basemap, ground, projects, names with what is raised above all.
RAISED = "document.querySelectorAll('canvas.surface')[3].toDataURL()"


def totals(root: str) -> dict[str, dict[str, Any]]:
    with urllib.request.urlopen(f"{root}/api/collections/totals/items?limit=10000", timeout=20) as answer:
        return {one["properties"]["id"]: one["properties"] for one in json.load(answer)["features"]}


def profiled(visit: Open, query: str = "") -> Visit:
    made = visit(query)
    made.page.locator("#profile-toggle").click()
    expect(made.page.locator("#profile .bin").first).to_be_attached()
    return made


def sums(page: Page) -> dict[str, float]:
    said = page.locator("#profile-sums").evaluate("element => ({...element.dataset})")
    return {name: float(sum_) for name, sum_ in said.items()}


def bins(page: Page) -> list[tuple[str, float, float, float]]:
    """Branch, from, to and sum of each bin of the large plots that is not zero."""
    all_of_them = page.locator("#profile .bin[data-total]").evaluate_all(
        "all => all.map(({dataset: one}) => [one.branch, Number(one.from), Number(one.to), Number(one.total)])"
    )
    return [tuple(one) for one in all_of_them if one[3] > 0]


# I1, the profile


def test_bins_and_the_rest_are_the_sum_of_every_filter(visit: Open) -> None:
    made = profiled(visit)
    chance = random.Random(16)
    pools = {
        "d": ["linghai", "guta", "taihe", "none", "binhai"],
        "s": ["agreed", "build", "done"],
        "sec": ["energy", "manufacturing"],
    }
    for _ in range(12):
        query = "&".join(f"{key}={chance.choice(values)}" for key, values in pools.items() if chance.random() < 0.6)
        made.go(query)
        made.page.wait_for_timeout(60)
        said = sums(made.page)
        assert said["on"] + said["off"] + said["unplaced"] == pytest.approx(made.probe("view")["sum"], abs=0.01), query


def test_a_bar_lights_its_symbols_on_the_map(visit: Open) -> None:
    made = profiled(visit, "c=121.15,41.0&z=10")
    page = made.page
    dark = page.evaluate(RAISED)
    bar = page.locator("#profile .bin:has(.bar)").first.bounding_box()
    assert bar is not None
    page.mouse.move(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] - 6)
    page.wait_for_timeout(300)
    assert page.evaluate(RAISED) != dark
    page.mouse.move(700, 20)
    page.wait_for_timeout(300)
    assert page.evaluate(RAISED) == dark


def test_a_project_that_is_known_by_area_is_shared_out_by_length_and_marked_pale(visit: Open) -> None:
    # The one amount that is known by a district alone falls into one bin; a park reaches further.
    made = profiled(visit, "d=binhai&prec=park&amt=20-30")
    page = made.page
    assert made.probe("view")["total"] == 1
    page.locator("#profile-width").select_option("5")
    page.wait_for_timeout(100)
    held = bins(page)
    assert len(held) >= 2
    assert sum(one[3] for one in held) == pytest.approx(25, abs=0.01)
    # A bin that is covered whole holds no less than one at the end of the stretch.
    assert held[0][3] >= held[-1][3] - 0.01
    fades = page.locator("#profile .bar").evaluate_all("all => all.map((bar) => bar.getAttribute('fill-opacity'))")
    assert set(fades) == {"0.5"}


def test_how_far_from_the_corridor_still_counts_can_be_set_and_is_in_the_address(visit: Open) -> None:
    made = profiled(visit)
    page = made.page
    expect(page.locator("#profile-limit")).to_have_value("15")
    before = sums(page)
    page.locator("#profile-limit").fill("2")
    page.locator("#profile-limit").press("Enter")
    made.wait_until("location.search.includes('lim=2')")
    page.wait_for_timeout(100)
    near = sums(page)
    assert near["on"] < before["on"]
    assert near["on"] + near["off"] == pytest.approx(before["on"] + before["off"], abs=0.01)
    assert near["total"] == before["total"]
    expect(page.locator("#profile-sums")).to_contain_text("超过 2 公里")
    again = profiled(visit, "lim=2")
    assert sums(again.page) == near
    again.page.locator("#profile-limit").fill("")
    again.page.locator("#profile-limit").press("Enter")
    again.wait_until("!location.search.includes('lim')")
    assert sums(again.page) == before


def test_the_detail_names_the_branch_as_the_profile_does(visit: Open) -> None:
    made = profiled(visit, "sel=p:channel-300kt")
    expect(made.page.locator("#detail")).to_contain_text("西支 K0")
    expect(made.page.locator('#profile section[data-branch="W"] h3')).to_have_text("西支")


# I3, promised dates


def test_a_date_of_a_year_is_open_until_the_year_is_over_and_then_silent(visit: Open) -> None:
    made = visit("sel=p:channel-300kt")
    row = made.page.locator("#detail .pledges li", has_text="竣工")
    expect(row).to_have_count(1)
    for month, outcome in (("2024-11", "未到期"), ("2024-12", "未到期"), ("2025-01", "到期无后续报道")):
        made.go(f"sel=p:channel-300kt&t={month}")
        expect(row.locator(".outcome")).to_have_text(outcome)


def test_without_a_promise_there_is_no_table_of_promises(visit: Open) -> None:
    page = visit("sel=p:needle-coke").page
    expect(page.locator("#detail .life-entry").first).to_be_visible()
    expect(page.locator("#detail .pledges")).to_have_count(0)


def test_what_is_late_is_the_same_on_map_and_list(visit: Open) -> None:
    made = visit("p=late&off=totals&dim=hide")
    view = made.probe("view")
    assert "catl-anode" in {*view["located"], *view["tray"]}
    docked = {one for _, held in view["docked"] for one in held}
    on_map = {one for mark in made.probe("symbols") for one in mark["members"]}
    assert on_map == set(view["located"]) - docked
    shown = made.page.locator("#list [role=option]")
    expect(shown).to_have_count(len(view["located"]))


# I4, the ledger


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_ledger_says_that_the_page_is_filtered_and_keeps_its_four_figures(visit: Open, lang: str) -> None:
    made = visit(f"lang={lang}")
    page = made.page
    tag = page.locator("#ledger-filtered")
    expect(tag).to_be_hidden()
    made.go(f"lang={lang}&s=build")
    expect(tag).to_be_visible()
    bar = page.locator("#ledger .ledger-figures").bounding_box()
    assert bar is not None
    for key in ("reported", "known", "mapped", "open"):
        box = page.locator(f'#ledger [data-figure="{key}"]').bounding_box()
        assert box is not None
        assert box["y"] == pytest.approx(bar["y"], abs=2), key
        assert box["x"] + box["width"] <= bar["x"] + bar["width"] + 1, key


def test_the_figures_of_every_set_are_those_of_the_api_and_no_two_are_added(visit: Open) -> None:
    made = visit()
    page = made.page
    known = totals(made.root)
    for total, said in known.items():
        if said["investment_100m_cny"] is None:
            continue
        page.locator("#ledger-set").select_option(total)
        figure = page.locator('#ledger [data-figure="reported"] b').inner_text()
        assert f"{said['investment_100m_cny']:,g}" in figure
        named = page.locator('#ledger [data-figure="known"] b').inner_text()
        if said["members_known_100m_cny"] is None:
            assert named == "未列成员"
        else:
            assert f"{said['members_known_100m_cny']:,g}" in named
    page.locator("#ledger > .quiet").click()
    expect(page.locator("#ledger-all")).to_be_visible()
    text = page.locator("#ledger-all").inner_text()
    assert "合计" not in text.replace("两园合计", "")


def test_parts_of_a_set_add_up_or_leave_a_rest_in_words(visit: Open) -> None:
    made = visit()
    known = totals(made.root)
    assert sum(known[f"shuanggao-{part}-2025"]["count"] for part in ("industry", "trade", "infra")) == 30
    page = made.page
    page.locator("#ledger > .quiet").click()
    rests = page.locator("#ledger-all tr.part", has_text="其余（未说明）")
    expect(rests.filter(has_text="1 项·213.9 亿元")).to_have_count(1)
    below = page.locator("#ledger-all tr", has_text="首批双高推进重点项目").locator("xpath=following-sibling::tr[4]")
    expect(below).not_to_contain_text("其余")


# I5, what is not on the map


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_count_of_what_is_not_on_the_map_is_in_sight_and_the_groups_say_why(
    visit: Open, size: tuple[int, int]
) -> None:
    made = visit(size=size)
    page = made.page
    n = len(made.probe("view")["tray"])
    assert n > 0
    sight = page.locator("#tray-toggle, #tray-chip").filter(has_text=f"{n}", visible=True).first
    expect(sight).to_be_in_viewport()
    page.evaluate("document.getElementById('tray-toggle').click()")
    headings = page.locator("#tray .list-heading").all_text_contents()
    assert headings[0].startswith("位置未报道")
    assert page.locator("#tray [role=option]").first.get_attribute("aria-setsize") == str(n)


def test_keys_in_the_tray_move_no_map(visit: Open) -> None:
    made = visit()
    page = made.page
    page.locator("#tray-toggle").click()
    page.locator("#tray").focus()
    before, picture = made.probe("view"), page.evaluate(RAISED)
    for _ in range(6):
        page.keyboard.press("ArrowDown")
    page.wait_for_timeout(200)
    after = made.probe("view")
    assert (after["zoom"], after["centre"]) == (before["zoom"], before["centre"])
    assert page.evaluate(RAISED) == picture


# The month in the page's own words (M60)


@pytest.mark.parametrize(("lang", "month"), [("zh", "2023年3月"), ("en", "Mar 2023")])
def test_the_month_is_chosen_in_the_words_of_the_page(visit: Open, lang: str, month: str) -> None:
    made = visit(f"lang={lang}")
    page = made.page
    page.locator("#asof-chip").click()
    field = page.locator("#time-month")
    field.focus()
    field.select_option(label=month)
    made.wait_until("window.__atlas.view().state.t === '2023-03'")
    expect(page.locator("#time input[type=range]")).to_have_attribute("aria-valuetext", month)
    page.locator("#time input[type=range]").focus()
    page.keyboard.press("ArrowLeft")
    made.wait_until("window.__atlas.view().state.t === '2022-03'")
    made.go(f"lang={lang}&t=2022-06")
    expect(field).to_have_value("2022-06")
    assert page.locator("input[type=month]").count() == 0
