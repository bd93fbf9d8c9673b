"""Receipts: what we have taken in from a peer, told to it in our next package, and what it has told us."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.schema import outgoing, receipt, taken

#: A package tells of the latest that were taken in, this many: the others have been told of.
TOLD = 20
#: And of a site's computers together no more than this.
MOST = 100

_LATEST = (
    select(taken.c.device, taken.c.number, taken.c.wall, taken.c.author)
    .where(taken.c.device == bindparam("by"), taken.c.wall > 0)
    .order_by(taken.c.number.desc())
    .limit(bindparam("most"))
)
_OURS = select(outgoing.c.number).where(outgoing.c.site == bindparam("to"))
_NOTE = upsert(receipt).on_conflict_do_nothing()


class Taking(NamedTuple):
    """A package that was taken in: its device and number, when in milliseconds since 1970, and by whom (a staff id)."""

    device: str
    number: int
    wall: int
    author: str


def to_tell(connection: Connection, devices: Sequence[PeerRow]) -> list[Taking]:
    """The latest packages taken in from each of a site's devices, oldest first; no more than MOST."""
    found = []
    each = max(1, min(TOLD, MOST // len(devices)))
    for row in devices[:MOST]:
        latest = connection.execute(_LATEST, {"by": row.device, "most": each}).all()
        found += [Taking(*one) for one in reversed(latest)]
    return found


def note_told(connection: Connection, row: PeerRow, takings: Iterable[Taking]) -> None:
    """Keeps a peer's word of which of our packages it has taken in; the first word of each stands."""
    known = set(connection.execute(_OURS, {"to": row.site}).scalars())
    rows = [
        {"peer": row.id, "number": one.number, "wall": one.wall, "author": one.author}
        for one in takings
        if one.number in known
    ]
    if rows:
        connection.execute(_NOTE, rows)
