"""A list of which one line can be chosen; a line can have several rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem

from samordning_desktop.ui.dialogs.account import fitting
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.kit.whole_lines import WholeLines


class PickList(QListWidget):
    """Lines by code; the first is chosen. ``beside``: the height in em of what the dialog shows above and below."""

    def __init__(self, theme: Theme, name: str, lines: Sequence[tuple[str, str]], beside: float) -> None:
        super().__init__()
        self._theme = theme
        self._beside = beside
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setItemDelegate(WholeLines(self, theme))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for code, words in lines:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, code)
            self.addItem(item)
        self.setCurrentRow(0)

    @property
    def picked(self) -> str:
        """The code of the line chosen; empty when there is none."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def pick(self, code: str) -> None:
        """Choose a line by its code, if it is there."""
        for place in range(self.count()):
            if self.item(place).data(Qt.ItemDataRole.UserRole) == code:
                self.setCurrentRow(place)
                return

    def sizeHint(self) -> QSize:
        """As high as its lines, within what the screen has left."""
        rows = min(self.count(), 30)
        asked = sum(self.sizeHintForRow(place) for place in range(rows)) + self._theme.px(1)
        return QSize(self._theme.px(30), fitting(self, self._theme, asked, self._beside))

    def minimumSizeHint(self) -> QSize:
        """Room for some lines."""
        return QSize(self._theme.px(12), self._theme.px(6))
