"""A computer that became a site of its own by mistake: it may begin anew while nobody would miss anything in it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from clocks import SetClock
from keepers import Pocket
from packages import pack, send
from people import enrol
from refusals import refused
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.people import Principal
from samordning_desktop.ops import Desk, backups, kinds, setup, staff, undoing
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
def pocket() -> Pocket:
    """The computer's keyring."""
    return Pocket()


@pytest.fixture
def mistaken(cheap_keys: None, tmp_path: Path, pocket: Pocket) -> Desk:
    """A new store, made with no card, that has been closed and opened."""
    folder = tmp_path / "mistaken"
    setup.close(make_desk(folder, SetClock(), FALKOPING, pocket), pocket)
    return setup.unlock(folder, PASSPHRASE, SetClock(), pocket)


@pytest.mark.parametrize("use", [write_and_undo, take_in_nothing, sort, make, back_up])
def test_one_that_has_been_used_is_left_whole(pair: list[Desk], use: Callable[[Desk, Desk], None]) -> None:
    here, there = pair
    setup.require_unused(here)
    use(here, there)
    folder = here.store.places.folder
    with refused("store.in_use"):
        setup.require_unused(here)
    with refused("store.in_use"):
        setup.discard_unused(here, NONE)
    setup.close(setup.unlock(folder, PASSPHRASE, here.clock, NONE), NONE)


def test_who_uses_it_and_whom_it_has_met_are_no_hindrance_and_nothing_is_left(
    mistaken: Desk, tmp_path: Path, pocket: Pocket
) -> None:
    first = make_desk(tmp_path / "first", SetClock(), FALKOPING)
    introduce(mistaken, first)
    staff.add_colleague(mistaken, "Ulla Berg", "", Principal.REGION)
    folder = mistaken.store.places.folder
    setup.discard_unused(mistaken, pocket)
    assert not setup.exists(folder)
    assert list(folder.iterdir()) == []
    made = make_desk(folder, SetClock(), LIDKOPING)
    assert [peer.name for peer in peers.peers(made)] == []
    for desk in (made, first):
        setup.close(desk, NONE)


def test_the_keyring_forgets_what_belonged_to_it_and_nothing_else(
    mistaken: Desk, pocket: Pocket, tmp_path: Path
) -> None:
    own = dict(pocket.kept)
    setup.close(make_desk(tmp_path / "another", SetClock(), LIDKOPING, pocket), pocket)
    assert len(own) == 2  # the secret, and the journal's head
    setup.discard_unused(mistaken, pocket)
    assert len(pocket.kept) == 2
    assert not own.keys() & pocket.kept.keys()
    setup.close(setup.unlock(tmp_path / "another", PASSPHRASE, SetClock(), pocket), NONE)


def test_a_keyring_that_is_silent_then_is_no_hindrance(mistaken: Desk, pocket: Pocket) -> None:
    pocket.silent = 9
    setup.discard_unused(mistaken, pocket)
    assert not setup.exists(mistaken.store.places.folder)


def test_killed_before_the_keyring_has_forgotten_it_is_no_store(
    mistaken: Desk, pocket: Pocket, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pocket, "drop", die)
    with pytest.raises(KeyboardInterrupt):
        setup.discard_unused(mistaken, pocket)
    assert not setup.exists(mistaken.store.places.folder)


#: The files that are taken away one after the other: killed before any of them, or before the last.
@pytest.mark.parametrize("before", range(1, 7))
def test_killed_on_the_way_it_is_whole_or_no_store(
    mistaken: Desk, pocket: Pocket, monkeypatch: pytest.MonkeyPatch, before: int
) -> None:
    folder, left = mistaken.store.places.folder, before
    genuine = Path.unlink

    def die(path: Path, missing_ok: bool = False) -> None:
        nonlocal left
        left -= path.parent == folder
        if not left:
            raise KeyboardInterrupt
        genuine(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", die)
        with pytest.raises(KeyboardInterrupt):
            setup.discard_unused(mistaken, pocket)
    if setup.exists(folder):
        setup.close(setup.unlock(folder, PASSPHRASE, mistaken.clock, pocket), NONE)
        assert before == 1
    else:
        setup.close(make_desk(folder, SetClock(), LIDKOPING), NONE)


@pytest.mark.parametrize("held", ["keys.json", "store.sqlite"])
def test_where_another_program_holds_a_file_it_is_whole_or_no_store(
    mistaken: Desk, pocket: Pocket, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    folder, genuine = mistaken.store.places.folder, Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == held:
            raise PermissionError
        genuine(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with suppress(KnownError):
            setup.discard_unused(mistaken, pocket)
    if setup.exists(folder):
        setup.close(setup.unlock(folder, PASSPHRASE, mistaken.clock, pocket), NONE)
        assert held == "keys.json"
    else:
        setup.close(make_desk(folder, SetClock(), LIDKOPING), NONE)
