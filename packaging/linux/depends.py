"""Which Debian packages the application's programs and libraries need, as dpkg finds them."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

# Plugins of Qt that a machine without their libraries does without.
_OPTIONAL = (
    "platformthemes/", "printsupport/", "wayland-", "libqwayland", "libQt6Wayland",
    "xcbglintegrations/",
)  # fmt: skip


def programs_of(root: Path) -> list[Path]:
    """Return the ELF files below a folder, sorted."""
    return [path for path in sorted(root.rglob("*")) if _is_elf(path)]


def depends_of(root: Path, libraries: Sequence[Path]) -> dict[str, str]:
    """Return the fields Depends and Recommends for the programs below ``root``.

    Args:
        root: The package's tree.
        libraries: Folders with libraries that come with the application itself.
    """
    programs = programs_of(root)
    optional = [path for path in programs if any(part in str(path) for part in _OPTIONAL)]
    needed = [path for path in programs if path not in set(optional)]
    with tempfile.TemporaryDirectory() as folder:
        control = Path(folder) / "debian" / "control"
        control.parent.mkdir()
        control.write_text("Source: routeviewer\n\nPackage: routeviewer\nArchitecture: any\n")
        done = subprocess.run(
            [
                "dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0",
                *(f"-l{library}" for library in libraries), *_named("-dDepends", needed),
                *_named("-dRecommends", optional),
            ],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr)
    lines = (line.split("=", 1) for line in done.stdout.splitlines())
    return {name.removeprefix("shlibs:"): value for name, value in lines}


def _named(field: str, programs: Iterable[Path]) -> list[str]:
    named = [f"-e{path}" for path in programs]
    return [field, *named] if named else []


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
