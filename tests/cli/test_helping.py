"""Help: every command and every option is in it, in Swedish, on lines that fit."""

from __future__ import annotations

import re

import pytest

from samordning_desktop.cli.commands import COMMANDS
from samordning_desktop.cli.grammar import EVERYWHERE
from samordning_desktop.cli.helping import help_text, usage

ALL = [(), *COMMANDS, *sorted({words[:1] for words in COMMANDS})]


@pytest.mark.parametrize("words", ALL)
def test_lines_fit_and_speak_swedish(words: tuple[str, ...]) -> None:
    for text in (help_text(words), usage(words)):
        assert all(len(line) <= 100 for line in text.splitlines())
        assert not re.search(r"\b(usage|options|arguments|error|required|default)\b", text)
        assert "missbruk" not in text
        assert "\0" not in text
        assert "\1" not in text


def test_the_overview_lists_every_command_and_what_all_have() -> None:
    text = help_text(())
    for command in COMMANDS.values():
        assert re.search(rf"^  {command.name} +{re.escape(command.about[:20])}", text, re.MULTILINE)
    for option in EVERYWHERE:
        assert option.name in text


def test_a_group_lists_its_own_commands_only() -> None:
    text = help_text(("peer",))
    assert "peer card" in text
    assert "verify" not in text


@pytest.mark.parametrize("words", COMMANDS)
def test_a_command_explains_all_its_values(words: tuple[str, ...]) -> None:
    command, text = COMMANDS[words], help_text(words)
    assert text.lstrip().startswith(f"samordning-desktop {command.name}")
    for option in (*command.options, *EVERYWHERE):
        assert re.search(rf"^  {option.name} ?{re.escape(option.word)} +\S", text, re.MULTILINE), option.name
        assert option.about or option.choices
    for operand in command.operands:
        assert re.search(rf"^  {operand.word} +\S", text, re.MULTILINE), operand.word


def test_what_is_demanded_stands_without_brackets() -> None:
    text = usage(("rating", "add"))
    assert "rating add ID V1 V2 V3 --date DATUM" in text
    assert "print BLAD [ID] --out FIL" in usage(("print",))
    assert "settle ID (--keep VILKET | --value TEXT)" in usage(("conflict", "settle"))
    assert "peer confirm ORT FINGERAVTRYCK …" in usage(("peer", "confirm"))


def test_after_a_mistake_the_nearest_commands_are_listed() -> None:
    assert "participant add\u00a0· participant list" in usage(("participant",))
    assert "samordning-desktop --help" in usage(())
