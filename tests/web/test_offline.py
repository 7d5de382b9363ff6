"""The page without the network: what was read before opens again."""

import pytest
from playwright.sync_api import expect

from tests.web.conftest import Open

pytestmark = pytest.mark.browser


def test_a_page_that_was_read_opens_without_the_network(visit: Open) -> None:
    made = visit(worker=True)
    made.wait_until("document.body.dataset.offline === 'ready'", seconds=30)
    before = made.probe("view")
    made.page.context.set_offline(True)
    made.page.goto(f"{made.root}/?probe=1&s=build")
    made.wait_until("!!(window.__atlas && window.__atlas.timings().ready)")
    after = made.probe("view")
    assert after["all"] == before["all"]
    assert 0 < after["total"] < before["total"]
    expect(made.page.locator("#list [role=option]").first).to_be_visible()
    # Nor is anything missing that the first load did not ask for.
    made.page.locator("#list [role=option]").first.click()
    expect(made.page.locator("#detail-title")).to_be_visible()
    made.page.locator("#profile-toggle").click()
    expect(made.page.locator("#profile .bar").first).to_be_visible()
    made.page.context.set_offline(False)
