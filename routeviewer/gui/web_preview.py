"""The web page of the route, exactly as it is exported; loaded only when somebody looks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from routeviewer.gui.session import Session


class WebPreview(QWidget):
    """The second tab."""

    loaded = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        QVBoxLayout(self).addWidget(QLabel("…", self))

    def look(self) -> None:
        pass

    def close_page(self) -> None:
        pass
