"""F1 opens the guide: it can be searched, and nothing leads out of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from routeviewer.gui.guide_window import GuideWindow
from routeviewer.gui.main_window import MainWindow
from routeviewer.wording.sentences import speak


def opened(window: MainWindow) -> GuideWindow:
    window.actions_.guide.trigger()
    (guide,) = window.findChildren(GuideWindow)
    return guide


def test_f1_opens_the_guide(window: MainWindow) -> None:
    keys = [key.toString() for key in window.actions_.guide.shortcuts()]
    assert keys == ["F1"]
    guide = opened(window)
    assert "The guide to routeviewer" in guide.text.toPlainText()
    assert guide.contents.count() > 15


def test_a_chapter_is_gone_to(window: MainWindow) -> None:
    guide = opened(window)
    guide.contents.setCurrentRow(guide.contents.count() - 1)
    assert guide.text.verticalScrollBar().value() > 1000


def test_words_are_found_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    guide = opened(window)
    qtbot.keyClicks(guide.search, "gazetteer")
    first = guide.text.textCursor()
    assert first.selectedText().lower() == "gazetteer"
    guide.find_next()
    assert guide.text.textCursor().position() > first.position()
    for _ in range(60):
        guide.find_next()
        assert guide.text.textCursor().selectedText().lower() == "gazetteer"


def test_the_guide_follows_the_language_of_the_window(window: MainWindow) -> None:
    speak("de")
    try:
        guide = opened(window)
    finally:
        speak("en")
    assert guide.text.toPlainText().startswith("Das Handbuch zu routeviewer")
    assert "3. Stationen prüfen" in guide.contents.item(3).text()


def test_pictures_come_from_the_guide_only(window: MainWindow, tmp_path: Path) -> None:
    guide = opened(window)
    kind = QTextDocument.ResourceType.ImageResource.value
    assert not guide.text.loadResource(kind, QUrl("window.png")).isNull()  # type: ignore[attr-defined]  # a picture
    other = tmp_path / "other.svg"
    other.write_text("<svg/>")
    for name in (other.as_uri(), "http://localhost/x.svg"):
        assert guide.text.loadResource(kind, QUrl(name)) is None
    assert isinstance(guide.text, QTextBrowser)
    assert not guide.text.openLinks()
