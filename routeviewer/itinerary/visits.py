"""Where a text puts its traveller: each mention is a visit or an aside, with the rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from routeviewer.itinerary.clauses import Clause, ClauseReader
from routeviewer.itinerary.grammar import Grammar
from routeviewer.itinerary.second_reading import SecondReading, second_reading
from routeviewer.itinerary.signs import CERTAIN, SignReader, score
from routeviewer.itinerary.travellers import Traveller
from routeviewer.itinerary.weights import weights_of
from routeviewer.places.finding import Findings
from routeviewer.places.mention import Mention
from routeviewer.places.toponym import Toponym

# Blocks of a text in which the first reading sees no stop, none above this, and in which nobody is
# told outright to move, are not read again.
_HOPELESS = 0.0
# How much the second reading counts beside the first, and how far it may go; measured on articles
# that neither was trained on.
_TRUST, _SUREST = 0.5, 2.0
# What remains at least of the score of a move that the grammar tells outright.
_LEFT = 0.25
_MOVING = ("arrive", "go", "leave", "transport", "journey", "pass")


@dataclass(frozen=True, slots=True)
class Visit:
    """A mention that the text connects with the traveller's way.

    Attributes:
        toponym: The place name.
        mention: Where it stands.
        role: ``at``, ``to``, ``from``, ``via`` or ``toward``.
        rule: What put the traveller there; the key of a sentence in ``wording``.
        status: ``visited``, ``planned``, ``cancelled`` or ``passed``.
        score: Log-odds of a stop; a stop from 0 on.
        signs: What was weighed.
        is_earlier: Whether the tense puts it before what was told last.
        is_before: Whether its clause tells what came before the sentence's main clause.
        is_after: Whether its clause tells what came after it.
        is_return: Whether words of coming back stand with it.
        verb: Offset of the deciding word, -1 where there is none.
        clause: Its setting.
    """

    toponym: Toponym
    mention: Mention
    role: str
    rule: str
    status: str
    score: float
    signs: frozenset[str]
    is_earlier: bool
    is_before: bool
    is_after: bool
    is_return: bool
    verb: int
    clause: Clause

    @property
    def is_outright(self) -> bool:
        """Whether the grammar tells it outright: the traveller himself moves there or away."""
        return "direct own" in self.signs and self.clause.action in _MOVING


@dataclass(frozen=True, slots=True)
class Weighing:
    """The visits of an article by two readings.

    Attributes:
        visits: All mentions, in the order of the text.
        second: The second reading, which also knows how two mentions stand to each other.
    """

    visits: tuple[Visit, ...]
    second: SecondReading


def weighed(findings: Findings, traveller: Traveller, grammar: Grammar | None = None) -> Weighing:
    """Weigh every mention of an article by two readings.

    Args:
        findings: The article.
        traveller: Whose visits are wanted.
        grammar: The article's grammar, if it is at hand.
    """
    visits = first_reading(findings, traveller, grammar)
    hopeful = {v.mention.span for v in visits if v.score > _HOPELESS or v.is_outright}
    second = second_reading(findings, traveller, hopeful.__contains__)
    scores = second.scores
    joined = tuple(replace(v, score=_joined(v, scores.get(v.mention.span))) for v in visits)
    return Weighing(joined, second)


def _joined(visit: Visit, second: float | None) -> float:
    """Return the score of a visit by both readings.

    What the grammar tells outright - the traveller himself moves - the second reading may make
    less sure, but not undo.
    """
    first = visit.score
    if second is None or first <= CERTAIN:
        return first
    joined = first + _TRUST * max(-_SUREST, min(_SUREST, second))
    is_told = visit.is_outright and first > 0
    return round(max(joined, _LEFT * first) if is_told else joined, 3)


def first_reading(
    findings: Findings, traveller: Traveller, grammar: Grammar | None = None
) -> tuple[Visit, ...]:
    """Weigh every mention of an article by its signs alone; arguments as of ``weighed``."""
    clauses = ClauseReader(findings, traveller, grammar)
    signs = SignReader(findings, traveller)
    weights = weights_of("visits")
    found = [(mention, toponym) for toponym in findings.toponyms for mention in toponym.mentions]
    found.sort(key=lambda pair: pair[0].span.start)
    return tuple(_visit(clauses, signs, weights, *pair) for pair in found)


def _visit(
    clauses: ClauseReader,
    signs: SignReader,
    weights: Mapping[str, float],
    mention: Mention,
    toponym: Toponym,
) -> Visit:
    clause = clauses.clause(mention.span)
    named = signs.signs(toponym, mention, clause)
    role = "toward" if "direction" in named else _role(clause)
    return Visit(
        toponym, mention, role, _rule(clause, named, role), _status(clause, role),
        round(score(named, weights), 3), named, "earlier" in clause.moods,
        clause.order == "after", clause.order == "before", "return" in clause.moods, clause.verb,
        clause,
    )  # fmt: skip


def _role(clause: Clause) -> str:
    """Return what part a place has in a move."""
    is_move = clause.action in _MOVING
    if clause.relation == "toward":
        return "toward"
    if clause.relation == "from_place" and is_move:
        return "from"
    if clause.action == "leave" and clause.relation in ("object", "in_place"):
        return "from"
    if clause.action == "pass" or (clause.relation == "through" and is_move):
        return "via"
    if clause.action == "arrive" or (clause.relation in ("to_place", "for") and is_move):
        return "to"
    return "at"


def _rule(clause: Clause, signs: frozenset[str], role: str) -> str:
    if "heading" in signs:
        return "heading"
    if "distance" in signs:
        return "distance"
    if clause.action == "none":
        return "of-phrase" if clause.relation == "of" else "no-verb"
    by_role = {"toward": "direction", "from": "leaves", "via": "passes"}
    if role in by_role:
        return by_role[role]
    if clause.action == "arrive":
        return "arrives"
    if role == "to":
        return "goes"
    return "visits" if clause.action == "visit" else "is-there"


def _status(clause: Clause, role: str) -> str:
    if "denied" in clause.moods:
        return "cancelled"
    if clause.moods & {"planned", "future"}:
        return "planned"
    return "passed" if role == "via" else "visited"
