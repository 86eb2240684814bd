"""From an article to its places and its route: the stages in their order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from routeviewer.itinerary.build import build_journey
from routeviewer.itinerary.itinerary import Aside, Itinerary
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.finding import find_in
from routeviewer.places.toponym import Toponym
from routeviewer.text.article import Article, Notice
from routeviewer.text.readers import article_from_text


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read out of an article.

    Attributes:
        article: The article.
        toponyms: Its place names.
        itinerary: The main traveller's route.
        asides: Places that are not on it, with the reason.
        notices: What the user should know.
    """

    article: Article
    toponyms: tuple[Toponym, ...]
    itinerary: Itinerary
    asides: tuple[Aside, ...]
    notices: tuple[Notice, ...]


def find_places(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    gazetteer: BundledGazetteer | None = None,
) -> tuple[Toponym, ...]:
    """Return the place names of a text with what they stand for, in the order of first mention.

    Args:
        text: The text; offsets of the mentions are code points of it.
        title: Its title, if known.
        published: Its day of publication, if known.
        gazetteer: An open gazetteer, for many texts in a row.

    Raises:
        GazetteerError: The embedded gazetteer cannot be used.
    """
    article = article_from_text(text, title=title, published=published)
    return find_in(article, gazetteer or BundledGazetteer()).toponyms


def reconstruct(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    traveller: str | None = None,
    gazetteer: BundledGazetteer | None = None,
) -> Reading:
    """Return the route that a text tells.

    Args:
        text: The text.
        title: Its title, if known.
        published: Its day of publication; without it weekdays stay weekdays.
        traveller: Whose route is wanted: a name or a part of it.
        gazetteer: An open gazetteer, for many texts in a row.
    """
    article = article_from_text(text, title=title, published=published)
    return read(article, traveller=traveller, gazetteer=gazetteer)


def read(
    article: Article,
    *,
    published: date | None = None,
    traveller: str | None = None,
    gazetteer: BundledGazetteer | None = None,
) -> Reading:
    """Return the route that an article tells.

    Args:
        article: The article.
        published: Replaces the article's own day of publication.
        traveller: Whose route is wanted: a name or a part of it.
        gazetteer: An open gazetteer, for many articles in a row.
    """
    if published is not None:
        article = replace(article, published=published)
    gazetteer = gazetteer or BundledGazetteer()
    findings = find_in(article, gazetteer)
    journey = build_journey(findings, gazetteer, traveller=traveller)
    notices = list(article.notices)
    if not findings.toponyms:
        notices.append(Notice("no-places"))
    elif not journey.itinerary.stops:
        notices.append(Notice("no-stops"))
    return Reading(article, findings.toponyms, journey.itinerary, journey.asides, tuple(notices))
