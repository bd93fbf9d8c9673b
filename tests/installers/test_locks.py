"""The hashed locks: whole, of one mind with pyproject.toml, and without any registry's address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ["requirements.txt", "requirements-dev.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def blocks(name: str) -> list[str]:
    """Each locked requirement with its hashes, continuation lines joined."""
    text = (ROOT / "installers" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def pins(name: str) -> dict[str, Requirement]:
    """The locked requirements by name."""
    requirements = [Requirement(block.split(" --hash=")[0].strip()) for block in blocks(name)]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def wanted(group: str) -> list[Requirement]:
    """What pyproject.toml asks for: the program itself and one of its dependency groups."""
    named = PROJECT["dependency-groups"]
    members = [member for member in named[group] if isinstance(member, str)]
    included = [
        text for member in named[group] if isinstance(member, dict) for text in named[member["include-group"]]
    ]
    return [Requirement(text) for text in PROJECT["project"]["dependencies"] + members + included]


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_one_version_with_hashes_and_nothing_else(name: str) -> None:
    for block in blocks(name):
        assert re.fullmatch(r"[a-z0-9-]+==\S+( ; [^-]+)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", block), block


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_and_no_path_is_in_a_lock(name: str) -> None:
    text = (ROOT / "installers" / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(index|extra|find|trusted)|(^|\s)/|file:|@", text)


@pytest.mark.parametrize(("name", "group"), [("requirements.txt", "build"), ("requirements-dev.txt", "dev")])
def test_the_lock_fulfils_what_the_project_asks_for(name: str, group: str) -> None:
    locked = pins(name)
    for requirement in wanted(group):
        pin = locked[canonicalize_name(requirement.name)]
        version = next(iter(pin.specifier)).version
        assert requirement.specifier.contains(version), (
            f"{requirement} is locked at {version}: run the lock command"
        )


def test_the_lock_for_checks_holds_the_whole_lock_of_the_program() -> None:
    program, checks = set(blocks("requirements.txt")), set(blocks("requirements-dev.txt"))
    assert program < checks


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_each_system_gets_its_keyring(platform: str, python: str) -> None:
    environment = {"sys_platform": platform, "python_version": python, "python_full_version": f"{python}.0"}
    here = {
        name
        for name, pin in pins("requirements.txt").items()
        if pin.marker is None or Marker(str(pin.marker)).evaluate(environment)
    }
    assert {"keyring", "pyside6", "sqlcipher3", "hatchling", "editables"} <= here
    assert ("secretstorage" in here) == (platform == "linux")
    assert ("pywin32-ctypes" in here) == (platform == "win32")


def test_pyside_stays_below_the_version_that_aborts() -> None:
    assert str(pins("requirements.txt")["pyside6"].specifier).startswith("==6.11.")
