"""The map for a moving view: layers kept as pictures, so that panning and zooming is instant.

A widget holds one, hands it its size and camera, and calls ``paint`` for each frame. While the
view moves, the last pictures are shifted and scaled; when it rests, ``refresh`` draws them anew.
Drawing may be done in another thread: ``drawn`` there, ``take`` in the window's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from routeviewer.basemap.level import level_for
from routeviewer.drawing.camera import Camera, fitted
from routeviewer.drawing.layers.ground import View
from routeviewer.drawing.layers.labels import Placed, labels_group
from routeviewer.drawing.layers.marks import marks_group
from routeviewer.drawing.map_layers import MapLayers, draw_map
from routeviewer.drawing.painting import colour, paint_group
from routeviewer.drawing.plan import plan_of
from routeviewer.drawing.sheet import Group
from routeviewer.drawing.spots import Spot
from routeviewer.drawing.text_pictures import paint_quickly
from routeviewer.geo.chains import Box
from routeviewer.scene.content import least_km, projection_of
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
# These keep their size while the view moves; all others shift and scale with the ground.
_FOLLOWING = ("marks", "stop names")
# Over tiles only these are drawn.
_ROUTE = (
    "uncertainty", "line places", "legs", "mentioned", "arrowheads", "further names",
)  # fmt: skip
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


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """The layers as pictures.

    Attributes:
        camera: The view that they were drawn for; it reaches beyond the widget's edges.
        ground: The base map; with the route, unless tiles may lie between the two.
        route: The route's lines alone, or a null picture.
        sprites: The marks with their names.
        layers: What was placed where.
    """

    camera: Camera
    ground: QImage
    route: QImage
    sprites: tuple[_Sprite, ...]
    layers: MapLayers


class MapCanvas:
    """A scene's map under a moving camera.

    Attributes:
        camera: The view; its frame begins at 0, 0 and is as large as the widget.
        scene: What is shown.
        plan: The scene in the plane.
        style: The look.
    """

    def __init__(
        self,
        scene: Scene,
        width_px: float,
        height_px: float,
        *,
        density: float = 1.0,
        for_tiles: bool = False,
    ) -> None:
        """Look at the whole route.

        Args:
            scene: What to show.
            width_px: Width of the widget in its own pixels.
            height_px: Height of it.
            density: Pixels of the screen in one of the widget's.
            for_tiles: Whether tiles from the network may lie over the base map.
        """
        self.scene = scene
        self.style = style_named(scene.settings.style)
        self.for_tiles = for_tiles
        self._words = catalogue(scene.language)
        self._density = density
        self.plan = plan_of(scene, projection=projection_of(scene, for_tiles=for_tiles))
        self._drawn: Drawn | None = None
        self._pictures: dict[tuple[int, ...], QImage] = {}
        self.camera = self.whole(width_px, height_px)

    @property
    def layers(self) -> MapLayers | None:
        """What was placed where when the pictures were drawn; None before."""
        return None if self._drawn is None else self._drawn.layers

    def whole(self, width_px: float, height_px: float) -> Camera:
        """Return the view that shows the whole route in a widget of a size."""
        frame = Box(0.0, 0.0, width_px, height_px)
        pad = min(_PADDING_PX, width_px / 6, height_px / 6)
        padding = Box(pad, pad, pad, pad)
        least_m = 1000 * least_km(self.scene)
        return fitted(self.plan.projection, self.plan.content, frame, padding, least_m=least_m)

    def resize(self, width_px: float, height_px: float) -> None:
        """Take another size; what lies in the middle stays there."""
        self.camera = replace(self.camera, frame=Box(0.0, 0.0, width_px, height_px))

    @property
    def is_sharp(self) -> bool:
        """Whether the pictures were drawn for this very view."""
        return self._drawn is not None and self._drawn.camera == self._wide(self.camera)

    def refresh(self) -> None:
        """Draw the layers for the present view, with a margin to pan into."""
        self.take(self.drawn(self.camera))

    def drawn(self, camera: Camera) -> Drawn:
        """Return the layers for a view; any thread may ask for them, one at a time."""
        wide = self._wide(camera)
        level = level_for(wide.km_per_pt, coarser=_COARSER)
        margin = (_MARGIN * camera.frame.right, _MARGIN * camera.frame.high)
        view = View(wide, wide.window(), level, self.style, _PX_PER_PT, _FINEST_PX, margin)
        layers = draw_map(self.plan, view, self._words)
        ground = [group for group in layers.groups if group.name not in _FOLLOWING]
        above: list[Group] = []
        if self.for_tiles:
            above = [group for group in ground if group.name in _ROUTE]
            ground = [group for group in ground if group.name not in _ROUTE]
        base = self._picture(wide.frame, ground, background=True)
        route = self._picture(wide.frame, above, background=False) if above else QImage()
        if len(self._pictures) > _MOST_PICTURES:
            self._pictures.clear()
        sprites = tuple(self._sprite(view, layers, spot) for spot in reversed(layers.spots))
        return Drawn(wide, base, route, sprites, layers)

    def take(self, drawn: Drawn) -> None:
        """Show layers from now on."""
        self._drawn = drawn

    def paint(
        self,
        painter: QPainter,
        *,
        between: Callable[[QPainter], None] = lambda _: None,
        beneath: Callable[[QPainter], None] = lambda _: None,
    ) -> None:
        """Paint a frame from the pictures; they are drawn first where there are none.

        Args:
            painter: A painter of the widget.
            between: Paints what lies over the base map and under the route: tiles.
            beneath: Paints what lies over the route and under the marks: rings round them.
        """
        if self._drawn is None:
            self.refresh()
        drawn = self._drawn
        if drawn is None:
            return
        frame, target = self.camera.frame, self._target(drawn.camera)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(QRectF(0, 0, frame.right, frame.high))
        if not target.contains(QRectF(0, 0, frame.right, frame.high)):
            painter.fillRect(QRectF(0, 0, frame.right, frame.high), self._blank())
        painter.drawImage(target, drawn.ground)
        between(painter)
        if not drawn.route.isNull():
            painter.drawImage(target, drawn.route)
        beneath(painter)
        for sprite in drawn.sprites:
            x, y = self.camera.page(np.array([sprite.anchor_m]))[0]
            # Whole pixels: a picture that lies between them would be blurred.
            painter.drawImage(QPointF(round(x + sprite.dx), round(y + sprite.dy)), sprite.image)

    def mark_at(self, x: float, y: float) -> int | None:
        """Return the mark whose disc lies under a point of the widget, or None."""
        for spot in self.layers.spots if self.layers else ():
            dx, dy = self.shift_of(spot)
            if spot.box.holds(x - dx, y - dy):
                return spot.mark
        return None

    def label_at(self, x: float, y: float) -> Placed | None:
        """Return the name of a mark that stands under a point of the widget, or None."""
        if self.layers is None:
            return None
        spots = {spot.mark: spot for spot in self.layers.spots}
        for label in self.layers.labels:
            dx, dy = self.shift_of(spots[label.mark])
            if label.box.holds(x - dx, y - dy):
                return label
        return None

    def spot_of(self, mark: int) -> Spot | None:
        """Return the disc of a mark as it was drawn last, or None where it is not in view."""
        spots = self.layers.spots if self.layers else ()
        return next((spot for spot in spots if spot.mark == mark), None)

    def shift_of(self, spot: Spot) -> tuple[float, float]:
        """Return how far a disc has moved since the pictures were drawn."""
        x, y = self.camera.page(np.array([self._plane(spot)]))[0]
        return float(x) - spot.x, float(y) - spot.y

    def _plane(self, spot: Spot) -> tuple[float, float]:
        x, y = self.plan.marks[spot.mark]
        return float(x), float(y)

    def _sprite(self, view: View, layers: MapLayers, spot: Spot) -> _Sprite:
        labels = [p for p in layers.labels if p.mark == spot.mark]
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

    def _target(self, drawn: Camera) -> QRectF:
        """Return where the picture of the ground lies in the present view."""
        frame, scale = drawn.frame, drawn.m_per_pt / self.camera.m_per_pt
        x, y = self.camera.page(np.array([[drawn.x_m, drawn.y_m]]))[0]
        width, height = (frame.right - frame.left) * scale, (frame.high - frame.low) * scale
        return QRectF(x - width / 2, y - height / 2, width, height)

    def _blank(self) -> QColor:
        return colour(self.style.ground["water"])

    def _picture(self, frame: Box, groups: Sequence[Group], *, background: bool) -> QImage:
        width = math.ceil((frame.right - frame.left) * self._density)
        height = math.ceil((frame.high - frame.low) * self._density)
        kind = QImage.Format.Format_RGB32 if background else (
            QImage.Format.Format_ARGB32_Premultiplied
        )  # fmt: skip
        image = QImage(max(1, width), max(1, height), kind)
        image.setDevicePixelRatio(self._density)
        image.fill(colour(self.style.page["background"]) if background else
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
