"""The journey in time: a slider over the stops, and the order told against the order travelled."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from routeviewer.gui.discs import paint_disc
from routeviewer.gui.icons import icon
from routeviewer.gui.session import Session
from routeviewer.gui.theme import GRID, INSET, SMALL_PX, colours, sized_font
from routeviewer.itinerary.itinerary import Stop
from routeviewer.project.project import Project
from routeviewer.scene.marks import sign_of
from routeviewer.wording.dates import date_told_short

_STEP_MS = 1200
_SIDE_PX, _DISC_ROOM_PX = 24.0, 26.0


class Timeline(QWidget):
    """The bar under the map."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.first = self._button("skip-back", self.tr("First stop"))
        self.play = self._button("play", self.tr("Play the journey"))
        self.last = self._button("skip-forward", self.tr("Last stop"))
        self.chart_wanted = self._button("list-ordered", self.tr("Order told and order travelled"))
        self.chart_wanted.setCheckable(True)
        self.slider = StopSlider(session, self)
        self._steps = QTimer(self, interval=_STEP_MS)
        self._steps.timeout.connect(self._step)
        line = QHBoxLayout(self)
        line.setContentsMargins(GRID, 4, GRID, 4)
        line.setSpacing(4)
        for part in (self.first, self.play, self.last):
            line.addWidget(part)
        line.addWidget(self.slider, 1)
        line.addWidget(self.chart_wanted)
        self.first.clicked.connect(lambda: self._go(0))
        self.last.clicked.connect(lambda: self._go(-1))
        self.play.clicked.connect(self._play)
        session.project_changed.connect(self._refresh)
        self._refresh()

    def _button(self, sign: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("quiet", True)
        button.setIcon(icon(sign))
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _refresh(self) -> None:
        self.setEnabled(len(self._session.stops) > 1)

    def _go(self, index: int) -> None:
        stops = self._session.stops
        if stops:
            self._session.select_stop(stops[index].id)

    def _play(self) -> None:
        if self._steps.isActive():
            self._halt()
            return
        stops = self._session.stops
        if stops and self._session.selection.stop == stops[-1].id:
            self._go(0)
        self.play.setIcon(icon("pause"))
        self._steps.start()

    def _halt(self) -> None:
        self._steps.stop()
        self.play.setIcon(icon("play"))

    def _step(self) -> None:
        stops = self._session.stops
        if not stops or self._session.selection.stop == stops[-1].id:
            self._halt()
        else:
            self._session.walk(1)


class StopSlider(QWidget):
    """The stops on a line, by their dates as far as these are known."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self._shares: tuple[float, ...] = ()
        self._dates: tuple[str, ...] = ()
        self._widths: tuple[float, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(46)
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Stops in time"))
        self.setToolTip(self.tr("Arrow keys walk along the stops"))
        session.project_changed.connect(self._refresh)
        session.selection_changed.connect(self._tell)
        self._refresh()

    def sizeHint(self) -> QSize:
        """Return the usual room."""
        return QSize(400, 46)

    def _refresh(self) -> None:
        stops = self._session.stops
        self._shares = time_shares(stops)
        self._dates = tuple(date_told_short(stop.when) for stop in stops)
        metrics = QFontMetricsF(sized_font(SMALL_PX))
        self._widths = tuple(metrics.horizontalAdvance(told) for told in self._dates)
        self._tell()

    def _tell(self) -> None:
        stop = self._session.stop(self._session.selection.stop)
        number = self._session.number(self._session.selection.stop)
        self.setAccessibleDescription("" if stop is None else f"{number}: {stop.label}")
        self.update()

    def _x(self, index: int) -> float:
        return _SIDE_PX + self._shares[index] * (self.width() - 2 * _SIDE_PX)

    def _nearest(self, x: float) -> int | None:
        ways = [(abs(self._x(i) - x), i) for i in range(len(self._shares))]
        return min(ways)[1] if ways else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, the stops and their dates."""
        painter, look = QPainter(self), colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stops, y = self._session.stops, 16.0
        if len(stops) != len(self._shares) or not stops:
            painter.end()
            return
        at = self._session.number(self._session.selection.stop) - 1
        painter.setPen(QPen(QColor(look.line), 2))
        painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(len(stops) - 1), y))
        if at >= 0:
            painter.setPen(QPen(QColor(look.route), 2))
            painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(at), y))
        self._paint_stops(painter, stops, at, y)
        self._paint_dates(painter, at)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.selected), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_stops(self, painter: QPainter, stops: tuple[Stop, ...], at: int, y: float) -> None:
        look, last = colours(), -100.0
        chosen = self._x(at) if at >= 0 else -100.0
        discs: list[int] = []
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.route))
        for i in range(len(stops)):
            x = self._x(i)
            if i == at:
                continue
            if min(x - last, abs(x - chosen)) < _DISC_ROOM_PX:
                painter.drawEllipse(QPointF(x, y), 2.5, 2.5)
            else:
                last = x
                discs.append(i)
        if at >= 0:
            painter.setPen(QPen(QColor(look.selected), 2.5))
            painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
            painter.drawEllipse(QPointF(chosen, y), 12, 12)
            discs.append(at)
        for i in discs:
            box = QRectF(self._x(i) - 12, y - 12, 24, 24)
            paint_disc(painter, str(i + 1), sign_of(stops[i]), box)

    def _paint_dates(self, painter: QPainter, at: int) -> None:
        look, right = colours(), -100.0
        painter.setFont(sized_font(SMALL_PX))
        # The selected stop has its date first; others have theirs where there is room.
        kept = (0.0, -1.0)
        if at >= 0 and self._dates[at]:
            left = self._date_left(at)
            kept = (left - GRID, left + self._widths[at] + GRID)
            painter.setPen(QColor(look.selected))
            painter.drawText(QPointF(left, 42), self._dates[at])
        painter.setPen(QColor(look.muted))
        for i, told in enumerate(self._dates):
            left = self._date_left(i)
            end = left + self._widths[i]
            if not told or i == at or left < right + GRID or (left < kept[1] and end > kept[0]):
                continue
            painter.drawText(QPointF(left, 42), told)
            right = end

    def _date_left(self, index: int) -> float:
        width = self._widths[index]
        return min(max(2.0, self._x(index) - width / 2), self.width() - width - 2.0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the nearest stop."""
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag along the stops."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            index = self._nearest(event.position().x())
            if index is not None:
                self._session.select_stop(self._session.stops[index].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the stops."""
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
            Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000,
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._session.walk(step)


class OrderChart(QWidget):
    """A slope chart: on the left the stops as the text tells them, on the right as travelled."""

    stop_clicked = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("Order told and order travelled"))
        self.setMinimumHeight(120)
        self.setProperty("role", "paper")
        session.project_changed.connect(self._refresh)
        session.selection_changed.connect(self.update)
        self._refresh()

    def _refresh(self) -> None:
        project = self._session.project
        told = () if project is None else told_order(project)
        flashbacks = sum(b < a for a, b in pairwise(told))
        self.setAccessibleDescription(
            self.tr("1 stop is told before earlier ones")
            if flashbacks == 1
            else self.tr("{0} stops are told before earlier ones").format(flashbacks)
        )
        self.update()

    def _points(self, index: int) -> tuple[QPointF, QPointF]:
        project = self._session.project
        told = () if project is None else told_order(project)
        count = max(1, len(told) - 1)
        span = self.width() - 2 * _SIDE_PX - 72
        left = _SIDE_PX + 64
        return (
            QPointF(left + told.index(index) / count * span, 30),
            QPointF(left + index / count * span, self.height() - 24),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both orders, each stop joined with itself."""
        painter, look = QPainter(self), colours()
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stops = self._session.stops
        painter.setFont(sized_font(SMALL_PX))
        painter.setPen(QColor(look.muted))
        painter.drawText(QPointF(INSET, 34), self.tr("Told"))
        painter.drawText(QPointF(INSET, self.height() - 20), self.tr("Travelled"))
        for i, stop in enumerate(stops):
            upper, lower = self._points(i)
            is_on = stop.id == self._session.selection.stop
            crosses = upper.x() != lower.x()
            tone = look.selected if is_on else look.route if crosses else look.line
            painter.setPen(QPen(QColor(tone), 2.5 if is_on else 1.5))
            painter.drawLine(upper, lower)
        for i, stop in enumerate(stops):
            for point in self._points(i):
                box = QRectF(point.x() - 12, point.y() - 12, 24, 24)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
                painter.drawEllipse(point, 11, 11)
                paint_disc(painter, str(i + 1), sign_of(stop), box)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the stop that was clicked."""
        for i, stop in enumerate(self._session.stops):
            if any((event.position() - p).manhattanLength() < 16 for p in self._points(i)):
                self._session.select_stop(stop.id)


def told_order(project: Project) -> tuple[int, ...]:
    """Return the stops (indices in the order of travel) in the order in which they are told.

    Stops without words of the text come last.
    """
    stops = project.itinerary.stops

    def place(index: int) -> tuple[bool, int, int]:
        evidence = stops[index].evidence
        return (not evidence, evidence[0].span.start if evidence else 0, index)

    return tuple(sorted(range(len(stops)), key=place))


def time_shares(stops: tuple[Stop, ...]) -> tuple[float, ...]:
    """Return where stops lie between the first and the last, 0 to 1, never running back.

    Where the dates are known and in order, they decide; else the stops are spread evenly. Both
    are mixed, so that stops of one day do not lie on each other.
    """
    count = len(stops)
    if count < 2:
        return (0.5,) * count
    even = [i / (count - 1) for i in range(count)]
    days = [stop.when.start.toordinal() if stop.when.start else None for stop in stops]
    known = [day for day in days if day is not None]
    if len(known) < count or known != sorted(known) or known[0] == known[-1]:
        return tuple(even)
    dated = [(day - known[0]) / (known[-1] - known[0]) for day in known]
    return tuple(0.35 * e + 0.65 * d for e, d in zip(even, dated, strict=True))
