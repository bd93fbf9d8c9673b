"""The help: one page a task, in plain Swedish, shown beside the work."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from samordning_desktop.core.resources import resource
from samordning_desktop.ui.kit.theme import Theme


class HelpPage(StrEnum):
    """A page, by the name of its file; in the order they are listed."""

    BOARD = "tavlan"
    CONSENT = "samtycke"
    RATING = "sjalvskattning"
    PACKAGES = "paket"
    OLD_BOARD = "gammal-tavla"
    LOCK = "las-och-nyckel"


def help_text(page: HelpPage) -> str:
    """The page as Markdown."""
    return resource("help", f"{page}.md").read_text(encoding="utf-8")


def help_title(text: str) -> str:
    """The page's own heading."""
    return text.lstrip("# ").split("\n", 1)[0].strip()


class HelpWindow(QDialog):
    """Pages at the left, the chosen one at the right. Esc closes."""

    def __init__(self, parent: QWidget | None, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("Hjälp – Samordning Desktop")
        self._list = QListWidget()
        self._list.setAccessibleName("Hjälpens sidor")
        self._text = QTextBrowser()
        self._text.setAccessibleName("Hjälptext")
        self._text.setOpenLinks(False)
        for page in HelpPage:
            item = QListWidgetItem(help_title(help_text(page)))
            item.setData(Qt.ItemDataRole.UserRole, page)
            self._list.addItem(item)
        self._list.currentRowChanged.connect(self._show_row)
        row = QHBoxLayout(self)
        row.addWidget(self._list)
        row.addWidget(self._text, 1)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def page(self) -> HelpPage:
        """The page that is shown."""
        return list(HelpPage)[max(self._list.currentRow(), 0)]

    def open_page(self, page: HelpPage) -> None:
        """Show a page, and the window if it is closed."""
        self._list.setCurrentRow(list(HelpPage).index(page))
        self.show()
        self.raise_()
        self.activateWindow()
        self._list.doItemsLayout()
        self._list.setFocus()

    def _show_row(self, row: int) -> None:
        self._text.setMarkdown(help_text(list(HelpPage)[row]))
        self._text.document().setDocumentMargin(self._theme.px(1))

    def _measure(self) -> None:
        px = self._theme.px
        self._list.setFixedWidth(px(15))
        room = self.screen().availableGeometry()
        self.resize(min(px(58), int(room.width() * 0.9)), min(px(40), int(room.height() * 0.85)))
        if self._list.currentRow() >= 0:
            self._show_row(self._list.currentRow())
