"""Backups listed, made and gone back to, as IT and the menu do it."""

from __future__ import annotations

from pathlib import Path

from refusals import refused
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, backups, participants, reading, setup
from stores import PASSPHRASE


def test_none_at_first(tmp_path: Path) -> None:
    assert backups.names(tmp_path) == []


def test_made_listed_and_gone_back_to(desk: Desk, person: str, tmp_path: Path) -> None:
    name = backups.create(desk)
    assert backups.names(tmp_path / "data") == [name]
    participants.set_field(desk, person, "goal", "efter kopian")
    participants.add_participant(desk, BoardFields("Bo Ek"))
    setup.close(desk, setup.NoSecrets())
    back = backups.restore(tmp_path / "data", name, PASSPHRASE, desk.clock, setup.NoSecrets())
    assert [(row.id, row.fields.goal) for row in reading.board(back)] == [(person, "bo själv")]
    assert back.actor == desk.actor
    setup.close(back, setup.NoSecrets())


def test_one_that_there_is_not(desk: Desk, tmp_path: Path) -> None:
    setup.close(desk, setup.NoSecrets())
    for name in ("", "20260101T000000000000Z", "..", "replaced-x"):
        with refused("backup.none"):
            backups.restore(tmp_path / "data", name, PASSPHRASE, desk.clock, setup.NoSecrets())
