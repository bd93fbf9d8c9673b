"""Other devices, of other sites and of our own, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Label,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from samordning_desktop.store.bulk import Bulk, Plain
from samordning_desktop.store.schema import barred_device, device, peer, setting, taken
from samordning_desktop.store.settings import put_setting

#: What a card says beside the keys stands among the settings, under the peer's id.
_COMPUTER, _REPLACES = "computer.", "replaces."
#: And of ours, which it last showed that it has confirmed; and when its card was taken in.
_MET, _ADDED = "met.", "added."
_OWN_SITE = select(device.c.site).where(device.c.current == 1).scalar_subquery()
#: A device is shut out by the word of its own site, or of ours; nobody else's counts.
_HEARD = barred_device.c.site.in_([peer.c.site, _OWN_SITE])
_THEIR_WORD = (barred_device.c.site == peer.c.site) & (peer.c.site != _OWN_SITE)


def _barred(name: str, word: ColumnElement[bool]) -> Label[str | None]:
    day = select(func.min(barred_device.c.day)).where(barred_device.c.peer == peer.c.id, word)
    return day.scalar_subquery().label(name)


def _said(name: str, key: str) -> Label[str]:
    value = select(setting.c.value).where(setting.c.name == literal(key) + peer.c.id).scalar_subquery()
    return func.coalesce(value, "").label(name)


_PEERS = select(
    peer,
    _barred("barred", _HEARD),
    _barred("barred_there", _THEIR_WORD),
    _said("computer", _COMPUTER),
    _said("replaces", _REPLACES),
    _said("met", _MET),
    _said("added", _ADDED),
    (peer.c.site == _OWN_SITE).label("own"),
)
_ALL = Plain(_PEERS.order_by(peer.c.name, peer.c.id))
_LAST_TAKEN = Plain(
    select(taken.c.number, taken.c.hash)
    .where(taken.c.device == bindparam("by"))
    .order_by(taken.c.number.desc())
    .limit(1)
)
_WITH_HASH = Plain(select(taken.c.number).where(taken.c.hash == bindparam("digest")).limit(1))
_DROP, _PUT = Plain(delete(peer).where(peer.c.id == bindparam("peer"))), Bulk(insert(peer))
_TAKEN_UNDER = (
    select(func.max(taken.c.number), func.count(taken.c.device.distinct()))
    .join(peer, peer.c.id == taken.c.peer)
    .where(peer.c.site == bindparam("site"), peer.c.id.in_(bindparam("keys", expanding=True)))
)
_NOTE = insert(taken)


@dataclass(frozen=True, slots=True)
class PeerRow:
    """Another device, with how far the exchange with it has come.

    ``taken_number`` is its last package taken in here; ``acked_number`` our last package that it has taken
    in, by its own word, and ``acked_pos`` how far into our journal that one reached. ``barred`` is the day on
    which it was shut out, as an ISO date; ``barred_there`` the day by the word of its own site, when that is another.
    ``computer`` is what people call it, ``replaces`` the peers' ids of what it has been, ``own`` that it is our site's.
    ``met`` is what we were called, as a peer's id, in its last package: of us it knows those keys.
    ``added`` is the place in turn of its card among those taken in and then when, as an ISO moment (UTC); empty when
    that was not noted.
    """

    id: str
    device: str
    site: str
    name: str
    verify_key: bytes
    recipient: str
    confirmed: bool
    taken_number: int = 0
    taken_hash: bytes | None = None
    acked_number: int = 0
    acked_pos: int = 0
    barred: str | None = None
    barred_there: str | None = None
    computer: str = ""
    replaces: tuple[str, ...] = ()
    own: bool = False
    met: str = ""
    added: str = ""

    @property
    def trusted(self) -> bool:
        """Whether packages go to it and are taken in from it."""
        return self.confirmed and self.barred is None


@dataclass(frozen=True, slots=True)
class Taken:
    """A package that was taken in: the sender's id in the journal when it made it, its number and its hash."""

    device: str
    number: int
    hash: bytes | None


def all_peers(connection: Connection) -> list[PeerRow]:
    """Every device known, by site name."""
    return [_row(found) for found in _ALL.named(connection)]


def peer_with_key(connection: Connection, verify_key: bytes) -> PeerRow | None:
    """The device that signs with this key, or None."""
    return next((row for row in all_peers(connection) if row.verify_key == verify_key), None)


def put_peer(connection: Connection, row: PeerRow) -> None:
    """Keeps a device, in place of the one with the same id."""
    values = {column.name: getattr(row, column.name) for column in peer.c} | {"confirmed": int(row.confirmed)}
    _DROP.run(connection, peer=row.id)
    _PUT.run_named(connection, [values])
    put_setting(connection, _COMPUTER + row.id, row.computer)
    put_setting(connection, _REPLACES + row.id, " ".join(row.replaces))
    put_setting(connection, _MET + row.id, row.met)
    put_setting(connection, _ADDED + row.id, row.added)


def confirm(connection: Connection, peer_id: str) -> None:
    """Notes that a person has compared the fingerprint. All is looked through once more for what it may lack:
    what waited may have gone to the site's other computers meanwhile."""
    connection.execute(update(peer).where(peer.c.id == peer_id).values(confirmed=1, acked_pos=0))


def last_taken(connection: Connection, device_id: str) -> Taken:
    """The last package taken in from a device by its id in the journal; number 0 when there is none.

    A device that goes back to a backup has another id from then on. What it made before may arrive late, also
    after what it has made since: each id's packages are counted for themselves.
    """
    found = _LAST_TAKEN.row(connection, by=device_id)
    return Taken(device_id, *found) if found else Taken(device_id, 0, None)


def was_taken(connection: Connection, digest: bytes) -> bool:
    """Whether a package with this hash has been taken in, from whatever device."""
    return _WITH_HASH.row(connection, digest=digest) is not None


def taken_before(connection: Connection, row: PeerRow) -> int:
    """The highest number of a package that was taken in under keys that a device has given up; 0 for none."""
    return _taken_under(connection, row.site, row.replaces)[0]


def last_heard_before(connection: Connection, row: PeerRow) -> PeerRow | None:
    """The device that one replaces and that was last heard; None for none."""
    heard = [one for one in all_peers(connection) if replaces(row, one) and one.taken_number]
    return max(heard, key=lambda one: one.added, default=None)


def has_had_one_id(connection: Connection, row: PeerRow) -> bool:
    """Whether a device has spoken under one id: of several it cannot be known which was told what."""
    return _taken_under(connection, row.site, [row.id])[1] == 1


def _taken_under(connection: Connection, site: str, keys: Sequence[str]) -> tuple[int, int]:
    """The highest number of the packages that were taken in under some keys of a site's, and under how many ids."""
    number, ids = connection.execute(_TAKEN_UNDER, {"site": site, "keys": list(keys)}).one()
    return number or 0, ids


def replaces(newer: PeerRow, older: PeerRow) -> bool:
    """Whether a card says that it replaces another of its own site."""
    return older.id in newer.replaces and older.site == newer.site and older.id != newer.id


def to_speak_of(known: Iterable[PeerRow], receivers: Sequence[PeerRow]) -> list[PeerRow]:
    """The devices whose packages a site is told of: those it has, and what those were under keys that they have given
    up, until something has come from them since."""
    silent = [row for row in receivers if not row.taken_number]
    return [*receivers, *(one for one in known if any(replaces(row, one) for row in silent))]


def note_taken(connection: Connection, row: PeerRow, package: Taken, wall: int, author: str) -> None:
    """Notes a package as taken in: when, in milliseconds since 1970, and by whom (a staff id)."""
    values = {"device": package.device, "number": package.number, "hash": package.hash}
    connection.execute(_NOTE, [values | {"peer": row.id, "wall": wall, "author": author}])


def _row(found: Any) -> PeerRow:
    values = found._asdict()
    told = {
        "confirmed": bool(found.confirmed),
        "own": bool(found.own),
        "replaces": tuple(found.replaces.split()),
    }
    return PeerRow(**(values | told))
