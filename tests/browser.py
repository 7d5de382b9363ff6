"""How tests start Chromium, and what they show it."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from layers.atlas import bundled
from tests.machine import need

#: A Chromium that can reach nobody but this machine.
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)  # fmt: skip

DESKTOP = (1440, 900)
PHONE = (390, 844)

#: Names that a page must show as what they are: text.
HOSTILE = ("<img src=x onerror=alert(1)>", "</script><b>粗", "很" * 60)

#: The projects that bear them, all with a place, in the order of the table.
_BEARERS = {"channel-300kt", "jingdong-pipe", "baoxin-zinc"}


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Start Debian's Chromium, and end it."""
    path = need("chromium")
    need("chinese-fonts")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


def hostile_atlas(folder: Path) -> dict[str, str]:
    """Write the bundled atlas with :data:`HOSTILE` names into a new folder; return them by project."""
    shutil.copytree(bundled("jinzhou"), folder)
    table = folder / "projects.csv"
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    bearers = [row for row in rows if row["project_id"] in _BEARERS]
    for row, name in zip(bearers, HOSTILE, strict=True):
        row.update(name_zh=name, name_en=name, short_zh=name[:8], company=name)
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return {row["project_id"]: row["name_zh"] for row in bearers}
