"""Reads what the board shows besides its rows: the team, who has changed since when, and who wrote in a cell."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.history import HistoryLine
from samordning_desktop.ops import meetings, reading, staff
from samordning_desktop.ui.ago import ago
from samordning_desktop.ui.board.filtering import Since, since_when
from samordning_desktop.ui.board.page import BoardPage
from samordning_desktop.ui.flows.stage import Stage

#: Passing over a cell with the arrow keys asks for nothing.
REST_MS = 400


class BoardReading(QObject):
    """Answers what ``board`` asks for, and reads again when something it shows has changed."""

    def __init__(self, stage: Stage, board: BoardPage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._board = board
        self._cell = ("", "")
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._read_current)
        board.since_asked.connect(self.read_since)
        board.view.hovering.wanted.connect(self._read_for_tip)
        board.view.moved.connect(self._follow)
        board.view.chosen.connect(self._leave)
        stage.kit.runner.changed.connect(self._changed)

    def read_staff(self) -> None:
        """Read who can be a coordinator."""
        self._stage.run(partial(staff.everybody, self._stage.desk), self._board.show_staff)

    def read_since(self, since: Since) -> None:
        """Read who has changed since then, and when."""
        self._stage.run(
            partial(self._changed_since, since), lambda found: self._board.show_changed(since, found)
        )

    def read_again(self) -> None:
        """Read anew who has changed, where that is asked for: something has been written, or the day is another."""
        wanted = self._board.filters.filter
        if wanted.asks_when:
            self.read_since(wanted.since)

    def stop(self) -> None:
        """Read nothing more: the window is going away."""
        self._rest.stop()
        self._stage.kit.runner.changed.disconnect(self._changed)

    def _changed_since(self, since: Since) -> dict[str, int]:
        desk = self._stage.desk
        when = since_when(since, desk.clock.today())
        if when is not None:
            return reading.changed_since(desk, when)
        now = meetings.standing(desk)
        found: dict[str, int] = {}
        for change in (*now.since, *now.during):
            at = int(change.when.timestamp() * 1000)
            found[change.participant] = max(at, found.get(change.participant, 0))
        return found

    def _read_for_tip(self, participant: str, field: str) -> None:
        tell = partial(self._board.view.hovering.tell, participant, field)
        self._read_origin(participant, field, tell)

    def _follow(self, participant: str, field: str) -> None:
        self._cell = (participant, field)
        self._board.status_line.show_origin("")
        self._rest.start()

    def _leave(self, participant: str) -> None:
        """Somebody else is chosen, and ``_follow`` says where; or nobody is."""
        if not participant:
            self._rest.stop()
            self._cell = ("", "")

    def _read_current(self) -> None:
        cell = self._cell

        def tell(origin: str) -> None:
            if cell == self._cell:
                self._board.status_line.show_origin(origin)

        if cell[0]:
            self._read_origin(*cell, tell)

    def _read_origin(self, participant: str, field: str, tell: Callable[[str], None]) -> None:
        def read(line: HistoryLine | None) -> None:
            tell(self._words(line))

        self._stage.run(partial(reading.cell_origin, self._stage.desk, participant, field), read)

    def _words(self, line: HistoryLine | None) -> str:
        if line is None:
            return ""
        who = ", ".join(part for part in (line.author, line.site) if part)
        return f"{line.what}: {who}, {ago(line.when, self._stage.kit.clock.now().astimezone())}"

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if Kind.DIRECTORY in changes.kinds:
            self.read_staff()
        if changes.kinds:
            self.read_again()
        if self._cell[0] in changes.participants:
            self._rest.start()
