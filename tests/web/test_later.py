"""What the page reads when, and what it draws anew: parts that come late, files that are kept, one picture a frame."""

import re

import pytest
from playwright.sync_api import Page, expect

from layers.render.webfiles import WEB, without_comments
from tests.web.conftest import Open, Visit

pytestmark = pytest.mark.browser

#: Modules that are read late, by what the page's own modules say; the probe is read by who asks for it alone, online base
#: maps where a setting names some.
LATE = {
    name
    for path in WEB.glob("*.js")
    for name in re.findall(r'(?:=>|await) import\("\./([\w-]+\.js)"\)', without_comments(path.read_text("utf-8")))
} - {"probe.js", "onlinebase.js"}


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


def busy(page: Page) -> None:
    page.add_init_script(
        "window.waits = [];"
        "window.requestIdleCallback = (act, { timeout }) => setTimeout(act, timeout, window.waits.push(timeout));"
    )


def test_a_page_that_is_never_idle_waits_once_and_then_reads_all(visit: Open) -> None:
    made = visit(prepare=busy)
    for name in sorted(LATE):
        made.wait_until(f"performance.getEntriesByType('resource').some(one => one.name.endsWith('/{name}'))")
    assert len(made.page.evaluate("window.waits")) == 1


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


def files_read(made: Visit) -> list[tuple[str, int]]:
    """List the files of the page that it has, each with the bytes that came over the network."""
    return [
        (name, size)
        for name, size in made.page.evaluate(
            """performance.getEntriesByType("resource").filter(({ name }) => /\\/web\\//.test(name))
                 .map(({ name, transferSize }) => [name, transferSize])"""
        )
    ]


def test_a_second_visit_asks_for_no_script_and_no_style_again(visit: Open) -> None:
    made = visit()
    before = dict(files_read(made))
    made.page.reload()
    made.wait_until("!!(window.__atlas && window.__atlas.timings().ready)")
    again = [(name, size) for name, size in files_read(made) if name in before]
    assert len(again) > 50
    assert [name for name, size in again if size] == []


def test_several_changes_within_a_frame_are_painted_once(visit: Open) -> None:
    made = visit()
    counted = made.page.evaluate(
        """async () => {
             const { app } = await import(document.querySelector("script[type=module]").src);
             const { symbols, ground, basemap } = app.ground.map;
             const frame = () => new Promise(requestAnimationFrame);
             await frame();
             await frame();
             const painted = { symbols: 0, ground: 0, basemap: 0 };
             for (const [name, { surface }] of Object.entries({ symbols, ground, basemap })) {
               const { draw } = surface;
               surface.draw = (...said) => { painted[name] += 1; draw(...said); };
             }
             for (const s of [["build"], ["done"], ["plan"]]) app.store.set({ s }, "replace");
             await frame();
             await frame();
             return painted;
           }"""
    )
    assert counted["symbols"] == counted["ground"] == 1  # runs of linear projects pass or not
    assert counted["basemap"] == 0


def test_a_pointer_is_answered_from_the_index_and_not_from_every_symbol(visit: Open) -> None:
    made = visit("c=121.2,40.95&z=11")
    looked = made.page.evaluate(
        """async () => {
             const { app } = await import(document.querySelector("script[type=module]").src);
             const { symbols, frame } = app.ground.map;
             symbols.inView(frame);
             let looked = 0;
             symbols.picker.discs = symbols.picker.discs.map((disc) =>
               new Proxy(disc, { get: (target, key) => { if (key === "x") looked += 1; return target[key]; } }));
             const counts = [];
             for (let x = 5; x < frame.width; x += 50) {
               looked = 0;
               symbols.at(x, frame.height / 2, frame, false);
               counts.push(looked);
             }
             return { counts, all: symbols.picker.discs.length };
           }"""
    )
    counts = sorted(looked["counts"])
    assert looked["all"] > 30
    assert counts[len(counts) // 2] < looked["all"] / 4
