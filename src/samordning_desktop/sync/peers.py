"""Knowing other sites: cards out, cards in, fingerprints compared."""

from __future__ import annotations

from dataclasses import replace

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.peer import Peer
from samordning_desktop.store import exchange
from samordning_desktop.store import peers as rows
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.device import current_device
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.sync.cards import (
    CARD_FORMAT,
    Card,
    fingerprint,
    make_card,
    peer_id,
    read_card,
    same_fingerprint,
)

_CHANGED = Changes(frozenset({Kind.PEER}))


def own_card(desk: Desk) -> bytes:
    """This device's card, to hand to another site."""
    with desk.read() as connection:
        row = current_device(connection)
    signing = Ed25519PrivateKey.from_private_bytes(row.signing)
    recipient = pyrage.x25519.Identity.from_str(row.age_identity).to_public()
    return make_card(desk.actor.site_id, desk.actor.site, row.id, signing, str(recipient))


def own_fingerprint(desk: Desk) -> str:
    """What to read aloud when the other site asks."""
    return fingerprint(read_card(own_card(desk)))


def add_peer(desk: Desk, content: bytes) -> Done[Peer]:
    """Keeps another site's card, not yet trusted. The same card again changes nothing; one that a known device
    has made after a restore takes the place of the former, and is confirmed anew.

    Raises KnownError ``peer.not_a_card``, ``peer.newer_card`` or ``peer.own``.
    """
    card = read_card(content)
    with desk.write() as writing:
        own = Ed25519PrivateKey.from_private_bytes(current_device(writing.connection).signing)
        if card.verify_key == own.public_key().public_bytes_raw():
            raise KnownError("peer.own")
        known = rows.peer_with_key(writing.connection, card.verify_key)
        same = known is not None and fingerprint(_card_of(known)) == fingerprint(card)
        if known is not None and same and known.device == card.device:
            return Done(_peer(known), Changes())
        row = _come_back(writing.connection, card, known) if known and same else _row_of(card, known)
        rows.put_peer(writing.connection, row)
    return Done(_peer(row), _CHANGED)


def confirm_peer(desk: Desk, name: str, read_aloud: str) -> Done[Peer]:
    """Trusts a site's device, once a person has compared the fingerprint.

    Raises KnownError ``peer.unknown`` or ``peer.fingerprint``.
    """
    with desk.write() as writing:
        named = [row for row in rows.all_peers(writing.connection) if row.name == name]
        if not named:
            raise KnownError("peer.unknown", name=name)
        for row in named:
            if same_fingerprint(read_aloud, fingerprint(_card_of(row))):
                rows.confirm(writing.connection, row.id)
                return Done(Peer(row.id, row.name, fingerprint(_card_of(row)), True), _CHANGED)
        raise KnownError("peer.fingerprint", name=name)


def peers(desk: Desk) -> list[Peer]:
    """Every device of another site that is known here, by site name."""
    with desk.read() as connection:
        return [_peer(row) for row in rows.all_peers(connection)]


def _come_back(connection: Connection, card: Card, known: PeerRow) -> PeerRow:
    """A known device's new card after it went back to a backup.

    What it had taken in, or we of it, is no longer known; the fingerprint is compared anew.
    """
    exchange.begin_again(connection, known)
    return replace(
        known,
        device=card.device,
        confirmed=False,
        taken_number=0,
        taken_hash=None,
        acked_number=0,
        acked_pos=0,
    )


def _row_of(card: Card, known: PeerRow | None) -> PeerRow:
    """The card as a row; of a device known before, what has been exchanged with it stays known."""
    if known is not None:
        return replace(known, site=card.site, name=card.name, recipient=card.recipient, confirmed=False)
    own_id = peer_id(card.verify_key)
    return PeerRow(own_id, card.device, card.site, card.name, card.verify_key, card.recipient, False)


def _card_of(row: PeerRow) -> Card:
    return Card("", CARD_FORMAT, row.site, row.name, row.device, row.verify_key, row.recipient)


def _peer(row: PeerRow) -> Peer:
    return Peer(row.id, row.name, fingerprint(_card_of(row)), row.confirmed)
