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
_QUOTES = re.compile(r"[\"“”„«»]")


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
        self.kind_of = frozenset().union(*lexicon_of().section("kind_of").values())
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
        role, rule, score = self._role(clue, first)
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
            if self._is_boundary(i, first, clue):
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
        words = {self._word(of - 1)} | {self._word(of - 2)}
        return bool(
            words
            & (
                self.kind_of
                | {
                    "outskirts",
                    "edge",
                    "shores",
                    "shore",
                    "banks",
                    "foot",
                    "top",
                    "mouth",
                    "summit",
                    "centre",
                    "center",
                    "heart",
                    "part",
                    "side",
                    "end",
                    "tip",
                }
            )
        )

    def _is_boundary(self, i: int, first: int, clue: _Clue) -> bool:
        gap = self.text[self.tokens[i].end : self.tokens[i + 1].start]
        if ";" in gap or ":" in gap or "—" in gap or " – " in gap or "\n\n" in gap:
            return True
        if _QUOTES.search(gap):
            return True
        word = self.tokens[i].lower
        if word in (
            "which",
            "who",
            "where",
            "that",
            "while",
            "when",
            "because",
            "although",
            "whose",
            "but",
        ):
            return True
        return False

    def _class_of(self, i: int, clue: _Clue) -> str:
        word = self.tokens[i].lower
        if i in self.persons or i in self.place_tokens:
            return ""
        preposition = clue.preposition
        lists = self.lists
        if self.tokens[i].is_capital and self._word(i - 1) and not self._starts_clause(i):
            return ""
        if not preposition or preposition in ("of",):
            direct = lists["visit"] | lists["direct_arrival"] | lists["passing"]
            if preposition == "" and word in direct:
                return "visit"
            return "other" if self._is_verb(word) else ""
        if (
            preposition in lists["from_place"]
            and word in lists["leave"] | lists["go"] | lists["nouns"] | lists["arrive"]
        ):
            return "leave"
        if word in lists["arrive"]:
            return "arrive"
        if word in lists["go"]:
            return "go"
        if word in lists["visit"] or word in lists["be"]:
            return "be"
        if word in lists["leave"]:
            return "leave"
        if word in lists["nouns"]:
            return "noun"
        return ""

    def _is_verb(self, word: str) -> bool:
        lists = self.lists
        return (
            word in lists["go"]
            or word in lists["be"]
            or word in lists["leave"]
            or word in lists["arrive"]
        )

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

    def _role(self, clue: _Clue, first: int) -> tuple[str, str, float]:
        lists, word, verb = self.lists, clue.preposition, clue.verb_class
        if self._is_distance(clue):
            return "at", "distance", -2.0
        subject = clue.subject
        if not verb or verb == "other":
            return "at", "no-verb", -1.0
        if verb == "visit":
            return self._direct_object(clue, subject)
        if word in lists["toward"]:
            return "toward", "direction", 1.0 + subject
        if word in lists["from_place"] and verb in ("leave", "go", "arrive", "fronted"):
            return "from", "leaves", 0.9 + subject
        if word in lists["through"] and verb in ("go", "arrive", "leave", "fronted", "noun"):
            return "via", "passes", 0.9 + subject
        if verb == "arrive":
            return "to", "arrives", 1.6 + subject
        if word in lists["to_place"]:
            points = {"go": 1.3, "leave": 1.2, "noun": 0.9, "be": -0.4}.get(verb, 0.2)
            return "to", "goes", points + subject
        if word in lists["in_place"]:
            points = {"be": 0.7, "go": 0.8, "noun": 0.8, "fronted": 0.9, "leave": 0.3}.get(
                verb, 0.0
            )
            return "at", "is-there", points + subject
        if word == "of":
            return "at", "of-phrase", -1.0
        return "at", "no-verb", -1.0

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
        i = verb - 1
        for _ in range(10):
            if i < 0 or self.tokens[i].sentence != self.tokens[verb].sentence:
                break
            word = self.tokens[i].lower
            if word in self.traveller.words:
                return 1.0
            if word in self.lists["pronouns"]:
                is_own = not self.traveller.is_narrator or word in self.lists["narrators"]
                return 0.9 if is_own else 0.1
            if word in ("his", "her", "their", "our", "my"):
                return 0.8
            if word in self.lists["groups"]:
                return 0.6
            if i in self.persons:
                return -0.6
            if i in self.place_tokens:
                gap = self.text[self.tokens[i].end : self.tokens[i + 1].start]
                if "," not in gap:
                    return -0.3
            if word in ("which", "that", "where"):
                return 0.0
            i -= 1
        return 0.5

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
        """Tell whether "from X" measures a distance: "8,000 kilometres from X", "miles south of X"."""
        units = {
            "km",
            "kilometers",
            "kilometres",
            "miles",
            "mile",
            "kilometer",
            "kilometre",
            "hours",
            "minutes",
            "m",
            "metres",
            "meters",
            "leagues",
            "far",
            "away",
        }
        if clue.position < 1:
            return False
        before = {self._word(clue.position - 1), self._word(clue.position - 2)}
        return clue.preposition in ("from", "of") and bool(before & units)

    def _word(self, i: int) -> str:
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""
