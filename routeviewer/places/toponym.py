"""A place name of an article with all its mentions and what it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from routeviewer.places.candidate import Candidate
from routeviewer.places.mention import Mention
from routeviewer.places.place import Place


@dataclass(frozen=True, slots=True)
class Toponym:
    """One name of an article.

    Attributes:
        name: The name as first written.
        mentions: Where it stands, in order.
        candidates: What it may stand for, best first; empty when no gazetteer knows it.
        chosen: The place it is taken for, or None.
        chosen_by: ``"machine"``, ``"person"``, or ``"memory"`` for what a person decided in
            another article.
    """

    name: str
    mentions: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]
    chosen: Place | None
    chosen_by: str = "machine"

    @property
    def confidence(self) -> float:
        """How sure the choice is, 0 to 1."""
        for candidate in self.candidates:
            if candidate.place == self.chosen:
                return candidate.score
        return 1.0 if self.chosen is not None else 0.0
