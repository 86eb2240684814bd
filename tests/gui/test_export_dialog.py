"""The export dialog: what is previewed is what is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from routeviewer.exports.registry import FORMATS
from routeviewer.gui.export_dialog import ExportDialog
from routeviewer.gui.main_window import MainWindow


@pytest.fixture
def dialog(sample_window: MainWindow, qtbot: QtBot) -> ExportDialog:
    made = ExportDialog(sample_window)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.preview.drawn, timeout=20_000):
        made.show()
    return made


def choose(dialog: ExportDialog, key: str) -> None:
    dialog.format.setCurrentIndex(next(i for i, f in enumerate(FORMATS) if f.key == key))


def written(dialog: ExportDialog, target: Path, qtbot: QtBot) -> Path:
    dialog.write_to(str(target))
    qtbot.waitUntil(dialog.write.isEnabled, timeout=20_000)
    return target


def test_the_preview_is_the_figure_that_is_written(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "✓" in dialog.lint.text()
    shown = tmp_path / "preview.png"
    dialog.preview.image.save(str(shown))
    figure = written(dialog, tmp_path / "map.png", qtbot)
    with Image.open(shown) as small, Image.open(figure) as large:
        assert f"{large.width} × {large.height} px" in dialog.size_told.text()
        fitted = large.convert("L").resize(small.size, Image.Resampling.BOX)
        difference = ImageChops.difference(fitted, small.convert("L"))
        # Both are smoothed in their own way; nothing lies elsewhere.
        far = sum(difference.histogram()[90:]) / (small.width * small.height)
    assert far < 0.01
    assert "Written" in dialog.notices.text.text()


def test_settings_are_kept_with_the_project_and_can_be_undone(
    dialog: ExportDialog, sample_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.title.setText("Five days in the Far East")
    dialog.style_.setCurrentIndex(dialog.style_.findData("print"))
    page = written(dialog, tmp_path / "map.svg", qtbot)
    assert page.stat().st_size > 10_000
    project = sample_window.session.project
    assert project is not None
    assert project.figure.title == "Five days in the Far East"
    assert project.figure.style == "print"
    sample_window.actions_.undo.trigger()
    assert sample_window.session.project is not None
    assert sample_window.session.project.figure.title is None


def test_the_window_s_part_of_the_map_is_exported(
    dialog: ExportDialog, sample_window: MainWindow, qtbot: QtBot
) -> None:
    view = sample_window.workspace.map
    view.zoom(3)
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    dialog.as_window.setChecked(True)
    wanted = view.extent()
    assert wanted is not None
    assert dialog.figure.extent == wanted
    dialog.as_window.setChecked(False)
    assert dialog.figure.extent is None


def test_what_could_be_better_is_told_before_it_is_written(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    index = dialog.preset.findData("column")
    with qtbot.waitSignal(dialog.preview.drawn, timeout=20_000):
        dialog.title.setText("A title so long that it can never be set in one line " * 3)
        if index >= 0:
            dialog.preset.setCurrentIndex(index)
    assert dialog.lint.text()
    assert "Route of" not in dialog.title.text()


def test_a_page_comes_with_the_words_that_embed_it(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not dialog.snippet.isEnabled()
    choose(dialog, "html")
    assert dialog.snippet.isEnabled()
    assert not dialog.preset.isEnabled()
    page = written(dialog, tmp_path / "far east.html", qtbot)
    assert "<!DOCTYPE html>" in page.read_text(encoding="utf-8")[:100]
    dialog.snippet.click()
    assert 'src="far%20east.html"' in QGuiApplication.clipboard().text()


def test_a_place_that_cannot_be_written_is_told(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    written(dialog, tmp_path / "no" / "such" / "folder" / "map.png", qtbot)
    assert "Written" not in dialog.notices.text.text()
    assert dialog.notices.isVisible()


def test_the_map_is_copied_as_a_picture_and_as_drawing(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    sample_window.actions_.copy_png.trigger()
    qtbot.waitUntil(lambda: not clipboard.image().isNull(), timeout=20_000)
    clipboard.clear()
    sample_window.actions_.copy_svg.trigger()
    qtbot.waitUntil(lambda: "<svg" in clipboard.text()[:400], timeout=20_000)
    assert b"<svg" in bytes(clipboard.mimeData().data("image/svg+xml").data())[:400]
