"""A served atlas, and visits that note what a page must not do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import DESKTOP, hostile_atlas
from tests.served import serving


@dataclass
class Visit:
    """A page that was opened, and what it did that it must not do."""

    page: Page
    root: str
    hosts: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    def probe(self, what: str) -> Any:
        """Ask the page's probe: symbols, view, timings, labels."""
        return self.page.evaluate(f"window.__atlas.{what}()")

    def wait_until(self, what: str, seconds: float = 15.0) -> None:
        """Wait until an expression is true; the policy forbids Playwright's own way, which evaluates in the page."""
        for _ in range(int(seconds * 20)):
            if self.page.evaluate(what):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{what} did not become true; errors: {self.errors}")

    def go(self, query: str) -> None:
        """Change the address as Back would, without a reload."""
        address = f"/?probe=1&{query}"
        self.page.evaluate(
            "address => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')); }",
            address,
        )

    def foreign(self) -> set[str]:
        """Hosts that the page asked and that are not ours."""
        return self.hosts - {urlsplit(self.root).netloc, ""}


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a real server with the bundled atlas."""
    with serving(tmp_path_factory.mktemp("cache")) as address:
        yield address


@pytest.fixture(scope="session")
def served_hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server whose atlas has names that look like HTML, and a very long one."""
    folder = tmp_path_factory.mktemp("atlas") / "jinzhou"
    hostile_atlas(folder)
    with serving(tmp_path_factory.mktemp("cache"), str(folder)) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, served: str) -> Iterator[Open]:
    """Open pages; at the end none of them may have broken the policy, thrown, or asked another host."""
    visits: list[Visit] = []

    def open_page(
        query: str = "",
        *,
        size: tuple[int, int] = DESKTOP,
        root: str = served,
        ready: bool = True,
        prepare: Callable[[Page], None] | None = None,
        probe: bool = True,
        worker: bool = False,
    ) -> Visit:
        phone = size[0] < 700
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            has_touch=phone,
            is_mobile=phone,
            reduced_motion="reduce",
            service_workers="allow" if worker else "block",
        )
        page = context.new_page()
        made = Visit(page, root)
        visits.append(made)
        page.on("pageerror", lambda error: made.errors.append(str(error)))
        page.on("request", lambda request: made.hosts.add(urlsplit(request.url).netloc))
        page.on("dialog", lambda dialog: (made.errors.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.add_init_script(
            "window.violations = []; document.addEventListener('securitypolicyviolation', event =>"
            " window.violations.push(event.violatedDirective + ' ' + event.blockedURI));"
        )
        if prepare:
            prepare(page)
        page.goto(f"{root}/?{'probe=1&' if probe else ''}{query}")
        if ready and probe:
            made.wait_until("!!(window.__atlas && window.__atlas.timings().ready)")
        return made

    yield open_page
    for made in visits:
        violations = made.page.evaluate("window.violations ?? []")
        foreign = made.foreign()
        errors = made.errors
        made.page.context.close()
        assert violations == []
        assert foreign == set()
        assert errors == []
