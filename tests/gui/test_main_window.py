"""The window as a whole: the story of an article, from pasting to exporting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.reader import Source
from tests.gui.conftest import NewWindow, id_of, labels, until_ready

PERU = (
    "Maria Torres left Lima on Monday. On Tuesday she arrived in Cusco, and on Friday she visited "
    "Puno before she flew home."
)


def dropped(data: QMimeData) -> QDropEvent:
    return QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip


def test_an_empty_window_says_how_to_begin(window: MainWindow) -> None:
    assert window.welcome.isVisible()
    assert not window.article_dock.isVisible()
    assert not window.actions_.save.isEnabled()
    assert window.actions_.open.isEnabled()


def test_a_pasted_article_is_read_and_all_panels_show_it(
    window: MainWindow, qtbot: QtBot, sample: Path
) -> None:
    QGuiApplication.clipboard().setText(sample.read_text(encoding="utf-8"))
    window.actions_.paste.trigger()
    until_ready(window, qtbot)
    assert len(window.session.stops) == 4
    canvas = window.workspace.map.canvas
    assert canvas is not None
    assert [mark.numbers for mark in canvas.scene.marks] == ["1", "2", "3", "4"]
    assert window.stops.table.stops.rowCount() == 4
    page = window.article.page
    assert page is not None
    assert sorted(m.numbers for m in page.view.marks if m.numbers) == ["1", "2", "3", "4"]
    assert "drone for the road" in window.windowTitle()


def test_a_day_of_publication_makes_weekdays_dates(
    window: MainWindow, qtbot: QtBot, sample: Path
) -> None:
    undated = sample.read_text(encoding="utf-8").replace(", 17 September 2023", "")
    window.reader.open(Source(text=undated))
    until_ready(window, qtbot)
    first = window.session.stops[0]
    assert (first.when.precision, first.when.text) == ("weekday", "Tuesday")
    page = window.article.page
    assert page is not None
    assert page.strip.published.text() == ""
    # What was changed before stays when the article is read anew.
    kept = window.session.stops[1].id
    row = window.stops.table.stops.row_of(kept)
    window.stops.table.stops.setData(window.stops.table.stops.index(row, 1), "The launch site")
    page.strip.published.setFocus()
    page.strip.published.clear()
    qtbot.keyClicks(page.strip.published, "17 Sep 2023")
    qtbot.keyClick(page.strip.published, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.stops[0].when.start == date(2023, 9, 12), timeout=20_000)
    assert labels(window)[1] == "The launch site"
    assert "set by you" in page.strip.found.text()
    window.session.undo()
    assert window.session.stops[0].when.precision == "weekday"


def test_the_three_panels_answer_each_other(sample_window: MainWindow, qtbot: QtBot) -> None:
    window, third = sample_window, sample_window.session.stops[2]
    index = window.stops.table.stops.index(2, 1)
    window.stops.table.setCurrentIndex(index)
    assert window.session.selection.stop == third.id
    view = window.workspace.map
    point = view.point_of(window.session.stops[1].id)
    assert point is not None
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert window.session.selection.stop == window.session.stops[1].id
    assert window.stops.table.currentIndex().row() == 1
    page = window.article.page
    assert page is not None
    page.view.choose(page.view.mark_of_stop(third.id))
    assert window.stops.table.currentIndex().row() == 2
    heading = window.stops.details.evidence.heading
    qtbot.waitUntil(lambda: third.label in heading.text(), timeout=2000)


def test_a_dropped_text_opens_in_a_window_of_its_own(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setText(PERU)
    sample_window.dropEvent(dropped(data))
    other = sample_window.memory.windows[-1]
    assert other is not sample_window
    until_ready(other, qtbot)
    assert "Cusco" in labels(other)
    assert len(sample_window.session.stops) == 4


def test_a_dropped_file_is_read(window: MainWindow, qtbot: QtBot, sample: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample))])
    window.dropEvent(dropped(data))
    until_ready(window, qtbot)
    assert window.memory.recent == [str(sample)]


def test_an_unreadable_file_is_told_with_a_remedy_and_leaves_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = tmp_path / "scan.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    window.files.open_path(str(picture))
    qtbot.waitUntil(window.notices.isVisible, timeout=10_000)
    assert "picture" in window.notices.text.text()
    assert window.welcome.isVisible()


def test_a_reading_can_be_broken_off(window: MainWindow, sample: Path) -> None:
    window.reader.open(Source(str(sample)))
    assert window.status.cancel().isVisible()
    window.status.cancel().click()
    assert not window.reader.is_busy
    assert window.session.project is None
    assert not window.status.cancel().isVisible()


def test_a_second_article_gets_a_tab_and_an_itinerary_of_its_own(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    window = sample_window
    window.reader.add(Source(text=PERU))
    qtbot.waitUntil(lambda: window.article.count() == 2, timeout=20_000)
    until_ready(window, qtbot)
    assert "Cusco" in labels(window)
    window.article.setCurrentIndex(0)
    assert len(window.session.stops) == 4
    window.article.setCurrentIndex(1)
    assert "Cusco" in labels(window)
    # The second article's marks are its own.
    page = window.article.page
    assert page is not None
    assert {m.span.article for m in page.view.marks} == {1}
    while window.actions_.undo.isEnabled():
        window.actions_.undo.trigger()
    assert window.article.count() == 1


def test_moscow_as_visited_and_back(sample_window: MainWindow, qtbot: QtBot) -> None:
    window = sample_window
    asides = window.stops.details.asides
    before = labels(window)
    row = next(i for i, a in enumerate(asides.asides) if a.toponym.name == "Moscow")
    asides.list.setCurrentRow(row)
    qtbot.mouseClick(asides.visited, Qt.MouseButton.LeftButton)
    assert "Moscow" in labels(window)
    assert window.session.selection.stop == id_of(window, "Moscow")
    window.stops.table.setFocus()
    qtbot.keyClick(window.stops.table, Qt.Key.Key_Delete)
    assert labels(window) == before
    assert "Moscow" in [aside.toponym.name for aside in asides.asides]


def test_every_change_is_undone_and_done_again(sample_window: MainWindow) -> None:
    window, table = sample_window, sample_window.stops.table
    before = window.session.project
    window.session.select_stop(window.session.stops[3].id)
    table.move_chosen(-1)
    table.set_chosen(3, "planned")
    table.set_chosen(2, "14 Sep 2023")
    after = window.session.project
    assert "move stop" not in window.actions_.undo.text().lower()
    for _ in range(3):
        window.actions_.undo.trigger()
    assert window.session.project is before
    assert not window.actions_.undo.isEnabled()
    for _ in range(3):
        window.actions_.redo.trigger()
    assert window.session.project is after


def test_two_projects_have_two_windows(
    sample_window: MainWindow, new_window: NewWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "one.route.geojson"
    sample_window.session.save(path)
    other = new_window()
    other.files.open_path(str(path))
    # The file is open already: its window comes to the front instead.
    assert other.session.project is None
    assert other.welcome.isVisible()
    del qtbot
