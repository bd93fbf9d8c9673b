"""Help, made from the same table as the commands are read by."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from samordning_desktop.cli.commands import COMMANDS
from samordning_desktop.cli.grammar import EVERYWHERE, Command, Operand, Option
from samordning_desktop.core.swedish import dotted

PROGRAM = "samordning-desktop"
_WIDTH = 100

_OPENING = (
    "Samordningstavla, samtycke och uppföljning för team utan gemensamt nät.",
    "Utan kommando öppnas fönstret. Datum skrivs som 2026-03-02.",
)
_CLOSING = (
    f"Mer om ett kommando: {PROGRAM} KOMMANDO --help.",
    dotted("Slutstatus: 0 gjort", "1 avvisat, med orsaken på stderr", "2 fel skrivet", "130 avbrutet."),
)


def help_text(words: tuple[str, ...]) -> str:
    """Help about a command, about those that begin with ``words``, or about all of them."""
    command = COMMANDS.get(words)
    return _about(command) if command else _overview(words)


def usage(words: tuple[str, ...]) -> str:
    """How a command is written, or the commands that begin with ``words``, for after a mistake."""
    command = COMMANDS.get(words)
    if command:
        return f"Så här skrivs det:\n{_usage(command)}\n\nMer hjälp: {PROGRAM} {command.name} --help"
    names = [one.name for one in COMMANDS.values() if one.words[: len(words)] == words]
    listed = textwrap.fill(
        dotted(*names), _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )
    return f"Det här finns:\n{listed}\n\nMer hjälp: {' '.join((PROGRAM, *words, '--help'))}"


def _overview(words: tuple[str, ...]) -> str:
    chosen = [command for command in COMMANDS.values() if command.words[: len(words)] == words]
    rows = [(command.name, command.about) for command in chosen]
    head = f"{PROGRAM} [--data-dir MAPP] [--passphrase-file FIL] [--json] KOMMANDO …"
    return "\n".join(
        (head, "", *_OPENING, "", "Kommandon", *_columns(rows), "", *_options(EVERYWHERE), "", *_CLOSING)
    )


def _about(command: Command) -> str:
    lines = [_usage(command), "", f"{command.about[0].upper()}{command.about[1:]}."]
    if command.operands:
        lines += [
            "",
            "Värden",
            *_columns((operand.word, _explained(operand)) for operand in command.operands),
        ]
    if command.options:
        lines += ["", *_options(command.options)]
    return "\n".join((*lines, "", "Finns för alla kommandon", *_columns(map(_option_row, EVERYWHERE))))


def _options(options: Sequence[Option]) -> list[str]:
    return ["Tillägg", *_columns(map(_option_row, options))]


def _option_row(option: Option) -> tuple[str, str]:
    return f"{option.name} {option.word}".strip(), _explained(option)


def _explained(kind: Operand | Option) -> str:
    known = [*kind.choices, *kind.endings]
    listed = " eller ".join((", ".join(known[:-1]), known[-1])) if known else ""
    return f"{kind.about} ({listed})" if kind.about and listed else kind.about or listed


def _usage(command: Command) -> str:
    parts = [PROGRAM, *command.words]
    for operand in command.operands:
        word = f"{operand.word} …" if operand.many else operand.word
        parts.append(f"[{word}]" if operand.optional else word)
    if command.one_of:
        written = [f"{one.name} {one.word}" for one in command.options if one.name in command.one_of]
        parts.append(f"({' | '.join(written)})")
    for option in command.options:
        if option.name not in command.one_of:
            written_out = f"{option.name} {option.word}".strip()
            parts.append(written_out if option.required else f"[{written_out}]")
    # A part is never broken: "--name NAMN" stays on one line.
    whole = " ".join(part.replace(" ", "\0").replace("-", "\1") for part in parts)
    wrapped = textwrap.fill(whole, _WIDTH, initial_indent="  ", subsequent_indent="      ")
    return wrapped.replace("\0", " ").replace("\1", "-")


def _columns(rows: Iterable[tuple[str, str]]) -> list[str]:
    pairs = list(rows)
    wide = max(len(left) for left, _ in pairs) + 4
    lines = []
    for left, right in pairs:
        indent = " " * wide
        lines += textwrap.wrap(
            right, _WIDTH, initial_indent=f"  {left}".ljust(wide), subsequent_indent=indent
        )
    return lines
