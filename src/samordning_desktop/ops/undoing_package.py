"""A package taken back as a whole, field by field: each gets back what it held, as new entries in the journal.

Only fields of people known here before, that still hold what the package left there. What is the person's own or a
question of law (consents, withdrawals, self-ratings, notices), registers, new people and conflicts stay, and so does
what a person might not write there now (``undo_rules``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from samordning_desktop.core import entities
from samordning_desktop.core.conflict import heading, names_thing
from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.details import HIDDEN_WHEN_PROTECTED
from samordning_desktop.core.entry import Entry, FieldKey, Value
from samordning_desktop.core.heads import Item
from samordning_desktop.core.kinds import kind_of
from samordning_desktop.core.package_undo import (
    REGISTER_WORDS,
    GoesBack,
    PackageUndo,
    Stays,
    StaysPut,
    because,
)
from samordning_desktop.core.participant import NEWS_LABELS, ParticipantRow
from samordning_desktop.core.scopes import ScopeKind, participant_scope, split_scope
from samordning_desktop.core.wording import THING_NAMES, label_of, news_field
from samordning_desktop.ops.undo_rules import Back, hindered
from samordning_desktop.store import operations, package_steps
from samordning_desktop.store.board import apart_by_name, rows_of
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.history import names_of_things, shown_value, staff_names
from samordning_desktop.store.journal import Span
from samordning_desktop.store.news import clear_news
from samordning_desktop.store.operations import Step
from samordning_desktop.store.person import details_of
from samordning_desktop.store.taken_away import is_away
from samordning_desktop.store.writing import Thing, Writing

_WRITTEN = (entities.PARTICIPANT, *entities.THINGS)


class _Field(NamedTuple):
    """A field that the step wrote in: the entries it left there, and those that stood before (None: not known)."""

    who: str
    key: FieldKey
    left: Mapping[bytes, Value]
    before: Sequence[Value]


class _Judgement(NamedTuple):
    back: list[Back]
    stays: list[StaysPut]
    rows: Mapping[str, ParticipantRow]


def preview(desk: Desk, connection: Connection, step: Step) -> PackageUndo:
    """What taking the step back would do."""
    found = _judge(desk, connection, step, apart=True)
    names = staff_names(connection)

    def text(key: FieldKey, value: Value) -> str:
        return shown_value(key.entity, key.field, value, names)

    back = tuple(
        GoesBack(
            one.who,
            found.rows[one.who].said_name,
            label_of(one.key),
            text(one.key, one.now),
            text(one.key, one.then),
            names_thing(one.key),
        )
        for one in found.back
    )
    told = {(one.name, one.label) for one in back} | {(one.name, one.label) for one in found.stays}
    first = _stood_at_first(desk, connection, step)
    stays = (*found.stays, *(one for one in first if (one.name, one.label) not in told))
    return PackageUndo(step.id, step.label, back, tuple(dict.fromkeys(stays)))


def _stood_at_first(desk: Desk, connection: Connection, step: Step) -> list[StaysPut]:
    """Of a package that was taken back and in again: what of it stays, also what was never taken back."""
    first = package_steps.taking_of(connection, step.id)
    if first is None or first == step.id:
        return []
    return _judge(desk, connection, step._replace(id=first), apart=True).stays


def goes_back(desk: Desk, connection: Connection, step: Step) -> bool:
    """Whether anything of the step can be taken back."""
    return bool(_judge(desk, connection, step).back)


def stands_because(desk: Desk, connection: Connection, step: Step) -> str:
    """Why nothing of the step can be taken back, in words."""
    return because(_judge(desk, connection, step).stays)


def take_back(desk: Desk, writing: Writing, step: Step) -> frozenset[str]:
    """Writes what can go back. Returns the participants concerned; nobody where nothing can."""
    back = _judge(desk, writing.connection, step).back
    things: dict[tuple[str, str, str], dict[str, Value]] = defaultdict(dict)
    for one in back:
        things[participant_scope(one.who), one.key.entity, one.key.entity_id][one.key.field] = one.then
        clear_news(writing.connection, one.who, news_field(one.key.entity, one.key.field))
    writing.put_all([Thing(*place, values) for place, values in things.items()])
    return frozenset(one.who for one in back)


def _judge(desk: Desk, connection: Connection, step: Step, *, apart: bool = False) -> _Judgement:
    """Field by field, what goes back and what stays."""
    span = package_steps.span_of(connection, step.id)
    items = (
        operations.entries_of(connection, step) if span is None else package_steps.items_in(connection, span)
    )
    people = {split_scope(entry.scope)[1] for _, entry in items if _about_person(entry)}
    rows = rows_of(connection, desk.store.site_id, desk.clock.today(), people)
    if apart:
        rows = _told_apart(desk, connection, rows)
    known = people if span is None else package_steps.known_at(connection, people, span.start)
    stays = list(_stays(items, rows, known))
    written = [item for item in items if _may_go(item[1], rows, known)]
    if span is None:
        fields, end = _of_step(connection, written), step.wrote.end
    else:
        fields, end = _of_package(connection, written, span), span.end
    edited = package_steps.things_at(connection, _came(connection, fields, span), end, after=True)
    back: list[Back] = []
    for one in _changing(connection, rows, fields, edited):
        if isinstance(one, Back):
            back.append(one)
        else:
            stays.append(one)
    kept = hindered(connection, rows, back)
    stays += [
        StaysPut(rows[one.who].said_name, label_of(one.key), kept[one.key]) for one in back if one.key in kept
    ]
    return _Judgement([one for one in back if one.key not in kept], stays, rows)


def _told_apart(
    desk: Desk, connection: Connection, rows: Mapping[str, ParticipantRow]
) -> dict[str, ParticipantRow]:
    """The rows, told apart from all others on the board."""
    names = sorted({row.fields.name for row in rows.values()})
    apart = apart_by_name(connection, desk.store.site_id, desk.clock.today(), names, rows.values())
    return {one: apart[one] for one in rows}


def _about_person(entry: Entry) -> bool:
    return split_scope(entry.scope)[0] is not ScopeKind.SITE


def _may_go(entry: Entry, rows: Mapping[str, ParticipantRow], known: set[str]) -> bool:
    """Whether a field is of the kind that goes back, and of somebody who is here and was."""
    kind, who = split_scope(entry.scope)
    return (
        kind is ScopeKind.PARTICIPANT
        and entry.entity in _WRITTEN
        and entry.field not in ("site", "protected")
        and who in known
        and who in rows
        and rows[who].consent.state is not ConsentState.WITHDRAWN
        and kind_of(entry.entity, entry.field) not in rows[who].veiled
    )


def _stays(items: Iterable[Item], rows: Mapping[str, ParticipantRow], known: set[str]) -> Iterator[StaysPut]:
    """What is not of the kind that goes back."""
    for _, entry in items:
        who = split_scope(entry.scope)[1]
        if not _about_person(entry):
            yield StaysPut("", REGISTER_WORDS[entry.entity], Stays.REGISTER)
        elif who not in rows:
            yield StaysPut("", "", Stays.GONE)
        elif who not in known:
            yield StaysPut(rows[who].said_name, "", Stays.NEW_PERSON)
        elif entry.field == "site":
            continue  # whose they are is nothing that a person reads in the package
        elif entry.entity not in _WRITTEN or rows[who].consent.state is ConsentState.WITHDRAWN:
            word = NEWS_LABELS[news_field(entry.entity, entry.field)]
            yield StaysPut(rows[who].said_name, word, Stays.OWN)
        elif entry.field == "protected":
            yield StaysPut(rows[who].said_name, label_of(entry.key), Stays.PROTECTED)


def _of_package(connection: Connection, items: Sequence[Item], span: Span) -> list[_Field]:
    """The fields that a package wrote in."""
    keys = {entry.key: split_scope(entry.scope)[1] for _, entry in items}
    before = package_steps.stood_at(connection, keys, span.start)
    after = package_steps.stood_at(connection, keys, span.end)
    return [
        _Field(who, key, after[key].heads, list(before[key].heads.values()) if key in before else [])
        for key, who in keys.items()
        if key not in before or after[key].heads.keys() != before[key].heads.keys()
    ]


def _of_step(connection: Connection, items: Sequence[Item]) -> list[_Field]:
    """The fields that an undo or a redo of a package wrote in."""
    olds = operations.values_replaced(connection, [entry for _, entry in items])
    return [
        _Field(
            split_scope(entry.scope)[1],
            entry.key,
            {own_id: entry.value},
            [olds[old] for old in entry.replaces if old in olds],
        )
        for own_id, entry in items
    ]


def _came(connection: Connection, fields: Sequence[_Field], span: Span | None) -> set[str]:
    """The things that were not there before the step: they stay whole, or go."""
    things = {one.key.entity_id for one in fields if one.key.entity in entities.THINGS}
    if span is not None:
        return things - package_steps.things_at(connection, things, span.start)
    return things - {one.key.entity_id for one in fields if any(value is not None for value in one.before)}


def _changing(
    connection: Connection, rows: Mapping[str, ParticipantRow], fields: Sequence[_Field], edited: set[str]
) -> Iterator[Back | StaysPut]:
    """Each field that goes back, or why it does not. What holds the same before and after is passed over.

    ``edited`` are things that came with the step and have been written in since.
    """
    heads = operations.heads_of_keys(connection, [one.key for one in fields])
    named = {one.key.entity_id for one in fields if names_thing(one.key)}
    for one in fields:
        verdict = _verdict(connection, one, heads[one.key])
        if one.key.entity_id in edited:
            verdict = verdict or Stays.CHANGED
        if verdict is Stays.WAITS and one.key.entity_id not in named and _is_away(connection, one.key):
            yield StaysPut(rows[one.who].said_name, _of_thing(connection, one), Stays.AWAY)
            continue
        if verdict is not None:
            yield StaysPut(rows[one.who].said_name, label_of(one.key), verdict)
            continue
        now, then = next(iter(one.left.values())), next(iter(one.before), None)
        if now == then or _names_nobody(one.key, then):
            continue
        if _hidden(connection, one):
            yield StaysPut(rows[one.who].said_name, label_of(one.key), Stays.PROTECTED)
        else:
            yield Back(one.who, one.key, now, then)


def _verdict(connection: Connection, one: _Field, heads: Sequence[bytes]) -> Stays | None:
    """Why a field stays; None when it can go back."""
    if len(heads) > 1:
        return Stays.ALIKE if _alike(one, heads) else Stays.WAITS
    if len(one.left) != 1 or not operations.still_stands(connection, one.key, next(iter(one.left)), heads):
        return Stays.CHANGED
    return Stays.SETTLED if len(one.before) > 1 else None


def _alike(one: _Field, heads: Sequence[bytes]) -> bool:
    """Whether all who wrote there unseen by each other wrote the same."""
    values = [one.left.get(own_id, ...) for own_id in heads]
    return ... not in values and all(value == values[0] for value in values)


def _is_away(connection: Connection, key: FieldKey) -> bool:
    """Whether it is a field of a step, or of somebody in the network, that has been taken away."""
    return key.entity in THING_NAMES and is_away(connection, key)


def _of_thing(connection: Connection, one: _Field) -> str:
    """The field's word with what the thing was called, which is nowhere to be seen."""
    return heading(label_of(one.key), names_of_things(connection, one.who).get(one.key.entity_id, ""))


def _names_nobody(key: FieldKey, then: Value) -> bool:
    """Whether it is a name that would go."""
    return (key.entity, key.field) == (entities.PARTICIPANT, "name") and then is None


def _hidden(connection: Connection, one: _Field) -> bool:
    """Whether it is what nobody may see, of someone with protected identity."""
    if one.key.entity != entities.PARTICIPANT or one.key.field not in HIDDEN_WHEN_PROTECTED:
        return False
    return details_of(connection, one.who).protected
