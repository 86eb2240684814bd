"""What a map shows: one mark a place, signs, lines, legend, credit, words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import routeviewer
from routeviewer.geo.coordinate import sphere_km
from routeviewer.itinerary.itinerary import Onward
from routeviewer.project.figure import FigureSettings
from routeviewer.project.project import Project
from routeviewer.scene.build import build_scene
from routeviewer.scene.scene import Scene
from tests.journeys import LOOP, PACIFIC, inferred, journey, place, spot


def scene_of(project: Project, **settings: object) -> Scene:
    return build_scene(replace(project, figure=FigureSettings(**settings)))  # type: ignore[arg-type]


def sample_scene(**settings: object) -> Scene:
    path = Path(__file__).parents[2] / "resources" / "samples" / "far-east-train.txt"
    return scene_of(routeviewer.reconstruct(path.read_text(encoding="utf-8")), **settings)


def test_a_place_visited_several_times_is_one_mark_with_all_its_numbers() -> None:
    scene = scene_of(journey(LOOP))
    assert [mark.numbers for mark in scene.marks] == ["1, 3, 5, 7", "2", "4", "6"]
    assert [visit.number for visit in scene.marks[0].visits] == [1, 3, 5, 7]
    assert len(scene.labels) == 4


def test_the_way_there_and_back_bow_to_opposite_sides() -> None:
    there, back = scene_of(journey("Sarajevo BA, Mostar BA, Sarajevo BA")).legs
    middles = there.line[len(there.line) // 2], back.line[len(back.line) // 2]
    assert sphere_km(*middles) > 0.15 * there.distance_km


def test_a_leg_travelled_again_bows_further() -> None:
    places = "Sarajevo BA, Mostar BA, Sarajevo BA, Mostar BA"
    first, _, again = scene_of(journey(places)).legs
    middles = first.line[len(first.line) // 2], again.line[len(again.line) // 2]
    assert sphere_km(*middles) > 0.05 * first.distance_km


def test_long_legs_and_flights_are_great_circles() -> None:
    long_leg = scene_of(journey(PACIFIC)).legs[0]
    drawn_km = sum(sphere_km(a, b) for a, b in pairwise(long_leg.line))
    assert drawn_km < long_leg.distance_km * 1.006
    flight, drive = (
        scene_of(journey("Lyon FR, Paris FR", mode=mode)).legs[0].line
        for mode in ("aircraft", "car")
    )
    assert sphere_km(flight[len(flight) // 2], drive[len(drive) // 2]) > 20


def test_signs_and_lines_follow_the_status() -> None:
    project = journey(
        "Bamako ML, Mopti ML, Gao ML, Niamey NE, Kano NG",
        statuses=("visited", "passed", "visited", "cancelled", "planned"),
    )
    scene = scene_of(inferred(project, 3))
    assert [mark.sign for mark in scene.marks] == [
        "visited", "passed", "inferred", "cancelled", "planned",
    ]  # fmt: skip
    assert [leg.kind for leg in scene.legs] == ["stated", "inferred", "planned", "planned"]


def test_the_legend_holds_only_signs_that_occur() -> None:
    plain = {entry.sign for entry in scene_of(journey("Lyon FR, Paris FR")).legend}
    assert plain == {"visited", "stated-leg"}
    assert {entry.sign for entry in sample_scene().legend} == {
        "visited", "inferred", "stated-leg", "inferred-leg", "onward-leg", "line-place",
    }  # fmt: skip


def test_the_credit_names_the_data_that_are_drawn() -> None:
    assert "GeoNames (CC BY 4.0)" in scene_of(journey("Lyon FR")).credit
    own = scene_of(journey([spot("Camp", 10, 10), spot("Hut", 11, 10)])).credit
    assert "GeoNames" not in own
    assert "Natural Earth" in own


def test_a_stop_without_a_place_keeps_its_number() -> None:
    project = journey("Lyon FR, Dijon FR, Paris FR")
    stops = list(project.itinerary.stops)
    stops[1] = replace(stops[1], place=None)
    project = replace(project, itineraries=(replace(project.itinerary, stops=tuple(stops)),))
    scene = scene_of(project)
    assert [mark.numbers for mark in scene.marks] == ["1", "3"]
    assert [(stop.number, stop.name) for stop in scene.unlocated] == [(2, "Dijon")]
    assert "not located" in scene.alt.description


def test_marks_carry_what_a_web_page_tells_of_them() -> None:
    visit = sample_scene().marks[1].visits[0]
    assert visit.date_iso == "2023-09-13"
    assert visit.date == "13 September 2023"
    assert visit.quotes[0].startswith("A day later he met")
    assert visit.why
    assert 0 < visit.confidence <= 1


def test_the_map_is_told_in_words_in_three_levels() -> None:
    alt = sample_scene().alt
    assert alt.line.startswith("Map of the route of Kim Jong-un with 4 stops")
    for fact in ("12 September 2023", "km", "inferred", "no arrival is told"):
        assert fact in alt.description
    assert [row[0] for row in alt.table] == ["No.", "1", "2", "3", "4"]
    assert alt.table[1][3] == "inferred"


def test_the_sentences_are_in_the_language_asked_for() -> None:
    scene = sample_scene(language="de")
    assert scene.language == "de"
    assert scene.subtitle.startswith("4 Stationen · 12.–17. Sept. 2023")
    assert scene.marks[0].name == "Grenze Nordkorea – Russland"
    assert "Grenze Nordkorea – Russland" in scene.alt.description


def test_a_person_may_write_title_caption_and_alt_text_and_hide_names() -> None:
    scene = sample_scene(
        title="", caption="Own words.", alt_text="A map.", hidden_labels=("Komsomolsk-on-Amur",)
    )
    assert (scene.title, scene.caption, scene.alt.description) == ("", "Own words.", "A map.")
    assert len(scene.labels) == 3
    assert len(scene.marks) == 4


def test_places_only_mentioned_are_shown_when_asked_for() -> None:
    assert sample_scene().mentions == ()
    shown = {mention.name: mention.why for mention in sample_scene(shows_mentioned=True).mentions}
    assert "Tokyo" in shown
    assert "Ukraine" not in shown  # a country is no dot
    assert shown["Tokyo"]


def test_the_source_is_named_without_the_folders_it_lies_in() -> None:
    project = journey("Lyon FR")
    article = replace(project.article, source="/home/someone/secret/story.txt")
    caption = scene_of(replace(project, articles=(article,))).caption
    assert "story.txt" in caption
    assert "secret" not in caption


def test_a_town_is_no_circle_of_doubt_but_a_vague_place_is() -> None:
    scene = scene_of(journey([place("Lyon FR"), spot("Camp", 60.0, 100.0, 60.0)]))
    assert [mark.uncertainty_km for mark in scene.marks] == [0.0, 60.0]


def test_an_onward_direction_at_the_last_stop_is_no_line() -> None:
    project = journey("Lyon FR, Paris FR")
    last = project.itinerary.stops[-1]
    onward = Onward(last.place, "Paris", last.evidence[0])
    itinerary = replace(project.itinerary, onward=onward)
    assert scene_of(replace(project, itineraries=(itinerary,))).onward is None


def test_bounds_hold_the_route_also_over_the_date_line() -> None:
    pacific = scene_of(journey(PACIFIC)).bounds
    assert pacific is not None
    assert (round(pacific.west), round(pacific.east)) == (140, -158)
    assert (round(pacific.south), round(pacific.north)) == (-37, 36)
    alone = scene_of(journey("Lyon FR")).bounds
    assert alone is not None
    assert round(alone.east - alone.west, 6) == 0.5


def test_a_project_without_stops_has_a_scene() -> None:
    scene = scene_of(journey([]))
    assert scene.bounds is None
    assert scene.marks == ()
    assert scene.alt.line == "Map without a route: no stops were found."
