"""Pictures of the real window, for manuals and reports of bugs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

pytestmark = pytest.mark.slow


def pictured(sample: Path, target: Path, *options: str) -> QImage:
    done = subprocess.run(
        [sys.executable, "-m", "routeviewer", "window", str(sample), "--screenshot", str(target),
         *options],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "propagateSizeHints" not in done.stderr
    return QImage(str(target))


def count(picture: QImage, name: str) -> int:
    wanted = QColor(name)
    return sum(
        picture.pixelColor(x, y) == wanted
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )


def test_the_route_is_drawn_in_light_and_dark(tmp_path: Path, sample: Path) -> None:
    light = pictured(sample, tmp_path / "light.png", "--size", "1024x640")
    assert (light.width(), light.height()) == (1024, 640)
    assert count(light, "#b34700") > 100
    dark = pictured(sample, tmp_path / "dark.png", "--size", "1024x640", "--dark")
    assert count(dark, "#f0a93a") > 100
    assert dark.pixelColor(2, 2).lightness() < 60


def test_the_web_page_is_shown(tmp_path: Path, sample: Path) -> None:
    picture = pictured(sample, tmp_path / "web.png", "--tab", "web")
    middle = {picture.pixelColor(x, 450).name() for x in range(430, 950, 3)}
    assert len(middle) > 3


def test_a_web_page_that_cannot_be_shown_is_said_at_once(tmp_path: Path, sample: Path) -> None:
    # As in an installation without the browser component.
    code = (
        "import sys; sys.modules['PySide6.QtWebEngineWidgets'] = None; "
        "sys.modules['PySide6.QtWebEngineCore'] = None; "
        "from routeviewer.cli.main import main; sys.exit(main())"
    )
    target = tmp_path / "web.png"
    done = subprocess.run(
        [sys.executable, "-c", code, "window", str(sample), "--tab", "web", "--screenshot",
         str(target)],
        capture_output=True, text=True, check=False, timeout=50,
    )  # fmt: skip
    assert done.returncode == 1
    assert "no browser component" in done.stderr
    assert "routeviewer export" in done.stderr
    assert not target.exists()


def test_without_a_display_the_error_says_what_to_do(sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "routeviewer", str(sample)],
        capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": "/tmp"},  # noqa: S108 - no home is needed
    )  # fmt: skip
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "routeviewer export" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_article_that_cannot_be_read_is_an_error_of_the_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "routeviewer", "window", str(tmp_path / "none.txt"),
         "--screenshot", str(tmp_path / "x.png")],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "none.txt" in done.stderr
    assert not (tmp_path / "x.png").exists()
