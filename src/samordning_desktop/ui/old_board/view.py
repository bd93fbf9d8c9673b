"""An old board as a table: rows are ticked with Space, cells corrected with Enter, like on the board itself."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from samordning_desktop.ui.board.cell_table import CellTable
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.old_board.delegate import DraftDelegate
from samordning_desktop.ui.old_board.model import FIELDS, DraftModel

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
#: For each column: least width in em, and its share of the room that is left.
_WIDTHS = ((10.8, 0), (10.0, 2), (8.8, 0), (7.2, 0), (9.0, 4), (9.0, 5), (9.6, 5), (9.0, 5))


class DraftView(CellTable):
    """Shows a DraftModel. ``chosen(row)`` follows the keyboard's place."""

    chosen = Signal(int)
    _cells: DraftDelegate

    def __init__(self, theme: Theme, model: DraftModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._given_up = 0
        self.setObjectName("board")
        self.setAccessibleName("Rader i filen")
        self._cells = DraftDelegate(theme, model, self)
        self._cells.moved.connect(self._step)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self._set_up()
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def place(self) -> int:
        """The row where the keyboard is; -1 for none."""
        return self.currentIndex().row()

    def go_to(self, place: int, field: str = "name") -> None:
        """Move to a row's cell and show it."""
        index = self._model.index(place, FIELDS.index(field))
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """As high as its rows, but for what has been given up."""
        rows = self._model.rowCount() * self._cells.row_height
        asked = self.horizontalHeader().sizeHint().height() + rows + self._theme.px(1)
        height = max(asked - self._given_up, self.minimumSizeHint().height())
        return QSize(super().sizeHint().width(), height)

    def give_up(self, height: int) -> None:
        """Ask for so many pixels less than the rows would take."""
        self._given_up = max(height, 0)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Room for the headings and a row, whatever the dialog's size."""
        return QSize(self._theme.px(12), self._theme.px(9))

    # -- keys, size, looks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the row; Enter and F2 write in the cell, or tick where there is nothing to write."""
        index = self.currentIndex()
        opening = event.key() in _OPENING
        if not index.isValid() or not (opening or event.key() == Qt.Key.Key_Space):
            super().keyPressEvent(event)
        elif opening and index.column():
            self.open_editor()
        else:
            self._model.toggle(index.row())

    def keyboardSearch(self, search: str) -> None:
        """A sign in the first column does nothing: Qt would jump to another person."""

    def may_type_over(self) -> bool:
        """All but the choice of the row is written in."""
        return bool(self.currentIndex().column())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always has a place in the table."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._share_room()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which row the keyboard is in."""
        super().selectionChanged(selected, deselected)
        if self.place >= 0:
            self.chosen.emit(self.place)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._write)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _measure(self) -> None:
        self._cells.remeasure()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._cells.row_height)
        self._share_room()
        self.updateGeometry()
        self.viewport().update()

    def _share_room(self) -> None:
        least = [self._theme.px(em) for em, _ in _WIDTHS]
        shares = [share for _, share in _WIDTHS]
        rest = max(self.viewport().width() - sum(least), 0)
        for column, (width, share) in enumerate(zip(least, shares, strict=True)):
            self.setColumnWidth(column, width + rest * share // sum(shares))

    def _write(self, index: QModelIndex) -> None:
        if index.column():
            self.edit(index)

    def _step(self, step: int) -> None:
        """Move to the next or previous cell that can be written in, over the end of the row to the next person."""
        index = self.currentIndex()
        wide = len(FIELDS) - 1
        place = index.row() * wide + index.column() - 1 + step
        if 0 <= place < self._model.rowCount() * wide:
            row, column = divmod(place, wide)
            self.setCurrentIndex(self._model.index(row, column + 1))
