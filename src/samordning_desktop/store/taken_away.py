"""A step, or somebody in the network, whom one site took away while the other went on writing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row

from samordning_desktop.core.conflict import Conflict
from samordning_desktop.core.entry import Head, Value
from samordning_desktop.store.apply import heads_of
from samordning_desktop.store.journal import entry_of, rows_of


def comes_back_with(connection: Connection, one: Conflict) -> dict[str, Value]:
    """What the thing is to hold in its other fields once it is kept: all that was emptied only with it.

    A field in which two people wrote different things meanwhile waits as before. Empty where nobody took it away.
    """
    fields = heads_of(connection, one.entity, [one.entity_id]).get(one.entity_id, {})
    written = rows_of(connection, (head.id for heads in fields.values() for head in heads))
    operation = {own_id: row.operation for own_id, row in written.items()}
    away = {operation[head.id] for head in fields.get(one.field, ()) if head.value is None}
    back: dict[str, Value] = {}
    for field, heads in fields.items():
        with_it = [head for head in heads if head.value is None and operation[head.id] in away]
        if field == one.field or not with_it:
            continue
        values = {head.value for head in heads if head not in with_it} or _before(
            connection, with_it, written
        )
        if len(values) == 1:
            back[field] = values.pop()
    return back


def _before(connection: Connection, heads: list[Head], written: Mapping[bytes, Row[Any]]) -> set[Value]:
    """What stood where these heads were written."""
    olds = {old for head in heads for old in entry_of(written[head.id]).replaces}
    return {entry_of(row).value for row in rows_of(connection, olds).values()}
