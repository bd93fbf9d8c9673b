"""A package taken back by itself, whatever its coordinator has done since; and which packages can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from packages import exchange, send
from people import SIGNED, enrol, text
from refusals import refused
from samordning_desktop.core.package_undo import Stays
from samordning_desktop.core.people import Principal
from samordning_desktop.ops import Desk, consents, participants, staff, undoing


@pytest.fixture
def one(pair: list[Desk]) -> str:
    """Åsa, whom both sites know."""
    own_id = enrol(pair[0], goal="mål", situation="läge")
    exchange(*pair)
    return own_id


def taken(desk: Desk) -> list[str]:
    return [one.label for one in undoing.packages_taken(desk)]


def test_a_package_goes_back_though_more_has_been_done_since_and_that_stands(
    pair: list[Desk], one: str
) -> None:
    here, there = pair
    participants.set_field(here, one, "goal", "från Falköping")
    participants.set_field(here, one, "planning", "från Falköping")
    send(here, there)
    participants.set_field(there, one, "planning", "vidare")
    participants.set_field(there, one, "interventions", "vårt eget")
    assert undoing.undo_label(there) == "ändra Pågående insatser för Åsa Ö."
    (step,) = undoing.packages_taken(there)
    found = undoing.look_at_package(there, step.id)
    assert [(back.label, back.now, back.then) for back in found.back] == [
        ("Mål/syfte", "från Falköping", "mål")
    ]
    assert [(stay.label, stay.why) for stay in found.stays] == [("Planering", Stays.CHANGED)]
    assert undoing.undo_package(there, step.id).value == step.label
    assert [text(there, one, field) for field in ("goal", "planning", "interventions")] == [
        "mål", "vidare", "vårt eget",
    ]  # fmt: skip
    assert taken(there) == []
    assert undoing.redo_label(there) == step.label
    undoing.redo(there)
    assert text(there, one, "goal") == "från Falköping"
    assert taken(there) == [step.label]
    with refused("undo.nothing"):
        undoing.look_at_package(there, step.id)  # what stands now is the step that did it again


def test_when_nothing_of_it_can_go_back_it_is_said_and_it_is_named_no_more(
    pair: list[Desk], one: str
) -> None:
    here, there = pair
    participants.set_field(here, one, "goal", "från Falköping")
    send(here, there)
    participants.set_field(there, one, "goal", "vidare")
    (step,) = undoing.packages_taken(there)
    with refused("undo.package_stands"):
        undoing.look_at_package(there, step.id)
    assert taken(there) == []
    with refused("undo.nothing"):
        undoing.undo_package(there, step.id)
    assert undoing.undo_label(there) == "ändra Mål/syfte för Åsa Ö."


def test_the_newest_are_named_by_who_took_them_in(pair: list[Desk], one: str) -> None:
    here, there = pair
    for place in range(4):
        participants.set_field(here, one, "goal", f"mål {place}")
        send(here, there)
    assert len(taken(there)) == 3
    (newest, before, _) = undoing.packages_taken(there)
    assert undoing.look_at_package(there, newest.id).back[0].then == "mål 2"
    undoing.undo_package(there, newest.id)
    assert taken(there)[0] == before.label
    colleague = staff.add_colleague(there, "Eva Ny", "Öppenvården", Principal.REGION).value
    assert taken(replace(there, actor=replace(there.actor, id=colleague, name="Eva Ny"))) == []


def test_of_people_who_have_left_the_board_nothing_is_named(pair: list[Desk], one: str) -> None:
    here, there = pair
    consents.give_consent(here, one, SIGNED)
    participants.set_field(here, one, "goal", "nytt mål")
    send(here, there)
    (step,) = undoing.packages_taken(there)
    consents.withdraw_consent(here, one, date(2026, 3, 2))
    send(here, there)
    with refused("undo.package_stands"):
        undoing.look_at_package(there, step.id)
