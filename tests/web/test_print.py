"""What comes out of the printer: pages as Chromium makes them, read by PDFium."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

import layers
from tests.browser import HOSTILE, PHONE
from tests.web.conftest import Open, Visit

pytestmark = pytest.mark.browser

#: Papers that are offered, with their size [mm].
PAPERS = {
    "a4-landscape": (297, 210),
    "a4-portrait": (210, 297),
    "a3-landscape": (420, 297),
    "a3-portrait": (297, 420),
    "a0-landscape": (1189, 841),
}
MM = 72 / 25.4

#: Letters that are a part of a symbol, whose size is that of the symbol.
SIGNS = {"?", "港"}

SHEET = "document.querySelector('#print-sheet .print-map svg')"


def printed(made: Visit, paper: str) -> pdfium.PdfDocument:
    """Choose a paper as a reader does, and print."""
    page = made.page
    if made.page.locator("#print").is_hidden():
        page.locator("#menu").click()
    page.locator("#print").click()
    page.locator(f"#print-dialog input[value={paper}]").check()
    page.locator("#print-now").click()
    return pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))


def words(document: pdfium.PdfDocument) -> list[str]:
    """Return the text of each page, as somebody would select it."""
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def drawn(made: Visit) -> Any:
    """Fill the sheet and look at its drawing: texts with their height in points, circles, the scale bar."""
    made.wait_until(f"(dispatchEvent(new Event('beforeprint')), !!{SHEET})")
    return made.page.evaluate(
        f"""() => {{
          const svg = {SHEET};
          const points = parseFloat(svg.getAttribute('width')) / 25.4 * 72 / svg.viewBox.baseVal.width;
          const texts = [...svg.querySelectorAll('text')].map(one => [one.textContent, parseFloat(one.getAttribute('font-size')) * points]);
          const circles = part => [...svg.querySelectorAll(`#${{part}} circle`)].map(one => parseFloat(one.getAttribute('r')) * points / 72 * 25.4);
          const bar = svg.querySelector('.sheet-scale').dataset;
          return {{ texts, map: circles('sheet-map'), legend: circles('sheet-sizes'), bar: {{ ...bar }}, svg: svg.outerHTML }};
        }}"""
    )


def objects(page: pdfium.PdfPage) -> Iterator[pdfium.PdfObject]:
    """Walk all that a page draws, also inside forms."""
    yield from page.get_objects(max_depth=15)


@pytest.mark.parametrize(
    ("paper", "lang"),
    [*zip(PAPERS, ["zh", "en", "en", "zh", "zh"], strict=True), ("a0-landscape", "en")],
)
def test_a_sheet_is_as_large_as_its_paper_of_lines_and_of_letters_of_its_own(
    visit: Open, paper: str, lang: str
) -> None:
    made = visit(f"s=build,start&lang={lang}")
    document = printed(made, paper)
    width, height = PAPERS[paper]
    for page in document:
        assert page.get_width() == pytest.approx(width * MM, abs=MM)
        assert page.get_height() == pytest.approx(height * MM, abs=MM)
    first, *rest = words(document)
    assert bool(rest) == (paper != "a0-landscape")
    said = ["数据截至 2024年11月", "筛选", "在建", "未取得审图号", "2077", "对账"]
    if lang == "en":
        said = ["Data to Nov 2024", "Filter", "Under construction", "No map review number", "Ledger"]
    flat = re.sub(r"\s", "", first)
    for text in (*said[:4], said[-1], "s=start,build"):
        assert re.sub(r"\s", "", text) in flat
    assert all(rows.count("No." if lang == "en" else "编号") == 1 for rows in rest)
    for page in document:
        for one in objects(page):
            assert one.type != raw.FPDF_PAGEOBJ_IMAGE
            if one.type == raw.FPDF_PAGEOBJ_TEXT:
                assert raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(one)) == 1


def test_the_list_on_paper_is_the_list_of_the_page_and_each_located_one_has_its_number_on_the_map(visit: Open) -> None:
    made = visit("s=build,start")
    view = made.probe("view")
    shown = {text for text, _ in drawn(made)["texts"]}
    rows = made.page.evaluate(
        """() => [...document.querySelectorAll('.print-list tbody tr:not(.group)')]
          .map(row => [...row.cells].map(cell => cell.textContent))"""
    )
    assert [row[0] for row in rows] == [str(i + 1) for i in range(view["total"])]
    located = len(view["located"])
    docked = {text for text in shown if "县区级" in text}
    numbers = {*shown, *re.findall(r"\d+", " ".join(text.partition("：")[2] for text in docked))}
    # What lies outside of the city's area has no symbol on this sheet.
    missing = [i for i in range(1, located + 1) if str(i) not in numbers]
    assert len(missing) <= 2, missing
    assert not {str(i) for i in range(located + 1, len(rows) + 1)} & {text for text in shown if text.isdigit()} - {
        "100",
        "25",
        "5",
        "1",
    }


@pytest.mark.parametrize(("paper", "scale"), [("a4-landscape", 1), ("a3-portrait", 1), ("a0-landscape", 2.5)])
def test_circles_and_letters_have_the_size_of_the_style_on_paper(visit: Open, paper: str, scale: float) -> None:
    style = tomllib.loads((Path(layers.__file__).parent / "styles/projects.toml").read_text("utf-8"))
    unit_mm = style["size"]["radius_mm"]
    made = visit()
    document = printed(made, paper)
    found = drawn(made)
    hundred = unit_mm * 10 * scale
    assert max(found["legend"]) == pytest.approx(hundred, rel=0.01)
    assert max(found["map"]) == pytest.approx(unit_mm * 165.5**0.5 * scale, rel=0.01)
    assert min(points for text, points in found["texts"] if text not in SIGNS) >= (7 if scale == 1 else 5 * MM)
    assert float(found["bar"]["metres"]) in {1000, 2000, 5000, 10_000, 20_000, 50_000}
    # The same on the page of the printer, where a circle is a path as wide as itself.
    widths = set()
    for one in objects(document[0]):
        if one.type == raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = one.get_bounds()
            if right - left == pytest.approx(top - bottom, rel=0.005):
                widths.add(round((right - left) / MM, 2))
    for radius in (hundred, unit_mm * 165.5**0.5 * scale):
        assert any(width == pytest.approx(2 * radius, rel=0.01) for width in widths)


def test_the_same_address_gives_the_same_bytes_from_any_screen(visit: Open) -> None:
    query = "c=121.2,41.0&z=10&s=build&lang=en"
    found = [drawn(visit(query, size=size))["svg"] for size in ((1440, 900), (1100, 700), PHONE)]
    assert found[0] == found[1] == found[2]
    assert len(found[0]) < 600_000


def test_names_that_look_like_html_are_text_on_the_sheet(visit: Open, served_hostile: str) -> None:
    made = visit(root=served_hostile)
    document = printed(made, "a4-landscape")
    flat = re.sub(r"\s", "", "".join(words(document)))
    for name in HOSTILE:
        assert re.sub(r"\s", "", name) in flat
    drawn(made)
    assert (
        made.page.evaluate("document.querySelectorAll('#print-sheet img, #print-sheet b, #print-sheet script').length")
        == 0
    )
    assert made.page.evaluate(
        "[...document.querySelectorAll('.print-list')].every(one => one.scrollWidth <= one.clientWidth)"
    )


def test_the_paper_that_was_chosen_is_kept_and_the_sheet_can_be_saved_as_a_drawing(visit: Open) -> None:
    made = visit()
    page = made.page
    page.locator("#print").click()
    page.locator("input[value=a3-portrait]").check()
    with page.expect_download() as waiting:
        page.locator("#print-svg").click()
    saved = waiting.value
    assert re.fullmatch(r"2024-11-[0-9a-f]{8}-a3-portrait\.svg", saved.suggested_filename)
    text = saved.path().read_text("utf-8")
    assert text.startswith("<svg ")
    assert 'width="277mm"' in text
    assert "<image" not in text
    page.keyboard.press("Escape")
    page.reload()
    made.wait_until("!!(window.__atlas && window.__atlas.timings().ready)")
    page.locator("#print").click()
    assert page.locator("input[value=a3-portrait]").is_checked()


def test_the_code_says_the_address(visit: Open) -> None:
    made = visit("s=build")
    path = drawn(made)["svg"]
    found = re.search(r'<path d="(M[^"]*)" transform="scale\(([\d.]+)\)"', path)
    assert found is not None
    encoded = made.page.evaluate(
        """async address => (await import('/qr.js')).qrPath(address).d""", f"{made.root}/?s=build&probe=1"
    )
    assert encoded == found[1]
