"""The search box finds places, in a real Chromium."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import Open

pytestmark = pytest.mark.browser


def test_a_place_is_found_with_level_radius_and_reason_and_enter_goes_there(visit: Open) -> None:
    made = visit("")
    page = made.page
    page.locator("#search-input").fill("义县七里河镇")
    row = page.locator("#search-results .place-row")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("七里河镇")
    expect(row).to_contain_text("±")
    expect(row.locator(".place-reason")).not_to_be_empty()
    page.locator("#search-input").press("End")
    for _ in range(page.locator("#search-results [role=option]").count()):
        page.locator("#search-input").press("ArrowDown")
    page.locator("#search-input").press("Enter")
    expect(page.locator("#search-results")).to_be_hidden()
    expect(page.locator(".found-place")).to_have_text("七里河镇")
    made.wait_until("Math.abs(Number(new URLSearchParams(location.search).get('c')?.split(',')[0]) - 121.256) < 0.02")
    page.locator("#search-clear").click()
    expect(page.locator(".found-place")).to_have_count(0)


def test_of_a_name_that_several_villages_have_candidates_are_listed(visit: Open) -> None:
    page = visit("").page
    page.locator("#search-input").fill("三家子村")
    rows = page.locator("#search-results .place-row")
    expect(rows.nth(1)).to_be_visible()
    title = rows.first.locator(".row-title").inner_text()
    rows.first.click()
    expect(page.locator("#search-input")).to_have_value(re.compile(f".+{title}$"))


def test_a_page_whose_atlas_has_no_gazetteer_still_finds_projects(visit: Open) -> None:
    page = visit("").page
    page.route("**/api/geocode?*", lambda route: route.fulfill(status=404, json={}))
    page.locator("#search-input").fill("东旭光电")
    expect(page.locator("#search-results [role=option]").first).to_contain_text("光电产业园")
    page.wait_for_timeout(400)
    expect(page.locator("#search-results .place-row")).to_have_count(0)
