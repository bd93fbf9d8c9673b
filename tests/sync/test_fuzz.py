"""The short form of the long runs in ``fuzz``: thousands of inputs, other ones each time."""

from __future__ import annotations

import random
import secrets
from pathlib import Path

import pytest

from fuzz import Boards, Packages, run
from samordning_desktop.core.errors import KnownError

#: Thousands of inputs, one after the other.
pytestmark = pytest.mark.timeout(300)


def test_packages_changed_anywhere_are_read_or_refused() -> None:
    found = run(Packages(), 6_000, secrets.randbelow(2**40))
    assert sum(found.values()) == 6_000
    assert set(found) <= {"read", "package.damaged", "package.too_large"}
    assert found["read"] > 100  # not everything is refused at the first door
    assert found["package.damaged"] > 1_000


def test_boards_changed_anywhere_are_read_or_refused(tmp_path: Path) -> None:
    found = run(Boards(tmp_path), 400, secrets.randbelow(2**40))
    assert sum(found.values()) == 400
    assert found["read"] > 20
    assert all(word == "read" or word.startswith(("board.", "file.")) for word in found)


def test_a_seed_makes_the_same_input_again(tmp_path: Path) -> None:
    packages, boards = Packages(), Boards(tmp_path)
    for seed in range(40):
        assert packages.one(random.Random(seed)) == packages.one(random.Random(seed))
    assert boards.one(random.Random(3))[0] == boards.one(random.Random(3))[0]


class _Bad:
    """A reader that raises what nobody foresaw, at the third input."""

    def one(self, chance: random.Random) -> float:
        return chance.random()

    def read(self, made: float) -> None:
        if made == random.Random(7).random():
            raise IndexError
        raise KnownError("package.damaged")


def test_any_other_error_is_told_with_its_seed() -> None:
    assert run(_Bad(), 2, 5) == {"package.damaged": 2}
    with pytest.raises(AssertionError, match="seed 7: IndexError"):
        run(_Bad(), 3, 5)
