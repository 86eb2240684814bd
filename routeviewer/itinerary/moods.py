"""In which mood a clause is told: denied, planned, conditional, earlier than what surrounds it."""

from __future__ import annotations

from collections.abc import Sequence

from routeviewer.text.lexicon import lexicon_of
from routeviewer.text.parse import ROOT, Parse
from routeviewer.text.senses import noun_base, verb_base

_PRESENT_BE = frozenset(("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"))


class MoodReader:
    """Reads the moods of deciding words."""

    def __init__(self) -> None:
        """Take the word lists."""
        lexicon = lexicon_of("en_journey")
        self._moods = lexicon.section("moods")
        self._events = lexicon.section("events")
        self._say = lexicon.words("acts", "say")

    def of(
        self, parse: Parse, verb: int, relation: str, *, outer: int
    ) -> tuple[frozenset[str], str]:
        """Return the moods and the order (see ``Clause``) of what a sentence tells of a place.

        Args:
            parse: The sentence.
            verb: Its deciding word, -1 where there is none.
            relation: What the place is to it.
            outer: The verb that a deciding noun depends on, or -1.
        """
        order = relation if relation in ("after", "before") else ""
        if verb < 0:
            return frozenset(), order
        found: set[str] = set()
        if outer >= 0 or parse.tags[verb] == "NOUN":
            found |= self._event_moods(parse, verb)
        chain = [verb] if outer < 0 else [outer]
        chain += self._governing(parse, chain[0])
        for depth, i in enumerate(chain):
            found |= self._own_moods(parse, i, is_deciding=depth == 0)
            if depth or outer >= 0:
                found |= self._imposed(_base(parse, i))
        if parse.words[-1].text == "?":
            found.add("question")
        near = {parse.lower(c) for i in chain for c in parse.children(i, "advmod", "obl", "obj")}
        if verb_base(parse.lower(verb)) in self._moods["again"] or near & self._moods["again"]:
            found.add("return")
        found.update(self._aim(parse, i) for i in chain if self._is_infinitive(parse, i))
        return frozenset(found), order or self._told_order(parse, chain)

    @staticmethod
    def _is_infinitive(parse: Parse, i: int) -> bool:
        marks = {parse.lower(m) for m in parse.children(i, "mark")}
        return "to" in marks and parse.is_a(i, "advcl", "acl", "parataxis")

    def _aim(self, parse: Parse, i: int) -> str:
        """Return what an infinitive says: a purpose, a plan, or the future of headlines."""
        head = parse.heads[i]
        is_headline = parse.tags[head] == "PROPN" and parse.heads[head] == ROOT
        if is_headline and parse.is_a(i, "acl", "parataxis"):
            return "future"  # "President to visit X"
        is_plan = parse.is_a(i, "acl") and noun_base(parse.lower(head)) in self._moods["planned"]
        return "planned" if is_plan else "purpose"

    def _told_order(self, parse: Parse, chain: Sequence[int]) -> str:
        """Read "before returning to X" and "after visiting X"."""
        for i in chain:
            marks = {parse.lower(m) for m in parse.children(i, "mark")}
            for order in ("before", "after"):
                if marks & self._moods[order]:
                    return order
        return ""

    def _governing(self, parse: Parse, verb: int) -> list[int]:
        """Return the verbs that open the way to a verb: "planned to try to go"."""
        chain: list[int] = []
        for _ in range(3):
            if parse.heads[verb] == ROOT or not parse.is_a(verb, "xcomp", "ccomp"):
                break
            if parse.is_a(verb, "ccomp") and verb_base(parse.lower(parse.heads[verb])) in (
                self._say
            ):
                break
            verb = parse.heads[verb]
            chain.append(verb)
        return chain

    def _own_moods(self, parse: Parse, i: int, *, is_deciding: bool) -> set[str]:
        """Return the moods that helping words of a verb tell."""
        helpers = {parse.lower(c) for c in parse.children(i, "aux", "cop")}
        first = i
        while parse.is_a(first, "conj") and not helpers and parse.heads[first] != ROOT:
            first = parse.heads[first]
            if not any(parse.children(i, "nsubj")):
                helpers = {parse.lower(c) for c in parse.children(first, "aux")}
        adverbs = {parse.lower(c) for c in parse.children(i, "advmod", "cc", "mark", "case")}
        if parse.heads[i] == ROOT and "to" in adverbs and parse.children(i, "nsubj", "nsubj:pass"):
            helpers |= {"will"}  # the future of headlines: "President to visit X"
        found = {
            name
            for name, listed in (
                ("future", self._moods["future"]),
                ("possible", self._moods["possible"]),
            )
            if helpers & listed
        }
        if adverbs & self._moods["negation"]:
            found.add("negated")
        if adverbs & self._moods["conditional"]:
            found.add("conditional")
        if is_deciding and helpers & {"had", "'d", "’d"} and parse.forms[i] in ("VBN", "VBD"):
            found.add("earlier")
        is_present = parse.forms[i] in ("VBZ", "VBP") and not helpers
        if is_deciding and (is_present or helpers & _PRESENT_BE):
            found.add("present")
        if parse.children(i, "aux:pass"):
            found.add("passive")
        return found

    def _imposed(self, base: str) -> set[str]:
        """Return the moods that a governing verb gives to what it governs."""
        return {name for name in ("planned", "unreal", "denied") if base in self._moods[name]}

    def _is_called_off(self, parse: Parse, event: int) -> bool:
        """Tell whether an event is denied by a passive verb further on that has no other subject.

        Reads "A trip to Lima, where they had met, was cancelled", however the words between are
        parsed.
        """
        return any(
            _base(parse, verb) in self._moods["denied"]
            and parse.children(verb, "aux:pass")
            and all(s == event for s in parse.children(verb, "nsubj", "nsubj:pass"))
            for verb in range(event + 1, len(parse.words))
            if parse.tags[verb] == "VERB"
        )

    def _event_moods(self, parse: Parse, event: int) -> set[str]:
        found = set()
        if noun_base(parse.lower(event)) in self._events["invitation"]:
            found.add("unreal")
        modifiers = {parse.lower(c) for c in parse.children(event, "amod", "det", "compound")}
        if modifiers & {"planned", "next", "upcoming", "scheduled", "forthcoming"}:
            found.add("planned")
        if modifiers & self._moods["other_time"]:
            found.add("other_time")
        if modifiers & {"cancelled", "canceled", "no", "abandoned"}:
            found.add("denied")
        for verb in parse.children(event, "acl", "acl:relcl"):
            found |= self._imposed(_base(parse, verb))
        head = parse.heads[event]
        if head != ROOT and parse.relations[event] == "nsubj:pass":
            found |= self._imposed(_base(parse, head))
        if self._is_called_off(parse, event):
            found.add("denied")
        if head != ROOT and noun_base(parse.lower(head)) in self._events["invitation"]:
            found.add("unreal")
        return found


def _base(parse: Parse, verb: int) -> str:
    """Return the base of a verb with its particle ("call off")."""
    particles = [parse.lower(c) for c in parse.children(verb, "compound:prt")]
    return " ".join([verb_base(parse.lower(verb)), *particles])
