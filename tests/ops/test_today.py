"""What waits, read from a real store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from clocks import SetClock
from dumps import dump
from faulty import engine_of
from packages import pack, send
from people import enrol
from ready import ReadyStores
from samordning_desktop.core.changes import Changes
from samordning_desktop.core.step import Step
from samordning_desktop.core.task import Group, TaskKind, Whose
from samordning_desktop.ops import (
    Desk,
    consents,
    details,
    participants,
    ratings,
    reading,
    steps,
    texts,
    today,
)
from samordning_desktop.sync import peers
from stores import LIDKOPING, introduce

TODAY = date(2026, 3, 2)


@pytest.fixture
def other(cheap_keys: None, ready_stores: ReadyStores, tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    made = ready_stores.open_copy(tmp_path / "other", clock, LIDKOPING)
    yield made
    made.store.close()


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def said(desk: Desk, whose: Whose | None = None) -> list[tuple[Group, str, str]]:
    return [(task.group, task.name, task.words) for task in today.tasks(desk, whose).tasks]


def test_nothing_waits_in_a_new_store(desk: Desk) -> None:
    assert today.tasks(desk) == today.TodayView(TODAY, Whose.ALL, ())


def test_everything_that_waits_for_a_person(desk: Desk) -> None:
    one = enrol(desk, "Åsa Öberg", TODAY - timedelta(days=360))
    details.set_details(desk, one, {"rhythm": "14"})
    for ago in (40, 15, 90):
        ratings.add_rating(desk, one, days(-ago), (1, 2, 3))
    for what, due, done in (("Ring", 0, None), ("Möte", 7, None), ("Läkare", 8, None), ("SIP", -1, -1)):
        added = steps.add_step(desk, one, Step("", what, "Eva", days(due))).value
        if done is not None:
            steps.complete_step(desk, one, added, days(done))
    steps.add_step(desk, one, Step("", "Utan dag"))
    view = today.tasks(desk)
    assert [(task.group, task.kind, task.words) for task in view.tasks] == [
        (Group.LATE, TaskKind.RATING, "Självskattning, senast 1 mars"),
        (Group.TODAY, TaskKind.STEP, "Ring (Eva)"),
        (Group.WEEK, TaskKind.CONSENT, "Samtycke går ut om 4 dagar"),
        (Group.WEEK, TaskKind.STEP, "Möte (Eva)"),
    ]
    assert {task.participant for task in view.tasks} == {one}
    assert view.waiting == 2


def test_it_follows_what_is_done(desk: Desk) -> None:
    one = enrol(desk, signed=None)
    details.set_details(desk, one, {"rhythm": "8"})
    step = steps.add_step(desk, one, Step("", "Ring", "", TODAY)).value
    assert len(said(desk)) == 3
    consents.give_consent(desk, one, TODAY)
    ratings.add_rating(desk, one, TODAY, (1, 2, 3))
    steps.complete_step(desk, one, step, TODAY)
    assert said(desk) == []


def test_a_step_taken_away_and_a_person_undone_are_gone(desk: Desk) -> None:
    one = enrol(desk)
    step = steps.add_step(desk, one, Step("", "Ring", "", TODAY)).value
    steps.remove_step(desk, one, step)
    assert said(desk) == []


def test_whoever_has_left_is_gone_from_the_day_of_the_end(desk: Desk, clock: SetClock) -> None:
    one = enrol(desk, signed=None)
    details.end_participation(desk, one, days(1), "flyttat")
    assert len(said(desk)) == 1
    clock.go_to(days(1))
    assert said(desk) == []


def test_everybodys_until_someone_has_a_coordinator_and_then_as_chosen(desk: Desk, colleague: Desk) -> None:
    mine, hers = enrol(desk, "Anna", None), enrol(desk, "Bo", None)
    enrol(desk, "Cia", None)
    assert today.tasks(desk).whose is Whose.ALL
    details.set_details(desk, mine, {"coordinator": "ulla", "colleague": desk.actor.id})
    details.set_details(desk, hers, {"coordinator": "ulla"})
    view = today.tasks(desk)
    assert (view.whose, [task.name for task in view.tasks]) == (Whose.MINE, ["Anna", "Cia"])
    assert [task.name for task in today.tasks(colleague).tasks] == ["Anna", "Bo", "Cia"]
    assert len(said(desk, Whose.ALL)) == 3
    assert today.choose(desk, Whose.ALL).changes == Changes()
    assert today.tasks(desk).whose is Whose.ALL
    assert today.tasks(colleague).whose is Whose.MINE
    today.choose(desk, Whose.MINE)
    assert today.tasks(desk).whose is Whose.MINE


def test_a_card_then_a_package_then_peace_for_a_fortnight(
    desk: Desk, other: Desk, clock: SetClock, tmp_path: Path
) -> None:
    one = enrol(desk)
    peers.add_peer(desk, peers.own_card(other))
    assert said(desk) == [(Group.TODAY, "Lidköping", "Ortskort väntar på att bekräftas")]
    introduce(desk, other)
    assert said(desk) == [(Group.TODAY, "Lidköping", "Inget paket skapat än")]
    pack(desk, other)
    clock.go_to(days(15))
    assert said(desk) == []
    participants.set_field(desk, one, "goal", "bo själv")
    assert said(desk) == [(Group.TODAY, "Lidköping", "Inget paket skapat på 15 dagar")]
    clock.go_to(days(14))
    assert said(desk) == []


def test_what_the_other_site_wrote_itself_is_no_reason_for_a_package(
    desk: Desk, other: Desk, clock: SetClock
) -> None:
    introduce(desk, other)
    one = enrol(desk)
    send(desk, other)
    participants.set_field(other, one, "goal", "bo själv")
    clock.go_to(days(20))
    send(other, desk)
    words = [words for _, _, words in said(desk)]
    assert words == ["Ändrat på andra orten: Mål/syfte"]


def test_what_the_other_site_writes_of_somebody_who_has_ended_here_is_told_until_it_is_seen(
    desk: Desk, other: Desk
) -> None:
    introduce(desk, other)
    one = enrol(desk, "Åsa Öberg")
    send(desk, other)
    details.end_participation(desk, one, TODAY, "")
    participants.set_field(other, one, "goal", "bo själv")
    send(other, desk)
    assert said(desk) == [(Group.TODAY, "Åsa Öberg", "Ändrat på andra orten: Mål/syfte (avslutad)")]
    reading.mark_seen(desk, one)
    assert said(desk) == []


def test_a_withdrawal_is_told_at_once_to_the_site_that_knows_the_person(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    introduce(desk, other)
    one, stranger = enrol(desk), enrol(desk, "Bo")
    consents.withdraw_consent(desk, stranger, TODAY)
    send(desk, other)
    assert said(desk) == []
    consents.withdraw_consent(desk, one, TODAY)
    assert said(desk) == [
        (Group.TODAY, "Lidköping", "Ett återkallat samtycke är inte meddelat dit: skapa ett paket")
    ]
    send(desk, other)
    assert said(desk) == []


def test_reading_it_changes_nothing_and_costs_no_more_questions_for_more_people(desk: Desk) -> None:
    asked: list[str] = []

    def count() -> int:
        asked.clear()
        today.tasks(desk)
        return len(asked)

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(engine_of(desk), "before_cursor_execute", note)
    for name in ("Anna", "Bo"):
        details.set_details(desk, enrol(desk, name), {"rhythm": "7"})
    few = count()
    for at in range(20):
        one = enrol(desk, f"P{at}")
        details.set_details(desk, one, {"rhythm": "7"})
        steps.add_step(desk, one, Step("", "Ring", "", TODAY))
    before = dump(desk)
    assert count() == few
    assert few < 20
    assert dump(desk) == before


def test_a_newer_text_of_ours_makes_one_task_of_all_who_signed_the_older(desk: Desk) -> None:
    enrol(desk, "Åsa Öberg", TODAY)
    enrol(desk, "Bo Ek", TODAY)
    assert said(desk) == []
    source = "Titel: Ja\nVersion: F1\nDatum: 2026-03-01\n\n_ Namn\n_ Datum | Underskrift\n"
    texts.add_version(desk, "consent", source)
    assert said(desk) == [(Group.LATER, "Samtycke", "2 personer har skrivit under en äldre samtyckestext")]
