"""The groups of a merge plan and their people, as a tree: thousands, of which only those on the screen become text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPixmap

from samordning_desktop.core.merge_plan import Fate, PersonChange
from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.merge_plan.grouping import Group, what_changes

WHOLE = "Hela paketet"
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
#: The internal id of what stands at the top; a person's is that of their group plus one.
_TOP = 0


class PlanModel(QAbstractItemModel):
    """At the top the whole package, then a group a row; in each group its people."""

    def __init__(self, parts: Sequence[Group], parent: QObject) -> None:
        super().__init__(parent)
        self._groups = parts
        self._marks: Mapping[Fate, QPixmap] = {}
        self._strong = QFont()
        self._quiet = QColor()
        self._size = QSize()

    def dress(self, marks: Mapping[Fate, QPixmap], strong: QFont, quiet: QColor, height: int) -> None:
        """Take the theme's marks, font and colour, and the height of a row in pixels."""
        self._marks, self._strong, self._quiet, self._size = marks, strong, quiet, QSize(0, height)
        self.layoutChanged.emit()

    def group_at(self, index: _Index) -> Group | None:
        """The group whose row, or one of whose people's, it is; None for the whole package."""
        if not index.isValid():
            return None
        place = index.internalId() - 1 if index.internalId() != _TOP else index.row() - 1
        return self._groups[place] if place >= 0 else None

    def person_at(self, index: _Index) -> PersonChange | None:
        """The person in a row, if it is one's."""
        group = self.group_at(index)
        if group is None or index.internalId() == _TOP:
            return None
        return group.people[index.row()]

    # -- as Qt asks for it

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """The place of a row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() if parent.isValid() else _TOP)

    @overload
    def parent(self) -> QObject | None: ...

    @overload
    def parent(self, index: _Index) -> QModelIndex: ...

    def parent(self, index: _Index | None = None) -> QObject | QModelIndex | None:
        """The group's row for a person's; without an index what owns the model, as for any object."""
        if index is None:
            return QObject.parent(self)
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId(), 0, _TOP)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """The groups and the whole; a group's people."""
        if not parent.isValid():
            return len(self._groups) + 1
        group = self.group_at(parent)
        return len(group.people) if group is not None and parent.internalId() == _TOP else 0

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """One column."""
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says, and its look."""
        if not index.isValid():
            return None
        person = self.person_at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._group_text(index) if person is None else _person_text(person)
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._size
        group = self.group_at(index)
        return None if person is not None else self._group_look(group, role)

    def _group_text(self, index: _Index) -> str:
        group = self.group_at(index)
        return WHOLE if group is None else group.title

    def _group_look(self, group: Group | None, role: int) -> Any:
        if role == Qt.ItemDataRole.FontRole:
            return self._strong
        if group is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._marks.get(group.fate)
        if role == Qt.ItemDataRole.ForegroundRole and not group.people:
            return self._quiet
        return None


def _person_text(person: PersonChange) -> str:
    return dotted(person.name, what_changes(person))
