"""The stops as a table: what its cells show, and which edits writing into them makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from routeviewer.errors import RouteviewerError
from routeviewer.gui.choice_names import choice_name
from routeviewer.gui.plain_text import as_tip
from routeviewer.gui.session import Session
from routeviewer.gui.units import Units
from routeviewer.gui.why import percent, stop_told, where_told
from routeviewer.itinerary.itinerary import MODES, STATUSES, Stop
from routeviewer.project.edits import Edit, MoveStop, SetLabel, SetMode, SetStatus, SetWhen
from routeviewer.project.project import Project
from routeviewer.route.lengths import leg_lengths_km
from routeviewer.scene.marks import sign_of
from routeviewer.wording.dates import day_told, when_of, when_told, when_told_short

NUMBER, PLACE, WHEN, STATUS, HOW, LENGTH, SURE = range(7)
STOP_ROLE = int(Qt.ItemDataRole.UserRole)
CHOICES_ROLE = STOP_ROLE + 1
_MIME = "application/x-routeviewer-stop"

_Index = QModelIndex | QPersistentModelIndex


class StopsModel(QAbstractTableModel):
    """The rows are the stops of the itinerary that is shown."""

    def __init__(self, session: Session, units: Units) -> None:
        """Follow a session."""
        super().__init__(session)
        self._session, self._units = session, units
        self._project: Project | None = None
        self._stops: tuple[Stop, ...] = ()
        self._km: Mapping[int, float] = {}
        self._has_years = False
        session.project_changed.connect(self.refresh)
        units.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Take the stops as they are now."""
        project = self._session.project
        self.beginResetModel()
        self._project = project
        self._stops = self._session.stops
        self._km = {} if project is None else leg_lengths_km(project.itinerary)
        self._has_years = len({s.when.start.year for s in self._stops if s.when.start}) > 1
        self.endResetModel()

    def stop_at(self, row: int) -> Stop | None:
        """Return the stop of a row."""
        return self._stops[row] if 0 <= row < len(self._stops) else None

    def row_of(self, stop_id: str | None) -> int:
        """Return the row of a stop, -1 for none."""
        return next((i for i, stop in enumerate(self._stops) if stop.id == stop_id), -1)

    @property
    def distance_km(self) -> float:
        """The length of the whole route."""
        return sum(self._km.values())

    # -- Qt's port -------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's port
        """Return the number of stops."""
        return 0 if parent.isValid() else len(self._stops)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's port
        """Return the number of columns."""
        return 0 if parent.isValid() else SURE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the columns' names."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        names = (
            "#", self.tr("Place"), self.tr("When"), self.tr("Status"), self.tr("How"),
            self._units.sign, self.tr("Sure"),
        )  # fmt: skip
        if role == Qt.ItemDataRole.DisplayRole:
            return names[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                self.tr("Number on the route"), self.tr("Place"), self.tr("When"),
                self.tr("Status"), self.tr("How the stop was reached"),
                self.tr("Straight line from the stop before"), self.tr("How sure the reading is"),
            )[section]  # fmt: skip
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, is edited as, and says to those who cannot see it."""
        stop = self.stop_at(index.row())
        if stop is None:
            return None
        row, column = index.row(), index.column()
        made: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._shown(row, stop, column),
            Qt.ItemDataRole.EditRole: lambda: self._edited(row, stop, column),
            Qt.ItemDataRole.TextAlignmentRole: lambda: self._alignment(column),
            Qt.ItemDataRole.ToolTipRole: lambda: as_tip(self._tip(row, stop, column)),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(row, stop, column),
            STOP_ROLE: lambda: stop,
            CHOICES_ROLE: lambda: {STATUS: STATUSES, HOW: MODES}.get(column),
        }
        return made[role]() if role in made else None

    def _spoken(self, row: int, stop: Stop, column: int) -> str:
        name = self.headerData(column, Qt.Orientation.Horizontal)
        return f"{name}: {self._told(row, stop, column) or self.tr('unknown')}"

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        if index.isValid():
            flags = (flags ^ Qt.ItemFlag.ItemIsDropEnabled) | Qt.ItemFlag.ItemIsDragEnabled
            if index.column() in (PLACE, WHEN, STATUS) or (
                index.column() == HOW and index.row() > 0
            ):
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Make the edit that a person wrote into a cell."""
        stop = self.stop_at(index.row())
        if stop is None or role != Qt.ItemDataRole.EditRole:
            return False
        if value == self._edited(index.row(), stop, index.column()):
            return False
        made = self._edit_of(stop, index.column(), str(value))
        return made is not None and self._session.edit(*made)

    def _edit_of(self, stop: Stop, column: int, text: str) -> tuple[str, Edit] | None:
        anchor = self._session.anchor(stop.id)
        if column == PLACE:
            return self.tr("Rename stop"), SetLabel(anchor, text)
        if column == STATUS:
            return self.tr("Change status"), SetStatus(anchor, text)
        if column == HOW:
            return self.tr("Change means of travel"), SetMode(anchor, text)
        when = when_of(text)
        if when is None:
            self._session.failed.emit(
                RouteviewerError(
                    self.tr("“{0}” is no date").format(text),
                    self.tr("Write a day, a month or a year: 12 Sep 2023, Sep 2023 or 2023."),
                )
            )
            return None
        return self.tr("Change date"), SetWhen(anchor, when)

    # -- moving ----------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that stops are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what is dragged."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the stop that is dragged."""
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        data.setData(_MIME, ",".join(str(row) for row in rows).encode())
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: _Index,
    ) -> bool:
        """Move the dragged stop to where it was dropped."""
        if not data.hasFormat(_MIME):
            return False
        origin = int(bytes(data.data(_MIME).data()).split(b",")[0])
        target = row if row >= 0 else parent.row() if parent.isValid() else len(self._stops)
        self.move(origin, target - 1 if target > origin else target)
        # The edit has moved it already; Qt must not remove anything.
        return False

    def move(self, origin: int, target: int) -> None:
        """Move a stop to another position."""
        stop = self.stop_at(origin)
        target = max(0, min(target, len(self._stops) - 1))
        if stop is not None and target != origin:
            anchor = self._session.anchor(stop.id)
            self._session.edit(self.tr("Move stop"), MoveStop(anchor, target))
            self._session.select_stop(stop.id)

    # -- cells -----------------------------------------------------------------------------------

    def _shown(self, row: int, stop: Stop, column: int) -> str:
        if column in (NUMBER, HOW):
            return ""
        if column == WHEN:
            return when_told_short(stop.when, with_year=self._has_years)
        return self._told(row, stop, column)

    def _told(self, row: int, stop: Stop, column: int) -> str:
        match column:
            case 0:
                return str(row + 1)
            case 1:
                return stop_told(stop)
            case 2:
                return when_told(stop.when)
            case 3:
                return choice_name(sign_of(stop))
            case 4:
                mode = self._mode(row)
                return choice_name(mode) if mode != "unknown" else ""
            case 5:
                return self._units.length(self._km[row]) if row in self._km else ""
            case _:
                return percent(stop.confidence)

    def _edited(self, row: int, stop: Stop, column: int) -> str:
        if column == WHEN:
            told = when_told(stop.when)
            # The weekday helps to read and is in the way of writing.
            return (
                day_told(stop.when.start)
                if stop.when.start and stop.when.precision == "day"
                else told
            )
        if column == PLACE:
            return stop.label
        if column == STATUS:
            return stop.status
        return self._mode(row) if column == HOW else self._told(row, stop, column)

    def _mode(self, row: int) -> str:
        legs = () if self._project is None else self._project.itinerary.legs
        return legs[row - 1].mode if 0 < row <= len(legs) else "unknown"

    def _tip(self, row: int, stop: Stop, column: int) -> str:
        if column == PLACE:
            return stop.label if stop.place is None else where_told(stop.place)
        if column == HOW and row:
            return choice_name(self._mode(row))
        return self._told(row, stop, column)

    def mode_at(self, row: int) -> str:
        """Return how the stop of a row was reached."""
        return self._mode(row)

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in (LENGTH, SURE) else (
            Qt.AlignmentFlag.AlignHCenter if column in (NUMBER, HOW) else Qt.AlignmentFlag.AlignLeft
        )  # fmt: skip
        return side | Qt.AlignmentFlag.AlignVCenter
