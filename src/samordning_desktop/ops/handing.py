"""Handing something about several people to one receiver: each is judged alone, and each gets a row of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.handing import Portion, portion_of
from samordning_desktop.core.handover import Handover, checked
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.permission import Permission
from samordning_desktop.ops.disclosures import NOTED, permissions
from samordning_desktop.store import board as rows
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.logs import log_access_to_each, log_handover


def receivers(desk: Desk, participants: Collection[str] | None) -> list[str]:
    """Those near at hand to hand something to, for any of the people; whoever most of them name comes first."""
    with desk.read() as connection:
        people = _people(desk, connection, participants)
        named = Counter(name for one in permissions(desk, connection, people) for name in one.receivers)
    return [name for name, _ in named.most_common()]


def weigh(
    desk: Desk, participants: Collection[str] | None, given: Handover, *, whole: bool = False
) -> list[Portion]:
    """What of ``given`` may be told of each, in the board's order. None for everybody on the board."""
    with desk.read() as connection:
        people = _people(desk, connection, participants)
        allowed = permissions(desk, connection, people)
        return [_part(row, given, one, whole) for row, one in zip(people, allowed, strict=True)]


def disclose_each(
    desk: Desk, participants: Collection[str] | None, given: Handover, *, whole: bool = False
) -> Done[list[Portion]]:
    """Notes a disclosure about each whom ``given`` may be told of, and gives those. It cannot be undone.

    Raises KnownError ``disclosure.nobody`` when that is nobody, and as ``core.handover.checked``; nothing is then
    noted.
    """
    with desk.write() as writing:
        connection = writing.connection
        people = _people(desk, connection, participants)
        parts: list[Portion] = []
        for row, allowed in zip(people, permissions(desk, connection, people), strict=True):
            part = _part(row, given, allowed, whole)
            if part.given is not None:
                log_handover(connection, desk.actor, row.id, checked(part.given, allowed, desk.clock.today()))
                parts.append(part)
        if not parts:
            raise KnownError("disclosure.nobody")
        told = frozenset(one.participant for one in parts)
        log_access_to_each(connection, desk.actor, desk.clock.now(), NOTED, sorted(told))
    return Done(parts, Changes(frozenset({Kind.LOG, Kind.PERSON}), told))


def _part(row: ParticipantRow, given: Handover, allowed: Permission, whole: bool) -> Portion:
    return portion_of(row.id, row.fields.name, given, allowed, row.veiled, whole=whole)


def _people(desk: Desk, connection: Connection, participants: Collection[str] | None) -> list[ParticipantRow]:
    """Those on the board with the ids, or everybody there who has not left: as ``sheets.board_sheet`` has it."""
    everyone = rows.board_rows(connection, desk.store.site_id, desk.clock.today())
    if participants is None:
        return [row for row in everyone if not row.left]
    asked = frozenset(participants)
    return [row for row in everyone if row.id in asked]
