"""Who does what a verb tells: the traveller, somebody else, or a thing."""

from __future__ import annotations

from bisect import bisect_left

from routeviewer.itinerary.grammar import Grammar
from routeviewer.itinerary.quotations import Quotations
from routeviewer.itinerary.travellers import Traveller
from routeviewer.places.finding import Findings
from routeviewer.text.lexicon import lexicon_of
from routeviewer.text.parse import ROOT, Parse
from routeviewer.text.senses import noun_base, noun_class, verb_base

_FARTHEST = 5
# How many words back a pronoun may refer.
_REFERENCE_WORDS = 80
NOBODY = "nobody"


class SubjectReader:
    """Tells who the subject of a verb is.

    The answers: ``traveller``, ``narrator``, ``pronoun`` (he, she or they that can be the
    traveller), ``other_pronoun``, ``possessive`` (his, her, our, ... of the traveller), ``group``,
    ``role`` (a word for the traveller: "the president"), ``vehicle``, ``person``, ``official``,
    ``place``, ``thing``, or ``NOBODY``.
    """

    def __init__(
        self,
        findings: Findings,
        traveller: Traveller,
        grammar: Grammar,
        quotations: Quotations,
    ) -> None:
        """Prepare an article."""
        self._tokens = findings.tokens
        self._starts = [token.start for token in findings.tokens]
        self._persons = findings.persons
        self._traveller = traveller
        self._grammar = grammar
        self._quotations = quotations
        lexicon = lexicon_of("en_journey")
        self._people = lexicon.section("people")
        self._object_does = lexicon.words("moods", "object_does")

    def subject_of(self, parse: Parse, verb: int) -> str:
        """Return who does what a word of a sentence tells."""
        found = self._subject_word(parse, verb)
        return NOBODY if found is None else self.person(parse, found)

    def object_of(self, parse: Parse, verb: int) -> str:
        """Return whom it is done to, if that is a person; else an empty text."""
        for i in parse.children(verb, "obj", "iobj"):
            found = self.person(parse, i)
            if found not in ("thing", "place", "vehicle", NOBODY):
                return found
        return ""

    def owner_of(self, parse: Parse, event: int) -> str:
        """Return whose an event is: "his visit", "the trip of the minister"; empty if untold."""
        for i in parse.children(event, "nmod:poss"):
            return self.person(parse, i)
        for i in parse.children(event, "nmod"):
            if any(parse.lower(c) in ("by", "of") for c in parse.children(i, "case")):
                found = self.person(parse, i)
                if found not in ("thing", "place"):
                    return found
        return ""

    # -- which word ----------------------------------------------------------------------------

    def _subject_word(self, parse: Parse, verb: int) -> int | None:
        """Return the word that is a verb's subject, its own or that of the verb it hangs on."""
        for _ in range(_FARTHEST):
            own = [c for c in parse.children(verb, "nsubj", "csubj") if c != verb]
            own = [c for c in own if parse.relations[c] != "nsubj:outer"] or own
            own = own or self._bare_names(parse, verb)
            head = parse.heads[verb]
            if own:
                # Of two - "A day later Miller went" - the nearer one.
                return self._antecedent(parse, min(own, key=lambda c: abs(verb - c)), verb)
            if head == ROOT:
                return None
            if parse.is_a(verb, "acl"):
                return head
            if parse.is_a(verb, "xcomp") and verb_base(parse.lower(head)) in self._object_does:
                objects = parse.children(head, "obj", "iobj")
                if objects:
                    return objects[0]
            if not parse.is_a(verb, "conj", "xcomp", "advcl", "ccomp", "parataxis", "obl", "dep"):
                return None
            verb = head
        return None

    def _bare_names(self, parse: Parse, verb: int) -> list[int]:
        """Return persons before a verb without a preposition: "On Monday Anna Berg flew".

        The parser takes such a name for a part of the time before it.
        """
        return [
            i
            for i in parse.children(verb, "obl")
            if i < verb
            and not parse.children(i, "case")
            and (self._names_traveller(parse, i) or parse.words[i].start in self._grammar.persons)
        ]

    @staticmethod
    def _antecedent(parse: Parse, subject: int, verb: int) -> int:
        """Return what "who" or "which" stands for."""
        is_relative = parse.lower(subject) in ("who", "which", "that", "whom")
        if is_relative and parse.heads[verb] != ROOT and parse.is_a(verb, "acl"):
            return parse.heads[verb]
        return subject

    # -- who it is -----------------------------------------------------------------------------

    def person(self, parse: Parse, i: int) -> str:
        """Return who or what a word of a sentence stands for."""
        word = parse.words[i]
        quotation = self._quotations.at(word.start)
        if parse.tags[i] == "PRON" or word.text.lower() in self._people["possessives"]:
            return self._pronoun(parse, i, quoted=quotation is not None, own=quotation is not None
                                 and quotation.is_own)  # fmt: skip
        if self._names_traveller(parse, i):
            return "traveller"
        if word.start in self._grammar.persons:
            return "person"
        if word.start in self._grammar.places:
            return "place"
        return self._noun(parse, i)

    def _names_traveller(self, parse: Parse, i: int) -> bool:
        if self._traveller.is_narrator:
            return False
        members = (i, *parse.children(i, "flat", "compound", "appos", "conj", "nmod:desc"))
        return any(parse.lower(m) in self._traveller.words for m in members)

    def _noun(self, parse: Parse, i: int) -> str:
        base = noun_base(parse.lower(i))
        own = self._is_owned(parse, i)
        if base in self._traveller.roles and not self._has_name(parse, i):
            return "role"
        if base in self._people["vehicles"] or noun_class(base) == "vehicle":
            return "vehicle"
        if base in self._people["groups"]:
            return "group"
        if base in self._people["officials"]:
            return "official"
        if noun_class(base) == "person":
            return "relative" if own else "person"
        return "thing"

    def _has_name(self, parse: Parse, i: int) -> bool:
        """Tell whether a title goes with somebody else's name."""
        return any(parse.words[c].start in self._grammar.persons for c in parse.children(i))

    @staticmethod
    def _is_owned(parse: Parse, i: int) -> bool:
        return bool(parse.children(i, "nmod:poss"))

    def _pronoun(self, parse: Parse, i: int, *, quoted: bool, own: bool) -> str:
        word = parse.lower(i)
        name = "possessive" if word in self._people["possessives"] else "pronoun"
        is_first = word in self._people["narrators"]
        if self._traveller.is_narrator:
            if is_first:
                return "other_pronoun" if quoted else "narrator"
            return "other_pronoun"
        if is_first:
            return name if own else "other_pronoun"
        if quoted and not own:
            return "other_pronoun"
        for genders in ("he", "she", "they"):
            if word in self._people[genders] and self._can_be(genders, parse.words[i].start):
                return name
        return "other_pronoun"

    def _can_be(self, gender: str, offset: int) -> bool:
        """Tell whether a pronoun can mean the traveller: the nearest name before is theirs."""
        told = self._traveller.gender
        if told and gender in ("he", "she") and gender != told:
            return False
        first = bisect_left(self._starts, offset) - 1
        for j in range(first, max(-1, first - _REFERENCE_WORDS), -1):
            if self._tokens[j].lower in self._traveller.words:
                return True
            if j in self._persons and self._opens_clause(j):
                return False
        return True

    def _opens_clause(self, j: int) -> bool:
        """Tell whether a person's name stands where a subject stands."""
        while j - 1 in self._persons and self._tokens[j - 1].sentence == self._tokens[j].sentence:
            j -= 1
        if j == 0 or self._tokens[j - 1].sentence != self._tokens[j].sentence:
            return True
        return self._tokens[j - 1].lower in ("and", "then", "but", "while", "when", "that")
