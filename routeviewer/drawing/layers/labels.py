"""The names of the stops: where they may stand, and how they are written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routeviewer.drawing.fonts import ASCENT, DESCENT, text_width
from routeviewer.drawing.label_room import LabelRoom
from routeviewer.drawing.layers.ground import View
from routeviewer.drawing.placement import Candidate, rows_of
from routeviewer.drawing.sheet import Group, Shape, Stroke, Text
from routeviewer.drawing.spots import Spot
from routeviewer.geo.chains import Box, Chains, Points
from routeviewer.project.figure import LabelMove

NAME_PT, SMALL_NAME_PT, DETAIL_PT = 8.6, 7.4, 7.2
MANY = 24
_GAP_PT = 1.6
# What the positions cost, in the order of preference; farther ones come with a leader.
_NEAR = (0.0, 0.12, 0.24, 0.36, 0.5, 0.56, 0.62, 0.68)
_FAR_PT, _FAR_COST = (11.0, 20.0, 32.0, 46.0), 1.6
_FAR_DIRECTIONS = 12
# Lying on a line of the route costs so much a point; a name half on land and half on water, or
# of a coast town on land, costs up to this.
_LINE_COST, _MOST_LINE_COST = 0.055, 1.5
_COAST_COST, _STRADDLING_COST = 0.9, 0.25


@dataclass(frozen=True, slots=True)
class Wording:
    """What a label says and how large.

    Attributes:
        text: The name, in one or two lines.
        detail: A smaller line below, or empty.
        size_pt: Size of the name.
        detail_pt: Size of the line below.
    """

    text: tuple[str, ...]
    detail: str
    size_pt: float
    detail_pt: float

    @property
    def width_pt(self) -> float:
        """The room it needs across."""
        widths = [text_width(line, "semibold", self.size_pt) for line in self.text]
        return max(*widths, text_width(self.detail, "regular", self.detail_pt), 0.0)

    @property
    def height_pt(self) -> float:
        """The room it needs in height."""
        height = (ASCENT + DESCENT) * self.size_pt + (len(self.text) - 1) * 1.02 * self.size_pt
        return height + (1.02 * self.detail_pt if self.detail else 0.0)


def wording_of(text: str, detail: str, *, many: bool, enlarged: float) -> Wording:
    """Return how a label is set; a long name is broken near its middle."""
    size = (SMALL_NAME_PT if many else NAME_PT) * enlarged
    return Wording(_broken(text, size, enlarged), detail, size, DETAIL_PT * enlarged)


def _broken(text: str, size_pt: float, enlarged: float) -> tuple[str, ...]:
    words = text.split()
    if text_width(text, "semibold", size_pt) <= 92 * enlarged or len(words) < 2:
        return (text,)
    breaks = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return min(breaks, key=lambda pair: max(text_width(p, "semibold", size_pt) for p in pair))


def moved_box(spot: Spot, wording: Wording, view: View, move: LabelMove) -> Box:
    """Return where a person put a stop's name."""
    x, y = spot.middle
    left = x + move.dx_pt * view.enlarged
    top = y + move.dy_pt * view.enlarged - wording.height_pt / 2
    return Box(left, top, left + wording.width_pt, top + wording.height_pt)


def near_candidates(
    spot: Spot, wording: Wording, room: LabelRoom, view: View
) -> tuple[Candidate, ...]:
    """Return eight places for a stop's name beside its disc."""
    boxes = _near_boxes(spot, wording.width_pt, wording.height_pt, view)
    costs = np.array(_NEAR) + _ground_costs(boxes, spot, room, view)
    return tuple(Candidate(box, cost) for box, cost in zip(boxes, costs.tolist(), strict=True))


def far_candidates(
    spot: Spot, wording: Wording, room: LabelRoom, view: View
) -> tuple[Candidate, ...]:
    """Return places for a stop's name farther away, each with a line that leads to it."""
    width, height = wording.width_pt, wording.height_pt
    boxes, costs = [], []
    for ring, distance in enumerate(_FAR_PT):
        boxes += _far_boxes(spot, width, height, distance * view.enlarged)
        costs += [_FAR_COST + ring] * _FAR_DIRECTIONS
    total = np.array(costs) + _ground_costs(boxes, spot, room, view)
    return tuple(
        Candidate(box, cost, _leader(spot, box))
        for box, cost in zip(boxes, total.tolist(), strict=True)
    )


def _near_boxes(spot: Spot, width: float, height: float, view: View) -> list[Box]:
    gap = _GAP_PT * view.enlarged
    x, y = spot.middle
    box = spot.box
    # Beside a disc a name stands a third higher or lower than in the middle.
    up, down = y - 0.82 * height, y - 0.18 * height
    right, left = box.right + gap, box.left - gap - width
    corners = [
        (right, up), (right, down), (left, up), (left, down),
        (x - width / 2, box.low - gap * 0.5 - height), (x - width / 2, box.high + gap * 0.5),
        (right, y - height / 2), (left, y - height / 2),
    ]  # fmt: skip
    return [Box(at, top, at + width, top + height) for at, top in corners]


def _far_boxes(spot: Spot, width: float, height: float, distance: float) -> list[Box]:
    x, y = spot.middle
    half_w, half_h = (spot.box.right - spot.box.left) / 2, (spot.box.high - spot.box.low) / 2
    boxes = []
    for i in range(_FAR_DIRECTIONS):
        angle = 2 * math.pi * (i + 0.5) / _FAR_DIRECTIONS
        dx, dy = math.cos(angle), -math.sin(angle)
        at = x + dx * (half_w + distance) + (dx - 1) * width / 2
        top = y + dy * (half_h + distance) + (dy - 1) * height / 2
        boxes.append(Box(at, top, at + width, top + height))
    return boxes


def _leader(spot: Spot, box: Box) -> tuple[float, float, float, float]:
    """Return a line from the edge of the disc to the nearest point of a box."""
    x, y = spot.middle
    end_x = min(max(x, box.left), box.right)
    end_y = min(max(y, box.low), box.high)
    away = math.hypot(end_x - x, end_y - y) or 1.0
    radius = (spot.box.high - spot.box.low) / 2 + 0.6
    half_w = (spot.box.right - spot.box.left) / 2 + 0.6
    reach = radius if abs(end_y - y) * half_w > abs(end_x - x) * radius else half_w
    return (x + (end_x - x) / away * reach, y + (end_y - y) / away * reach, end_x, end_y)


def _ground_costs(boxes: Sequence[Box], spot: Spot, room: LabelRoom, view: View) -> Points:
    """Return what it costs to cover the route's lines and the wrong ground."""
    rows = rows_of(boxes)
    land = room.land_shares(rows)
    costs = np.minimum(_MOST_LINE_COST, _LINE_COST * room.line_lengths_pt(rows))
    costs = costs + np.where((land > 0.15) & (land < 0.85), _STRADDLING_COST, 0.0)
    return np.asarray(costs + _COAST_COST * land if _is_coastal(spot, room, view) else costs)


def _is_coastal(spot: Spot, room: LabelRoom, view: View) -> bool:
    reach = 5.0 * view.enlarged
    around = Box(spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach)
    return 0.05 < room.land_share(around) < 0.9


@dataclass(frozen=True, slots=True)
class Placed:
    """A name and where it stands.

    Attributes:
        mark: Index of its mark.
        wording: What it says.
        box: Where.
        leader: A thin line from the disc, or None.
    """

    mark: int
    wording: Wording
    box: Box
    leader: tuple[float, float, float, float] | None


def labels_group(view: View, placed: Sequence[Placed], spots: Sequence[Spot]) -> Group:
    """Return the names with their halos; they are set towards their discs."""
    middles = {spot.mark: spot.middle[0] for spot in spots}
    shapes: list[Shape] = []
    for label in placed:
        if label.leader is not None:
            x0, y0, x1, y1 = label.leader
            line = Chains.of([np.array([(x0, y0), (x1, y1)])])
            shapes.append(Stroke(line, view.style.route["leader"], 0.5 * view.enlarged))
    for label in placed:
        shapes += _letters(view, label, middles[label.mark])
    return Group("stop names", tuple(shapes))


def _letters(view: View, label: Placed, disc_x: float) -> list[Text]:
    wording, box, names = label.wording, label.box, view.style.names
    lines = [(text, "semibold", wording.size_pt, names["stop"]) for text in wording.text]
    if wording.detail:
        lines.append((wording.detail, "regular", wording.detail_pt, names["stop_detail"]))
    baseline = box.low + ASCENT * wording.size_pt
    texts = []
    for number, (text, face, size, colour) in enumerate(lines):
        if number:
            baseline += 1.02 * size
        slack = wording.width_pt - text_width(text, face, size)
        # Right of the disc the lines begin flush, left of it they end flush, else centred.
        share = 0.0 if box.left >= disc_x else 1.0 if box.right <= disc_x else 0.5
        texts.append(
            Text(
                text, box.left + share * slack, baseline, size, face, colour,
                names["stop_halo"], 1.3 * view.enlarged, f"name {label.mark}",
            )
        )  # fmt: skip
    return texts
