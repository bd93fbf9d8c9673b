"""Choosing another passphrase and another recovery sheet: what opened before opens no longer, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from clocks import SetClock
from faulty import failing_files
from keepers import Pocket
from refusals import refused
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, backups, participants, reading, setup, ways_in
from samordning_desktop.store.secrets import DeviceSecrets
from stores import FALKOPING, PASSPHRASE

pytestmark = pytest.mark.usefixtures("cheap_keys")

NONE = setup.NoSecrets()
NEW = "sju andra ord om åar"
CURRENT = ways_in.by_passphrase(PASSPHRASE)


@pytest.fixture
def made(folder: Path, clock: SetClock, cheap_keys: None) -> Iterator[setup.Created]:
    """A store with one participant, open."""
    created = setup.create(folder, FALKOPING, PASSPHRASE, clock, NONE)
    participants.add_participant(created.desk, BoardFields("Åsa Öberg"))
    yield created
    setup.close(created.desk, NONE)


def opens(folder: Path, passphrase: str, secrets: DeviceSecrets = NONE) -> bool:
    """Whether a passphrase opens the store, which is open already."""
    desk = setup.unlock(folder, passphrase, SetClock(), secrets)
    names = [row.fields.name for row in reading.board(desk)]
    author = desk.actor.name
    setup.close(desk, secrets)
    return names == ["Åsa Öberg"] and author == FALKOPING.user


def closed(desk: Desk) -> None:
    setup.close(desk, NONE)


def test_another_passphrase_opens_and_the_former_does_not(made: setup.Created, folder: Path) -> None:
    ways_in.choose_passphrase(made.desk, CURRENT, NEW, NONE)
    closed(made.desk)
    assert opens(folder, NEW)
    with refused("key.wrong"):
        setup.unlock(folder, PASSPHRASE, SetClock(), NONE)


def test_the_recovery_sheet_opens_as_before(made: setup.Created, folder: Path) -> None:
    ways_in.choose_passphrase(made.desk, CURRENT, NEW, NONE)
    closed(made.desk)
    closed(setup.unlock_with_recovery(folder, made.recovery_code, SetClock(), NONE))


def test_forgotten_it_is_chosen_anew_with_the_sheets_code(made: setup.Created, folder: Path) -> None:
    ways_in.choose_passphrase(made.desk, ways_in.by_code(made.recovery_code.lower()), NEW, NONE)
    closed(made.desk)
    assert opens(folder, NEW)
    with refused("key.wrong"):
        setup.unlock(folder, PASSPHRASE, SetClock(), NONE)


@pytest.mark.parametrize("wrong", ["", "fel", PASSPHRASE.upper(), NEW])
def test_nobody_at_an_open_desk_chooses_it_without_the_former(
    made: setup.Created, folder: Path, wrong: str
) -> None:
    before = made.desk.store.places.keys.read_bytes()
    with refused("key.wrong"):
        ways_in.choose_passphrase(made.desk, ways_in.by_passphrase(wrong), NEW, NONE)
    with refused("key.recovery_wrong"):
        ways_in.choose_passphrase(made.desk, ways_in.by_code(ways_in.new_code()), NEW, NONE)
    assert made.desk.store.places.keys.read_bytes() == before


@pytest.mark.parametrize(("length", "keyring"), [(0, False), (14, False), (7, True)])
def test_too_short_a_one_changes_nothing(made: setup.Created, length: int, keyring: bool) -> None:
    before = made.desk.store.places.keys.read_bytes()
    with refused("key.short"):
        ways_in.choose_passphrase(made.desk, CURRENT, "å" * length, Pocket() if keyring else NONE)
    assert made.desk.store.places.keys.read_bytes() == before


def test_on_another_computer_its_keyring_holds_a_half_from_then_on(made: setup.Created, folder: Path) -> None:
    """A store moved to a new computer opened with the sheet alone, each day."""
    keyring = Pocket()
    ways_in.choose_passphrase(made.desk, CURRENT, "åtta tkn", keyring)
    keyring.lose()
    setup.close(made.desk, keyring)
    with refused("key.no_secret"):
        setup.unlock(folder, "åtta tkn", SetClock(), keyring)
    desk = setup.unlock_with_recovery(folder, made.recovery_code, SetClock(), keyring)
    ways_in.choose_passphrase(desk, ways_in.by_code(made.recovery_code), "nio tecken", keyring)
    setup.close(desk, keyring)
    assert opens(folder, "nio tecken", keyring)
    with refused("key.no_secret"):
        setup.unlock(folder, "nio tecken", SetClock(), NONE)


def test_what_a_silent_keyring_may_hold_is_never_replaced(made: setup.Created, folder: Path) -> None:
    """It opens every backup that was made with it."""
    keyring = Pocket()
    ways_in.choose_passphrase(made.desk, CURRENT, "åtta tkn", keyring)
    held, keys_before = dict(keyring.kept), made.desk.store.places.keys.read_bytes()
    keyring.silent = 1
    with refused("key.keyring_silent"):
        ways_in.choose_passphrase(made.desk, ways_in.by_code(made.recovery_code), NEW, keyring)
    assert keyring.kept == held
    assert made.desk.store.places.keys.read_bytes() == keys_before
    ways_in.choose_passphrase(made.desk, ways_in.by_code(made.recovery_code), "nio tecken", keyring)
    assert keyring.kept == held
    setup.close(made.desk, keyring)
    assert opens(folder, "nio tecken", keyring)


def test_a_keyring_that_keeps_nothing_demands_the_longer_one(made: setup.Created, folder: Path) -> None:
    class Deaf(setup.NoSecrets):
        available = True

    with refused("key.short"):
        ways_in.choose_passphrase(made.desk, CURRENT, "åtta tkn", Deaf())
    ways_in.choose_passphrase(made.desk, CURRENT, NEW, Deaf())
    closed(made.desk)
    assert opens(folder, NEW)


def test_a_new_sheet_opens_and_the_former_does_not(made: setup.Created, folder: Path) -> None:
    code = ways_in.new_code()
    ways_in.choose_sheet(made.desk, CURRENT, code, NONE)
    closed(made.desk)
    closed(setup.unlock_with_recovery(folder, code, SetClock(), NONE))
    assert opens(folder, PASSPHRASE)
    with refused("key.recovery_wrong"):
        setup.unlock_with_recovery(folder, made.recovery_code, SetClock(), NONE)


def test_nobody_at_an_open_desk_makes_a_sheet_without_the_passphrase(made: setup.Created) -> None:
    before = made.desk.store.places.keys.read_bytes()
    with refused("key.wrong"):
        ways_in.choose_sheet(made.desk, ways_in.by_passphrase("fel"), ways_in.new_code(), NONE)
    assert made.desk.store.places.keys.read_bytes() == before


@pytest.mark.parametrize("proof", [CURRENT, ways_in.by_code(PASSPHRASE)])
def test_what_is_shown_is_told_nowhere(proof: ways_in.Proof) -> None:
    assert PASSPHRASE not in f"{proof!r} {proof}"


def test_each_code_is_its_own() -> None:
    assert len({ways_in.new_code() for _ in range(50)}) == 50


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_full_disk_leaves_the_former_ways(
    made: setup.Created, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = made.desk.store.places.keys.read_bytes()
    with failing_files(monkeypatch, step):
        with refused("disk.full"):
            ways_in.choose_passphrase(made.desk, CURRENT, NEW, NONE)
        with refused("disk.full"):
            ways_in.choose_sheet(made.desk, CURRENT, ways_in.new_code(), NONE)
    assert made.desk.store.places.keys.read_bytes() == before
    assert len(list(folder.glob("keys*"))) == 1


def test_a_backup_opens_with_what_opened_when_it_was_made(made: setup.Created, folder: Path) -> None:
    name = backups.create(made.desk)
    ways_in.choose_passphrase(made.desk, CURRENT, NEW, NONE)
    closed(made.desk)
    with refused("backup.other_passphrase"):
        backups.restore(folder, name, NEW, SetClock(), NONE)
    closed(backups.restore(folder, name, PASSPHRASE, SetClock(), NONE))
    assert opens(folder, PASSPHRASE)


def test_a_backup_opens_with_the_sheet_that_counted_when_it_was_made(
    made: setup.Created, folder: Path
) -> None:
    name, code = backups.create(made.desk), ways_in.new_code()
    ways_in.choose_sheet(made.desk, CURRENT, code, NONE)
    closed(made.desk)
    with refused("backup.other_sheet"):
        backups.restore_with_recovery(folder, name, code, SetClock(), NONE)
    closed(backups.restore_with_recovery(folder, name, made.recovery_code, SetClock(), NONE))
