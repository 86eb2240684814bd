"""Meridians and parallels."""

from __future__ import annotations

import numpy as np

from routeviewer.geo.chains import Chains
from routeviewer.geo.projection import Window

_STEPS = (30, 20, 10, 5)
_LINES = 7
# Below this extent they tell a reader nothing.
_LEAST_DEGREES = 12.0


def graticule(window: Window) -> Chains:
    """Return meridians and parallels whose distance suits a window, in degrees.

    None at all where the window is too narrow for them to tell something.
    """
    span = min(window.north - window.south, 2 * window.half_width)
    if span < _LEAST_DEGREES:
        return Chains.of([])
    step = next((s for s in _STEPS if span / s >= _LINES), _STEPS[-1])
    lats, lons = np.arange(-90 + step, 90, step), np.arange(-180, 180, step)
    along_lon, along_lat = np.linspace(-180, 180, 181), np.linspace(-90 + step, 90 - step, 91)
    parallels = [np.column_stack([along_lon, np.full(181, lat)]) for lat in lats]
    meridians = [np.column_stack([np.full(91, lon), along_lat]) for lon in lons]
    return Chains.of([*parallels, *meridians])
