"""A scene in the plane of its projection: worked out once, however often the map is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from routeviewer.geo.chains import Chains, Points, lonlat_of
from routeviewer.geo.projection import Projection, Window
from routeviewer.scene.content import content_of, projection_of
from routeviewer.scene.scene import Scene


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A scene's places and lines, projected; metres.

    Attributes:
        scene: The scene.
        projection: From the Earth to the plane.
        content: What has to be in view, shape (n, 2).
        marks: Where the marks are, shape (marks, 2).
        mentions: Where the places are that are only mentioned, shape (mentions, 2).
        legs: The lines of the legs, cut where the plane is cut; tagged with the leg's index.
        onward: The line of the direction told at the end.
    """

    scene: Scene
    projection: Projection
    content: Points
    marks: Points
    mentions: Points
    legs: Chains
    onward: Chains


def plan_of(scene: Scene, *, projection: Projection | None = None) -> Plan:
    """Return a scene in the plane.

    Args:
        scene: The scene.
        projection: Instead of the one that suits the scene.

    Raises:
        StyleError: The scene's settings name a projection that there is not.
    """
    projection = projection or projection_of(scene)
    content = projection.forward(content_of(scene))
    legs = Chains.of([lonlat_of(leg.line) for leg in scene.legs])
    onward = Chains.of([lonlat_of(scene.onward.line)] if scene.onward else [])
    cut = projection.lines(legs, Window())
    return Plan(
        scene,
        projection,
        content[np.all(np.isfinite(content), axis=1)],
        projection.forward(lonlat_of([mark.position for mark in scene.marks])),
        projection.forward(lonlat_of([mention.position for mention in scene.mentions])),
        # In the order of the legs, also where the plane's edge cuts some of them.
        cut.chosen(np.argsort(cut.tags, kind="stable")),
        projection.lines(onward, Window()),
    )
