"""What an op works at: an open store, who sits there, and what time it is."""

from __future__ import annotations

from contextlib import AbstractContextManager

from sqlalchemy import Connection

from samordning_desktop.core.clock import Clock
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.people import Actor
from samordning_desktop.core.values import dataclass
from samordning_desktop.store import participants
from samordning_desktop.store.participants import Written
from samordning_desktop.store.store import Store
from samordning_desktop.store.writing import Writing

__all__ = ["Connection", "Desk", "Written"]


@dataclass(frozen=True, slots=True)
class Desk:
    """An unlocked store in the hands of a coordinator. ``demo`` tells that its people are invented."""

    store: Store
    actor: Actor
    clock: Clock
    demo: bool = False

    def find(self, connection: Connection, participant_id: str) -> ParticipantRow:
        """The participant on today's board with this id (or its unique beginning); see ``participants.find``."""
        return participants.find(connection, self.store.site_id, self.clock.today(), participant_id)

    def find_written(self, connection: Connection, participant_id: str) -> Written:
        """As ``find``, with no more of the participant than the writing of a field asks."""
        today = self.clock.today()
        return participants.find_written(connection, self.store.site_id, today, participant_id)

    def read(self) -> AbstractContextManager[Connection]:
        """A connection for reading."""
        return self.store.read()

    def write(self) -> AbstractContextManager[Writing]:
        """A transaction in this coordinator's name."""
        return self.store.write(self.actor.id)

    def rehearse(self) -> AbstractContextManager[Writing]:
        """A transaction in this coordinator's name that is always taken back."""
        return self.store.rehearse(self.actor.id)
