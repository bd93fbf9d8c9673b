"""A computer that became a site of its own by mistake: it may begin anew while nobody would miss anything in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clocks import SetClock
from packages import pack, send
from people import enrol
from refusals import refused
from samordning_desktop.core.people import Principal
from samordning_desktop.ops import Desk, backups, kinds, setup, staff, undoing
from samordning_desktop.store import making
from samordning_desktop.sync import peers
from stores import FALKOPING, LIDKOPING, PASSPHRASE, introduce, make_desk

NONE = setup.NoSecrets()


def write_and_undo(here: Desk, _there: Desk) -> None:
    enrol(here, signed=None)
    undoing.undo(here)


def take_in_nothing(here: Desk, there: Desk) -> None:
    send(there, here)


def sort(here: Desk, _there: Desk) -> None:
    kinds.add_kind(here, "Boende")


def make(here: Desk, there: Desk) -> None:
    pack(here, there)


def back_up(here: Desk, _there: Desk) -> None:
    backups.create(here)


@pytest.fixture
def mistaken(cheap_keys: None, tmp_path: Path) -> Desk:
    """A new store, made with no card."""
    return make_desk(tmp_path / "mistaken", SetClock(), FALKOPING)


@pytest.mark.parametrize("use", [write_and_undo, take_in_nothing, sort, make, back_up])
def test_one_that_has_been_used_is_left_whole(pair: list[Desk], use: Callable[[Desk, Desk], None]) -> None:
    here, there = pair
    setup.require_unused(here)
    use(here, there)
    folder = here.store.places.folder
    for ask in (setup.require_unused, setup.discard_unused):
        with refused("store.in_use"):
            ask(here)
    setup.close(setup.unlock(folder, PASSPHRASE, here.clock, NONE), NONE)


def test_who_uses_it_and_whom_it_has_met_are_no_hindrance_and_nothing_is_left(
    mistaken: Desk, tmp_path: Path
) -> None:
    first = make_desk(tmp_path / "first", SetClock(), FALKOPING)
    introduce(mistaken, first)
    staff.add_colleague(mistaken, "Ulla Berg", "", Principal.REGION)
    folder = mistaken.store.places.folder
    setup.discard_unused(mistaken)
    assert not setup.exists(folder)
    assert list(folder.iterdir()) == []
    made = make_desk(folder, SetClock(), LIDKOPING)
    assert [peer.name for peer in peers.peers(made)] == []
    for desk in (made, first):
        setup.close(desk, NONE)


def test_killed_on_the_way_what_is_left_is_no_store(mistaken: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = mistaken.store.places.folder

    def die(places: object) -> None:
        mistaken.store.places.keys.unlink()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(making, "_remove", die)
        with pytest.raises(KeyboardInterrupt):
            setup.discard_unused(mistaken)
    assert mistaken.store.places.database.exists()
    assert not setup.exists(folder)
    setup.close(make_desk(folder, SetClock(), LIDKOPING), NONE)
