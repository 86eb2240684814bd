"""The bundled font, asked from many threads: windows come and go, and their threads with them."""

from __future__ import annotations

import threading

import pytest

from routeviewer.drawing.fonts import missing_letters


@pytest.mark.usefixtures("qapp")
def test_letters_are_found_in_every_thread() -> None:
    found: list[str] = []
    for _ in range(2):
        thread = threading.Thread(target=lambda: found.append(missing_letters(["Aж", "京"])))
        thread.start()
        thread.join()
    found.append(missing_letters(["Aж", "京"]))
    assert found == ["京"] * 3
