"""Saving where the user has chosen: it may be where nothing answers, so nothing but its own thread waits for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.saving import Sure
from samordning_desktop.core.values import dataclass
from samordning_desktop.ui.dialogs.progress import GivenUpError, ProgressDialog
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.help_page import HelpPage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Work:
    """What is done, what is said of it, where the help has more of it; and what is to be said to whoever leaves it once
    it counts, where that is anything."""

    title: str
    lead: str
    help_page: HelpPage
    left: KnownError | None = None


GIVE_UP = "Svarar inte disken kan du avbryta och göra annat."
FILE_SAVED = Work("Filen sparas", f"{GIVE_UP} Då sparas ingen fil.", HelpPage.PRINT)


class _LastWord:
    """Either it is given up, or it counts: whichever is said first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._given_up = self._counts = False

    def sure(self) -> None:
        """Called where it is saved: it counts from now on. Raises GivenUpError when it has been given up."""
        with self._lock:
            if self._given_up:
                raise GivenUpError
            self._counts = True

    def give_up(self) -> bool:
        """Give it up; whether that could still be."""
        with self._lock:
            self._given_up = not self._counts
            return self._given_up


class _Saving(Generic[T]):
    """What is told of it, and to whom."""

    def __init__(
        self,
        progress: ProgressDialog,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        let_go: Callable[[], None] | None,
        too_late: KnownError | None,
    ) -> None:
        self._progress = progress
        self._done = done
        self._failed = failed
        self._let_go = let_go
        self._too_late = too_late

    def came(self, result: T) -> None:
        """It is saved."""
        if not self._is_over():
            self._done(result)

    def fell(self, error: Exception) -> None:
        """It went wrong."""
        if not self._is_over():
            self._failed(error)

    def left(self, given_up: bool) -> None:
        """Nobody waits for it any more: it was ``given_up``, or it counts."""
        if given_up and self._let_go is not None:
            self._let_go()
        elif not given_up and self._too_late is not None:
            self._failed(self._too_late)

    def _is_over(self) -> bool:
        if self._progress.over:
            return True
        if isValid(self._progress):
            self._progress.accept()
        return False


def save(
    over: QWidget,
    kit: Kit,
    work: Work,
    job: Callable[[Sure], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
    *,
    initiator: object = None,
    let_go: Callable[[], None] | None = None,
) -> None:
    """``done`` with what ``job`` comes to, or ``failed``; ``let_go`` when the user gives it up, in the window that
    stands ``over`` another when it takes its time.

    The job runs as in ``Runner.run_beside``. It calls what it is given when all is written and only has to be noted and
    named; given up before that, nothing of it stays. Whoever leaves it later hears what ``work`` says of that.
    """
    word = _LastWord()
    progress = ProgressDialog(over, kit, work.title, work.lead, work.help_page)
    saving = _Saving(progress, done, failed, let_go, work.left)

    def left() -> None:
        given_up = word.give_up()
        # Later, for what locks closes the windows first: then nobody is told.
        kit.runner.run_loose(lambda: None, lambda _none: saving.left(given_up))

    progress.finished.connect(progress.deleteLater)
    progress.rejected.connect(left)
    progress.open_in_time()
    kit.runner.run_beside(lambda: job(word.sure), saving.came, saving.fell, initiator=initiator)
