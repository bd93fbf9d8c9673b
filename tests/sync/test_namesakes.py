"""Two people of one name are told apart in what is said of a package, as they are everywhere else."""

from __future__ import annotations

from datetime import date

from packages import exchange, pack, send
from people import enrol, known
from samordning_desktop.core.merge_plan import Fate
from samordning_desktop.ops import Desk, consents, participants, undoing
from samordning_desktop.sync import incoming, outgoing

NAME = "Åsa Öberg"


def said(desk: Desk, *people: str) -> list[str]:
    """What Idag and the board's panel call some people."""
    rows = [known(desk, one) for one in people]
    return [row.said_name for row in rows if row is not None]


def test_the_account_of_a_package_calls_them_as_the_board_does(pair: list[Desk]) -> None:
    here, _ = pair
    goes, stays, recalled = enrol(here), enrol(here, signed=None), enrol(here)
    exchange(*pair)
    consents.withdraw_consent(here, recalled, date(2026, 3, 2))
    for one in (goes, stays):
        participants.set_field(here, one, "goal", "ett nytt")
    plan = outgoing.preview(here, "Lidköping")
    told = [*(name for _, name in (*plan.persons, *plan.recalled)), *(one.name for one in plan.left_out)]
    assert told == said(here, goes, recalled, stays)
    assert sorted(told) == [f"{NAME} (nr {number})" for number in (1, 2, 3)]


def test_a_number_is_that_of_the_board_though_not_all_of_the_name_are_in_the_package(
    pair: list[Desk],
) -> None:
    here, there = pair
    people = sorted(enrol(here) for _ in range(3))
    exchange(here, there)
    for one in people[1:]:
        participants.set_field(here, one, "goal", "ett nytt")
    assert [name for _, name in outgoing.preview(here, "Lidköping").persons] == said(here, *people[1:])
    persons = incoming.rehearse(there, pack(here, there)).persons
    assert {one.participant: one.name for one in persons} == {
        people[1]: f"{NAME} (nr 2)", people[2]: f"{NAME} (nr 3)",
    }  # fmt: skip


def test_the_plan_tells_who_leaves_the_board_from_who_stays(pair: list[Desk]) -> None:
    here, there = pair
    stays, gone = enrol(here, start=date(2025, 3, 3)), enrol(here)
    exchange(here, there)
    consents.withdraw_consent(here, gone, date(2026, 3, 2))
    participants.set_field(here, stays, "goal", "ett nytt")
    plan = incoming.rehearse(there, pack(here, there))
    assert {one.fate: one.name for one in plan.persons} == {
        Fate.CHANGED: f"{NAME} (start 2025-03-03)", Fate.RECALLED: f"{NAME} (utan start)",
    }  # fmt: skip


def test_undoing_a_package_names_who_of_the_board_it_is_though_the_other_was_not_in_it(
    pair: list[Desk],
) -> None:
    here, there = pair
    one, _ = enrol(here, goal="mål"), enrol(here)
    exchange(here, there)
    participants.set_field(here, one, "goal", "ett nytt")
    send(here, there)
    found = undoing.package_undo(there)
    assert found is not None
    assert [part.name for part in found.back] == said(there, one) != [NAME]


def test_nobody_is_marked_who_shares_the_name_with_nobody(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    enrol(here, "Örjan Ek")
    assert [name for _, name in outgoing.preview(here, "Lidköping").persons] == [NAME, "Örjan Ek"]
    assert [one.name for one in incoming.rehearse(there, pack(here, there)).persons] == [NAME, "Örjan Ek"]
