"""Who stays at home sleeps there: nobody is looked at again until something can have changed for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from clocks import SetClock
from packages import draft, dump, exchange, opened, pack, send
from people import enrol, on_board, text
from samordning_desktop.core.entry import FieldKey
from samordning_desktop.core.scopes import notice_scope, participant_scope
from samordning_desktop.ops import Desk, consents, participants, reading, setup
from samordning_desktop.store import looking
from samordning_desktop.store.apply import field_heads
from samordning_desktop.store.journal import entry_of, rows_of
from samordning_desktop.store.peers import all_peers
from samordning_desktop.sync import incoming, outgoing
from scopes import give
from stores import FALKOPING, introduce, join, make_desk

TODAY = date(2026, 3, 2)
A_DAY = timedelta(days=1)


def waiting(desk: Desk) -> list[str]:
    """The scopes that are looked at for the next package though nothing be written in them."""
    return [scope for _, scope, _ in dump(desk)["withheld"]]


def left_out(desk: Desk, receiver: str = "Lidköping") -> list[str]:
    """Those whom the next package would leave at home."""
    return [one.participant for one in outgoing.preview(desk, receiver).left_out]


@pytest.mark.parametrize("signed", [None, date(2024, 1, 1)], ids=["no consent", "run out"])
def test_whoever_stays_is_told_of_until_the_receiver_has_what_was_sent_without_them(
    pair: list[Desk], signed: date | None
) -> None:
    here, there = pair
    one = enrol(here, "Dan", signed=signed)
    assert left_out(here) == [one]
    pack(here, there)
    assert left_out(here) == [one], "that package may be lost"
    exchange(here, there)
    assert (left_out(here), waiting(here)) == ([], [])
    participants.set_field(here, one, "goal", "ett nytt")
    assert left_out(here) == [one]


def test_a_consent_wakes_whoever_slept_with_all_that_was_written(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, signed=None, goal="skrivet före")
    exchange(here, there)
    exchange(here, there)
    consents.give_consent(here, one, TODAY)
    send(here, there)
    assert text(there, one, "goal") == "skrivet före"


@pytest.mark.parametrize("day", [TODAY, TODAY - A_DAY])
def test_a_clock_that_was_ahead_shuts_nobody_out_for_good(pair: list[Desk], day: date) -> None:
    here, there = pair
    one = enrol(here)
    here.clock.go_to(date(2028, 1, 1))
    exchange(here, there)
    assert on_board(there, one) is None
    here.clock.go_to(day)
    pack(here, there)  # lost
    send(here, there)
    assert on_board(there, one) is not None


def test_a_consent_whose_day_comes_is_waited_for_from_package_to_package(pair: list[Desk]) -> None:
    here, there = pair
    for desk in pair:
        desk.clock.go_to(TODAY + 3 * A_DAY)
    one = enrol(here, signed=TODAY + 3 * A_DAY)
    for days in range(3):
        for desk in pair:
            desk.clock.go_to(TODAY + days * A_DAY)
        exchange(here, there)
        assert waiting(here) == [participant_scope(one)]
    for desk in pair:
        desk.clock.go_to(TODAY + 3 * A_DAY)
    assert on_board(there, one) is None
    send(here, there)
    assert on_board(there, one) is not None


def test_a_consent_that_runs_out_between_two_packages_is_told_of(pair: list[Desk]) -> None:
    here, there = pair
    ended = enrol(here, "Åsa", signed=date(2025, 3, 5))
    lasting = enrol(here, "Örjan", signed=date(2025, 3, 9))
    exchange(here, there)
    for day, recalled in ((4, []), (5, [ended]), (6, []), (9, [lasting])):
        here.clock.go_to(date(2026, 3, day))
        assert [one for one, _ in outgoing.preview(here, "Lidköping").recalled] == recalled
        exchange(here, there)


@pytest.mark.parametrize(
    "changed", [{"device": "another"}, {"confirmed": False}, {"barred": "2026-03-02"}], ids=str
)
def test_everybody_is_looked_at_again_when_a_sites_computers_are_no_longer_those_that_were(
    pair: list[Desk], changed: dict[str, Any]
) -> None:
    here, there = pair
    one = enrol(here, signed=None)
    exchange(here, there)
    with here.read() as connection:
        (row,) = all_peers(connection)
        found = [
            looking.look(connection, [row], known, False, TODAY).scopes
            for known in ([row], [replace(row, **changed)])
        ]
        waits = looking.look(connection, [row], [row], True, TODAY).scopes
    assert [participant_scope(one) in scopes for scopes in (*found, waits)] == [False, True, True]


def test_what_a_site_sends_that_was_known_here_shows_whom_it_has(pair: list[Desk]) -> None:
    """Then a withdrawal is told to it, though nothing new was written."""
    here, there = pair
    one = enrol(here)
    consents.withdraw_consent(here, one, TODAY)
    exchange(here, there)
    assert (outgoing.preview(here, "Lidköping").recalled, waiting(here)) == ((), [])
    with here.read() as connection:
        own_name = field_heads(connection, FieldKey("participant", one, "name"))[0].id
        (row,) = rows_of(connection, [(one, own_name)]).values()
    incoming.take_in(here, draft(there, here, [entry_of(row)]).made())
    assert outgoing.preview(here, "Lidköping").recalled == ((one, "Åsa Öberg"),)
    assert [entry[0] for entry in opened(there, pack(here, there))[1]] == [notice_scope(one)]


def test_everyone_who_stays_is_named_with_why_whatever_the_receiver_has_had(pair: list[Desk]) -> None:
    here, there = pair
    goes, none, over = (
        enrol(here, "Bo"),
        enrol(here, "Dan", signed=None),
        enrol(here, "Åsa", signed=date(2024, 1, 1)),
    )
    gone = enrol(here, "Eva")
    outside = enrol(here, "Ove", signed=None)
    give(here, outside, TODAY)
    exchange(here, there)
    consents.withdraw_consent(here, gone, TODAY)
    for _ in range(2):
        exchange(here, there)
    assert left_out(here) == []
    before = dump(here)
    assert {one.participant: one.reason for one in outgoing.staying(here, "Lidköping")} == {
        none: "samtycke saknas",
        gone: "samtycket återkallades 2026-03-02",
        outside: "samtycket omfattar inte Lidköping",
        over: "samtycket gick ut 2024-12-31",
    }
    assert dump(here) == before
    participants.set_field(here, none, "goal", "ett nytt")
    assert left_out(here) == [none]
    assert goes not in {one.participant for one in outgoing.staying(here, "Lidköping")}


def test_those_who_stay_stand_in_the_boards_order_and_namesakes_are_told_apart(pair: list[Desk]) -> None:
    here, _ = pair
    for name, number in (("Åsa Öberg", "19610118-2803"), ("Bo Berg", ""), ("Åsa Öberg", "20030202-2389")):
        enrol(here, name, signed=None, personal_id=number)
    names = [one.name for one in outgoing.staying(here, "Lidköping")]
    assert names == [row.said_name for row in reading.board(here)]
    assert len(set(names)) == 3


def test_nobody_stays_from_our_own_computers(tmp_path: Path, cheap_keys: None) -> None:
    here = make_desk(tmp_path / "here", SetClock(TODAY), FALKOPING)
    other = join(tmp_path / "other", SetClock(TODAY), here, FALKOPING)
    introduce(here, other)
    enrol(here, signed=None)
    assert outgoing.staying(here, "Falköping") == ()
    for desk in (here, other):
        setup.close(desk, setup.NoSecrets())
