"""People of one name on the board: what waits, what is asked and what can be undone says which of them."""

from __future__ import annotations

from datetime import date

from people import enrol, on_board
from samordning_desktop.ops import Desk, consents, narrowing, participants, ratings, today, undoing

MAY, JUNE = date(2026, 5, 15), date(2026, 6, 15)
NAME = "Anna Andersson"


def test_what_waits_says_which_of_them(desk: Desk) -> None:
    for start in (MAY, JUNE):
        enrol(desk, NAME, None, start=start)
    enrol(desk, "Bo Berg", None, start=MAY)
    assert sorted(task.name for task in today.tasks(desk).tasks) == [
        f"{NAME} (start 2026-05-15)", f"{NAME} (start 2026-06-15)", "Bo Berg",
    ]  # fmt: skip


def test_one_row_is_read_as_it_stands_on_the_board(desk: Desk) -> None:
    ids = [enrol(desk, NAME, None, start=start) for start in (MAY, JUNE, None)]
    ids.append(enrol(desk, "Bo Berg", None))
    for own_id in ids:
        with desk.read() as connection:
            found = desk.find(connection, own_id)
        assert found == on_board(desk, own_id)


def test_who_has_left_counts_and_who_is_called_something_else_does_not(desk: Desk) -> None:
    one = enrol(desk, NAME, start=MAY)
    other = enrol(desk, NAME, start=JUNE)
    consents.withdraw_consent(desk, other, date(2026, 3, 2))
    row = on_board(desk, one)
    assert row is not None and row.said_name == f"{NAME} (start 2026-05-15)"
    participants.set_field(desk, other, "name", "Anna Ek")
    row = on_board(desk, one)
    assert row is not None and row.said_name == NAME


def test_a_withdrawal_says_whose_it_is(desk: Desk) -> None:
    one, _ = (enrol(desk, NAME, personal_id=number) for number in ("19900222-2397", "19900222-2389"))
    assert consents.withdrawal_effects(desk, one).name == f"{NAME} (19900222-2397)"
    assert narrowing.parts_of(desk, one).name == f"{NAME} (19900222-2397)"


def test_no_undo_step_holds_an_identity_number(desk: Desk) -> None:
    ids = [enrol(desk, NAME, personal_id=number) for number in ("19900222-2397", "19900222-2389")]
    labels = []
    for own_id in ids:
        ratings.add_rating(desk, own_id, date(2026, 3, 2), (1, 2, 3))
        labels.append(undoing.undo_label(desk))
    assert sorted(filter(None, labels)) == [
        f"lägg till självskattning för Anna A. (nr {number})" for number in (1, 2)
    ]


def test_a_cell_is_undone_by_the_name_that_the_board_has(desk: Desk) -> None:
    one = enrol(desk, NAME)
    participants.set_field(desk, one, "goal", "Bo själv", "Anna A. (start 2026-05-15)")
    assert undoing.undo_label(desk) == "ändra Mål/syfte för Anna A. (start 2026-05-15)"
    participants.set_field(desk, one, "goal", "")
    assert undoing.undo_label(desk) == "töm Mål/syfte för Anna A."
