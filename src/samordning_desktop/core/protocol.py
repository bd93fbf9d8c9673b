"""What a meeting's protocol says: the changes person by person, each thing on one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from samordning_desktop.core.emptied import TAKEN_AWAY
from samordning_desktop.core.entities import THINGS
from samordning_desktop.core.meeting import BoardChange
from samordning_desktop.core.participant import THING_LABELS
from samordning_desktop.core.sheet import ProtocolChange, ProtocolPerson
from samordning_desktop.core.swedish import dotted
from samordning_desktop.core.wording import THING_NAMES


def protocol_people(changes: Iterable[BoardChange], names: Mapping[str, str]) -> tuple[ProtocolPerson, ...]:
    """The changes under each person's name; ``names`` are by id, and decide who is told of and in what order."""
    by_person: dict[str, dict[tuple[str, str], list[BoardChange]]] = {one: {} for one in names}
    for change in changes:
        if change.participant in by_person:
            by_person[change.participant].setdefault(_line(change), []).append(change)
    return tuple(
        ProtocolPerson(names[one], tuple(_told(group) for group in lines.values()))
        for one, lines in by_person.items()
        if lines
    )


def lines_of(changes: Iterable[BoardChange]) -> int:
    """How many lines a protocol of these changes has."""
    return len({(change.participant, _line(change)) for change in changes})


def _line(change: BoardChange) -> tuple[str, str]:
    """What the changes on one line have in common: a step that was planned is one thing, whatever it is made of."""
    return change.entity_id, "" if change.entity in THINGS else f"{change.entity}.{change.field}"


def _told(group: Sequence[BoardChange]) -> ProtocolChange:
    last = group[-1]
    if last.entity not in THINGS:
        return ProtocolChange(last.label, last.before, last.after, last.author)
    before, after = (_thing(group, which) for which in ("before", "after"))
    gone = not after and last.entity in THING_NAMES
    return ProtocolChange(THING_LABELS[last.entity], before, TAKEN_AWAY if gone else after, last.author)


def _thing(group: Sequence[BoardChange], which: str) -> str:
    """``Ring hyresvärden · Vem: Eva · Klart: 2026-03-01``; empty where there was nothing, or nothing is left."""
    name = THING_NAMES.get(group[-1].entity)
    parts = [
        text if change.field == name else f"{change.label.partition(': ')[2]}: {text}"
        for change in group
        if (text := getattr(change, which))
    ]
    called = "" if any(change.field == name for change in group) else group[-1].thing
    return dotted(called, *parts)
