"""ARTICLE_OR_PROJECT, as the commands take it."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from routeviewer.cli.progress import opened_for
from routeviewer.cli.publication_day import publication_day
from routeviewer.documents.reading import read_article
from routeviewer.pipeline import read
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.project.editing import replay
from routeviewer.project.project import Project
from routeviewer.project.storage import is_project_file, load
from routeviewer.text.article import Article, Notice


@dataclass(frozen=True, slots=True)
class Given:
    """What a command is given to read, and what its user knows of it.

    Attributes:
        source: File of an article or of a project, a web address, or "-" for standard input.
        chapter: Which chapter of a book; empty for all.
        allows_local: Whether a web address may be one of this computer or its network.
        published: The article's day of publication, if it is known better.
        traveller: Whose route is wanted first.
        geocoder: Online service to ask for open names, or None for none.
    """

    source: str
    chapter: str = ""
    allows_local: bool = False
    published: date | None = None
    traveller: str | None = None
    geocoder: str | None = None


def given_by(options: argparse.Namespace) -> Given:
    """Return what the options of a command give.

    Raises:
        BadDateError: The day of publication is none.
    """
    return Given(
        source=options.article,
        chapter=options.chapter or "",
        allows_local=options.allow_local,
        published=publication_day(getattr(options, "published", None)),
        traveller=getattr(options, "traveller", None),
        geocoder=options.geocoder,
    )


def read_project(given: Given) -> Project:
    """Return the project of a file: a saved one as it is, an article read.

    What is known better about a saved project's article has it read anew; what a person changed
    is kept, and what of it no longer applies is told.

    Raises:
        RouteviewerError: The file, the address or the gazetteers cannot be used.
    """
    if is_project_file(given.source):
        project = load(Path(given.source))
        if given.published is None and given.traveller is None:
            return project
        return _read_anew(project, opened_for(given.source, given.geocoder), given)
    article = article_of(given)
    gazetteer = opened_for(given.source, given.geocoder)
    return read(article, published=given.published, traveller=given.traveller, gazetteer=gazetteer)


def article_of(given: Given) -> Article:
    """Return the article that is given.

    Raises:
        UnreadableArticleError: It cannot be read.
    """
    return read_article(given.source, chapter=given.chapter, allows_local=given.allows_local)


def _read_anew(project: Project, gazetteer: BundledGazetteer, given: Given) -> Project:
    fresh = read(
        project.article, published=given.published, traveller=given.traveller, gazetteer=gazetteer
    )
    replayed, lost = replay(fresh, project.edits)
    warnings = (*replayed.warnings, *(Notice("edit-lost", (type(edit).__name__,)) for edit in lost))
    return replace(replayed, figure=project.figure, warnings=warnings)
