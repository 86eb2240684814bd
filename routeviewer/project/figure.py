"""How a project's map is drawn: what a person chose for it."""

from __future__ import annotations

from dataclasses import dataclass

from routeviewer.errors import EditError


@dataclass(frozen=True, slots=True)
class Extent:
    """What a figure shows at least, in degrees; over the date line ``west`` exceeds ``east``.

    Raises:
        EditError: Not on Earth, or without height or width.
    """

    south: float
    west: float
    north: float
    east: float

    def __post_init__(self) -> None:
        """Refuse what is no extent."""
        is_on_earth = -90 <= self.south < self.north <= 90 and all(
            -180 <= lon <= 180 for lon in (self.west, self.east)
        )
        if not is_on_earth or self.west == self.east:
            raise EditError(
                f"{self.south}, {self.west}, {self.north}, {self.east} are no bounds of a map",
                "Give south, west, north, east in degrees; south lies below north.",
            )


@dataclass(frozen=True, slots=True)
class LabelMove:
    """Where a person put a label.

    Attributes:
        name: The label's text.
        dx_pt: From the mark's middle to the label's left edge, points of 1/72 inch.
        dy_pt: From the mark's middle down to the label's middle.
    """

    name: str
    dx_pt: float
    dy_pt: float


@dataclass(frozen=True, slots=True)
class FigureSettings:
    """What a person chose for the map; None stands for the program's own choice.

    Attributes:
        preset: Key of a size, e.g. ``"word"``.
        style: Key of a style, or the path of a style file.
        projection: ``"auto"`` or the key of a projection.
        extent: What is shown at least.
        title: The heading; an empty text for none.
        caption: The text under the figure.
        alt_text: The short description for those who cannot see it.
        language: BCP 47 code of the sentences; None for the article's.
        shows_mentioned: Whether places that are only mentioned are shown.
        hidden_labels: Texts of labels that are left out.
        moved_labels: Labels that a person put somewhere.
        shows_disputed: Whether borders that are disputed are drawn (dashed).
    """

    preset: str = "word"
    style: str = "light"
    projection: str = "auto"
    extent: Extent | None = None
    title: str | None = None
    caption: str | None = None
    alt_text: str | None = None
    language: str | None = None
    shows_mentioned: bool = False
    hidden_labels: tuple[str, ...] = ()
    moved_labels: tuple[LabelMove, ...] = ()
    shows_disputed: bool = True
