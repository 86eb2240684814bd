"""Composes a figure: the map with all that stands round it, on a sheet of a given size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from routeviewer.basemap.level import STREETS_BELOW_KM, level_for
from routeviewer.drawing.camera import Camera, fitted
from routeviewer.drawing.layers.furniture import (
    NOTE_PT,
    Column,
    heading,
    legend,
    north_arrow,
    paragraph,
    scale_bar,
    shifted,
)
from routeviewer.drawing.layers.ground import View, frame_ring
from routeviewer.drawing.layers.locator import locator
from routeviewer.drawing.map_layers import MapLayers, draw_map
from routeviewer.drawing.plan import plan_of
from routeviewer.drawing.sheet import Fill, Group, Shape, Sheet, Stroke
from routeviewer.drawing.size import FigureSize
from routeviewer.geo.chains import Box
from routeviewer.scene.content import least_km
from routeviewer.scene.preset import MM_PER_INCH, POINTS_PER_INCH
from routeviewer.scene.scene import LegendEntry, Scene
from routeviewer.scene.style import Style, style_named
from routeviewer.wording.catalogue import Catalogue, catalogue

_MARGIN_PT, _GAP_PT = 4.0, 5.0
# Without a height of its own a figure is at least and at most so high, as shares of its width.
_LOWEST, _HIGHEST = 0.56, 0.76
_PADDING_PT = 24.0
_MOST_LISTED_LEGS, _MOST_LISTED_NAMES = 14, 40
_PASSES = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A finished figure.

    Attributes:
        scene: What it shows.
        sheet: Its shapes.
        dpi: Pixels an inch, for pictures of pixels.
        camera: The map's view.
        layers: What was placed on the map, for measuring.
        style: Its look.
        has_scale_bar: Whether there is one.
        caption: The text to stand under it.
    """

    scene: Scene
    sheet: Sheet
    dpi: int
    camera: Camera
    layers: MapLayers
    style: Style
    has_scale_bar: bool
    caption: str

    @property
    def width_px(self) -> int:
        """Width in pixels."""
        return round(self.sheet.width_pt / POINTS_PER_INCH * self.dpi)

    @property
    def height_px(self) -> int:
        """Height in pixels."""
        return round(self.sheet.height_pt / POINTS_PER_INCH * self.dpi)


def draw_figure(scene: Scene, size: FigureSize) -> Figure:
    """Return a scene as a figure.

    Raises:
        StyleError: The scene's style is faulty or unknown.
        ResourceError: The base map or the font is missing.
    """
    composer = _Composer(scene, size)
    notes: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    figure, found = composer.compose(notes, signs)
    # Notes and legend depend on what the map has room for, and take room from it themselves.
    for _ in range(_PASSES):
        if found == (notes, signs):
            break
        notes, signs = found
        figure, found = composer.compose(notes, signs)
    return figure


class _Composer:
    """Stacks heading, map, legend and notes on the sheet."""

    def __init__(self, scene: Scene, size: FigureSize) -> None:
        self.scene, self.size = scene, size
        self.style = style_named(scene.settings.style)
        self.words: Catalogue = catalogue(scene.language)
        self.k = size.enlarged
        self.width = size.width_mm / MM_PER_INCH * POINTS_PER_INCH
        margin = _MARGIN_PT * self.k
        self.column = Column(margin, self.width - 2 * margin, self.style, self.k)
        self.plan = plan_of(scene)

    def compose(
        self, notes: tuple[str, ...], signs: tuple[str, ...]
    ) -> tuple[Figure, tuple[tuple[str, ...], tuple[str, ...]]]:
        """Return the figure, and the notes and further signs that it turned out to need."""
        head = heading(self.scene.title, self.scene.subtitle, self.column)
        top = _MARGIN_PT * self.k + head.height_pt
        foot_height = self._foot(notes, signs, None)[1]
        frame = self._frame(top, foot_height)
        camera = self._camera(frame)
        view = View(camera, camera.window(), level_for(camera.km_per_pt), self.style, self.k)
        layers = draw_map(self.plan, view, self.words)
        shapes, _, has_bar = self._foot(notes, signs, view)
        needed = self._notes(layers, has_bar=has_bar)
        foot = shifted(shapes, frame.high + _GAP_PT * self.k)
        height = frame.high + foot_height + _MARGIN_PT * self.k
        if self.size.height_mm is not None:
            height = self.size.height_mm / MM_PER_INCH * POINTS_PER_INCH
        sheet = Sheet(
            self.width, height, (
                self._page(height),
                *layers.groups,
                *((locator(view, layers.locator),) if layers.locator else ()),
                Group("north", north_arrow(view, self.words, frame.left + 6, frame.low + 6)),
                self._edge(view),
                Group("heading", tuple(shifted(head.shapes, _MARGIN_PT * self.k))),
                Group("legend and credit", tuple(foot)),
            ),
        )  # fmt: skip
        figure = Figure(
            self.scene, sheet, self.size.dpi, camera, layers, self.style, has_bar,
            self._caption(layers, camera),
        )  # fmt: skip
        return figure, (needed, layers.signs)

    def _frame(self, top: float, foot_height: float) -> Box:
        left, right = self.column.left, self.column.left + self.column.width
        if self.size.height_mm is not None:
            page = self.size.height_mm / MM_PER_INCH * POINTS_PER_INCH
            bottom = page - foot_height - _MARGIN_PT * self.k
            return Box(left, top, right, max(bottom, top + 40 * self.k))
        (x0, y0), (x1, y1) = self.plan.content.min(axis=0), self.plan.content.max(axis=0)
        padding = 2 * _PADDING_PT * self.k
        shape = (y1 - y0 + 1) / (x1 - x0 + 1)
        height = shape * (self.column.width - padding) + padding
        return Box(left, top, right, top + min(max(height, _LOWEST * self.column.width),
                                              _HIGHEST * self.column.width))  # fmt: skip

    def _camera(self, frame: Box) -> Camera:
        side = min(frame.right - frame.left, frame.high - frame.low)
        pad = min(_PADDING_PT * self.k, side / 6)
        least_m = 1000 * least_km(self.scene)
        if self.scene.settings.extent is not None:
            pad = 0.0
        padding = Box(pad, pad, pad, pad)
        return fitted(self.plan.projection, self.plan.content, frame, padding, least_m=least_m)

    def _foot(
        self, notes: Sequence[str], signs: Sequence[str], view: View | None
    ) -> tuple[list[Shape], float, bool]:
        """Return what stands under the map, its height, and whether there is a scale bar."""
        drawn = view or self._flat_view()
        bar, bar_width = scale_bar(view, self.words, self.column) if view else ((), 0.0)
        kept_free = 110.0 * self.k
        entries = [*self.scene.legend]
        entries += [LegendEntry(s, self.words.sentence("legend", s)) for s in signs]
        entries = [e for e in entries if e.sign != "line-place" or "line-place" in signs]
        block = legend(list(dict.fromkeys(entries)), drawn, self.column, kept_free_pt=kept_free)
        shapes = [*block.shapes, *bar]
        y = block.height_pt + 1.5 * self.k
        muted = self.style.page["muted"]
        for text in (*notes, self.scene.credit):
            lines = paragraph(text, "regular", NOTE_PT * self.k, muted, self.column)
            shapes += shifted(lines.shapes, y)
            y += lines.height_pt
        return shapes, y + _GAP_PT * self.k, bar_width > 0

    def _flat_view(self) -> View:
        """Return a view that serves only to draw the legend before there is a map."""
        camera = Camera(self.plan.projection, 0, 0, 1000, Box(0, 0, 100, 100))
        return View(camera, camera.window(), level_for(1), self.style, self.k)

    def _notes(self, layers: MapLayers, *, has_bar: bool) -> tuple[str, ...]:
        words, notes = self.words, []
        if not has_bar and 0 < len(self.scene.legs) <= _MOST_LISTED_LEGS:
            legs = "; ".join(
                words.sentence(
                    "figure", "leg", start=str(leg.from_number), to=str(leg.to_number),
                    km=words.number(leg.distance_km),
                )
                for leg in self.scene.legs
            )  # fmt: skip
            notes.append(f"{words.sentence('figure', 'legs')} {legs}.")
        dropped = [(self.scene.marks[i].numbers, self.scene.marks[i].name) for i in layers.dropped]
        missing = [(str(stop.number), stop.name) for stop in self.scene.unlocated]
        for key, rows in (("unlabelled", dropped), ("unlocated", missing)):
            if rows:
                told = "; ".join(
                    words.sentence("figure", "numbered-name", number=number, name=name)
                    for number, name in rows[:_MOST_LISTED_NAMES]
                )
                told += "; …" if len(rows) > _MOST_LISTED_NAMES else ""
                notes.append(f"{words.sentence('figure', key)} {told}.")
        return tuple(notes)

    def _caption(self, layers: MapLayers, camera: Camera) -> str:
        is_own = self.scene.settings.caption is not None
        told = [self.scene.caption]
        if not is_own and "disputed" in layers.signs:
            told.append(self.words.sentence("caption", "disputed"))
        if not is_own and camera.km_per_pt < STREETS_BELOW_KM:
            told.append(self.words.sentence("caption", "no-streets"))
        return " ".join(told)

    def _page(self, height: float) -> Group:
        ring = frame_ring(Box(0, 0, self.width, height))
        return Group("page", (Fill(ring, self.style.page["background"]),))

    def _edge(self, view: View) -> Group:
        ring = frame_ring(view.camera.frame)
        return Group("frame", (Stroke(ring, self.style.page["frame"], view.width("frame")),))
