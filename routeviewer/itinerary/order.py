"""The order in which places were visited: as told, but for what times and tenses contradict."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from routeviewer.itinerary.itinerary import When
from routeviewer.itinerary.quotations import Quotations
from routeviewer.itinerary.timeline import Moment
from routeviewer.itinerary.visits import Visit
from routeviewer.text.article import Span
from routeviewer.text.lexicon import lexicon_of
from routeviewer.text.sentences import sentence_number

_ROLE_ORDER = {"from": 0, "via": 1, "at": 2, "to": 2, "toward": 3}
# How far a time reaches to the sentences after the one that tells it, before it is no longer
# taken for the date of what they tell.
_DATE_REACH_SENTENCES = 3
# Times that say nothing of the sentences after.
_LONG = ("month", "year")
_FULL_DATES = ("day", "iso")
# How many sentences back what "had" happened goes before.
_EARLIER_REACH_SENTENCES = 2
# How much further a time is that stands in a clause about something else.
_OTHER_CLAUSE = 400
# What stands between the two ends of a span of time ("from 1947 to 1960", "May 1998 - July 1999").
_SPAN = re.compile(r"\d\s*(?:[-–—]|to|through|and)\s*\Z")
_LONGEST_LINK = 40
_BIRTH = ("bear", "birth", "born")


@dataclass(frozen=True, slots=True)
class DatedVisit:
    """A visit with its time.

    Attributes:
        visit: The visit.
        when: What is known of the calendar.
        moment: The time told for it: in its sentence, or shortly before; else None.
        is_own: Whether the time stands in the visit's own sentence.
        sentence: Index of its sentence.
        paragraph: Index of its line.
    """

    visit: Visit
    when: When
    moment: Moment | None
    is_own: bool
    sentence: int
    paragraph: int


def dated(
    visits: Sequence[Visit],
    moments: Sequence[Moment],
    sentences: Sequence[Span],
    text: str,
    quotations: Quotations,
    *,
    is_chronicle: bool,
) -> tuple[DatedVisit, ...]:
    """Give each visit the time of its sentence, or the time told last before it.

    What is said in a quotation dates nothing outside it. In a chronicle the day that begins a
    paragraph is that of the whole paragraph.
    """
    times = _Times(moments, sentences, quotations)
    breaks = [i for i, sign in enumerate(text) if sign == "\n"]
    return tuple(_dated(visit, times, breaks, text, is_chronicle=is_chronicle) for visit in visits)


class _Times:
    """The times of a text by their sentences."""

    def __init__(
        self, moments: Sequence[Moment], sentences: Sequence[Span], quotations: Quotations
    ) -> None:
        self._sentences = sentences
        self._quotations = quotations
        self._moments = sorted(moments, key=lambda m: m.expression.start)
        self._by_sentence: dict[int, list[Moment]] = {}
        for moment in self._moments:
            self._by_sentence.setdefault(self.sentence_of(moment), []).append(moment)

    def number(self, offset: int) -> int:
        return max(0, sentence_number(self._sentences, offset))

    def sentence_of(self, moment: Moment) -> int:
        return sentence_number(self._sentences, moment.expression.start)

    def within(self, sentence: int, offset: int) -> Sequence[Moment]:
        """Return the times of the sentence of an offset that may be those of what stands there."""
        found = self._by_sentence.get(sentence, ())
        return [m for m in found if self._fits(m, offset)]

    def last_before(self, offset: int) -> Moment | None:
        number = bisect_left(self._moments, offset, key=lambda m: m.expression.start)
        before = (m for m in reversed(self._moments[:number]) if self._fits(m, offset))
        return next(before, None)

    def _fits(self, moment: Moment, offset: int) -> bool:
        inner = self._quotations.at(moment.expression.start)
        return inner is None or inner == self._quotations.at(offset)


def _dated(
    visit: Visit, times: _Times, breaks: Sequence[int], text: str, *, is_chronicle: bool
) -> DatedVisit:
    start = visit.mention.span.start
    number, paragraph = times.number(start), bisect_left(breaks, start)
    own = times.within(number, start)
    if own:
        nearest = min(own, key=lambda m: (_distance(m, visit, text), m.expression.start))
        return DatedVisit(visit, nearest.when, nearest, True, number, paragraph)  # noqa: FBT003
    last = times.last_before(start)
    reaches = last is not None and (
        number - times.sentence_of(last) <= _DATE_REACH_SENTENCES
        or (is_chronicle and bisect_left(breaks, last.expression.start) == paragraph)
    )
    if last is None or not reaches or visit.is_earlier or last.when.precision in _LONG:
        return DatedVisit(visit, When(), None, False, number, paragraph)  # noqa: FBT003
    return DatedVisit(visit, last.when, last, False, number, paragraph)  # noqa: FBT003


def _distance(moment: Moment, visit: Visit, text: str) -> int:
    """Return how far a time stands from a mention.

    A time after it costs less than one before, but not one in a clause about something else ("in
    X, where in 1952 ...").
    """
    gap = moment.expression.start - visit.mention.span.end
    if _is_end(moment, text):
        return abs(gap) + _OTHER_CLAUSE
    if gap < 0:
        return 2 * (visit.mention.span.start - moment.expression.end)
    between = text[visit.mention.span.end : moment.expression.start].casefold().split()
    begins = lexicon_of("en_journey").words("moods", "aside").intersection(between)
    return gap + _OTHER_CLAUSE if begins else gap


def _is_end(moment: Moment, text: str) -> bool:
    """Tell whether a time is the end of a stay ("until 1984"), which says nothing of its begin."""
    before = text[max(0, moment.expression.start - _LONGEST_LINK) : moment.expression.start]
    ends = lexicon_of("en_journey").words("moods", "until")
    words = before.casefold().split()[-1:] + moment.expression.text.casefold().split()[:1]
    return bool(ends.intersection(words)) or _SPAN.search(before) is not None


def in_order(visits: Sequence[DatedVisit], *, is_chronicle: bool) -> tuple[DatedVisit, ...]:
    """Return the visits in the order of travel.

    The order is that of telling, but within a sentence a place that is left, or that was visited
    before ("after visiting X"), comes before the place that is reached; what "had" happened comes
    before what was told last; and what is surely dated earlier comes before what is dated later.
    In a chronicle only full dates count: "the third evening" never refers back there.
    """
    told = _by_life(_as_told(visits), is_chronicle=is_chronicle)
    ordered = _by_date(_parts(_by_tense(told)), is_chronicle=is_chronicle)
    return tuple(visit for part in ordered for visit in part)


def _as_told(visits: Sequence[DatedVisit]) -> list[DatedVisit]:
    """Return visits by sentence, clause and, around one verb ("to X from Y"), by their parts."""
    begins: dict[int, int] = {}
    for item in visits:
        start = item.visit.mention.span.start
        begins[item.visit.verb] = min(start, begins.get(item.visit.verb, start))

    def key(item: DatedVisit) -> tuple[int, int, int, int, int]:
        visit, start = item.visit, item.visit.mention.span.start
        place = 0 if visit.is_before else 2 if visit.is_after else 1
        if visit.verb < 0:
            return (item.sentence, place, start, 0, start)
        return (item.sentence, place, begins[visit.verb], _ROLE_ORDER[visit.role], start)

    return sorted(visits, key=key)


def _by_life(told: Sequence[DatedVisit], *, is_chronicle: bool) -> list[DatedVisit]:
    """Put births first, and last what is still to come.

    A chronicle that begins where its writer sits now ("We are parked at X") ends there.
    """
    now = _where_written(told) if is_chronicle else 0

    def stage(numbered: tuple[int, DatedVisit]) -> int:
        number, item = numbered
        clause = item.visit.clause
        if clause.lemma in _BIRTH and item.visit.role == "at":
            return 0
        if "future" in clause.moods:
            return 3
        return 2 if number < now else 1

    return [item for _, item in sorted(enumerate(told), key=stage)]


def _where_written(told: Sequence[DatedVisit]) -> int:
    """Return how many visits at the beginning are told in the present, before a past is told."""
    count = 0
    for item in told:
        if item.paragraph != told[0].paragraph or "present" not in item.visit.clause.moods:
            break
        count += 1
    has_past = any("present" not in item.visit.clause.moods for item in told[count:])
    return count if has_past else 0


def _by_tense(told: Sequence[DatedVisit]) -> list[DatedVisit]:
    """Move what "had" happened before what was told last."""
    ordered: list[DatedVisit] = []
    at: int | None = None
    for item in told:
        if not item.visit.is_earlier or item.is_own:
            ordered.append(item)
            at = None
            continue
        if at is None:
            at = len(ordered)
            near = ordered and item.sentence - ordered[-1].sentence <= _EARLIER_REACH_SENTENCES
            at -= bool(near)
        ordered.insert(at, item)
        at += 1
    return ordered


def _parts(ordered: Sequence[DatedVisit]) -> list[list[DatedVisit]]:
    """Cut where a time is told and where a paragraph begins.

    What follows in a paragraph without a time of its own belongs to what was told last.
    """
    parts: list[list[DatedVisit]] = []
    for item in ordered:
        last = parts[-1][-1] if parts else None
        is_new = last is None or item.paragraph != last.paragraph
        if is_new or (item.moment is not None and item.moment != parts[-1][0].moment):
            parts.append([item])
        else:
            parts[-1].append(item)
    return parts


def _by_date(parts: Sequence[list[DatedVisit]], *, is_chronicle: bool) -> list[list[DatedVisit]]:
    """Put each part before the first one that is surely dated later.

    A part without a time leads on to the next one that has one.
    """
    moments = [_order_giving(part[0], is_chronicle=is_chronicle) for part in parts]
    for i in range(len(moments) - 2, -1, -1):
        moments[i] = moments[i] or moments[i + 1]
    ordered: list[tuple[Moment | None, list[DatedVisit]]] = []
    for moment, part in zip(moments, parts, strict=True):
        at = len(ordered)
        if moment is not None:
            later = (i for i, (told, _) in enumerate(ordered) if told and moment.is_before(told))
            at = next(later, at)
        ordered.insert(at, (moment, part))
    return [part for _, part in ordered]


def _order_giving(item: DatedVisit, *, is_chronicle: bool) -> Moment | None:
    """Return the time of a visit if it may contradict the order of telling."""
    if not is_chronicle or item.moment is None:
        return item.moment
    is_full = item.is_own and item.moment.expression.kind in _FULL_DATES
    return item.moment if is_full else None
