"""The panel at the right: the chosen person at a glance, and what can be done for them."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.dates import began_words, ended_words
from samordning_desktop.core.kinds import is_veiled
from samordning_desktop.core.participant import PersonView
from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.kit.column import TopColumn
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.scroll import plain_scroll
from samordning_desktop.ui.kit.signs import Sign, signed
from samordning_desktop.ui.kit.theme import Theme, set_role
from samordning_desktop.ui.panel.action import PRINT_VERBS, Action, may_print
from samordning_desktop.ui.panel.consent_section import ConsentSection
from samordning_desktop.ui.panel.history_section import HistorySection
from samordning_desktop.ui.panel.next_section import NextSection
from samordning_desktop.ui.panel.rating_section import RatingSection
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.panel.waiting_section import WaitingSection
from samordning_desktop.ui.panel.work_section import WorkSection

#: From this width in em the two buttons below stand beside each other.
SIDE_BY_SIDE_EM = 28.0


class PersonPanel(QFrame):
    """Shows a PersonView. ``asked(Action, participant id)`` tells what was chosen, ``page_asked(participant id)`` that
    the person's own page is wanted.

    ``back`` is shown where the panel stands in the board's place; ``left`` tells that it was pressed.
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
        self._name = wrapped("", "title")
        self._about = wrapped("", "quiet")
        self._protected = signed(theme, Sign.PROTECTED)
        self._staff = wrapped("", "quiet")
        self.open_page = QPushButton("Öppna personens sida")
        self.open_page.clicked.connect(lambda _checked: self.page_asked.emit(self._person))
        self._nobody = wrapped("Välj en person på tavlan.", "quiet")
        self._waiting = WaitingSection(theme)
        self._next = NextSection(theme)
        self._consent = ConsentSection(theme)
        self._rating = RatingSection(theme)
        self._work = WorkSection(theme)
        self._history = HistorySection(theme)
        self._print = QPushButton("Skriv ut")
        self._assemble()
        for section in (self._waiting, self._consent, self._rating):
            section.asked.connect(self._ask)
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
        row = view.row
        self._person = row.id
        self._name.setText(breakable(row.short_name))
        began, ended = began_words(row.fields.start, today), ended_words(view.details.ended, today)
        write(self._about, dotted(row.site, began, ended))
        write(self._staff, _coordinators(view))
        self._protected.setVisible(view.details.protected)
        self._set_shown(True)
        self._waiting.show_row(row)
        self._next.show_steps(view.steps, today, veiled=is_veiled("step", row.veiled))
        self._consent.show_standing(row.consent)
        for sheet, line in self._sheets.items():
            line.setEnabled(may_print(sheet, row.consent))
        self._rating.show_ratings(view.ratings, today, veiled=is_veiled("ratings", row.veiled))
        self._work.show_row(row)
        self._history.show_history(view.history, now)

    def _ask(self, action: Action) -> None:
        if self._person:
            self.asked.emit(action, self._person)

    def _set_shown(self, shown: bool) -> None:
        self._nobody.setVisible(not shown)
        for part in (self._scroll, self.open_page, self._print):
            part.setVisible(shown)

    def _assemble(self) -> None:
        inside = QWidget()
        self._sections = TopColumn(inside)
        self._head = QVBoxLayout()
        self._head.addWidget(self._name)
        for widget in (self._about, self._staff, self._protected):
            self._head.addWidget(widget)
        self._sections.addLayout(self._head)
        parts = (self._waiting, self._next, self._consent, self._rating, self._work, self._history)
        for part in parts:
            self._sections.addWidget(part)
        self._scroll = plain_scroll(inside)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName("Personen")
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
        self._column.addWidget(self._scroll, 1)
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
        self._head.setSpacing(px(0.15))
        self._sections.setContentsMargins(px(0.7), px(0.4), px(0.7), px(0.6))
        self._sections.setSpacing(px(1.4))


def _coordinators(view: PersonView) -> str:
    """Who holds the work together: ``Samordnare: Karin Ek, kollega Bo Lund``."""
    main, other = (view.staff_member(own_id) for own_id in (view.details.coordinator, view.details.colleague))
    parts = (main.name if main else "", f"kollega {other.name}" if other else "")
    told = ", ".join(part for part in parts if part)
    return f"Samordnare: {told}" if told else ""
