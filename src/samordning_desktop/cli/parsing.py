"""From the words of a command line to a request, or to a sentence about what is wrong with them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import category, normalize

from samordning_desktop.cli.commands import COMMANDS
from samordning_desktop.cli.grammar import EVERYWHERE, Args, Command, Operand, Option

_EVERYWHERE = {option.name: option for option in EVERYWHERE}
_Given = tuple[Operand | Option, str]


class UsageError(Exception):
    """Wrong usage. ``message`` is Swedish; ``words`` are the command's, as far as they were understood."""

    def __init__(self, message: str, words: tuple[str, ...]) -> None:
        super().__init__("usage")
        self.message = message
        self.words = words


@dataclass(frozen=True, slots=True)
class Request:
    """What a command line asks for. ``help`` and ``version`` ask for no more than that, about ``words``."""

    words: tuple[str, ...]
    args: Args
    data_dir: Path | None
    passphrase_file: Path | None
    json: bool
    help: bool
    version: bool


def parse(argv: Sequence[str]) -> Request:
    """Understands a command line (without the program's name). Raises UsageError."""
    reader = _Reader(deque(argv))
    reader.read()
    given = [] if reader.help or reader.version else _checked(reader)
    paths = {name: Path(value) for name, value in reader.options.items() if name in _EVERYWHERE}
    values: dict[str, tuple[str, ...]] = {}
    for kind, value in given:
        values[kind.key] = (*values.get(kind.key, ()), value if kind.path else normalize("NFC", value))
    return Request(
        words=reader.words,
        args=Args(values),
        data_dir=paths.get("--data-dir"),
        passphrase_file=paths.get("--passphrase-file"),
        json="--json" in reader.options,
        help=reader.help,
        version=reader.version,
    )


@dataclass
class _Reader:
    """Goes through the words once, sorting them."""

    left: deque[str]
    words: tuple[str, ...] = ()
    operands: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    help: bool = False
    version: bool = False

    @property
    def command(self) -> Command | None:
        """The command, once all its words have been read."""
        return COMMANDS.get(self.words)

    def read(self) -> None:
        """Reads all words. After ``--`` nothing is an option any more."""
        while self.left:
            word = self.left.popleft()
            if word == "--":
                while self.left:
                    self._place(self.left.popleft())
            elif word in ("-h", "--help"):
                self.help = True
            elif word == "--version":
                self.version = True
            elif word.startswith("--"):
                self._option(word)
            else:
                self._place(word)

    def known(self) -> dict[str, Option]:
        """The options that can be used here."""
        own = self.command.options if self.command else ()
        return _EVERYWHERE | {option.name: option for option in own}

    def wrong(self, message: str) -> UsageError:
        """The error, about the command that has been read so far."""
        return UsageError(message, self.words)

    def _place(self, word: str) -> None:
        """A word of the command's name until that is whole, then an operand."""
        if self.command:
            self.operands.append(word)
            return
        longer = (*self.words, word)
        if not any(words[: len(longer)] == longer for words in COMMANDS):
            raise self.wrong(f"Kommandot ”{' '.join(longer)}” finns inte.")
        self.words = longer

    def _option(self, word: str) -> None:
        name, equals, value = word.partition("=")
        option = self.known().get(name)
        if option is None:
            raise self.wrong(
                f"Tillägget {name} finns inte här. En text som börjar med två streck skrivs efter ett ensamt --."
            )
        if name in self.options and option.word:
            raise self.wrong(f"{name} är angivet två gånger.")
        if not option.word and equals:
            raise self.wrong(f"{name} tar inget värde.")
        self.options[name] = value if equals or not option.word else self._value_of(option)

    def _value_of(self, option: Option) -> str:
        """The next word, whatever it begins with, unless it is itself an option."""
        if not self.left or self.left[0] in {*self.known(), "-h", "--help"}:
            raise self.wrong(f"{option.name} behöver ett värde: {option.name} {option.word}.")
        return self.left.popleft()


def _checked(reader: _Reader) -> list[_Given]:
    """Every value with what it stands for, once all is as the command wants it."""
    command = reader.command
    if command is None and reader.words:
        raise reader.wrong(f"”{' '.join(reader.words)}” behöver ett ord till.")
    if command is None:
        raise reader.wrong("Inget kommando är angivet.")
    given = [
        *_operands(reader, command),
        *((reader.known()[name], value) for name, value in reader.options.items()),
    ]
    missing = [
        option.name for option in command.options if option.required and option.name not in reader.options
    ]
    if missing:
        raise reader.wrong(f"Det saknas: {', '.join(missing)}.")
    if command.one_of and sum(name in reader.options for name in command.one_of) != 1:
        raise reader.wrong(f"Ange det ena av {' och '.join(command.one_of)}.")
    for kind, value in given:
        if problem := _problem(kind, value):
            raise reader.wrong(problem)
    objection = command.objection and command.objection(Args({kind.key: (value,) for kind, value in given}))
    if objection:
        raise reader.wrong(objection)
    return given


def _operands(reader: _Reader, command: Command) -> Iterator[_Given]:
    kinds, words = command.operands, reader.operands
    missing = [kind.word for kind in kinds[len(words) :] if not kind.optional]
    if missing:
        raise reader.wrong(f"Det saknas: {', '.join(missing)}.")
    for at, word in enumerate(words):
        kind = kinds[min(at, len(kinds) - 1)] if kinds else None
        if kind is None or (at >= len(kinds) and not kind.many):
            raise reader.wrong(
                f"”{word}” är ett ord för mycket. Text med mellanslag skrivs inom citattecken."
            )
        yield kind, word


def _problem(kind: Operand | Option, value: str) -> str | None:
    """What is wrong with a value by itself."""
    if kind.path and not value:
        return f"{kind.name} är tomt: ange en fil eller en mapp."
    if not kind.path and _not_text(value):
        return f"{kind.name} är inte läsbar text (UTF-8)."
    if kind.choices and value not in kind.choices:
        return f"{kind.name} kan inte vara ”{value}”: välj {_either(kind.choices)}."
    if kind.endings and Path(value).suffix.lower() not in kind.endings:
        return f"{kind.name} måste sluta på {_either(kind.endings)}."
    return None


def _not_text(value: str) -> bool:
    """Whether Python could not read all of an argument's bytes as text, and kept them as halves of characters."""
    return any(category(character) == "Cs" for character in value)


def _either(choices: tuple[str, ...]) -> str:
    return " eller ".join((", ".join(choices[:-1]), choices[-1]))
