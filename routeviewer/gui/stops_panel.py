"""The stops: whose journey, the table, what is not on the route, and the selected stop."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from routeviewer.geo.coordinate import Coordinate
from routeviewer.gui.asking import added_place, added_position
from routeviewer.gui.choice_names import choice_name
from routeviewer.gui.place_search import PlaceSearch
from routeviewer.gui.plain_text import PlainLabel
from routeviewer.gui.session import Session
from routeviewer.gui.stop_delegates import ROW_PX, StopDelegate
from routeviewer.gui.stop_details import StopDetails
from routeviewer.gui.stops_model import HOW, LENGTH, NUMBER, PLACE, STATUS, SURE, WHEN, StopsModel
from routeviewer.gui.theme import GRID, INSET, SMALL_PX, sized_font
from routeviewer.gui.units import Units
from routeviewer.itinerary.itinerary import STATUSES
from routeviewer.places.place import Place
from routeviewer.project.edits import MergeStops, RemoveStop, ShowItinerary
from routeviewer.project.project import Project

_LEAST_PX = {NUMBER: 32, WHEN: 60, STATUS: 60, HOW: 34, LENGTH: 44, SURE: 52}
_MOST_PX = {WHEN: 112, LENGTH: 64}
# The name of a place comes first: columns are left out, in this order, until it has room. The
# number's disc tells the status too.
_LEFT_OUT = (SURE, STATUS, HOW, LENGTH)
_LEAST_PLACE_PX = 112


class StopsTable(QTableView):
    """The table, complete by keyboard: it is the map's twin for those who cannot use that."""

    menu_wanted = Signal(QPoint)

    def __init__(self, session: Session, units: Units, parent: QWidget | None = None) -> None:
        """Show a session's stops."""
        super().__init__(parent)
        self._session = session
        self.stops = StopsModel(session, units)
        self.setModel(self.stops)
        self.setItemDelegate(StopDelegate(self))
        self.setAccessibleName(self.tr("Stops in the order of travel"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(28)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(PLACE, QHeaderView.ResizeMode.Stretch)
        # The words for a status are longer in some languages.
        words = QFontMetrics(sized_font(SMALL_PX))
        widest = max(words.horizontalAdvance(choice_name(sign)) for sign in ("inferred", *STATUSES))
        self._widths = _LEAST_PX | {STATUS: max(_LEAST_PX[STATUS], widest + GRID)}
        self.entered.connect(lambda index: session.hover(self._id_at(index.row())))
        self.selectionModel().currentRowChanged.connect(self._chosen)
        session.selection_changed.connect(self._show_selected)
        session.project_changed.connect(self._show_selected)
        session.project_changed.connect(self._fit_columns)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)

    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of the selected stops in the order of travel."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(stop_id for row in rows if (stop_id := self._id_at(row)) is not None)

    def _id_at(self, row: int) -> str | None:
        stop = self.stops.stop_at(row)
        return None if stop is None else stop.id

    def _chosen(self) -> None:
        if self.currentIndex().isValid():
            self._session.select_stop(self._id_at(self.currentIndex().row()))

    def _show_selected(self) -> None:
        row = self.stops.row_of(self._session.selection.stop)
        if row < 0:
            self.clearSelection()
        elif self.currentIndex().row() != row or not self.selectionModel().isRowSelected(row):
            column = max(self.currentIndex().column(), PLACE)
            index = self.stops.index(row, column)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a narrow panel has no room for; the menu of a stop has it all."""
        self._fit_columns()
        super().resizeEvent(event)

    def _fit_columns(self) -> None:
        """Give each column what it needs, or leave it out."""
        widths = dict(self._widths)
        for column, widest in _MOST_PX.items():
            widths[column] = min(max(self.sizeHintForColumn(column), widths[column]), widest)
        room = self.viewport().width() - _LEAST_PLACE_PX - sum(widths.values())
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        for column in _LEFT_OUT:
            is_out = room < 0
            self.setColumnHidden(column, is_out)
            room += widths[column] if is_out else 0

    def leaveEvent(self, event: object) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)  # type: ignore[arg-type]  # Qt hands the right one
        self._session.hover(None)

    def move_chosen(self, by: int) -> None:
        """Move the selected stop earlier or later."""
        row = self.stops.row_of(self._session.selection.stop)
        if row >= 0:
            self.stops.move(row, row + by)

    def remove_chosen(self) -> None:
        """Take the selected stops off the route; select what follows."""
        ids = self.chosen_ids() or ((self._session.selection.stop,) if (
            self._session.selection.stop) else ())  # fmt: skip
        if not ids:
            return
        row = self.stops.row_of(ids[0])
        # Each edit names a stop of the project as it is after those before it; from the end,
        # what came earlier keeps its name.
        edits = [RemoveStop(self._session.anchor(stop_id)) for stop_id in reversed(ids)]
        if self._session.edit(self.tr("Remove stop"), *edits):
            self._session.select_stop(self._id_at(min(row, self.stops.rowCount() - 1)))

    def set_chosen(self, column: int, value: str) -> None:
        """Write into a cell of the selected stop."""
        row = self.stops.row_of(self._session.selection.stop)
        if row >= 0:
            self.stops.setData(self.stops.index(row, column), value)

    def merge_chosen(self) -> None:
        """Make the selected stops one, or the selected one and the next."""
        ids = list(self.chosen_ids())
        if len(ids) == 1:
            following = self._id_at(self.stops.row_of(ids[0]) + 1)
            ids += [following] if following else []
        if len(ids) > 1:
            into = self._session.anchor(ids[0])
            edits = [MergeStops(self._session.anchor(stop_id), into) for stop_id in ids[:0:-1]]
            self._session.edit(self.tr("Merge stops"), *edits)

    def edit_chosen(self, column: int = PLACE) -> None:
        """Begin to write in a cell of the selected stop."""
        row = self.stops.row_of(self._session.selection.stop)
        if row >= 0:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.setCurrentIndex(self.stops.index(row, column))
            self.edit(self.stops.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by Enter, remove by Delete, move by Alt and arrows, merge by M."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if is_editing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            column = self.currentIndex().column()
            self.edit_chosen(column if column in (PLACE, WHEN, STATUS, HOW) else PLACE)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_chosen()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_chosen(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_M and not event.modifiers():
            self.merge_chosen()
        else:
            super().keyPressEvent(event)


class StopsPanel(QWidget):
    """The panel of the stops."""

    def __init__(self, session: Session, units: Units, parent: QWidget | None = None) -> None:
        """Show a session's stops."""
        super().__init__(parent)
        self._session, self._units = session, units
        self._shown: object = None
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.traveller = QComboBox(self)
        self.traveller.setAccessibleName(self.tr("Whose journey is shown"))
        self.alone = PlainLabel(self)
        self.alone.setProperty("role", "strong")
        self.traveller.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.total = PlainLabel(self)
        self.total.setProperty("role", "muted")
        self.search = PlaceSearch(session, "add-place", self)
        self.search.setAccessibleName(self.tr("Add a stop by name or coordinates"))
        self.search.setPlaceholderText(self.tr("Add a stop: name or coordinates"))
        self.table = StopsTable(session, units, self)
        self.details = StopDetails(session, units, self)
        self._lay_out()
        self.traveller.activated.connect(self._show_itinerary)
        for search in (self.search, self.details.evidence.other):
            search.left.connect(self.table.setFocus)
        self.search.place_chosen.connect(self.add_place)
        self.search.position_chosen.connect(self.add_position)
        session.project_changed.connect(self.refresh)
        units.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(INSET, GRID, INSET, 0)
        head.setSpacing(GRID)
        head.addWidget(self.traveller)
        head.addWidget(self.alone)
        head.addStretch(1)
        head.addWidget(self.total)
        adding = QHBoxLayout()
        adding.setContentsMargins(INSET, GRID, INSET, GRID)
        adding.addWidget(self.search)
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(adding)
        column.addWidget(self.table, 1)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(upper)
        parts.addWidget(self.details)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(parts)

    def refresh(self) -> None:
        """Show whose journey it is, and how long."""
        project = self._session.project
        self.setEnabled(project is not None)
        if project is None:
            self.traveller.clear()
            self.total.clear()
            return
        self._name_travellers(project)
        self.total.setText(
            self.tr("{0} in straight lines").format(self._units.told(self.table.stops.distance_km))
        )

    def _name_travellers(self, project: Project) -> None:
        shown = (*(itinerary.traveller for itinerary in project.itineraries), project.shown)
        if shown == self._shown:
            return
        self._shown = shown
        self.traveller.clear()
        for itinerary in project.itineraries:
            who = itinerary.traveller or self.tr("The journey")
            self.traveller.addItem(self.tr("The narrator") if who == "I" else who)
        self.traveller.setCurrentIndex(project.shown)
        # A choice of one is none.
        is_alone = len(project.itineraries) < 2
        self.alone.setText(self.traveller.currentText())
        self.alone.setVisible(is_alone)
        self.traveller.setVisible(not is_alone)

    def _show_itinerary(self, index: int) -> None:
        project = self._session.project
        if project is not None and index != project.shown:
            self._session.edit(self.tr("Show another journey"), ShowItinerary(index))

    @property
    def _position(self) -> int:
        """Where a new stop goes: behind the selected one, else to the end."""
        return self._session.number(self._session.selection.stop) or len(self._session.stops)

    def add_place(self, place: Place) -> None:
        """Add a place of a gazetteer behind the selected stop."""
        project, position = self._session.project, self._position
        if project is not None and self._session.edit(
            self.tr("Add stop"), added_place(project, place, position)
        ):
            self._session.select_stop(self._session.stops[position].id)

    def add_position(self, here: Coordinate, label: str, *, is_named: bool = False) -> None:
        """Add a position behind the selected stop, and let it be named."""
        project, position = self._session.project, self._position
        if project is not None and self._session.edit(
            self.tr("Add stop"), added_position(project, label, here, position)
        ):
            self._session.select_stop(self._session.stops[position].id)
            if not is_named:
                self.table.edit_chosen()
