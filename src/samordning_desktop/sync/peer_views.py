"""Another computer's row as people see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from samordning_desktop.core.merge_plan import own_words, site_words
from samordning_desktop.core.peer import Peer, same_site_name
from samordning_desktop.store.desk import Connection
from samordning_desktop.store.ourselves import our_card
from samordning_desktop.store.peers import PeerRow, replaces
from samordning_desktop.sync.cards import CARD_FORMAT, Card, fingerprint


def fingerprint_of_row(row: PeerRow) -> str:
    """What is read aloud at that computer."""
    return fingerprint(Card("", CARD_FORMAT, row.site, row.name, row.device, row.verify_key, row.recipient))


def ousted(row: PeerRow, known: Sequence[PeerRow]) -> list[PeerRow]:
    """The devices that a card truly replaces, and that are not shut out already."""
    return [one for one in known if one.barred is None and (replaces(row, one) or _follows(row, one))]


def given_up(row: PeerRow, known: Sequence[PeerRow]) -> bool:
    """Whether a newer card of the same computer, confirmed here, has taken this one's place."""
    return any(
        (one.confirmed and replaces(one, row)) or (one.trusted and _follows(one, row)) for one in known
    )


def _follows(newer: PeerRow, older: PeerRow) -> bool:
    """Whether both are what one computer became of the same keys: it changed them, went back to a backup and changed
    them again, and no longer knows of the first change."""
    same = (older.site, older.computer) == (newer.site, newer.computer)
    return same and older.added < newer.added and not set(older.replaces).isdisjoint(newer.replaces)


def title_of(row: PeerRow) -> str:
    """What it is called on screen."""
    return Peer(row.id, row.name, "", row.confirmed, row.computer, row.own).title


def view_of(connection: Connection, row: PeerRow, known: Sequence[PeerRow]) -> Peer:
    """The computer as people see it among those that are known."""
    seen = _seen(row)
    return replace(
        seen,
        ousts=tuple(_told(one) for one in ousted(row, known)),
        card=our_card(connection, row),
        former=given_up(row, known),
        namesake=any(
            one.trusted and one.site != row.site and same_site_name(one.name, row.name) for one in known
        ),
    )


def sender_words(row: PeerRow, known: Sequence[PeerRow]) -> str:
    """Whose its packages are, in running text."""
    if row.own:
        return own_words(row.computer)
    return site_words(row.name, row.computer if one_of_several(row, known) else "")


def one_of_several(row: PeerRow, known: Sequence[PeerRow]) -> bool:
    """Whether its site has more than one computer in use."""
    return sum(one.trusted and one.site == row.site for one in known) > 1


def _seen(row: PeerRow) -> Peer:
    """What its row alone says."""
    return Peer(
        row.id,
        row.name,
        fingerprint_of_row(row),
        row.confirmed,
        row.computer,
        row.own,
        date.fromisoformat(row.barred) if row.barred else None,
        row.barred_there is not None,
        added=datetime.fromisoformat(row.added.partition(" ")[2]).astimezone().date() if row.added else None,
        site=row.site,
    )


def _told(row: PeerRow) -> str:
    """A computer with what tells it from others of its name."""
    peer = _seen(row)
    return f"{peer.title} ({peer.facts})" if peer.facts else peer.title
