"""The words of a language that the rules refer to, from resources/lexicon/."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Any

from routeviewer import assets
from routeviewer.errors import ResourceError

Words = frozenset[str]


class Lexicon:
    """Word lists by section and name; a phrase of several words is joined by spaces."""

    def __init__(self, lists: dict[str, dict[str, Words]]) -> None:
        """Hold the lists."""
        self._lists = lists

    def words(self, section: str, name: str) -> Words:
        """Return one list.

        Raises:
            KeyError: There is no such list; the program and its lexicon disagree.
        """
        return self._lists[section][name]

    def section(self, section: str) -> dict[str, Words]:
        """Return all lists of a section by name."""
        return dict(self._lists[section])


@lru_cache(maxsize=4)
def lexicon_of(language: str = "en") -> Lexicon:
    """Return the lexicon of a language.

    Raises:
        ResourceError: The program has none for it, or the file is damaged.
    """
    raw = raw_lexicon(language)
    return Lexicon(
        {
            section: {name: _words(block) for name, block in lists.items()}
            for section, lists in raw.items()
        }
    )


def raw_lexicon(name: str) -> dict[str, Any]:
    """Return a TOML file of resources/lexicon/ as it is.

    Raises:
        ResourceError: It is missing or damaged.
    """
    path = assets.resource_path("lexicon", f"{name}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ResourceError(
            f"The word list {path} is damaged: {error}", "Install routeviewer again."
        ) from error


@lru_cache(maxsize=16)
def word_list(name: str) -> Words:
    """Return a plain list of resources/lexicon/, one entry a line, ``#`` for comments."""
    text = assets.resource_path("lexicon", f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _words(block: str) -> Words:
    return frozenset(word.replace("_", " ") for word in block.split())
