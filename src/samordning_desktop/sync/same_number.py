"""A word to whoever comes with the identity number of somebody who is here already: it may be the same person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from samordning_desktop.core.merge_plan import FieldChange, PersonChange
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.same_person import bearer_words, number_key
from samordning_desktop.store.board import in_order, rows_of
from samordning_desktop.store.desk import Connection
from samordning_desktop.store.participants import ending_alike

_FIELD = "personal_id"
_ONE_TOO_MANY = (
    "Är det samma person: kom överens om vilken av dem som ska vara kvar på tavlan, och avsluta den andra."
)
#: So many are named.
_NAMED = 3


def tell_same_number(
    connection: Connection, persons: Sequence[PersonChange], own_site: str, today: date
) -> tuple[PersonChange, ...]:
    """The persons as they are, with a note on each number that comes and that somebody else here bears.

    Cost follows the numbers that come.
    """
    coming = {key for one in persons if (key := number_key(one.coming(_FIELD)))}
    if not coming:
        return tuple(persons)
    bearers: dict[str, list[str]] = defaultdict(list)
    for own_id, number in ending_alike(connection, coming):
        if (key := number_key(number)) in coming:
            bearers[key].append(own_id)
    shared = {own_id for ids in bearers.values() if len(ids) > 1 for own_id in ids}
    shown = in_order(rows_of(connection, own_site, today, shared).values())
    others: dict[str, list[ParticipantRow]] = defaultdict(list)
    for row in shown:
        if key := number_key(row.fields.personal_id):  # empty where it is not shown here
            others[key].append(row)
    if not others:
        return tuple(persons)
    return tuple(_told(one, others) if number_key(one.coming(_FIELD)) in others else one for one in persons)


def _told(person: PersonChange, others: Mapping[str, Sequence[ParticipantRow]]) -> PersonChange:
    def noted(change: FieldChange) -> FieldChange:
        if change.field != _FIELD:
            return change
        bearers = [row for row in others.get(number_key(change.after), ()) if row.id != person.participant]
        return change._replace(note=_words(bearers)) if bearers else change

    return replace(person, fields=tuple(noted(change) for change in person.fields))


def _words(bearers: Sequence[ParticipantRow]) -> str:
    names = list(dict.fromkeys(map(bearer_words, bearers)))
    more = " med flera" if len(names) > _NAMED else ""
    told = f"Samma personnummer har {', '.join(names[:_NAMED])}{more}."
    return told if all(row.left for row in bearers) else f"{told} {_ONE_TOO_MANY}"
