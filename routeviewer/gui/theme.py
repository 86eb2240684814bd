"""How the window looks: one grid, one type family in three sizes, colours that mean status."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from routeviewer.drawing.fonts import FAMILY, start_fonts
from routeviewer.gui.icons import icon_file

# Distances are multiples of this many pixels, half of it inside of controls; panels keep their
# content so far from their edges.
GRID, INSET = 8, 12
SMALL_PX, BODY_PX, LARGE_PX = 12, 14, 16
SCHEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours with a meaning; each has a contrast of at least 4.5 on the panels' ground.

    Attributes:
        route: Stops and what belongs to the route.
        on_route: Text on ``route``.
        inferred: What the machine concluded without being told.
        mentioned: What is named and not on the route.
        unresolved: Names without a place.
        selected: The stop that is selected, everywhere.
        muted: Text that stands back.
        line: Lines between parts.
        edge: Lines round fields.
        tint: Ground of what is selected.
        warning: Ground of a notice.
        style: Key of the map's style.
    """

    route: str
    on_route: str
    inferred: str
    mentioned: str
    unresolved: str
    selected: str
    muted: str
    line: str
    edge: str
    tint: str
    warning: str
    style: str


LIGHT = Colours(
    route="#b34700", on_route="#ffffff", inferred="#8a5a00", mentioned="#5f6670",
    unresolved="#7a3fa0", selected="#0b62a8", muted="#5b636b", line="#d9dcdf",
    edge="#8d959c", tint="#dbe9f5", warning="#fff3d6",
    style="light",
)  # fmt: skip
DARK = Colours(
    route="#f0a93a", on_route="#14181d", inferred="#e8c468", mentioned="#a9b2bb",
    unresolved="#c9a2e6", selected="#6cb6ff", muted="#a9b2bb", line="#3b434b",
    edge="#6b757f", tint="#22364a", warning="#3d3420",
    style="dark",
)  # fmt: skip
_LIGHT_GROUND = {
    QPalette.ColorRole.Window: "#f4f5f6", QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#f7f8f9", QPalette.ColorRole.Text: "#1b1f24",
    QPalette.ColorRole.WindowText: "#1b1f24", QPalette.ColorRole.Button: "#ffffff",
    QPalette.ColorRole.ButtonText: "#1b1f24", QPalette.ColorRole.ToolTipBase: "#ffffff",
    QPalette.ColorRole.ToolTipText: "#1b1f24", QPalette.ColorRole.PlaceholderText: "#5b636b",
    QPalette.ColorRole.Highlight: "#0b62a8", QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Accent: "#0b62a8", QPalette.ColorRole.Link: "#0b62a8",
    QPalette.ColorRole.Light: "#ffffff", QPalette.ColorRole.Midlight: "#eceef0",
    QPalette.ColorRole.Mid: "#c3c8cd", QPalette.ColorRole.Dark: "#a3aab1",
    QPalette.ColorRole.Shadow: "#7a828a", QPalette.ColorRole.BrightText: "#ffffff",
    QPalette.ColorRole.LinkVisited: "#6a3f9c",
}  # fmt: skip
_DARK_GROUND = {
    QPalette.ColorRole.Window: "#1c2126", QPalette.ColorRole.Base: "#14181d",
    QPalette.ColorRole.AlternateBase: "#191e23", QPalette.ColorRole.Text: "#eef1f4",
    QPalette.ColorRole.WindowText: "#eef1f4", QPalette.ColorRole.Button: "#2a3037",
    QPalette.ColorRole.ButtonText: "#eef1f4", QPalette.ColorRole.ToolTipBase: "#2a3037",
    QPalette.ColorRole.ToolTipText: "#eef1f4", QPalette.ColorRole.PlaceholderText: "#a9b2bb",
    QPalette.ColorRole.Highlight: "#2f6fae", QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Accent: "#6cb6ff", QPalette.ColorRole.Link: "#6cb6ff",
    QPalette.ColorRole.Light: "#3a424a", QPalette.ColorRole.Midlight: "#323940",
    QPalette.ColorRole.Mid: "#454e57", QPalette.ColorRole.Dark: "#0f1317",
    QPalette.ColorRole.Shadow: "#000000", QPalette.ColorRole.BrightText: "#ffffff",
    QPalette.ColorRole.LinkVisited: "#c9a2e6",
}  # fmt: skip
_DISABLED = (
    QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText,
)  # fmt: skip


def is_dark() -> bool:
    """Tell whether the window is dark now."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colours() -> Colours:
    """Return the colours of the present look."""
    return DARK if is_dark() else LIGHT


def apply_theme(application: QApplication, scheme: str = "system") -> None:
    """Give the application its style, font and palette.

    Args:
        application: The application.
        scheme: One of ``SCHEMES``; "system" follows the system's setting, now and later.
    """
    start_fonts()
    if application.style().objectName() != "fusion":
        application.setStyle("Fusion")
    font = sized_font(BODY_PX)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(font)
    if scheme == "system":
        dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = scheme == "dark"
    application.setPalette(_palette(_DARK_GROUND if dark else _LIGHT_GROUND))
    application.setStyleSheet(_sheet(DARK if dark else LIGHT))


def sized_font(pixels: int, *, strong: bool = False) -> QFont:
    """Return the window's font in one of its three sizes."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _palette(ground: dict[QPalette.ColorRole, str]) -> QPalette:
    palette = QPalette()
    for role, colour in ground.items():
        palette.setColor(role, QColor(colour))
    faint = QColor(ground[QPalette.ColorRole.Shadow])
    if ground is _DARK_GROUND:
        faint = QColor("#7d8791")
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette


def _sheet(look: Colours) -> str:
    """Return the few rules that the palette cannot say: quiet lines, room, rings of focus."""
    arrow = icon_file("chevron-down", look.muted).as_posix()
    tick = icon_file("check", look.selected).as_posix()
    return f"""
    QToolTip {{ padding: 6px 8px; border: 1px solid {look.line}; }}
    QMainWindow::separator {{ width: 5px; height: 5px; background: transparent; }}
    QMainWindow::separator:hover {{ background: {look.line}; }}
    QToolBar {{ border: none; border-bottom: 1px solid {look.line}; padding: 4px 8px;
        spacing: 4px; }}
    QToolBar::separator {{ width: 1px; margin: 6px 4px; background: {look.line}; }}
    QToolBar QToolButton {{ padding: 4px 8px; border: 1px solid transparent; border-radius: 4px; }}
    QToolBar QToolButton:hover:enabled, QToolButton[quiet="true"]:hover:enabled
        {{ background: palette(midlight); }}
    QToolBar QToolButton:checked, QToolBar QToolButton:pressed {{ background: palette(mid); }}
    QToolBar QToolButton:focus, QToolButton[quiet="true"]:focus
        {{ border: 1px solid {look.selected}; }}
    QToolButton[quiet="true"] {{ border: 1px solid transparent; border-radius: 4px; padding: 3px; }}
    QToolButton::menu-indicator {{ image: none; width: 0; }}
    QLabel[role="muted"] {{ color: {look.muted}; }}
    QLabel[role="small"] {{ color: {look.muted}; font-size: {SMALL_PX}px; }}
    QLabel[role="heading"] {{ font-size: {LARGE_PX}px; font-weight: 600; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QFrame[role="line"] {{ background: {look.line}; border: none; max-height: 1px; }}
    QWidget[role="paper"] {{ background: palette(base); }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QListWidget[role="subjects"]::item {{ padding: 6px 8px; }}
    QStatusBar {{ border-top: 1px solid {look.line}; font-size: {SMALL_PX}px; }}
    QStatusBar::item {{ border: none; }}
    QTabBar {{ qproperty-drawBase: 0; }}
    QTabBar::tab {{ padding: 6px 16px; border: none; border-bottom: 2px solid transparent;
        color: {look.muted}; }}
    QTabBar::tab:selected {{ color: palette(text); border-bottom: 2px solid {look.route}; }}
    QTabBar::tab:hover {{ color: palette(text); }}
    QTabBar:focus::tab:selected {{ background: palette(midlight); }}
    QTabWidget::pane {{ border: none; }}
    QHeaderView::section {{ background: palette(base); border: none;
        border-bottom: 1px solid {look.line}; padding: 4px 3px; color: {look.muted};
        font-size: {SMALL_PX}px; }}
    QHeaderView::section:last {{ padding-right: 11px; }}
    QLineEdit, QPlainTextEdit, QAbstractSpinBox {{ border: 1px solid {look.edge};
        border-radius: 4px; padding: 3px 6px; background: palette(base); }}
    QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus
        {{ border: 1px solid {look.selected}; }}
    QComboBox {{ border: 1px solid {look.edge}; border-radius: 4px; padding: 3px 6px;
        background: palette(base); }}
    QComboBox:focus, QComboBox:on {{ border: 1px solid {look.selected}; }}
    QComboBox::drop-down {{ border: none; width: 22px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: 14px; height: 14px; }}
    QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {look.edge};
        border-radius: 3px; background: palette(base); }}
    QCheckBox::indicator:focus {{ border: 1px solid {look.selected}; }}
    QCheckBox::indicator:checked {{ image: url("{tick}"); }}
    QTextBrowser {{ border: 1px solid {look.edge}; border-radius: 4px; padding: 4px 8px;
        background: palette(base); }}
    QListView::item, QTreeView::item {{ padding: 2px 4px; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
    QAbstractSpinBox {{ padding: 2px 6px; }}
    QComboBox QLineEdit, QLineEdit[role="title"]
        {{ border: 1px solid transparent; padding: 0; background: transparent; }}
    QLineEdit[role="title"]:focus {{ border-bottom: 1px solid {look.selected}; }}
    QTableView {{ border: none; selection-background-color: {look.tint};
        selection-color: palette(text); }}
    QDockWidget {{ titlebar-close-icon: none; titlebar-normal-icon: none; }}
    QDockWidget::title {{ padding: 6px 12px; text-align: left; }}
    """


def refresh_properties(widget: object) -> None:
    """Make a widget take the rules for a property that was just changed."""
    style = widget.style()  # type: ignore[attr-defined]  # any widget
    style.unpolish(widget)
    style.polish(widget)
