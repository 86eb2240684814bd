"""The system's libraries that Qt needs on Linux, and the packages that bring them."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_LIBRARY = re.compile(r"(lib[\w.+-]+\.so(?:\.\d+)*)")
_NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
_LIMIT_S = 20


@dataclass(frozen=True, slots=True)
class Packages:
    """What brings a library.

    Attributes:
        apt: The package of Debian and Ubuntu.
        dnf: The package of Fedora and its kin.
    """

    apt: str
    dnf: str


_XCB = (
    "randr0", "shm0", "sync1", "xfixes0", "render0", "shape0", "xkb1", "xinerama0", "xinput0",
    "dri3-0", "glx0",
)  # fmt: skip
_PACKAGES = {
    "libEGL.so.1": Packages("libegl1", "libglvnd-egl"),
    "libGL.so.1": Packages("libgl1", "libglvnd-glx"),
    "libGLX.so.0": Packages("libglx0", "libglvnd-glx"),
    "libOpenGL.so.0": Packages("libopengl0", "libglvnd-opengl"),
    "libfontconfig.so.1": Packages("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": Packages("libfreetype6", "freetype"),
    "libdbus-1.so.3": Packages("libdbus-1-3", "dbus-libs"),
    "libglib-2.0.so.0": Packages("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": Packages("libglib2.0-0", "glib2"),
    "libz.so.1": Packages("zlib1g", "zlib"),
    "libzstd.so.1": Packages("libzstd1", "libzstd"),
    "libX11.so.6": Packages("libx11-6", "libX11"),
    "libX11-xcb.so.1": Packages("libx11-xcb1", "libX11-xcb"),
    "libXext.so.6": Packages("libxext6", "libXext"),
    "libXfixes.so.3": Packages("libxfixes3", "libXfixes"),
    "libXi.so.6": Packages("libxi6", "libXi"),
    "libXrender.so.1": Packages("libxrender1", "libXrender"),
    "libXcomposite.so.1": Packages("libxcomposite1", "libXcomposite"),
    "libXdamage.so.1": Packages("libxdamage1", "libXdamage"),
    "libXrandr.so.2": Packages("libxrandr2", "libXrandr"),
    "libXtst.so.6": Packages("libxtst6", "libXtst"),
    "libxkbfile.so.1": Packages("libxkbfile1", "libxkbfile"),
    "libxshmfence.so.1": Packages("libxshmfence1", "libxshmfence"),
    "libxcb.so.1": Packages("libxcb1", "libxcb"),
    "libxcb-cursor.so.0": Packages("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": Packages("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": Packages("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": Packages("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": Packages("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-util.so.1": Packages("libxcb-util1", "xcb-util"),
    **{
        f"libxcb-{re.sub(r'-?([0-9]+)$', '', name)}.so.{name[-1]}": Packages(
            f"libxcb-{name}", "libxcb"
        )
        for name in _XCB
    },
    "libxkbcommon.so.0": Packages("libxkbcommon0", "libxkbcommon"),
    "libxkbcommon-x11.so.0": Packages("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libwayland-client.so.0": Packages("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": Packages("libwayland-cursor0", "libwayland-cursor"),
    "libwayland-egl.so.1": Packages("libwayland-egl1", "libwayland-egl"),
    "libwayland-server.so.0": Packages("libwayland-server0", "libwayland-server"),
    "libnss3.so": Packages("libnss3", "nss"),
    "libnssutil3.so": Packages("libnss3", "nss-util"),
    "libsmime3.so": Packages("libnss3", "nss"),
    "libnspr4.so": Packages("libnspr4", "nspr"),
    "libplc4.so": Packages("libnspr4", "nspr"),
    "libplds4.so": Packages("libnspr4", "nspr"),
    "libasound.so.2": Packages("libasound2", "alsa-lib"),
    "libgbm.so.1": Packages("libgbm1", "mesa-libgbm"),
    "libdrm.so.2": Packages("libdrm2", "libdrm"),
    "libudev.so.1": Packages("libudev1", "systemd-libs"),
    "libexpat.so.1": Packages("libexpat1", "expat"),
}


def library_in(message: str) -> str | None:
    """Return the library that a loader's message names, or None."""
    found = _LIBRARY.search(message)
    return None if found is None else found[1]


def missing_libraries(binary: Path) -> tuple[str, ...] | None:
    """Return the libraries that a binary needs, itself or through others, and that are not there.

    They are those that the system's own loader does not find (``ldd``).

    Returns:
        Their names, sorted; None where the system has no way to tell.
    """
    tool = shutil.which("ldd")
    if tool is None or not binary.is_file():
        return None
    try:
        done = subprocess.run(  # noqa: S603 - the system's tool, on the program's own library
            [tool, str(binary)], capture_output=True, text=True, errors="replace", check=False,
            timeout=_LIMIT_S,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return tuple(sorted(set(_NOT_FOUND.findall(done.stdout))))


def install_line(libraries: Iterable[str]) -> str:
    """Return the line that brings libraries on this system, as a sentence."""
    wanted = sorted(set(libraries))
    unknown = [name for name in wanted if name not in _PACKAGES]
    packages = [_PACKAGES[name] for name in wanted if name in _PACKAGES]
    lines = []
    if packages:
        apt = "sudo apt-get install " + " ".join(sorted({p.apt for p in packages}))
        dnf = "sudo dnf install " + " ".join(sorted({p.dnf for p in packages}))
        own = {"apt": apt, "dnf": dnf}.get(_package_client())
        lines.append(own or f"{apt} (or: {dnf})")
    if unknown:
        lines.append(f"Install the package of your system that holds {', '.join(unknown)}")
    return ". ".join(lines)


def _package_client() -> str:
    """Return "apt" or "dnf", whichever is this system's, or an empty text."""
    try:
        told = platform.freedesktop_os_release()
    except OSError:
        return ""
    kin = {told.get("ID", ""), *told.get("ID_LIKE", "").split()}
    if kin & {"debian", "ubuntu"}:
        return "apt"
    return "dnf" if kin & {"fedora", "rhel"} else ""
