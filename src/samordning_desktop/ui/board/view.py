"""The board as a table that is read like the paper: no grid, rows with air, a header that stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.board.columns import column_widths
from samordning_desktop.ui.board.delegate import BoardDelegate
from samordning_desktop.ui.board.editor import CellEditor
from samordning_desktop.ui.board.model import FIELDS, BoardModel
from samordning_desktop.ui.kit.theme import Theme

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class BoardView(QTableView):
    """Shows a BoardModel.

    ``chosen(participant id)`` follows the keyboard's place ("" for none); ``conflict_opened(participant id,
    field)`` comes instead of an editor where two values wait; ``editing(bool)`` tells that a cell is being
    written in.
    """

    chosen = Signal(str)
    conflict_opened = Signal(str, str)
    editing = Signal(bool)
    _unsaved = Signal(str, str, str)

    def __init__(self, theme: Theme, model: BoardModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._held: Sequence[ParticipantRow] | None = None
        self._chosen = ""
        self._soon = ""
        self.setObjectName("board")
        self.setAccessibleName("Samordningstavla")
        self._cells = BoardDelegate(theme, model, self)
        self._cells.moved.connect(self._step)
        self._cells.began.connect(self._editing_began)
        # Qt is still in the middle of closing the editor when these come.
        self._cells.ended.connect(self._editing_ended, Qt.ConnectionType.QueuedConnection)
        self._unsaved.connect(self._reopen, Qt.ConnectionType.QueuedConnection)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self._set_up()
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def chosen_id(self) -> str:
        """The chosen participant's id, or an empty text."""
        return self._chosen

    @property
    def chosen_row(self) -> ParticipantRow | None:
        """The chosen participant's row."""
        rows = self.selectionModel().selectedRows()
        return self._model.row_at(rows[0].row()) if rows else None

    def show_rows(self, rows: Sequence[ParticipantRow]) -> None:
        """Show new rows, the same person chosen. While a cell is being written in, they wait."""
        if self.is_editing:
            self._held = rows
            return
        with _Place(self):
            self._model.show(rows)
        if self._soon:
            soon, self._soon = self._soon, ""
            self.choose_soon(soon)

    def search(self, query: str) -> None:
        """Show only the rows that hold every word of ``query``."""
        with _Place(self):
            self._model.search(query)

    def choose(self, participant: str, field: str = "name") -> None:
        """Move to a participant's cell, if it is shown."""
        index = self._model.index_of(participant, field)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def choose_soon(self, participant: str) -> None:
        """Move to a participant now, or when the next rows hold them."""
        if self._model.index_of(participant).isValid():
            self.choose(participant)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._soon = participant

    def finish_editing(self) -> None:
        """Save what is being written, and close its editor."""
        if self.editor is not None:
            self._cells.save(self.editor)

    def open_current(self) -> None:
        """Write in the current cell, or open the two values that wait in it."""
        if self.currentIndex().isValid():
            self._open(self.currentIndex())

    def reopen(self, participant: str, field: str, text: str) -> None:
        """Open the editor again, in a moment, with what was written and could not be saved."""
        self._unsaved.emit(participant, field, text)

    def _reopen(self, participant: str, field: str, text: str) -> None:
        self.choose(participant, field)
        index = self._model.index_of(participant, field)
        if index.isValid():
            self.edit(index)
            if self.editor is not None:
                self.editor.write(text)

    @property
    def editor(self) -> CellEditor | None:
        """The editor that stands in a cell, if one does."""
        return self._cells.editor

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being written in."""
        return self.editor is not None

    # -- keys, size, looks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 write in the cell, or open the two values that wait in it."""
        if event.key() in _OPENING:
            self.open_current()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always has a place on the board."""
        super().focusInEvent(event)
        if self.chosen_row is None and self._model.rowCount():
            self.selectRow(max(self.currentIndex().row(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._share_room()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell who is chosen now."""
        super().selectionChanged(selected, deselected)
        self.tell_chosen()

    def tell_chosen(self) -> None:
        """Tell who is chosen, if that is somebody else than before (a reset of the model says nothing itself)."""
        row = self.chosen_row
        chosen = row.id if row else ""
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosen.emit(chosen)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._open)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header.setSortIndicator(*self._model.order)
        self.setSortingEnabled(True)

    def _measure(self) -> None:
        self._cells.remeasure()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._cells.row_height)
        self._share_room()
        self.viewport().update()

    def _share_room(self) -> None:
        for column, width in enumerate(column_widths(self.viewport().width(), self._theme.px)):
            self.setColumnWidth(column, width)

    # -- editing

    def _open(self, index: QModelIndex) -> None:
        row, field = self._model.row_at(index.row()), FIELDS[index.column()]
        if field in row.conflicts:
            self.conflict_opened.emit(row.id, field)
        else:
            self.edit(index)

    def _step(self, step: int) -> None:
        """Move to the next or previous cell, over the end of the row to the next person."""
        index = self.currentIndex()
        place = index.row() * len(FIELDS) + index.column() + step
        if 0 <= place < self._model.rowCount() * len(FIELDS):
            self.setCurrentIndex(self._model.index(*divmod(place, len(FIELDS))))

    def _editing_began(self) -> None:
        self.editing.emit(True)

    def _editing_ended(self) -> None:
        self.editing.emit(self.is_editing)
        if self._held is not None:
            rows, self._held = self._held, None
            self.show_rows(rows)


class _Place:
    """Keeps the chosen person, the column and the scroll over a change of rows."""

    def __init__(self, view: BoardView) -> None:
        self._view = view

    def __enter__(self) -> None:
        self._id = self._view.chosen_id
        self._column = max(self._view.currentIndex().column(), 0)
        self._scroll = self._view.verticalScrollBar().value()

    def __exit__(self, *_exc: object) -> None:
        row = self._view.chosen_row
        if self._id and (row is None or row.id != self._id):
            self._view.choose(self._id, FIELDS[self._column])
            self._view.verticalScrollBar().setValue(self._scroll)
        self._view.tell_chosen()
