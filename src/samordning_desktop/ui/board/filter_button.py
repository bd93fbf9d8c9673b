"""One thing to filter by: a button that says what is chosen, with a menu to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from samordning_desktop.core.values import dataclass

#: So many letters has a button room for.
_ROOM = 16


@dataclass(frozen=True, slots=True)
class Option:
    """One line of the menu: the value it stands for, and its words.

    ``said`` is how the tally tells of it, ``short`` how the button does, where the words are too long or unclear alone.
    """

    value: str
    words: str
    said: str = ""
    short: str = ""

    @property
    def shown(self) -> str:
        """What the button says: a name of someone or somewhere is cut, or the filters would not stand in one row."""
        words = self.short or self.words
        return words if len(words) <= _ROOM else f"{words[: _ROOM - 1].rstrip()}…"


def set_flat(button: QPushButton, flat: bool) -> None:
    """Take away a button's frame, or give it one; Qt does not ask the style sheet again by itself."""
    button.setFlat(flat)
    style = button.style()
    style.unpolish(button)
    style.polish(button)


class FilterButton(QPushButton):
    """``picked(value)`` tells what was chosen; an empty value asks for nothing.

    With nothing asked for the button is flat and says its title alone; else it has a frame and says the choice alone.
    A screen reader and whoever points at it hear both.
    """

    picked = Signal(str)

    def __init__(self, title: str, everything: str, order: str, options: Sequence[Option] = ()) -> None:
        super().__init__(title, flat=True)
        self._title = title
        #: The last line of the menu: whether the board is sorted by this too.
        self.orders = QAction(f"Sortera efter {order}", self, checkable=True)
        self._everything = Option("", everything)
        self._options: tuple[Option, ...] = ()
        self._value = ""
        self.setProperty("chooser", True)
        self.setMenu(QMenu(self))
        self.offer(options)

    @property
    def value(self) -> str:
        """What is chosen."""
        return self._value

    @property
    def said(self) -> str:
        """How the tally tells of the choice; empty when nothing is asked for."""
        option = self._chosen()
        return (option.said or option.words) if option.value else ""

    def offer(self, options: Sequence[Option]) -> None:
        """Take over the lines of the menu. What is chosen stays chosen, though it may have no words just now."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for option in (self._everything, *self._options):
            action = QAction(option.words.replace("&", "&&"), menu, checkable=True)
            action.setData(option.value)
            action.triggered.connect(lambda _checked, value=option.value: self._pick(value))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.orders)
        self.choose(self._value)

    def choose(self, value: str) -> None:
        """Show a choice made elsewhere; tells nothing."""
        self._value = value
        option = self._chosen()
        for action in self._choices():
            action.setChecked(action.data() == option.value)
        words = f"{self._title}: {option.words}"
        self.menu().setTitle(words.replace("&", "&&"))
        self.setText((option.shown if value else self._title).replace("&", "&&"))
        self.setAccessibleName(words)
        self.setToolTip(words if value else "")
        set_flat(self, not value)

    def _choices(self) -> list[QAction]:
        return self.menu().actions()[: 1 + len(self._options)]

    def _chosen(self) -> Option:
        known = (option for option in self._options if option.value == self._value)
        unknown = (
            Option(self._value, "okänd", short=f"Okänd {self._title.lower()}")
            if self._value
            else self._everything
        )
        return next(known, unknown)

    def _pick(self, value: str) -> None:
        changed = value != self._value
        self.choose(value)
        if changed:
            self.picked.emit(value)
