"""Making, unlocking and locking a store, as first-run and the lock window do."""

from __future__ import annotations

from pathlib import Path

import pytest

from clocks import SetClock
from refusals import refused
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.people import Principal, Setup
from samordning_desktop.ops import reading, setup
from stores import FALKOPING, PASSPHRASE

pytestmark = pytest.mark.usefixtures("cheap_keys")


def create(folder: Path, who: Setup = FALKOPING, passphrase: str = PASSPHRASE) -> setup.Created:
    return setup.create(folder, who, passphrase, SetClock(), setup.NoSecrets())


def test_made_locked_and_unlocked(tmp_path: Path) -> None:
    folder = tmp_path / "ny" / "mapp"
    assert not setup.exists(folder)
    made = create(folder)
    assert setup.exists(folder)
    actor = made.desk.actor
    assert (actor.site, actor.unit, actor.name, actor.principal) == (
        "Falköping", "Öppenpsykiatrin Falköping", "Karin Ek", Principal.REGION,
    )  # fmt: skip
    assert not made.desk.demo
    setup.close(made.desk, setup.NoSecrets())
    for unlock, key in ((setup.unlock, PASSPHRASE), (setup.unlock_with_recovery, made.recovery_code)):
        desk = unlock(folder, key, SetClock(), setup.NoSecrets())
        assert desk.actor == actor
        assert reading.board(desk) == []
        setup.close(desk, setup.NoSecrets())
        setup.close(desk, setup.NoSecrets())


def test_a_demo_says_so_every_time(tmp_path: Path) -> None:
    made = setup.create(tmp_path / "d", FALKOPING, PASSPHRASE, SetClock(), setup.NoSecrets(), demo=True)
    assert made.desk.demo
    setup.close(made.desk, setup.NoSecrets())
    desk = setup.unlock(tmp_path / "d", PASSPHRASE, SetClock(), setup.NoSecrets())
    assert desk.demo
    setup.close(desk, setup.NoSecrets())


@pytest.mark.parametrize(
    ("who", "what"),
    [
        (Setup("", Principal.REGION, "Enhet", "Karin"), "Pilotortens namn"),
        (Setup("Ort", Principal.REGION, " \n", "Karin"), "Enhetens namn"),
        (Setup("Ort", Principal.REGION, "Enhet", "\x00"), "Ditt namn"),
    ],
)
def test_nothing_may_be_left_empty(tmp_path: Path, who: Setup, what: str) -> None:
    with refused("setup.empty") as caught:
        create(tmp_path / "d", who)
    assert caught.value.facts["what"] == what
    assert not (tmp_path / "d").exists()


def test_names_are_tidied_and_have_a_longest_length(tmp_path: Path) -> None:
    made = create(tmp_path / "d", Setup(" Falköping ", Principal.REGION, "Enhet\r\nett", "Å" * LABEL_LIMIT))
    assert (made.desk.actor.site, made.desk.actor.unit) == ("Falköping", "Enhet ett")
    setup.close(made.desk, setup.NoSecrets())
    with refused("name.too_long"):
        create(tmp_path / "e", Setup("Ort", Principal.REGION, "Enhet", "Å" * (LABEL_LIMIT + 1)))
    assert not (tmp_path / "e").exists()


@pytest.mark.parametrize("passphrase", ["", "kort", "x" * 14])
def test_too_short_a_passphrase(tmp_path: Path, passphrase: str) -> None:
    with refused("key.short") as caught:
        create(tmp_path / "d", passphrase=passphrase)
    assert caught.value.facts == {"length": len(passphrase), "minimum": 15}
    assert not (tmp_path / "d").exists()


def test_not_over_one_that_is_there(tmp_path: Path) -> None:
    setup.close(create(tmp_path).desk, setup.NoSecrets())
    content = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with refused("store.exists"):
        create(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == content


@pytest.mark.parametrize("left", ["keys.json", "store.sqlite"])
def test_half_a_store_is_not_written_over_either(tmp_path: Path, left: str) -> None:
    (tmp_path / left).write_bytes(b"viktigt")
    assert setup.exists(tmp_path)
    with refused("store.exists"):
        create(tmp_path)
    assert (tmp_path / left).read_bytes() == b"viktigt"


def test_discarded_there_is_nothing_left_of_it(tmp_path: Path) -> None:
    made = create(tmp_path / "d")
    setup.discard(made.desk, setup.NoSecrets())
    assert list((tmp_path / "d").iterdir()) == []
    assert not setup.exists(tmp_path / "d")
    setup.close(create(tmp_path / "d").desk, setup.NoSecrets())


def test_every_store_has_its_own_ids_and_code(tmp_path: Path) -> None:
    one, other = create(tmp_path / "1"), create(tmp_path / "2")
    assert one.recovery_code != other.recovery_code
    for of in (
        lambda desk: desk.actor.site_id,
        lambda desk: desk.actor.id,
        lambda desk: desk.store.device_id,
    ):
        assert of(one.desk) != of(other.desk)
    for made in (one, other):
        setup.close(made.desk, setup.NoSecrets())
