"""Sites that know each other, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from samordning_desktop.core.people import Principal, Setup
from samordning_desktop.ops import Desk, setup
from stores import FALKOPING, LIDKOPING, PASSPHRASE, cheap, introduce, make_desk

SKARA = Setup("Skara", Principal.REGION, "Öppenpsykiatrin Skara", "Eva Dahl")
DAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Template:
    """Closed stores of sites that know each other."""

    folder: Path
    whos: list[Setup]

    def __call__(self, target: Path) -> list[Desk]:
        """Copies of them under a folder, open, each at a clock of its own."""
        shutil.copytree(self.folder, target, dirs_exist_ok=True)
        return self.opened(target, [SetClock(DAY) for _ in self.whos])

    def opened(self, folder: Path, clocks: list[SetClock]) -> list[Desk]:
        """Those that a folder holds already, open."""
        with cheap():
            return [
                setup.unlock(folder / who.site, PASSPHRASE, clock, setup.NoSecrets())
                for who, clock in zip(self.whos, clocks, strict=True)
            ]


@pytest.fixture(scope="session")
def open_pair(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Falköping and Lidköping, which know each other."""
    return _template(tmp_path_factory.mktemp("pair"), [FALKOPING, LIDKOPING])


@pytest.fixture(scope="session")
def open_trio(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Falköping, Lidköping and Skara, which all know each other."""
    return _template(tmp_path_factory.mktemp("trio"), [FALKOPING, LIDKOPING, SKARA])


@pytest.fixture
def pair(open_pair: Template, tmp_path: Path) -> Iterator[list[Desk]]:
    """Falköping and Lidköping, open."""
    yield from _open_and_close(open_pair, tmp_path)


@pytest.fixture
def trio(open_trio: Template, tmp_path: Path) -> Iterator[list[Desk]]:
    """Falköping, Lidköping and Skara, open."""
    yield from _open_and_close(open_trio, tmp_path)


def _template(folder: Path, whos: list[Setup]) -> Template:
    with cheap():
        desks = [make_desk(folder / who.site, SetClock(DAY), who) for who in whos]
    for at, desk in enumerate(desks):
        for other in desks[at + 1 :]:
            introduce(desk, other)
    for desk in desks:
        setup.close(desk, setup.NoSecrets())
    return Template(folder, whos)


def _open_and_close(open_copy: Template, folder: Path) -> Iterator[list[Desk]]:
    desks = open_copy(folder)
    yield desks
    for desk in desks:
        setup.close(desk, setup.NoSecrets())
