"""Names for orientation: countries, seas and towns, where the route leaves room for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from routeviewer.basemap.level import STREETS_BELOW_KM
from routeviewer.basemap.names import Town, seas, towns
from routeviewer.basemap.plane import countries_in_plane
from routeviewer.drawing.fonts import ASCENT, DESCENT, text_width
from routeviewer.drawing.label_room import LabelRoom
from routeviewer.drawing.layers.ground import View
from routeviewer.drawing.placement import Candidate, Item, rows_of
from routeviewer.drawing.sheet import Rounded, Shape, Text
from routeviewer.geo.chains import Box, Points, clipped_rings, signed_areas, thinned
from routeviewer.geo.inner_points import inner_points
from routeviewer.scene.scene import Scene
from routeviewer.wording.catalogue import Catalogue

_COUNTRY_PT, _LARGE_COUNTRY_PT, _WATER_PT, _TOWN_PT, _MENTION_PT = 7.6, 9.0, 7.8, 7.0, 7.0
_SMALLEST_COUNTRY_PT2 = 420.0
_MOST_COUNTRIES, _MOST_TOWNS, _MOST_SEAS = 14, 14, 8
_LINE_COST = 0.03
# Of two waters that share another word than these, such as two Pacifics, one is enough.
_KINDS_OF_WATER = frozenset(
    ("Ocean", "Sea", "Gulf", "Bay", "Strait", "Channel", "Passage", "of", "the", "and")
)
# So exactly outlines are followed to find their middles, points.
_ROUGH_PT = 3.0
# How near to a stop (points) a town is left out, and how far a sea's name may wander.
_TOWN_CLEARANCE_PT = 16.0
ONWARD, COUNTRIES, MENTIONS, WATERS, TOWNS = 1, 2, 3, 4, 5
# Where around its middle a sea's name is tried, as shares of how far it may wander.
_ANGLES = np.linspace(0, 2 * np.pi, 8, endpoint=False)
_SPIRAL = np.concatenate(
    [[(0.0, 0.0)], *(np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)]) * ring / 5
                     for ring in range(1, 6))]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name for orientation.

    Attributes:
        text: What it says.
        face: How it is written.
        size_pt: How large.
        colour: Its colour.
        item: Where it may stand, and when it is its turn.
        dot: Where its town lies, or None.
    """

    text: str
    face: str
    size_pt: float
    colour: str
    item: Item
    dot: tuple[float, float] | None = None


def clear_of_lines(names: Iterable[Name], room: LabelRoom) -> Iterable[Name]:
    """Return the names without those places that lie on the lines of the route."""
    for name in names:
        rows = rows_of([c.box for c in name.item.candidates]) + np.array((-1, -1, 1, 1))
        is_free = room.line_lengths_pt(rows) < 1.0
        free = tuple(c for c, ok in zip(name.item.candidates, is_free, strict=True) if ok)
        if free:
            yield replace(name, item=Item(name.item.priority, free))


def country_names(view: View, words: Catalogue, room: LabelRoom) -> Iterable[Name]:
    """Return the names of the countries that have room for them in the frame."""
    if view.camera.km_per_pt < STREETS_BELOW_KM:
        return
    # To find the middle of a country the next coarser outlines do.
    source = view.source("countries", "50m" if view.level.scale == "10m" else "110m")
    shapes = source.layer()
    plane = view.camera.chains(countries_in_plane(source))
    rings = clipped_rings(thinned(plane, _ROUGH_PT), view.camera.frame)
    areas = np.abs(signed_areas(rings))
    found = []
    large = areas >= _SMALLEST_COUNTRY_PT2 * view.enlarged**2
    for feature in sorted(set(rings.tags[large].tolist())):
        text = words.country(shapes.codes[feature]) or shapes.names[feature]
        own = np.flatnonzero(rings.tags == feature)
        largest = int(own[np.argmax(areas[own])])
        ring = rings.points[rings.starts[largest] : rings.starts[largest + 1]]
        found.append((float(areas[largest]), text, ring))
    found.sort(key=lambda row: -row[0])
    for area, text, ring in found[:_MOST_COUNTRIES]:
        size = (_LARGE_COUNTRY_PT if area > 22_000 else _COUNTRY_PT) * view.enlarged
        name = _country(text.upper(), size, ring, view, room)
        if name is not None:
            yield name


def _country(text: str, size: float, ring: Points, view: View, room: LabelRoom) -> Name | None:
    width, height = text_width(text, "regular", size), (ASCENT + DESCENT) * size
    spots = [
        spot for spot in inner_points(ring, width / height, step=_ROUGH_PT)
        if spot[2] > 0.32 * height
    ]  # fmt: skip
    if not spots:
        return None
    boxes = [_centred(x, y, width, height) for x, y, _ in spots]
    costs = 0.25 * np.arange(len(boxes)) + _LINE_COST * room.line_lengths_pt(rows_of(boxes))
    options = tuple(Candidate(b, cost) for b, cost in zip(boxes, costs.tolist(), strict=True))
    return Name(text, "regular", size, view.style.names["country"], Item(COUNTRIES, options))


def sea_names(view: View, words: Catalogue, room: LabelRoom) -> Iterable[Name]:
    """Return the names of seas that lie in the frame; we know them in English only."""
    if words.language != "en":
        return
    frame, size, shown = view.camera.frame, _WATER_PT * view.enlarged, 0
    told: set[str] = set()
    known = seas()
    at = view.camera.positions(np.array([(sea.lon, sea.lat) for sea in known]))
    for sea, (x, y) in zip(known, at.tolist(), strict=True):
        radius = sea.radius_km / view.camera.km_per_pt
        width, height = text_width(sea.name, "italic", size), (ASCENT + DESCENT) * size
        if not (np.isfinite(x) and frame.holds(x, y)) or radius * 1.5 < width / 2:
            continue
        shifts = _SPIRAL * min(radius * 0.5, 70.0 * view.enlarged)
        half = np.array((width, height)) / 2
        boxes = np.hstack([shifts - half, shifts + half]) + np.array((x, y, x, y))
        costs = np.hypot(*shifts.T) / 60 + _LINE_COST * room.line_lengths_pt(boxes)
        is_water = room.land_shares(boxes + np.array((-1.5, -1.5, 1.5, 1.5))) < 0.02
        is_water &= _on_earth(view, boxes)
        options = tuple(
            Candidate(Box(*boxes[i].tolist()), float(costs[i])) for i in np.flatnonzero(is_water)
        )
        own = set(sea.name.split()) - _KINDS_OF_WATER
        if options and not own & told:
            shown += 1
            told |= own
            yield Name(sea.name, "italic", size, view.style.names["water"], Item(WATERS, options))
        if shown == _MOST_SEAS:
            return


def _on_earth(view: View, boxes: Points) -> npt.NDArray[np.bool_]:
    """Tell which boxes lie on the map of the world, not on the paper round it."""
    corners = boxes[:, [0, 1, 2, 1, 0, 3, 2, 3]].reshape(-1, 2)
    known = np.all(np.isfinite(view.camera.earth(corners)), axis=1)
    return np.asarray(np.all(known.reshape(-1, 4), axis=1))


def town_names(view: View, scene: Scene, taken: Sequence[Box]) -> Iterable[Name]:
    """Return towns for orientation, away from the stops."""
    frame, size = view.camera.frame, _TOWN_PT * view.enlarged
    stops = {mark.name.casefold() for mark in scene.marks}
    clearance = _TOWN_CLEARANCE_PT * view.enlarged
    shown = 0
    for town, x, y in _towns_in(view, frame.grown(-4)):
        if town.name.casefold() in stops:
            continue
        around = Box(x - clearance, y - clearance, x + clearance, y + clearance)
        if any(around.overlaps(box) for box in taken):
            continue
        item = Item(TOWNS, beside_dot(x, y, town.name, size, view))
        yield Name(town.name, "regular", size, view.style.names["town"], item, (x, y))
        shown += 1
        if shown == _MOST_TOWNS:
            return


def _towns_in(view: View, frame: Box) -> list[tuple[Town, float, float]]:
    """Return the towns in a frame that are important enough for its scale, and where they are."""
    count = sum(town.rank <= view.level.rank - 1 for town in towns())
    lonlat = _town_positions()[:count]
    lon = np.abs((lonlat[:, 0] - view.camera.projection.centre_lon + 180) % 360 - 180)
    near = (lon <= view.window.half_width) & (lonlat[:, 1] >= view.window.south)
    near &= lonlat[:, 1] <= view.window.north
    numbers = np.flatnonzero(near)
    at = view.camera.positions(lonlat[numbers])
    x, y = at.T
    inside = (x > frame.left) & (x < frame.right) & (y > frame.low) & (y < frame.high)
    return [
        (towns()[i], *place)
        for i, place in zip(numbers[inside].tolist(), at[inside].tolist(), strict=True)
    ]


@lru_cache(maxsize=1)
def _town_positions() -> Points:
    return np.array([(town.lon, town.lat) for town in towns()])


def mention_names(
    view: View, scene: Scene, seen: Sequence[tuple[int, float, float]]
) -> Iterable[Name]:
    """Return the names of places that are only mentioned."""
    size = _MENTION_PT * view.enlarged
    for i, x, y in seen:
        text = scene.mentions[i].name
        item = Item(MENTIONS, beside_dot(x, y, text, size, view))
        yield Name(text, "regular", size, view.style.route["mention"], item)


def onward_name(view: View, text: str, tip: tuple[float, float]) -> Name:
    """Return the name of where the way leads on to, beside the tip of its arrow."""
    size = _MENTION_PT * view.enlarged
    item = Item(ONWARD, beside_dot(*tip, text, size, view, gap_pt=6.0))
    return Name(text, "regular", size, view.style.route["onward"], item)


def beside_dot(
    x: float, y: float, text: str, size: float, view: View, *, gap_pt: float = 2.6
) -> tuple[Candidate, ...]:
    """Return four places beside a dot; the dot itself stays free."""
    width, height = text_width(text, "regular", size), (ASCENT + DESCENT) * size
    gap = gap_pt * view.enlarged
    tops = (y - height * 0.55, y - height * 0.55, y - height - gap * 0.6, y + gap * 0.6)
    lefts = (x + gap, x - gap - width, x - width / 2, x - width / 2)
    return tuple(
        Candidate(Box(left, top, left + width, top + height), 0.2 * i)
        for i, (left, top) in enumerate(zip(lefts, tops, strict=True))
    )


def name_shapes(view: View, name: Name, box: Box) -> list[Shape]:
    """Return a name where it was placed, with its dot."""
    halo = "" if name.face == "italic" else view.style.names["halo"]
    shapes: list[Shape] = [
        Text(
            name.text, box.left, box.low + ASCENT * name.size_pt, name.size_pt, name.face,
            name.colour, halo, 1.0 * view.enlarged,
        )
    ]  # fmt: skip
    if name.dot is not None:
        (x, y), radius = name.dot, 1.1 * view.enlarged
        box = Box(x - radius, y - radius, x + radius, y + radius)
        shapes.append(Rounded(box, radius, name.colour, view.style.names["halo"][:7], 0.4))
    return shapes


def _centred(x: float, y: float, width: float, height: float) -> Box:
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
