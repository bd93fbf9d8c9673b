"""No personal data in clear in any file that a store is made of (design §6)."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from keepers import Pocket
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, consents, participants, ratings, reading, setup, undoing
from samordning_desktop.store.restoring import restore
from stores import FALKOPING, PASSPHRASE, make_desk

pytestmark = pytest.mark.usefixtures("cheap_keys")

NONE = setup.NoSecrets()
WORDS = (
    "Åsa Öberg Ängström", "Öberg", "19610118-2803", "6101182803", "bo själv i egen lägenhet", "sömn och ångest",
    "boendestöd", "ring på tisdag", "nytt mål", "Karin Ek", "Öppenpsykiatrin Falköping", "Falköping", PASSPHRASE,
    "participant", "CREATE TABLE",
)  # fmt: skip


def live(desk: Desk) -> None:
    """A day's work with a person."""
    person = participants.add_participant(
        desk,
        BoardFields(
            "Åsa Öberg Ängström", "19610118-2803", date(2025, 3, 3), "bo själv i egen lägenhet", "sömn och ångest",
            "boendestöd", "ring på tisdag",
        ),
    ).value  # fmt: skip
    consents.give_consent(desk, person, desk.clock.today())
    ratings.add_rating(desk, person, desk.clock.today(), (1, 2, 3))
    participants.set_field(desk, person, "goal", "nytt mål")
    undoing.undo(desk)
    reading.person(desk, person)


def found(folder: Path) -> list[tuple[str, str]]:
    """Each word that stands in clear in a file, or in a file's name, in any encoding that a program writes by habit."""
    hits = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for word in WORDS:
            forms = {word.encode(code) for code in ("utf-8", "latin-1", "utf-16-le", "utf-16-be")}
            forms.add(word.encode().hex().encode())
            if any(form in content for form in forms) or word in path.name:
                hits.append((path.name, word))
    return hits


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("… Öberg …", encoding="utf-8")
    (tmp_path / "b").write_text("Öberg", encoding="utf-16-le")
    (tmp_path / "Öberg.txt").touch()
    assert {name for name, _ in found(tmp_path)} == {"a", "b", "Öberg.txt"}


def test_while_it_is_open_and_when_it_is_closed(desk: Desk, folder: Path) -> None:
    live(desk)
    names = {path.name for path in folder.iterdir()}
    assert {"store.sqlite", "store.sqlite-wal", "keys.json", "head.json"} <= names
    assert found(folder) == []
    setup.close(desk, NONE)
    assert found(folder) == []


def test_backed_up_and_restored(desk: Desk, folder: Path) -> None:
    live(desk)
    name = desk.store.back_up()
    live(desk)
    assert found(folder) == []
    setup.close(desk, NONE)
    setup.close(restore(folder, name, PASSPHRASE, SetClock(), NONE), NONE)
    assert any(path.name.startswith("replaced-") for path in (folder / "backups").iterdir())
    assert found(folder) == []


def test_killed_in_the_middle(folder: Path) -> None:
    child = os.fork()
    if child == 0:
        desk = make_desk(folder, SetClock())
        live(desk)
        os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    assert (folder / "store.sqlite-wal").stat().st_size > 10_000
    assert found(folder) == []


def test_the_recovery_code_the_key_and_the_computers_secret_are_in_no_file(
    folder: Path, clock: SetClock
) -> None:
    pocket = Pocket()
    made = setup.create(folder, FALKOPING, PASSPHRASE, clock, pocket)
    live(made.desk)
    key: bytes = made.desk.store._key
    plain = made.recovery_code.replace("-", "")
    for path in folder.rglob("*"):
        content = path.read_bytes()
        for secret in (
            made.recovery_code.encode(),
            plain.encode(),
            plain[:26].encode(),
            key,
            key.hex().encode(),
        ):
            assert secret not in content, path.name
        for secret in pocket.kept.values():
            assert secret.encode() not in content
            assert bytes.fromhex(secret) not in content
    setup.close(made.desk, pocket)


def test_what_the_keyring_holds_says_nothing_about_anybody(folder: Path, clock: SetClock) -> None:
    pocket = Pocket()
    made = setup.create(folder, FALKOPING, PASSPHRASE, clock, pocket)
    live(made.desk)
    setup.close(made.desk, pocket)
    assert set(pocket.kept) == {made.desk.store.store_id, f"{made.desk.store.store_id}.head"}
    assert not any(word in repr(pocket.kept) for word in WORDS)
    assert all(len(secret) < 1_280 for secret in pocket.kept.values())


@pytest.mark.parametrize("file", ["store.sqlite", "store.sqlite-wal", "keys.json", "head.json"])
def test_every_file_is_for_the_user_alone(desk: Desk, folder: Path, file: str) -> None:
    live(desk)
    assert (folder / file).stat().st_mode & 0o077 == 0
