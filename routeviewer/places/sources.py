"""The gazetteer of a user: the embedded one, with whatever they have put beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.feedback import Cancelled, Progress, never, no_progress
from routeviewer.settings.folders import corrections_path, gazetteers_folder, settings_path

if TYPE_CHECKING:
    from routeviewer.settings.settings import Settings

CORRECTIONS = "corrections.toml"


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
    if settings is None and service is None and not _has_anything(folder):
        return BundledGazetteer()
    # A command of a user who has nothing of their own must not wait for all this to load.
    from routeviewer.places.combined_sources import open_combined  # noqa: PLC0415 - door
    from routeviewer.settings.storage import load_settings  # noqa: PLC0415 - as above

    chosen = load_settings() if settings is None else settings
    return open_combined(chosen, service, correction_files(folder), progress, cancelled)


def correction_files(folder: Path | None) -> tuple[Path, ...]:
    """Return the files of corrections that hold for an article, the one that counts most first."""
    own = corrections_path()
    beside = () if folder is None else (folder / CORRECTIONS,)
    return tuple(dict.fromkeys((*beside, own)))


def _has_anything(folder: Path | None) -> bool:
    paths = (settings_path(), gazetteers_folder(), *correction_files(folder))
    return any(path.exists() for path in paths)
