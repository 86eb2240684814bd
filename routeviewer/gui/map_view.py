"""The map in a widget: the drawn map under a moving camera, linked with all other panels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from routeviewer.drawing.camera import Camera
from routeviewer.drawing.camera_moves import camera_between, same_view
from routeviewer.drawing.ghost import Ghost, ghost_of, paint_ghost
from routeviewer.drawing.map_canvas import Drawn, MapCanvas
from routeviewer.errors import RouteviewerError
from routeviewer.geo.chains import lonlat_of
from routeviewer.geo.coordinate import Coordinate
from routeviewer.gui.map_hand import MapHand
from routeviewer.gui.map_rings import paint_rings
from routeviewer.gui.session import Session
from routeviewer.gui.tasks import Hand
from routeviewer.gui.theme import colours
from routeviewer.gui.tile_layer import TileLayer
from routeviewer.gui.tile_providers import TileProvider
from routeviewer.project.figure import Extent
from routeviewer.project.project import Project
from routeviewer.scene.build import bounds_of, build_scene

_REST_MS, _GLIDE_MS = 90, 200
_NEAREST_M_PER_PX, _FARTHEST_M_PER_PX = 0.5, 40_000.0
# A stop is glided to where it lies nearer to the edge than this.
_EDGE_PX = 16.0


class MapView(QWidget):
    """The map of a session's project."""

    pointer_moved = Signal(object)
    redrawn = Signal()
    place_clicked = Signal(object)
    menu_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self.session = session
        self.canvas: MapCanvas | None = None
        self.tiles = TileLayer(self)
        self.is_placing = False
        self._shown: Project | None = None
        self._ghost: Ghost | None = None
        self._is_whole = True
        self._is_stale = False
        self._hand = MapHand(self)
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._redraw)
        # Once for all that happens at a time: a new project is followed by new sizes of panels.
        self._rebuilding = QTimer(self, singleShot=True, interval=0)
        self._rebuilding.timeout.connect(self._rebuild)
        self._glide = QVariantAnimation(self, duration=_GLIDE_MS, startValue=0.0, endValue=1.0)
        self._glide.valueChanged.connect(self._glided)
        self._glide.finished.connect(self._resting.start)
        self._way: tuple[Camera, Camera] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 200)
        self.setAccessibleName(self.tr("Map of the route"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        session.project_changed.connect(self._rebuilding.start)
        session.selection_changed.connect(self._show_selected)
        session.hover_changed.connect(self.update)
        session.ghost_changed.connect(self._rebuild_ghost)
        self.tiles.changed.connect(self.update)

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def is_ready(self) -> bool:
        """Whether the map shows the project as it is now, sharply."""
        project = self.session.project
        return (
            self.canvas is not None
            and self._shown is project
            and self.canvas.is_sharp
            and self._glide.state() != QVariantAnimation.State.Running
        )

    def set_tiles(self, provider: TileProvider | None) -> None:
        """Lay tiles of a provider under the route, or none."""
        was_on = self.tiles.is_on
        self.tiles.choose(provider)
        if was_on != self.tiles.is_on:
            self._rebuild()
        elif self.canvas is not None and self.tiles.is_on:
            self.tiles.want(self.canvas.camera)

    def _rebuild(self) -> None:
        """Draw the project's scene beside; the old map stays until the new one is there."""
        self._rebuilding.stop()
        project = self.session.project
        if project is None or self.width() < 2:
            self.canvas, self._shown = None, None
            self.update()
            return
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        self._glide.stop()
        size, density = (float(self.width()), float(self.height())), self.devicePixelRatioF()
        style, for_tiles = colours().style, self.tiles.is_on
        old = None if self._is_whole or self.canvas is None else self.canvas

        def work(hand: Hand) -> tuple[MapCanvas, Drawn] | None:
            figure = replace(project.figure, style=style)
            scene = build_scene(replace(project, figure=figure))
            canvas = MapCanvas(scene, *size, density=density, for_tiles=for_tiles)
            if old is not None:
                canvas.camera = same_view(old.camera, canvas.camera)
            return None if hand.cancelled() else (canvas, canvas.drawn(canvas.camera))

        def done(result: tuple[MapCanvas, Drawn] | None) -> None:
            if result is None:
                return
            canvas, drawn = result
            canvas.take(drawn)
            self.canvas, self._shown, self._ghost = canvas, project, None
            if (self.width(), self.height()) != size:
                self._fit_size()
            self._settle()

        self.session.tasks.cancel("draw")
        self.session.tasks.start("scene", work, done, failed=self._failed, later=True)

    def _failed(self, error: RouteviewerError) -> None:
        self.session.failed.emit(error)

    def _redraw(self) -> None:
        """Draw the layers sharply for the present view, beside."""
        canvas = self.canvas
        if canvas is None or canvas.is_sharp or self.session.tasks.is_running("scene"):
            return
        camera = canvas.camera

        def done(drawn: Drawn) -> None:
            if canvas is self.canvas:
                canvas.take(drawn)
                self._settle()

        self.session.tasks.start("draw", lambda _: canvas.drawn(camera), done, failed=self._failed)

    def _settle(self) -> None:
        self.update()
        if self.canvas is not None and not self.canvas.is_sharp:
            self._resting.start()
        if self.canvas is not None and self.tiles.is_on:
            self.tiles.want(self.canvas.camera)
        self.redrawn.emit()

    def _rebuild_ghost(self) -> None:
        ghost, canvas = self.session.ghost, self.canvas
        if ghost is None or canvas is None:
            self.session.tasks.cancel("ghost")
            self._ghost = None
            self.update()
            return

        def done(made: Ghost) -> None:
            if self.session.ghost is ghost:
                self._ghost = made
                self.update()

        plan = canvas.plan
        self.session.tasks.start(
            "ghost", lambda _: ghost_of(build_scene(ghost), plan.projection, plan), done
        )

    # -- the view --------------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the whole route."""
        self._is_whole = True
        if self.canvas is not None:
            self._glide_to(self.canvas.whole(self.width(), self.height()))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge the map about a point of the widget, or its middle."""
        if self.canvas is None:
            return
        m_per_px = self.canvas.camera.m_per_pt / factor
        if not _NEAREST_M_PER_PX <= m_per_px <= _FARTHEST_M_PER_PX:
            return
        point = at or QPointF(self.width() / 2, self.height() / 2)
        self.look(self.canvas.camera.zoomed(factor, point.x(), point.y()))

    def pan(self, dx: float, dy: float) -> None:
        """Drag the map by so many pixels."""
        if self.canvas is not None:
            self.look(self.canvas.camera.panned(dx, dy))

    def look(self, camera: Camera) -> None:
        """Take a view; it is drawn sharply once it rests."""
        if self.canvas is None:
            return
        self._is_whole = False
        self.canvas.camera = camera
        if self.tiles.is_on:
            self.tiles.want(camera)
        self._resting.start()
        self.update()

    def show_position(self, position: Coordinate) -> None:
        """Glide to a position."""
        if self.canvas is None:
            return
        camera = self.canvas.camera
        x_m, y_m = camera.projection.forward(lonlat_of([position]))[0]
        self._is_whole = False
        self._glide_to(replace(camera, x_m=float(x_m), y_m=float(y_m)))

    def _glide_to(self, camera: Camera) -> None:
        if self.canvas is None:
            return
        self._way = (self.canvas.camera, camera)
        self._glide.stop()
        self._glide.start()

    def _glided(self, share: float) -> None:
        if self._way is None or self.canvas is None:
            return
        self.canvas.camera = camera_between(*self._way, share)
        self.update()

    def _show_selected(self) -> None:
        self.update()
        stop = self.session.stop(self.session.selection.stop)
        if (
            stop is None
            or stop.place is None
            or self.canvas is None
            or self._shown is not (self.session.project)
        ):
            return
        x, y = self.canvas.camera.positions(lonlat_of([stop.place.coordinate]))[0]
        inside = QRectF(self.rect()).adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        if not inside.contains(QPointF(x, y)):
            self.show_position(stop.place.coordinate)

    # -- what lies where -------------------------------------------------------------------------

    def position_at(self, point: QPointF) -> Coordinate | None:
        """Return what of the Earth lies under a point of the widget."""
        if self.canvas is None:
            return None
        lon, lat = self.canvas.camera.earth(np.array([[point.x(), point.y()]]))[0]
        return Coordinate(float(lat), float(lon)) if np.isfinite(lat) else None

    def extent(self) -> Extent | None:
        """Return what of the Earth the map shows, as bounds of a figure."""
        if self.canvas is None:
            return None
        width, height = self.width(), self.height()
        grid = np.array([(x * width / 8, y * height / 8) for x in range(9) for y in range(9)])
        seen = self.canvas.camera.earth(grid)
        seen = seen[np.all(np.isfinite(seen), axis=1)]
        places = [Coordinate(float(lat), float(lon)) for lon, lat in seen]
        return bounds_of(places)

    def stops_at(self, point: QPointF) -> tuple[str, ...]:
        """Return the ids of the stops whose disc lies under a point."""
        mark = None if self.canvas is None else self.canvas.mark_at(point.x(), point.y())
        if mark is None or self.canvas is None:
            return ()
        return tuple(visit.stop_id for visit in self.canvas.scene.marks[mark].visits)

    def point_of(self, stop_id: str) -> QPointF | None:
        """Return the middle of a stop's disc, or None where it has none in view."""
        if self.canvas is None:
            return None
        for mark, held in enumerate(self.canvas.scene.marks):
            if any(visit.stop_id == stop_id for visit in held.visits):
                spot = self.canvas.spot_of(mark)
                if spot is None:
                    return None
                dx, dy = self.canvas.shift_of(spot)
                x, y = spot.middle
                return QPointF(x + dx, y + dy)
        return None

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the kept pictures and what moves over them."""
        painter = QPainter(self)
        if self.canvas is None:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
            painter.end()
            return
        camera, style = self.canvas.camera, self.canvas.style
        canvas = self.canvas
        canvas.paint(
            painter, between=lambda p: self.tiles.paint(p, camera),
            beneath=lambda p: paint_rings(p, canvas, self.session),
        )  # fmt: skip
        if self._ghost is not None:
            paint_ghost(painter, self._ghost, camera, style)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._hand.paint(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours().selected), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    # -- Qt's events -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole route, or the middle, in view."""
        super().resizeEvent(event)
        if self.canvas is None:
            self._rebuilding.start()
        else:
            self._fit_size()
            self._resting.start()

    def _fit_size(self) -> None:
        if self.canvas is None:
            return
        width, height = float(self.width()), float(self.height())
        if self._is_whole:
            self.canvas.camera = self.canvas.whole(width, height)
        else:
            self.canvas.resize(width, height)

    def showEvent(self, event: QEvent) -> None:
        """Draw what was put off while the map was hidden."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt hands the right one
        if self._is_stale or (self.canvas is None and self.session.project is not None):
            self._rebuilding.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the light and the dark look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.canvas is not None:
            self._rebuilding.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        steps = event.angleDelta().y() / 120 or event.pixelDelta().y() / 60
        self.zoom(1.25**steps, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pan, or to drag what lies under the pointer."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it, or tell what lies under the pointer."""
        self._hand.move(event)
        self.pointer_moved.emit(self.position_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom in about the pointer."""
        if not self.stops_at(event.position()):
            self.zoom(2.0, event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self.session.hover(None)
        self.pointer_moved.emit(None)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hand's shape."""
        super().enterEvent(event)
        self._hand.show_shape(event.position())

    def focusInEvent(self, event: QEvent) -> None:
        """Show the ring."""
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        """Take the ring away."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pan, zoom and walk by keys."""
        if not self._hand.key(event):
            super().keyPressEvent(event)
