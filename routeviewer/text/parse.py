"""The grammar of a sentence: parts of speech and who depends on whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from routeviewer.text.words import Word

ROOT = -1


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence with its dependencies, in the terms of Universal Dependencies 2.

    Attributes:
        words: Its words and signs.
        tags: Part of speech of each word ("VERB", "PROPN", ...).
        forms: Finer tag of each word ("VBD", "NNP", ...), Penn Treebank's.
        heads: Index of the word that each depends on; ``ROOT`` for the sentence's head.
        relations: What each is to its head ("nsubj", "obl", "case", ...).
    """

    words: tuple[Word, ...]
    tags: tuple[str, ...]
    forms: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Turn the heads round."""
        children: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != ROOT:
                children[head].append(i)
        object.__setattr__(self, "_children", tuple(tuple(c) for c in children))

    def children(self, i: int, *relations: str) -> Sequence[int]:
        """Return what depends on a word, from left to right; only of some relations if given.

        A relation matches its subtypes: "nsubj" also finds "nsubj:pass".
        """
        if not relations:
            return self._children[i]
        return [c for c in self._children[i] if self.is_a(c, *relations)]

    def is_a(self, i: int, *relations: str) -> bool:
        """Tell whether a word has one of some relations to its head, or a subtype of it."""
        own = self.relations[i]
        return own in relations or own.split(":")[0] in relations

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the heads above a word, the nearest first; each once, even in a faulty parse."""
        seen = {i}
        while self.heads[i] != ROOT and self.heads[i] not in seen:
            i = self.heads[i]
            seen.add(i)
            yield i

    def lower(self, i: int) -> str:
        """Return a word in lower case."""
        return self.words[i].text.lower()
