"""Points well inside of a ring, where the name of what it bounds can stand."""

from __future__ import annotations

import numpy as np

from routeviewer.geo.chains import Chains, Points, thinned

_GRID = 11
# So exactly outlines are followed to find their middles.
_MOST_POINTS = 75


def inner_points(ring: Points, stretch: float, *, step: float) -> list[tuple[float, float, float]]:
    """Return points well inside of a ring with their distance from it, the best first.

    Args:
        ring: The ring, shape (n, 2).
        stretch: Distances across count less by this, so that a wide name finds a wide place.
        step: Details of the ring below this size do not matter.
    """
    squeezed = _roughened(ring, step) / np.array((stretch, 1.0))
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
    best = np.argsort(-away, kind="stable")[:66:6]
    return [(float(x[i] * stretch), float(y[i]), float(away[i])) for i in best if away[i] > 0]


def _roughened(ring: Points, step: float) -> Points:
    """Return a ring with few points: enough to tell where its middle is."""
    chains = Chains.of([ring])
    while len(chains.points) > _MOST_POINTS:
        step *= 1.7
        chains = thinned(chains, step)
    return chains.points
