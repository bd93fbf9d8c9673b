"""The kinds of information that can be shared: the program's, and those of the site's own."""

from __future__ import annotations

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.consent_scope import MOST_KINDS
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.core.text import clean_name
from samordning_desktop.ops.participants import new_id
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.site_register import own_kinds


def kinds(desk: Desk) -> dict[str, str]:
    """Every kind that a consent can name here, as code → words: the program's first, then the site's own."""
    with desk.read() as connection:
        own = own_kinds(connection, desk.store.site_id)
    return KINDS | {words: words for _, words in own}


def own(desk: Desk) -> list[tuple[str, str]]:
    """The site's own kinds, as id and words."""
    with desk.read() as connection:
        return own_kinds(connection, desk.store.site_id)


def add_kind(desk: Desk, words: str) -> Done[str]:
    """Adds a kind of the site's own. Returns its id.

    Raises KnownError ``kind.empty``, ``kind.known``, ``kind.full`` or ``name.too_long``.
    """
    name = clean_name(words, LABEL_LIMIT)
    if not name:
        raise KnownError("kind.empty")
    with desk.write() as writing:
        there = own_kinds(writing.connection, desk.store.site_id)
        taken = {one.casefold() for one in (*KINDS, *KINDS.values(), *(known for _, known in there))}
        if name.casefold() in taken:
            raise KnownError("kind.known", kind=name)
        if len(there) + len(KINDS) >= MOST_KINDS:
            raise KnownError("kind.full", most=MOST_KINDS)
        own_id = new_id()
        label = f"lägg till uppgiftsslaget {name}"
        writing.put(site_scope(desk.store.site_id), entities.INFORMATION_KIND, own_id, {"name": name})
        writing.record(label, undoable=True)
    return Done(own_id, Changes(frozenset({Kind.CONSENT}), frozenset(), label))


def remove_kind(desk: Desk, own_id: str) -> Done[None]:
    """Takes a kind of the site's own out of the list. Consents that name it keep it.

    Raises KnownError ``kind.unknown``.
    """
    with desk.write() as writing:
        name = dict(own_kinds(writing.connection, desk.store.site_id)).get(own_id)
        if name is None:
            raise KnownError("kind.unknown")
        label = f"ta bort uppgiftsslaget {name}"
        writing.put(site_scope(desk.store.site_id), entities.INFORMATION_KIND, own_id, {"name": None})
        writing.record(label, undoable=True)
    return Done(None, Changes(frozenset({Kind.CONSENT}), frozenset(), label))
