"""Settings: kept as TOML, followed at once by every window."""

from __future__ import annotations

import tomllib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.settings_dialog import SettingsDialog
from routeviewer.gui.stops_model import LENGTH
from routeviewer.gui.theme import apply_theme, is_dark
from routeviewer.settings.folders import settings_path
from routeviewer.settings.storage import load_settings


@pytest.fixture
def dialog(sample_window: MainWindow, qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(sample_window)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog: SettingsDialog, key: str, value: str) -> None:
    box = dialog.look.fields[key]
    box.setCurrentIndex(box.findData(value))


def test_what_is_chosen_is_kept_and_followed_at_once(
    dialog: SettingsDialog, sample_window: MainWindow
) -> None:
    stops = sample_window.stops.table.stops
    kilometres = str(stops.index(1, LENGTH).data())
    choose(dialog, "units", "mi")
    choose(dialog, "look", "dark")
    dialog.keep()
    try:
        kept = tomllib.loads(settings_path().read_text(encoding="utf-8"))
        assert kept["window"]["units"] == "mi"
        assert kept["window"]["look"] == "dark"
        assert str(stops.index(1, LENGTH).data()) != kilometres
        assert is_dark()
    finally:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_theme(application, "light")
        settings_path().unlink()


def test_cancel_changes_nothing(dialog: SettingsDialog, sample_window: MainWindow) -> None:
    before = sample_window.memory.settings
    choose(dialog, "units", "nmi")
    dialog.reject()
    assert sample_window.memory.settings == before
    assert not settings_path().exists()


def test_own_tiles_are_added_and_offered_in_the_window(
    dialog: SettingsDialog, sample_window: MainWindow, qtbot: QtBot
) -> None:
    tiles = dialog.tiles
    assert not tiles.add.isEnabled()
    tiles.name.setText("Newsroom")
    tiles.address.setText("https://tiles.example.org/map.png")
    assert not tiles.add.isEnabled()
    tiles.address.setText("https://tiles.example.org/{z}/{x}/{y}.png")
    qtbot.mouseClick(tiles.add, Qt.MouseButton.LeftButton)
    dialog.keep()
    menu = sample_window.actions_.tiles_button.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    assert "Newsroom" in names
    assert names[0].startswith("Built-in map")
    assert menu.actions()[0].isChecked()
    settings_path().unlink()


def test_a_new_map_takes_the_usual_style_and_projection(
    dialog: SettingsDialog, sample_window: MainWindow
) -> None:
    choose(dialog, "style", "print")
    choose(dialog, "disputed", "hidden")
    choose(dialog, "language", "de")
    dialog.keep()
    figure = sample_window.reader.usual_figure()
    assert (figure.style, figure.language, figure.shows_disputed) == ("print", "de", False)
    settings_path().unlink()


def test_another_language_is_kept_and_comes_with_the_next_start(
    dialog: SettingsDialog, sample_window: MainWindow
) -> None:
    assert sample_window.reader.usual_figure().language is None
    choose(dialog, "interface", "de")
    dialog.keep()
    assert load_settings().window.interface == "de"
    assert "started again" in sample_window.notices.text.text()
    assert sample_window.stops_dock.windowTitle() == "Stops"
    settings_path().unlink()
