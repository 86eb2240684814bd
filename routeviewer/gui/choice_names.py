"""What the choices of figures and settings are called in lists."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

_CONTEXT = "choices"
# In the order of their subjects; the keys are those of settings and figures.
_NAMES = {
    "system": "As the system",
    "light": "Light",
    "dark": "Dark",
    "print": "Print (black and white)",
    "km": "Kilometres",
    "mi": "Miles",
    "nmi": "Nautical miles",
    "decimal": "Decimal degrees",
    "degrees": "Degrees, minutes, seconds",
    "auto": "By the route",
    "mercator": "Mercator",
    "azimuthal": "Azimuthal equal-area",
    "equal-earth": "Equal Earth",
    "dashed": "Dashed",
    "hidden": "Not drawn",
}


def choice_name(key: str) -> str:
    """Return what a choice is called; one that is not ours, such as a file, as it is."""
    name = _NAMES.get(key)
    return key if name is None else QCoreApplication.translate(_CONTEXT, name)


def language_name(code: str) -> str:
    """Return what a language calls itself; for an empty code that it follows the article."""
    if not code:
        return QCoreApplication.translate(_CONTEXT, "As the article")
    name = QLocale(code).nativeLanguageName()
    # Variants say which: "British English" is told as plain English.
    return (name.split(" ")[-1] if code == "en" else name).capitalize() or code
