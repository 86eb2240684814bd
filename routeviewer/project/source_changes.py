"""Bodies of the edits that say what a source is, and what of a project is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from routeviewer.errors import EditError
from routeviewer.project.anchors import require_itinerary
from routeviewer.project.edits import SetFigure, SetSource, ShowItinerary
from routeviewer.project.project import Project
from routeviewer.project.sources import SourceFacts, with_facts


def _set_source(edit: SetSource, project: Project) -> Project:
    if not 0 <= edit.article < len(project.articles):
        raise EditError(f"There is no article {edit.article + 1}", "Choose another one.")
    articles = list(project.articles)
    articles[edit.article] = with_facts(articles[edit.article], edit.facts)
    sources = [*project.sources, *[SourceFacts()] * (len(articles) - len(project.sources))]
    sources[edit.article] = edit.facts
    return replace(project, articles=tuple(articles), sources=tuple(sources))


def _show_itinerary(edit: ShowItinerary, project: Project) -> Project:
    require_itinerary(project, edit.itinerary)
    return replace(project, shown=edit.itinerary)


def _set_figure(edit: SetFigure, project: Project) -> Project:
    return replace(project, figure=edit.figure)


BODIES: Mapping[type, Callable[[Any, Project], Project]] = {
    SetSource: _set_source,
    ShowItinerary: _show_itinerary,
    SetFigure: _set_figure,
}
