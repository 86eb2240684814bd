"""Windows for tests: offscreen, with a home of their own, closed without questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.memory import Memory
from routeviewer.gui.reader import Source
from routeviewer.gui.theme import apply_theme
from routeviewer.project.project import Project
from routeviewer.settings.settings import Settings

SIZE = (1280, 800)
NewWindow = Callable[[], MainWindow]


@pytest.fixture
def memory(home: Path) -> Memory:  # noqa: ARG001 - settings and recent files go there
    return Memory(Settings())


@pytest.fixture
def new_window(qtbot: QtBot, memory: Memory) -> Iterator[NewWindow]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, "light")

    def opened() -> MainWindow:
        window = MainWindow(memory)
        memory.windows.append(window)
        window.resize(*SIZE)
        window.show()
        qtbot.waitExposed(window)
        return window

    memory.opener = opened
    yield opened
    for window in memory.windows:
        window.session.close()
        window.workspace.web.close_page()
        window.tasks.finish()
        window.hide()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(new_window: NewWindow) -> MainWindow:
    return new_window()


@pytest.fixture
def sample_window(window: MainWindow, qtbot: QtBot, sample: Path) -> MainWindow:
    window.reader.open(Source(str(sample)))
    until_ready(window, qtbot)
    return window


def until_ready(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.session.project is not None and window.is_ready, timeout=20_000)


def shown(window: MainWindow, project: Project, qtbot: QtBot) -> MainWindow:
    """Show a project in a window and wait until its map is drawn."""
    window.session.open(project)
    until_ready(window, qtbot)
    return window


def labels(window: MainWindow) -> list[str]:
    return [stop.label for stop in window.session.stops]


def id_of(window: MainWindow, part: str) -> str:
    """Return the id of the stop whose name holds a part."""
    return next(stop.id for stop in window.session.stops if part in stop.label)
