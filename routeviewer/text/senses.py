"""Base forms of English words and what they mean in a word: "person", "vehicle", "motion"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from routeviewer import assets
from routeviewer.errors import ResourceError

UNKNOWN = "unknown"
# Endings of verbs with what stands there in the base form, the likeliest first.
_VERB_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""),
    ("ing", "e"), ("ing", ""),
)  # fmt: skip
_NOUN_ENDINGS = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"),
                 ("ves", "f"), ("men", "man"), ("s", ""))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Senses:
    """The table: classes of nouns and verbs by base form, and irregular forms."""

    nouns: dict[str, str]
    verbs: dict[str, str]
    irregular_nouns: dict[str, str]
    irregular_verbs: dict[str, str]


@lru_cache(maxsize=1)
def _senses() -> Senses:
    path = assets.resource_path("lexicon", "senses.tsv")
    tables: dict[str, dict[str, str]] = {"n": {}, "v": {}, "N": {}, "V": {}}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, word, value = line.split("\t")
            tables[kind].setdefault(word, value)
    except (OSError, ValueError, KeyError) as error:
        raise ResourceError(
            f"The word list {path} is damaged: {error}", "Install routeviewer again."
        ) from error
    return Senses(tables["n"], tables["v"], tables["N"], tables["V"])


@lru_cache(maxsize=20_000)
def verb_base(word: str) -> str:
    """Return the base form of a verb in lower case.

    >>> verb_base("flew"), verb_base("stopped"), verb_base("arriving"), verb_base("left")
    ('fly', 'stop', 'arrive', 'leave')
    """
    table = _senses()
    if word in table.irregular_verbs:
        return table.irregular_verbs[word]
    if word in table.verbs:
        return word
    for ending, base in _VERB_ENDINGS:
        if not word.endswith(ending):
            continue
        stem = word.removesuffix(ending)
        for candidate in (stem + base, stem[:-1] if stem[-1:] == stem[-2:-1] else ""):
            if candidate in table.verbs:
                return candidate
    return word


@lru_cache(maxsize=20_000)
def noun_base(word: str) -> str:
    """Return the singular of a noun in lower case.

    >>> noun_base("women"), noun_base("ferries"), noun_base("bus")
    ('woman', 'ferry', 'bus')
    """
    table = _senses()
    if word in table.nouns:
        return word
    if word in table.irregular_nouns:
        return table.irregular_nouns[word]
    for ending, base in _NOUN_ENDINGS:
        if word.endswith(ending) and word.removesuffix(ending) + base in table.nouns:
            return word.removesuffix(ending) + base
    return word


def noun_class(word: str) -> str:
    """Return what a noun in lower case stands for, or ``UNKNOWN``.

    >>> noun_class("astronomers"), noun_class("cutter"), noun_class("voyage")
    ('person', 'vehicle', 'journey')
    """
    return _senses().nouns.get(noun_base(word), UNKNOWN)


def verb_class(word: str) -> str:
    """Return what a verb in lower case tells of, or ``UNKNOWN``.

    >>> verb_class("sailed"), verb_class("said")
    ('motion', 'communication')
    """
    return _senses().verbs.get(verb_base(word), UNKNOWN)
