"""A merge plan to read: at the left who, folded by what happens to them; at the right what, before and after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QLabel, QTreeView, QWidget

from samordning_desktop.core.merge_plan import Fate, MergePlan
from samordning_desktop.ui.dialogs.account import Account, Item, Section, register_section, said_items
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.merge_plan.grouping import groups, person_account, whole_account
from samordning_desktop.ui.merge_plan.marks import fate_pixmap
from samordning_desktop.ui.merge_plan.model import PlanModel

#: The height asked for, the list's least width and the height of its rows, in em.
_HEIGHT, _LIST, _ROW = 34, 8, 1.9
#: Below this width in em the list stands above the account, with so many rows in sight: fewer where it is low.
_BESIDE, _ROWS, _ROWS_LOW = 56, 5, 3
#: The list's and the account's shares of the room.
_SHARES = (1, 2)


class _Tree(QTreeView):
    """A list that is folded with the arrows, or with Enter, which gives no answer here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter folds a group out or in."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            index = self.currentIndex()
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().keyPressEvent(event)


class PlanView(QWidget):
    """Shows what is chosen in the list: all of the package, a group, or one person."""

    def __init__(self, theme: Theme, plan: MergePlan, width: float) -> None:
        super().__init__()
        self._theme = theme
        self._groups = groups(plan)
        self._register = plan.register
        self._given_up = 0
        self._said: tuple[Item, ...] = ()
        self.model = PlanModel(self._groups, self)
        self.list = _Tree()
        self.account = Account(theme, self._whole(), width * _SHARES[1] / sum(_SHARES))
        self._set_up()
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, _SHARES[0])
        row.addWidget(self.account, _SHARES[1])
        self.setFocusProxy(self.list)
        theme.changed.connect(self._measure)
        self._measure()
        self._fold_out()

    def sizeHint(self) -> QSize:
        """As high as is comfortable, but for what has been given up."""
        height = max(self._theme.px(_HEIGHT) - self._given_up, self.minimumSizeHint().height())
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Room for some lines, whatever the dialog's size."""
        height = self._above() + self.account.minimumSizeHint().height()
        return QSize(super().minimumSizeHint().width(), height)

    def _above(self) -> int:
        """The height of what stands above the account."""
        return self.list.minimumHeight() + self._row.spacing() if self.stacked else 0

    @property
    def stacked(self) -> bool:
        """Whether the list stands above the account."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    @property
    def spare(self) -> int:
        """How many pixels less than it asks for are enough to read it well."""
        return max(self.sizeHint().height() - self._above() - self.account.comfort, 0)

    def arrange(self, room: int, *, low: bool = False) -> None:
        """Take the form that so many pixels of width allow: names and what changes of them are not to be cut."""
        stacked = room < self._theme.px(_BESIDE)
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        rows = _ROWS_LOW if low else _ROWS
        self.list.setMinimumHeight(self._row_height() * rows if stacked else 0)
        self.updateGeometry()

    def tell_first(self, said: Sequence[QLabel]) -> None:
        """Tell of these at the top of the account of the whole package."""
        items = said_items(said)
        if items != self._said:
            self._said = items
            self._show(self.list.currentIndex())

    def give_up(self, height: int) -> None:
        """Ask for so many pixels less."""
        self._given_up = max(height, 0)
        self.updateGeometry()

    def _set_up(self) -> None:
        tree = self.list
        tree.setModel(self.model)
        tree.setAccessibleName("Vilka paketet handlar om")
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setExpandsOnDoubleClick(True)
        tree.selectionModel().currentChanged.connect(self._show)

    def _fold_out(self) -> None:
        """All groups but those of whom nothing is changed."""
        for place, group in enumerate(self._groups, start=1):
            self.list.setExpanded(self.model.index(place, 0), group.fate is not Fate.SAME)
        self.list.setCurrentIndex(self.model.index(0, 0))

    def _show(self, index: QModelIndex) -> None:
        self.account.tell(self._told(index))

    def _told(self, index: QModelIndex) -> tuple[Section, ...]:
        person, group = self.model.person_at(index), self.model.group_at(index)
        if person is not None:
            return person_account(person)
        if group is None:
            return self._whole()
        return whole_account([group]) or (Section(group.kind.heading, note="Ingen."),)

    def _whole(self) -> tuple[Section, ...]:
        """All of the package: what it says of sites and computers is not lost below hundreds of people."""
        said = Section("", self._said)  # the list says what it is about
        told = [one for one in (said, register_section(self._register)) if one.items]
        return (*told, *whole_account(self._groups))

    def _row_height(self) -> int:
        return self._theme.px(_ROW)

    def _measure(self) -> None:
        theme, px = self._theme, self._theme.px
        side, ratio = px(0.95), self.devicePixelRatioF()
        marks = {
            group.fate: fate_pixmap(
                group.fate,
                theme.color("accent" if group.fate is Fate.CONFLICT and group.people else "text"),
                side,
                ratio,
            )
            for group in self._groups
        }
        self.model.dress(marks, theme.scaled_font(1, strong=True), theme.color("quiet"), self._row_height())
        self.list.setMinimumWidth(px(_LIST))
        self.list.setIndentation(px(1.1))
        self._row.setSpacing(px(0.7))
        self.updateGeometry()
