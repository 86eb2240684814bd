"""Says which package is missing when Qt cannot be loaded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from routeviewer.diagnosis.system_libraries import install_line, library_in
from routeviewer.errors import DisplayError


@contextmanager
def qt_errors_told() -> Iterator[None]:
    """Turn a failed import of Qt into one sentence with what to install.

    Raises:
        DisplayError: A library of the system, or PySide6 itself, is missing.
    """
    try:
        yield
    except ImportError as error:
        raise _told(error) from error


def _told(error: ImportError) -> DisplayError:
    library = library_in(str(error))
    if library is None:
        return DisplayError(f"Qt cannot be loaded ({error})", "Install routeviewer again.")
    return DisplayError(
        f"Qt cannot be loaded: the system's library {library} is missing",
        f"{install_line([library])} (`routeviewer doctor` tells what else is missing).",
    )
