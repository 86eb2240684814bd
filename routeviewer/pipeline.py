"""From an article to its places and its route: the stages in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

from routeviewer.itinerary.build import build_journey
from routeviewer.itinerary.grammar import Grammar
from routeviewer.itinerary.travellers import Traveller, travellers_of
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.feedback import Cancelled, check, never
from routeviewer.places.finding import find_in
from routeviewer.places.toponym import Toponym
from routeviewer.project.editing import replay
from routeviewer.project.edits import Edit
from routeviewer.project.joining import joined
from routeviewer.project.project import Project
from routeviewer.route.paths import route_of
from routeviewer.route.plausibility import doubts_about
from routeviewer.text.article import Article, Notice
from routeviewer.text.readers import article_from_text

# The stages of reading, of which `stage` is told.
STAGES = ("places", "journeys")
# Another person's way is a route of its own from this many stops on.
_LEAST_STOPS = 2


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
) -> Project:
    """Return the routes that a text tells.

    Args:
        text: The text; offsets in the result are code points of it.
        title: Its title, if known.
        published: Its day of publication; without it weekdays stay weekdays.
        traveller: Whose route is wanted first: a name or a part of it.
        gazetteer: An open gazetteer, for many texts in a row.

    Raises:
        GazetteerError: The embedded gazetteer cannot be used.
    """
    article = article_from_text(text, title=title, published=published)
    return read(article, traveller=traveller, gazetteer=gazetteer)


def read(
    article: Article,
    *,
    published: date | None = None,
    traveller: str | None = None,
    gazetteer: BundledGazetteer | None = None,
    stage: Callable[[str], None] = lambda _: None,
    cancelled: Cancelled = never,
) -> Project:
    """Return the routes that an article tells.

    Args:
        article: The article.
        published: Replaces the article's own day of publication.
        traveller: Whose route is wanted first: a name or a part of it.
        gazetteer: An open gazetteer, for many articles in a row.
        stage: Told which of ``STAGES`` begins.
        cancelled: Tells whether the user has enough; looked at between the stages.

    Raises:
        CancelledError: The user has enough.
    """
    if published is not None:
        article = replace(article, published=published, published_by="person")
    gazetteer = gazetteer or BundledGazetteer()
    stage("places")
    check(cancelled)
    findings = find_in(article, gazetteer)
    stage("journeys")
    check(cancelled)
    people = travellers_of(findings, hint=traveller)
    grammar = Grammar(findings)
    main = build_journey(findings, gazetteer, people[0], grammar=grammar)
    others = [
        build_journey(findings, gazetteer, person, is_other=True, grammar=grammar).itinerary
        for person in people[1:]
    ]
    warnings = [
        *article.notices,
        *_day_told(article),
        *findings.notices,
        *_hint_warnings(people, traveller),
    ]
    if not findings.toponyms:
        warnings.append(Notice("no-places"))
    elif not main.itinerary.stops:
        warnings.append(Notice("no-stops"))
    warnings += doubts_about(route_of(main.itinerary))
    warnings += gazetteer.notices()
    return Project(
        articles=(article,),
        toponyms=findings.toponyms,
        itineraries=(main.itinerary, *(i for i in others if len(i.stops) >= _LEAST_STOPS)),
        asides=main.asides,
        warnings=tuple(warnings),
    )


def reread(
    project: Project,
    *,
    gazetteer: BundledGazetteer | None = None,
    stage: Callable[[str], None] = lambda _: None,
    cancelled: Cancelled = never,
) -> Project:
    """Read a project's articles anew and replay what a person changed.

    Edits that no longer apply are left out, each with a warning.

    Raises:
        CancelledError: The user has enough.
    """
    gazetteer = gazetteer or BundledGazetteer()
    readings = [
        read(
            article, traveller=project.facts_of(i).traveller or None, gazetteer=gazetteer,
            stage=stage, cancelled=cancelled,
        )
        for i, article in enumerate(project.articles)
    ]  # fmt: skip
    return with_edits(reduce(joined, readings), project.edits)


def with_edits(reading: Project, edits: Sequence[Edit]) -> Project:
    """Return a new reading with what a person changed; what no longer applies is told."""
    replayed, lost = replay(reading, edits)
    warnings = tuple(Notice("edit-lost", (type(edit).__name__,)) for edit in lost)
    return replace(replayed, warnings=(*replayed.warnings, *warnings))


def _day_told(article: Article) -> list[Notice]:
    """Say which day was taken from a file or page, since files are often wrong; or could be."""
    if article.published is not None and article.published_by == "metadata":
        return [Notice("published-by-document", (article.published.isoformat(),))]
    if article.published is None and article.made is not None:
        return [Notice("file-made", (article.made.isoformat(),))]
    return []


def _hint_warnings(people: Sequence[Traveller], hint: str | None) -> list[Notice]:
    if hint is None or people[0].is_hinted or people[0].is_narrator:
        return []
    names = ", ".join(person.name for person in people if person.name)
    return [Notice("traveller-not-found", (hint, names or "-"))]
