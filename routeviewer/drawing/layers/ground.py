"""Water, land, lakes, rivers and the graticule."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from routeviewer.basemap.graticule import graticule
from routeviewer.basemap.level import Level
from routeviewer.basemap.plane import Source, lines_in_plane, rings_in_plane
from routeviewer.drawing.camera import Camera
from routeviewer.drawing.sheet import Fill, Group, Stroke
from routeviewer.geo.chains import (
    Box,
    Chains,
    clipped_lines,
    clipped_rings,
    thinned,
)
from routeviewer.geo.projection import Window
from routeviewer.scene.style import Style

# Rings in a box of fewer squares than this, each of the finest detail, are left out.
_SPECK = 3.0


@dataclass(frozen=True, slots=True)
class View:
    """A camera with what follows from it: what it sees, how finely, in which look.

    Attributes:
        camera: Which part of the plane is shown.
        window: What of the Earth that may be.
        level: How much of the base map is shown.
        style: The look.
        enlarged: By how much texts and lines grow.
        finest_pt: Details below this size on the sheet cannot be seen and would only swell the
            files; points.
        margin: How far the camera's frame reaches beyond what is looked at, across and in height,
            points; no name stands there.
    """

    camera: Camera
    window: Window
    level: Level
    style: Style
    enlarged: float = 1.0
    finest_pt: float = 0.2
    margin: tuple[float, float] = (0.0, 0.0)

    @property
    def names_within(self) -> Box:
        """Where names may stand."""
        (dx, dy), frame = self.margin, self.camera.frame
        return Box(frame.left + dx, frame.low + dy, frame.right - dx, frame.high - dy)

    def source(self, name: str, scale: str) -> Source:
        """Return a layer of the base map without details that are too fine for the view."""
        # In powers of two, so that a small change of scale finds what was kept.
        km = 2.0 ** math.floor(math.log2(self.finest_pt * self.camera.km_per_pt))
        return Source(name, scale, km, self.camera.projection, self.window)

    def width(self, key: str) -> float:
        """Return the width of a kind of line on the sheet, in points."""
        return self.style.widths_pt[key] * self.enlarged


def ground(view: View) -> tuple[Group, ...]:
    """Return the layers that cover the frame: water, land, lakes and rivers."""
    colours = view.style.ground
    outer = view.camera.projection.outline()
    sea = frame_ring(view.camera.frame)
    if outer is not None:
        sea = clipped_rings(view.camera.chains(outer), view.camera.frame)
    rings, coast = land_shapes(view)
    lakes = rings_in_view(view, "lakes", view.level.lakes)
    return (
        Group("water", (Fill(sea, colours["water"]),)),
        Group("graticule", _graticule(view)),
        Group("land", (Fill(rings, colours["land"]),)),
        Group("rivers", _rivers(view)),
        Group("lakes", (Fill(lakes, colours["lake"]),
                        Stroke(lakes, colours["coast"], view.width("coast") * 0.8))),
        Group("coast", (Stroke(coast, colours["coast"], view.width("coast")),)),
    )  # fmt: skip


def land_shapes(view: View) -> tuple[Chains, Chains]:
    """Return the land's rings and the coast's lines on the sheet.

    The rings are closed along the date line and round the South Pole, where there is no coast.
    """
    cut = rings_in_plane(view.source("land", view.level.scale))
    rings, edges = _on_sheet(view, cut.plane), cut.edges()
    coast = rings if edges is cut.plane else _on_sheet(view, edges)
    return _cut(rings, view), _inside(coast, view)


def rings_in_view(view: View, name: str, scale: str) -> Chains:
    """Return a layer's rings, as far as they are in the frame, on the sheet."""
    return _cut(_on_sheet(view, rings_in_plane(view.source(name, scale)).plane), view)


def lines_in_view(view: View, name: str, scale: str, *, most_rank: int = 99) -> Chains:
    """Return a layer's lines, as far as they are in the frame, on the sheet.

    Args:
        view: The view.
        name: The layer.
        scale: Its scale.
        most_rank: Only features of at most this rank.
    """
    lines = lines_in_plane(view.source(name, scale), most_rank)
    return _inside(_on_sheet(view, lines), view)


def lonlat_lines(view: View, lines: Chains) -> Chains:
    """Return lines given in degrees, as far as they are in the frame, on the sheet."""
    return _inside(view.camera.chains(view.camera.projection.lines(lines, view.window)), view)


def _on_sheet(view: View, plane: Chains) -> Chains:
    return thinned(view.camera.chains(plane), view.finest_pt)


def _inside(lines: Chains, view: View) -> Chains:
    return clipped_lines(lines, view.camera.frame)


def _cut(rings: Chains, view: View) -> Chains:
    """Return rings cut to the frame, without specks."""
    cut = clipped_rings(rings, view.camera.frame)
    if len(cut.starts) < 2:
        return cut
    lows = np.minimum.reduceat(cut.points, cut.starts[:-1], axis=0)
    highs = np.maximum.reduceat(cut.points, cut.starts[:-1], axis=0)
    sizes = np.prod(highs - lows, axis=1)
    return cut.chosen(np.flatnonzero(sizes > _SPECK * view.finest_pt**2))


def _rivers(view: View) -> tuple[Stroke, ...]:
    scale = view.level.scale
    width, colour = view.width("river"), view.style.ground["river"]
    major = lines_in_view(view, "rivers", scale, most_rank=max(0, view.level.rank - 3))
    minor = lines_in_view(view, "rivers", scale, most_rank=view.level.rank)
    return (Stroke(minor, colour, width), Stroke(major, colour, width * 1.5))


def _graticule(view: View) -> tuple[Stroke, ...]:
    """Return meridians and parallels, where the map is wide enough for them to tell something."""
    lines = lonlat_lines(view, graticule(view.window))
    if not len(lines.points):
        return ()
    return (Stroke(lines, view.style.ground["graticule"], view.width("graticule")),)


def frame_ring(box: Box) -> Chains:
    """Return a box as a closed ring."""
    corners = [
        (box.left, box.low), (box.right, box.low), (box.right, box.high), (box.left, box.high),
        (box.left, box.low),
    ]  # fmt: skip
    return Chains.of([np.array(corners, np.float64)])
