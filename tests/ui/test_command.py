"""The table of commands."""

from __future__ import annotations

from samordning_desktop.ui.command import MENUS, Command

ENTRIES = [entry for _, entries in MENUS for entry in entries if entry]


def test_every_command_stands_in_a_menu_once():
    assert sorted(entry.command for entry in ENTRIES) == sorted(Command)


def test_no_two_commands_share_a_key():
    keys = [key for entry in ENTRIES for key in entry.keys]
    assert len(keys) == len(set(keys))
