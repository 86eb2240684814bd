"""The texts of a map: title, subtitle, caption, credit, legend, and the map in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from routeviewer.itinerary.itinerary import Itinerary, Stop
from routeviewer.project.project import Project
from routeviewer.route.paths import Route
from routeviewer.scene.marks import date_told, sign_of
from routeviewer.scene.naming import place_name, stop_name
from routeviewer.scene.scene import SIGNS, AltText, LegendEntry, LegLine, Mark, Source
from routeviewer.text.article import Article
from routeviewer.wording.catalogue import Catalogue

_NARRATOR = "I"
# Gazetteers that ask for a credit, by the name their places carry.
_CREDITS = {
    "geonames": "GeoNames (CC BY 4.0)",
    "airportsdata": "airportsdata",
    "borders": "Natural Earth",
    "routeviewer": "routeviewer",
    "openstreetmap": "© OpenStreetMap contributors",
}


def title_of(project: Project, words: Catalogue) -> str:
    """Return the heading: a person's, else the route's."""
    if project.figure.title is not None:
        return project.figure.title
    who = _traveller(project.itinerary, words)
    if not who:
        return project.article.title or words.sentence("title", "route")
    return words.sentence("title", "route-of", traveller=who)


def subtitle_of(route: Route, words: Catalogue) -> str:
    """Return the number of stops, the dates and the length, as far as they are known."""
    stops = route.itinerary.stops
    facts = [words.sentence("summary", "stops", count=len(stops))] if stops else []
    facts += _span(stops, words)
    if route.paths:
        km = words.number(_rounded_km(route.distance_km))
        facts.append(words.sentence("summary", "kilometres", km=km))
    return " · ".join(facts)


def caption_of(project: Project, words: Catalogue, *, has_legs: bool) -> str:
    """Return the text under the figure: a person's, else what it shows and from what."""
    if project.figure.caption is not None:
        return project.figure.caption
    article, who = project.article, _traveller(project.itinerary, words)
    sentences = []
    if article.title:
        key = "told-of" if who else "told"
        sentences.append(words.sentence("caption", key, title=article.title, traveller=who))
    if has_legs:
        sentences.append(words.sentence("caption", "schematic"))
    source = replace(sources_of((article,), words)[0], title="")
    if source.outlet or source.where:
        sentences.append(words.sentence("caption", "source", source=source.words))
    sentences.append(words.sentence("caption", "borders"))
    return " ".join(sentences)


def credit_of(gazetteers: Iterable[str], words: Catalogue) -> str:
    """Return the credit line of the data that are drawn.

    Args:
        gazetteers: Which gazetteers the drawn places are from.
        words: The language.
    """
    by_hand = words.sentence("figure", "by-hand")
    named = {by_hand if g == "person" else _CREDITS.get(g, g) for g in gazetteers}
    places = sorted(
        named - {"Natural Earth", "routeviewer"}, key=lambda text: (text == by_hand, text)
    )
    if not places:
        return words.sentence("figure", "credit-no-places")
    return words.sentence("figure", "credit", places=", ".join(places))


def legend_of(
    marks: tuple[Mark, ...],
    legs: tuple[LegLine, ...],
    words: Catalogue,
    *,
    has_onward: bool,
    has_mentions: bool,
) -> tuple[LegendEntry, ...]:
    """Return what the signs mean: only those that occur, in a fixed order."""
    marked, lines = {mark.sign for mark in marks}, {leg.kind for leg in legs}
    signs = [sign for sign in SIGNS if sign in marked]
    signs += [f"{kind}-leg" for kind in ("stated", "inferred", "planned") if kind in lines]
    signs += ["onward-leg"] * has_onward
    signs += ["line-place"] * any(mark.shape for mark in marks)
    signs += ["mentioned"] * has_mentions
    return tuple(LegendEntry(sign, words.sentence("legend", sign)) for sign in signs)


def alt_text_of(project: Project, route: Route, words: Catalogue) -> AltText:
    """Return the map in words."""
    stops, itinerary = route.itinerary.stops, route.itinerary
    if not stops:
        empty = words.sentence("alt", "empty")
        return AltText(empty, project.figure.alt_text or empty, (_heads(words),))
    who = _traveller(itinerary, words)
    line = words.sentence(
        "alt", "line-of" if who else "line", count=len(stops), traveller=who,
        first=stop_name(stops[0], words), last=stop_name(stops[-1], words),
    )  # fmt: skip
    table = (_heads(words), *(_row(project, route, i, words) for i in range(len(stops))))
    description = project.figure.alt_text
    return AltText(
        line, " ".join(_sentences(route, words)) if description is None else description, table
    )


def sources_of(articles: Iterable[Article], words: Catalogue) -> tuple[Source, ...]:
    """Return how the articles are named as sources."""
    return tuple(
        Source(
            " ".join((article.title or "").split()),
            _file_or_address(article.source),
            words.day(article.published) if article.published else "",
            article.language or "",
            article.outlet or article.author or "",
        )
        for article in articles
    )


def _file_or_address(source: str) -> str:
    """Return an address as it is, of a file its name: folders are nobody's business."""
    return source if "://" in source else PurePath(source.replace("\\", "/")).name


def _sentences(route: Route, words: Catalogue) -> Iterable[str]:
    stops = route.itinerary.stops
    told = [
        words.sentence(
            "alt", "stop-dated" if date_told(stop.when, words) else "stop",
            number=str(i), name=stop_name(stop, words), date=date_told(stop.when, words),
        )
        for i, stop in enumerate(stops, 1)
    ]  # fmt: skip
    yield words.sentence("alt", "order", stops="; ".join(told))
    if route.paths:
        yield words.sentence("alt", "length", km=words.number(_rounded_km(route.distance_km)))
    for key, chosen in (
        ("inferred", [s for s in stops if sign_of(s) == "inferred"]),
        ("planned", [s for s in stops if s.status == "planned"]),
        ("cancelled", [s for s in stops if s.status == "cancelled"]),
        ("unlocated", [s for s in stops if s.place is None]),
    ):
        if chosen:
            names = words.listed(stop_name(stop, words) for stop in chosen)
            yield words.sentence("alt", key, count=len(chosen), stops=names[:1].upper() + names[1:])
    onward = route.itinerary.onward
    if onward is not None:
        place = onward.label
        if onward.place is not None and onward.place.name == onward.label:
            place = place_name(onward.place, onward.label, words)
        yield words.sentence("alt", "onward", place=place)


def _heads(words: Catalogue) -> tuple[str, ...]:
    keys = ("number", "name", "date", "status", "latitude", "longitude", "km", "words")
    return tuple(words.sentence("table", key) for key in keys)


def _row(project: Project, route: Route, index: int, words: Catalogue) -> tuple[str, ...]:
    stop = route.itinerary.stops[index]
    lengths_km = [path.distance_km for path in route.paths if path.target == index]
    quote = ""
    if stop.evidence:
        span = stop.evidence[0].span
        quote = " ".join(project.articles[span.article].quote(span).split())
    return (
        str(index + 1), stop_name(stop, words), stop.when.iso or stop.when.text,
        words.sentence("status", sign_of(stop)),
        f"{stop.place.coordinate.lat:.4f}" if stop.place else "",
        f"{stop.place.coordinate.lon:.4f}" if stop.place else "",
        f"{lengths_km[0]:.0f}" if lengths_km else "",
        quote,
    )  # fmt: skip


def _traveller(itinerary: Itinerary, words: Catalogue) -> str:
    if itinerary.traveller == _NARRATOR:
        return words.sentence("title", "narrator")
    return itinerary.traveller


def _span(stops: tuple[Stop, ...], words: Catalogue) -> list[str]:
    """Return the first and the last day that is known, in one text."""
    dated = [stop.when for stop in stops if stop.when.start and stop.when.precision != "weekday"]
    if not dated:
        return []
    first, last = dated[0], dated[-1]
    if first.start is None or last.start is None:
        return []
    if first.precision == last.precision == "day" and first.start <= last.start:
        return [words.span(first.start, last.start)]
    told = [words.long_date(w.start, w.precision) for w in (first, last) if w.start]
    # "2011" and "10 August 2011" are no span: the coarser one is what is sure.
    if told[0] in told[1] or told[1] in told[0]:
        return [min(told, key=len)]
    return [words.sentence("summary", "dates", first=told[0], last=told[1])]


def _rounded_km(km: float) -> float:
    """Round a length to what a sum of straight lines can claim."""
    return round(km, -1) if km >= 100 else round(km)
