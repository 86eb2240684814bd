"""Which name says where another one lies: "Paris, Texas", "Osh in Kyrgyzstan"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from routeviewer.geo.coordinate import sphere_km
from routeviewer.places.mention import Mention
from routeviewer.places.place import Place
from routeviewer.text.article import Article

# Between the smaller place and the larger one.
_BESIDE = re.compile(
    r",\s+(?:in\s+|and\s+)?(?:the\s+)?(?:\w+\s+of\s+)?\Z|\s*\(\s*\Z|\s*\[\s*\Z|\s+\Z"
)
_WITHIN = re.compile(
    r",?\s+(?:\w+\s+){0,2}?(?:in|of)\s+(?:the\s+)?(?:\w+(?:-\w+)?\s+){0,3}?(?:(?:province|region|state|district|"
    r"county|territory|city|town|island|republic)\s+of\s+)?\Z"
)
# Between the larger place and the smaller one.
_OWNS = re.compile(r"['’]s\s+(?:\w+\s+){0,3}\Z")
_LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|or|&)|,?\s*and\s+the)\s*\Z")
_REGION_REACH = 1.6
_INFORMAL_REACH = 1.15
_LONGEST_GAP = 60


def container_of(
    article: Article, mentions: Sequence[Mention], index: int
) -> tuple[int, str] | None:
    """Return the mention that tells where a mention lies, with the rule, or None.

    Rules are ``"beside"`` ("Long Beach, CA"), ``"within"`` ("Osh in southern Kyrgyzstan") and
    ``"owned"`` ("Kenya's Nakuru").
    """
    if index + 1 < len(mentions):
        gap = _gap(article, mentions[index], mentions[index + 1])
        if gap is not None and _BESIDE.match(gap):
            return index + 1, "beside"
        if gap is not None and _WITHIN.match(gap):
            return index + 1, "within"
    if index > 0:
        gap = _gap(article, mentions[index - 1], mentions[index])
        if gap is not None and _OWNS.match(gap):
            return index - 1, "owned"
    return None


def is_sure_container(article: Article, mentions: Sequence[Mention], index: int) -> bool:
    """Tell whether the name after a mention can only be what it lies in.

    Reads "Osh, Kyrgyzstan"; must not fall for a list ("Kampala, Kenya and Tanzania").
    """
    after = _gap(article, mentions[index], mentions[index + 1])
    is_listed = index > 0 and _LISTED.match(
        _gap(article, mentions[index - 1], mentions[index]) or "-"
    )
    goes_on = index + 2 < len(mentions) and _LISTED.match(
        _gap(article, mentions[index + 1], mentions[index + 2]) or "-"
    )
    return after is not None and after.strip() in (",", "(") and not is_listed and not goes_on


def _gap(article: Article, left: Mention, right: Mention) -> str | None:
    gap = article.text[left.span.end : right.span.start]
    return gap if len(gap) <= _LONGEST_GAP and "\n\n" not in gap else None


def contains(outer: Place, inner: Place) -> bool:
    """Tell whether a country or region holds another place."""
    if outer == inner or outer.precision_km < inner.precision_km:
        return False
    if outer.kind == "country" and outer.to_year is None:
        return inner.country == outer.country
    if outer.kind == "region" and outer.admin1 and inner.admin1:
        return (outer.country, outer.admin1) == (inner.country, inner.admin1)
    if not outer.is_area and outer.kind not in ("island", "city"):
        return False
    reach = _REGION_REACH if outer.admin1 else _INFORMAL_REACH
    if outer.country and outer.admin1 and inner.country and inner.country != outer.country:
        return False
    return sphere_km(outer.coordinate, inner.coordinate) <= reach * max(outer.precision_km, 10.0)
