"""The journal: an append-only chain, and what is read out of it."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from journals import journals
from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.entry import Entry
from samordning_desktop.ops import Desk
from samordning_desktop.store.apply import apply_entries
from samordning_desktop.store.codec import entry_id
from samordning_desktop.store.head import JournalHead
from samordning_desktop.store.journal import (
    GENESIS,
    broken_link,
    chunks,
    contains_head,
    entry_of,
    journal_end,
    journal_head,
    known_ids,
    read_rows,
    rows_of,
)
from samordning_desktop.store.schema import journal
from statements import asked

SHARED_STORE = settings(
    max_examples=settings().max_examples // 3, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


#: What a faulty or hostile program could write: a number that its device has used.
FORKED = Entry(
    scope="participant/p1", entity="participant", entity_id="p1", field="goal", value="annat", replaces=(),
    author="k9", device="d1", number=1, wall=9, tick=9, operation="o9",
)  # fmt: skip


def test_of_two_entries_with_one_number_each_is_known_as_what_it_is(empty: Desk) -> None:
    with empty.rehearse() as writing:
        first, third = FORKED._replace(value="först"), FORKED._replace(number=2)
        apply_entries(writing.connection, [first, third])
        assert known_ids(writing.connection, {entry_id(FORKED): FORKED}) == set()
        assert [entry for _, entry in apply_entries(writing.connection, [FORKED, first])] == [FORKED]
        both = {entry_id(first): first, entry_id(FORKED): FORKED}
        assert known_ids(writing.connection, both) == both.keys()


def test_a_number_that_many_entries_have_is_looked_for_once(empty: Desk) -> None:
    """Else the cost of a package in which it stands a hundred thousand times follows the square of that."""
    forked = [FORKED._replace(value=str(at)) for at in range(1_200)]
    with empty.write() as writing:
        apply_entries(writing.connection, forked)
    with asked(empty) as statements, empty.read() as connection:
        assert len(known_ids(connection, {entry_id(entry): entry for entry in forked})) == len(forked)
    assert sum("journal.number IN" in statement for statement, _ in statements) == 1


@pytest.fixture
def empty(desk: Desk) -> Desk:
    with desk.write() as writing:
        writing.connection.execute(journal.delete())
    return desk


def test_an_empty_journal(empty: Desk) -> None:
    with empty.read() as connection:
        assert journal_head(connection) == JournalHead(0, GENESIS.hex())
        assert journal_end(connection) == (0, GENESIS, Stamp(0, 0))
        assert broken_link(connection) is None
        assert list(read_rows(connection)) == []
        assert known_ids(connection, {bytes(16): FORKED}) == set()


@SHARED_STORE
@given(entries=journals(erasures=False))
def test_what_was_put_in_comes_out_in_that_order(empty: Desk, entries: list[Entry]) -> None:
    with empty.rehearse() as writing:
        connection = writing.connection
        apply_entries(connection, entries, "d9")
        rows = [row for part in read_rows(connection, size=4) for row in part]
        assert [entry_of(row) for row in rows] == entries
        assert [row.pos for row in rows] == list(range(1, len(entries) + 1))
        assert {row.source for row in rows} == {"d9"}
        assert [row.pos for part in read_rows(connection, after=2) for row in part] == [
            r.pos for r in rows[2:]
        ]
        known = {entry_id(entry): entry for entry in entries}
        assert known_ids(connection, known | {entry_id(FORKED): FORKED}) == known.keys()
        for own_id, entry in known.items():
            assert known_ids(connection, {own_id: entry}) == {own_id}, (
                "also where the journal is the longer one"
            )
        wanted = [(entry.entity_id, own_id) for own_id, entry in known.items()]
        assert {own_id: entry_of(row) for own_id, row in rows_of(connection, wanted).items()} == known


@SHARED_STORE
@given(entries=journals())
def test_the_chain_is_the_hash_of_everything_before(empty: Desk, entries: list[Entry]) -> None:
    with empty.rehearse() as writing:
        chain = GENESIS
        for at, entry in enumerate(entries, 1):
            apply_entries(writing.connection, [entry])
            chain = sha256(chain + entry_id(entry)).digest()
            assert journal_head(writing.connection) == JournalHead(at, chain.hex())
            assert contains_head(writing.connection, JournalHead(at, chain.hex()))
        for at in range(1, len(entries) + 1):
            assert not contains_head(writing.connection, JournalHead(at, "00" * 32))
        assert not contains_head(writing.connection, JournalHead(len(entries) + 1, chain.hex()))
        assert broken_link(writing.connection) is None


@SHARED_STORE
@given(entries=journals(), data=st.data())
def test_one_changed_row_is_found(empty: Desk, entries: list[Entry], data: st.DataObject) -> None:
    with empty.rehearse() as writing:
        apply_entries(writing.connection, entries)
        hollow = set(
            writing.connection.execute(select(journal.c.pos).where(journal.c.value.is_(None))).scalars()
        )
        at = data.draw(st.integers(1, len(entries)))
        column = data.draw(
            st.sampled_from(["id", "chain"] if at in hollow else ["id", "chain", "author", "tick", "value"])
        )
        new: object = {"author": "annan", "tick": 77, "value": b"\xa3bus"}.get(column, b"x" * 16)
        writing.connection.execute(journal.update().where(journal.c.pos == at).values({column: new}))
        assert broken_link(writing.connection) == at


def test_a_gap_is_found(desk: Desk) -> None:
    with desk.rehearse() as writing:
        writing.connection.execute(journal.delete().where(journal.c.pos == 2))
        assert broken_link(writing.connection) == 2


@given(st.lists(st.integers(), max_size=40), st.integers(1, 9))
def test_chunks_are_everything_in_order(items: list[int], size: int) -> None:
    parts = [list(part) for part in chunks(items, size)]
    assert [item for part in parts for item in part] == items
    assert all(0 < len(part) <= size for part in parts)


def test_the_newest_stamp_is_by_time_and_not_by_place(empty: Desk) -> None:
    base = Entry("site/s", "site", "s", "name", "x", (), "k", "d", 1, 5, 3, "o")
    with empty.rehearse() as writing:
        entries = [base, base._replace(number=2, wall=4, tick=9), base._replace(number=3, wall=5, tick=1)]
        apply_entries(writing.connection, entries)
        end = journal_end(writing.connection)
        assert end.newest == Stamp(5, 3)
        assert JournalHead(end.pos, end.chain.hex()) == journal_head(writing.connection)
        assert end.pos == 3
