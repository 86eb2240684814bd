"""The articles of a project: a tab each, with its facts over its text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from routeviewer.gui.article_view import ArticleView
from routeviewer.gui.reader import Reader
from routeviewer.gui.session import Session
from routeviewer.gui.source_strip import SourceStrip
from routeviewer.gui.theme import GRID
from routeviewer.project.edits import ShowItinerary


class ArticlePage(QWidget):
    """One article."""

    def __init__(self, session: Session, reader: Reader, article: int) -> None:
        """Show an article."""
        super().__init__()
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.strip = SourceStrip(session, reader, article, self)
        self.view = ArticleView(session, article, self)
        self.strip.left.connect(self.view.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.view, 1)
        column.setStretchFactor(self.view, 1)
        self.setMinimumWidth(GRID * 30)


class ArticlePanel(QTabWidget):
    """The panel of the articles."""

    mark_menu_wanted = Signal(object, QPoint)
    words_menu_wanted = Signal(object, QPoint)

    def __init__(self, session: Session, reader: Reader, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session, self._reader = session, reader
        self._shown: object = None
        self.setDocumentMode(True)
        self.setTabBarAutoHide(True)
        self.setAccessibleName(self.tr("Articles"))
        session.project_changed.connect(self.refresh)
        self.currentChanged.connect(self._show_own_itinerary)
        self.refresh()

    @property
    def page(self) -> ArticlePage | None:
        """The article in front."""
        page = self.currentWidget()
        return page if isinstance(page, ArticlePage) else None

    def refresh(self) -> None:
        """Have a tab for each article; the one that tells the shown journey is in front."""
        project = self._session.project
        count = 0 if project is None else len(project.articles)
        titles = () if project is None else tuple(article.title for article in project.articles)
        front = 0 if project is None else project.article_of(project.shown)
        if (titles, front) == self._shown:
            return
        self._shown = (titles, front)
        # The focus would be lost at a bar of tabs that is hidden.
        policy = Qt.FocusPolicy.TabFocus if count > 1 else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.blockSignals(True)
        while self.count() > count:
            page = self.widget(self.count() - 1)
            self.removeTab(self.count() - 1)
            if page is not None:
                page.deleteLater()
        while self.count() < count:
            page = ArticlePage(self._session, self._reader, self.count())
            page.view.mark_menu_wanted.connect(self.mark_menu_wanted)
            page.view.words_menu_wanted.connect(self.words_menu_wanted)
            self.addTab(page, "")
            page.view.rebuild()
        if project is not None:
            for i, article in enumerate(project.articles):
                name = article.title or self.tr("Article {0}").format(i + 1)
                self.setTabText(i, name if len(name) <= 24 else f"{name[:23]}…")
                self.setTabToolTip(i, name)
            self.setCurrentIndex(front)
        self.blockSignals(False)

    def _show_own_itinerary(self, article: int) -> None:
        project = self._session.project
        if project is None or article < 0 or project.article_of(project.shown) == article:
            return
        own = [i for i in range(len(project.itineraries)) if project.article_of(i) == article]
        if own:
            self._session.edit(self.tr("Show another journey"), ShowItinerary(own[0]))
