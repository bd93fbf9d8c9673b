"""The panel at the right: the chosen person at a glance, and what can be done for them."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from samordning_desktop.core.participant import PersonView
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.late import Late
from samordning_desktop.ui.kit.scroll import plain_scroll
from samordning_desktop.ui.kit.theme import Theme, set_role
from samordning_desktop.ui.panel.action import PRINT_VERBS, Action, may_print

if TYPE_CHECKING:
    from samordning_desktop.ui.panel.glance import Glance

#: From this width in em the two buttons below stand beside each other.
SIDE_BY_SIDE_EM = 28.0


class PersonPanel(QFrame):
    """Shows a PersonView. ``asked(Action, participant id)`` tells what was chosen, ``page_asked(participant id)`` that
    the person's own page is wanted.

    ``back`` is shown where the panel stands in the board's place; ``left`` tells that it was pressed. ``glance`` comes
    with the first person: the board is shown without.
    """

    asked = Signal(object, str)
    page_asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._person = ""
        set_role(self, "surface")
        self.back = QPushButton("Till tavlan")
        self.back.clicked.connect(lambda _checked: self.left.emit())
        self.back.hide()
        self.open_page = QPushButton("Öppna personens sida")
        self.open_page.clicked.connect(lambda _checked: self.page_asked.emit(self._person))
        self._nobody = wrapped("Välj en person på tavlan.", "quiet")
        self.glance = Late(self._make_glance)
        self._scroll: QScrollArea | None = None
        self._print = QPushButton("Skriv ut")
        self._assemble()
        theme.changed.connect(self._measure)
        self._measure()
        self.clear()

    @property
    def person(self) -> str:
        """The id of the participant shown, or an empty text."""
        return self._person

    def clear(self) -> None:
        """Show nobody."""
        self._person = ""
        self._set_shown(False)

    def show_person(self, view: PersonView, today: date, now: datetime) -> None:
        """Show one person as they stand today; ``now`` is timezone-aware."""
        self._person = view.row.id
        for sheet, line in self._sheets.items():
            line.setEnabled(may_print(sheet, view.row.consent))
        self.glance.get().show_person(view, today, now)
        self._set_shown(True)

    def _ask(self, action: Action) -> None:
        if self._person:
            self.asked.emit(action, self._person)

    def _set_shown(self, shown: bool) -> None:
        self._nobody.setVisible(not shown)
        for part in (self._scroll, self.open_page, self._print):
            if part is not None:
                part.setVisible(shown)

    def _make_glance(self) -> Glance:
        from samordning_desktop.ui.panel.glance import Glance

        made = Glance(self._theme)
        made.asked.connect(self._ask)
        self._scroll = plain_scroll(made)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName("Personen")
        self._column.insertWidget(self._column.indexOf(self._nobody) + 1, self._scroll, 1)
        # The keyboard would come to what is made last after all that is there already.
        before: QWidget = self.back
        for part in (self._scroll, *made.findChildren(QWidget), self.open_page, self._print):
            if part.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                QWidget.setTabOrder(before, part)
                before = part
        return made

    def _assemble(self) -> None:
        menu = QMenu(self._print)
        self._sheets: dict[Action, QAction] = {
            action: menu.addAction(verb, partial(self._ask, action)) for action, verb in PRINT_VERBS.items()
        }
        menu.addSeparator()
        menu.addAction("Allt för ett besök …", partial(self._ask, Action.PRINT_VISIT))
        self._print.setMenu(menu)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._nobody, 0, Qt.AlignmentFlag.AlignTop)
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._foot.addWidget(self.open_page)
        self._foot.addWidget(self._print)
        self._column.addLayout(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand as the width allows."""
        super().resizeEvent(event)
        self._direct()

    def _direct(self) -> None:
        """What stands below goes side by side where there is room: the person has more of the height then."""
        wide = self.width() >= self._theme.px(SIDE_BY_SIDE_EM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(across if wide else down)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(0.5), px(0.5), px(0.5), px(0.9))
        self._column.setSpacing(px(0.5))
        self._direct()
        self._foot.setSpacing(px(0.4))
        self._foot.setContentsMargins(px(0.7), 0, px(1.3), 0)
