"""What a report section about a route holds, whatever it is written in."""

from __future__ import annotations

from dataclasses import dataclass

from routeviewer.project.features import one_sentence
from routeviewer.scene.scene import Scene
from routeviewer.wording.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source note: the quoted words behind a stop, and the text they stand in."""

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
    words, rows = catalogue(scene.language), []
    # Of the table in words all but the words: these become notes.
    for cells, visit in zip(scene.alt.table[1:], scene.visits, strict=True):
        own = zip(visit.quotes, visit.sources, strict=True)
        named = [numbers.setdefault(quote, len(numbers) + 1) for quote in own]
        number, name, told, status, lat, lon, km = cells[:-1]
        facts = (
            words.date_of(told), status, words.decimal(lat), words.decimal(lon),
            words.number(float(km)) if km else "",
        )  # fmt: skip
        notes_told = " ".join(f"[{number}]" for number in named)
        rows.append((number, one_sentence(name), *facts, notes_told))
    notes = tuple(
        Note(
            number,
            words.sentence("report", "quote", text=one_sentence(quote)),
            scene.sources[source].words,
        )
        for (quote, source), number in numbers.items()
    )
    heads = (*scene.alt.table[0][:-1], words.sentence("table", "notes"))
    title = one_sentence(scene.title or scene.alt.line)
    return Report(title, scene.subtitle, (heads, *rows), notes)
