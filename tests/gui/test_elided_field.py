"""A field shows that its text goes on, and where it goes on to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from routeviewer.gui.elided_field import ElidedField

LONG = "A train, two summits and a drone for the road"


@pytest.fixture
def field(qtbot: QtBot) -> ElidedField:
    made = ElidedField()
    qtbot.addWidget(made)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # nobody writes in it
    made.resize(120, 30)
    made.setText(LONG)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_long_text_ends_in_an_ellipsis_and_is_whole_in_the_tooltip(field: ElidedField) -> None:
    assert field.shown_text().startswith("A train")
    assert field.shown_text().endswith("…")
    assert field.toolTip() == LONG
    assert field.text() == LONG


def test_a_text_that_has_room_stays_as_it_is(field: ElidedField) -> None:
    field.resize(800, 30)
    assert field.shown_text() == LONG


def test_what_is_seen_is_the_elided_text(field: ElidedField) -> None:
    long = field.grab().toImage()
    field.setText(field.shown_text())
    short = field.grab().toImage()
    assert long == short


def test_an_address_keeps_its_end(qtbot: QtBot) -> None:
    field = ElidedField(elide=Qt.TextElideMode.ElideMiddle)
    qtbot.addWidget(field)
    field.resize(120, 30)
    field.setText("https://example.org/2023/09/17/far-east.html")
    assert field.shown_text().startswith("http")
    assert field.shown_text().endswith(".html")


def test_markup_in_a_title_is_no_markup_in_the_tooltip(field: ElidedField) -> None:
    field.setText("<b>Peru</b>")
    assert "&lt;b&gt;" in field.toolTip()
