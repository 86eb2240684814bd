"""The window in German: nothing is left untranslated, cut off or ambiguous."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from routeviewer.gui.about_dialog import AboutDialog
from routeviewer.gui.export_dialog import ExportDialog
from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.reader import Source
from routeviewer.gui.settings_dialog import SettingsDialog
from routeviewer.gui.shortcuts_dialog import ShortcutsDialog
from routeviewer.gui.translation import language_among, speak_to_reader
from routeviewer.itinerary.itinerary import MODES, STATUSES
from routeviewer.wording.sentences import speak, spoken
from tests.gui.conftest import NewWindow, until_ready

GUI = Path(__file__).resolve().parents[2] / "routeviewer" / "gui"
# The same in both languages: names, and words that German has too.
SAME = {
    "&Format", "Status", "&Status", "offline", "Details", "Mercator", "Equal Earth", "Name", "bus",
    "Bus",
}  # fmt: skip
# What hands a text to a person.
SHOWN_BY = {
    "setText", "setToolTip", "setWindowTitle", "setAccessibleName", "setTitle",
    "setAccessibleDescription", "setPlaceholderText", "setStatusTip", "setWhatsThis",
    "setInformativeText", "setSuffix", "setPrefix", "addTab", "addMenu", "addAction",
    "addButton", "addSection", "addItem", "addRow", "showMessage", "setLabelText", "QAction",
    "QLabel", "QPushButton", "QCheckBox", "QMenu", "QToolBar", "QGroupBox", "QDockWidget",
    "QRadioButton", "tell", "edit", "setHeaderLabels", "drawText",
}  # fmt: skip
# Names that are the same everywhere, units, and keys of data beside the texts.
NO_WORDS = {
    "routeviewer", "routeviewer ", "[*] – routeviewer", "nominatim", "geo.example.org", " s",
    "open", "all", "file", "address", "https://",
    "https://tiles.example.org/{z}/{x}/{y}.png",
}  # fmt: skip


def source_file(checkout: Path) -> Path:
    return checkout / "packaging" / "translations" / "routeviewer_de.ts"


def messages(path: Path) -> dict[tuple[str, str], str]:
    return {
        (context.findtext("name", ""), message.findtext("source", "")): (
            message.findtext("translation", "")
            if message.find("translation").get("type") is None  # type: ignore[union-attr]  # is there
            else ""
        )
        for context in ET.parse(path).iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
    }


def tool(name: str, *arguments: str) -> None:
    subprocess.run([str(Path(sys.executable).parent / name), *arguments], check=True)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before, usual = set(qapp.findChildren(QTranslator)), QLocale()
    speak_to_reader(qapp, "de")
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(usual)
    speak("en")


@pytest.fixture
def german_window(
    german: None,  # noqa: ARG001 - the language is chosen before the window is made
    new_window: NewWindow,
    qtbot: QtBot,
    sample: Path,
) -> MainWindow:
    window = new_window()
    window.reader.open(Source(str(sample)))
    until_ready(window, qtbot)
    return window


# -- the files ---------------------------------------------------------------------------------


def test_every_sentence_of_the_window_is_translated(checkout: Path, tmp_path: Path) -> None:
    code = sorted(str(path) for path in GUI.rglob("*.py"))
    fresh = tmp_path / "fresh.ts"
    tool("pyside6-lupdate", *code, "-ts", str(fresh), "-target-language", "de", "-silent")
    held = messages(source_file(checkout))
    missing = [key for key in messages(fresh) if not held.get(key, "").strip()]
    assert missing == [], "run packaging/translations/update.py and translate these"
    assert set(held) <= set(messages(fresh)), "run packaging/translations/update.py"


def test_the_compiled_file_is_of_the_present_sentences(checkout: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    tool("pyside6-lrelease", str(source_file(checkout)), "-qm", str(fresh), "-silent")
    kept = checkout / "resources" / "translations" / "routeviewer_de.qm"
    assert fresh.read_bytes() == kept.read_bytes(), "run packaging/translations/update.py"


def test_translations_keep_facts_dots_and_mnemonics(checkout: Path) -> None:
    for (_, english), german in messages(source_file(checkout)).items():
        for pattern in (r"\{\d\}", r"(?<!&)&(?=\w)", r"…$", r"^\W? ?", r";;"):
            if pattern == r"^\W? ?" and not english.startswith((" ", ",")):
                continue
            assert Counter(re.findall(pattern, english)) == Counter(re.findall(pattern, german)), (
                english
            )
        assert english.endswith(".") == german.endswith("."), english
        assert german == german.strip() or english != english.strip(), english
        assert "“{" not in german, english
        has_words = re.search(r"[A-Za-z]{3}", re.sub(r"\{\d\}", "", english))
        assert german != english or not has_words or english in SAME, english


def literals(node: ast.expr) -> Iterator[str]:
    """Yield the texts of an argument that a person would read; calls inside it translate."""
    match node:
        case ast.Constant(str() as text):
            yield text
        case ast.JoinedStr(values):
            yield "".join(v.value for v in values if isinstance(v, ast.Constant))
        case ast.IfExp(_, one, other):
            yield from literals(one)
            yield from literals(other)
        case ast.BinOp(left, _, right):
            yield from literals(left)
            yield from literals(right)
        case ast.List(elements) | ast.Tuple(elements):
            for element in elements:
                yield from literals(element)


def untranslated(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else (
            node.func.id if isinstance(node.func, ast.Name) else ""
        )  # fmt: skip
        if name not in SHOWN_BY:
            continue
        for argument in node.args:
            for text in literals(argument):
                if re.search(r"[A-Za-z]{2}", text) and text not in NO_WORDS:
                    yield f"{path.name}:{node.lineno}: {name}({text!r})"


def test_no_text_reaches_a_person_untranslated() -> None:
    found = [told for path in sorted(GUI.rglob("*.py")) for told in untranslated(path)]
    assert found == []


def test_the_scan_finds_what_it_looks_for(tmp_path: Path) -> None:
    code = tmp_path / "bad.py"
    code.write_text('label.setText("Stops")\nself.addTab(page, f"Map {n}")\nlabel.setText(name)\n')
    assert len(list(untranslated(code))) == 2


# -- the window ----------------------------------------------------------------------------------


def texts(widget: QWidget) -> Iterator[str]:
    """Yield everything that a widget says to the eye or to a screen reader."""
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(),
                widget.accessibleDescription(), widget.statusTip())  # fmt: skip
    match widget:
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox() | QMenu():
            yield widget.title()
        case QComboBox():
            yield from (widget.itemText(i) for i in range(widget.count()))
        case QTabWidget():
            yield from (widget.tabText(i) for i in range(widget.count()))
        case QListWidget():
            yield from (widget.item(i).text() for i in range(widget.count()))
        case QTreeWidget():
            for i in range(widget.topLevelItemCount()):
                item = widget.topLevelItem(i)
                yield from (item.text(0), item.text(1)) if item else ()
        case QDockWidget():
            yield widget.windowTitle()


def all_texts(root: QWidget) -> set[str]:
    widgets = [root, *root.findChildren(QWidget)]
    found = {text for widget in widgets for text in texts(widget) if text}
    for action in root.findChildren(QAction):
        found |= {action.text(), action.toolTip(), action.statusTip()}
    return {text.replace("&", "").rstrip("…").partition(" (")[0].strip() for text in found} - {""}


def english_sentences(checkout: Path) -> set[str]:
    """Return what the window and the rooms below it say in English, and German does not."""
    folder = checkout / "resources" / "wording"
    known = {english for (_, english), german in messages(source_file(checkout)).items()
             if german.replace("&", "") != english.replace("&", "")}  # fmt: skip
    table = tomllib.loads((folder / "reasons" / "en.toml").read_text("utf-8"))
    known |= {text for section in table.values() for text in section.values()
              if isinstance(text, str)}  # fmt: skip
    sentences = tomllib.loads((folder / "sentences" / "de.toml").read_text("utf-8"))
    known |= {english for section in sentences.values() for english in section}
    plain = {text.replace("&", "").rstrip("…").strip() for text in known}
    return {text for text in plain if not re.search(r"\{\w+\}", text)}


def test_a_german_window_shows_no_english(
    german_window: MainWindow, checkout: Path, qtbot: QtBot
) -> None:
    window, english = german_window, english_sentences(checkout)
    window.session.select_stop(window.session.stops[0].id)
    shown = all_texts(window)
    for dialog in (
        SettingsDialog(window), ShortcutsDialog(window.actions_.all, window), AboutDialog(window),
        ExportDialog(window),
    ):  # fmt: skip
        qtbot.addWidget(dialog)
        browsers = {text for b in dialog.findChildren(QTextBrowser) for text in texts(b)}
        shown |= all_texts(dialog) | browsers
    assert len(shown) > 250
    assert shown & english == set()
    assert "Stationen" in shown
    # Qt's own buttons.
    assert {"Abbrechen", "Schließen"} <= shown
    assert "Cancel" not in shown


def test_stops_are_told_in_german(german_window: MainWindow) -> None:
    window = german_window
    model = window.stops.table.stops
    cells = {
        str(model.data(model.index(row, column)))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    }
    assert {"Di. 12. Sept.", "erschlossen", "besucht", "1.053"} <= cells
    assert any(cell.startswith("Grenze Nordkorea") for cell in cells)
    assert window.status.told.text().startswith("gelesen in ")
    assert re.search(r"\d,\d\d s · 4 Stationen · 12 Orte nur erwähnt", window.status.told.text())
    assert window.stops.total.text().endswith("km Luftlinie")
    assert window.session.project is not None
    assert window.session.project.figure.language == "de"
    assert spoken() == "de"


def test_german_words_stand_for_the_keys_of_choices(german_window: MainWindow) -> None:
    window = german_window
    window.session.select_stop(window.session.stops[1].id)
    menu = window.stop_menu.menu()
    inner = [child for child in menu.findChildren(QMenu) if child.actions()]
    told = [[action.text() for action in child.actions()] for child in inner]
    assert ["besucht", "geplant", "abgesagt", "durchquert"] in told
    assert not {*STATUSES, *MODES} & {word for words in told for word in words}
    inner[0].actions()[1].trigger()
    assert window.session.stops[1].status == "planned"
    window.session.undo()


def test_mnemonics_of_a_menu_are_told_apart(german_window: MainWindow) -> None:
    bar = german_window.menuBar()
    menus = [bar, *(menu for action in bar.actions() if isinstance(menu := action.menu(), QMenu))]
    for menu in menus:
        letters = [
            found[1].casefold()
            for action in menu.actions()
            if (found := re.search(r"&(\w)", action.text())) is not None
        ]
        assert len(letters) == len(set(letters)), [action.text() for action in menu.actions()]


def test_no_text_of_the_panels_is_cut(german_window: MainWindow, qtbot: QtBot) -> None:
    window = german_window
    window.resize(1024, 640)
    window.share_width()
    qtbot.wait(50)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()
    assert window.article.page is not None
    strip = window.article.page.strip
    published = strip.published
    assert not strip.found.isVisible() or not strip.found.geometry().intersects(
        published.geometry()
    )
    assert published.text() == "17. Sept. 2023"
    room = published.width() - 16
    assert published.fontMetrics().horizontalAdvance(published.text()) <= room


@pytest.mark.parametrize(
    ("wanted", "language"),
    [(["de-AT"], "de"), (["fr-FR", "de"], "de"), (["fr-FR", "en"], "en"), ([], "en")],
)
def test_the_first_wanted_language_that_is_spoken_is_taken(
    wanted: list[str], language: str
) -> None:
    assert language_among(wanted) == language
