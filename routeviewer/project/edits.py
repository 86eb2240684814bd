"""What a person changes, as values: they can be saved, replayed and undone."""

from __future__ import annotations

from dataclasses import dataclass

from routeviewer.geo.coordinate import Coordinate
from routeviewer.itinerary.itinerary import When
from routeviewer.places.candidate import Candidate
from routeviewer.places.place import Place
from routeviewer.project.figure import FigureSettings
from routeviewer.project.sources import SourceFacts


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
class TextAnchor:
    """Words of an article, so that they are found again in another reading of it.

    Attributes:
        quote: The words.
        occurrence: Which of several places where they stand, from 0.
        article: Index of the article.
    """

    quote: str
    occurrence: int = 0
    article: int = 0


@dataclass(frozen=True, slots=True)
class ChooseCandidate:
    """Take another place for a name, wherever it stands."""

    name: str
    gazetteer: str
    identifier: str


@dataclass(frozen=True, slots=True)
class ChooseForMention:
    """Take another place for a name where it stands once, and leave its other mentions alone."""

    words: TextAnchor
    gazetteer: str
    identifier: str


@dataclass(frozen=True, slots=True)
class NotAPlace:
    """Say that a name is no place: it leaves the list of names and the route."""

    name: str


@dataclass(frozen=True, slots=True)
class MarkVisited:
    """Make a place that is only mentioned a stop at a position, from 0.

    Attributes:
        name: The name.
        words: The words around the mention, which become the evidence.
        position: Where on the route.
        itinerary: Index of the itinerary.
    """

    name: str
    words: TextAnchor
    position: int
    itinerary: int = 0


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
    """Add a stop that a person places at a position, from 0.

    Attributes:
        label: What it is called.
        coordinate: Where it is, or None where that is not known.
        position: Where on the route.
        itinerary: Index of the itinerary.
        place: The place of a gazetteer, which counts before the coordinate.
        words: Words of an article that tell of it.
    """

    label: str
    coordinate: Coordinate | None
    position: int
    itinerary: int = 0
    place: Place | None = None
    words: TextAnchor | None = None


@dataclass(frozen=True, slots=True)
class MergeStops:
    """Make two stops one: ``stop`` is added to ``into``, which keeps its place and position."""

    stop: StopAnchor
    into: StopAnchor


@dataclass(frozen=True, slots=True)
class SetPlace:
    """Put a stop elsewhere."""

    stop: StopAnchor
    place: Place


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


@dataclass(frozen=True, slots=True)
class SetSource:
    """Say what an article is: its title, who published it and when, whose journey it tells."""

    facts: SourceFacts
    article: int = 0


@dataclass(frozen=True, slots=True)
class ShowItinerary:
    """Show another traveller's journey, or that of another article."""

    itinerary: int


Edit = (
    ChooseCandidate
    | ChooseForMention
    | NotAPlace
    | MarkVisited
    | AddCandidate
    | MergeStops
    | SetPlace
    | SetSource
    | ShowItinerary
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
