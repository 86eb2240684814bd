"""Everything that a window shows and a file holds, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field

from routeviewer.itinerary.itinerary import Aside, Itinerary
from routeviewer.places.toponym import Toponym
from routeviewer.project.edits import Edit
from routeviewer.project.figure import FigureSettings
from routeviewer.project.sources import SourceFacts
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
        sources: What a person said of the articles, in their order; empty where nothing.
        told_in: Index of the article that tells each itinerary; empty where there is one article.
        shown: Index of the itinerary that is shown.
    """

    articles: tuple[Article, ...]
    toponyms: tuple[Toponym, ...]
    itineraries: tuple[Itinerary, ...]
    asides: tuple[Aside, ...] = ()
    edits: tuple[Edit, ...] = ()
    warnings: tuple[Notice, ...] = ()
    figure: FigureSettings = field(default_factory=FigureSettings)
    sources: tuple[SourceFacts, ...] = ()
    told_in: tuple[int, ...] = ()
    shown: int = 0

    @property
    def article(self) -> Article:
        """The article that tells the itinerary that is shown."""
        return self.articles[self.article_of(self.shown)]

    @property
    def itinerary(self) -> Itinerary:
        """The itinerary that is shown."""
        return self.itineraries[self.shown]

    def article_of(self, itinerary: int) -> int:
        """Return the index of the article that tells an itinerary."""
        return self.told_in[itinerary] if self.told_in else 0

    def facts_of(self, article: int) -> SourceFacts:
        """Return what a person said of an article."""
        return self.sources[article] if article < len(self.sources) else SourceFacts()
