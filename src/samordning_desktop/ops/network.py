"""The people and organisations around a participant."""

from __future__ import annotations

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Done
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value
from samordning_desktop.core.network import MOST_MEMBERS, NetworkMember
from samordning_desktop.ops.things import new_thing, remove_thing, write_thing
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.person import network_of


def add_member(desk: Desk, participant_id: str, member: NetworkMember) -> Done[str]:
    """Adds someone around a participant (the ``id`` given is not used). Returns the new id.

    Raises KnownError ``participant.unknown``, ``network.no_name``, ``network.full`` or as ``core.fields.field_value``.
    """
    texts = _texts(member)
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        if len(network_of(writing.connection, row.id)) >= MOST_MEMBERS:
            raise KnownError("network.full", most=MOST_MEMBERS)
        return new_thing(writing, row, entities.NETWORK, texts, f"lägg till i nätverket för {row.short_name}")


def change_member(desk: Desk, participant_id: str, member: NetworkMember) -> Done[None]:
    """Writes what is changed of someone around a participant. Raises as ``add_member``, and ``thing.unknown`` or
    ``conflict.settle_first``."""
    texts = _texts(member)
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        label = f"ändra i nätverket för {row.short_name}"
        return write_thing(writing, row, entities.NETWORK, member.id, texts, label)


def remove_member(desk: Desk, participant_id: str, member_id: str) -> Done[None]:
    """Takes someone away.

    Raises KnownError ``participant.unknown``, ``thing.unknown`` or ``conflict.settle_first``.
    """
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        label = f"ta bort ur nätverket för {row.short_name}"
        return remove_thing(writing, row, entities.NETWORK, member_id, label)


def _texts(member: NetworkMember) -> dict[str, str]:
    if not field_value(entities.NETWORK, "name", member.name):
        raise KnownError("network.no_name")
    return {
        "name": member.name,
        "role": member.role,
        "organisation": member.organisation,
        "contact": member.contact,
        "covered": "ja" if member.covered else "",
    }
