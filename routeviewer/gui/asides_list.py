"""Places that are named and not on the route, and why."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from routeviewer.gui.asking import visit_aside
from routeviewer.gui.icons import icon
from routeviewer.gui.session import Session
from routeviewer.gui.theme import BODY_PX, GRID, SMALL_PX, colours, sized_font
from routeviewer.itinerary.itinerary import Aside
from routeviewer.wording.reasons import aside_sentence
from routeviewer.wording.sentences import spoken

_WHY = int(Qt.ItemDataRole.UserRole)


class AsidesList(QWidget):
    """The list, with the way onto the route."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = _List(self)
        self.list.setAccessibleName(self.tr("Not on the route"))
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.visited = QPushButton(icon("map-pin-plus"), self.tr("Mark as visited"), self)
        self.visited.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.list, 1)
        column.addWidget(self.visited, 0, Qt.AlignmentFlag.AlignHCenter)
        self.visited.clicked.connect(self.visit_chosen)
        self.list.currentRowChanged.connect(self._chosen)
        session.project_changed.connect(self.refresh)
        session.selection_changed.connect(self._show_selected)
        self.refresh()

    @property
    def asides(self) -> tuple[Aside, ...]:
        """What is listed: names on no stop of the shown itinerary."""
        project = self._session.project
        if project is None:
            return ()
        article = project.article_of(project.shown)
        on_route = {s.toponym.name for s in project.itinerary.stops if s.toponym is not None}
        return tuple(
            aside for aside in project.asides
            if aside.toponym.name not in on_route
            and any(m.span.article == article for m in aside.toponym.mentions)
        )  # fmt: skip

    def count(self) -> int:
        """Return how many there are."""
        return len(self.asides)

    def refresh(self) -> None:
        """List what there is now."""
        self.list.blockSignals(True)
        self.list.clear()
        for aside in self.asides:
            item, why = QListWidgetItem(aside.toponym.name), aside_sentence(aside.rule, spoken())
            item.setData(_WHY, why)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{aside.toponym.name}: {why}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._show_selected()

    def _show_selected(self) -> None:
        names = [aside.toponym.name for aside in self.asides]
        name = self._session.selection.name
        self.list.blockSignals(True)
        self.list.setCurrentRow(names.index(name) if name in names else -1)
        self.list.blockSignals(False)
        self.visited.setEnabled(self.list.currentRow() >= 0)

    def _chosen(self, row: int) -> None:
        if 0 <= row < self.count():
            self._session.select_name(self.asides[row].toponym.name)

    def visit_chosen(self) -> None:
        """Put the chosen place on the route, where the text tells it."""
        row, project = self.list.currentRow(), self._session.project
        if project is None or not 0 <= row < self.count():
            return
        edit = visit_aside(project, self.asides[row])
        if self._session.edit(self.tr("Mark as visited"), edit):
            stops = self._session.stops
            self._session.select_stop(stops[min(edit.position, len(stops) - 1)].id)


class _List(QListWidget):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        panel = self.parent()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(panel, AsidesList):
            panel.visit_chosen()
        else:
            super().keyPressEvent(event)


class _Row(QStyledItemDelegate):
    """A name, and below it why it is not on the route."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        return QSize(100, 44)

    def paint(  # type: ignore[override]  # Qt also takes persistent indexes
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        held, look = option, colours()
        box = held.rect
        state = held.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            tint = QColor(look.tint)
            tint.setAlpha(255 if state & QStyle.StateFlag.State_Selected else 110)
            painter.fillRect(box, tint)
        inner = box.adjusted(GRID * 3 + 4, 4, -GRID, -4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.mentioned))
        painter.drawEllipse(box.left() + 14, box.center().y() - 2, 5, 5)
        palette = held.palette
        elide = Qt.TextElideMode.ElideRight
        for text, font, pen, part in (
            (str(index.data()), sized_font(BODY_PX), palette.text().color(),
             inner.adjusted(0, 0, 0, -inner.height() // 2)),
            (str(index.data(_WHY)), sized_font(SMALL_PX), QColor(look.muted),
             inner.adjusted(0, inner.height() // 2, 0, 0)),
        ):  # fmt: skip
            painter.setFont(font)
            painter.setPen(pen)
            told = painter.fontMetrics().elidedText(text, elide, inner.width())
            painter.drawText(part, int(Qt.AlignmentFlag.AlignVCenter), told)
        painter.restore()
