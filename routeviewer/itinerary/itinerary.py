"""Stops, legs and itineraries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from routeviewer.places.place import Place
from routeviewer.places.toponym import Toponym
from routeviewer.text.article import Span

STATUSES = ("visited", "planned", "cancelled", "passed")
# The rules that put in what a text leaves unsaid.
INFERRING = ("entry-border",)
MODES = ("unknown", "foot", "bicycle", "car", "bus", "train", "ship", "aircraft")


@dataclass(frozen=True, slots=True)
class When:
    """When something was, as exactly as the text tells.

    Attributes:
        start: First possible day, or None where no calendar day is known.
        end: Last possible day, or None.
        precision: ``"day"``, ``"month"``, ``"year"``, ``"weekday"`` or ``"unknown"``.
        text: The words of the text, e.g. ``"Tuesday"``.
    """

    start: date | None = None
    end: date | None = None
    precision: str = "unknown"
    text: str = ""

    @property
    def iso(self) -> str | None:
        """The date as far as it is known: "2023-09-12", "2023-09" or "2023"; None otherwise."""
        if self.start is None:
            return None
        length = {"day": 10, "month": 7, "year": 4}.get(self.precision)
        return self.start.isoformat()[:length] if length else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that put the traveller at a place.

    Attributes:
        span: Where they stand: the sentence or clause.
        rule: Which rule read them.
    """

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A station of a journey.

    Attributes:
        id: Stable within its project.
        toponym: The name it was told by, or None for a place that is only implied.
        place: Where it is, or None when it is named but not found.
        label: What a map writes beside it.
        status: One of ``STATUSES``.
        when: The time of arrival or presence.
        evidence: The words behind it, the strongest first.
        confidence: 0 to 1.
        note: What a person added.
        decided: Names of the fields that a person set.
    """

    id: str
    toponym: Toponym | None
    place: Place | None
    label: str
    status: str
    when: When
    evidence: tuple[Evidence, ...]
    confidence: float
    note: str = ""
    decided: tuple[str, ...] = ()

    @property
    def is_inferred(self) -> bool:
        """Whether the text implies the stop without telling it."""
        return any(evidence.rule in INFERRING for evidence in self.evidence[:1])


@dataclass(frozen=True, slots=True)
class Leg:
    """The way from one stop to the next.

    Attributes:
        mode: One of ``MODES``.
        evidence: The words that tell the mode.
    """

    mode: str = "unknown"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Onward:
    """A direction told at the journey's end without an arrival.

    Attributes:
        place: Where to, or None when it is not located.
        label: Its name.
        evidence: The words behind it.
    """

    place: Place | None
    label: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Aside:
    """A place that is named but not on the route.

    Attributes:
        toponym: The name.
        rule: Why it is no stop.
        evidence: Words that show it, where there are any.
    """

    toponym: Toponym
    rule: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Itinerary:
    """A journey.

    Attributes:
        traveller: Who travelled, as the text names them; empty when it does not.
        stops: In the order of travel.
        legs: One fewer than stops.
        onward: A direction told at the end, or None.
    """

    traveller: str
    stops: tuple[Stop, ...]
    legs: tuple[Leg, ...]
    onward: Onward | None = None
