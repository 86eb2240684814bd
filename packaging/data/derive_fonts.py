"""Copies the bundled font, unchanged, into resources/fonts/ from its pinned package.

Run: python packaging/data/derive_fonts.py (needs pip).
Source Sans Pro (SIL Open Font License 1.1) has Latin, Greek and Cyrillic; the licence reserves the
name for unchanged files, so nothing is cut out of them.
"""

from __future__ import annotations

import shutil

from sources import RESOURCES, SOURCE_SANS, unpacked

_FACES = ("Regular", "Semibold", "It")


def main() -> None:
    """Copy the faces and the licence."""
    files = unpacked(SOURCE_SANS) / "font_source_sans_pro" / "files"
    target = RESOURCES / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for face in _FACES:
        shutil.copyfile(files / f"SourceSansPro-{face}.ttf", target / f"SourceSansPro-{face}.ttf")
    shutil.copyfile(files / "LICENSE.txt", target / "OFL.txt")
    print(f"{target}: {', '.join(_FACES)}")


if __name__ == "__main__":
    main()
