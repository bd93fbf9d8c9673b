"""What the screens read, and that looking at a person is noted."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from clocks import SetClock
from dumps import dump
from refusals import refused
from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.news import NEW_PERSON
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, consents, details, participants, ratings, reading
from samordning_desktop.sync import incoming, outgoing
from stores import LIDKOPING, introduce, make_desk

TODAY = date(2026, 3, 2)


def accesses(desk: Desk) -> list[tuple[str, str, str, str]]:
    """Who, where, what and about whom, in order."""
    return [(row[2], row[3], row[4], row[5]) for row in dump(desk)["access"]]


def test_an_empty_board(desk: Desk) -> None:
    assert reading.board(desk) == []
    assert reading.last_exchange(desk) is None


def test_the_board_is_in_swedish_order(desk: Desk) -> None:
    names = ["Örjan", "Åke", "Adam", "Ärla", "zara", "Évald", "Bo"]
    for name in names:
        participants.add_participant(desk, BoardFields(name))
    assert [row.fields.name for row in reading.board(desk)] == [
        "Adam", "Bo", "Évald", "zara", "Åke", "Ärla", "Örjan",
    ]  # fmt: skip


def test_people_of_the_same_name_always_stand_in_the_same_order(desk: Desk) -> None:
    for _ in range(6):
        participants.add_participant(desk, BoardFields("Bo Ek"))
    ids = [row.id for row in reading.board(desk)]
    assert ids == sorted(ids)


def test_reading_the_board_changes_nothing(desk: Desk, person: str) -> None:
    before = dump(desk)
    reading.board(desk)
    reading.last_exchange(desk)
    assert dump(desk) == before


def test_a_persons_page(desk: Desk, person: str) -> None:
    form = consents.give_consent(desk, person, TODAY).value
    rating = ratings.add_rating(desk, person, TODAY, (1, 2, 3)).value
    view = reading.person(desk, person)
    assert view.row == reading.board(desk)[0]
    assert view.consents == (form,)
    assert view.ratings == (rating,)
    assert [line.what for line in view.history[:2]] == ["Självskattning", "Samtycke"]
    assert view.history[0].author == "Karin Ek"
    assert view.history[0].site == "Falköping"
    assert len(view.history) == reading.PANEL_HISTORY


def test_the_whole_history_newest_first(desk: Desk, person: str) -> None:
    for text in ("ett", "", "två"):
        participants.set_field(desk, person, "goal", text)
    consents.give_consent(desk, person, TODAY)
    consents.withdraw_consent(desk, person, TODAY)
    lines = reading.history(desk, person)
    assert [line.value for line in lines if line.field == "goal"] == ["två", "", "ett", "bo själv"]
    ending = ["Varför det avslutades", "Avslutad"]
    assert [line.what for line in lines[:4]] == [*ending, "Samtycke återkallat", "Samtycke"]
    assert [line.when for line in lines] == sorted((line.when for line in lines), reverse=True)
    assert all(line.field != "site" for line in lines)


def test_looking_at_a_person_is_noted_with_who_where_and_when(
    desk: Desk, colleague: Desk, person: str
) -> None:
    assert accesses(desk) == []
    reading.person(desk, person)
    reading.history(colleague, person[:5])
    unit = desk.actor.unit
    assert accesses(desk) == [
        (desk.actor.id, unit, "visat", person),
        ("ulla", unit, "läst historik", person),
    ]
    assert dump(desk)["access"][0][1].startswith("2026-03-02T12:")


def test_looking_for_somebody_who_is_not_there_notes_nothing(desk: Desk) -> None:
    with refused("participant.unknown"):
        reading.person(desk, "finns inte")
    with refused("participant.unknown"):
        reading.history(desk, "finns inte")
    assert accesses(desk) == []


def test_the_access_log_holds_ids_and_no_names(desk: Desk, person: str) -> None:
    reading.person(desk, person)
    assert "Åsa" not in repr(dump(desk)["access"])


def test_marks_of_what_the_other_site_changed(
    desk: Desk, person: str, clock: SetClock, tmp_path: Path
) -> None:
    other = make_desk(tmp_path / "other", clock, LIDKOPING)
    introduce(desk, other)
    consents.give_consent(desk, person, TODAY)
    outgoing.export(desk, "Lidköping", tmp_path / "1.age")
    incoming.take_in(other, (tmp_path / "1.age").read_bytes())
    assert reading.board(other)[0].news == (NEW_PERSON,)
    done = reading.mark_seen(other, person)
    assert done.changes == Changes(frozenset({Kind.BOARD}), frozenset({person}))
    assert reading.board(other)[0].news == ()
    assert reading.mark_seen(other, person).changes == Changes()
    assert reading.mark_seen(other, "finns inte").changes == Changes()
    other.store.close()


def test_the_day_of_the_last_exchange_at_both_ends(desk: Desk, clock: SetClock, tmp_path: Path) -> None:
    other = make_desk(tmp_path / "other", clock, LIDKOPING)
    introduce(desk, other)
    outgoing.export(desk, "Lidköping", tmp_path / "1.age")
    assert reading.last_exchange(desk) == TODAY
    clock.go_to(TODAY + timedelta(days=3))
    incoming.take_in(other, (tmp_path / "1.age").read_bytes())
    assert reading.last_exchange(other) == TODAY + timedelta(days=3)
    assert reading.last_exchange(desk) == TODAY
    other.store.close()


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2027, 3, 2)])
def test_the_board_of_another_day_is_the_same_people(
    desk: Desk, person: str, clock: SetClock, day: date
) -> None:
    consents.give_consent(desk, person, TODAY)
    clock.go_to(day)
    (row,) = reading.board(desk)
    assert row.id == person
    assert not row.consent.covers


def test_who_wrote_in_a_cell_and_when(desk: Desk, colleague: Desk, person: str, clock: SetClock) -> None:
    clock.go_to(TODAY + timedelta(days=1))
    participants.set_field(colleague, person, "goal", "bostad")
    line = reading.cell_origin(desk, person, "goal")
    assert line is not None
    assert (line.author, line.site, line.what, line.value) == (
        "Ulla Berg",
        "Falköping",
        "Mål/syfte",
        "bostad",
    )
    assert line.when.date() == TODAY + timedelta(days=1)
    name = reading.cell_origin(desk, person, "name")
    assert name is not None
    assert name.author == "Karin Ek"


def test_nobody_wrote_what_is_not_written(desk: Desk) -> None:
    bo = participants.add_participant(desk, BoardFields("Bo")).value
    assert reading.cell_origin(desk, bo, "planning") is None
    assert reading.cell_origin(desk, "finns inte", "goal") is None
    assert accesses(desk) == []


def test_who_emptied_a_cell_is_told_too(desk: Desk, colleague: Desk, person: str) -> None:
    participants.set_field(colleague, person, "goal", "")
    line = reading.cell_origin(desk, person, "goal")
    assert line is not None
    assert (line.author, line.value) == ("Ulla Berg", "")


def test_what_has_been_written_since_a_time(desk: Desk, person: str, clock: SetClock) -> None:
    other = participants.add_participant(desk, BoardFields("Bo")).value
    clock.go_to(TODAY + timedelta(days=2))
    since = clock.now()
    assert reading.changed_since(desk, since) == {}
    participants.set_field(desk, person, "goal", "bostad")
    consents.give_consent(desk, person, TODAY)
    clock.go_to(TODAY + timedelta(days=3))
    before = clock.now()
    participants.set_field(desk, person, "goal", "ett jobb")
    [(who, last)] = reading.changed_since(desk, since).items()
    assert who == person
    assert before.timestamp() < last / 1000 < clock.now().timestamp()
    assert reading.changed_since(desk, since - timedelta(days=3)).keys() == {person, other}


def test_the_mark_of_one_field_goes_alone(desk: Desk, person: str) -> None:
    with desk.write() as writing:
        for field in ("goal", "planning"):
            writing.connection.exec_driver_sql("INSERT INTO news VALUES (?, ?)", (person, field))
    assert reading.mark_seen(desk, person, "goal").changes.participants == {person}
    assert reading.board(desk)[0].news == ("planning",)
    assert reading.mark_seen(desk, person, "goal").changes == Changes()


def test_whoever_has_left_is_among_everyone_and_not_on_the_board(
    desk: Desk, person: str, clock: SetClock
) -> None:
    details.end_participation(desk, person, TODAY + timedelta(days=1), "flyttat")
    assert [row.left for row in reading.board(desk)] == [False]
    clock.go_to(TODAY + timedelta(days=1))
    assert reading.board(desk) == []
    assert [(row.id, row.left) for row in reading.everyone(desk)] == [(person, True)]
