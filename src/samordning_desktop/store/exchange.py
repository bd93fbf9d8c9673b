"""What goes to whom: which scopes have changed since a peer last took something in, and what it has of them.

Cost follows the number of changed scopes and entries, never the size of the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from samordning_desktop.core.details import HIDDEN_WHEN_PROTECTED
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.kinds import kind_of_entry
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.sharing import ALL_KINDS, unpack_kinds
from samordning_desktop.store import files_there, told_to
from samordning_desktop.store.board import recall_stands
from samordning_desktop.store.codec import unpack_value
from samordning_desktop.store.journal import chunks, entry_of
from samordning_desktop.store.peers import PeerRow, all_peers, put_peer
from samordning_desktop.store.schema import (
    consent,
    journal,
    notice,
    outgoing,
    participant,
    peer,
    peer_scope,
    receipt,
    sent_scope,
    withheld,
)
from samordning_desktop.store.settings import get_setting, put_setting

_BEYOND = journal.c.pos > func.coalesce(peer_scope.c.upto, 0)
_WITHIN = journal.c.pos <= peer_scope.c.upto


def changed_scopes(connection: Connection, receivers: Sequence[PeerRow]) -> set[str]:
    """The scopes that one of a site's devices may lack something of."""
    since = min(row.acked_pos for row in receivers)
    changed = connection.execute(select(journal.c.scope).where(journal.c.pos > since).distinct()).scalars()
    held = connection.execute(select(withheld.c.scope).where(withheld.c.site == receivers[0].site)).scalars()
    return {*changed, *held}


def lacking(
    connection: Connection,
    receivers: Sequence[PeerRow],
    scopes: Iterable[str],
    limits: Mapping[str, frozenset[str]],
) -> list[Entry]:
    """The entries of some scopes that one of a site's devices may lack, in the journal's order.

    Of a scope in ``limits`` only entries of those kinds, and what always follows. Kinds that a device has not been
    sent before go from the beginning.
    """
    found: dict[int, Entry] = {}
    for part in chunks(sorted(scopes)):
        for row in receivers:
            for journal_row in _rows_lacking(connection, row, part, limits):
                found[journal_row.pos] = entry_of(journal_row)
    return [found[pos] for pos in sorted(found)]


def _rows_lacking(
    connection: Connection, row: PeerRow, scopes: Sequence[str], limits: Mapping[str, frozenset[str]]
) -> Iterator[Row[Any]]:
    for found in connection.execute(_lacking_query(row, scopes, _BEYOND)):
        if found.scope not in limits or _in(found, limits[found.scope]):
            yield found
    fresh = _newly_allowed(connection, row, scopes, limits)
    if fresh:
        for found in connection.execute(_lacking_query(row, sorted(fresh), _WITHIN)):
            if _kind(found) in fresh[found.scope]:
                yield found


def _in(row: Row[Any], kinds: frozenset[str]) -> bool:
    kind = _kind(row)
    return not kind or kind in kinds


def _kind(row: Row[Any]) -> str:
    value = None if row.value is None else unpack_value(row.value)
    return kind_of_entry(row.entity, row.field, value)


def _newly_allowed(
    connection: Connection, row: PeerRow, scopes: Sequence[str], limits: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """The kinds that may go now and of which the device is not known to have the scope's entries so far."""
    query = select(peer_scope.c.scope, peer_scope.c.kinds).where(
        peer_scope.c.peer == row.id, peer_scope.c.scope.in_(scopes), peer_scope.c.kinds != "*"
    )
    there = {scope: unpack_kinds(kinds) or frozenset() for scope, kinds in connection.execute(query)}
    fresh = {scope: limits.get(scope, ALL_KINDS) - kinds for scope, kinds in there.items()}
    return {scope: kinds for scope, kinds in fresh.items() if kinds}


def _lacking_query(row: PeerRow, scopes: Sequence[str], where: ColumnElement[bool]) -> Select[Any]:
    """Entries beyond (or within) what the device has, that it neither wrote nor handed over itself.

    No address goes of someone with protected identity, not even one that was written before, but to our own site.
    """
    return (
        select(journal)
        .outerjoin(peer_scope, (peer_scope.c.scope == journal.c.scope) & (peer_scope.c.peer == row.id))
        .where(journal.c.scope.in_(scopes), where)
        .where(journal.c.device != row.device, journal.c.source != row.device)
        .where(
            or_(
                literal(row.own),
                journal.c.field.not_in(HIDDEN_WHEN_PROTECTED),
                journal.c.scope.not_in(_protected_scopes()),
            )
        )
    )


def _protected_scopes() -> Select[Any]:
    scope = literal(participant_scope("")) + participant.c.id
    return select(scope).where(participant.c.protected == 1)


def run_out(connection: Connection, own_site: str, oldest_signature: str) -> list[str]:
    """This site's participants whose every consent has run out and for whom no recall stands.

    ``oldest_signature`` is the earliest day on which a consent that covers today can have been signed. A form
    dated after today (by a clock that was ahead) has not run out either; until its day the gate is shut.
    """
    lasting = select(consent.c.participant).where(consent.c.signed >= oldest_signature)
    newest = (
        select(
            consent.c.participant,
            func.max(consent.c.wall).label("wall"),
            func.max(consent.c.signed).label("signed"),
        )
        .group_by(consent.c.participant)
        .subquery()
    )
    # What is written after every consent, and dated after the last of them, stands; the rest is looked at.
    unsure = or_(
        notice.c.recalled.is_(None),
        notice.c.recalled_wall <= newest.c.wall,
        notice.c.recalled <= func.date(newest.c.signed, "+1 year", "-1 day"),
    )
    query = (
        select(participant.c.id)
        .join(newest, newest.c.participant == participant.c.id)
        .outerjoin(notice, notice.c.participant == participant.c.id)
        .where(participant.c.site == own_site, participant.c.id.not_in(lasting))
        .where(notice.c.withdrawn.is_(None), unsure)
    )
    found = connection.execute(query).scalars().all()
    return [one for one in found if not recall_stands(connection, one)]


def next_number(connection: Connection, site: str) -> tuple[int, bytes | None]:
    """The running number of the next package to a site, and the hash of the one before."""
    query = select(outgoing.c.number, outgoing.c.hash).where(outgoing.c.site == site)
    last = connection.execute(query.order_by(outgoing.c.number.desc()).limit(1)).first()
    return (last.number + 1, last.hash) if last else (1, None)


def known_upto(connection: Connection, receivers: Sequence[PeerRow]) -> tuple[int, date] | None:
    """The number and the day of our last package that each of a site's devices says it has, None for none."""
    number = min(row.acked_number for row in receivers)
    query = select(outgoing.c.made).where(outgoing.c.site == receivers[0].site, outgoing.c.number == number)
    made = connection.execute(query).scalar()
    return None if made is None else (number, datetime.fromisoformat(made).astimezone().date())


def record_sent(
    connection: Connection,
    site: str,
    number: int,
    digest: bytes,
    made: str,
    sent: Mapping[str, str],
    held: Iterable[str],
) -> None:
    """Notes a package: how far into the journal it reaches, what it took, and what it had to leave.

    ``sent`` are the scopes, each with the kinds that were let through (``core.sharing.pack_kinds``).
    """
    upto = connection.execute(select(func.coalesce(func.max(journal.c.pos), 0))).scalar()
    connection.execute(
        insert(outgoing), [{"site": site, "number": number, "upto": upto, "hash": digest, "made": made}]
    )
    _note_held(connection, site, number, sent.keys(), set(held))
    took = [{"site": site, "number": number, "scope": scope, "kinds": kinds} for scope, kinds in sent.items()]
    if took:
        connection.execute(insert(sent_scope), took)


def look_again(connection: Connection, site: str, scopes: Iterable[str]) -> None:
    """Notes scopes of which a site may lack something that the journal does not show."""
    rows = [{"site": site, "scope": scope, "number": None} for scope in scopes]
    if rows:
        statement = upsert(withheld)
        again = statement.on_conflict_do_update(index_elements=["site", "scope"], set_={"number": None})
        connection.execute(again, rows)


def _note_held(connection: Connection, site: str, number: int, sent: Set[str], held: set[str]) -> None:
    """What had to wait and goes at last is looked at until a package that took it is acknowledged: it may be lost."""
    here = withheld.c.site == site
    waited = set(connection.execute(select(withheld.c.scope).where(here)).scalars()) - held
    connection.execute(delete(withheld).where(here))
    taken_by: dict[str, int | None] = dict.fromkeys(held) | dict.fromkeys(waited & sent, number)
    rows = [{"site": site, "scope": scope, "number": by} for scope, by in sorted(taken_by.items())]
    if rows:
        connection.execute(insert(withheld), rows)


def acknowledge(connection: Connection, row: PeerRow, number: int) -> PeerRow:
    """Notes that a peer says it has taken in our package ``number``. Returns the peer as it is then."""
    sent = connection.execute(
        select(outgoing.c.upto).where(outgoing.c.site == row.site, outgoing.c.number == number)
    ).first()
    if sent is None or number <= row.acked_number:
        return row
    ours = sent_scope.c.site == row.site
    scopes = connection.execute(
        select(sent_scope.c.scope, sent_scope.c.kinds).where(ours, sent_scope.c.number == number)
    )
    rows = [{"peer": row.id, "scope": scope, "upto": sent.upto, "kinds": kinds} for scope, kinds in scopes]
    if rows:
        statement = upsert(peer_scope)
        known = {"upto": statement.excluded.upto, "kinds": statement.excluded.kinds}
        statement = statement.on_conflict_do_update(index_elements=["peer", "scope"], set_=known)
        connection.execute(statement, rows)
    files_there.acknowledge(connection, row, number)
    reached = replace(row, acked_number=number, acked_pos=sent.upto)
    put_peer(connection, reached)
    _forget_acknowledged(connection, row.site)
    return reached


def forget_exchange(connection: Connection) -> None:
    """What a restored store no longer knows: how far its peers have come, and what it last sent them.

    Whom they have got something about is kept: they must still be told of a withdrawal.
    """
    told_to.keep_told(
        connection, select(peer.c.id, sent_scope.c.scope).where(peer.c.site == sent_scope.c.site)
    )
    for table in (outgoing, sent_scope, withheld, receipt):
        connection.execute(delete(table))
    files_there.forget_all(connection)
    connection.execute(update(peer_scope).values(upto=0))
    connection.execute(update(peer).values(acked_number=0, acked_pos=0))


def note_return(connection: Connection) -> None:
    """Notes at a return to a backup which devices are known: each is to be heard before anybody goes to its site."""
    known = connection.execute(select(peer.c.id)).scalars()
    put_setting(connection, "known_at_return", ",".join(sorted(known)))


def known_at_return(connection: Connection) -> frozenset[str] | None:
    """The devices that were known when the store last went back to a backup; None when that was not noted."""
    noted = get_setting(connection, "known_at_return")
    return None if noted is None else frozenset(noted.split(","))


def begin_again(connection: Connection, row: PeerRow) -> None:
    """A peer has gone back to a backup: it may lack anything, also what it once said that it had.

    A package made before we knew was made for what the peer no longer is. So when it says that it has taken
    one in, nothing follows but the number. Whom it has got something about is kept, as in ``forget_exchange``.
    """
    theirs = select(literal(row.id), journal.c.scope).where(
        or_(journal.c.device == row.device, journal.c.source == row.device)
    )
    told_to.keep_told(connection, theirs.distinct())
    files_there.forget(connection, row)
    connection.execute(update(peer_scope).where(peer_scope.c.peer == row.id).values(upto=0))
    connection.execute(update(outgoing).where(outgoing.c.site == row.site).values(upto=0))


def note_exchange(connection: Connection, today: date) -> None:
    """Notes that a package was made or taken in today, where the user is."""
    put_setting(connection, "last_exchange", today.isoformat())


def last_exchange(connection: Connection) -> date | None:
    """The day when a package was last made or taken in here, or None."""
    noted = get_setting(connection, "last_exchange")
    return date.fromisoformat(noted) if noted else None


def _forget_acknowledged(connection: Connection, site: str) -> None:
    """What every computer that packages go to has taken in. One that is shut out never will."""
    there = (row.acked_number for row in all_peers(connection) if row.site == site and row.trusted)
    least = min(there, default=0)
    connection.execute(delete(withheld).where(withheld.c.site == site, withheld.c.number <= least))
    done = (sent_scope.c.site == site) & (sent_scope.c.number <= least)
    told_to.keep_told(
        connection, select(peer.c.id, sent_scope.c.scope).where(peer.c.site == sent_scope.c.site, done)
    )
    connection.execute(delete(sent_scope).where(done))
