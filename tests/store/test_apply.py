"""The rules of design §1, one by one, as they look at two or three desks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from clocks import SetClock
from dumps import dump, put_back
from ready import ReadyStores
from samordning_desktop.core import entities
from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.scopes import notice_scope
from samordning_desktop.ops import Desk, conflicts, consents, participants, ratings, reading, undoing
from samordning_desktop.store.apply import apply_entries
from samordning_desktop.store.board import board_rows
from samordning_desktop.store.checks import journal_holds, projection_holds
from samordning_desktop.store.journal import entry_of
from samordning_desktop.store.schema import journal
from samordning_desktop.sync import incoming, outgoing
from stores import FALKOPING, LIDKOPING, introduce, make_desk

pytestmark = pytest.mark.usefixtures("cheap_keys")

TODAY = date(2026, 3, 2)
NAME = "Åsa Öberg Äng"


@pytest.fixture
def two(cheap_keys: None, ready_stores: ReadyStores, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    desks = (
        ready_stores.open_copy(tmp_path / "a", SetClock(TODAY), FALKOPING),
        ready_stores.open_copy(tmp_path / "b", SetClock(TODAY), LIDKOPING),
    )
    yield desks
    for desk in desks:
        desk.store.close()


def entries_of(desk: Desk, after: int = 0) -> list[Entry]:
    with desk.read() as connection:
        query = select(journal).where(journal.c.pos > after).order_by(journal.c.pos)
        return [entry_of(row) for row in connection.execute(query)]


def hand_over(giver: Desk, taker: Desk) -> None:
    """Everything that one has, the other gets."""
    with taker.write() as writing:
        writing.take(entries_of(giver), giver.store.device_id)


def meet(one: Desk, other: Desk) -> None:
    hand_over(one, other)
    hand_over(other, one)


def shared(one: Desk, other: Desk) -> str:
    """A participant that both have, under a consent."""
    person = participants.add_participant(one, BoardFields(NAME, goal="bo själv")).value
    consents.give_consent(one, person, one.clock.today())
    hand_over(one, other)
    return person


def field(desk: Desk, person: str, name: str) -> str:
    return next(row for row in reading.board(desk) if row.id == person).fields.text(name)


def waiting(desk: Desk) -> list[tuple[str, list[str]]]:
    return [
        (one.field, sorted(version.text for version in one.versions)) for one in conflicts.conflicts(desk)
    ]


def test_different_fields_never_conflict(two: tuple[Desk, Desk]) -> None:
    here, there = two
    person = shared(here, there)
    participants.set_field(here, person, "goal", "arbeta")
    participants.set_field(there, person, "planning", "möte i maj")
    meet(here, there)
    for desk in two:
        assert waiting(desk) == []
        assert (field(desk, person, "goal"), field(desk, person, "planning")) == ("arbeta", "möte i maj")


def test_the_same_field_unseen_keeps_both_and_marks_it(two: tuple[Desk, Desk]) -> None:
    here, there = two
    person = shared(here, there)
    participants.set_field(here, person, "goal", "arbeta")
    participants.set_field(there, person, "goal", "studera")
    meet(here, there)
    assert waiting(here) == waiting(there) == [("goal", ["arbeta", "studera"])]
    assert field(here, person, "goal") == field(there, person, "goal")
    assert [row.conflicts for row in reading.board(here)] == [("goal",)]


def test_the_same_field_and_the_same_value_is_no_conflict(two: tuple[Desk, Desk]) -> None:
    here, there = two
    person = shared(here, there)
    for desk in two:
        participants.set_field(desk, person, "goal", "arbeta")
    meet(here, there)
    assert waiting(here) == waiting(there) == []
    participants.set_field(here, person, "goal", "studera")
    meet(here, there)
    assert waiting(here) == waiting(there) == []
    assert field(there, person, "goal") == "studera"


def test_emptying_against_changing_is_a_conflict_too(two: tuple[Desk, Desk]) -> None:
    here, there = two
    person = shared(here, there)
    participants.set_field(here, person, "goal", "")
    participants.set_field(there, person, "goal", "studera")
    meet(here, there)
    assert waiting(here) == [("goal", ["", "studera"])]


@settings(
    max_examples=settings().max_examples // 6, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seconds=st.one_of(st.integers(-3, 3), st.integers(-31_622_400, 31_622_400)))
@example(seconds=0)
@example(seconds=-366 * 86_400)
@example(seconds=366 * 86_400)
def test_an_informed_edit_is_never_lost_whatever_the_clocks_say(two: tuple[Desk, Desk], seconds: int) -> None:
    here, there = two
    empty = [dump(desk) for desk in two]
    here.clock.go_to(TODAY)  # type: ignore[attr-defined]
    there.clock.time = here.clock.time + timedelta(seconds=seconds)  # type: ignore[attr-defined]
    person = shared(here, there)
    with there.write() as writing:
        writing.put(f"participant/{person}", "participant", person, {"goal": "sett och ändrat"})
    participants.set_field(here, person, "planning", "under tiden")
    meet(here, there)
    for desk in two:
        with desk.read() as connection:
            rows = board_rows(connection, here.store.site_id, TODAY)
        assert [row.fields.goal for row in rows] == ["sett och ändrat"]
        assert [row.conflicts for row in rows] == [()]
    for desk, rows in zip(two, empty, strict=True):
        put_back(desk, rows)


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(days=365), timedelta(days=-365)])
def test_what_is_settled_stays_settled(two: tuple[Desk, Desk], ahead: timedelta) -> None:
    here, there = two
    person = shared(here, there)
    there.clock.time = here.clock.time  # type: ignore[attr-defined]
    participants.set_field(here, person, "goal", "arbeta")
    participants.set_field(there, person, "goal", "studera")
    late = entries_of(there)
    meet(here, there)
    here.clock.time += ahead  # type: ignore[attr-defined]
    conflicts.settle(here, conflicts.conflicts(here)[0].id, "arbeta och studera")
    meet(there, here)
    for desk in two:
        with desk.write() as writing:
            assert writing.take(late, "d9") == []
            row = board_rows(writing.connection, here.store.site_id, TODAY)[0]
        assert (row.conflicts, row.fields.goal) == ((), "arbeta och studera")


def test_settled_before_the_other_value_has_arrived_everywhere(
    two: tuple[Desk, Desk], tmp_path: Path
) -> None:
    """A third store gets the settlement first and the two values after it: nothing waits there either."""
    here, there = two
    person = shared(here, there)
    participants.set_field(here, person, "goal", "arbeta")
    participants.set_field(there, person, "goal", "studera")
    meet(here, there)
    conflicts.settle(here, conflicts.conflicts(here)[0].id, "båda")
    third = make_desk(tmp_path / "c", SetClock(TODAY), LIDKOPING)
    for entry in reversed(entries_of(here)):
        with third.write() as writing:
            writing.take([entry], "d9")
    assert waiting(third) == []
    assert field(third, person, "goal") == "båda"
    third.store.close()


def notice(desk: Desk, person: str, name: str, day: str) -> Entry:
    with desk.write() as writing:
        items = writing.put(notice_scope(person), entities.NOTICE, person, {name: day})
    return items[0][1]


def test_a_withdrawal_wins_in_every_order_of_arrival(two: tuple[Desk, Desk]) -> None:
    """Of: the person, a consent, the withdrawal, and a consent signed after it by someone who had not heard."""
    here, there = two
    person = shared(here, there)
    consents.withdraw_consent(here, person, TODAY)
    there.clock.go_to(TODAY + timedelta(days=300))  # type: ignore[attr-defined]
    consents.give_consent(there, person, TODAY + timedelta(days=300))
    mine = entries_of(here)
    pieces = [entry for entry in mine if entry.scope.endswith(person)]
    pieces += [entry for entry in entries_of(there) if entry.scope.endswith(person) and entry not in mine]
    consent_or_notice = [entry for entry in pieces if entry.entity in ("consent", "notice")]
    assert len(consent_or_notice) == 3
    rest = [entry for entry in pieces if entry not in consent_or_notice]
    for order in permutations([*[[one] for one in consent_or_notice], rest]):
        with there.rehearse() as writing:
            writing.connection.execute(journal.delete())
            for table in ("head", "superseded", "participant", "consent", "notice"):
                writing.connection.exec_driver_sql(f"DELETE FROM {table}")
            for part in order:
                apply_entries(writing.connection, part)
            own = board_rows(writing.connection, here.store.site_id, TODAY + timedelta(days=301))
            assert [row.consent.state for row in own] == [ConsentState.WITHDRAWN]
            assert board_rows(writing.connection, there.store.site_id, TODAY + timedelta(days=301)) == []


def test_the_earliest_of_two_withdrawals_counts(two: tuple[Desk, Desk]) -> None:
    here, there = two
    person = shared(here, there)
    notice(there, person, "withdrawn", "2026-03-02")
    notice(here, person, "withdrawn", "2026-02-20")
    meet(here, there)
    for desk in two:
        with desk.read() as connection:
            row = board_rows(connection, here.store.site_id, TODAY)[0]
        assert row.consent.withdrawn_on == date(2026, 2, 20)


def rich(desk: Desk) -> str:
    """A participant with everything: texts, consent, ratings, changes, undone things, an identity number."""
    person = participants.add_participant(
        desk, BoardFields(NAME, "19610118-2803", TODAY, "målåäö", "läge", "insats", "ring i maj")
    ).value
    consents.give_consent(desk, person, TODAY)
    ratings.add_rating(desk, person, TODAY, (1, 2, 3))
    participants.set_field(desk, person, "goal", "nytt målåäö")
    undoing.undo(desk)
    return person


CANARIES = (NAME, "Åsa", "19610118-2803", "målåäö", "läge", "insats", "ring i maj")


def test_after_an_erasure_no_word_about_the_person_is_in_any_table(desk: Desk) -> None:
    other = participants.add_participant(desk, BoardFields("Bo Ek", goal="ett annat mål")).value
    participants.set_field(desk, other, "planning", "kvar")
    person = rich(desk)
    assert all(word in repr(dump(desk)) for word in CANARIES)
    notice(desk, person, "erased", "2026-03-02")
    left = dump(desk)
    left.pop("sqlite_master")
    assert [word for word in CANARIES if word in repr(left)] == []
    assert "ett annat mål" in repr(left)
    assert [row.id for row in reading.board(desk)] == [other]
    assert undoing.undo_label(desk) == "ändra Planering för Bo E."


def test_what_arrives_after_an_erasure_is_not_kept_and_the_chain_holds(two: tuple[Desk, Desk]) -> None:
    here, there = two
    person = rich(here)
    full = entries_of(here)
    notice(there, person, "erased", "2026-03-02")
    shaken = random.Random(5)
    shaken.shuffle(full)
    for entry in full:
        with there.write() as writing:
            writing.take([entry], "d9")
    left = dump(there)
    left.pop("sqlite_master")
    assert [word for word in CANARIES if word in repr(left)] == []
    with there.rehearse() as writing:
        assert journal_holds(writing.connection)
        assert projection_holds(writing.connection)


def test_an_erasure_reaches_the_other_site_and_nothing_else_does(
    two: tuple[Desk, Desk], tmp_path: Path
) -> None:
    """The hollow entries stay here: there they would have other ids than the chain says."""
    here, there = two
    introduce(here, there)
    person = rich(here)
    outgoing.export(here, "Lidköping", tmp_path / "1.age")
    incoming.take_in(there, (tmp_path / "1.age").read_bytes())
    assert NAME in repr(dump(there))
    notice(here, person, "erased", "2026-03-02")
    assert outgoing.export(here, "Lidköping", tmp_path / "2.age").value.persons == ()
    incoming.take_in(there, (tmp_path / "2.age").read_bytes())
    left = dump(there)
    left.pop("sqlite_master")
    assert [word for word in CANARIES if word in repr(left)] == []


def test_a_recall_takes_the_other_sites_person_off_the_board_until_a_consent_comes(
    two: tuple[Desk, Desk],
) -> None:
    here, there = two
    person = shared(here, there)
    later = TODAY + timedelta(days=365)
    for desk in two:
        desk.clock.go_to(later)  # type: ignore[attr-defined]
    notice(here, person, "recalled", later.isoformat())
    meet(here, there)
    assert reading.board(there) == []
    assert [row.id for row in reading.board(here)] == [person]
    consents.give_consent(here, person, later)
    meet(here, there)
    assert [row.id for row in reading.board(there)] == [person]
