"""An empty window: how to begin, and what was worked on before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.memory import Memory
from routeviewer.settings.settings import Settings
from tests.gui.conftest import NewWindow, labels, until_ready

GPX = """<?xml version="1.0"?>
<gpx version="1.1" creator="tests" xmlns="http://www.topografix.com/GPX/1/1">
<rte><name>Over the pass</name><rtept lat="46.5" lon="8.3"><name>Hut</name></rtept>
<rtept lat="46.6" lon="8.6"><name>Lake</name></rtept></rte></gpx>"""


def test_the_sample_is_one_click_away(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.welcome.sample, Qt.MouseButton.LeftButton)
    until_ready(window, qtbot)
    assert len(window.session.stops) == 4


def test_an_empty_clipboard_is_told_with_a_remedy(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    window.welcome.paste.click()
    assert "no text in the clipboard" in window.notices.text.text()
    assert "Copy" in window.notices.text.text()


def test_recent_files_are_remembered_and_open_by_a_click(
    window: MainWindow, new_window: NewWindow, qtbot: QtBot, tmp_path: Path, sample: Path
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(sample.read_text(encoding="utf-8"), encoding="utf-8")
    window.files.open_path(str(article))
    until_ready(window, qtbot)
    assert Memory(Settings()).recent == [str(article)]
    other = new_window()
    recent = other.welcome.recent
    assert recent.item(0).text() == "article.txt"
    recent.itemActivated.emit(recent.item(0))
    until_ready(other, qtbot)
    assert len(other.session.stops) == 4


def test_a_route_of_another_program_is_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    track = tmp_path / "tour.gpx"
    track.write_text(GPX, encoding="utf-8")
    window.files.open_path(str(track))
    until_ready(window, qtbot)
    assert labels(window) == ["Hut", "Lake"]
    project = window.session.project
    assert project is not None
    assert project.figure.title == "Over the pass"
    assert window.session.path is None
