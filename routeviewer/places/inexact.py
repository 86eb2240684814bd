"""Names that no gazetteer has as they are written: misspelt, or beginning with their town's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.candidate import Candidate, Reason
from routeviewer.places.gazetteer import Match
from routeviewer.places.name_group import NameGroup
from routeviewer.places.spelling import similar_names

# A misspelt name in running text is repaired only towards a town of this prominence.
_TYPO_PROMINENCE = 450
_CONTEXT = frozenset(("country", "near", "beside"))


def inexact_matches(folded: str, group: NameGroup, gazetteer: BundledGazetteer) -> Sequence[Match]:
    """Return what an unknown name may stand for, each place with the reason for the guess."""
    has_kind_word = group.recognizer == "kind-word"
    similar = similar_names(folded, gazetteer, prominence=0 if has_kind_word else _TYPO_PROMINENCE)
    if similar:
        name, similarity = similar[0]
        reason = Reason("spelling", (group.name, name), -10 * (1 - similarity) - 1)
        return _with_reason(gazetteer.find_all([name])[name], reason)
    words = folded.split()
    if has_kind_word:
        for count in range(len(words) - 1, 0, -1):
            town = " ".join(words[:count])
            matches = [m for m in gazetteer.find_all([town])[town] if m.prominence >= 300]
            if matches:
                return _with_reason(matches, Reason("in-town", (matches[0].place.name,), -2.0))
    return ()


def is_guess(candidate: Candidate) -> bool:
    """Tell whether a place does not bear the name as it is written."""
    return any(reason.rule in ("spelling", "in-town") for reason in candidate.reasons)


def drop_unlikely_guesses(groups: Mapping[str, NameGroup]) -> None:
    """Leave a name open unless the article speaks for the place that it is guessed to mean.

    A capitalised word that only may be a name is often a firm's or a person's, and a service
    knows a shop of every name.
    """
    for group in groups.values():
        if not group.candidates or group.recognizer not in ("unknown", "misspelt"):
            continue
        rules = {reason.rule for reason in group.candidates[0].reasons}
        is_unsure = "spelling" in rules or ("online" in rules and group.recognizer == "misspelt")
        if is_unsure and not rules & _CONTEXT:
            group.candidates = ()


def _with_reason(matches: Sequence[Match], reason: Reason) -> Sequence[Match]:
    return [replace(match, reasons=(*match.reasons, reason)) for match in matches]
