"""The signs by which a mention is weighed: names of facts, each with a learned weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from routeviewer.geo.coordinate import sphere_km
from routeviewer.itinerary.clauses import Clause, ClauseReader
from routeviewer.places.containers import contains
from routeviewer.places.finding import Findings
from routeviewer.places.mention import Mention
from routeviewer.places.place import Place
from routeviewer.places.toponym import Toponym

_TOWNS = ("city", "village")
_NEIGHBOUR_KM = 400.0
_OUTLYING_KM = 2500.0
_UNSURE = 0.35
_LONGEST_HEADING = 60
_BULLET = re.compile(r"^[\s#*\-–•\d.:]*\Z")


class SignReader:
    """Names the signs of the mentions of one article."""

    def __init__(self, findings: Findings, clauses: ClauseReader) -> None:
        """Look at an article as a whole."""
        self._findings = findings
        self._clauses = clauses
        self._places = [t.chosen for t in findings.toponyms if t.chosen is not None]
        self._far = {id(place): self._distances(place) for place in self._places}
        self._holds = {id(place): self._has_finer(place) for place in self._places}

    def _distances(self, place: Place) -> list[float]:
        others = (p for p in self._places if p is not place and not p.is_area)
        return sorted(sphere_km(place.coordinate, other.coordinate) for other in others)

    def _has_finer(self, place: Place) -> bool:
        return place.is_area and any(contains(place, other) for other in self._places)

    def signs(
        self, toponym: Toponym, mention: Mention, first: int, clause: Clause
    ) -> frozenset[str]:
        """Return the names of the signs that hold for a mention."""
        found = set(self._clause_signs(clause))
        found |= set(self._place_signs(toponym))
        found |= set(self._setting_signs(toponym, mention, first))
        return frozenset(found)

    def _clause_signs(self, clause: Clause) -> Iterator[str]:
        action = f"fronted-{clause.action}" if clause.is_fronted else clause.action
        yield f"action {action}"
        yield f"relation {clause.relation}"
        yield f"action {action} relation {clause.relation}"
        yield f"subject {clause.subject}"
        if clause.action != "none":
            yield f"acting {clause.subject}"
        for mood in clause.moods:
            yield f"mood {mood}"
        if clause.is_quoted:
            yield "quoted"
        if clause.is_listed:
            yield "listed"

    def _place_signs(self, toponym: Toponym) -> Iterator[str]:
        count = len(toponym.mentions)
        yield f"told {'once' if count == 1 else 'twice' if count == 2 else 'often'}"
        if toponym.confidence < _UNSURE:
            yield "unsure"
        place = toponym.chosen
        if place is None:
            yield "unlocated"
            return
        kind = "town" if place.kind in _TOWNS else place.kind
        yield f"kind {kind}"
        if self._holds[id(place)]:
            yield "finer told"
        elif place.kind == "country":
            yield "country alone"
        distances = self._far[id(place)]
        if not place.is_area and distances:
            if distances[0] <= _NEIGHBOUR_KM:
                yield "has neighbour"
            if distances[min(1, len(distances) - 1)] > _OUTLYING_KM:
                yield "outlying"

    def _setting_signs(self, toponym: Toponym, mention: Mention, first: int) -> Iterator[str]:
        reader = self._clauses
        last = first
        while last + 1 < len(reader.tokens) and reader.tokens[last + 1].start < mention.span.end:
            last += 1
        yield from self._neighbour_signs(first, last)
        members, words = reader.sentence_words(first)
        narrators = reader.lists["narrators"]
        if reader.traveller.is_narrator:
            yield "narrated"
            if words & narrators:
                yield "narrator in sentence"
        elif words & reader.traveller.words:
            yield "traveller in sentence"
        lists = reader.lists
        for name in ("arrive", "go", "leave", "be"):
            if words & lists[name]:
                yield f"sentence {name}"
        if words & lists["report"]:
            yield "sentence report"
        if any(i in reader.persons and reader.word(i) not in reader.traveller.words
               for i in members):  # fmt: skip
            yield "other person in sentence"
        if mention.span == toponym.mentions[0].span:
            yield "first mention"
        if self._is_heading(mention):
            yield "heading"
        if mention.recognizer in {"unknown", "misspelt", "abbreviation", "border"}:
            yield f"found as {mention.recognizer}"

    def _neighbour_signs(self, first: int, last: int) -> Iterator[str]:
        reader, lists = self._clauses, self._clauses.lists
        before, after = reader.word(first - 1), reader.word(last + 1)
        if after in {"'s", "’s"}:
            yield "owner"
        gap = reader.gap(last)
        if gap in {" ", "-"} and last + 1 < len(reader.tokens):
            following = reader.tokens[last + 1]
            if following.is_capital:
                yield "capital after"
            elif following.lower not in lists["function_words"]:
                yield "noun after"
        if before == "from" and {reader.word(first - 2), reader.word(first - 3)} & (
            lists["distance_units"]
        ):
            yield "distance"
        if before in {"like", "than", "as", "unlike"}:
            yield "compared"
        if reader.word(first - 2) in lists["origins"] or before in lists["origins"]:
            yield "origin"
        if "," in reader.gap(first - 1) and first - 1 in reader.place_tokens:
            yield "after place and comma"
        if gap.startswith(",") and last + 1 in reader.place_tokens:
            yield "before place and comma"

    def _is_heading(self, mention: Mention) -> bool:
        """Tell whether a name stands alone on its line, or opens a short line."""
        text = self._findings.article.text
        start = text.rfind("\n", 0, mention.span.start) + 1
        end = text.find("\n", mention.span.end)
        line = text[start : end if end >= 0 else len(text)].strip()
        opens = _BULLET.match(text[start : mention.span.start]) is not None
        return opens and len(line) <= _LONGEST_HEADING and not line.endswith((".", "!", "?", ","))


def score(signs: frozenset[str], weights: Mapping[str, float]) -> float:
    """Return the sum of the weights of the signs; a stop from 0 on."""
    return weights["always"] + sum(weights.get(sign, 0.0) for sign in sorted(signs))
