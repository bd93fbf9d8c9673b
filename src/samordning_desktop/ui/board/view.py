"""The board as a table that is read like the paper: no grid, rows with air, a header that stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.board.cell_delegate import Index
from samordning_desktop.ui.board.cell_paint import AIR, LOW_AIR
from samordning_desktop.ui.board.cell_table import CellTable
from samordning_desktop.ui.board.columns import NAME_BY_ENTER, PATIENT, told_in
from samordning_desktop.ui.board.copying import as_text
from samordning_desktop.ui.board.delegate import BoardDelegate
from samordning_desktop.ui.board.filtering import Filter
from samordning_desktop.ui.board.header import BoardHeader
from samordning_desktop.ui.board.hovering import Hovering
from samordning_desktop.ui.board.model import FIELDS, BoardModel
from samordning_desktop.ui.board.place import Place
from samordning_desktop.ui.board.selecting import has_many, selected_text
from samordning_desktop.ui.kit.after_paint import AfterPaint
from samordning_desktop.ui.kit.scroll import made_viewport
from samordning_desktop.ui.kit.theme import Theme

ONE_AT_A_TIME = "Delete tömmer en ruta i taget."
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class BoardView(CellTable):
    """Shows a BoardModel.

    ``chosen(participant id)`` follows the keyboard's place ("" for none), ``moved(participant id, field)`` its
    cell. ``conflict_opened(participant id, field)`` comes instead of an editor where two values wait;
    ``editing(bool)`` tells that a cell is being written in. ``emptied(participant id, field)`` asks for a cell to
    be emptied, ``copied(text)`` for a text to be put on the clipboard; ``said(text)`` is a word to the user.
    ``painted`` comes when rows handed over, or a new order of them, have been painted, or have to wait.
    """

    chosen = Signal(str)
    moved = Signal(str, str)
    conflict_opened = Signal(str, str)
    editing = Signal(bool)
    emptied = Signal(str, str)
    copied = Signal(str)
    said = Signal(str)
    _unsaved = Signal(str, str, str)
    _cells: BoardDelegate

    def __init__(self, theme: Theme, model: BoardModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._after = AfterPaint(made_viewport(self))
        self._after.came.connect(model.prepare_search)
        self.painted = self._after.came
        self._held: list[Callable[[], None]] = []
        self._chosen = ""
        self._soon: tuple[str, str] | None = None
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
        self.header = BoardHeader(theme, self)
        self.header.changed.connect(self._keep_in_sight)
        self.header.laid_out.connect(self._take_columns)
        self.hovering = Hovering(self, model)
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
        index = self.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    @property
    def place(self) -> tuple[str, str]:
        """The chosen participant's id and the field the keyboard is at; empty texts for none."""
        row = self.chosen_row
        return (row.id, FIELDS[self.currentIndex().column()]) if row else ("", "")

    def show_rows(self, rows: Sequence[ParticipantRow]) -> None:
        """Show new rows, the same person chosen. While a cell is being written in, they wait."""
        self._when_not_editing(partial(self._show_rows, rows))
        self._after.ask()

    def search(self, query: str) -> None:
        """Show only the rows that hold every word of ``query``."""
        self._when_not_editing(partial(self._keeping_place, partial(self._model.search, query)))

    def narrow(self, wanted: Filter, changed: Mapping[str, int]) -> None:
        """Show only the rows that match; ``changed`` as for the model. Waits as new rows do."""
        self._when_not_editing(partial(self._keeping_place, partial(self._model.narrow, wanted, changed)))

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._when_not_editing(partial(self._sort_now, column, order))

    def _sort_now(self, column: int, order: Qt.SortOrder) -> None:
        self._keeping_place(partial(self._model.order_by, column, order))
        self._after.ask()

    def _when_not_editing(self, act: Callable[[], None]) -> None:
        if self.is_editing:
            self._held.append(act)
        else:
            act()

    def _keeping_place(self, act: Callable[[], None]) -> None:
        with Place(self):
            act()

    def _show_rows(self, rows: Sequence[ParticipantRow]) -> None:
        self._keeping_place(partial(self._model.show, rows))
        self.hovering.forget()
        soon, self._soon = self._soon, None
        if soon is not None and self._model.index_of(soon[0]).isValid():
            self.choose_soon(*soon)

    def choose(self, participant: str, field: str = "name") -> None:
        """Move to a participant's cell, if it is shown."""
        index = self._model.index_of(participant, field)
        if index.isValid():
            if self.isColumnHidden(index.column()):
                index = index.siblingAtColumn(FIELDS.index(PATIENT))
            self._go_to(index)
            self.scrollTo(index)

    def _go_to(self, index: QModelIndex) -> None:
        """Make a cell the current one, alone selected: Qt's own way round asks which keys are held down."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_soon(self, participant: str, field: str = "name") -> None:
        """Move to a participant's cell now, or with the next rows, if these hold it."""
        if self._model.index_of(participant).isValid():
            self.choose(participant, field)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._soon = participant, field

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
    def is_editing(self) -> bool:
        """Whether a cell is being written in."""
        return self.editor is not None

    # -- keys, size, looks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in a spreadsheet: Enter, F2 and any sign write, Delete empties, Ctrl+C copies, Esc lets a selection go."""
        if event.key() in _OPENING:
            self.open_current()
        elif event.key() == Qt.Key.Key_Delete:
            self.empty_current()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape and self.has_many:
            self._go_to(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._select_row()
        else:
            super().keyPressEvent(event)

    def _select_row(self) -> None:
        """Select the whole row; the keyboard stays in its cell."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(self.currentIndex(), flags)

    def keyboardSearch(self, search: str) -> None:
        """A space does nothing: Qt would jump to another person."""

    def may_type_over(self) -> bool:
        """A name is not lost by a letter that was meant for the search, and two values are not written over."""
        index, row = self.currentIndex(), self._model.row_at(self.currentIndex().row())
        if told_in(FIELDS[index.column()], row.conflicts, self._model.shown):
            self._open(index)
            return False
        if FIELDS[index.column()] == PATIENT:
            self.said.emit(NAME_BY_ENTER)
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always has a place on the board; a click chooses its own, and nothing scrolls away under it."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.take_place()

    def take_place(self) -> None:
        """Choose a cell, where none is: the first."""
        if self._model.rowCount() and not self.selectionModel().hasSelection():
            index = self.currentIndex()
            self._go_to(index if index.isValid() else self._model.index(0, FIELDS.index(PATIENT)))

    def viewportEvent(self, event: QEvent) -> bool:
        """The tip over a cell."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self.hovering.show_tip(event)
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self.header.share_room()

    @property
    def has_many(self) -> bool:
        """Whether several cells are selected."""
        return has_many(self.selectionModel().selection())

    def reset(self) -> None:
        """Other rows are shown: laid out at once, or they would be painted a second time after that."""
        super().reset()
        self.executeDelayedItemsLayout()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """One cell selected shows its whole row as chosen; several show themselves."""
        super().selectionChanged(selected, deselected)
        if self._cells.many != self.has_many:
            self._cells.many = self.has_many
            self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell who is chosen now, and in which cell."""
        super().currentChanged(current, previous)
        self._cells.current_row = current.row()
        for index in (previous, current):
            if index.isValid():
                line = self.visualRect(index)
                self.viewport().update(0, line.top(), self.viewport().width(), line.height())
        self.tell_chosen()
        if current.isValid():
            self.moved.emit(self._model.row_at(current.row()).id, FIELDS[current.column()])

    def tell_chosen(self) -> None:
        """Tell who is chosen, if that is somebody else than before (a reset of the model says nothing itself)."""
        row = self.chosen_row
        self._cells.current_row = self.currentIndex().row()
        chosen = row.id if row else ""
        if chosen != self._chosen:
            self._chosen = chosen
            self._model.stand_on(chosen)
            self.chosen.emit(chosen)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._open)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSortIndicator(*self._model.order)
        self._model.sort_asked.connect(self._sort)
        self.setSortingEnabled(True)

    def show_low(self, low: bool) -> None:
        """Give air away where the window is low, or take it back."""
        air = LOW_AIR if low else AIR
        if air != self._cells.air:
            self._cells.air = air
            self._measure()

    def _measure(self) -> None:
        self._cells.remeasure()
        low = self._cells.air == LOW_AIR
        # The theme's style sheet has the last word about a header's padding, so it must be said in one.
        air = f"padding-top: {self._theme.px(0.3)}px; padding-bottom: {self._theme.px(0.3)}px;" if low else ""
        self.horizontalHeader().setStyleSheet(f"QHeaderView::section {{ {air} }}" if low else "")
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._cells.row_height)
        self.header.share_room()
        self.viewport().update()

    def _take_columns(self) -> None:
        """Let Patient bear the marks of what is in no column shown."""
        self._model.shown = self.header.columns.shown
        self.viewport().update()

    def _keep_in_sight(self) -> None:
        """The keyboard's place is never in a hidden column."""
        index = self.currentIndex()
        if index.isValid() and self.isColumnHidden(index.column()):
            self._go_to(index.siblingAtColumn(FIELDS.index(PATIENT)))

    # -- editing

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        waiting = told_in(FIELDS[index.column()], row.conflicts, self._model.shown)
        if waiting:
            self.conflict_opened.emit(row.id, waiting[0])
        else:
            self.open_editor()

    def _step(self, step: int) -> None:
        """Move to the next or previous cell shown, over the end of the row to the next person."""
        index, shown = self.currentIndex(), self.header.columns.shown
        place = index.row() * len(shown) + shown.index(FIELDS[index.column()]) + step
        if 0 <= place < self._model.rowCount() * len(shown):
            row, column = divmod(place, len(shown))
            self._go_to(self._model.index(row, FIELDS.index(shown[column])))

    # -- copying and emptying

    def copy(self) -> None:
        """Ask for the selected cells to be put on the clipboard; an empty one too, or what lay there is pasted as its."""
        selection = self.selectionModel().selection()
        if not selection.isEmpty():
            self.copied.emit(selected_text(self._model, selection, self.header.columns.shown))

    def copy_row(self) -> None:
        """Ask for the chosen person's row to be put on the clipboard."""
        row = self.chosen_row
        if row is not None:
            self.copied.emit(as_text([[row.fields.text(field) for field in self.header.columns.shown]]))

    def empty_current(self) -> None:
        """Ask for the current cell to be emptied, or open the two values that wait in it."""
        index, row = self.currentIndex(), self.chosen_row
        if row is None:
            return
        if self.has_many:
            self.said.emit(ONE_AT_A_TIME)
        elif told_in(FIELDS[index.column()], row.conflicts, self._model.shown):
            self._open(index)
        elif row.fields.text(FIELDS[index.column()]):
            self.emptied.emit(row.id, FIELDS[index.column()])

    def _editing_began(self) -> None:
        self.editing.emit(True)

    def _editing_ended(self) -> None:
        self.editing.emit(self.is_editing)
        held, self._held = self._held, []
        for act in held:
            self._when_not_editing(act)
