"""From an article's place names to its itinerary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from routeviewer.itinerary.grammar import Grammar
from routeviewer.itinerary.itinerary import Aside, Evidence, Itinerary, Leg, Onward, Stop
from routeviewer.itinerary.order import DatedVisit
from routeviewer.itinerary.sequence import ordered_visits
from routeviewer.itinerary.signs import NEVER
from routeviewer.itinerary.sureness import SureVisit, kept_of, with_chances
from routeviewer.itinerary.transport import mode_told
from routeviewer.itinerary.travellers import Traveller
from routeviewer.itinerary.visits import Visit, Weighing, weighed
from routeviewer.itinerary.weights import weights_of
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.finding import Findings
from routeviewer.text.article import Span
from routeviewer.text.sentences import sentence_number


@dataclass(frozen=True, slots=True)
class Journey:
    """What was read: the route and what is not on it."""

    itinerary: Itinerary
    asides: tuple[Aside, ...]


def build_journey(
    findings: Findings,
    gazetteer: BundledGazetteer,
    traveller: Traveller,
    *,
    is_other: bool = False,
    grammar: Grammar | None = None,
) -> Journey:
    """Return a traveller's itinerary and the places that are not on it.

    Args:
        findings: The article.
        gazetteer: For borders and countries.
        traveller: Whose way is wanted.
        is_other: Whether the article is about somebody else; then only what is told expressly of
            this traveller counts.
        grammar: The article's grammar, if it is at hand.
    """
    weighing = weighed(findings, traveller, grammar)
    if is_other:
        own = tuple(v for v in weighing.visits if v.clause.subject == "traveller")
        weighing = replace(weighing, visits=own)
    return _Builder(findings, gazetteer, traveller, weighing).journey()


class _Builder:
    def __init__(
        self,
        findings: Findings,
        gazetteer: BundledGazetteer,
        traveller: Traveller,
        weighing: Weighing,
    ) -> None:
        self.findings = findings
        self.gazetteer = gazetteer
        self.traveller = traveller
        self.weighing = weighing
        self.visits = weighing.visits

    def journey(self) -> Journey:
        told = ordered_visits(self.findings, self.gazetteer, self.traveller, self.weighing)
        every = with_chances(told, self.weighing.second)
        sure = kept_of(every, is_journey=self.traveller.is_hinted)
        doubts = {
            v.item.visit.toponym.name: "no journey" if v.is_kept else v.doubt
            for v in every
            if not (sure and v.is_kept)
        }
        kept = [visit.item for visit in sure]
        stops = tuple(self._stop(i, visit) for i, visit in enumerate(sure))
        legs = tuple(self._leg(visit) for visit in kept[1:])
        itinerary = Itinerary(self.traveller.name, stops, legs, self._onward(kept))
        return Journey(itinerary, self._asides(stops, doubts))

    # -- parts -------------------------------------------------------------------------------

    def _stop(self, number: int, sure: SureVisit) -> Stop:
        item, visit, toponym = sure.item, sure.item.visit, sure.item.visit.toponym
        place = toponym.chosen
        implied = visit.rule == "entry-border"
        return Stop(
            id=f"s{number + 1}",
            toponym=None if implied else toponym,
            place=place,
            label=place.name if place is not None else toponym.name,
            status=visit.status,
            when=item.when,
            evidence=(Evidence(self._sentence(visit.mention.span), visit.rule),),
            confidence=round(sure.chance, 2),
        )

    def _leg(self, arrival: DatedVisit) -> Leg:
        span = self._sentence(arrival.visit.mention.span)
        mode = mode_told(self.findings.article.quote(span))
        return Leg(mode, (Evidence(span, "mode"),) if mode != "unknown" else ())

    def _onward(self, kept: Sequence[DatedVisit]) -> Onward | None:
        directions = [v for v in self.visits if v.role == "toward"]
        if not kept or not directions:
            return None
        last = kept[-1]
        near = [
            v
            for v in directions
            if v.verb == last.visit.verb or v.mention.span > last.visit.mention.span
        ]
        if not near:
            return None
        told = near[0]
        place = told.toponym.chosen
        evidence = Evidence(self._sentence(told.mention.span), "direction")
        return Onward(place, place.name if place else told.toponym.name, evidence)

    def _asides(self, stops: Iterable[Stop], doubts: Mapping[str, str]) -> tuple[Aside, ...]:
        on_route = {stop.toponym.name for stop in stops if stop.toponym is not None}
        asides = []
        for toponym in self.findings.toponyms:
            if toponym.name in on_route:
                continue
            told = [v for v in self.visits if v.toponym == toponym]
            best = max(told, key=lambda v: v.score) if told else None
            rule = "no-verb" if best is None else _why_not(best)
            if best is not None and best.score >= 0:
                listed = doubts.get(toponym.name, "finer told")
                rule = "direction" if best.role == "toward" else listed
            span = toponym.mentions[0].span if best is None else best.mention.span
            asides.append(Aside(toponym, rule, Evidence(self._sentence(span), rule)))
        return tuple(asides)

    def _sentence(self, span: Span) -> Span:
        number = sentence_number(self.findings.sentences, span.start)
        return self.findings.sentences[number] if number >= 0 else span


def _why_not(visit: Visit) -> str:
    """Return the sign that spoke most against a stop; ``wording`` makes the sentence."""
    never = sorted(NEVER & visit.signs)
    if never:
        return never[0]
    weights = weights_of("visits")
    telling = [sign for sign in visit.signs if not sign.startswith(("action ", "told ", "first "))]
    return min(telling, key=lambda sign: (weights.get(sign, 0.0), sign), default="no-verb")
