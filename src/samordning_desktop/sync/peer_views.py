"""Another computer's row as people see it, and what we are called ourselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from samordning_desktop.core.peer import Peer
from samordning_desktop.store.desk import Connection
from samordning_desktop.store.device import current_device, former_signing_keys
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.sync.cards import CARD_FORMAT, Card, fingerprint, peer_id


@dataclass(frozen=True, slots=True)
class Ourselves:
    """This store as its peers keep it: the id of the keys that it has now, and those of the keys it has given up."""

    now: str
    former: frozenset[str]


def ourselves(connection: Connection) -> Ourselves:
    """What we are called by others."""
    return Ourselves(
        _id_of(current_device(connection).signing),
        frozenset(_id_of(signing) for signing in former_signing_keys(connection)),
    )


def fingerprint_of_row(row: PeerRow) -> str:
    """What is read aloud at that computer."""
    return fingerprint(Card("", CARD_FORMAT, row.site, row.name, row.device, row.verify_key, row.recipient))


def ousted(row: PeerRow, known: Sequence[PeerRow]) -> list[PeerRow]:
    """The devices that a card truly replaces: its own site's, and not shut out already."""
    return [
        one
        for one in known
        if one.id in row.replaces and one.site == row.site and one.id != row.id and one.barred is None
    ]


def title_of(row: PeerRow) -> str:
    """What it is called on screen."""
    return Peer(row.id, row.name, "", row.confirmed, row.computer, row.own).title


def view_of(row: PeerRow, known: Sequence[PeerRow], us: Ourselves) -> Peer:
    """The computer as people see it among those that are known."""
    return Peer(
        row.id,
        row.name,
        fingerprint_of_row(row),
        row.confirmed,
        row.computer,
        row.own,
        date.fromisoformat(row.barred) if row.barred else None,
        row.barred_there is not None,
        tuple(title_of(one) for one in ousted(row, known)),
        _met(row, us),
    )


def _met(row: PeerRow, us: Ourselves) -> bool:
    """Whether a package has shown that our present card is confirmed there: made for its keys, or about what they made."""
    first_keys = not us.former and row.taken_number > 0
    return row.met == us.now or row.acked_number > 0 or first_keys


def _id_of(signing: bytes) -> str:
    return peer_id(Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes_raw())
