"""ARTICLE_OR_PROJECT, as the commands take it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from routeviewer.cli.progress import opened_for
from routeviewer.pipeline import read
from routeviewer.project.project import Project
from routeviewer.project.storage import is_project_file, load
from routeviewer.text.readers import read_article


def read_project(
    source: str, *, published: date | None, traveller: str | None, geocoder: str | None
) -> Project:
    """Return the project of a file: a saved one as it is, an article read.

    Args:
        source: File of an article or of a project, or "-" for an article on standard input.
        published: The article's day of publication, if it is known better.
        traveller: Whose route is wanted first.
        geocoder: Online service to ask for open names, or None for none.

    Raises:
        RouteviewerError: The file or the gazetteers cannot be used.
    """
    if is_project_file(source):
        return load(Path(source))
    article, gazetteer = read_article(source), opened_for(source, geocoder)
    return read(article, published=published, traveller=traveller, gazetteer=gazetteer)
