"""ARTICLE_OR_PROJECT, as the commands take it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from routeviewer.cli.progress import opened_for
from routeviewer.pipeline import read
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.project.editing import replay
from routeviewer.project.project import Project
from routeviewer.project.storage import is_project_file, load
from routeviewer.text.article import Notice
from routeviewer.text.readers import read_article


def read_project(
    source: str, *, published: date | None, traveller: str | None, geocoder: str | None
) -> Project:
    """Return the project of a file: a saved one as it is, an article read.

    What is known better about a saved project's article has it read anew; what a person changed
    is kept, and what of it no longer applies is told.

    Args:
        source: File of an article or of a project, or "-" for an article on standard input.
        published: The article's day of publication, if it is known better.
        traveller: Whose route is wanted first.
        geocoder: Online service to ask for open names, or None for none.

    Raises:
        RouteviewerError: The file or the gazetteers cannot be used.
    """
    if is_project_file(source):
        project = load(Path(source))
        if published is None and traveller is None:
            return project
        gazetteer = opened_for(source, geocoder)
        return _read_anew(project, gazetteer, published=published, traveller=traveller)
    article, gazetteer = read_article(source), opened_for(source, geocoder)
    return read(article, published=published, traveller=traveller, gazetteer=gazetteer)


def _read_anew(
    project: Project,
    gazetteer: BundledGazetteer,
    *,
    published: date | None,
    traveller: str | None,
) -> Project:
    fresh = read(project.article, published=published, traveller=traveller, gazetteer=gazetteer)
    replayed, lost = replay(fresh, project.edits)
    warnings = (*replayed.warnings, *(Notice("edit-lost", (type(edit).__name__,)) for edit in lost))
    return replace(replayed, figure=project.figure, warnings=warnings)
