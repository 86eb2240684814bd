"""The status line: what was read, how far a reading is, what lies under the pointer."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QPushButton, QStatusBar, QWidget

from routeviewer.geo.coordinate import Coordinate
from routeviewer.gui.plain_text import PlainLabel
from routeviewer.gui.reader import Reader
from routeviewer.gui.session import Session
from routeviewer.gui.theme import GRID
from routeviewer.wording.catalogue import catalogue
from routeviewer.wording.positions import decimal_degrees, degrees_minutes_seconds
from routeviewer.wording.sentences import spoken


class StatusLine(QStatusBar):
    """The line at the foot of the window."""

    def __init__(self, session: Session, reader: Reader, parent: QWidget | None = None) -> None:
        """Follow a session and its reading."""
        super().__init__(parent)
        self._session, self._reader = session, reader
        self._seconds: float | None = None
        self.is_in_degrees = False
        self.setSizeGripEnabled(False)
        self.setContentsMargins(GRID, 0, GRID, 0)
        self.told = PlainLabel(self)
        self.told.setAccessibleName(self.tr("What was read"))
        self.position = PlainLabel(self)
        self.position.setAccessibleName(self.tr("Position under the pointer"))
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setFixedSize(96, 6)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.clicked.connect(reader.cancel)
        self.addWidget(self.told, 1)
        for part in (self._bar, self._cancel):
            self.addWidget(part)
            part.hide()
        self.addPermanentWidget(self.position)
        reader.began.connect(self._begin)
        reader.staged.connect(self._stage)
        reader.ended.connect(self._end)
        reader.finished.connect(self._finish)
        session.project_changed.connect(self.refresh)

    @property
    def is_busy(self) -> bool:
        """Whether a reading is shown."""
        return not self._cancel.isHidden()

    def cancel(self) -> QPushButton:
        """Return the button that breaks a reading off."""
        return self._cancel

    def _begin(self, what: str) -> None:
        self._what = what
        self.told.setText(f"{what}…")
        self._bar.show()
        self._cancel.show()

    def _stage(self, stage: str) -> None:
        stages = {
            "address": self.tr("fetching"), "file": self.tr("opening"),
            "places": self.tr("finding places"),
            "journeys": self.tr("working out the journeys"),
        }  # fmt: skip
        self.told.setText(f"{self._what}: {stages.get(stage, stage)}…")

    def _end(self) -> None:
        self._bar.hide()
        self._cancel.hide()
        self.refresh()

    def _finish(self, seconds: float) -> None:
        self._seconds = seconds
        self.refresh()

    def refresh(self) -> None:
        """Tell what there is."""
        project = self._session.project
        if project is None or self.is_busy:
            if project is None and not self.is_busy:
                self.told.clear()
            return
        stops, mentioned = len(self._session.stops), len(project.asides)
        facts = [
            self.tr("1 stop") if stops == 1 else self.tr("{0} stops").format(stops),
            self.tr("1 place only mentioned") if mentioned == 1
            else self.tr("{0} places only mentioned").format(mentioned),
            self.tr("offline"),
        ]  # fmt: skip
        if self._seconds is not None:
            seconds = catalogue(spoken()).decimal(f"{self._seconds:.2f}")
            facts.insert(0, self.tr("read in {0} s").format(seconds))
        self.told.setText(" · ".join(facts))

    def show_position(self, here: Coordinate | None) -> None:
        """Tell a position, or nothing."""
        if here is None:
            self.position.clear()
        elif self.is_in_degrees:
            self.position.setText(degrees_minutes_seconds(here, spoken()))
        else:
            self.position.setText(decimal_degrees(here, spoken()))
