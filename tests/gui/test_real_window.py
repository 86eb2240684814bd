"""The long story in a real window, driven by keys and pointer on a virtual screen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from routeviewer.gui.mention_marks import text_marks
from routeviewer.project.project import Project
from tests.gui.real_window import RealWindow, are_there, saved, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not are_there(), reason="needs Xvfb and xdotool"),
]
# A search waits for a pause in typing; menus and dialogs have to be there for the next key.
_TYPED_S, _OPENED_S = 2.0, 1.0
MAIN = "story.route"


@pytest.fixture
def real(tmp_path: Path) -> Iterator[RealWindow]:
    home = tmp_path / "home"
    home.mkdir()
    window = RealWindow(home)
    yield window
    window.close()


def names(project: Project) -> list[str]:
    return [stop.label for stop in project.itinerary.stops]


def test_from_pasting_to_recovering(real: RealWindow, tmp_path: Path, sample: Path) -> None:
    file = tmp_path / "story.route.geojson"
    first = pasted_and_saved(real, file, sample)
    corrected(real, file, first)
    exported(real, tmp_path)
    added = with_a_place_added(real, file, first)
    visited_and_back(real, file, added)
    recovered(real, file, added)
    assert real.messages() == []


def pasted_and_saved(real: RealWindow, file: Path, sample: Path) -> Project:
    """Paste the article: four marks."""
    real.start()
    real.hold(sample.read_text(encoding="utf-8"))
    real.key("ctrl+shift+v")
    until(lambda: "drone for the road" in real.title(), "the article was not read")
    real.key("ctrl+shift+s")
    real.focus("Save project")
    real.type(str(file))
    real.key("Return")
    first = saved(file, lambda p: p.itinerary.stops, "not saved")
    assert len([stop for stop in first.itinerary.stops if stop.place]) == 4
    real.focus(MAIN)
    return first


def corrected(real: RealWindow, file: Path, first: Project) -> None:
    """Take another place for the last stop: the route changes; undo; stop 4 above stop 3."""
    last = first.itinerary.stops[3].place
    real.key("ctrl+Down", "ctrl+Down", "ctrl+Down", "ctrl+shift+h")
    real.type("Artyom")
    time.sleep(_TYPED_S)
    real.key("Return", "ctrl+s")
    saved(file, lambda p: p.itinerary.stops[3].place != last, "no other place was taken")
    real.key("ctrl+z", "ctrl+s")
    saved(file, lambda p: p.itinerary == first.itinerary, "not undone")
    real.key("alt+Up", "ctrl+s")
    order = [*names(first)[:2], names(first)[3], names(first)[2]]
    saved(file, lambda p: names(p) == order, "not moved")


def with_a_place_added(real: RealWindow, file: Path, first: Project) -> Project:
    """Add a place by its name, behind the selected stop."""
    real.key("ctrl+shift+a")
    real.type("Khabarovsk")
    time.sleep(_TYPED_S)
    real.key("Return", "ctrl+s")
    count = len(first.itinerary.stops) + 1
    added = saved(file, lambda p: len(p.itinerary.stops) == count, "not added")
    assert names(added)[3] == "Khabarovsk"
    return added


def visited_and_back(real: RealWindow, file: Path, added: Project) -> None:
    """Walk the names of the text to one that is only mentioned; make it a stop, and back."""
    marks = [m for m in text_marks(added, 0) if m.span.end > m.span.start]
    mentioned = [
        i for i, m in enumerate(marks)
        if m.toponym is not None and added.toponyms[m.toponym].name == "Moscow"
    ]  # fmt: skip
    # The first name is passed by going back to the beginning.
    real.key(*["shift+F8"] * len(marks), *["F8"] * mentioned[0], "ctrl+shift+m", "ctrl+s")
    count = len(added.itinerary.stops) + 1
    visited = saved(file, lambda p: len(p.itinerary.stops) == count, "not marked as visited")
    assert "Moscow" in names(visited)
    real.key("ctrl+z", "ctrl+s")
    saved(file, lambda p: names(p) == names(added), "not taken back")


def exported(real: RealWindow, folder: Path) -> None:
    """Export a picture and a page."""
    for letters, target in (("PNG", folder / "map.png"), ("HTML", folder / "map.html")):
        real.key("ctrl+e")
        real.focus("Export")
        time.sleep(_OPENED_S)
        real.key("alt+f")
        real.type(letters)
        real.key("alt+e")
        until(lambda: "Save export" in real.title(), "no question for the file")
        time.sleep(_OPENED_S)
        real.focus("Save export")
        real.type(str(target))
        real.key("Return")
        until(lambda at=target: at.exists() and at.stat().st_size > 10_000, f"no {letters}")
        until(lambda: "Save export" not in real.title(), "the question stays")
        real.focus("Export")
        real.key("Escape")
        until(lambda: "Export" not in real.title(), "the dialog stays")
        real.focus(MAIN)


def recovered(real: RealWindow, file: Path, added: Project) -> None:
    """Save, change, crash, recover."""
    real.key("ctrl+s", "ctrl+Down", "ctrl+Down", "alt+Up")
    time.sleep(_OPENED_S)
    real.kill()
    real.start()
    time.sleep(_OPENED_S)
    real.key("alt+c")
    until(lambda: MAIN in real.title(), "nothing was recovered")
    real.key("ctrl+s")
    saved(file, lambda p: names(p) != names(added), "the change was not recovered")


def test_a_mark_is_dragged_and_a_stop_added_by_a_click(
    real: RealWindow, tmp_path: Path, sample: Path
) -> None:
    """The pointer: everything is found by looking at the screen."""
    file = tmp_path / "pointer.route.geojson"
    real.start(str(sample))
    until(lambda: "drone" in real.title(), "not read")
    time.sleep(_OPENED_S)
    real.key("ctrl+shift+s")
    real.focus("Save project")
    real.type(str(file))
    real.key("Return")
    before = saved(file, lambda p: p.itinerary.stops, "not saved")
    real.focus("pointer.route")
    discs = real.blobs((179, 71, 0), tmp_path / "screen.png", (424, 100, 950, 730))
    assert len(discs) >= 3
    x, y = discs[0]
    real.drag((x, y), (x + 60, y + 40))
    time.sleep(_OPENED_S)
    real.key("ctrl+s")
    moved = saved(
        file,
        lambda p: [s.place for s in p.itinerary.stops] != [s.place for s in before.itinerary.stops],
        "the mark was not moved",
    )
    assert sum(a.place != b.place for a, b in zip(
        before.itinerary.stops, moved.itinerary.stops, strict=True)) == 1  # fmt: skip
