"""The page in one file: what stands in it, byte by byte; how it behaves in a browser, tests/flows/test_snapshot.py says."""

import base64
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import pytest
from folium.plugins import HeatMap

from layers import show
from layers.build import build
from layers.errors import SnapshotError
from layers.render import webfiles
from layers.render.answers import answers
from layers.render.snapshot import POLICY, AtlasMap, snapshot
from layers.stores import MemoryStore
from tests.made import FakeGeocoder, atlas_folder, rows

HOSTILE = ("<img src=x onerror=alert(1)>", "</script><b>粗", "{{ 7 * 7 }}{% raw %}", "<!--<script>", "\\u003cb>")


class Parts(HTMLParser):
    """The elements of a document, and the text of its scripts and styles."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._open: str | None = None
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.elements.append((tag, said))
        self._open = str(said.get("id") or said.get("type") or tag)

    def handle_endtag(self, tag: str) -> None:
        self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open] = self.texts.get(self._open, "") + data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [said for name, said in self.elements if name == tag]

    @property
    def block(self) -> dict[str, Any]:
        held: dict[str, Any] = json.loads(self.texts["atlas-data"])
        return held

    @property
    def modules(self) -> dict[str, str]:
        imports = json.loads(self.texts["importmap"])["imports"]
        head = "data:text/javascript;base64,"
        assert all(address.startswith(head) for address in imports.values())
        return {name: base64.b64decode(address.removeprefix(head)).decode() for name, address in imports.items()}


@pytest.fixture(scope="module")
def parts(store: MemoryStore) -> Parts:
    return Parts(AtlasMap(store).document)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_data_give_the_same_bytes(
    store: MemoryStore, folder: Path, tmp_path: Path, lang: Any
) -> None:  # fmt: skip
    again = MemoryStore.open(build(folder, tmp_path / "again.gpkg", geocoder=FakeGeocoder()).path)
    first, second = tmp_path / "first.html", tmp_path / "second.html"
    assert snapshot(store, first, lang=lang) == first.stat().st_size
    snapshot(again, second, lang=lang)
    assert first.read_bytes() == second.read_bytes()
    shown = AtlasMap(store, lang=lang)
    assert shown.document == shown.document == first.read_bytes().decode()


def test_nothing_in_the_file_names_another_file(parts: Parts) -> None:
    addresses = [said.get(name) for _, said in parts.elements for name in ("src", "href", "data", "action")]
    for address in filter(None, addresses):
        assert address.startswith(("data:", "#")), address
    assert not [said for said in parts.all("script") if "src" in said]
    for style in re.findall(r"url\(([^)]*)\)", parts.texts["style"]):
        assert style.strip("'\"").startswith(("data:", "#")), style


def test_policy_language_and_viewport_are_ours_not_folium_s(store: MemoryStore) -> None:
    for lang, tag in (("zh", "zh-CN"), ("en", "en")):
        parts = Parts(AtlasMap(store, lang=lang).document)  # type: ignore[arg-type]  # the loop's text
        assert parts.all("html") == [{"lang": tag}]
        metas = parts.all("meta")
        assert metas[0] == {"http-equiv": "Content-Security-Policy", "content": POLICY}
        (viewport,) = [said["content"] for said in metas if said.get("name") == "viewport"]
        assert "user-scalable" not in str(viewport)
        assert "maximum-scale" not in str(viewport)
    assert POLICY.startswith("default-src 'none'")


def test_every_module_that_is_imported_is_there_by_a_bare_name(parts: Parts) -> None:
    modules = parts.modules
    assert {"main.js", "app.js", "data.js", "vendor/kdbush/index.js"} <= modules.keys()
    assert {"detail.js", "profile.js"} <= modules.keys()  # which are read late
    for name, text in modules.items():
        plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        wanted = re.findall(r"""(?:\bfrom |^import )"([^"]+)";$""", plain, flags=re.MULTILINE)
        late = re.findall(r"""\bimport\(([^)]*)\)""", plain)
        assert {*wanted, *(one.strip('"') for one in late)} <= modules.keys(), name
        assert "import.meta" not in plain, name


def test_modules_are_those_of_the_page_but_for_comments_and_names(parts: Parts) -> None:
    for name, text in parts.modules.items():
        page = (webfiles.WEB / name).read_text("utf-8")
        if not name.startswith("vendor/"):
            page = webfiles.without_comments(page)
        assert text.replace('"./', '"').replace('"vendor/', '"') == page.replace('"./', '"').replace('"vendor/', '"')


def test_the_block_holds_every_answer_as_it_was_written(store: MemoryStore, parts: Parts) -> None:
    written = {address: json.loads(answer) for address, answer in answers(store).items()}
    words = {name: json.loads(webfiles.read_text(name)) for name in webfiles.word_files().values()}
    assert parts.block == {**words, **written}
    for name in store.layers:
        held = written[f"api/collections/{name}/items?limit=10000"]
        assert len(held["features"]) == held["numberMatched"] == held["numberReturned"] == store.count(name)


def test_the_page_asks_for_collections_by_the_address_of_the_block(parts: Parts) -> None:
    assert "`api/collections/${name}/items?limit=10000`" in parts.modules["data.js"]


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    projects = rows("projects")
    for project, name in zip(projects, HOSTILE, strict=False):
        project.update(name_zh=name, name_en=name, company=name)
    made = atlas_folder(tmp_path / "made", projects=projects)
    toml = (made / "atlas.toml").read_text("utf-8")
    (made / "atlas.toml").write_text(toml.replace('name_zh = "小城"', 'name_zh = "</title><b>{{ 7 * 7 }}"', 1), "utf-8")
    held = MemoryStore.open(build(made, tmp_path / "made.gpkg", geocoder=FakeGeocoder()).path)
    parts = Parts(AtlasMap(held).document)
    names = {
        one["properties"]["name_zh"]
        for one in parts.block["api/collections/projects/items?limit=10000"]["features"]
    }  # fmt: skip
    assert set(HOSTILE) <= names
    assert parts.texts["title"].startswith("</title><b>{{ 7 * 7 }}")
    assert not parts.all("b")
    assert not parts.all("img")


def test_the_file_says_its_date_and_that_there_is_no_review_number(store: MemoryStore, parts: Parts) -> None:
    assert {"name": "date", "content": "2024-11"} in parts.all("meta")
    assert "数据截至 2024-11 · 未取得审图号" in AtlasMap(store).document
    assert "Data to 2024-11 · No map review number" in AtlasMap(store, lang="en").document


def test_folium_s_own_lists_stay_as_they_are(store: MemoryStore) -> None:
    before = (list(folium.Map.default_js), list(folium.Map.default_css))
    AtlasMap(store).document  # noqa: B018 - writing it is what might change them
    assert (folium.Map.default_js, folium.Map.default_css) == before


def test_a_vector_layer_of_folium_is_drawn_on_the_page_s_map(store: MemoryStore) -> None:
    shown = show(store)
    folium.Circle([41.5, 121.5], radius=500).add_to(shown)
    document = shown.document
    assert "const map_atlas = app.ground?.map.map;" in document
    assert ".addTo(map_atlas)" in document


def test_an_element_that_would_ask_another_host_is_refused(store: MemoryStore) -> None:
    shown = show(store)
    HeatMap([[41.5, 121.5]]).add_to(shown)
    with pytest.raises(SnapshotError, match=r"https://.*heat.*: is asked for by an element"):
        shown.document  # noqa: B018 - a property that raises


def test_a_notebook_gets_the_same_document_in_a_frame(store: MemoryStore) -> None:
    shown = show(store, lang="en", height_px=500)
    (frame,) = Parts(shown._repr_html_()).all("iframe")
    assert frame["srcdoc"] == shown.document == AtlasMap(store, lang="en").document
    assert "height:500px" in str(frame["style"])


def test_show_names_what_is_not_there() -> None:
    with pytest.raises(SnapshotError, match="nowhere: there is no such file or folder; wanted an atlas folder"):
        show("nowhere")


def test_a_file_that_is_no_atlas_is_refused(tmp_path: Path) -> None:
    parcels = gpd.GeoDataFrame({"no": [1]}, geometry=gpd.points_from_xy([121.1], [41.1]), crs="EPSG:4326")
    parcels.to_file(tmp_path / "survey.gpkg", layer="parcels")
    with pytest.raises(SnapshotError, match="layers parcels: are no atlas; wanted a file that `atlas build` wrote"):
        show(tmp_path / "survey.gpkg")


def test_a_file_that_cannot_be_written_leaves_what_stood_there(store: MemoryStore, tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"out\.html: cannot be written"):
        snapshot(store, tmp_path / "missing" / "out.html")


def test_a_missing_part_of_the_page_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(webfiles, "WEB", tmp_path)
    with pytest.raises(SnapshotError, match=r"leaflet\.js: cannot be read .*installing the project brings it"):
        webfiles.script_text("vendor/leaflet/dist/leaflet.js")
    with pytest.raises(SnapshotError, match=r"index\.html: cannot be read"):
        webfiles.read_shell()


def test_scripts_and_styles_cannot_end_their_element(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(webfiles, "WEB", tmp_path)
    (tmp_path / "a.js").write_text('let a = "</SCRIPT><!--";\n//# sourceMappingURL=a.js.map\n', "utf-8")
    (tmp_path / "a.css").write_text("b { content: '</style>'; }", "utf-8")
    (tmp_path / "b.css").write_text("b { background: url(c.png) } i { mask: url(#d) }", "utf-8")
    (tmp_path / "c.png").write_bytes(b"picture")
    assert webfiles.script_text("a.js") == r'let a = "<\/SCRIPT><\!--";'
    with pytest.raises(SnapshotError, match=r"a\.css: holds </style>"):
        webfiles.style_text("a.css")
    assert webfiles.style_text("b.css") == (
        'b { background: url("data:image/png;base64,cGljdHVyZQ==") } i { mask: url(#d) }'
    )


def test_a_page_without_a_body_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(webfiles, "WEB", tmp_path)
    (tmp_path / "index.html").write_text("<p>", "utf-8")
    with pytest.raises(SnapshotError, match="wanted a body, an icon and a module"):
        webfiles.read_shell()


def test_imports_of_all_forms_become_bare_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(webfiles, "WEB", tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "a.js").write_text(
        'import {\n  x,\n  y,\n} from "./in/b.js";\nimport "./c.js";\nexport * from "./c.js";\n/** @import {Z} from "./z.js" */\n'
        'const late = () => import("./d.js");\n/** @type {import("./z.js").Z} */\n',
        "utf-8",
    )
    (tmp_path / "in" / "b.js").write_text('import { a } from "../a.js";\nexport const x = "./c.js";\n', "utf-8")
    (tmp_path / "c.js").write_text("export const c = 1;\n", "utf-8")
    (tmp_path / "d.js").write_text("export const d = 1;\n", "utf-8")
    found = {
        name: base64.b64decode(one.partition(",")[2]).decode() for name, one in webfiles.import_map("a.js").items()
    }
    assert list(found) == ["a.js", "in/b.js", "c.js", "d.js"]
    assert 'import("d.js")' in found["a.js"]
    assert 'from "in/b.js";\nimport "c.js";\nexport * from "c.js";' in found["a.js"]
    assert found["in/b.js"] == 'import { a } from "a.js";\nexport const x = "./c.js";\n'
