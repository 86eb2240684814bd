"""Entry stops: "arrived in REGION" by land from a neighbouring country is the shared border."""

from __future__ import annotations

from routeviewer.basemap.borders import neighbours
from routeviewer.itinerary.transport import goes_by_land
from routeviewer.itinerary.travellers import Traveller
from routeviewer.places.border import border_place
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.finding import Findings
from routeviewer.places.folding import fold
from routeviewer.places.place import Place


def home_country(
    findings: Findings, traveller: Traveller, gazetteer: BundledGazetteer
) -> str | None:
    """Return the country of the traveller as told beside the name ("French president X")."""
    demonyms = gazetteer.demonyms()
    tokens = findings.tokens
    for i, token in enumerate(tokens):
        if token.lower not in traveller.words or traveller.is_narrator:
            continue
        for back in range(max(0, i - 5), i):
            if tokens[back].sentence != token.sentence:
                continue
            pair = fold(f"{tokens[back].text} {tokens[back + 1].text}")
            known = demonyms.get(pair) or demonyms.get(fold(tokens[back].text))
            if known is not None and known.country and tokens[back].is_capital:
                return known.country
    return None


def entry_border(
    findings: Findings,
    traveller: Traveller,
    arrived_in: Place,
    next_stop: Place | None,
    gazetteer: BundledGazetteer,
) -> Place | None:
    """Return the border crossed when somebody arrives in a country or region by land, or None.

    Args:
        findings: The article.
        traveller: Whose arrival it is.
        arrived_in: The country or region arrived in.
        next_stop: The first finer place after it; the nearest point of the border is taken.
        gazetteer: For demonyms and names.
    """
    home = home_country(findings, traveller, gazetteer)
    target = arrived_in.country
    if home is None or not target or home == target or home not in neighbours(target):
        return None
    if not goes_by_land(findings.article.text):
        return None
    towns = [arrived_in.coordinate] if next_stop is None else [next_stop.coordinate]
    return border_place(home, target, towns, gazetteer)
