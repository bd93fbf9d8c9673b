"""How long ago each site was sent a package, and what was written since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from samordning_desktop.core.due import PACKAGE_DAYS, Exchange
from samordning_desktop.core.entities import DEVICE, NARROWING, SITE_RECALL
from samordning_desktop.core.scopes import ScopeKind, split_scope
from samordning_desktop.store import told_to
from samordning_desktop.store.exchange import ids_of, must_hear_first, reached
from samordning_desktop.store.ourselves import own_ids, own_keys
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.schema import barred_device, device, head, journal, outgoing

#: The computers that this site has shut out, by a word that stands and was written here or on another of its own.
_BARRED = (
    select(barred_device.c.peer)
    .join(head, (head.c.entity == DEVICE) & (head.c.entity_id == barred_device.c.id))
    .join(journal, journal.c.pos == head.c.pos)
    .join(device, (device.c.site == barred_device.c.site) & (device.c.current == 1))
    .where(journal.c.pos > bindparam("since"))
)


class _Last(NamedTuple):
    """The last package made for a site: its number, its day, where the user is, and how far into the journal it reached."""

    number: int
    made: date
    upto: int


def exchanges(connection: Connection, peers: Sequence[PeerRow], today: date) -> list[Exchange]:
    """How it stands with each other site of which a device is trusted, in the order of ``peers``.

    Cost follows what was written since the last package. Keys that were changed for others are no computer to tell of.
    """
    sites: dict[str, list[PeerRow]] = defaultdict(list)
    for peer in peers:
        if peer.trusted and not peer.own:
            sites[peer.site].append(peer)
    if not sites:
        return []
    given_up = own_keys(connection).former.union(*(peer.replaces for peer in peers))
    last = _last_packages(connection)
    return [
        _exchange(connection, devices, last.get(site), given_up, today) for site, devices in sites.items()
    ]


def _exchange(
    connection: Connection, devices: list[PeerRow], last: _Last | None, given_up: frozenset[str], today: date
) -> Exchange:
    site, name = devices[0].site, devices[0].name
    upto = _sent_upto(connection, devices, last)
    withdrawn = _written(connection, devices, upto, ScopeKind.NOTICE, _for_site(site))
    withdrawn |= _written(connection, devices, upto, ScopeKind.PARTICIPANT, journal.c.entity == NARROWING)
    untold = frozenset(told_to.known_there(connection, site, withdrawn) if withdrawn else ())
    barred = not given_up.issuperset(connection.execute(_BARRED, {"since": upto}).scalars())
    hears = must_hear_first(connection, devices)
    if last is None:
        return Exchange(site, name, untold=untold, barred=barred, hears=hears)
    long_ago = (today - last.made).days > PACKAGE_DAYS
    unsent = _written(connection, devices, upto, ScopeKind.PARTICIPANT) if long_ago else frozenset()
    return Exchange(site, name, last.made, unsent, untold, barred, hears)


def _sent_upto(connection: Connection, devices: list[PeerRow], last: _Last | None) -> int:
    """How far into the journal that is sent which may still arrive: what former keys have signed will be refused."""
    if last is None:
        return 0
    if last.number > own_ids(connection).last_made_before(devices[0].site):
        return last.upto
    return min(last.upto, reached(connection, devices))


def _for_site(site: str) -> ColumnElement[bool]:
    """What is to be told to a site: not that another site is to let go of somebody."""
    return (journal.c.entity != SITE_RECALL) | journal.c.entity_id.endswith(f".{site}")


def _last_packages(connection: Connection) -> dict[str, _Last]:
    newest = select(outgoing.c.site, func.max(outgoing.c.number).label("number")).group_by(outgoing.c.site)
    newest_of = newest.subquery()
    query = select(outgoing.c.site, outgoing.c.number, outgoing.c.made, outgoing.c.upto).join(
        newest_of, (newest_of.c.site == outgoing.c.site) & (newest_of.c.number == outgoing.c.number)
    )
    return {
        site: _Last(number, datetime.fromisoformat(made).astimezone().date(), upto)
        for site, number, made, upto in connection.execute(query)
    }


def _written(
    connection: Connection,
    devices: Sequence[PeerRow],
    after: int,
    kind: ScopeKind,
    *which: ColumnElement[bool],
) -> frozenset[str]:
    """The participants in whose scope of a kind something was written since, by another hand than the site's."""
    theirs = [one for device in devices for one in ids_of(connection, device)]
    query = (
        select(journal.c.scope)
        .where(*which, journal.c.pos > after, journal.c.scope.between(f"{kind}/", f"{kind}0"))
        .where(journal.c.device.not_in(theirs), journal.c.source.not_in(theirs))
        .distinct()
    )
    return frozenset(split_scope(scope)[1] for scope in connection.execute(query).scalars())
