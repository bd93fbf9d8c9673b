"""The properties of design §1, over any entries at all, on a real encrypted store."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from journals import expected_rows, journals, sorted_rows, without_places
from samordning_desktop.core.entities import THINGS, well_formed
from samordning_desktop.core.entry import Entry
from samordning_desktop.ops import Desk
from samordning_desktop.store.apply import apply_entries, rebuild
from samordning_desktop.store.checks import projection_rows
from samordning_desktop.store.codec import entry_id, unpack_value
from samordning_desktop.store.journal import broken_link
from samordning_desktop.store.schema import PROJECTION, journal

pytestmark = pytest.mark.usefixtures("cheap_keys")

SHARED_STORE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
SEEDS = st.integers(0, 2**32)


@pytest.fixture
def empty(desk: Desk) -> Desk:
    """A store whose journal and projection are empty, so that only a test's own entries count."""
    with desk.write() as writing:
        for table in (journal, *PROJECTION):
            writing.connection.execute(table.delete())
    return desk


def delivered(entries: Sequence[Entry], seed: int) -> Iterator[list[Entry]]:
    """The entries in some order, some of them twice, in some packages."""
    shaken = random.Random(seed)
    pile = [*entries, *shaken.choices(entries, k=shaken.randint(0, len(entries)))]
    shaken.shuffle(pile)
    while pile:
        size = shaken.randint(1, len(pile))
        yield pile[:size]
        del pile[:size]


def rows_after(desk: Desk, packages: Iterator[list[Entry]]) -> dict[str, list[tuple[Any, ...]]]:
    """What a store shows that got these packages; and that its chain and its rebuild hold."""
    with desk.rehearse() as writing:
        for package in packages:
            apply_entries(writing.connection, package, "d9")
        rows = projection_rows(writing.connection)
        assert broken_link(writing.connection) is None
        rebuild(writing.connection)
        assert projection_rows(writing.connection) == rows
        return without_places(rows)


@SHARED_STORE
@given(entries=journals())
def test_the_entries_of_these_tests_are_such_as_are_let_in(entries: list[Entry]) -> None:
    assert all(well_formed(entry) for entry in entries)


@SHARED_STORE
@given(entries=journals(), one=SEEDS, other=SEEDS)
def test_the_same_entries_give_the_same_rows_in_any_order_doubled_and_grouped(
    empty: Desk, entries: list[Entry], one: int, other: int
) -> None:
    first = rows_after(empty, delivered(entries, one))
    assert rows_after(empty, delivered(entries, other)) == first
    assert rows_after(empty, iter([entries])) == first
    assert sorted_rows(first) == expected_rows(entries)


@SHARED_STORE
@given(entries=journals(), seed=SEEDS)
def test_taking_in_what_is_known_already_changes_nothing(
    empty: Desk, entries: list[Entry], seed: int
) -> None:
    with empty.rehearse() as writing:
        apply_entries(writing.connection, entries)
        before = [tuple(row) for row in writing.connection.execute(select(journal))]
        rows = projection_rows(writing.connection)
        for package in delivered(entries, seed):
            assert apply_entries(writing.connection, package, "d9") == []
        assert [tuple(row) for row in writing.connection.execute(select(journal))] == before
        assert projection_rows(writing.connection) == rows


@SHARED_STORE
@given(entries=journals(), seed=SEEDS)
def test_an_erasure_empties_a_participant_whenever_it_arrives(
    empty: Desk, entries: list[Entry], seed: int
) -> None:
    erased = {entry.entity_id for entry in entries if entry.field == "erased"}
    with empty.rehearse() as writing:
        for package in delivered(entries, seed):
            apply_entries(writing.connection, package)
        for row in writing.connection.execute(select(journal)):
            gone = row.scope in {f"participant/{one}" for one in erased}
            original = next(entry for entry in entries if entry_id(entry) == row.id)
            assert (row.value is None) is gone
            assert gone or unpack_value(row.value) == original.value
        rows = projection_rows(writing.connection)
        for name in ("participant", "consent", "rating"):
            assert not any(str(value).split(".")[0] in erased for row in rows[name] for value in row[:2])
        assert {row[0] for row in rows["notice"] if row[5]} == erased


@SHARED_STORE
@given(entries=journals(erasures=False), seed=SEEDS)
def test_every_value_that_nobody_replaced_is_kept_and_the_field_is_marked(
    empty: Desk, entries: list[Entry], seed: int
) -> None:
    rows = rows_after(empty, delivered(entries, seed))
    kept = {row[3] for row in rows["head"]}
    marked = ("participant", *THINGS)
    waiting = {
        (row[0], field) for one in marked for row in rows[one] for field in row[-1].split(",") if field
    }
    for entry in entries:
        rivals = [other for other in entries if other.key == entry.key]
        standing = [
            rival for rival in rivals if not any(entry_id(rival) in other.replaces for other in rivals)
        ]
        assert (entry_id(entry) in kept) is (entry in standing)
        if entry.entity in marked and (entry.entity_id in {row[0] for row in rows[entry.entity]}):
            differ = len({str(rival.value) if rival.value is not None else None for rival in standing}) > 1
            assert ((entry.entity_id, entry.field) in waiting) is differ
