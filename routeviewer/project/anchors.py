"""How edits name stops and words, and how these are found again."""

from __future__ import annotations

from routeviewer.errors import EditError
from routeviewer.itinerary.itinerary import Stop
from routeviewer.project.edits import StopAnchor, TextAnchor
from routeviewer.project.project import Project
from routeviewer.text.article import Span


def anchor_of(project: Project, stop_id: str, *, itinerary: int = 0) -> StopAnchor:
    """Return how an edit names a stop.

    Raises:
        EditError: There is no such stop.
    """
    stops = project.itineraries[itinerary].stops
    for i, stop in enumerate(stops):
        if stop.id == stop_id:
            quote = _quote(project, stop)
            same = [s for s in stops[:i] if s.label == stop.label and _quote(project, s) == quote]
            return StopAnchor(stop.label, quote, len(same), itinerary)
    raise EditError(f"There is no stop {stop_id}", "Choose a stop of the list.")


def find_stop(project: Project, anchor: StopAnchor) -> int:
    """Return the index of the stop that an anchor names: by its words, else by its name alone.

    Raises:
        EditError: It is not on the route.
    """
    require_itinerary(project, anchor.itinerary)
    stops = project.itineraries[anchor.itinerary].stops
    named = [i for i, stop in enumerate(stops) if stop.label == anchor.name]
    quoted = [i for i in named if _quote(project, stops[i]) == anchor.quote]
    found = quoted or (named if len(named) == 1 else [])
    if not found or (quoted and anchor.occurrence >= len(found)):
        raise EditError(f"The stop “{anchor.name}” is not on the route", "Make the change anew.")
    return found[anchor.occurrence if quoted else 0]


def require_itinerary(project: Project, number: int) -> None:
    """Refuse the index of an itinerary that there is not.

    Raises:
        EditError: There is none.
    """
    if not 0 <= number < len(project.itineraries):
        raise EditError(f"There is no itinerary {number + 1}", "Choose another one.")


def words_at(project: Project, span: Span) -> TextAnchor:
    """Return how an edit names words of an article."""
    text = project.articles[span.article].text
    quote = text[span.start : span.end]
    occurrence, at = 0, text.find(quote)
    while 0 <= at < span.start:
        occurrence, at = occurrence + 1, text.find(quote, at + 1)
    return TextAnchor(quote, occurrence, span.article)


def find_words(project: Project, anchor: TextAnchor) -> Span:
    """Return where the words of an anchor stand.

    Raises:
        EditError: The article does not hold them.
    """
    at = -1
    if 0 <= anchor.article < len(project.articles) and anchor.quote:
        text = project.articles[anchor.article].text
        for _ in range(anchor.occurrence + 1):
            at = text.find(anchor.quote, at + 1)
            if at < 0:
                break
    if at < 0:
        raise EditError(
            f"The words “{anchor.quote[:60]}” do not stand in the article", "Make the change anew."
        )
    return Span(anchor.article, at, at + len(anchor.quote))


def _quote(project: Project, stop: Stop) -> str:
    if not stop.evidence:
        return ""
    span = stop.evidence[0].span
    return project.articles[span.article].quote(span)
