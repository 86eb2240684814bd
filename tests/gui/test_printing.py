"""Printing, and what the window remembers of its arrangement."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from routeviewer.exports.source import ExportSource
from routeviewer.gui.about_dialog import versions_told
from routeviewer.gui.choice_names import choice_name, language_name
from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.printing import paint_page, prepared_printer
from routeviewer.scene.style import STYLES
from routeviewer.settings.settings import WINDOW_CHOICES
from routeviewer.wording.catalogue import languages
from tests.gui.conftest import NewWindow


def test_the_figure_is_printed_on_one_page_as_turned_as_it_is(
    sample_window: MainWindow, tmp_path: Path
) -> None:
    project = sample_window.session.project
    assert project is not None
    figure = ExportSource(project).figure
    printer = prepared_printer(figure)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    target = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(target))
    paint_page(printer, figure)
    pages = PdfReader(target).pages
    assert len(pages) == 1
    box = pages[0].mediabox
    assert (box.width > box.height) == (figure.sheet.width_pt > figure.sheet.height_pt)
    assert "Komsomolsk" in pages[0].extract_text()


def test_the_arrangement_is_remembered(
    window: MainWindow, new_window: NewWindow, qtbot: QtBot
) -> None:
    window.resize(760, 560)
    qtbot.waitUntil(lambda: window.width() == 760, timeout=2000)
    window.memory.keep(window)
    other = new_window()
    other.memory.restore(other)
    assert (other.width(), other.height()) == (760, 560)


def test_about_names_what_the_program_is_made_of() -> None:
    told = versions_told()
    for name in ("PySide6", "folium", "shapely", "geopy", "gpxpy", "python-docx"):
        assert name.casefold() in told.casefold()
    assert "pytest" not in told


def test_every_choice_has_a_name_for_people() -> None:
    codes = {"en", "de"}
    keys = {key for choices in WINDOW_CHOICES.values() for key in choices} | set(STYLES)
    assert [key for key in keys - codes if choice_name(key) == key] == []
    assert [language_name(code) for code in ("en", "de", "fr")] == [
        "English",
        "Deutsch",
        "Français",
    ]
    assert all(language_name(code) != code for code in languages())
