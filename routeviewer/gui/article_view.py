"""An article with its place names marked, as a text that can be read, pointed at and selected."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from routeviewer.gui.article_offsets import ArticleOffsets, shown_text
from routeviewer.gui.mark_formats import DISC, TextDiscs, disc_format, mark_format
from routeviewer.gui.mention_marks import TextMark, text_marks
from routeviewer.gui.session import Session
from routeviewer.gui.theme import GRID, LARGE_PX, colours, sized_font
from routeviewer.gui.why import told_of_mark
from routeviewer.text.article import Span

_PLACEHOLDER = "\N{OBJECT REPLACEMENT CHARACTER}"
_LINE_HEIGHT_PERCENT = 150.0
_MOST_LETTERS = 70
# How strongly, of 255, the selected name is tinted.
_STRONG = 64


class ArticleView(QTextEdit):
    """One article of the session's project."""

    mark_menu_wanted = Signal(object, QPoint)
    words_menu_wanted = Signal(object, QPoint)

    def __init__(self, session: Session, article: int, parent: QWidget | None = None) -> None:
        """Show an article.

        Args:
            session: The session.
            article: Index of the article.
            parent: The widget above.
        """
        super().__init__(parent)
        self._session, self.article = session, article
        self._offsets = ArticleOffsets("")
        self._text = ""
        self.marks: tuple[TextMark, ...] = ()
        self._starts: list[int] = []
        self._is_fresh = True
        self._marks_at = 0
        self._painted: tuple[object, ...] = ()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Article"))
        self.setFont(sized_font(LARGE_PX))
        self.document().setDocumentMargin(GRID)
        self._discs = TextDiscs(self)
        self.document().documentLayout().registerHandler(DISC, self._discs)
        self.viewport().setMouseTracking(True)
        # The text waits for its turn: what is seen first is the map.
        self._rebuilding = QTimer(self, singleShot=True, interval=0)
        self._rebuilding.timeout.connect(self.rebuild)
        session.project_changed.connect(self._rebuilding.start)
        session.selection_changed.connect(self._show_selected)
        session.hover_changed.connect(self._paint_selections)

    # -- the document ----------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Mark the names anew; where nothing differs, nothing is done."""
        project = self._session.project
        if project is None or self.article >= len(project.articles):
            return
        self._rebuilding.stop()
        text, marks = project.articles[self.article].text, text_marks(project, self.article)
        if text == self._text and marks == self.marks:
            return
        old, self.marks = self.marks, marks
        # A text that is shown for the first time is read from its beginning.
        self._is_fresh = text != self._text
        self._text = text
        self._starts = [mark.span.start for mark in marks]
        if not self._is_fresh and [m.span for m in old] == [m.span for m in marks]:
            self._rewrite(old)
        else:
            self._write()
        self._marks_at += 1
        self._show_selected()

    def _rewrite(self, old: Sequence[TextMark]) -> None:
        """Change only the marks that differ, from the end: what is before keeps its place."""
        offsets, cursor, look = self._offsets, QTextCursor(self.document()), colours()
        scrolled = self.verticalScrollBar().value()
        self.setUpdatesEnabled(False)
        cursor.beginEditBlock()
        for before, after in zip(reversed(old), reversed(self.marks), strict=True):
            if before == after:
                continue
            start = offsets.position(after.span.start)
            if before.numbers:
                start -= 1
                cursor.setPosition(start)
                cursor.deleteChar()
            length = offsets.position(after.span.end - 1) + 1 - offsets.position(after.span.start)
            if after.span.end > after.span.start:
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(mark_format(after, look))
            if after.numbers:
                cursor.setPosition(start)
                cursor.insertText(_PLACEHOLDER, disc_format(after))
        cursor.endEditBlock()
        self._offsets = ArticleOffsets(self._text, [m.span.start for m in self.marks if m.numbers])
        self.setUpdatesEnabled(True)
        self.verticalScrollBar().setValue(scrolled)

    def _write(self) -> None:
        numbered = [mark for mark in self.marks if mark.numbers]
        self._offsets = ArticleOffsets(self._text, [mark.span.start for mark in numbered])
        scrolled = self.verticalScrollBar().value()
        self.setUpdatesEnabled(False)
        document = self.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(
            _LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor.setBlockFormat(block)
        plain = QTextCharFormat()
        # Discs stand in the text as letters of their own; they are put in from the end.
        cursor.insertText(shown_text(self._text), plain)
        bare, look = ArticleOffsets(self._text), colours()
        for mark in reversed(self.marks):
            start, end = bare.position(mark.span.start), bare.position(mark.span.end)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            if end > start:
                cursor.setCharFormat(mark_format(mark, look))
            if mark.numbers:
                cursor.setPosition(start)
                cursor.insertText(_PLACEHOLDER, disc_format(mark))
        cursor.endEditBlock()
        own = self.textCursor()
        own.setPosition(0)
        self.setTextCursor(own)
        self.setUpdatesEnabled(True)
        self.verticalScrollBar().setValue(0 if self._is_fresh else scrolled)

    # -- selection -------------------------------------------------------------------------------

    def mark_of_stop(self, stop_id: str) -> TextMark | None:
        """Return the mark that a stop is found at: the one with its number, else the first."""
        own = [mark for mark in self.marks if stop_id in mark.stops]
        return next((mark for mark in own if mark.numbers), own[0] if own else None)

    def words_selected(self) -> Span | None:
        """Return what of the article the person selected, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._offsets.offset(cursor.selectionStart())
        end = self._offsets.offset(cursor.selectionEnd())
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return Span(self.article, start, end) if end > start else None

    def _show_selected(self) -> None:
        self._paint_selections()
        if self._is_fresh:
            self._is_fresh = False
            return
        selected = self._session.selection
        mark = self.mark_of_stop(selected.stop) if selected.stop else None
        if mark is None and selected.name and self._session.project is not None:
            names = self._session.project.toponyms
            mark = next(
                (m for m in self.marks
                 if m.toponym is not None and names[m.toponym].name == selected.name), None
            )  # fmt: skip
        if mark is not None and not self.viewport().underMouse():
            cursor = self.textCursor()
            cursor.setPosition(self._offsets.position(mark.span.start))
            self.setTextCursor(cursor)
            self._scroll_to(cursor)

    def _scroll_to(self, cursor: QTextCursor) -> None:
        """Bring a place into the upper half, so that what follows it can be read."""
        box, height = self.cursorRect(cursor), self.viewport().height()
        if not 0.1 * height < box.center().y() < 0.85 * height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.center().y() - int(0.35 * height))

    def _paint_selections(self) -> None:
        wanted = (self._marks_at, *self._tints())
        if wanted != self._painted:
            self._painted = wanted
            colour = colours().selected
            self.setExtraSelections([
                self._tinted(piece, colour, strength)
                for span, strength in self._tints()
                for piece in self._between_discs(span)
            ])  # fmt: skip

    def _tints(self) -> Iterator[tuple[Span, int]]:
        """Yield what is tinted, and how strongly."""
        selected, hovered = self._session.selection, self._session.hovered
        stop = self._session.stop(selected.stop)
        for evidence in () if stop is None else stop.evidence:
            if evidence.span.article == self.article:
                yield evidence.span, 16
        for mark in self.marks:
            if selected.stop is not None and selected.stop in mark.stops:
                yield mark.span, _STRONG
            elif hovered is not None and hovered in mark.stops:
                yield mark.span, 26
            elif selected.name is not None and self._is_named(mark, selected.name):
                yield mark.span, _STRONG

    def _is_named(self, mark: TextMark, name: str) -> bool:
        project = self._session.project
        if project is None or mark.toponym is None or mark.toponym >= len(project.toponyms):
            return False
        return project.toponyms[mark.toponym].name == name

    def _between_discs(self, span: Span) -> Iterator[tuple[int, int]]:
        """Yield positions from which and to which to tint: over discs Qt would lay a veil."""
        start, end = self._offsets.position(span.start), self._offsets.position(span.end)
        for mark in self.marks:
            if mark.numbers and span.start < mark.span.start < span.end:
                disc = self._offsets.position(mark.span.start) - 1
                yield start, disc
                start = disc + 1
        yield start, end

    def _tinted(self, piece: tuple[int, int], colour: str, alpha: int) -> Any:
        selection, tint = QTextEdit.ExtraSelection(), QColor(colour)
        tint.setAlpha(alpha)
        selection.format.setBackground(tint)
        if alpha == _STRONG:
            # The colours of names have too little contrast on the tint.
            selection.format.setForeground(self.palette().text())
        cursor = QTextCursor(self.document())
        cursor.setPosition(piece[0])
        cursor.setPosition(piece[1], QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        return selection

    # -- the pointer -----------------------------------------------------------------------------

    def mark_at(self, point: QPoint) -> TextMark | None:
        """Return the mark under a point of the viewport."""
        cursor = self.cursorForPosition(point)
        if not self.cursorRect(cursor).adjusted(-24, -6, 24, 6).contains(point):
            return None
        offset = self._offsets.offset(cursor.position())
        for at in (offset, offset - 1):
            i = bisect_right(self._starts, at) - 1
            if i >= 0:
                span = self.marks[i].span
                if span.start <= at < max(span.end, span.start + 1):
                    return self.marks[i]
        return None

    def event(self, event: QEvent) -> bool:
        """Tell in a tooltip what the name under the pointer stands for, and why."""
        if event.type() == QEvent.Type.PaletteChange:
            self._text = ""
            self.rebuild()
        return bool(super().event(event))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark, project = self.mark_at(event.pos()), self._session.project
            told = "" if mark is None or project is None else told_of_mark(project, mark)
            QToolTip.showText(event.globalPos(), told, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._session.hover(None)
        return bool(super().viewportEvent(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what can be clicked."""
        super().mouseMoveEvent(event)
        mark = self.mark_at(event.position().toPoint())
        shape = Qt.CursorShape.IBeamCursor if mark is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        self._session.hover(mark.stops[0] if mark is not None and mark.stops else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the stop or the name that was clicked."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.choose(self.mark_at(event.position().toPoint()))

    def choose(self, mark: TextMark | None) -> None:
        """Select what a mark stands for in all panels."""
        project = self._session.project
        if mark is None or project is None:
            return
        if mark.stops:
            self._session.select_stop(mark.stops[0])
        elif mark.toponym is not None:
            self._session.select_name(project.toponyms[mark.toponym].name)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a name, or with the words that are selected."""
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self.cursorRect().center() if by_keys else event.pos()
        where = self.viewport().mapToGlobal(point)
        words, mark = self.words_selected(), self.mark_at(point)
        if mark is not None and mark.toponym is not None and (words is None or words == mark.span):
            self.mark_menu_wanted.emit(mark, where)
        else:
            self.words_menu_wanted.emit(words, where)
        event.accept()

    def next_mark(self, by: int) -> None:
        """Move the cursor to the next or an earlier name and choose it."""
        here = self._offsets.offset(self.textCursor().position())
        later = [mark for mark in self.marks if mark.span.start > here]
        earlier = [mark for mark in self.marks if mark.span.start < here]
        found = later[:1] if by > 0 else earlier[-1:]
        for mark in found:
            cursor = self.textCursor()
            cursor.setPosition(self._offsets.position(mark.span.start))
            self.setTextCursor(cursor)
            self._scroll_to(cursor)
            self.choose(mark)

    # -- Qt's ports ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to be read."""
        widest = self.fontMetrics().averageCharWidth() * _MOST_LETTERS + 2 * GRID
        aside = max(
            GRID, (self.width() - self.verticalScrollBar().sizeHint().width() - widest) // 2
        )
        self.setViewportMargins(aside, 0, aside, 0)
        super().resizeEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the words that are selected, without discs."""
        words, data = self.words_selected(), QMimeData()
        data.setText("" if words is None else self._text[words.start : words.end])
        return data
