"""What axe finds on the page in its states: nothing serious. axe is read from node_modules and never shipped."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import DESKTOP, PHONE
from tests.web.conftest import Open

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def serious(page: Page) -> list[str]:
    """Name what axe calls serious or critical under WCAG 2.2 A and AA, with the first element of each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async () => (await axe.run(document, {
             runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
           })).violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes.map((node) => node.html) }))"""
    )
    return [json.dumps(one, ensure_ascii=False) for one in found if one["impact"] in {"serious", "critical"}]


@pytest.mark.parametrize("size", [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_serious_in_any_state(visit: Open, size: tuple[int, int], lang: str) -> None:
    page = visit(f"lang={lang}&s=build", size=size).page
    assert serious(page) == []
    page.evaluate("document.getElementById('profile-open').click()")
    expect(page.locator("#profile .bin").first).to_be_attached()
    assert serious(page) == []
    page.evaluate("document.getElementById('profile-toggle').click()")
    page.evaluate("document.getElementById('ledger-open').click()")
    expect(page.locator("#ledger-all")).to_be_visible()
    assert serious(page) == []
    page.keyboard.press("Escape")
    page.evaluate("document.getElementById('tray-toggle').click()")
    page.locator("#search-input").fill("锦州")
    expect(page.locator("#search-results [role=option]").first).to_be_visible()
    assert serious(page) == []


@pytest.mark.parametrize("size", [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")])
def test_axe_finds_nothing_serious_in_a_detail(visit: Open, size: tuple[int, int]) -> None:
    page = visit("sel=p:catl-anode", size=size).page
    expect(page.locator("#detail-title")).to_be_visible()
    assert serious(page) == []


@pytest.mark.parametrize("size", [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_serious_on_the_boards_and_by_sector(visit: Open, size: tuple[int, int], lang: str) -> None:
    page = visit(f"lang={lang}&by=sector&cmp=2022-03&mark=catl-anode,channel-300kt", size=size).page
    expect(page.locator("#compare [data-total]")).to_be_attached()
    assert serious(page) == []
    page.evaluate("document.getElementById('ledger-open').click()")
    page.locator("#ledger-race").click()
    expect(page.locator("#race")).to_be_visible()
    assert serious(page) == []
    page.keyboard.press("Escape")
    page.evaluate("document.getElementById('beside-open').click()")
    expect(page.locator("#beside")).to_be_visible()
    assert serious(page) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")])
@pytest.mark.parametrize(
    "query",
    ["c=121.15,41.05&z=10&by=sector", "d=taihe&t=2022-03", "s=plan&amt=900-", "ch=NE:20-60", "sel=p:channel-300kt"],
)
def test_axe_finds_nothing_serious_at_any_address(visit: Open, size: tuple[int, int], lang: str, query: str) -> None:
    page = visit(f"lang={lang}&{query}", size=size).page
    if size == PHONE:
        page.evaluate("document.getElementById('legend-toggle').click()")
    assert serious(page) == []


@pytest.mark.parametrize(
    "size", [(720, 450), (320, 640), (844, 390)], ids=["zoom 200 %", "320 px", "phone on its side"]
)
def test_what_has_the_focus_is_seen_wherever_tab_goes(visit: Open, size: tuple[int, int]) -> None:
    page = visit("lang=en", size=size).page
    page.emulate_media(reduced_motion="reduce")
    page.locator("#skip").focus()
    passed = []
    for _ in range(40):
        page.keyboard.press("Tab")
        page.wait_for_timeout(30)
        found = page.evaluate(
            """() => {
                 const one = document.activeElement, box = one.getBoundingClientRect();
                 if (one === document.body || box.width === 0) return null;
                 // Of a long list its upper edge must be seen, of a button and of the map its middle.
                 const long = one.id === 'map' ? Infinity : 48;
                 const [x, y] = [box.left + Math.min(box.width, 4 * long) / 2, box.top + Math.min(box.height, long) / 2];
                 const top = document.elementFromPoint(Math.max(1, x), Math.max(1, y));
                 const seen = top !== null && (one.contains(top) || top.contains(one) || one.labels?.[0]?.contains(top));
                 return [one.id || one.className || one.tagName, Boolean(seen)];
               }"""
        )
        if found:
            passed.append(found)
    assert len({name for name, _ in passed}) >= 10
    assert [name for name, seen in passed if not seen] == []


def test_fingers_find_targets_of_44_pixels_in_the_open_legend_and_on_a_phones_side(visit: Open) -> None:
    for size in (PHONE, (667, 375)):
        page = visit("lang=en", size=size).page
        page.evaluate(
            "document.getElementById('legend').classList.contains('folded') && document.getElementById('legend-toggle').click()"
        )
        small = page.evaluate(
            """() => [...document.querySelectorAll('#legend button, #legend label, #legend summary, #map-controls button, #shortcuts button')]
                 .filter(one => one.checkVisibility()).map(one => [one.id || one.className, one.getBoundingClientRect().height])
                 .filter(([, height]) => height < 43.5)"""
        )
        assert small == [], size


def test_colours_that_the_reader_forces_leave_what_is_chosen_visible(visit: Open) -> None:
    made = visit("s=done")
    made.page.emulate_media(forced_colors="active", reduced_motion="reduce")
    box = made.page.locator("#facets .row:has(input:checked) input").first
    assert box.evaluate("one => getComputedStyle(one).backgroundColor") != box.evaluate(
        "one => getComputedStyle(one.closest('.row')).backgroundColor"
    )
    assert serious(made.page) == []
