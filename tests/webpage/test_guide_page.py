"""The guide as a web page, in a real browser without a network."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from routeviewer.guide.guide import guide_page
from tests.webpage.conftest import PHONE

pytestmark = pytest.mark.slow


def test_the_guide_opens_on_a_phone_without_a_network(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "guide.html").write_text(guide_page(), encoding="utf-8")
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, offline=True)
    page = context.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto((tmp_path / "guide.html").as_uri())
    page.click("nav li:last-child a")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    assert messages == []
    context.close()
