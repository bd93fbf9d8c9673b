"""Verify: the whole store looked at, and each kind of harm told."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from clocks import SetClock
from dumps import dump
from refusals import refused
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, consents, participants, reading, setup
from samordning_desktop.ops.checks import verify
from samordning_desktop.store.bulk import say
from samordning_desktop.store.schema import journal, participant
from stores import PASSPHRASE


def broken(desk: Desk) -> list[str]:
    return [finding.code for finding in verify(desk) if not finding.holds]


def test_a_sound_store(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, desk.clock.today())
    before = dump(desk)
    findings = verify(desk)
    assert [finding.code for finding in findings] == ["pages", "database", "journal", "projection"]
    assert all(finding.holds for finding in findings)
    assert all(finding.words for finding in findings)
    assert dump(desk) == before


def test_a_value_changed_in_the_projection(desk: Desk, person: str) -> None:
    with desk.write() as writing:
        writing.connection.execute(update(participant).values(goal="ändrat bakom ryggen"))
    assert broken(desk) == ["projection"]


@pytest.mark.parametrize(
    "values", [{"value": b"\xa1x"}, {"author": "någon annan"}, {"wall": 5}, {"chain": b"x" * 32}, {"pos": 99}]
)
def test_an_entry_changed_in_the_journal(desk: Desk, person: str, values: dict[str, object]) -> None:
    with desk.write() as writing:
        last = update(journal).where(journal.c.field == "site", journal.c.entity == "participant")
        writing.connection.execute(last.values(**values))
    assert "journal" in broken(desk)


def test_an_entry_taken_out_of_the_middle(desk: Desk, person: str) -> None:
    with desk.write() as writing:
        writing.connection.execute(journal.delete().where(journal.c.field == "goal"))
    assert "journal" in broken(desk)


def test_a_text_that_is_none_is_damage(desk: Desk) -> None:
    """The page of somebody's row that was overwritten can be read once it is in memory, and gives what is no text."""
    person = participants.add_participant(desk, BoardFields("Åsa Öberg")).value
    with desk.write() as writing:
        say(
            writing.connection, "UPDATE participant SET goal = CAST(x'ff' AS TEXT) WHERE id = ?", (person,)
        ).close()
    assert broken(desk) == ["projection"]
    with refused("store.damaged"):
        reading.board(desk)


def test_a_page_that_was_overwritten_is_a_finding_and_no_crash(
    desk: Desk, tmp_path: Path, clock: SetClock
) -> None:
    for at in range(60):
        participants.add_participant(desk, BoardFields(f"Person {at}", goal="ö" * 500))
    setup.close(desk, setup.NoSecrets())
    file = tmp_path / "data" / "store.sqlite"
    content = bytearray(file.read_bytes())
    middle = len(content) // 4096 // 2 * 4096 + 100
    content[middle : middle + 8] = bytes(8)
    file.write_bytes(content)
    opened = setup.unlock(tmp_path / "data", PASSPHRASE, clock, setup.NoSecrets())
    assert "pages" in broken(opened)
    setup.close(opened, setup.NoSecrets())
