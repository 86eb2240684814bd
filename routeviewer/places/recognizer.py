"""The port through which place names are found in a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from routeviewer.places.mention import Mention
from routeviewer.text.article import Article, Span


class Recognizer(Protocol):
    """Finds the place names of an article."""

    def find(self, article: Article, sentences: Sequence[Span]) -> tuple[Mention, ...]:
        """Return the place names in the order of the text, without overlaps."""
