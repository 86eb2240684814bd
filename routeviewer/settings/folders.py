"""Where the program keeps what is the user's: settings, gazetteers, caches.

The folders are those of the platform. The environment variable ``ROUTEVIEWER_HOME`` puts all of
them into one folder instead: for a copy on a stick, and for tests.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "ROUTEVIEWER_HOME"
_NAME = "routeviewer"


def settings_path() -> Path:
    """Return the file of the settings; it need not exist."""
    return _config_folder() / "settings.toml"


def corrections_path() -> Path:
    """Return the file of the user's own corrections; it need not exist."""
    return _config_folder() / "corrections.toml"


def gazetteers_folder() -> Path:
    """Return the folder of the user's own gazetteers; it need not exist."""
    return (_home() or platformdirs.user_data_path(_NAME, appauthor=False)) / "gazetteers"


def cache_folder() -> Path:
    """Return the folder of what can be had again; it need not exist."""
    home = _home()
    return home / "cache" if home else platformdirs.user_cache_path(_NAME, appauthor=False)


def journals_folder() -> Path:
    """Return the folder of work that is not saved yet; it need not exist."""
    return (_home() or platformdirs.user_state_path(_NAME, appauthor=False)) / "journals"


def crashes_folder() -> Path:
    """Return the folder of reports of crashes; it need not exist."""
    return (_home() or platformdirs.user_state_path(_NAME, appauthor=False)) / "crashes"


def layout_path() -> Path:
    """Return the file in which windows remember their arrangement; it need not exist."""
    return _config_folder() / "window.ini"


def _config_folder() -> Path:
    return _home() or platformdirs.user_config_path(_NAME, appauthor=False)


def _home() -> Path | None:
    chosen = os.environ.get(HOME_VARIABLE)
    if not chosen:
        return None
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError:  # ~somebody, who is not known: then it is a name like any other
        return Path(chosen).absolute()
