"""One line of the page: the whole of it is a button, and beside it stands what can be done at once."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from samordning_desktop.core.task import Task, TaskKind
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.spaced import spaced_row
from samordning_desktop.ui.kit.theme import Theme, set_role
from samordning_desktop.ui.today.marks import TaskMark

NAME_EM = 10.5
_TOP = Qt.AlignmentFlag.AlignTop
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: What can be done from the line itself, with its words in full for the screen reader.
VERBS: dict[TaskKind, tuple[str, str]] = {
    TaskKind.CONSENT: ("Registrera …", "Registrera samtycke för"),
    TaskKind.RATING: ("Lägg till …", "Lägg till självskattning för"),
}


class TaskLine(QPushButton):
    """Mark, name and words. ``moved`` tells that an arrow key wants the keyboard one line up or down (-1, 1);
    ``reached`` that the line has got the keyboard. ``named`` shows the name: it stands once for a person."""

    moved = Signal(int)
    reached = Signal()

    def __init__(self, theme: Theme, task: Task, *, named: bool) -> None:
        super().__init__()
        set_role(self, "line")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{task.name}: {task.words}")
        px = theme.px
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(0.6), px(0.4), px(0.6), px(0.4))
        self._row.setSpacing(px(0.6))
        name = wrapped(breakable(task.name) if named else "", "strong")
        name.setFixedWidth(px(NAME_EM))
        words = wrapped(breakable(task.words))
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row.addWidget(TaskMark(theme, task), 0, _TOP)
        self._row.addWidget(name, 0, _TOP)
        self._row.addWidget(words, 1, _TOP)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """What its parts need, not the button's own text."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As ``sizeHint``."""
        return self._row.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move; Enter opens, as Space does."""
        if event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.reached.emit()


class TaskRow(QWidget):
    """A line and its verb, if it has one. All lines together are one stop for Tab (and the verb one more).

    ``opened`` and ``acted`` tell that the line, or the verb, was pressed.
    """

    opened = Signal()
    acted = Signal()

    def __init__(self, theme: Theme, task: Task, *, named: bool) -> None:
        super().__init__()
        self._theme, self.task = theme, task
        self.line = TaskLine(theme, task, named=named)
        self.line.clicked.connect(lambda _checked: self.opened.emit())
        self.verb = self._verb() if task.kind in VERBS else None
        self._row = spaced_row(theme, 0.4, self)
        self._row.addWidget(self.line, 1)
        if self.verb is not None:
            self._row.addWidget(self.verb, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_stop(False)
        theme.changed.connect(self._measure)
        self._measure()

    def set_stop(self, stop: bool) -> None:
        """Whether Tab stops here."""
        policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
        for part in (self.line, self.verb):
            if part is not None:
                part.setFocusPolicy(policy)

    @property
    def held(self) -> QPushButton | None:
        """The line or its verb, whichever has the keyboard or gets it when the window is active again."""
        focused = self.line.window().focusWidget()
        return next((part for part in (self.line, self.verb) if part is not None and part is focused), None)

    def take_keyboard(self, *, at_verb: bool = False) -> None:
        """Put the keyboard on the line, or on its verb if it has one."""
        part = self.verb if at_verb and self.verb is not None else self.line
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _verb(self) -> QPushButton:
        text, spoken = VERBS[self.task.kind]
        verb = QPushButton(text)
        verb.setAccessibleName(f"{spoken} {self.task.name}")
        verb.clicked.connect(lambda _checked: self.acted.emit())
        return verb

    def _measure(self) -> None:
        air = self._theme.px(0.15) if self.verb is not None else 0
        self._row.setContentsMargins(0, air, self._theme.px(0.4), air)
