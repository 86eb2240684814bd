"""Sentences that code speaks in English, in the language of the person at the program.

English is its own key, as in gettext: ``resources/wording/sentences/<language>.toml`` holds the
English sentence and beside it the translated one, both with names in braces for what is filled in.
So each failure is written where it is raised, in whole sentences that a reader of the code
understands, and rooms far below this one need to know nothing of languages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from routeviewer import assets
from routeviewer.errors import RouteviewerError

ENGLISH = "en"
# The languages that the window and the command line speak.
SPOKEN = (ENGLISH, "de")
# Facts of failures that the program tells itself, not a person.
_OWN_FACTS = frozenset(("error", "why", "what", "when", "expected"))
_WORDS = "words"
_NAME = re.compile(r"\{(\w+)\}")
_spoken = [ENGLISH]


def speak(language: str) -> None:
    """Choose the language of the program, once at its start; one that it has not is English."""
    code = language.replace("_", "-").split("-")[0].casefold()
    _spoken[0] = code if code in SPOKEN else ENGLISH


def spoken() -> str:
    """Return the code of the language that the program speaks."""
    return _spoken[0]


def told(sentence: str, /, **facts: object) -> str:
    """Return a sentence of the code in the language of the program, its facts filled in."""
    words = _table(spoken()).get(_WORDS, {})
    known = words.get(sentence) or _sentences(spoken()).get(sentence, sentence)
    return known.format(**facts)


def retold(text: str, language: str | None = None) -> str:
    """Return a finished English text in a language: its facts are found again and kept.

    Args:
        text: What a failure says; what is not known stays as it is. Of its facts only those
            that the program tells itself are translated, never a person's names and files.
        language: Code of the language; by default that of the program.
    """
    known = _sentences(language or spoken())
    if text in known:
        return known[text]
    for pattern, sentence in _patterns(language or spoken()):
        found = pattern.fullmatch(text)
        if found is not None:
            facts = found.groupdict()
            own = {name: retold(facts[name], language) for name in _OWN_FACTS & facts.keys()}
            return _filled(sentence, facts | own)
    return text


def _filled(sentence: str, facts: Mapping[str, str]) -> str:
    """Return a sentence with its facts; other braces, as those of JSON, stay."""
    return _NAME.sub(lambda name: facts.get(name[1], name[0]), sentence)


def problem_of(error: RouteviewerError) -> str:
    """Return what is wrong, in the language of the program."""
    return retold(error.problem)


def remedy_of(error: RouteviewerError) -> str:
    """Return what can be done about it, in the language of the program."""
    return retold(error.remedy)


@lru_cache(maxsize=4)
def _table(language: str) -> Mapping[str, Mapping[str, str]]:
    if language == ENGLISH or language not in SPOKEN:
        return {}
    path = assets.resource_path("wording", "sentences", f"{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _sentences(language: str) -> Mapping[str, str]:
    """Return all but the single words, which could be anybody's names in a finished text."""
    sections = [held for name, held in _table(language).items() if name != _WORDS]
    return {english: text for section in sections for english, text in section.items()}


@lru_cache(maxsize=4)
def _patterns(language: str) -> Sequence[tuple[re.Pattern[str], str]]:
    """Return the sentences with facts, those with the most words of their own first."""
    whole = [(key, text) for key, text in _sentences(language).items() if _NAME.search(key)]
    whole.sort(key=lambda pair: -len(_NAME.sub("", pair[0])))
    return [(re.compile(_as_pattern(key), re.DOTALL), text) for key, text in whole]


def _as_pattern(sentence: str) -> str:
    parts = _NAME.split(sentence)
    return "".join(f"(?P<{part}>.*?)" if i % 2 else re.escape(part) for i, part in enumerate(parts))
