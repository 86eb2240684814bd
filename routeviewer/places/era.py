"""Names of other times: a historical name is weighed by the years that an article is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from routeviewer.places.candidate import Reason
from routeviewer.places.place import Place
from routeviewer.text.article import Article

_YEAR = re.compile(r"(?<![\d.,])(1\d{3}|20\d{2})(?![\d.,]\d|\d)")
_BEFORE_OUR_ERA = re.compile(r"\b(\d{1,4})\s?(?:BCE?\b|B\.\s?C\.)")
_FITS_POINTS, _MISFIT_POINTS = 1.0, -2.0
_ALWAYS = (-99_999, 99_999)


def years_of(article: Article) -> tuple[int, ...]:
    """Return the years that an article is of or tells of; years before our era are negative.

    A number that only looks like a year ("1500 people") does little harm: a year more can only
    take a doubt away.
    """
    published = [article.published.year] if article.published else []
    told = [int(year) for year in _YEAR.findall(article.text)]
    ancient = [-int(year) for year in _BEFORE_OUR_ERA.findall(article.text)]
    return tuple(sorted({*published, *told, *ancient}))


def era_reasons(place: Place, years: Sequence[int]) -> list[Reason]:
    """Return what an article's years say about a place with years of its own."""
    if not years or (place.from_year is None and place.to_year is None):
        return []
    start = _ALWAYS[0] if place.from_year is None else place.from_year
    end = _ALWAYS[1] if place.to_year is None else place.to_year
    fitting = [year for year in years if start <= year <= end]
    span = (
        "" if place.from_year is None else str(start),
        "" if place.to_year is None else str(end),
    )
    if fitting:
        return [Reason("era", (*span, str(fitting[0])), _FITS_POINTS)]
    return [Reason("other-era", span, _MISFIT_POINTS)]
