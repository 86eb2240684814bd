"""Everything that a window shows and a file holds, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field

from routeviewer.itinerary.itinerary import Aside, Itinerary
from routeviewer.places.toponym import Toponym
from routeviewer.project.edits import Edit
from routeviewer.project.figure import FigureSettings
from routeviewer.text.article import Article, Notice


@dataclass(frozen=True, slots=True)
class Project:
    """What was read out of articles, and what a person made of it.

    Undoing is going back to an earlier Project.

    Attributes:
        articles: The sources; a Span's ``article`` is an index into them.
        toponyms: Their place names.
        itineraries: The main traveller's first.
        asides: Places that are not on the main itinerary, with the reason.
        edits: What a person changed, in order; replayed when the articles are read anew.
        warnings: What the reader should know.
        figure: How the map is drawn.
    """

    articles: tuple[Article, ...]
    toponyms: tuple[Toponym, ...]
    itineraries: tuple[Itinerary, ...]
    asides: tuple[Aside, ...] = ()
    edits: tuple[Edit, ...] = ()
    warnings: tuple[Notice, ...] = ()
    figure: FigureSettings = field(default_factory=FigureSettings)

    @property
    def article(self) -> Article:
        """The first article."""
        return self.articles[0]

    @property
    def itinerary(self) -> Itinerary:
        """The main itinerary."""
        return self.itineraries[0]
