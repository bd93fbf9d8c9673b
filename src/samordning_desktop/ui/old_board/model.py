"""The draft's rows as Qt's table model: one column to choose by, then the person's fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from samordning_desktop.core.board_draft import BoardDraft
from samordning_desktop.core.draft_row import DraftRow, Remark
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.old_columns import Column
from samordning_desktop.core.participant import BOARD_COLUMNS, FIELD_LABELS
from samordning_desktop.ui.kit.day_text import read_day
from samordning_desktop.ui.kit.labels import tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

#: Field by column; the first column has none.
FIELDS = ("", "name", "personal_id", *(field for field, _ in BOARD_COLUMNS[1:]))
LABELS = (
    "Tas in",
    BOARD_COLUMNS[0][1],
    FIELD_LABELS["personal_id"],
    *(label for _, label in BOARD_COLUMNS[1:]),
)


class DraftModel(QAbstractTableModel):
    """What a person does to the draft goes through here; ``changed`` is emitted after each thing."""

    changed = Signal()

    def __init__(self, draft: BoardDraft, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._today = today

    @property
    def draft(self) -> BoardDraft:
        """The draft shown."""
        return self._draft

    def row_at(self, place: int) -> DraftRow:
        """The row shown at ``place``."""
        return self._draft.rows[place]

    def toggle(self, place: int) -> None:
        """Switch a row off or on."""
        self._draft.switch(place, not self.row_at(place).on)
        self._tell()

    def direct(self, targets: Mapping[Column, str]) -> None:
        """Send columns of the file elsewhere."""
        for column, target in targets.items():
            self._draft.direct(column, target)
        self._tell()

    def _tell(self) -> None:
        # One row can make another known or not: they are all painted anew, those that are seen.
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(FIELDS) - 1))
        self.changed.emit()

    # -- what Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows the file has."""
        return 0 if parent.isValid() else len(self._draft.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The choice and the fields."""
        return 0 if parent.isValid() else len(FIELDS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The board's words above the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return LABELS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column is ticked, the others are written in."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        more = Qt.ItemFlag.ItemIsEditable if index.column() else Qt.ItemFlag.ItemIsUserCheckable
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | more

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One role of one cell."""
        if not index.isValid():
            return None
        row, field = self.row_at(index.row()), FIELDS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.texts[field] if field else choice_word(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return hover_text(row, field)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_text(row, field)
        if role == Qt.ItemDataRole.CheckStateRole and not field:
            return Qt.CheckState.Checked if row.on else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row (``CheckStateRole``), or correct a cell; a start as people write it becomes an ISO date."""
        if not index.isValid():
            return False
        field = FIELDS[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and not field:
            if (Qt.CheckState(value) is Qt.CheckState.Checked) is not self.row_at(index.row()).on:
                self.toggle(index.row())
            return True
        if role != Qt.ItemDataRole.EditRole or not field:
            return False
        self._draft.correct(index.row(), field, self._as_kept(field, str(value)))
        self._tell()
        return True

    def _as_kept(self, field: str, text: str) -> str:
        """A day that is understood, as ISO; anything else as it was written, to be mended at its row."""
        if field != "start" or not text:
            return text
        try:
            return read_day(text, self._today).isoformat()
        except KnownError:
            return text


def choice_word(row: DraftRow) -> str:
    """What happens to a row."""
    return "läggs till" if row.on else "tas inte in"


def remarks_on(row: DraftRow, field: str) -> list[Remark]:
    """The remarks that a cell shows: those about its field, in the first column all that are about none."""
    return [remark for remark in row.remarks if remark.field == field]


def remark_text(remark: Remark) -> str:
    """A remark with the text that it is about."""
    return f"{remark.reason} ”{remark.text}”" if remark.text else remark.reason


def hover_text(row: DraftRow, field: str) -> str:
    """The text of a cell and its remarks, as a tip tells them."""
    return tip([row.texts[field] if field else row.word, *map(remark_text, remarks_on(row, field))])


def spoken_text(row: DraftRow, field: str) -> str:
    """What a screen reader says of a cell."""
    if not field:
        return ". ".join(
            part for part in (choice_word(row), row.word, *map(remark_text, row.remarks)) if part
        )
    return ". ".join([row.texts[field] or "inget skrivet", *map(remark_text, remarks_on(row, field))])
