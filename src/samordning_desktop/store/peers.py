"""Other sites' devices, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from samordning_desktop.store.schema import peer, retired


@dataclass(frozen=True, slots=True)
class PeerRow:
    """One device of another site, with how far the exchange with it has come.

    ``taken_number`` is its last package taken in here; ``acked_number`` our last package that it has taken
    in, by its own word, and ``acked_pos`` how far into our journal that one reached.
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


def all_peers(connection: Connection) -> list[PeerRow]:
    """Every device known, by site name."""
    return [_row(found) for found in connection.execute(select(peer).order_by(peer.c.name, peer.c.id))]


def peer_with_key(connection: Connection, verify_key: bytes) -> PeerRow | None:
    """The device that signs with this key, or None."""
    found = connection.execute(select(peer).where(peer.c.verify_key == verify_key)).first()
    return _row(found) if found else None


def put_peer(connection: Connection, row: PeerRow) -> None:
    """Keeps a device, in place of the one with the same id."""
    values = {column.name: getattr(row, column.name) for column in peer.c} | {"confirmed": int(row.confirmed)}
    connection.execute(delete(peer).where(peer.c.id == row.id))
    connection.execute(insert(peer), [values])


def confirm(connection: Connection, peer_id: str) -> None:
    """Notes that a person has compared the fingerprint."""
    connection.execute(update(peer).where(peer.c.id == peer_id).values(confirmed=1))


def is_retired(connection: Connection, device: str) -> bool:
    """Whether a peer has gone on under a new device id since it had this one."""
    return connection.execute(select(retired).where(retired.c.device == device)).first() is not None


def retire(connection: Connection, device: str) -> None:
    """Notes that a device id of a peer's is a thing of the past."""
    connection.execute(upsert(retired).on_conflict_do_nothing(), [{"device": device}])


def reinstate(connection: Connection, device: str) -> None:
    """Notes that a device id of a peer's is the present one, by the peer's own card."""
    connection.execute(delete(retired).where(retired.c.device == device))


def _row(found: Any) -> PeerRow:
    values = found._asdict()
    return PeerRow(**(values | {"confirmed": bool(found.confirmed)}))
