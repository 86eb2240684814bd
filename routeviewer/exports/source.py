"""What exports are made from: a project, drawn once for all the files that are wanted of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from routeviewer.errors import OutputError
from routeviewer.project.project import Project
from routeviewer.scene.preset import MM_PER_INCH, preset_named

if TYPE_CHECKING:
    from routeviewer.drawing.figure import Figure
    from routeviewer.drawing.size import FigureSize
    from routeviewer.scene.scene import Scene

_LEAST_MM, _MOST_MM = 40.0, 2000.0
_LEAST_DPI, _MOST_DPI = 50, 1200
_MOST_MEGAPIXELS = 120
# A figure without a height of its own is at most about so high, as a share of its width.
_TALLEST = 1.2


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a person asks of files, beyond the settings of the figure.

    Attributes:
        width_mm: Width instead of the preset's.
        height_mm: Height instead of the preset's.
        dpi: Pixels an inch instead of the preset's.
        letters_as_text: Write letters of an SVG as text rather than as outlines.
        tiles: An online map that readers of a web page can turn on: a name, or an address.
        tiles_credit: Whose map that is.
    """

    width_mm: float | None = None
    height_mm: float | None = None
    dpi: int | None = None
    letters_as_text: bool = False
    tiles: str | None = None
    tiles_credit: str | None = None


class ExportSource:
    """A project to be exported; its figure is drawn when the first file needs it."""

    def __init__(self, project: Project, options: ExportOptions | None = None) -> None:
        """Hold the project and what is asked of its files."""
        self.project = project
        self.options = options or ExportOptions()

    @cached_property
    def scene(self) -> Scene:
        """What maps of the project show."""
        from routeviewer.scene.build import build_scene  # noqa: PLC0415 - loads numpy and pyproj

        return build_scene(self.project)

    @cached_property
    def figure(self) -> Figure:
        """The drawn figure.

        Raises: As ``_drawn``.
        """
        return self._drawn(self.scene)

    @cached_property
    def untitled_figure(self) -> Figure:
        """The figure without its heading, for texts that have one of their own.

        Raises: As ``_drawn``.
        """
        return self._drawn(replace(self.scene, title="", subtitle=""))

    def _drawn(self, scene: Scene) -> Figure:
        """Draw a scene.

        Raises:
            DisplayError: Qt cannot be loaded; the missing package is named.
            OutputError: The size is out of all bounds.
            StyleError: The style, the preset or the projection is unknown or faulty.
        """
        from routeviewer.drawing.qt_library import qt_errors_told  # noqa: PLC0415 - Qt's door

        size = self.size()
        with qt_errors_told():
            from routeviewer.drawing.figure import draw_figure  # noqa: PLC0415 - Qt's door
        return draw_figure(scene, size)

    def size(self) -> FigureSize:
        """Return the size of the figure.

        Raises:
            OutputError: It is out of all bounds.
        """
        from routeviewer.drawing.size import FigureSize  # noqa: PLC0415 - the door of drawing

        preset, asked = preset_named(self.project.figure.preset), self.options
        width = preset.width_mm if asked.width_mm is None else asked.width_mm
        height = preset.height_mm if asked.width_mm is None else None
        height = height if asked.height_mm is None else asked.height_mm
        size = FigureSize(width, height, asked.dpi or preset.dpi, preset.enlarged)
        _check(size)
        return size


def _check(size: FigureSize) -> None:
    sides = (size.width_mm, size.height_mm or size.width_mm)
    if not all(_LEAST_MM <= side <= _MOST_MM for side in sides):
        raise OutputError(
            f"A figure of {' x '.join(f'{side:g}' for side in sides)} mm cannot be drawn",
            f"Choose sides from {_LEAST_MM:g} to {_MOST_MM:g} mm.",
        )
    if not _LEAST_DPI <= size.dpi <= _MOST_DPI:
        raise OutputError(
            f"A figure of {size.dpi} dots an inch cannot be drawn",
            f"Choose from {_LEAST_DPI} to {_MOST_DPI}.",
        )
    height = size.height_mm or size.width_mm * _TALLEST
    megapixels = size.width_mm * height * (size.dpi / MM_PER_INCH) ** 2 / 1e6
    if megapixels > _MOST_MEGAPIXELS:
        raise OutputError(
            f"The picture would have {megapixels:.0f} million pixels",
            f"Choose a smaller size or fewer dots an inch: at most {_MOST_MEGAPIXELS} million.",
        )
