"""Another site's participants who are on the board here no longer, by that site's word, and of whom nobody here knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from samordning_desktop.core.namesakes import shared_names, start_words
from samordning_desktop.core.participant import ParticipantRow, marked_name
from samordning_desktop.core.swedish import sort_key
from samordning_desktop.store.consents import Notice, notices_of, site_recalls
from samordning_desktop.store.narrowed import Narrowed, chunks
from samordning_desktop.store.schema import news, participant

_PEOPLE = Narrowed(
    select(participant.c.id, participant.c.name, participant.c.site, participant.c.start), participant.c.id
)


class Gone(NamedTuple):
    """Who it is, and whether the consent was withdrawn, or else no longer holds for this site."""

    participant: str
    name: str
    withdrawn: bool


def told_gone(connection: Connection, own_site: str, rows: Sequence[ParticipantRow]) -> list[Gone]:
    """Those whose consent is news here and who are not among the board's ``rows``, by name: told apart by their start from
    whoever has it too. Who is erased has no name any more.

    Cost follows the news.
    """
    shown = {row.id for row in rows}
    marked = connection.execute(select(news.c.participant).where(news.c.field == "consent")).scalars()
    ids = [one for one in marked if one not in shown]
    if not ids:
        return []
    notices, recalls = notices_of(connection, ids), site_recalls(connection, own_site, ids)
    theirs = [
        one
        for part in chunks(ids)
        for one in _PEOPLE.run(connection, part)
        if one.name and one.site != own_site and _is_told(notices.get(one.id), one.id in recalls)
    ]
    many = set(shared_names([*(row.fields.name for row in rows), *(one.name for one in theirs)]))
    found = [
        Gone(
            one.id,
            marked_name(one.name, start_words(one.start) if one.name in many else ""),
            one.id in notices and bool(notices[one.id].withdrawn),
        )
        for one in theirs
    ]
    return sorted(found, key=lambda one: (sort_key(one.name), one.participant))


def _is_told(notice: Notice | None, recalled_here: bool) -> bool:
    """Whether the other site has said that somebody is to be let go of."""
    return recalled_here or (notice is not None and bool(notice.withdrawn or notice.recalled))
