"""The files of ``layers/web`` as parts of one page: its HTML, its modules as an import map, scripts and styles as text."""

import base64
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec

from layers.errors import SnapshotError

#: The folder of the page.
WEB = Path(__file__).parent.parent / "web"

#: A static import or export of a neighbour, or an import on the way by a literal; comments are gone when it is looked for.
_IMPORT = re.compile(r"""(^(?:import|export)\b(?:[^"';(]*?\bfrom)?\s*|\bimport\(\s*)"(\.{1,2}/[^"]+)\"""", re.MULTILINE)

#: Lines that are nothing but a comment. One after code, or before it on the same line, is no such line.
_COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*$", re.MULTILINE)
_URL = re.compile(r"""url\(\s*(["']?)(?!data:|\#)([^"')]+)\1\s*\)""")
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_MEDIA = {".png": "image/png", ".svg": "image/svg+xml", ".js": "text/javascript"}


@dataclass(frozen=True)
class Shell:
    """What ``index.html`` says.

    Attributes
    ----------
    metas
        Its meta elements but the charset, as written: viewport, colours.
    icon, styles, scripts, entry
        Addresses relative to the folder: the icon, style sheets and classic scripts in order, the first module.
    body_attributes, body
        The body element, without what is shown where there are no scripts.
    """

    metas: str
    icon: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    entry: str
    body_attributes: str
    body: str


def read_shell() -> Shell:
    """Read ``index.html``.

    Raises
    ------
    SnapshotError
        It lacks a body, an icon or a module, or a file is missing.
    """
    text = read_text("index.html")
    body = re.search(r"<body([^>]*)>(.*)</body>", text, re.DOTALL)
    icon = re.search(r'<link rel="icon" href="([^"]+)"', text)
    entry = re.search(r'<script type="module" src="([^"]+)"', text)
    if body is None or icon is None or entry is None:
        raise SnapshotError(f"{WEB / 'index.html'}: wanted a body, an icon and a module")
    return Shell(
        metas="\n".join(re.findall(r"<meta name=[^>]+>", text)),
        icon=icon[1],
        styles=tuple(re.findall(r'<link rel="stylesheet" href="([^"]+)"', text)),
        scripts=tuple(re.findall(r'<script src="([^"]+)"', text)),
        entry=entry[1],
        body_attributes=body[1],
        body=re.sub(r"<noscript>.*?</noscript>", "", body[2], flags=re.DOTALL).strip(),
    )


def import_map(entry: str) -> dict[str, str]:
    """Take a module and all that it imports, directly or not, as an import map.

    Parameters
    ----------
    entry
        Address of the module, relative to the folder.

    Returns
    -------
    dict of ``data:`` addresses, by the modules' own addresses relative to the folder
        In the order in which they are first imported, those that are read late among them; without comments. Inside,
        ``"./name.js"`` became ``"name.js"``: a module at a ``data:`` address has no folder that a relative name could
        mean.

    Raises
    ------
    SnapshotError
        A module is missing.
    """
    texts: dict[str, str] = {}

    def imported(name: str) -> Sequence[str]:
        texts[name], names = _with_bare_names(name)
        return names

    return {name: data_address(".js", texts[name].encode()) for name in _reached(entry, imported)}


def first_modules(entry: str, folder: Path) -> list[str]:
    """Name a module and all that it imports before it runs, directly or not; what is read late is not among them.

    Parameters
    ----------
    entry
        Address of the module, relative to the folder.

    Returns
    -------
    list of addresses relative to the folder
        In the order in which a browser finds them; what is missing ends there.
    """

    def imported(name: str) -> Sequence[str]:
        path = folder / name
        if not path.is_file():
            return ()
        imports = _IMPORT.findall(without_comments(path.read_text("utf-8")))
        return [_beside(PurePosixPath(name).parent, wanted) for how, wanted in imports if "(" not in how]

    return [name for name in _reached(entry, imported) if (folder / name).is_file()]


def _reached(entry: str, imported: Callable[[str], Sequence[str]]) -> Sequence[str]:
    """List a module and all that is reached from it, each once, the nearest first."""
    found: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += imported(name)
    return list(found)


def without_comments(text: str) -> str:
    r"""Take a module of ours without the lines that are comments, half of what a browser would read, and not indented.

    Parameters
    ----------
    text
        Of a module whose comments are JSDoc blocks and ``//`` lines. No line of a template literal begins like one, or
        with a space.

    Returns
    -------
    str
        Each line of code where it was, so that what a browser says of a line is true of the file.

    Examples
    --------
    >>> without_comments("/**\n * Says a.\n */\nlet a; // 1\n  // why\nf(/** @type {any} */ (a));\n")
    '\n\n\nlet a; // 1\n\nf(/** @type {any} */ (a));\n'
    """
    return _INDENT.sub("", _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text))


def script_text(name: str) -> str:
    """Read a classic script so that it can stand inside a script element."""
    text = re.sub(r"(?m)^//# sourceMappingURL=.*$", "", read_text(name))
    return re.sub(r"(?i)</(?=script)", r"<\\/", text).replace("<!--", "<\\!--").strip()


def style_text(name: str) -> str:
    """Read a style sheet so that it can stand inside a style element: pictures become ``data:`` addresses."""
    folder = PurePosixPath(name).parent
    text = _URL.sub(lambda match: f'url("{file_address(_beside(folder, match[2]))}")', read_text(name))
    if "</style" in text.lower():
        raise SnapshotError(f"{WEB / name}: holds </style>, which would end it inside a page")
    return text.strip()


def file_address(name: str) -> str:
    """Return a file of the folder as a ``data:`` address."""
    return data_address(PurePosixPath(name).suffix, _read(name))


def data_address(suffix: str, content: bytes) -> str:
    """Write content as a ``data:`` address.

    Examples
    --------
    >>> data_address(".js", b"let a;")
    'data:text/javascript;base64,bGV0IGE7'
    """
    return f"data:{_MEDIA[suffix]};base64,{base64.b64encode(content).decode('ascii')}"


def json_text(content: bytes) -> str:
    r"""Make a JSON text fit for the inside of a script element.

    Examples
    --------
    >>> json_text(b'{"name": "</script><b>"}')
    '{"name": "\\u003c/script>\\u003cb>"}'
    """
    return content.decode().replace("<", "\\u003c")


def words(lang: str) -> dict[str, str]:
    """Read the words of the page in a language (``zh`` or ``en``)."""
    found: dict[str, str] = msgspec.json.decode(_read(word_files()[lang]))
    return found


def word_files() -> dict[str, str]:
    """Return the addresses of the words, by language."""
    return {"zh": "i18n/zh-CN.json", "en": "i18n/en.json"}


def read_text(name: str) -> str:
    """Read a file of the folder. Raises ``SnapshotError`` where it is missing."""
    return _read(name).decode()


def _with_bare_names(name: str) -> tuple[str, list[str]]:
    folder = PurePosixPath(name).parent
    imported: list[str] = []

    def bare(match: re.Match[str]) -> str:
        imported.append(_beside(folder, match[2]))
        return f'{match[1]}"{imported[-1]}"'

    text = read_text(name)
    return _IMPORT.sub(bare, text if name.startswith("vendor/") else without_comments(text)), imported


def _read(name: str) -> bytes:
    path = WEB / name
    try:
        return path.read_bytes()
    except OSError as error:
        hint = "; installing the project brings it (pip install -e .)" if name.startswith("vendor/") else ""
        raise SnapshotError(f"{path}: cannot be read ({error.strerror}){hint}") from error


def _beside(folder: PurePosixPath, name: str) -> str:
    parts: list[str] = []
    for part in (folder / name).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)
