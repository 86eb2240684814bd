"""Runs of capitalised words, and which of them name persons or organisations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from routeviewer.places.phrases import Phrase, joins, kind_word_table
from routeviewer.text.lexicon import lexicon_of, raw_lexicon, word_list
from routeviewer.text.tokens import Token

# A town of this many inhabitants (100 x log10) keeps its name although it begins like a person's.
_FAMOUS = 470
_LONGEST_PERSON = 4


@dataclass(slots=True)
class OtherNames:
    """Which words belong to names that are not places.

    Attributes:
        persons: Token indices inside the names of persons.
        organisations: Token indices inside the names of organisations and ships.
        surnames: Last words of the persons' names, which may stand alone later.
    """

    persons: set[int] = field(default_factory=set)
    organisations: set[int] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)


def other_names(
    text: str, tokens: Sequence[Token], places: Mapping[int, Sequence[Phrase]]
) -> OtherNames:
    """Find the names of persons and organisations of a text.

    Reads "Jack London" and "the University of Paris" right; must not fall for "Victoria Falls"
    or "New York Governor".
    """
    names = OtherNames()
    for first, last in _runs(text, tokens, across=False):
        _mark_person(tokens, first, last, places, names)
    for first, last in _runs(text, tokens, across=True):
        _mark_organisation(tokens, first, last, places, names)
        _mark_ship(text, tokens, first, last, names)
    return names


def _runs(text: str, tokens: Sequence[Token], *, across: bool) -> Iterator[tuple[int, int]]:
    """Yield first and last token of each run of capitals.

    Args:
        text: The text.
        tokens: Its words.
        across: Whether "of", "for" and "and" between two capitals join them.
    """
    lexicon = lexicon_of()
    links = lexicon.words("words", "organisation_links") if across else frozenset[str]()
    # "On Monday Anna Berg flew": the day is no part of the name.
    starters = lexicon.words("words", "starters") | _weekdays()
    i, count = 0, len(tokens)
    while i < count:
        if not tokens[i].is_capital or tokens[i].lower in starters:
            i += 1
            continue
        last = end = i
        while end + 1 < count and joins(text, tokens[end], tokens[end + 1]):
            end += 1
            if tokens[end].is_capital or (across and tokens[end].text[0].isdigit()):
                last = end
            elif tokens[end].lower not in links or end - last > 2:
                break
        yield i, last
        i = last + 1


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    return frozenset(raw_lexicon("en_times")["weekdays"].casefold().split())


def _mark_person(
    tokens: Sequence[Token],
    first: int,
    last: int,
    places: Mapping[int, Sequence[Phrase]],
    names: OtherNames,
) -> None:
    lexicon = lexicon_of()
    titles, roles = lexicon.words("names", "titles"), lexicon.words("names", "roles")
    organisation_words = lexicon.words("names", "organisation_words")
    honorifics = lexicon.words("names", "honorifics")
    start = first
    while start <= last and tokens[start].lower in titles:
        start += 1
    before = tokens[first - 1].lower if first else ""
    titled = start > first or before in titles
    while start < last and not (titled or _is_given(tokens, start, last, places)):
        start += 1  # "Actor Paul Newman", "Russian Sergei Shoigu"
    if start > last or not (titled or (start < last and _is_given(tokens, start, last, places))):
        return
    end = start
    while (
        end < last
        and end - start < _LONGEST_PERSON - 1
        and tokens[end + 1].lower not in roles
        and tokens[end + 1].lower not in organisation_words
    ):
        end += 1
    honoured = tokens[start - 1].lower in honorifics if start else False
    if titled and not honoured and _names_a_place(tokens, start, end, places):
        return
    names.persons.update(range(first, end + 1))
    names.surnames.add(tokens[end].lower)
    if end > start:
        names.surnames.add(tokens[start].lower)


def _is_given(
    tokens: Sequence[Token], start: int, last: int, places: Mapping[int, Sequence[Phrase]]
) -> bool:
    word, following = tokens[start], tokens[min(start + 1, last)]
    if any(p.length > 1 and p.prominence >= _FAMOUS for p in places.get(start, ())):
        return False
    if word.text in word_list("given_names"):
        return True
    if word.text not in word_list("place_given_names"):
        return False
    if following.text in word_list("surnames"):
        return True
    lexicon = lexicon_of()
    return not (
        start + 1 in places
        or following.lower in kind_word_table()
        or following.lower in lexicon.words("names", "roles")
        or following.lower in lexicon.words("names", "organisation_words")
        or following.lower in word_list("common_words")
    )


def _names_a_place(
    tokens: Sequence[Token], start: int, end: int, places: Mapping[int, Sequence[Phrase]]
) -> bool:
    """Tell whether what follows a title is a place after all ("Prime Minister, Great Britain")."""
    return any(
        p.last >= end and p.prominence >= 620 and tokens[start].text not in word_list("surnames")
        for p in places.get(start, ())
    )


def _mark_ship(
    text: str, tokens: Sequence[Token], first: int, last: int, names: OtherNames
) -> None:
    """Mark the name after a word for a ship: "the ferry Hamburg", "HMS Plymouth"."""
    ships = lexicon_of().words("names", "ships")
    before = tokens[first - 1] if first else None
    follows = before is not None and before.lower in ships and joins(text, before, tokens[first])
    if follows or (tokens[first].lower in ships and tokens[first].text.isupper()):
        names.organisations.update(range(first, last + 1))


# A country's abbreviation stands before an organisation as an adjective does.
_ADJECTIVES = frozenset(("us", "u.s.", "uk", "u.k.", "usa", "u.s.a."))


def _mark_organisation(
    tokens: Sequence[Token],
    first: int,
    last: int,
    places: Mapping[int, Sequence[Phrase]],
    names: OtherNames,
) -> None:
    words = lexicon_of().words("names", "organisation_words")
    heads = [i for i in range(first, last + 1) if tokens[i].lower in words and tokens[i].is_capital]
    if not heads:
        return
    for start in range(first, last + 1):
        for phrase in places.get(start, ()):
            within = [h for h in heads if start <= h <= phrase.last]
            if (
                within
                and phrase.length > 1
                and phrase.prominence >= 250
                and len(within) == len(heads)
            ):
                return  # "Kennedy Space Center", "College Station": the whole is a place
    start = first
    while start < last and tokens[start].lower in _ADJECTIVES:
        start += 1
    if heads == [start]:
        # "Ministry of Health in Kenya" ends before the place; "Bank of England" does not.
        of_words = lexicon_of().words("names", "organisation_of")
        if start == last or tokens[start].lower not in of_words:
            names.organisations.add(start)
            return
    names.organisations.update(range(start, last + 1))
