"""A project to work on: the sample's reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from routeviewer.documents.reading import read_article
from routeviewer.pipeline import read
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.project.project import Project


@pytest.fixture(scope="session")
def project(sample: Path, gazetteer: BundledGazetteer) -> Project:
    return read(read_article(str(sample)), gazetteer=gazetteer)
