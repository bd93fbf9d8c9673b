"""The one worker thread for everything that touches the store or the keys, and those beside it for what waits for a disk."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Thread
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from samordning_desktop.core.changes import Done
from samordning_desktop.core.values import dataclass
from samordning_desktop.ui.kit.collector import Collector

T = TypeVar("T")

BUSY_AFTER_MS = 200
#: How long the end waits, in seconds, for what is being saved to get its name, or to be taken away again.
LAST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class _Outcome:
    future: Future[Any]
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    initiator: object
    round: int


@dataclass(frozen=True, slots=True)
class _Loose:
    done: Callable[[Any], None]
    found: object
    round: int


class Runner(QObject):
    """Runs jobs one after the other on a thread of its own and brings the results to the window's thread.

    ``changed(Changes, initiator)`` is emitted for every job that returns a Done, before its ``done`` is
    called. ``fell(Exception)`` is emitted for a failure that nobody took care of. ``busy(bool)`` tells that
    work has gone on for a while, and that it has ended.
    """

    changed = Signal(object, object)
    fell = Signal(object)
    busy = Signal(bool)
    _finished = Signal(object)
    _came_loose = Signal(object)
    _came_beside = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._aside = ThreadPoolExecutor(1, thread_name_prefix="aside")
        self._beside: list[Thread] = []
        self._waiting = 0
        # Before there is a thread on which garbage could be collected.
        self._collector = Collector(self, lambda: not self.idle)
        self._stopped = False
        self._round = 0
        self._is_busy = False
        self._patience = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._patience.timeout.connect(self._say_busy)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._came_loose.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._came_beside.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether no job is under way and every result has been delivered."""
        return self._waiting == 0

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        initiator: object = None,
    ) -> None:
        """Run ``job`` after those already asked for; then ``done`` with its result, or ``failed``.

        Both are called on the window's thread. Without ``failed``, the failure goes out as ``fell``.
        After ``stop`` nothing is run and nothing delivered.
        """
        if self._stopped:
            return
        if not self._patience.isActive() and not self._is_busy:
            self._patience.start()
        self._submit(self._pool, job, done, failed, initiator)

    def run_aside(self, job: Callable[[], object]) -> None:
        """Run a job that touches neither the store nor the keys, without keeping those that do waiting."""
        if not self._stopped:
            self._submit(self._aside, job, None, None, None)

    def run_loose(self, job: Callable[[], T], done: Callable[[T | None], None]) -> None:
        """Run a job that may hang (a share that is away) on a thread of its own that nobody waits for.

        ``done`` gets the result, or None when the job raised OSError; on the window's thread, as with ``run``.
        """

        def work() -> None:
            found: T | None = None
            with suppress(OSError):
                found = job()
            with suppress(RuntimeError):  # the program has ended meanwhile, and this with it
                self._came_loose.emit(_Loose(done, found, now))

        if not self._stopped:
            now = self._round
            Thread(target=work, name="loose", daemon=True).start()

    def run_beside(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        initiator: object = None,
    ) -> None:
        """As ``run``, for a job that may hang as in ``run_loose`` and comes to the store in short steps of its own.

        The store lets in one thread at a time: a job must never wait for a disk while it is inside.
        """

        def work() -> None:
            future: Future[T] = Future()
            try:
                future.set_result(job())
            except BaseException as error:
                future.set_exception(error)
            with suppress(RuntimeError):  # as in ``run_loose``
                self._came_beside.emit(_Outcome(future, done, failed, initiator, now))

        if not self._stopped:
            now = self._round
            self._beside = [thread for thread in self._beside if thread.is_alive()]
            self._beside.append(Thread(target=work, name="beside", daemon=True))
            self._beside[-1].start()

    def forget(self) -> None:
        """Let the jobs already asked for run, but deliver nothing of them: their window is going away."""
        self._round += 1

    def stop(self) -> None:
        """Wait for the job under way, drop the others and deliver nothing more. What may hang is waited for a moment."""
        self._stopped = True
        self._waiting = 0
        self._patience.stop()
        for pool in (self._aside, self._pool):
            pool.shutdown(wait=True, cancel_futures=True)
        end = monotonic() + LAST_SECONDS
        for thread in self._beside:
            thread.join(max(end - monotonic(), 0))
        self._collector.stop()

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        job: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
        initiator: object,
    ) -> None:
        self._waiting += 1
        now = self._round
        pool.submit(job).add_done_callback(
            lambda future: self._finished.emit(_Outcome(future, done, failed, initiator, now))
        )

    def _say_busy(self) -> None:
        self._is_busy = True
        self.busy.emit(True)

    def _deliver(self, outcome: _Outcome) -> None:
        if self._stopped or outcome.future.cancelled():
            return
        self._settle()
        self._tell(outcome)

    def _tell(self, outcome: _Outcome) -> None:
        if self._stopped or outcome.round != self._round:
            return
        error = outcome.future.exception()
        if error is None:
            self._succeed(outcome, outcome.future.result())
        elif not isinstance(error, Exception):
            raise error
        elif outcome.failed is not None:
            outcome.failed(error)
        else:
            self.fell.emit(error)

    def _hand_over(self, loose: _Loose) -> None:
        if not self._stopped and loose.round == self._round:
            loose.done(loose.found)

    def _succeed(self, outcome: _Outcome, result: object) -> None:
        if isinstance(result, Done):
            self.changed.emit(result.changes, outcome.initiator)
        if outcome.done is not None:
            outcome.done(result)

    def _settle(self) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self._patience.stop()
            if self._is_busy:
                self._is_busy = False
                self.busy.emit(False)
