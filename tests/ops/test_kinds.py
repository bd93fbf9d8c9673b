"""The kinds of information that a consent can name."""

from __future__ import annotations

from dumps import dump
from refusals import refused
from samordning_desktop.core.consent_scope import MOST_KINDS
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.ops import Desk, kinds, undoing


def test_the_programs_kinds_come_first_then_our_own_in_order(desk: Desk) -> None:
    for words in ("Ögon", " Boende  och hyra "):
        kinds.add_kind(desk, words)
    assert list(kinds.kinds(desk)) == [*KINDS, "Boende och hyra", "Ögon"]


def test_one_that_is_there_or_is_empty_is_refused(desk: Desk) -> None:
    kinds.add_kind(desk, "Ekonomi")
    before = dump(desk)
    for words in ("ekonomi", "SJÄLVSKATTNINGAR", "ratings"):
        with refused("kind.known"):
            kinds.add_kind(desk, words)
    with refused("kind.empty"):
        kinds.add_kind(desk, " \n")
    with refused("kind.unknown"):
        kinds.remove_kind(desk, "x")
    assert dump(desk) == before


def test_the_list_has_an_end(desk: Desk) -> None:
    for number in range(MOST_KINDS - len(KINDS)):
        kinds.add_kind(desk, f"slag {number}")
    with refused("kind.full"):
        kinds.add_kind(desk, "ett till")


def test_one_is_taken_away_and_brought_back(desk: Desk) -> None:
    own_id = kinds.add_kind(desk, "Ekonomi").value
    kinds.remove_kind(desk, own_id)
    assert "Ekonomi" not in kinds.kinds(desk)
    undoing.undo(desk)
    assert kinds.own(desk) == [(own_id, "Ekonomi")]
    undoing.undo(desk)
    assert kinds.own(desk) == []
