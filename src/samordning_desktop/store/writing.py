"""A transaction as ops see it: fields are put, entries come of it, everything lands or nothing does."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert

from samordning_desktop.core.clock import next_stamp
from samordning_desktop.core.entry import Entry, FieldKey, Head, Value
from samordning_desktop.store import device, schema
from samordning_desktop.store.apply import Item, apply_entries, field_heads
from samordning_desktop.store.journal import newest_stamp


@dataclass
class Writing:
    """One op's transaction. ``wall`` is the clock's time in milliseconds; ``author`` a staff id."""

    connection: Connection
    device_id: str
    author: str
    wall: int
    operation: str = field(default_factory=lambda: secrets.token_hex(8))

    def put(self, scope: str, entity: str, entity_id: str, values: Mapping[str, Value]) -> list[Item]:
        """Writes fields of one thing, each replacing what stands there now. Unchanged fields are left alone."""
        pending = []
        for name, value in values.items():
            heads = field_heads(self.connection, FieldKey(entity, entity_id, name))
            if not _already(heads, value):
                pending.append((name, value, tuple(sorted(head.id for head in heads))))
        return self._append(scope, entity, entity_id, pending)

    def take(self, entries: Iterator[Entry] | list[Entry], source: str) -> list[Item]:
        """Takes in another device's entries. Returns those that were new."""
        return apply_entries(self.connection, entries, source)

    def record(self, label: str, undoable: bool, undoes: str | None = None) -> None:
        """Names the op in the list of operations, which undo works from."""
        row = {"id": self.operation, "label": label, "actor": self.author, "undoable": int(undoable)}
        self.connection.execute(insert(schema.operation), [row | {"undoes": undoes}])

    def _append(
        self, scope: str, entity: str, entity_id: str, pending: list[tuple[str, Value, tuple[bytes, ...]]]
    ) -> list[Item]:
        if not pending:
            return []
        number = device.take_number(self.connection, len(pending))
        stamp = newest_stamp(self.connection)
        entries = []
        for offset, (name, value, replaces) in enumerate(pending):
            stamp = next_stamp(stamp, self.wall)
            entries.append(
                Entry(
                    scope=scope, entity=entity, entity_id=entity_id, field=name, value=value, replaces=replaces,
                    author=self.author, device=self.device_id, number=number + offset,
                    wall=stamp.wall, tick=stamp.tick, operation=self.operation,
                )
            )  # fmt: skip
        return apply_entries(self.connection, entries)


def _already(heads: list[Head], value: Value) -> bool:
    """Whether the field says just this already, with nothing waiting to be settled."""
    if not heads:
        return value is None
    return len(heads) == 1 and heads[0].value == value
