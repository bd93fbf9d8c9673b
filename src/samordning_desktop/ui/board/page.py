"""The board's page: search and filters, the table, a line that says how many, and a beginning where it is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.people import StaffMember
from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.board.columns import COLUMNS
from samordning_desktop.ui.board.empty import EmptyBoard
from samordning_desktop.ui.board.filter_bar import FilterBar
from samordning_desktop.ui.board.filter_menu import FilterMenu
from samordning_desktop.ui.board.filtering import Filter, Since
from samordning_desktop.ui.board.looks import Look
from samordning_desktop.ui.board.model import BoardModel
from samordning_desktop.ui.board.nothing import ALL_LEFT, NothingFits
from samordning_desktop.ui.board.search_field import SearchField
from samordning_desktop.ui.board.status import StatusLine
from samordning_desktop.ui.board.tally import Tally
from samordning_desktop.ui.board.view import BoardView
from samordning_desktop.ui.board.whose import whose
from samordning_desktop.ui.kit.theme import Theme

#: Below this height in em of the window (large type on a small screen) the filters stand behind one button, and air
#: gives way: or the board would show a single row.
LOW_EM = 30.0
ADD, ADD_SHORT = "Lägg till deltagare", "Lägg till"


class BoardPage(QWidget):
    """Search, filters and board together, the empty board in their place, and the line below.

    ``add_button``, ``meeting_button`` and ``panel_button`` stand beside the search; the window connects them.
    ``since_asked(Since)`` asks who has changed since then, which ``show_changed`` answers. ``look_changed`` tells that
    columns, order or filter have been changed by hand.
    """

    since_asked = Signal(object)
    look_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._changed: Mapping[str, int] = {}
        self._read = False
        self.model = BoardModel(self)
        self.view = BoardView(theme, self.model)
        self.empty = EmptyBoard(theme)
        self.nothing = NothingFits(theme)
        self.search = SearchField()
        self.filters = FilterBar(theme)
        self.filter_menu = FilterMenu(self.filters)
        self.add_button = QPushButton(ADD)
        self.add_button.setAccessibleName(ADD)
        self.panel_button = QPushButton("Visa personen")
        self.meeting_button = QPushButton("Möteslage")
        self.status_line = StatusLine(theme)
        self._tally = Tally()
        self._assemble()
        self._connect()
        theme.changed.connect(self._measure)
        self._measure()

    def show_rows(self, rows: Sequence[ParticipantRow]) -> None:
        """Show the board as it stands, with everyone who has left."""
        self._read = True
        self.filters.show_rows(rows)
        self.view.show_rows(rows)
        self._count(rows)
        for part in (self._top, self.status_line):
            part.setVisible(bool(rows))
        self._arrange()
        self._tell(self.view.is_editing)

    def show_staff(self, staff: Sequence[StaffMember]) -> None:
        """Offer these people as coordinators."""
        self.filters.show_staff(staff)
        self.model.staff = {one.id: one.name for one in staff}
        if self.filters.filter.by == "coordinator":
            self._narrow()
        self._tell(self.view.is_editing)

    def show_changed(self, since: Since, changed: Mapping[str, int]) -> None:
        """Those with a change since then and when the last of them was, if that is still what is asked for."""
        if since is self.filters.filter.since:
            self._changed = changed
            self._narrow()

    def choose_soon(self, participant: str) -> None:
        """Move to a participant, as soon as the board holds them; no search and no filter hides them then."""
        if not self.model.index_of(participant).isValid():
            self.show_everyone()
        self.view.choose_soon(participant)

    def begin_search(self) -> None:
        """Put the keyboard in the search field, what stands there chosen."""
        self.search.setFocus()
        self.search.selectAll()

    def show_everyone(self) -> None:
        """Let go of the search and of every filter."""
        self.search.clear()
        if self.filters.filter.narrows:
            self._ask(replace(Filter(), left=self.filters.filter.left, by=self.filters.filter.by))

    @property
    def status(self) -> str:
        """The line under the board."""
        return self.status_line.text

    @property
    def look(self) -> Look:
        """Columns, order and filter as they stand."""
        return Look(self.view.header.columns, self.model.sorting, self.filters.filter)

    def show_look(self, look: Look) -> None:
        """Set columns, order and filter as they were kept; tells nothing."""
        before = self.blockSignals(True)
        self.view.header.show_columns(look.columns)
        column, falls = look.sort
        order = Qt.SortOrder.DescendingOrder if falls else Qt.SortOrder.AscendingOrder
        self.view.horizontalHeader().setSortIndicator(COLUMNS.index(column), order)
        self.blockSignals(before)
        self.filters.show_filter(look.filter)
        self._filtered()

    def _ask(self, wanted: Filter) -> None:
        self.filters.show_filter(wanted)
        self._filtered()
        self.look_changed.emit()

    def _filtered(self) -> None:
        """The filter is another: show its rows now, or when it is known who has changed."""
        wanted = self.filters.filter
        if wanted.asks_when:
            self.since_asked.emit(wanted.since)
        else:
            self._narrow()

    def _narrow(self) -> None:
        self._count()
        self.view.narrow(self.filters.filter, self._changed)
        self._tell(self.view.is_editing)

    def _count(self, rows: Sequence[ParticipantRow] | None = None) -> None:
        everyone = self.model.everyone if rows is None else rows
        self._tally = Tally.of(everyone, left=self.filters.filter.left)

    def _search(self, query: str) -> None:
        self.view.search(query)
        self._tell(False)

    def _tell(self, editing: bool) -> None:
        """Say what is shown, and why nobody is; before anything has been read there is nothing to tell."""
        if not self._read:
            return
        shown, wanted, everyone = self.model.rowCount(), self.filters.filter, self.model.everyone
        editor = self.view.editor
        words = self._tally.words(shown, self.filters.words, self.filters.order)
        self.status_line.show_tally(editor.hint if editing and editor is not None else words)
        self._tell_whose()
        narrowed = wanted.narrows or bool(self.search.text().strip())
        if not wanted.narrows and self.filters.clear_button.hasFocus():
            self.search.setFocus()
        self.filters.show_narrowed(wanted.narrows)
        self.filter_menu.tell()
        if not everyone:
            self._stack.setCurrentWidget(self.empty)
        elif shown or editing:
            self._stack.setCurrentWidget(self.view)
        else:
            self._explain(narrowed)

    def _tell_whose(self) -> None:
        self.status_line.show_whose(whose(self.view, self._theme.px))

    def _explain(self, narrowed: bool) -> None:
        had_keyboard = self.view.hasFocus()
        asked = [
            *self.filters.words,
            *([f"sök: {self.search.text().strip()}"] if self.model.query.strip() else ()),
        ]
        if narrowed:
            self.nothing.explain(dotted(*asked), "Visa alla")
        else:
            self.nothing.explain(ALL_LEFT, "Visa avslutade")
        self._stack.setCurrentWidget(self.nothing)
        if had_keyboard:
            self.nothing.button.setFocus()

    def _clear(self) -> None:
        """Show everyone; where everyone shown has left, those too. The keyboard goes to the board."""
        if self.filters.filter.narrows or self.search.text().strip():
            self.show_everyone()
        else:
            self._ask(Filter(left=True, by=self.filters.filter.by))
        self.view.setFocus()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self._leave_search)
        self.view.editing.connect(self._tell)
        self.view.chosen.connect(lambda _participant: self.status_line.show_origin(""))
        self.view.chosen.connect(lambda _participant: self._tell_whose())
        scroll, columns = self.view.horizontalScrollBar(), self.view.horizontalHeader()
        for turned in (
            scroll.valueChanged,
            scroll.rangeChanged,
            columns.sectionResized,
            columns.sectionMoved,
        ):
            turned.connect(lambda *_: self._tell_whose())
        self.view.header.changed.connect(self.look_changed)
        self.filters.changed.connect(self._ask)
        self.filters.cleared.connect(self._clear)
        self.nothing.clear.connect(self._clear)

    def _leave_search(self) -> None:
        shown = self._stack.currentWidget()
        (self.nothing.button if shown is self.nothing else self.view).setFocus()

    def _assemble(self) -> None:
        self._top = QWidget()
        self._row = QHBoxLayout(self._top)
        self._row.addWidget(self.search, 1)
        self._row.addWidget(self.filter_menu)
        self._row.addWidget(self.add_button)
        self._row.addWidget(self.meeting_button)
        self._row.addWidget(self.panel_button)
        self._stack = QStackedWidget()
        for part in (self.view, self.empty, self.nothing):
            self._stack.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._top)
        self._column.addWidget(self.filters)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self.status_line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the form that the window's height allows."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def _low(self) -> bool:
        """Of the window: what is said below the page must not turn its form."""
        return self.window().height() < self._theme.px(LOW_EM)

    def _arrange(self) -> None:
        px, low = self._theme.px, self._low
        self.filters.setVisible(not low and not self._top.isHidden())
        self.filter_menu.setVisible(low)
        self.add_button.setText(ADD_SHORT if low else ADD)
        self.status_line.show_low(low)
        self.view.show_low(low)
        above, below = (0.3, 0.2) if low else (0.8, 0.6)
        self._column.setContentsMargins(px(1), px(above), px(1), px(below))
        self._column.setSpacing(px(0.25 if low else 0.5))

    def _measure(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._theme.px(0.6))
        self._arrange()
