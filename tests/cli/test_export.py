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
