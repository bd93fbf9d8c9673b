"""The append-only journal: a hash chain of entries. Nothing here knows what the entries mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.entry import Entry
from samordning_desktop.store.bulk import Bulk, Plain
from samordning_desktop.store.codec import (
    entry_id,
    join_ids,
    pack_value,
    split_ids,
    unpack_value,
)
from samordning_desktop.store.head import JournalHead
from samordning_desktop.store.narrowed import CHUNK, Narrowed, chunks
from samordning_desktop.store.schema import journal

__all__ = ["CHUNK", "chunks"]

#: What the chain starts from.
GENESIS = bytes(32)
_LAST = select(func.max(journal.c.pos)).scalar_subquery()
_WALL = select(func.max(journal.c.wall)).scalar_subquery()
_TICK = select(func.max(journal.c.tick)).where(journal.c.wall == _WALL).scalar_subquery()
_HEAD = Plain(select(journal.c.pos, journal.c.chain).where(journal.c.pos == _LAST))
_END = Plain(select(journal.c.pos, journal.c.chain, _WALL, _TICK).where(journal.c.pos == _LAST))
_NEWEST_HERE = Plain(
    select(journal.c.wall)
    .where(journal.c.wall >= bindparam("since"), journal.c.tick == 0, journal.c.source == "")
    .order_by(journal.c.wall.desc())
    .limit(1)
)
# OR FAIL: the transaction is taken back as a whole, so no statement need remember how to take back its own rows.
_APPEND = Bulk(insert(journal).prefix_with("OR FAIL"))
_SCOPES = Narrowed(
    select(journal.c.entity_id, journal.c.scope).where(journal.c.entity == bindparam("entity")).distinct(),
    journal.c.entity_id,
)
_WRITTEN_IN = Narrowed(
    select(journal.c.scope, func.count()).where(journal.c.pos > bindparam("after")).group_by(journal.c.scope),
    journal.c.scope,
)
_IDS = Plain(select(journal.c.id))
_KNOWN = Narrowed(select(journal.c.id).where(journal.c.device == bindparam("device")), journal.c.number)


def journal_head(connection: Connection) -> JournalHead:
    """Where the journal ends."""
    row = _HEAD.row(connection)
    return JournalHead(row[0], row[1].hex()) if row else JournalHead(0, GENESIS.hex())


class End(NamedTuple):
    """Where the journal ends, the chain's hash there, and the greatest hybrid logical time in all of it."""

    pos: int
    chain: bytes
    newest: Stamp


class Span(NamedTuple):
    """A part of the journal: after ``start``, up to and with ``end``."""

    start: int
    end: int


def journal_end(connection: Connection) -> End:
    """The journal's end, for what is to be written after it."""
    row = _END.row(connection)
    return End(row[0], row[1], Stamp(row[2], row[3])) if row else End(0, GENESIS, Stamp(0, 0))


def newest_here(connection: Connection, since: int) -> int | None:
    """The newest time, from ``since`` on, that this computer's own clock has shown when something was written.

    Milliseconds. An entry that only follows a later one, as the hybrid logical clock has it, has a tick.
    """
    found = _NEWEST_HERE.row(connection, since=since)
    return None if found is None else found[0]


def contains_head(connection: Connection, head: JournalHead) -> bool:
    """Whether the journal once ended where ``head`` says."""
    if head.pos == 0:
        return True
    chain = connection.execute(select(journal.c.chain).where(journal.c.pos == head.pos)).scalar()
    return chain is not None and chain.hex() == head.chain


def written_in(connection: Connection, scopes: Iterable[str], after: int) -> dict[str, int]:
    """How many entries stand after a position in each of some scopes that has any. Asked of an index alone."""
    return {
        scope: count
        for part in chunks(sorted(scopes))
        for scope, count in _WRITTEN_IN.rows(connection, part, after=after)
    }


def known_ids(connection: Connection, items: Mapping[bytes, Entry]) -> set[bytes]:
    """Which of these entries the journal has, each by its id. They are looked for by their devices and numbers.

    A journal that is shorter than the question is read through.
    """
    found: set[bytes] = set()
    if journal_head(connection).pos < len(items):
        found.update(own_id for (own_id,) in _IDS.rows(connection))
        return found.intersection(items)
    numbers: dict[str, set[int]] = {}
    for entry in items.values():
        numbers.setdefault(entry.device, set()).add(entry.number)
    for device, wanted in numbers.items():
        for part in chunks(sorted(wanted)):
            found.update(own_id for (own_id,) in _KNOWN.rows(connection, part, device=device))
    return found.intersection(items)


def scopes_of(connection: Connection, things: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], set[str]]:
    """The scopes in which something has been said of some things, given by entity and id."""
    found: dict[tuple[str, str], set[str]] = {}
    for entity, ids in things.items():
        for part in chunks(sorted(ids)):
            for entity_id, scope in _SCOPES.rows(connection, part, entity=entity):
                found.setdefault((entity, entity_id), set()).add(scope)
    return found


def append(
    connection: Connection, end: End, items: Sequence[tuple[bytes, Entry]], source: str, hollow: set[str]
) -> None:
    """Adds new entries to the journal's ``end``. Those of the scopes in ``hollow`` are kept without their value."""
    _APPEND.run(connection, _rows_from(end, items, source, hollow))


def _rows_from(
    end: End, items: Iterable[tuple[bytes, Entry]], source: str, hollow: set[str]
) -> Iterator[tuple[Any, ...]]:
    """Entries as the table's rows."""
    pos, chain, _ = end
    for own_id, entry in items:
        pos += 1
        chain = sha256(chain + own_id).digest()  # as ``next_link``, whose call alone would be a tenth of this
        scope, entity, entity_id, field, value, replaces, author, device, number, wall, tick, operation = (
            entry
        )
        yield (
            pos, own_id, scope, entity, entity_id, field, None if scope in hollow else pack_value(value),
            join_ids(replaces) if replaces else b"", author, device, number, wall, tick, operation, source, chain,
        )  # fmt: skip


def next_link(chain: bytes, own_id: bytes) -> bytes:
    """The chain's hash after one more entry."""
    return sha256(chain + own_id).digest()


def hollow_out(connection: Connection, scope: str) -> None:
    """Takes the values out of a scope's entries for good. Their ids, and so the chain, stay."""
    connection.execute(update(journal).where(journal.c.scope == scope).values(value=None))


def read_rows(connection: Connection, after: int = 0, size: int = 5_000) -> Iterator[list[Row[Any]]]:
    """The whole journal after a position, in order, in runs of ``size`` rows."""
    while True:
        query = select(journal).where(journal.c.pos > after).order_by(journal.c.pos).limit(size)
        rows = list(connection.execute(query))
        if not rows:
            return
        yield rows
        after = rows[-1].pos


def rows_of(connection: Connection, wanted: Iterable[tuple[str, bytes]]) -> dict[bytes, Row[Any]]:
    """Journal rows by entry id. ``wanted`` says of each the thing it is about, by which it is found, and its id."""
    found = {}
    for part in chunks(list(wanted)):
        things, ids = zip(*part, strict=True)
        query = select(journal).where(journal.c.entity_id.in_(set(things)), journal.c.id.in_(ids))
        for row in connection.execute(query):
            found[row.id] = row
    return found


def replaced_by(rows: Iterable[Row[Any]]) -> set[tuple[str, bytes]]:
    """The entries that some rows replace, as ``rows_of`` wants them: each is about the same thing."""
    return {(row.entity_id, old) for row in rows for old in split_ids(row.replaces)}


def row_in(connection: Connection, scope: str, own_id: bytes) -> Row[Any] | None:
    """The row of an entry of a scope; None where it has no such entry."""
    return connection.execute(select(journal).where(journal.c.scope == scope, journal.c.id == own_id)).first()


def entry_of(row: Row[Any]) -> Entry:
    """A journal row as the entry it was made from (its value None when the scope has been erased)."""
    return Entry(
        scope=row.scope, entity=row.entity, entity_id=row.entity_id, field=row.field,
        value=None if row.value is None else unpack_value(row.value),
        replaces=split_ids(row.replaces), author=row.author, device=row.device, number=row.number,
        wall=row.wall, tick=row.tick, operation=row.operation,
    )  # fmt: skip


def broken_link(connection: Connection) -> int | None:
    """The first position where the chain, or an entry's own id, does not hold; None when all of it does."""
    chain, expected = GENESIS, 1
    for rows in read_rows(connection):
        for row in rows:
            chain = next_link(chain, row.id)
            intact = row.value is None or entry_id(entry_of(row)) == row.id
            if row.pos != expected or chain != row.chain or not intact:
                return expected
            expected += 1
    return None
