"""Random edits that fit a project, for property tests."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from routeviewer.geo.coordinate import Coordinate
from routeviewer.itinerary.itinerary import MODES, STATUSES, When
from routeviewer.places.place import Place
from routeviewer.places.toponym import Toponym
from routeviewer.project.anchors import anchor_of, words_at
from routeviewer.project.edits import (
    AddStop,
    ChooseCandidate,
    ChooseForMention,
    Edit,
    MarkVisited,
    MergeStops,
    MoveStop,
    NotAPlace,
    RemoveStop,
    SetLabel,
    SetMode,
    SetNote,
    SetPlace,
    SetSource,
    SetStatus,
    SetWhen,
    ShowItinerary,
)
from routeviewer.project.project import Project
from routeviewer.project.sources import SourceFacts

words = st.text(min_size=1, max_size=12).filter(lambda text: text.strip())
coordinates = st.builds(
    Coordinate,
    st.floats(-90, 90, allow_nan=False).map(lambda x: round(x, 5)),
    st.floats(-180, 180, allow_nan=False).map(lambda x: round(x, 5)),
)
days = st.dates(date(1500, 1, 1), date(2100, 1, 1))
times = st.builds(lambda day, text: When(day, day, "day", text), days, st.text(max_size=10))

own_places = st.builds(
    lambda name, at: Place("person", name, name, "other", at, 1.0), words, coordinates
)
facts = st.builds(
    SourceFacts,
    st.none() | st.text(max_size=8), st.none() | st.text(max_size=8), st.none() | days,
    st.booleans(), st.none() | st.text(max_size=8), st.none() | st.text(max_size=8),
)  # fmt: skip


def name_edits(project: Project, toponym: Toponym) -> list[st.SearchStrategy[Edit]]:
    """Return edits of a name of the article."""
    mention = st.sampled_from(toponym.mentions)
    kinds: list[st.SearchStrategy[Edit]] = [
        st.just(NotAPlace(toponym.name)),
        st.builds(
            lambda m, at: MarkVisited(toponym.name, words_at(project, m.span), at),
            mention, st.integers(0, 9),
        ),
    ]  # fmt: skip
    places = [candidate.place for candidate in toponym.candidates]
    if places:
        kinds += [
            st.sampled_from(places).map(
                lambda p: ChooseCandidate(toponym.name, p.gazetteer, p.identifier)
            ),
            st.builds(
                lambda m, p: ChooseForMention(
                    words_at(project, m.span), p.gazetteer, p.identifier
                ),
                mention, st.sampled_from(places),
            ),
        ]  # fmt: skip
    return kinds


@st.composite
def edits(draw: st.DrawFn, project: Project) -> Edit:
    """Return one edit that applies to a project."""
    stops = project.itinerary.stops
    kinds: list[st.SearchStrategy[Edit]] = [
        st.builds(AddStop, words, st.none() | coordinates, st.integers(0, 9)),
        st.builds(AddStop, words, st.none(), st.integers(0, 9), st.just(0), own_places),
        st.builds(SetSource, facts),
        st.just(ShowItinerary(0)),
    ]
    if project.toponyms:
        kinds += name_edits(project, draw(st.sampled_from(project.toponyms)))
    if stops:
        number = draw(st.integers(0, len(stops) - 1))
        stop = anchor_of(project, stops[number].id)
        kinds += [
            st.builds(MoveStop, st.just(stop), st.integers(0, 9)),
            st.builds(RemoveStop, st.just(stop)),
            st.builds(SetStatus, st.just(stop), st.sampled_from(STATUSES)),
            st.builds(SetWhen, st.just(stop), times),
            st.builds(SetLabel, st.just(stop), words),
            st.builds(SetNote, st.just(stop), st.text(max_size=20)),
            st.builds(SetPlace, st.just(stop), own_places),
        ]
        if number:
            kinds.append(st.builds(SetMode, st.just(stop), st.sampled_from(MODES)))
            into = anchor_of(project, stops[draw(st.integers(0, number - 1))].id)
            kinds.append(st.just(MergeStops(stop, into)))
    return draw(st.one_of(kinds))
