"""A participant's details, and the end of a participation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from clocks import SetClock
from dumps import dump
from refusals import refused
from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.details import Details
from samordning_desktop.ops import Desk, details, participants, reading, undoing

TODAY = date(2026, 3, 2)
KINDS = frozenset({Kind.BOARD, Kind.PERSON})
FULL = {
    "protected": "", "address": "Åsgatan 1\n521 42 Falköping", "phone": "0515-88 50 00", "principal": "kommun",
    "rhythm": "28", "start_reason": "Remiss från öppenvården",
}  # fmt: skip


def known(desk: Desk, person: str) -> Details:
    return reading.person(desk, person).details


def test_written_together_they_are_one_step(desk: Desk, person: str) -> None:
    done = details.set_details(desk, person, FULL | {"coordinator": desk.actor.id})
    assert done.changes == Changes(KINDS, frozenset({person}), "ändra uppgifter för Åsa Ö.")
    assert known(desk, person) == Details(
        address="Åsgatan 1\n521 42 Falköping",
        phone="0515-88 50 00",
        principal="kommun",
        coordinator=desk.actor.id,
        rhythm=28,
        start_reason="Remiss från öppenvården",
    )
    undoing.undo(desk)
    assert known(desk, person) == Details()
    undoing.redo(desk)
    assert known(desk, person).rhythm == 28


def test_one_field_names_its_step_and_nothing_changed_is_none(desk: Desk, person: str) -> None:
    assert details.set_details(desk, person, {"phone": "070"}).changes.undo_label == (
        "ändra Telefon för Åsa Ö."
    )
    before = dump(desk)
    assert details.set_details(desk, person, {"phone": " 070 "}).changes == Changes()
    assert details.set_details(desk, person, {}).changes == Changes()
    assert dump(desk) == before


def test_protected_identity_takes_address_and_phone_away_and_undo_gives_them_back(
    desk: Desk, person: str
) -> None:
    details.set_details(desk, person, FULL)
    details.set_details(desk, person, {"protected": "ja"})
    now = known(desk, person)
    assert (now.protected, now.address, now.phone) == (True, "", "")
    undoing.undo(desk)
    now = known(desk, person)
    assert (now.protected, now.phone) == (False, "0515-88 50 00")


def test_protected_over_two_addresses_that_wait_is_not_taken_back_and_why_is_said(
    desk: Desk, person: str
) -> None:
    participants.set_field(desk, person, "goal", "studera")
    details.set_details(desk, person, {"address": "Åsgatan 1"})
    with desk.write() as writing:
        scope = f"participant/{person}"
        entry = writing.put(scope, "participant", person, {"planning": "x"})[0][1]
        other = entry._replace(field="address", value="Ågatan 2", replaces=(), device="annan", number=1)
        writing.take([other], "annan")
    details.set_details(desk, person, {"protected": "ja"})
    before = known(desk, person)
    with refused("undo.two_values") as caught:
        undoing.undo(desk)
    assert "två värden" in caught.value.sentences.happened
    assert known(desk, person) == before
    assert undoing.undo_label(desk) == "ändra Adress för Åsa Ö."


def test_once_protected_lifting_it_brings_no_address_back(desk: Desk, person: str) -> None:
    details.set_details(desk, person, FULL)
    details.set_details(desk, person, {"protected": "ja"})
    details.set_details(desk, person, {"protected": ""})
    assert (known(desk, person).address, known(desk, person).phone) == ("", "")


@pytest.mark.parametrize("field", ["address", "phone"])
def test_nobody_writes_an_address_of_somebody_protected(desk: Desk, person: str, field: str) -> None:
    details.set_details(desk, person, {"protected": "ja"})
    before = dump(desk)
    with refused("participant.protected"):
        details.set_details(desk, person, {field: "Åsgatan 1"})
    with refused("participant.protected"):
        details.set_details(desk, person, {field: "Åsgatan 1", "protected": "ja"})
    assert dump(desk) == before
    details.set_details(desk, person, {field: "Åsgatan 1", "protected": ""})
    assert getattr(known(desk, person), field) == "Åsgatan 1"


def test_of_somebody_protected_the_history_tells_no_address(desk: Desk, person: str) -> None:
    details.set_details(desk, person, FULL)
    details.set_details(desk, person, {"protected": "ja"})
    told = repr(reading.history(desk, person)) + repr(reading.person(desk, person))
    assert "Åsgatan" not in told
    assert "0515" not in told


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ({"name": " "}, "participant.no_name"),
        ({"principal": "landsting"}, "field.choice"),
        ({"rhythm": "0"}, "rhythm.invalid"),
        ({"rhythm": "367"}, "rhythm.invalid"),
        ({"rhythm": "ofta"}, "rhythm.invalid"),
        ({"phone": "1" * 201}, "line.too_long"),
        ({"address": "å" * 10_001}, "text.too_long"),
        ({"start": "i våras"}, "date.form"),
        ({"coordinator": "ingen"}, "staff.unknown"),
        ({"shoe_size": "43"}, "field.unknown"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_of_it_is_written(
    desk: Desk, person: str, texts: dict[str, str], code: str
) -> None:
    before = dump(desk)
    with refused(code):
        details.set_details(desk, person, {"goal": "nytt mål"} | texts)
    assert dump(desk) == before


@pytest.mark.parametrize("rhythm", ["1", "366"])
def test_the_ends_of_a_rhythm(desk: Desk, person: str, rhythm: str) -> None:
    details.set_details(desk, person, {"rhythm": rhythm})
    assert known(desk, person).rhythm == int(rhythm)


def test_the_two_coordinators_are_two_people(desk: Desk, colleague: Desk, person: str) -> None:
    own, other = desk.actor.id, colleague.actor.id
    with refused("staff.twice"):
        details.set_details(desk, person, {"coordinator": own, "colleague": own})
    details.set_details(desk, person, {"coordinator": own, "colleague": other})
    with refused("staff.twice"):
        details.set_details(desk, person, {"colleague": own})
    details.set_details(desk, person, {"coordinator": other, "colleague": own})
    (row,) = reading.board(desk)
    assert row.coordinators == (other, own)
    assert [one.name for one in reading.person(desk, person).staff] == ["Karin Ek", "Ulla Berg"]
    details.set_details(desk, person, {"coordinator": "", "colleague": ""})
    assert reading.board(desk)[0].coordinators == ()


def test_an_end_takes_the_person_off_the_board_and_keeps_them(desk: Desk, person: str) -> None:
    done = details.end_participation(desk, person, TODAY, "Flyttade till Skövde")
    assert done.changes == Changes(KINDS, frozenset({person}), "avsluta deltagandet för Åsa Ö.")
    assert reading.board(desk) == []
    (row,) = reading.everyone(desk)
    assert (row.id, row.ended, row.left) == (person, TODAY, True)
    assert reading.person(desk, person).details.end_reason == "Flyttade till Skövde"
    undoing.undo(desk)
    assert reading.board(desk)[0].ended is None
    undoing.redo(desk)
    assert reading.board(desk) == []


def test_taken_up_again(desk: Desk, person: str) -> None:
    details.end_participation(desk, person, TODAY, "Flyttade")
    done = details.resume_participation(desk, person)
    assert done.changes.undo_label == "återuppta deltagandet för Åsa Ö."
    assert (known(desk, person).ended, known(desk, person).end_reason) == (None, "")
    assert len(reading.board(desk)) == 1
    assert details.resume_participation(desk, person).changes == Changes()
    undoing.undo(desk)
    assert reading.board(desk) == []


def test_an_end_to_come_leaves_the_person_there_until_its_day(
    desk: Desk, person: str, clock: SetClock
) -> None:
    details.end_participation(desk, person, TODAY + timedelta(days=1), "")
    assert [row.left for row in reading.board(desk)] == [False]
    clock.go_to(TODAY + timedelta(days=1))
    assert reading.board(desk) == []


def test_no_end_before_the_start(desk: Desk, person: str) -> None:
    with refused("participant.ended_before_start"):
        details.end_participation(desk, person, date(2025, 3, 2), "")
    details.end_participation(desk, person, date(2025, 3, 3), "")
    with refused("participant.ended_before_start"):
        details.set_details(desk, person, {"start": "2025-03-04"})
    details.set_details(desk, person, {"start": ""})


def test_nobody_there(desk: Desk) -> None:
    for write in (
        lambda: details.set_details(desk, "finns inte", {"phone": "1"}),
        lambda: details.end_participation(desk, "finns inte", TODAY, ""),
        lambda: details.resume_participation(desk, "finns inte"),
    ):
        with refused("participant.unknown"):
            write()
