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
