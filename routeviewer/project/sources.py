"""What a person says of an article: who published it, when, and whose journey it tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from routeviewer.text.article import Article


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Facts of a source that a person set; None leaves what was read.

    Attributes:
        title: The title.
        outlet: The outlet or the author.
        published: Day of publication.
        is_undated: Whether the day that was read is wrong and the right one is not known.
        address: Where it was published, e.g. a web address.
        traveller: Whose journey is wanted: a name or a part of it.
    """

    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    is_undated: bool = False
    address: str | None = None
    traveller: str | None = None


def with_facts(article: Article, facts: SourceFacts) -> Article:
    """Return an article with what a person says of it."""
    published, told_by = article.published, article.published_by
    if facts.is_undated:
        published, told_by = None, ""
    elif facts.published is not None:
        published, told_by = facts.published, "person"
    return replace(
        article,
        title=article.title if facts.title is None else facts.title or None,
        published=published,
        published_by=told_by,
        outlet=article.outlet if facts.outlet is None else facts.outlet or None,
        source=article.source if facts.address is None else facts.address,
    )
