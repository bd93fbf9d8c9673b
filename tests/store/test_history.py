"""Who changed what, when, where: read from the journal itself."""

from __future__ import annotations

from datetime import UTC, datetime

from samordning_desktop.core.entities import NEWEST_WALL
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, participants, reading
from samordning_desktop.store.history import UNKNOWN_AUTHOR, history_of, moment


def foreign(person: str, field: str, value: str, number: int, wall: int = 1_000) -> Entry:
    return Entry(
        f"participant/{person}", "participant", person, field, value, (), "någon", "x", number, wall, 0, "o"
    )


def test_newest_first_by_time_whatever_order_it_arrived_in(desk: Desk) -> None:
    person = participants.add_participant(desk, BoardFields("Åsa")).value
    with desk.write() as writing:
        writing.take([foreign(person, "goal", "för länge sedan", 1)], "x")
        lines = history_of(writing.connection, person)
    assert [(line.field, line.value) for line in lines] == [("name", "Åsa"), ("goal", "för länge sedan")]


def test_an_author_whose_register_has_not_come_is_unknown_until_it_has(desk: Desk) -> None:
    person = participants.add_participant(desk, BoardFields("Åsa")).value
    with desk.write() as writing:
        writing.take([foreign(person, "goal", "x", 1)], "x")
        assert history_of(writing.connection, person)[-1].author == UNKNOWN_AUTHOR
        staff = Entry("site/s2", "staff", "någon", "name", "Bo Lund", (), "någon", "x", 2, 1_000, 0, "o")
        writing.take([staff], "x")
        assert history_of(writing.connection, person)[-1].author == "Bo Lund"


def test_the_latest_time_that_is_let_in_can_be_shown(desk: Desk) -> None:
    """A laptop whose clock is wrong by a thousand years must not shut anybody out of a person's page."""
    person = participants.add_participant(desk, BoardFields("Åsa")).value
    with desk.write() as writing:
        writing.take([foreign(person, "goal", "x", 1, NEWEST_WALL - 1)], "x")
    assert reading.history(desk, person)[0].when.year == 2999
    participants.set_field(desk, person, "planning", "efteråt")
    first, second, *_ = reading.history(desk, person)
    assert (first.field, second.field) == ("goal", "planning")
    assert second.when.year == 2026  # nor does it date what is written here afterwards


def test_no_more_than_asked_for(desk: Desk) -> None:
    person = participants.add_participant(desk, BoardFields("Åsa", goal="a", planning="b")).value
    with desk.read() as connection:
        assert len(history_of(connection, person, 2)) == 2
        assert len(history_of(connection, person)) == 3
        assert history_of(connection, "finns inte") == []


def test_a_moment_is_in_utc() -> None:
    assert moment(0) == datetime(1970, 1, 1, tzinfo=UTC)
    assert moment(1_500).microsecond == 500_000
