"""The history as a table's model: thousands of lines, of which only those on the screen are made into text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from samordning_desktop.core.changed_part import changed_part, shortened
from samordning_desktop.core.dates import local_time
from samordning_desktop.core.emptied import became
from samordning_desktop.core.history import HistoryLine
from samordning_desktop.ui.ago import ago

HEADINGS = ("När", "Vem", "Vad", "Från", "Till")
#: So many characters of a text are shown in a cell.
LONGEST = 160
#: So many characters of a step fit on a line.
_ABOUT = 32
_WHAT, _TEXTS = 2, (3, 4)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """Lines newest first, all of them or those of one field."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[HistoryLine] = ()
        self._shown: Sequence[HistoryLine] = ()
        self._what = ""
        self._now = datetime.now(UTC)

    @property
    def fields(self) -> list[str]:
        """The fields' words, each once, in the order of their newest line."""
        return list(dict.fromkeys(line.what for line in self._lines))

    def show_lines(self, lines: Sequence[HistoryLine], now: datetime) -> None:
        """Show these; ``now`` is timezone-aware."""
        self.beginResetModel()
        self._lines, self._now = lines, now
        self._filter()
        self.endResetModel()

    def show_field(self, what: str) -> None:
        """Show only the lines of the field with this word; an empty text for all."""
        self.beginResetModel()
        self._what = what
        self._filter()
        self.endResetModel()

    def line_at(self, row: int) -> HistoryLine:
        """The line in a row."""
        return self._shown[row]

    def texts(self, row: int) -> list[str]:
        """A row's cells in full, the time to the minute."""
        line = self._shown[row]
        return [local_time(line.when), *(cell(line, self._now) for cell in _CELLS[1:])]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many lines are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The columns of HEADINGS."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text; on hover the whole of it, and the time to the minute."""
        if not index.isValid():
            return None
        line, column = self._shown[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(line, column, self._now)
        if role == Qt.ItemDataRole.ToolTipRole:
            return local_time(line.when) if column == 0 else _CELLS[column](line, self._now)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _filter(self) -> None:
        self._shown = [line for line in self._lines if self._what in ("", line.what)]


def _cut(text: str) -> str:
    """A text no longer than two lines hold; the whole of it comes on hover."""
    return shortened(text, LONGEST)


def _what(line: HistoryLine, _now: datetime) -> str:
    """Whose it is comes first: the field's words may need two lines."""
    return f"{line.about}\n{line.what}" if line.about else line.what


def _shown(line: HistoryLine, column: int, now: datetime) -> str:
    """A cell's text: of what a text was and became, the part that differs."""
    if column in _TEXTS:
        return _cut(changed_part(line.before, line.value)[column - _TEXTS[0]] or _CELLS[column](line, now))
    if column == _WHAT and line.about:
        field = line.what.partition(": ")[2] or line.what  # the kind of thing comes on hover
        return _what(replace(line, about=shortened(line.about, _ABOUT), what=field), now)
    return _cut(_CELLS[column](line, now))


#: A line's text in each column.
_CELLS: tuple[Callable[[HistoryLine, datetime], str], ...] = (
    lambda line, now: ago(line.when, now),
    lambda line, _now: f"{line.author}, {line.site}" if line.site else line.author,
    _what,
    lambda line, _now: line.before or "–",
    lambda line, _now: became(line) or "–",
)
