"""`routeviewer export` as its users call it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command without any display, as a server would."""
    bare = {key: value for key, value in os.environ.items()
            if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}  # fmt: skip
    return subprocess.run(
        [sys.executable, "-m", "routeviewer", *arguments],
        capture_output=True, text=True, check=False, encoding="utf-8", env=bare,
    )  # fmt: skip


def test_several_files_are_written_at_once_the_same_in_every_run(
    sample: Path, tmp_path: Path
) -> None:
    made = []
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        targets = [str(folder / name) for name in ("map.png", "map.svg", "map.pdf")]
        done = run("export", str(sample), *(part for t in targets for part in ("-o", t)))
        assert done.returncode == 0, done.stderr
        assert "160 x" in done.stdout
        assert "1890 x" in done.stdout
        made.append([Path(target).read_bytes() for target in targets])
    assert made[0] == made[1]


def test_settings_of_a_saved_project_are_used_and_overruled(sample: Path, tmp_path: Path) -> None:
    project = tmp_path / "story.route.geojson"
    first = run("export", str(sample), "-o", str(project), "--style", "dark", "--preset", "square")
    assert first.returncode == 0, first.stderr
    done = run(
        "export", str(project), "-o", f"{tmp_path}/kit/", "-o", str(tmp_path / "m.svg"),
        "--size", "120x90mm", "--title", "A quiet journey", "--language", "de", "--dpi", "150",
        "--mentioned", "show", "--projection", "mercator", "--bounds", "38,120,56,148",
        "--letters", "text",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "709 x 531 px, 120 x 90 mm" in done.stdout
    text = (tmp_path / "m.svg").read_text(encoding="utf-8")
    assert "A quiet journey" in text
    assert "#14181d" in text  # the dark page
    assert "Nur erwähnt" in text
    assert (tmp_path / "kit" / "caption.txt").read_text("utf-8").startswith("Reiseweg")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "map.bmp"), "no known format"),
        (("-o", "x.png", "--size", "wide"), "is no size"),
        (("-o", "x.png", "--size", "3x3mm"), "cannot be drawn"),
        (("-o", "x.png", "--style", "pretty"), "light, dark, print"),
        (("-o", "x.png", "--preset", "poster"), "word, column"),
        (("-o", "x.png", "--bounds", "1,2,3"), "are no bounds"),
        (("-o", "x.png", "--bounds", "9,2,3,4"), "are no bounds"),
        (("-o", "/proc/none/x.png"), "cannot be written"),
    ],
)
def test_bad_wishes_are_told_in_two_sentences(
    arguments: tuple[str, ...], words: str, sample: Path, tmp_path: Path
) -> None:
    arguments = tuple(str(tmp_path / a) if a.startswith(("x.", "map.")) else a for a in arguments)
    done = run("export", str(sample), *arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_formats_and_sizes_are_listed() -> None:
    done = run("formats")
    assert done.returncode == 0
    for word in (".png", ".svg", ".pdf", "word", "slide", "160 mm"):
        assert word in done.stdout
    assert "carries" in done.stdout


def test_a_web_page_is_written_with_how_to_embed_it(sample: Path, tmp_path: Path) -> None:
    page = tmp_path / "my map.html"
    done = run("export", str(sample), "-o", str(page), "--iframe")
    assert done.returncode == 0, done.stderr
    snippet = done.stdout.splitlines()[1]
    assert snippet.startswith('<iframe src="my%20map.html" title="Map of the route of Kim Jong-un')
    for part in ('height="560"', "sandbox=", "allowfullscreen"):
        assert part in snippet
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_route_writes_what_export_writes(sample: Path, tmp_path: Path) -> None:
    names = [tmp_path / "a.html", tmp_path / "b.html"]
    assert run("route", str(sample), "-o", str(names[0])).returncode == 0
    assert run("export", str(sample), "-o", str(names[1])).returncode == 0
    assert names[0].read_bytes() == names[1].read_bytes()


def test_an_imported_route_is_a_project_for_every_command(sample: Path, tmp_path: Path) -> None:
    gpx, project = tmp_path / "a.gpx", tmp_path / "a.route.geojson"
    assert run("export", str(sample), "-o", str(gpx)).returncode == 0
    done = run("import", str(gpx), "-o", str(project))
    assert done.returncode == 0, done.stderr
    assert "(4 stops)" in done.stdout
    assert "Komsomolsk-on-Amur" in run("route", str(project)).stdout
    assert run("places", str(project)).returncode == 0
    assert run("export", str(project), "-o", str(tmp_path / "a.html")).returncode == 0


def test_places_of_a_project_are_those_that_were_saved(sample: Path, tmp_path: Path) -> None:
    project = tmp_path / "a.route.geojson"
    run("route", str(sample), "-o", str(project))
    lines = [run("places", source).stdout for source in (str(sample), str(project))]
    assert lines[0] == lines[1]


def test_corrections_beside_the_article_hold_for_exports_too(sample: Path, tmp_path: Path) -> None:
    article = tmp_path / "story.txt"
    article.write_bytes(sample.read_bytes())
    (tmp_path / "corrections.toml").write_text(
        '[[never]]\nname = "Komsomolsk-on-Amur"\n', encoding="utf-8"
    )
    done = run("export", str(article), "-o", str(tmp_path / "x.csv"))
    assert done.returncode == 0, done.stderr
    assert "Komsomolsk" not in (tmp_path / "x.csv").read_text(encoding="utf-8-sig").split("\n")[3]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "x.png", "--iframe"), "Only a web page"),
        (("-o", "x.html", "--tiles", "Nowhere.Map"), "no online map"),
        (("-o", "x.html", "--tiles", "Thunderforest.OpenCycleMap"), "needs a key"),
        (("-o", "x.html", "--tiles", "https://t.example/{z}.png"), "no address of map tiles"),
        (("-o", "x.html", "--tiles", "https://t.example/{z}/{x}/{y}.png"), "--tiles-credit"),
        (("-o", "x.html", "--tiles", "javascript://{z}/{x}/{y}"), "no address of map tiles"),
    ],
)
def test_bad_wishes_for_pages_are_told(
    arguments: tuple[str, ...], words: str, sample: Path, tmp_path: Path
) -> None:
    arguments = tuple(str(tmp_path / a) if a.startswith("x.") else a for a in arguments)
    done = run("export", str(sample), *arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert list(tmp_path.iterdir()) == []
