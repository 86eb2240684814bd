"""The second tab: the exported page in a browser without a way out."""

from __future__ import annotations

import builtins
import os
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.web_preview import WebPreview
from routeviewer.project.edits import SetLabel
from routeviewer.webpage.page import route_page

PATIENCE_MS = 60_000


@pytest.fixture
def web(sample_window: MainWindow, qtbot: QtBot) -> WebPreview:
    preview = sample_window.workspace.web
    with qtbot.waitSignal(preview.loaded, timeout=PATIENCE_MS) as loaded:
        sample_window.workspace.open_tab("web")
    assert loaded.args == [True]
    return preview


def result_of(web: WebPreview, qtbot: QtBot, script: str) -> Any:
    results: list[Any] = []
    assert web.view is not None
    web.view.page().runJavaScript(script, results.append)
    qtbot.waitUntil(lambda: bool(results), timeout=10_000)
    return results[0]


@pytest.mark.slow
def test_the_page_is_the_exported_one_and_follows_changes(
    sample_window: MainWindow, web: WebPreview, qtbot: QtBot
) -> None:
    project = sample_window.session.project
    assert project is not None
    assert web.path.read_text(encoding="utf-8") == route_page(project)
    numbers = (
        "Array.from(document.querySelectorAll('.mark .disc')).map(p => p.textContent).join(' ')"
    )
    assert result_of(web, qtbot, numbers) == "1 2 3 4"
    session = sample_window.session
    with qtbot.waitSignal(web.loaded, timeout=PATIENCE_MS):
        session.edit("Rename", SetLabel(session.anchor(session.stops[2].id), "The aircraft works"))
    assert "The aircraft works" in result_of(web, qtbot, "document.body.textContent")


@pytest.mark.slow
@pytest.mark.qt_log_ignore("Refused to connect", "Fetch API cannot load", extend=True)
def test_the_page_goes_nowhere_and_loads_nothing(
    web: WebPreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert web.view is not None
    page, own = web.view.page(), web.view.url()
    assert own.isLocalFile()
    for script in (
        "location.href = 'https://example.org/'", "location.href = 'file:///etc/passwd'",
        "window.open('https://example.org/')",
    ):  # fmt: skip
        page.runJavaScript(script)
    asked = (
        "window.told = ''; fetch('file:///etc/passwd').then(() => window.told = 'read',"
        " () => window.told = 'refused')"
    )
    page.runJavaScript(asked)
    qtbot.waitUntil(lambda: result_of(web, qtbot, "window.told") != "", timeout=10_000)
    assert result_of(web, qtbot, "window.told") == "refused"
    assert web.view.url() == own
    # A link to the source is opened in the system's browser, not here.
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    web.open_in_browser()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened[0].startswith("file:")


@pytest.mark.slow
def test_a_crash_of_the_browser_is_told_and_the_page_comes_back(
    sample_window: MainWindow, web: WebPreview, qtbot: QtBot
) -> None:
    assert web.view is not None
    web.view.load(QUrl("chrome://crash"))
    os.kill(web.view.page().renderProcessPid(), 9)
    qtbot.waitUntil(web.again.isVisible, timeout=20_000)
    assert "nothing is lost" in web.told.text()
    assert sample_window.isVisible()
    with qtbot.waitSignal(web.loaded, timeout=PATIENCE_MS) as loaded:
        web.again.click()
    assert loaded.args == [True]


def test_no_browser_is_started_before_somebody_looks(sample_window: MainWindow) -> None:
    assert sample_window.workspace.web.view is None


def opened_web(window: MainWindow, qtbot: QtBot) -> WebPreview:
    web = window.workspace.web
    window.workspace.open_tab("web")
    qtbot.waitUntil(lambda: "browser" in web.told.text(), timeout=20_000)
    return web


def test_without_its_component_the_page_is_offered_to_a_browser(
    sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_import: Callable[..., Any] = builtins.__import__

    def without_engine(name: str, *arguments: Any, **named: Any) -> Any:
        if name == "routeviewer.gui.web_page_view":
            raise ImportError(name)
        return real_import(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without_engine)
    web = opened_web(sample_window, qtbot)
    assert "no browser component" in web.told.text()
    assert web.outside.isVisible()
    assert web.view is None


def test_as_administrator_the_program_lives_on_without_its_browser(
    sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    web = opened_web(sample_window, qtbot)
    assert "administrator" in web.told.text()
    assert web.outside.isVisible()
