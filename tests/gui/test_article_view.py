"""The article: names are marked by role, explained, chosen, corrected."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from routeviewer.gui.article_view import ArticleView
from routeviewer.gui.main_window import MainWindow
from routeviewer.gui.mention_marks import TextMark
from routeviewer.gui.reader import Source
from routeviewer.settings.folders import corrections_path
from tests.gui.conftest import id_of, labels, until_ready

TWICE = (
    "Ann Baker flew to Lima on Monday. On Tuesday she arrived in Springfield. "
    "People in Springfield were kind to her, and on Friday she reached Cusco."
)


@pytest.fixture
def view(sample_window: MainWindow) -> ArticleView:
    page = sample_window.article.page
    assert page is not None
    return page.view


def mark_of(view: ArticleView, words: str) -> TextMark:
    text = view._text  # noqa: SLF001 - what is shown
    return next(m for m in view.marks if text[m.span.start : m.span.end] == words)


def point_of(view: ArticleView, mark: TextMark) -> QPoint:
    cursor = QTextCursor(view.document())
    cursor.setPosition(view._offsets.position(mark.span.start) + 2)  # noqa: SLF001 - as above
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    return view.cursorRect(cursor).center()


def format_of(view: ArticleView, words: str) -> QTextCharFormat:
    cursor = QTextCursor(view.document())
    cursor.setPosition(view._offsets.position(mark_of(view, words).span.start) + 1)  # noqa: SLF001
    return cursor.charFormat()


def actions_of(window: MainWindow, mark: TextMark) -> dict[str, QAction]:
    menu = window.menus.menu_of(mark)
    assert isinstance(menu, QMenu)
    return {action.text().replace("&", ""): action for action in menu.actions()}


def test_names_are_marked_by_role_with_colour_and_shape(view: ArticleView) -> None:
    stop, mentioned = format_of(view, "Komsomolsk-on-Amur"), format_of(view, "Moscow")
    inferred = format_of(view, "Russian Far East")
    styles = {f.underlineStyle() for f in (stop, mentioned, inferred)}
    assert len(styles) == 3
    assert stop.fontWeight() > mentioned.fontWeight()
    assert stop.foreground().color() != mentioned.foreground().color()
    assert mark_of(view, "Komsomolsk-on-Amur").numbers == "3"


def test_pointing_at_a_name_tells_the_place_how_sure_and_why(view: ArticleView) -> None:
    point = point_of(view, mark_of(view, "Moscow"))
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    told = QToolTip.text()
    assert "Moscow" in told
    assert "Russia" in told
    assert " %" in told
    assert "Not on the route" in told
    QToolTip.hideText()


def test_a_click_on_a_name_selects_its_stop(
    sample_window: MainWindow, view: ArticleView, qtbot: QtBot
) -> None:
    point = point_of(view, mark_of(view, "Komsomolsk-on-Amur"))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert sample_window.session.selection.stop == id_of(sample_window, "Komsomolsk")
    point = point_of(view, mark_of(view, "Tokyo"))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert sample_window.session.selection.name == "Tokyo"


def test_keys_walk_the_names_and_open_their_menu(
    sample_window: MainWindow, view: ArticleView, qtbot: QtBot
) -> None:
    window = sample_window
    for _ in view.marks:
        window.actions_.previous_name.trigger()
    window.actions_.next_name.trigger()
    at = view._text[view.marks[1].span.start : view.marks[1].span.end]  # noqa: SLF001 - as above
    assert at in (window.session.selection.name or "", *labels(window))
    window.actions_.name_menu.trigger()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=2000)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_a_name_is_no_stop_any_more_and_undo_makes_it_one_again(
    sample_window: MainWindow, view: ArticleView
) -> None:
    before = labels(sample_window)
    actions_of(sample_window, mark_of(view, "Komsomolsk-on-Amur"))["Not visited"].trigger()
    assert labels(sample_window) == [b for b in before if "Komsomolsk" not in b]
    sample_window.actions_.undo.trigger()
    assert labels(sample_window) == before


def test_what_is_no_place_loses_its_mark(
    sample_window: MainWindow, view: ArticleView, qtbot: QtBot
) -> None:
    actions_of(sample_window, mark_of(view, "Kremlin"))["Not a place"].trigger()
    project = sample_window.session.project
    assert project is not None
    text = project.article.text
    qtbot.waitUntil(
        lambda: all(text[m.span.start : m.span.end] != "Kremlin" for m in view.marks), timeout=2000
    )


def test_another_candidate_for_all_mentions_or_for_one(window: MainWindow, qtbot: QtBot) -> None:
    window.reader.open(Source(text=TWICE))
    until_ready(window, qtbot)
    page = window.article.page
    assert page is not None

    def places() -> list[str | None]:
        project = window.session.project
        assert project is not None
        return [
            t.chosen.identifier if t.chosen else None
            for t in project.toponyms if t.name == "Springfield"
        ]  # fmt: skip

    first = places()
    mark = mark_of(page.view, "Springfield")
    project = window.session.project
    assert project is not None
    assert mark.toponym is not None
    toponym = project.toponyms[mark.toponym]
    other = next(c for c in toponym.candidates if c.place != toponym.chosen)
    menus = window.menus
    assert menus.holds_for_all
    menus._choose(toponym, other, mark.span)  # noqa: SLF001 - what an entry of the menu does
    assert places() == [other.place.identifier]
    window.actions_.undo.trigger()
    assert places() == first
    actions_of(window, mark)["The same for all 2 mentions"].setChecked(False)
    menus._choose(toponym, other, mark.span)  # noqa: SLF001 - as above
    assert sorted(map(str, places())) == sorted(map(str, [*first, other.place.identifier]))


def test_the_menu_tells_by_how_much_the_route_would_grow(
    sample_window: MainWindow, view: ArticleView
) -> None:
    actions_of(sample_window, mark_of(view, "Washington"))["Mark as visited"].trigger()
    told = [
        text for text in actions_of(sample_window, mark_of(view, "Washington")) if " km" in text
    ]
    assert told
    assert all("+" in text or "−" in text for text in told)


def test_a_decision_is_remembered_for_later_articles(
    sample_window: MainWindow, view: ArticleView
) -> None:
    memory = actions_of(sample_window, mark_of(view, "Primorye"))["Remember for other articles"]
    menu = memory.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    assert "Primorye" in corrections_path().read_text(encoding="utf-8")
    assert sample_window.notices.isVisible()
    corrections_path().unlink()


def test_selected_words_are_added_as_a_stop_where_the_text_puts_them(
    sample_window: MainWindow, view: ArticleView
) -> None:
    words = "aircraft works"
    start = view.document().toPlainText().index(words)
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    sample_window.actions_.add_words.trigger()
    assert words in labels(sample_window)
    stop = next(s for s in sample_window.session.stops if s.label == words)
    project = sample_window.session.project
    assert project is not None
    assert project.article.quote(stop.evidence[0].span) == words
    assert stop.place is None


def test_copied_words_have_no_discs(view: ArticleView, sample: Path) -> None:
    view.selectAll()
    view.copy()
    copied = QApplication.clipboard().text()
    assert copied.strip() == sample.read_text(encoding="utf-8").strip()
