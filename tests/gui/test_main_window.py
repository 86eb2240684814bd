"""The real window, offscreen, with the real page in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from routeviewer.errors import UnreadableArticleError
from routeviewer.gui.main_window import MainWindow

pytestmark = pytest.mark.slow


def result_of(window: MainWindow, qtbot: QtBot, script: str) -> Any:
    results: list[Any] = []
    window.centralWidget().page().runJavaScript(script, results.append)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(results), timeout=10_000)
    return results[0]


def test_numbered_stops_are_on_the_map(qtbot: QtBot, tmp_path: Path, sample: Path) -> None:
    window = MainWindow(tmp_path)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.page_loaded, timeout=30_000) as loaded:
        window.open_article(str(sample))
    assert loaded.args == [True]
    script = (
        "Array.from(document.querySelectorAll('.mark .disc')).map(p => p.textContent).join(' ')"
    )
    assert result_of(window, qtbot, script) == "1 2 3 4"
    assert "drone for the road" in window.windowTitle()


def test_article_that_cannot_be_read_leaves_the_window_as_it_was(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(tmp_path)
    qtbot.addWidget(window)
    window.welcome()
    title = window.windowTitle()
    with pytest.raises(UnreadableArticleError):
        window.open_article(str(tmp_path / "none.txt"))
    assert window.windowTitle() == title


def test_picture_of_the_window_shows_the_route(tmp_path: Path, sample: Path) -> None:
    target = tmp_path / "window.png"
    arguments = ["window", str(sample), "--screenshot", str(target)]
    done = subprocess.run(
        [sys.executable, "-m", "routeviewer", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == (1200, 800)
    red = QColor("#b34700")
    reds = sum(
        picture.pixelColor(x, y) == red
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )
    assert reds > 100


def test_without_a_display_the_error_says_what_to_do(sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "routeviewer", "window", str(sample)],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": "/tmp"},  # noqa: S108 - no home is needed
    )
    assert done.returncode == 1
    assert "no display" in done.stderr
