"""The learned weights of signs; scripts under packaging/models learn them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from routeviewer import assets
from routeviewer.errors import ResourceError

_FILES = {"visits": "visits.json", "returns": "visits.json", "stops": "stops.json"}


@lru_cache(maxsize=len(_FILES))
def weights_of(decision: str) -> Mapping[str, float]:
    """Return the weights of the signs of a decision: "visits", "returns" or "stops".

    Raises:
        ResourceError: The file is missing or damaged.
    """
    path = assets.resource_path("models", _FILES[decision])
    try:
        weights: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))[decision]
    except (ValueError, KeyError, OSError) as error:
        raise ResourceError(
            f"The weights in {path} are damaged", "Install routeviewer again."
        ) from error
    return weights
