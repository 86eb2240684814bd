"""A field that finds places while one types: names of the gazetteers, or coordinates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from routeviewer.geo.coordinate import Coordinate
from routeviewer.gui.icons import icon
from routeviewer.gui.session import Session
from routeviewer.gui.tasks import Hand
from routeviewer.gui.theme import GRID, SMALL_PX, colours, sized_font
from routeviewer.gui.why import place_told
from routeviewer.places.place import Place
from routeviewer.wording.positions import decimal_degrees, position_of
from routeviewer.wording.sentences import spoken

_TYPING_MS, _LEAST_LETTERS, _MOST = 120, 2, 8
_NEAR_KM = 500.0
_LINE_BREAK = "\n"


class PlaceSearch(QLineEdit):
    """A search field; what is chosen is a place or a position."""

    place_chosen = Signal(object)
    position_chosen = Signal(object, str)
    left = Signal()

    def __init__(self, session: Session, topic: str, parent: QWidget | None = None) -> None:
        """Search for a session.

        Args:
            session: The session, whose tasks run the search.
            topic: Name of the field's task.
            parent: The widget above.
        """
        super().__init__(parent)
        self._session, self._topic = session, topic
        self._found: tuple[Place, ...] = ()
        self._position: Coordinate | None = None
        self._model = QStringListModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(_MOST)
        self._popup = QListView(self)
        self._list.setPopup(self._popup)
        self._popup.setItemDelegate(_TwoLines(self._popup))
        self._popup.setMinimumWidth(320)
        self._popup.clicked.connect(lambda index: self._choose(index.row()))
        self.setCompleter(self._list)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._search)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self.textEdited.connect(lambda _: self._typing.start())
        self.returnPressed.connect(self._enter)

    @property
    def found(self) -> tuple[Place, ...]:
        """The places that are offered."""
        return self._found

    def begin(self, text: str) -> None:
        """Take the keys and look a text up; what is typed replaces it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setText(text)
        self.selectAll()
        self._search()

    def _search(self) -> None:
        text = self.text().strip()
        self._position = position_of(text, spoken())
        if self._position is not None:
            self._found = ()
            here = decimal_degrees(self._position, spoken())
            self._offer([here + _LINE_BREAK + self.tr("coordinates")])
            return
        if len(text) < _LEAST_LETTERS:
            self._session.tasks.cancel(self._topic)
            self._model.setStringList([])
            self._popup.hide()
            return
        near = [stop.place.coordinate for stop in self._session.stops if stop.place]
        self._session.tasks.start(
            self._topic, lambda hand: found_places(text, near, hand), self._show
        )

    def _show(self, places: tuple[Place, ...]) -> None:
        self._found = places
        lines = [_LINE_BREAK.join((place.name, place_told(place))) for place in places]
        self._offer(lines or [self.tr("Nothing found") + _LINE_BREAK + self.tr(
            "Try another spelling, or coordinates like 43.36, 132.19")])  # fmt: skip

    def _offer(self, lines: Sequence[str]) -> None:
        self._model.setStringList(list(lines))
        if self.hasFocus():
            self._list.complete()

    def _enter(self) -> None:
        if not self._popup.isVisible():
            self._search()
        if self._position is not None or self._found:
            self._choose(0)

    def _choose(self, row: int) -> None:
        if self._position is not None:
            self.position_chosen.emit(self._position, self.text().strip())
        elif row < len(self._found):
            self.place_chosen.emit(self._found[row])
        else:
            return
        self._popup.hide()
        # The list writes what was chosen into the field after this.
        QTimer.singleShot(0, self._leave)
        self._position, self._found = None, ()

    def _leave(self) -> None:
        """Empty the field and let it go: Ctrl+Z is now meant for the route."""
        self.setText("")
        if self.hasFocus():
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field by Escape, and leave it by another."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave() if not self.text() else self.clear()
            return
        super().keyPressEvent(event)


class _TwoLines(QStyledItemDelegate):
    """Paints a name with what and where it is below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        size = super().sizeHint(option, index)
        return QSize(size.width(), 44)

    def paint(  # type: ignore[override]  # Qt also takes persistent indexes
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        name, _, where = str(index.data()).partition(_LINE_BREAK)
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        box = option.rect
        painter.save()
        if is_on:
            painter.fillRect(box, palette.highlight())
        inner = box.adjusted(GRID, 4, -GRID, -4)
        painter.setPen(palette.highlightedText().color() if is_on else palette.text().color())
        painter.setFont(sized_font(14, strong=True))
        upper = inner.adjusted(0, 0, 0, -inner.height() // 2)
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignVCenter),
                         metrics.elidedText(name, elide, inner.width()))  # fmt: skip
        painter.setFont(sized_font(SMALL_PX))
        if not is_on:
            painter.setPen(colours().muted)
        lower = inner.adjusted(0, inner.height() // 2, 0, 0)
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignVCenter),
                         painter.fontMetrics().elidedText(where, elide, inner.width()))  # fmt: skip
        painter.restore()


def found_places(text: str, near: Sequence[Coordinate], hand: Hand) -> tuple[Place, ...]:
    """Return places whose name is, or begins with, a text; the best known first.

    Args:
        text: What was typed.
        near: Places of the route; those near them come first.
        hand: Tells whether anybody still waits.
    """
    from routeviewer.geo.coordinate import sphere_km  # noqa: PLC0415 - with the gazetteer
    from routeviewer.places.gazetteer import PlaceQuery  # noqa: PLC0415 - slow to import
    from routeviewer.places.sources import open_gazetteer  # noqa: PLC0415 - as above

    def is_far(place: Place) -> bool:
        ways = [sphere_km(place.coordinate, other) for other in near]
        return bool(ways) and min(ways) > _NEAR_KM

    gazetteer = open_gazetteer()
    try:
        exact = [match.place for match in gazetteer.find(PlaceQuery(text), limit=_MOST)]
        if hand.cancelled():
            return ()
        begun = [match.place for match in gazetteer.find(PlaceQuery(text, prefix=True), limit=40)]
    finally:
        gazetteer.close()
    # The order of fame stays among those that are near, and among the others.
    exact.sort(key=is_far)
    begun.sort(key=is_far)
    return tuple(dict.fromkeys((*exact, *begun)))[:_MOST]
