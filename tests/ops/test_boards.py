"""An existing board comes in: what is new, what is known, what is doubted."""

from __future__ import annotations

from datetime import date

import pytest

from dumps import dump
from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.participant import TEXT_LIMIT, BoardFields
from samordning_desktop.core.swedish import NO_BREAK
from samordning_desktop.core.table import Doubt, TableReading, TableRow
from samordning_desktop.ops import Desk, boards, reading, undoing


def row(name: str, personal_id: str = "", situation: str = "", *extra: tuple[str, str]) -> TableRow:
    return TableRow(f"Blad1, {name}", BoardFields(name, personal_id, situation=situation), extra)


def table(*rows: TableRow, doubts: tuple[Doubt, ...] = ()) -> TableReading:
    return TableReading(rows, (), doubts)


def bring_in(desk: Desk, *rows: TableRow) -> list[str]:
    return boards.import_board(desk, boards.plan_import(desk, table(*rows), keep_unknown=False)).value


def test_planning_writes_nothing(desk: Desk, person: str) -> None:
    before = dump(desk)
    boards.plan_import(desk, table(row("Bo Ek"), row("Åsa Öberg")), keep_unknown=True)
    assert dump(desk) == before


def test_what_comes_in_is_what_was_read(desk: Desk) -> None:
    full = BoardFields(
        "Åsa Öberg", "19610118-2803", date(2025, 3, 3), "mål\nrad två", "läge", "insats", "plan"
    )
    plan = boards.plan_import(desk, table(TableRow("rad 2", full), row("Bo")), keep_unknown=False)
    done = boards.import_board(desk, plan)
    assert {one.fields for one in reading.board(desk)} == {full, BoardFields("Bo")}
    assert set(done.value) == {one.id for one in reading.board(desk)}
    assert done.changes.kinds == {Kind.BOARD}
    assert done.changes.participants == frozenset(done.value)
    assert done.changes.undo_label == "ta in 2 deltagare från en tavla"


def test_a_second_import_of_the_same_file_offers_no_doubles(desk: Desk) -> None:
    rows = [row("Åsa Öberg", "19610118-2803"), row("Bo Ek"), row("Örjan", "R-4711")]
    bring_in(desk, *rows)
    plan = boards.plan_import(desk, table(*rows), keep_unknown=True)
    assert plan.new == ()
    assert plan.known == tuple(rows)
    before = dump(desk)
    done = boards.import_board(desk, plan)
    assert (done.value, done.changes) == ([], Changes())
    assert dump(desk) == before


@pytest.mark.parametrize(
    ("here", "there", "same"),
    [
        (("Åsa Öberg", ""), ("åsa  öberg", ""), True),
        (("Åsa Öberg", ""), ("ÅSA ÖBERG", ""), True),
        (("Åsa Öberg", ""), ("A\u030asa O\u0308berg", ""), True),
        (("Åsa Öberg", ""), ("Asa Oberg", ""), False),
        (("Åsa Öberg", "19610118-2803"), ("Någon annan", "19610118-2803"), True),
        (("Åsa Öberg", "19610118-2803"), ("Åsa", "610118-2803"), True),
        (("Åsa Öberg", "19610118-2803"), ("Åsa", "6101182803"), True),
        (("Åsa Öberg", "19610118-2803"), ("Åsa Öberg", "20030202-2389"), False),
        (("Åsa Öberg", "19610118-2803"), ("Åsa Öberg", ""), True),
        (("Åsa Öberg", ""), ("Åsa Öberg", "19610118-2803"), True),
        (("Åsa Öberg", "R-4711"), ("Åsa Öberg", "r 4711"), True),
        (("Åsa Öberg", ""), ("Åsa Öberg Ek", ""), False),
    ],
)
def test_who_is_the_same_person(
    desk: Desk, here: tuple[str, str], there: tuple[str, str], same: bool
) -> None:
    bring_in(desk, row(*here))
    plan = boards.plan_import(desk, table(row(*there)), keep_unknown=False)
    assert bool(plan.known) is same
    assert bool(plan.new) is not same


def test_text_of_unknown_columns_is_kept_under_its_heading_when_asked(desk: Desk) -> None:
    reading_ = table(
        row("Bo", "", "läge", ("Läkare", "Dr Ek"), ("Telefon", "0500\n12")),
        row("Åsa", "", "", ("Läkare", "Dr Å")),
        row("Örn", "", "orört"),
    )
    kept = boards.plan_import(desk, reading_, keep_unknown=True)
    assert [one.fields.situation for one in kept.new] == [
        "läge\nLäkare: Dr Ek\nTelefon: 0500\n12", "Läkare: Dr Å", "orört",
    ]  # fmt: skip
    left = boards.plan_import(desk, reading_, keep_unknown=False)
    assert [one.fields.situation for one in left.new] == ["läge", "", "orört"]


def test_what_was_not_understood_is_passed_on_and_a_number_is_doubted(desk: Desk) -> None:
    doubt = Doubt("Blad1, rad 3", "i våras", "inget datum")
    plan = boards.plan_import(
        desk,
        table(row("Bo", "19610118-2804"), row("Åsa", "19610118-2803"), doubts=(doubt,)),
        keep_unknown=False,
    )
    assert plan.warnings[0] == doubt
    assert [(one.place, one.text) for one in plan.warnings[1:]] == [("Blad1, Bo", "19610118-2804")]
    assert len(plan.new) == 2


@pytest.mark.parametrize(
    "bad", [row(""), row(" \n"), row("Å" * 201), row("Bo", "", "ö" * (TEXT_LIMIT + 1)), row("Bo", "1" * 201)]
)
def test_a_row_that_cannot_be_kept_is_left_out_and_said(desk: Desk, bad: TableRow) -> None:
    plan = boards.plan_import(desk, table(bad, row("Åsa")), keep_unknown=False)
    assert [one.fields.name for one in plan.new] == ["Åsa"]
    (warning,) = plan.warnings
    assert warning.place == bad.place
    assert warning.reason.endswith("Raden tas inte in.")


def test_ten_thousand_characters_and_a_kept_column_too_many(desk: Desk) -> None:
    long = row("Bo", "", "ö" * TEXT_LIMIT, ("Läkare", "x"))
    assert boards.plan_import(desk, table(long), keep_unknown=False).warnings == ()
    plan = boards.plan_import(desk, table(long), keep_unknown=True)
    assert [one.fields for one in plan.new] == [long.fields]
    (warning,) = plan.warnings
    assert (warning.place, warning.text) == (long.place, "x")
    assert "”Läkare” får inte plats" in warning.reason


def test_the_same_number_twice_in_the_file_is_not_added_twice(desk: Desk) -> None:
    plan = boards.plan_import(
        desk, table(row("Åsa", "19610118-2803"), row("Bo", "6101182803"), row("Örn", "saknas"), row("Ek", "saknas")),
        keep_unknown=False,
    )  # fmt: skip
    assert [one.fields.name for one in plan.new] == ["Åsa", "Örn", "Ek"]
    assert [one.fields.name for one in plan.known] == ["Bo"]
    assert "Samma personnummer står redan i filen, Blad1, Åsa." in plan.why[0]


def test_why_somebody_is_known_is_said_and_what_speaks_against_it(desk: Desk, person: str) -> None:
    same = TableRow("rad 2", BoardFields("Åsa Öberg", start=date(2025, 3, 3)))
    other = TableRow("rad 3", BoardFields("Åsa Öberg", start=date(2024, 2, 29)))
    plan = boards.plan_import(desk, table(same, other), keep_unknown=False)
    assert plan.known == (same, other)
    assert "med en annan start" not in plan.why[0]
    assert "med en annan start" in plan.why[1]


def test_a_draft_writes_nothing_and_what_is_chosen_in_it_comes_in_as_one_step(
    desk: Desk, person: str
) -> None:
    before = dump(desk)
    draft = boards.draft_import(desk, table(row("Bo"), row("Åsa Öberg"), row("Ek")))
    draft.correct(0, "start", "2024-02-29")
    draft.switch(1, on=True)
    draft.switch(2, on=False)
    assert dump(desk) == before
    boards.import_board(desk, boards.BoardImportPlan(draft.to_add()))
    assert sorted(one.fields.name for one in reading.board(desk)) == ["Bo", "Åsa Öberg", "Åsa Öberg"]
    undoing.undo(desk)
    assert [one.id for one in reading.board(desk)] == [person]


def test_an_empty_table(desk: Desk) -> None:
    plan = boards.plan_import(desk, table(), keep_unknown=True)
    assert (plan.new, plan.known, plan.warnings) == ((), (), ())
    assert boards.import_board(desk, plan).value == []


def test_the_step_names_thousands_apart(desk: Desk) -> None:
    plan = boards.plan_import(desk, table(*(row(f"Nr {n}") for n in range(1000))), keep_unknown=False)
    boards.import_board(desk, plan)
    assert undoing.undo_label(desk) == f"ta in 1{NO_BREAK}000 deltagare från en tavla"
