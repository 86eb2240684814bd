"""What pointer and keys do on the map: pan, choose, drag marks and names, place new stops."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from routeviewer.drawing.layers.labels import Placed
from routeviewer.geo.coordinate import Coordinate
from routeviewer.gui.theme import colours
from routeviewer.project.edits import SetFigure, SetPlace
from routeviewer.project.figure import LabelMove
from routeviewer.project.stop_changes import OWN_GAZETTEER

if TYPE_CHECKING:
    from routeviewer.gui.map_view import MapView

_ENLARGED = 4 / 3
_STEP_PX, _ZOOM_STEP = 80, 1.4
_MOVES = {
    Qt.Key.Key_Left: (_STEP_PX, 0), Qt.Key.Key_Right: (-_STEP_PX, 0),
    Qt.Key.Key_Up: (0, _STEP_PX), Qt.Key.Key_Down: (0, -_STEP_PX),
}  # fmt: skip
_ZOOMS = {
    Qt.Key.Key_Plus: _ZOOM_STEP, Qt.Key.Key_Equal: _ZOOM_STEP, Qt.Key.Key_Minus: 1 / _ZOOM_STEP,
}  # fmt: skip


@dataclass(slots=True)
class _Grip:
    """What is held: the ground, a mark or a name, and where it was taken."""

    start: QPointF
    last: QPointF
    stops: tuple[str, ...] = ()
    label: Placed | None = None
    is_moving: bool = False


@dataclass(frozen=True, slots=True)
class MenuRequest:
    """What a context menu on the map is about."""

    at: QPointF
    position: Coordinate | None
    stops: tuple[str, ...]
    label: str


class MapHand:
    """The hand on a map: with the pointer, or with keys."""

    def __init__(self, view: MapView) -> None:
        """Belong to a map."""
        self._view = view
        self._grip: _Grip | None = None

    def press(self, event: QMouseEvent) -> None:
        """Take hold of what lies under the pointer."""
        point = event.position()
        label = self._label_at(point)
        if event.button() == Qt.MouseButton.RightButton:
            view = self._view
            name = "" if label is None else view.canvas.scene.marks[label.mark].name  # type: ignore[union-attr]  # a label has a canvas
            view.menu_wanted.emit(
                MenuRequest(point, view.position_at(point), view.stops_at(point), name)
            )
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            stops = (
                self._view.stops_at(point) if event.button() == Qt.MouseButton.LeftButton else ()
            )
            self._grip = _Grip(point, point, stops, None if stops else label)

    def move(self, event: QMouseEvent) -> None:
        """Drag what is held, or point at what lies there."""
        point, grip = event.position(), self._grip
        if grip is None:
            stops = self._view.stops_at(point)
            self._view.session.hover(stops[0] if stops else None)
            self.show_shape(point)
            return
        far = (point - grip.start).manhattanLength()
        if not grip.is_moving and far < QApplication.startDragDistance():
            return
        grip.is_moving = True
        delta, grip.last = point - grip.last, point
        if grip.stops or grip.label is not None:
            self._view.update()
        else:
            self._view.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._view.pan(delta.x(), delta.y())

    def release(self, event: QMouseEvent) -> None:
        """Let go: a click chooses, a drag has moved something."""
        grip, self._grip = self._grip, None
        if grip is None:
            return
        if not grip.is_moving:
            self._click(grip, event.position())
        elif grip.stops:
            self._drop_mark(grip.stops, event.position())
        elif grip.label is not None:
            self._drop_label(grip.label, event.position() - grip.start)
        self.show_shape(event.position())
        self._view.update()

    def let_go(self) -> bool:
        """Break a drag or the placing of a stop off; tell whether there was one."""
        was_busy = self._grip is not None or self._view.is_placing
        self._grip, self._view.is_placing = None, False
        self._view.unsetCursor()
        return was_busy

    def key(self, event: QKeyEvent) -> bool:
        """Pan, zoom and walk by keys; tell whether a key was one of the map's."""
        view, key = self._view, Qt.Key(event.key())
        if key in _MOVES and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            view.pan(*_MOVES[key])
        elif key in _ZOOMS:
            view.zoom(_ZOOMS[key])
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            view.fit()
        elif key in (Qt.Key.Key_N, Qt.Key.Key_P):
            view.session.walk(1 if key == Qt.Key.Key_N else -1)
        elif key == Qt.Key.Key_Escape and self.let_go():
            view.update()
        else:
            return False
        return True

    def show_shape(self, point: QPointF) -> None:
        """Give the pointer the shape of what it can do here."""
        if self._view.canvas is None:
            self._view.unsetCursor()
        elif self._view.is_placing:
            self._view.setCursor(Qt.CursorShape.CrossCursor)
        elif self._view.stops_at(point):
            self._view.setCursor(Qt.CursorShape.PointingHandCursor)
        elif self._label_at(point) is not None:
            self._view.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self._view.setCursor(Qt.CursorShape.OpenHandCursor)

    def paint(self, painter: QPainter) -> None:
        """Show where a held mark or name would come to lie."""
        grip = self._grip
        if grip is None or not grip.is_moving or self._view.canvas is None:
            return
        colour = QColor(colours().selected)
        painter.setPen(QPen(colour, 2))
        if grip.stops:
            painter.setBrush(QColor(colour.red(), colour.green(), colour.blue(), 90))
            painter.drawEllipse(grip.last, 9, 9)
        elif grip.label is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._box_of(grip.label).translated(grip.last - grip.start))

    # -- what it did -----------------------------------------------------------------------------

    def _click(self, grip: _Grip, point: QPointF) -> None:
        view = self._view
        if view.is_placing:
            position = view.position_at(point)
            if position is not None:
                view.is_placing = False
                view.place_clicked.emit(position)
            return
        if not grip.stops:
            if grip.label is not None and view.canvas is not None:
                visits = view.canvas.scene.marks[grip.label.mark].visits
                view.session.select_stop(visits[0].stop_id)
            else:
                view.session.select_stop(None)
            return
        # A place that was visited again shows its visits in turn.
        chosen = view.session.selection.stop
        at = grip.stops.index(chosen) + 1 if chosen in grip.stops else 0
        view.session.select_stop(grip.stops[at % len(grip.stops)])

    def _drop_mark(self, stops: tuple[str, ...], point: QPointF) -> None:
        position, session = self._view.position_at(point), self._view.session
        if position is None:
            return
        here = Coordinate(round(position.lat, 5), round(position.lon, 5))
        edits = []
        for stop_id in stops:
            stop = session.stop(stop_id)
            if stop is None or stop.place is None:
                continue
            place = replace(
                stop.place, gazetteer=OWN_GAZETTEER, identifier=stop.label, coordinate=here,
                precision_km=1.0, shape=None,
            )  # fmt: skip
            edits.append(SetPlace(session.anchor(stop_id), place))
        session.edit(QCoreApplication.translate("MapHand", "Move place"), *edits)

    def _drop_label(self, label: Placed, by: QPointF) -> None:
        canvas, project = self._view.canvas, self._view.session.project
        spot = None if canvas is None else canvas.spot_of(label.mark)
        if canvas is None or project is None or spot is None:
            return
        x, y = spot.middle
        dx = (label.box.left + by.x() - x) / _ENLARGED
        dy = ((label.box.low + label.box.high) / 2 + by.y() - y) / _ENLARGED
        name = canvas.scene.marks[label.mark].name
        moves = [move for move in project.figure.moved_labels if move.name != name]
        moves.append(LabelMove(name, round(dx, 1), round(dy, 1)))
        figure = replace(project.figure, moved_labels=tuple(moves))
        self._view.session.edit(
            QCoreApplication.translate("MapHand", "Move name"), SetFigure(figure)
        )

    def _label_at(self, point: QPointF) -> Placed | None:
        canvas = self._view.canvas
        return None if canvas is None else canvas.label_at(point.x(), point.y())

    def _box_of(self, label: Placed) -> QRectF:
        canvas = self._view.canvas
        spot = None if canvas is None else canvas.spot_of(label.mark)
        if canvas is None or spot is None:
            return QRectF()
        dx, dy = canvas.shift_of(spot)
        box = label.box
        return QRectF(box.left + dx, box.low + dy, box.right - box.left, box.high - box.low)
