"""One name of an article while it is being resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from routeviewer.places.candidate import Candidate
from routeviewer.places.gazetteer import Match
from routeviewer.places.mention import Mention
from routeviewer.places.phrases import fold_word
from routeviewer.places.place import Place

BORDER, ABBREVIATION = "border", "abbreviation"


def key_of(mention: Mention) -> str:
    """Return the key under which the mentions of one name meet."""
    if mention.recognizer in (ABBREVIATION, BORDER):
        return f"{mention.recognizer}:{mention.name}"
    return fold_word(mention.name)


@dataclass(slots=True)
class NameGroup:
    """The mentions of one name, and what is known about it so far.

    Attributes:
        name: The name to look up.
        mentions: Where it stands.
        matches: What gazetteers know under it.
        containers: Keys of names that tell where it lies, with the rule.
        contents: Keys of names that it is said to hold.
        kind: The kind told by a word beside it, or None.
        candidates: The matches weighed, the best first.
        surely_in: Keys of names that can only be what it lies in.
    """

    name: str
    mentions: list[Mention] = field(default_factory=list)
    matches: Sequence[Match] = ()
    containers: list[tuple[str, str]] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    kind: str | None = None
    candidates: tuple[Candidate, ...] = ()
    surely_in: list[str] = field(default_factory=list)

    @property
    def best(self) -> Place | None:
        """The likeliest place, or None."""
        return self.candidates[0].place if self.candidates else None

    @property
    def recognizer(self) -> str:
        """The rule that found the name first."""
        return self.mentions[0].recognizer
