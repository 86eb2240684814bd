"""Leaflet's own files, from its package."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, files

from routeviewer.errors import ResourceError

_PACKAGE = "django-js-lib-leaflet"


@lru_cache(maxsize=4)
def leaflet_file(name: str) -> str:
    """Return one of Leaflet's text files, e.g. ``"leaflet.js"``.

    The package is made for a web framework that is not needed to read its files.

    Raises:
        ResourceError: The package is not installed as it should be.
    """
    try:
        listed = files(_PACKAGE) or []
    except PackageNotFoundError:
        listed = []
    for path in listed:
        if path.name == name:
            return path.read_text(encoding="utf-8")
    raise ResourceError(f"Leaflet's file {name} is missing", f"Install it: pip install {_PACKAGE}.")
