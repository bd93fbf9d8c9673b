"""Dialogs are opened for real, by a hand that presses what a person would. It is always 23 November 2026."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from samordning_desktop.core.clock import Clock
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.files import Files
from samordning_desktop.ui.kit.messages import Messages
from samordning_desktop.ui.kit.runner import Runner
from samordning_desktop.ui.kit.theme import Theme

T = TypeVar("T")

_PATIENCE = 1000  # turns of the event loop that a window may take to get the keyboard


class Hand:
    """Opens a dialog and does things to it, one after the other, while it is open."""

    def __init__(self) -> None:
        self._acts: list[Callable[[Any], object]] = []
        self._error: BaseException | None = None
        self._waits = 0

    def __call__(self, ask: Callable[[], T], *acts: Callable[[Any], object]) -> T:
        """What ``ask`` gives while each act has been done to the dialog that was on top just then."""
        self._acts = list(acts)
        self._error = None
        self._waits = 0
        QTimer.singleShot(0, self._next)
        result = ask()
        if self._error is not None:
            raise self._error
        assert not self._acts, "the dialog closed before everything was done"
        return result

    def _next(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and not dialog.isActiveWindow() and self._waits < _PATIENCE:
            self._waits += 1
            dialog.activateWindow()
            QTimer.singleShot(0, self._next)
            return
        if not self._acts or self._error is not None:
            self._give_up(dialog)
            return
        act = self._acts.pop(0)
        QTimer.singleShot(0, self._next)
        try:
            act(dialog)
        except BaseException as error:
            self._error = error

    def _give_up(self, dialog: QWidget | None) -> None:
        if dialog is None:
            return
        if self._error is None:
            said = getattr(dialog, "message", "")
            self._error = AssertionError(f"left open: {dialog.windowTitle()} {said}")
        (
            dialog.reject if isinstance(dialog, QDialog) else dialog.close
        )()  # a dialog may ask before it closes
        QTimer.singleShot(0, self._next)


@pytest.fixture
def kit(theme: Theme, files: Files, clock: Clock) -> Iterator[Kit]:
    """The kit of every window, but with messages that are shown for real and clicked for real."""
    runner = Runner()
    yield Kit(theme, Messages(theme), runner, files, clock)
    runner.stop()


@pytest.fixture
def hand() -> Hand:
    return Hand()
