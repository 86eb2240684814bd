"""A search that a person starts by hand: on Enter or "search online", never while typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from routeviewer.geo.coordinate import Coordinate
from routeviewer.places.candidate import Candidate
from routeviewer.places.doubles import without_doubles
from routeviewer.places.feedback import Cancelled, Progress, never, no_progress
from routeviewer.places.gazetteer import Match, PlaceQuery
from routeviewer.places.online.online_gazetteer import OnlineGazetteer
from routeviewer.places.scoring import Clues, weigh
from routeviewer.places.toponym import Toponym
from routeviewer.settings.folders import cache_folder
from routeviewer.settings.settings import Settings


def search_online(
    query: PlaceQuery,
    settings: Settings,
    *,
    service: str | None = None,
    neighbours: Sequence[Coordinate] = (),
    limit: int = 10,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
) -> tuple[Candidate, ...]:
    """Return the places that an online service knows under a name, the likeliest first.

    It may be called from any thread. Of a name that was asked for before, the answer is there
    at once; else it takes the service's time and, where it was asked a moment ago, a second more.

    Args:
        query: The name, and the country that it must or may lie in; nothing else is sent.
        settings: The settings.
        service: Name of the service, or None for the one in the settings.
        neighbours: Other places of the article; those near them are likelier.
        limit: How many at most.
        progress: Told 0 of 1 when the service is asked, 1 of 1 when its answer is there.
        cancelled: Tells whether the user has enough; looked at about twenty times a second.

    Raises:
        GeocoderError: The service cannot be used; each of its heirs says why, and what to do.
        KeyStoreError: The keyring is locked or broken.
        CancelledError: The user has enough.
    """
    chosen = settings.geocoding.service_called(service or settings.geocoding.service)
    gazetteer = OnlineGazetteer(chosen, cache_folder())
    gazetteer.cancelled = cancelled
    progress(0, 1)
    try:
        matches = gazetteer.find(query, limit=limit)
    finally:
        gazetteer.close()
        progress(1, 1)
    return weigh(without_doubles(matches), Clues(neighbours=tuple(neighbours)))


def with_candidates(toponym: Toponym, found: Sequence[Candidate]) -> Toponym:
    """Return a name with further candidates behind those it has; its choice stays.

    A place that is there already, by another gazetteer, gets the reason that the service has it
    too.
    """
    held = [Match(c.place, 0, is_main_name=True, reasons=c.reasons) for c in toponym.candidates]
    new = [Match(c.place, 0, is_main_name=True, reasons=c.reasons) for c in found]
    scores = {c.place: c.score for c in (*found, *toponym.candidates)}
    joined = without_doubles([*held, *new])
    candidates = tuple(Candidate(m.place, scores[m.place], m.reasons) for m in joined)
    return replace(toponym, candidates=candidates)
