"""Books, Word documents and web addresses in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from routeviewer.gui.chapter_dialog import ChapterDialog
from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.reader import Source
from routeviewer.gui.web_address_dialog import WebAddressDialog
from routeviewer.project.sources import SourceFacts
from tests.documents.made import docx, epub, paragraphs_of, saved_page
from tests.gui.conftest import labels, until_ready
from tests.gui.test_main_window import dropped
from tests.real.answering_server import says, serving

HTML = "text/html; charset=utf-8"


def dialog_of(window: MainWindow, kind: type[WebAddressDialog]) -> WebAddressDialog:
    return next(d for d in window.findChildren(kind) if d.isVisible())


def test_a_dropped_word_document_is_read(
    window: MainWindow, qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "train.docx"
    path.write_bytes(docx(paragraphs_of(sample), author="Ann Reporter"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.dropEvent(dropped(data))
    until_ready(window, qtbot)
    assert len(window.session.stops) == 4
    page = window.article.page
    assert page is not None
    assert page.strip.outlet.text() == "Ann Reporter"
    assert page.strip.found.text() == "found in the text"


def test_a_book_asks_for_the_chapter(
    window: MainWindow, qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    title, *rest = paragraphs_of(sample)
    train = f"<h1>{title}</h1>" + "".join(f"<p>{text}</p>" for text in rest)
    lima = "<p>" + "I took the bus to Lima and slept there. " * 8 + "</p>"
    path = tmp_path / "journeys.epub"
    path.write_bytes(epub([("Lima", lima), ("The train", train)]))
    window.files.open_path(str(path))
    qtbot.waitUntil(lambda: bool(window.findChildren(ChapterDialog)), timeout=20_000)
    dialog = window.findChildren(ChapterDialog)[0]
    assert [dialog.list.item(i).text() for i in range(3)] == [
        "The whole book", "1  Lima", "2  The train",
    ]  # fmt: skip
    dialog.list.setCurrentRow(2)
    dialog.list.itemActivated.emit(dialog.list.currentItem())
    until_ready(window, qtbot)
    assert len(window.session.stops) == 4
    assert "Lima" not in labels(window)


@pytest.mark.allow_local_sockets
def test_a_web_address_is_fetched_and_its_facts_are_shown(
    window: MainWindow, qtbot: QtBot, sample: Path
) -> None:
    with serving(says(saved_page(sample), Content_Type=HTML)) as server:
        window.actions_.open_address.trigger()
        dialog = dialog_of(window, WebAddressDialog)
        assert not dialog.fetch.isEnabled()
        dialog.address.setText(f"http://{server.host}/train")
        dialog.local.setChecked(True)
        assert server.paths == []
        dialog.fetch.click()
        until_ready(window, qtbot)
        assert server.paths == ["/train"]
    assert len(window.session.stops) == 4
    page = window.article.page
    assert page is not None
    assert page.strip.title.text() == "A train, two summits and a drone for the road"
    assert page.strip.outlet.text() == "The Far Paper"
    assert page.strip.published.text() == "17 Sep 2023"
    assert page.strip.address.text() == f"http://{server.host}/train"


@pytest.mark.allow_local_sockets
def test_an_address_of_this_computer_is_refused_in_the_window_too(
    window: MainWindow, qtbot: QtBot
) -> None:
    with serving(says("x", Content_Type=HTML)) as server:
        window.files.open_source(Source(f"http://{server.host}/"))
        qtbot.waitUntil(window.notices.isVisible, timeout=10_000)
        assert server.paths == []
    assert "own network" in window.notices.text.text()


def test_a_pasted_address_is_not_fetched_without_asking(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("https://paper.example.org/train")
    window.actions_.paste.trigger()
    dialog = dialog_of(window, WebAddressDialog)
    assert dialog.address.text() == "https://paper.example.org/train"
    assert not window.reader.is_busy
    dialog.reject()


def test_a_dropped_link_is_not_fetched_without_asking(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://paper.example.org/train")])
    window.dropEvent(dropped(data))
    assert dialog_of(window, WebAddressDialog).fetch.isEnabled()
    assert not window.reader.is_busy


@pytest.mark.parametrize(
    ("text", "can"),
    [("paper.example.org/a", True), ("https://x.org", True), ("two words", False), ("", False),
     ("file:///etc/passwd", False)],
)  # fmt: skip
def test_only_an_address_can_be_fetched(window: MainWindow, text: str, can: bool) -> None:
    dialog = WebAddressDialog(window)
    dialog.address.setText(text)
    assert dialog.fetch.isEnabled() is can


def test_what_a_person_says_of_an_outlet_counts_more(
    window: MainWindow, qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "train.html"
    path.write_bytes(saved_page(sample))
    window.reader.open(Source(str(path)))
    until_ready(window, qtbot)
    window.reader.set_facts(0, SourceFacts(outlet="The Near Paper"))
    qtbot.waitUntil(lambda: not window.reader.is_busy, timeout=20_000)
    project = window.session.project
    assert project is not None
    assert project.article.outlet == "The Near Paper"
    page = window.article.page
    assert page is not None
    assert page.strip.outlet.text() == "The Near Paper"
