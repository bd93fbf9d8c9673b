"""An old board on its way in: chosen among, corrected, directed; nothing that cannot be kept gets through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refusals import refused
from samordning_desktop.core import doubts
from samordning_desktop.core.board_draft import BoardDraft
from samordning_desktop.core.draft_row import DraftRow, RowState
from samordning_desktop.core.old_columns import LEAVE_OUT, TARGETS, UNDER_HEADING, Column
from samordning_desktop.core.participant import TEXT_LIMIT, BoardFields
from samordning_desktop.core.table import Doubt, TableReading, TableRow
from samordning_desktop.ops.identity import identity_warning
from samordning_desktop.ops.participants import field_value

PHONE, NOTE = Column("Telefon"), Column("Anteckning")
SITUATION = Column("Status", "situation")


def row(name: str, number: str = "", situation: str = "", *extra: tuple[str, str], at: int = 0) -> TableRow:
    return TableRow(f"Blad1, rad {at or name}", BoardFields(name, number, situation=situation), extra)


def draft(*rows: TableRow, board: Sequence[BoardFields] = (), found: tuple[Doubt, ...] = ()) -> BoardDraft:
    reading = TableReading(rows, (), found, headings=(("Status", "situation"),))
    return BoardDraft(reading, board, field_value, identity_warning)


def names(made: BoardDraft) -> list[str]:
    return [one.fields.name for one in made.to_add()]


def word(made: BoardDraft, place: int = 0) -> str:
    return made.rows[place].word


# -- choosing


def test_everyone_is_added_until_somebody_is_switched_off_and_on_again() -> None:
    made = draft(row("Åsa"), row("Bo"))
    assert (names(made), made.count) == (["Åsa", "Bo"], 2)
    made.switch(0, on=False)
    assert (names(made), made.count) == (["Bo"], 1)
    made.switch(0, on=True)
    assert names(made) == ["Åsa", "Bo"]


def test_what_a_person_has_altered_is_known_until_it_is_taken_back() -> None:
    made = draft(row("Åsa", "", "Lugnt", ("Telefon", "070")), row("Bo"), board=[BoardFields("Bo")])
    assert not made.altered
    for there, back in (
        (lambda: made.correct(0, "name", "Eva"), lambda: made.correct(0, "name", "Åsa")),
        (lambda: made.switch(0, on=False), lambda: made.switch(0, on=True)),
        (lambda: made.switch(1, on=True), lambda: made.switch(1, on=False)),
        (lambda: made.direct(PHONE, "planning"), lambda: made.direct(PHONE, LEAVE_OUT)),
    ):
        there()
        assert made.altered
        back()
        assert not made.altered


def test_an_empty_file_adds_nobody() -> None:
    made = draft()
    assert (made.count, made.to_add(), made.columns, made.loose_doubts) == (0, (), (), ())


def test_a_known_person_is_off_and_can_be_switched_on_with_a_clear_word() -> None:
    made = draft(row("Åsa"), board=[BoardFields("Åsa", "19610118-2803", date(2025, 3, 3))])
    assert (made.count, word(made)) == (0, "finns redan")
    assert made.rows[0].state is RowState.SAME
    assert made.rows[0].remarks[0].text == "Åsa, 19610118-2803, start 2025-03-03"
    assert not made.rows[0].needs_look
    made.switch(0, on=True)
    assert (made.count, word(made)) == (1, "samma namn")
    assert "läggs till ändå, som en person till" in made.rows[0].remarks[0].reason
    assert made.rows[0].needs_look


def test_the_same_name_with_another_start_has_to_be_looked_at() -> None:
    other = TableRow("rad 2", BoardFields("Åsa", start=date(2024, 2, 29)))
    made = draft(other, board=[BoardFields("Åsa", start=date(2025, 3, 3))])
    assert (made.count, word(made), made.rows[0].needs_look) == (0, "annan person?", True)


def test_the_same_number_on_the_board_is_said_with_the_other_name() -> None:
    made = draft(row("Åsa", "610118-2803"), board=[BoardFields("Bo", "19610118-2803")])
    assert (made.count, word(made)) == (0, "finns redan")
    assert made.rows[0].remarks[0].text == "Bo, 19610118-2803"
    made.switch(0, on=True)
    assert word(made) == "samma nummer"


def test_the_same_number_twice_in_the_file_is_said_at_the_later_row() -> None:
    made = draft(row("Åsa", "19610118-2803", at=4), row("Bo", "610118-2803", at=5))
    assert (names(made), word(made, 0), word(made, 1)) == (["Åsa"], "", "samma nummer")
    assert "står redan i filen, Blad1, rad 4" in made.rows[1].remarks[0].reason
    made.switch(0, on=False)
    assert (names(made), word(made, 1)) == (["Bo"], "")


def test_a_number_that_is_mended_takes_the_likeness_away() -> None:
    made = draft(row("Åsa", "19610118-2803"), row("Bo", "19610118-2803"))
    made.correct(1, "personal_id", "20030202-2389")
    assert (names(made), word(made, 1)) == (["Åsa", "Bo"], "")


def test_who_becomes_known_by_a_correction_is_not_added_in_silence() -> None:
    made = draft(row("Osa"), board=[BoardFields("Åsa")])
    made.switch(0, on=False)
    made.switch(0, on=True)
    made.correct(0, "name", "Åsa")
    assert (made.count, word(made)) == (0, "finns redan")


def test_who_was_switched_on_as_another_person_stays_on_when_corrected() -> None:
    made = draft(row("Åsa"), board=[BoardFields("Åsa", start=date(2025, 3, 3))])
    made.switch(0, on=True)
    made.correct(0, "start", "2024-02-29")
    made.correct(0, "goal", "bo")
    assert (made.count, word(made)) == (1, "samma namn")
    made.correct(0, "personal_id", "19610118-2803")
    assert made.count == 1


def test_an_earlier_row_that_gets_a_later_rows_number_does_not_double_it() -> None:
    made = draft(row("Åsa"), row("Bo", "19610118-2803"))
    made.switch(1, on=False)
    made.switch(1, on=True)
    made.correct(0, "personal_id", "610118-2803")
    assert names(made) == ["Åsa"]


def test_who_was_left_out_stays_out_when_corrected() -> None:
    made = draft(row("Åsa"))
    made.switch(0, on=False)
    made.correct(0, "name", "Åsa Öberg")
    assert made.count == 0


# -- correcting


def test_corrections_are_what_is_added() -> None:
    made = draft(row("Osa", "", "läge"))
    for field, text in (
        ("name", "Åsa Öberg"),
        ("start", "2024-02-29"),
        ("situation", "två\nrader"),
        ("goal", "bo"),
    ):
        made.correct(0, field, text)
    assert made.to_add()[0].fields == BoardFields("Åsa Öberg", "", date(2024, 2, 29), "bo", "två\nrader")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", ""),
        ("name", " \n"),
        ("name", "Å" * 201),
        ("personal_id", "1" * 201),
        ("start", "2025-02-29"),
        ("start", "i våras"),
        ("planning", "ö" * (TEXT_LIMIT + 1)),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_row_and_stops_everything(field: str, text: str) -> None:
    made = draft(row("Åsa"), row("Bo"))
    made.correct(1, field, text)
    assert (word(made, 1), made.rows[1].state, made.rows[1].first_field) == ("rätta", RowState.WRONG, field)
    assert made.rows[1].remarks[0].wrong
    with refused("board.rows_wrong") as caught:
        made.to_add()
    assert caught.value.facts == {"rows": "En rad"}
    made.switch(1, on=False)
    assert names(made) == ["Åsa"]
    assert word(made, 1) == ""


def test_two_wrong_rows_are_counted() -> None:
    made = draft(row(""), row(" "))
    with refused("board.rows_wrong") as caught:
        made.to_add()
    assert caught.value.facts == {"rows": "2 rader"}


def test_ten_thousand_characters_fit() -> None:
    made = draft(row("Åsa"))
    made.correct(0, "goal", "ö" * TEXT_LIMIT)
    assert len(made.to_add()[0].fields.goal) == TEXT_LIMIT


def test_a_doubtful_number_is_pointed_out_and_kept() -> None:
    made = draft(row("Åsa", "19610118-2804"))
    assert (word(made), made.rows[0].first_field, made.count) == ("kontrollera", "personal_id", 1)
    made.correct(0, "personal_id", "19610118-2803")
    assert (word(made), made.rows[0].remarks) == ("", ())


# -- doubts


def test_a_doubt_stands_at_its_row_until_its_cell_is_corrected() -> None:
    start = Doubt("Blad1, rad 4, kolumn B", "31/2 2025", doubts.START_IMPOSSIBLE)
    made = draft(row("Åsa", at=4), found=(start,))
    (remark,) = made.rows[0].remarks
    assert (remark.text, remark.reason, remark.field) == (start.text, start.reason, "start")
    made.correct(0, "start", "2025-02-28")
    assert made.rows[0].remarks == ()


def test_doubts_find_their_rows_or_stand_alone() -> None:
    merged = TableRow("Tabell 1, rad 2", BoardFields("Åsa"), further=("Tabell 1, rad 3",))
    found = (
        Doubt("Tabell 1, rad 3, kolumn Nuläge", "x", doubts.CELL_COMMENT),
        Doubt("Tabell 1, rad 33, kolumn Nuläge", "y", doubts.NO_NAME),
        Doubt("Tabell 1", "", doubts.PICTURE),
        Doubt("Tabell 1, rad 2", "z", doubts.NAME_TWICE),
    )
    made = draft(merged, found=found)
    assert [remark.text for remark in made.rows[0].remarks] == ["x", "z"]
    assert made.loose_doubts == found[1:3]


def test_every_doubt_stands_somewhere_once() -> None:
    found = tuple(Doubt(f"rad {at}", str(at), doubts.HIDDEN) for at in range(6))
    made = draft(TableRow("rad 2", BoardFields("Åsa")), TableRow("rad 3", BoardFields("Bo")), found=found)
    shown = [remark.text for one in made.rows for remark in one.remarks]
    assert sorted(shown + [doubt.text for doubt in made.loose_doubts]) == [doubt.text for doubt in found]


def test_a_row_that_is_left_out_needs_no_look() -> None:
    made = draft(row("Åsa", at=4), found=(Doubt("Blad1, rad 4", "", doubts.NAME_TWICE),))
    assert made.rows[0].needs_look
    made.switch(0, on=False)
    assert (made.rows[0].needs_look, word(made)) == (False, "")


# -- columns


def test_unknown_text_is_left_out_until_it_is_directed() -> None:
    made = draft(row("Åsa", "", "läge", ("Telefon", "0500\n12"), ("Anteckning", "x")))
    assert made.columns == (SITUATION, PHONE, NOTE)
    assert made.target(PHONE) == LEAVE_OUT
    made.direct(PHONE, UNDER_HEADING)
    made.direct(NOTE, "situation")
    assert made.rows[0].texts["situation"] == "läge\nx\nTelefon: 0500\n12"
    made.direct(PHONE, LEAVE_OUT)
    made.direct(NOTE, "planning")
    assert (made.rows[0].texts["situation"], made.rows[0].texts["planning"]) == ("läge", "x")


def test_a_column_without_text_is_not_asked_about() -> None:
    assert draft(row("Åsa", "", "", ("Telefon", " "))).columns == ()


def test_what_was_left_over_of_a_start_can_be_directed_but_is_no_column_that_is_left_out() -> None:
    left = TableRow("rad 2", BoardFields("Åsa", start=date(2025, 3, 3)), (("Start", "ungefär"),))
    made = BoardDraft(TableReading((left,), (), (), (("Start", "start"),)), (), field_value, identity_warning)
    (rest,) = made.columns
    assert (rest.rest, rest.label, made.columns_left_out(), made.left_out(0)) == (
        True, "Start (det som inte lästes)", [], [],
    )  # fmt: skip
    made.direct(rest, UNDER_HEADING)
    assert made.rows[0].texts["situation"] == "Start: ungefär"


def test_a_column_of_the_boards_own_can_be_directed_too() -> None:
    made = draft(row("Åsa", "", "läge"))
    made.direct(SITUATION, "goal")
    assert (made.rows[0].texts["goal"], made.rows[0].texts["situation"]) == ("läge", "")
    made.direct(SITUATION, UNDER_HEADING)
    assert (made.rows[0].texts["goal"], made.rows[0].texts["situation"]) == ("", "Status: läge")


@pytest.mark.parametrize(
    ("text", "start"), [("3 mars 2025", "2025-03-03"), ("29/2 2024", "2024-02-29"), ("i våras", "i våras")]
)
def test_a_column_directed_to_the_start_is_read_as_a_day(text: str, start: str) -> None:
    made = draft(row("Åsa", "", "", ("Telefon", text)))
    made.direct(PHONE, "start")
    assert made.rows[0].texts["start"] == start
    assert bool(made.rows[0].wrong) is (text == "i våras")


def test_one_line_that_is_taken_keeps_its_text_and_says_so() -> None:
    made = draft(row("Åsa", "19610118-2803", "", ("Telefon", "0500")))
    made.direct(PHONE, "personal_id")
    assert made.rows[0].texts["personal_id"] == "19610118-2803"
    assert [(remark.text, "får inte plats" in remark.reason) for remark in made.rows[0].remarks] == [
        ("0500", True)
    ]


def test_text_that_finds_no_room_is_left_out_and_said() -> None:
    made = draft(row("Åsa", "", "ö" * TEXT_LIMIT, ("Telefon", "0500")))
    made.direct(PHONE, UNDER_HEADING)
    assert len(made.to_add()[0].fields.situation) == TEXT_LIMIT
    assert (word(made), made.rows[0].remarks[0].text) == ("kontrollera", "0500")


def test_corrections_stand_when_columns_are_directed() -> None:
    made = draft(row("Åsa", "", "läge", ("Telefon", "0500")))
    made.correct(0, "situation", "rättat")
    made.direct(PHONE, UNDER_HEADING)
    assert made.rows[0].texts["situation"] == "rättat\nTelefon: 0500"
    made.direct(PHONE, "situation")
    assert made.rows[0].texts["situation"] == "rättat\n0500"
    made.direct(PHONE, LEAVE_OUT)
    assert made.rows[0].texts["situation"] == "rättat"


def test_a_corrected_line_takes_a_column_only_when_it_is_empty() -> None:
    made = draft(row("Åsa", "1", "", ("Telefon", "0500")), row("Bo", "1", "", ("Telefon", "0501")))
    made.correct(0, "personal_id", "")
    made.correct(1, "personal_id", "R-4711")
    made.direct(PHONE, "personal_id")
    assert [one.texts["personal_id"] for one in made.rows] == ["0500", "R-4711"]


def test_what_is_written_as_it_was_is_no_correction() -> None:
    made = draft(row("Åsa", "", "läge", ("Telefon", "0500")))
    made.correct(0, "situation", "annat")
    made.correct(0, "situation", "läge")
    made.direct(SITUATION, LEAVE_OUT)
    assert made.rows[0].texts["situation"] == ""


_TEXTS = st.text("aåäö \n", max_size=6)
_ROWS = st.lists(st.tuples(_TEXTS, st.sampled_from(["", "1", "2"]), _TEXTS, _TEXTS), max_size=4)
_ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("switch"), st.integers(0, 3), st.booleans()),
        st.tuples(
            st.just("correct"),
            st.integers(0, 3),
            st.sampled_from(["name", "personal_id", "situation"]),
            _TEXTS,
        ),
        st.tuples(st.just("direct"), st.sampled_from(TARGETS)),
    ),
    max_size=8,
)


@given(_ROWS, _ACTS)
def test_whatever_is_done_the_count_is_what_is_added_and_no_number_comes_twice_unasked(
    rows: list[tuple[str, str, str, str]], acts: list[tuple[object, ...]]
) -> None:
    made = draft(*(row(a, b, c, ("Telefon", d), at=at) for at, (a, b, c, d) in enumerate(rows, 1)))
    asked: set[int] = set()
    for act in acts:
        asked |= {int(str(act[1]))} if act[0] == "switch" else set()
        _do(made, act)
    on = [at for at, one in enumerate(made.rows) if one.on]
    assert made.count == len(on)
    numbers = [made.rows[at].texts["personal_id"].strip() for at in on if at not in asked]
    digits = [number for number in numbers if number.isdigit()]
    assert len(digits) == len(set(digits))
    if not any(made.rows[at].wrong for at in on):
        assert len(made.to_add()) == made.count


def _do(made: BoardDraft, act: tuple[object, ...]) -> None:
    kind, *rest = act
    if kind == "direct":
        for column in made.columns:
            made.direct(column, str(rest[0]))
    elif int(str(rest[0])) >= len(made.rows):
        return
    elif kind == "switch":
        made.switch(int(str(rest[0])), on=bool(rest[1]))
    else:
        made.correct(int(str(rest[0])), str(rest[1]), str(rest[2]))


def test_what_a_row_is_like_without_remarks() -> None:
    plain = DraftRow("rad 2", {"name": "Åsa"}, True, None, ())
    assert (plain.state, plain.word, plain.first_field, plain.needs_look) == (
        RowState.PLAIN,
        "",
        "name",
        False,
    )
