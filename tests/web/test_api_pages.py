"""The small maps on the pages of the API, in a real browser under the policy of the pages."""

import json
import urllib.request
from typing import Any

import pytest

from tests.browser import PHONE
from tests.web.conftest import Open, Visit

pytestmark = pytest.mark.browser

SHAPES = "document.querySelectorAll('section.map path.leaflet-interactive').length"
GROUND = "document.querySelectorAll('.leaflet-ground-pane path').length"


def opened(visit: Open, root: str, path: str, **more: Any) -> Visit:
    made = visit(probe=False, ready=False, **more)
    made.page.goto(f"{root}/api/{path}")
    return made


def features(root: str, path: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{root}/api/{path}", timeout=20) as answer:
        found: list[dict[str, Any]] = json.load(answer)["features"]
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_of_features_shows_them_over_the_ground(visit: Open, served: str, lang: str) -> None:
    made = opened(visit, served, f"collections/projects/items?f=html&lang={lang}")
    listed = features(served, "collections/projects/items?limit=10")
    located = [one for one in listed if one["geometry"]]
    made.wait_until(f"{SHAPES} === {len(located)}")
    made.wait_until(f"{GROUND} > 2")
    made.wait_until("document.querySelectorAll('.place').length > 0")
    shown = made.page.inner_text(".leaflet-ground-pane ~ .leaflet-names-pane")
    assert ("锦州" in shown) == (lang == "zh")
    assert "OpenStreetMap" in made.page.inner_text(".leaflet-control-attribution")


def test_a_symbol_leads_to_the_page_of_its_feature(visit: Open, served: str) -> None:
    made = opened(visit, served, "collections/nodes/items?f=html&limit=100")
    made.wait_until(f"{SHAPES} > 5")
    made.page.locator("section.map path.leaflet-interactive").first.dispatch_event("click")
    link = made.page.locator(".leaflet-popup-content a")
    name = link.inner_text()
    link.click()
    made.page.wait_for_load_state()
    assert "/api/collections/nodes/items/" in made.page.url
    assert made.page.inner_text("h1") == name
    made.wait_until(f"{SHAPES} === 1")


@pytest.mark.parametrize("path", ["collections/districts?f=html", "collections/corridor/items?f=html",
                                  "collections/zones/items/binhai?f=html&crs=urn:corridor-atlas:def:crs:GCJ-02"])  # fmt: skip
def test_lines_and_areas_are_drawn_and_stand_inside_the_map(visit: Open, served: str, path: str) -> None:
    made = opened(visit, served, path, size=PHONE)
    made.wait_until(f"{SHAPES} > 0")
    frame = made.page.locator("section.map").bounding_box()
    assert frame is not None
    assert frame["width"] <= PHONE[0]
    for shape in made.page.locator("section.map path.leaflet-interactive").all():
        box = shape.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] > frame["x"]
        assert box["y"] + box["height"] > frame["y"]


def test_what_has_no_place_is_counted(visit: Open, served: str) -> None:
    made = opened(visit, served, "collections/projects?f=html")
    count = sum(one["geometry"] is None for one in features(served, "collections/projects/items?limit=1000"))
    made.wait_until(f"document.body.innerText.includes('其中 {count} 个没有位置')")


@pytest.mark.parametrize(
    "path", ["collections/reports/items?f=html", "collections/reports?f=html", "conformance?f=html"]
)
def test_a_page_without_places_runs_no_script(visit: Open, served: str, path: str) -> None:
    made = opened(visit, served, path)
    assert made.page.evaluate("document.scripts.length") == 0
