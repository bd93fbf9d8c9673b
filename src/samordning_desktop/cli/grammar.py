"""What a command line is made of: commands, what stands after them, and options that may stand anywhere.

Why not argparse: it takes a text that begins with a dash for an option of its own ("--goal -sova bättre" is
refused), and what it says of mistakes is English and differs between versions of Python.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Operand:
    """A value that stands by its place. ``word`` is how help names it; ``key`` how the command's code does.

    ``many`` takes all that is left, at least one. ``choices`` are the only values that are understood. A
    ``path`` names a file or a folder; ``endings`` are the only endings that its name can have.
    """

    word: str
    key: str
    about: str
    optional: bool = False
    many: bool = False
    choices: tuple[str, ...] = ()
    path: bool = False
    endings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """How a mistake names it."""
        return self.word


@dataclass(frozen=True, slots=True)
class Option:
    """A value that stands after its name. Without a ``word`` it takes no value: it is there or not."""

    name: str
    word: str
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()
    path: bool = False
    endings: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """How the command's code names it: ``--dry-run`` gives ``dry_run``."""
        return self.name.removeprefix("--").replace("-", "_")


@dataclass(frozen=True, slots=True)
class Args:
    """A command's values by key. What was not given is not there."""

    values: Mapping[str, tuple[str, ...]]

    def text(self, key: str) -> str:
        """A value that must be there."""
        return self.values[key][0]

    def maybe(self, key: str) -> str | None:
        """A value, or None when it was not given."""
        return self.values[key][0] if key in self.values else None

    def many(self, key: str) -> tuple[str, ...]:
        """All the values of an operand that takes many."""
        return self.values[key]

    def path(self, key: str) -> Path:
        """A value that names a file or a folder."""
        return Path(self.text(key))

    def given(self, key: str) -> bool:
        """Whether the value, or an option without a value, was given."""
        return key in self.values


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``one_of`` names options of which exactly one must be there.

    ``objection`` says in Swedish what is wrong with values that do not go together, or None.
    """

    words: tuple[str, ...]
    about: str
    operands: tuple[Operand, ...] = ()
    options: tuple[Option, ...] = ()
    one_of: tuple[str, ...] = ()
    objection: Callable[[Args], str | None] | None = None

    @property
    def name(self) -> str:
        """The command as it is written."""
        return " ".join(self.words)


#: Options that every command has, before it or after it.
EVERYWHERE = (
    Option("--data-dir", "MAPP", "mappen där registret ligger", path=True),
    Option(
        "--passphrase-file", "FIL", "fil vars första rad är lösenfrasen; annars frågar programmet", path=True
    ),
    Option("--json", "", "skriv resultatet som ett JSON-dokument"),
)
