"""Draws the map itself: all layers inside of the frame, and what was placed where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from routeviewer.drawing.label_room import LabelRoom, label_room
from routeviewer.drawing.layers import labels as stop_labels
from routeviewer.drawing.layers import names as other_names
from routeviewer.drawing.layers.arrows import Arrows, arrows_group, arrows_of
from routeviewer.drawing.layers.borders import borders
from routeviewer.drawing.layers.ground import View, ground
from routeviewer.drawing.layers.labels import (
    Placed,
    Wording,
    far_candidates,
    moved_box,
    near_candidates,
)
from routeviewer.drawing.layers.legs import leg_chains, lines_group, onward_tip
from routeviewer.drawing.layers.locator import locator_box
from routeviewer.drawing.layers.marks import (
    line_places_group,
    marks_group,
    mentions_group,
    uncertainty_group,
)
from routeviewer.drawing.placement import Item, place
from routeviewer.drawing.plan import Plan
from routeviewer.drawing.sheet import Fill, Group, Shape, Stroke
from routeviewer.drawing.spots import Dot, Spot, spots_of
from routeviewer.geo.chains import Box, Chains, joined, line_length
from routeviewer.scene.scene import Label, Scene
from routeviewer.wording.catalogue import Catalogue

_LABEL_MARGIN_PT, _LABEL_GAP_PT = 2.5, 1.5
# So many names at most are tried; where there are more stops, the first and last come first.
_MOST_LABELS, _MOST_LED = 150, 100
_DISPUTED = "disputed borders"


@dataclass(frozen=True, slots=True)
class MapLayers:
    """The drawn map.

    Attributes:
        groups: Its layers, the lowest first.
        spots: The discs.
        dots: Marks that are but dots.
        arrows: The arrowheads.
        labels: The names of the stops that found a place.
        dropped: Marks whose names did not.
        locator: Where a locator may stand, or None.
        signs: Signs that occur and that the scene could not know of.
    """

    groups: tuple[Group, ...]
    spots: tuple[Spot, ...]
    dots: tuple[Dot, ...]
    arrows: Arrows
    labels: tuple[Placed, ...]
    dropped: tuple[int, ...]
    locator: Box | None
    signs: tuple[str, ...]


def draw_map(plan: Plan, view: View, words: Catalogue) -> MapLayers:
    """Return the layers of a map."""
    scene = plan.scene
    lines = borders(view)
    if not scene.settings.shows_disputed:
        lines = tuple(group for group in lines if group.name != _DISPUTED)
    base = (*ground(view), *lines)
    spots, dots = spots_of(plan, view.camera, enlarged=view.enlarged)
    legs, onward = leg_chains(view, plan)
    arrows = arrows_of(view, scene, legs, onward, spots)
    route = joined([*legs, onward])
    boxes = [*(spot.box for spot in spots), *(arrow.box for arrow in arrows.drawn)]
    corner = locator_box(view, boxes, route.points)
    obstacles = [*boxes, *(_dot_box(dot.x, dot.y) for dot in dots)]
    obstacles += [_dot_box(spot.x, spot.y) for spot in spots if spot.is_moved]
    obstacles += [corner.grown(2.0)] if corner else []
    room = label_room(view.camera.frame, _rings_of(base, "land"), route)
    mentions, seen = mentions_group(view, plan)
    obstacles += [_dot_box(x, y) for _, x, y in seen]
    placed, dropped = _placed(scene, view, spots, obstacles, room)
    names = _names(scene, view, words, room, onward, seen, [*obstacles, *(p.box for p in placed)])
    uncertain, places = uncertainty_group(view, scene, spots), line_places_group(view, scene)
    groups = (
        *base, uncertain, places, *names[:1], lines_group(view, scene, legs, onward), mentions,
        arrows_group(view, arrows), marks_group(view, scene, spots, dots), *names[1:],
        stop_labels.labels_group(view, placed, spots),
    )  # fmt: skip
    signs = _signs(base, uncertain, places, spots, view)
    return MapLayers(groups, spots, dots, arrows, placed, dropped, corner, signs)


def _placed(
    scene: Scene, view: View, spots: Sequence[Spot], obstacles: Sequence[Box], room: LabelRoom
) -> tuple[tuple[Placed, ...], tuple[int, ...]]:
    """Return the names of stops that found a place, and the marks whose names did not."""
    by_mark = {spot.mark: spot for spot in spots}
    moves = {move.name: move for move in scene.settings.moved_labels}
    wanted = [label for label in scene.labels if label.mark in by_mark]
    wanted = sorted(wanted, key=lambda label: label.priority)[:_MOST_LABELS]
    many, k = len(spots) > stop_labels.MANY, view.enlarged
    moved, free = [], []
    for label in wanted:
        wording = stop_labels.wording_of(label.text, label.detail, many=many, enlarged=k)
        spot, move = by_mark[label.mark], moves.get(label.text)
        if move is None:
            free.append((label, wording, spot))
        else:
            # Where a person put it, it stays, whatever lies there.
            moved.append(Placed(label.mark, wording, moved_box(spot, wording, view, move), None))
    taken = [*obstacles, *(label.box for label in moved)]
    placed = (
        *moved,
        *_placed_freely(free, taken, view, room, may_lead=len(scene.marks) <= _MOST_LED),
    )
    named = {label.mark for label in placed}
    dropped = (label.mark for label in scene.labels if label.mark in by_mark)
    return placed, tuple(mark for mark in dropped if mark not in named)


def _placed_freely(
    labels: Sequence[tuple[Label, Wording, Spot]],
    obstacles: Sequence[Box],
    view: View,
    room: LabelRoom,
    *,
    may_lead: bool,
) -> list[Placed]:
    """Return the names that found a place, beside their discs or farther away.

    Args:
        labels: The names with their wordings and discs.
        obstacles: What no name may lie on.
        view: The view.
        room: What lies where.
        may_lead: Whether a name without room beside its disc may stand farther away, with a line
            that leads to it; where stops are very many, such lines would tell nothing.
    """
    frame = view.names_within.grown(-_LABEL_MARGIN_PT * view.enlarged)
    gap = _LABEL_GAP_PT * view.enlarged
    items = [
        Item(label.priority, near_candidates(spot, wording, room, view))
        for label, wording, spot in labels
    ]
    found = place(items, obstacles, frame, gap_pt=gap)
    if may_lead and None in found:
        for i, (_, wording, spot) in enumerate(labels):
            if found[i] is None:
                far = far_candidates(spot, wording, room, view)
                items[i] = Item(items[i].priority, (*items[i].candidates, *far))
        found = place(items, obstacles, frame, gap_pt=gap)
    return [
        Placed(label.mark, wording, chosen.box, chosen.leader)
        for (label, wording, _), chosen in zip(labels, found, strict=True)
        if chosen is not None
    ]


def _names(
    scene: Scene,
    view: View,
    words: Catalogue,
    room: LabelRoom,
    onward: Chains,
    seen: Sequence[tuple[int, float, float]],
    obstacles: Sequence[Box],
) -> tuple[Group, Group]:
    """Return the names for orientation: those under the route, and those beside its marks."""
    wanted = [
        *other_names.country_names(view, words, room),
        *other_names.mention_names(view, scene, seen),
        *other_names.sea_names(view, words, room),
        *other_names.town_names(view, scene, obstacles),
        *_onward_name(scene, view, words, onward),
    ]
    found = list(other_names.clear_of_lines(wanted, room))
    frame = view.names_within.grown(-_LABEL_MARGIN_PT * view.enlarged)
    chosen = place([name.item for name in found], obstacles, frame, gap_pt=3.0 * view.enlarged)
    under: list[Shape] = []
    over: list[Shape] = []
    for name, candidate in zip(found, chosen, strict=True):
        if candidate is not None:
            is_over = name.item.priority in (other_names.MENTIONS, other_names.ONWARD)
            (over if is_over else under).extend(other_names.name_shapes(view, name, candidate.box))
    return Group("names", tuple(under)), Group("further names", tuple(over))


def _onward_name(
    scene: Scene, view: View, words: Catalogue, onward: Chains
) -> list[other_names.Name]:
    tip = onward_tip(onward)
    if scene.onward is None or tip is None:
        return []
    text = words.sentence("summary", "towards", place=scene.onward.name)
    return [other_names.onward_name(view, text, tip)]


def _rings_of(groups: Sequence[Group], name: str) -> Chains:
    """Return the rings of a layer."""
    fills = [s for g in groups if g.name == name for s in g.shapes if isinstance(s, Fill)]
    return joined([fill.rings for fill in fills])


def _signs(
    base: Sequence[Group], uncertain: Group, places: Group, spots: Sequence[Spot], view: View
) -> tuple[str, ...]:
    """Return the signs that occur on the map and that only drawing it could tell."""
    disputed = [s for g in base if g.name == _DISPUTED for s in g.shapes]
    signs = ["uncertainty"] if uncertain.shapes else []
    if places.shapes:
        signs.append("line-place")
    if _drawn_length(disputed) > 6.0 * view.enlarged:
        signs.append("disputed")
    if any(spot.is_moved for spot in spots):
        signs.append("moved")
    return tuple(signs)


def _drawn_length(shapes: Sequence[Shape]) -> float:
    return line_length(joined([s.lines for s in shapes if isinstance(s, Stroke)]))


def _dot_box(x: float, y: float) -> Box:
    return Box(x - 2.0, y - 2.0, x + 2.0, y + 2.0)
