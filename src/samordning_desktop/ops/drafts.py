"""Texts that could not be saved when the program was locked, kept in the store until their author is back.

They are no part of the journal: nobody else sees them, and no package takes them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from samordning_desktop.core.changes import Changes, Done
from samordning_desktop.core.draft import Draft
from samordning_desktop.store.board import rows_of
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.settings import get_setting, put_setting


def keep(desk: Desk, drafts: Sequence[Draft]) -> Done[None]:
    """Keeps drafts beside those kept before; a later text of the same cell takes the former's place."""
    with desk.write() as writing:
        _put(desk, writing.connection, _joined(_kept(desk, writing.connection), drafts))
    return Done(None, Changes())


def take(desk: Desk, remembered: Sequence[Draft] = ()) -> Draft | None:
    """One of this coordinator's drafts, kept no longer; None when there is none.

    ``remembered`` are drafts that could not even be kept. Those about people who have left the board are dropped.
    """
    with desk.read() as connection:
        if not remembered and not _kept(desk, connection):
            return None
    with desk.write() as writing:
        connection = writing.connection
        kept = _kept(desk, connection)
        drafts = _joined(kept, remembered)
        people = sorted({draft.participant for draft in drafts})
        here = rows_of(connection, desk.store.site_id, desk.clock.today(), people)
        drafts = [draft for draft in drafts if draft.participant in here]
        if kept or drafts[1:]:
            _put(desk, connection, drafts[1:])
    return drafts[0] if drafts else None


def _joined(kept: Sequence[Draft], new: Sequence[Draft]) -> list[Draft]:
    return list({(draft.participant, draft.field): draft for draft in (*kept, *new)}.values())


def _kept(desk: Desk, connection: Connection) -> list[Draft]:
    found = get_setting(connection, _name(desk))
    return [Draft(desk.actor.id, *cell) for cell in json.loads(found)] if found else []


def _put(desk: Desk, connection: Connection, drafts: Sequence[Draft]) -> None:
    cells = [[draft.participant, draft.field, draft.text] for draft in drafts]
    put_setting(connection, _name(desk), json.dumps(cells) if cells else "")


def _name(desk: Desk) -> str:
    return f"drafts/{desk.actor.id}"
