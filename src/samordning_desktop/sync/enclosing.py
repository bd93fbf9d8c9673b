"""The files that go with a package: scans of signed forms, each once, where what they show may go (design §5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from samordning_desktop.core import entities
from samordning_desktop.core.kinds import kind_of
from samordning_desktop.core.scopes import ScopeKind, participant_scope, split_scope
from samordning_desktop.store import attachments, files_there, looking
from samordning_desktop.store.desk import Connection
from samordning_desktop.store.device import current_device
from samordning_desktop.store.files_there import FileRow
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.sync.format import ENCLOSED_ROOM, Enclosed
from samordning_desktop.sync.gate import Passage

#: The kind of information that a form shows beside what always follows.
SHOWN = kind_of(entities.CONSENT, "form")


@dataclass(frozen=True, slots=True)
class Enclosures:
    """The files that go, the scopes of which some must wait for the next package, and how many do; and the participants
    of whom one stays because the consent keeps back what it shows."""

    files: tuple[FileRow, ...]
    waiting: tuple[str, ...]
    left: int = 0
    held: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """How many bytes go."""
        return sum(file.size for file in self.files)


def enclosures(connection: Connection, receivers: Sequence[PeerRow], passage: Passage) -> Enclosures:
    """What is to go with a package through ``passage``: at least one file, if any, and as many as there is room for."""
    going: list[FileRow] = []
    waiting: set[str] = set()
    room, left = ENCLOSED_ROOM, 0
    may, may_not = _owners(passage)
    held = {file.participant for file in files_there.lacking(connection, receivers, may_not)}
    lacking = list(files_there.lacking(connection, receivers, may))
    if sum(file.size for file in lacking) > room:
        lacking = files_there.in_turn(connection, receivers[0].site, lacking)
    for file in lacking:
        if file.size <= room:
            going.append(file)
            room -= file.size
        else:
            waiting.add(participant_scope(file.participant))
            left += 1
    return Enclosures(tuple(going), tuple(sorted(waiting)), left, frozenset(held))


def contents(connection: Connection, files: Sequence[FileRow]) -> list[Enclosed]:
    """The files themselves."""
    found = [(row.participant, attachments.find(connection, row.participant, row.digest)) for row in files]
    return [Enclosed(participant, file) for participant, file in found if file is not None]


def take(connection: Connection, sender: PeerRow, enclosed: Sequence[Enclosed], now: datetime) -> int:
    """Keeps the files that show a consent here; others are passed over. Returns how many were kept."""
    wanted = [
        one for one in enclosed if files_there.shows_a_consent(connection, one.participant, one.file.digest)
    ]
    for participant, file in wanted:
        attachments.keep(connection, participant, file, now)
    files_there.note_there(connection, sender, [(one, file.digest) for one, file in wanted])
    if not sender.own:  # a file leaves no trace in the journal that our other computers could lack
        looking.look_again(
            connection, current_device(connection).site, {participant_scope(one) for one, _ in wanted}
        )
    return len(wanted)


def _owners(passage: Passage) -> tuple[list[str], list[str]]:
    """The participants who go: those whose forms may go too, and those whose may not."""
    may: list[str] = []
    may_not: list[str] = []
    for scope in passage.open:
        kind, own_id = split_scope(scope)
        if kind is ScopeKind.PARTICIPANT:
            (may if SHOWN in passage.limits.get(scope, {SHOWN}) else may_not).append(own_id)
    return may, may_not
