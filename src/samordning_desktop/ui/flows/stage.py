"""What a flow works with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.values import dataclass
from samordning_desktop.ops import Desk
from samordning_desktop.ui.kit import Kit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage:
    """The window that dialogs stand over, its kit, and the desk that ops work at.

    ``say`` tells what was done, ``offer`` (words, a verb, what it does) what is likely to be done next; ``copy`` is
    the clipboard that empties itself; ``lock`` asks for the program to be locked; ``open_person`` shows the page of
    the person with an id.
    """

    window: QWidget
    kit: Kit
    desk: Desk
    say: Callable[[str], None]
    offer: Callable[[str, str, Callable[[], object]], None]
    copy: Callable[[str], None]
    lock: Callable[[], object]
    open_person: Callable[[str], object]

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        refused: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Run an op on the worker. A KnownError goes to ``refused`` where given, else it is shown."""

        self.kit.runner.run(job, done, partial(self.fail, refused=refused), initiator=self.window)

    def fail(self, error: Exception, refused: Callable[[KnownError], None] | None = None) -> None:
        """What ``run`` does with what went wrong."""
        if isinstance(error, KnownError) and error.code == "store.locked":
            return  # asked for while the program was locking: the lock is what is shown
        if refused is not None and isinstance(error, KnownError):
            refused(error)
        else:
            self.kit.messages.fail(self.window, error)
