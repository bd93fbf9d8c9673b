"""Whom a site has got something about, from us or by its own hand: they are told of a withdrawal, whatever else is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Insert, Select, bindparam, insert, literal, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from samordning_desktop.core.scopes import notice_scope, participant_scope
from samordning_desktop.store.bulk import Bulk
from samordning_desktop.store.journal import CHUNK, chunks
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.schema import device, journal, peer, peer_scope, sent_scope, taken

_NOTE_KNOWN = Bulk(
    insert(peer_scope)
    .values({name: bindparam(name) for name in ("peer", "scope", "upto")})
    .prefix_with("OR IGNORE")
)

_DEVICES = select(peer.c.device).where(peer.c.site == bindparam("there"))
_PEERS = select(peer.c.id).where(peer.c.site == bindparam("there"))
_AMONG: BindParameter[str] = bindparam("among", expanding=True)
_KNOWN_THERE = (
    select(sent_scope.c.scope)
    .where(sent_scope.c.site == bindparam("there"), sent_scope.c.scope.in_(_AMONG))
    .union(
        select(peer_scope.c.scope).where(peer_scope.c.peer.in_(_PEERS), peer_scope.c.scope.in_(_AMONG)),
        select(journal.c.scope).where(
            journal.c.scope.in_(_AMONG),
            or_(journal.c.device.in_(_DEVICES), journal.c.source.in_(_DEVICES)),
        ),
    )
)


def known_there(connection: Connection, site: str, participant_ids: Iterable[str]) -> set[str]:
    """Which participants a site has got something about, from us or by its own hand.

    Also by way of a device that is shut out or not confirmed: what one of a site's devices has, the others can have.
    """
    known: set[str] = set()
    for part in chunks(sorted(participant_scope(one) for one in participant_ids), CHUNK):
        known.update(connection.execute(_KNOWN_THERE, {"there": site, "among": part}).scalars())
    return {scope.partition("/")[2] for scope in known}


def surely_there(
    connection: Connection, receivers: Sequence[PeerRow], participant_ids: Iterable[str]
) -> set[str]:
    """Which participants each of a site's devices has for sure, as it is now: it has written or sent something itself."""
    sure = set(participant_ids)
    for row in receivers:
        had: set[str] = set()
        for part in chunks(sorted(participant_scope(one) for one in sure), CHUNK):
            theirs = select(journal.c.scope).where(
                journal.c.scope.in_(part), or_(journal.c.device == row.device, journal.c.source == row.device)
            )
            had.update(connection.execute(theirs.distinct()).scalars())
        sure &= {scope.partition("/")[2] for scope in had}
    return sure


def said_between(
    connection: Connection, receivers: Sequence[PeerRow], participant_ids: Sequence[str]
) -> set[str]:
    """The participants about whom this store, or one of a site's devices under any of its ids and keys, gave a notice."""
    keys = {one for row in receivers for one in (row.id, *row.replaces)}
    theirs = (
        select(taken.c.device)
        .join(peer, peer.c.id == taken.c.peer)
        .where(peer.c.site == receivers[0].site, peer.c.id.in_(sorted(keys)))
    )
    said: set[str] = set()
    for part in chunks(sorted(notice_scope(one) for one in participant_ids), CHUNK):
        query = select(journal.c.scope).where(
            journal.c.scope.in_(part), or_(journal.c.source == "", journal.c.source.in_(theirs))
        )
        said.update(connection.execute(query.distinct()).scalars())
    return {scope.partition("/")[2] for scope in said}


class InformedSite(NamedTuple):
    """A site that has got something about a participant."""

    site: str
    name: str


def informed_sites(connection: Connection, participant_id: str) -> list[InformedSite]:
    """The other sites that have got something about a participant, or have written it themselves, by name."""
    own = select(device.c.site).where(device.c.current == 1).scalar_subquery()
    query = select(peer.c.site, peer.c.name).where(peer.c.site != own).distinct().order_by(peer.c.name)
    return [
        InformedSite(site, name)
        for site, name in connection.execute(query)
        if known_there(connection, site, [participant_id])
    ]


def note_known(connection: Connection, row: PeerRow, scopes: Iterable[str]) -> None:
    """Notes that a device has something of some participants, for it has sent it: also what was known here already."""
    beginning = participant_scope("")
    about = sorted(scope for scope in scopes if scope.startswith(beginning))
    _NOTE_KNOWN.run(connection, ((row.id, scope, 0) for scope in about))


def keep_told(connection: Connection, told: Select[Any]) -> None:
    """Notes for pairs of device and scope that the device may have got something of it, if nothing surer is known."""
    connection.execute(keeping(told))


def keeping(told: Select[Any]) -> Insert:
    """What ``keep_told`` says, for who says it often."""
    rows = told.add_columns(literal(0))
    return upsert(peer_scope).from_select(["peer", "scope", "upto"], rows).on_conflict_do_nothing()
