"""Packages as each released form wrote them, with the stores they were for: taken in by this version (design §5)."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clocks import SetClock
from packages import dump, opened, pack
from samordning_desktop.ops import Desk, setup
from samordning_desktop.ops.checks import verify
from samordning_desktop.sync import format as form
from samordning_desktop.sync import incoming

FOLDER = Path(__file__).with_name("fixtures")
sys.path.append(str(FOLDER))

from make import PASSPHRASE, TODAY, shown  # noqa: E402

FORMS = sorted(int(path.name.removeprefix("form_")) for path in FOLDER.glob("form_*"))


@pytest.fixture(params=FORMS)
def frozen(
    request: pytest.FixtureRequest, tmp_path: Path, cheap_keys: None
) -> Iterator[tuple[Desk, bytes, Any]]:
    """The receiving store (a copy: opening upgrades it), the package, and what it showed when it was made."""
    folder = FOLDER / f"form_{request.param}"
    shutil.copytree(folder / "receiver", tmp_path / "data")
    desk = setup.unlock(tmp_path / "data", PASSPHRASE, SetClock(TODAY), setup.NoSecrets())
    told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    yield desk, (folder / "package.age").read_bytes(), told
    setup.close(desk, setup.NoSecrets())


def test_there_is_one_of_every_form_that_is_read() -> None:
    assert tuple(FORMS) == form.READABLE
    assert FORMS[-1] == form.VERSION


def test_it_does_what_it_did_when_it_was_made(frozen: tuple[Desk, bytes, Any]) -> None:
    desk, content, told = frozen
    plan = incoming.take_in(desk, content).value
    assert shown(desk, plan.counts) == told
    assert all(finding.holds for finding in verify(desk))
    before = dump(desk)
    assert incoming.take_in(desk, content).value.facts.taken_in
    assert dump(desk) == before


def test_it_is_of_the_form_that_it_is_kept_for_and_is_answered(
    frozen: tuple[Desk, bytes, Any], request: pytest.FixtureRequest
) -> None:
    desk, content, _told = frozen
    manifest, entries = opened(desk, content)
    assert ("receipts" in manifest) == (request.node.callspec.params["frozen"] >= 4)
    assert len(entries) == manifest["entries"] > 0
    incoming.take_in(desk, content)
    assert len(pack(desk, "Falköping")) > 200
