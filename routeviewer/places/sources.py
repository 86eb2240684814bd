"""The gazetteer of a user: the embedded one with their own, their corrections, and a service."""

from __future__ import annotations

from pathlib import Path

from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.combined_gazetteer import CombinedGazetteer
from routeviewer.places.correction_file import FILE_NAME, read_corrections
from routeviewer.places.corrections import Corrections, corrections_of
from routeviewer.places.feedback import Cancelled, Progress, never, no_progress
from routeviewer.places.gazetteer import OnlineSource
from routeviewer.places.own.shelf import ordered
from routeviewer.settings.folders import cache_folder, corrections_path, gazetteers_folder
from routeviewer.settings.settings import Settings
from routeviewer.settings.storage import load_settings


def open_gazetteer(
    settings: Settings | None = None,
    *,
    service: str | None = None,
    folder: Path | None = None,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
) -> BundledGazetteer:
    """Open everything in which names are looked up. No service is asked unless one is named.

    Args:
        settings: The settings, or None for those of the user.
        service: Name of the online service to ask, or None for none.
        folder: Folder of the article or project, whose corrections count before the user's.
        progress: Told for how many of how many names the service was asked.
        cancelled: Tells whether the user has enough of the service.

    Raises:
        GazetteerError: The embedded gazetteer cannot be used.
        SettingsError: The settings are damaged.
        CorrectionsError: A file of corrections is damaged.
        GeocoderError: The service is unknown or not set up right.
        KeyStoreError: The keyring is locked or broken.
    """
    settings = load_settings() if settings is None else settings
    shelf = gazetteers_folder()
    order = ordered(settings.gazetteers, shelf)
    corrections = _corrections(folder)
    if len(order) == 1 and not corrections and service is None:
        return BundledGazetteer()
    online = None if service is None else _online(settings, service, progress, cancelled)
    return CombinedGazetteer(order, shelf, corrections=corrections, online=online)


def _corrections(folder: Path | None) -> Corrections:
    """Return the corrections of a folder and of the user, each told by its file."""
    paths = [corrections_path()]
    if folder is not None and folder / FILE_NAME != paths[0]:
        paths.insert(0, folder / FILE_NAME)
    return corrections_of((str(path), read_corrections(path)) for path in paths)


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
