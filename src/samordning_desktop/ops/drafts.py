"""Texts that were not saved when the program was locked, kept in the store until their author is back.

They are no part of the journal: nobody else sees them, and no package takes them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple

from samordning_desktop.core.changes import Changes, Done
from samordning_desktop.core.draft import Draft, TextDraft
from samordning_desktop.store.board import rows_of
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.drafts import kept_drafts, put_drafts
from samordning_desktop.store.settings import get_setting, put_setting


def keep(desk: Desk, drafts: Sequence[Draft]) -> Done[None]:
    """Keeps drafts beside those kept before; a later text of the same cell takes the former's place."""
    with desk.write() as writing:
        put_drafts(
            writing.connection, desk.actor.id, _joined(kept_drafts(writing.connection, desk.actor.id), drafts)
        )
    return Done(None, Changes())


def take(desk: Desk, remembered: Sequence[Draft] = ()) -> Draft | None:
    """One of this coordinator's drafts, kept no longer; None when there is none.

    ``remembered`` are drafts that could not even be kept. Those about people who have left the board are dropped.
    """
    with desk.read() as connection:
        if not remembered and not kept_drafts(connection, desk.actor.id):
            return None
    with desk.write() as writing:
        connection = writing.connection
        kept = kept_drafts(connection, desk.actor.id)
        drafts = _joined(kept, remembered)
        people = sorted({draft.participant for draft in drafts})
        here = rows_of(connection, desk.store.site_id, desk.clock.today(), people)
        drafts = [draft for draft in drafts if draft.participant in here]
        if kept or drafts[1:]:
            put_drafts(connection, desk.actor.id, drafts[1:])
    return drafts[0] if drafts else None


def keep_text(desk: Desk, draft: TextDraft) -> Done[None]:
    """Keeps a text of a site's own that this coordinator is writing; a later one takes the former's place."""
    return _put_text(desk, json.dumps(astuple(draft)))


def kept_text(desk: Desk) -> TextDraft | None:
    """The one that this coordinator has not finished, or None."""
    with desk.read() as connection:
        found = get_setting(connection, _text_place(desk))
    return TextDraft(*json.loads(found)) if found else None


def drop_text(desk: Desk) -> Done[None]:
    """Keeps it no longer."""
    return _put_text(desk, "")


def _put_text(desk: Desk, value: str) -> Done[None]:
    with desk.write() as writing:
        put_setting(writing.connection, _text_place(desk), value)
    return Done(None, Changes())


def _text_place(desk: Desk) -> str:
    return f"text_draft/{desk.actor.id}"


def _joined(kept: Sequence[Draft], new: Sequence[Draft]) -> list[Draft]:
    return list({(draft.participant, draft.field): draft for draft in (*kept, *new)}.values())
