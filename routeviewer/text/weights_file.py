"""Files of trained weights: arrays by their names."""

from __future__ import annotations

import zipfile
from typing import Any

import numpy as np
import numpy.typing as npt

from routeviewer import assets
from routeviewer.errors import ResourceError


def arrays_of(name: str) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of a file in resources/models/.

    Raises:
        ResourceError: The file is missing or damaged.
    """
    path = assets.resource_path("models", name)
    try:
        with np.load(path, allow_pickle=False) as held:
            return {array: held[array] for array in held.files}
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ResourceError(
            f"The weights in {path} are damaged ({error})", "Install routeviewer again."
        ) from error
