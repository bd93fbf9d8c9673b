"""The site's team: who can be a coordinator."""

from __future__ import annotations

import secrets

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.people import Principal, StaffMember
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.core.text import clean_name
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.staff import staff_of


def team(desk: Desk) -> list[StaffMember]:
    """The staff of this site, in Swedish order of name."""
    with desk.read() as connection:
        return staff_of(connection, desk.store.site_id)


def everybody(desk: Desk) -> list[StaffMember]:
    """The staff of every site that is known here."""
    with desk.read() as connection:
        return staff_of(connection)


def add_colleague(desk: Desk, name: str, unit: str, principal: Principal) -> Done[str]:
    """Puts someone of the team in the directory. Returns the id. It gives no key to the store.

    Raises KnownError ``staff.no_name`` or ``name.too_long``.
    """
    cleaned = clean_name(name, LABEL_LIMIT)
    if not cleaned:
        raise KnownError("staff.no_name")
    own_id = secrets.token_hex(8)
    values = {"name": cleaned, "principal": principal.value, "site": desk.store.site_id}
    where = clean_name(unit, LABEL_LIMIT)
    with desk.write() as writing:
        known = values | ({"unit": where} if where else {})
        writing.put(site_scope(desk.store.site_id), entities.STAFF, own_id, dict(known))
        writing.record("lägg till i teamet", undoable=False)
    return Done(own_id, Changes(frozenset({Kind.DIRECTORY})))
