"""Which text a person has been given, how, by whom and when."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.informed import ToldHow
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.text import clean_name
from samordning_desktop.ops.days import not_in_future
from samordning_desktop.ops.participants import new_id
from samordning_desktop.ops.texts import find_version
from samordning_desktop.store.desk import Desk


def inform(
    desk: Desk, participant_id: str, key: str, text_id: str, how: ToldHow, day: date, by: str = ""
) -> Done[str]:
    """Notes that a person has been given a text; ``by`` the coordinator at the desk unless another is named.

    Returns the note's id. Raises KnownError ``participant.unknown``, ``date.future``, ``name.too_long``,
    ``consent.text_unknown`` or ``information.text_unknown``.
    """
    not_in_future(desk, day)
    who = clean_name(by, LABEL_LIMIT) or desk.actor.name
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        text = find_version(desk, writing.connection, key, text_id).id
        own_id = entities.owned_id(row.id, new_id())
        value: list[str | int] = [day.isoformat(), key, text, how.value, who]
        writing.put(participant_scope(row.id), entities.INFORMED, own_id, {"told": value})
        label = f"notera information till {row.short_name}"
        writing.record(label, undoable=True)
    return Done(own_id, Changes(frozenset({Kind.PERSON, Kind.CONSENT}), frozenset({row.id}), label))
