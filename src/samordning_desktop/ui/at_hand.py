"""Who and what the commands are about: always somebody who stands before the eyes, never a row behind another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.panel.action import Action, may_give, may_print, may_withdraw
from samordning_desktop.ui.rail import Page

if TYPE_CHECKING:
    from samordning_desktop.ui.main_window import MainWindow
    from samordning_desktop.ui.person.page import PersonPage


class AtHand(QObject):
    """Turns the window's commands on and off as pages, people and cells come and go."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.pages.currentChanged.connect(self.tell)
        window.workspace.arranged.connect(self.tell)
        window.workspace.board.view.chosen.connect(self.tell)
        window.visit.read_anew.connect(self.tell)
        window.pages.person.when_made(self._follow)

    @property
    def subject(self) -> ParticipantRow | None:
        """The participant shown: whose page is open, or who is chosen on the board or stands in the panel."""
        if self._page is Page.BOARD:
            return self._window.workspace.board.view.chosen_row
        return self._window.visit.row if self._person_shown else None

    @property
    def cell(self) -> bool:
        """Whether the board is shown, and the keyboard has a place on it."""
        return self._board and self._window.workspace.board.view.chosen_row is not None

    def copy(self) -> None:
        """Copy what is chosen on the page shown."""
        if self.cell:
            self._window.workspace.board.view.copy()
        elif self._line:
            self._window.person.history.copy()

    def tell(self) -> None:
        """Say which commands can be given."""
        row, cell = self.subject, self.cell
        self._window.menus.enable(
            {
                Command.EDIT: cell,
                Command.EMPTY: cell,
                Command.COPY: cell or self._line,
                Command.COPY_ROW: cell,
                Command.SHOW_PANEL: self._page is Page.BOARD,
                Command.COLUMNS: self._board,
                Command.OPEN_PERSON: row is not None and self._page is Page.BOARD,
                Command.GIVE_CONSENT: row is not None and may_give(row.consent),
                Command.WITHDRAW_PART: row is not None and row.consent.covers,
                Command.WITHDRAW_CONSENT: row is not None and may_withdraw(row.consent),
                Command.PRINT_RECEIPT: row is not None and may_print(Action.PRINT_RECEIPT, row.consent),
                Command.ADD_RATING: row is not None,
                Command.MARK_SEEN: row is not None and bool(row.news),
            }
        )

    @property
    def _board(self) -> bool:
        """Whether the board is shown."""
        return self._page is Page.BOARD and self._window.workspace.shows_board

    @property
    def _page(self) -> Page | None:
        """The page of the rail's that is shown; None while a person's own is, or the wall."""
        return None if self._window.meeting.on else self._window.pages.page

    @property
    def _person_shown(self) -> bool:
        return not self._window.meeting.on and self._window.pages.page is None

    @property
    def _line(self) -> bool:
        """Whether a line of a person's history is shown and chosen."""
        page = self._window.pages.person.made
        return (
            page is not None and self._person_shown and page.history_shown and page.history.chosen is not None
        )

    def _follow(self, page: PersonPage) -> None:
        self._window.menus.keep_to(page.history.table, (Command.COPY,))
        page.turned.connect(self.tell)
        page.history.line_chosen.connect(self.tell)
        page.history.copied.connect(self._window.stage.copy)
