"""In which language the window speaks: its own words, Qt's, and how numbers are written."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from routeviewer import assets
from routeviewer.wording.sentences import ENGLISH, SPOKEN, speak

SYSTEM = "system"
_LOCALES = {ENGLISH: "en_GB", "de": "de_DE"}


def speak_to_reader(application: QCoreApplication, chosen: str) -> None:
    """Let the window speak a language; before the first widget is made.

    Args:
        application: The application; it keeps the translations.
        chosen: One of ``SPOKEN``, or ``"system"`` for the system's language.
    """
    language = chosen if chosen in SPOKEN else language_among(QLocale.system().uiLanguages())
    speak(language)
    QLocale.setDefault(QLocale(_LOCALES[language]))
    if language == ENGLISH:
        return
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ours = str(assets.resource_path("translations", f"routeviewer_{language}.qm").parent)
    for name, folder in (("qtbase", of_qt), ("qtwebengine", of_qt), ("routeviewer", ours)):
        translator = QTranslator(application)
        # Qt's own may be left out of a package; its few words then stay English.
        if translator.load(f"{name}_{language}", folder):
            application.installTranslator(translator)


def language_among(wanted: list[str]) -> str:
    """Return the first of the languages a person prefers that the window speaks, else English.

    >>> language_among(["fr-FR", "de-AT"])
    'de'
    """
    codes = (code.replace("_", "-").split("-")[0].casefold() for code in wanted)
    return next((code for code in codes if code in SPOKEN), ENGLISH)
