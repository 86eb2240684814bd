"""Map tiles from the network, laid over the base map where the user wants them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter

from routeviewer.drawing.camera import Camera


class TileLayer(QObject):
    """The tiles of one provider; off until one is chosen."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.credit = ""

    @property
    def is_on(self) -> bool:
        return False

    def choose(self, key: str) -> None:
        pass

    def want(self, camera: Camera) -> None:
        pass

    def paint(self, painter: QPainter, camera: Camera) -> None:
        pass
