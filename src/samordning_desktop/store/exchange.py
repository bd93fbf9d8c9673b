"""What goes to whom: what a peer has of each scope, and how far it has come.

Cost follows the number of changed scopes and entries, never the size of the store.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    bindparam,
    delete,
    exists,
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
from samordning_desktop.store import files_there, ourselves, told_to
from samordning_desktop.store.codec import unpack_value
from samordning_desktop.store.device import is_renewed
from samordning_desktop.store.journal import chunks, entry_of
from samordning_desktop.store.peers import PeerRow, all_peers, put_peer, replaces
from samordning_desktop.store.schema import (
    journal,
    outgoing,
    participant,
    peer,
    peer_scope,
    receipt,
    sent_file,
    sent_scope,
    setting,
    withheld,
)
from samordning_desktop.store.settings import drop_setting, get_setting, put_setting

#: By a device's id among the settings: the number of the first package that was made for it.
_FIRST = "first."
#: And the ids under which it wrote what is in the journal from it, while it had the keys that it goes on from.
_GOES_ON = "goes_on."
_SITE: BindParameter[str] = bindparam("to")
_NUMBER: BindParameter[int] = bindparam("package")
_OWN_ID = func.substr(journal.c.scope, len(participant_scope("")) + 1)
_PROTECTED = exists().where(participant.c.id == _OWN_ID, participant.c.protected == 1)


def _lacking(where: ColumnElement[bool]) -> Select[Any]:
    """Entries beyond (or within) what a device has, that it neither wrote nor handed over itself.

    No address goes of someone with protected identity, not even one that was written before, but to our own site.
    """
    known = (peer_scope.c.scope == journal.c.scope) & (peer_scope.c.peer == bindparam("by"))
    devices: BindParameter[str] = bindparam("devices", expanding=True)
    return (
        select(journal)
        .outerjoin(peer_scope, known)
        .where(journal.c.scope.in_(bindparam("among", expanding=True)), where)
        .where(journal.c.device.not_in(devices), journal.c.source.not_in(devices))
        .where(
            or_(
                bindparam("own", type_=Integer) == 1,
                journal.c.field.not_in(HIDDEN_WHEN_PROTECTED),
                ~_PROTECTED,
            )
        )
    )


_BEYOND = _lacking(journal.c.pos > func.coalesce(peer_scope.c.upto, 0))
_WITHIN = _lacking(journal.c.pos <= peer_scope.c.upto)
_NEWLY_ALLOWED = select(peer_scope.c.scope, peer_scope.c.kinds).where(
    peer_scope.c.peer == bindparam("by"),
    peer_scope.c.scope.in_(bindparam("among", expanding=True)),
    peer_scope.c.kinds != "*",
)
_NEWEST = (
    select(outgoing.c.number, outgoing.c.hash)
    .where(outgoing.c.site == _SITE)
    .order_by(outgoing.c.number.desc())
    .limit(1)
)
_OUTGOING = select(outgoing.c.made, outgoing.c.upto).where(
    outgoing.c.site == _SITE, outgoing.c.number == _NUMBER
)
_HEARD = select(func.max(peer.c.acked_number)).where(peer.c.site == _SITE)
_END = select(func.coalesce(func.max(journal.c.pos), 0))
_NOTE_OUTGOING, _NOTE_SENT = insert(outgoing), insert(sent_scope)
_SENT = select(sent_scope.c.scope, sent_scope.c.kinds).where(
    sent_scope.c.site == _SITE, sent_scope.c.number == _NUMBER
)
_NEW_THERE = upsert(peer_scope)
_NOTE_THERE = _NEW_THERE.on_conflict_do_update(
    index_elements=["peer", "scope"],
    set_={"upto": _NEW_THERE.excluded.upto, "kinds": _NEW_THERE.excluded.kinds},
)
_TAKEN_OVER = upsert(peer_scope).from_select(
    ["peer", "scope", "upto", "kinds"],
    select(bindparam("by"), peer_scope.c.scope, peer_scope.c.upto, peer_scope.c.kinds).where(
        peer_scope.c.peer == bindparam("from")
    ),
)
_TAKE_OVER = _TAKEN_OVER.on_conflict_do_update(
    index_elements=["peer", "scope"],
    set_={"upto": _TAKEN_OVER.excluded.upto, "kinds": _TAKEN_OVER.excluded.kinds},
    where=_TAKEN_OVER.excluded.upto > peer_scope.c.upto,
)
_DROP_ACKNOWLEDGED = tuple(
    delete(table).where(table.c.site == _SITE, table.c.number <= _NUMBER)
    for table in (withheld, sent_scope, sent_file)
)
_KEEP_ACKNOWLEDGED = told_to.keeping(
    select(peer.c.id, sent_scope.c.scope).where(
        peer.c.site == sent_scope.c.site, sent_scope.c.site == _SITE, sent_scope.c.number <= _NUMBER
    )
)


class Lacking(NamedTuple):
    """The entries that one of a site's devices may lack, and those of them that none is known to have."""

    entries: list[Entry]
    news: list[Entry]


def lacking(
    connection: Connection,
    receivers: Sequence[PeerRow],
    scopes: Iterable[str],
    limits: Mapping[str, frozenset[str]],
) -> Lacking:
    """What a site may lack of some scopes, in the journal's order.

    Of a scope in ``limits`` only entries of those kinds, and what always follows. Kinds that a device has not been
    sent before go from the beginning.
    """
    found: dict[int, Entry] = {}
    lacked: Counter[int] = Counter()
    for part in chunks(sorted(scopes)):
        for row in receivers:
            for journal_row in _rows_lacking(connection, row, part, limits):
                found[journal_row.pos] = entry_of(journal_row)
                lacked[journal_row.pos] += 1
    places = sorted(found)
    news = [found[pos] for pos in places if lacked[pos] == len(receivers)]
    return Lacking([found[pos] for pos in places], news)


def _rows_lacking(
    connection: Connection, row: PeerRow, scopes: Sequence[str], limits: Mapping[str, frozenset[str]]
) -> Iterator[Row[Any]]:
    at = {"by": row.id, "devices": ids_of(connection, row), "own": int(row.own)}
    for found in connection.execute(_BEYOND, at | {"among": list(scopes)}):
        if found.scope not in limits or _in(found, limits[found.scope]):
            yield found
    fresh = _newly_allowed(connection, row, scopes, limits)
    if fresh:
        for found in connection.execute(_WITHIN, at | {"among": sorted(fresh)}):
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
    known = connection.execute(_NEWLY_ALLOWED, {"by": row.id, "among": list(scopes)})
    there = {scope: unpack_kinds(kinds) or frozenset() for scope, kinds in known}
    fresh = {scope: limits.get(scope, ALL_KINDS) - kinds for scope, kinds in there.items()}
    return {scope: kinds for scope, kinds in fresh.items() if kinds}


def next_number(connection: Connection, site: str) -> tuple[int, bytes | None]:
    """The running number of the next package to a site, and the hash of the one before."""
    last = connection.execute(_NEWEST, {"to": site}).first()
    return (last.number + 1, last.hash) if last else (1, None)


def known_upto(connection: Connection, row: PeerRow) -> tuple[int, date] | None:
    """The number and the day of our last package that a device says it has, None for none."""
    number = row.acked_number
    found = connection.execute(_OUTGOING, {"to": row.site, "package": number}).first()
    return None if found is None else (number, datetime.fromisoformat(found.made).astimezone().date())


def reached(connection: Connection, receivers: Sequence[PeerRow]) -> int:
    """How far into the journal the last package reached that each of a site's devices says it has; 0 for none."""
    number = min(row.acked_number for row in receivers)
    found = connection.execute(_OUTGOING, {"to": receivers[0].site, "package": number}).first()
    return 0 if found is None else int(found.upto)


def record_sent(
    connection: Connection, site: str, number: int, digest: bytes, made: str, sent: Mapping[str, str]
) -> None:
    """Notes a package: how far into the journal it reaches, and what it took.

    ``sent`` are the scopes, each with the kinds that were let through (``core.sharing.pack_kinds``).
    """
    upto = connection.execute(_END).scalar()
    row = {"site": site, "number": number, "upto": upto, "hash": digest, "made": made}
    connection.execute(_NOTE_OUTGOING, [row])
    took = [{"site": site, "number": number, "scope": scope, "kinds": kinds} for scope, kinds in sent.items()]
    if took:
        connection.execute(_NOTE_SENT, took)


def begin_for(connection: Connection, row: PeerRow) -> None:
    """Notes which package is the first that is made for a device that replaces others: those before were theirs."""
    number, _ = next_number(connection, row.site)
    put_setting(connection, _FIRST + row.id, str(number))


def acknowledge(connection: Connection, row: PeerRow, number: int, former: PeerRow | None = None) -> PeerRow:
    """Notes that a peer says it has taken in our package ``number``. Returns the peer as it is then.

    ``former`` is what it was under other keys, when it surely remembers all that this did. What such a package as was
    made for what a peer is no longer left out may be lost there: then nothing follows but the number, and all is looked
    through once more.
    """
    made_for_it = number >= _first_for(connection, row)
    if not made_for_it and former is not None and former.acked_number <= number:
        _go_on_from(connection, row, former)
    package = {"to": row.site, "package": number}
    sent = connection.execute(_OUTGOING, package).first()
    if sent is None or number <= row.acked_number:
        return row
    if made_for_it or _made_for_what_it_goes_on_from(connection, row, number):
        scopes = connection.execute(_SENT, package)
        there = [
            {"peer": row.id, "scope": scope, "upto": sent.upto, "kinds": kinds} for scope, kinds in scopes
        ]
        if there:
            connection.execute(_NOTE_THERE, there)
        files_there.acknowledge(connection, row, number)
    reached = replace(row, acked_number=number, acked_pos=sent.upto if made_for_it else row.acked_pos)
    put_peer(connection, reached)
    if made_for_it:
        _forget_acknowledged(connection, row.site)
    return reached


def _first_for(connection: Connection, row: PeerRow) -> int:
    """The number of the first package that was made for a device; 0 for one that replaces no other."""
    return int(get_setting(connection, _FIRST + row.id) or 0)


def _go_on_from(connection: Connection, row: PeerRow, former: PeerRow) -> None:
    """Notes that a device has what it had under other keys, and what it wrote and gave then."""
    ids = ids_of(connection, former)
    if ids != _ids_before(connection, row):
        connection.execute(_TAKE_OVER, {"by": row.id, "from": former.id})
        files_there.take_over(connection, row, former)
        put_setting(connection, _GOES_ON + row.id, " ".join(ids))


def _made_for_what_it_goes_on_from(connection: Connection, row: PeerRow, number: int) -> bool:
    """Whether a package was made for just those keys from which a device goes on: what it left out, these had."""
    before = _ids_before(connection, row)[:1]
    return any(
        one.device in before and number >= _first_for(connection, one)
        for one in all_peers(connection)
        if replaces(row, one)
    )


def ids_of(connection: Connection, row: PeerRow) -> list[str]:
    """The ids under which a device has surely written and handed over what it has: its own first."""
    return [row.device, *_ids_before(connection, row)]


def _ids_before(connection: Connection, row: PeerRow) -> list[str]:
    """Under which ids a device wrote while it had other keys, when it goes on from them."""
    return (get_setting(connection, _GOES_ON + row.id) or "").split()


def forget_exchange(connection: Connection) -> None:
    """What a restored store no longer knows: how far its peers have come, and what it last sent them.

    Whom they have got something about is kept: they must still be told of a withdrawal. So is what they go on from:
    they have what they wrote themselves, until they show that they have gone back too.
    """
    told_to.keep_told(
        connection, select(peer.c.id, sent_scope.c.scope).where(peer.c.site == sent_scope.c.site)
    )
    for table in (outgoing, sent_scope, withheld, receipt):
        connection.execute(delete(table))
    files_there.forget_all(connection)
    ourselves.forget(connection)
    connection.execute(delete(setting).where(setting.c.name.startswith(_FIRST, autoescape=True)))
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


def must_hear_first(connection: Connection, receivers: Sequence[PeerRow]) -> bool:
    """Whether this store has gone back to a backup and not heard from a site since.

    A withdrawal may have been registered after the backup was made, and only the site that got it knows. So
    nobody goes until its answer, which brings the withdrawal, has been taken in here: from every computer that was
    known when the store went back, and from one at least: also one that is shut out since, or has other keys now.
    """
    if not is_renewed(connection):
        return False
    silent = [row for row in receivers if row.acked_number == 0]
    known = known_at_return(connection)
    if any(known is None or row.id in known for row in silent):
        return True
    return (
        len(silent) == len(receivers) and not connection.execute(_HEARD, {"to": receivers[0].site}).scalar()
    )


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
    drop_setting(connection, _GOES_ON + row.id)
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
    done = {"to": site, "package": min(there, default=0)}
    for statement in (_KEEP_ACKNOWLEDGED, *_DROP_ACKNOWLEDGED):
        connection.execute(statement, done)
