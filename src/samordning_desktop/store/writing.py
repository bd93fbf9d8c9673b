"""A transaction as ops see it: fields are put, entries come of it, everything lands or nothing does."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert

from samordning_desktop.core.clock import Stamp, is_astray, next_stamp
from samordning_desktop.core.entities import ORDERED, PARTICIPANT
from samordning_desktop.core.entry import Entry, Head, Value
from samordning_desktop.core.heads import Item, Stood
from samordning_desktop.store import device, schema
from samordning_desktop.store.apply import apply_entries, apply_own, heads_of
from samordning_desktop.store.bulk import Plain
from samordning_desktop.store.journal import Span, chunks, journal_end
from samordning_desktop.store.news import forget_written

_RECORD = Plain(
    insert(schema.operation).values(
        {
            name: bindparam(name)
            for name in ("id", "label", "actor", "undoable", "undoes", "wrote_after", "wrote_upto")
        }
    )
)


class Thing(NamedTuple):
    """Fields of one thing, to be written."""

    scope: str
    entity: str
    entity_id: str
    values: Mapping[str, Value]


class _Pending(NamedTuple):
    """A field to be written, and the entries that its author was looking at."""

    thing: Thing
    field: str
    value: Value
    replaces: tuple[bytes, ...]


@dataclass
class Writing:
    """One op's transaction. ``wall`` is the clock's time in milliseconds; ``author`` a staff id.

    ``wrote`` is the part of the journal that holds all that it has put.
    """

    connection: Connection
    device_id: str
    author: str
    wall: int
    operation: str = field(default_factory=lambda: secrets.token_hex(8))
    wrote: Span | None = None

    def put(self, scope: str, entity: str, entity_id: str, values: Mapping[str, Value]) -> list[Item]:
        """Writes fields of one thing, each replacing what stands there now. Unchanged fields are left alone."""
        return self.put_all([Thing(scope, entity, entity_id, values)])

    def put_all(self, things: Sequence[Thing]) -> list[Item]:
        """As ``put``, for many things at the cost of one. A thing may stand there once only."""
        return self._put(things, anew=False)

    def put_anew(self, thing: Thing) -> list[Item]:
        """As ``put``, also of fields that say just this already: it is said once more, now."""
        return self._put([thing], anew=True)

    def take(self, entries: Iterator[Entry] | list[Entry], source: str) -> list[Item]:
        """Takes in another device's entries. Returns those that were new."""
        return apply_entries(self.connection, entries, source)

    def record(self, label: str, undoable: bool, undoes: str | None = None) -> None:
        """Names the op, once all is put, in the list of operations, which undo works from."""
        after, upto = self.wrote or (None, None)
        _RECORD.run(
            self.connection,
            id=self.operation,
            label=label,
            actor=self.author,
            undoable=int(undoable),
            undoes=undoes,
            wrote_after=after,
            wrote_upto=upto,
        )

    def _put(self, things: Sequence[Thing], anew: bool) -> list[Item]:
        stood = self._heads(things)
        pending = [
            _Pending(thing, name, value, tuple(sorted(head.id for head in heads)))
            for thing in things
            for name, value in thing.values.items()
            if not _already(heads := stood.get((thing.entity, thing.entity_id), {}).get(name, []), value)
            or anew
        ]
        if not pending:
            return []
        end = journal_end(self.connection)
        self.wrote = Span(self.wrote.start if self.wrote else end.pos, end.pos + len(pending))
        forget_written(self.connection, self._from_elsewhere(pending, stood))
        return apply_own(self.connection, end, self._entries(pending, end.newest), stood)

    def _from_elsewhere(self, pending: Iterable[_Pending], stood: Stood) -> Iterator[tuple[str, str]]:
        """The participants' fields that hold what another device wrote: nothing else can be news."""
        for one in pending:
            if one.thing.entity == PARTICIPANT:
                heads = stood.get((PARTICIPANT, one.thing.entity_id), {}).get(one.field, [])
                if any(head.device != self.device_id for head in heads):
                    yield one.thing.entity_id, one.field

    def _heads(self, things: Sequence[Thing]) -> Stood:
        """What stands in each thing's fields now."""
        ids: dict[str, list[str]] = {}
        for thing in things:
            ids.setdefault(thing.entity, []).append(thing.entity_id)
        return {
            (entity, entity_id): heads
            for entity, wanted in ids.items()
            for part in chunks(wanted)
            for entity_id, heads in heads_of(self.connection, entity, part).items()
        }

    def _entries(self, pending: Sequence[_Pending], stamp: Stamp) -> list[Entry]:
        """The entries to be written, after ``stamp``; after this computer's time alone where that is astray."""
        number = device.take_number(self.connection, len(pending))
        last = {True: stamp, False: Stamp(0, 0)}
        astray = is_astray(stamp, self.wall)
        entries = []
        for offset, (thing, name, value, replaces) in enumerate(pending):
            after = not astray or thing.entity in ORDERED
            stamp = last[after] = next_stamp(last[after], self.wall)
            entries.append(
                Entry(
                    scope=thing.scope, entity=thing.entity, entity_id=thing.entity_id, field=name, value=value,
                    replaces=replaces, author=self.author, device=self.device_id, number=number + offset,
                    wall=stamp.wall, tick=stamp.tick, operation=self.operation,
                )
            )  # fmt: skip
        return entries


def _already(heads: list[Head], value: Value) -> bool:
    """Whether the field says just this already, with nothing waiting to be settled."""
    if not heads:
        return value is None
    return len(heads) == 1 and heads[0].value == value
