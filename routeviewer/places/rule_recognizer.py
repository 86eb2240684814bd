"""Finds place names by rules: a gazetteer's names, weighed by the words around them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from routeviewer.places.border import border_mentions
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.masks import hidden_spans
from routeviewer.places.mention import Mention
from routeviewer.places.name_runs import other_names
from routeviewer.places.phrases import LONGEST_NAME, Phrase, joins, kind_word_table, known_phrases
from routeviewer.places.scan import Found, Scan, chances_of, joins_next, shouted_in
from routeviewer.places.unspaced import unspaced_mentions
from routeviewer.places.word_marks import marks_of
from routeviewer.text.article import Article, Span
from routeviewer.text.lexicon import lexicon_of, word_list
from routeviewer.text.network import Reading, english_network
from routeviewer.text.tokens import Token, tokens_of
from routeviewer.text.words import words_in

# A name is taken for a place from this many points on; the weights below were set by hand and
# checked on news text (tests/bench/geoparsing.py).
_THRESHOLD = 0.5
# What the network's log-odds count beside the rules' points, and where they end.
_NETWORK_POINTS = 1.0
_SUREST = 4.0
_PART_POINTS = -3.5
# From these log-odds on a name that no gazetteer knows is taken for a place.
_SURE_UNKNOWN = 2.0
# From this chance on the network overrules what the rules take for a person.
_SURE_PLACE = 0.9
# Of "University of Paris", whatever else speaks for Paris.
_OF_AN_ORGANISATION = -6.0
_LONGEST_BARE_TEXT = 6


# Kinds of spots that a word in small letters tells, and of areas that bear it in their names.
_SPOT_KINDS = frozenset(("station", "airport", "port", "facility"))
_NAME_KINDS = frozenset(("region", "water", "mountain", "island"))


class RuleRecognizer:
    """Finds the names that a gazetteer knows where the context speaks for a place."""

    def __init__(self, gazetteer: BundledGazetteer) -> None:
        """Use a gazetteer's names."""
        self._gazetteer = gazetteer
        self._lexicon = lexicon_of()

    def find(self, article: Article, sentences: Sequence[Span]) -> tuple[Mention, ...]:
        """Return the place names in the order of the text, without overlaps."""
        return self.mentions(self.scan(article, sentences))

    def scan(self, article: Article, sentences: Sequence[Span]) -> Scan:
        """Look at the words of an article."""
        tokens = self._tokens(article, sentences)
        places = known_phrases(article.text, tokens, self._gazetteer)
        others = other_names(article.text, tokens, places)
        scan = Scan(article, tokens, places, others, shouted_in(tokens))
        if (article.language or "en").casefold().startswith("en"):
            scan.readings = self._read(article, sentences, scan)
            scan.chances = chances_of(scan.readings)
        return scan

    def _read(self, article: Article, sentences: Sequence[Span], scan: Scan) -> tuple[Reading, ...]:
        words = [words_in(article.text, sentence) for sentence in sentences]
        marks = marks_of(words, scan.tokens, scan.places, self._gazetteer)
        rows = english_network().read(words, marks)
        return tuple(Reading(*pair) for pair in zip(words, rows, strict=True))

    def mentions(self, scan: Scan) -> tuple[Mention, ...]:
        """Return the place names of an article that was looked at."""
        for found in self._accepted(scan):
            if found.score >= 2 * _THRESHOLD:
                scan.confirmed.add(found.phrase.folded)
        scan.accepted_ends.clear()
        named = [self._mention(scan, found) for found in self._accepted(scan)]
        article = scan.article
        borders = border_mentions(article, self._gazetteer)
        return _without_overlaps([*named, *borders, *unspaced_mentions(article, self._gazetteer)])

    def _tokens(self, article: Article, sentences: Sequence[Span]) -> list[Token]:
        tokens = tokens_of(article.text, sentences)
        hidden = hidden_spans(article.text)
        if hidden:
            tokens = [t for t in tokens if not any(a <= t.start < b for a, b in hidden)]
        if len(tokens) <= _LONGEST_BARE_TEXT and not any(t.is_capital for t in tokens):
            # A bare name typed without capitals is the whole text.
            tokens = [t._replace(is_capital=True) for t in tokens]
        return tokens

    def _accepted(self, scan: Scan) -> Iterator[Found]:
        i = 0
        while i < len(scan.tokens):
            found = self._found_at(scan, i)
            if found is None:
                i += 1
                continue
            scan.accepted_ends[found.phrase.last] = found.phrase
            yield found
            i = found.phrase.last + 1

    def _found_at(self, scan: Scan, first: int) -> Found | None:
        if not scan.tokens[first].is_capital:
            return None
        if first - 1 in scan.accepted_ends and self._is_abbreviation(scan, first):
            text = scan.tokens[first].text
            return Found("abbreviation", 2.0, Phrase(first, first, text.rstrip(".")))
        with_kind = self._with_kind_word(scan, first)
        if with_kind is not None:
            return with_kind
        compound = self._compound(scan, first)
        if compound is not None:
            return compound
        for phrase in scan.places.get(first, ()):
            score = self._score(scan, phrase)
            if score >= _THRESHOLD:
                return Found("gazetteer", score, phrase)
        return self._unknown(scan, first)

    def _mention(self, scan: Scan, found: Found) -> Mention:
        start, end = scan.tokens[found.phrase.first].start, scan.tokens[found.phrase.last].end
        text = scan.article.text[start:end]
        confidence = round(1 / (1 + math.exp(-found.score)), 3)
        name = found.phrase.folded if found.rule == "abbreviation" else text
        return Mention(Span(0, start, end), text, found.rule, confidence, name)

    # -- names that no gazetteer knows -------------------------------------------------------

    def _is_abbreviation(self, scan: Scan, index: int) -> bool:
        """Tell whether a word after a place is a region's abbreviation ("Long Beach, CA")."""
        token, text = scan.tokens[index], scan.article.text
        if scan.gap(index - 1).strip() not in (",", "("):
            return False
        short = token.text.rstrip(".")
        pointed = token.text.endswith(".") or text[token.end : token.end + 1] == "."
        if not (pointed or (len(short) in (2, 3) and short.isupper())):
            return False
        return short in self._gazetteer.region_abbreviations()

    def _with_kind_word(self, scan: Scan, first: int) -> Found | None:
        """Find an unknown or misspelt facility by the word of kind after it.

        Reads "the Artemovsk-2 station"; must not fall for "Police station" or "Health district".
        """
        if scan.word(first) in self._lexicon.words("words", "starters"):
            return None
        last = self._run_end(scan, first)
        following = last + 1
        while scan.word(following) in self._lexicon.words("words", "kind_modifiers") and (
            joins_next(scan, following) and following - last < 3
        ):
            following += 1
        kind = kind_word_table().get(scan.word(following), "")
        if kind not in _SPOT_KINDS or scan.tokens[following].is_capital:
            return None
        if not joins_next(scan, last):
            return None
        if any(p.last >= last for p in scan.places.get(first, ())):
            return None
        inside = range(first, last + 1)
        if any(i in scan.others.organisations for i in inside):
            return None
        if any(scan.word(i) in word_list("common_words") for i in inside):
            return None
        return Found("kind-word", 1.0, Phrase(first, following, ""))

    def _compound(self, scan: Scan, first: int) -> Found | None:
        """Find an unknown name with small words in it, of which no part is the place.

        Reads "the Rio de las Vacas", which is neither Rio nor Vacas.
        """
        if scan.word(first) not in self._lexicon.words("words", "compound_heads"):
            return None
        links, last = self._lexicon.words("words", "compound_links"), first
        while scan.word(last + 1) in links and joins_next(scan, last) and last - first < 3:
            last += 1
        if not joins_next(scan, last):
            return None
        following = scan.tokens[last + 1]
        if not (following.is_elided or (last > first and following.is_capital)):
            return None
        last = self._run_end(scan, last + 1)
        if any(phrase.last >= last for phrase in scan.places.get(first, ())):
            return None
        return Found("unknown", 1.0, Phrase(first, last, ""))

    def _run_end(self, scan: Scan, first: int) -> int:
        """Return the last of the words in capitals; a run too long for a name is left early."""
        last, most = first, min(len(scan.tokens) - 1, first + LONGEST_NAME)
        while last < most and joins(scan.article.text, scan.tokens[last], scan.tokens[last + 1]):
            token = scan.tokens[last + 1]
            if not (token.is_capital or token.text[0].isdigit()):
                break
            last += 1
        return last

    def _unknown(self, scan: Scan, first: int) -> Found | None:
        """Find a name that no gazetteer knows where the words say that it is a place.

        Reads "the village of Kampungu"; must not fall for "the city of his birth".
        """
        token = scan.tokens[first]
        last = self._run_end(scan, first)
        if self._is_other(scan, first, last) or len(token.text) < 4 or last - first > 2:
            return None
        before = self._before(scan, first)
        after = scan.word(last + 1) if joins_next(scan, last) else ""
        region_after = kind_word_table().get(after) in ("region", "city", "water", "island")
        region_inside = last > first and kind_word_table().get(scan.word(last)) in _NAME_KINDS
        if before >= 2.5 or (before >= 0 and (region_after or region_inside)):
            return Found("unknown", 0.8, Phrase(first, last, ""))
        likely = self._likely_end(scan, first)
        is_part = before <= _OF_AN_ORGANISATION
        if likely >= first and self._log_odds(scan, first, likely) >= _SURE_UNKNOWN and not is_part:
            return Found("unknown", 0.6, Phrase(first, likely, ""))
        is_misspelt = before >= 1.9 and last == first and len(token.text) > 5
        if is_misspelt and not (first in scan.places or token.text.isupper()):
            return Found("misspelt", 0.3, Phrase(first, last, ""))
        return None

    @staticmethod
    def _likely_end(scan: Scan, first: int) -> int:
        """Return the last word of the place's name that the network sees begin at a word."""
        if scan.place_chance(first) < 0.5:
            return first - 1
        end = first
        while scan.goes_on(end + 1) and end - first < LONGEST_NAME:
            end += 1
        while end > first and not (
            scan.tokens[end].is_capital or scan.tokens[end].text[0].isdigit()
        ):
            end -= 1
        return end

    def _is_other(self, scan: Scan, first: int, last: int) -> bool:
        """Tell whether words belong to another kind of name, or to none."""
        never = self._lexicon.words("words", "never_places")
        starters = self._lexicon.words("words", "starters")
        return any(
            i in scan.others.organisations
            or i in scan.others.persons
            or scan.word(i) in never
            or scan.word(i) in starters
            or scan.word(i) in self._gazetteer.demonyms()
            or scan.word(i) in scan.others.surnames
            or (i == first and scan.word(i) in word_list("common_words"))
            for i in range(first, last + 1)
        )

    # -- points ------------------------------------------------------------------------------

    def _score(self, scan: Scan, phrase: Phrase) -> float:
        first, last = phrase.first, phrase.last
        if self._is_ruled_out(scan, phrase):
            return -9.0
        points = min((phrase.prominence - 400) / 100, 3.0) + (1.0 if phrase.length > 1 else 0.0)
        points += self._before(scan, first)
        points += self._after(scan, last)
        points += self._word_itself(scan, phrase)
        points += _NETWORK_POINTS * self._log_odds(scan, first, last)
        points += self._part_of_name(scan, first, last)
        if phrase.folded in scan.confirmed:
            points += 1.2
        return points

    @staticmethod
    def _part_of_name(scan: Scan, first: int, last: int) -> float:
        """Points off for a part of a longer name, by the network ("Rio" of "Rio Dulce")."""
        is_end = scan.goes_on(first) and first - 1 not in scan.accepted_ends
        return _PART_POINTS * (is_end + scan.goes_on(last + 1))

    def _log_odds(self, scan: Scan, first: int, last: int) -> float:
        """Return what the network thinks of some words as a name, as bounded log-odds."""
        if not scan.chances:
            return 0.0
        chances = [scan.place_chance(i) for i in range(first, last + 1)]
        mean = min(max(sum(chances) / len(chances), 1e-4), 1 - 1e-4)
        return max(-_SUREST, min(_SUREST, math.log(mean / (1 - mean))))

    def _is_ruled_out(self, scan: Scan, phrase: Phrase) -> bool:
        inside = range(phrase.first, phrase.last + 1)
        if any(i in scan.others.organisations for i in inside):
            return True
        is_sure = all(scan.place_chance(i) > _SURE_PLACE for i in inside)
        if any(i in scan.others.persons for i in inside) and not is_sure:
            return True
        never = self._lexicon.words("words", "never_places")
        word = scan.tokens[phrase.first]
        if phrase.length == 1:
            if word.lower in never or len(word.text) == 1:
                return True
            if word.text.isupper() and len(word.text) <= 5 and phrase.first not in scan.shouted:
                return phrase.prominence < 1300  # "PCA", "WHO"; but "US", "UAE"
            return word.lower in ("us", "uk") and not word.text.isupper()
        return scan.tokens[phrase.first].lower in self._lexicon.words("words", "starters") and (
            phrase.prominence < 500
        )

    def _before(self, scan: Scan, first: int) -> float:
        """Points for what stands before: "in", "the city of", another name of a list."""
        positions = self._lexicon.section("positions")
        i = first - 1
        if i < 0 or scan.tokens[i].sentence != scan.tokens[first].sentence:
            return 0.0
        gap = scan.gap(i)
        if "," in gap or "(" in gap:
            return 1.2 if i in scan.accepted_ends else 0.0
        if gap.strip(" \t\n\r\"“”‘'-–") not in ("", "(") and gap.strip() != ".":
            return 0.0
        if scan.word(i) in ("and", "or", "&") and i - 1 in scan.accepted_ends:
            return 1.2
        steps = 0
        while scan.word(i) in positions["between"] and steps < 3:
            i, steps = i - 1, steps + 1
        word = scan.word(i)
        if word == "of":
            return self._before_of(scan, i - 1)
        if word in positions["in_place"]:
            return 2.0
        return 1.2 if word in positions["to_place"] else self._capital_before(scan, first)

    def _before_of(self, scan: Scan, index: int) -> float:
        """Points for the word before "of": "University of Paris" is not the city, "city of" is."""
        organisations = self._lexicon.words("names", "organisation_of")
        if scan.word(index) in organisations and scan.tokens[index].is_capital:
            return _OF_AN_ORGANISATION
        return 2.5 if self._is_kind_of(scan, index) else 0.4

    def _is_kind_of(self, scan: Scan, index: int) -> bool:
        word = scan.word(index)
        return any(word in words for words in self._lexicon.section("kind_of").values())

    def _capital_before(self, scan: Scan, first: int) -> float:
        """Points off where the name seems to be the end of a longer, unknown one."""
        if first in scan.shouted:
            return 0.0  # where every word has capitals they tell nothing
        before = scan.tokens[first - 1]
        joined = joins(scan.article.text, before, scan.tokens[first])
        if not joined or not before.is_capital or first - 1 in scan.accepted_ends:
            return 0.0
        if before.lower in self._lexicon.words("words", "starters"):
            return 0.0
        if before.lower in self._lexicon.words("words", "compass"):
            return 0.5
        return -2.0

    def _after(self, scan: Scan, last: int) -> float:
        """Points for what follows: a word of kind, a container, a verb of speaking."""
        i = last + 1
        if i >= len(scan.tokens) or scan.tokens[i].sentence != scan.tokens[last].sentence:
            return 0.0
        gap, following = scan.gap(last), scan.tokens[i]
        if gap.startswith(",") and i in scan.places and following.is_capital:
            return 1.5 if scan.places[i][0].prominence >= 600 else 0.5
        if not joins(scan.article.text, scan.tokens[last], following):
            return 0.0
        if following.lower in self._lexicon.words("names", "roles"):
            return 0.6
        if following.lower in kind_word_table():
            return 1.0
        if following.is_capital and i not in scan.shouted:
            return 0.0 if i in scan.places or following.lower == "i" else -1.8
        if following.lower in self._lexicon.words("positions", "speech"):
            return -2.0
        return 0.0

    def _word_itself(self, scan: Scan, phrase: Phrase) -> float:
        """Points off for a word that is also a common word or a person's name."""
        if phrase.length > 1:
            return 0.0
        token = scan.tokens[phrase.first]
        points = 0.0
        if token.lower in scan.others.surnames:
            points -= 3.0
        elif token.text in word_list("given_names") or token.text in word_list("surnames"):
            points -= 1.5
        elif token.text in word_list("place_given_names"):
            points -= 0.5
        if token.lower in word_list("common_words"):
            points -= 2.0 if self._starts_sentence(scan, phrase.first) else 1.2
        if phrase.first in scan.shouted:
            points -= 1.5
        if self._starts_sentence(scan, phrase.first):
            points -= 0.3
        return points

    def _starts_sentence(self, scan: Scan, index: int) -> bool:
        return index == 0 or scan.tokens[index - 1].sentence != scan.tokens[index].sentence


def _without_overlaps(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)
