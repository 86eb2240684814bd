"""Sentences for the reasons of the machine's decisions, and for what a reader should know."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from routeviewer.places.candidate import Reason
from routeviewer.wording.catalogue import Catalogue, catalogue
from routeviewer.wording.sentences import retold

# Which parameter of a rule is the count that its plural form follows, and which are lengths.
_COUNTS: Mapping[str, int] = {
    "bad-bytes": 0, "too-fast": 3, "too-fast-by": 3, "track-points-left-out": 0,
    "labels-dropped": 0, "marks-thinned": 0, "arrows-dropped": 0,
}  # fmt: skip
_LENGTHS: Mapping[str, int] = {"company": 0, "near": 0, "too-fast": 2, "too-fast-by": 2}
_DECIMAL = re.compile(r"\d+\.\d+")


def reason_sentence(
    reason: Reason, country_names: Mapping[str, str] | None = None, *, language: str = "en"
) -> str:
    """Return one ground for a place as a phrase, without a full stop.

    Args:
        reason: The ground.
        country_names: Names by code; by default those of the language.
        language: BCP 47 code of the sentence.
    """
    words = catalogue(language)
    rule, parameters = reason.rule, list(reason.parameters)
    if rule == "country":
        code = parameters[0]
        parameters = [(country_names or {}).get(code) or words.country(code) or code]
    elif rule == "kind":
        parameters = [kind_name(parameters[0], language)]
    elif rule == "prominence":
        kind, people = (*parameters, "")[:2]
        parameters = [kind_name(kind, language)]
        if people and int(people) > 0:
            return words.sentence("reason", "prominence-people", *parameters, count=int(people))
    return _sentence(words, "reason", rule, parameters)


def kind_name(kind: str, language: str = "en") -> str:
    """Return what a kind of places is called."""
    return str(catalogue(language).sections["kind"].get(kind, kind))


def visit_sentence(rule: str, language: str = "en") -> str:
    """Return why a place is, or is not, on the route, as a phrase."""
    return _sentence(catalogue(language), "visit", rule)


def aside_sentence(rule: str, language: str = "en") -> str:
    """Return why a place is not on the route, as a phrase."""
    words = catalogue(language)
    return words.sentence("aside", rule if rule in words.sections["aside"] else "no-verb")


def notice_sentence(rule: str, parameters: Sequence[str] = (), language: str = "en") -> str:
    """Return what the reader should know, without a full stop."""
    words = catalogue(language)
    if rule == "too-fast" and parameters[4] in words.sections["mode"]:
        rule = "too-fast-by"
        parameters = [*parameters[:4], words.sentence("mode", parameters[4])]
    # A notice may hold the sentences of a failure.
    told = [retold(parameter, language) for parameter in parameters]
    return _sentence(words, "notice", rule, told).rstrip(".")


def figure_notice_sentence(rule: str, parameters: Sequence[str] = (), language: str = "en") -> str:
    """Return what should be mended in a figure, without a full stop."""
    return _sentence(catalogue(language), "figure-notice", rule, parameters)


def _sentence(words: Catalogue, section: str, rule: str, parameters: Sequence[str] = ()) -> str:
    """Return a sentence; a rule of another version of the program is told as it is."""
    if rule not in words.sections[section]:
        return rule
    told = [words.decimal(text) if _DECIMAL.fullmatch(text) else text for text in parameters]
    count, length = _COUNTS.get(rule), _LENGTHS.get(rule)
    if length is not None:
        told[length] = words.number(float(parameters[length]))
    number = None if count is None else int(parameters[count].replace(",", ""))
    return words.sentence(section, rule, *told, count=number)
