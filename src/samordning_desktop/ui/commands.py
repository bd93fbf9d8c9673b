"""What each command of the window does: a table from command to flow."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui import flows
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.flows.writing import CellWriter
from samordning_desktop.ui.kit.theme import Mode
from samordning_desktop.ui.old_board.dropping import board_drop
from samordning_desktop.ui.package_drop import AFTER_THE_MEETING, ONE_PACKAGE, package_drop
from samordning_desktop.ui.panel.action import PRINT_VERBS, Action
from samordning_desktop.ui.rail import Page
from samordning_desktop.ui.today.opening import connect_today

if TYPE_CHECKING:
    from samordning_desktop.ui.main_window import MainWindow
    from samordning_desktop.ui.packages_page import PackagesPage
    from samordning_desktop.ui.person.page import PersonPage


_LOOKS = {Command.LOOK_SYSTEM: Mode.SYSTEM, Command.LOOK_LIGHT: Mode.LIGHT, Command.LOOK_DARK: Mode.DARK}


class Commands:
    """Binds the window's verbs to the flows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._stage = window.stage
        self.writer = CellWriter(window.stage)
        self.table: dict[Command, Callable[[], object]] = {**self._work(), **self._looks()}

    def connect_parts(self) -> None:
        """Let the board, the panel and the packages' page reach the same flows."""
        board, stage = self._window.workspace.board, self._stage
        self.writer.serve(board.model, board.view)
        board.add_button.clicked.connect(lambda _checked: self._add())
        board.meeting_button.clicked.connect(lambda _checked: self._window.meeting.toggle())
        board.view.emptied.connect(lambda *cell: flows.participants.empty_cell(stage, board.model, *cell))
        board.view.conflict_opened.connect(lambda *cell: flows.conflicts.settle_field(stage, *cell))
        board.empty.add.connect(self._add)
        board.empty.import_board.connect(lambda: flows.boards.take_in(stage))
        board_drop(board).dropped.connect(lambda file: flows.boards.take_in_file(stage, file))
        package_drop(self._window).dropped.connect(self._package_dropped)
        board.empty.take_package.connect(lambda: flows.packages.take_in(stage))
        self._window.workspace.panel.asked.connect(self._asked)
        self._window.workspace.panel.page_asked.connect(self._window.open_person)
        self._window.pages.person.when_made(self._connect_person)
        self._window.pages.packages.when_made(self._connect_packages)
        connect_today(self._window)
        self._tick_look()

    def _package_dropped(self, dropped: Path | None) -> None:
        """A package is shown; not on the wall, where whole names are not to be seen."""
        if dropped is None:
            self._stage.say(ONE_PACKAGE)
        elif self._window.meeting.on:
            self._stage.say(AFTER_THE_MEETING)
        else:
            flows.packages.take_in_file(self._stage, dropped)

    def _connect_person(self, page: PersonPage) -> None:
        page.acted.connect(lambda action: self._asked(action, self._window.visit.person))

    def _connect_packages(self, page: PackagesPage) -> None:
        stage = self._stage
        page.make_asked.connect(
            lambda peer: flows.packages.make_package(stage, peer, self._window.folders.look)
        )
        page.take_asked.connect(lambda: flows.packages.take_in(stage))
        page.pair_asked.connect(lambda: flows.pairing.pair(stage))
        page.confirm_asked.connect(lambda site: flows.pairing.pair(stage, site=site))
        page.arrival_asked.connect(lambda path: flows.packages.take_in_file(stage, path))
        page.folder_asked.connect(lambda peer: flows.packages.choose_folder(stage, peer))
        page.aside_asked.connect(lambda unfit: flows.packages.leave_aside(stage, unfit))
        page.folder_dropped.connect(lambda peer: flows.packages.drop_folder(stage, peer))
        page.undo_asked.connect(lambda step: flows.packages.undo(stage, step, self._undo_read))
        page.settle_asked.connect(lambda conflict: flows.conflicts.settle(stage, conflict))

    def _undo_read(self) -> None:
        """What can be undone is read anew: a package was passed over."""
        self._window.refresher.read_packages()
        self._window.refresher.read_undo()

    def _work(self) -> dict[Command, Callable[[], object]]:
        window, stage = self._window, self._stage
        return {
            Command.ADD: self._add,
            Command.IMPORT_BOARD: lambda: flows.boards.take_in(stage),
            Command.PRINT_BOARD: lambda: self._with_shown(flows.printing.print_board),
            Command.PRINT_VISIT: self._print_visit,
            Command.TEXTS: lambda: flows.texts.show_all(stage, window.open_person),
            Command.EXPORT_BOARD: lambda: self._with_shown(flows.board_files.save),
            Command.PRINT_PROTOCOL: window.meeting.print_last,
            Command.PASSPHRASE: window.passphrase_asked.emit,
            Command.SHEET: window.sheet_asked.emit,
            Command.BEGIN_ANEW: lambda: flows.ways_in.begin_anew(stage, window.anew_asked.emit),
            Command.LOCK: window.lock_asked.emit,
            Command.QUIT: window.quit_asked.emit,
            Command.UNDO: lambda: flows.participants.undo(stage, self._undo_read),
            Command.REDO: lambda: flows.participants.redo(stage),
            Command.EDIT: partial(self._in_cell, window.workspace.board.view.open_current),
            Command.EMPTY: partial(self._in_cell, window.workspace.board.view.empty_current),
            Command.COPY: window.at_hand.copy,
            Command.COPY_ROW: partial(self._in_cell, window.workspace.board.view.copy_row),
            Command.SEARCH: self._search,
            Command.OPEN_PERSON: self._open_person,
            Command.GIVE_CONSENT: lambda: self._for_chosen(flows.registering.give),
            Command.WITHDRAW_CONSENT: lambda: self._for_chosen(flows.consents.withdraw),
            Command.WITHDRAW_PART: lambda: self._for_chosen(flows.consents.withdraw_part),
            Command.PRINT_RECEIPT: lambda: self._for_chosen(flows.disclosures.print_receipt),
            Command.ADD_RATING: lambda: self._for_chosen(flows.ratings.add),
            Command.MARK_SEEN: lambda: self._for_chosen(flows.participants.mark_row_seen),
            Command.TAKE_PACKAGE: lambda: flows.packages.take_in(stage),
            Command.PAIR: lambda: flows.pairing.pair(stage),
            Command.HELP: window.open_help,
        }

    def _looks(self) -> dict[Command, Callable[[], object]]:
        window, theme = self._window, self._window.kit.theme
        return {
            Command.SHOW_BOARD: partial(window.open_page, Page.BOARD),
            Command.SHOW_TODAY: partial(window.open_page, Page.TODAY),
            Command.SHOW_PACKAGES: partial(window.open_page, Page.PACKAGES),
            Command.SHOW_PANEL: window.workspace.toggle_panel,
            Command.MEETING: window.meeting.toggle,
            Command.COLUMNS: window.workspace.board.view.header.open_overview,
            Command.ZOOM_IN: theme.zoom_in,
            Command.ZOOM_OUT: theme.zoom_out,
            Command.ZOOM_RESET: partial(theme.set_zoom, 100),
            **{command: partial(self._look, mode) for command, mode in _LOOKS.items()},
        }

    def _look(self, mode: Mode) -> None:
        self._window.kit.theme.set_mode(mode)
        self._tick_look()  # Qt has taken the tick off a line that was chosen again

    def _tick_look(self) -> None:
        chosen = self._window.kit.theme.mode
        self._window.menus.tick({command: mode is chosen for command, mode in _LOOKS.items()})

    def _add(self) -> None:
        self._window.open_page(Page.BOARD)
        board = self._window.workspace.board
        flows.participants.add(self._stage, board.model.everyone, board.choose_soon)

    def _search(self) -> None:
        self._window.open_page(Page.BOARD)
        self._window.workspace.board.begin_search()

    def _in_cell(self, act: Callable[[], object]) -> None:
        """Act in the board's cell, if the board is shown."""
        if self._window.at_hand.cell:
            act()

    def _open_person(self) -> None:
        row = self._window.subject
        if row is not None and not self._window.visit.person:
            self._window.open_person(row.id)

    def _for_chosen(self, flow: Callable[..., object]) -> None:
        row = self._window.subject
        if row is not None:
            flow(self._stage, row)

    def _with_shown(self, flow: Callable[[Stage, Sequence[str], Collection[str]], object]) -> None:
        """Run a flow that needs to know who is on the screen just now, and who is on the board."""
        model = self._window.workspace.board.model
        flow(self._stage, model.shown_ids, [row.id for row in model.everyone if not row.left])

    def _print_visit(self) -> None:
        shown = self._window.workspace.board.model.shown_ids
        flows.visit.print_sheets(self._stage, self._window.subject, shown)

    def _asked(self, action: Action, participant: str) -> None:
        row = self._window.subject
        if row is None or row.id != participant:
            return
        if action in PRINT_VERBS:
            flows.disclosures.print_person(self._stage, action, row)
        else:
            self._act(action, row)

    def _act(self, action: Action, row: ParticipantRow) -> None:
        stage = self._stage
        acts: dict[Action, Callable[[], object]] = {
            Action.GIVE_CONSENT: lambda: flows.registering.give(stage, row),
            Action.WITHDRAW_CONSENT: lambda: flows.consents.withdraw(stage, row),
            Action.WITHDRAW_PART: lambda: flows.consents.withdraw_part(stage, row),
            Action.ADD_RATING: lambda: flows.ratings.add(stage, row),
            Action.SETTLE: lambda: flows.conflicts.settle_field(stage, row.id),
            Action.PRINT_VISIT: self._print_visit,
            Action.SEEN: lambda: flows.participants.mark_seen(stage, row.id),
        }
        acts[action]()
