"""The lines of a list, each as high as all its words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from samordning_desktop.ui.kit.theme import Theme

#: Higher than any text, in pixels.
_NO_END = 100_000


class WholeLines(QStyledItemDelegate):
    """A line as high as all its words: none of it is cut."""

    def __init__(self, view: QListWidget, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """What the text takes, wrapped in the list's width."""
        asked = super().sizeHint(option, index)
        # What the style and the frame have around an item's text, at its sides and above and below.
        beside, around = 2 * self._theme.px(0.6), 2 * (self._theme.px(0.3) + 4)
        room = QRect(0, 0, max(1, self._view.viewport().width() - beside), _NO_END)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        text = self._view.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
        return QSize(asked.width(), max(asked.height(), text.height() + around))
