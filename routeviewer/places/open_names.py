"""Names that the gazetteers on the disk do not settle, and what a service says to them."""

from __future__ import annotations

from collections.abc import Mapping

from routeviewer.places.doubles import without_doubles
from routeviewer.places.gazetteer import Match, OnlineSource, PlaceQuery
from routeviewer.places.inexact import is_guess
from routeviewer.places.name_group import ABBREVIATION, BORDER, NameGroup
from routeviewer.places.phrases import kind_word_table

# A place chosen with this confidence is settled, and so is a town as well known as this.
_SURE_SCORE, _SURE_PROMINENCE = 0.9, 500
_LIKELY_SHARE, _MOST_COUNTRIES = 0.15, 3
# What a word that only may be a name is believed to be; a service knows a shop of every name.
_LARGE_KINDS = frozenset(("country", "region", "city", "village", "island", "water", "mountain"))


def add_online_matches(
    groups: Mapping[str, NameGroup], votes: Mapping[str, float], online: OnlineSource
) -> bool:
    """Ask a service for open names and add what it knows; tell whether anything was added.

    Args:
        groups: The article's names, weighed.
        votes: How much the article speaks of each country, for the hint.
        online: The service.
    """
    asked = [
        group
        for key, group in groups.items()
        if not key.startswith((f"{BORDER}:", f"{ABBREVIATION}:"))
        and (online.asks_all or _is_open(group))
    ]
    queries = [
        PlaceQuery(_name(group), likely_countries=_likely_countries(group, groups, votes))
        for group in asked
    ]
    is_changed = False
    for group, matches in zip(asked, online.find_each(queries), strict=True):
        believed = [match for match in matches if _is_believed(match, group)]
        if believed:
            group.matches = without_doubles([*group.matches, *believed])
            is_changed = True
    return is_changed


def _is_open(group: NameGroup) -> bool:
    if not group.candidates or is_guess(group.candidates[0]):
        return True
    best = group.candidates[0]
    if best.place.is_area or best.score >= _SURE_SCORE:
        return False
    prominence = max(m.prominence for m in group.matches if m.place == best.place)
    return prominence < _SURE_PROMINENCE


def _name(group: NameGroup) -> str:
    """Return the name as it is asked for: "Artemovsk-2" for "Artemovsk-2 station"."""
    words = group.name.split()
    if group.recognizer == "kind-word" and words[-1] in kind_word_table() and len(words) > 1:
        words.pop()
    return " ".join(words)


def _likely_countries(
    group: NameGroup, groups: Mapping[str, NameGroup], votes: Mapping[str, float]
) -> tuple[str, ...]:
    told = [groups[outer].best for outer in group.surely_in]
    sure = {place.country for place in told if place is not None and place.country}
    if sure:
        return tuple(sorted(sure))
    likely = sorted(votes, key=lambda code: (-votes[code], code))
    return tuple(code for code in likely if votes[code] >= _LIKELY_SHARE)[:_MOST_COUNTRIES]


def _is_believed(match: Match, group: NameGroup) -> bool:
    if group.recognizer != "misspelt":
        return True
    return match.is_main_name and match.place.kind in _LARGE_KINDS
