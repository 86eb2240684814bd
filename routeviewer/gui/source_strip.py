"""What an article is: title, outlet, day, address, traveller; each can be corrected in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from routeviewer.errors import RouteviewerError
from routeviewer.gui.elided_field import ElidedField
from routeviewer.gui.icons import icon
from routeviewer.gui.plain_text import PlainLabel
from routeviewer.gui.reader import Reader
from routeviewer.gui.session import Session
from routeviewer.gui.theme import GRID, LARGE_PX, sized_font
from routeviewer.project.sources import SourceFacts
from routeviewer.text.article import Article
from routeviewer.wording.dates import day_of, day_told


class SourceStrip(QWidget):
    """The facts of one article; changing one reads the article anew."""

    left = Signal()

    def __init__(
        self, session: Session, reader: Reader, article: int, parent: QWidget | None = None
    ) -> None:
        """Show the facts of an article."""
        super().__init__(parent)
        self._session, self._reader, self._article = session, reader, article
        self._shown: object = None
        self.title = self._field(self.tr("Title"), self.tr("Untitled"))
        self.title.setFont(sized_font(LARGE_PX, strong=True))
        self.outlet = self._field(self.tr("Outlet or author"), self.tr("unknown"))
        self.published = self._field(self.tr("Published"), self.tr("unknown"))
        # A whole day can be read however narrow the panel is.
        widest = self.published.fontMetrics().horizontalAdvance(day_told(date(2024, 9, 28)))
        self.published.setMinimumWidth(widest + 3 * GRID)
        # The end of an address names the page.
        self.address = self._field(
            self.tr("Address"), self.tr("unknown"), Qt.TextElideMode.ElideMiddle
        )
        self.traveller = QComboBox(self)
        self.traveller.setEditable(True)
        self.traveller.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.traveller.setAccessibleName(self.tr("Main traveller"))
        self.traveller.setToolTip(self.tr("Whose journey is read first"))
        self.traveller.setSizePolicy(self.outlet.sizePolicy())
        self.traveller.setMinimumContentsLength(8)
        self.found = PlainLabel(self)
        self.found.setProperty("role", "small")
        self.more = QToolButton(self)
        self.more.setProperty("quiet", True)
        self.more.setIcon(icon("chevron-down"))
        self.more.setAccessibleName(self.tr("Show or hide the facts of the source"))
        self.more.setToolTip(self.more.accessibleName())
        self.more.setCheckable(True)
        self.more.setChecked(True)
        self._lay_out()
        for field in (self.title, self.outlet, self.published, self.address):
            field.editingFinished.connect(self._commit)
            field.returnPressed.connect(self.left)
        self.traveller.activated.connect(lambda _: self._commit())
        line = self.traveller.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._commit)
        self.more.toggled.connect(self._unfold)
        session.project_changed.connect(self.refresh)
        self.refresh()

    def _field(
        self, name: str, placeholder: str, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> ElidedField:
        field = ElidedField(self, elide)
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        return field

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID // 2)
        head.addWidget(self.title, 1)
        head.addWidget(self.more)
        self.title.setProperty("role", "title")
        facts = QGridLayout()
        facts.setHorizontalSpacing(GRID)
        facts.setVerticalSpacing(GRID // 2)
        rows = (
            (self.tr("&Published"), self.published), (self.tr("&Outlet"), self.outlet),
            (self.tr("&Address"), self.address), (self.tr("&Traveller"), self.traveller),
        )  # fmt: skip
        for row, (name, field) in enumerate(rows):
            label = PlainLabel(name, self)
            label.setBuddy(field)
            label.setProperty("role", "muted")
            facts.addWidget(label, row, 0)
            facts.addWidget(field, row, 1, 1, 1 if field is self.published else 2)
        facts.addWidget(self.found, 0, 2)
        facts.setColumnStretch(1, 1)
        self._facts = QWidget(self)
        self._facts.setLayout(facts)
        facts.setContentsMargins(2, 0, 2, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        outer.setSpacing(GRID // 2)
        outer.addLayout(head)
        outer.addWidget(self._facts)

    def _unfold(self, is_open: bool) -> None:
        self._facts.setVisible(is_open)
        self.more.setIcon(icon("chevron-down" if is_open else "chevron-right"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the note out where a narrow panel has no room for it beside the day."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self.contentsMargins().left() + GRID * 2 + 2
        room = self.width() - self.published.x() - margins
        wanted = self.published.minimumWidth() + GRID + self.found.sizeHint().width()
        self.found.setVisible(room >= wanted)

    def refresh(self) -> None:
        """Show what is known now; a field that is being written in is left alone."""
        project = self._session.project
        if project is None or self._article >= len(project.articles):
            return
        article, facts = project.articles[self._article], project.facts_of(self._article)
        names = [
            itinerary.traveller for i, itinerary in enumerate(project.itineraries)
            if project.article_of(i) == self._article and itinerary.traveller
        ]  # fmt: skip
        told = (article, facts, tuple(names))
        if told == self._shown:
            return
        self._shown = told
        shown = {
            self.title: article.title or "", self.outlet: _outlet(article),
            self.published: day_told(article.published) if article.published else "",
            self.address: article.source,
        }  # fmt: skip
        for field, text in shown.items():
            if not (field.hasFocus() and field.isModified()):
                field.setText(text)
                field.setCursorPosition(0)
                field.setModified(False)
        if article.published is None:
            note = self.tr("weekdays stay weekdays")
        elif facts.published is not None or article.published_by == "person":
            note = self.tr("set by you")
        elif article.published_by == "metadata":
            note = self.tr("told by the document")
        else:
            note = self.tr("found in the text")
        self.found.setText(note)
        self.published.setToolTip(note)
        self._fit()
        self.traveller.clear()
        self.traveller.addItems(names)
        self.traveller.setEditText(facts.traveller or (names[0] if names else ""))

    def _commit(self) -> None:
        project = self._session.project
        if project is None:
            return
        old, article = project.facts_of(self._article), project.articles[self._article]
        facts = self._with_published(
            replace(
                old,
                title=_changed(self.title, article.title or "", old.title),
                outlet=_changed(self.outlet, _outlet(article), old.outlet),
                address=_changed(self.address, article.source, old.address),
                traveller=self._traveller(old),
            )
        )
        if facts is not None and facts != old:
            self._reader.set_facts(self._article, facts)

    def _traveller(self, old: SourceFacts) -> str | None:
        project, text = self._session.project, self.traveller.currentText().strip()
        first = ""
        if project is not None:
            own = [i for i in range(len(project.itineraries))
                   if project.article_of(i) == self._article]  # fmt: skip
            first = project.itineraries[own[0]].traveller if own else ""
        return old.traveller if text in (first, old.traveller or "") else text

    def _with_published(self, facts: SourceFacts) -> SourceFacts | None:
        """Return the facts with the day that was written; None where it is no day."""
        if not self.published.isModified():
            return facts
        text = self.published.text().strip()
        if not text:
            return replace(facts, published=None, is_undated=True)
        day = day_of(text)
        if day is None:
            self._session.failed.emit(
                RouteviewerError(
                    self.tr("“{0}” is no day").format(text),
                    self.tr("Write it like 17 Sep 2023 or 2023-09-17."),
                )
            )
            return None
        self.published.setModified(False)
        return replace(facts, published=day, is_undated=False)

    def focus(self) -> None:
        """Go to the day of publication."""
        self.more.setChecked(True)
        self.published.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.published.selectAll()


def _outlet(article: Article) -> str:
    return article.outlet or article.author or ""


def _changed(field: QLineEdit, shown: str, old: str | None) -> str | None:
    text = field.text().strip()
    return text if field.isModified() and text != shown else old
