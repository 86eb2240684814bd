"""Measures the web page: `python tests/bench/pages.py`.

The making of pages in a warm process (median of 9; what the processor worked in brackets) and
their size; in Chromium, cut off from the network, the first paint and the finished map (median of
5 fresh pages), and the frames while the map is dragged.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from playwright.sync_api import Browser, sync_playwright

import routeviewer
from routeviewer.project.project import Project
from routeviewer.webpage.page import route_page
from tests import journeys
from tests.webpage.conftest import CHROMIUM, FLAGS

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "far-east-train.txt"
# Paints are told by the browser; the map is finished when the page says so.
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
DRAG = """
async () => {
    const frames = [];
    let last = performance.now(), is_going = true;
    const tick = () => {
        const now = performance.now();
        frames.push(now - last);
        last = now;
        if (is_going) { requestAnimationFrame(tick); }
    };
    requestAnimationFrame(tick);
    await new Promise((done) => setTimeout(done, 1500));
    is_going = false;
    return frames.slice(2);
}
"""


def many_stops(count: int) -> Project:
    """Return a long journey to and fro over Europe."""
    spots = [
        journeys.spot(f"Stop {i + 1}", 37 + 20 * (i * 0.618 % 1), -8 + 38 * (i * 0.414 % 1))
        for i in range(count)
    ]
    return journeys.journey(spots, dated=True)


def made(project: Project) -> tuple[str, str]:
    """Return the page, and how long it took and how large it is."""
    passed, worked, page = [], [], ""
    for _ in range(10):
        begun, began = time.perf_counter(), time.process_time()
        page = route_page(project)
        passed.append(time.perf_counter() - begun)
        worked.append(time.process_time() - began)
    size = len(page.encode()) / 1000
    return page, f"{median(passed[1:]):5.2f} s ({median(worked[1:]):.2f})  {size:5.0f} kB"


def opened(browser: Browser, path: Path) -> str:
    """Return how long it takes until something, and until the whole map is painted."""
    painted, finished = [], []
    for _ in range(5):
        page = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True).new_page()
        page.goto(path.as_uri())
        page.wait_for_selector("html.is-ready", state="attached")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        finished.append(page.evaluate("performance.now()"))
        page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
        painted.append(page.evaluate(PAINTED))
        page.context.close()
    return f"first paint {median(painted) / 1000:.2f} s, map {median(finished) / 1000:.2f} s"


def dragged(browser: Browser, path: Path) -> str:
    """Return the length of the frames while the map is dragged, and of the pause after it."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True).new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html.is-ready", state="attached")
    page.wait_for_timeout(500)
    page.click(".leaflet-control-zoom-in")
    page.wait_for_timeout(800)
    page.evaluate(f"window.measured = ({DRAG})()")
    page.mouse.move(500, 400)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(500 + 3 * (step % 30), 400 + 2 * (step % 20))
        page.wait_for_timeout(8)
    page.mouse.up()
    frames = sorted(page.evaluate("window.measured"))
    arranged = page.evaluate(
        "() => { const begun = performance.now(); RouteMap.page.arrange();"
        " return performance.now() - begun; }"
    )
    page.context.close()
    return (
        f"dragged: median frame {median(frames):.0f} ms, 95 % within "
        f"{frames[int(0.95 * len(frames))]:.0f} ms; laid out anew in {arranged:.0f} ms"
    )


def main() -> None:
    sample = routeviewer.reconstruct(
        SAMPLE.read_text(encoding="utf-8"), published=date(2023, 9, 17)
    )
    projects = {
        "sample": replace(sample), "world": journeys.journey(journeys.WORLD, mode="ship"),
        "60 stops": journeys.journey(journeys.EUROPE), "500 stops": many_stops(500),
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = None
        if shutil.which(CHROMIUM or "chromium"):
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, project in projects.items():
            page, told = made(project)
            print(f"{name:9} made {told}")
            if browser is None:
                continue
            path = Path(folder) / f"{len(page)}.html"
            path.write_text(page, encoding="utf-8", newline="\n")
            print(f"{name:9} {opened(browser, path)}")
            print(f"{name:9} {dragged(browser, path)}")


if __name__ == "__main__":
    main()
