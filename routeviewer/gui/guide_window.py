"""The guide in a window of its own: contents, search, and nothing that leads out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from routeviewer.gui.theme import GRID, colours
from routeviewer.guide.guide import guide_body, guide_folder, headings
from routeviewer.wording.sentences import spoken

_ANCHOR = Qt.ItemDataRole.UserRole
_WIDTH_PX = 580


class GuideWindow(QDialog):
    """The guide: chapters on the left, its text on the right, a search above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the guide from its beginning."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guide"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(980, 760)
        body = guide_body(spoken())
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search the guide"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find_first)
        self.search.returnPressed.connect(self.find_next)
        self.contents = QListWidget(self)
        self.contents.setAccessibleName(self.tr("Chapters"))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for heading in headings(body)[1:]:
            item = QListWidgetItem("    " * (heading.level - 2) + heading.text, self.contents)
            item.setData(_ANCHOR, heading.anchor)
        self.contents.currentItemChanged.connect(self._go_to)
        self.text = _GuideText(self)
        # Qt gives the end of a block's last line a line of its own.
        self.text.setHtml(body.replace("\n</code></pre>", "</code></pre>"))
        self._lay_out()
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)

    def _lay_out(self) -> None:
        parts = QSplitter(self)
        parts.addWidget(self.contents)
        parts.addWidget(self.text)
        parts.setStretchFactor(1, 1)
        parts.setSizes([290, 690])
        above = QHBoxLayout()
        above.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        column.addLayout(above)
        column.addWidget(parts, 1)

    def _go_to(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.text.scrollToAnchor(str(item.data(_ANCHOR)))

    def _find_first(self, words: str) -> None:
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if words:
            self.text.find(words)

    def find_next(self) -> None:
        """Go to the next place of what is searched for; after the last comes the first."""
        words = self.search.text()
        if words and not self.text.find(words):
            self._find_first(words)


class _GuideText(QTextBrowser):
    """Shows the guide; its pictures are those of its folder, and links lead within it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Guide"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look = colours()
        self.document().setDefaultStyleSheet(
            f"pre {{ background: {look.tint}; white-space: pre-wrap; }} th {{ text-align: left; }} "
            f"td, th {{ padding: 3px 16px 3px 0; }} h2, h3 {{ margin-top: 18px; }} "
            f"code {{ font-size: 13px; }}"
        )
        self.document().setDocumentMargin(GRID * 2)
        self.anchorClicked.connect(lambda url: self.scrollToAnchor(url.fragment()))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the guide in the width of a page; nothing else is loaded."""
        file = guide_folder() / QUrl(name).fileName()
        if kind != QTextDocument.ResourceType.ImageResource.value or file.suffix != ".png":
            return None
        ratio = self.devicePixelRatioF()
        image = QImage(str(file))
        width = min(image.width(), round(_WIDTH_PX * ratio))
        shown = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        return shown

    def sizeHint(self) -> QSize:
        """Ask for the width of a page."""
        return QSize(_WIDTH_PX + GRID * 6, 600)
