"""The tagged passages that both networks learn from (see passages/README.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from routeviewer.text.article import Span

FOLDER = Path(__file__).parent / "passages"
_TAG = re.compile(r"\[\[([^\]|]+)\|([SFPMN])(\d*)\]\]")


class Tag(NamedTuple):
    """What a passage says of a name.

    Attributes:
        span: Where the name stands.
        kind: ``S``, ``F``, ``P``, ``M`` or ``N``.
        number: Which visit it belongs to, in the order of travel; None where that is not told.
    """

    span: Span
    kind: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as it would stand in an article.

    Attributes:
        traveller: Who is followed; "I" for a narrator.
        text: The words without tags.
        tags: The place names.
    """

    traveller: str
    text: str
    tags: tuple[Tag, ...]


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
        span = Span(0, len(text), len(text) + len(tag[1]))
        tags.append(Tag(span, tag[2], int(tag[3]) if tag[3] else None))
        text += tag[1]
        end = tag.end()
    return Passage(traveller, text + body[end:], tuple(tags))
