"""The user's corrections: what was remembered for all articles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routeviewer.errors import RouteviewerError
from routeviewer.gui.notice_bar import NoticeBar
from routeviewer.gui.theme import GRID
from routeviewer.gui.why import where_told
from routeviewer.places.correction_file import (
    add_correction,
    read_corrections,
    remove_correction,
)
from routeviewer.places.corrections import Correction, HouseSpelling, NameMeans, NeverAPlace
from routeviewer.settings.folders import corrections_path


class CorrectionsPage(QWidget):
    """The list of corrections, with house spellings to be added."""

    def __init__(self, notices: NoticeBar, parent: QWidget | None = None) -> None:
        """Show what the file holds."""
        super().__init__(parent)
        self._notices = notices
        self._held: tuple[Correction, ...] = ()
        told = QLabel(
            self.tr("These hold for every article that is read from now on. Names are remembered "
                    "from the menu of a name in the text.") + f"\n{corrections_path()}", self,
        )  # fmt: skip
        told.setWordWrap(True)
        told.setProperty("role", "muted")
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Corrections"))
        self.remove = QPushButton(self.tr("&Remove"), self)
        self.written, self.house = QLineEdit(self), QLineEdit(self)
        self.written.setAccessibleName(self.tr("Written as"))
        self.house.setAccessibleName(self.tr("House spelling"))
        self.add = QPushButton(self.tr("&Add spelling"), self)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.house, 1)
        row.addWidget(self.add)
        form = QFormLayout()
        form.setHorizontalSpacing(GRID * 2)
        form.setVerticalSpacing(GRID)
        form.addRow(self.tr("&Written as"), self.written)
        house = QLabel(self.tr("&House spelling"), self)
        house.setBuddy(self.house)
        form.addRow(house, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(told)
        column.addWidget(self.list, 1)
        aside = QHBoxLayout()
        aside.addWidget(self.remove)
        aside.addStretch(1)
        column.addLayout(aside)
        column.addLayout(form)
        self.remove.clicked.connect(self._remove)
        self.add.clicked.connect(self._add)
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self.fill()

    def fill(self) -> None:
        """List what the file holds now."""
        try:
            self._held = read_corrections(corrections_path())
        except RouteviewerError as error:
            self._held = ()
            self._notices.tell_failure(error)
        self.list.clear()
        self.list.addItems([self._told(correction) for correction in self._held])
        if not self._held:
            self.list.addItem(self.tr("Nothing has been remembered yet"))
            self.list.item(0).setFlags(Qt.ItemFlag.NoItemFlags)
        self.remove.setEnabled(False)

    def _told(self, correction: Correction) -> str:
        match correction:
            case NameMeans(name, place):
                return self.tr("“{0}” means {1}").format(name, where_told(place))
            case NeverAPlace(name):
                return self.tr("“{0}” is never a place").format(name)
            case HouseSpelling(written, house):
                return self.tr("“{0}” is spelt “{1}”").format(written, house)

    def _remove(self) -> None:
        self._change(lambda: remove_correction(
            corrections_path(), self._held[self.list.currentRow()]))  # fmt: skip

    def _add(self) -> None:
        written, house = self.written.text().strip(), self.house.text().strip()
        if written and house:
            self._change(lambda: add_correction(corrections_path(), HouseSpelling(written, house)))
            self.written.clear()
            self.house.clear()

    def _change(self, change: object) -> None:
        try:
            change()  # type: ignore[operator]  # takes nothing
        except RouteviewerError as error:
            self._notices.tell_failure(error)
        self.fill()
