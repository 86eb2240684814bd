"""Names of places as they stand in a text."""

from __future__ import annotations

from dataclasses import dataclass

from routeviewer.text.article import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of text that names a place.

    Attributes:
        span: Where it stands.
        text: Its words, as they stand there.
        recognizer: The rule that found it, e.g. ``"gazetteer"`` or ``"border"``.
        confidence: 0 to 1.
        name: The name to look up; differs from ``text`` where the text bends the name
            ("Tibet" in "Tibetan side" does not occur; "common border" means a border's name).
    """

    span: Span
    text: str
    recognizer: str
    confidence: float
    name: str
