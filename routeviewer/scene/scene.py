"""The values that a map is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from routeviewer.geo.coordinate import Coordinate
from routeviewer.geo.geodesic import Line
from routeviewer.project.figure import Extent, FigureSettings

# How a mark looks, by what is known of the stop; the most certain first.
SIGNS = ("visited", "inferred", "passed", "planned", "cancelled")
# How a leg's line looks.
LINES = ("stated", "inferred", "planned")


@dataclass(frozen=True, slots=True)
class Visit:
    """One stop as it is shown at its mark.

    Attributes:
        number: Its number on the route, from 1.
        stop_id: The stop's id in the project.
        name: What it is called.
        sign: One of ``SIGNS``.
        date_iso: Its date as far as it is known, e.g. "2023-09"; empty where it is not.
        date: The date in the language of the map, or the words of the text, e.g. "Tuesday".
        short_date: The date as short as a label needs it, e.g. "12 Sept"; empty where unknown.
        quotes: The words of the text behind it, the strongest first.
        sources: For each quote the index of its source in ``Scene.sources``.
        why: What those words show, a phrase.
        note: What a person added.
        confidence: 0 to 1.
    """

    number: int
    stop_id: str
    name: str
    sign: str
    date_iso: str
    date: str
    short_date: str
    quotes: tuple[str, ...]
    sources: tuple[int, ...]
    why: str
    note: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the route; however often it was visited, it is one mark.

    Attributes:
        position: Where it is.
        name: What its label says.
        detail: A second, smaller line of the label: the dates; empty where none are known.
        sign: One of ``SIGNS``: that of its most certain visit.
        visits: Its stops, in order.
        uncertainty_km: Radius within which the place lies; 0 where that is no question.
        shape: A line for places that are lines, such as borders; else empty.
        country: ISO 3166-1 alpha-2 code, or empty.
    """

    position: Coordinate
    name: str
    detail: str
    sign: str
    visits: tuple[Visit, ...]
    uncertainty_km: float
    shape: Line
    country: str

    @property
    def numbers(self) -> str:
        """What stands in the mark, e.g. "2, 5"."""
        return ", ".join(str(visit.number) for visit in self.visits)


@dataclass(frozen=True, slots=True)
class LegLine:
    """The line from one mark to the next.

    Attributes:
        origin: Index of the mark it begins at.
        target: Index of the mark it ends at.
        from_number: Number of the stop it begins at.
        to_number: Number of the stop it ends at.
        kind: One of ``LINES``.
        mode: The means of travel.
        line: Its points; near the date line neighbours may differ by almost 360 degrees.
        distance_km: Length of the shortest line on the ellipsoid.
    """

    origin: int
    target: int
    from_number: int
    to_number: int
    kind: str
    mode: str
    line: Line
    distance_km: float


@dataclass(frozen=True, slots=True)
class OnwardLine:
    """The direction told at the end: its line from the last mark, and the name it leads towards."""

    origin: int
    line: Line
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that is only mentioned: where, its name, and why it is no stop."""

    position: Coordinate
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name to be written.

    Attributes:
        mark: Index of its mark.
        text: The name.
        detail: A smaller second line, or empty.
        priority: The lower, the earlier it gets its place.
    """

    mark: int
    text: str
    detail: str
    priority: int


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign that occurs, and what it means.

    Attributes:
        sign: One of ``SIGNS``, "stated-leg", "inferred-leg", "planned-leg", "onward-leg",
            "uncertainty", "line-place", "mentioned", "disputed" or "moved".
        text: Its meaning.
    """

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A text that the route is told in.

    Attributes:
        title: Its title, or empty.
        where: Its address, or the name of its file; may be empty.
        date: Its day of publication in the language of the map, or empty.
        language: BCP 47 code of the text, or empty.
        outlet: Who published or wrote it, or empty.
    """

    title: str
    where: str
    date: str
    language: str
    outlet: str = ""

    @property
    def address(self) -> str:
        """Where it can be read on the web; empty for anything else than an address there."""
        return self.where if self.where.casefold().startswith(("http://", "https://")) else ""

    @property
    def words(self) -> str:
        """How it is named: title, outlet, place and day, as far as they are known."""
        named = (self.title, self.outlet, self.where, self.date)
        return ", ".join(part for part in named if part)


@dataclass(frozen=True, slots=True)
class AltText:
    """The map in words, in three levels.

    Attributes:
        line: One sentence.
        description: A paragraph: the stops with their dates, the length, what is uncertain.
        table: All stops: a row of headings, then a row each.
    """

    line: str
    description: str
    table: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that a map shows.

    Attributes:
        title: The heading; may be empty.
        subtitle: Who, when, how far.
        caption: The text under the figure.
        language: BCP 47 code of the sentences.
        marks: The places on the route in the order of the first visit.
        legs: The lines between them, in order.
        onward: The direction told at the end, or None.
        mentions: Places that are only mentioned; empty when they are hidden.
        unlocated: Stops that are named but not found: they keep their numbers and are told
            beside the map.
        labels: Names of the marks that are to be written.
        legend: What the signs of the marks and lines mean: only those that occur.
        credit: Whose data are drawn.
        alt: The map in words.
        bounds: What of the Earth the route covers; None without stops.
        settings: What a person chose.
        sources: The texts that are quoted.
    """

    title: str
    subtitle: str
    caption: str
    language: str
    marks: tuple[Mark, ...]
    legs: tuple[LegLine, ...]
    onward: OnwardLine | None
    mentions: tuple[Mention, ...]
    unlocated: tuple[Visit, ...]
    labels: tuple[Label, ...]
    legend: tuple[LegendEntry, ...]
    credit: str
    alt: AltText
    bounds: Extent | None
    settings: FigureSettings
    sources: tuple[Source, ...]

    @property
    def visits(self) -> tuple[Visit, ...]:
        """All stops in the order of travel, also those that are not on the map."""
        located = (visit for mark in self.marks for visit in mark.visits)
        return tuple(sorted((*located, *self.unlocated), key=lambda visit: visit.number))
