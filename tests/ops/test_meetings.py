"""Meetings at the board: begun, ended, and what changed since one and during one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from clocks import SetClock
from dumps import dump
from faulty import failing_statement
from packages import pack, send
from people import SIGNED, enrol
from ready import ReadyStores
from refusals import refused
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.meeting import BoardChange, changed_fields
from samordning_desktop.core.step import Step
from samordning_desktop.ops import (
    Desk,
    conflicts,
    consents,
    details,
    meetings,
    participants,
    ratings,
    setup,
    steps,
    undoing,
)
from samordning_desktop.sync import incoming
from stores import LIDKOPING, PASSPHRASE, introduce, make_desk

Told = list[tuple[str, str, str]]


@pytest.fixture
def other(cheap_keys: None, desk: Desk, tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    """Lidköping's desk; the two know each other."""
    other = make_desk(tmp_path / "lidkoping", clock, LIDKOPING)
    introduce(desk, other)
    yield other
    setup.close(other, setup.NoSecrets())


def told(changes: list[BoardChange] | tuple[BoardChange, ...]) -> Told:
    return [(change.label, change.before, change.after) for change in changes]


def during(desk: Desk) -> Told:
    return told(meetings.standing(desk).during)


def since(desk: Desk) -> Told:
    return told(meetings.standing(desk).since)


def write(desk: Desk, person: str, text: str, field: str = "situation") -> None:
    participants.set_field(desk, person, field, text)


def held(desk: Desk) -> int:
    """A meeting, begun and ended at once. Returns its id."""
    meetings.begin(desk)
    return meetings.end(desk).value.id


# -- begun and ended


def test_a_store_without_meetings(desk: Desk, person: str) -> None:
    standing = meetings.standing(desk)
    assert (standing.current, standing.last, standing.since, standing.during) == (None, None, (), ())
    assert (meetings.current(desk), meetings.last(desk)) == (None, None)


def test_a_meeting_is_begun_and_ended(desk: Desk, clock: SetClock) -> None:
    begun = meetings.begin(desk).value
    assert (begun.led_by, begun.ended) == ("Karin Ek", None)
    assert meetings.current(desk) == begun
    assert meetings.last(desk) is None
    ended = meetings.end(desk).value
    assert ended.ended is not None and ended.ended > ended.begun == begun.begun
    assert meetings.current(desk) is None
    assert meetings.last(desk) == ended
    assert meetings.standing(desk).last == ended


def test_two_cannot_go_on_at_once(desk: Desk, colleague: Desk) -> None:
    meetings.begin(desk)
    before = dump(desk)
    with refused("meeting.going_on"):
        meetings.begin(colleague)
    assert dump(desk) == before


def test_a_colleague_ends_what_another_began(desk: Desk, colleague: Desk) -> None:
    meetings.begin(desk)
    assert meetings.end(colleague).value.led_by == "Karin Ek"


def test_what_has_not_begun_cannot_end(desk: Desk) -> None:
    with refused("meeting.none"):
        meetings.end(desk)
    held(desk)
    before = dump(desk)
    with refused("meeting.none"):
        meetings.end(desk)
    assert dump(desk) == before


def test_each_is_noted_in_the_access_log(desk: Desk) -> None:
    held(desk)
    assert [row[4] for row in dump(desk)["access"]] == ["börjat möte vid tavlan", "avslutat möte vid tavlan"]


def test_a_fault_while_it_begins_leaves_nothing(desk: Desk, person: str) -> None:
    before = dump(desk)
    for at in range(1, 50):
        with failing_statement(desk, at, "after_cursor_execute") as fuse, suppress(KnownError):
            meetings.begin(desk)
        if not fuse.blown:
            break
        assert dump(desk) == before
    assert meetings.current(desk) is not None


def test_a_meeting_that_nobody_knows(desk: Desk) -> None:
    with refused("meeting.unknown"):
        meetings.changes_of(desk, held(desk) + 1)


def test_a_clock_put_back_during_the_meeting(desk: Desk, person: str, clock: SetClock) -> None:
    begun = meetings.begin(desk).value.begun
    clock.go_to(date(2025, 1, 1))
    write(desk, person, "på mötet")
    ended = meetings.end(desk).value
    assert ended.ended == begun
    assert told(meetings.changes_of(desk, ended.id)) == [("Nuläge", "stabil", "på mötet")]
    write(desk, person, "efter mötet")
    assert since(desk) == [("Nuläge", "på mötet", "efter mötet")]


def test_a_later_meeting_is_the_last_whatever_the_clock_says(desk: Desk, clock: SetClock) -> None:
    held(desk)
    clock.go_to(date(2025, 1, 1))
    assert meetings.last(desk) is not None
    second = held(desk)
    assert meetings.standing(desk).last == meetings.last(desk)
    assert getattr(meetings.last(desk), "id", None) == second


def test_the_meeting_goes_on_after_the_lock(
    cheap_keys: None, ready_stores: ReadyStores, tmp_path: Path, clock: SetClock
) -> None:
    desk = ready_stores.open_copy(tmp_path / "data", clock)
    person = enrol(desk)
    begun = meetings.begin(desk).value
    write(desk, person, "före låset")
    setup.close(desk, setup.NoSecrets())
    again = setup.unlock(tmp_path / "data", PASSPHRASE, clock, setup.NoSecrets())
    write(again, person, "efter låset", "planning")
    assert meetings.current(again) == begun
    assert during(again) == [("Nuläge", "", "före låset"), ("Planering", "", "efter låset")]
    assert meetings.end(again).value.begun == begun.begun
    setup.close(again, setup.NoSecrets())


# -- what changed


def test_during_and_since(desk: Desk, person: str) -> None:
    write(desk, person, "före allt")
    held(desk)
    write(desk, person, "mellan mötena")
    assert since(desk) == [("Nuläge", "före allt", "mellan mötena")]
    second = meetings.begin(desk).value.id
    write(desk, person, "på mötet")
    write(desk, person, "ring", "planning")
    assert since(desk) == [("Nuläge", "före allt", "mellan mötena")]
    assert during(desk) == [("Nuläge", "mellan mötena", "på mötet"), ("Planering", "möte", "ring")]
    meetings.end(desk)
    assert (since(desk), during(desk)) == ([], [])
    write(desk, person, "efter")
    assert told(meetings.changes_of(desk, second)) == [
        ("Nuläge", "mellan mötena", "på mötet"),
        ("Planering", "möte", "ring"),
    ]


def test_a_field_is_told_once_and_not_when_it_ended_as_it_began(desk: Desk, person: str) -> None:
    meetings.begin(desk)
    for text in ("ett", "två", "tre"):
        write(desk, person, text)
    write(desk, person, "annat", "goal")
    write(desk, person, "bo själv", "goal")
    assert during(desk) == [("Nuläge", "stabil", "tre")]


def test_undo_and_redo_during_the_meeting(desk: Desk, person: str) -> None:
    meetings.begin(desk)
    write(desk, person, "nytt")
    undoing.undo(desk)
    assert during(desk) == []
    undoing.redo(desk)
    assert during(desk) == [("Nuläge", "stabil", "nytt")]


def test_undo_during_the_meeting_of_what_was_written_before_it(desk: Desk, person: str) -> None:
    write(desk, person, "före")
    meetings.begin(desk)
    undoing.undo(desk)
    assert during(desk) == [("Nuläge", "före", "stabil")]


def test_somebody_added_and_taken_back_is_not_told(desk: Desk) -> None:
    meetings.begin(desk)
    participants.add_participant(desk, participants.BoardFields("Bo Ek", goal="sova"))
    assert during(desk) == [("Namn", "", "Bo Ek"), ("Mål/syfte", "", "sova")]
    undoing.undo(desk)
    assert during(desk) == []


def test_a_step_is_told_with_what_it_is(desk: Desk, person: str) -> None:
    own_id = steps.add_step(desk, person, Step("", "Ring hyresvärden", "Eva")).value
    gone = steps.add_step(desk, person, Step("", "Boka tid")).value
    meetings.begin(desk)
    steps.complete_step(desk, person, own_id, date(2026, 3, 1))
    steps.remove_step(desk, person, gone)
    steps.remove_step(desk, person, steps.add_step(desk, person, Step("", "Ångrat")).value)
    found = meetings.standing(desk).during
    assert [(change.thing, change.label, change.before, change.after) for change in found] == [
        ("Ring hyresvärden", "Planerade steg: Klart", "", "2026-03-01"),
        ("Boka tid", "Planerade steg: Vad", "Boka tid", ""),
    ]
    assert {change.entity_id for change in found} == {own_id, gone}


def test_consents_ratings_and_details_are_told(desk: Desk, person: str) -> None:
    meetings.begin(desk)
    consents.give_consent(desk, person, date(2026, 3, 2))
    ratings.add_rating(desk, person, date(2026, 3, 2), (1, 2, 3))
    details.set_details(desk, person, {"coordinator": desk.actor.id})
    assert [(label, after) for label, _, after in during(desk)] == [
        ("Samtycke", "undertecknat 2026-03-02, text version 3"),
        ("Självskattning", "2026-03-02: 1 · 2 · 3"),
        ("Samordnare", "Karin Ek"),
    ]
    consents.withdraw_consent(desk, person, date(2026, 3, 2))
    assert during(desk)[-3:] == [
        ("Samtycke återkallat", "", "2026-03-02"),
        ("Avslutad", "", "2026-03-02"),
        ("Varför det avslutades", "", "Samtycket återkallat"),
    ]


def test_the_fields_by_participant(desk: Desk, person: str) -> None:
    meetings.begin(desk)
    other = enrol(desk, "Bo Ek", None)
    steps.add_step(desk, person, Step("", "Ring"))
    consents.give_consent(desk, person, SIGNED)
    write(desk, person, "nytt")
    found = changed_fields(meetings.standing(desk).during)
    assert found == {person: {"step", "consent", "situation"}, other: {"name"}}
    assert changed_fields(()) == {}


def test_who_has_left_the_board_is_not_told(desk: Desk, other: Desk, clock: SetClock) -> None:
    """Another site's participant, whose consent runs out after the meeting."""
    theirs = enrol(other, "Bo Ek", date(2025, 3, 10))
    send(other, desk)
    meetings.begin(desk)
    write(desk, theirs, "nytt")
    own_id = meetings.end(desk).value.id
    assert len(meetings.changes_of(desk, own_id)) == 1
    clock.go_to(date(2026, 3, 9))
    assert len(meetings.changes_of(desk, own_id)) == 1
    clock.go_to(date(2026, 3, 10))
    assert meetings.changes_of(desk, own_id) == []


def test_whose_participation_was_ended_at_the_meeting_is_told(desk: Desk, person: str) -> None:
    meetings.begin(desk)
    details.end_participation(desk, person, date(2026, 3, 2), "flyttat")
    assert ("Avslutad", "", "2026-03-02") in during(desk)


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_address_of_someone_protected_is_never_told(desk: Desk, person: str, when: str) -> None:
    if when == "before":
        details.set_details(desk, person, {"address": "Storgatan 1", "phone": "0515-1"})
        meetings.begin(desk)
        details.set_details(desk, person, {"address": "", "phone": "", "protected": "ja"})
    else:
        meetings.begin(desk)
        details.set_details(desk, person, {"address": "Storgatan 1", "phone": "0515-1"})
        assert len(during(desk)) == 2
        details.set_details(desk, person, {"address": "", "phone": "", "protected": "ja"})
    assert during(desk) == [("Skyddad identitet", "", "ja")]
    assert "Storgatan" not in repr(meetings.standing(desk))


def test_the_team_is_no_change_of_the_board(desk: Desk, person: str, colleague: Desk) -> None:
    meetings.begin(desk)
    with desk.write() as writing:
        writing.put(f"site/{desk.actor.site_id}", "staff", "ny", {"name": "Ida Roos"})
    assert during(desk) == []


# -- packages


def test_what_a_package_brings_counts_from_when_it_is_taken_in(desk: Desk, other: Desk) -> None:
    theirs = enrol(other, "Bo Ek", situation="ett")
    send(other, desk)
    write(other, theirs, "två")
    late = pack(other, desk)
    held(desk)
    incoming.take_in(desk, late)
    assert since(desk) == [("Nuläge", "ett", "två")]
    meetings.begin(desk)
    write(other, theirs, "tre")
    write(other, theirs, "fyra")
    send(other, desk)
    [change] = meetings.standing(desk).during
    assert (change.before, change.after) == ("två", "fyra")
    assert (change.author, change.site) == ("Bo Lund", "Lidköping")


def test_two_values_that_a_package_brings_are_both_told(desk: Desk, other: Desk) -> None:
    theirs = enrol(other, "Bo Ek", situation="ett")
    send(other, desk)
    write(desk, theirs, "vårt")
    write(other, theirs, "deras")
    meetings.begin(desk)
    send(other, desk)
    assert during(desk) == [("Nuläge", "vårt", "två värden: vårt / deras")]
    [waiting] = conflicts.conflicts(desk)
    conflicts.settle(desk, waiting.id, "vårt")
    assert during(desk) == []


def test_an_older_value_that_comes_late_changes_nothing(desk: Desk, other: Desk) -> None:
    """Lidköping has seen our newer text before its own older one reaches us again."""
    theirs = enrol(other, "Bo Ek", situation="ett")
    send(other, desk)
    write(desk, theirs, "")
    send(desk, other)
    meetings.begin(desk)
    send(other, desk)
    assert during(desk) == []
    write(desk, theirs, "nytt")
    assert during(desk) == [("Nuläge", "", "nytt")]


def test_a_long_history_does_not_count(desk: Desk, person: str, clock: SetClock) -> None:
    for place in range(600):
        write(desk, person, f"text {place}", "goal")
    meetings.begin(desk)
    write(desk, person, "nytt")
    assert during(desk) == [("Nuläge", "stabil", "nytt")]
    clock.go_to(clock.today() + timedelta(days=7))
    assert during(desk) == [("Nuläge", "stabil", "nytt")]
