"""The map for a moving view: layers kept as pictures, so that panning and zooming is instant.

A widget holds one, hands it its size and camera, and calls ``paint`` for each frame. While the
view moves, the last pictures are shifted and scaled; when it rests, ``refresh`` draws them anew.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from routeviewer.basemap.level import level_for
from routeviewer.drawing.camera import Camera, fitted
from routeviewer.drawing.layers.ground import View
from routeviewer.drawing.layers.labels import labels_group
from routeviewer.drawing.layers.marks import marks_group
from routeviewer.drawing.map_layers import MapLayers, draw_map
from routeviewer.drawing.painting import colour, paint_group
from routeviewer.drawing.plan import plan_of
from routeviewer.drawing.sheet import Group
from routeviewer.drawing.spots import Spot
from routeviewer.drawing.text_pictures import paint_quickly
from routeviewer.geo.chains import Box
from routeviewer.scene.scene import Scene
from routeviewer.scene.style import style_named
from routeviewer.wording.catalogue import catalogue

# So much of the frame's size lies ready beyond each of its edges.
_MARGIN = 0.05
# On a screen coarser outlines and fewer details do: they have to be painted in a blink.
_COARSER, _FINEST_PX = 3.0, 0.8
_PADDING_PX = 40.0
# A screen's pixel is 1/96 inch, a point of print 1/72.
_PX_PER_PT = 4 / 3
_LEAST_M = 20_000.0
# These keep their size while the view moves; all others shift and scale with the ground.
_FOLLOWING = ("marks", "stop names")
# The stairs at the land's edge lie under the coast's line: smoothing it would cost as much as all
# other layers together.
_UNDER_A_LINE = "land"
# Halos reach so far beyond the boxes of marks and names.
_HALO_PX = 3.0
_MOST_PICTURES = 1000


@dataclass(frozen=True, slots=True)
class _Sprite:
    """A picture that keeps its size while the view moves: a mark with its name.

    Attributes:
        image: The picture.
        anchor_m: What it belongs to, in the plane, metres.
        dx: From there to its left edge, pixels of the screen.
        dy: From there to its upper edge.
    """

    image: QImage
    anchor_m: tuple[float, float]
    dx: float
    dy: float


class MapCanvas:
    """A scene's map under a moving camera.

    Attributes:
        camera: The view; its frame begins at 0, 0 and is as large as the widget.
    """

    def __init__(
        self, scene: Scene, width_px: float, height_px: float, *, density: float = 1.0
    ) -> None:
        """Look at the whole route.

        Args:
            scene: What to show.
            width_px: Width of the widget in its own pixels.
            height_px: Height of it.
            density: Pixels of the screen in one of the widget's.
        """
        self.scene = scene
        self._style = style_named(scene.settings.style)
        self._words = catalogue(scene.language)
        self._density = density
        self._plan = plan_of(scene)
        self._drawn_by: Camera | None = None
        self._ground = QImage()
        self._pictures: dict[tuple[int, ...], QImage] = {}
        self._sprites: tuple[_Sprite, ...] = ()
        self.layers: MapLayers | None = None
        self.camera = self._whole(width_px, height_px)

    def _whole(self, width_px: float, height_px: float) -> Camera:
        frame = Box(0.0, 0.0, width_px, height_px)
        pad = min(_PADDING_PX, width_px / 6, height_px / 6)
        padding = Box(pad, pad, pad, pad)
        return fitted(
            self._plan.projection, self._plan.content, frame, padding, least_m=_LEAST_M
        )  # fmt: skip

    def resize(self, width_px: float, height_px: float) -> None:
        """Take another size; what lies in the middle stays there."""
        self.camera = replace(self.camera, frame=Box(0.0, 0.0, width_px, height_px))

    @property
    def is_sharp(self) -> bool:
        """Whether the pictures were drawn for this very view."""
        return self._drawn_by is not None and self._drawn_by == self._wide(self.camera)

    def refresh(self) -> None:
        """Draw the layers for the present view, with a margin to pan into."""
        wide = self._wide(self.camera)
        level = level_for(wide.km_per_pt, coarser=_COARSER)
        view = View(wide, wide.window(), level, self._style, _PX_PER_PT, _FINEST_PX)
        self.layers = draw_map(self._plan, view, self._words)
        ground = [group for group in self.layers.groups if group.name not in _FOLLOWING]
        self._ground = self._picture(wide.frame, ground, background=True)
        if len(self._pictures) > _MOST_PICTURES:
            self._pictures.clear()
        self._sprites = tuple(self._sprite(view, spot) for spot in reversed(self.layers.spots))
        self._drawn_by = wide

    def paint(self, painter: QPainter) -> None:
        """Paint a frame from the pictures; they are drawn first where there are none."""
        if self._drawn_by is None:
            self.refresh()
        frame, target = self.camera.frame, self._target()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(QRectF(0, 0, frame.right, frame.high))
        if not target.contains(QRectF(0, 0, frame.right, frame.high)):
            painter.fillRect(QRectF(0, 0, frame.right, frame.high), self._blank())
        painter.drawImage(target, self._ground)
        for sprite in self._sprites:
            x, y = self.camera.page(np.array([sprite.anchor_m]))[0]
            # Whole pixels: a picture that lies between them would be blurred.
            painter.drawImage(QPointF(round(x + sprite.dx), round(y + sprite.dy)), sprite.image)

    def mark_at(self, x: float, y: float) -> int | None:
        """Return the mark whose disc lies under a point of the widget, or None."""
        if self.layers is None or self._drawn_by is None:
            return None
        for spot in self.layers.spots:
            dx, dy = self._shift(spot)
            if spot.box.holds(x - dx, y - dy):
                return spot.mark
        return None

    def _shift(self, spot: Spot) -> tuple[float, float]:
        """Return how far a disc has moved since the pictures were drawn."""
        x, y = self.camera.page(np.array([self._plane(spot)]))[0]
        return float(x) - spot.x, float(y) - spot.y

    def _plane(self, spot: Spot) -> tuple[float, float]:
        x, y = self._plan.marks[spot.mark]
        return float(x), float(y)

    def _sprite(self, view: View, spot: Spot) -> _Sprite:
        layers = self.layers
        labels = [p for p in layers.labels if p.mark == spot.mark] if layers else []
        boxes = [spot.box, Box(spot.x, spot.y, spot.x, spot.y), *(label.box for label in labels)]
        area = Box(
            min(box.left for box in boxes) - _HALO_PX, min(box.low for box in boxes) - _HALO_PX,
            max(box.right for box in boxes) + _HALO_PX, max(box.high for box in boxes) + _HALO_PX,
        )  # fmt: skip
        # Where a label stands as it stood before, its picture is taken again.
        key = (spot.mark, spot.is_moved, *(round(4 * (v - o)) for box in boxes for v, o in (
            (box.left, spot.x), (box.low, spot.y), (box.right, spot.x), (box.high, spot.y)
        )))  # fmt: skip
        if key not in self._pictures:
            groups = marks_group(view, self.scene, [spot], []), labels_group(view, labels, [spot])
            self._pictures[key] = self._picture(area, groups, background=False)
        image = self._pictures[key]
        return _Sprite(image, self._plane(spot), area.left - spot.x, area.low - spot.y)

    def _wide(self, camera: Camera) -> Camera:
        """Return a view that reaches beyond the widget's edges."""
        frame = camera.frame
        dx, dy = _MARGIN * frame.right, _MARGIN * frame.high
        return replace(camera, frame=Box(-dx, -dy, frame.right + dx, frame.high + dy))

    def _target(self) -> QRectF:
        """Return where the picture of the ground lies in the present view."""
        drawn = self._drawn_by
        if drawn is None:
            return QRectF()
        frame, scale = drawn.frame, drawn.m_per_pt / self.camera.m_per_pt
        x, y = self.camera.page(np.array([[drawn.x_m, drawn.y_m]]))[0]
        width, height = (frame.right - frame.left) * scale, (frame.high - frame.low) * scale
        return QRectF(x - width / 2, y - height / 2, width, height)

    def _blank(self) -> QColor:
        return colour(self._style.ground["water"])

    def _picture(self, frame: Box, groups: Sequence[Group], *, background: bool) -> QImage:
        width = math.ceil((frame.right - frame.left) * self._density)
        height = math.ceil((frame.high - frame.low) * self._density)
        kind = QImage.Format.Format_RGB32 if background else (
            QImage.Format.Format_ARGB32_Premultiplied
        )  # fmt: skip
        image = QImage(max(1, width), max(1, height), kind)
        image.setDevicePixelRatio(self._density)
        image.fill(colour(self._style.page["background"]) if background else
                   Qt.GlobalColor.transparent)  # fmt: skip
        painter = QPainter(image)
        painter.translate(-frame.left, -frame.low)
        for group in groups:
            if group.name == _UNDER_A_LINE:
                paint_group(painter, group, smooth=False)
            else:
                paint_quickly(painter, group, density=self._density)
        painter.end()
        return image
