"""A real browser without a network, and pages to look at with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from routeviewer.documents.reading import read_article
from routeviewer.pipeline import read
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.project.figure import FigureSettings
from routeviewer.project.project import Project
from routeviewer.webpage.page import route_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP, PHONE = (1280, 800), (390, 844)


@dataclass
class Seen:
    """A page in a browser, with all that it said and asked for.

    Attributes:
        page: The page.
        messages: What came to the console, errors and dialogs among it.
        requests: Addresses that were asked for, the page's own file left out.
    """

    page: Page
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def script(self, code: str) -> object:
        """Return what a piece of script returns."""
        return self.page.evaluate(code)

    def rest(self) -> None:
        """Wait until the map does not move any more."""
        self.page.wait_for_timeout(50)
        self.page.wait_for_function(
            "() => { const m = RouteMap.page.map; return !m._animatingZoom &&"
            " !(m._panAnim && m._panAnim._inProgress); }"
        )
        self.page.wait_for_timeout(50)

    def texts(self, selector: str) -> list[str]:
        """Return the texts of all elements that are to be seen."""
        return [e.inner_text() for e in self.page.query_selector_all(selector) if e.is_visible()]


Look = Callable[..., Seen]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Debian's chromium is not installed; .ci/run installs it")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Iterator[Look]:
    """Return a function that opens a page, cut off from every network."""
    contexts = []

    def open_page(
        html: str, *, size: tuple[int, int] = DESKTOP, name: str = "map.html",
        is_ready: bool = True, **options: object,
    ) -> Seen:  # fmt: skip
        path = tmp_path / name
        path.write_text(html, encoding="utf-8", newline="\n")
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            offline=True,
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        seen = Seen(context.new_page())
        seen.page.on("console", lambda m: seen.messages.append(m.text))
        seen.page.on("pageerror", lambda error: seen.messages.append(str(error)))
        seen.page.on("dialog", lambda d: (seen.messages.append(f"dialog {d.message}"), d.dismiss()))
        seen.page.on(
            "request",
            lambda r: seen.requests.append(r.url) if r.url.split("#")[0] != path.as_uri() else None,
        )
        seen.page.goto(path.as_uri())
        if is_ready:
            seen.page.wait_for_selector("html.is-ready", state="attached")
            seen.page.evaluate("document.fonts.ready.then(() => true)")
        return seen

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def sample_project(sample: Path, gazetteer: BundledGazetteer) -> Project:
    return read(read_article(sample), gazetteer=gazetteer)


@pytest.fixture(scope="session")
def sample_page(sample_project: Project) -> str:
    return route_page(sample_project)


def page_of(project: Project, **settings: object) -> str:
    """Return the page of a project with other settings of its figure."""
    figure = FigureSettings(**settings)  # type: ignore[arg-type]
    return route_page(replace(project, figure=figure))
