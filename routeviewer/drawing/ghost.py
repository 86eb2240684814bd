"""A route as it would be: drawn faintly over the one that is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from routeviewer.drawing.camera import Camera
from routeviewer.drawing.painting import colour, path_of
from routeviewer.drawing.plan import Plan, plan_of
from routeviewer.geo.chains import Chains, Points
from routeviewer.geo.projection import Projection
from routeviewer.scene.scene import Scene
from routeviewer.scene.style import Style

_LINE_PX, _DISC_PX, _OPACITY = 3.0, 8.0, 0.55


@dataclass(frozen=True, slots=True, eq=False)
class Ghost:
    """Lines and places of a route in a plane, metres."""

    legs: Chains
    marks: Points


def ghost_of(scene: Scene, projection: Projection, present: Plan) -> Ghost:
    """Return a scene's route in the plane of a map, without the places that are there already."""
    plan = plan_of(scene, projection=projection)
    held = {(round(x), round(y)) for x, y in present.marks.tolist()}
    is_new = [(round(x), round(y)) not in held for x, y in plan.marks.tolist()]
    return Ghost(plan.legs, plan.marks[is_new])


def paint_ghost(painter: QPainter, ghost: Ghost, camera: Camera, style: Style) -> None:
    """Paint a route faintly; a unit of the painter is a pixel of the widget."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(_OPACITY)
    pen = QPen(colour(style.route["line"]), _LINE_PX)
    pen.setDashPattern([2.0, 1.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.strokePath(path_of(camera.chains(ghost.legs)), pen)
    painter.setPen(QPen(colour(style.route["casing"]), 1.5))
    painter.setBrush(colour(style.route["disc"]))
    for x, y in camera.page(ghost.marks).tolist():
        painter.drawEllipse(QPointF(x, y), _DISC_PX, _DISC_PX)
    painter.restore()
