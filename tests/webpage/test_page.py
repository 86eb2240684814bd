"""The page as text: what it holds, what it must not, and that it is the same each time."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from routeviewer.pipeline import read
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.project.project import Project
from routeviewer.scene.build import build_scene
from routeviewer.text.readers import article_from_text
from routeviewer.webpage.embedding import iframe
from routeviewer.webpage.page import route_page
from routeviewer.webpage.tiles import tiles_named
from tests import journeys
from tests.webpage.conftest import page_of

MEGABYTE = 1_000_000


def without_scripts(page: str) -> str:
    return re.sub(r"<(script|style)\b[^>]*>.*?</\1>", "", page, flags=re.DOTALL)


def test_page_links_and_fetches_nothing(sample_page: str) -> None:
    markup = without_scripts(sample_page)
    assert not re.findall(r"\s(?:src|href|srcset|action|data)=", markup)
    assert not re.findall(r"url\((?![\"']?data:|#)", sample_page.split("</style>", maxsplit=1)[0])
    assert "sourceMappingURL" not in sample_page


def test_only_the_page_s_own_scripts_and_styles_may_run(sample_page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', sample_page)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert "unsafe" not in rules
    assert "default-src 'none'" in rules
    blocks = re.findall(r"<(script|style)>(.*?)</\1>", sample_page, flags=re.DOTALL)
    assert [kind for kind, _ in blocks] == ["style", "script", "script"]
    for _, text in blocks:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules
    # Attributes that the policy would forbid are not even tried.
    assert not re.findall(r"\s(?:style|on\w+)=", without_scripts(sample_page))


def test_page_is_the_same_each_time_and_in_each_process(
    sample_page: str, sample_project: Project, sample: Path, tmp_path: Path
) -> None:
    assert route_page(sample_project) == sample_page
    target = tmp_path / "map.html"
    subprocess.run(
        [sys.executable, "-m", "routeviewer", "export", str(sample), "-o", str(target)],
        check=True, capture_output=True,
    )  # fmt: skip
    assert target.read_text(encoding="utf-8") == sample_page


@pytest.mark.parametrize(
    ("project", "most"),
    [
        (journeys.journey(journeys.EUROPE), 1.2 * MEGABYTE),
        (journeys.journey(journeys.BERING), 1.2 * MEGABYTE),
        (journeys.city_walk(), 1.2 * MEGABYTE),
        (journeys.journey(journeys.WORLD), 2.5 * MEGABYTE),
        (journeys.journey(journeys.PACIFIC), 2.5 * MEGABYTE),
        (journeys.journey([]), 2.5 * MEGABYTE),
    ],
    ids=["europe", "bering", "city", "world", "pacific", "none"],
)
def test_page_is_small(project: Project, most: float) -> None:
    assert len(route_page(project).encode()) < most


def test_text_of_the_article_cannot_break_out(gazetteer: BundledGazetteer) -> None:
    text = '<script>alert(1)</script> & "Lima"\n\nWe flew to Lima. We went on to Cusco </script>.'
    page = route_page(read(article_from_text(text), gazetteer=gazetteer))
    assert "<script>alert(1)" not in page
    assert "Cusco </script>" not in page


def test_stops_stand_in_a_real_ordered_list_with_their_words(sample_page: str) -> None:
    rows = re.findall(r'<li value="(\d)".*?</li>', sample_page, flags=re.DOTALL)
    assert rows == ["1", "2", "3", "4"]
    assert '<ol id="stops"' in sample_page
    assert "<q>On Friday Kim visited an aircraft works in Komsomolsk-on-Amur.</q>" in sample_page


def test_the_map_is_told_in_words_in_three_levels(sample_project: Project) -> None:
    alt, page = build_scene(sample_project).alt, page_of(sample_project)
    assert f'aria-label="{alt.line}"' in page
    assert alt.description in page
    for row in alt.table:
        for cell in row[:7]:
            assert f">{cell}</t" in page


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "Die Karte in Worten"), ("fr", "Étape suivante"), ("es", "Parada siguiente"),
     ("ru", "Следующая остановка")],
)  # fmt: skip
def test_page_speaks_the_language_of_the_map(
    sample_project: Project, language: str, words: str
) -> None:
    page = page_of(sample_project, language=language)
    assert f'<html lang="{language}">' in page
    assert words in page
    # Reasons are known in English only.
    assert "The text tells" not in page


def test_letters_beyond_latin_come_only_when_they_are_shown(sample_project: Project) -> None:
    ranges = [re.findall(r"unicode-range: (U\+[0-9A-F]+)", page_of(sample_project, language=code))
              for code in ("en", "ru")]  # fmt: skip
    assert "U+400" not in ranges[0]
    assert "U+400" in ranges[1]


def test_route_without_stops_says_so(gazetteer: BundledGazetteer) -> None:
    page = route_page(read(article_from_text("The soup was cold."), gazetteer=gazetteer))
    assert "The text puts nobody at a place." in page


def test_a_tile_server_is_allowed_for_pictures_only(sample_project: Project) -> None:
    page = route_page(sample_project, tiles=tiles_named("osm"))
    assert "img-src data: https://tile.openstreetmap.org;" in page
    assert "connect-src" not in page
    assert 'content="strict-origin-when-cross-origin"' in page
    assert "© OpenStreetMap contributors" in page.replace("\\u00a9", "©")


def test_a_snippet_to_embed_has_title_and_height() -> None:
    scene = build_scene(journeys.journey("Lyon FR, Paris FR", traveller='"><script>'))
    told = iframe(scene, 'a "map".html')
    assert "<script>" not in told
    assert told.count('"') % 2 == 0
    assert 'src="a%20%22map%22.html"' in told
