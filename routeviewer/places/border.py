"""Borders of two countries as places: "the common border", "the Kenya-Somalia border"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from routeviewer.basemap.borders import neighbours, shared_border
from routeviewer.geo.coordinate import Coordinate, sphere_km
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.candidate import Candidate, Reason
from routeviewer.places.crossing import crossing_on
from routeviewer.places.folding import fold
from routeviewer.places.mention import Mention
from routeviewer.places.place import Place
from routeviewer.text.article import Article, Span

_NAME = r"[A-Z][\w.'’]*(?:[ ][A-Z][\w.'’]*){0,2}"
_WORD = r"(?:[Bb]order|[Ff]rontier)"
_COMMON = re.compile(
    rf"\b(?:common|shared|mutual)(?:\s+\w+)?\s+{_WORD}\b(?!\s+(?:with|between|of)\b)"
)
_PAIR = re.compile(rf"\b({_NAME})\s?[-–‑/]\s?({_NAME})\s+({_WORD})\b")
_BETWEEN = re.compile(
    rf"\b({_WORD})\s+(?:between|of)\s+(?:the\s+)?({_NAME})\s+and\s+(?:the\s+)?({_NAME})"
)
_WITH = re.compile(rf"\b({_WORD})\s+with\s+(?:the\s+)?({_NAME})")
_OWNED = re.compile(
    rf"\b({_NAME})(?:['’]s)?\s+({_WORD})\b(?!\s+(?:town|city|region|guard|patrol|post|agent|force|control|police|village|area|state|district|province|dispute|crossing|line))"
)
_BARE = re.compile(
    rf"\b(?:towards?|to|for|at|reached|crossed|across|over|near|from)\s+the\s+({_WORD})"
    r"(?=\s*[.,;)]|\s+(?:on|in|by|and|where|after|before)\b)"
)
_UNKNOWN = "?"
_SMALLEST_PRECISION_KM = 5.0
# Where a border is crossed is inferred, however well the place itself is known.
_CROSSING_SHARE = 0.7


def border_mentions(article: Article, gazetteer: BundledGazetteer) -> list[Mention]:
    """Return the places where a text names a border between two countries.

    ``Mention.name`` holds the codes of the countries that are told, ``"KE|SO"``, or ``"?"`` in
    place of one that the context must tell. Reads "the common border"; must not fall for
    "border guards" or "a border town".
    """
    found: dict[int, Mention] = {}
    for start, end, names in _phrases(article.text):
        codes = [_code(name, gazetteer) for name in names]
        if None in codes or len(set(codes)) < len(codes):
            continue
        told = sorted(code for code in codes if code is not None)
        name = "|".join([*told, _UNKNOWN, _UNKNOWN][:2])
        text = article.text[start:end]
        found.setdefault(start, Mention(Span(0, start, end), text, "border", 0.8, name))
    return [found[start] for start in sorted(found)]


def _phrases(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where a border is named, and the names that tell its countries."""
    for found in _COMMON.finditer(text):
        yield found.start(), found.end(), ()
    for found in _BARE.finditer(text):
        yield *found.span(1), ()
    for found in _PAIR.finditer(text):
        yield *found.span(3), (found.group(1), found.group(2))
    for found in _BETWEEN.finditer(text):
        yield *found.span(1), (found.group(2), found.group(3))
    for found in _WITH.finditer(text):
        yield *found.span(1), (found.group(2),)
    for found in _OWNED.finditer(text):
        yield *found.span(2), (found.group(1),)


def _code(name: str, gazetteer: BundledGazetteer) -> str | None:
    folded = fold(name)
    demonym = gazetteer.demonyms().get(folded)
    if demonym is not None and demonym.country:
        return demonym.country
    matches = gazetteer.find_all([folded])[folded]
    return matches[0].place.country if matches and matches[0].place.kind == "country" else None


def border_candidates(
    name: str,
    votes: Mapping[str, float],
    towns: Sequence[Coordinate],
    gazetteer: BundledGazetteer,
) -> tuple[Candidate, ...]:
    """Return the borders that a mention may mean, the best first.

    Args:
        name: ``Mention.name`` of a border.
        votes: How much the article speaks of each country.
        towns: The article's other places; the nearest point of the line is taken.
        gazetteer: For the countries' names.
    """
    told = [code for code in name.split("|") if code != _UNKNOWN]
    weighed = sorted(_pairs(told, votes), key=lambda pair: (-pair[1], pair[0]))[:4]
    total = sum(weight for _, weight in weighed)
    candidates = []
    for (a, b), weight in weighed:
        place = _border_line(a, b, towns, gazetteer)
        if place is not None:
            rule = "border-told" if len(told) == 2 else "border-context"
            countries = (gazetteer.country_name(a), gazetteer.country_name(b))
            reasons = (Reason(rule, countries, round(weight / total, 2)),)
            candidates.append(Candidate(place, round(weight / total, 4), reasons))
    return (*_crossing_candidates(candidates, gazetteer), *candidates[1:])


def _crossing_candidates(
    candidates: Sequence[Candidate], gazetteer: BundledGazetteer
) -> Iterator[Candidate]:
    """Yield the best border, before it the place on it that a service knows."""
    if not candidates:
        return
    line = candidates[0]
    crossing = None if gazetteer.online is None else crossing_on(line.place, gazetteer.online)
    if crossing is None:
        yield line
        return
    reason = Reason("crossing", (crossing.name.partition(" (")[0], line.place.name), 1.0)
    score = round(_CROSSING_SHARE * line.score, 4)
    yield Candidate(crossing, score, (reason, *line.reasons))
    yield replace(line, score=round(line.score - score, 4))


def _pairs(
    told: Sequence[str], votes: Mapping[str, float]
) -> Iterator[tuple[tuple[str, str], float]]:
    if len(told) == 2:
        yield (told[0], told[1]), 1.0
        return
    for a in told or votes:
        for b in neighbours(a):
            if b in votes and (told or a < b):
                pair = (min(a, b), max(a, b))
                yield pair, votes.get(a, 0.1) * votes[b]


def border_place(
    a: str, b: str, towns: Sequence[Coordinate], gazetteer: BundledGazetteer
) -> Place | None:
    """Return the border of two countries as a place, or None when they do not meet.

    Where a service may be asked and knows a place on the line, it is that place. Else the point
    is the one of the line nearest to the middle of ``towns``, or the line's middle; the line is
    generalised, and the precision is half its length, 5 km at least.
    """
    line = _border_line(a, b, towns, gazetteer)
    if line is None or gazetteer.online is None:
        return line
    return crossing_on(line, gazetteer.online) or line


def _border_line(
    a: str, b: str, towns: Sequence[Coordinate], gazetteer: BundledGazetteer
) -> Place | None:
    lines = shared_border(a, b)
    line = [point for part in lines for point in part]
    if not line:
        return None
    names = sorted((gazetteer.country_name(a), gazetteer.country_name(b)))
    point = line[len(line) // 2]
    if towns:
        point = min(line, key=lambda p: sum(sphere_km(p, town) for town in towns))
    length_km = sum(sphere_km(p, q) for part in lines for p, q in pairwise(part))
    return Place(
        "borders", f"{min(a, b)}-{max(a, b)}", f"border of {names[0]} and {names[1]}", "border",
        point, round(max(_SMALLEST_PRECISION_KM, length_km / 2), 1), shape=tuple(line),
    )  # fmt: skip
