"""The page in a real browser that has no network."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from routeviewer.project.project import Project
from routeviewer.webpage.page import route_page
from routeviewer.webpage.tiles import Tiles
from tests import journeys
from tests.webpage.conftest import DESKTOP, PHONE, Look, Seen, page_of

pytestmark = [pytest.mark.slow, pytest.mark.allow_local_sockets]
QUOTE = "On Friday Kim visited an aircraft works in Komsomolsk-on-Amur."


def box_of(seen: Seen, selector: str) -> dict[str, float]:
    element = seen.page.query_selector(selector)
    assert element is not None, selector
    box = element.bounding_box()
    assert box is not None, selector
    return box


def boxes(seen: Seen, selector: str) -> list[dict[str, float]]:
    """Return where the visible elements lie."""
    found = [e.bounding_box() for e in seen.page.query_selector_all(selector) if e.is_visible()]
    return [box for box in found if box is not None]


def overlap(a: dict[str, float], b: dict[str, float], by: float = 1.0) -> bool:
    return (
        a["x"] + by < b["x"] + b["width"] and b["x"] + by < a["x"] + a["width"]
        and a["y"] + by < b["y"] + b["height"] and b["y"] + by < a["y"] + a["height"]
    )  # fmt: skip


# -- the sample ------------------------------------------------------------------------------------


def test_the_sample_opens_offline_shows_its_evidence_and_stays_silent(
    look: Look, sample_page: str
) -> None:
    seen = look(sample_page)
    assert seen.texts(".mark .disc") == ["1", "2", "3", "4"]
    assert seen.texts("#stops .disc") == ["1", "2", "3", "4"]
    seen.page.click("#stops li:nth-child(3) button")
    seen.rest()
    popup = seen.page.inner_text(".leaflet-popup-content")
    assert QUOTE in popup
    assert "A train, two summits and a drone for the road" in popup
    assert "15 September 2023\u00a0· visited" in popup
    assert seen.page.input_value("#slider") == "3"
    seen.page.fill("#slider", "2")
    seen.rest()
    assert "Vostochny" in seen.page.inner_text(".leaflet-popup-content h3")
    assert "September 2023" in (seen.page.get_attribute("#slider", "aria-valuetext") or "")
    assert seen.messages == []
    assert seen.requests == []


def test_legs_after_the_chosen_stop_are_faint(look: Look, sample_page: str) -> None:
    seen = look(sample_page)
    seen.page.click("#stops li:nth-child(2) button")
    opacities = seen.script(
        "[...document.querySelectorAll('path.leg')].map(p => p.getAttribute('stroke-opacity'))"
    )
    # The way on after the last stop is the fourth.
    assert opacities == ["1", "0.28", "0.28", "0.28"]
    seen.page.click("#whole")
    seen.rest()
    opacities = seen.script(
        "[...document.querySelectorAll('path.leg')].map(p => p.getAttribute('stroke-opacity'))"
    )
    assert opacities == ["1", "1", "1", "1"]
    # Leaflet fades a popup before it takes it away.
    seen.page.wait_for_selector(".leaflet-popup-content", state="detached", timeout=3000)


def test_all_is_done_with_the_keyboard(look: Look, sample_page: str) -> None:
    seen = look(sample_page)
    seen.page.focus("#stops li:nth-child(1) button")
    seen.page.keyboard.press("Enter")
    assert chosen(seen) == 1
    seen.page.keyboard.press("ArrowDown")
    assert chosen(seen) == 2
    seen.page.keyboard.press("End")
    assert chosen(seen) == 4
    seen.page.focus("#slider")
    seen.page.keyboard.press("ArrowLeft")
    assert chosen(seen) == 3
    seen.page.focus("#previous")
    seen.page.keyboard.press("Space")
    assert chosen(seen) == 2
    seen.page.focus(".leaflet-marker-icon[aria-label^='4 ']")
    seen.page.keyboard.press("Enter")
    assert chosen(seen) == 4
    assert "17 September 2023" in seen.page.inner_text(".leaflet-popup-content")
    seen.page.keyboard.press("Escape")
    seen.rest()
    assert chosen(seen) == 0
    assert seen.messages == []


def chosen(seen: Seen) -> object:
    return seen.script(
        "[...document.querySelectorAll('#stops button')]"
        ".findIndex(b => b.getAttribute('aria-current') === 'step') + 1"
    )


def test_a_chosen_stop_is_told_to_a_screen_reader(look: Look, sample_page: str) -> None:
    seen = look(sample_page)
    seen.page.click("#next")
    told = seen.page.inner_text("#spoken")
    assert told.startswith("Stop 1 of 4: border of North Korea and Russia, 12 September 2023. ")
    assert "green carriages" in told


@pytest.mark.parametrize(
    ("size", "least"),
    [(DESKTOP, 4), (PHONE, 4), (PHONE[::-1], 4), ((800, 560), 4), ((320, 640), 3)],
)
def test_names_lie_beside_their_discs_and_over_nothing(
    look: Look, sample_page: str, size: tuple[int, int], least: int
) -> None:
    seen = look(sample_page, size=size)
    discs, names = boxes(seen, ".mark .disc"), boxes(seen, ".mark .label")
    assert len(discs) == 4
    assert len(names) >= least
    for a, b in combinations([*discs, *names], 2):
        assert not overlap(a, b, by=2.0)
    chart = box_of(seen, "#chart")
    for box in [*discs, *names]:
        assert box["x"] >= chart["x"]
        assert box["x"] + box["width"] <= chart["x"] + chart["width"]
    assert seen.script("document.documentElement.scrollWidth <= innerWidth")


def test_no_name_is_cut_by_a_popup(look: Look, sample_page: str) -> None:
    seen = look(sample_page, size=(1180, 900))
    for number in (1, 2, 3, 4):
        seen.page.click(f"#stops li:nth-child({number}) button")
        seen.rest()
        popup = box_of(seen, ".leaflet-popup-content-wrapper")
        for name in boxes(seen, ".mark .label"):
            assert not overlap(name, popup)


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (320, 640)])
def test_the_caption_is_shown_to_its_end(
    look: Look, sample_page: str, size: tuple[int, int]
) -> None:
    seen = look(sample_page, size=size)
    assert seen.script(
        "(() => { const p = document.querySelector('.caption');"
        " return p.scrollHeight <= p.clientHeight + 1; })()"
    )


def test_each_leg_bears_an_arrowhead_away_from_the_discs(look: Look, sample_page: str) -> None:
    seen = look(sample_page)
    arrows = boxes(seen, "path.arrowhead")
    assert len(arrows) == 4  # the way on has one too
    for arrow in arrows:
        assert not any(overlap(arrow, disc) for disc in boxes(seen, ".mark .disc"))


def test_mentioned_places_are_switched_on(look: Look, sample_page: str) -> None:
    seen = look(sample_page)
    assert not boxes(seen, ".mention-dot")
    assert "Only mentioned" not in seen.texts(".legend li")
    seen.page.hover(".leaflet-control-layers")
    seen.page.click("text=Mentioned places")
    assert len(boxes(seen, ".mention-dot")) >= 2
    assert "Only mentioned" in seen.texts(".legend li")
    assert seen.messages == []


def test_the_legend_holds_only_signs_that_are_to_be_seen(look: Look, sample_page: str) -> None:
    seen = look(sample_page)
    legend = seen.texts(".legend li")
    assert "Stop, in order of travel" in legend
    assert "Stop inferred from the text" in legend
    assert "Cancelled stop" not in legend
    assert "Number moved aside; the dot is the place" not in legend


def test_a_disputed_border_too_short_to_be_seen_is_not_in_the_legend(look: Look) -> None:
    """Of the islands in the Danube three pixels lie in this view, under the name of Belgrade."""
    seen = look(route_page(journeys.journey("Lyon FR, Milan IT, Vienna AT, Prague CZ, Hamburg DE")))
    assert "Disputed border" not in seen.texts(".legend li")
    seen = look(route_page(journeys.journey("Srinagar IN, Islamabad PK")))
    assert "Disputed border" in seen.texts(".legend li")


# -- other routes ----------------------------------------------------------------------------------


def test_a_route_round_the_world_is_cut_once_and_crosses_no_map(look: Look) -> None:
    seen = look(route_page(journeys.journey(journeys.WORLD, mode="ship")))
    assert seen.texts(".mark .disc")[0] == "1, 13"
    pieces = seen.script("RouteMap.page.legs.legs.filter(leg => leg.lines.length > 1).length")
    assert pieces == 1
    longest = seen.script(
        "Math.max(...RouteMap.page.legs.legs.flatMap(leg => leg.lines).flatMap("
        "line => line.slice(1).map((p, i) => RouteMap.page.map.latLngToLayerPoint(p).distanceTo("
        "RouteMap.page.map.latLngToLayerPoint(line[i])))))"
    )
    assert isinstance(longest, int | float)
    assert longest < 60
    assert seen.messages == []


@pytest.mark.parametrize(
    ("places", "count"), [([], 0), ("Ouagadougou BF", 1), (journeys.EUROPE, 60)]
)
def test_routes_of_any_length_are_shown(look: Look, places: Any, count: int) -> None:
    seen = look(route_page(journeys.journey(places)))
    assert len(seen.page.query_selector_all(".mark .disc")) == count
    assert seen.page.is_visible(".timeline") is (count > 1) if count else True
    assert ("The text puts nobody at a place." in seen.page.inner_text("aside")) is (count == 0)
    assert seen.messages == []
    assert seen.requests == []


def test_a_stop_that_is_not_located_keeps_its_row_and_shows_its_words(look: Look) -> None:
    project = journeys.without_place(journeys.journey("Lyon FR, Dijon FR, Paris FR"), 2)
    seen = look(route_page(project))
    assert seen.texts(".mark .disc") == ["1", "3"]
    assert "not located" in seen.page.inner_text("#stops li:nth-child(2)")
    seen.page.click("#stops li:nth-child(2) button")
    told = seen.page.inner_text("#stops li:nth-child(2)")
    assert "Then they came to Dijon." in told
    assert told.count("not located") == 1
    assert chosen(seen) == 2
    seen.page.click("#next")
    assert chosen(seen) == 3


def test_states_are_told_apart_without_colour(look: Look) -> None:
    statuses = ["visited", "passed", "planned", "cancelled"]
    project = journeys.inferred(
        journeys.journey(
            "Lyon FR, Dijon FR, Paris FR, Lille FR, Brussels BE", statuses=statuses
        ), 5,
    )  # fmt: skip
    seen = look(route_page(project))
    looks = seen.script(
        "[...document.querySelectorAll('.mark .disc')].map(d => { const s = getComputedStyle(d);"
        "return [s.borderStyle, s.borderRadius, s.backgroundImage === 'none'].join(); })"
    )
    assert isinstance(looks, list)
    assert len(set(looks)) == 5
    words = " ".join(seen.texts("#stops .facts"))
    for word in ("passed", "planned", "cancelled", "inferred"):
        assert word in words


def test_the_page_speaks_one_language(look: Look, sample_project: Project) -> None:
    seen = look(page_of(sample_project, language="de"))
    seen.page.click("#stops li:nth-child(2) button")
    names = seen.script(
        "[...document.querySelectorAll('[aria-label], [title]')].map(e => e.getAttribute("
        "'aria-label') || e.title)"
    )
    assert isinstance(names, list)
    for word in ("Vergrößern", "Verkleinern", "Ebenen", "Schließen", "Vollbild"):
        assert word in names
    english = re.compile(r"\b(zoom|close|layers|stop|map|full)\b", re.IGNORECASE)
    assert [name for name in names if english.search(name)] == []


def test_on_a_phone_the_map_comes_into_sight_when_a_stop_is_chosen(
    look: Look, sample_page: str
) -> None:
    seen = look(sample_page, size=(390, 700))
    seen.page.evaluate("scrollTo(0, 400)")
    seen.page.click("#stops li:nth-child(4) button")
    seen.page.wait_for_timeout(600)
    chart = box_of(seen, "#chart")
    assert chart["y"] >= -1
    assert "17 September 2023" in seen.page.inner_text(".leaflet-popup-content")


def test_the_list_follows_the_slider_without_moving_the_page(look: Look) -> None:
    seen = look(route_page(journeys.journey(journeys.EUROPE)))
    seen.page.fill("#slider", "55")
    seen.rest()
    row, aside = box_of(seen, "#stops li:nth-child(55)"), box_of(seen, "aside")
    assert row["y"] >= aside["y"] - 1
    assert row["y"] + row["height"] <= aside["y"] + aside["height"] + 1
    assert seen.script("scrollY") == 0


# -- online tiles ----------------------------------------------------------------------------------

# The smallest PNG.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63606060f80f0001040100"
    "5fe5c34b0000000049454e44ae426082"
)


def test_an_online_map_is_asked_only_when_it_is_turned_on(
    look: Look, sample_project: Project
) -> None:
    tiles = Tiles("Newsroom map", "https://tiles.example.org/{z}/{x}/{y}.png", "© The newsroom")
    seen = look(route_page(sample_project, tiles=tiles))
    seen.page.context.set_offline(False)
    seen.page.route("**/*.png", lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
    assert seen.texts(".mark .disc") == ["1", "2", "3", "4"]
    assert seen.requests == []
    seen.page.hover(".leaflet-control-layers")
    seen.page.click("text=Newsroom map (online)")
    seen.page.wait_for_selector(".leaflet-tile-loaded", state="attached")
    assert seen.requests
    assert {re.match(r"https?://[^/]+", url)[0] for url in seen.requests} == {  # type: ignore[index]
        "https://tiles.example.org"
    }
    assert "© The newsroom" in seen.page.inner_text(".leaflet-control-attribution")
    assert seen.messages == []


# -- on paper --------------------------------------------------------------------------------------


def test_on_paper_stand_map_stops_quotes_and_credit(
    look: Look, sample_page: str, tmp_path: Path
) -> None:
    seen = look(sample_page)
    path = tmp_path / "page.pdf"
    path.write_bytes(seen.page.pdf(prefer_css_page_size=True, print_background=True))
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed; .ci/run installs it")
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    for words in ("Route of Kim Jong-un", "Vostochny Cosmodrome", "aircraft works", "GeoNames"):
        assert words in text
    assert "Step through" not in text
    assert text.count("\f") <= 2
    assert seen.messages == []


def test_without_script_the_stops_and_their_number_are_there(look: Look, sample_page: str) -> None:
    seen = look(sample_page, is_ready=False, java_script_enabled=False)
    assert "needs JavaScript" in seen.page.inner_text("#chart")
    assert seen.texts("#stops .disc") == ["1", "2", "3", "4"]
