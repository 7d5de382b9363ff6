"""The page on an atlas that it never reads whole (M25, M88): totals from the server, single projects where they are few.

Beside the server's figures stands the page's own small mode, in the same browser, over all projects.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Request, expect

from tests.bench.made_atlas import made_atlas
from tests.browser import DESKTOP, PHONE
from tests.served import serving
from tests.web.conftest import Open, Visit

pytestmark = pytest.mark.browser

COUNT = 10_500
CROWD = "c=121.13,41.12&z=11"
#: Where and at which zoom at most some hundred projects are in view.
FEW = "c=121.13,41.12&z=15"

FILTERS = (
    "",
    "s=build,done&sec=petro,energy",
    "d=linghai,binhai",
    "d=none",
    "amt=10-200",
    "amt=-5&amtnull=1&s=signed",
    "amtnull=1",
    "prec=park,district,line",
    "prec=city,site&d=taihe",
    "ch=W:10-40",
    "ch=NE:0-60&lim=40&s=plan",
)

#: All projects read page by page, filtered and tallied by the modules of the page that has them all.
SMALL_MODE = """
async (filters) => {
  const [model, state, view, query, facets] = await Promise.all(
    ["model", "state", "view", "query", "facets"].map((name) => import(`/${name}.js`)));
  const read = async (address) => (await fetch(address)).json();
  const items = (name, offset = 0) => read(`/api/collections/${name}/items?limit=10000&offset=${offset}`);
  const atlas = await read("/api/atlas");
  const pages = [];
  for (let at = 0; at < atlas.collections.projects; at += 10000) pages.push(await items("projects", at));
  const [districts, zones, project_lines, corridor, nodes] = await Promise.all(
    ["districts", "zones", "project_lines", "corridor", "nodes"].map((name) => items(name)));
  const units = model.unitsOf(atlas, districts, zones);
  const projects = { features: pages.flatMap(({ features }) => features) };
  const whole = model.buildModel(atlas, units, { projects, project_lines, corridor, nodes });
  const asked = new query.Query(whole);
  const plain = (tallies) => Object.fromEntries([...tallies].map(([value, { count, sum }]) => [value, [count, sum]]));
  const answers = [];
  for (const filter of filters) {
    const set = state.parseState(filter).state;
    const seen = view.viewOf(whole, new Map(), set);
    const condition = asked.filter(set);
    const ids = [];
    for (let at = 0; ; at += 10000) {
      const parameters = new URLSearchParams({ limit: "10000", offset: String(at), properties: "id" });
      if (condition !== null) parameters.set("filter", condition);
      const page = await read(`/api/collections/projects/items?${parameters}`);
      if (page.code) throw new Error(JSON.stringify(page));
      ids.push(...page.features.map(({ id }) => id));
      if (ids.length >= page.numberMatched) break;
    }
    answers.push({
      ids: seen.passing.map(({ id }) => id).sort(),
      asked: ids.sort(),
      total: [seen.total.count, seen.total.sum],
      located: [seen.locatedTotal.count, seen.locatedTotal.sum],
      tray: [seen.trayTotal.count, seen.trayTotal.sum],
      missing: seen.missing,
      docks: Object.fromEntries(seen.docks),
      tallies: Object.fromEntries(
        ["stage", "unit", "sector", "amount", "precision"].map((facet) => [facet, plain(seen.tallies[facet])])),
    });
  }
  return answers;
}
"""


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a real server with an atlas of 10,500 projects."""
    folder = tmp_path_factory.mktemp("big")
    with serving(folder / "cache", str(made_atlas(COUNT, folder / "made.gpkg"))) as address:
        yield address


class Asked:
    """What a page asked of the API, and how many bytes came."""

    def __init__(self) -> None:
        self.requests: list[Request] = []

    def listen(self, page: Any) -> None:
        page.on("requestfinished", self._note)

    def _note(self, request: Request) -> None:
        self.requests.append(request)

    def of(self, path: str) -> list[Request]:
        return [one for one in self.requests if urlsplit(one.url).path.endswith(path)]


def calm(visit: Visit) -> Visit:
    """Wait until figures and picture are those of the state."""
    visit.page.wait_for_timeout(100)
    visit.wait_until("!window.__atlas.view().busy")
    return visit


# What is asked


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_answer_holds_the_raw_features_of_the_whole_and_totals_are_small(
    visit: Open, big: str, size: tuple[int, int]
) -> None:
    asked = Asked()
    calm(visit(root=big, size=size, prepare=asked.listen))
    items = [parse_qs(urlsplit(one.url).query) for one in asked.of("/projects/items")]
    assert items
    assert all(int(one["limit"][0]) <= 100 or "ids" in one for one in items)
    summaries = asked.of("/projects/summary")
    assert len(summaries) <= 24
    assert max(len(one.response().body()) for one in summaries) < 200_000  # type: ignore[union-attr]
    assert not asked.of("/collections/reports/items")


def test_the_page_of_an_atlas_that_it_can_hold_asks_for_no_totals(visit: Open) -> None:
    asked = Asked()
    visit(prepare=asked.listen)
    assert not asked.of("/projects/summary")
    assert not asked.of("/far.js")


def test_a_pan_asks_once_when_it_ends(visit: Open, big: str) -> None:
    asked = Asked()
    shown = calm(visit(CROWD, root=big, prepare=asked.listen))
    before = len(asked.of("/projects/summary"))
    shown.page.locator("#map").focus()
    place = shown.probe("view")["centre"][0]
    shown.page.keyboard.press("ArrowRight")
    shown.wait_until(f"window.__atlas.view().centre[0] > {place}")
    shown.page.wait_for_timeout(500)
    calm(shown)
    assert len(asked.of("/projects/summary")) - before == 2


# What is drawn


def test_a_low_zoom_shows_a_total_for_each_district(visit: Open, big: str) -> None:
    shown = calm(visit("c=121.5,41.5&z=8", root=big))
    assert shown.probe("view")["by"] == "unit"
    rings = {one["id"]: one["count"] for one in shown.probe("symbols") if one["kind"] == "stack"}
    districts = shown.page.evaluate(
        "async () => (await (await fetch('/api/collections/projects/summary?by=district')).json()).features.map("
        "({properties}) => properties)"
    )
    assert {"太和区", "义县", "黑山县"} <= rings.keys()
    assert all(rings[one["value"]] <= one["count"] for one in districts if one["value"] in rings)


def test_a_crowd_is_drawn_as_totals_of_cells_and_zooming_in_ends_in_single_projects(visit: Open, big: str) -> None:
    shown = calm(visit("c=121.13,41.12&z=9.5", root=big))
    assert shown.probe("view")["by"] == "cell"
    expect(shown.page.locator("#map-note")).to_contain_text("放大查看单个项目")
    assert all(one["members"] == [] or one["class"] for one in shown.probe("symbols"))
    for _ in range(5):
        shown.page.locator("#zoom-in").click()
        shown.page.wait_for_timeout(100)
    calm(shown)
    assert shown.probe("view")["by"] == "place"
    expect(shown.page.locator("#map-note")).to_be_hidden()
    singles = [one for one in shown.probe("symbols") if len(one["members"]) == 1]
    assert len(singles) > 20
    assert {one["kind"] for one in singles} == {"circle", "missing"}


def test_a_ring_goes_nearer_when_it_is_clicked(visit: Open, big: str) -> None:
    shown = calm(visit("c=121.13,41.12&z=9", root=big))
    ring = max((one for one in shown.probe("symbols") if one["x"] > 400 and one["y"] > 150), key=lambda one: one["r"])
    box = shown.page.locator("#map").bounding_box()
    assert box
    shown.page.mouse.click(box["x"] + ring["x"], box["y"] + ring["y"])
    calm(shown)
    assert shown.probe("view")["zoom"] == 11


def test_the_legend_says_how_much_smaller_totals_are_drawn(visit: Open, big: str) -> None:
    shown = calm(visit("c=121.5,41.5&z=8", root=big))
    expect(shown.page.locator("#legend")).to_contain_text("合计环的面积缩为 1/")
    sums = sorted(
        (one["amount"], one["r"]) for one in shown.probe("symbols") if one["kind"] == "stack" and one["r"] > 6
    )
    (small, r), *_, (large, most) = sums
    assert (most / r) ** 2 == pytest.approx(large / small, rel=0.02)


def test_single_projects_can_be_hovered_and_selected_with_their_reports(visit: Open, big: str) -> None:
    shown = calm(visit(FEW, root=big))
    box = shown.page.locator("#map").bounding_box()
    assert box
    one = max(
        (one for one in shown.probe("symbols") if len(one["members"]) == 1 and one["x"] > 320 and one["y"] > 100),
        key=lambda one: one["r"],
    )
    shown.page.mouse.move(box["x"] + one["x"], box["y"] + one["y"])
    expect(shown.page.locator("#card")).to_be_visible()
    shown.page.mouse.click(box["x"] + one["x"], box["y"] + one["y"])
    expect(shown.page.locator("#detail-title")).to_be_visible()
    expect(shown.page.locator(".life-entry").first).to_be_visible()
    assert shown.probe("view")["state"]["sel"] in one["members"]


# What is counted


def test_figures_of_every_filter_are_those_of_the_page_that_has_all_projects(visit: Open, big: str) -> None:
    shown = calm(visit(root=big))
    small = shown.page.evaluate(SMALL_MODE, list(FILTERS))
    for said, wanted in zip(FILTERS, small, strict=True):
        shown.go(said)
        calm(shown)
        view = shown.probe("view")
        assert wanted["asked"] == wanted["ids"], said
        assert [view["total"], view["sum"]] == pytest.approx(wanted["total"]), said
        for part in ("located", "tray"):
            figures = view[f"{part}Total"]
            assert [figures["count"], figures["sum"]] == pytest.approx(wanted[part]), (said, part)
        assert {slug: n for slug, n in view["docks"].items() if n} == wanted["docks"], said
        assert view["missing"] == wanted["missing"], said
        for facet, values in wanted["tallies"].items():
            counted = {value: one for value, one in view["tallies"][facet].items() if one["count"]}
            # The facet of stages shows classes; the small mode tallies the exact stages beside them.
            shown_values = {value: n for value, (n, _) in values.items() if value in counted or facet != "stage"}
            assert {value: one["count"] for value, one in counted.items()} == shown_values, (said, facet)
            for value, one in counted.items():
                assert one["sum"] == pytest.approx(values[value][1], abs=1e-3), (said, facet, value)


def test_the_list_is_ordered_by_amount_and_read_as_it_is_scrolled(visit: Open, big: str) -> None:
    shown = calm(visit("s=build", root=big))
    total = shown.probe("view")["locatedTotal"]["count"]
    expect(shown.page.locator("#list .project-row:not(.waiting)").first).to_be_visible()
    shown.page.evaluate("document.getElementById('list').scrollTop = 700 * 64")
    row = shown.page.locator("#list [aria-posinset='705']:not(.waiting)")
    expect(row).to_be_visible()
    wanted = shown.page.evaluate(
        "async (filter) => (await (await fetch('/api/collections/projects/items?' + new URLSearchParams({filter,"
        " sortby: '-investment_100m_cny,id', limit: '1', offset: '704'}))).json()).features[0].properties.name_zh",
        f"stage_class = 'build' AND ({MAPPED})",
    )
    expect(row).to_contain_text(wanted)
    expect(row).to_have_attribute("aria-setsize", str(total))


#: On the map in this atlas, whose three linear projects are among those without a point.
MAPPED = (
    "id IN ('channel-300kt','chaoling-hsr','jinchibai-railway') OR (geometry IS NOT NULL AND level <> 'district') OR"
    " ((geometry IS NOT NULL OR status IN ('area_only','located')) AND (district IN ('黑山县','北镇市','凌海市','义县',"
    "'古塔区','凌河区','太和区') OR functional_district IS NOT NULL))"
)


def test_the_tray_holds_the_rest_in_groups(visit: Open, big: str) -> None:
    shown = calm(visit(root=big))
    shown.page.locator("#tray-toggle").click()
    expect(shown.page.locator("#tray .list-heading").first).to_contain_text("（")
    expect(shown.page.locator("#tray .project-row:not(.waiting)").first).to_be_visible()
    located, tray = (shown.probe("view")[f"{part}Total"]["count"] for part in ("located", "tray"))
    assert located + tray == COUNT


# What a reader does


@pytest.mark.parametrize(
    ("words", "name"), [("风", "风电"), ("fengdian42", "风电"), ("宁德", "宁德"), ("jdgy", "京东管业")]
)
def test_search_finds_from_one_character_and_by_pinyin(visit: Open, big: str, words: str, name: str) -> None:
    shown = calm(visit(root=big))
    shown.page.locator("#search-input").fill(words)
    first = shown.page.locator("#search-results [data-id]").first
    expect(first).to_contain_text(name)
    shown.page.keyboard.press("Enter")
    expect(shown.page.locator("#detail-title")).to_contain_text(name)


def test_the_same_address_is_the_same_state(visit: Open, big: str) -> None:
    address = "c=121.13,41.12&z=13&d=taihe&s=build&amt=1-&sel=p:made-0000042"
    shown = calm(visit(address, root=big))
    expect(shown.page.locator("#detail-title")).to_contain_text("第42号项目")
    before = shown.probe("view")
    shown.page.reload()
    shown.wait_until("!!(window.__atlas && window.__atlas.timings().ready)")
    calm(shown)
    after = shown.probe("view")
    # The panel of a project takes room from the map, whose middle then is another one.
    assert {**after["state"], "c": None} == {**before["state"], "c": None}
    assert (after["total"], after["by"]) == (before["total"], before["by"])


def test_what_the_server_cannot_be_asked_is_left_out_and_said(visit: Open, big: str) -> None:
    shown = calm(visit("t=2022-03&p=late&s=build&sel=p:nobody", root=big))
    state = shown.probe("view")["state"]
    assert (state["t"], state["p"], state["s"], state["sel"]) == (None, [], ["build"], None)
    assert shown.page.locator("#time input[type=range]").is_disabled()
    assert shown.page.locator("#facet-promise input").first.is_disabled()


def test_the_file_of_a_filter_is_its_address_and_a_larger_one_is_put_together(visit: Open, big: str) -> None:
    shown = calm(visit("d=yixian", root=big))
    link = shown.page.locator("#export-geojson").get_attribute("href")
    assert link
    answer = shown.page.request.get(f"{big}/{link}").json()
    assert answer["numberMatched"] == answer["numberReturned"] == shown.probe("view")["total"]
    shown.go("")
    calm(shown)
    for button, count in (("#export-geojson", len), ("#export-csv", len)):
        with shown.page.expect_download() as download:
            shown.page.locator(button).click()
        text = download.value.path().read_text("utf-8")
        rows = json.loads(text)["features"] if button.endswith("geojson") else text.strip().splitlines()[1:]
        assert count(rows) == COUNT


def test_a_failed_answer_leaves_the_picture_and_can_be_asked_again(visit: Open, big: str) -> None:
    shown = calm(visit(CROWD, root=big))
    before = shown.probe("symbols")
    shown.page.route("**/summary?*", lambda route: route.fulfill(status=503, body="{}"))
    shown.go(f"{CROWD}&s=build")
    expect(shown.page.locator("#banner")).to_be_visible(timeout=10_000)
    assert [one["id"] for one in shown.probe("symbols")] == [one["id"] for one in before]
    shown.page.unroute("**/summary?*")
    shown.page.locator("#banner button").click()
    expect(shown.page.locator("#banner")).to_be_hidden()
    calm(shown)
    assert shown.probe("view")["total"] < COUNT / 2


def test_the_other_language_says_the_same_figures(visit: Open, big: str) -> None:
    shown = calm(visit(f"{CROWD}&lang=en", root=big))
    expect(shown.page.locator("#map-note")).to_contain_text("by grid")
    expect(shown.page.locator("#list-title")).to_contain_text(f"{shown.probe('view')['locatedTotal']['count']:,}")
