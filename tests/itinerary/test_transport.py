from __future__ import annotations

import pytest

from routeviewer.itinerary.transport import goes_by_land, mode_told


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("They took the night train to Puno.", "train"),
        ("She drove on in a rented car.", "car"),
        ("We walked over the pass.", "foot"),
        ("The plane landed at noon; the flight was long.", "aircraft"),
        ("The ferry sailed at dusk.", "ship"),
        ("He cycled home.", "bicycle"),
        ("The bus was late.", "bus"),
        ("They arrived in Lima.", "unknown"),
        ("They left the train and took a bus.", "unknown"),
        ("The training of cars' drivers is planned.", "unknown"),
    ],
)
def test_a_means_is_read_where_one_is_told(sentence: str, mode: str) -> None:
    assert mode_told(sentence) == mode


def test_land_is_what_most_words_tell() -> None:
    assert goes_by_land("The train left; the train came; a ship lay there.")
    assert not goes_by_land("The ship left; a train; a plane.")
    assert not goes_by_land("They arrived.")
