"""Settings of the user's own gazetteers: adding, ordering, removing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routeviewer.errors import RouteviewerError
from routeviewer.gui.notice_bar import NoticeBar
from routeviewer.gui.tasks import Hand, Tasks
from routeviewer.gui.theme import GRID
from routeviewer.settings.folders import gazetteers_folder
from routeviewer.settings.settings import BUNDLED, Settings
from routeviewer.wording.catalogue import catalogue
from routeviewer.wording.sentences import problem_of, spoken

_NAME = 0x0100


class GazetteersPage(QWidget):
    """The gazetteers in the order of preference."""

    def __init__(
        self, settings: Settings, tasks: Tasks, notices: NoticeBar, parent: QWidget | None = None
    ) -> None:
        """Show what is on the shelf."""
        super().__init__(parent)
        self._tasks, self._notices, self._order = tasks, notices, settings.gazetteers
        told = QLabel(
            self.tr("Names are looked up from the top. GeoNames dumps, Linked Places TSV, CSV and "
                    "GeoJSON points can be added."), self,
        )  # fmt: skip
        told.setWordWrap(True)
        told.setProperty("role", "muted")
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Gazetteers in the order of preference"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.add = QPushButton(self.tr("&Add…"), self)
        self.up = QPushButton(self.tr("&Up"), self)
        self.down = QPushButton(self.tr("&Down"), self)
        self.remove = QPushButton(self.tr("&Remove"), self)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self.add, self.up, self.down, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(told)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.add.clicked.connect(self._choose)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        self.list.currentRowChanged.connect(lambda _: self._refresh_buttons())
        self.fill()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names in the order of preference."""
        return tuple(str(self._item(i).data(_NAME)) for i in range(self.list.count()))

    def _item(self, row: int) -> QListWidgetItem:
        return self.list.item(row)

    def fill(self) -> None:
        """List the shelf as it is now."""
        from routeviewer.places.own.shelf import about_of, ordered  # noqa: PLC0415 - seldom

        folder, kept = gazetteers_folder(), self.chosen if self.list.count() else self._order
        self.list.clear()
        for name in ordered(kept, folder):
            if name == BUNDLED:
                text = self.tr("Built-in gazetteer")
            else:
                try:
                    about = about_of(name, folder)
                    text = self.tr("{0} – {1} places, from {2}").format(
                        name, catalogue(spoken()).number(about.places), about.source
                    )
                except RouteviewerError as error:
                    text = f"{name} – {problem_of(error)}"
            item = QListWidgetItem(text)
            item.setData(_NAME, name)
            self.list.addItem(item)
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        row = self.list.currentRow()
        is_own = row >= 0 and self._item(row).data(_NAME) != BUNDLED
        self.remove.setEnabled(is_own)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        item = self.list.takeItem(row)
        self.list.insertItem(row + by, item)
        self.list.setCurrentRow(row + by)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Add a gazetteer"))
        if path:
            self.add_file(path)

    def add_file(self, path: str) -> None:
        """Read a file onto the shelf, beside."""
        self.add.setEnabled(False)

        def work(hand: Hand) -> str:
            from routeviewer.places.own.adding import add_gazetteer  # noqa: PLC0415 - seldom

            about = add_gazetteer(
                Path(path), gazetteers_folder(), cancelled=hand.cancelled,
                progress=lambda done, total: hand.tell(f"{100 * done // max(1, total)} %"),
            )  # fmt: skip
            return about.name

        def done(name: str) -> None:
            self.add.setEnabled(True)
            self._notices.tell(self.tr("Added {0}").format(name))
            self.fill()

        def failed(error: RouteviewerError) -> None:
            self.add.setEnabled(True)
            self._notices.tell_failure(error)

        self._notices.tell(self.tr("Reading {0}…").format(Path(path).name))
        self._tasks.start(
            "gazetteer", work, done, failed=failed,
            staged=lambda told: self._notices.tell(
                self.tr("Reading {0}: {1}").format(Path(path).name, told),
                "", (self.tr("Cancel"), self._cancel),
            ),
        )  # fmt: skip

    def _cancel(self) -> None:
        self._tasks.cancel("gazetteer")
        self.add.setEnabled(True)

    def _remove(self) -> None:
        from routeviewer.places.own.shelf import remove_gazetteer  # noqa: PLC0415 - seldom

        try:
            remove_gazetteer(str(self._item(self.list.currentRow()).data(_NAME)),
                             gazetteers_folder())  # fmt: skip
        except RouteviewerError as error:
            self._notices.tell_failure(error)
        self.fill()
