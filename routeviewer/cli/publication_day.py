"""The day of publication, as commands and rows of a batch give it."""

from __future__ import annotations

from datetime import date

from routeviewer.errors import BadDateError

# Earlier and later years are slips of the pen, and leave no room to count days from.
_YEARS = range(1000, 3000)


def publication_day(text: str | None) -> date | None:
    """Return the day that a text tells, None for no text.

    Raises:
        BadDateError: It is no day, or of no year in which articles are published.
    """
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadDateError(
            f"“{text}” is not a date", "Write it like 2023-09-17 (year, month, day)."
        ) from error
    if day.year not in _YEARS:
        raise BadDateError(
            f"“{text}” is no day of publication",
            f"Write a day of the years {_YEARS.start} to {_YEARS.stop - 1}.",
        )
    return day
