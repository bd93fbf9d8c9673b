"""A visit to a person's page: the person is read, kept fresh while the page is open, and left again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.history import HistoryLine
from samordning_desktop.core.participant import ParticipantRow, PersonView
from samordning_desktop.ops import Desk, reading
from samordning_desktop.ui import flows
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit.late import Late
from samordning_desktop.ui.person.verb import Verb

if TYPE_CHECKING:
    from samordning_desktop.ui.person.page import PersonPage


class PersonVisit(QObject):
    """``opened`` comes when the person has been read, ``read_anew`` at each reading since, ``gone`` when the person
    can no longer be shown, with the short name where it has been shown."""

    opened = Signal()
    read_anew = Signal()
    gone = Signal(str)

    def __init__(self, stage: Stage, page: Late[PersonPage], parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._page = page
        self._person = ""
        self._view: PersonView | None = None
        stage.kit.runner.changed.connect(self._changed)
        page.when_made(self._connect)

    @property
    def person(self) -> str:
        """The id of the participant visited, or an empty text."""
        return self._person

    @property
    def row(self) -> ParticipantRow | None:
        """The participant visited, as last read."""
        view = self._view
        return view.row if view is not None and view.row.id == self._person else None

    def open(self, participant: str) -> None:
        """Read a participant, which is noted in the access log, and tell when the page can be shown."""
        self._person = participant
        self._stage.run(
            partial(reading.open_page, self._stage.desk, participant),
            partial(self._read, True),
            partial(self._refused, participant),
        )

    def leave(self) -> None:
        """The page is no longer shown."""
        self._person = ""
        self._view = None
        if self._page.made is not None:
            self._page.made.clear()

    def stop(self) -> None:
        """Read nothing more: the window is going away."""
        self.leave()
        self._stage.kit.runner.changed.disconnect(self._changed)

    def read(self) -> None:
        """Read the person anew."""
        if self._person:
            self._stage.run(
                partial(reading.page, self._stage.desk, self._person), partial(self._read, False), self._lost
            )

    def _read(self, opening: bool, view: PersonView) -> None:
        if view.row.id != self._person:
            return
        self._view = view
        today, page = self._stage.kit.clock.today(), self._page.get()
        page.show_person(view, today, flows.person.age_at_start(view.row, today))
        (self.opened if opening else self.read_anew).emit()
        if page.history_shown:
            self._read_history(reading.page_history)

    def _refused(self, participant: str, error: KnownError) -> None:
        if participant == self._person:
            self.leave()
            self._stage.kit.messages.refuse(self._stage.window, error)

    def _lost(self, _error: KnownError) -> None:
        """They left the board just now."""
        if self._person:
            self.gone.emit(self.row.short_name if self.row is not None else "")

    def _open_history(self) -> None:
        if self._person:
            self._read_history(reading.history)

    def _read_history(self, read: Callable[[Desk, str], list[HistoryLine]]) -> None:
        person = self._person
        self._stage.run(
            partial(read, self._stage.desk, person), partial(self._history_read, person), self._lost
        )

    def _history_read(self, participant: str, lines: list[HistoryLine]) -> None:
        if participant == self._person:
            self._page.get().show_history(lines, self._stage.kit.clock.now().astimezone())

    def _connect(self, page: PersonPage) -> None:
        page.asked.connect(self._asked)
        page.history_asked.connect(self._open_history)

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if self._person in changes.participants or Kind.DIRECTORY in changes.kinds:
            self.read()

    def _asked(self, verb: Verb, about: str) -> None:
        if self._view is not None:
            flows.person.act(self._stage, self._view, verb, about)
