"""How long work is shown in a terminal, and gazetteers opened with it."""

from __future__ import annotations

import sys

from routeviewer.documents.reading import folder_of
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.feedback import Progress, no_progress
from routeviewer.places.sources import open_gazetteer
from routeviewer.wording.sentences import told

_WIDTH = 30


def bar(what: str) -> Progress:
    """Return a function that draws how much of something is done; nothing outside a terminal."""
    if not sys.stderr.isatty():
        return no_progress

    def draw(done: int, total: int) -> None:
        filled = _WIDTH * done // max(total, 1)
        line = f"\r{what} [{'#' * filled}{'-' * (_WIDTH - filled)}] {100 * done // max(total, 1)} %"
        # A finished bar makes room for the result.
        print("\r\033[K" if done >= total else line, end="", file=sys.stderr, flush=True)

    return draw


def opened_for(source: str, geocoder: str | None) -> BundledGazetteer:
    """Open the user's gazetteers for an article, with the corrections that lie beside it.

    Args:
        source: File or address of the article, or "-".
        geocoder: Online service to ask, or None for none.

    Raises:
        RouteviewerError: See ``open_gazetteer``.
    """
    progress = bar(told("asking {service}", service=geocoder))
    return open_gazetteer(service=geocoder, folder=folder_of(source), progress=progress)
