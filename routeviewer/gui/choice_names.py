"""What the choices of figures and settings are called in lists."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

# In the order of their subjects; the keys are those of settings and figures.
_NAMES = {
    "system": QT_TRANSLATE_NOOP("choices", "As the system"),
    "light": QT_TRANSLATE_NOOP("choices", "Light"),
    "dark": QT_TRANSLATE_NOOP("choices", "Dark"),
    "print": QT_TRANSLATE_NOOP("choices", "Print (black and white)"),
    "km": QT_TRANSLATE_NOOP("choices", "Kilometres"),
    "mi": QT_TRANSLATE_NOOP("choices", "Miles"),
    "nmi": QT_TRANSLATE_NOOP("choices", "Nautical miles"),
    "decimal": QT_TRANSLATE_NOOP("choices", "Decimal degrees"),
    "degrees": QT_TRANSLATE_NOOP("choices", "Degrees, minutes, seconds"),
    "auto": QT_TRANSLATE_NOOP("choices", "By the route"),
    "mercator": QT_TRANSLATE_NOOP("choices", "Mercator"),
    "azimuthal": QT_TRANSLATE_NOOP("choices", "Azimuthal equal-area"),
    "equal-earth": QT_TRANSLATE_NOOP("choices", "Equal Earth"),
    "dashed": QT_TRANSLATE_NOOP("choices", "Dashed"),
    "hidden": QT_TRANSLATE_NOOP("choices", "Not drawn"),
    "visited": QT_TRANSLATE_NOOP("choices", "visited"),
    "planned": QT_TRANSLATE_NOOP("choices", "planned"),
    "cancelled": QT_TRANSLATE_NOOP("choices", "cancelled"),
    "passed": QT_TRANSLATE_NOOP("choices", "passed"),
    "inferred": QT_TRANSLATE_NOOP("choices", "inferred"),
    "unknown": QT_TRANSLATE_NOOP("choices", "unknown"),
    "foot": QT_TRANSLATE_NOOP("choices", "foot"),
    "bicycle": QT_TRANSLATE_NOOP("choices", "bicycle"),
    "car": QT_TRANSLATE_NOOP("choices", "car"),
    "bus": QT_TRANSLATE_NOOP("choices", "bus"),
    "train": QT_TRANSLATE_NOOP("choices", "train"),
    "ship": QT_TRANSLATE_NOOP("choices", "ship"),
    "aircraft": QT_TRANSLATE_NOOP("choices", "aircraft"),
}


def choice_name(key: str) -> str:
    """Return what a choice is called; one that is not ours, such as a file, as it is."""
    name = _NAMES.get(key)
    return key if name is None else QCoreApplication.translate("choices", str(name))


def language_name(code: str) -> str:
    """Return what a language calls itself; for an empty code that it follows the article.

    "auto" is the language of the window, where that is not English, else the article's.
    """
    if code == "auto":
        return QCoreApplication.translate("choices", "Automatic (the article's)")
    if not code:
        return QCoreApplication.translate("choices", "As the article")
    name = QLocale(code).nativeLanguageName()
    # Variants say which: "British English" is told as plain English.
    return (name.split(" ")[-1] if code == "en" else name).capitalize() or code
