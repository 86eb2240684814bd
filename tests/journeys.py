"""Journeys to draw: projects of known places, as the reader of articles would make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from routeviewer.geo.coordinate import Coordinate
from routeviewer.itinerary.itinerary import Aside, Evidence, Itinerary, Leg, Stop, When
from routeviewer.places.bundled_gazetteer import BundledGazetteer
from routeviewer.places.gazetteer import PlaceQuery
from routeviewer.places.place import Place
from routeviewer.project.project import Project
from routeviewer.text.article import Article, Span

EUROPE = (
    "Lisbon PT, Porto PT, Madrid ES, Valencia ES, Barcelona ES, Toulouse FR, Bordeaux FR, "
    "Nantes FR, Paris FR, Lille FR, Brussels BE, Antwerp BE, Rotterdam NL, Amsterdam NL, "
    "Hamburg DE, Bremen DE, Copenhagen DK, Malmö SE, Gothenburg SE, Oslo NO, Bergen NO, "
    "Stockholm SE, Turku FI, Helsinki FI, Tallinn EE, Riga LV, Vilnius LT, Kaunas LT, "
    "Warsaw PL, Łódź PL, Kraków PL, Wrocław PL, Berlin DE, Leipzig DE, Dresden DE, "
    "Prague CZ, Brno CZ, Vienna AT, Bratislava SK, Budapest HU, Belgrade RS, Bucharest RO, "
    "Sofia BG, Thessaloníki GR, Athens GR, Skopje MK, Tirana AL, Podgorica ME, "
    "Sarajevo BA, Zagreb HR, Ljubljana SI, Venice IT, Bologna IT, Florence IT, Rome IT, "
    "Naples IT, Milan IT, Zürich CH, Munich DE, Salzburg AT"
)
WORLD = (
    "Southampton GB, Funchal PT, Recife BR, Buenos Aires AR, Punta Arenas CL, Valparaíso CL, "
    "Papeete PF, Auckland NZ, Sydney AU, Fremantle AU, Cape Town ZA, Dakar SN, Southampton GB"
)
PACIFIC = "Auckland NZ, Honolulu US, Tokyo JP"
POLAR = "New York City US, Reykjavík IS, Longyearbyen SJ, Hong Kong HK"
BERING = "Anadyr RU, Provideniya RU, Nome US, Kotzebue US"
LOOP = "Sarajevo BA, Mostar BA, Sarajevo BA, Dubrovnik HR, Sarajevo BA, Tuzla BA, Sarajevo BA"


@lru_cache(maxsize=1)
def _gazetteer() -> BundledGazetteer:
    return BundledGazetteer()


@lru_cache(maxsize=256)
def place(name_and_country: str) -> Place:
    name, country = name_and_country.rsplit(" ", 1)
    return _gazetteer().find(PlaceQuery(name, country=country), limit=1)[0].place


def spot(name: str, lat: float, lon: float, precision_km: float = 1.0) -> Place:
    return Place("routeviewer", name, name, "facility", Coordinate(lat, lon), precision_km)


def journey(
    places: str | Sequence[Place],
    *,
    traveller: str = "the expedition",
    statuses: Sequence[str] = (),
    mode: str = "unknown",
    dated: bool = False,
    asides: Sequence[Aside] = (),
) -> Project:
    """Return a project whose text names its stops one after the other."""
    found = [place(p.strip()) for p in places.split(",")] if isinstance(places, str) else places
    lines = [f"Then they came to {p.name}." for p in found]
    text = "\n".join(lines)
    stops, start = [], 0
    for i, (line, where) in enumerate(zip(lines, found, strict=True)):
        evidence = (Evidence(Span(0, start, start + len(line)), "arrives"),)
        start += len(line) + 1
        day = date(2024, 5, 1) + timedelta(days=i)
        when = When(day, day, "day", day.isoformat()) if dated else When()
        status = statuses[i] if i < len(statuses) else "visited"
        stops.append(Stop(f"s{i + 1}", None, where, where.name, status, when, evidence, 0.9))
    legs = tuple(Leg(mode) for _ in stops[1:])
    itinerary = Itinerary(traveller, tuple(stops), legs)
    article = Article(text, title="A journey", language="en", source="journey.txt")
    return Project((article,), (), (itinerary,), tuple(asides))


def inferred(project: Project, number: int) -> Project:
    """Return a project with one stop that is only implied."""
    stops = list(project.itinerary.stops)
    stop = stops[number - 1]
    stops[number - 1] = replace(stop, evidence=(replace(stop.evidence[0], rule="entry-border"),))
    return replace(project, itineraries=(replace(project.itinerary, stops=tuple(stops)),))


def without_place(project: Project, number: int) -> Project:
    """Return a project with one stop that is named but not located."""
    stops = list(project.itinerary.stops)
    stops[number - 1] = replace(stops[number - 1], place=None)
    return replace(project, itineraries=(replace(project.itinerary, stops=tuple(stops)),))


def city_walk() -> Project:
    """Return a walk inside of one city."""
    return journey(
        [
            spot("Gare du Nord", 48.8809, 2.3553), spot("Sacré-Cœur", 48.8867, 2.3431),
            spot("Arc de Triomphe", 48.8738, 2.2950), spot("Eiffel Tower", 48.8584, 2.2945),
            spot("Musée d’Orsay", 48.8600, 2.3266), spot("Louvre", 48.8606, 2.3376),
            spot("Notre-Dame", 48.8530, 2.3499), spot("Panthéon", 48.8462, 2.3464),
            spot("Place de la Bastille", 48.8532, 2.3692), spot("Père Lachaise", 48.8614, 2.3933),
        ],
        traveller="the photographer", mode="foot",
    )  # fmt: skip
