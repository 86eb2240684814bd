"""What the page's list, popups and legend tell: texts, ready for the templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from routeviewer.scene.scene import LegendEntry, Scene, Visit
from routeviewer.scene.style import Style
from routeviewer.wording.catalogue import Catalogue

_UNBROKEN = "\u00a0"
# Signs that only the view can tell of: the script shows them when they occur.
_BY_VIEW = ("uncertainty", "line-place", "disputed", "moved", "mentioned")
_DASHES = {"inferred-leg": "6 4", "planned-leg": "2 4", "onward-leg": "9 4 2 4", "disputed": "4 3"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text: what they say, in which language, from where, and where on the web."""

    text: str
    language: str
    source: str
    address: str


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop in the list, with the evidence that its popup shows.

    Attributes:
        number: Its number on the route.
        name: What it is called.
        sign: How it is drawn.
        facts: Date, status, means and length of the way there, as far as they are known; that it
            was visited goes without saying.
        all_facts: The same with the status in any case.
        told: What is said when it is chosen.
        is_unlocated: Whether it is missing on the map.
        quotes: The words behind it.
        why: What those words show, a sentence without a full stop.
        note: What a person added.
    """

    number: int
    name: str
    sign: str
    facts: str
    all_facts: str
    told: str
    is_unlocated: bool
    quotes: tuple[Quote, ...]
    why: str
    note: str


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A sign with its picture; hidden ones are shown by the script when they occur."""

    sign: str
    picture: Markup
    text: str
    is_hidden: bool


def stop_rows(scene: Scene, words: Catalogue) -> tuple[StopRow, ...]:
    """Return the stops in the order of travel."""
    visits = scene.visits
    return tuple(_row(scene, visit, len(visits), words) for visit in visits)


def _row(scene: Scene, visit: Visit, count: int, words: Catalogue) -> StopRow:
    told = words.sentence("page", "stop-of", count=count, number=str(visit.number))
    quotes = (
        _quote(scene, text, source)
        for text, source in zip(visit.quotes, visit.sources, strict=True)
    )
    return StopRow(
        visit.number,
        visit.name[:1].upper() + visit.name[1:],
        visit.sign,
        _facts(scene, visit, words, silent="visited"),
        _facts(scene, visit, words, silent=""),
        ": ".join((told, ", ".join(part for part in (visit.name, visit.date) if part))),
        visit in scene.unlocated,
        tuple(quotes),
        visit.why[:1].upper() + visit.why[1:],
        visit.note,
    )


def _facts(scene: Scene, visit: Visit, words: Catalogue, *, silent: str) -> str:
    """Return what is known of a stop in one line, but for the status that goes without saying."""
    facts = [visit.date] if visit.date else []
    if visit.sign != silent:
        facts.append(words.sentence("status", visit.sign))
    if visit in scene.unlocated:
        facts.append(words.sentence("page", "not-located"))
    facts += _way(scene, visit, words)
    return f"{_UNBROKEN}· ".join(facts)


def _way(scene: Scene, visit: Visit, words: Catalogue) -> Iterator[str]:
    for leg in scene.legs:
        if leg.to_number == visit.number:
            if leg.mode != "unknown":
                yield words.sentence("mode", leg.mode)
            km = words.sentence("figure", "kilometre", km=words.number(leg.distance_km))
            yield km.replace(" ", _UNBROKEN)


def _quote(scene: Scene, text: str, source: int) -> Quote:
    told = scene.sources[source]
    return Quote(text, told.language, told.words, told.address)


def legend_rows(scene: Scene, style: Style, words: Catalogue) -> tuple[LegendRow, ...]:
    """Return the legend: what occurs in any view, and what a view may show."""
    entries = [entry for entry in scene.legend if entry.sign not in _BY_VIEW]
    entries += [LegendEntry(sign, words.sentence("legend", sign)) for sign in _BY_VIEW]
    return tuple(
        LegendRow(e.sign, _picture(e.sign, style), e.text, e.sign in _BY_VIEW) for e in entries
    )


def _picture(sign: str, style: Style) -> Markup:
    """Return the sign as HTML without style attributes, which the page's policy forbids."""
    route = style.route
    if sign.endswith("-leg"):
        colour = route["planned" if sign == "planned-leg" else "line"]
        return _svg(
            f'<path d="M0 8h38" stroke="{colour}" stroke-width="2.6"{_dash(sign)} fill="none"/>'
            f'<path d="m26 8-11-5 3 5-3 5z" fill="{colour}" stroke="{route["casing"]}"/>',
        )
    if sign == "disputed":
        colour = style.ground["disputed"]
        line = f'<path d="M0 8h38" stroke="{colour}" stroke-width="1.6"{_dash(sign)}/>'
        return _svg(line)
    if sign == "line-place":
        return _svg(f'<path d="M0 8h38" stroke="{route["line"]}8c" stroke-width="6"/>')
    if sign == "uncertainty":
        colour = route["uncertainty"]
        return _svg(f'<circle cx="8" cy="8" r="8" fill="{colour}" stroke="{colour[:7]}80"/>', 16)
    if sign == "mentioned":
        return _svg(f'<circle cx="4" cy="8" r="3.5" fill="{route["mention"]}"/>', 8)
    if sign == "moved":
        return _svg(
            f'<path d="M3 8h20" stroke="{route["leader"]}"/>'
            f'<circle cx="3.5" cy="8" r="3" fill="{route["disc"]}"/>'
            f'<circle cx="28" cy="8" r="7" fill="{route["disc"]}"/>',
            36,
        )
    return Markup('<span class="disc {}" aria-hidden="true"></span>').format(sign)


def _svg(shapes: str, width: int = 38) -> Markup:
    # The shapes are made of checked colours alone.
    return Markup(  # noqa: S704 - as said above
        f'<svg width="{width}" height="16" viewBox="0 0 {width} 16" aria-hidden="true">'
        f"{shapes}</svg>"
    )


def _dash(sign: str) -> str:
    return f' stroke-dasharray="{_DASHES[sign]}"' if sign in _DASHES else ""
