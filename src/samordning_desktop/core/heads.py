"""The heads of things: what their fields hold, before some entries have come and after. Pure, as the projection is."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import partial

from samordning_desktop.core.entry import Entry, Head
from samordning_desktop.core.projection import Heads

#: One entry with its id.
Item = tuple[bytes, Entry]
#: An entry that another one of a field replaces: its id, then that field's key.
Superseded = tuple[bytes, str, str, str]
#: The heads of each field of one thing.
ThingHeads = Mapping[str, list[Head]]
#: A thing, by entity and id.
Thing = tuple[str, str]
#: The heads of each field of things, as the store has them.
Stood = Mapping[Thing, ThingHeads]

#: A head from its parts in order: its own ``__new__`` is written in Python.
_head = partial(tuple.__new__, Head)


def by_thing(items: Sequence[Item]) -> dict[Thing, list[Item]]:
    """The entries about each thing."""
    found: dict[Thing, list[Item]] = {}
    for item in items:
        entry = item[1]
        found.setdefault((entry.entity, entry.entity_id), []).append(item)
    return found


def after(
    stood: Stood, things: Mapping[Thing, Sequence[Item]], gone: Container[Superseded] = ()
) -> Mapping[Thing, Heads]:
    """The heads of things once the entries about them have come: without what these replace, and what is ``gone``."""
    found: dict[Thing, Heads] = {}
    for thing, items in things.items():
        known = stood.get(thing)
        alone = None if known or gone else _alone(items)
        found[thing] = alone or _joined(known or {}, items, gone)
    return found


def _alone(items: Sequence[Item]) -> Heads | None:
    """Entries about one new thing as its heads, when there is one for each field; else None."""
    found: dict[str, tuple[Entry]] = {entry.field: (entry,) for _, entry in items}
    return found if len(found) == len(items) else None


def _joined(known: ThingHeads, items: Sequence[Item], gone: Container[Superseded]) -> Heads:
    """The heads of one thing once some entries have come to those that are known."""
    fields = dict(known)
    for _, entry in items if fields else ():
        if entry.replaces and entry.field in fields:
            fields[entry.field] = [one for one in fields[entry.field] if one.id not in entry.replaces]
    for own_id, entry in items:
        if gone and (own_id, *entry.key) in gone:
            continue
        _, _, _, field, value, _, _, device, number, wall, tick, _ = entry
        made = _head((own_id, value, wall, tick, device, number))
        fields[field] = [*fields[field], made] if field in fields else [made]
    return fields
