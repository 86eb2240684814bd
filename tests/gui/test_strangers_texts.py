"""What a stranger's project says is text in the window too, and what servers send is looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage
from PySide6.QtGui import Qt as RichText
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.plain_text import as_tip
from routeviewer.gui.tile_layer import TileLayer
from tests.gui.conftest import shown
from tests.webpage.test_hostile_page import told

MARKUP = '<b>x</b><img src="file:///etc/hostname">'
TIP = Qt.ItemDataRole.ToolTipRole


def test_no_label_or_tooltip_takes_an_article_for_markup(window: MainWindow, qtbot: QtBot) -> None:
    project = told([f"{MARKUP}{i}" for i in range(4)], title=MARKUP, source=MARKUP)
    shown(window, project, qtbot)
    window.stops.table.selectRow(1)
    window.session.failed.emit(_failure())
    labels = [label for label in window.findChildren(QLabel) if MARKUP in label.text()]
    assert len(labels) > 2
    for label in labels:
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    for widget in window.findChildren(QWidget):
        assert "<img" not in widget.toolTip()
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if model is None:
            continue
        tips = [model.index(r, c).data(TIP) for r in range(model.rowCount())
                for c in range(model.columnCount())]  # fmt: skip
        assert not [tip for tip in tips if isinstance(tip, str) and "<img" in tip]


def _failure() -> Exception:
    from routeviewer.errors import EditError

    return EditError(MARKUP, MARKUP)


def test_a_tooltip_of_markup_is_escaped_and_any_other_stays() -> None:
    assert as_tip("5 < 6 & 7") == "5 < 6 & 7"
    assert "&lt;b&gt;" in as_tip(MARKUP)
    assert RichText.mightBeRichText(MARKUP)


def encoded(width: int, height: int, kind: str = "png") -> bytes:
    data, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image = QImage(width, height, QImage.Format.Format_Mono)
    image.fill(0)
    image.save(buffer, kind)
    buffer.close()
    return bytes(data.data())


@pytest.mark.usefixtures("qapp")
def test_only_pictures_of_the_size_of_tiles_are_taken() -> None:
    layer = TileLayer()
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>'
    answers = [encoded(256, 256), encoded(512, 512, "jpeg"), encoded(30_000, 30_000), svg, b"",
               b"<html>", encoded(256, 256, "bmp")]  # fmt: skip
    taken = [layer._take((1, 0, 0), answer) for answer in answers]  # noqa: SLF001 - of a server
    assert taken == [True, True, False, False, False, False, False]
