"""Says which package is missing when Qt cannot be loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from routeviewer.errors import DisplayError

# Debian's and Ubuntu's packages for the libraries that Qt needs of the system.
_PACKAGES = {
    "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0", "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6", "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3", "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0", "libX11.so.6": "libx11-6", "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}  # fmt: skip


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
    library = re.search(r"(lib[\w.+-]+\.so(?:\.\d+)*)", str(error))
    if library is None:
        return DisplayError(f"Qt cannot be loaded ({error})", "Install routeviewer again.")
    name = library[1]
    package = _PACKAGES.get(name)
    remedy = (
        f"Install it: apt-get install {package} (on Debian and Ubuntu)." if package
        else f"Install the package of your system that holds {name}."
    )  # fmt: skip
    return DisplayError(f"Qt cannot be loaded: the system's library {name} is missing", remedy)
