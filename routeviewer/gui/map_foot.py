"""What stands under the map: legend, scale and credit, as under a figure."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from routeviewer.basemap.level import level_for
from routeviewer.drawing.layers.furniture import (
    NOTE_PT,
    Column,
    legend,
    paragraph,
    scale_bar,
    shifted,
)
from routeviewer.drawing.layers.ground import View
from routeviewer.drawing.painting import colour, paint_group
from routeviewer.drawing.sheet import Group, Shape
from routeviewer.gui.map_view import MapView
from routeviewer.gui.theme import GRID, INSET
from routeviewer.scene.scene import LegendEntry
from routeviewer.wording.catalogue import catalogue

_PX_PER_PT = 4 / 3
_KEPT_FREE_PT = 110.0
_USUAL_PX = 57


class MapFoot(QWidget):
    """The legend of a map."""

    def __init__(self, view: MapView, parent: QWidget | None = None) -> None:
        """Follow a map."""
        super().__init__(parent)
        self._view = view
        self._shapes: list[Shape] = []
        # The room of most legends: so the map has its size before it is drawn.
        self._height = _USUAL_PX
        self.setFixedHeight(_USUAL_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legend and credit"))
        view.redrawn.connect(self._rebuild)
        view.tiles.changed.connect(self._rebuild)

    def sizeHint(self) -> QSize:
        """Return the room that the legend needs."""
        return QSize(200, self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rebuild()

    def _rebuild(self) -> None:
        canvas = self._view.canvas
        if canvas is None:
            self._shapes, height = [], _USUAL_PX
        else:
            height = self._compose()
        if height != self._height:
            self._height = height
            self.setFixedHeight(height)
        self.update()

    def _compose(self) -> int:
        canvas = self._view.canvas
        if canvas is None or canvas.layers is None:
            return 0
        camera, style, scene = canvas.camera, canvas.style, canvas.scene
        words = catalogue(scene.language)
        column = Column(INSET, max(80.0, self.width() - 3 * GRID), style, _PX_PER_PT)
        view = View(camera, camera.window(), level_for(camera.km_per_pt), style, _PX_PER_PT)
        signs = canvas.layers.signs
        entries = [e for e in scene.legend if e.sign != "line-place" or "line-place" in signs]
        entries += [LegendEntry(s, words.sentence("legend", s)) for s in signs]
        free = _KEPT_FREE_PT * _PX_PER_PT
        block = legend(list(dict.fromkeys(entries)), view, column, kept_free_pt=free)
        bar, _ = scale_bar(view, words, column)
        credit = " ".join(text for text in (self._view.tiles.credit, scene.credit) if text)
        note = paragraph(credit, "regular", NOTE_PT * _PX_PER_PT, style.page["muted"], column)
        self._shapes = [
            *shifted([*block.shapes, *bar], GRID / 2),
            *shifted(note.shapes, GRID * 0.75 + block.height_pt),
        ]
        return math.ceil(block.height_pt + note.height_pt + INSET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the legend on the figure's ground."""
        canvas = self._view.canvas
        if canvas is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(canvas.style.page["background"]))
        paint_group(painter, Group("legend", tuple(self._shapes)))
        painter.end()
