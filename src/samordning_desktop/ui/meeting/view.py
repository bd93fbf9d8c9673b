"""The wall: one person at a time has the light, and the arrows walk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.board.cell_table import CellTable, is_sign
from samordning_desktop.ui.board.model import FIELDS
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.meeting.columns import wall_widths
from samordning_desktop.ui.meeting.delegate import WallDelegate
from samordning_desktop.ui.meeting.model import WallModel
from samordning_desktop.ui.meeting.paint import LIGHT_LINES, LINES
from samordning_desktop.ui.meeting.size import WallSize

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
#: Up and down the whole wall, without leaving the column.
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_Index = QModelIndex | QPersistentModelIndex


class WallView(CellTable):
    """Shows a WallModel.

    ``conflict_opened(participant id, field)`` comes instead of an editor where two values wait; ``editing(bool)``
    tells that a cell is being written in, ``emptied(participant id, field)`` asks for a cell to be emptied, and
    ``name_asked`` tells that somebody wanted to write in a name.
    """

    conflict_opened = Signal(str, str)
    emptied = Signal(str, str)
    editing = Signal(bool)
    name_asked = Signal()
    _unsaved = Signal(str, str, str)
    _cells: WallDelegate

    def __init__(self, theme: Theme, size: WallSize, model: WallModel) -> None:
        super().__init__()
        self._size, self._model = size, model
        self._held: Sequence[ParticipantRow] | None = None
        self.setObjectName("board")
        self.setAccessibleName("Samordningstavla på väggen")
        self._cells = WallDelegate(theme, size, model, self)
        self._cells.moved.connect(self._step)
        self._cells.began.connect(lambda: self.editing.emit(True))
        # Qt is still in the middle of closing the editor when these come.
        self._cells.ended.connect(self._editing_ended, Qt.ConnectionType.QueuedConnection)
        self._unsaved.connect(self._reopen, Qt.ConnectionType.QueuedConnection)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self._set_up()

    @property
    def place(self) -> tuple[str, str]:
        """The participant who has the light, and the field the keyboard is at; empty texts for none."""
        index = self.currentIndex()
        return (self._model.row_at(index.row()).id, FIELDS[index.column()]) if index.isValid() else ("", "")

    def show_rows(self, rows: Sequence[ParticipantRow]) -> None:
        """Show new rows, the same person in the light. While a cell is being written in, they wait."""
        if self.editor is not None:
            self._held = rows
            return
        place = self.place
        self._model.show(rows)
        self._measure_rows()
        self.choose(*place)

    def choose(self, participant: str, field: str) -> None:
        """Put the light on a participant; on the first when they are not here."""
        index = self._model.index_of(participant, field or "situation")
        if not index.isValid() and self._model.rowCount():
            index = self._model.index(0, FIELDS.index("situation"))
        if index.isValid():
            self.setCurrentIndex(index)
            self._lighten()

    def open_current(self) -> None:
        """Write in the current cell, or open the two values that wait in it."""
        if self.may_type_over():
            self.open_editor()

    def empty_current(self) -> None:
        """Ask for the current cell to be emptied, or open the two values that wait in it."""
        if self.may_type_over() and self.currentIndex().data():
            self.emptied.emit(*self.place)

    def may_type_over(self) -> bool:
        """Whether the current cell is written in on the wall; tells what else is meant where it is not."""
        participant, field = self.place
        if not participant:
            return False
        if field == "name":
            self.name_asked.emit()
            return False
        if field in self._model.row_at(self.currentIndex().row()).conflicts:
            self.conflict_opened.emit(participant, field)
            return False
        return True

    def reopen(self, participant: str, field: str, text: str) -> None:
        """Open the editor again, in a moment, with what was written and could not be saved."""
        self._unsaved.emit(participant, field, text)

    def remeasure(self) -> None:
        """Fonts, colours or the size of the wall have changed."""
        self._cells.remeasure()
        # The theme's style sheet has the last word about a header's type, so it must be said in one.
        px = self._size.px
        type_, air = px(self._size.smaller(0.8)), f"{px(0.4)}px {px(0.5)}px"
        self.horizontalHeader().setStyleSheet(
            f"QHeaderView::section {{ font-size: {type_}px; padding: {air}; }}"
        )
        self._share_room()
        self._measure_rows()
        self._lighten()
        self.viewport().update()

    # -- what Qt asks for

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, F2 and any sign write in the cell, Delete empties it; Home and End go to the first and last person."""
        if event.key() in _OPENING:
            self.open_current()
        elif event.key() == Qt.Key.Key_Delete:
            self.empty_current()
        elif event.key() in _ENDS:
            last = 0 if event.key() == Qt.Key.Key_Home else self._model.rowCount() - 1
            self.setCurrentIndex(self._model.index(last, max(self.currentIndex().column(), 0)))
        elif event.key() == Qt.Key.Key_Escape or (
            event.text().isprintable() and event.text() and not is_sign(event)
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """The light follows the keyboard."""
        super().currentChanged(current, previous)
        if current.row() != self._cells.light:
            self._lighten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns, and take as many lines as fit."""
        super().resizeEvent(event)
        self._share_room()
        self._measure_rows()
        self._lighten()

    # -- inside

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _index: self.open_current())
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.horizontalHeader().setHighlightSections(False)

    def _share_room(self) -> None:
        for column, width in enumerate(wall_widths(self.viewport().width(), self._size)):
            self.setColumnWidth(column, width)

    def _widths(self) -> list[int]:
        return [self.columnWidth(column) for column in range(len(FIELDS))]

    def _measure_rows(self) -> None:
        """Give every row the height that its text needs."""
        widths = self._widths()
        for place in range(self._model.rowCount()):
            self.setRowHeight(place, self._height(place, widths))

    def _height(self, place: int, widths: Sequence[int]) -> int:
        light = place == self.currentIndex().row()
        painter, row = self._cells.painter, self._model.row_at(place)
        height = painter.row_height(row, widths, LIGHT_LINES if light else LINES)
        return (
            min(height, max(self.viewport().height(), painter.row_height(row, widths, 1)))
            if light
            else height
        )

    def _lighten(self) -> None:
        """Move the light to where the keyboard is: that row shows more, and stands in the middle."""
        before, now = self._cells.light, self.currentIndex().row()
        self._cells.light = now
        widths = self._widths()
        for place in {before, now}:
            if 0 <= place < self._model.rowCount():
                self.setRowHeight(place, self._height(place, widths))
        if now >= 0:
            self.updateGeometries()  # how far there is to scroll, with the rows as high as they now are
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.viewport().update()

    def _step(self, step: int) -> None:
        """Go to the next or previous cell that is written in, over the end of the row to the next person."""
        index, columns = self.currentIndex(), len(FIELDS)
        place = index.row() * columns + index.column() + step
        if place % columns == FIELDS.index("name"):
            place += step
        if 0 <= place < self._model.rowCount() * columns:
            self.setCurrentIndex(self._model.index(*divmod(place, columns)))

    def _reopen(self, participant: str, field: str, text: str) -> None:
        index = self._model.index_of(participant, field)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)
            if self.editor is not None:
                self.editor.write(text)

    def _editing_ended(self) -> None:
        self.editing.emit(self.editor is not None)
        if self._held is not None:
            rows, self._held = self._held, None
            self.show_rows(rows)
