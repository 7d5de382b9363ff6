"""Parts of the page that are read late: when somebody needs them, when the page is idle, and when that fails."""

import re

import pytest
from playwright.sync_api import Page, expect

from layers.render.webfiles import WEB, without_comments
from tests.web.conftest import Open

pytestmark = pytest.mark.browser

#: Modules that are read late, by what the page's own modules say; the probe is read by who asks for it alone.
LATE = {
    name
    for path in WEB.glob("*.js")
    for name in re.findall(r'(?:=>|await) import\("\./([\w-]+\.js)"\)', without_comments(path.read_text("utf-8")))
} - {"probe.js"}


def never_idle(page: Page) -> None:
    page.add_init_script("window.requestIdleCallback = () => 0;")


def without_detail(page: Page) -> None:
    never_idle(page)
    page.route("**/detail.js", lambda route: route.abort())


def read_by(page: Page) -> set[str]:
    found: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map(one => new URL(one.name).pathname.split('/').pop())"
    )
    return set(found)


def test_what_nobody_asks_for_is_read_once_the_page_is_idle(visit: Open) -> None:
    made = visit()
    assert {"detail.js", "profile.js", "exporting.js"} <= LATE
    for name in sorted(LATE):
        made.wait_until(f"performance.getEntriesByType('resource').some(one => one.name.endsWith('/{name}'))")


def test_a_busy_page_reads_a_part_when_it_is_needed(visit: Open) -> None:
    page = visit(prepare=never_idle).page
    assert not LATE & read_by(page)
    page.locator("#list [role=option]").first.click()
    expect(page.locator("#detail-title")).to_be_visible()
    expect(page.locator("#detail")).to_be_focused()
    page.locator("#profile-toggle").click()
    expect(page.locator("#profile .bar").first).to_be_visible()
    with page.expect_download():
        page.locator("#export-csv").evaluate("button => button.click()")
    assert {"detail.js", "profile.js", "exporting.js"} <= read_by(page)


def test_a_part_that_does_not_come_is_said_and_tried_again_and_the_list_stays(visit: Open) -> None:
    made = visit(prepare=without_detail)
    page, banner = made.page, made.page.locator("#banner")
    page.locator("#list [role=option]").first.click()
    expect(banner).to_contain_text("这一部分未能读取")
    expect(page.locator("#list [role=option]").first).to_be_visible()
    page.unroute("**/detail.js")
    banner.locator("button").click()
    expect(page.locator("#detail-title")).to_be_visible()
    expect(banner).to_be_hidden()


def test_a_selection_that_was_undone_while_its_part_was_read_opens_nothing(visit: Open) -> None:
    made = visit(prepare=without_detail)
    page = made.page
    page.locator("#list [role=option]").first.click()
    expect(page.locator("#banner")).to_be_visible()
    made.go("")
    made.wait_until("window.__atlas.view().state.sel === null")
    page.unroute("**/detail.js")
    page.locator("#banner button").click()
    expect(page.locator("#banner")).to_be_hidden()
    made.wait_until("performance.getEntriesByType('resource').some(one => one.name.endsWith('/detail.js'))")
    page.wait_for_timeout(200)
    expect(page.locator("#detail")).to_be_hidden()
    expect(page.locator("#list [role=option]").first).to_be_visible()
