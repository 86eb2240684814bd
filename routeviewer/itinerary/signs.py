"""The signs by which a mention is weighed: names of facts, each with a learned weight."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from routeviewer.geo.coordinate import sphere_km
from routeviewer.itinerary.clauses import Clause
from routeviewer.itinerary.travellers import Traveller
from routeviewer.places.containers import contains
from routeviewer.places.finding import Findings
from routeviewer.places.mention import Mention
from routeviewer.places.place import Place
from routeviewer.places.toponym import Toponym
from routeviewer.text.dateline import published_in
from routeviewer.text.dates import time_expressions
from routeviewer.text.lexicon import lexicon_of
from routeviewer.text.senses import noun_base
from routeviewer.text.sentences import sentence_number
from routeviewer.text.tokens import Token

_TOWNS = ("city", "village")
_NEIGHBOUR_KM = 400.0
# A place is far off when even its second neighbour is this far and many times the usual distance.
_OUTLYING_KM = 1500.0
_OUTLYING_TIMES = 4.0
_UNSURE = 0.35
_CITY_STATE_KM = 30.0
_SPECIAL = ("unknown", "misspelt", "abbreviation", "border", "kind-word", "unspaced")
NEVER = frozenset(("distance", "own name", "dateline"))
OWN = frozenset(
    ("traveller", "narrator", "pronoun", "possessive", "group", "role", "vehicle", "elided")
)
# The score of what surely is no stop.
CERTAIN = -9.0
_LONGEST_HEADING = 60
_BULLET = re.compile(r"[\s#*\-–•\d.:]*(?:(?:Day|Stage|Week|Leg|Part)\s+\w+\s*[:.–-]*\s*)?\Z")


class SignReader:
    """Names the signs of the mentions of one article."""

    def __init__(self, findings: Findings, traveller: Traveller) -> None:
        """Look at an article as a whole."""
        self._findings = findings
        self._traveller = traveller
        self._starts = [token.start for token in findings.tokens]
        self._people = lexicon_of("en_journey").section("people")
        self._toward = lexicon_of("en_journey").words("prepositions", "toward")
        self._places = [t.chosen for t in findings.toponyms if t.chosen is not None]
        self._far = {id(place): self._distances(place) for place in self._places}
        self._times = {
            sentence_number(findings.sentences, e.start)
            for e in time_expressions(findings.article.text)
        }
        second = sorted(d[min(1, len(d) - 1)] for d in self._far.values() if d)
        usual_km = second[len(second) // 2] if second else 0.0
        self._far_off_km = max(_OUTLYING_KM, _OUTLYING_TIMES * usual_km)
        self._holds = {id(place): self._has_finer(place) for place in self._places}
        self._by_sentence: dict[int, list[tuple[int, Token]]] = {}
        for i, token in enumerate(findings.tokens):
            self._by_sentence.setdefault(token.sentence, []).append((i, token))

    def _distances(self, place: Place) -> list[float]:
        others = (p for p in self._places if p is not place and not p.is_area)
        return sorted(sphere_km(place.coordinate, other.coordinate) for other in others)

    def _has_finer(self, place: Place) -> bool:
        return place.is_area and any(contains(place, other) for other in self._places)

    def signs(self, toponym: Toponym, mention: Mention, clause: Clause) -> frozenset[str]:
        """Return the names of the signs that hold for a mention."""
        return frozenset(
            (
                *self._clause_signs(clause),
                *self._place_signs(toponym),
                *self._setting_signs(toponym, mention),
                *self._sentence_signs(mention),
            )
        )

    # -- what the clause says ------------------------------------------------------------------

    def _clause_signs(self, clause: Clause) -> Iterator[str]:
        who = self._who(clause)
        own = "own" if who in OWN else "nobody" if who == "nobody" else "foreign"
        action, relation = clause.action, clause.relation
        yield f"action {action}"
        yield f"relation {relation}"
        yield f"{action} {relation}"
        yield f"who {who}"
        yield own
        yield f"{own} {action}"
        yield f"{own} {relation}"
        if action == "act":
            yield f"act of {clause.sense}"
            yield f"{own} act of {clause.sense}"
            yield f"act {relation} of {clause.sense}"
        if clause.affected in OWN:
            yield "done to the traveller"
        for mood in clause.moods:
            yield f"mood {mood}"
            yield f"{own} mood {mood}"
        yield from self._link_signs(clause, own)
        if clause.order:
            yield f"told {clause.order}"
        if clause.quotation != "none":
            yield f"quoted {clause.quotation}"
        if clause.is_listed:
            yield "listed"
        if not clause.has_verb:
            yield "no verb"
            yield f"no verb {relation}"
        if clause.where:
            yield "where own" if clause.where in OWN else "where others"

    def _who(self, clause: Clause) -> str:
        """Return who acts; in a narrated text an unnamed doer of a deed is the narrator."""
        is_untold = clause.subject == "nobody" and clause.action not in ("none", "be")
        if is_untold and self._traveller.is_narrator and clause.quotation == "none":
            return "elided"
        return clause.subject

    @staticmethod
    def _link_signs(clause: Clause, own: str) -> Iterator[str]:
        if not clause.links:
            yield "direct"
            yield f"direct {own}"
        for link in clause.links[:2]:
            yield f"link {link.noun}"
            yield f"link {link.relation} {link.noun}"
        if clause.links:
            yield f"linked {own} {clause.action}"
            yield f"link {clause.links[0].relation}"

    # -- what the place is ------------------------------------------------------------------------

    def _place_signs(self, toponym: Toponym) -> Iterator[str]:
        count = len(toponym.mentions)
        yield f"told {'once' if count == 1 else 'twice' if count == 2 else 'often'}"
        place = toponym.chosen
        if place is None:
            yield "unlocated"
            return
        if toponym.confidence < _UNSURE:
            yield "unsure"
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

    # -- where it stands ---------------------------------------------------------------------------

    def _setting_signs(self, toponym: Toponym, mention: Mention) -> Iterator[str]:
        first, last = self._tokens_of(mention)
        tokens = self._findings.tokens
        line = self._line(mention)
        before, after = self._word(first - 1), self._word(last + 1)
        units = {noun_base(self._word(first - back)) for back in (2, 3)}
        table = (
            (all(tokens[i].lower in self._traveller.words for i in range(first, last + 1)),
             "own name"),
            (self._traveller.is_narrator, "narrated"),
            (mention.span == toponym.mentions[0].span, "first mention"),
            (line == "heading", "heading"),
            (line == "dateline", "dateline"),
            (mention.recognizer in _SPECIAL, f"found as {mention.recognizer}"),
            (self._is_direction(mention, first), "direction"),
            (before == "from" and bool(units & self._people["distance_units"]), "distance"),
            (self._gap(first - 1) == " " and tokens[first - 1].is_capital, "capital before"),
            (self._gap(last) in (" ", "-") and self._is_capital(last + 1), "capital after"),
            (self._gap(last) in (" ", "-") and after.isalpha() and not self._is_capital(last + 1)
             and after not in self._people["function_words"], "noun after"),
            (self._gap(last).startswith(",") and self._is_place(last + 1), "before place"),
            (self._gap(first - 1).startswith(",") and self._is_place(first - 1), "after place"),
        )  # fmt: skip
        yield from (sign for holds, sign in table if holds)

    def _is_direction(self, mention: Mention, first: int) -> bool:
        """Read "towards X" and, of borders, "headed for the common border"."""
        i = first - 1
        while self._word(i) in ("the", "their", "its", "his", "her", "common", "nearby"):
            i -= 1
        is_border = mention.recognizer == "border"
        return self._word(i) in self._toward or (is_border and self._word(i) == "for")

    def _sentence_signs(self, mention: Mention) -> Iterator[str]:
        number = sentence_number(self._findings.sentences, mention.span.start)
        members = self._by_sentence.get(number, [])
        words = {token.lower for _, token in members}
        if words & self._traveller.words:
            yield "traveller in sentence"
        elif words & (self._people["he"] | self._people["she"] | self._people["they"]):
            yield "pronoun in sentence"
        persons = self._findings.persons
        if any(i in persons and t.lower not in self._traveller.words for i, t in members):
            yield "other person in sentence"
        if number in self._times:
            yield "time told"
        if members and members[0][1].start >= mention.span.start:
            yield "opens sentence"
        if any(t.lower == "but" for _, t in members if t.start > mention.span.end):
            yield "but after"
        if number == 0:
            yield "first sentence"

    def _tokens_of(self, mention: Mention) -> tuple[int, int]:
        first = max(0, bisect_right(self._starts, mention.span.start) - 1)
        last = max(first, bisect_right(self._starts, mention.span.end - 1) - 1)
        return first, last

    def _word(self, i: int) -> str:
        tokens = self._findings.tokens
        return tokens[i].lower if 0 <= i < len(tokens) else ""

    def _gap(self, i: int) -> str:
        tokens = self._findings.tokens
        if not 0 <= i < len(tokens) - 1:
            return "\n\n"
        return self._findings.article.text[tokens[i].end : tokens[i + 1].start]

    def _is_capital(self, i: int) -> bool:
        return self._findings.tokens[i].is_capital

    def _is_place(self, i: int) -> bool:
        start = self._findings.tokens[i].start
        return any(
            m.span.start <= start < m.span.end for t in self._findings.toponyms for m in t.mentions
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
        return CERTAIN
    return weights["always"] + sum(weights.get(sign, 0.0) for sign in sorted(signs))
