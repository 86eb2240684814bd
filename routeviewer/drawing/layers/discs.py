"""The disc of a stop with its number: the same on maps, in texts and in lists."""

from __future__ import annotations

import numpy as np

from routeviewer.drawing.fonts import CAP_HEIGHT, text_width
from routeviewer.drawing.sheet import Rounded, Shape, Stroke, Text
from routeviewer.geo.chains import Box, Chains
from routeviewer.scene.style import Style


def disc_shapes(style: Style, k: float, box: Box, sign: str) -> list[Shape]:
    """Return the disc of a sign: told apart by fill, outline and shape, not by colour alone.

    Args:
        style: The look.
        k: By how much lines are enlarged.
        box: The room of the disc.
        sign: One of the scene's signs.
    """
    route = style.route
    radius = (box.high - box.low) / 2
    if sign == "visited":
        return [Rounded(box, radius, route["disc"], route["casing"], 0.9 * k)]
    backing = Rounded(box.grown(0.5 * k), radius + 0.5 * k, route["casing"])
    inner = box.grown(-0.6 * k)
    if sign == "inferred":
        dash = (2.4 * k, 1.5 * k)
        return [
            backing,
            Rounded(inner, radius - 0.6 * k, route["hollow"], route["disc"], 1.2 * k, dash),
        ]
    if sign == "passed":
        return [backing, Rounded(inner, radius - 0.6 * k, route["hollow"], route["disc"], 1.2 * k)]
    colour = route["planned" if sign == "planned" else "cancelled"]
    dots = (1.2 * k, 1.4 * k) if sign == "planned" else ()
    square = Rounded(inner, 1.6 * k, route["hollow"], colour, 1.2 * k, dots)
    backing = Rounded(box.grown(0.5 * k), 2.0 * k, route["casing"])
    if sign == "planned":
        return [backing, square]
    cross = np.array([(inner.left, inner.high), (inner.right, inner.low)])
    return [backing, square, Stroke(Chains.of([cross]), colour + "90", 0.8 * k)]


def number_text(
    style: Style, numbers: str, sign: str, middle: tuple[float, float], size_pt: float
) -> Text:
    """Return the number in the middle of a disc."""
    route = style.route
    colours = {"visited": route["disc_text"], "planned": route["planned"],
               "cancelled": route["cancelled"]}  # fmt: skip
    x, y = middle
    width = text_width(numbers, "semibold", size_pt)
    return Text(
        numbers, x - width / 2, y + CAP_HEIGHT * size_pt / 2, size_pt, "semibold",
        colours.get(sign, route["disc"]),
    )  # fmt: skip


def disc_width(numbers: str, height: float, size_pt: float) -> float:
    """Return how wide a disc of a height has to be for its numbers."""
    return max(height, text_width(numbers, "semibold", size_pt) + 0.45 * height)
