"""The tagged passages that both networks learn from (see passages/README.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from routeviewer.text.article import Span

FOLDER = Path(__file__).parent / "passages"
_TAG = re.compile(r"\[\[([^\]|]+)\|([SFPMN])\]\]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as it would stand in an article.

    Attributes:
        traveller: Who is followed; "I" for a narrator.
        text: The words without tags.
        tags: Where each place name stands, and its tag.
    """

    traveller: str
    text: str
    tags: tuple[tuple[Span, str], ...]


def passages() -> Iterator[Passage]:
    """Yield all passages that name places."""
    for path in sorted(FOLDER.glob("*.txt")):
        for part in re.split(r"(?m)^###\s*", path.read_text(encoding="utf-8"))[1:]:
            head, _, body = part.partition("\n")
            passage = _untagged(head.removeprefix("traveller:").strip(), body.strip())
            if passage.tags:
                yield passage


def _untagged(traveller: str, body: str) -> Passage:
    text, end, tags = "", 0, []
    for tag in _TAG.finditer(body):
        text += body[end : tag.start()]
        tags.append((Span(0, len(text), len(text) + len(tag[1])), tag[2]))
        text += tag[1]
        end = tag.end()
    return Passage(traveller, text + body[end:], tuple(tags))
