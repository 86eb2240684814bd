"""Takes the picture of the web page that stands in the README.

Run: python packaging/pictures/web_page.py (needs the test extra and Debian's chromium).
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from routeviewer.documents.reading import read_article
from routeviewer.pipeline import read
from routeviewer.webpage.page import route_page

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "far-east-train.txt"
TARGET = Path(__file__).with_name("web-page.png")
_WIDTH, _HEIGHT, _COLOURS = 1180, 900, 128


def main() -> None:
    """Open the sample's page, choose the third stop, and save what is to be seen."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "map.html"
        path.write_text(route_page(read(read_article(SAMPLE))), encoding="utf-8", newline="\n")
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}, offline=True)
        page.goto(path.as_uri())
        page.click("#stops li:nth-child(3) button")
        page.wait_for_timeout(1_000)
        picture = page.screenshot()
        browser.close()
    # A page has few colours.
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(_COLOURS).save(TARGET, optimize=True)
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
