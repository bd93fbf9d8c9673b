"""Stores for the command line's tests: made once by the command line, copied for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from clocks import SetClock
from command_line import CommandLine, meet
from stores import PASSPHRASE, cheap

ROOT = Path(__file__).resolve().parents[2]

_A, _B = "falköping", "lidköping"


@dataclass(frozen=True, slots=True)
class Pilot:
    """Two sites that know each other. At A five people, ids by name: the first three have a consent."""

    a: CommandLine
    b: CommandLine
    people: dict[str, str]


@pytest.fixture(autouse=True)
def cheap_slots(cheap_keys: None) -> None:
    """Every store here is opened many times over."""


@pytest.fixture(scope="session")
def pilot_mould(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, str]]]:
    """The two stores that each test gets copies of."""
    folder = tmp_path_factory.mktemp("pilot")
    with cheap():
        a, b = CommandLine(folder / _A, SetClock()), CommandLine(folder / _B, SetClock())
        a.make("Falköping")
        b.make("Lidköping", "Bo Lund")
        meet(a, b, folder)
        people = {}
        for at, name in enumerate(("Anna Alm", "Åke Ö", "Ärna Ål", "Dan", "Eva")):
            texts = (
                "--personal-id", "20000125-2386", "--start", "2024-02-29", "--goal", "Egen bostad\nsova",
                "--situation", f"läge {at} – oförändrat", "--interventions", "-boendestöd",
                "--planning", "SIP 3/5",
            )  # fmt: skip
            people[name] = a.add(name, *texts, signed="2026-03-01" if at < 3 else None)
        a.done("rating", "add", people["Anna Alm"], "--date", "2026-03-02", 0, 5, 10)
    yield folder, people


@pytest.fixture
def pilot(pilot_mould: tuple[Path, dict[str, str]], tmp_path: Path) -> Pilot:
    """Two sites with five people at A."""
    folder, people = pilot_mould
    clock = SetClock()
    sites = []
    for name in (_A, _B):
        shutil.copytree(folder / name, tmp_path / name)
        sites.append(CommandLine(tmp_path / name, clock))
    return Pilot(sites[0], sites[1], people)


@pytest.fixture
def a(pilot: Pilot) -> CommandLine:
    """Falköping, where the five people are."""
    return pilot.a


@pytest.fixture
def b(pilot: Pilot) -> CommandLine:
    """Lidköping, which knows Falköping and has nobody on its board."""
    return pilot.b


@pytest.fixture
def people(pilot: Pilot) -> dict[str, str]:
    """The ids of A's people by name."""
    return pilot.people


@pytest.fixture
def environment(child_env: Callable[..., dict[str, str]]) -> dict[str, str]:
    """The environment of a process that runs the program from this source."""
    return child_env() | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))}


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    """A file that opens the stores."""
    file = tmp_path / "losenfras.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return file
