"""The shelf of the user's own gazetteers: one compiled file each, in one folder."""

from __future__ import annotations

from pathlib import Path

from routeviewer.errors import OwnGazetteerError
from routeviewer.places.own.own_gazetteer import About, OwnGazetteer, Parents
from routeviewer.settings.settings import BUNDLED

_SUFFIX = ".sqlite"


def path_of(name: str, folder: Path) -> Path:
    """Return where a gazetteer of a name lies, or would lie."""
    return folder / f"{name}{_SUFFIX}"


def gazetteer_names(folder: Path) -> tuple[str, ...]:
    """Return the names of the gazetteers on the shelf, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in folder.glob(f"*{_SUFFIX}")))


def open_own(name: str, folder: Path, parents: Parents) -> OwnGazetteer:
    """Open a gazetteer of the shelf.

    Args:
        name: Its name.
        folder: The shelf.
        parents: Returns the names of areas; the embedded gazetteer's ``area_names``.

    Raises:
        OwnGazetteerError: It is not there, or damaged.
    """
    return OwnGazetteer(path_of(name, folder), parents)


def about_of(name: str, folder: Path) -> About:
    """Return what is known about a gazetteer of the shelf.

    Raises:
        OwnGazetteerError: It is not there, or damaged.
    """
    own = open_own(name, folder, lambda *_: ())
    try:
        return own.about
    finally:
        own.close()


def remove_gazetteer(name: str, folder: Path) -> None:
    """Take a gazetteer off the shelf.

    Raises:
        OwnGazetteerError: It is not there, or cannot be removed.
    """
    path = path_of(name, folder)
    if name not in gazetteer_names(folder):
        known = ", ".join(gazetteer_names(folder)) or "none"
        raise OwnGazetteerError(f"There is no gazetteer {name}", f"Yours are: {known}.")
    try:
        path.unlink()
    except OSError as error:
        raise OwnGazetteerError(
            f"The gazetteer {name} cannot be removed ({error.strerror or error})",
            "Close the windows that use it and try again.",
        ) from error


def ordered(chosen: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """Return the gazetteers of the shelf and ``"bundled"`` in the order of preference.

    Those that the settings do not name, new ones, come first.
    """
    held = gazetteer_names(folder)
    new = [name for name in held if name not in chosen]
    return (*new, *(name for name in chosen if name in held or name == BUNDLED))
