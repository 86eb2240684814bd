"""Every control has a name, every command can be reached by keyboard, colours can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from routeviewer.drawing.lint import contrast
from routeviewer.gui.about_dialog import AboutDialog
from routeviewer.gui.export_dialog import ExportDialog
from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.settings_dialog import SettingsDialog
from routeviewer.gui.shortcuts_dialog import ShortcutsDialog
from routeviewer.gui.theme import DARK, LIGHT, apply_theme

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTextEdit,
)  # fmt: skip
# Parts of Qt's own that speak through the control they belong to.
INNER = ("qt_", "QTableCornerButton", "ScrollLeftButton", "ScrollRightButton")


def controls(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        above = widget.parent()
        is_inner = widget.objectName().startswith(INNER) or any(
            isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit)
            for parent in (above, above.parent() if above is not None else None)
        )
        kinds = type(widget).__name__
        if isinstance(widget, CONTROLS) and not is_inner and not kinds.startswith(INNER):
            yield widget


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name)


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(w).__name__} in {type(w.parent()).__name__}" for w in controls(root)
        if not name_of(w) and w.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]  # fmt: skip


def test_every_control_of_the_window_has_a_name(sample_window: MainWindow) -> None:
    assert nameless(sample_window) == []


@pytest.mark.parametrize("kind", [ExportDialog, SettingsDialog, AboutDialog, ShortcutsDialog])
def test_every_control_of_the_dialogs_has_a_name(
    sample_window: MainWindow, qtbot: QtBot, kind: type[QDialog]
) -> None:
    made = (
        ShortcutsDialog(sample_window.actions_.all, sample_window)
        if kind is ShortcutsDialog else kind(sample_window)  # type: ignore[arg-type]  # a window
    )  # fmt: skip
    qtbot.addWidget(made)
    made.show()
    assert nameless(made) == []
    qtbot.waitUntil(lambda: not sample_window.tasks.is_running("figure"), timeout=20_000)


def in_menus(window: MainWindow) -> list[QAction]:
    found: list[QAction] = []
    queue = [action.menu() for action in window.menuBar().actions()]
    while queue:
        menu = queue.pop()
        assert isinstance(menu, QMenu)
        for action in menu.actions():
            if action.menu() is not None:
                queue.append(action.menu())
            elif not action.isSeparator():
                found.append(action)
    return found


def test_every_command_stands_in_a_menu_and_menus_open_by_letters(
    sample_window: MainWindow,
) -> None:
    listed = in_menus(sample_window)
    # The search field is in the tool bar; its command has a shortcut.
    missing = [a.text() for a in sample_window.actions_.all if a not in listed and not a.shortcut()]
    assert missing == []
    for menu in sample_window.menuBar().actions():
        assert "&" in menu.text()


def test_no_two_commands_have_one_shortcut(sample_window: MainWindow) -> None:
    keys = Counter(
        key.toString() for action in sample_window.actions_.all for key in action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_tab_reaches_every_panel(sample_window: MainWindow, qtbot: QtBot) -> None:
    window = sample_window
    window.activateWindow()
    window.stops.table.setFocus()
    seen: set[str] = set()
    for _ in range(80):
        focused = QApplication.focusWidget()
        if focused is None:
            break
        seen.add(name_of(focused) or type(focused).__name__)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    for name in (
        "Article", "Map of the route", "Stops in the order of travel", "Stops in time",
        "Add a stop by name or coordinates", "Note to this stop", "Published", "Title",
    ):  # fmt: skip
        assert name in seen, sorted(seen)


def test_f6_moves_between_the_panels(sample_window: MainWindow) -> None:
    window = sample_window
    window.activateWindow()
    window.stops.table.setFocus()
    names = []
    for _ in range(3):
        window.actions_.next_panel.trigger()
        focused = QApplication.focusWidget()
        names.append("" if focused is None else focused.accessibleName())
    assert sorted(names) == ["Article", "Map of the route", "Stops in the order of travel"]


@pytest.mark.parametrize(("look", "grounds"), [
    (LIGHT, ("#ffffff", "#f4f5f6")), (DARK, ("#14181d", "#1c2126")),
])  # fmt: skip
def test_colours_with_a_meaning_can_be_read(look: object, grounds: tuple[str, ...]) -> None:
    for name in ("route", "inferred", "mentioned", "unresolved", "selected", "muted"):
        for ground in grounds:
            assert contrast(getattr(look, name), ground) >= 4.5, (name, ground)
    assert contrast(getattr(look, "route"), getattr(look, "on_route")) >= 4.5  # noqa: B009
    assert contrast(getattr(look, "edge"), grounds[0]) >= 3.0  # noqa: B009 - a line, not letters


def test_the_dark_look_is_dark_everywhere(sample_window: MainWindow, qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, "dark")
    view = sample_window.workspace.map
    qtbot.waitUntil(
        lambda: view.canvas is not None and view.canvas.style.name == "dark" and view.is_ready,
        timeout=10_000,
    )
    picture = sample_window.grab().toImage().scaled(60, 40)
    light = sum(picture.pixelColor(x, y).lightness() > 150 for x in range(60) for y in range(40))
    apply_theme(application, "light")
    assert light < 60 * 40 * 0.05
