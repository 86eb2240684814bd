"""The journey in time."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.timeline import told_order
from tests.gui.conftest import shown
from tests.journeys import journey


def test_arrow_keys_walk_along_the_stops(sample_window: MainWindow, qtbot: QtBot) -> None:
    slider, session = sample_window.workspace.timeline.slider, sample_window.session
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert session.number(session.selection.stop) == 4
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert session.number(session.selection.stop) == 3
    assert slider.accessibleDescription().startswith("3: ")


def test_the_slider_is_dragged_to_a_date(sample_window: MainWindow, qtbot: QtBot) -> None:
    slider, session = sample_window.workspace.timeline.slider, sample_window.session
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 20, 16))
    assert session.number(session.selection.stop) == 4
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(10, 16))
    assert session.number(session.selection.stop) == 1


def test_the_journey_is_played_to_its_end(sample_window: MainWindow, qtbot: QtBot) -> None:
    timeline, session = sample_window.workspace.timeline, sample_window.session
    timeline._steps.setInterval(10)  # noqa: SLF001 - nobody waits in a test
    session.select_stop(session.stops[0].id)
    timeline.play.click()
    qtbot.waitUntil(lambda: not timeline._steps.isActive(), timeout=5000)  # noqa: SLF001 - as above
    assert session.selection.stop == session.stops[-1].id


def test_the_order_told_is_not_the_order_travelled(sample_window: MainWindow, qtbot: QtBot) -> None:
    window = sample_window
    project = window.session.project
    assert project is not None
    # The sample begins with the end of the journey.
    assert told_order(project)[0] == 3
    assert not window.workspace.chart.isVisible()
    window.actions_.show_chart.trigger()
    assert window.workspace.chart.isVisible()
    chart = window.workspace.chart
    qtbot.waitUntil(lambda: chart.width() > 100, timeout=2000)
    point = chart._points(2)[1].toPoint()  # noqa: SLF001 - where it is painted
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=point)
    assert window.session.selection.stop == window.session.stops[2].id


def test_stops_without_dates_are_spread_evenly(window: MainWindow, qtbot: QtBot) -> None:
    shown(window, journey("Lisbon PT, Porto PT, Madrid ES"), qtbot)
    shares = window.workspace.timeline.slider._shares  # noqa: SLF001 - where they are painted
    assert shares == (0.0, 0.5, 1.0)
