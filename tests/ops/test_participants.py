"""Adding a participant, changing a field."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dumps import dump
from faults import fault_at
from refusals import refused
from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.participant import FIELD_LABELS, TEXT_LIMIT, BoardFields
from samordning_desktop.ops import Desk, participants, reading

#: It begins; the person's name; the thing's heads, the journal's end, a number, whether it has been erased; entry,
#: what it replaces (twice), head, row and operation; and the commit.
STATEMENTS = 12

FULL = BoardFields(
    "Åsa Öberg",
    "19610118-2803",
    date(2024, 2, 29),
    "bo själv\noch\tlaga mat",
    "ä" * TEXT_LIMIT,
    "stöd",
    "möte 3/3",
)


def fields(desk: Desk, person: str) -> BoardFields:
    return next(row for row in reading.board(desk) if row.id == person).fields


def test_a_participant_with_every_field_is_on_the_board_as_written(desk: Desk) -> None:
    done = participants.add_participant(desk, FULL)
    (row,) = reading.board(desk)
    assert (row.id, row.fields, row.mine, row.site) == (done.value, FULL, True, "Falköping")
    assert (row.conflicts, row.news) == ((), ())
    assert done.changes == Changes(frozenset({Kind.BOARD}), frozenset({done.value}), "lägg till Åsa Ö.")


def test_a_name_is_enough(desk: Desk) -> None:
    person = participants.add_participant(desk, BoardFields("N")).value
    assert fields(desk, person) == BoardFields("N")


@pytest.mark.parametrize("name", ["", " ", "\n\t ", "\x00", "\x07\r\n"])
def test_a_name_is_needed(desk: Desk, name: str) -> None:
    before = dump(desk)
    with refused("participant.no_name"):
        participants.add_participant(desk, BoardFields(name, goal="något"))
    assert dump(desk) == before


def test_names_may_be_the_same(desk: Desk) -> None:
    ids = {participants.add_participant(desk, BoardFields("Bo Ek")).value for _ in range(3)}
    assert len(ids) == len(reading.board(desk)) == 3


@pytest.mark.parametrize(
    ("field", "limit", "fault"),
    [
        ("name", LABEL_LIMIT, "name.too_long"),
        ("personal_id", LABEL_LIMIT, "line.too_long"),
        ("goal", TEXT_LIMIT, "text.too_long"),
        ("planning", TEXT_LIMIT, "text.too_long"),
    ],
)
def test_texts_have_a_longest_length(desk: Desk, person: str, field: str, limit: int, fault: str) -> None:
    participants.set_field(desk, person, field, "å" * limit)
    assert fields(desk, person).text(field) == "å" * limit
    before = dump(desk)
    with refused(fault):
        participants.set_field(desk, person, field, "å" * (limit + 1))
    with refused(fault):
        participants.add_participant(desk, BoardFields(**({"name": "Bo"} | {field: "å" * (limit + 1)})))
    assert dump(desk) == before


@pytest.mark.parametrize("field", FIELD_LABELS)
def test_every_field_can_be_changed_and_names_its_step(desk: Desk, person: str, field: str) -> None:
    text = "2026-01-31" if field == "start" else "Östen Åkerö"
    done = participants.set_field(desk, person, field, text)
    assert fields(desk, person).text(field) == text
    assert done.changes.undo_label == f"ändra {FIELD_LABELS[field]} för Åsa Ö."


@pytest.mark.parametrize("field", [field for field in FIELD_LABELS if field != "name"])
def test_every_field_but_the_name_can_be_emptied(desk: Desk, person: str, field: str) -> None:
    participants.set_field(desk, person, field, "  ")
    assert fields(desk, person).text(field) == ""


def test_the_name_cannot_be_emptied(desk: Desk, person: str) -> None:
    with refused("participant.no_name"):
        participants.set_field(desk, person, "name", " \n ")
    assert fields(desk, person).name == "Åsa Öberg"


@pytest.mark.parametrize(
    ("text", "code"),
    [("2025-02-29", "date.invalid"), ("3/3 2025", "date.form"), ("igår", "date.form"), ("2025", "date.form")],
)
def test_a_start_that_does_not_exist(desk: Desk, person: str, text: str, code: str) -> None:
    with refused(code):
        participants.set_field(desk, person, "start", text)
    assert fields(desk, person).start == date(2025, 3, 3)


@pytest.mark.parametrize("field", ["site", "diagnosis", "", "Namn", "id"])
def test_a_field_that_there_is_not(desk: Desk, person: str, field: str) -> None:
    with refused("field.unknown"):
        participants.set_field(desk, person, field, "x")


def test_control_characters_go_and_line_breaks_stay(desk: Desk, person: str) -> None:
    participants.set_field(desk, person, "situation", "rad\x00 ett\r\nrad\x1b två\ttab\u0085")
    assert fields(desk, person).situation == "rad ett\nrad två\ttab"
    participants.set_field(desk, person, "name", "Åsa\r\n\tÖberg\x07")
    assert fields(desk, person).name == "Åsa Öberg"


def test_the_same_again_writes_nothing(desk: Desk, person: str) -> None:
    before = dump(desk)
    for text in ("bo själv", "  bo själv\n", "bo sja\u0308lv"):
        assert participants.set_field(desk, person, "goal", text).changes == Changes()
    assert dump(desk) == before


def test_somebody_who_is_not_there(desk: Desk, person: str) -> None:
    for unknown in ("", "0", person[:3], "finns inte", "%" * 8, person + "0"):
        with refused("participant.unknown"):
            participants.set_field(desk, unknown, "goal", "x")


def test_the_beginning_of_an_id_is_enough_when_it_is_the_only_one(desk: Desk, person: str) -> None:
    participants.set_field(desk, person[:4], "goal", "studera")
    assert fields(desk, person).goal == "studera"


def test_a_beginning_that_two_have_is_refused_and_a_whole_id_is_not(desk: Desk) -> None:
    with desk.write() as writing:
        for own_id in ("abcd", "abcd1", "abcd2"):
            writing.put(
                f"participant/{own_id}", "participant", own_id, {"name": own_id, "site": desk.actor.site_id}
            )
    participants.set_field(desk, "abcd", "goal", "hela id:t")
    assert fields(desk, "abcd").goal == "hela id:t"
    with desk.write() as writing:
        writing.put("participant/abcd", "participant", "abcd", {"name": None})
    with refused("participant.ambiguous"):
        participants.set_field(desk, "abcd", "goal", "x")


def test_a_field_where_two_values_wait_is_settled_first(desk: Desk, person: str) -> None:
    with desk.write() as writing:
        scope = f"participant/{person}"
        entry = writing.put(scope, "participant", person, {"goal": "vårt"})[0][1]
        writing.take([entry._replace(value="deras", device="annan", author="a", number=1)], "annan")
    before = dump(desk)
    with refused("conflict.settle_first") as caught:
        participants.set_field(desk, person, "goal", "något tredje")
    assert "Mål/syfte" in caught.value.sentences.happened
    assert dump(desk) == before
    participants.set_field(desk, person, "planning", "går bra")


@settings(
    max_examples=settings().max_examples // 5, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=300))
def test_any_text_at_all_is_kept_as_it_was_cleaned(desk: Desk, person: str, text: str) -> None:
    participants.set_field(desk, person, "planning", text)
    kept = fields(desk, person).planning
    assert participants.set_field(desk, person, "planning", kept).changes == Changes()


def test_emptying_a_field_is_named_so(desk: Desk, person: str) -> None:
    assert participants.set_field(desk, person, "goal", "").changes.undo_label == "töm Mål/syfte för Åsa Ö."
    assert (
        participants.set_field(desk, person, "goal", "x").changes.undo_label == "ändra Mål/syfte för Åsa Ö."
    )


def test_whoever_is_written_about_is_found_as_anybody(desk: Desk, person: str) -> None:
    for asked in (person, person[:6]):
        with desk.read() as connection:
            row, written = desk.find(connection, asked), desk.find_written(connection, asked)
        assert (written.id, written.short_name) == (row.id, row.short_name) == (person, "Åsa Ö.")
        assert (written.conflicts, written.veiled) == (row.conflicts, row.veiled)


def test_a_saved_field_runs_as_few_statements_as_it_can(desk: Desk) -> None:
    """The figure that a saved cell is held to is made of these: whoever adds one must mean it."""
    person = participants.add_participant(desk, FULL).value
    with fault_at(None) as counter:
        participants.set_field(desk, person, "planning", "möte 4/3")
    assert counter.said == STATEMENTS
    for number in range(30):
        participants.add_participant(desk, BoardFields(f"Person {number}"))
    with fault_at(None) as counter:
        participants.set_field(desk, person, "planning", "möte 5/3")
    assert counter.said == STATEMENTS
