import re
from html.parser import HTMLParser
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import Settings, create_app
from api.pages import TEMPLATES, words
from api.settings import OnlineBasemap
from layers.catalogue import catalogue
from layers.features import Features
from layers.stores.memory import MemoryStore
from tests.api.conftest import features_of, frame

PAGES = [
    "/api", "/api/docs", "/api/conformance", "/api/collections", "/api/collections/projects",
    "/api/collections/projects/items", "/api/collections/projects/items?bbox=0,0,1,1&stage=x",
    "/api/collections/projects/items/p-001", "/api/collections/reports", "/api/collections/reports/items",
]  # fmt: skip
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


class Elements(HTMLParser):
    """Collects start tags; fails on tags that do not match."""

    VOID = frozenset({"meta", "link", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        assert not (self.open and self.open[-1] == "script" and data.strip()), data


def page(client: TestClient, path: str) -> str:
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page_is_well_formed_and_has_no_inline_script_or_style(client: TestClient, path: str, lang: str) -> None:
    text = page(client, f"{path}{'&' if '?' in path else '?'}lang={lang}")
    elements = Elements(text)
    assert elements.tags[0] == ("html", {"lang": "zh-CN" if lang == "zh" else "en"})
    for tag, attributes in elements.tags:
        assert tag != "style"
        assert tag != "script" or attributes["src"]
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("path", PAGES)
def test_page_loads_and_links_nothing_of_another_host(client: TestClient, path: str) -> None:
    for _, attributes in Elements(page(client, path)).tags:
        for name in ("href", "src"):
            address = attributes.get(name) or "data:,"
            assert address.startswith(("http://testserver/", "data:,", "#")), address


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(client: TestClient, path: str) -> None:
    for tag, attributes in Elements(page(client, path)).tags:
        href = attributes.get("href") or ""
        if tag in ("a", "link") and href.startswith("http") and not re.fullmatch(r"http://testserver/(\?.*)?", href):
            assert client.get(href, headers=HTML).status_code == 200, href


@pytest.mark.parametrize("path", PAGES)
def test_language_switch_leads_to_the_other_language_and_back(client: TestClient, path: str) -> None:
    def other(text: str) -> str:
        switches = [a for tag, a in Elements(text).tags if tag == "a" and a.get("class") == "language"]
        return str(switches[0]["href"])

    chinese = page(client, path)
    english = page(client, other(chinese))
    assert '<html lang="en">' in english
    assert page(client, other(english)) == chinese


def test_english_pages_have_no_chinese_words_of_ours(client: TestClient) -> None:
    text = re.sub(r"<code>.*?</code>", "", page(client, "/api/collections/reports?lang=en"), flags=re.DOTALL)
    left = set(re.findall(r"[\u4e00-\u9fff]+", text))
    assert left <= {"中文", "示例", "数据"}


def test_words_are_the_same_in_both_languages_and_just_those_that_pages_use() -> None:
    templates = "".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.html"))
    used = set(re.findall(r"words\.(\w+)", templates)) | {"product"}
    assert list(words()["zh"]) == list(words()["en"])
    assert set(words()["zh"]) == used
    assert all(words()[lang][key] for lang in words() for key in words()[lang])


MAPPED = {
    "/api/collections/projects": "/api/collections/projects/items?limit=1000&f=json",
    "/api/collections/projects/items?stage=signed&crs=http://www.opengis.net/def/crs/EPSG/0/3857":
        "/api/collections/projects/items?stage=signed&f=json&limit=10",
    "/api/collections/projects/items/p-001?skipGeometry=false&properties=stage":
        "/api/collections/projects/items/p-001?f=json",
}  # fmt: skip


@pytest.mark.parametrize(("path", "source"), MAPPED.items())
def test_page_with_a_place_has_a_map_of_the_same_features_in_wgs84(client: TestClient, path: str, source: str) -> None:
    (place,) = [attributes for tag, attributes in Elements(page(client, path)).tags if "data-source" in attributes]
    assert place["data-source"] == f"http://testserver{source}"
    found = client.get(source)
    assert found.headers["content-crs"] == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"
    item = str(place["data-item"]).replace("{id}", "p-001")
    assert client.get(item).headers["content-type"] == "text/html; charset=utf-8"
    scripts = [str(attributes["src"]) for tag, attributes in Elements(page(client, path)).tags if tag == "script"]
    assert [src.rpartition("/")[2] for src in scripts] == ["leaflet.js", "map.js"]


@pytest.mark.parametrize("path", ["/api/collections/reports", "/api/collections/reports/items", "/api/docs",
                                  "/api/collections/projects/items/p-000", "/api/collections/projects/items?stage=no"])  # fmt: skip
def test_page_without_a_place_has_no_map_and_no_script(client: TestClient, path: str) -> None:
    tags = Elements(page(client, path)).tags
    assert not [tag for tag, attributes in tags if tag == "script" or "data-source" in attributes]


def test_page_of_a_point_says_where_it_is_and_in_which_system(client: TestClient) -> None:
    path = "/api/collections/projects/items/p-007"
    assert "121.07, 41.07" in page(client, path)
    turned = page(client, f"{path}?crs=http://www.opengis.net/def/crs/EPSG/0/4326&lang=en")
    assert "41.07, 121.07" in turned
    assert "latitude, longitude" in turned
    assert "MultiPolygon" in page(client, "/api/collections/districts/items/yixian")


def test_stylesheet_is_there(client: TestClient) -> None:
    answer = client.get("/api/static/api.css")
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "url(" not in answer.text


def test_policy_allows_this_host_only(client: TestClient) -> None:
    for path in ("/api/docs", "/"):
        answer = client.get(path, headers=HTML)
        if answer.status_code == 200:
            assert answer.headers["content-security-policy"] == (
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
            )
            assert answer.headers["x-content-type-options"] == "nosniff"


def test_online_basemap_adds_just_its_host_to_the_policy(store: MemoryStore) -> None:
    tiles = OnlineBasemap(
        id="t",
        name_zh="底图",
        name_en="Tiles",
        url="https://{s}.tiles.example.cn/{z}/{x}/{y}.png",
        subdomains=("a", "b"),
    )
    client = TestClient(create_app(Settings(basemaps=(tiles,)), store))
    policy = client.get("/api/docs").headers["content-security-policy"]
    assert "img-src 'self' data: https://a.tiles.example.cn https://b.tiles.example.cn;" in policy
    assert "connect-src 'self';" in policy
    assert client.get("/api/atlas").json()["basemaps"][0]["id"] == "t"


def test_values_are_text_and_never_markup() -> None:
    layer = catalogue()["reports"]
    evil = "<script>alert(1)</script>\"'&"
    rows = [{"id": f"{evil}/x", "claim": evil}]
    client = TestClient(create_app(Settings(), MemoryStore([Features.of_frame(frame(layer, rows), layer)], {})))
    for path in ("/api/collections/reports/items", f"/api/collections/reports/items?claim={evil}"):
        text = page(client, path.replace("&", "%26"))
        Elements(text)
        assert "alert(1)<" not in text
        assert "<script>" not in text
    link = next(
        a["href"]
        for tag, a in Elements(page(client, "/api/collections/reports/items")).tags
        if "%3Cscript" in (a.get("href") or "")
    )
    assert "alert" in page(client, str(link))


def test_table_shows_labels_of_the_vocabulary(client: TestClient) -> None:
    assert "在建" in page(client, "/api/collections/projects/items?stage=under_construction")
    assert "Under construction" in page(client, "/api/collections/projects/items?stage=under_construction&lang=en")


def test_table_is_paged_by_ten(client: TestClient) -> None:
    first = page(client, "/api/collections/projects/items")
    assert "第 1–10 条，共 60 条" in first
    following = next(a["href"] for tag, a in Elements(first).tags if tag == "a" and a.get("rel") == "next")
    assert "第 11–20 条，共 60 条" in page(client, str(following))


def test_empty_page_says_so(client: TestClient) -> None:
    assert "没有符合条件的要素" in page(client, "/api/collections/projects/items?stage=nothing")


def test_file_without_an_atlas_has_pages_too(store: MemoryStore) -> None:
    client: Any = TestClient(create_app(Settings(), MemoryStore([features_of("projects")], {})))
    for path in PAGES[:6]:
        assert "Corridor Atlas" in page(client, f"{path}?lang=en")
