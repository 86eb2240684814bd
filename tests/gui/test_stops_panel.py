"""The table of stops: complete by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.stops_model import HOW, LENGTH, PLACE, STATUS, SURE, WHEN
from routeviewer.gui.stops_panel import StopsTable
from routeviewer.project.edits import SetStatus
from routeviewer.text.article import Notice
from tests.gui.conftest import labels, shown
from tests.journeys import journey

TOUR = "Lisbon PT, Porto PT, Madrid ES, Valencia ES"


@pytest.fixture
def tour(window: MainWindow, qtbot: QtBot) -> MainWindow:
    shown(window, journey(TOUR, dated=True), qtbot)
    window.activateWindow()
    window.stops.table.setFocus()
    return window


def text(table: StopsTable, row: int, column: int) -> str:
    return str(table.stops.index(row, column).data() or "")


def test_rows_tell_what_is_known(tour: MainWindow) -> None:
    table = tour.stops.table
    assert text(table, 1, PLACE) == "Porto"
    assert text(table, 1, WHEN) == "Thu 2 May"
    assert text(table, 1, STATUS) == "visited"
    assert text(table, 1, LENGTH) == "273"
    assert text(table, 0, LENGTH) == ""


@pytest.mark.parametrize(("width", "left_out"), [(1200, {SURE}), (1024, {SURE, STATUS})])
def test_columns_fit_a_narrow_window(
    tour: MainWindow, qtbot: QtBot, width: int, left_out: set[int]
) -> None:
    table = tour.stops.table
    columns = range(table.stops.columnCount())
    tour.resize(width, 800)
    qtbot.waitUntil(lambda: tour.width() == width, timeout=2000)
    tour.share_width()
    qtbot.waitUntil(lambda: abs(tour.stops.width() - 0.33 * width) < 3, timeout=2000)
    assert {column for column in columns if table.isColumnHidden(column)} == left_out
    assert sum(table.columnWidth(column) for column in columns) <= table.viewport().width()
    for column in (WHEN, LENGTH):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)
    assert table.columnWidth(PLACE) >= 100


def test_arrows_walk_and_alt_arrows_move(tour: MainWindow, qtbot: QtBot) -> None:
    table = tour.stops.table
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert tour.session.selection.stop == "s2"
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert labels(tour) == ["Lisbon", "Madrid", "Porto", "Valencia"]
    assert tour.session.selection.stop == "s2"
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert labels(tour) == ["Lisbon", "Porto", "Madrid", "Valencia"]


def test_enter_edits_a_name_in_its_place(tour: MainWindow, qtbot: QtBot) -> None:
    table = tour.stops.table
    qtbot.keyClick(table, Qt.Key.Key_Return)
    editor = next(field for field in table.findChildren(QLineEdit) if field.isVisible())
    editor.selectAll()
    qtbot.keyClicks(editor, "Lisboa")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: labels(tour)[0] == "Lisboa", timeout=2000)


def test_a_choice_is_made_in_a_list(tour: MainWindow, qtbot: QtBot) -> None:
    table = tour.stops.table
    table.edit_chosen(STATUS)
    box = next(b for b in table.findChildren(QComboBox) if b.isVisible())
    qtbot.waitUntil(box.view().isVisible, timeout=2000)
    # Walking the choices takes none yet.
    for _ in range(2):
        qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    assert tour.session.stops[0].status == "visited"
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tour.session.stops[0].status == "cancelled", timeout=2000)


def test_a_date_is_read_as_it_is_written(tour: MainWindow, qtbot: QtBot) -> None:
    model = tour.stops.table.stops
    assert model.setData(model.index(2, WHEN), "7 May 2024")
    assert text(tour.stops.table, 2, WHEN) == "Tue 7 May"
    assert not model.setData(model.index(2, WHEN), "sometime")
    assert tour.notices.isVisible()
    assert "12 Sep 2023" in tour.notices.text.text()
    del qtbot


def test_delete_removes_and_undo_brings_back(tour: MainWindow, qtbot: QtBot) -> None:
    tour.session.select_stop("s3")
    qtbot.keyClick(tour.stops.table, Qt.Key.Key_Delete)
    assert labels(tour) == ["Lisbon", "Porto", "Valencia"]
    assert tour.session.selection.stop == "s4"
    tour.actions_.undo.trigger()
    assert labels(tour) == ["Lisbon", "Porto", "Madrid", "Valencia"]


def test_two_stops_are_merged(tour: MainWindow, qtbot: QtBot) -> None:
    tour.session.select_stop("s2")
    qtbot.keyClick(tour.stops.table, Qt.Key.Key_M)
    assert labels(tour) == ["Lisbon", "Porto", "Valencia"]
    assert len(tour.session.stops[1].evidence) == 2


def test_a_stop_is_dragged_to_another_row(tour: MainWindow) -> None:
    model = tour.stops.table.stops
    data: QMimeData = model.mimeData([model.index(3, PLACE)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert labels(tour) == ["Lisbon", "Valencia", "Porto", "Madrid"]
    data = model.mimeData([model.index(0, PLACE)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 4, 0, QModelIndex())
    assert labels(tour) == ["Valencia", "Porto", "Madrid", "Lisbon"]


def test_a_place_is_added_by_its_name_while_one_types(tour: MainWindow, qtbot: QtBot) -> None:
    search = tour.stops.search
    tour.session.select_stop("s1")
    search.setFocus()
    qtbot.keyClicks(search, "Coimb")
    qtbot.waitUntil(lambda: bool(search.found), timeout=10_000)
    assert search.found[0].name == "Coimbra"
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert labels(tour)[:2] == ["Lisbon", "Coimbra"]
    added = tour.session.stops[1].place
    assert added is not None
    assert added.gazetteer == "geonames"


def test_a_place_is_added_by_coordinates(tour: MainWindow, qtbot: QtBot) -> None:
    search = tour.stops.search
    tour.session.select_stop("s4")
    search.setFocus()
    qtbot.keyClicks(search, "43°21'36\"N 132°11'24\"E")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    place = tour.session.stops[4].place
    assert place is not None
    assert (round(place.coordinate.lat, 3), round(place.coordinate.lon, 3)) == (43.36, 132.19)


def test_a_note_is_kept_when_its_field_is_left(tour: MainWindow, qtbot: QtBot) -> None:
    note = tour.stops.details.evidence.note
    qtbot.waitUntil(note.isVisible, timeout=2000)
    note.setFocus()
    qtbot.keyClicks(note, "by the river")
    tour.stops.table.setFocus()
    assert tour.session.stops[0].note == "by the river"


def test_the_menu_of_a_stop_has_what_a_narrow_panel_leaves_out(tour: MainWindow) -> None:
    tour.session.select_stop("s2")
    menus = {a.text().replace("&", ""): a.menu() for a in tour.stop_menu.menu().actions()}
    how = menus["How it was reached"]
    assert how is not None
    next(a for a in how.actions() if a.text() == "ship").trigger()  # type: ignore[attr-defined]
    project = tour.session.project
    assert project is not None
    assert project.itinerary.legs[0].mode == "ship"
    assert tour.stops.table.stops.mode_at(1) == "ship"


def test_another_unit_is_taken(tour: MainWindow) -> None:
    tour.units.choose("mi")
    assert text(tour.stops.table, 1, LENGTH) == "170"
    assert "mi" in tour.stops.total.text()
    assert HOW != LENGTH


def test_doubts_are_worked_out_anew_with_every_change(tour: MainWindow, qtbot: QtBot) -> None:
    doubts = tour.stops.details.doubts
    assert doubts.count() == 0
    model = tour.stops.table.stops
    model.setData(model.index(1, WHEN), "1 Jan 2020")
    qtbot.waitUntil(lambda: doubts.count() > 0, timeout=5000)
    assert isinstance(doubts.notices[0], Notice)
    assert "(1)" in tour.stops.details.tabText(2)
    tour.session.edit("status", SetStatus(tour.session.anchor("s1"), "planned"))
    tour.session.undo()
    tour.session.undo()
    qtbot.waitUntil(lambda: doubts.count() == 0, timeout=5000)


def test_another_place_of_a_like_name_is_offered_at_once(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    window = sample_window
    window.activateWindow()
    before = window.session.stops[3].place
    window.session.select_stop(window.session.stops[3].id)
    window.actions_.other_place.trigger()
    other = window.stops.details.evidence.other
    assert other.hasSelectedText()
    qtbot.waitUntil(lambda: len(other.found) > 1, timeout=10_000)
    other._choose(0)  # noqa: SLF001 - what a click in the list does
    assert window.session.stops[3].place not in (None, before)
    window.actions_.undo.trigger()
    assert window.session.stops[3].place == before
