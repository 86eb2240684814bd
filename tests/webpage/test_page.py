from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from routeviewer.pipeline import read
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.text.readers import article_from_text, read_article
from routeviewer.webpage.page import route_page

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--virtual-time-budget=4000", "--enable-logging=stderr", "--v=0",
]  # fmt: skip


@pytest.fixture(scope="module")
def page(sample: Path, gazetteer: BundledGazetteer) -> str:
    return route_page(read(read_article(sample), gazetteer=gazetteer))


def test_page_links_nothing(page: str) -> None:
    markup = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.findall(r"(?:src|href)=|url\((?!data:)", markup)
    assert "Content-Security-Policy" in page


def test_page_is_the_same_each_time(page: str, sample: Path, gazetteer: BundledGazetteer) -> None:
    assert route_page(read(read_article(sample), gazetteer=gazetteer)) == page


def test_text_of_the_article_cannot_break_out(gazetteer: BundledGazetteer) -> None:
    text = '<script>alert(1)</script> & "Lima"\n\nWe flew to Lima. We went on to Cusco </script>.'
    page = route_page(read(article_from_text(text), gazetteer=gazetteer))
    assert "<script>alert(1)" not in page
    assert "Cusco </script>" not in page


def test_route_without_stops_says_so(gazetteer: BundledGazetteer) -> None:
    page = route_page(read(article_from_text("The soup was cold."), gazetteer=gazetteer))
    assert "The text puts nobody at a place." in page


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="Debian's chromium is not installed")
def test_browser_draws_the_stops_without_a_message(page: str, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text(page, encoding="utf-8")
    done = subprocess.run(
        [str(BROWSER), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom",
         path.as_uri()],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    pins = re.findall(r'class="pin[^"]*">([^<]+)<', done.stdout)
    assert pins == ["1", "2", "3", "4"]
    assert "CONSOLE" not in done.stderr
