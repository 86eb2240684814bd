"""What a sentence says around a place name: who does what there, in which mood."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from routeviewer.itinerary.grammar import Grammar
from routeviewer.itinerary.moods import MoodReader
from routeviewer.itinerary.quotations import Quotations
from routeviewer.itinerary.subjects import SubjectReader
from routeviewer.itinerary.travellers import Traveller
from routeviewer.places.finding import Findings
from routeviewer.text.article import Span
from routeviewer.text.lexicon import lexicon_of
from routeviewer.text.parse import ROOT, Parse
from routeviewer.text.senses import noun_base, noun_class, verb_base, verb_class

_NOMINAL = ("nmod", "compound", "amod", "nummod", "det", "acl", "dep", "obl", "orphan")
_SAME = ("appos", "flat", "fixed", "goeswith", "list")
_ARGUMENTS = ("obj", "iobj", "ccomp", "xcomp")
_VERBAL = ("VERB", "AUX")
_FARTHEST = 8
_LIST_GAP = re.compile(
    r"\s*(?:,|&|,?\s(?:and|or|then)\s|,\s*(?:and|or|then|and\sthen)\s)\s*(?:the\s)?"
)
# Acts that say of their object, or of their subject in the passive, where it comes to.
_PASSIVE = ("transport", "undergo")
# Relations that a word of direction passes on.
_WAYS = ("to_place", "toward", "from_place", "through", "near", "in_place")
# Those that a move may have.
_MOVES = ("to_place", "toward", "from_place", "through")
# In what order the lists of acts are asked, by the relation of the place to the verb.
_ACTS = {
    "to_place": ("arrive", "go", "transport", "leave"),
    "toward": ("go", "leave", "transport", "arrive"),
    "for": ("leave", "go", "transport", "arrive", "attend"),
    "from_place": ("leave", "go", "transport", "arrive"),
    "through": ("go", "pass", "transport", "arrive"),
    "object": ("visit", "leave", "arrive", "pass", "see", "stay", "go", "attend"),
}
_OTHERWISE = ("arrive", "stay", "live", "undergo", "attend", "go", "leave", "visit", "transport",
              "pass", "see")  # fmt: skip


class Link(NamedTuple):
    """A noun between a place name and the verb: "an astronomer from X", "a factory in X"."""

    relation: str
    noun: str


@dataclass(frozen=True, slots=True)
class Clause:
    """The setting of one place name.

    Attributes:
        relation: What the place is to the deciding word: ``in_place``, ``near``, ``to_place``,
            ``toward``, ``for``, ``from_place``, ``through``, ``of``, ``after``, ``before``,
            ``other``, ``object``, ``subject``, ``predicate`` or ``none``.
        action: The list of acts or events that the deciding word is in; ``act`` for any other verb,
            ``none`` where there is none.
        lemma: The deciding word's base form, empty where there is none.
        sense: What kind of thing the word tells of, by its commonest sense.
        verb: Offset of the deciding word, -1 where there is none.
        links: The nouns between, from the name outwards.
        subject: Who does it (see ``SubjectReader``).
        affected: Whom it is done to, if that is a person or the traveller; else empty.
        moods: ``negated``, ``denied``, ``conditional``, ``possible``, ``planned``, ``future``,
            ``unreal``, ``earlier``, ``purpose``, ``other_time``, ``passive``, ``question``,
            ``return``, ``present``.
        order: ``after`` or ``before`` where its clause is told as earlier or later than the main
            clause; else empty.
        quotation: ``none``, ``own`` (the traveller speaks) or ``other``.
        is_listed: Whether the name follows another one in a list.
        has_verb: Whether there is any verb in its sentence.
        where: Who acts in a clause with "where" after the name; empty where there is none.
    """

    relation: str
    action: str
    lemma: str
    sense: str
    verb: int
    links: tuple[Link, ...]
    subject: str
    affected: str
    moods: frozenset[str]
    order: str
    quotation: str
    is_listed: bool
    has_verb: bool
    where: str


_NO_SENTENCE = Clause(
    "none", "none", "", "unknown", -1, (), "nobody", "", frozenset(), "", "none",
    is_listed=False, has_verb=False, where="",
)  # fmt: skip


class _Position(NamedTuple):
    """Where a name hangs in the tree of its sentence."""

    relation: str
    word: int
    links: tuple[Link, ...]
    is_listed: bool
    outer: int


class ClauseReader:
    """Reads the clauses of one article for one traveller."""

    def __init__(
        self, findings: Findings, traveller: Traveller, grammar: Grammar | None = None
    ) -> None:
        """Prepare an article; ``grammar`` is its grammar, if it is at hand."""
        self.grammar = grammar or Grammar(findings)
        self.quotations = Quotations(findings, traveller)
        self.subjects = SubjectReader(findings, traveller, self.grammar, self.quotations)
        self._list_heads = _list_heads(findings)
        lexicon = lexicon_of("en_journey")
        self._acts, self._events = lexicon.section("acts"), lexicon.section("events")
        self._moods, self._people = MoodReader(), lexicon.section("people")
        self._prepositions = lexicon.section("prepositions")
        self._classes = (
            ("official", self._people["officials"]),
            ("distance", self._people["distance_units"]),
            ("origin", self._people["origins"]),
            ("invitation", self._events["invitation"]),
        )

    def clause(self, span: Span) -> Clause:
        """Return the setting of the name at a span; the names of a list share that of the first."""
        first = self._list_heads.get(span)
        if first is not None:
            return replace(self.clause(first), is_listed=True)
        parse = self.grammar.sentence(span.start)
        head = None if parse is None else self.grammar.head_within(parse, span.start, span.end)
        if parse is None or head is None:
            return _NO_SENTENCE
        position = self._position(parse, head)
        verb = position.word
        action, lemma, sense = self._action(parse, position)
        doer = position.outer if position.outer >= 0 else verb
        moods, order = self._moods.of(parse, verb, position.relation, outer=position.outer)
        quotation = self.quotations.at(span.start)
        return Clause(
            relation=position.relation,
            action=action,
            lemma=lemma,
            sense=sense,
            verb=parse.words[verb].start if verb >= 0 else -1,
            links=position.links,
            subject=self._subject(parse, verb, doer),
            affected=self.subjects.object_of(parse, doer) if doer >= 0 else "",
            moods=moods,
            order=order,
            quotation="none" if quotation is None else "own" if quotation.is_own else "other",
            is_listed=position.is_listed,
            has_verb=any(tag in _VERBAL for tag in parse.tags),
            where=self._where(parse, head),
        )

    # -- from the name to the deciding word ----------------------------------------------------

    def _position(self, parse: Parse, node: int) -> _Position:
        """Climb from a name to the verb or the event that decides about it."""
        links: list[Link] = []
        listed, relation, passed_on = False, "none", ""
        for _ in range(_FARTHEST):
            own = passed_on or self._preposition(parse, node)
            relation = own if own != "none" or not listed else relation
            passed_on = ""
            head = parse.heads[node]
            if head == ROOT:
                return self._as_root(parse, node, own, links, listed=listed)
            decided = self._decided(parse, node, relation, links, listed=listed)
            if decided is not None:
                return decided
            if parse.is_a(node, "conj"):
                listed = True
            elif parse.lower(head) == "direction":
                passed_on = "toward"  # "in the direction of X"
            elif self._only_points(parse, head, relation):
                passed_on = relation  # "flew home to X", "left in a train from X"
            elif not parse.is_a(node, *_SAME):
                if not self._stands_for_it(parse, head, relation):
                    how = relation if relation != "none" else self._modifies(parse, node)
                    links.append(Link(how, self.noun_class(parse, head)))
                listed, relation = False, "none"
            node = head
        return _Position(relation, -1, tuple(links), listed, -1)

    def _decided(
        self, parse: Parse, node: int, relation: str, links: list[Link], *, listed: bool
    ) -> _Position | None:
        """Return the position of a name whose head decides about it, else None."""
        head = parse.heads[node]
        if parse.is_a(node, "conj"):
            return None
        is_way = self._only_points(parse, head, relation)
        if self._is_verb(parse, head) and not is_way:
            role = self._role(parse, node, relation)
            return _Position(role, head, tuple(links), listed, -1)
        if parse.is_a(node, "nsubj"):
            return _Position("subject", head, tuple(links), listed, -1)
        if not parse.is_a(node, *_SAME) and self._is_event(parse, head) and not is_way:
            role = relation if relation != "none" else self._modifies(parse, node)
            outer = self._governor(parse, head)
            return _Position(role, head, tuple(links), listed, outer)
        return None

    def _as_root(
        self, parse: Parse, node: int, own: str, links: list[Link], *, listed: bool
    ) -> _Position:
        """Read "Our first stop was X" and sentences without a verb."""
        subjects = parse.children(node, "nsubj")
        if parse.children(node, "cop"):
            subject = subjects[0] if subjects else -1
            if subject >= 0 and self._is_event(parse, subject):
                return _Position("predicate", subject, tuple(links), listed, -1)
            role = own if own != "none" else "predicate"
            return _Position(role, node, tuple(links), listed, -1)
        if self._is_event(parse, node):
            return _Position(own, node, tuple(links), listed, -1)
        return _Position(own, -1, tuple(links), listed, -1)

    def _role(self, parse: Parse, node: int, relation: str) -> str:
        if relation != "none":
            return relation
        if parse.is_a(node, "nsubj", "csubj"):
            return "subject"
        if parse.is_a(node, *_ARGUMENTS) or parse.relations[node] == "obl:unmarked":
            return "object"
        return "object" if parse.is_a(node, "obl") else "none"

    @staticmethod
    def _modifies(parse: Parse, node: int) -> str:
        return "owner" if parse.relations[node] == "nmod:poss" else "modifier"

    @staticmethod
    def _is_verb(parse: Parse, i: int) -> bool:
        """Tell whether a word can decide: a verb, or an adjective or adverb with a copula."""
        if parse.tags[i] in _VERBAL:
            return True
        return parse.tags[i] in ("ADJ", "ADV") and bool(parse.children(i, "cop", "nsubj", "obl"))

    def _is_event(self, parse: Parse, i: int) -> bool:
        if parse.tags[i] != "NOUN":
            return False
        base = noun_base(parse.lower(i))
        if any(base in words for words in self._events.values()):
            return True
        return noun_class(parse.lower(i)) == "journey"

    def _governor(self, parse: Parse, event: int) -> int:
        """Return the verb that an event depends on ("he ended his visit to X"), or -1."""
        for i in parse.ancestors(event):
            if parse.tags[i] in _VERBAL:
                return i
            if parse.tags[i] in ("NOUN", "PROPN") and parse.is_a(i, "nsubj"):
                break
        return -1

    def _stands_for_it(self, parse: Parse, head: int, relation: str) -> bool:
        """Tell whether a noun stands for the place itself: "the outskirts of X"."""
        base = noun_base(parse.lower(head))
        if relation in ("of", "none"):
            return base in self._people["parts"] or base in self._people["same_as"]
        return False

    def _only_points(self, parse: Parse, head: int, relation: str) -> bool:
        """Tell whether a word only says which way or how a move goes: "home", "by train"."""
        if parse.heads[head] == ROOT:
            return False
        if relation in _MOVES and noun_base(parse.lower(head)) in self._people["vehicles"]:
            verb = verb_base(parse.lower(parse.heads[head]))
            return any(verb in self._acts[name] for name in ("go", "leave", "transport"))
        is_way = parse.lower(head) in self._prepositions["ways"]
        return is_way and relation in _WAYS and parse.tags[head] in ("ADV", "NOUN", "ADP", "ADJ")

    def _preposition(self, parse: Parse, node: int) -> str:
        cases = parse.children(node, "case")
        words = [parse.lower(c) for c in cases]
        words += [parse.lower(f) for c in cases for f in parse.children(c, "fixed")]
        if not words:
            return "none"
        if "out" in words or ("from" in words and "away" not in words):
            return "from_place"
        if "of" in words and len(words) == 1:
            return "of"
        if self._prepositions["spoken"].intersection(words):
            return "other"
        for word in words:
            if word in ("after", "before"):
                return word
            for relation, listed in self._prepositions.items():
                if word in listed:
                    return relation
        return "other"

    def noun_class(self, parse: Parse, i: int) -> str:
        """Return what a noun of a sentence stands for."""
        start = parse.words[i].start
        if start in self.grammar.persons:
            return "person"
        if start in self.grammar.places:
            return "place"
        if parse.tags[i] in ("PROPN", "PRON"):
            return "name" if parse.tags[i] == "PROPN" else "pronoun"
        base = noun_base(parse.lower(i))
        for name, words in self._classes:
            if base in words:
                return name
        return noun_class(parse.lower(i))

    # -- the deciding word -----------------------------------------------------------------------

    def _action(self, parse: Parse, position: _Position) -> tuple[str, str, str]:
        """Return the list that the deciding word is in, its base form and its sense."""
        i = position.word
        if i < 0:
            return "none", "", "unknown"
        if parse.tags[i] not in _VERBAL and not parse.forms[i].startswith("VB"):
            base = noun_base(parse.lower(i))
            if parse.tags[i] == "NOUN" and self._is_event(parse, i):
                kind = "event" if base in self._events["event"] else "journey"
                return kind, base, noun_class(base)
            return "be", base, "stative"
        base = verb_base(parse.lower(i))
        particles = [parse.lower(c) for c in parse.children(i, "compound:prt")]
        particles += [parse.lower(c) for c in parse.children(i, "advmod") if c == i + 1]
        keys = [f"{base} {particle}" for particle in particles] + [base]
        is_passive = bool(parse.children(i, "aux:pass") or self._has_passive_subject(parse, i))
        for key in keys:
            for name in self._order(position.relation, is_passive=is_passive):
                if key in self._acts[name]:
                    return name, key, verb_class(base)
        if base == "be":
            return "be", base, "stative"
        if base in self._acts["say"]:
            return "say", base, "communication"
        return "act", base, verb_class(base)

    @staticmethod
    def _has_passive_subject(parse: Parse, i: int) -> bool:
        return any(parse.relations[c] == "nsubj:pass" for c in parse.children(i))

    @staticmethod
    def _order(relation: str, *, is_passive: bool) -> tuple[str, ...]:
        first = _ACTS.get(relation, _OTHERWISE)
        order = (*first, *(name for name in _OTHERWISE if name not in first))
        return (*_PASSIVE, *order) if is_passive else order

    # -- who ---------------------------------------------------------------------------------------

    def _subject(self, parse: Parse, verb: int, doer: int) -> str:
        if verb < 0:
            return "nobody"
        if doer != verb or parse.tags[verb] == "NOUN":
            owner = self.subjects.owner_of(parse, verb)
            if owner:
                return owner
        return self.subjects.subject_of(parse, doer)

    def _where(self, parse: Parse, head: int) -> str:
        """Return who acts in "X, where he met ..."."""
        for clause in parse.children(head, "acl", "advcl"):
            if any(parse.lower(c) == "where" for c in parse.children(clause)):
                return self.subjects.subject_of(parse, clause)
        return ""


def _list_heads(findings: Findings) -> dict[Span, Span]:
    """Return for each later name of a list ("A, B and C") the span of the first one."""
    spans = sorted(m.span for t in findings.toponyms for m in t.mentions)
    heads: dict[Span, Span] = {}
    for left, right in pairwise(spans):
        if _LIST_GAP.fullmatch(findings.article.text[left.end : right.start]):
            heads[right] = heads.get(left, left)
    return heads
