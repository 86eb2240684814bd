"""Copies the icons that the window uses into resources/icons/ from their pinned package.

Run: python packaging/data/derive_icons.py (needs npm).
Lucide's icons (ISC, some MIT) are drawn in "currentColor", which the window replaces.
"""

from __future__ import annotations

import shutil

from sources import LUCIDE, RESOURCES, unpacked

ICONS = (
    "bed", "bike", "book-open", "bus", "car", "check", "chevron-down", "chevron-right",
    "circle-alert", "circle-help", "circle-x", "clipboard-paste", "copy", "download",
    "external-link", "eye", "eye-off", "file-text", "folder-open", "footprints", "globe",
    "grip-vertical", "image", "info", "keyboard", "layers", "list-ordered", "locate-fixed",
    "map", "map-pin", "map-pin-off", "map-pin-plus", "maximize", "merge", "minus", "pause",
    "pencil", "plane", "play", "plus", "printer", "redo-2", "route", "save", "search",
    "settings", "ship", "skip-back", "skip-forward", "sticky-note", "train-front", "trash-2",
    "triangle-alert", "undo-2", "user", "x",
)  # fmt: skip


def main() -> None:
    """Copy the icons and the licence."""
    package = unpacked(LUCIDE) / "package"
    target = RESOURCES / "icons"
    target.mkdir(parents=True, exist_ok=True)
    for name in ICONS:
        shutil.copyfile(package / "icons" / f"{name}.svg", target / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", target / "LICENSE.txt")
    print(f"{target}: {len(ICONS)} icons")


if __name__ == "__main__":
    main()
