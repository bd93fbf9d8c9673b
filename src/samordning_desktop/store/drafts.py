"""Drafts, kept in the store for whoever wrote them: no part of the journal, and no package takes them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, select

from samordning_desktop.core.draft import Draft
from samordning_desktop.store.schema import setting
from samordning_desktop.store.settings import get_setting, put_setting

_PLACE = "drafts/"


def kept_drafts(connection: Connection, author: str) -> list[Draft]:
    """A coordinator's drafts, by staff id, in the order they were kept."""
    found = get_setting(connection, _PLACE + author)
    return [Draft(author, *cell) for cell in json.loads(found)] if found else []


def put_drafts(connection: Connection, author: str, drafts: Sequence[Draft]) -> None:
    """Keeps just these of a coordinator's drafts."""
    cells = [[draft.participant, draft.field, draft.text] for draft in drafts]
    put_setting(connection, _PLACE + author, json.dumps(cells) if cells else "")


def drop(connection: Connection, participant_id: str) -> None:
    """Takes away what anybody was writing about a participant."""
    names = select(setting.c.name).where(setting.c.name.startswith(_PLACE, autoescape=True))
    for name in list(connection.execute(names).scalars()):
        author = name.removeprefix(_PLACE)
        drafts = kept_drafts(connection, author)
        left = [draft for draft in drafts if draft.participant != participant_id]
        if left != drafts:
            put_drafts(connection, author, left)
