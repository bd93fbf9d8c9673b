"""The help: one page a task, in plain Swedish, shown beside the work. Holds nothing about anyone: no desk is needed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from samordning_desktop.ui.help_layout import lay_out
from samordning_desktop.ui.help_text import find_pages, help_text, help_title, page_of
from samordning_desktop.ui.kit.help_page import HelpPage, help_about
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.kit.whole_lines import WholeLines

NOTHING_FOUND = "Ingen sida har alla de orden."


def open_help(over: QWidget, theme: Theme) -> HelpWindow:
    """Show the help about where the keyboard is in the window ``over``, which it stands over.

    It can be read while that window, or a dialog, waits: each has a help window of its own.
    """
    page = help_about(over)
    found = over.findChildren(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    window = found[0] if found else HelpWindow(over, theme)
    window.open_page(page)
    return window


class HelpWindow(QDialog):
    """A search and the pages at the left, the chosen one at the right. Esc closes."""

    asks = False

    def __init__(self, parent: QWidget | None, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("Hjälp – Samordning Desktop")
        self.search = QLineEdit(placeholderText="Sök i hjälpen", clearButtonEnabled=True)
        self.search.setAccessibleName("Sök i hjälpen")
        self._nothing = wrapped(NOTHING_FOUND, "quiet")
        self._list = QListWidget()
        self._list.setAccessibleName("Hjälpens sidor")
        self._list.setWordWrap(True)
        self._list.setItemDelegate(WholeLines(self._list, theme))
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = QTextBrowser()
        self._text.setAccessibleName("Hjälptext")
        self._text.setOpenLinks(False)
        self._assemble()
        self._list_pages(list(HelpPage))
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._text.setFocus)
        self._list.currentItemChanged.connect(lambda *_: self._show_chosen())
        self._text.anchorClicked.connect(self._follow)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def page(self) -> HelpPage:
        """The page that is shown."""
        item = self._list.currentItem()
        return HelpPage(item.data(Qt.ItemDataRole.UserRole)) if item else HelpPage.BOARD

    @property
    def pages(self) -> list[HelpPage]:
        """The pages that are listed: all, or those that the search has found."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return [HelpPage(item.data(Qt.ItemDataRole.UserRole)) for item in items]

    def open_page(self, page: HelpPage) -> None:
        """Show a page, and the window if it is closed."""
        self.search.clear()
        self._list.setCurrentRow(self.pages.index(page))
        self.show()
        self.raise_()
        self.activateWindow()
        self._list.doItemsLayout()
        self._list.setFocus()

    def _find(self, query: str) -> None:
        before, found = self.page, find_pages(query)
        self._list_pages(found)
        self._nothing.setHidden(bool(found))
        if found:
            self._list.setCurrentRow(found.index(before) if not query.strip() and before in found else 0)

    def _list_pages(self, pages: list[HelpPage]) -> None:
        self._list.clear()
        for page in pages:
            item = QListWidgetItem(help_title(help_text(page)))
            item.setData(Qt.ItemDataRole.UserRole, page)
            self._list.addItem(item)

    def _follow(self, address: QUrl) -> None:
        page = page_of(address.toString())
        if page is not None:
            self.search.clear()
            self._list.setCurrentRow(self.pages.index(page))

    def _show_chosen(self) -> None:
        if self._list.currentItem() is None:
            return
        self._text.setMarkdown(help_text(self.page))
        lay_out(self._text.document(), self._theme)
        words = self.search.text().split()
        if words and self._text.find(words[0]):
            self._text.ensureCursorVisible()
        else:
            self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _assemble(self) -> None:
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)
        self._nothing.hide()
        row = QHBoxLayout(self)
        row.addWidget(self._side)
        row.addWidget(self._text, 1)

    def _measure(self) -> None:
        px = self._theme.px
        room = self.screen().availableGeometry()
        self.resize(min(px(58), int(room.width() * 0.9)), min(px(40), int(room.height() * 0.85)))
        self._side.setFixedWidth(min(px(15), int(self.width() * 0.34)))  # the text is what is read
        self._show_chosen()
