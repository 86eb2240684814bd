"""What an empty window shows: how to begin, and what was worked on before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routeviewer.gui.icons import icon
from routeviewer.gui.journal import Recovered
from routeviewer.gui.plain_text import PlainLabel
from routeviewer.gui.theme import GRID, LARGE_PX, colours, sized_font

_PATH = int(Qt.ItemDataRole.UserRole)
_WIDTH = 480


class Welcome(QWidget):
    """The page of an empty window."""

    open_wanted = Signal()
    paste_wanted = Signal()
    address_wanted = Signal()
    sample_wanted = Signal()
    file_wanted = Signal(str)
    recover_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show how to begin."""
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = PlainLabel(self.tr("Where did they really go?"), self)
        title.setFont(sized_font(LARGE_PX, strong=True))
        told = PlainLabel(
            self.tr("Drop an article here (text, PDF, Word, e-book, web page), paste its text, or "
                    "try the sample. The places that were visited are put on a map in the order "
                    "of travel. Nothing leaves this computer."), self,
        )  # fmt: skip
        told.setWordWrap(True)
        told.setProperty("role", "muted")
        self.open = self._button("folder-open", self.tr("Open…"), self.open_wanted)
        self.paste = self._button("clipboard-paste", self.tr("Paste"), self.paste_wanted)
        self.address = self._button("globe", self.tr("Web address…"), self.address_wanted)
        self.sample = self._button("file-text", self.tr("Try the sample"), self.sample_wanted)
        self.open.setDefault(True)
        # In two rows: a page in a row of four would hold the window wider than small screens are.
        buttons = QGridLayout()
        buttons.setSpacing(GRID)
        for i, button in enumerate((self.open, self.paste, self.address, self.sample)):
            buttons.addWidget(button, *divmod(i, 2))
        buttons.setColumnStretch(2, 1)
        self._recent_head = PlainLabel(self.tr("Recent"), self)
        self._recent_head.setProperty("role", "small")
        self.recent = QListWidget(self)
        self.recent.setAccessibleName(self.tr("Recent files"))
        self.recent.setFrameShape(QListWidget.Shape.NoFrame)
        self.recent.setIconSize(QSize(18, 18))
        self.recent.itemActivated.connect(lambda item: self.file_wanted.emit(item.data(_PATH)))
        self.recent.itemClicked.connect(lambda item: self.file_wanted.emit(item.data(_PATH)))
        self._rescued = QVBoxLayout()
        self._rescued.setSpacing(GRID)
        inner = QVBoxLayout()
        inner.setSpacing(GRID)
        inner.addStretch(2)
        inner.addLayout(self._rescued)
        inner.addSpacing(GRID * 2)
        inner.addWidget(title)
        inner.addWidget(told)
        inner.addSpacing(GRID)
        inner.addLayout(buttons)
        inner.addSpacing(GRID * 2)
        inner.addWidget(self._recent_head)
        inner.addWidget(self.recent)
        inner.addStretch(3)
        holder = QWidget(self)
        holder.setLayout(inner)
        holder.setMaximumWidth(_WIDTH)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(holder, 100)
        outer.addStretch(1)

    def _button(self, sign: str, name: str, wanted: object) -> QPushButton:
        button = QPushButton(icon(sign), name, self)
        button.setMinimumHeight(GRID * 4)
        button.setIconSize(QSize(18, 18))
        button.clicked.connect(wanted.emit)  # type: ignore[attr-defined]  # a signal
        return button

    def show_recent(self, paths: Sequence[str]) -> None:
        """List the files that were open lately."""
        self.recent.clear()
        for path in paths:
            item = QListWidgetItem(icon("file-text"), Path(path).name)
            item.setToolTip(path)
            item.setData(_PATH, path)
            item.setSizeHint(QSize(100, GRID * 4))
            self.recent.addItem(item)
        self.recent.setFixedHeight(GRID * 4 * max(1, min(len(paths), 6)))
        self.recent.setVisible(bool(paths))
        self._recent_head.setVisible(bool(paths))

    def show_rescued(self, found: Sequence[Recovered]) -> None:
        """Offer what a crash left behind."""
        while (item := self._rescued.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for left in found:
            self._rescued.addWidget(self._rescue(left))

    def _rescue(self, left: Recovered) -> QWidget:
        box = QWidget(self)
        box.setObjectName("rescued")
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        look = colours()
        box.setStyleSheet(f"#rescued {{ background: {look.warning}; border-radius: 4px; }}")
        name = left.file.name if left.file else left.project.article.title or self.tr("Untitled")
        kept = (
            self.tr("Its last change is kept.")
            if left.changes == 1
            else self.tr("Its {0} changes are kept.").format(left.changes)
        )
        sentence = self.tr("“{0}” was not saved when the program ended.").format(name)
        told = PlainLabel(f"{sentence} {kept}", box)
        told.setWordWrap(True)
        again = QPushButton(self.tr("Re&cover"), box)
        away = QPushButton(self.tr("&Discard"), box)
        for button, wanted in ((again, self.recover_wanted), (away, self.discard_wanted)):
            button.clicked.connect(lambda _=False, signal=wanted: signal.emit(left))
            button.clicked.connect(box.hide)
        line = QHBoxLayout(box)
        line.setContentsMargins(GRID * 2, GRID, GRID, GRID)
        line.addWidget(told, 1)
        line.addWidget(again)
        line.addWidget(away)
        return box
