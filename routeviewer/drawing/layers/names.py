"""Names for orientation: countries, seas and towns, where the route leaves room for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from routeviewer.basemap.level import STREETS_BELOW_KM
from routeviewer.basemap.names import seas, towns
from routeviewer.drawing.fonts import ASCENT, DESCENT, text_width
from routeviewer.drawing.label_room import LabelRoom
from routeviewer.drawing.layers.ground import View
from routeviewer.drawing.placement import Candidate, Item
from routeviewer.drawing.sheet import Group, Rounded, Shape, Text
from routeviewer.geo.chains import Box, Points, clipped_rings, signed_areas, thinned
from routeviewer.scene.scene import Scene
from routeviewer.wording.catalogue import Catalogue

_COUNTRY_PT, _LARGE_COUNTRY_PT, _WATER_PT, _TOWN_PT, _MENTION_PT = 7.6, 9.0, 7.8, 7.0, 7.0
_SMALLEST_COUNTRY_PT2 = 420.0
_MOST_COUNTRIES, _MOST_TOWNS, _MOST_SEAS = 14, 14, 8
_GRID = 16
_LINE_COST = 0.03
# Of two waters that share another word than these, such as two Pacifics, one is enough.
_KINDS_OF_WATER = frozenset("Ocean Sea Gulf Bay Strait Channel Passage of the and".split())
# So exactly outlines are followed to find their middles, points.
_ROUGH_PT = 3.0
# How near to a stop (points) a town is left out, and how far a sea's name may wander.
_TOWN_CLEARANCE_PT = 16.0
_SEA_STEPS = 5
ONWARD, COUNTRIES, MENTIONS, WATERS, TOWNS = 1, 2, 3, 4, 5


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
        free = tuple(
            c for c in name.item.candidates if room.line_length_pt(c.box.grown(1.0)) < 1.0
        )
        if free:
            yield replace(name, item=Item(name.item.priority, free))


def country_names(view: View, words: Catalogue, room: LabelRoom) -> Iterable[Name]:
    """Return the names of the countries that have room for them in the frame."""
    if view.camera.km_per_pt < STREETS_BELOW_KM:
        return
    scale = "110m" if view.level.scale == "110m" else "50m"
    shapes = view.layer("countries", scale)
    touched = np.any(view.window.touches(shapes.boxes, view.camera.projection.centre_lon), axis=0)
    touched &= _box_sizes_pt2(shapes.boxes, view) >= _SMALLEST_COUNTRY_PT2 * view.enlarged**2
    chosen = np.flatnonzero(touched & ~shapes.holes)
    tagged = shapes.chains.with_tags(shapes.features.astype(np.intp)).chosen(chosen)
    rings = view.camera.projection.rings(tagged, view.window).plane
    rings = clipped_rings(thinned(view.camera.chains(rings), _ROUGH_PT), view.camera.frame)
    areas = np.abs(signed_areas(rings))
    found = []
    for feature in np.unique(rings.tags[areas >= _SMALLEST_COUNTRY_PT2 * view.enlarged**2]):
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


def _box_sizes_pt2(boxes: Points, view: View) -> Points:
    """Return about how large boxes of degrees are on the sheet."""
    west, south, east, north = boxes.T
    km = 111.2**2 * (east - west) * (north - south) * np.cos(np.radians((south + north) / 2))
    return np.asarray(km / view.camera.km_per_pt**2)


def _country(text: str, size: float, ring: Points, view: View, room: LabelRoom) -> Name | None:
    width, height = text_width(text, "regular", size), (ASCENT + DESCENT) * size
    spots = _inner_points(ring, width / height)
    options = tuple(
        Candidate(box, 0.25 * rank + _LINE_COST * room.line_length_pt(box))
        for rank, (x, y, clearance) in enumerate(spots)
        if clearance > 0.32 * height
        for box in [_centred(x, y, width, height)]
    )
    if not options:
        return None
    return Name(text, "regular", size, view.style.names["country"], Item(COUNTRIES, options))


def _inner_points(ring: Points, stretch: float) -> list[tuple[float, float, float]]:
    """Return points well inside of a ring with their distance from it, the best first.

    Distances across count less by ``stretch``, so that a wide name finds a wide place.
    """
    squeezed = ring / np.array((stretch, 1.0))
    (left, low), (right, high) = squeezed.min(axis=0), squeezed.max(axis=0)
    x, y = (
        values.ravel()
        for values in np.meshgrid(
            np.linspace(left, right, _GRID + 2)[1:-1], np.linspace(low, high, _GRID + 2)[1:-1]
        )
    )
    a, b = squeezed, np.roll(squeezed, -1, axis=0)
    (ax, ay), (bx, by) = a.T[:, :, None], b.T[:, :, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        at = ax + (y - ay) / (by - ay) * (bx - ax)
        inside = np.sum(((ay > y) != (by > y)) & (x < at), axis=0) % 2 == 1
        run = (bx - ax) ** 2 + (by - ay) ** 2
        share = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / np.where(run, run, 1), 0, 1)
    away = np.hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y).min(axis=0)
    away[~inside] = -1
    best = np.argsort(-away, kind="stable")[:160:8]
    return [(float(x[i] * stretch), float(y[i]), float(away[i])) for i in best if away[i] > 0]


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
        reach = min(radius * 0.5, 70.0 * view.enlarged)
        options = tuple(
            Candidate(box, cost)
            for dx, dy in _spiral(reach)
            for box in [_centred(x + dx, y + dy, width, height)]
            for cost in [float(np.hypot(dx, dy)) / 60 + _LINE_COST * room.line_length_pt(box)]
            if room.land_share(box.grown(1.0)) < 0.02
        )
        own = set(sea.name.split()) - _KINDS_OF_WATER
        if options and not own & told:
            shown += 1
            told |= own
            yield Name(sea.name, "italic", size, view.style.names["water"], Item(WATERS, options))
        if shown == _MOST_SEAS:
            return


def town_names(view: View, scene: Scene, taken: Sequence[Box]) -> Iterable[Name]:
    """Return towns for orientation, away from the stops."""
    frame, size = view.camera.frame, _TOWN_PT * view.enlarged
    known = [town for town in towns() if town.rank <= view.level.rank - 1]
    if not known:
        return
    stops = {mark.name.casefold() for mark in scene.marks}
    at = view.camera.positions(np.array([(town.lon, town.lat) for town in known]))
    clearance = _TOWN_CLEARANCE_PT * view.enlarged
    shown = 0
    for town, (x, y) in zip(known, at.tolist(), strict=True):
        if not (np.isfinite(x) and frame.grown(-4).holds(x, y)) or town.name.casefold() in stops:
            continue
        around = Box(x - clearance, y - clearance, x + clearance, y + clearance)
        if any(around.overlaps(box) for box in taken):
            continue
        item = Item(TOWNS, beside_dot(x, y, town.name, size, view))
        yield Name(town.name, "regular", size, view.style.names["town"], item, (x, y))
        shown += 1
        if shown == _MOST_TOWNS:
            return


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


def names_group(title: str, shapes: Iterable[Shape]) -> Group:
    """Return names as a layer."""
    return Group(title, tuple(shapes))


def _centred(x: float, y: float, width: float, height: float) -> Box:
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _spiral(reach: float) -> Iterable[tuple[float, float]]:
    yield 0.0, 0.0
    for ring in range(1, _SEA_STEPS + 1):
        for angle in np.linspace(0, 2 * np.pi, 8, endpoint=False):
            yield (
                float(np.cos(angle)) * reach * ring / _SEA_STEPS,
                float(np.sin(angle)) * reach * ring / _SEA_STEPS,
            )
