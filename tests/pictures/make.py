"""Takes the README's pictures from a running page: ``python -m tests.pictures.make http://127.0.0.1:8000``.

Each is one address of the page, so that anyone can open what the picture shows.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.machine import find

DESKTOP = (1440, 900)
PHONE = (390, 844)

#: File name, size of the window [CSS px], address, and what is clicked there.
PICTURES = (
    ("desktop-zh", DESKTOP, "/"),
    ("detail-zh", DESKTOP, "/?c=121.15,40.98&z=10&sel=p:channel-300kt"),
    ("desktop-en", DESKTOP, "/?lang=en"),
    ("corridor-zh", DESKTOP, "/", "#fit-corridor"),
    ("profile-zh", DESKTOP, "/?ch=NE:20-60", "#profile-toggle"),
    ("phone-zh", PHONE, "/"),
    ("phone-detail-zh", PHONE, "/?sel=p:catl-anode"),
)
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")


def main(arguments: Sequence[str]) -> int:
    """Write every picture beside this file."""
    if len(arguments) != 1 or not (chromium := find("chromium")):
        print("usage: python -m tests.pictures.make http://127.0.0.1:8000   (needs Chromium)", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        for name, (width, height), address, *clicks in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(arguments[0].rstrip("/") + address, wait_until="networkidle")
            for selector in clicks:
                page.click(selector)
            page.wait_for_timeout(1500)
            page.screenshot(path=Path(__file__).with_name(f"{name}.png"))
            page.close()
        browser.close()
    if python := find("qgis"):
        script = Path(__file__).with_name("in_qgis.py")
        subprocess.run([python, script, arguments[0].rstrip("/"), script.with_name("qgis.png")], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
