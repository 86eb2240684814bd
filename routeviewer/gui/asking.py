"""The edits that stand behind what a person asks for in the panels."""

from __future__ import annotations

from dataclasses import replace

from routeviewer.geo.coordinate import Coordinate
from routeviewer.gui.mention_marks import TextMark, is_of
from routeviewer.itinerary.itinerary import Aside
from routeviewer.places.candidate import Candidate
from routeviewer.places.place import Place
from routeviewer.places.toponym import Toponym
from routeviewer.project.anchors import words_at
from routeviewer.project.edits import (
    AddCandidate,
    AddStop,
    ChooseCandidate,
    ChooseForMention,
    Edit,
    MarkVisited,
    SetFigure,
)
from routeviewer.project.project import Project
from routeviewer.text.article import Span
from routeviewer.text.sentences import sentence_number, sentences_of


def choice(
    toponym: Toponym, candidate: Candidate, project: Project, mention: Span | None = None
) -> tuple[Edit, ...]:
    """Return the edits that take a candidate for a name.

    Args:
        toponym: The name.
        candidate: The place; it is put among the name's candidates where it is not one.
        project: The project.
        mention: Where the name stands, if the choice holds for there alone.
    """
    place = candidate.place
    held = any(c.place == place for c in toponym.candidates)
    first: tuple[Edit, ...] = () if held else (AddCandidate(toponym.name, candidate),)
    if mention is not None and len(toponym.mentions) > 1:
        words = words_at(project, mention)
        return (*first, ChooseForMention(words, place.gazetteer, place.identifier))
    return (*first, ChooseCandidate(toponym.name, place.gazetteer, place.identifier))


def visit(project: Project, toponym: Toponym, mention: Span) -> MarkVisited:
    """Return the edit that makes a mention a stop, where the text puts it."""
    sentence = _sentence_round(project, mention)
    position = position_in_text(project, mention)
    return MarkVisited(toponym.name, words_at(project, sentence), position, project.shown)


def visit_aside(project: Project, aside: Aside) -> MarkVisited:
    """Return the edit that puts what is not on the route on it."""
    own = next((t for t in project.toponyms if t.name == aside.toponym.name), aside.toponym)
    span = aside.evidence.span if aside.evidence else None
    inside = [m.span for m in own.mentions if span and span.start <= m.span.start < span.end
              and m.span.article == span.article]  # fmt: skip
    return visit(project, own, inside[0] if inside else own.mentions[0].span)


def added_words(project: Project, words: Span) -> AddStop:
    """Return the edit that adds words of the article as a stop without a place."""
    label = " ".join(project.articles[words.article].quote(words).split())
    position = position_in_text(project, words)
    anchor = words_at(project, words)
    return AddStop(label[:80], None, position, project.shown, None, anchor)


def added_place(project: Project, place: Place, position: int) -> AddStop:
    """Return the edit that adds a place of a gazetteer as a stop."""
    return AddStop(place.name, None, position, project.shown, place)


def added_position(project: Project, label: str, here: Coordinate, position: int) -> AddStop:
    """Return the edit that adds a position as a stop."""
    return AddStop(label, here, position, project.shown)


def hidden_label(project: Project, name: str) -> SetFigure:
    """Return the edit that leaves a name out of the map."""
    hidden = tuple(dict.fromkeys((*project.figure.hidden_labels, name)))
    return SetFigure(replace(project.figure, hidden_labels=hidden))


def all_labels(project: Project) -> SetFigure:
    """Return the edit that shows all names again, each where the program puts it."""
    return SetFigure(replace(project.figure, hidden_labels=(), moved_labels=()))


def position_in_text(project: Project, span: Span) -> int:
    """Return after which stops a place would come that is told at a span.

    It follows the stop that is told last before it, in the order of the text.
    """
    stops = project.itinerary.stops
    told = [
        (stop.evidence[0].span, i) for i, stop in enumerate(stops)
        if stop.evidence and stop.evidence[0].span.article == span.article
    ]  # fmt: skip
    earlier = [item for item in told if item[0].start <= span.start]
    if earlier:
        return max(earlier)[1] + 1
    return min(told)[1] if told else len(stops)


def toponym_of(project: Project, mark: TextMark) -> Toponym | None:
    """Return the name that a mark stands at."""
    return None if mark.toponym is None else project.toponyms[mark.toponym]


def stop_ids_of(project: Project, toponym: Toponym) -> tuple[str, ...]:
    """Return the ids of the stops that are told by a name."""
    return tuple(stop.id for stop in project.itinerary.stops if is_of(stop, toponym))


def _sentence_round(project: Project, span: Span) -> Span:
    article = project.articles[span.article]
    sentences = sentences_of(article.text, language=article.language)
    number = sentence_number(sentences, span.start)
    if number < 0:
        return span
    found = sentences[number]
    return Span(span.article, found.start, found.end)
