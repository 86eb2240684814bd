"""Takes the pictures of the guide in each of its languages: window, figure, page of the report.

Run: python packaging/pictures/guide.py (needs the test extra, LibreOffice and poppler).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "far-east-train.txt"
TARGET = ROOT / "resources" / "guide"
_COLOURS, _WIDEST_PX = 128, 1280


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # A reader's file has a short name, and lies in no folder of ours.
        shutil.copyfile(SAMPLE, folder / SAMPLE.name)
        for language, mark in (("en", ""), ("de", "-de")):
            chosen = (SAMPLE.name, "--language", language, "--published", "2023-09-17")
            _run(folder, "window", *chosen, "--screenshot", "window.png", "--size", "1280x800")
            _run(folder, "export", *chosen, "-o", "figure.png", "-o", "report.docx", "--dpi", "200")
            _print_page(folder)
            for picture in ("window", "figure", "report"):
                _keep(folder / f"{picture}.png", TARGET / f"{picture}{mark}.png")


def _run(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-m", "routeviewer", *arguments], check=True, env=environment,
                   cwd=folder)  # fmt: skip


def _print_page(folder: Path) -> None:
    """Print the first page of the report as a picture."""
    office = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"]
    report = str(folder / "report.docx")
    subprocess.run([*office, "--convert-to", "pdf", "--outdir", str(folder), report], check=True)
    subprocess.run(
        ["pdftoppm", "-png", "-r", "80", "-f", "1", "-singlefile", "report.pdf", "report"],
        cwd=folder, check=True,
    )  # fmt: skip


def _keep(path: Path, target: Path) -> None:
    with Image.open(path) as image:
        image.thumbnail((_WIDEST_PX, _WIDEST_PX))
        small = image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        small.save(target, optimize=True)


if __name__ == "__main__":
    main()
