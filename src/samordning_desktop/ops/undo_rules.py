"""What may not come back when a package is undone, for the reasons for which a person may not write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from samordning_desktop.core import entities
from samordning_desktop.core.entry import FieldKey, Value
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.network import MOST_MEMBERS
from samordning_desktop.core.package_undo import Stays
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.wording import STAFF_FIELDS
from samordning_desktop.ops.details import may_write
from samordning_desktop.store.desk import Connection
from samordning_desktop.store.person import network_of

#: Fields that are judged together, and why they stay, by what writing them would be refused with.
_TOGETHER = (
    (frozenset(STAFF_FIELDS), "staff.twice", Stays.TWICE),
    (frozenset({"start", "ended"}), "participant.ended_before_start", Stays.DATES),
)


class Back(NamedTuple):
    """A field to be written, what stands there, and what is to stand there."""

    who: str
    key: FieldKey
    now: Value
    then: Value


def hindered(
    connection: Connection, rows: Mapping[str, ParticipantRow], back: Sequence[Back]
) -> dict[FieldKey, Stays]:
    """The fields among ``back`` that may not stand there together with what stands, each with why."""
    people: dict[str, list[Back]] = {}
    for one in back:
        people.setdefault(one.who, []).append(one)
    found: dict[FieldKey, Stays] = {}
    for who, theirs in people.items():
        found.update(_refused(connection, rows[who], theirs))
        found.update((key, Stays.FULL) for key in _without_room(connection, who, theirs))
    return found


def _refused(
    connection: Connection, row: ParticipantRow, back: Sequence[Back]
) -> Iterator[tuple[FieldKey, Stays]]:
    own = [one for one in back if one.key.entity == entities.PARTICIPANT]
    for fields, code, why in _TOGETHER:
        chosen = [one for one in own if one.key.field in fields]
        if not chosen:
            continue
        try:
            may_write(connection, row, {one.key.field: one.then for one in chosen})
        except KnownError as error:
            if error.code == code:
                yield from ((one.key, why) for one in chosen)


def _without_room(connection: Connection, who: str, back: Sequence[Back]) -> list[FieldKey]:
    """The fields of those who would come into the network again, but for whom there is no room."""
    members = [one for one in back if one.key.entity == entities.NETWORK]
    if not members:
        return []
    there = {member.id for member in network_of(connection, who)}
    named = [one for one in members if one.key.field == "name"]
    leaving = {one.key.entity_id for one in named if one.then is None} & there
    coming = [one.key.entity_id for one in named if one.then is not None and one.key.entity_id not in there]
    room = max(MOST_MEMBERS - len(there - leaving), 0)
    outside = set(coming[room:])
    return [one.key for one in members if one.key.entity_id in outside]
