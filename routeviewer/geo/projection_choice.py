"""Which projection suits a route: the same rule on the screen and in figures.

References:
    Snyder, "Map projections: a working manual" (1987), on choosing by extent; Jenny, "Adaptive
    composite map projections" (2012).
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from routeviewer.geo.chains import Points
from routeviewer.geo.projection import WEB_MERCATOR, Azimuthal, Projection, Rectangular

_MERCATOR_MOST_DIFFERENCE = 1.10
_AZIMUTHAL_MOST_EXTENT_DEGREES = 120.0
_ROUNDS = 60


def suited_projection(lonlat: Points, *, name: str = "auto") -> Projection:
    """Return the projection for a map of some points.

    Mercator where its scale differs by at most a tenth; azimuthal equal-area up to an extent of
    120 degrees; beyond that Equal Earth, cut in the widest gap.

    Args:
        lonlat: What has to be on the map, degrees, shape (n, 2), n > 0.
        name: One of ``PROJECTIONS``, or "auto" for the rule.
    """
    middle, extent = circle_round(lonlat)
    if name == "auto":
        lats = lonlat[:, 1]
        span = float(np.ptp(lats)) * 0.3 + 0.2
        scales = 1 / np.cos(np.radians(np.clip([lats.min() - span, lats.max() + span], -89, 89)))
        crosses = lats.min() - span < 0 < lats.max() + span
        difference = scales.max() / (1.0 if crosses else scales.min())
        is_even = difference <= _MERCATOR_MOST_DIFFERENCE and extent <= 90
        is_near = extent <= _AZIMUTHAL_MOST_EXTENT_DEGREES
        name = "mercator" if is_even else "azimuthal" if is_near else "equal-earth"
    if name == "azimuthal":
        return Azimuthal(*(round(float(value), 3) for value in middle))
    return Rectangular(name, round((_middle_of_widest_gap(lonlat[:, 0])) % 360 - 180, 3))


def tile_projection(lonlat: Points) -> Projection:
    """Return the projection of map tiles, cut where the points leave the widest gap.

    Args:
        lonlat: What has to be on the map, degrees, shape (n, 2), n > 0.
    """
    return Rectangular(WEB_MERCATOR, round(_middle_of_widest_gap(lonlat[:, 0]) % 360 - 180, 3))


def circle_round(lonlat: Points) -> tuple[tuple[float, float], float]:
    """Return the middle (lon, lat) and the width in degrees of a circle round points.

    References:
        Badoiu and Clarkson, "Smaller core-sets for balls" (2003): step towards the farthest
        point, ever shorter; within 2 % of the smallest circle.
    """
    lon, lat = np.radians(lonlat).T
    vectors = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    middle = (vectors.max(axis=0) + vectors.min(axis=0)) / 2
    if np.linalg.norm(middle) < 1e-6:
        middle = vectors[0]
    for round_number in range(1, _ROUNDS + 1):
        middle = middle / np.linalg.norm(middle)
        farthest = vectors[np.argmin(vectors @ middle)]
        middle = middle + (farthest - middle) / (round_number + 1)
    middle = middle / np.linalg.norm(middle)
    widest = np.degrees(np.arccos(np.clip((vectors @ middle).min(), -1, 1))) * 2
    return (
        (float(np.degrees(np.arctan2(middle[1], middle[0]))),
         float(np.degrees(np.arcsin(middle[2])))),
        float(widest),
    )  # fmt: skip


def _middle_of_widest_gap(lons: Points) -> float:
    """Return the meridian in the middle of the widest range without points."""
    # Not np.unique: it loads the masked arrays, which nobody needs.
    around = sorted(set((lons % 360).tolist()))
    gaps = [(b - a, (a + b) / 2) for a, b in pairwise([*around, around[0] + 360])]
    return float(max(gaps)[1])
