"""What an article as a whole tells about where its places lie."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.gazetteer import Match
from routeviewer.places.mention import Mention
from routeviewer.places.phrases import fold_word
from routeviewer.text.article import Article

# A name of at least this prominence is a country before it is anything else.
_COUNTRY_PROMINENCE = 1300
_RIVAL_PROMINENCE = 600
_DEMONYM_WEIGHT = 0.6


def country_votes(
    article: Article,
    mentions: Sequence[Mention],
    matches: Mapping[str, Sequence[Match]],
    gazetteer: BundledGazetteer,
) -> dict[str, float]:
    """Return how much an article speaks of each country, as shares that add up to 1.

    Countries count by name, by demonym and by towns that are famous under their name; the
    tenth mention counts less than the first.
    """
    counts: dict[str, float] = defaultdict(float)
    for mention in mentions:
        found = matches.get(mention.name, ())
        if found and _is_sure(found):
            counts[found[0].place.country] += 1
    for code, count in _demonym_counts(article.text, gazetteer).items():
        counts[code] += _DEMONYM_WEIGHT * count
    counts.pop("", None)
    weights = {code: math.log1p(count) for code, count in counts.items()}
    total = sum(weights.values())
    return {code: weight / total for code, weight in sorted(weights.items())} if total else {}


def _is_sure(found: Sequence[Match]) -> bool:
    """Tell whether a name is a sure clue to a country: "Kenya", but not "Georgia"."""
    if found[0].prominence < _COUNTRY_PROMINENCE:
        return _is_famous(found)
    country = found[0].place.country
    return not any(
        m.place.kind == "region"
        and m.place.country != country
        and m.prominence >= _RIVAL_PROMINENCE
        for m in found[1:]
    )


def _is_famous(found: Sequence[Match]) -> bool:
    """Tell whether a town is so much better known than its namesakes that it is a sure clue."""
    if found[0].prominence < 600:
        return False
    others = [m.prominence for m in found[1:] if m.place.country != found[0].place.country]
    return not others or found[0].prominence - others[0] > 100


def _demonym_counts(text: str, gazetteer: BundledGazetteer) -> Counter[str]:
    demonyms = gazetteer.demonyms()
    words = text.split()
    counts: Counter[str] = Counter()
    folded = [fold_word(word) if word[:1].isupper() else "" for word in words]
    for i, word in enumerate(folded):
        if not word:
            continue
        pair = f"{word} {folded[i + 1]}" if i + 1 < len(folded) and folded[i + 1] else ""
        found = demonyms.get(pair) or (
            None if _inside_pair(demonyms, folded, i) else demonyms.get(word)
        )
        if found is not None and found.country:
            counts[found.country] += 1
    return counts


def _inside_pair(demonyms: Mapping[str, object], folded: Sequence[str], i: int) -> bool:
    """Tell whether a word is the second half of a demonym ("Korean" in "North Korean")."""
    return i > 0 and bool(folded[i - 1]) and f"{folded[i - 1]} {folded[i]}" in demonyms
