"""Stores as each released schema wrote them: opened by this version, nothing of them lost (design §3)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select

from clocks import SetClock
from frozen import FOLDER, PASSPHRASE, TODAY, as_told, picture, unlock
from refusals import refused
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import consents, participants, reading, setup, undoing
from samordning_desktop.ops.checks import verify
from samordning_desktop.store import keys, migrate, schema
from samordning_desktop.store.schema import journal, operation

pytestmark = pytest.mark.usefixtures("cheap_keys")

REVISIONS = sorted(path.stem.removeprefix("store_") for path in FOLDER.glob("store_*.json"))


@pytest.fixture(params=REVISIONS)
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a frozen store; the store itself is never opened, because opening may change it."""
    folder = tmp_path / "data"
    shutil.copytree(FOLDER / f"store_{request.param}", folder)
    return folder


def told(copy: Path, request: pytest.FixtureRequest) -> object:
    revision = request.node.callspec.params["copy"]
    return json.loads((FOLDER / f"store_{revision}.json").read_text(encoding="utf-8"))


def test_there_is_one_of_every_schema_up_to_this() -> None:
    assert migrate.known_revisions() == REVISIONS
    assert REVISIONS[-1] == schema.SCHEMA_REVISION


def test_it_shows_what_it_showed_when_it_was_frozen(copy: Path, request: pytest.FixtureRequest) -> None:
    desk = unlock(copy)
    then = told(copy, request)
    assert as_told(picture(desk), then) == then
    assert all(finding.holds for finding in verify(desk))
    desk.store.close()


def test_it_has_people_in_every_state_and_something_that_waits(copy: Path) -> None:
    desk = unlock(copy)
    shown = picture(desk)
    assert {person["consent"][0] for person in shown["people"]} == {
        "missing", "valid", "expiring", "expired", "withdrawn",
    }  # fmt: skip
    assert shown["waiting"][0][1] == "goal"
    assert any(person["ratings"] for person in shown["people"])
    desk.store.close()


def test_it_can_be_worked_in_as_any_other(copy: Path) -> None:
    desk = unlock(copy)
    person = participants.add_participant(desk, BoardFields("Nya Ny", goal="nytt")).value
    consents.give_consent(desk, person, TODAY)
    participants.set_field(desk, person, "goal", "ännu nyare")
    undoing.undo(desk)
    desk.store.back_up()
    desk.store.close()
    again = unlock(copy)
    assert [row.fields.goal for row in reading.board(again) if row.id == person] == ["nytt"]
    assert all(finding.holds for finding in verify(again))
    again.store.close()


def test_what_was_done_before_is_found_where_it_was_written(copy: Path) -> None:
    desk = unlock(copy)
    written = select(journal.c.operation, func.min(journal.c.pos) - 1, func.max(journal.c.pos))
    place = select(operation.c.id, operation.c.wrote_after, operation.c.wrote_upto)
    with desk.read() as connection:
        found = {tuple(row) for row in connection.execute(place.where(operation.c.wrote_upto.is_not(None)))}
        known = connection.execute(select(operation.c.id)).scalars().all()
        rows = connection.execute(written.where(journal.c.operation.in_(known)).group_by(journal.c.operation))
        assert found == {tuple(row) for row in rows} != set()
    desk.store.close()


def test_a_wrong_passphrase_is_wrong_there_too(copy: Path) -> None:
    with refused("key.wrong"):
        setup.unlock(copy, PASSPHRASE + "!", SetClock(), setup.NoSecrets())


def test_its_key_file_is_of_the_form_that_is_read(copy: Path) -> None:
    held = keys.read_key_file(copy / "keys.json")
    assert held.format == keys.KEY_FILE_FORMAT
    assert [slot.kind for slot in held.slots] == [keys.SlotKind.PASSPHRASE, keys.SlotKind.RECOVERY]
