"""Writes a layer of the base map in the compact form that routeviewer.basemap.reader reads."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
_STEPS_PER_DEGREE = 10_000
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Shape:
    """One feature: its code, its name, and its parts as (n, 2) arrays of lon, lat in degrees.

    The first ring of a polygon runs round it, the holes follow with ``holes`` set. ``rank`` is
    Natural Earth's scale rank: 0 for what a map of the world shows, 10 for what a town's does.
    """

    code: str
    name: str
    parts: Sequence[Points]
    holes: Sequence[bool]
    rank: int = 0


def write_layer(path: Path, shapes: Iterable[Shape]) -> None:
    """Write shapes as whole steps of 0.0001 degrees (11 m), each point relative to the last."""
    kept = list(shapes)
    steps, sizes, features, holes = [], [], [], []
    for number, shape in enumerate(kept):
        for part, is_hole in zip(shape.parts, shape.holes, strict=True):
            whole = np.rint(part * _STEPS_PER_DEGREE).astype(np.int32)
            moved = np.any(np.diff(whole, axis=0) != 0, axis=1)
            whole = whole[np.concatenate([[True], moved])]
            if len(whole) < 2:
                continue
            steps.append(np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int32)))
            sizes.append(len(whole))
            features.append(number)
            holes.append(is_hole)
    arrays = {
        "steps": np.ascontiguousarray(np.concatenate(steps).T),
        "part_sizes": np.array(sizes, np.int32),
        "part_features": np.array(features, np.int32),
        "part_holes": np.array(holes, np.bool_),
        "codes": np.array([shape.code for shape in kept]),
        "names": np.array([shape.name for shape in kept]),
        "ranks": np.array([shape.rank for shape in kept], np.int8),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as packed:
        for name, values in arrays.items():
            raw = io.BytesIO()
            np.lib.format.write_array(raw, values, allow_pickle=False)
            # The same shapes give the same bytes: numpy's own writer would stamp the clock.
            entry = zipfile.ZipInfo(f"{name}.npy", _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, raw.getvalue(), compresslevel=9)
    print(f"{path.name}: {len(kept)} shapes, {sum(sizes)} points, {path.stat().st_size} bytes")
