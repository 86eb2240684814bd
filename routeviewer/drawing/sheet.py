"""A drawing as plain shapes on a sheet, in points of 1/72 inch from the upper left corner.

The layers make shapes; a painter or a writer of files brings them onto a medium. So every format
shows the same, and what was placed can be measured.
"""

from __future__ import annotations

from dataclasses import dataclass

from routeviewer.geo.chains import Box, Chains


@dataclass(frozen=True, slots=True, eq=False)
class Fill:
    """Rings filled with a colour; where two overlap, there is a hole."""

    rings: Chains
    colour: str


@dataclass(frozen=True, slots=True, eq=False)
class Stroke:
    """Lines.

    Attributes:
        lines: The lines.
        colour: "#rrggbb" or "#rrggbbaa".
        width_pt: Their width.
        dash_pt: Lengths of dashes and gaps in turn; empty for a solid line.
    """

    lines: Chains
    colour: str
    width_pt: float
    dash_pt: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Rounded:
    """A rectangle with round corners: a disc when the radius is half of its sides.

    Attributes:
        box: Where it is.
        radius_pt: Radius of the corners.
        fill: Colour inside, or empty.
        outline: Colour of the line round it, or empty.
        width_pt: Width of that line; it lies on the edge, half inside.
        dash_pt: As for a Stroke.
    """

    box: Box
    radius_pt: float
    fill: str = ""
    outline: str = ""
    width_pt: float = 0.0
    dash_pt: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text.

    Attributes:
        text: What is written.
        x: Its left end.
        baseline: Height of its baseline.
        size_pt: Size of the font.
        face: "regular", "semibold" or "italic".
        colour: Of the letters.
        halo: Colour round the letters, or empty.
        halo_pt: How far the halo reaches.
        label: What it is a line of; lines with the same label in a row belong together.
    """

    text: str
    x: float
    baseline: float
    size_pt: float
    face: str
    colour: str
    halo: str = ""
    halo_pt: float = 0.0
    label: str = ""


Shape = Fill | Stroke | Rounded | Text


@dataclass(frozen=True, slots=True)
class Group:
    """The shapes of one layer, the lowest first."""

    name: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole drawing: its size and its layers, the lowest first."""

    width_pt: float
    height_pt: float
    groups: tuple[Group, ...]
