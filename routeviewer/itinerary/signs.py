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
from routeviewer.text.dateline import published_in
from routeviewer.text.dates import time_expressions

_TOWNS = ("city", "village")
_NEIGHBOUR_KM = 400.0
# A place is far off when even its second neighbour is this far and many times the usual distance.
_OUTLYING_KM = 1500.0
_OUTLYING_TIMES = 4.0
_UNSURE = 0.35
_CITY_STATE_KM = 30.0
_SPECIAL = ("unknown", "misspelt", "abbreviation", "border", "kind-word", "unspaced")
NEVER = frozenset(("distance", "own name", "dateline"))
_LEAST = -9.0
_LONGEST_HEADING = 60
_BULLET = re.compile(r"[\s#*\-–•\d.:]*(?:(?:Day|Stage|Week)\s+\w+\s*[:.–-]*\s*)?\Z")


class SignReader:
    """Names the signs of the mentions of one article."""

    def __init__(self, findings: Findings, clauses: ClauseReader) -> None:
        """Look at an article as a whole."""
        self._findings = findings
        self._clauses = clauses
        self._places = [t.chosen for t in findings.toponyms if t.chosen is not None]
        self._far = {id(place): self._distances(place) for place in self._places}
        self._times = [e.start for e in time_expressions(findings.article.text)]
        second = sorted(d[min(1, len(d) - 1)] for d in self._far.values() if d)
        usual_km = second[len(second) // 2] if second else 0.0
        self._far_off_km = max(_OUTLYING_KM, _OUTLYING_TIMES * usual_km)
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
        found |= set(self._signs_before(clause.head))
        if clause.head < first:
            found.add("listed")
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

    def _place_signs(self, toponym: Toponym) -> Iterator[str]:
        count = len(toponym.mentions)
        yield f"told {'once' if count == 1 else 'twice' if count == 2 else 'often'}"
        if toponym.confidence < _UNSURE:
            yield "unsure"
        place = toponym.chosen
        if place is None:
            yield "unlocated"
            return
        is_small = place.kind == "country" and place.precision_km <= _CITY_STATE_KM
        kind = "town" if place.kind in _TOWNS or is_small else place.kind
        yield f"kind {kind}"
        if place.is_area and not is_small:
            yield "finer named" if self._holds[id(place)] else "area alone"
        distances = self._far[id(place)]
        if not place.is_area and distances:
            if distances[0] <= _NEIGHBOUR_KM:
                yield "has neighbour"
            if distances[min(1, len(distances) - 1)] > self._far_off_km:
                yield "outlying"

    def _setting_signs(self, toponym: Toponym, mention: Mention, first: int) -> Iterator[str]:
        reader = self._clauses
        last = first
        while last + 1 < len(reader.tokens) and reader.tokens[last + 1].start < mention.span.end:
            last += 1
        line = self._line(mention)
        table = (
            (all(reader.word(i) in reader.traveller.words for i in range(first, last + 1)),
             "own name"),
            (reader.traveller.is_narrator, "narrated"),
            (mention.span == toponym.mentions[0].span, "first mention"),
            (line == "heading", "heading"),
            (line == "dateline", "dateline"),
            (first - 1 in reader.place_tokens and "," in reader.gap(first - 1),
             "after place and comma"),
            (mention.recognizer in _SPECIAL, f"found as {mention.recognizer}"),
        )  # fmt: skip
        yield from (sign for holds, sign in table if holds)
        yield from self._signs_after(last)
        yield from self._sentence_signs(first)

    def _sentence_signs(self, first: int) -> Iterator[str]:
        reader, lists = self._clauses, self._clauses.lists
        members, words = reader.sentence_words(first)
        own = reader.traveller.words
        if words & own:
            yield "traveller in sentence"
        elif words & lists["pronouns"]:
            yield "pronoun in sentence"
        for name in ("arrive", "go", "leave", "be", "live", "report"):
            if words & lists[name]:
                yield f"sentence {name}"
        if any(i in reader.persons and reader.word(i) not in own for i in members):
            yield "other person in sentence"
        start, end = reader.tokens[members[0]].start, reader.tokens[members[-1]].end
        if any(start <= moment < end for moment in self._times):
            yield "time told"
        if first == members[0]:
            yield "opens sentence"
        if any(reader.word(i) == "but" for i in members if i > first):
            yield "but after"

    def _signs_before(self, first: int) -> Iterator[str]:
        reader, lists = self._clauses, self._clauses.lists
        before, second = reader.word(first - 1), reader.word(first - 2)
        gap = reader.gap(first - 1)
        is_close = gap == " " and first > 0
        is_word = is_close and before.isalpha() and before not in lists["function_words"]
        table = (
            (before == "from" and bool({second, reader.word(first - 3)} & lists["distance_units"]),
             "distance"),
            (before in lists["comparing"], "compared"),
            (bool({before, second} & lists["origins"]), "origin"),
            (before == "from" and second in lists["people"], "people from"),
            (bool({second, reader.word(first - 3)} & lists["speakers"]), "speakers in"),
            (is_word and not reader.tokens[first - 1].is_capital and not self._is_act(before),
             "object of another word"),
            (is_close and reader.tokens[first - 1].is_capital, "capital before"),
        )  # fmt: skip
        yield from (sign for holds, sign in table if holds)

    def _is_act(self, word: str) -> bool:
        lists = self._clauses.lists
        acts = ("visit", "direct_arrival", "leave_direct", "passing", "before_name")
        return any(word in lists[name] for name in acts)

    def _signs_after(self, last: int) -> Iterator[str]:
        reader, lists = self._clauses, self._clauses.lists
        after, gap = reader.word(last + 1), reader.gap(last)
        is_close = gap in {" ", "-"} and last + 1 < len(reader.tokens)
        is_capital = is_close and reader.tokens[last + 1].is_capital
        where = gap.startswith(",") and after == "where"
        table = (
            (after in {"'s", "’s"}, "owner"),
            (after in lists["auxiliaries"] and is_close, "acts itself"),
            (is_capital, "capital after"),
            (is_close and not is_capital and after not in lists["function_words"], "noun after"),
            (gap.startswith(",") and last + 1 in reader.place_tokens, "before place and comma"),
            (where and self._is_own(last + 2), "where after"),
            (where and not self._is_own(last + 2), "where others after"),
        )
        yield from (sign for holds, sign in table if holds)

    def _is_own(self, i: int) -> bool:
        reader = self._clauses
        return any(
            reader.word(j) in reader.traveller.words | reader.lists["pronouns"] for j in (i, i + 1)
        )

    def _line(self, mention: Mention) -> str:
        """Tell whether a name stands in a heading ("Day 3: Lima") or in a dateline."""
        text = self._findings.article.text
        start = text.rfind("\n", 0, mention.span.start) + 1
        end = text.find("\n", mention.span.end)
        line = text[start : end if end >= 0 else len(text)].strip()
        if start == 0 or len(line) > _LONGEST_HEADING or line.endswith((".", "!", "?", ",")):
            return ""
        if published_in(line) is not None:
            return "dateline"
        return "heading" if _BULLET.match(text[start : mention.span.start]) else ""


def score(signs: frozenset[str], weights: Mapping[str, float]) -> float:
    """Return the sum of the weights of the signs; a stop from 0 on.

    From "8,000 km from X" and from the traveller's own name no stop is ever read.
    """
    if signs & NEVER:
        return _LEAST
    return weights["always"] + sum(weights.get(sign, 0.0) for sign in sorted(signs))
