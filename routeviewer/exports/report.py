"""What a report section about a route holds, whatever it is written in."""

from __future__ import annotations

from dataclasses import dataclass

from routeviewer.project.features import one_sentence
from routeviewer.scene.scene import Scene
from routeviewer.wording.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source note: the words behind a stop, and the text that they stand in."""

    number: int
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report section.

    Attributes:
        title: Its heading.
        subtitle: Who, when, how far.
        table: The stops: a row of headings, then a row each; the last column names the notes.
        notes: The notes that the table names.
    """

    title: str
    subtitle: str
    table: tuple[tuple[str, ...], ...]
    notes: tuple[Note, ...]


def report_of(scene: Scene) -> Report:
    """Return the section of a scene; a quote that stands behind several stops is one note."""
    numbers: dict[tuple[str, int], int] = {}
    rows = []
    # Of the table in words all but the words: these become notes.
    for cells, visit in zip(scene.alt.table[1:], scene.visits, strict=True):
        own = zip(visit.quotes, visit.sources, strict=True)
        named = [numbers.setdefault(words, len(numbers) + 1) for words in own]
        rows.append((*cells[:-1], " ".join(f"[{number}]" for number in named)))
    notes = tuple(
        Note(number, one_sentence(quote), scene.sources[source].words)
        for (quote, source), number in numbers.items()
    )
    heads = (*scene.alt.table[0][:-1], catalogue(scene.language).sentence("table", "notes"))
    return Report(scene.title or scene.alt.line, scene.subtitle, (heads, *rows), notes)
