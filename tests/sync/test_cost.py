"""What taking a package in asks of the store: it follows the changes, never those who are there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from faulty import engine_of
from packages import exchange, pack
from people import enrol
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.table import TableRow
from samordning_desktop.ops import Desk, boards, participants, ratings
from samordning_desktop.sync import incoming, outgoing

#: Tables with a few rows whatever the number of participants.
FEW = ("device", "peer", "staff", "site", "barred_device", "setting", "superseded")


@contextmanager
def asked(desk: Desk) -> Iterator[list[tuple[str, Any]]]:
    """Every statement that the desk's database is asked, with what is bound."""
    found: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, bound: Any, *_rest: object) -> None:
        found.append((statement, bound))

    event.listen(engine_of(desk), "before_cursor_execute", note)
    yield found
    event.remove(engine_of(desk), "before_cursor_execute", note)


def crowd(desk: Desk, count: int) -> None:
    """So many more people on the board, of whom nothing is to be sent."""
    rows = tuple(TableRow("", BoardFields(f"Bo Nummer{at}", goal="bo själv")) for at in range(count))
    boards.import_board(desk, boards.BoardImportPlan(rows))


@pytest.fixture
def changed(pair: list[Desk]) -> bytes:
    """A package to the second desk: texts of two whom both have, one of them in conflict, and somebody new."""
    here, there = pair
    people = [enrol(here, name, goal="ett") for name in ("Åsa Öberg", "Örjan Ek")]
    exchange(here, there)
    for one in people:
        participants.set_field(here, one, "goal", "ett nytt")
    participants.set_field(there, people[0], "goal", "ett annat")
    enrol(here, "Ny Åberg")
    return pack(here, there)


def test_taking_in_asks_the_same_of_a_store_with_many_as_with_few(pair: list[Desk], changed: bytes) -> None:
    there = pair[1]
    with asked(there) as few:
        incoming.rehearse(there, changed)
    crowd(there, 300)
    with asked(there) as many:
        incoming.rehearse(there, changed)
    assert [statement for statement, _ in many] == [statement for statement, _ in few]


def test_taking_in_looks_through_no_table_that_grows_with_the_participants(
    pair: list[Desk], changed: bytes
) -> None:
    there = pair[1]
    crowd(there, 300)
    with asked(there) as statements:
        incoming.rehearse(there, changed)
    tables = looked_through(there, statements)
    assert "device" in tables, "the plans were read"
    assert tables <= {*FEW, "anon_1"}


def looked_through(desk: Desk, statements: list[tuple[str, Any]]) -> set[str]:
    """The tables that some statements look through from end to end."""
    steps = set()
    with desk.read() as connection:
        for statement, bound in statements:
            if statement.lstrip().startswith("SELECT"):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", bound)
                steps.update(row[3] for row in plan if row[3].startswith("SCAN"))
    return {step.split()[1] for step in steps}


def test_what_has_changed_for_a_site_is_found_without_looking_through_the_journal(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    participants.set_field(here, one, "goal", "ett nytt")
    with asked(here) as statements:
        assert outgoing.preview(here, "Lidköping").entries == 1
    assert "journal" not in looked_through(here, statements)


def test_a_page_is_read_of_those_alone_about_whom_more_came_than_texts_of_the_board(
    pair: list[Desk],
) -> None:
    here, there = pair
    text, more = (enrol(here, name) for name in ("Åsa Öberg", "Örjan Ek"))
    exchange(here, there)
    participants.set_field(here, text, "goal", "ett nytt")
    ratings.add_rating(here, more, here.clock.today(), (3, 4, 5))
    content = pack(here, there)
    with asked(there) as statements:
        incoming.rehearse(there, content)
    counted = [bound for statement, bound in statements if "count(*)" in statement and "rating" in statement]
    assert counted == [(more,), (more,)], "once before and once after"
