"""The page in a frame of another page, in a real browser that has no network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.webpage.conftest import Look

pytestmark = [pytest.mark.slow, pytest.mark.allow_local_sockets]


def embedded(look: Look, tmp_path: Path, page: str, size: tuple[int, int]) -> Any:
    """Return a page that embeds another one in a frame, and the frame."""
    (tmp_path / "inner.html").write_text(page, encoding="utf-8", newline="\n")
    host = (
        "<!DOCTYPE html><title>report</title><body style='margin:0'>"
        f"<div style='height:300px'></div><iframe src=inner.html width={size[0]} height={size[1]}"
        " style='border:0;display:block' sandbox='allow-scripts allow-popups' allowfullscreen>"
        "</iframe><div style='height:2000px'></div>"
    )
    seen = look(host, size=(1000, 800), name="report.html", is_ready=False)
    frame = seen.page.frames[-1]
    frame.wait_for_selector("html.is-ready", state="attached")
    frame.evaluate("document.fonts.ready.then(() => true)")
    return seen, frame


@pytest.mark.parametrize("size", [(960, 560), (640, 400), (340, 560), (340, 340)])
def test_in_a_frame_everything_fits_and_nothing_scrolls_the_frame(
    look: Look, tmp_path: Path, sample_page: str, size: tuple[int, int]
) -> None:
    seen, frame = embedded(look, tmp_path, sample_page, size)
    fits = frame.evaluate(
        "[document.documentElement.scrollHeight <= innerHeight,"
        " document.documentElement.scrollWidth <= innerWidth]"
    )
    assert fits == [True, True]
    chart = frame.query_selector("#chart").bounding_box()
    assert chart["height"] > 0.3 * size[1]
    discs = [d for d in frame.query_selector_all(".mark .disc") if d.is_visible()]
    assert len(discs) == 4
    names = [n for n in frame.query_selector_all(".mark .label") if n.is_visible()]
    assert len(names) >= (4 if size[0] > 600 else 1)
    assert seen.messages == []


def test_in_a_frame_the_wheel_scrolls_the_report(
    look: Look, tmp_path: Path, sample_page: str
) -> None:
    seen, frame = embedded(look, tmp_path, sample_page, (900, 480))
    before = frame.evaluate("RouteMap.page.map.getZoom()")
    seen.page.mouse.move(300, 520)
    for _ in range(3):
        seen.page.mouse.wheel(0, 120)
        seen.page.wait_for_timeout(60)
    assert seen.page.evaluate("scrollY") > 200
    assert frame.evaluate("RouteMap.page.map.getZoom()") == before
    assert "Ctrl" in frame.inner_text("#hint")
    seen.page.evaluate("scrollTo(0, 200)")
    seen.page.keyboard.down("Control")
    seen.page.mouse.move(300, 320)
    seen.page.mouse.wheel(0, -120)
    seen.page.keyboard.up("Control")
    seen.page.wait_for_timeout(500)
    assert frame.evaluate("RouteMap.page.map.getZoom()") > before
