"""What a person changes, as values: they can be saved, replayed and undone."""

from __future__ import annotations

from dataclasses import dataclass

from routeviewer.geo.coordinate import Coordinate
from routeviewer.itinerary.itinerary import When
from routeviewer.places.candidate import Candidate
from routeviewer.project.figure import FigureSettings


@dataclass(frozen=True, slots=True)
class StopAnchor:
    """Which stop an edit means, so that it is found again after a new reading.

    Attributes:
        name: The stop's label.
        quote: The words behind it; empty for a stop that a person added.
        occurrence: Which of several such stops, from 0.
        itinerary: Index of the itinerary.
    """

    name: str
    quote: str = ""
    occurrence: int = 0
    itinerary: int = 0


@dataclass(frozen=True, slots=True)
class ChooseCandidate:
    """Take another place for a name, wherever it stands."""

    name: str
    gazetteer: str
    identifier: str


@dataclass(frozen=True, slots=True)
class AddCandidate:
    """Put a place that was searched for among those that a name may stand for."""

    name: str
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class MoveStop:
    """Put a stop at another position, from 0."""

    stop: StopAnchor
    position: int


@dataclass(frozen=True, slots=True)
class RemoveStop:
    """Take a stop off the route."""

    stop: StopAnchor


@dataclass(frozen=True, slots=True)
class AddStop:
    """Add a stop that a person places at a position, from 0."""

    label: str
    coordinate: Coordinate | None
    position: int
    itinerary: int = 0


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Say whether a stop was visited, planned, cancelled or only passed."""

    stop: StopAnchor
    status: str


@dataclass(frozen=True, slots=True)
class SetWhen:
    """Set the time of a stop."""

    stop: StopAnchor
    when: When


@dataclass(frozen=True, slots=True)
class SetLabel:
    """Call a stop something else on the map."""

    stop: StopAnchor
    label: str


@dataclass(frozen=True, slots=True)
class SetNote:
    """Write a note to a stop."""

    stop: StopAnchor
    note: str


@dataclass(frozen=True, slots=True)
class SetMode:
    """Say by what means a stop was reached."""

    stop: StopAnchor
    mode: str


@dataclass(frozen=True, slots=True)
class SetFigure:
    """Draw the map in another way."""

    figure: FigureSettings


Edit = (
    ChooseCandidate
    | AddCandidate
    | MoveStop
    | RemoveStop
    | AddStop
    | SetStatus
    | SetWhen
    | SetLabel
    | SetNote
    | SetMode
    | SetFigure
)
