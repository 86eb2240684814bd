"""Random edits that fit a project, for property tests."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from routeviewer.geo.coordinate import Coordinate
from routeviewer.itinerary.itinerary import MODES, STATUSES, When
from routeviewer.project.editing import anchor_of
from routeviewer.project.edits import (
    AddStop,
    ChooseCandidate,
    Edit,
    MoveStop,
    RemoveStop,
    SetLabel,
    SetMode,
    SetNote,
    SetStatus,
    SetWhen,
)
from routeviewer.project.project import Project

words = st.text(min_size=1, max_size=12).filter(lambda text: text.strip())
coordinates = st.builds(
    Coordinate,
    st.floats(-90, 90, allow_nan=False).map(lambda x: round(x, 5)),
    st.floats(-180, 180, allow_nan=False).map(lambda x: round(x, 5)),
)
days = st.dates(date(1500, 1, 1), date(2100, 1, 1))
times = st.builds(lambda day, text: When(day, day, "day", text), days, st.text(max_size=10))


@st.composite
def edits(draw: st.DrawFn, project: Project) -> Edit:
    """Return one edit that applies to a project."""
    stops = project.itinerary.stops
    names = [t for t in project.toponyms if len(t.candidates) > 1]
    if not stops or draw(st.integers(0, 8)) == 0:
        return AddStop(draw(words), draw(st.none() | coordinates), draw(st.integers(0, 9)))
    number = draw(st.integers(0, len(stops) - 1))
    stop = anchor_of(project, stops[number].id)
    kinds: list[st.SearchStrategy[Edit]] = [
        st.builds(MoveStop, st.just(stop), st.integers(0, 9)),
        st.builds(RemoveStop, st.just(stop)),
        st.builds(SetStatus, st.just(stop), st.sampled_from(STATUSES)),
        st.builds(SetWhen, st.just(stop), times),
        st.builds(SetLabel, st.just(stop), words),
        st.builds(SetNote, st.just(stop), st.text(max_size=20)),
    ]
    if number:
        kinds.append(st.builds(SetMode, st.just(stop), st.sampled_from(MODES)))
    if names:
        toponym = draw(st.sampled_from(names))
        places = [candidate.place for candidate in toponym.candidates]
        kinds.append(
            st.sampled_from(places).map(
                lambda place: ChooseCandidate(toponym.name, place.gazetteer, place.identifier)
            )
        )
    return draw(st.one_of(kinds))
