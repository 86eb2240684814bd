"""What the window says of a place and a name, in short texts: tooltips and details."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from routeviewer.gui.mention_marks import TextMark
from routeviewer.itinerary.itinerary import Stop
from routeviewer.places.candidate import Candidate
from routeviewer.places.place import Place
from routeviewer.project.project import Project
from routeviewer.scene.naming import parents_of, place_name, stop_name
from routeviewer.wording.catalogue import catalogue
from routeviewer.wording.reasons import (
    aside_sentence,
    kind_name,
    reason_sentence,
    visit_sentence,
)
from routeviewer.wording.sentences import spoken

_MOST_REASONS = 3


def stop_told(stop: Stop) -> str:
    """Return what a stop is called in the language of the window."""
    return stop_name(stop, catalogue(spoken()))


def where_told(place: Place) -> str:
    """Return a place with what it lies in, e.g. "Cusco, Cusco, Peru"."""
    words = catalogue(spoken())
    return ", ".join((place_name(place, place.name, words), *parents_of(place, words)))


def place_told(place: Place) -> str:
    """Return what a place is and where, without its name."""
    kind = "" if place.kind == "other" else kind_name(place.kind, spoken())
    return " · ".join(
        text for text in (kind, ", ".join(parents_of(place, catalogue(spoken())))) if text
    )


def quoted(text: str) -> str:
    """Return words of an article in the quotation marks of the window's language."""
    return QCoreApplication.translate("why", "“{0}”").format(text)


def percent(share: float) -> str:
    """Return a share in per cent."""
    return f"{round(100 * share)} %"


def reasons_told(candidate: Candidate) -> str:
    """Return the weightiest grounds for a candidate."""
    told = [
        reason_sentence(reason, language=spoken()) for reason in candidate.reasons[:_MOST_REASONS]
    ]
    return "; ".join(told)


def told_of_mark(project: Project, mark: TextMark) -> str:
    """Return what a mark in the text stands for, how sure that is, and why; as rich text."""
    stops = [stop for stop in project.itinerary.stops if stop.id in mark.stops]
    lines = []
    if mark.toponym is not None:
        toponym = project.toponyms[mark.toponym]
        if toponym.chosen is None:
            lines.append(f"<b>{escape(toponym.name)}</b>: {_no_place()}")
        else:
            sure = "" if toponym.chosen_by == "person" else f" · {percent(toponym.confidence)}"
            lines.append(f"<b>{escape(where_told(toponym.chosen))}</b>{sure}")
            best = [c for c in toponym.candidates if c.place == toponym.chosen]
            lines += [escape(reasons_told(c)) for c in best if c.reasons]
            if toponym.chosen_by == "person":
                lines.append(QCoreApplication.translate("why", "chosen by you"))
        if not stops:
            why = next((a.rule for a in project.asides if a.toponym.name == toponym.name), None)
            if why is not None:
                told = QCoreApplication.translate("why", "Not on the route: {0}")
                lines.append(escape(told.format(aside_sentence(why, spoken()))))
    lines += [_stop_line(project, stop) for stop in stops]
    return f"<qt>{'<br>'.join(lines)}</qt>" if lines else ""


def _stop_line(project: Project, stop: Stop) -> str:
    number = project.itinerary.stops.index(stop) + 1
    why = (
        visit_sentence(stop.evidence[0].rule, spoken()) if stop.evidence
        else QCoreApplication.translate("why", "added by you")
    )  # fmt: skip
    told = QCoreApplication.translate("why", "Stop {0}: {1}").format(number, stop_told(stop))
    named = escape(told)
    return f"{named} · {percent(stop.confidence)}<br>{escape(why)}"


def _no_place() -> str:
    return QCoreApplication.translate("why", "no place is known for it")
