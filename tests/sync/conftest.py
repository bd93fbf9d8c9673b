"""Sites that know each other, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from samordning_desktop.core.people import Principal, Setup
from samordning_desktop.ops import Desk, setup
from stores import FALKOPING, LIDKOPING, PASSPHRASE, cheap, introduce, make_desk

SKARA = Setup("Skara", Principal.REGION, "Öppenpsykiatrin Skara", "Eva Dahl")
DAY = date(2026, 3, 2)

#: Opens a template's sites from copies under a folder, each at a clock of its own.
Opener = Callable[[Path], list[Desk]]


@pytest.fixture(scope="session")
def open_pair(tmp_path_factory: pytest.TempPathFactory) -> Opener:
    """Falköping and Lidköping, which know each other."""
    return _template(tmp_path_factory.mktemp("pair"), [FALKOPING, LIDKOPING])


@pytest.fixture(scope="session")
def open_trio(tmp_path_factory: pytest.TempPathFactory) -> Opener:
    """Falköping, Lidköping and Skara, which all know each other."""
    return _template(tmp_path_factory.mktemp("trio"), [FALKOPING, LIDKOPING, SKARA])


@pytest.fixture
def pair(open_pair: Opener, tmp_path: Path) -> Iterator[list[Desk]]:
    """Falköping and Lidköping, open."""
    yield from _open_and_close(open_pair, tmp_path)


@pytest.fixture
def trio(open_trio: Opener, tmp_path: Path) -> Iterator[list[Desk]]:
    """Falköping, Lidköping and Skara, open."""
    yield from _open_and_close(open_trio, tmp_path)


def _template(folder: Path, whos: list[Setup]) -> Opener:
    with cheap():
        desks = [make_desk(folder / who.site, SetClock(DAY), who) for who in whos]
    for at, desk in enumerate(desks):
        for other in desks[at + 1 :]:
            introduce(desk, other)
    for desk in desks:
        setup.close(desk, setup.NoSecrets())

    def open_copy(target: Path) -> list[Desk]:
        shutil.copytree(folder, target, dirs_exist_ok=True)
        with cheap():
            return [
                setup.unlock(target / who.site, PASSPHRASE, SetClock(DAY), setup.NoSecrets()) for who in whos
            ]

    return open_copy


def _open_and_close(open_copy: Opener, folder: Path) -> Iterator[list[Desk]]:
    desks = open_copy(folder)
    yield desks
    for desk in desks:
        setup.close(desk, setup.NoSecrets())
