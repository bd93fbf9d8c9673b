"""Another site's participants who are on the board here no longer, by that site's word, and of whom nobody here knows."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from sqlalchemy import Connection, select

from samordning_desktop.core.swedish import sort_key
from samordning_desktop.store.consents import notices_of, site_recalls
from samordning_desktop.store.participants import homes, participant_names
from samordning_desktop.store.schema import news


class Gone(NamedTuple):
    """Who it is, and whether the consent was withdrawn, or else no longer holds for this site."""

    participant: str
    name: str
    withdrawn: bool


def told_gone(connection: Connection, own_site: str, shown: Container[str]) -> list[Gone]:
    """Those whose consent is news here and who are not ``shown``, by name. Who is erased has no name any more.

    Cost follows the news.
    """
    marked = connection.execute(select(news.c.participant).where(news.c.field == "consent")).scalars()
    ids = [one for one in marked if one not in shown]
    if not ids:
        return []
    names, sites = participant_names(connection, ids), homes(connection, ids)
    notices, recalls = notices_of(connection, ids), site_recalls(connection, own_site, ids)
    found = []
    for one in ids:
        notice = notices.get(one)
        told = one in recalls or (notice is not None and bool(notice.withdrawn or notice.recalled))
        if told and one in names and sites.get(one) != own_site:
            found.append(Gone(one, names[one], bool(notice and notice.withdrawn)))
    return sorted(found, key=lambda one: (sort_key(one.name), one.participant))
