"""The middle of the window: the map with its legend and time line, and the web page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QTabWidget, QToolButton, QVBoxLayout, QWidget

from routeviewer.gui.icons import icon
from routeviewer.gui.map_foot import MapFoot
from routeviewer.gui.map_view import MapView
from routeviewer.gui.session import Session
from routeviewer.gui.theme import GRID
from routeviewer.gui.timeline import OrderChart, Timeline
from routeviewer.gui.web_preview import WebPreview

TABS = ("map", "web")


class Workspace(QTabWidget):
    """Map and web page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("Map and web page"))
        self.map = MapView(session, self)
        self.foot = MapFoot(self.map, self)
        self.timeline = Timeline(session, self)
        self.chart = OrderChart(session, self)
        self.chart.hide()
        self.timeline.chart_wanted.toggled.connect(self.chart.setVisible)
        self.web = WebPreview(session, self)
        page = QWidget(self)
        page.setProperty("role", "paper")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.map, 1)
        column.addWidget(self.foot)
        column.addWidget(_line(page))
        column.addWidget(self.chart)
        column.addWidget(self.timeline)
        self._zoom = _ZoomButtons(self.map)
        self.addTab(page, self.tr("Map"))
        self.addTab(self.web, self.tr("Web page"))
        self.currentChanged.connect(self._look)

    def _look(self, index: int) -> None:
        if TABS[index] == "web":
            self.web.look()

    def open_tab(self, name: str) -> None:
        """Bring a tab to the front: one of ``TABS``."""
        self.setCurrentIndex(TABS.index(name))


class _ZoomButtons(QFrame):
    """Buttons in a corner of the map."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("zoom")
        self.setStyleSheet(
            "#zoom { background: palette(base); border: 1px solid palette(mid);"
            " border-radius: 4px; }"
        )
        line = QVBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(0)
        for sign, name, action in (
            ("plus", self.tr("Zoom in"), lambda: view.zoom(1.5)),
            ("minus", self.tr("Zoom out"), lambda: view.zoom(1 / 1.5)),
            ("maximize", self.tr("Show the whole route"), view.fit),
        ):
            button = QToolButton(self)
            button.setProperty("quiet", True)
            button.setIcon(icon(sign))
            button.setIconSize(QSize(16, 16))
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(action)
            line.addWidget(button)
        self.adjustSize()
        view.installEventFilter(self)
        view.redrawn.connect(self._settle)
        self.hide()

    def _settle(self) -> None:
        self.setVisible(self._view.canvas is not None)
        self.move(
            self._view.width() - self.width() - GRID, self._view.height() - self.height() - GRID
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return bool(super().eventFilter(watched, event))


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line
