"""Reads what the screens show, when something they show has changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from samordning_desktop import ops
from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow, PersonView
from samordning_desktop.ops import reading
from samordning_desktop.ui.flows.stage import Stage

if TYPE_CHECKING:
    from samordning_desktop.ops.today import TodayView
    from samordning_desktop.ui.packages_page import PackagesView

# What the rail's other pages need is imported where it is read: after the board is shown.

#: Passing over a row with the arrow keys is not to open the person: that is noted in the access log.
REST_MS = 180

_BOARD = frozenset({Kind.BOARD, Kind.CONSENT, Kind.CONFLICT, Kind.DIRECTORY})
_PERSON = _BOARD | {Kind.RATING, Kind.PERSON}
_TODAY = _PERSON | {Kind.PEER}
_PACKAGES = frozenset({Kind.PEER, Kind.CONFLICT, Kind.LOG, Kind.DIRECTORY})


class Refresher(QObject):
    """Emits what it has read: ``board`` (rows), ``person`` (PersonView), ``today`` (TodayView), ``packages``
    (PackagesView), and ``undo`` with the names of what can be undone and redone (or None).

    ``arrived`` are the packages that wait in a folder and ``unfit`` the files there that cannot be taken in, for ``today``
    to tell of.

    ``shown`` tells that the board of ``read_all`` has been painted: what else is read comes after it.
    """

    board = Signal(object)
    person = Signal(object)
    today = Signal(object)
    packages = Signal(object)
    undo = Signal(object, object)
    shown = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self.arrived: tuple[tuple[str, int, str], ...] = ()
        self.unfit = 0
        self._person = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.read_person)
        self._unpainted = False
        stage.kit.runner.changed.connect(self._changed)

    @property
    def at_rest(self) -> bool:
        """Whether nothing is being read and nobody is about to be shown in the panel."""
        return self._stage.kit.runner.idle and not (self._rest.isActive() or self._unpainted)

    def read_all(self) -> None:
        """Read everything anew: the board, and when that is shown all else."""
        self._stage.run(partial(reading.everyone, self._stage.desk), self._show_first)

    def follow(self, participant: str) -> None:
        """Show this participant in the panel as soon as the keyboard has rested there ("" for nobody)."""
        self._person = participant
        self._rest.stop()
        if participant:
            self._rest.start()

    def stop(self) -> None:
        """Read nothing more: the window is going away."""
        self._person = ""
        self._rest.stop()
        self._unpainted = False
        self._stage.kit.runner.changed.disconnect(self._changed)

    def read_board(self) -> None:
        """Read the rows, those who have left among them."""
        self._stage.run(partial(reading.everyone, self._stage.desk), self.board.emit)

    def read_person(self) -> None:
        """Read the person followed."""
        if self._person:
            self._stage.run(
                partial(reading.person, self._stage.desk, self._person), self._person_read, self._person_gone
            )

    def read_today(self) -> None:
        """Read what waits."""
        self._stage.run(partial(self._tasks, self.arrived, self.unfit), self.today.emit)

    def read_packages(self) -> None:
        """Read the peers and the conflicts."""
        self._stage.run(self._packages, self.packages.emit)

    def read_undo(self) -> None:
        """Read what can be undone and redone."""
        self._stage.run(self._labels, lambda found: self.undo.emit(*found))

    def _show_first(self, rows: list[ParticipantRow]) -> None:
        self._unpainted = True
        self.board.emit(rows)

    def board_painted(self) -> None:
        """Read all else that ``read_all`` asked for."""
        if not self._unpainted:
            return
        self._unpainted = False
        self.read_today()
        self.read_packages()
        self.read_undo()
        self.read_person()
        self.shown.emit()

    def _tasks(self, arrived: tuple[tuple[str, int, str], ...], unfit: int) -> TodayView:
        return ops.today.tasks(self._stage.desk, arrived=arrived, unfit=unfit)

    def _labels(self) -> tuple[str | None, str | None]:
        return ops.undoing.undo_label(self._stage.desk), ops.undoing.redo_label(self._stage.desk)

    def _packages(self) -> PackagesView:
        from samordning_desktop.sync import folder, peers
        from samordning_desktop.ui.packages_page import PackagesView

        desk = self._stage.desk
        waiting = tuple(ops.conflicts.conflicts(desk))
        return PackagesView(
            tuple(peers.peers(desk)),
            waiting,
            reading.last_exchange(desk),
            folder.ways(desk),
            desk.clock.today(),
            taken=tuple((one.id, one.label) for one in ops.undoing.packages_taken(desk)),
        )

    def _person_read(self, view: PersonView) -> None:
        if view.row.id == self._person:
            self.person.emit(view)

    def _person_gone(self, _refusal: KnownError) -> None:
        """They left the board just now; the board, read anew, says so."""

    def _changed(self, changes: Changes, _initiator: object) -> None:
        kinds = changes.kinds
        if kinds & _BOARD:
            self.read_board()
        if kinds & _PERSON and self._person in changes.participants:
            self.read_person()
        if kinds & _TODAY:
            self.read_today()
        if kinds & _PACKAGES:
            self.read_packages()
        if kinds:
            self.read_undo()
            self._stage.run(lambda: ops.setup.keep_head(self._stage.desk))  # last: nobody waits for it
