"""What taking a package in asks of the store: it follows the changes, never those who are there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from packages import exchange, pack
from people import enrol
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.table import TableRow
from samordning_desktop.ops import (
    Desk,
    boards,
    conflicts,
    history,
    participants,
    ratings,
    reading,
    setup,
    undoing,
)
from samordning_desktop.sync import incoming, outgoing
from statements import asked, looked_through

#: Tables with a few rows whatever the number of participants.
FEW = ("device", "peer", "staff", "site", "barred_device", "setting", "superseded")


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
    enrol(here, "Ny Åberg", personal_id="19610118-2803")
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


def test_what_has_changed_for_a_site_is_found_without_looking_through_the_journal(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    participants.set_field(here, one, "goal", "ett nytt")
    with asked(here) as statements:
        assert outgoing.preview(here, "Lidköping").entries == 1
    assert "journal" not in looked_through(here, statements)


@pytest.fixture
def asked_of_many(pair: list[Desk]) -> list[tuple[str, Any]]:
    """What is asked for an account and a package of two changes, where three hundred others stay at home."""
    return asked_for_a_package(pair, 300)


def asked_for_a_package(pair: list[Desk], others: int) -> list[tuple[str, Any]]:
    """What an account and a package of two changes ask, where so many others stay at home for want of a consent."""
    here, there = pair
    one = enrol(here)
    crowd(here, others)
    exchange(here, there)
    participants.set_field(here, one, "goal", "ett nytt")
    participants.set_field(here, enrol(here, "Örjan Ek", signed=None), "goal", "ett nytt")
    with asked(here) as statements:
        assert len(outgoing.preview(here, "Lidköping").left_out) == 1
        pack(here, there)
    return statements


def test_making_a_package_asks_the_same_of_a_store_with_many_as_with_few(
    pair: list[Desk], asked_of_many: list[tuple[str, Any]], open_pair: Any, tmp_path: Path
) -> None:
    few = open_pair(tmp_path / "few")
    statements = asked_for_a_package(few, 0)
    for desk in few:
        setup.close(desk, setup.NoSecrets())
    assert [statement for statement, _ in asked_of_many] == [statement for statement, _ in statements]
    assert {len(bound) for _, bound in asked_of_many} == {len(bound) for _, bound in statements}


def test_making_a_package_looks_through_no_table_that_grows_with_the_participants(
    pair: list[Desk], asked_of_many: list[tuple[str, Any]]
) -> None:
    tables = looked_through(pair[0], asked_of_many)
    assert "device" in tables, "the plans were read"
    assert tables <= {*FEW, "anon_1"}


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


def test_nothing_looks_through_the_journal_for_an_entry_by_its_id(pair: list[Desk], changed: bytes) -> None:
    """No index has the ids: entries are found by what they are about."""
    there = pair[1]
    incoming.take_in(there, changed)
    with asked(there) as statements:
        (waiting,) = conflicts.conflicts(there)
        lines = reading.history(there, waiting.participant)
        old = next(line for line in lines if line.field == "goal")
        conflicts.settle(there, waiting.id, waiting.versions[0].text)
        history.before_return(there, waiting.participant, old.entry)
        history.bring_back(there, waiting.participant, old.entry)
        for turn in (undoing.undo, undoing.redo, undoing.undo):
            turn(there)
    assert len(statements) > 20
    assert "journal" not in looked_through(there, statements)
