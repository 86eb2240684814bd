"""Reads the layers of the base map: land, countries, water, and the lines between them."""

from __future__ import annotations

import math
import zipfile
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from routeviewer import assets
from routeviewer.errors import ResourceError
from routeviewer.geo.chains import Chains, Points, thinned

SCALES = ("110m", "50m", "10m")
_STEPS_PER_DEGREE = 10_000
_KM_PER_DEGREE = 111.2
_FINEST_STEP_DEGREES = 0.002


@dataclass(frozen=True, slots=True)
class Part:
    """A ring of a polygon, or a line.

    Attributes:
        points: Longitude and latitude in degrees, shape (n, 2).
        feature: Index of the feature that it belongs to.
        is_hole: Whether it is a hole in the ring before.
    """

    points: Points
    feature: int
    is_hole: bool


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """The shapes of one layer, as arrays.

    Attributes:
        chains: Rings or lines, those of a feature one after the other; longitude and latitude in
            degrees.
        features: Index of the feature that each chain belongs to, shape (n,).
        holes: Whether a chain is a hole in the ring before, shape (n,).
        boxes: West, south, east and north of each chain in degrees, shape (n, 4).
        codes: A code for each feature: a country's, or a pair "KP-RU".
        names: A name for each feature, or "".
        ranks: From which scale on each feature matters: 0 for a map of the world, 10 for that of
            a town; shape (features,).
    """

    chains: Chains
    features: npt.NDArray[np.int32]
    holes: npt.NDArray[np.bool_]
    boxes: Points
    codes: tuple[str, ...]
    names: tuple[str, ...]
    ranks: npt.NDArray[np.int8]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The chains one by one."""
        return tuple(
            Part(points, int(feature), bool(is_hole))
            for points, feature, is_hole in zip(
                self.chains.parts(), self.features, self.holes, strict=True
            )
        )


@lru_cache(maxsize=24)
def layer(name: str, scale: str) -> Layer:
    """Return a layer of the base map.

    Args:
        name: "land", "countries", "borders", "disputed", "rivers"; "lakes" (no "10m") or
            "admin1" (only "10m").
        scale: One of ``SCALES``.

    Raises:
        ResourceError: The file is missing or damaged.
    """
    path = assets.resource_path("basemap", f"{name}-{scale}.npz")
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            columns = {key: held[key] for key in held.files}
        return _layer(columns)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ResourceError(
            f"The base map {path} is damaged ({error})", "Install routeviewer again."
        ) from error


def layer_at(name: str, scale: str, *, km_step: float) -> Layer:
    """Return a layer without the details below a size.

    Args:
        name: As for ``layer``.
        scale: As for ``layer``.
        km_step: Details below about this size in kilometres may be missing; the true step is a
            power of two below it, so that a few versions serve all views.
    """
    degrees = km_step / _KM_PER_DEGREE
    if degrees < _FINEST_STEP_DEGREES:
        return layer(name, scale)
    return _thinned_layer(name, scale, math.floor(math.log2(degrees / _FINEST_STEP_DEGREES)))


@lru_cache(maxsize=48)
def _thinned_layer(name: str, scale: str, power: int) -> Layer:
    whole = layer(name, scale)
    return replace(whole, chains=thinned(whole.chains, _FINEST_STEP_DEGREES * 2**power))


def _layer(columns: dict[str, npt.NDArray[np.generic]]) -> Layer:
    ends = np.cumsum(columns["part_sizes"].astype(np.int64))
    starts = ends - columns["part_sizes"].astype(np.int64)
    steps = columns["steps"].astype(np.int64)
    # Each part begins with its absolute position: take off what the parts before have summed to.
    summed = np.cumsum(steps, axis=1)
    before = np.zeros((2, len(starts)), np.int64)
    before[:, 1:] = summed[:, starts[1:] - 1]
    whole = summed - np.repeat(before, ends - starts, axis=1)
    points = np.ascontiguousarray(whole.T / _STEPS_PER_DEGREE)
    lows = np.minimum.reduceat(points, starts, axis=0)
    highs = np.maximum.reduceat(points, starts, axis=0)
    return Layer(
        Chains(points, np.append(starts, len(points)).astype(np.intp)),
        columns["part_features"].astype(np.int32),
        columns["part_holes"].astype(np.bool_),
        np.hstack([lows, highs]),
        tuple(str(code) for code in columns["codes"]),
        tuple(str(name) for name in columns["names"]),
        columns["ranks"].astype(np.int8),
    )
