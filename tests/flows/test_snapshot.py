"""The map as one file, opened from a disk by a real Chromium without network, beside the live page of the same data."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from layers import show
from layers.atlas import bundled
from tests.browser import DESKTOP, PHONE, hostile_atlas
from tests.served import serving

pytestmark = pytest.mark.browser

READY = "!!(window.__atlas && window.__atlas.timings().ready)"


@dataclass
class Opened:
    """A page, what it asked for, and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def probe(self, what: str) -> Any:
        return self.page.evaluate(f"window.__atlas.{what}()")

    def wait(self, what: str = READY) -> None:
        for _ in range(600):
            if self.page.evaluate(what):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{what} did not become true; {self.complaints}")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def root(cache: Path) -> Iterator[str]:
    with serving(cache) as address:
        yield address


def written(cache: Path, out: Path, *arguments: str) -> Path:
    """Run ``atlas snapshot`` as a user does."""
    done = subprocess.run(
        [sys.executable, "-m", "api", "snapshot", str(out), *arguments],
        env={"ATLAS_CACHE": str(cache), "LANG": "zh_CN.UTF-8"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == f"{out}  {out.stat().st_size / 1e6:.1f} MB\n"
    assert done.stderr == ""
    return out


@pytest.fixture(scope="module")
def file(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(cache, tmp_path_factory.mktemp("snapshot") / "锦州 map.html")


def opened(chromium: Browser, address: str, *, size: tuple[int, int] = DESKTOP, offline: bool = True) -> Opened:
    context = chromium.new_context(
        viewport={"width": size[0], "height": size[1]}, offline=offline, reduced_motion="reduce"
    )
    made = Opened(context.new_page())
    made.page.on("request", lambda request: made.requests.append(request.url))
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    made.page.on(
        "console", lambda said: made.complaints.append(said.text) if said.type in {"error", "warning"} else None
    )
    made.page.on("dialog", lambda dialog: (made.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
    made.page.goto(address)
    return made


def closed(made: Opened, *, requests: int = 1) -> None:
    """Close a page that asked for itself only, and complained of nothing."""
    made.page.context.close()
    assert made.complaints == []
    assert len(made.requests) == requests, made.requests


def without_links(said: Any) -> Any:
    """Leave out the links, which only a server has."""
    if isinstance(said, dict):
        return {key: without_links(value) for key, value in said.items() if key != "links"}
    return [without_links(one) for one in said] if isinstance(said, list) else said


@pytest.mark.parametrize("size", [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")])
def test_one_request_no_complaint_and_the_symbols_of_the_live_page(
    chromium: Browser, file: Path, root: str, size: tuple[int, int]
) -> None:
    live = opened(chromium, f"{root}/?probe=1", size=size, offline=False)
    live.wait()
    kept = opened(chromium, f"{file.as_uri()}?probe=1", size=size)
    kept.wait()
    wanted = [(one["id"], one["kind"], one["r"], one["class"], one["x"], one["y"]) for one in live.probe("symbols")]
    assert len(wanted) >= 7  # far out, as on the phone, one symbol stands for a district
    found = [(one["id"], one["kind"], one["r"], one["class"], one["x"], one["y"]) for one in kept.probe("symbols")]
    assert found == wanted
    assert kept.probe("labels") == live.probe("labels")
    view, other = kept.probe("view"), live.probe("view")
    assert (view["located"], view["tray"], view["sum"]) == (other["located"], other["tray"], other["sum"])
    live.page.context.close()
    closed(kept)


def test_the_answers_are_those_of_the_api(chromium: Browser, file: Path, root: str) -> None:
    kept = opened(chromium, file.as_uri())
    held = kept.page.evaluate("JSON.parse(document.getElementById('atlas-data').textContent)")
    assert len(held) > 25
    for address, answer in held.items():
        with urllib.request.urlopen(f"{root}/{address}", timeout=20) as reply:
            assert without_links(answer) == without_links(json.load(reply)), address
    kept.page.context.close()


def test_filter_search_detail_language_and_print_work_offline(chromium: Browser, file: Path) -> None:
    made = opened(chromium, f"{file.as_uri()}?probe=1")
    made.wait()
    page = made.page
    everything = made.probe("view")["total"]
    page.locator("#facets label", has_text="义县").click()
    made.wait(f"0 < window.__atlas.view().total && window.__atlas.view().total < {everything}")
    page.locator("#filters-clear").click()
    page.locator("#search-input").fill("宁德")
    page.locator("#search-results [role=option]").first.click()
    expect(page.locator("#detail")).to_contain_text("宁德时代")
    expect(page.locator("#detail .life-entry, #detail #life-entry, #detail li").first).to_be_visible()
    page.locator("#profile-toggle").click()
    expect(page.locator("#profile .bar").first).to_be_visible()
    page.locator("#lang").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.emulate_media(media="print")
    # What prints is read late: once the page is idle.
    made.wait("dispatchEvent(new Event('beforeprint')) && document.querySelectorAll('#print-sheet tr').length > 10")
    assert str(file.parent) not in page.locator("#print-sheet").inner_text()
    closed(made)


def test_sectors_and_boards_are_in_the_file(chromium: Browser, file: Path) -> None:
    made = opened(chromium, f"{file.as_uri()}?probe=1&by=sector&cmp=2022-03")
    made.wait()
    page = made.page
    expect(page.locator("#legend .legend-hues")).to_have_attribute("data-by", "sector")
    expect(page.locator("#compare [data-total]")).to_be_attached()
    page.locator("#ledger > .quiet").click()
    page.locator("#ledger-race").click()
    expect(page.locator("#race [data-unit=linghe]").first).to_contain_text("239.9")
    assert made.complaints == []
    assert len(made.requests) == 1


def test_the_file_says_its_date_and_that_it_has_no_review_number(chromium: Browser, file: Path) -> None:
    made = opened(chromium, f"{file.as_uri()}?probe=1")
    made.wait()
    expect(made.page.locator("#asof-chip")).to_have_text("数据截至 2024年11月")
    expect(made.page.locator("#source")).to_contain_text("未取得审图号")
    for dead in ("#share", "a[href^='api']"):
        assert not made.page.locator(dead).first.is_visible(), dead
    closed(made)


def test_without_a_server_the_files_are_those_of_the_api(
    chromium: Browser, file: Path, root: str, tmp_path: Path
) -> None:
    """GeoJSON of a filter, of a district and of one project, feature for feature in the same order; the table too."""
    made = opened(chromium, f"{file.as_uri()}?probe=1")
    made.wait()
    page = made.page

    def saved(what: str) -> Any:
        with page.expect_download() as waiting:
            page.locator(what).click()
        return json.loads(waiting.value.path().read_text("utf-8"))

    def answered(path: str) -> Any:
        with urllib.request.urlopen(f"{root}/api/{path}") as reply:
            return json.load(reply)["features"]

    assert saved("#export-geojson")["features"] == answered("collections/projects/items?limit=10000")
    page.locator("#facets label", has_text="义县").click()
    made.wait("window.__atlas.view().state.d.length === 1")
    district = answered("districts/yixian/projects.geojson")
    assert saved("#export-geojson")["features"] == district
    assert saved("#unit-card a")["features"] == district
    page.locator("#list [role=option]").first.click()
    assert [one["id"] for one in saved("#detail .detail-foot a")["features"]] == [made.probe("view")["state"]["sel"]]
    assert page.locator("#detail-report").count() == 0
    closed(made)


def test_it_opens_in_the_language_it_was_made_in(chromium: Browser, cache: Path, tmp_path: Path) -> None:
    made = opened(chromium, written(cache, tmp_path / "out.html", "--lang", "en").as_uri())
    expect(made.page.locator("#list-title")).to_contain_text("On the map")
    expect(made.page.locator("html")).to_have_attribute("lang", "en")
    closed(made)


def test_names_that_look_like_html_are_text(chromium: Browser, cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "jinzhou"
    names = hostile_atlas(folder)
    out = written(tmp_path / "cache", tmp_path / "out.html", "--from", str(folder))
    made = opened(chromium, f"{out.as_uri()}?probe=1&sel=p:channel-300kt")
    made.wait()
    expect(made.page.locator("#detail-title")).to_have_text(names["channel-300kt"])
    assert made.page.locator("img[src=x]").count() == 0
    assert made.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    closed(made)


def test_a_notebook_shows_the_map_in_a_frame(chromium: Browser, tmp_path: Path) -> None:
    shown = show(bundled("jinzhou"))
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><meta charset=utf-8>{shown._repr_html_()}", "utf-8")
    made = opened(chromium, notebook.as_uri())
    frame = made.page.frame_locator("iframe")
    expect(frame.locator("#list [role=option]").first).to_be_visible(timeout=30_000)
    frame.locator("#list [role=option]").first.click()
    expect(frame.locator("#detail")).to_contain_text("东旭")
    closed(made)


def test_the_same_data_give_the_same_file(cache: Path, tmp_path: Path) -> None:
    first, again = (written(cache, tmp_path / name).read_bytes() for name in ("first.html", "again.html"))
    assert first == again
