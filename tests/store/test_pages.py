"""What a saved cell costs: pages that are written, and what undo asks of a store with many operations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, participants, undoing
from samordning_desktop.store.schema import journal, operation, superseded
from statements import asked, looked_through

#: A page in the write-ahead log, with what stands before it.
_FRAME = 4096 + 24


@pytest.fixture
def person(desk: Desk) -> str:
    """A participant whose cells have been written in before: what a first write makes room for is there."""
    own_id = participants.add_participant(desk, BoardFields("Åsa Öberg", goal="bo själv")).value
    for text in ("ett", "två"):
        participants.set_field(desk, own_id, "goal", text)
    return own_id


def test_a_saved_cell_writes_nine_pages(desk: Desk, folder: Path, person: str) -> None:
    """The entry, what it is found by (number, scope, field, time), its head, the row, the running number, the operation."""
    log = folder / "store.sqlite-wal"
    before = log.stat().st_size
    participants.set_field(desk, person, "goal", "tre")
    assert (log.stat().st_size - before) / _FRAME <= 9


def test_what_one_has_written_over_oneself_is_not_awaited(desk: Desk, person: str) -> None:
    with desk.read() as connection:
        assert connection.execute(superseded.select()).all() == []


def test_an_operation_is_found_by_its_place(desk: Desk, person: str) -> None:
    """No question of undo looks through the operations by id, or the journal, whichever step it goes to."""
    participants.set_field(desk, person, "goal", "tre")
    steps: list[tuple[str, Any]] = []
    for turn in (undoing.undo, undoing.undo, undoing.redo, undoing.undo):
        with asked(desk) as found:
            undoing.undo_label(desk), undoing.redo_label(desk), undoing.package_undo(desk)
            turn(desk)
        steps += found
    assert not looked_through(desk, steps) & {"journal", "participant", "head"}
    by_id = [sql for sql, _ in steps if "operation.id = ?" in sql and "operation.seq = ?" not in sql]
    assert by_id, "what an undo went back to is looked for"
    with desk.read() as connection:
        for sql in set(by_id):
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", ("x",)).fetchall()
            assert "operation_turning" in plan[0][3]


def test_all_that_an_operation_writes_stands_in_its_part_of_the_journal(desk: Desk, person: str) -> None:
    participants.add_participant(desk, BoardFields("Örjan Ek", start=None, situation="lugnt"))
    undoing.undo(desk)
    with desk.read() as connection:
        for row in connection.execute(operation.select()).all():
            query = journal.select().where(journal.c.operation == row.id).order_by(journal.c.pos)
            places = [entry.pos for entry in connection.execute(query)]
            assert places == list(range(row.wrote_after + 1, row.wrote_upto + 1)) != []
