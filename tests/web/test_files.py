"""What leaves the page: files by district, pictures, and the way to report a mistake."""

import json
import urllib.parse
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.served import serving
from tests.web.conftest import Open, Visit

pytestmark = pytest.mark.browser


def read(address: str) -> Any:
    """Ask the API; the address may hold Chinese."""
    with urllib.request.urlopen(urllib.parse.quote(address, safe=":/?&=,%")) as reply:
        return json.load(reply)


def exported(made: Visit) -> list[dict[str, Any]]:
    """Follow the link of the export, as the browser does."""
    href = made.page.locator("#export-geojson").get_attribute("href")
    found: list[dict[str, Any]] = read(f"{made.root}/{href}")["features"]
    return found


def test_a_district_by_any_of_its_names_is_what_the_page_exports_of_it(visit: Open) -> None:
    made = visit()
    units = read(f"{made.root}/api/districts")["districts"]
    assert len(units) == 9
    for unit in units:
        slug = unit["slug"]
        made.go(f"d={slug}")
        made.wait_until(f"window.__atlas.view().state.d.join() === {slug!r}")
        names = {slug, unit["name_zh"], *filter(None, [unit.get("code")])}
        for name in names:
            found = read(f"{made.root}/api/districts/{name}/projects.geojson")["features"]
            assert found == exported(made), name
        assert found
        href = made.page.locator("#unit-card a").get_attribute("href")
        assert href == f"api/districts/{slug}/projects.geojson"


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service that says how to report a mistake."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ATLAS_REPORT_URL", "mailto:atlas@example.cn?subject={id}%20{name}&body={url}")
    with serving(tmp_path_factory.mktemp("cache")) as address:
        patch.undo()
        yield address


def test_a_mistake_is_reported_the_way_a_setting_says_and_else_there_is_no_link(visit: Open, reported: str) -> None:
    query = "sel=p:jingdong-pipe&s=start"
    link = visit(query, root=reported).page.locator("#detail-report")
    expect(link).to_have_text("报告错误")
    expect(link).to_have_attribute("title", "写邮件给 atlas@example.cn")
    address = link.get_attribute("href") or ""
    head, _, rest = address.partition("?")
    said = {key: value[0] for key, value in urllib.parse.parse_qs(rest).items()}
    assert head == "mailto:atlas@example.cn"
    assert said["subject"].startswith("jingdong-pipe 辽宁京东管业")
    assert said["body"] == f"{reported}/?sel=p:jingdong-pipe"
    without = visit(query).page
    expect(without.locator("#detail-title")).to_be_visible()
    assert without.locator("#detail-report").count() == 0
