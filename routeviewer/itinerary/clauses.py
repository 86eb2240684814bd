"""What the words around a place name say: who does what there, in which mood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from routeviewer.itinerary.travellers import Traveller, quoted_tokens
from routeviewer.places.finding import Findings
from routeviewer.text.lexicon import Words, lexicon_of
from routeviewer.text.tokens import Token

# How many words a deciding word may stand away from the name, and a subject from it.
_REACH = 16
_SUBJECT_REACH = 12
_MOOD_REACH = 6
_BREAKS = re.compile(r"[;:—\"“”„«»]| [–-] |\n\s*\n")
_LIST_GAP = re.compile(r"\s*,?\s*(?:and|or|&|then)?\s*(?:the\s+|on\s+to\s+)?\Z")
_RELATIONS = ("toward", "from_place", "through", "to_place", "in_place")
# In what order the word lists are asked, by the relation of the name to its preposition: after
# "from" a word of going tells a departure, after "in" a stay.
_ACTIONS = {
    "from_place": ("leave", "arrive", "go", "nouns", "live", "be"),
    "to_place": ("arrive", "go", "leave", "nouns", "be"),
    "toward": ("go", "leave", "nouns", "arrive", "be"),
    "through": ("go", "passing", "nouns", "arrive", "leave", "be"),
    "in_place": ("arrive", "live", "be", "visit", "see", "go", "nouns", "leave"),
    "of": ("nouns", "arrive", "go", "leave", "be"),
    "direct": ("direct_arrival", "leave_direct", "passing", "visit", "see", "go", "be"),
    "other": ("visit", "be"),
    "none": ("arrive", "go", "leave", "live", "be", "nouns"),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """The setting of one place name.

    Attributes:
        relation: What stands before it: ``in_place``, ``to_place``, ``toward``, ``from_place``,
            ``through``, ``of``, ``other`` ("with", "about"), ``direct`` (right after a verb) or
            ``none``.
        action: The list of the lexicon that the deciding word is in, or ``"none"``.
        verb: Index of the deciding word, -1 where there is none.
        is_fronted: Whether the deciding word follows the name ("In Osaka she met ...").
        subject: Who does it: ``traveller``, ``narrator``, ``pronoun``, ``possessive``, ``group``,
            ``person`` (somebody else), ``place``, ``other_pronoun`` or ``nobody``.
        moods: ``negated``, ``cancelled``, ``conditional``, ``planned``, ``earlier`` (pluperfect),
            ``other_trip``, ``infinitive``, ``before`` (after "after"), ``return``.
        is_quoted: Whether it stands in quotation marks.
        head: Index of the first word of the list of names that it stands in.
    """

    relation: str
    action: str
    verb: int
    is_fronted: bool
    subject: str
    moods: frozenset[str]
    is_quoted: bool
    head: int


class ClauseReader:
    """Reads the clauses of one article for one traveller."""

    def __init__(self, findings: Findings, traveller: Traveller) -> None:
        """Prepare an article."""
        self.tokens: Sequence[Token] = findings.tokens
        self.text = findings.article.text
        self.persons = findings.persons
        self.traveller = traveller
        self.quoted = quoted_tokens(findings)
        self.lists = lexicon_of().section("journey")
        self._kind_of = self.lists["parts"].union(*lexicon_of().section("kind_of").values())
        self._starts = {token.start: i for i, token in enumerate(self.tokens)}
        self._ends: dict[int, int] = {}
        self.place_tokens = self._find_place_tokens(findings)

    def _find_place_tokens(self, findings: Findings) -> frozenset[int]:
        """Return the tokens of all place names; note where each name that ends there begins."""
        found: set[int] = set()
        for toponym in findings.toponyms:
            for mention in toponym.mentions:
                first = last = self.index(mention.span.start)
                while last + 1 < len(self.tokens) and (
                    self.tokens[last + 1].start < mention.span.end
                ):
                    last += 1
                found.update(range(first, last + 1))
                self._ends[last] = first
        return frozenset(found)

    def index(self, start: int) -> int:
        """Return the index of the token at an offset."""
        found = self._starts.get(start)
        if found is not None:
            return found
        return next((i for i, t in enumerate(self.tokens) if t.end > start), len(self.tokens) - 1)

    def word(self, i: int) -> str:
        """Return a token in lower case, or nothing outside the text."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def gap(self, i: int) -> str:
        """Return what stands between a token and the next."""
        if not 0 <= i < len(self.tokens) - 1:
            return "\n\n"
        return self.text[self.tokens[i].end : self.tokens[i + 1].start]

    def clause(self, first: int) -> Clause:
        """Return the setting of the name that begins at a token."""
        head = self._head_of_list(first)
        relation, position = self._relation(head)
        verb, action = self._deciding_word(head, relation, position)
        is_fronted = False
        if verb < 0 and (position < 0 or self._starts_clause(position)):
            verb, action = self._word_after(first)
            is_fronted = verb >= 0
        if verb < 0:
            verb, action = self._own_act(head)
        if relation == "to_place" and self._is_only_direction(position, verb, first):
            relation = "toward"
        anchor = verb if verb >= 0 else head
        return Clause(
            relation=relation,
            action=action,
            verb=verb,
            is_fronted=is_fronted,
            subject=self._subject(anchor, is_fronted=is_fronted),
            moods=self._moods(anchor, head),
            is_quoted=first in self.quoted,
            head=head,
        )

    # -- the way to the deciding word ----------------------------------------------------------

    def _head_of_list(self, first: int) -> int:
        """Step back over the names before in a list: "to A, B and C"; return where it begins."""
        while True:
            last = first - 1
            while last >= 0 and self.word(last) in {"and", "or", "the", "then", "on", "to"}:
                last -= 1
            if last not in self._ends or not self._same_sentence(last, first):
                return first
            between = self.text[self.tokens[last].end : self.tokens[first].start]
            if not _LIST_GAP.match(between) or between.isspace() or not between:
                return first
            first = self._ends[last]

    def _relation(self, first: int) -> tuple[str, int]:
        """Return what the name depends on, and where that word stands (-1: none)."""
        i = first - 1
        for _ in range(6):
            if i < 0 or not self._same_sentence(i, first) or _BREAKS.search(self.gap(i)):
                return "none", -1
            if self.word(i) == "of" and self.word(i - 1) in self._kind_of:
                i -= 2  # "the outskirts of X" stands for X
                continue
            relation, position = self._preposition(i)
            if relation:
                return relation, position
            if self._is_action(i):
                return "direct", i
            is_part = self.word(i) in self.lists["before_name"] or not (
                i in self.persons or i in self.place_tokens
            )
            if not is_part or "," in self.gap(i):
                return "none", -1
            i -= 1
        return "none", -1

    def _preposition(self, i: int) -> tuple[str, int]:
        """Return what a preposition makes of the name after it; empty for another word."""
        word = self.word(i)
        if word == "of" and self.word(i - 1) == "out":
            return "from_place", i - 1
        if word in {"of", "between"}:
            return "of", i
        if word in self.lists["other_prepositions"]:
            return "other", i
        found = next((r for r in _RELATIONS if word in self.lists[r]), "")
        return (found, i) if found and i not in self.place_tokens else ("", -1)

    def _is_action(self, i: int) -> bool:
        direct = _ACTIONS["direct"]
        return any(self.word(i) in self.lists[name] for name in direct[:5])

    def _deciding_word(self, head: int, relation: str, position: int) -> tuple[int, str]:
        """Return the nearest word before that tells a move or a stay, and its list."""
        if relation == "direct":
            return position, self._action_of(position, "direct")
        start = position if position >= 0 else head
        for i in range(start - 1, max(-1, start - 1 - _REACH), -1):
            if not self._same_sentence(i, head) or self._is_boundary(i):
                break
            if i in self.persons or i in self.place_tokens:
                continue
            action = self._action_of(i, relation)
            if action != "none":
                return i, action
        return -1, "none"

    def _word_after(self, first: int) -> tuple[int, str]:
        """Read "In Osaka she met ..." and "From Lima we flew ...": the verb follows."""
        for i in range(first + 1, min(first + _REACH, len(self.tokens))):
            if not self._same_sentence(i, first):
                break
            if i in self.place_tokens or i in self.persons:
                continue
            action = self._action_of(i, "in_place")
            if action not in {"none", "nouns"}:
                return i, action
        return -1, "none"

    def _action_of(self, i: int, relation: str) -> str:
        token = self.tokens[i]
        if token.is_capital and not self._starts_clause(i):
            return "none"
        return next(
            (name for name in _ACTIONS[relation] if token.lower in self.lists[name]), "none"
        )

    def _is_boundary(self, i: int) -> bool:
        return bool(_BREAKS.search(self.gap(i))) or self.word(i) in self.lists["clause_breaks"]

    def _starts_clause(self, i: int) -> bool:
        if i == 0 or not self._same_sentence(i - 1, i):
            return True
        gap = self.gap(i - 1)
        return any(sign in gap for sign in ",;:") or self.word(i - 1) in {"and", "then", "but"}

    def _same_sentence(self, a: int, b: int) -> bool:
        return self.tokens[a].sentence == self.tokens[b].sentence

    def _own_act(self, head: int) -> tuple[int, str]:
        """Read "He washed dishes in X": whatever word follows the traveller is what he does."""
        for i in range(head - 1, max(-1, head - 1 - _REACH), -1):
            if not self._same_sentence(i, head) or self._is_boundary(i):
                break
            if self._subject_at(i, head) in {"traveller", "narrator", "pronoun"}:
                skipped = self.lists["auxiliaries"] | self.lists["adverbs"]
                verb = next(j for j in range(i + 1, head + 1) if self.word(j) not in skipped)
                is_act = verb < head and self.word(verb) not in self.lists["function_words"]
                return (verb, "act") if is_act else (-1, "none")
        return -1, "none"

    def _is_only_direction(self, position: int, verb: int, first: int) -> bool:
        """Tell whether "headed for the border" ends a report."""
        sets_out = self.word(verb) in self.lists["setting_out"]
        is_edge = self.word(first) in self.lists["edges"]
        return self.word(position) == "for" and sets_out and is_edge

    # -- who, and in which mood ----------------------------------------------------------------

    def _subject(self, anchor: int, *, is_fronted: bool) -> str:
        left = range(anchor - 1, max(-1, anchor - 1 - _SUBJECT_REACH), -1)
        right = range(anchor + 1, min(len(self.tokens), anchor + _SUBJECT_REACH))
        found = self._first_subject(left, anchor)
        opens = is_fronted or self.word(anchor).endswith("ing")
        if found == "nobody" and opens:
            found = self._first_subject(right, anchor)
        return found

    def _first_subject(self, way: Sequence[int], anchor: int) -> str:
        for i in way:
            if not self._same_sentence(i, anchor):
                break
            found = self._subject_at(i, anchor)
            if found:
                return found
        return "nobody"

    def _is_close_to(self, i: int, anchor: int) -> bool:
        """Tell whether nothing but an auxiliary stands between a name and the deciding word."""
        between = range(i + 1, anchor)
        return len(between) < 3 and all(self.word(j) in self.lists["auxiliaries"] for j in between)

    def _subject_at(self, i: int, anchor: int) -> str:
        word, lists = self.word(i), self.lists
        is_narrators = self.traveller.is_narrator and word in lists["narrators"]
        table = (
            (is_narrators and self.tokens[i].text != "US", "narrator"),
            (word in self.traveller.words, "traveller"),
            (word in lists["pronouns"], self._pronoun(i)),
            (word in lists["possessives"], "possessive"),
            (word in lists["groups"], "group"),
            (word in lists["officials"], "official"),
            (i in self.persons, "person"),
            (i in self.place_tokens and self._is_close_to(i, anchor), "place"),
            (word in lists["relatives"], "relative"),
        )
        return next((name for is_so, name in table if is_so), "")

    def _pronoun(self, i: int) -> str:
        """Tell whether "he" or "they" can be the traveller: nobody else was named since."""
        word = self.word(i)
        if self.traveller.is_narrator:
            return "other_pronoun"
        if word in {"i", "we"}:
            return "other_pronoun"
        for j in range(i - 1, max(-1, i - 80), -1):
            if self.word(j) in self.traveller.words:
                return "pronoun"
            if j in self.persons and self._starts_clause(self._person_start(j)):
                return "other_pronoun"
        return "pronoun"

    def _person_start(self, i: int) -> int:
        while i - 1 in self.persons and self._same_sentence(i - 1, i):
            i -= 1
        return i

    def _moods(self, anchor: int, head: int) -> frozenset[str]:
        lists = self.lists
        before = {
            self.word(i)
            for i in range(max(0, anchor - _MOOD_REACH), anchor)
            if self._same_sentence(i, anchor)
        }
        near = {self.word(i) for i in range(max(0, anchor - 3), anchor)}
        between = {self.word(i) for i in range(anchor, head)}
        found = {name for name in ("conditional", "planned") if before & lists[name]}
        if near & lists["negation"] or between & lists["negation"]:
            found.add("negated")
        if (before | between) & lists["cancelled"]:
            found.add("cancelled")
        if "had" in near:
            found.add("earlier")
        if self._is_called_off(head):
            found.add("cancelled")
        if near & lists["afterwards"]:
            found.add("before")
        if ({self.word(anchor)} | near | between) & lists["again"]:
            found.add("return")
        if self.word(anchor - 1) == "to":
            found.add("infinitive")
        if (before | between) & lists["other_trips"]:
            found.add("other_trip")
        return frozenset(found)

    def _is_called_off(self, head: int) -> bool:
        """Read "a stop in X was cancelled": the passive follows the name."""
        for i in range(head + 1, min(head + 9, len(self.tokens))):
            if not self._same_sentence(i, head):
                return False
            if self.word(i) in self.lists["called_off"]:
                return self.word(i - 1) in self.lists["auxiliaries"] | self.lists["adverbs"]
        return False

    def sentence_words(self, first: int) -> tuple[range, Words]:
        """Return the tokens of a token's sentence and their words."""
        sentence = self.tokens[first].sentence
        start = end = first
        while start > 0 and self.tokens[start - 1].sentence == sentence:
            start -= 1
        while end + 1 < len(self.tokens) and self.tokens[end + 1].sentence == sentence:
            end += 1
        return range(start, end + 1), frozenset(t.lower for t in self.tokens[start : end + 1])
