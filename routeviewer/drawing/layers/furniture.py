"""What stands round the map: heading, legend, scale bar, notes, credit; locator and north arrow."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from routeviewer.drawing.camera import Camera
from routeviewer.drawing.fonts import ASCENT, CAP_HEIGHT, LINE_HEIGHT, text_width, wrapped
from routeviewer.drawing.layers.discs import disc_shapes
from routeviewer.drawing.layers.ground import View
from routeviewer.drawing.layers.legs import DASHES_PT, ONWARD_DASH_PT, leg_colour
from routeviewer.drawing.sheet import Fill, Rounded, Shape, Stroke, Text
from routeviewer.geo.chains import Box, Chains
from routeviewer.geo.curves import lengths_km
from routeviewer.scene.scene import LegendEntry
from routeviewer.scene.style import Style
from routeviewer.wording.catalogue import Catalogue

TITLE_PT, SUBTITLE_PT, LEGEND_PT, NOTE_PT = 11.5, 8.2, 7.4, 7.0
_LINE_SIGN_PT, _DISC_SIGN_PT = 20.0, 8.8
_SIGN_GAP_PT, _ENTRY_GAP_PT, _ROW_PT = 4.0, 13.0, 12.5
_LONGEST_BAR_PT, _MOST_SCALE_ERROR = 84.0, 0.10
# From this deviation on the reader has to be told where north is.
_NORTH_DEGREES = 6.0


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes that are stacked: they begin at the height 0, and how high they are."""

    shapes: tuple[Shape, ...]
    height_pt: float


@dataclass(frozen=True, slots=True)
class Column:
    """Where blocks are stacked: left edge, width, and the look."""

    left: float
    width: float
    style: Style
    enlarged: float


def heading(title: str, subtitle: str, column: Column) -> Block:
    """Return title and subtitle."""
    page, k = column.style.page, column.enlarged
    shapes: list[Shape] = []
    y = 0.0
    for text, face, size, colour in (
        (title, "semibold", TITLE_PT * k, page["text"]),
        (subtitle, "regular", SUBTITLE_PT * k, page["muted"]),
    ):
        block = paragraph(text, face, size, colour, column)
        shapes += shifted(block.shapes, y)
        y += block.height_pt
    return Block(tuple(shapes), y + 4.0 * k if shapes else 0.0)


def paragraph(text: str, face: str, size: float, colour: str, column: Column) -> Block:
    """Return a text in as many lines as it needs."""
    lines = wrapped(text, face, size, column.width)
    shapes = tuple(
        Text(line, column.left, (ASCENT + 0.06) * size + i * LINE_HEIGHT * size, size, face, colour)
        for i, line in enumerate(lines)
    )
    return Block(shapes, len(lines) * LINE_HEIGHT * size)


def shifted(shapes: Sequence[Shape], down: float) -> list[Shape]:
    """Return shapes, moved down the sheet."""
    moved: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, Text):
            moved.append(replace(shape, baseline=shape.baseline + down))
        elif isinstance(shape, Rounded):
            box = shape.box
            lower = Box(box.left, box.low + down, box.right, box.high + down)
            moved.append(replace(shape, box=lower))
        elif isinstance(shape, Fill):
            moved.append(replace(shape, rings=shape.rings.moved(0, down)))
        else:
            moved.append(replace(shape, lines=shape.lines.moved(0, down)))
    return moved


# -- legend --------------------------------------------------------------------------------------


def legend(
    entries: Sequence[LegendEntry], view: View, column: Column, *, kept_free_pt: float
) -> Block:
    """Return the legend in rows that begin flush; the first row leaves room at its right end."""
    k = column.enlarged
    size = LEGEND_PT * k
    x, row = column.left, 0
    shapes: list[Shape] = []
    for entry in entries:
        sign = _sign_width(entry.sign) * k
        width = sign + _SIGN_GAP_PT * k + text_width(entry.text, "regular", size)
        right = column.left + column.width - (kept_free_pt if row == 0 else 0.0)
        if x > column.left and x + width > right:
            x, row = column.left, row + 1
        middle = (row + 0.5) * _ROW_PT * k
        shapes += _sign(entry.sign, view, Box(x, middle - 5 * k, x + sign, middle + 5 * k))
        shapes.append(
            Text(
                entry.text, x + sign + _SIGN_GAP_PT * k, middle + CAP_HEIGHT * size / 2, size,
                "regular", column.style.page["text"],
            )
        )  # fmt: skip
        x += width + _ENTRY_GAP_PT * k
    rows = row + 1 if entries else (1 if kept_free_pt else 0)
    return Block(tuple(shapes), rows * _ROW_PT * k)


def _sign_width(sign: str) -> float:
    """Return the room of a sign at its usual size: lines are longer than discs."""
    is_long = sign.endswith("-leg") or sign in ("line-place", "disputed", "moved")
    return _LINE_SIGN_PT if is_long else _DISC_SIGN_PT


def _sign(sign: str, view: View, box: Box) -> list[Shape]:
    route, k = view.style.route, view.enlarged
    y, x = (box.low + box.high) / 2, (box.left + box.right) / 2
    across = Chains.of([np.array([(box.left, y), (box.right, y)])])
    if sign.endswith("-leg"):
        kind = sign.removesuffix("-leg")
        dash = DASHES_PT.get(kind, ONWARD_DASH_PT)
        colour = route["onward"] if kind == "onward" else leg_colour(view, kind)
        dash = tuple(length * k for length in dash)
        return [
            Stroke(across, colour, view.width("route"), dash),
            *_small_arrow(x, y, colour, view),
        ]
    if sign == "uncertainty":
        radius = 5.0 * k
        ring = Box(x - radius, y - radius, x + radius, y + radius)
        colour = route["uncertainty"]
        return [Rounded(ring, radius, colour, colour[:7] + "80", 0.5 * k)]
    if sign == "line-place":
        return [Stroke(across, route["line"] + "8c", 3.0 * k)]
    if sign == "disputed":
        dash = (2.6 * k, 2.2 * k)
        return [Stroke(across, view.style.ground["disputed"], view.width("border") * 1.3, dash)]
    if sign == "mentioned":
        radius = 1.5 * k
        dot = Box(x - radius, y - radius, x + radius, y + radius)
        return [Rounded(dot, radius, route["mention"], route["hollow"], 0.5)]
    if sign == "moved":
        return _moved_sign(box, view)
    radius = 4.2 * k
    disc = Box(x - radius, y - radius, x + radius, y + radius)
    return disc_shapes(view.style, k, disc, sign)


def _moved_sign(box: Box, view: View) -> list[Shape]:
    k, y = view.enlarged, (box.low + box.high) / 2
    radius, dot = 4.2 * k, 1.7 * k
    disc_x, dot_x = box.right - radius - k, box.left + dot + k
    line = Chains.of([np.array([(dot_x, y), (disc_x, y)])])
    return [
        Stroke(line, view.style.route["leader"], 0.6 * k),
        Rounded(Box(dot_x - dot, y - dot, dot_x + dot, y + dot), dot, view.style.route["disc"]),
        *disc_shapes(
            view.style, k, Box(disc_x - radius, y - radius, disc_x + radius, y + radius), "visited"
        ),
    ]


def _small_arrow(x: float, y: float, colour: str, view: View) -> list[Shape]:
    k = view.enlarged
    ring = np.array(
        [(x + 3.8 * k, y), (x - 2 * k, y - 2.5 * k), (x - 0.6 * k, y), (x - 2 * k, y + 2.5 * k),
         (x + 3.8 * k, y)]
    )  # fmt: skip
    return [Fill(Chains.of([ring]), colour)]


# -- scale and north -----------------------------------------------------------------------


def scale_error(camera: Camera) -> float:
    """Return by how much lengths on the map differ at most from those in its middle, as a share.

    Measured on the ellipsoid along short lines in two directions at 25 places of the frame.
    """
    frame = camera.frame
    step = min(frame.right - frame.left, frame.high - frame.low) / 200
    x, y = np.meshgrid(
        np.linspace(frame.left + step, frame.right - 2 * step, 5),
        np.linspace(frame.low + step, frame.high - 2 * step, 5),
    )
    at = np.column_stack([x.ravel(), y.ravel()])
    here = camera.earth(at)
    lengths = [
        lengths_km(here, camera.earth(at + np.array(move))) for move in ((step, 0), (0, step))
    ]
    known = np.concatenate(lengths)
    middle = np.mean([length[len(length) // 2] for length in lengths])
    if not np.all(np.isfinite(known)) or not middle:
        return math.inf
    return float(np.max(np.abs(known / middle - 1)))


def scale_bar(view: View, words: Catalogue, column: Column) -> tuple[tuple[Shape, ...], float]:
    """Return a scale bar at the right end of a row of the legend, and how wide it is.

    Where lengths differ by a tenth or more over the map, there is none and the width is 0.
    """
    if scale_error(view.camera) >= _MOST_SCALE_ERROR:
        return (), 0.0
    k, page = column.enlarged, column.style.page
    middle = np.array([[(view.camera.frame.left + view.camera.frame.right) / 2,
                        (view.camera.frame.low + view.camera.frame.high) / 2]])  # fmt: skip
    step = 10.0 * k
    km_per_pt = (
        float(
            lengths_km(view.camera.earth(middle), view.camera.earth(middle + np.array((step, 0))))[
                0
            ]
        )
        / step
    )
    km = _round_below(km_per_pt * _LONGEST_BAR_PT * k)
    length, size = km / km_per_pt, LEGEND_PT * k
    told = (
        words.sentence("figure", "kilometre", km=words.number(km)) if km >= 1
        else words.sentence("figure", "metre", m=words.number(km * 1000))
    )  # fmt: skip
    label = text_width(told, "regular", size)
    total = length + 4 * k + label
    left, y = column.left + column.width - total, _ROW_PT * k / 2
    tick = 2.6 * k
    bar = [(left, y - tick), (left, y + tick * 0.6), (left + length, y + tick * 0.6),
           (left + length, y - tick)]  # fmt: skip
    return (
        Stroke(Chains.of([np.array(bar)]), page["text"], 0.9 * k),
        Text(told, left + length + 4 * k, y + CAP_HEIGHT * size / 2, size, "regular", page["text"]),
    ), total


def _round_below(value: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20, ... that is not above a value."""
    base = 10.0 ** math.floor(math.log10(value))
    return max(step * base for step in (1, 2, 5) if step * base <= value)


def north_arrow(view: View, words: Catalogue, left: float, top: float) -> tuple[Shape, ...]:
    """Return an arrow to the north, or nothing where north is up or differs over the map."""
    camera = view.camera
    middle = np.array([[(camera.frame.left + camera.frame.right) / 2,
                        (camera.frame.low + camera.frame.high) / 2]])  # fmt: skip
    here = camera.earth(middle)
    if view.window.is_all_round or not np.all(np.isfinite(here)) or abs(here[0, 1]) > 88:
        return ()
    ahead = camera.positions(here + np.array((0.0, 0.05)))[0] - middle[0]
    angle = math.degrees(math.atan2(ahead[0], -ahead[1]))
    if abs(angle) < _NORTH_DEGREES:
        return ()
    k, colour = view.enlarged, view.style.page["text"]
    ahead = ahead / np.hypot(*ahead)
    aside = np.array((-ahead[1], ahead[0]))
    foot = np.array((left + 9 * k, top + 15 * k))
    tip = foot + ahead * 15 * k
    ring = np.array([tip, foot + aside * 4 * k, foot + ahead * 4 * k, foot - aside * 4 * k, tip])
    size, told = 7.0 * k, words.sentence("figure", "north")
    at = tip + ahead * 5 * k
    return (
        Fill(Chains.of([ring]), colour),
        Text(told, at[0] - text_width(told, "semibold", size) / 2, at[1] + CAP_HEIGHT * size / 2,
             size, "semibold", colour, view.style.names["halo"], k),
    )  # fmt: skip
