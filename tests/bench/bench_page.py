"""The map page in a real browser, beside plain Leaflet pages of the same projects, in the same run.

``python -m tests.bench.bench_page [--counts 1000,10000,100000] [--times 5] [--atlases FOLDER]``

Atlases of 1,000, 10,000 and 100,000 made projects are served one after the other (``--atlases`` keeps their files, which
take longest to make). In one Chromium, 1440 x 900, are measured

* ``ours``: our whole page, with list, filters and legend, as it opens: above 2,000 in view it draws totals;
* ``ours, singly``: the same with the totals off (``off=totals``), every project a symbol of its own;
* ``Leaflet SVG``, ``Leaflet canvas``: ``plain.html``, a circle marker for each project and nothing else, no land, no list.

How to read it: times are medians in ms, of an interaction until two more frames are drawn (33 ms on an idle screen); hover is
the 95th percentile of what one move of the pointer costs in scripts. *First add* begins when the data have arrived and ends
with the picture. *Filter* hides and restores some 30 % and, with us, brings list and counts up to date. Heap is after a
garbage collection. The second table holds the budgets of the page's first load, on a bundled atlas, over networks that
Chromium slows down: cable (5 Mbit/s, 28 ms) and slow (1.6 Mbit/s, 150 ms).

An interrupted run prints what it has. Figures of a busy machine say little: compare the rows of one run.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Error, Page

from tests.bench.page_stands import kept_atlas, plain_pages
from tests.browser import DESKTOP, running_chromium
from tests.served import serving

#: Networks: delay of a round trip [ms], and bytes per second down and up.
NETWORKS = {"cable": (28, 5e6 / 8, 1e6 / 8), "slow": (150, 1.6e6 / 8, 0.75e6 / 8)}
SLOW_CPU = 4
HOVERS = 60

#: How our page is worked; it is the very module that the page itself runs.
_OURS = """async () => {
  const { app } = await import(document.querySelector('script[type=module]').src);
  const hidden = ["plan", "agreed", "start", "build", "unknown"];
  window.bench.page = {
    map: app.ground.map.map,
    filter: (on) => app.store.set({ s: on ? hidden : [] }, "replace"),
    app,
  };
}"""
_READY = "!!(window.__atlas?.timings().ready ?? window.timings?.ready)"
_TIMINGS = "window.__atlas?.timings() ?? window.timings"


@dataclass
class Row:
    """A page of so many projects, measured; what is not there was not measured."""

    count: int
    page: str
    values: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Budget:
    """A limit of the page, and what was found."""

    rule: str
    what: str
    limit: float
    unit: str
    value: float | None

    @property
    def verdict(self) -> str:
        """Say whether it is kept."""
        return "–" if self.value is None else "met" if self.value <= self.limit else "**not met**"


def measure_page(browser: Browser, address: str, row: Row, *, times: int, ours: bool) -> None:
    """Fill a row, value by value, so that an interrupted one keeps what it has."""
    with opened(browser, address) as (page, cdp):
        wait(page, _READY, 90)
        if ours:
            page.evaluate(_OURS)
        page.evaluate("bench.frames(4)")
        row.values["first add"] = page.evaluate(
            f"(() => {{ const {{ arrived, content }} = {_TIMINGS};"
            " return bench.drawn.filter(at => at > content)[1] - arrived; })()"
        )
        row.values["payload"] = payload_kb(page)
        for name in ("filter", "pan", "zoom"):
            row.values[name] = statistics.median(page.evaluate(f"bench.{name}({2 * (times // 2)})"))
        hovers = page.evaluate(f"bench.hover({HOVERS})")
        row.values["hover"] = statistics.quantiles(hovers, n=20)[-1]
        cdp.send("HeapProfiler.collectGarbage")
        row.values["heap"] = cdp.send("Runtime.getHeapUsage")["usedSize"] / 1e6
        if row.count <= 10_000:
            cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
            row.values["slow filter"] = statistics.median(page.evaluate("bench.filter(4)"))
            cdp.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        if ours:
            measure_ours(page, row, times)


def measure_ours(page: Page, row: Row, times: int) -> None:
    """Measure what the plain pages have not: the corridor's brush, real clicks and keys, the largest answer."""
    if row.count <= 1_000:
        page.evaluate("bench.page.app.content.parts.profile.use((profile) => profile.open(true))")
        brush = "bench.painted(() => bench.page.app.store.set({ ch: %s }, 'replace'))"
        found = [page.evaluate(brush % f'["W", {10 + i}, 40]') for i in range(times)]
        row.values["brush"] = statistics.median(found)
        page.evaluate(brush % "null")
    row.values["INP"] = interaction_delay(page)
    answers = page.evaluate(
        """() => performance.getEntriesByType("resource").filter(({ name }) => name.includes("/collections/projects"))
             .map(({ duration, decodedBodySize }) => [decodedBodySize, duration])"""
    )
    row.values["largest answer"] = max(size for size, _ in answers) / 1e3
    row.values["slowest answer"] = max(duration for _, duration in answers)


def interaction_delay(page: Page) -> float:
    """Work the page as a reader does, by real clicks and keys; return the 75th percentile of its delays [ms]."""
    page.evaluate("bench.delays.clear()")
    facets = page.locator("#facets label:visible")
    for number in (0, 1, 1, 0):
        facets.nth(number).click()
        page.wait_for_timeout(250)
    page.locator("#search-input").press_sequentially("锦州 1", delay=120)
    page.locator("#search-input").press("Escape")
    for selector in (
        "#list [role=option] >> nth=0",
        "#detail-close",
        "#zoom-in",
        "#zoom-out",
        "#tray-toggle",
        "#lang",
        "#lang",
    ):
        page.locator(selector).click()
        page.wait_for_timeout(300)
    page.locator("#map").focus()
    for key in ("n", "n", "ArrowLeft", "Escape"):
        page.keyboard.press(key)
        page.wait_for_timeout(250)
    delays: list[float] = page.evaluate("[...bench.delays.values()]")
    # The browser tells nothing of interactions below 16 ms.
    return statistics.quantiles(delays, n=4)[2] if len(delays) > 1 else 16.0


def payload_kb(page: Page) -> float:
    """Sum up what the data of a page weighed on the way [kB], squeezed as the server sent them."""
    sizes: list[float] = page.evaluate(
        """() => performance.getEntriesByType("resource")
             .filter(({ name }) => /\\/api\\/|geojson/.test(name)).map(({ encodedBodySize }) => encodedBodySize)"""
    )
    return sum(sizes) / 1e3


def first_load(browser: Browser, address: str, network: str, times: int) -> dict[str, float]:
    """Open the page anew and once more, over a slow network; return medians [ms, and the shift]."""
    found: dict[str, list[float]] = {}
    for _ in range(times):
        with context_of(browser) as page:
            cdp = page.context.new_cdp_session(page)
            delay, down, up = NETWORKS[network]
            cdp.send("Network.enable")
            cdp.send(
                "Network.emulateNetworkConditions",
                {"offline": False, "latency": delay, "downloadThroughput": down, "uploadThroughput": up},
            )
            for name in ("", "second "):
                page.goto(address)
                wait(page, _READY, 60)
                page.evaluate("bench.frames(3)")
                paints = page.evaluate(
                    "Object.fromEntries(performance.getEntriesByType('paint').map(o => [o.name, o.startTime]))"
                )
                values = {"FCP": paints["first-contentful-paint"], "ready": page.evaluate(f"({_TIMINGS}).ready")}
                values |= {"LCP": page.evaluate("bench.lcp"), "CLS": page.evaluate("bench.cls")}
                for key, value in values.items():
                    found.setdefault(f"{name}{key}", []).append(value)
                page.wait_for_timeout(1500)
    return {key: statistics.median(values) for key, values in found.items()}


def first_sizes(browser: Browser, address: str) -> dict[str, float]:
    """Weigh what the first load asks for, as gzip sends it over plain http [kB], and count its requests."""
    with opened(browser, address) as (page, _):
        wait(page, _READY, 60)
        names: list[str] = page.evaluate(
            f"""() => performance.getEntriesByType("resource")
                 .filter(one => one.startTime < ({_TIMINGS}).ready).map(one => one.name)"""
        )
    sizes = {name: packed_size(name) for name in names}
    ground = ("districts/items", "corridor/items", "land_jinzhou", "coast_jinzhou")
    return {
        "JS": sum(size for name, size in sizes.items() if urlsplit(name).path.endswith(".js") and "probe" not in name)
        / 1e3,
        "CSS": sum(size for name, size in sizes.items() if urlsplit(name).path.endswith(".css")) / 1e3,
        "ground": sum(size for name, size in sizes.items() if any(one in name for one in ground)) / 1e3,
        "requests": len(sizes),
        "foreign": len({urlsplit(name).netloc for name in names} - {urlsplit(address).netloc}),
    }


def packed_size(address: str) -> int:
    """Return how many bytes an answer has as gzip."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return len(answer.read())


@contextmanager
def context_of(browser: Browser) -> Iterator[Page]:
    """Open an empty page of its own, without a cache, with the measures in it."""
    context = browser.new_context(
        viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, reduced_motion="reduce", service_workers="block"
    )
    context.add_init_script(path=Path(__file__).parent / "page_measures.js")
    try:
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[tuple[Page, CDPSession]]:
    """Open an address."""
    with context_of(browser) as page:
        cdp = page.context.new_cdp_session(page)
        cdp.send("HeapProfiler.enable")
        page.goto(address)
        yield page, cdp


def wait(page: Page, what: str, seconds: float) -> None:
    """Wait until an expression is true."""
    end = time.monotonic() + seconds
    while not page.evaluate(what):
        if time.monotonic() > end:
            raise TimeoutError(f"{what} did not become true in {seconds} s")
        page.wait_for_timeout(50)


def budgets(rows: Sequence[Row], sizes: dict[str, float], loads: dict[str, dict[str, float]]) -> list[Budget]:
    """Hold what was found against the budgets of the page."""

    def of(count: int, page: str, name: str) -> float | None:
        return next((row.values.get(name) for row in rows if (row.count, row.page) == (count, page)), None)

    cable, slow = loads.get("cable", {}), loads.get("slow", {})
    few, many, crowd = 1_000, 10_000, 100_000
    inp = [value for row in rows if (value := row.values.get("INP")) is not None]
    return [
        Budget("M81", "scripts of the first load, gzip", 130, "kB", sizes.get("JS")),
        Budget("M81", "style sheets, gzip", 20, "kB", sizes.get("CSS")),
        Budget("M81", "other hosts", 0, "", sizes.get("foreign")),
        Budget("M82", "districts, corridor, land, gzip", 120, "kB", sizes.get("ground")),
        Budget("M83", "first contentful paint, cable", 1000, "ms", cable.get("FCP")),
        Budget("M83", "first contentful paint, 1.6 Mbit/s + 150 ms", 1800, "ms", slow.get("FCP")),
        Budget("M84", "largest paint, cable", 2500, "ms", cable.get("LCP")),
        Budget("M84", "largest paint, 1.6 Mbit/s + 150 ms", 2500, "ms", slow.get("LCP")),
        Budget("M84", "layout shift", 0.05, "", max((one["CLS"] for one in loads.values()), default=None)),
        Budget("M84", "interaction, 75th percentile, worst page", 200, "ms", max(inp, default=None)),
        Budget("M85", "filter → painted, 1 k", 60, "ms", of(few, "ours", "filter")),
        Budget("M85", "filter → painted, 10 k singly", 200, "ms", of(many, "ours, singly", "filter")),
        Budget("M85", "the same at 4× throttle, 1 k", 100, "ms", of(few, "ours", "slow filter")),
        Budget("M85", "the same at 4× throttle, 10 k singly", 400, "ms", of(many, "ours, singly", "slow filter")),
        Budget("M86", "hover, 95th percentile, 10 k singly", 4, "ms", of(many, "ours, singly", "hover")),
        Budget("M87", "profile brush → map, 1 k", 100, "ms", of(few, "ours", "brush")),
        Budget("M88", "100 k: largest answer about projects", 200, "kB", of(crowd, "ours", "largest answer")),
        Budget("M88", "100 k: slowest answer about projects", 300, "ms", of(crowd, "ours", "slowest answer")),
        Budget("M88", "100 k: redraw", 60, "ms", of(crowd, "ours", "pan")),
        Budget("M89", "heap at 10 k", 120, "MB", of(many, "ours, singly", "heap")),
    ]


def report(rows: Sequence[Row], sizes: dict[str, float], loads: dict[str, dict[str, float]]) -> str:
    """Write both tables as Markdown."""
    columns = {
        "first add": "first add ms", "filter": "filter ms", "slow filter": "filter 4× ms", "pan": "pan ms", "zoom": "zoom ms",
        "hover": "hover p95 ms", "heap": "heap MB", "payload": "payload kB",
    }  # fmt: skip
    lines = [f"| projects | page | {' | '.join(columns.values())} |", "|---:|---|" + "---:|" * len(columns)]
    for row in rows:
        cells = [_number(row.values.get(name)) for name in columns]
        lines.append(f"| {row.count:,} | {row.page} | {' | '.join(cells)} |")
    lines += ["", "| | budget | limit | found | |", "|---|---|---:|---:|---|"]
    for one in budgets(rows, sizes, loads):
        unit = f" {one.unit}" if one.unit else ""
        lines.append(f"| {one.rule} | {one.what} | {one.limit:g}{unit} | {_number(one.value)}{unit} | {one.verdict} |")
    for name, values in loads.items():
        said = ", ".join(f"{key} {_number(value)}" for key, value in values.items() if not key.endswith("CLS"))
        lines += ["", f"First and second load, {name} [ms]: {said}."]
    if sizes:
        lines += [
            "",
            f"First load: {sizes['requests']} requests, {sizes['JS']:.0f} kB scripts, {sizes['CSS']:.0f} kB styles.",
        ]
    return "\n".join(lines)


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}" if value >= 0.1 or value == 0 else f"{value:.3f}"


def run(
    arguments: argparse.Namespace, rows: list[Row], sizes: dict[str, float], loads: dict[str, dict[str, float]]
) -> None:
    """Measure everything into what is given."""
    folder = arguments.atlases
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as cache, running_chromium() as browser:
        with serving(Path(cache)) as root:
            address = f"{root}/?probe=1"
            with attempt("first load"):
                sizes |= first_sizes(browser, address)
            for network in NETWORKS:
                with attempt(f"first load, {network}"):
                    loads[network] = first_load(browser, address, network, 3)
        for count in arguments.counts:
            said(f"an atlas of {count:,}")
            atlas = kept_atlas(count, folder)
            with serving(Path(cache), str(atlas)) as root, plain_pages(atlas) as plain:
                for name, address in pages_of(count, root, plain).items():
                    row = Row(count, name)
                    rows.append(row)
                    with attempt(f"{count:,} {name}"):
                        measure_page(browser, address, row, times=arguments.times, ours="ours" in name)


def pages_of(count: int, root: str, plain: str) -> dict[str, str]:
    """Return the pages that can show so many projects, by name: no browser can 100,000 as elements."""
    pages = {"ours": f"{root}/?probe=1"}
    if 2_000 < count <= 10_000:
        pages["ours, singly"] = f"{root}/?probe=1&off=totals"
    if count <= 10_000:
        pages["Leaflet SVG"] = f"{plain}/?renderer=svg"
    return {**pages, "Leaflet canvas": f"{plain}/?renderer=canvas"}


@contextmanager
def attempt(what: str) -> Iterator[None]:
    """Do something that may fail without ending the run."""
    said(what)
    try:
        yield
    except (Error, OSError, LookupError, ValueError) as error:
        print(f"{what}: {type(error).__name__}: {str(error)[:300]}", file=sys.stderr)


def said(what: str) -> None:
    """Say on stderr what is going on."""
    print(f"{time.monotonic() - _BEGUN:5.0f} s  {what}", file=sys.stderr, flush=True)


_BEGUN = time.monotonic()


def main(words: Sequence[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description="The map page in a browser, beside plain Leaflet pages.")
    parser.add_argument(
        "--counts", type=lambda text: [int(one) for one in text.split(",")], default=[1_000, 10_000, 100_000]
    )
    parser.add_argument("--times", type=int, default=6, help="how often each interaction is measured (6)")
    parser.add_argument(
        "--atlases", type=Path, default=Path(tempfile.gettempdir()) / "made-atlases", help="folder of made atlases"
    )
    parser.add_argument("--json", type=Path, help="also write the figures there")
    arguments = parser.parse_args(words)
    rows: list[Row] = []
    sizes: dict[str, float] = {}
    loads: dict[str, dict[str, float]] = {}
    try:
        run(arguments, rows, sizes, loads)
    except KeyboardInterrupt:
        print("interrupted: this is what there is", file=sys.stderr)
    finally:
        print(report(rows, sizes, loads))
        if arguments.json:
            held: dict[str, Any] = {"rows": [vars(row) for row in rows], "sizes": sizes, "loads": loads}
            arguments.json.write_text(json.dumps(held, indent=1))


if __name__ == "__main__":
    main()
