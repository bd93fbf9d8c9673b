"""The two keys that work in every window, whatever it asks: F1 for the help, and the lock's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from samordning_desktop.ui.command import Command
from samordning_desktop.ui.help_keys import entries
from samordning_desktop.ui.kit.theme import Theme


class Everywhere(QObject):
    """Gives each window the keys the first time it gets the keyboard; the main window has them in its menus.

    A modal dialog keeps the main window's shortcuts away, so they must be the dialog's own.
    """

    def __init__(self, app: QApplication, theme: Theme, lock: Callable[[], None]) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._lock = lock
        app.focusWindowChanged.connect(self._reached)

    def stop(self) -> None:
        """Give no more windows the keys."""
        self._app.focusWindowChanged.disconnect(self._reached)

    def _reached(self) -> None:
        window = self._app.activeWindow()
        if window is not None and not isinstance(window, QMainWindow) and not window.findChild(_Keys):
            _Keys(window, self._theme, self._lock)


class _Keys(QObject):
    """The keys of one window; they go with it."""

    def __init__(self, window: QWidget, theme: Theme, lock: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        for command, act in ((Command.HELP, self._help), (Command.LOCK, lock)):
            keys = next(entry.keys for entry in entries() if entry.command is command)
            for one in keys:
                QShortcut(QKeySequence(one), window).activated.connect(act)

    def _help(self) -> None:
        from samordning_desktop.ui.help_window import HelpWindow, open_help  # at first use: not with the lock

        if not isinstance(self._window, HelpWindow):
            open_help(self._window, self._theme)
