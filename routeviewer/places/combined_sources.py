"""Opens what a user has beside the embedded gazetteer: their own, corrections, a service."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.combined_gazetteer import CombinedGazetteer
from routeviewer.places.correction_file import read_corrections
from routeviewer.places.corrections import corrections_of
from routeviewer.places.feedback import Cancelled, Progress
from routeviewer.places.gazetteer import OnlineSource
from routeviewer.places.own.shelf import ordered
from routeviewer.settings.folders import cache_folder, gazetteers_folder
from routeviewer.settings.settings import Settings


def open_combined(
    settings: Settings,
    service: str | None,
    correction_files: Sequence[Path],
    progress: Progress,
    cancelled: Cancelled,
) -> BundledGazetteer:
    """Open the embedded gazetteer with all that is beside it, or alone where nothing is.

    Args:
        settings: The settings.
        service: Name of the online service to ask, or None for none.
        correction_files: Files of corrections, the one that counts most first.
        progress: Told for how many of how many names the service was asked.
        cancelled: Tells whether the user has enough of the service.

    Raises:
        RouteviewerError: See ``open_gazetteer``.
    """
    shelf = gazetteers_folder()
    order = ordered(settings.gazetteers, shelf)
    corrections = corrections_of((str(path), read_corrections(path)) for path in correction_files)
    if len(order) == 1 and not corrections and service is None:
        return BundledGazetteer()
    online = None if service is None else _online(settings, service, progress, cancelled)
    return CombinedGazetteer(order, shelf, corrections=corrections, online=online)


def _online(
    settings: Settings, service: str, progress: Progress, cancelled: Cancelled
) -> OnlineSource:
    # geopy is loaded, and a socket can be opened, only where the user asks for a service.
    from routeviewer.places.online.asking import OnlineAsking  # noqa: PLC0415 - door of the room
    from routeviewer.places.online.online_gazetteer import OnlineGazetteer  # noqa: PLC0415

    chosen = settings.geocoding.service_called(service)
    gazetteer = OnlineGazetteer(chosen, cache_folder())
    gazetteer.cancelled = cancelled
    asks_all = settings.geocoding.ask == "all"
    return OnlineAsking(gazetteer, asks_all=asks_all, progress=progress)
