"""Those around a participant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dumps import dump
from refusals import refused
from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.network import MOST_MEMBERS, NetworkMember
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, history, network, participants, reading, undoing

EVA = NetworkMember("", "Eva Ek", "boendestödjare", "Falköpings kommun", "0515-88 50 00", True)


def around(desk: Desk, person: str) -> tuple[NetworkMember, ...]:
    return reading.person(desk, person).network


def test_added_changed_and_taken_away_each_in_a_step_of_its_own(desk: Desk, person: str) -> None:
    done = network.add_member(desk, person, EVA)
    kinds = frozenset({Kind.BOARD, Kind.PERSON})
    label = "lägg till i nätverket för Åsa Ö."
    assert done.changes == Changes(kinds, frozenset({person}), label)
    eva = replace(EVA, id=done.value)
    assert around(desk, person) == (eva,)
    changed = replace(eva, role="kontaktperson", contact="", covered=False)
    assert network.change_member(desk, person, changed).changes.undo_label == ("ändra i nätverket för Åsa Ö.")
    assert around(desk, person) == (changed,)
    assert network.change_member(desk, person, changed).changes == Changes()
    network.remove_member(desk, person, eva.id)
    assert around(desk, person) == ()
    for expected in ((changed,), (eva,), ()):
        undoing.undo(desk)
        assert around(desk, person) == expected
    for expected in ((eva,), (changed,), ()):
        undoing.redo(desk)
        assert around(desk, person) == expected


def test_in_swedish_order_of_name(desk: Desk, person: str) -> None:
    for name in ("Örjan", "Åke", "Ärla", "adam"):
        network.add_member(desk, person, NetworkMember("", name))
    assert [one.name for one in around(desk, person)] == ["adam", "Åke", "Ärla", "Örjan"]


@pytest.mark.parametrize("name", ["", " \n", "\u200b"])
def test_somebody_has_a_name(desk: Desk, person: str, name: str) -> None:
    before = dump(desk)
    with refused("network.no_name"):
        network.add_member(desk, person, replace(EVA, name=name))
    assert dump(desk) == before


@pytest.mark.parametrize("field", ["name", "role", "organisation", "contact"])
def test_texts_have_a_longest_length(desk: Desk, person: str, field: str) -> None:
    network.add_member(desk, person, replace(EVA, **{field: "å" * 200}))
    with refused("name.too_long" if field in ("name", "organisation") else "line.too_long"):
        network.add_member(desk, person, replace(EVA, **{field: "å" * 201}))


def test_fifteen_and_no_more_however_they_come(desk: Desk, person: str) -> None:
    first = network.add_member(desk, person, EVA).value
    gone = next(line.entry for line in reading.history(desk, person) if line.value == "Eva Ek")
    network.remove_member(desk, person, first)
    for place in range(MOST_MEMBERS):
        network.add_member(desk, person, NetworkMember("", f"Nummer {place}"))
    before = dump(desk)
    with refused("network.full"):
        network.add_member(desk, person, EVA)
    with refused("network.full"):
        history.bring_back(desk, person, gone)
    assert dump(desk) == before
    network.remove_member(desk, person, around(desk, person)[0].id)
    history.bring_back(desk, person, gone)
    assert "Eva Ek" in [one.name for one in around(desk, person)]


def test_who_is_gone_is_not_changed(desk: Desk, person: str) -> None:
    eva = replace(EVA, id=network.add_member(desk, person, EVA).value)
    network.remove_member(desk, person, eva.id)
    before = dump(desk)
    for write in (
        lambda: network.change_member(desk, person, eva),
        lambda: network.remove_member(desk, person, eva.id),
        lambda: network.remove_member(desk, person, "någon annans"),
    ):
        with refused("thing.unknown"):
            write()
    assert dump(desk) == before


def test_one_participants_network_is_not_anothers(desk: Desk, person: str) -> None:
    other = participants.add_participant(desk, BoardFields("Bo Ek")).value
    eva = network.add_member(desk, person, EVA).value
    with refused("thing.unknown"):
        network.remove_member(desk, other, eva)
    assert around(desk, other) == ()


def test_they_stand_in_swedish_order_with_numbers_by_their_size(desk: Desk, person: str) -> None:
    for name in ("Öst", "Boende 10", "Åsa", "Boende 2", "Boende 1", "Zara"):
        network.add_member(desk, person, replace(EVA, name=name))
    names = [one.name for one in around(desk, person)]
    assert names == ["Boende 1", "Boende 2", "Boende 10", "Zara", "Åsa", "Öst"]
