"""Reading a file that the user has chosen: it may lie where nothing answers, so nothing but its own thread waits for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.values import dataclass
from samordning_desktop.ui.dialogs.progress import ProgressDialog
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.help_page import HelpPage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Read(Generic[T]):
    value: T


def read(
    over: QWidget,
    kit: Kit,
    path: Path,
    help_page: HelpPage,
    job: Callable[[Path], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
    let_go: Callable[[], None] | None = None,
) -> None:
    """``done`` with what ``job`` makes of the file, or ``failed``; ``let_go`` when the user gives it up, in the window
    that stands ``over`` another when it takes its time. The job touches no store.

    When the window below goes away meanwhile, nothing is called."""
    progress = ProgressDialog(
        over,
        kit,
        "Filen läses",
        "Inget är ändrat. Svarar inte disken kan du avbryta och göra annat.",
        help_page,
    )

    def answered(found: _Read[T] | Exception | None) -> None:
        if progress.over or not isValid(progress) or not over.isVisible():
            return
        progress.accept()
        if isinstance(found, _Read):
            done(found.value)
        else:
            failed(found or KnownError("file.unreadable", file=path.name))

    progress.finished.connect(progress.deleteLater)
    if let_go is not None:
        progress.rejected.connect(let_go)
    progress.open_in_time()
    kit.runner.run_loose(partial(_answer, job, path), answered)


def _answer(job: Callable[[Path], T], path: Path) -> _Read[T] | Exception:
    """What the job comes to; also what nobody foresaw is brought over, or the window would wait for ever."""
    try:
        return _Read(job(path))
    except Exception as error:
        return error
