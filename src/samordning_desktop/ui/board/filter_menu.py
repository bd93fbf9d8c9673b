"""All filters behind one button, where a window is too low for a row of them."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from samordning_desktop.ui.board.filter_bar import FilterBar


class FilterMenu(QPushButton):
    """Opens what the row of filters holds, and says how many narrow the board."""

    def __init__(self, bar: FilterBar) -> None:
        super().__init__("Filter")
        self._bar = bar
        self.setProperty("chooser", True)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.tell()

    def tell(self) -> None:
        """The filters are others."""
        words = self._bar.words
        name = f"Filter: {', '.join(words) or 'inget'}"
        if name == self.accessibleName():
            return  # asked at each letter searched for: a screen reader would hear of every one
        self.setText(f"Filter: {len(words)}" if words else "Filter")
        self.setAccessibleName(name)
        self.setToolTip(", ".join(words))

    def _fill(self) -> None:
        menu, bar = self.menu(), self._bar
        menu.clear()
        for button in bar.buttons.values():
            menu.addMenu(button.menu())
        menu.addSeparator()
        left = QAction(bar.left.text(), menu, checkable=True, checked=bar.left.isChecked())
        left.triggered.connect(bar.left.click)
        menu.addAction(left)
        if bar.words:
            menu.addAction(bar.clear_button.text(), bar.clear_button.click)
