"""The order in which places were visited, from the times told with them and from the telling."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from routeviewer.itinerary.itinerary import When
from routeviewer.itinerary.timeline import Moment
from routeviewer.itinerary.visits import Visit
from routeviewer.text.article import Span
from routeviewer.text.sentences import sentence_number

_ROLE_ORDER = {"from": 0, "via": 1, "at": 2, "to": 2, "toward": 3}
# How far a time reaches to the sentences after the one that tells it, before it is no longer
# taken for the date of what they tell; the order it gives lasts on.
_DATE_REACH_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class DatedVisit:
    """A visit with its time.

    Attributes:
        visit: The visit.
        when: What is known of the calendar.
        position: Days on the text's scale, None before the first time told.
        is_own: Whether the time stands in the visit's own sentence.
        sentence: Index of its sentence.
    """

    visit: Visit
    when: When
    position: float | None
    is_own: bool
    sentence: int


def dated(
    visits: Sequence[Visit], moments: Sequence[Moment], sentences: Sequence[Span]
) -> tuple[DatedVisit, ...]:
    """Give each visit the time of its sentence, or the time told last before it."""
    times = _Times(moments, sentences)
    return tuple(_dated(visit, times) for visit in visits)


class _Times:
    """The times of a text by their sentences."""

    def __init__(self, moments: Sequence[Moment], sentences: Sequence[Span]) -> None:
        self._sentences = sentences
        self._moments = sorted(moments, key=lambda m: m.expression.start)
        self._by_sentence: dict[int, list[Moment]] = {}
        for moment in self._moments:
            self._by_sentence.setdefault(self.sentence_of(moment), []).append(moment)

    def number(self, offset: int) -> int:
        return max(0, sentence_number(self._sentences, offset))

    def sentence_of(self, moment: Moment) -> int:
        return sentence_number(self._sentences, moment.expression.start)

    def within(self, sentence: int) -> Sequence[Moment]:
        return self._by_sentence.get(sentence, ())

    def last_before(self, offset: int) -> Moment | None:
        number = bisect_left(self._moments, offset, key=lambda m: m.expression.start)
        return self._moments[number - 1] if number else None


def _dated(visit: Visit, times: _Times) -> DatedVisit:
    start = visit.mention.span.start
    number = times.number(start)
    own = times.within(number)
    if own:
        nearest = min(own, key=lambda m: (_distance(m, visit), m.expression.start))
        return DatedVisit(visit, nearest.when, nearest.position, is_own=True, sentence=number)
    last = times.last_before(start)
    if last is None:
        return DatedVisit(visit, When(), None, is_own=False, sentence=number)
    position = last.position - (0.5 if visit.is_earlier else 0.0)
    reaches = number - times.sentence_of(last) <= _DATE_REACH_SENTENCES
    carried = reaches and not visit.is_earlier and last.when.precision in ("day", "weekday")
    return DatedVisit(
        visit, last.when if carried else When(), position, is_own=False, sentence=number
    )


def _distance(moment: Moment, visit: Visit) -> int:
    """Return how far a time stands from a mention; a time after it costs less than one before."""
    gap = moment.expression.start - visit.mention.span.end
    return gap if gap >= 0 else 2 * (visit.mention.span.start - moment.expression.end)


def in_order(visits: Sequence[DatedVisit]) -> tuple[DatedVisit, ...]:
    """Return the visits in the order of travel: by time, then as told.

    Within one sentence a place that is left, or that was visited before ("after visiting X"),
    comes before the place that is reached. Visits before the first time told keep their place
    before what follows them in the text.
    """
    keyed = []
    position: float | None = None
    for i in range(len(visits) - 1, -1, -1):
        position = visits[i].position if visits[i].position is not None else position
        keyed.append((position if position is not None else 0.0, *_telling(visits[i]), i))
    keyed.sort()
    return tuple(visits[key[-1]] for key in keyed)


def _telling(dated_visit: DatedVisit) -> tuple[int, int, int, int, int]:
    visit = dated_visit.visit
    return (
        dated_visit.sentence,
        0 if visit.is_before else 1,
        visit.verb,
        _ROLE_ORDER[visit.role],
        visit.mention.span.start,
    )
