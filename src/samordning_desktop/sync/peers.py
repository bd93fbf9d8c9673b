"""Knowing other computers: cards out, cards in, fingerprints compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import structs

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fingerprint import check_heard
from samordning_desktop.core.peer import Own, Peer, peer_id
from samordning_desktop.core.swedish import possessive
from samordning_desktop.core.text import clean_name
from samordning_desktop.store import exchange
from samordning_desktop.store import peers as rows
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.device import current_device, former_signing_keys, has_kept_keys
from samordning_desktop.store.history import moment
from samordning_desktop.store.ourselves import own_keys
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.settings import get_setting, put_setting
from samordning_desktop.store.writing import Writing
from samordning_desktop.sync import barring
from samordning_desktop.sync.cards import Card, fingerprint, make_card, read_card
from samordning_desktop.sync.peer_views import (
    fingerprint_of_row,
    given_up,
    ousted,
    title_of,
    view_of,
)

_CHANGED = Changes(frozenset({Kind.PEER}))
_NAME, _SAVED = "computer", "card_saved"
#: So many digits has a card's place in turn.
_TURN = 6


def own(desk: Desk) -> Own:
    """How this computer presents itself to the others."""
    card = read_card(own_card(desk))
    with desk.read() as connection:
        saved = get_setting(connection, _SAVED) or ""
        day, _, what = saved.partition(" ")
        return Own(
            site=desk.actor.site,
            computer=card.computer,
            named=get_setting(connection, _NAME) is not None,
            fingerprint=fingerprint(card),
            card_saved=date.fromisoformat(day) if day and what == _mark(card) else None,
            gone_back=has_kept_keys(connection),
            new_keys=bool(former_signing_keys(connection)),
        )


def name_computer(desk: Desk, name: str) -> Done[None]:
    """Gives this computer the name that the others see. Raises KnownError ``peer.nameless`` or ``name.too_long``."""
    cleaned = clean_name(name, LABEL_LIMIT)
    if not cleaned:
        raise KnownError("peer.nameless")
    with desk.write() as writing:
        put_setting(writing.connection, _NAME, cleaned)
    return Done(None, _CHANGED)


def note_saved(desk: Desk) -> Done[None]:
    """Notes that this computer's card, as it is now, has been saved to be handed over."""
    card = read_card(own_card(desk))
    with desk.write() as writing:
        put_setting(writing.connection, _SAVED, f"{desk.clock.today().isoformat()} {_mark(card)}")
    return Done(None, _CHANGED)


def own_card(desk: Desk) -> bytes:
    """This device's card, to hand to another site."""
    with desk.read() as connection:
        row = current_device(connection)
        name = get_setting(connection, _NAME) or f"{possessive(desk.actor.name.split()[0])} dator"
        former = tuple(sorted(own_keys(connection).former))
    signing = Ed25519PrivateKey.from_private_bytes(row.signing)
    recipient = str(pyrage.x25519.Identity.from_str(row.age_identity).to_public())
    return make_card(desk.actor.site_id, desk.actor.site, row.id, signing, recipient, name, former)


def own_fingerprint(desk: Desk) -> str:
    """What to read aloud when the other site asks."""
    return fingerprint(read_card(own_card(desk)))


def add_peer(desk: Desk, content: bytes) -> Done[Peer]:
    """Keeps another computer's card, not yet trusted. The same card again changes nothing; one that a known device
    has made after a restore takes the place of the former, and is confirmed anew.

    Raises KnownError ``peer.not_a_card``, ``peer.newer_card``, ``peer.own`` or ``peer.former``.
    """
    card = read_card(content)
    with desk.write() as writing:
        us = own_keys(writing.connection)
        if peer_id(card.verify_key) in {us.now, *us.former}:
            raise KnownError("peer.own")
        known = rows.peer_with_key(writing.connection, card.verify_key)
        if known is not None and _says_the_same(card, known):
            row, changes = known, Changes()
        else:
            row, changes = _row_of(writing, card, known), _CHANGED
            rows.put_peer(writing.connection, row)
        _check_in_use(row, rows.all_peers(writing.connection))
        return Done(_seen(writing.connection, row.id), changes)


def confirm_peer(desk: Desk, name: str, read_aloud: str) -> Done[Peer]:
    """Trusts a site's device, once a person has compared the fingerprint; what it has been is shut out. ``name`` is the
    site's, or else the device's id or the beginning of it.

    Raises KnownError ``peer.unknown``, ``peer.former``, ``peer.barred`` or as ``check_heard``.
    """
    ours = own_fingerprint(desk)
    with desk.write() as writing:
        known = rows.all_peers(writing.connection)
        named = [row for row in known if row.name == name]
        named = named or [row for row in known if name and row.id.startswith(name)]
        if not named:
            raise KnownError("peer.unknown", name=name)
        row = _heard(read_aloud, named, ours, name if len(named) > 1 else title_of(named[0]))
        _check_in_use(row, known)
        if row.barred is not None:
            raise KnownError("peer.barred", name=title_of(row), day=row.barred)
        rows.confirm(writing.connection, row.id)
        if row.replaces and not row.acked_number:
            exchange.begin_for(writing.connection, row)
        for former in ousted(row, known):
            barring.bar(desk, writing, former)
        return Done(_seen(writing.connection, row.id), _CHANGED)


def bar_peer(desk: Desk, own_id: str) -> Done[Peer]:
    """Shuts a computer out, here and wherever our word goes. Raises KnownError ``peer.none`` or ``peer.ambiguous_id``."""
    with desk.write() as writing:
        row = _find(writing.connection, own_id)
        barring.bar(desk, writing, row)
        writing.record(f"spärra {title_of(row)}", undoable=False)
        return Done(_seen(writing.connection, row.id), _CHANGED)


def let_in(desk: Desk, own_id: str, read_aloud: str) -> Done[Peer]:
    """Lets a computer that we have shut out in again, once a person has compared the fingerprint anew.

    Raises KnownError ``peer.none``, ``peer.ambiguous_id``, ``peer.former``, ``peer.barred_there`` or as ``check_heard``.
    """
    ours = own_fingerprint(desk)
    with desk.write() as writing:
        row = _find(writing.connection, own_id)
        _check_in_use(row, rows.all_peers(writing.connection))
        if row.barred_there is not None:
            raise KnownError("peer.barred_there", name=row.name)
        _heard(read_aloud, [row], ours, title_of(row))
        barring.let_in(desk, writing, row)
        rows.confirm(writing.connection, row.id)
        writing.record(f"släppa in {title_of(row)}", undoable=False)
        return Done(_seen(writing.connection, row.id), _CHANGED)


def change_keys(desk: Desk) -> Done[Own]:
    """Gives this computer new keys, and shuts out whoever has the old: a computer that is lost, or that was copied.

    The others must take its new card in and confirm it. What was sealed to the old keys can still be opened here.
    """
    with desk.write() as writing:
        barring.change_keys(desk, writing)
        writing.record("byta nycklar", undoable=False)
    desk.store.look_who_it_is()
    return Done(own(desk), _CHANGED)


def peers(desk: Desk) -> list[Peer]:
    """Every other computer that is known here: our own site's first, then by site name; a site's computers that are
    in use before those that are shut out, and those before keys that are given up."""
    with desk.read() as connection:
        known = rows.all_peers(connection)
        views = [view_of(connection, row, known) for row in known]
    return sorted(views, key=lambda peer: (not peer.own, peer.name, peer.former, peer.barred is not None))


def _seen(connection: Connection, own_id: str) -> Peer:
    """A device as it is now."""
    known = rows.all_peers(connection)
    return view_of(connection, next(row for row in known if row.id == own_id), known)


def _find(connection: Connection, own_id: str) -> PeerRow:
    """A device by its id, or the beginning of it."""
    found = [row for row in rows.all_peers(connection) if own_id and row.id.startswith(own_id)]
    if len(found) != 1:
        raise KnownError("peer.ambiguous_id" if found else "peer.none", id=own_id)
    return found[0]


def _heard(read_aloud: str, named: Sequence[PeerRow], ours: str, name: str) -> PeerRow:
    """The device of those named whose fingerprint was read aloud. Raises KnownError as ``check_heard``."""
    prints = {fingerprint_of_row(row): row for row in named}
    return prints[check_heard(read_aloud, prints, ours, name)]


def _check_in_use(row: PeerRow, known: Sequence[PeerRow]) -> None:
    """Raises KnownError ``peer.former`` for keys that their computer has given up."""
    if given_up(row, known):
        raise KnownError("peer.former", name=title_of(row))


def _says_the_same(card: Card, known: PeerRow) -> bool:
    return (
        fingerprint(card) == fingerprint_of_row(known)
        and (card.device, card.computer, card.replaces) == (known.device, known.computer, known.replaces)
    )  # fmt: skip


def _row_of(writing: Writing, card: Card, known: PeerRow | None) -> PeerRow:
    """The card as a row; of a device known before, what has been exchanged with it stays known.

    A name for the computer alone asks for nothing more: it is signed by the key that was confirmed.
    """
    own_id = peer_id(card.verify_key)
    bare = PeerRow(
        own_id, card.device, card.site, card.name, card.verify_key, card.recipient, confirmed=False,
        computer=card.computer, replaces=card.replaces, added=_added(writing),
    )  # fmt: skip
    if known is None:
        return bare
    if known.device != card.device and fingerprint(card) == fingerprint_of_row(known):
        # It has gone back to a backup: what it had is no longer known.
        exchange.begin_again(writing.connection, known)
        return bare
    renamed = _says_the_same(structs.replace(card, computer=known.computer), known)
    return replace(
        known,
        site=card.site, name=card.name, recipient=card.recipient, computer=card.computer, replaces=card.replaces,
        confirmed=known.confirmed and renamed,
    )  # fmt: skip


def _added(writing: Writing) -> str:
    """The place in turn and the time of a card that comes in now: the turn is right though the clock be wrong."""
    latest = max((row.added for row in rows.all_peers(writing.connection)), default="")
    return f"{int(latest[:_TURN] or 0) + 1:0{_TURN}} {moment(writing.wall).isoformat()}"


def _mark(card: Card) -> str:
    """By which a card is known as the one that was saved."""
    return f"{peer_id(card.verify_key)}{card.device}{card.computer}"
