"""What a flow works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk
from samordning_desktop.ui.kit import Kit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage:
    """The window that dialogs stand over, its kit, the desk that ops work at, and where it is said what was done.

    ``lock`` asks for the program to be locked.
    """

    window: QWidget
    kit: Kit
    desk: Desk
    say: Callable[[str], None]
    lock: Callable[[], object]

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        refused: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Run an op on the worker. A KnownError goes to ``refused`` where given, else it is shown."""

        def failed(error: Exception) -> None:
            if isinstance(error, KnownError) and error.code == "store.locked":
                return  # asked for while the program was locking: the lock is what is shown
            if refused is not None and isinstance(error, KnownError):
                refused(error)
            else:
                self.kit.messages.fail(self.window, error)

        self.kit.runner.run(job, done, failed, initiator=self.window)
