"""Asks which chapter of a book is to be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from routeviewer.gui.theme import GRID


class ChapterDialog(QDialog):
    """The chapters of a book, the whole book first."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, book: str, chapters: Sequence[str]) -> None:
        """List the chapters of a book."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Which chapter?"))
        self.resize(480, 520)
        told = QLabel(
            self.tr("“{0}” has {1} chapters. One is read in a moment; a whole book takes "
                    "longer.").format(book, len(chapters)), self,
        )  # fmt: skip
        told.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Chapters"))
        self.list.addItem(self.tr("The whole book"))
        self.list.addItems([f"{number}  {title}" for number, title in enumerate(chapters, 1)])
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self._choose())
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        for part in (told, self.list, buttons):
            column.addWidget(part)

    def _choose(self) -> None:
        row = self.list.currentRow()
        self.chosen.emit(str(row) if row > 0 else "")
        self.accept()
