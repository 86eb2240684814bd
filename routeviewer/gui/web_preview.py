"""The web page of the route, exactly as it is exported; loaded only when somebody looks."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from routeviewer.errors import RouteviewerError
from routeviewer.gui.icons import icon
from routeviewer.gui.plain_text import PlainLabel
from routeviewer.gui.session import Session
from routeviewer.gui.tasks import Hand
from routeviewer.gui.theme import GRID
from routeviewer.project.project import Project
from routeviewer.wording.sentences import problem_of, remedy_of

if TYPE_CHECKING:
    from routeviewer.gui.web_page_view import WebPageView

_NAME = "route.html"
_LEAST_COLOURS = 8


class WebPreview(QWidget):
    """The second tab."""

    loaded = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session; no browser is started before ``look``."""
        super().__init__(parent)
        self._session = session
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._view: WebPageView | None = None
        self._written: Project | None = None
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.told = PlainLabel(self.tr("The page is being made…"), self)
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again = QPushButton(self.tr("Load again"), self)
        self.again.clicked.connect(self._load_again)
        self.outside = QPushButton(icon("external-link"), self.tr("Open in browser"), self)
        self.outside.clicked.connect(self.open_in_browser)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.again)
        buttons.addWidget(self.outside)
        buttons.addStretch(1)
        message = QWidget(self)
        column = QVBoxLayout(message)
        column.setSpacing(GRID * 2)
        column.addStretch(1)
        column.addWidget(self.told)
        column.addLayout(buttons)
        column.addStretch(1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(message)
        self.again.hide()
        session.project_changed.connect(self._follow)

    @property
    def path(self) -> Path:
        """The page's file."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="routeviewer-")
        return Path(self._folder.name) / _NAME

    @property
    def view(self) -> WebPageView | None:
        """The browser, where one has been started."""
        return self._view

    def seen(self) -> QImage | None:
        """Return what is to be seen of the page: it is painted some time after it was loaded.

        Returns:
            A picture; None while there is nothing but a plain ground.
        """
        if self._view is None or self._pages.currentWidget() is not self._view:
            return None
        picture = self._view.grab().toImage()
        small = picture.scaled(24, 24)
        colours = {small.pixel(x, y) for x in range(24) for y in range(24)}
        return picture if len(colours) > _LEAST_COLOURS else None

    def look(self) -> None:
        """Make the page and show it."""
        if self._session.project is not None and self._written is not self._session.project:
            self._write(self._show)

    def _follow(self) -> None:
        if self.isVisible():
            self.look()

    def _write(self, then: object) -> None:
        project, path = self._session.project, self.path
        if project is None:
            return

        def work(_: Hand) -> Path:
            from routeviewer.webpage.page import route_page  # noqa: PLC0415 - folium is slow

            path.write_text(route_page(project), encoding="utf-8")
            return path

        def done(written: Path) -> None:
            self._written = project
            then(written)  # type: ignore[operator]  # a function of the path

        self._session.tasks.start("web", work, done, failed=self._fail)

    def _show(self, path: Path) -> None:
        if self._view is None and not self._start():
            self.loaded.emit(False)
            return
        if self._view is not None:
            self._view.show_file(str(path))

    def _start(self) -> bool:
        if _is_refused():
            self._tell(
                self.tr("Chromium does not run as the system's administrator. The page can be "
                        "looked at in a browser.")
            )  # fmt: skip
            return False
        try:
            from routeviewer.gui.web_page_view import WebPageView  # noqa: PLC0415 - large
        except ImportError:
            self._tell(
                self.tr("This installation has no browser component. The page can be looked at "
                        "in a browser.")
            )  # fmt: skip
            return False
        self._view = WebPageView(self)
        self._view.loadFinished.connect(self._finish)
        self._view.crashed.connect(self._crash)
        self._pages.addWidget(self._view)
        # A page that loads unseen is not painted by every platform.
        self._pages.setCurrentWidget(self._view)
        return True

    def _finish(self, is_loaded: bool) -> None:
        if self._view is not None and is_loaded:
            self._pages.setCurrentWidget(self._view)
        elif not is_loaded:
            self._tell(self.tr("The page could not be loaded."), may_retry=True)
        self.loaded.emit(is_loaded)

    def _crash(self, told: str) -> None:
        self._tell(
            self.tr("The browser component has stopped ({0}). Everything else goes on; nothing "
                    "is lost.").format(told), may_retry=True,
        )  # fmt: skip

    def _fail(self, error: RouteviewerError) -> None:
        self._tell(f"{problem_of(error)}. {remedy_of(error)}", may_retry=True)
        self.loaded.emit(False)

    def _tell(self, text: str, *, may_retry: bool = False) -> None:
        self.told.setText(text)
        self.again.setVisible(may_retry)
        self._pages.setCurrentIndex(0)

    def _load_again(self) -> None:
        self._written = None
        self.told.setText(self.tr("The page is being made…"))
        self.look()

    def open_in_browser(self) -> None:
        """Hand the page to the system's browser."""
        self._write(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def close_page(self) -> None:
        """End the browser and remove the page."""
        if self._view is not None:
            self._view.close_page()
            self._view = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _is_refused() -> bool:
    """Tell whether Chromium would end the whole program: as root it refuses its sandbox."""
    is_root = sys.platform.startswith("linux") and hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") != "1"
