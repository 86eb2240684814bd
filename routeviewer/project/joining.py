"""Puts the reading of another article into a project."""

from __future__ import annotations

from dataclasses import replace

from routeviewer.itinerary.itinerary import Aside, Evidence, Itinerary, Leg, Onward, Stop
from routeviewer.places.toponym import Toponym
from routeviewer.project.project import Project
from routeviewer.project.sources import SourceFacts
from routeviewer.text.article import Span


def joined(project: Project, reading: Project) -> Project:
    """Return a project with the articles of another one behind its own.

    Each article keeps its own itineraries; what a person changed in ``reading`` is not taken
    over, only what was read.
    """
    count = len(project.articles)
    shift = _Shift(count)
    sources = [*project.sources, *[SourceFacts()] * (count - len(project.sources))]
    own_told_in = project.told_in or (0,) * len(project.itineraries)
    new_told_in = reading.told_in or (0,) * len(reading.itineraries)
    return replace(
        project,
        articles=(*project.articles, *reading.articles),
        toponyms=(*project.toponyms, *map(shift.toponym, reading.toponyms)),
        itineraries=(*project.itineraries, *map(shift.itinerary, reading.itineraries)),
        asides=(*project.asides, *map(shift.aside, reading.asides)),
        warnings=tuple(dict.fromkeys((*project.warnings, *reading.warnings))),
        sources=(*sources, *map(reading.facts_of, range(len(reading.articles)))),
        told_in=(*own_told_in, *(count + article for article in new_told_in)),
    )


class _Shift:
    """Moves the spans of a reading to the articles' new numbers."""

    def __init__(self, by: int) -> None:
        self.by = by

    def span(self, span: Span) -> Span:
        return replace(span, article=span.article + self.by)

    def evidence(self, evidence: Evidence) -> Evidence:
        return replace(evidence, span=self.span(evidence.span))

    def toponym(self, toponym: Toponym) -> Toponym:
        mentions = tuple(replace(m, span=self.span(m.span)) for m in toponym.mentions)
        return replace(toponym, mentions=mentions)

    def stop(self, stop: Stop) -> Stop:
        toponym = None if stop.toponym is None else self.toponym(stop.toponym)
        evidence = tuple(map(self.evidence, stop.evidence))
        return replace(stop, toponym=toponym, evidence=evidence)

    def leg(self, leg: Leg) -> Leg:
        return replace(leg, evidence=tuple(map(self.evidence, leg.evidence)))

    def onward(self, onward: Onward | None) -> Onward | None:
        return None if onward is None else replace(onward, evidence=self.evidence(onward.evidence))

    def itinerary(self, itinerary: Itinerary) -> Itinerary:
        return replace(
            itinerary,
            stops=tuple(map(self.stop, itinerary.stops)),
            legs=tuple(map(self.leg, itinerary.legs)),
            onward=self.onward(itinerary.onward),
        )

    def aside(self, aside: Aside) -> Aside:
        evidence = None if aside.evidence is None else self.evidence(aside.evidence)
        return replace(aside, toponym=self.toponym(aside.toponym), evidence=evidence)
