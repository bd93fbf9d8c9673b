"""Builds the menu bar from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from samordning_desktop.ui.command import MENUS, Command, Entry


class Menus:
    """The menus of a window; ``act`` has one function for each command."""

    def __init__(self, window: QMainWindow, act: Mapping[Command, Callable[[], object]]) -> None:
        self._actions: dict[Command, QAction] = {}
        for title, entries in MENUS:
            menu = window.menuBar().addMenu(title)
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                else:
                    action = _action(window, entry, act[entry.command])
                    self._actions[entry.command] = action
                    menu.addAction(action)

    def action(self, command: Command) -> QAction:
        """The command's line in the menus."""
        return self._actions[command]

    def keep_to(self, widget: QWidget, commands: Iterable[Command]) -> None:
        """Let the keys of these commands work only while ``widget`` has the keyboard; its own menu holds them too."""
        for command in commands:
            action = self._actions[command]
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            widget.addAction(action)
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_undo(self, undo: str | None, redo: str | None) -> None:
        """Name what would be undone and redone: ``Ångra: ändra Nuläge för Anna A.``"""
        for command, word, label in ((Command.UNDO, "Ångra", undo), (Command.REDO, "Gör om", redo)):
            action = self._actions[command]
            action.setText(f"{word}: {label}" if label else word)
            action.setEnabled(label is not None)

    def tick(self, commands: Mapping[Command, bool]) -> None:
        """Which of commands that choose among themselves is chosen."""
        for command, chosen in commands.items():
            self._actions[command].setCheckable(True)
            self._actions[command].setChecked(chosen)

    def enable(self, commands: Mapping[Command, bool]) -> None:
        """Which commands can be given just now."""
        for command, possible in commands.items():
            self._actions[command].setEnabled(possible)


def _action(window: QMainWindow, entry: Entry, act: Callable[[], object]) -> QAction:
    action = QAction(entry.text, window)
    action.setMenuRole(QAction.MenuRole.NoRole)
    action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
    action.triggered.connect(lambda _checked: act())
    return action
