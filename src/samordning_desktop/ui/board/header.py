"""The board's header under the hand: columns widened, moved, hidden and sorted, by mouse and by menu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from samordning_desktop.core.participant import BOARD_COLUMNS
from samordning_desktop.ui.board.columns import COLUMNS, PATIENT, column_widths
from samordning_desktop.ui.board.looks import STEP_EM, Columns
from samordning_desktop.ui.kit.theme import Theme

LABELS = dict(BOARD_COLUMNS)
RESET = "Återställ kolumner"


class BoardHeader(QObject):
    """Lays out the columns of a table as ``columns`` say, and changes them.

    ``changed`` tells of a change by hand, ``laid_out`` that other columns may be shown.
    """

    changed = Signal()
    laid_out = Signal()

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table
        self._columns = Columns()
        self._arranging = False
        self._header = QHeaderView(Qt.Orientation.Horizontal)
        table.setHorizontalHeader(self._header)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._header.setSectionsMovable(True)
        self._header.setFirstSectionMovable(True)
        self._header.setHighlightSections(False)
        self._header.setSectionsClickable(True)
        self._header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._open_menu)
        self._header.sectionResized.connect(self._dragged)
        self._header.sectionMoved.connect(self._moved)
        self._header.sortIndicatorChanged.connect(lambda _column, _order: self.changed.emit())

    @property
    def columns(self) -> Columns:
        """How the columns stand."""
        return self._columns

    def show_columns(self, columns: Columns) -> None:
        """Lay out the columns so; tells nothing."""
        self._columns = columns
        with self._by_itself():
            for place, column in enumerate(columns.order):
                logical = COLUMNS.index(column)
                self._header.moveSection(self._header.visualIndex(logical), place)
                self._header.setSectionHidden(logical, column in columns.hidden)
        self.share_room()
        self.laid_out.emit()

    def share_room(self) -> None:
        """Give each column its width at the present zoom and room."""
        shown, own = self._columns.shown, self._columns.widths
        room = self._table.viewport().width()
        with self._by_itself():
            for column, width in zip(shown, column_widths(shown, own, room, self._theme.px), strict=True):
                self._header.resizeSection(COLUMNS.index(column), width)

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        """What Qt tells of meanwhile is no hand's doing; the one may begin within the other, as the room changes."""
        before, self._arranging = self._arranging, True
        try:
            yield
        finally:
            self._arranging = before

    def open_overview(self) -> None:
        """Show what can be done to every column, for whoever has no mouse, where the header begins."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_overview(menu)
        menu.popup(self._header.viewport().mapToGlobal(self._header.viewport().rect().bottomLeft()))

    def fill_overview(self, menu: QMenu) -> None:
        """Every column with what can be done to it."""
        menu.clear()
        for column in self._columns.order:
            hidden = " (dold)" if column in self._columns.hidden else ""
            self._fill(menu.addMenu(LABELS[column] + hidden), column)
        menu.addSeparator()
        menu.addAction(RESET, partial(self._take, Columns()))

    def menu_for(self, column: str) -> QMenu:
        """What can be done to one column, as the header's own menu."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, column)
        menu.addSeparator()
        self.fill_overview(menu.addMenu("Alla kolumner"))
        return menu

    def _fill(self, menu: QMenu, column: str) -> None:
        columns = self._columns
        other = columns.with_shown(column, column in columns.hidden)
        shown = menu.addAction("Visas", partial(self._take, other))
        shown.setCheckable(True)
        shown.setChecked(column not in columns.hidden)
        shown.setEnabled(column != PATIENT)
        menu.addSeparator()
        for words, step in (("Flytta åt vänster", -1), ("Flytta åt höger", 1)):
            moved = columns.moved(column, step)
            menu.addAction(words, partial(self._take, moved)).setEnabled(moved != columns)
        for words, em in (("Bredare", STEP_EM), ("Smalare", -STEP_EM)):
            wider = columns.with_widths({column: self._em_of(column) + em})
            menu.addAction(words, partial(self._take, wider)).setEnabled(column in columns.shown)
        menu.addSeparator()
        for words, order in (
            ("Sortera stigande", Qt.SortOrder.AscendingOrder),
            ("Sortera fallande", Qt.SortOrder.DescendingOrder),
        ):
            menu.addAction(words, partial(self._header.setSortIndicator, COLUMNS.index(column), order))

    def _take(self, columns: Columns) -> None:
        self.show_columns(columns)
        self.changed.emit()

    def _open_menu(self, at: QPoint) -> None:
        logical = self._header.logicalIndexAt(at)
        if logical >= 0:
            self.menu_for(COLUMNS[logical]).popup(self._header.viewport().mapToGlobal(at))

    def _em_of(self, column: str) -> float:
        return self._header.sectionSize(COLUMNS.index(column)) / self._theme.px(1)

    def _dragged(self, logical: int, _before: int, _now: int) -> None:
        """What stands left of the edge that is dragged stays as it is; what stands right of it gives way."""
        if self._arranging:
            return
        shown = self._columns.shown
        place = shown.index(COLUMNS[logical])
        fixed = [one for one in shown[:place] if one not in self._columns.widths]
        widths: Mapping[str, float] = {one: self._em_of(one) for one in (*fixed, shown[place])}
        self._columns = self._columns.with_widths(widths)
        self.share_room()
        self.changed.emit()

    def _moved(self, _logical: int, _before: int, _now: int) -> None:
        if self._arranging:
            return
        order = tuple(COLUMNS[self._header.logicalIndex(place)] for place in range(len(COLUMNS)))
        self._columns = replace(self._columns, order=order)
        self.share_room()
        self.changed.emit()
