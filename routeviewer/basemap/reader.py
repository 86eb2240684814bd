"""Reads the layers of the base map: land, countries and the lines between them."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from routeviewer import assets
from routeviewer.errors import ResourceError

Points = npt.NDArray[np.float64]
SCALES = ("110m", "50m", "10m")
_STEPS_PER_DEGREE = 10_000


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


@dataclass(frozen=True, slots=True)
class Layer:
    """The shapes of one layer.

    Attributes:
        parts: Rings or lines, those of a feature one after the other.
        boxes: West, south, east and north of each part in degrees, shape (n, 4).
        codes: A code for each feature: a country's, a region's, or a pair "KP-RU".
        names: A name for each feature, or "".
    """

    parts: tuple[Part, ...]
    boxes: Points
    codes: tuple[str, ...]
    names: tuple[str, ...]


@lru_cache(maxsize=6)
def layer(name: str, scale: str) -> Layer:
    """Return a layer of the base map.

    Args:
        name: "land", "countries", "borders" or "regions" (at "10m" only).
        scale: One of ``SCALES``.

    Raises:
        ResourceError: The file is missing or damaged.
    """
    path = assets.resource_path("basemap", f"{name}-{scale}.npz")
    try:
        with np.load(path, allow_pickle=False) as held:
            columns = {key: held[key] for key in held.files}
        return _layer(columns)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ResourceError(
            f"The base map {path} is damaged ({error})", "Install routeviewer again."
        ) from error


def _layer(columns: dict[str, npt.NDArray[np.generic]]) -> Layer:
    ends = np.cumsum(columns["part_sizes"].astype(np.int64))
    starts = ends - columns["part_sizes"].astype(np.int64)
    steps = columns["steps"].astype(np.int64)
    # Each part begins with its absolute position: take off what the parts before have summed to.
    summed = np.cumsum(steps, axis=1)
    before = np.zeros((2, len(starts)), np.int64)
    before[:, 1:] = summed[:, starts[1:] - 1]
    whole = summed - np.repeat(before, ends - starts, axis=1)
    points = whole.T / _STEPS_PER_DEGREE
    parts = tuple(
        Part(points[start:end], int(feature), bool(is_hole))
        for start, end, feature, is_hole in zip(
            starts, ends, columns["part_features"], columns["part_holes"], strict=True
        )
    )
    lows = np.minimum.reduceat(points, starts, axis=0)
    highs = np.maximum.reduceat(points, starts, axis=0)
    return Layer(
        parts,
        np.hstack([lows, highs]),
        tuple(str(code) for code in columns["codes"]),
        tuple(str(name) for name in columns["names"]),
    )
