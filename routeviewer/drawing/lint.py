"""Finds in a figure what would embarrass its author."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from routeviewer.drawing.figure import Figure
from routeviewer.drawing.fonts import missing_letters
from routeviewer.drawing.layers.furniture import scale_error
from routeviewer.drawing.sheet import Rounded, Shape, Stroke, Text
from routeviewer.text.article import Notice

_SMALLEST_TEXT_PT, _THINNEST_LINE_PT = 7.0, 0.5
_MOST_SCALE_ERROR = 0.10
_LEAST_CONTRAST = 4.5
_LEAST_APART = 0.10
_LEAST_DPI = 140
_LEAST_MAP_SHARE = 0.35
# What a person without the cones for green sees of linear red, green and blue.
# References: Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of
# color vision deficiency" (2009), deuteranomaly of severity 1.0.
_DEUTERANOPIA = np.array(
    [(0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
     (-0.011820, 0.042940, 0.968881)]
)  # fmt: skip
_LUMINANCE = np.array((0.2126, 0.7152, 0.0722))


def lint(figure: Figure) -> tuple[Notice, ...]:
    """Return what should be mended before the figure is published; wording makes the sentences."""
    return (
        *_sizes(figure), *_colours(figure), *_furniture(figure), *_left_out(figure),
    )  # fmt: skip


def _shapes(figure: Figure) -> Iterator[Shape]:
    for group in figure.sheet.groups:
        yield from group.shapes


def _sizes(figure: Figure) -> Iterator[Notice]:
    sizes = [shape.size_pt for shape in _shapes(figure) if isinstance(shape, Text)]
    if sizes and min(sizes) < _SMALLEST_TEXT_PT - 1e-6:
        yield Notice("text-small", (f"{min(sizes):.1f}", f"{_SMALLEST_TEXT_PT:g}"))
    widths = [
        shape.width_pt for shape in _shapes(figure)
        if isinstance(shape, Stroke) and len(shape.lines.points)
    ]  # fmt: skip
    if widths and min(widths) < _THINNEST_LINE_PT - 0.11:
        yield Notice("line-thin", (f"{min(widths):.2f}", f"{_THINNEST_LINE_PT:g}"))
    if figure.dpi < _LEAST_DPI:
        yield Notice("resolution-low", (str(figure.dpi),))
    frame = figure.camera.frame
    if (frame.high - frame.low) / figure.sheet.height_pt < _LEAST_MAP_SHARE:
        yield Notice("map-small")


def _colours(figure: Figure) -> Iterator[Notice]:
    route, page, ground = figure.style.route, figure.style.page, figure.style.ground
    kinds = {leg.kind for leg in figure.scene.legs}
    # A style without colours says so by taking one colour for both; the dashes tell them apart.
    stated, planned = route["line"], route["planned"]
    both_drawn = "planned" in kinds and bool(kinds & {"stated", "inferred"})
    if both_drawn and stated != planned and _apart(stated, planned) < _LEAST_APART:
        yield Notice("colours-alike", (stated, planned))
    pairs = [
        (page["text"], page["background"]), (page["muted"], page["background"]),
        (route["disc_text"], route["disc"]), (figure.style.names["stop"], ground["land"]),
    ]  # fmt: skip
    for front, back in pairs:
        if contrast(front, back) < _LEAST_CONTRAST:
            yield Notice("contrast-low", (front, back, f"{contrast(front, back):.1f}"))


def _furniture(figure: Figure) -> Iterator[Notice]:
    told = " ".join(shape.text for shape in _shapes(figure) if isinstance(shape, Text))
    if figure.scene.credit not in told:
        yield Notice("credit-missing")
    error = scale_error(figure.camera)
    if figure.has_scale_bar and error >= _MOST_SCALE_ERROR:
        yield Notice("scale-misleading", (f"{error * 100:.0f}",))
    letters = missing_letters(shape.text for shape in _shapes(figure) if isinstance(shape, Text))
    if letters:
        yield Notice("letters-missing", (letters[:20],))
    low, high = figure.camera.frame.high, figure.sheet.height_pt
    bottoms = [
        shape.box.high if isinstance(shape, Rounded) else shape.baseline
        for shape in _shapes(figure) if isinstance(shape, Text | Rounded)
    ]  # fmt: skip
    if low > high or (bottoms and max(bottoms) > high):
        yield Notice("cut-off")


def _left_out(figure: Figure) -> Iterator[Notice]:
    marks = figure.scene.marks
    if figure.layers.dropped:
        names = ", ".join(marks[i].name for i in figure.layers.dropped)
        yield Notice("labels-dropped", (str(len(figure.layers.dropped)), names))
    if figure.layers.dots:
        yield Notice("marks-thinned", (str(len(figure.layers.dots)),))
    if figure.layers.arrows.missing:
        pairs = ", ".join(f"{a}–{b}" for a, b in figure.layers.arrows.missing)
        yield Notice("arrows-dropped", (str(len(figure.layers.arrows.missing)), pairs))
    if figure.scene.unlocated:
        yield Notice("stops-unlocated", (", ".join(stop.name for stop in figure.scene.unlocated),))


def contrast(front: str, back: str) -> float:
    """Return the contrast of two colours, 1 to 21.

    References:
        Web Content Accessibility Guidelines 2.2, "contrast ratio".
    """
    light, dark = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    return float(_linear(colour) @ _LUMINANCE)


def _apart(one: str, other: str) -> float:
    """Return how far apart two colours are for who confuses red and green, 0 to about 1.7."""
    seen = [np.clip(_DEUTERANOPIA @ _linear(colour), 0, 1) for colour in (one, other)]
    return float(np.linalg.norm(seen[0] ** (1 / 2.2) - seen[1] ** (1 / 2.2)))


def _linear(colour: str) -> np.typing.NDArray[np.float64]:
    values = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
