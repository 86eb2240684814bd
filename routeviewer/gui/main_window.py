"""The main window: for now, the web page of a route and a way to open an article."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QMessageBox

from routeviewer.errors import RouteviewerError
from routeviewer.pipeline import read
from routeviewer.text.readers import read_article
from routeviewer.webpage.page import route_page
from routeviewer.wording.reasons import notice_sentence

_SIZE = (1200, 800)
_ARTICLES = "Articles (*.txt *.md *.markdown *.html *.htm);;All files (*)"
_WELCOME = "Open an article (Ctrl+O) to see the route that it tells."


class MainWindow(QMainWindow):
    """Shows one article's route."""

    page_loaded = Signal(bool)

    def __init__(self, folder: Path) -> None:
        """Keep the page in ``folder``: Qt refuses pages above 2 MB that are not files."""
        super().__init__()
        self._page = folder / "route.html"
        self.resize(*_SIZE)
        self.setWindowTitle("routeviewer")
        self._view = QWebEngineView(self)
        self._view.loadFinished.connect(self.page_loaded)
        self.setCentralWidget(self._view)
        self._notice = QLabel()
        self._notice.setWordWrap(True)
        self.statusBar().addWidget(self._notice, 1)
        opening = QAction("&Open article…", self)
        opening.setShortcut(QKeySequence(QKeySequence.StandardKey.Open))
        opening.triggered.connect(self._choose_article)
        closing = QAction("&Quit", self)
        closing.setShortcut(QKeySequence(QKeySequence.StandardKey.Quit))
        closing.triggered.connect(self.close)
        self.menuBar().addMenu("&File").addActions([opening, closing])

    def welcome(self) -> None:
        """Say how to begin."""
        self._view.setHtml(
            "<body style='font: 18px sans-serif; color: #44403a; display: grid; height: 90vh;"
            f" place-items: center'><p>{_WELCOME}</p></body>"
        )

    def open_article(self, source: str, *, published: date | None = None) -> None:
        """Read an article and show its route.

        Raises:
            RouteviewerError: It cannot be read; what was shown before stays.
        """
        project = read(read_article(source), published=published)
        self._page.write_text(route_page(project), encoding="utf-8")
        self._view.load(QUrl.fromLocalFile(str(self._page)))
        self.setWindowTitle(f"{project.article.title or Path(source).name} – routeviewer")
        told = " ".join(f"{notice_sentence(n.rule, n.parameters)}." for n in project.warnings)
        self._notice.setText(told)
        self.statusBar().setVisible(bool(told))

    def _choose_article(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Open article", "", _ARTICLES)
        if not path:
            return
        try:
            self.open_article(path)
        except RouteviewerError as error:
            QMessageBox.warning(self, "routeviewer", f"{error.problem}.\n\n{error.remedy}")
