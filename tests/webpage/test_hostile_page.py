"""Articles that attack the page: they show as text, nothing runs, and the layout holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from routeviewer.itinerary.itinerary import Evidence
from routeviewer.project.project import Project
from routeviewer.text.article import Span
from routeviewer.webpage.page import route_page
from tests import journeys
from tests.webpage.conftest import DESKTOP, PHONE, Look, Seen

PAYLOADS = (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()
# Names at the end of which whatever follows would run backwards, if nothing kept it apart.
BACKWARDS = ("\u202egnol saw yaw ehT", "\u2067תל אביב", "القاهرة", "\u202b(Haifa) חיפה 1948\u202c")


def told(names: list[str], *, title: str = "A journey", source: str = "journey.txt") -> Project:
    """Return a journey whose stops, quotes, notes, title and source are what is given."""
    spread = [
        journeys.spot(name, 40 + 8 * (i % 10) / 10, 5 + 12 * (i // 10) / 10)
        for i, name in enumerate(names)
    ]
    project = journeys.journey(spread, traveller=title, dated=True)
    text = "\n".join(names)
    starts = [sum(len(name) + 1 for name in names[:i]) for i in range(len(names))]
    stops = tuple(
        replace(
            stop, label=name, note=name,
            evidence=(Evidence(Span(0, start, start + len(name)), "arrives"),),
        )
        for stop, name, start in zip(project.itinerary.stops, names, starts, strict=True)
    )  # fmt: skip
    article = replace(project.article, text=text, title=title, source=source)
    itinerary = replace(project.itinerary, stops=stops)
    return replace(project, articles=(article,), itineraries=(itinerary,))


def elements(seen: Seen) -> object:
    """Return how many elements of each kind that texts must not bring there are."""
    return seen.script(
        "Object.fromEntries(['script', 'img', 'iframe', 'object', 'embed', 'form', 'base',"
        "'video', 'audio', 'marquee', 'math', 'link', 'meta', 'style', 'template', 'xss', 'x']"
        ".map(tag => [tag, document.querySelectorAll(tag).length]))"
    )


def assert_laid_out(seen: Seen) -> None:
    """Check that nothing reaches out of the page and that map and list have their room."""
    assert seen.script("document.documentElement.scrollWidth <= innerWidth")
    for selector in ("#chart", "aside", "#stops", "footer"):
        box = seen.page.query_selector(selector).bounding_box()  # type: ignore[union-attr]
        assert box is not None
        assert box["width"] > 150, selector
        assert box["x"] >= 0, selector
        assert box["x"] + box["width"] <= seen.page.viewport_size["width"], selector  # type: ignore[index]
    chart = seen.page.query_selector("#chart").bounding_box()  # type: ignore[union-attr]
    assert chart is not None
    assert chart["height"] > 200


def test_there_are_a_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) >= 100


@pytest.mark.slow
@pytest.mark.allow_local_sockets
def test_a_hundred_payloads_show_as_text_and_nothing_runs(look: Look) -> None:
    harmless = elements(look(route_page(told(["Rome", "Oslo"]))))
    page = route_page(told(PAYLOADS, title=" ".join(PAYLOADS), source="".join(PAYLOADS)))
    seen = look(page)
    seen.page.evaluate(
        "() => { window.broken = [];"
        "document.addEventListener('securitypolicyviolation',"
        " e => broken.push(e.violatedDirective)); }"
    )
    for number, payload in enumerate(PAYLOADS, 1):
        seen.script(f"RouteMap.page.stops.choose({number})")
        shown = seen.page.query_selector(".leaflet-popup-content .is-chosen")
        assert shown is not None, number
        assert " ".join(payload.split()) in " ".join(shown.text_content().split()), payload  # type: ignore[union-attr]
    assert elements(seen) == harmless
    assert seen.script("document.pwned") is None
    assert seen.script("broken") == []
    assert seen.messages == []
    assert seen.requests == []
    assert (
        seen.script("[...document.querySelectorAll('a')].filter(a => !a.closest('#map_m')).length")
        == 0
    )
    assert_laid_out(seen)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_source_is_a_link_only_when_it_is_an_address_on_the_web(payload: str) -> None:
    page = route_page(told(["Rome", "Oslo"], source=payload))
    assert "<a href" not in page.split("<footer>")[0].split('<ol id="stops"')[1]


def test_a_source_on_the_web_is_linked_without_its_tricks() -> None:
    page = route_page(told(["Rome", "Oslo"], source='https://news.example/a?b="><script>'))
    assert '<a href="https://news.example/a?b=&#34;&gt;&lt;script&gt;" target="_blank"' in page
    assert 'rel="noopener noreferrer"' in page


@pytest.mark.slow
@pytest.mark.allow_local_sockets
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize(
    "names",
    [
        ["A" * 10_000, "B " * 5_000, "Oslo"],
        [*BACKWARDS, "Rome"],
        ["\x00\x01\x1b[31m", "\ud800 half", "\u0301" * 300, "&amp;lt;", "Oslo"],
    ],
    ids=["long", "backwards", "control"],
)
def test_the_layout_holds(look: Look, names: list[str], size: tuple[int, int]) -> None:
    title = names[0]
    seen = look(route_page(told(names, title=title)), size=size)
    assert_laid_out(seen)
    assert seen.texts(".mark .disc") == [str(n) for n in range(1, len(names) + 1)]
    seen.page.click("#stops li:nth-child(1) button")
    seen.rest()
    box = seen.page.query_selector(".leaflet-popup").bounding_box()  # type: ignore[union-attr]
    chart = seen.page.query_selector("#chart").bounding_box()  # type: ignore[union-attr]
    assert box is not None
    assert chart is not None
    assert box["height"] <= chart["height"]
    assert box["width"] <= chart["width"]
    for label in seen.page.query_selector_all(".mark .label"):
        place = label.bounding_box()
        assert place is not None
        assert place["width"] <= 220
        assert place["height"] <= 90
    assert seen.messages == []


@pytest.mark.slow
@pytest.mark.allow_local_sockets
def test_what_runs_backwards_turns_nothing_else_round(look: Look) -> None:
    seen = look(route_page(told([*BACKWARDS, "Rome"])))
    for row in seen.page.query_selector_all("#stops li")[: len(BACKWARDS)]:
        disc, name = row.query_selector(".row-disc"), row.query_selector(".name")
        facts = row.query_selector(".facts")
        assert disc is not None
        assert name is not None
        assert facts is not None
        assert disc.bounding_box()["x"] < name.bounding_box()["x"]  # type: ignore[index]
        assert facts.inner_text().startswith("1 May 2024") or "May 2024" in facts.inner_text()
        # The date is set from left to right, whatever the name before it says.
        assert facts.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert seen.messages == []
