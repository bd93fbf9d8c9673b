"""The person's whole history: by whom, how long ago, from what to what; and an earlier value brought back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from samordning_desktop.core.history import HistoryLine
from samordning_desktop.ui.board.copying import as_text
from samordning_desktop.ui.kit.flow import FlowLayout
from samordning_desktop.ui.kit.theme import Theme, set_role
from samordning_desktop.ui.person.history_model import HistoryModel
from samordning_desktop.ui.person.verb import Verb

ALL = "Alla uppgifter"
#: The columns' shares of the room.
_SHARES = (3, 4, 4, 6, 6)
#: The columns of short words, and the least width in em that an ordinary one of them takes.
_SHORT, _LEAST_EM = 3, 6.0
#: In a table narrower than this in em a row has three lines instead of two.
_NARROW_EM = 48.0


class _Table(QTableView):
    """A table whose columns share the room there is, and whose rows are higher where that is little."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self.share()

    def share(self) -> None:
        """Share the room that there is now, in the present size of type."""
        px, room = self._theme.px, self.viewport().width()
        widths = [max(room * share // sum(_SHARES), px(_LEAST_EM)) for share in _SHARES[:_SHORT]]
        rest = (room - sum(widths)) // (len(_SHARES) - _SHORT)
        for column, width in enumerate([*widths, *[max(rest, px(_LEAST_EM))] * (len(_SHARES) - _SHORT)]):
            self.setColumnWidth(column, width)
        lines = QFontMetrics(self._theme.font).lineSpacing() * (2 if room >= px(_NARROW_EM) else 3)
        self.verticalHeader().setDefaultSectionSize(lines + 2 * px(0.35) + 1)


class HistoryView(QWidget):
    """A table that is read a screen at a time.

    ``asked(Verb.BRING_BACK, entry)`` tells which value is wanted back, ``copied(text)`` asks for a text to be put on
    the clipboard, and ``line_chosen`` tells that another line is chosen, or none.
    """

    asked = Signal(object, str)
    copied = Signal(str)
    line_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.model = HistoryModel(self)
        self.field = QComboBox()
        self.field.setAccessibleName("Visa historik för")
        self.field.currentTextChanged.connect(self._choose_field)
        self.table = _Table(theme)
        self.back = QPushButton("Hämta tillbaka det här värdet …")
        self.back.clicked.connect(lambda _checked: self._ask())
        self._count = QLabel()
        set_role(self._count, "quiet")
        self._set_up()
        self._assemble()
        theme.changed.connect(self._measure)
        self._measure()

    def show_history(self, lines: Sequence[HistoryLine], now: datetime) -> None:
        """Show everything that has been written; ``now`` is timezone-aware. The field chosen is kept."""
        field, place = self.field.currentText(), self.table.currentIndex().row()
        self.model.show_lines(lines, now)
        words = [ALL, *self.model.fields]
        self.field.blockSignals(True)
        self.field.clear()
        self.field.addItems(words)
        self.field.setCurrentText(field if field in words else ALL)
        self.field.blockSignals(False)
        self._choose_field(self.field.currentText())
        if self.model.rowCount():
            self.table.selectRow(min(max(place, 0), self.model.rowCount() - 1))

    @property
    def chosen(self) -> HistoryLine | None:
        """The line that is chosen."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.line_at(rows[0].row()) if rows else None

    def copy(self) -> None:
        """Ask for the chosen line to be put on the clipboard, its texts whole."""
        rows = self.table.selectionModel().selectedRows()
        if rows:
            self.copied.emit(as_text([self.model.texts(rows[0].row())]))

    def _choose_field(self, word: str) -> None:
        self.model.show_field("" if word == ALL else word)
        count = self.model.rowCount()
        self._count.setText(f"{count} {'ändring' if count == 1 else 'ändringar'}, de senaste först")
        self._tell()

    def _tell(self) -> None:
        line = self.chosen
        self.back.setEnabled(line is not None and line.can_return)
        self.line_chosen.emit()

    def _ask(self) -> None:
        line = self.chosen
        if line is not None and line.can_return:
            self.asked.emit(Verb.BRING_BACK, line.entry)

    def _opened(self, _index: QModelIndex) -> None:
        self._ask()

    def _set_up(self) -> None:
        table = self.table
        table.setAccessibleName("Historik")
        table.setProperty("lined", True)
        table.setModel(self.model)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setHighlightSections(False)
        table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        table.activated.connect(self._opened)

    def _assemble(self) -> None:
        self._top = FlowLayout()
        self._top.addWidget(self.field)
        self._top.addWidget(self._count)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.table, 1)
        self._column.addLayout(foot)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(2), px(0.4), px(2), px(1))
        self._column.setSpacing(px(0.6))
        self._top.setSpacing(px(0.8))
        self.field.setFixedWidth(px(16))
        self._count.setMinimumHeight(self.field.sizeHint().height())
        self.table.share()
