"""Which words of an article are marked, as what, and with which number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from routeviewer.itinerary.itinerary import Stop
from routeviewer.places.toponym import Toponym
from routeviewer.project.project import Project
from routeviewer.scene.marks import sign_of
from routeviewer.text.article import Span


@dataclass(frozen=True, slots=True)
class TextMark:
    """A marked piece of an article.

    Attributes:
        span: Where; empty where only a number stands before a sentence.
        role: "stop", "mentioned", "unresolved", or "told" for words that tell of a stop without
            naming it.
        numbers: What stands in the disc before it, e.g. "2, 5"; empty for no disc.
        sign: How the disc looks, one of the scene's signs.
        stops: Ids of the stops that it belongs to.
        toponym: Index of its name in the project, or None.
    """

    span: Span
    role: str
    numbers: str = ""
    sign: str = ""
    stops: tuple[str, ...] = ()
    toponym: int | None = None


def text_marks(project: Project, article: int) -> tuple[TextMark, ...]:
    """Return the marks of an article for the itinerary that is shown, in the order of the text."""
    stops = tuple(enumerate(project.itinerary.stops, 1))
    by_name: dict[str, list[tuple[int, Stop]]] = {}
    for number, stop in stops:
        if stop.toponym is not None:
            by_name.setdefault(stop.toponym.name, []).append((number, stop))
    marks = [
        mark
        for index, toponym in enumerate(project.toponyms)
        for mark in _marks_of(toponym, index, article, by_name.get(toponym.name, ()))
    ]
    marks.sort(key=lambda mark: mark.span)
    for number, stop in stops:
        if stop.toponym is None and stop.evidence and stop.evidence[0].span.article == article:
            _add_unnamed(marks, number, stop)
    return tuple(sorted(marks, key=lambda mark: mark.span))


def is_of(stop: Stop, toponym: Toponym) -> bool:
    """Tell whether a stop is told by a name."""
    own = stop.toponym
    return own is not None and own.name == toponym.name and own.chosen == toponym.chosen


def _marks_of(
    toponym: Toponym, index: int, article: int, stops: Sequence[tuple[int, Stop]]
) -> Iterator[TextMark]:
    mine = [(number, stop) for number, stop in stops if is_of(stop, toponym)]
    role = "stop" if mine else "mentioned" if toponym.chosen else "unresolved"
    numbered: set[str] = set()
    mentions = [m for m in toponym.mentions if m.span.article == article]
    is_told = any(_tells(stop, m.span) for _, stop in mine for m in mentions)
    for i, mention in enumerate(mentions):
        told = [
            (number, stop) for number, stop in mine
            if stop.id not in numbered and (_tells(stop, mention.span) or (not is_told and i == 0))
        ]  # fmt: skip
        numbered |= {stop.id for _, stop in told}
        yield TextMark(
            mention.span, role,
            ", ".join(str(number) for number, _ in told),
            sign_of(told[0][1]) if told else "",
            tuple(stop.id for _, stop in told or mine), index,
        )  # fmt: skip


def _tells(stop: Stop, span: Span) -> bool:
    return any(
        e.span.article == span.article and e.span.start <= span.start and span.end <= e.span.end
        for e in stop.evidence
    )


def _add_unnamed(marks: list[TextMark], number: int, stop: Stop) -> None:
    """Mark a stop that the text implies: at a name in its sentence, else at the sentence."""
    told = stop.evidence[0].span
    inside = [
        i for i, m in enumerate(marks)
        if told.start <= m.span.start and m.span.end <= told.end and m.span.article == told.article
    ]  # fmt: skip
    free = [i for i in inside if not marks[i].numbers and marks[i].role != "stop"]
    if stop.is_inferred and free:
        i = free[0]
        marks[i] = replace(
            marks[i], numbers=str(number), sign=sign_of(stop), stops=(stop.id,)
        )  # fmt: skip
    elif inside or stop.is_inferred:
        empty = replace(told, end=told.start)
        marks.append(TextMark(empty, "told", str(number), sign_of(stop), (stop.id,)))
    else:
        marks.append(TextMark(told, "told", str(number), sign_of(stop), (stop.id,)))
