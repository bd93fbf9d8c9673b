"""The board's rows as Qt's table model: no proxy, a filter or a sorting is a reset."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QModelRoleData,
    QModelRoleDataSpan,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from samordning_desktop.core.kinds import is_veiled
from samordning_desktop.core.news import NEW_PERSON
from samordning_desktop.core.participant import BOARD_COLUMNS, NEWS_LABELS, ParticipantRow
from samordning_desktop.ui.board.columns import PATIENT, told_in
from samordning_desktop.ui.board.filtering import Filter
from samordning_desktop.ui.board.searching import SearchIndex
from samordning_desktop.ui.board.sorting import sorted_rows, together
from samordning_desktop.ui.board.staying import Staying
from samordning_desktop.ui.kit.labels import tip
from samordning_desktop.ui.kit.signs import Sign

Index = QModelIndex | QPersistentModelIndex
FIELDS = tuple(field for field, _ in BOARD_COLUMNS)
#: The column and whether it falls: the order in which the store hands the rows over.
BY_NAME = ("name", False)
#: The orders that need what is read after the rows: who changed when, and what the staff are called.
_READ_LATER = ("since", "coordinator")
_ROOT = QModelIndex()
_WRITABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable


class BoardModel(QAbstractTableModel):
    """Rows as handed over by ``show``, narrowed by a filter and a search and sorted by a column.

    ``edited(participant id, field, text)`` is emitted when a cell has been written in; the model itself
    changes only through ``show``. ``sort_asked(column, order)`` is emitted when Qt's header asks for another order:
    whoever keeps the chosen person's place answers with ``order_by``.
    """

    edited = Signal(str, str, str)
    sort_asked = Signal(int, Qt.SortOrder)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ParticipantRow] = []
        self._rows: list[ParticipantRow] = []
        self._search = SearchIndex(())
        self._query = ""
        self._filter = Filter()
        self._changed: Mapping[str, int] = {}
        #: Those who can be coordinators: their names by id.
        self.staff: Mapping[str, str] = {}
        self._fitting: list[ParticipantRow | None] = []
        self._hits: Sequence[int] | None = None
        self._order = BY_NAME
        self._staying = Staying()
        self._stay: list[int] = []
        #: The columns shown: marks of other fields stand at Patient.
        self.shown: Collection[str] = FIELDS

    @property
    def total(self) -> int:
        """How many rows there are, shown or not; those who have left count only when they are asked for."""
        return sum(self._filter.left or not row.left for row in self._all)

    @property
    def everyone(self) -> Sequence[ParticipantRow]:
        """All rows, shown or not."""
        return self._all

    @property
    def order(self) -> tuple[int, Qt.SortOrder]:
        """The column and direction that the rows are sorted by."""
        field, descending = self._order
        return FIELDS.index(field), _direction(descending)

    @property
    def sorting(self) -> tuple[str, bool]:
        """The column that the rows are sorted by, and whether it falls."""
        return self._order

    @property
    def filter(self) -> Filter:
        """What the rows shown have been narrowed to, besides the search."""
        return self._filter

    @property
    def query(self) -> str:
        """What is searched for."""
        return self._query

    @property
    def shown_ids(self) -> list[str]:
        """The ids of the participants shown, from above."""
        return [row.id for row in self._rows]

    @property
    def rows(self) -> Sequence[ParticipantRow]:
        """The rows shown, from above: the same list for as long as they are the same."""
        return self._rows

    def short_name(self, participant: str) -> str:
        """What a participant is called in an undo step; empty for one who is not here."""
        return next((row.short_name for row in self._all if row.id == participant), "")

    def row_at(self, place: int) -> ParticipantRow:
        """The row shown at ``place``."""
        return self._rows[place]

    def index_of(self, participant: str, field: str = "name") -> QModelIndex:
        """Where a participant's cell is shown; an invalid index when it is not."""
        place = next((place for place, row in enumerate(self._rows) if row.id == participant), None)
        return QModelIndex() if place is None else self.index(place, FIELDS.index(field))

    def stand_on(self, participant: str) -> None:
        """The user stands on a participant: one whose row changes stays there, until the rows are asked for anew."""
        self._staying.standing_on = participant

    def show(self, rows: Sequence[ParticipantRow]) -> None:
        """Take over new rows, by name as the store hands them over. Where the same people stand in the same order,
        open editors survive.
        """
        self._staying.note(self._rows, rows)
        by_name = self._order == BY_NAME and not self._filter.by
        ordered = list(rows) if by_name else self._sorted(rows)
        self._take(self._staying.in_place(ordered, self._all))
        self._fit()
        shown = self._found()
        if len(shown) == len(self._rows) and [row.id for row in shown] == [row.id for row in self._rows]:
            self._replace(shown)
        else:
            self._reset(shown)

    def prepare_search(self) -> None:
        """Prepare the texts of new rows, or of a new order: the first letter searched for must not wait for them."""
        self._search.prepare()

    def search(self, query: str) -> None:
        """Show only the rows that hold every word of ``query``. Where they are those shown, nothing is told of them."""
        self._query = query
        if self._staying.forget():
            self._fit()
        found = self._found()
        if found is not self._rows:
            self._reset(found)

    def narrow(self, wanted: Filter, changed: Mapping[str, int]) -> None:
        """Show only the rows that match, in the order asked for; ``changed`` are those with a change since
        ``wanted.since``, and when the last of them was (milliseconds since 1970)."""
        if wanted != self._filter:
            self._staying.forget()
        sorts_anew = wanted.by != self._filter.by or wanted.by in _READ_LATER
        self._filter, self._changed = wanted, changed
        if sorts_anew:
            self._take(self._staying.in_place(self._sorted(self._all), self._all))
        self._fit()
        self._reset(self._found())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Pass on what the header asks for."""
        self.sort_asked.emit(column, order)

    def order_by(self, column: int, order: Qt.SortOrder) -> None:
        """Sort by a column, in the Swedish order."""
        self._order = (FIELDS[column], order == Qt.SortOrder.DescendingOrder)
        self._staying.forget()
        self._take(self._sorted(self._all))
        self._fit()
        self._reset(self._found())

    def _sorted(self, rows: Sequence[ParticipantRow]) -> list[ParticipantRow]:
        field, descending = self._order
        ordered, by = sorted_rows(rows, field, descending=descending), self._filter.by
        return together(ordered, by, self.staff, self._changed) if by else ordered

    def _take(self, rows: list[ParticipantRow]) -> None:
        self._all, self._search = rows, SearchIndex(rows)

    def _found(self) -> list[ParticipantRow]:
        hits = self._search.find(self._query)
        if hits is self._hits:
            return (
                self._rows
            )  # most letters of a word tell nobody apart: going through the rows again costs the most
        self._hits = hits
        if self._stay:
            hits = sorted({*hits, *self._stay})
        return list(filter(None, map(self._fitting.__getitem__, hits)))

    def _fit(self) -> None:
        """Prepare for each row whether the filter lets it through: a search then only looks it up."""
        flags = self._filter.flags(self._all, self._changed)
        asked = self._filter.left
        self._stay = [
            place for place in self._staying.places(self._all) if asked or not self._all[place].left
        ]
        for place in self._stay:
            flags[place] = True
        self._fitting = [row if fits else None for row, fits in zip(self._all, flags, strict=True)]
        self._hits = None

    def _replace(self, shown: list[ParticipantRow]) -> None:
        before, self._rows = self._rows, shown
        for place, (old, new) in enumerate(zip(before, shown, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(FIELDS) - 1))

    def _reset(self, shown: list[ParticipantRow]) -> None:
        self.beginResetModel()
        self._rows = shown
        self.endResetModel()

    # -- what Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The paper's six."""
        return 0 if parent.isValid() else len(FIELDS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The paper's words above the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return BOARD_COLUMNS[section][1]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be chosen and written in."""
        return _WRITABLE if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One role of one cell."""
        if not index.isValid():
            return None
        row, field = self._rows[index.row()], FIELDS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.fields.text(field)
        if role == Qt.ItemDataRole.ToolTipRole:
            return hover_text(row, field, self.shown)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_text(row, field, self.shown)
        return None

    def multiData(self, index: Index, span: QModelRoleDataSpan | QModelRoleData) -> None:
        """Several roles of one cell in one call: Qt's own way round costs most of a paint."""
        walked: Any = span  # the stubs leave out that it can be walked
        for role_data in walked:
            role_data.setData(self.data(index, role_data.role()))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Pass on what was written, when it differs."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, field = self._rows[index.row()], FIELDS[index.column()]
        if value != row.fields.text(field):
            self.edited.emit(row.id, field, value)
        return True


def hover_text(row: ParticipantRow, field: str, shown: Collection[str] = FIELDS) -> str:
    """A cell's text, and what its marks mean, as a tip tells them; ``shown`` as the model's."""
    return tip([_words(row, field), *_marks(row, field, shown)])


def spoken_text(row: ParticipantRow, field: str, shown: Collection[str] = FIELDS) -> str:
    """What a screen reader says of a cell; ``shown`` as the model's."""
    return ". ".join([_words(row, field) or "inget skrivet", *_marks(row, field, shown)])


def _words(row: ParticipantRow, field: str) -> str:
    """What stands in a cell, in words: also where the consent lets nothing be shown here."""
    return Sign.NOT_COVERED.value if is_veiled(field, row.veiled) else row.fields.text(field)


def _marks(row: ParticipantRow, field: str, shown: Collection[str]) -> list[str]:
    marks = [one for one in (row.consent.words, row.gone) if one] if field == PATIENT else []
    if field == PATIENT and not row.mine:
        marks.append(f"hör till {row.site}")
    if field == PATIENT and NEW_PERSON in row.news:
        marks.append("ny från andra orten")
    for words, fields in (
        ("två värden väntar på att någon väljer", row.conflicts),
        ("ändrat på andra orten", [one for one in row.news if one != NEW_PERSON]),
    ):
        told = told_in(field, fields, shown)
        if told:
            about = ", ".join(NEWS_LABELS[one] for one in told)
            marks.append(words if told == (field,) else f"{words}: {about}")
    return marks


def _direction(descending: bool) -> Qt.SortOrder:
    return Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
