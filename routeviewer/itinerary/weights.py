"""The learned weights of signs; packaging/models/train_visits.py learns them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from routeviewer import assets
from routeviewer.errors import ResourceError


@lru_cache(maxsize=4)
def weights_of(decision: str) -> Mapping[str, float]:
    """Return the weights of the signs of a decision: "visits" or "returns".

    Raises:
        ResourceError: The file is missing or damaged.
    """
    path = assets.resource_path("models", "visits.json")
    try:
        weights: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))[decision]
    except (ValueError, KeyError, OSError) as error:
        raise ResourceError(
            f"The weights in {path} are damaged", "Install routeviewer again."
        ) from error
    return weights
