"""Icons of one set, drawn in the colour of the text around them, light or dark."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from routeviewer import assets
from routeviewer.errors import ResourceError
from routeviewer.settings.folders import cache_folder

SIZE_PX = 18
MODES = {
    "unknown": "route", "foot": "footprints", "bicycle": "bike", "car": "car", "bus": "bus",
    "train": "train-front", "ship": "ship", "aircraft": "plane",
}  # fmt: skip


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    try:
        path = assets.resource_path("icons", f"{name}.svg")
    except ResourceError:
        return QSvgRenderer()
    text = path.read_text(encoding="utf-8").replace("currentColor", colour)
    text = text.replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(text.encode()))


def icon_file(name: str, colour: str) -> Path:
    """Return a file with an icon in a colour: style sheets take pictures from files only.

    Where it cannot be kept, the icon is as it comes, in black.
    """
    source = assets.resource_path("icons", f"{name}.svg")
    target = cache_folder() / "icons" / f"{name}-{colour.removeprefix('#')}.svg"
    text = source.read_text(encoding="utf-8").replace("currentColor", colour)
    try:
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    except OSError:
        return source
    return target


def paint_icon(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Paint an icon into a square."""
    side = min(box.width(), box.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(box.center())
    _renderer(name, colour.name()).render(painter, square)


class _Engine(QIconEngine):
    """Draws an icon in the palette's colour at the time of painting."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        is_off = mode == QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if is_off else QPalette.ColorGroup.Active
        role = QPalette.ColorRole.WindowText
        if mode == QIcon.Mode.Selected:
            role = QPalette.ColorRole.HighlightedText
        paint_icon(painter, self._name, QRectF(rect), QGuiApplication.palette().color(group, role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPointF(0, 0).toPoint(), size), mode, state)
        painter.end()
        return picture

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # The size does not depend on the screen, the picture does.
        picture = self.pixmap(size * scale, mode, state)
        picture.setDevicePixelRatio(scale)
        return picture

    def clone(self) -> QIconEngine:
        return _Engine(self._name)


@lru_cache(maxsize=128)
def icon(name: str) -> QIcon:
    """Return an icon by its name in resources/icons."""
    return QIcon(_Engine(name))
