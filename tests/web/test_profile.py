"""The corridor profile in a real Chromium: brushing it filters, and map and profile point at each other."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import DESKTOP, PHONE
from tests.web.conftest import Open, Visit

pytestmark = pytest.mark.browser


def opened(visit: Open, query: str = "") -> Visit:
    made = visit(query)
    made.page.locator("#profile-toggle").click()
    expect(made.page.locator("#profile .bin").first).to_be_attached()
    return made


def listed(made: Visit) -> set[str]:
    view = made.probe("view")
    return set(view["located"]) | set(view["tray"])


def sums(page: Page) -> dict[str, float]:
    said = page.locator("#profile-sums").evaluate("element => ({...element.dataset})")
    return {name: float(sum_) for name, sum_ in said.items()}


@pytest.mark.parametrize("width", ["5", "10", "25"])
def test_bins_and_what_lies_elsewhere_are_the_known_sum(visit: Open, width: str) -> None:
    made = opened(visit)
    made.page.locator("#profile-width").select_option(width)
    expect(made.page.locator(f'#profile .bin[data-to="{width}"]').first).to_be_attached()
    said = sums(made.page)
    assert said["on"] + said["off"] + said["unplaced"] == pytest.approx(said["total"], abs=0.01)
    assert said["total"] == pytest.approx(made.probe("view")["sum"], abs=0.01)
    bars = made.page.locator("#profile .bin").evaluate_all("all => all.map(bin => Number(bin.dataset.total))")
    assert sum(bars) == pytest.approx(said["on"], abs=0.01)


def test_a_brush_filters_list_and_map_and_is_in_the_address(visit: Open) -> None:
    made = opened(visit)
    before = listed(made)
    bins = made.page.locator('#profile .bin[data-branch="NE"]')
    first, last = bins.nth(3).bounding_box(), bins.nth(5).bounding_box()
    assert first is not None
    assert last is not None
    mouse = made.page.mouse
    mouse.move(first["x"] + 2, first["y"] + 40)
    mouse.down()
    mouse.move(last["x"] + last["width"] - 2, last["y"] + 40, steps=4)
    mouse.up()
    made.wait_until("window.__atlas.view().state.ch !== null")
    assert "ch=NE:30-60" in made.page.url
    after = listed(made)
    assert after
    assert after < before
    assert {one for mark in made.probe("symbols") for one in mark["members"]} <= after
    made.page.go_back()
    made.wait_until("window.__atlas.view().state.ch === null")
    assert listed(made) == before


def test_numbers_and_arrow_keys_do_what_the_mouse_does(visit: Open) -> None:
    made = opened(visit, "ch=NE:10-30")
    page = made.page
    page.locator("#profile-from").fill("30")
    page.locator("#profile-from").press("Enter")
    page.locator("#profile-to").fill("60")
    page.locator("#profile-to").press("Enter")
    made.wait_until("location.search.includes('ch=NE:30-60')")
    typed = listed(made)
    made.go("ch=NE:20-50")
    made.wait_until("window.__atlas.view().state.ch[1] === 20")
    page.locator('#profile [data-branch="NE"] .profile-field').focus()
    page.keyboard.press("ArrowRight")
    made.wait_until("location.search.includes('ch=NE:30-60')")
    assert listed(made) == typed
    page.keyboard.press("Shift+ArrowLeft")
    made.wait_until("location.search.includes('ch=NE:30-50')")
    page.keyboard.press("Escape")
    made.wait_until("window.__atlas.view().state.ch === null")


def test_what_the_atlas_does_not_cover_is_hatched_and_no_zero(visit: Open) -> None:
    page = opened(visit).page
    bare = page.locator('#profile rect.none[data-coverage="none"]')
    assert bare.count() == 2
    assert "未收录" in (bare.first.text_content() or "")
    assert page.locator('#profile .bin[data-coverage="none"][data-total]').count() == 0


def test_a_symbol_lights_its_bar(visit: Open) -> None:
    made = opened(visit)
    made.wait_until("window.__atlas.symbols().length > 0")
    box = made.page.locator("#map").bounding_box()
    assert box is not None
    for mark in made.probe("symbols"):
        made.page.mouse.move(box["x"] + mark["x"], box["y"] + mark["y"])
        made.page.wait_for_timeout(80)
        if made.page.locator("#profile .bin.lit").count() > 0:
            return
    raise AssertionError("no symbol lit a bar")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_open_profile_leaves_the_window_as_wide_as_it_is(visit: Open, size: tuple[int, int]) -> None:
    page = visit(size=size).page
    page.evaluate("document.getElementById('profile-open').click()")
    expect(page.locator("#profile .bin").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for drawing in page.locator("#profile svg[role=img]").all():
        box = drawing.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0] + 0.5
