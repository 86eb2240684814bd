"""Icons: of one set, in the colour of the text, sharp on every screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routeviewer.gui.icons import icon, icon_file
from routeviewer.gui.theme import apply_theme


def painted(scale: float) -> QImage:
    return icon("map").pixmap(QSize(16, 16), scale, QIcon.Mode.Normal, QIcon.State.Off).toImage()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_icons_have_as_many_pixels_as_the_screen(qtbot: QtBot, scale: float) -> None:
    picture = painted(scale)
    assert picture.width() == 16 * scale
    assert picture.devicePixelRatio() == scale
    del qtbot


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_icons_have_the_colour_of_the_text(qtbot: QtBot, scheme: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, scheme)
    text = application.palette().color(QPalette.ColorRole.WindowText)
    picture = painted(1.0).convertToFormat(QImage.Format.Format_ARGB32)
    full = [
        picture.pixelColor(x, y)
        for x in range(16) for y in range(16) if picture.pixelColor(x, y).alpha() > 250
    ]  # fmt: skip
    assert full
    assert {colour.name() for colour in full} == {text.name()}
    apply_theme(application, "light")
    del qtbot


def test_a_style_sheet_s_icon_is_a_file_in_its_colour() -> None:
    path = icon_file("check", "#0b62a8")
    assert "#0b62a8" in path.read_text(encoding="utf-8")
    assert "currentColor" not in path.read_text(encoding="utf-8")
