"""The rail at the left: the pages, the lock and the help."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QStackedWidget, QVBoxLayout

from samordning_desktop.core.people import Actor
from samordning_desktop.core.swedish import number
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.theme import Theme, set_role

BUSY = "Arbetar …"
MOST_SHOWN = 999
_WIDTH_EM = 8


class Page(StrEnum):
    """A page of the window."""

    BOARD = "Tavla"
    TODAY = "Idag"
    PACKAGES = "Paket"


class Rail(QFrame):
    """``page_chosen(Page)``, ``lock_asked`` and ``help_asked`` tell what was pressed."""

    page_chosen = Signal(object)
    lock_asked = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme, actor: Actor) -> None:
        super().__init__()
        self._theme = theme
        set_role(self, "rail")
        self.pages = {page: self._button(page.value, page.value) for page in Page}
        group = QButtonGroup(self)
        for page, button in self.pages.items():
            button.setCheckable(True)
            group.addButton(button)
            button.clicked.connect(lambda _checked, chosen=page: self.page_chosen.emit(chosen))
        self.pages[Page.BOARD].setChecked(True)
        self._who = wrapped(breakable(f"{actor.name}\n{actor.site}"), "quiet")
        self._busy = wrapped("", "strong")
        self.lock = self._button("Lås", "Lås programmet")
        self.lock.clicked.connect(lambda _checked: self.lock_asked.emit())
        self.help = self._button("Hjälp", "Hjälp")
        self.help.clicked.connect(lambda _checked: self.help_asked.emit())
        self._assemble()
        theme.changed.connect(self._measure)
        self._measure()

    def choose(self, page: Page) -> None:
        """Show which page is open."""
        self.pages[page].setChecked(True)

    def show_waiting(self, page: Page, count: int) -> None:
        """How many things wait on a page: shown as far as there is room, said in full."""
        button = self.pages[page]
        shown = f"{MOST_SHOWN}+" if count > MOST_SHOWN else str(count)
        button.setText(f"{page.value}   {shown}" if count else page.value)
        button.setAccessibleName(f"{page.value}, {number(count)} väntar" if count else page.value)

    def show_busy(self, busy: bool) -> None:
        """Say that work is under way, in the name's place; nothing moves."""
        self._busy.setText(BUSY if busy else "")
        self._foot.setCurrentWidget(self._busy if busy else self._who)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        return button

    def _assemble(self) -> None:
        self._column = QVBoxLayout(self)
        for button in self.pages.values():
            self._column.addWidget(button)
        self._column.addStretch(1)
        self._foot = QStackedWidget()
        for label in (self._who, self._busy):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            self._foot.addWidget(label)
        self._column.addWidget(self._foot)
        self._column.addWidget(self.lock)
        self._column.addWidget(self.help)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(0.5), px(0.8), px(0.5), px(0.8))
        self._column.setSpacing(px(0.25))
        self._foot.setContentsMargins(px(0.7), 0, 0, px(0.5))
        self.setFixedWidth(px(_WIDTH_EM))
        # A label that wraps lets itself be squeezed: its lines are reckoned here, or a low window would cut them.
        self._who.ensurePolished()
        self._who.setMinimumHeight(self._who.heightForWidth(px(_WIDTH_EM) - 2 * px(0.5) - px(0.7)))
