"""The page Idag."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.dates import weekday_date
from samordning_desktop.core.swedish import number
from samordning_desktop.core.task import Group, Task, heading_words
from samordning_desktop.ops.today import TodayView
from samordning_desktop.ui.kit.emptying import empty
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.scroll import follow_keyboard, plain_scroll
from samordning_desktop.ui.kit.theme import Theme, set_role
from samordning_desktop.ui.today.line import TaskRow
from samordning_desktop.ui.today.whose import WhoseSwitch

#: How many lines are shown at first, and how many more each time: nobody reads ten thousand.
SHOWN = 100
NOTHING = "Inget väntar i dag."
_ABOUT = (
    "Här samlas det som väntar: samtycken som går ut, självskattningar, planerade steg, värden att välja mellan, "
    "nyheter från den andra orten och paket att skicka."
)


class TodayPage(QWidget):
    """Shows a TodayView. ``opened(Task)`` tells that a line was pressed, ``acted(Task)`` that its verb was, and
    ``whose.chosen`` whose tasks are wanted."""

    opened = Signal(object)
    acted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: TodayView | None = None
        self._limit = SHOWN
        self._rows: list[TaskRow] = []
        self._title = wrapped("", "title")
        self._summary = wrapped("")
        self.whose = WhoseSwitch(theme)
        self._more = QPushButton()
        self._more.clicked.connect(lambda _checked: self._show_more())
        self._groups = QVBoxLayout()
        self._assemble()
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def rows(self) -> Sequence[TaskRow]:
        """The lines shown, from the top."""
        return tuple(self._rows)

    def show_view(self, view: TodayView) -> None:
        """Show what waits; the keyboard stays at its line, or where that was."""
        if view == self._view:
            return
        if self._view is not None and view.whose is not self._view.whose:
            self._limit = SHOWN
        self._view = view
        self._fill(view)

    def take_keyboard(self) -> None:
        """Put the keyboard at the line last used, or else on the switch."""
        stop = next((row for row in self._rows if row.line.focusPolicy() is Qt.FocusPolicy.StrongFocus), None)
        if stop is not None:
            stop.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.whose.take_keyboard()

    def _fill(self, view: TodayView) -> None:
        self._title.setText(f"{weekday_date(view.day).capitalize()} {view.day.year}")
        self._summary.setText(summary(view))
        self.whose.show_choice(view.whose)
        held = next((place for place, row in enumerate(self._rows) if row.held is not None), None)
        last = self._rows[held] if held is not None else None
        at_verb = last is not None and last.held is last.verb
        self._empty()
        shown = view.tasks[: self._limit]
        for heading, under in groupby(shown, key=lambda task: task.heading):
            self._add_group(heading_words(heading, view.day), list(under))
        if not shown:
            self._groups.addWidget(wrapped(_ABOUT, "quiet"))
        left = len(view.tasks) - len(shown)
        self._more.setVisible(left > 0)
        self._more.setText(f"Visa fler ({left} till)")
        self._settle(held, last.task if last else None, at_verb=at_verb)

    def _settle(self, held: int | None, last: Task | None, *, at_verb: bool) -> None:
        """One line is the stop for Tab; it, or its verb, takes the keyboard if a line had it: with none left, the switch."""
        if not self._rows:
            if held is not None:
                self.whose.take_keyboard()
            return
        same = next((place for place, row in enumerate(self._rows) if row.task == last), held or 0)
        row = self._rows[min(same, len(self._rows) - 1)]
        row.set_stop(True)
        if held is not None:
            row.take_keyboard(at_verb=at_verb and row.task == last)
            follow_keyboard(self._scroll)

    def _add_group(self, heading: str, tasks: Sequence[Task]) -> None:
        px = self._theme.px
        words = wrapped(heading, "heading")
        words.setContentsMargins(0, px(0.6), 0, 0)
        self._groups.addWidget(words)
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(px(0.3), px(0.3), px(0.3), px(0.3))
        column.setSpacing(0)
        subject: tuple[str, str] | None = None
        for task in tasks:
            row = TaskRow(self._theme, task, named=task.subject != subject)
            subject = task.subject
            place = len(self._rows)
            row.opened.connect(partial(self.opened.emit, task))
            row.acted.connect(partial(self.acted.emit, task))
            row.line.moved.connect(partial(self._move, place))
            row.line.reached.connect(partial(self._reached, place))
            self._rows.append(row)
            column.addWidget(row)
        self._groups.addWidget(card)

    def _move(self, place: int, step: int) -> None:
        if 0 <= place + step < len(self._rows):
            self._rows[place + step].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reached(self, place: int) -> None:
        for at, row in enumerate(self._rows):
            row.set_stop(at == place)
        self._scroll.ensureWidgetVisible(self._rows[place], 0, self._theme.px(2))

    def _show_more(self) -> None:
        self._limit += SHOWN
        first = len(self._rows)
        if self._view is not None:
            self._fill(self._view)
        self._rows[first].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _empty(self) -> None:
        self._rows = []
        empty(self._groups)

    def _assemble(self) -> None:
        self._inside = QWidget()
        self._inner = QVBoxLayout(self._inside)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.whose, 0, Qt.AlignmentFlag.AlignTop)
        self._inner.addLayout(head)
        self._inner.addWidget(self._summary)
        self._inner.addLayout(self._groups)
        self._inner.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._inner.addStretch(1)  # an alignment would give the lines the height of texts that never wrap
        self._more.hide()
        self._scroll = plain_scroll(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def _measure(self) -> None:
        px = self._theme.px
        self._inside.setMaximumWidth(px(64))
        self._inner.setContentsMargins(px(2), px(1.4), px(2), px(1.4))
        self._inner.setSpacing(px(0.7))
        self._groups.setSpacing(px(0.5))
        if self._view is not None:
            self._fill(self._view)


def summary(view: TodayView) -> str:
    """How much needs a hand today, in a sentence."""
    if not view.waiting:
        return NOTHING
    late = sum(task.group is Group.LATE for task in view.tasks)
    things = "1 sak behöver" if view.waiting == 1 else f"{number(view.waiting)} saker behöver"
    if not late:
        return f"{things} en hand i dag."
    return f"{things} en hand i dag, {number(late)} {'är försenad' if late == 1 else 'är försenade'}."
