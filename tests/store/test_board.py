"""The board's rows out of the projection: ours always, theirs while a consent covers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.entities import owned_id
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, participants
from samordning_desktop.store.board import (
    board_row,
    board_rows,
    ids_beginning,
    read_ahead,
    recall_stands,
    standing_of,
)
from statements import asked

TODAY = date(2026, 3, 2)


def put(desk: Desk, own_id: str, site: str = "annan", **values: str | None) -> None:
    with desk.write() as writing:
        writing.put(f"participant/{own_id}", "participant", own_id, {"site": site} | values)


def give(desk: Desk, own_id: str, signed: date, name: str = "c") -> None:
    with desk.write() as writing:
        consent = {"given": [signed.isoformat(), "3"]}
        writing.put(f"participant/{own_id}", "consent", owned_id(own_id, name), dict(consent))


def tell(desk: Desk, own_id: str, notice: str, day: date) -> None:
    with desk.write() as writing:
        writing.put(f"notice/{own_id}", "notice", own_id, {notice: day.isoformat()})


def there(desk: Desk, own_id: str, today: date = TODAY) -> bool:
    with desk.read() as connection:
        whole = own_id in [row.id for row in board_rows(connection, desk.store.site_id, today)]
        row = board_row(connection, desk.store.site_id, today, own_id)
    assert whole is (row is not None)
    return whole


@pytest.mark.parametrize(
    ("signed", "on_board"),
    [
        (None, False), (TODAY, True), (TODAY + timedelta(days=1), False),
        (date(2025, 3, 3), True), (date(2025, 3, 2), False),
    ],
)  # fmt: skip
def test_theirs_are_there_on_the_days_of_a_consent(desk: Desk, signed: date | None, on_board: bool) -> None:
    put(desk, "p", name="Åsa")
    if signed:
        give(desk, "p", signed)
    assert there(desk, "p") is on_board


def test_ours_are_always_there(desk: Desk) -> None:
    put(desk, "p", desk.store.site_id, name="Åsa")
    assert there(desk, "p")
    tell(desk, "p", "recalled", TODAY)
    tell(desk, "p", "withdrawn", TODAY)
    assert there(desk, "p")


def test_without_a_name_nobody_is_there(desk: Desk) -> None:
    put(desk, "p", desk.store.site_id, name=None, goal="bo själv")
    assert not there(desk, "p")


def test_of_another_site_whose_register_has_not_come_the_name_is_empty(desk: Desk) -> None:
    put(desk, "p", name="Åsa")
    give(desk, "p", TODAY)
    with desk.read() as connection:
        row = board_row(connection, desk.store.site_id, TODAY, "p")
    assert row is not None
    assert (row.site_id, row.site, row.mine) == ("annan", "", False)


def test_a_recall_after_it_ran_out_and_a_new_consent_after_the_recall(desk: Desk) -> None:
    put(desk, "p", name="Åsa")
    give(desk, "p", date(2025, 1, 1))
    tell(desk, "p", "recalled", TODAY)
    with desk.read() as connection:
        assert recall_stands(connection, "p")
    give(desk, "p", TODAY, "c2")
    with desk.read() as connection:
        assert not recall_stands(connection, "p")
    assert there(desk, "p")


def test_a_withdrawal_takes_theirs_away_whatever_consents_there_are(desk: Desk) -> None:
    put(desk, "p", name="Åsa")
    give(desk, "p", TODAY)
    tell(desk, "p", "withdrawn", TODAY)
    give(desk, "p", TODAY, "c2")
    assert not there(desk, "p")
    with desk.read() as connection:
        assert standing_of(connection, "p", TODAY).state is ConsentState.WITHDRAWN


def test_somebody_unknown(desk: Desk) -> None:
    with desk.read() as connection:
        assert standing_of(connection, "finns inte", TODAY).state is ConsentState.MISSING
        assert board_row(connection, desk.store.site_id, TODAY, "finns inte") is None
        assert not recall_stands(connection, "finns inte")


@pytest.mark.parametrize(
    ("prefix", "found"), [("ab", ["abc", "abd"]), ("abc", ["abc"]), ("%", []), ("_bc", []), ("x", [])]
)
def test_ids_by_their_beginning(desk: Desk, prefix: str, found: list[str]) -> None:
    for own_id in ("abc", "abd", "b"):
        put(desk, own_id, name="Åsa")
    with desk.read() as connection:
        assert ids_beginning(connection, prefix) == found


@pytest.mark.parametrize("people", [0, 1])
def test_the_board_is_read_ahead_in_a_single_step(desk: Desk, people: int) -> None:
    for number in range(people):
        put(desk, str(number), name="Åsa", planning="Ring")
    with asked(desk) as said, desk.read() as connection:
        read_ahead(connection)
    assert [sql.split("(")[0] for sql, _ in said if sql.startswith("SELECT")] == ["SELECT sum"]


def test_everyone_is_read_in_a_single_value(desk: Desk) -> None:
    """For each value of a row the driver lets go of Python's lock, which the window waits for too."""
    for number in range(3):
        put(desk, str(number), desk.store.site_id, name=f"Åsa {number}")
    with asked(desk) as said, desk.read() as connection:
        assert len(board_rows(connection, desk.store.site_id, TODAY)) == 3
    assert [sql for sql, _ in said if "planning" in sql and "json_group_array" not in sql] == []


@pytest.mark.parametrize(
    "text",
    [
        '”Ja” sa "han"',
        "a\\b\\u0041",
        "rad ett\nrad två\ttabb\r",
        "\x00\x01\x1f\x7f",
        "\u2028\u00a0😀 [1, null]",
    ],
)
def test_a_text_is_read_as_it_was_written(desk: Desk, text: str) -> None:
    put(desk, "a", desk.store.site_id, name="Åsa", goal=text, planning=None)
    with desk.read() as connection:
        (row,) = board_rows(connection, desk.store.site_id, TODAY)
        assert row == board_row(connection, desk.store.site_id, TODAY, "a")
    assert (row.fields.goal, row.fields.planning) == (text, "")


def test_a_text_that_its_page_holds_no_more_is_damage(desk: Desk) -> None:
    put(desk, "a", desk.store.site_id, name="Åsa", goal="hemligt")
    with desk.write() as writing:
        writing.connection.exec_driver_sql("UPDATE participant SET goal = CAST(x'68656dff6c' AS TEXT)")
    with pytest.raises(KnownError, match=r"store\.damaged"), desk.read() as connection:
        board_rows(connection, desk.store.site_id, TODAY)


def test_names_of_every_kind_are_in_swedish_order(desk: Desk) -> None:
    for name in ("Ö", "ä", "Å", "z", "Ünal", "Yngve", "a"):
        participants.add_participant(desk, BoardFields(name))
    with desk.read() as connection:
        rows = board_rows(connection, desk.store.site_id, TODAY)
    assert [row.fields.name for row in rows] == ["a", "Ünal", "Yngve", "z", "Å", "ä", "Ö"]
