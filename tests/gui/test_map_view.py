"""The map in the window: pan, zoom, fit, drag, place, choose; positions under the pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.map_hand import MenuRequest
from routeviewer.gui.map_view import MapView
from routeviewer.project.edits import ChooseCandidate
from tests.gui.conftest import id_of, shown, until_ready
from tests.journeys import journey


@pytest.fixture
def view(sample_window: MainWindow) -> MapView:
    return sample_window.workspace.map


def drag(view: MapView, qtbot: QtBot, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, pos=(start + end) / 2)
    qtbot.mouseMove(view, pos=end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_the_wheel_zooms_about_the_pointer(view: MapView) -> None:
    point = QPointF(100, 120)
    before = view.position_at(point)
    assert view.canvas is not None
    scale = view.canvas.camera.m_per_pt
    QApplication.sendEvent(view, QWheelEvent(
        point, view.mapToGlobal(point), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt's
    ))  # fmt: skip
    after = view.position_at(point)
    assert before is not None
    assert after is not None
    assert view.canvas.camera.m_per_pt < scale
    assert abs(before.lat - after.lat) < 1e-6
    assert abs(before.lon - after.lon) < 1e-6


def test_keys_pan_zoom_and_fit(view: MapView, qtbot: QtBot) -> None:
    assert view.canvas is not None
    whole = view.canvas.camera
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.canvas.camera.x_m > whole.x_m
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.canvas.camera.m_per_pt < whole.m_per_pt
    qtbot.keyClick(view, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: view.canvas.camera == whole, timeout=3000)  # type: ignore[union-attr]


def test_after_moving_the_map_is_drawn_sharply(view: MapView, qtbot: QtBot) -> None:
    assert view.canvas is not None
    view.pan(150, 80)
    assert not view.canvas.is_sharp
    qtbot.waitUntil(lambda: view.canvas.is_sharp, timeout=5000)  # type: ignore[union-attr]


def test_a_mark_is_dragged_to_another_place(sample_window: MainWindow, qtbot: QtBot) -> None:
    view, stop = sample_window.workspace.map, sample_window.session.stops[1]
    point = view.point_of(stop.id)
    assert point is not None
    end = point.toPoint() + QPoint(40, 60)
    wanted = view.position_at(QPointF(end))
    drag(view, qtbot, point.toPoint(), end)
    moved = sample_window.session.stops[1].place
    assert moved is not None
    assert wanted is not None
    assert abs(moved.coordinate.lat - wanted.lat) < 1e-3
    assert moved.gazetteer == "person"
    sample_window.session.undo()
    assert sample_window.session.stops[1].place == stop.place


def test_a_name_is_dragged_and_stays_there(sample_window: MainWindow, qtbot: QtBot) -> None:
    view = sample_window.workspace.map
    assert view.canvas is not None
    assert view.canvas.layers is not None
    label = view.canvas.layers.labels[0]
    box = label.box
    middle = QPoint(round((box.left + box.right) / 2), round((box.low + box.high) / 2))
    drag(view, qtbot, middle, middle + QPoint(-30, 45))
    project = sample_window.session.project
    assert project is not None
    assert len(project.figure.moved_labels) == 1
    until_ready(sample_window, qtbot)
    assert view.canvas.layers is not None
    name = view.canvas.scene.marks[label.mark].name
    new = next(p for p in view.canvas.layers.labels
               if view.canvas.scene.marks[p.mark].name == name)  # fmt: skip
    assert abs(new.box.left - (box.left - 30)) < 4
    assert abs(new.box.low - (box.low + 45)) < 4


def test_a_name_is_hidden_and_shown_again(sample_window: MainWindow, qtbot: QtBot) -> None:
    view = sample_window.workspace.map
    assert view.canvas is not None
    name = view.canvas.scene.marks[0].name
    request = MenuRequest(QPointF(5, 5), None, (), name)
    menu = sample_window.map_menu.menu_of(request)
    next(a for a in menu.actions() if "Hide" in a.text()).trigger()
    until_ready(sample_window, qtbot)
    assert view.canvas is not None
    assert name not in [label.text for label in view.canvas.scene.labels]
    menu = sample_window.map_menu.menu_of(MenuRequest(QPointF(5, 5), None, (), ""))
    next(a for a in menu.actions() if "Show all names" in a.text()).trigger()
    until_ready(sample_window, qtbot)
    assert name in [label.text for label in view.canvas.scene.labels]


def test_a_click_adds_a_stop_that_can_be_named_at_once(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    view, count = sample_window.workspace.map, len(sample_window.session.stops)
    sample_window.actions_.add_click.trigger()
    assert view.is_placing
    where = QPoint(60, 60)
    wanted = view.position_at(QPointF(where))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=where)
    assert len(sample_window.session.stops) == count + 1
    assert not view.is_placing
    added = sample_window.session.stop(sample_window.session.selection.stop)
    assert added is not None
    assert added.place is not None
    assert wanted is not None
    assert abs(added.place.coordinate.lat - wanted.lat) < 1e-3
    assert sample_window.stops.table.state() == sample_window.stops.table.State.EditingState


def test_the_position_under_the_pointer_is_told_and_copied(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    view = sample_window.workspace.map
    qtbot.mouseMove(view, pos=QPoint(100, 100))
    told = sample_window.status.position.text()
    assert "° N" in told
    sample_window.actions_.copy_position.trigger()
    assert QGuiApplication.clipboard().text() == told
    position = view.position_at(QPointF(100, 100))
    menu = sample_window.map_menu.menu_of(MenuRequest(QPointF(100, 100), position, (), ""))
    copies = [action for action in menu.actions() if "Copy" in action.text()]
    assert len(copies) == 2
    copies[1].trigger()
    assert "′" in QGuiApplication.clipboard().text()


def test_a_candidate_that_is_pointed_at_shows_the_route_as_it_would_be(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    window, view = sample_window, sample_window.workspace.map
    window.session.select_name("Washington")
    window.actions_.visited.trigger()
    until_ready(window, qtbot)
    project = window.session.project
    assert project is not None
    toponym = next(t for t in project.toponyms if t.name == "Washington")
    other = next(c.place for c in toponym.candidates if c.place != toponym.chosen)
    window.session.preview([ChooseCandidate("Washington", other.gazetteer, other.identifier)])
    qtbot.waitUntil(lambda: view._ghost is not None, timeout=10_000)  # noqa: SLF001 - what is painted
    assert window.session.project is project
    window.session.preview(())
    assert view._ghost is None  # noqa: SLF001 - as above


def test_a_place_that_was_visited_twice_shows_its_visits_in_turn(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown(window, journey("Sarajevo BA, Mostar BA, Sarajevo BA, Dubrovnik HR"), qtbot)
    view, session = window.workspace.map, window.session
    session.select_stop(None)
    point = view.point_of("s3")
    assert point is not None
    chosen = []
    for _ in range(3):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point.toPoint())
        chosen.append(session.selection.stop)
    assert chosen == ["s1", "s3", "s1"]


def test_a_selected_stop_out_of_view_is_glided_to(sample_window: MainWindow, qtbot: QtBot) -> None:
    view = sample_window.workspace.map
    view.zoom(30, QPointF(10, 10))
    stop = id_of(sample_window, "station")
    assert view.point_of(stop) is None or not view.rect().contains(
        view.point_of(stop).toPoint()  # type: ignore[union-attr]  # just asked
    )
    sample_window.session.select_stop(stop)

    def is_in_view() -> bool:
        point = view.point_of(stop)
        return view.is_ready and point is not None and view.rect().contains(point.toPoint())

    qtbot.waitUntil(is_in_view, timeout=5000)
