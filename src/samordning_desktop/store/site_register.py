"""What the sites have put in themselves: their own texts, and their own kinds of information."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from samordning_desktop.core.document import Document
from samordning_desktop.core.swedish import sort_key
from samordning_desktop.core.texts import own_text
from samordning_desktop.store.schema import information_kind, site, text_


def own_texts(connection: Connection, key: str, site_id: str | None = None) -> list[Document]:
    """The texts ``key`` of a site, or of every site (a form signed at one is shown at the other), in no order."""
    query = select(text_).where(text_.c.key == key)
    rows = connection.execute(query if site_id is None else query.where(text_.c.site == site_id))
    return [own_text(row.key, bool(row.easy), row.source) for row in rows]


def own_versions(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """What the papers of some sites' own texts call their version, by id: ``F1, lättläst``."""
    rows = connection.execute(select(text_).where(text_.c.id.in_(sorted(ids))))
    found = [own_text(row.key, bool(row.easy), row.source) for row in rows]
    return {one.id: f"{one.version}, lättläst" if one.easy else one.version for one in found}


def own_kinds(connection: Connection, site_id: str) -> list[tuple[str, str]]:
    """A site's own kinds of information, as id and words, in Swedish order."""
    query = select(information_kind.c.id, information_kind.c.name).where(information_kind.c.site == site_id)
    return sorted(
        ((own_id, name) for own_id, name in connection.execute(query)), key=lambda one: sort_key(one[1])
    )


def site_names(connection: Connection) -> dict[str, str]:
    """Every site that is known here, by id."""
    rows = connection.execute(select(site.c.id, site.c.name).where(site.c.name.is_not(None)))
    return {row.id: row.name for row in rows}
