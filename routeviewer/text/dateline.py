"""The day of publication where a text's head tells it."""

from __future__ import annotations

from datetime import date

from routeviewer.text.dates import time_expressions

_HEAD_LINES = 6
_LONGEST_LINE = 90
_MOST_OTHER_WORDS = 5


def published_in(text: str) -> date | None:
    """Return the day in a dateline among the first lines, or None.

    Reads "Trieste, 17 September 2023" and "Posted on 3 May 2011 by Ann"; must not fall for
    a sentence ("On 3 May 2011 we left Lima.").
    """
    lines = [line.strip() for line in text[:2000].splitlines() if line.strip()]
    for line in lines[:_HEAD_LINES]:
        if len(line) > _LONGEST_LINE or line.endswith((".", "!", "?", ":")):
            continue
        days = [e for e in time_expressions(line) if e.kind == "day" and e.year and e.month]
        if len(days) != 1 or days[0].day is None:
            continue
        told = days[0]
        if len((line[: told.start] + line[told.end :]).split()) <= _MOST_OTHER_WORDS:
            return date(told.year or 1, told.month or 1, told.day or 1)
    return None
