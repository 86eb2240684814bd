"""What a name may stand for, and why."""

from __future__ import annotations

from dataclasses import dataclass

from routeviewer.places.place import Place


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for or against a decision; ``wording`` makes the sentence.

    Attributes:
        rule: Key of the rule.
        parameters: What the sentence needs to name.
        points: How much it weighed; 1 point stands for a factor of e in the odds.
    """

    rule: str
    parameters: tuple[str, ...] = ()
    points: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for.

    Attributes:
        place: The place.
        score: 0 to 1; the candidates of one name add up to at most 1.
        reasons: Why, the weightiest first.
    """

    place: Place
    score: float
    reasons: tuple[Reason, ...]
