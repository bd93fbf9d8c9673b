"""Participants, found by id."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, Text, bindparam, literal_column, select

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow, short_name
from samordning_desktop.core.values import dataclass
from samordning_desktop.store.board import board_row, ids_beginning
from samordning_desktop.store.bulk import Plain
from samordning_desktop.store.journal import chunks
from samordning_desktop.store.narrowed import Narrowed
from samordning_desktop.store.schema import NUMBER_ENDING, NUMBER_TAIL, participant

#: The shortest beginning of an id that is taken for the whole.
SHORTEST_PREFIX = 4

_SITES = Narrowed(select(participant.c.id, participant.c.site), participant.c.id)
_NAMES = Narrowed(select(participant.c.id, participant.c.name), participant.c.id)
_NUMBERS = Narrowed(
    select(participant.c.id, participant.c.personal_id),
    literal_column(NUMBER_ENDING, Text),  # as the index has it
)
_OWN = Plain(
    select(participant.c.name, participant.c.conflicts).where(
        participant.c.id == bindparam("own_id"),
        participant.c.site == bindparam("own_site"),
        participant.c.name.is_not(None),
    )
)


@dataclass(frozen=True, slots=True)
class Written:
    """A participant on the board as far as the writing of a field asks; each as in ParticipantRow.

    ``site`` is told only of another site's, which alone can have something ``veiled``.
    """

    id: str
    short_name: str
    site: str
    conflicts: tuple[str, ...]
    veiled: frozenset[str]


def find_written(connection: Connection, own_site: str, today: date, participant_id: str) -> Written:
    """As ``find``. A site's own participants are on its board whatever their consent, so theirs is not read."""
    own = _OWN.row(connection, own_id=participant_id, own_site=own_site)
    if own is not None:
        name, conflicts = own
        waiting = tuple(conflicts.split(",")) if conflicts else ()
        return Written(participant_id, short_name(name), "", waiting, frozenset())
    row = find(connection, own_site, today, participant_id)
    return Written(row.id, row.short_name, row.site, row.conflicts, row.veiled)


def find(connection: Connection, own_site: str, today: date, participant_id: str) -> ParticipantRow:
    """The row on the board with this id, or with the only id that begins so.

    Raises KnownError ``participant.unknown`` (also for someone who has left the board) or
    ``participant.ambiguous``.
    """
    row = None
    if len(participant_id) >= SHORTEST_PREFIX:
        row = board_row(connection, own_site, today, participant_id)
        row = row or _only_one(connection, own_site, today, participant_id)
    if row is None:
        raise KnownError("participant.unknown", id=participant_id)
    return row


def known_id(connection: Connection, beginning: str) -> str | None:
    """The only id that begins so, of those whose names are known, on the board or not. Raises KnownError
    ``participant.ambiguous``."""
    if len(beginning) < SHORTEST_PREFIX:
        return None
    found = ids_beginning(connection, beginning)
    if len(found) > 1 and beginning not in found:
        raise KnownError("participant.ambiguous", id=beginning)
    return found[0] if found else None


def homes(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The site of each of some participants, known or not on any board; of whom it is not known is not among them."""
    found: dict[str, str] = {}
    for part in chunks(sorted(ids)):
        found.update({own_id: site for own_id, site in _SITES.rows(connection, part) if site})
    return found


def participant_names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The names of some participants by id, on any board or none; of who is erased nothing is known."""
    found: dict[str, str] = {}
    for part in chunks(sorted(ids)):
        found.update({own_id: name for own_id, name in _NAMES.rows(connection, part) if name})
    return found


def ending_alike(connection: Connection, keys: Iterable[str]) -> list[tuple[str, str]]:
    """The id and the identity number of everyone, on any board or none, whose number ends as one of these keys
    (of ``core.same_person.number_key``) does."""
    tails = sorted({key[-NUMBER_TAIL:] for key in keys})
    return [found for part in chunks(tails) for found in _NUMBERS.rows(connection, part)]


def _only_one(connection: Connection, own_site: str, today: date, beginning: str) -> ParticipantRow | None:
    whole = known_id(connection, beginning)
    return board_row(connection, own_site, today, whole) if whole else None
