"""The sentences of maps by language, filled in by the rules of the language."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from routeviewer import assets
from routeviewer.wording.sentences import SPOKEN

_FALLBACK = "en"
_MONTH, _DAY = re.compile(r"\d{4}-\d\d"), re.compile(r"\d{4}-\d\d-\d\d")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The sentences of one language.

    Attributes:
        language: BCP 47 code of the sentences.
        locale: Babel's rules for numbers, dates and plurals.
        sections: The patterns by section and key; a pattern is a text, or texts by plural form.
    """

    language: str
    locale: Locale
    sections: Mapping[str, Mapping[str, Any]]

    @property
    def has_reasons(self) -> bool:
        """Whether the language has words for the reasons of the machine."""
        return self.language in SPOKEN

    def sentence(
        self, section: str, key: str, *parts: str, count: int | None = None, **facts: str
    ) -> str:
        """Return a sentence with its facts.

        Args:
            section: Section of the catalogue.
            key: Key in the section.
            parts: Texts for the numbers in braces.
            count: How many things it speaks of, for the plural form and ``{count}``.
            facts: Texts for the other names in braces.
        """
        pattern = self.sections[section][key]
        if isinstance(pattern, Mapping):
            form = self.locale.plural_form(0 if count is None else count)
            pattern = pattern.get(form, pattern["other"])
        told = {} if count is None else {"count": self.number(count)}
        apart = {key: _apart(fact) for key, fact in facts.items()}
        return str(pattern).format(*map(_apart, parts), **told, **apart)

    def number(self, value: float) -> str:
        """Return a whole number with the language's separators."""
        return format_decimal(round(value), locale=self.locale)

    def decimal(self, text: str) -> str:
        """Return a number that is written with a point as the language writes it."""
        return text.replace(".", self.locale.number_symbols["latn"]["decimal"])

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts as a list with "and" before the last."""
        return format_list(list(texts), locale=self.locale)

    def day(self, day: date) -> str:
        """Return a calendar day in full, e.g. "12 September 2023"."""
        if self.language == _FALLBACK:
            return format_date(day, "d MMMM y", locale=self.locale)
        return format_date(day, "long", locale=self.locale)

    def short_date(self, day: date, precision: str) -> str:
        """Return a date as short as a map needs it, e.g. "12 Sep" or "Sep 2023"."""
        if precision == "year":
            return str(day.year)
        skeleton = "MMMy" if precision == "month" else "MMMd"
        if self.language == _FALLBACK:
            return format_date(day, "MMM y" if precision == "month" else "d MMM", self.locale)
        return format_skeleton(skeleton, day, locale=self.locale)

    def long_date(self, day: date, precision: str) -> str:
        """Return a date as exactly as it is known."""
        if precision == "year":
            return str(day.year)
        if precision == "month":
            return format_skeleton("MMMMy", day, locale=self.locale)
        return self.day(day)

    def date_of(self, iso: str) -> str:
        """Return an ISO date as a table in a text has it; anything else as it is.

        >>> catalogue("de").date_of("2023-09-17"), catalogue("en").date_of("2023-09")
        ('17.09.2023', 'Sept 2023')
        """
        if _MONTH.fullmatch(iso):
            return self.short_date(date.fromisoformat(f"{iso}-01"), "month")
        if _DAY.fullmatch(iso):
            return format_date(date.fromisoformat(iso), "medium", locale=self.locale)
        return iso

    def span(self, first: date, last: date) -> str:
        """Return the days from one to another, the month told once where it is the same."""
        return format_interval(first, last, "yMMMMd", locale=self.locale)

    def country(self, code: str) -> str:
        """Return a country's name; empty where the language has none for the code."""
        return str(self.locale.territories.get(code, ""))


def _apart(fact: str) -> str:
    """Return a fact that turns nothing of its sentence round.

    What an article says may hold signs that reverse all that follows: they are left out. Words
    that are written from right to left are set apart, so that numbers beside them stay there.

    References:
        Unicode Standard Annex #9, "Unicode Bidirectional Algorithm", 2.1 to 2.4.
    """
    plain = _TURNING.sub("", fact)
    is_leftward = any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in plain)
    return f"\u2068{plain}\u2069" if is_leftward else plain


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there are sentences in, sorted."""
    folder = assets.resource_path("wording")
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def _table(*parts: str) -> dict[str, Any]:
    return tomllib.loads(assets.resource_path("wording", *parts).read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def catalogue(language: str | None) -> Catalogue:
    """Return the sentences of a language; English for one that there are none in.

    Args:
        language: BCP 47 code such as "de-AT"; its first part decides.
    """
    code = (language or _FALLBACK).replace("_", "-").split("-")[0].casefold()
    code = code if code in languages() else _FALLBACK
    # Maps speak more languages than the reasons of the machine do.
    reasons = code if code in SPOKEN else _FALLBACK
    sections = _table("reasons", f"{reasons}.toml") | _table(f"{code}.toml")
    # British rules for English: day before month, as an international reader expects it.
    return Catalogue(code, Locale("en", "GB") if code == _FALLBACK else Locale(code), sections)
