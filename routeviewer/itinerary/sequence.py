"""The visits that make the route, in the order of travel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from routeviewer.itinerary.between import between_dates
from routeviewer.itinerary.entry import entry_border
from routeviewer.itinerary.grammar import Grammar
from routeviewer.itinerary.order import DatedVisit, dated, in_order
from routeviewer.itinerary.quotations import Quotations
from routeviewer.itinerary.reordering import reordered
from routeviewer.itinerary.repeats import ReturnJudge, merged, telling_visits
from routeviewer.itinerary.signs import OWN
from routeviewer.itinerary.timeline import Moment, place_times
from routeviewer.itinerary.travellers import Traveller
from routeviewer.itinerary.visits import Visit, Weighing, weighed
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.containers import contains
from routeviewer.places.finding import Findings
from routeviewer.places.place import Place
from routeviewer.text.article import Article
from routeviewer.text.dates import TimeExpression, time_expressions
from routeviewer.text.lexicon import lexicon_of
from routeviewer.text.sentences import sentence_number

_LONGEST_TITLE = 120
# A word, a part melted onto it apart ("he'll").
_WORD = re.compile(r"'?[^\W\d_]+")
_PERFECT = frozenset(("has", "have", "'s", "'ve"))


def ordered_visits(
    findings: Findings,
    gazetteer: BundledGazetteer,
    traveller: Traveller,
    weighing: Weighing | None = None,
    *,
    is_return: ReturnJudge | None = None,
) -> list[DatedVisit]:
    """Return one visit for each stop of a traveller, in the order of travel.

    Args:
        findings: The article.
        gazetteer: For borders.
        traveller: Whose way is wanted.
        weighing: The weighed mentions, if they are at hand.
        is_return: Decides in place of the learned weights; to train them.
    """
    weighing = weighing or weighed(findings, traveller)
    told = telling_visits([v for v in weighing.visits if v.role != "toward"])
    entries = [v for v in weighing.visits if v not in told and _may_be_entry(v)]
    is_chronicle = traveller.is_narrator or _counts_days(findings)
    times = _moments(findings, is_chronicle=is_chronicle)
    quotations = Quotations(findings, traveller)
    items = dated(
        [*told, *entries], times, findings.sentences, findings.article.text, quotations,
        is_chronicle=is_chronicle,
    )  # fmt: skip
    ordered = reordered(in_order(items, is_chronicle=is_chronicle), weighing.second)
    finer = _Finer(findings, gazetteer, traveller).of(ordered)
    return between_dates(merged(finer, is_return=is_return))


def _counts_days(findings: Findings) -> bool:
    """Tell whether a text counts its days ("Day 1", "Day 2"), as diaries do."""
    counted = {e.days for e in time_expressions(findings.article.text) if e.kind == "number"}
    return len(counted) > 1


def _moments(findings: Findings, *, is_chronicle: bool) -> tuple[Moment, ...]:
    article = findings.article
    expressions = time_expressions(article.text)
    grammar = Grammar(findings)
    future = {e.start for e in expressions if _is_to_come(e, findings, grammar)}
    return place_times(
        expressions,
        article.published,
        future=frozenset(future),
        is_chronicle=is_chronicle,
        year=_year_of_title(article),
    )


def _is_to_come(time: TimeExpression, findings: Findings, grammar: Grammar) -> bool:
    """Tell whether a time lies in a sentence about the future: "will", "is due on Friday"."""
    number = sentence_number(findings.sentences, time.start)
    if number < 0:
        return False
    sentence = findings.article.quote(findings.sentences[number]).casefold().replace("’", "'")
    words = _WORD.findall(sentence)
    if lexicon_of("en_journey").words("moods", "future").intersection(words):
        return True
    if time.kind != "weekday" or findings.article.published is None:
        return False
    parse = grammar.sentence(time.start)
    if parse is None:
        return False
    is_perfect = "VBN" in parse.forms and _PERFECT.intersection(words)
    # English tells what is arranged in the present: "On Monday she flies to Lima".
    is_present = "VBZ" in parse.forms or "VBP" in parse.forms
    return is_present and "VBD" not in parse.forms and not is_perfect


def _year_of_title(article: Article) -> int | None:
    """Return the only year in a title, or in the first line of a text without one."""
    title = article.title or article.text.split("\n", 1)[0][:_LONGEST_TITLE]
    years = {int(year) for year in re.findall(r"\b(1[5-9]\d\d|20\d\d)\b", title)}
    return years.pop() if len(years) == 1 else None


def _may_be_entry(visit: Visit) -> bool:
    """Tell whether a mention tells an arrival in an area, which may imply a border."""
    place = visit.toponym.chosen
    is_own = visit.clause.subject in OWN
    return visit.rule == "arrives" and place is not None and place.is_area and is_own


class _Finer:
    """Leaves out areas of which finer places are told, or puts in the border crossed."""

    def __init__(
        self, findings: Findings, gazetteer: BundledGazetteer, traveller: Traveller
    ) -> None:
        self._findings = findings
        self._gazetteer = gazetteer
        self._traveller = traveller

    def of(self, ordered: Sequence[DatedVisit]) -> list[DatedVisit]:
        kept: list[DatedVisit] = []
        for i, item in enumerate(ordered):
            place = item.visit.toponym.chosen
            finer = [
                other.visit.toponym.chosen
                for other in ordered
                if place is not None and other.visit.toponym.chosen is not None
                and contains(place, other.visit.toponym.chosen)
            ]  # fmt: skip
            if place is None or not place.is_area or not finer:
                if item.visit.score >= 0:
                    kept.append(item)
                continue
            entry = self._entry(item, place, ordered[i + 1 :], finer) if not kept else None
            if entry is not None:
                kept.append(entry)
        return kept

    def _entry(
        self,
        item: DatedVisit,
        place: Place,
        later: Sequence[DatedVisit],
        finer: Sequence[Place | None],
    ) -> DatedVisit | None:
        if item.visit.rule != "arrives" or not item.is_own:
            return None
        following = next(
            (v.visit.toponym.chosen for v in later if v.visit.toponym.chosen in finer), None
        )
        border = entry_border(self._findings, self._traveller, place, following, self._gazetteer)
        if border is None:
            return None
        toponym = replace(item.visit.toponym, name=border.name, chosen=border, candidates=())
        return replace(item, visit=replace(item.visit, toponym=toponym, rule="entry-border"))
