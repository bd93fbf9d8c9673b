"""The directory: who works at which site."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from samordning_desktop.core.people import StaffMember
from samordning_desktop.core.swedish import sort_key
from samordning_desktop.store.journal import chunks
from samordning_desktop.store.schema import site, staff


def staff_of(connection: Connection, site_id: str | None = None) -> list[StaffMember]:
    """The staff of a site, or of every site, in Swedish order of name."""
    query = select(staff).where(staff.c.name.is_not(None))
    if site_id is not None:
        query = query.where(staff.c.site == site_id)
    members = [
        StaffMember(row.id, row.name, row.unit or "", row.principal or "", row.site or "")
        for row in connection.execute(query)
    ]
    return sorted(members, key=lambda one: (sort_key(one.name), one.id))


def writers(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Who some of the staff are, by id: ``Bo Lund, Lidköping``."""
    found = {}
    query = select(staff.c.id, staff.c.name, site.c.name.label("where")).outerjoin(
        site, site.c.id == staff.c.site
    )
    for part in chunks(sorted(set(ids))):
        for row in connection.execute(query.where(staff.c.id.in_(part))):
            found[row.id] = ", ".join(text for text in (row.name, row.where) if text)
    return found
