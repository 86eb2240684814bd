"""Names beyond the article: searching online for one, remembering what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from routeviewer.errors import RouteviewerError
from routeviewer.gui.tasks import Hand
from routeviewer.places.candidate import Candidate
from routeviewer.project.edits import AddCandidate

if TYPE_CHECKING:
    from routeviewer.gui.main_window import MainWindow


class NameDesk(QObject):
    """A window's commands about single names."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def search_online(self, name: str) -> None:
        """Ask the service in the settings for a name; what it knows joins the candidates."""
        session, settings = self._window.session, self._window.memory.settings
        neighbours = [stop.place.coordinate for stop in session.stops if stop.place is not None]
        countries = tuple(dict.fromkeys(
            stop.place.country for stop in session.stops if stop.place and stop.place.country
        ))[:3]  # fmt: skip

        def work(hand: Hand) -> tuple[Candidate, ...]:
            from routeviewer.places.gazetteer import PlaceQuery  # noqa: PLC0415 - loads geopy
            from routeviewer.places.online.search import search_online  # noqa: PLC0415 - as above

            query = PlaceQuery(name, likely_countries=countries)
            return search_online(query, settings, neighbours=neighbours, cancelled=hand.cancelled)

        def done(found: tuple[Candidate, ...]) -> None:
            self._take(name, found)

        def failed(error: RouteviewerError) -> None:
            again = (self.tr("Try again"), lambda: self.search_online(name))
            self._window.notices.tell_failure(error, again)

        service = settings.geocoding.service
        self._window.notices.tell(self.tr("Asking {0} for “{1}”…").format(service, name))
        session.tasks.start("online", work, done, failed=failed)

    def _take(self, name: str, found: tuple[Candidate, ...]) -> None:
        session = self._window.session
        project = session.project
        toponym = (
            None if project is None else next((t for t in project.toponyms if t.name == name), None)
        )
        held = () if toponym is None else tuple(c.place for c in toponym.candidates)
        new = [candidate for candidate in found if candidate.place not in held]
        if not new:
            self._window.notices.tell(
                self.tr("The service knows no further place called “{0}”").format(name),
                self.tr("Add it by coordinates, or by a click on the map."),
            )
            return
        if session.edit(self.tr("Search online"), *(AddCandidate(name, c) for c in new)):
            self._window.notices.hide()

    def remember(self, name: str, is_place: bool) -> None:
        """Keep a decision for later articles, in the user's file of corrections."""
        from routeviewer.places.correction_file import add_correction  # noqa: PLC0415 - seldom
        from routeviewer.places.corrections import (  # noqa: PLC0415 - as above
            Correction,
            NameMeans,
            NeverAPlace,
        )
        from routeviewer.settings.folders import corrections_path  # noqa: PLC0415 - as above

        project = self._window.session.project
        if project is None:
            return
        correction: Correction = NeverAPlace(name)
        if is_place:
            place = next((t.chosen for t in project.toponyms if t.name == name), None)
            if place is None:
                return
            correction = NameMeans(name, place)
        try:
            add_correction(corrections_path(), correction)
        except RouteviewerError as error:
            self._window.show_failure(error)
            return
        self._window.notices.tell(
            self.tr("Remembered “{0}” for later articles").format(name), "",
            (self.tr("Read anew with it"), self._window.reader.read_anew),
        )  # fmt: skip
