"""When a mark of what the other site changed has been seen.

A mark is a promise that something has not been read. So it is let go only when the person has been shown in the
panel, where every text of the board stands in full, in an active window, for a moment; and then not under the
reader's eyes but when they leave the row. A conflict is settled, never seen away.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from samordning_desktop.core.news import NEW_PERSON
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.board.view import BoardView
from samordning_desktop.ui.panel.panel import PersonPanel

#: How long a person must have been shown.
REST_MS = 1_500


class Seeing(QObject):
    """``seen(participant id, fields)`` tells what has been seen, when its row is left."""

    seen = Signal(str, object)

    def __init__(self, window: QWidget, view: BoardView, panel: PersonPanel) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._panel = panel
        self._row: ParticipantRow | None = None
        self._seen: frozenset[str] = frozenset()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.rested)
        view.chosen.connect(self._leave)

    @property
    def waits(self) -> bool:
        """Whether a moment is under way."""
        return self._rest.isActive()

    def show_row(self, row: ParticipantRow) -> None:
        """The panel shows this person now, or anew."""
        if self._row is not None and row.id != self._row.id:
            self._leave(row.id)
        self._row = row
        self._wait()

    def window_changed(self) -> None:
        """The window has become active, or is so no longer: the moment begins anew."""
        self._wait()

    def stop(self) -> None:
        """The program locks: what is marked stays marked."""
        self._rest.stop()
        self._row, self._seen = None, frozenset()

    def rested(self) -> None:
        """The moment is over: what can be seen of the person counts as seen, if it could be."""
        if self._row is None:
            return
        if self._at_hand():
            self._seen |= self._news()
        self._wait()

    def _wait(self) -> None:
        self._rest.stop()
        if self._row is not None and self._news() - self._seen and self._window.isActiveWindow():
            self._rest.start()

    def _at_hand(self) -> bool:
        person = self._row.id if self._row else ""
        shown = self._panel.isVisible() and self._panel.person == person == self._view.chosen_id
        return shown and self._window.isActiveWindow() and self._window.isEnabled()

    def _news(self) -> frozenset[str]:
        """The changed cells of the row that are shown and hold one value, or that the whole person is new."""
        if self._row is None:
            return frozenset()
        shown = frozenset((*self._view.header.columns.shown, NEW_PERSON))
        return shown.intersection(self._row.news).difference(self._row.conflicts)

    def _leave(self, participant: str) -> None:
        row, seen = self._row, self._seen
        if row is None or row.id == participant:
            return
        self.stop()
        if seen:
            self.seen.emit(row.id, seen)
