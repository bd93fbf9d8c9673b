"""What is handed out about a participant: noted when there is a ground for it, and read again."""

from __future__ import annotations

from collections.abc import Sequence

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.consent import counting, coverage
from samordning_desktop.core.disclosure import Disclosure
from samordning_desktop.core.handover import Handover, checked
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.permission import Permission
from samordning_desktop.ops.veiling import shown_consents, shown_narrowings, shown_network
from samordning_desktop.store import board as rows
from samordning_desktop.store.consents import narrowings_of
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.logs import disclosures_of, log_access, log_handover
from samordning_desktop.store.site_register import own_kinds, site_names

#: What the access log says.
NOTED, READ = "noterat utlämnande", "läst utlämnanden"


def permission(desk: Desk, participant_id: str) -> Permission:
    """What the consent lets be handed out today. Raises KnownError ``participant.unknown``."""
    with desk.read() as connection:
        return _permission(desk, connection, desk.find(connection, participant_id))


def disclose(desk: Desk, participant_id: str, given: Handover) -> Done[Disclosure]:
    """Notes a disclosure. It cannot be undone or altered: it has happened.

    Raises KnownError ``participant.unknown`` and as ``core.handover.checked``; nothing is then noted.
    """
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        allowed = _permission(desk, writing.connection, row)
        fit = checked(given, allowed, desk.clock.today())
        log_handover(writing.connection, desk.actor, row.id, fit)
        log_access(writing.connection, desk.actor, desk.clock.now(), NOTED, row.id)
    noted = Disclosure(
        row.id,
        fit.what,
        fit.receiver,
        fit.when,
        desk.actor.name,
        desk.actor.unit,
        fit.way,
        fit.ground,
        fit.reason,
    )
    return Done(noted, Changes(frozenset({Kind.LOG, Kind.PERSON}), frozenset({row.id})))


def disclosures(desk: Desk, participant_id: str) -> list[Disclosure]:
    """What has been handed out about a participant from this store, packages too, newest first.

    Raises KnownError ``participant.unknown``.
    """
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        log_access(writing.connection, desk.actor, desk.clock.now(), READ, row.id)
        return disclosures_of(writing.connection, row.id)


def permissions(desk: Desk, connection: Connection, people: Sequence[ParticipantRow]) -> list[Permission]:
    """What each one's consent lets be handed out today, in the order given."""
    ids = [row.id for row in people]
    consents, narrowings = rows.consents_of(connection, ids), narrowings_of(connection, ids)
    sites = site_names(connection)
    own = tuple(words for _, words in own_kinds(connection, desk.store.site_id))
    today = desk.clock.today()
    found = []
    for row in people:
        given = shown_consents(consents[row.id], row)
        taken = shown_narrowings(narrowings[row.id], row)
        counts = counting(given, today)
        found.append(
            Permission(
                standing=row.consent,
                day=today,
                narrowings=tuple(taken),
                coverage=coverage(counts, taken) if counts else None,
                consents=tuple(given),
                network=tuple(shown_network(connection, row)),
                sites=sites,
                own_kinds=own,
            )
        )
    return found


def _permission(desk: Desk, connection: Connection, row: ParticipantRow) -> Permission:
    [allowed] = permissions(desk, connection, [row])
    return allowed
