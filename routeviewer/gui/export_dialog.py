"""The dialog of exports: what the figure looks like, what is wrong with it, where it goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from routeviewer.errors import RouteviewerError
from routeviewer.exports.registry import FORMATS, Format, write_export
from routeviewer.exports.source import ExportOptions, ExportSource
from routeviewer.gui.choice_names import choice_name, language_name
from routeviewer.gui.figure_preview import FigurePreview
from routeviewer.gui.icons import icon
from routeviewer.gui.notice_bar import NoticeBar
from routeviewer.gui.plain_text import PlainLabel
from routeviewer.gui.tasks import Hand
from routeviewer.gui.theme import GRID
from routeviewer.project.edits import SetFigure
from routeviewer.project.figure import Extent, FigureSettings
from routeviewer.scene.preset import presets
from routeviewer.scene.style import STYLES
from routeviewer.webpage.embedding import iframe
from routeviewer.wording.catalogue import languages
from routeviewer.wording.sentences import problem_of, remedy_of, told

if TYPE_CHECKING:
    from routeviewer.gui.main_window import MainWindow

_PAGE = "html"
_PROJECTIONS = ("auto", "mercator", "azimuthal", "equal-earth")


class ExportDialog(QDialog):
    """Sets the figure up, shows it as it will be, and writes it."""

    def __init__(self, window: MainWindow) -> None:
        """Export a window's project."""
        super().__init__(window)
        self._window = window
        self._page_name = ""
        self.setWindowTitle(self.tr("Export"))
        self.resize(1040, 680)
        self.notices = NoticeBar(self)
        self.preview = FigurePreview(window.tasks, self)
        self.format = QComboBox(self)
        for known in FORMATS:
            self.format.addItem(known.key.upper(), known)
            self.format.setItemData(
                self.format.count() - 1, told(known.name), Qt.ItemDataRole.ToolTipRole
            )
        self.carries = PlainLabel(self)
        self.carries.setProperty("role", "small")
        self.carries.setWordWrap(True)
        self.carries.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Three lines, so that nothing moves when another format is chosen.
        self.carries.setFixedHeight(GRID * 6)
        self.preset = QComboBox(self)
        for key, preset in presets().items():
            self.preset.addItem(told(preset.name), key)
        self.style_ = self._combo((style, choice_name(style)) for style in STYLES)
        self.projection = self._combo((key, choice_name(key)) for key in _PROJECTIONS)
        self.language = self._combo((code, language_name(code)) for code in ("", *languages()))
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(self.tr("By the route"))
        self.caption = QPlainTextEdit(self)
        self.caption.setFixedHeight(GRID * 9 - 2)
        self.caption.setTabChangesFocus(True)
        self.alt_text = QPlainTextEdit(self)
        self.alt_text.setFixedHeight(GRID * 9 - 2)
        self.alt_text.setTabChangesFocus(True)
        self.mentioned = QCheckBox(self.tr("Places only mentioned"), self)
        self.as_window = QCheckBox(self.tr("The window's part of the map"), self)
        self.letters = QCheckBox(self.tr("Letters of an SVG as text"), self)
        self.snippet = QPushButton(icon("copy"), self.tr("Copy iframe"), self)
        self.snippet.setToolTip(self.tr("The HTML that puts the web page into another page"))
        self.lint = PlainLabel(self)
        self.lint.setWordWrap(True)
        self.lint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.lint.setAccessibleName(self.tr("What could be better"))
        self.size_told = PlainLabel(self)
        self.size_told.setProperty("role", "small")
        self._lay_out()
        self._show(window.session.project.figure if window.session.project else FigureSettings())
        self._link()
        self._draw()

    def _combo(self, items: object) -> QComboBox:
        combo = QComboBox(self)
        for key, name in items:  # type: ignore[attr-defined]  # pairs
            combo.addItem(name, key)
        return combo

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(GRID * 2)
        form.setVerticalSpacing(GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, field in (
            (self.tr("&Format"), self.format), (self.tr("Si&ze"), self.preset),
            (self.tr("&Style"), self.style_), (self.tr("&Projection"), self.projection),
            (self.tr("&Language"), self.language), (self.tr("&Title"), self.title),
            (self.tr("&Caption"), self.caption), (self.tr("&Alternative text"), self.alt_text),
        ):  # fmt: skip
            field.setAccessibleName(name.replace("&", ""))
            form.addRow(name, field)
            if field is self.format:
                form.addRow("", self.carries)
        for box in (self.mentioned, self.as_window, self.letters):
            form.addRow("", box)
        left = QWidget(self)
        left.setFixedWidth(GRID * 46)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(self.preview, 1)
        right.addWidget(self.size_told)
        right.addWidget(self.lint)
        middle = QHBoxLayout()
        middle.setSpacing(GRID * 3)
        middle.addWidget(left)
        middle.addLayout(right, 1)
        self.buttons = QDialogButtonBox(self)
        self.write = self.buttons.addButton(
            self.tr("&Export…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.buttons.addButton(self.snippet, QDialogButtonBox.ButtonRole.ActionRole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        outer.setSpacing(GRID * 2)
        outer.addWidget(self.notices)
        outer.addLayout(middle, 1)
        outer.addWidget(self.buttons)

    def _show(self, figure: FigureSettings) -> None:
        for combo, key in (
            (self.preset, figure.preset), (self.style_, figure.style),
            (self.projection, figure.projection), (self.language, figure.language or ""),
        ):  # fmt: skip
            if combo.findData(key) < 0:
                combo.addItem(Path(key).name, key)
            combo.setCurrentIndex(combo.findData(key))
        self.title.setText(figure.title or "")
        self.caption.setPlainText(figure.caption or "")
        self.alt_text.setPlainText(figure.alt_text or "")
        self.mentioned.setChecked(figure.shows_mentioned)
        self.as_window.setChecked(figure.extent is not None)
        self._extent = figure.extent

    def _link(self) -> None:
        for combo in (self.preset, self.style_, self.projection, self.language):
            combo.currentIndexChanged.connect(self._draw)
        self.title.textChanged.connect(self._draw)
        for text in (self.caption, self.alt_text):
            text.textChanged.connect(self._draw)
        self.mentioned.toggled.connect(self._draw)
        self.as_window.toggled.connect(self._take_extent)
        self.format.currentIndexChanged.connect(self._fit_to_format)
        self.preview.drawn.connect(self._tell)
        self.preview.failed.connect(self.notices.tell_failure)
        self.write.clicked.connect(self.export)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._end)
        self.snippet.clicked.connect(self.copy_snippet)
        self._fit_to_format()

    def _end(self) -> None:
        """Go with the preview; what is being written is written."""
        self._window.tasks.cancel("figure")
        self.deleteLater()

    def _fit_to_format(self) -> None:
        known = self.chosen_format
        has_map = known.is_figure or known.key == _PAGE
        for field in (self.style_, self.projection, self.language, self.title, self.caption,
                      self.alt_text, self.mentioned, self.as_window):  # fmt: skip
            field.setEnabled(has_map)
        self.preset.setEnabled(known.is_figure)
        self.letters.setEnabled(known.key in ("svg", "kit"))
        self.snippet.setEnabled(known.key == _PAGE)
        text = self.tr("{0}. Holds: {1}.").format(told(known.name), told(known.carries))
        self.carries.setText(text[:1].upper() + text[1:])

    @property
    def chosen_format(self) -> Format:
        """The format that is written."""
        known: Format = self.format.currentData()
        return known

    def _take_extent(self, is_on: bool) -> None:
        self._extent = self._window_extent() if is_on else None
        self._draw()

    def _window_extent(self) -> Extent | None:
        """Return what the window's map shows, as bounds of a figure."""
        return self._window.workspace.map.extent()

    @property
    def figure(self) -> FigureSettings:
        """The settings as they are chosen."""
        project = self._window.session.project
        kept = FigureSettings() if project is None else project.figure
        return replace(
            kept, preset=self.preset.currentData(), style=self.style_.currentData(),
            projection=self.projection.currentData(), extent=self._extent,
            language=self.language.currentData() or None,
            title=self.title.text() or None, caption=self.caption.toPlainText() or None,
            alt_text=self.alt_text.toPlainText() or None,
            shows_mentioned=self.mentioned.isChecked(),
        )  # fmt: skip

    def _draw(self) -> None:
        project = self._window.session.project
        if project is not None:
            self.preview.show_source(ExportSource(replace(project, figure=self.figure)))

    def _tell(self, size: str, sentences: tuple[str, ...], caption: str, alt: str) -> None:
        self.size_told.setText(size)
        self.caption.setPlaceholderText(caption)
        self.alt_text.setPlaceholderText(alt)
        if sentences:
            self.lint.setText("\n".join(f"• {sentence}." for sentence in sentences))
        else:
            self.lint.setText(self.tr("✓ Sizes, contrasts, credit and names are in order."))

    # -- doing it --------------------------------------------------------------------------------

    def export(self) -> None:
        """Let a person choose a file, and write it."""
        known, memory = self.chosen_format, self._window.memory
        if known.suffixes == ("/",):
            target = QFileDialog.getExistingDirectory(
                self, self.tr("Folder for the figure's files"), memory.folder
            )
            target = f"{target}/" if target else ""
        else:
            suffix = known.suffixes[0]
            target, _ = QFileDialog.getSaveFileName(
                self, self.tr("Save export"), str(Path(memory.folder) / f"map{suffix}"),
                f"{known.key.upper()} (*{suffix})",
            )  # fmt: skip
            if target and not target.casefold().endswith(known.suffixes):
                target += suffix
        if target:
            memory.folder = str(Path(target.rstrip("/")).parent)
            self.write_to(target)

    def write_to(self, target: str) -> None:
        """Write the project beside the window, and keep how the figure was set up."""
        session = self._window.session
        project = session.project
        if project is None:
            return
        if self.figure != project.figure:
            session.edit(self.tr("Set up figure"), SetFigure(self.figure))
        options = ExportOptions(letters_as_text=self.letters.isChecked())
        source = ExportSource(replace(project, figure=self.figure), options)
        self.write.setEnabled(False)

        def work(_: Hand) -> str:
            write_export(source, target)
            return target

        def done(written: str) -> None:
            self._tell_end(self.tr("Written: {0}").format(written))
            self._page_name = Path(written).name if known.key == _PAGE else self._page_name

        def failed(error: RouteviewerError) -> None:
            self._tell_end(problem_of(error), remedy_of(error))

        known = self.chosen_format
        self._window.tasks.start("export", work, done, failed=failed)

    def _tell_end(self, text: str, remedy: str = "") -> None:
        """Tell how the writing ended; where the dialog is closed by now, in the window."""
        if isValid(self):
            self.write.setEnabled(True)
            self.notices.tell(text, remedy)
        else:
            self._window.notices.tell(text, remedy)

    def copy_snippet(self) -> None:
        """Copy the HTML that puts the exported page into another page."""
        project = self._window.session.project
        if project is None:
            return
        name = self._page_name or "map.html"
        scene = ExportSource(replace(project, figure=self.figure)).scene
        QGuiApplication.clipboard().setText(iframe(scene, name))
        self.notices.tell(self.tr("Copied. Put {0} beside the page that shows it.").format(name))
