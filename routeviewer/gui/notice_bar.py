"""News and failures, told in the window beside what they concern, with the remedy as a button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from routeviewer.errors import RouteviewerError
from routeviewer.gui.icons import icon
from routeviewer.gui.theme import GRID, colours
from routeviewer.wording.sentences import problem_of, remedy_of


class NoticeBar(QWidget):
    """A line over the map that comes with news and goes when it is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setObjectName("notices")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = QLabel(self)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setAccessibleName(self.tr("Notice"))
        self._buttons: list[QPushButton] = []
        self.dismiss = QToolButton(self)
        self.dismiss.setProperty("quiet", True)
        self.dismiss.setIcon(icon("x"))
        self.dismiss.setAccessibleName(self.tr("Close the notice"))
        self.dismiss.setToolTip(self.dismiss.accessibleName())
        self.dismiss.clicked.connect(self.hide)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(GRID * 2, GRID, GRID, GRID)
        self._line.setSpacing(GRID)
        self._line.addWidget(self._sign)
        self._line.addWidget(self.text, 1)
        self._line.addWidget(self.dismiss)
        self.hide()

    def tell(
        self, problem: str, remedy: str = "", *choices: tuple[str, Callable[[], object]]
    ) -> None:
        """Show a text.

        Args:
            problem: What is the matter.
            remedy: What can be done about it.
            choices: Buttons: what each says and does.
        """
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        self.text.setText(f"{problem}. {remedy}".strip() if remedy else problem)
        self._sign.setPixmap(icon("triangle-alert" if remedy else "info").pixmap(18, 18))
        for name, action in choices:
            button = QPushButton(name, self)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, act=action: act())
            self._line.insertWidget(self._line.count() - 1, button)
            self._buttons.append(button)
        look = colours()
        self.setStyleSheet(
            f"#notices {{ background: {look.warning}; border-bottom: 1px solid {look.line}; }}"
        )
        self.show()

    def tell_failure(
        self, error: RouteviewerError, *choices: tuple[str, Callable[[], object]]
    ) -> None:
        """Show what went wrong and what can be done, in the language of the window."""
        self.tell(problem_of(error), remedy_of(error), *choices)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done now."""
        return tuple(self._buttons)
