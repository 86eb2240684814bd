"""Figures for the tests of the drawing, each drawn once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

import routeviewer
from routeviewer.drawing.figure import Figure, draw_figure
from routeviewer.drawing.size import FigureSize
from routeviewer.project.figure import FigureSettings
from routeviewer.project.project import Project
from routeviewer.scene.build import build_scene
from routeviewer.scene.preset import preset_named
from tests import journeys

JOURNEYS: dict[str, Callable[[], Project]] = {
    "bering": lambda: journeys.journey(journeys.BERING),
    "pacific": lambda: journeys.journey(journeys.PACIFIC, mode="aircraft"),
    "polar": lambda: journeys.journey(journeys.POLAR, mode="aircraft"),
    "world": lambda: journeys.journey(journeys.WORLD, mode="ship"),
    "europe": lambda: journeys.journey(journeys.EUROPE),
    "loop": lambda: journeys.journey(journeys.LOOP),
    "city": journeys.city_walk,
    "one": lambda: journeys.journey("Ouagadougou BF", dated=True),
    "empty": lambda: journeys.journey([]),
}


@lru_cache(maxsize=1)
def sample_project() -> Project:
    path = Path(__file__).parents[2] / "resources" / "samples" / "far-east-train.txt"
    return routeviewer.reconstruct(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def figure_of(name: str, settings: FigureSettings, size: FigureSize | None) -> Figure:
    project = sample_project() if name == "sample" else JOURNEYS[name]()
    preset = preset_named(settings.preset)
    chosen = size or FigureSize(preset.width_mm, preset.height_mm, preset.dpi, preset.enlarged)
    return draw_figure(build_scene(replace(project, figure=settings)), chosen)


Draw = Callable[..., Figure]


@pytest.fixture(scope="session", autouse=True)
def _application(qapp: object) -> None:
    """Start the application that windows need too: a process has but one."""


@pytest.fixture(scope="session")
def draw() -> Draw:
    """Draw a journey by its name, or "sample"."""

    def drawn(name: str, *, size: FigureSize | None = None, **settings: object) -> Figure:
        return figure_of(name, FigureSettings(**settings), size)  # type: ignore[arg-type]

    return drawn
