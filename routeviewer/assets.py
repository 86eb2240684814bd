"""Where resources/ lies: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from routeviewer.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent


def checkout_root() -> Path | None:
    """Return the checkout that this package is run from, or None when it is installed."""
    root = _PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "resources").is_dir() else None


def resources_root() -> Path:
    """Return the folder that holds the program's resources."""
    checkout = checkout_root()
    return (checkout or _PACKAGE) / "resources"


def resource_path(*parts: str) -> Path:
    """Return the path of one resource, e.g. ``resource_path("lexicon", "en.toml")``.

    Raises:
        ResourceError: The file is not there.
    """
    path = resources_root().joinpath(*parts)
    if not path.exists():
        raise ResourceError(
            f"The program's own file {'/'.join(parts)} is missing",
            "Install routeviewer again.",
        )
    return path


def gazetteer_path() -> Path:
    """Return where the compiled gazetteer lies; it need not exist."""
    return resources_root() / "gazetteer" / "gazetteer.sqlite"
