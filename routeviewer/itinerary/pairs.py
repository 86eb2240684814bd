"""How two mentions of places stand to each other, as the second reading sees it."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from routeviewer.geo.coordinate import sphere_km
from routeviewer.places.containers import contains
from routeviewer.places.finding import Findings
from routeviewer.places.place import Place
from routeviewer.text.article import Span
from routeviewer.text.sentences import sentence_number

_SAME_KM, _NEAR_KM = 3.0, 60.0
# Classes of distance: how far at least, in mentions and in sentences.
_MENTIONS, _SENTENCES = (1, 2, 3, 5, 9), (0, 1, 2, 5, 11)
_GEOGRAPHY = ("same name", "same place", "near", "holds", "lies in", "unlocated", "area", "to area")
SIGNS = len(_GEOGRAPHY) + len(_MENTIONS) + len(_SENTENCES) + 1


class Telling(NamedTuple):
    """A mention of a place with where it stands in the text.

    Attributes:
        span: The mention.
        name: What tells names apart: equal for the mentions of one name.
        place: What it stands for, if that is known.
        number: Its number among all mentions.
        sentence: Index of its sentence.
        paragraph: Index of its line.
    """

    span: Span
    name: int
    place: Place | None
    number: int
    sentence: int
    paragraph: int


def tellings_of(findings: Findings) -> dict[Span, Telling]:
    """Return all mentions of an article, in the order of the text."""
    text = findings.article.text
    breaks = [i for i, sign in enumerate(text) if sign == "\n"]
    found = sorted(
        (mention.span, i, toponym.chosen)
        for i, toponym in enumerate(findings.toponyms)
        for mention in toponym.mentions
    )
    return {
        span: Telling(
            span, name, place, number,
            max(0, sentence_number(findings.sentences, span.start)),
            bisect_left(breaks, span.start),
        )
        for number, (span, name, place) in enumerate(found)
    }  # fmt: skip


def pair_signs(a: Telling, b: Telling) -> tuple[int, ...]:
    """Return the numbers, below ``SIGNS``, of what holds of two mentions.

    Args:
        a: The one that stands first in the text.
        b: The one that stands later.
    """
    held = [i for i, holds in enumerate(_geography(a, b)) if holds]
    at = len(_GEOGRAPHY)
    held.append(at + _class(b.number - a.number, _MENTIONS))
    at += len(_MENTIONS)
    held.append(at + _class(b.sentence - a.sentence, _SENTENCES))
    if a.paragraph != b.paragraph:
        held.append(at + len(_SENTENCES))
    return tuple(held)


def _geography(a: Telling, b: Telling) -> tuple[bool, ...]:
    """Return whether each of ``_GEOGRAPHY`` holds."""
    if a.place is None or b.place is None:
        return (a.name == b.name, False, False, False, False, True, False, False)
    apart_km = sphere_km(a.place.coordinate, b.place.coordinate)
    return (
        a.name == b.name, apart_km <= _SAME_KM, _SAME_KM < apart_km <= _NEAR_KM,
        contains(a.place, b.place), contains(b.place, a.place), False,
        a.place.is_area, b.place.is_area,
    )  # fmt: skip


def _class(count: int, bounds: tuple[int, ...]) -> int:
    return max(0, sum(count >= bound for bound in bounds) - 1)
