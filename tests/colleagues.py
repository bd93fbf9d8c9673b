"""Steps that somebody else at the same desk has done."""

from __future__ import annotations

from sqlalchemy import func, select

from samordning_desktop.ops import Desk
from samordning_desktop.store.schema import operation


def by_a_colleague(desk: Desk) -> None:
    """What was done last is a step of somebody else's: this coordinator's undo begins with what was before it."""
    with desk.write() as writing:
        last = select(func.max(operation.c.seq)).scalar_subquery()
        theirs = operation.update().where(operation.c.seq == last).values(actor="en kollega")
        writing.connection.execute(theirs)
