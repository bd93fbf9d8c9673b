"""Into möteslage and out of it, and what its verbs do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QAction

from samordning_desktop import ops
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.meeting import MeetingStanding
from samordning_desktop.core.wall_names import WallForm, wall_names
from samordning_desktop.ops import meetings, views
from samordning_desktop.ui import flows
from samordning_desktop.ui.board.columns import PATIENT
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.kit.late import Late
from samordning_desktop.ui.rail import Page

if TYPE_CHECKING:
    from samordning_desktop.ui.main_window import MainWindow
    from samordning_desktop.ui.meeting.page import WallPage

_NAMES, _ZOOM = "meeting.names", "meeting.zoom"
#: Where the keyboard begins when no cell that is written in is chosen.
_BEGINS = "situation"
_MARKED = frozenset({Kind.BOARD, Kind.CONSENT, Kind.CONFLICT, Kind.RATING, Kind.PERSON, Kind.MEETING})
#: What goes through the wall to the window as it is.
_THROUGH = (Command.MEETING, Command.LOCK, Command.QUIT, Command.HELP)
#: What a window is only for the moment, and what it is where it has no place of its own.
_PASSING = Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive
_FILLING = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


class Stood(NamedTuple):
    """How a window stood beside the wall, and whether the wall was shown; ``cell`` is the keyboard's place: a participant and a field."""

    geometry: QRect
    state: Qt.WindowState
    on_wall: bool
    cell: tuple[str, str]


class MeetingMode(QObject):
    """Shows ``page`` in the window's place for as long as the room reads it. ``on`` tells whether it does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._stage = window, window.stage
        self._late = Late(self._made)
        self.on = False
        self._soon: tuple[str, str] | None = None
        self._stage.kit.runner.changed.connect(self._changed)

    @property
    def page(self) -> WallPage:
        """The wall, made when it is first entered."""
        return self._late.get()

    def _made(self) -> WallPage:
        from samordning_desktop.ui.meeting.page import WallPage

        page = WallPage(self._window.kit.theme)
        page.hide()
        self._window.take_wall(page)
        self._connect(page)
        return page

    def _connect(self, page: WallPage) -> None:
        """Let the wall's keys and verbs reach the flows."""
        view, header = page.view, page.header
        self._window.commands.writer.serve(page.model, view)
        view.conflict_opened.connect(self._settle)
        view.emptied.connect(
            partial(flows.participants.empty_cell, self._stage, self._window.workspace.board.model)
        )
        header.begin_asked.connect(lambda: self._stage.run(partial(meetings.begin, self._stage.desk)))
        header.end_asked.connect(lambda: flows.meetings.end(self._stage, self._names))
        header.form_chosen.connect(self._show_form)
        header.left.connect(self.leave)
        page.left.connect(self.leave)
        for command in _THROUGH:
            page.addAction(self._window.menus.action(command))
        for command, act in self._acts().items():
            page.addAction(self._own(page, command, act))

    def toggle(self) -> None:
        """Into it, or out of it."""
        if self.on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Fill the screen with the wall, the chosen person in the light, at the cell chosen on the board: from a name,
        which is not written in here, at what the talk begins with."""
        window = self._window
        window.workspace.board.view.finish_editing()
        window.open_page(Page.BOARD)
        window.refresher.follow("")
        self.on = True
        self._before = window.geometry(), window.windowState() & ~_PASSING
        self.show_board()
        window.show_wall(True)
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        participant, field = window.workspace.board.view.place
        self.page.view.choose(participant, _BEGINS if field == PATIENT else field)
        self.page.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stage.run(self._kept, lambda kept: self._take_over(*kept))
        self._read()

    @property
    def stood(self) -> Stood:
        """How the window stands."""
        if self.on:
            return Stood(*self._before, True, self.page.view.place)
        window = self._window
        return Stood(
            window.geometry(), window.windowState() & ~_PASSING, False, window.workspace.board.view.place
        )

    def resume(self, stood: Stood) -> None:
        """Let the window stand as one before it did: with whole names nowhere, if those were not to be seen."""
        self._window.setGeometry(stood.geometry)
        self._window.setWindowState(stood.state)
        if stood.on_wall:
            self._soon = stood.cell
            self.enter()
        elif stood.cell[0]:
            self._window.workspace.board.view.choose_soon(*stood.cell)

    def leave(self) -> None:
        """Show the window as it was, the same person chosen."""
        self.page.view.finish_editing()
        participant, field = self.page.view.place
        window, (place, state) = self._window, self._before
        self.on = False
        window.show_wall(False)
        window.setWindowState(state)
        if not state & _FILLING:
            window.setGeometry(place)
        self.page.forget()
        board = window.workspace.board.view
        board.choose(participant, field or "name")
        board.setFocus(Qt.FocusReason.OtherFocusReason)
        window.refresher.follow(board.chosen_id)

    def show_board(self) -> None:
        """Show the board's people, also those whom a search there hides: at a meeting nobody who takes part is passed
        over."""
        if self.on:
            everyone = self._window.workspace.board.model.everyone
            self.page.show_rows([row for row in everyone if not row.left])
            if everyone and self._soon:
                self.page.view.choose(*self._soon)
                self._soon = None

    def print_last(self) -> None:
        """Show the protocol of the latest meeting that has ended."""
        flows.meetings.show_last(self._stage)

    def stop(self) -> None:
        """Read nothing more: the window is going away."""
        self._stage.kit.runner.changed.disconnect(self._changed)

    # -- reading and keeping

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if self.on and changes.kinds & _MARKED:
            self._read()
        if Kind.MEETING in changes.kinds:
            self.read_last()

    def _read(self) -> None:
        self._stage.run(partial(meetings.standing, self._stage.desk), self._show_standing)

    def _show_standing(self, standing: MeetingStanding) -> None:
        if self.on:
            self.page.show_standing(standing, self._stage.kit.clock.today())

    def read_last(self) -> None:
        """Read whether there is a protocol to print."""
        enable = self._window.menus.enable
        self._stage.run(
            partial(meetings.last, self._stage.desk),
            lambda last: enable({Command.PRINT_PROTOCOL: last is not None}),
        )

    def _kept(self) -> tuple[str | None, str | None]:
        return views.kept(self._stage.desk, _NAMES), views.kept(self._stage.desk, _ZOOM)

    def _take_over(self, names: str | None, zoom: str | None) -> None:
        if self.on:
            self.page.size_.set_zoom(int(zoom or 100))
            self.page.remeasure()
            self.page.show_form(WallForm(names or WallForm.INITIALS))

    def _keep(self, name: str, value: str) -> None:
        self._stage.run(partial(views.keep, self._stage.desk, name, value))

    # -- verbs

    def _acts(self) -> dict[Command, Callable[[], object]]:
        return {
            Command.UNDO: lambda: self._turn(ops.undoing.undo, "Ångrade"),
            Command.REDO: lambda: self._turn(ops.undoing.redo, "Gjorde om"),
            Command.ZOOM_IN: partial(self._zoom, 1),
            Command.ZOOM_OUT: partial(self._zoom, -1),
            Command.ZOOM_RESET: partial(self._zoom, 0),
        }

    def _own(self, page: WallPage, command: Command, act: Callable[[], object]) -> QAction:
        """The command's keys with another meaning while the wall is shown."""
        action = QAction(page)
        action.setShortcuts(self._window.menus.action(command).shortcuts())
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked: act())
        return action

    def _names(self, names: Sequence[str]) -> list[str]:
        return wall_names(self.page.form, names)

    def _show_form(self, form: WallForm) -> None:
        self.page.show_form(form)
        self._keep(_NAMES, form.value)

    def _zoom(self, by: int) -> None:
        self.page.zoom(by)
        self._keep(_ZOOM, str(self.page.size_.zoom))

    def _settle(self, participant: str, field: str) -> None:
        flows.conflicts.settle_field(
            self._stage, participant, field, wall_name=self.page.wall_name(participant)
        )

    def _turn(self, op: Callable[..., Done[str]], word: str) -> None:
        """Undo or redo; the room hears what, in the names it sees."""
        self._stage.run(
            partial(op, self._stage.desk),
            lambda done: self._stage.say(f"{word}: {done.value}"),
            self._refused,
        )

    def _refused(self, error: KnownError) -> None:
        facts = {name: self.page.masked(str(fact)) for name, fact in error.facts.items()}
        self._stage.kit.messages.refuse(self._window, KnownError(error.code, **facts))
