"""Where a text puts its traveller: each mention is a visit or an aside, with the rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from routeviewer.itinerary.travellers import Traveller, main_traveller, quoted_tokens
from routeviewer.places.finding import Findings
from routeviewer.places.mention import Mention
from routeviewer.places.toponym import Toponym
from routeviewer.text.lexicon import Words, lexicon_of
from routeviewer.text.tokens import Token

VISIT_SCORE = 1.5
_REACH = 14  # words that a preposition's verb may stand to the left
# Points of "to" and of "in" before a place, by the class of the deciding word.
_TO_POINTS = {"go": 1.3, "leave": 1.2, "noun": 0.9, "be": -0.4}
_IN_POINTS = {"be": 0.7, "go": 0.8, "noun": 0.8, "fronted": 0.9, "leave": 0.3}
_BREAKS = re.compile(r"[;:—\"“”„«»]| – |\n\n")


@dataclass(frozen=True, slots=True)
class Visit:
    """A mention that the text connects with the traveller's way.

    Attributes:
        toponym: The place name.
        mention: Where it stands.
        token: Index of its first word.
        role: ``at``, ``to``, ``from``, ``via`` or ``toward``.
        rule: What put the traveller there; the key of a sentence in ``wording``.
        status: ``visited``, ``planned``, ``cancelled`` or ``passed``.
        score: Points; a stop from ``VISIT_SCORE`` on.
        is_earlier: Whether the tense puts it before what was told last.
        verb: Index of the deciding word, -1 where there is none.
    """

    toponym: Toponym
    mention: Mention
    token: int
    role: str
    rule: str
    status: str
    score: float
    is_earlier: bool
    verb: int


def visits_of(findings: Findings, traveller: Traveller | None = None) -> tuple[Visit, ...]:
    """Weigh every mention of an article, in the order of the text."""
    reader = _Reader(findings, traveller or main_traveller(findings))
    found = [(mention, toponym) for toponym in findings.toponyms for mention in toponym.mentions]
    found.sort(key=lambda pair: pair[0].span.start)
    return tuple(reader.visit(mention, toponym) for mention, toponym in found)


@dataclass(slots=True)
class _Clue:
    """What the words before a mention tell: preposition, deciding word, and where they stand."""

    preposition: str = ""
    position: int = -1
    verb: int = -1
    verb_class: str = ""
    subject: float = 0.0


class _Reader:
    def __init__(self, findings: Findings, traveller: Traveller) -> None:
        self.tokens: Sequence[Token] = findings.tokens
        self.text = findings.article.text
        self.persons = findings.persons
        self.traveller = traveller
        self.quoted = quoted_tokens(findings)
        self.lists = lexicon_of().section("journey")
        self.kind_of = self.lists["parts"].union(*lexicon_of().section("kind_of").values())
        self.kinds = frozenset().union(*lexicon_of().section("kinds").values())
        self.starts = {token.start: i for i, token in enumerate(self.tokens)}
        self.place_tokens = self._place_tokens(findings)
        self.prepositions: Words = (
            self.lists["in_place"] | self.lists["to_place"] | self.lists["toward"]
            | self.lists["from_place"] | self.lists["through"] | {"of", "between"}
        )  # fmt: skip

    def _place_tokens(self, findings: Findings) -> frozenset[int]:
        spans = [m.span for t in findings.toponyms for m in t.mentions]
        return frozenset(
            i
            for span in spans
            for i in range(self._index(span.start), len(self.tokens))
            if self.tokens[i].start < span.end
        )

    def _index(self, start: int) -> int:
        found = self.starts.get(start)
        if found is not None:
            return found
        return next((i for i, t in enumerate(self.tokens) if t.end > start), len(self.tokens) - 1)

    # -- one mention -------------------------------------------------------------------------

    def visit(self, mention: Mention, toponym: Toponym) -> Visit:
        first = self._index(mention.span.start)
        clue = self._clue(first)
        role, rule, score = self._role(clue)
        status = "passed" if role == "via" else "visited"
        earlier = False
        if score > 0:
            changed, score = self._modality(clue, first, score)
            status = changed or status
            earlier = self._is_pluperfect(clue.verb)
        if first in self.quoted and not self.traveller.is_narrator:
            score -= 1.0
        return Visit(
            toponym, mention, first, role, rule, status, round(score, 2), earlier, clue.verb
        )

    def _clue(self, first: int) -> _Clue:
        """Walk left from a mention to its preposition and the word that decides."""
        clue = _Clue()
        i = first - 1
        steps = 0
        while i >= 0 and steps < _REACH and self.tokens[i].sentence == self.tokens[first].sentence:
            if self._is_boundary(i):
                break
            word = self.tokens[i].lower
            if not clue.preposition and word in self.prepositions and i not in self.place_tokens:
                clue.preposition, clue.position = word, i
                if word == "of" and self._kind_before(i):
                    clue.preposition = ""
            elif not clue.verb_class:
                clue.verb_class = self._class_of(i, clue)
                if clue.verb_class:
                    clue.verb = i
                    break
            i, steps = i - 1, steps + 1
        if not clue.verb_class:
            self._look_right(clue, first)
        clue.subject = self._subject(clue.verb if clue.verb >= 0 else first)
        return clue

    def _kind_before(self, of: int) -> bool:
        return bool({self._word(of - 1), self._word(of - 2)} & self.kind_of)

    def _is_boundary(self, i: int) -> bool:
        gap = self.text[self.tokens[i].end : self.tokens[i + 1].start]
        return bool(_BREAKS.search(gap)) or self.tokens[i].lower in self.lists["clause_breaks"]

    def _class_of(self, i: int, clue: _Clue) -> str:
        word = self.tokens[i].lower
        if i in self.persons or i in self.place_tokens:
            return ""
        preposition = clue.preposition
        lists = self.lists
        if self.tokens[i].is_capital and self._word(i - 1) and not self._starts_clause(i):
            return ""
        if not preposition or preposition == "of":
            direct = lists["visit"] | lists["direct_arrival"] | lists["passing"]
            if not preposition and word in direct:
                return "visit"
            return "other" if self._is_verb(word) else ""
        leaving = lists["leave"] | lists["go"] | lists["nouns"] | lists["arrive"]
        if preposition in lists["from_place"] and word in leaving:
            return "leave"
        classes = (("arrive", "arrive"), ("go", "go"), ("visit", "be"), ("be", "be"),
                   ("leave", "leave"), ("nouns", "noun"))  # fmt: skip
        return next((verb_class for name, verb_class in classes if word in lists[name]), "")

    def _is_verb(self, word: str) -> bool:
        lists = self.lists
        return any(word in lists[name] for name in ("go", "be", "leave", "arrive"))

    def _look_right(self, clue: _Clue, first: int) -> None:
        """Read "In Osaka, she met ..." and "From Lima we flew ...": the verb follows."""
        fronted = clue.position >= 0 and self._starts_clause(clue.position)
        if not fronted:
            return
        i = first
        for _ in range(_REACH):
            i += 1
            if i >= len(self.tokens) or self.tokens[i].sentence != self.tokens[first].sentence:
                return
            if i in self.place_tokens or i in self.persons:
                continue
            word = self.tokens[i].lower
            if self._is_verb(word) or word in self.lists["visit"]:
                clue.verb, clue.verb_class = i, "fronted"
                return

    def _starts_clause(self, i: int) -> bool:
        if i == 0 or self.tokens[i - 1].sentence != self.tokens[i].sentence:
            return True
        gap = self.text[self.tokens[i - 1].end : self.tokens[i].start]
        return (
            "," in gap
            or ";" in gap
            or ":" in gap
            or self.tokens[i - 1].lower in ("and", "then", "but")
        )

    # -- what it means -----------------------------------------------------------------------

    def _role(self, clue: _Clue) -> tuple[str, str, float]:
        if self._is_distance(clue):
            return "at", "distance", -2.0
        if not clue.verb_class or clue.verb_class == "other":
            return "at", "no-verb", -1.0
        if clue.verb_class == "visit":
            return self._direct_object(clue, clue.subject)
        role, rule, points = self._by_preposition(clue.preposition, clue.verb_class)
        return role, rule, points + (clue.subject if points >= 0 else 0)

    def _by_preposition(self, word: str, verb: str) -> tuple[str, str, float]:
        lists = self.lists
        moving = verb in ("leave", "go", "arrive", "fronted")
        found = ("at", "of-phrase" if word == "of" else "no-verb", -1.0)
        if word in lists["toward"]:
            found = ("toward", "direction", 1.0)
        elif word in lists["from_place"] and moving:
            found = ("from", "leaves", 0.9)
        elif word in lists["through"] and (moving or verb == "noun"):
            found = ("via", "passes", 0.9)
        elif verb == "arrive":
            found = ("to", "arrives", 1.6)
        elif word in lists["to_place"]:
            found = ("to", "goes", _TO_POINTS.get(verb, 0.2))
        elif word in lists["in_place"]:
            found = ("at", "is-there", _IN_POINTS.get(verb, 0.0))
        return found

    def _direct_object(self, clue: _Clue, subject: float) -> tuple[str, str, float]:
        word = self.tokens[clue.verb].lower
        if word in self.lists["leave_direct"]:
            return "from", "leaves", 1.0 + subject
        if word in self.lists["passing"]:
            return "via", "passes", 0.9 + subject
        if word in self.lists["direct_arrival"]:
            return "to", "arrives", 1.4 + subject
        return "at", "visits", 1.4 + subject

    def _subject(self, verb: int) -> float:
        """Points for who does it: the traveller 1, a pronoun 0.9, nobody named 0.6, others less."""
        for i in range(verb - 1, max(-1, verb - 11), -1):
            if self.tokens[i].sentence != self.tokens[verb].sentence:
                break
            points = self._subject_word(i)
            if points is not None:
                return points
        return 0.5

    def _subject_word(self, i: int) -> float | None:
        """Return the points of a word as the subject, or None where it is none."""
        word, lists = self.tokens[i].lower, self.lists
        is_own = not self.traveller.is_narrator or word in lists["narrators"]
        table = (
            (word in self.traveller.words, 1.0),
            (word in lists["pronouns"], 0.9 if is_own else 0.1),
            (word in lists["possessives"], 0.8),
            (word in lists["groups"], 0.6),
            (i in self.persons, -0.6),
            (i in self.place_tokens and "," not in self._gap_after(i), -0.3),
            (word in lists["relatives"], 0.0),
        )
        return next((points for is_so, points in table if is_so), None)

    def _gap_after(self, i: int) -> str:
        return self.text[self.tokens[i].end : self.tokens[i + 1].start]

    def _modality(self, clue: _Clue, first: int, score: float) -> tuple[str | None, float]:
        """Return a status that the words around the verb tell, and what is left of the score."""
        lists = self.lists
        around = [self._word(i) for i in range(max(0, clue.verb - 5), clue.verb)]
        if self.tokens[clue.verb].sentence != self.tokens[max(0, clue.verb - 5)].sentence:
            around = [
                t.lower
                for t in self.tokens[max(0, clue.verb - 5) : clue.verb]
                if t.sentence == self.tokens[clue.verb].sentence
            ]
        words = set(around)
        before_mention = {self._word(i) for i in range(clue.verb, first)}
        if words & lists["negation"]:
            return None, score - 3.0
        if (words | before_mention) & lists["cancelled"]:
            return "cancelled", score
        if words & lists["conditional"]:
            return None, score - 2.0
        if words & lists["other_trips"] or self._word(clue.verb - 1) in lists["other_trips"]:
            score -= 1.2
        if words & lists["planned"]:
            return "planned", score - 0.2
        return None, score

    def _is_pluperfect(self, verb: int) -> bool:
        return "had" in {self._word(i) for i in range(max(0, verb - 3), verb)}

    def _is_distance(self, clue: _Clue) -> bool:
        """Tell whether "from" measures a distance: "8,000 kilometres from X"."""
        if clue.position < 1:
            return False
        before = {self._word(clue.position - 1), self._word(clue.position - 2)}
        return clue.preposition in ("from", "of") and bool(before & self.lists["distance_units"])

    def _word(self, i: int) -> str:
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""
