"""The atlas as one file that works without server and network, and as a map in a notebook.

folium and branca make the document; what it does is done by the very modules of the live page, which find the answers
of the API in the document itself.
"""

import html
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import folium
import msgspec
from branca.element import Figure
from folium.template import Template

from layers.atomic import replaced
from layers.errors import SnapshotError
from layers.render import webfiles
from layers.render.answers import answers
from layers.render.wording import Language
from layers.stores.contract import Store

#: Nothing may be asked of anybody. It proves what the file promises: an element that asks for something is refused.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' data:; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)

_TAGS: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
_NEEDS_SCRIPTS: Mapping[Language, str] = {"zh": "这张地图需要 JavaScript。", "en": "This map needs JavaScript."}

#: Links as branca writes them.
_LINK = re.compile(r'<script src="(?P<script>[^"]*)"></script>|<link rel="stylesheet" href="(?P<style>[^"]*)"\s*/?>')


class AtlasMap(folium.Map):
    """An atlas in a notebook: the whole page, with its list, filters and details.

    Parameters
    ----------
    store
        Of an atlas.
    lang
        Language in which it opens; the reader may change it.
    basemap
        Folder of the ground; None: the bundled one.
    height_px
        Of the frame in the notebook [CSS pixels].

    Raises
    ------
    SnapshotError
        The store is of no atlas, or a file of the page is missing.

    Notes
    -----
    It is a folium map whose document is the atlas page; the Leaflet map is the one that the page's modules make.
    Vector layers of folium (``folium.Circle(...).add_to(m)``) are drawn on it. What would load something from another
    host is refused when the document is written.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}const {{ this.get_name() }} = app.ground?.map.map;{% endmacro %}"
    )

    def __init__(
        self, store: Store, *, lang: Language = "zh", basemap: Path | None = None, height_px: int = 720
    ) -> None:
        super().__init__(tiles=None)
        self._id = "atlas"  # branca's own is random, and the same data shall give the same bytes
        self.height_px = height_px
        shell = webfiles.read_shell()
        # On the instance: folium's lists belong to the class and name four other hosts.
        self.default_js = [(name, name) for name in shell.scripts]
        self.default_css = [(name, name) for name in shell.styles]
        self._document = _Document(store, shell, lang, basemap)
        self._document.add_child(self, name="atlas")

    @property
    def document(self) -> str:
        """The page as one HTML text."""
        return self._document.render()

    def _repr_html_(self, **_kwargs: Any) -> str:
        """Show the page in a frame of its own, as a notebook asks for it."""
        return (
            f'<iframe srcdoc="{html.escape(self.document)}" title="{html.escape(self._document.title or "")}" '
            f'style="width:100%;height:{self.height_px}px;border:0" allow="fullscreen; clipboard-write"></iframe>'
        )


def snapshot(store: Store, out: Path, *, lang: Language = "zh", basemap: Path | None = None) -> int:
    """Write an atlas as one HTML file, which works over ``file://``.

    Parameters
    ----------
    out
        The file; it appears whole.
    lang
        Language in which it opens.
    basemap
        Folder of the ground; None: the bundled one.

    Returns
    -------
    int
        Size [bytes]. The same data give the same bytes.

    Raises
    ------
    SnapshotError
        The store is of no atlas, a file of the page is missing, or ``out`` cannot be written.
    """
    content = AtlasMap(store, lang=lang, basemap=basemap).document.encode()
    try:
        with replaced(out) as file:
            file.write_bytes(content)
    except OSError as error:
        raise SnapshotError(f"{out}: cannot be written ({error.strerror})") from error
    return len(content)


class _Document(Figure):
    """The document around the map: language, policy, the page's body, its modules and its data."""

    # The data come in as values: branca compiles the text of its elements as templates, and a name may hold braces.
    _template = Template(
        """<!doctype html>
<html lang="{{ this.tag }}">
<head>
<meta http-equiv="Content-Security-Policy" content="{{ this.policy }}">
{{ this.header.render() }}
{{ this.shell.metas }}
<meta name="date" content="{{ this.as_of|e }}">
<title>{{ this.title|e }}</title>
<link rel="icon" href="{{ this.icon }}">
<script type="importmap">{{ this.imports }}</script>
<script type="application/json" id="atlas-data">{{ this.block }}</script>
</head>
<body{{ this.shell.body_attributes }}>
{{ this.shell.body }}
<noscript><p class="no-script">{{ this.without_scripts|e }}</p></noscript>
{{ this.html.render() }}
<script type="module">
import { app } from "{{ this.shell.entry }}";
{{ this.script.render() }}
</script>
</body>
</html>
"""
    )

    def __init__(self, store: Store, shell: webfiles.Shell, lang: Language, basemap: Path | None) -> None:
        atlas = store.atlas
        held = answers(store, basemap)
        super().__init__(title=f"{atlas[f'name_{lang}']} · {atlas[f'product_{lang}']}")
        self.shell = shell
        self.tag = _TAGS[lang]
        self.policy = POLICY
        self.as_of = atlas["as_of"]
        self.icon = webfiles.file_address(shell.icon)
        self.imports = webfiles.json_text(msgspec.json.encode({"imports": webfiles.import_map(shell.entry)}))
        self.block = _block({**_words(), **held})
        self.without_scripts = _without_scripts(atlas, lang)

    def render(self, **kwargs: Any) -> str:
        """Write the document, with everything that it links to inside.

        Raises
        ------
        SnapshotError
            An element asks for a file of another host.
        """
        allowed = {*self.shell.scripts, *self.shell.styles}
        return _LINK.sub(lambda link: _inside(link, allowed), super().render(**kwargs))


def _inside(link: re.Match[str], allowed: set[str]) -> str:
    name = link["script"] or link["style"]
    if name not in allowed:
        raise SnapshotError(f"{name}: is asked for by an element of the map; wanted one that needs no other file")
    if link["script"]:
        return f"<script>{webfiles.script_text(name)}</script>"
    return f"<style>{webfiles.style_text(name)}</style>"


def _words() -> dict[str, bytes]:
    return {name: webfiles.read_text(name).encode() for name in webfiles.word_files().values()}


def _block(held: Mapping[str, bytes]) -> str:
    parts = (b"%b:%b" % (msgspec.json.encode(address), answer) for address, answer in held.items())
    return webfiles.json_text(b"{%b}" % b",\n".join(parts))


def _without_scripts(atlas: Mapping[str, Any], lang: Language) -> str:
    """Say what the file is, where there are no scripts to say it: name, date of the data, map review number."""
    words = webfiles.words(lang)
    number = atlas.get("review_number")
    review = words["source.review"].replace("{number}", str(number)) if number else words["source.noReview"]
    date = words["action.asof"].replace("{date}", str(atlas["as_of"]))
    return " · ".join((str(atlas[f"name_{lang}"]), date, review, _NEEDS_SCRIPTS[lang]))
