"""Two values seen side by side, settled by a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from clocks import SetClock
from dumps import dump
from ready import ReadyStores
from refusals import refused
from samordning_desktop.core.changes import Kind
from samordning_desktop.core.participant import TEXT_LIMIT, BoardFields
from samordning_desktop.ops import Desk, conflicts, consents, participants, reading, undoing
from samordning_desktop.store.journal import entry_of
from samordning_desktop.store.news import add_news
from samordning_desktop.store.schema import journal
from stores import LIDKOPING


@pytest.fixture
def other(cheap_keys: None, ready_stores: ReadyStores, tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    made = ready_stores.open_copy(tmp_path / "other", clock, LIDKOPING)
    yield made
    made.store.close()


def hand_over(giver: Desk, taker: Desk) -> None:
    with giver.read() as connection:
        entries = [entry_of(row) for row in connection.execute(select(journal).order_by(journal.c.pos))]
    with taker.write() as writing:
        writing.take(entries, giver.store.device_id)


@pytest.fixture
def torn(desk: Desk, other: Desk, person: str) -> str:
    """A participant whose goal and start were written at both sites."""
    consents.give_consent(desk, person, desk.clock.today())
    hand_over(desk, other)
    for one, goal, start in ((desk, "arbeta", "2025-01-01"), (other, "studera", "")):
        participants.set_field(one, person, "goal", goal)
        participants.set_field(one, person, "start", start)
    hand_over(other, desk)
    hand_over(desk, other)
    return person


def test_nothing_waits_on_a_quiet_board(desk: Desk, person: str) -> None:
    assert conflicts.conflicts(desk) == []


def test_seen_with_each_values_author_and_site_ours_first(desk: Desk, other: Desk, torn: str) -> None:
    for here in (desk, other):
        found = {one.field: one for one in conflicts.conflicts(here)}
        assert set(found) == {"goal", "start"}
        goal = found["goal"]
        assert (goal.id, goal.participant, goal.name, goal.label) == (
            f"{torn}.goal",
            torn,
            "Åsa Öberg",
            "Mål/syfte",
        )
        assert [version.ours for version in goal.versions] == [True, False]
        told = {(v.text, v.author, v.unit, v.site) for v in goal.versions}
        assert told == {
            ("arbeta", "Karin Ek", "Öppenpsykiatrin Falköping", "Falköping"),
            ("studera", "Bo Lund", "Socialtjänsten Lidköping", "Lidköping"),
        }
        assert goal.versions[0].site == here.actor.site


def test_namesakes_are_told_apart_as_on_the_board(desk: Desk, torn: str) -> None:
    assert {one.said_name for one in conflicts.conflicts(desk)} == {"Åsa Öberg"}
    participants.add_participant(desk, BoardFields("Åsa Öberg"))
    row = reading.person(desk, torn).row
    assert row.said_name != "Åsa Öberg"
    told = {(one.said_name, one.short_name) for one in conflicts.conflicts(desk)}
    assert told == {(row.said_name, row.short_name)}


def test_settled_with_a_third_value_there_too(desk: Desk, other: Desk, torn: str) -> None:
    done = conflicts.settle(desk, f"{torn}.goal", " arbeta och\x00 studera ")
    assert done.changes.kinds == {Kind.BOARD, Kind.PERSON, Kind.CONFLICT}
    assert done.changes.participants == {torn}
    assert [one.field for one in conflicts.conflicts(desk)] == ["start"]
    hand_over(desk, other)
    assert [one.field for one in conflicts.conflicts(other)] == ["start"]
    assert reading.board(other)[0].fields.goal == "arbeta och studera"


@pytest.mark.parametrize(("ours", "goal"), [(True, "arbeta"), (False, "studera")])
def test_settled_with_one_of_them(desk: Desk, torn: str, ours: bool, goal: str) -> None:
    conflicts.settle_keeping(desk, f"{torn}.goal", ours)
    assert reading.board(desk)[0].fields.goal == goal
    assert reading.board(desk)[0].conflicts == ("start",)


def test_settled_as_empty(desk: Desk, torn: str) -> None:
    conflicts.settle_keeping(desk, f"{torn}.start", ours=False)
    assert reading.board(desk)[0].fields.start is None


def test_settled_at_both_ends_with_the_same_is_settled(desk: Desk, other: Desk, torn: str) -> None:
    for one in (desk, other):
        conflicts.settle(one, f"{torn}.goal", "båda")
    hand_over(desk, other)
    hand_over(other, desk)
    assert [one.field for one in conflicts.conflicts(desk)] == ["start"]


def test_settled_at_both_ends_with_different_waits_again(desk: Desk, other: Desk, torn: str) -> None:
    conflicts.settle(desk, f"{torn}.goal", "ena")
    conflicts.settle(other, f"{torn}.goal", "andra")
    hand_over(desk, other)
    hand_over(other, desk)
    for one in (desk, other):
        waiting = {found.field: found for found in conflicts.conflicts(one)}
        assert {version.text for version in waiting["goal"].versions} == {"ena", "andra"}


def test_what_cannot_be_settled(desk: Desk, torn: str) -> None:
    before = dump(desk)
    for unknown in ("", torn, f"{torn}.planning", f"{torn}.", "finns inte.goal"):
        with refused("conflict.unknown"):
            conflicts.settle(desk, unknown, "x")
    with refused("date.form"):
        conflicts.settle(desk, f"{torn}.start", "i våras")
    with refused("text.too_long"):
        conflicts.settle(desk, f"{torn}.goal", "å" * (TEXT_LIMIT + 1))
    assert dump(desk) == before


def test_settled_once(desk: Desk, torn: str) -> None:
    conflicts.settle(desk, f"{torn}.goal", "arbeta")
    with refused("conflict.unknown"):
        conflicts.settle(desk, f"{torn}.goal", "studera")


def test_a_name_in_conflict_cannot_be_settled_as_none(desk: Desk, other: Desk, torn: str) -> None:
    participants.set_field(desk, torn, "name", "Åsa Ek")
    participants.set_field(other, torn, "name", "Åsa Lund")
    hand_over(other, desk)
    with refused("participant.no_name"):
        conflicts.settle(desk, f"{torn}.name", " ")


def test_ours_and_theirs_must_each_be_one(desk: Desk, other: Desk, torn: str) -> None:
    """A second change there by somebody who had not seen the first: theirs are two."""
    with desk.read() as connection:
        row = connection.execute(
            select(journal).where(journal.c.field == "goal", journal.c.source != "").limit(1)
        ).one()
    with desk.write() as writing:
        writing.take([entry_of(row)._replace(value="resa", number=99)], "tredje")
    with refused("conflict.not_two"):
        conflicts.settle_keeping(desk, f"{torn}.goal", ours=False)
    conflicts.settle_keeping(desk, f"{torn}.goal", ours=True)


def test_settling_is_no_step_to_undo(desk: Desk, torn: str) -> None:
    conflicts.settle(desk, f"{torn}.goal", "båda")
    label = undoing.undo_label(desk)
    assert label is not None
    assert not label.startswith("avgör")


def test_who_settles_a_field_has_seen_what_the_other_site_wrote_there(desk: Desk, torn: str) -> None:
    with desk.write() as writing:
        add_news(writing.connection, [(torn, "goal"), (torn, "planning")])
    conflicts.settle(desk, f"{torn}.goal", "studera på deltid")
    assert reading.person(desk, torn).row.news == ("planning",)


def test_who_settles_a_field_has_seen_its_news_and_no_other(desk: Desk, torn: str) -> None:
    with desk.write() as writing:
        add_news(writing.connection, [(torn, "goal"), (torn, "start")])
    conflicts.settle(desk, f"{torn}.goal", "båda")
    assert reading.board(desk)[0].news == ("start",)


def test_a_value_that_has_come_since_is_not_overwritten_unseen(desk: Desk, other: Desk, torn: str) -> None:
    seen = [version.entry for version in conflicts.conflict(desk, f"{torn}.goal").versions]
    conflicts.settle(other, f"{torn}.goal", "ett tredje")
    participants.set_field(other, torn, "goal", "ett fjärde")
    participants.set_field(desk, torn, "planning", "ring")
    before = dump(desk)
    with refused("conflict.changed"):
        conflicts.settle(desk, f"{torn}.goal", "mitt", seen[:1])
    assert dump(desk) == before
    conflicts.settle(desk, f"{torn}.goal", "mitt", seen)
    assert [row.fields.goal for row in reading.board(desk) if row.id == torn] == ["mitt"]
