import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api import Settings, create_app
from layers.stores.memory import MemoryStore
from tests.api.conftest import features_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    web = tmp_path / "web"
    (web / "vendor").mkdir(parents=True)
    (web / "index.html").write_text("<!doctype html><title>t</title>" + "x" * 2000)
    (web / "main.js").write_text("export const a = 1;\n" * 200)
    (web / "vendor" / "leaflet.css").write_text("a{}")
    (web / "icon.png").write_bytes(b"\x89PNG" + b"x" * 3000)
    (web / ".secret.json").write_text("{}")
    (web / "tool.py").write_text("secret = 1")
    (tmp_path / "outside.json").write_text('"outside"')
    return web


@pytest.fixture
def web(folder: Path, store: MemoryStore) -> TestClient:
    return TestClient(create_app(Settings(web_folder=folder), store))


def test_page_and_modules_are_served_with_their_types(web: TestClient) -> None:
    assert web.get("/").headers["content-type"] == "text/html; charset=utf-8"
    assert web.get("/?c=121.3,41.2&z=9&lang=en").status_code == 200
    assert web.get("/main.js").headers["content-type"] == "text/javascript; charset=utf-8"
    assert web.get("/vendor/leaflet.css").text == "a{}"
    assert web.get("/icon.png").headers["content-type"] == "image/png"


def test_page_has_the_policy_and_modules_need_none(web: TestClient) -> None:
    assert "script-src 'self'" in web.get("/").headers["content-security-policy"]
    assert "content-security-policy" not in web.get("/main.js").headers


@pytest.mark.parametrize(
    "path",
    ["/.secret.json", "/tool.py", "/../outside.json", "/%2e%2e/outside.json", "/vendor/../../outside.json", "/vendor", "/none.js",
     "/..%2foutside.json", "//etc/passwd", "/%00.js", "/vendor%5c..%5c..%5coutside.json", "/etc/passwd.json", "/" + "a" * 300 + ".js"],
)  # fmt: skip
def test_nothing_else_is_handed_out(web: TestClient, path: str) -> None:
    answer = web.get(path)
    assert answer.status_code == 404
    assert "outside" not in answer.text.replace("outside.json", "")


def test_files_are_asked_for_each_time_and_are_304_while_the_same(web: TestClient, folder: Path) -> None:
    first = web.get("/main.js")
    assert first.headers["cache-control"] == "no-cache"
    tag = first.headers["etag"]
    assert web.get("/main.js", headers={"If-None-Match": tag}).status_code == 304
    (folder / "main.js").write_text("export const a = 2;\n" * 200)
    changed = web.get("/main.js", headers={"If-None-Match": tag})
    assert (changed.status_code, changed.text[:19]) == (200, "export const a = 2;")


def test_text_is_compressed_and_images_are_not(web: TestClient) -> None:
    for path, encoding in [("/main.js", "br"), ("/icon.png", None), ("/vendor/leaflet.css", None)]:
        with web.stream("GET", path, headers={"Accept-Encoding": "gzip, br"}) as answer:
            raw = b"".join(answer.iter_raw())
        assert answer.headers.get("content-encoding") == encoding
        assert int(answer.headers["content-length"]) == len(raw)


def test_missing_page_is_404_and_not_a_failure(store: MemoryStore, tmp_path: Path) -> None:
    assert TestClient(create_app(Settings(web_folder=tmp_path / "none"), store)).get("/").status_code == 404


def test_file_without_an_atlas_leads_to_the_pages_of_the_api(folder: Path) -> None:
    client = TestClient(create_app(Settings(web_folder=folder), MemoryStore([features_of("projects")], {})))
    answer = client.get("/", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, "http://testserver/api?f=html")
    text = client.get("/").text
    assert "projects" in text
    assert 'href="http://testserver/"' not in text


def test_basemap_has_an_index_of_files_that_are_there(client: TestClient) -> None:
    index = client.get("/api/basemap").json()
    assert index["files"]
    for entry in index["files"]:
        answer = client.get(f"/api/basemap/{entry['file']}")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/geo+json"


def test_files_of_the_page_have_addresses_that_change_with_them_and_may_be_kept_for_good(
    web: TestClient, folder: Path
) -> None:
    head = '<head><link rel="icon" href="icon.png"><script type="module" src="main.js"></script></head>'
    (folder / "index.html").write_text(f'{head}<body><a href="api.js">')
    (folder / "main.js").write_text('import { b } from "./b.js";\nexport const late = () => import("./late.js");\n')
    (folder / "b.js").write_text("// why\nexport const b = 1;\n")
    page = web.get("/").text
    (stamp,) = set(re.findall(r'"web/([0-9a-f]{12})/main\.js"', page))
    assert re.findall(r'<link rel="modulepreload" href="web/\w+/([^"]+)">', page) == ["main.js", "b.js"]
    assert '<a href="api.js">' in page
    answer = web.get(f"/web/{stamp}/b.js")
    assert answer.text == "\nexport const b = 1;\n"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    (folder / "b.js").write_text("export const b = 2;\n")
    assert f"web/{stamp}/" not in web.get("/").text
    old = web.get(f"/web/{stamp}/b.js")
    assert (old.text, old.headers["cache-control"]) == ("export const b = 2;\n", "no-cache")
    assert web.get(f"/web/{stamp}/../../outside.json").status_code == 404
    assert web.get(f"/web/{stamp}/.secret.json").status_code == 404
