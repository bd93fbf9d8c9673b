"""Who comes after whom: first run or lock, the board, the lock again, the end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from samordning_desktop.core.clock import Clock
from samordning_desktop.core.draft import Draft
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui import preferences
from samordning_desktop.ui.everywhere import Everywhere
from samordning_desktop.ui.idle_watch import IdleWatch
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.files import Files
from samordning_desktop.ui.kit.messages import Messages
from samordning_desktop.ui.kit.runner import Runner
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.lock_window import LockWindow
from samordning_desktop.ui.packages_given import PackagesGiven

if TYPE_CHECKING:
    from samordning_desktop.ops import Desk
    from samordning_desktop.ops.setup import DeviceSecrets
    from samordning_desktop.ops.unlocking import FoundKey
    from samordning_desktop.ui.first_run.flow import FirstRunFlow
    from samordning_desktop.ui.flows.writing import Rescued
    from samordning_desktop.ui.main_window import MainWindow
    from samordning_desktop.ui.meeting.mode import Stood

    _Close = Callable[[Desk, DeviceSecrets, Sequence[Draft]], Rescued | None]

# ops and the main window (and with them SQLAlchemy) are imported beside the worker while the lock is shown.

#: How long they wait for the lock to be painted; a window that is never seen must not keep them for good.
PAINT_SECONDS = 1.0
#: How long a store may take to close before its window is hidden, and the end be waited for before it is seen to.
CLOSING_MS = 1_000
NO_WAIT = "Avsluta utan att vänta?"
NO_WAIT_TEXT = "Det som är sparat är kvar. Det som skrevs alldeles nyss kan saknas."
LEFT_ALONE = (
    "Programmet låstes för att ingen hade rört det på tio minuter.",
    "Det som skrevs i en ruta på tavlan är sparat, eller står där igen när du låser upp.",
)
#: Said too where something was asked just then: it is no as ever, and what stood in it is nowhere.
ASKED_THEN = "En fråga som var öppen stängdes utan att något gjordes."


class Program(QObject):
    """Holds the one window that is shown (``window``), and takes it to the next; ``idle`` sees that it is left alone."""

    def __init__(
        self,
        app: QApplication,
        data_dir: Path,
        clock: Clock,
        secrets: DeviceSecrets,
        *,
        demo: bool = False,
        package: Path | None = None,
        theme: Theme | None = None,
        messages: Messages | None = None,
        files: Files | None = None,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._data_dir = data_dir
        self._secrets = secrets
        self._demo = demo
        self.packages = PackagesGiven(app, self, [package] if package else [])
        liked = preferences.load(data_dir)
        theme = theme or Theme(app, liked.mode, liked.zoom)
        theme.changed.connect(self._keep_looks)
        self.kit = Kit(theme, messages or Messages(theme), Runner(self), files or Files(), clock)
        self.kit.runner.fell.connect(self.fell)
        self._everywhere = Everywhere(app, theme, self._lock_asked)
        self.idle = IdleWatch(app, clock, self._in_use, lambda: not self.kit.runner.idle, self)
        # Not in the midst of the touch that came too late.
        self.idle.left_alone.connect(self._left_alone, Qt.ConnectionType.QueuedConnection)
        self.window: QWidget | None = None
        self._desk: Desk | None = None
        self._unkept: list[Draft] = []
        self._saved: list[Draft] = []
        self._first_run: FirstRunFlow | None = None
        self._stood: Stood | None = None
        self._overdue = QTimer(self, singleShot=True, interval=CLOSING_MS)
        self._overdue.timeout.connect(self._see_to_it)

    @property
    def main(self) -> MainWindow | None:
        """The main window, when it is the one shown."""
        if self._desk is None:
            return None
        from samordning_desktop.ui.main_window import MainWindow

        return self.window if isinstance(self.window, MainWindow) else None

    def start(self, passphrase: str = "") -> None:
        """Show the lock, or the first run where nothing has been made. A passphrase is tried at once."""
        if self._data_dir.is_dir() and any(self._data_dir.iterdir()):
            lock = self._show_lock()
            self.kit.runner.run(partial(_exists, lock.painted, self._data_dir), self._looked)
            if passphrase:
                lock.give(passphrase)
        else:
            self._show_first_run()

    def open_desk(self, desk: Desk) -> None:
        """Show the board of an unlocked desk. Its rows are on their way out of the file while the window is made."""
        from samordning_desktop.ops import reading
        from samordning_desktop.ui.flows import clock as clock_flow
        from samordning_desktop.ui.main_window import MainWindow

        self._desk = desk
        self.kit.runner.run(partial(reading.read_ahead, desk), None, _said_when_read)
        with self.kit.theme.building():
            window = MainWindow(self.kit, desk)
        self._serve(window)
        if self._stood is not None:
            window.meeting.resume(self._stood)
        self._show(window)
        theirs = [draft for draft in self._unkept if draft.author == desk.actor.id]
        self._unkept = [draft for draft in self._unkept if draft not in theirs]
        saved = [draft for draft in self._saved if draft.author == desk.actor.id]
        self._saved = []
        window.commands.writer.offer(theirs, saved)
        clock_flow.check(window.stage)
        self.packages.listen_soon(self._data_dir)
        self.packages.offer()

    def _serve(self, window: MainWindow) -> None:
        from samordning_desktop.ui import flows

        window.lock_asked.connect(self._lock_asked)
        window.quit_asked.connect(self.quit)
        window.passphrase_asked.connect(lambda: flows.ways_in.choose_passphrase(window.stage, self._secrets))
        window.anew_asked.connect(self._begin_anew)
        window.sheet_asked.connect(lambda: flows.ways_in.choose_sheet(window.stage, self._secrets))

    def lock(self) -> None:
        """Save what is being written or lay it aside, give up every dialog, close the store and show the lock."""
        self._close_desk(self._lock_again)

    def _begin_anew(self) -> None:
        """Take away a store that nobody has begun to use; another is made in its place."""
        self._close_desk(self.start, _discard)

    def quit(self) -> None:
        """Save what is being written, or ask when that cannot be done; then close the store and end."""
        close = partial(self._close_desk, self._end)
        if self.main is None:
            close()
        else:
            self._overdue.start()
            self.main.when_written(close)

    def _see_to_it(self) -> None:
        """Something holds the store: what is on the screen is not to be seen for as long as that, nor the end waited for."""
        main = self.main
        if main is None:
            self._hide_unclosed()
        elif main.commands.writer.waits and self._app.activeModalWidget() is None:
            self._close_desk(self._end)

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _lock_again(self) -> None:
        self._show_lock()

    def _lock_for_nobody(self, asked: bool) -> None:
        locked, kept = LEFT_ALONE
        self._show_lock().message.say(locked, f"{kept} {ASKED_THEN}" if asked else kept)

    def _show_lock(self) -> LockWindow:
        window = LockWindow(self.kit.theme)
        window.passphrase_given.connect(partial(self._unlock, _unlock, self.open_desk))
        window.code_given.connect(self._unlock_by_code)
        window.left.connect(self.quit)
        self._show(window)
        self.kit.runner.run_aside(partial(_warm_up, window.painted))
        return window

    def _looked(self, exists: bool) -> None:
        if exists:
            self.packages.listen_soon(self._data_dir)
        else:
            self._show_first_run()

    def _unlock(
        self, way: Callable[[Path, str, Clock, DeviceSecrets], Desk], then: Callable[[Desk], None], typed: str
    ) -> None:
        job = partial(way, self._data_dir, typed, self.kit.clock, self._secrets)
        self.kit.runner.run(job, then, self._stays_locked)

    def _unlock_by_code(self, code: str) -> None:
        self._unlock(_unlock_with_code, partial(self._opened_by_code, code), code)

    def _opened_by_code(self, code: str, desk: Desk) -> None:
        """Who has forgotten the passphrase is to choose another: the sheet is for once."""
        from samordning_desktop.ui.flows import ways_in

        self.open_desk(desk)
        if self.main is not None:
            ways_in.choose_passphrase(self.main.stage, self._secrets, code)

    def _stays_locked(self, error: Exception) -> None:
        window = self.window
        if not isinstance(window, LockWindow):
            return
        if isinstance(error, KnownError):
            elsewhere = self.packages.wait and error.code == "store.open_elsewhere"
            window.refuse(KnownError("package.open_elsewhere") if elsewhere else error)
        else:
            window.free()
            self.kit.messages.fail(window, error)

    def _show_first_run(self) -> None:
        from samordning_desktop.ui.first_run.flow import FirstRunFlow
        from samordning_desktop.ui.first_run.wizard import FirstRun

        window = FirstRun(self.kit)
        self._first_run = FirstRunFlow(
            window, self.kit, self._data_dir, self._secrets, self.open_desk, demo=self._demo
        )
        window.left.connect(self.quit)
        self._show(window)

    def _close_desk(self, then: Callable[[], None], close: _Close | None = None) -> None:
        self._stood = self._stood if self.main is None else self.main.meeting.stood
        written = self.main.leave() if self.main is not None else []
        desk = self._desk or (self._first_run.desk if self._first_run else None)
        self._desk = self._first_run = None
        self._dismiss()
        self.kit.runner.forget()
        self._overdue.stop()
        if desk is None:
            then()
        else:
            self._overdue.start()
            job = partial(close or _close, desk, self._secrets, written)
            self.kit.runner.run(job, partial(self._closed, then), partial(self._fell_closing, then, written))

    def _hide_unclosed(self) -> None:
        from samordning_desktop.ui.closing_window import ClosingWindow

        window = ClosingWindow(self.kit.theme)
        window.left.connect(self._abandon)
        self._show(window)

    def _abandon(self) -> None:
        """End where nothing else ends it: as when the power goes, which the store is made for."""
        if self.kit.messages.ask(self.window, NO_WAIT, NO_WAIT_TEXT, "Avsluta", danger=True):
            self.packages.stop()
            os._exit(1)

    def _closed(self, then: Callable[[], None], rescued: Rescued | None) -> None:
        self._overdue.stop()
        self._dismiss()  # whether to wait is no longer asked
        if rescued is not None:
            self._saved += rescued.saved
            self._unkept += rescued.unkept
        then()

    def _fell_closing(self, then: Callable[[], None], written: list[Draft], error: Exception) -> None:
        self._overdue.stop()
        self._dismiss()
        self._unkept += written
        self.fell(error)
        then()

    def _lock_asked(self) -> None:
        if self.main is not None:
            self.lock()

    def _in_use(self) -> bool:
        """Whether it is not to be locked for want of a touch: it is locked, or on the wall."""
        main = self.main
        return main is None or main.meeting.on

    def _left_alone(self) -> None:
        if self.main is not None:
            asked = any(getattr(dialog, "asks", True) for dialog in self._dialogs())
            self._close_desk(partial(self._lock_for_nobody, asked))

    def _dialogs(self) -> Iterator[QDialog]:
        """Those that are open; looked for one by one, for a refusal may close another too."""
        for widget in self._app.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                yield widget

    def _dismiss(self) -> None:
        for dialog in self._dialogs():
            dialog.reject()

    def _keep_looks(self) -> None:
        looks = preferences.of(self.kit.theme)
        self.kit.runner.run(partial(preferences.save, self._data_dir, looks), None, _looks_unkept)

    def fell(self, error: Exception) -> None:
        """Show what went wrong where nobody took care of it."""
        self.kit.messages.fail(self.window, error)

    def _end(self) -> None:
        self._everywhere.stop()
        self.idle.stop()
        self.packages.stop()
        if self.window is not None:
            self.window.hide()
        self.kit.runner.stop()
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
        self._app.quit()


def _said_when_read(_error: Exception) -> None:
    """What does not let itself be read says so where it is waited for."""


def _looks_unkept(_error: Exception) -> None:
    """The look could not be kept: it is as it is until the program ends, and no reason to speak up."""


def _warm_up(painted: Event) -> None:
    """Import what comes after the lock, once it can be seen: an import keeps the window's thread from painting.

    What the key is found with comes first: its derivation goes on beside the rest.
    """
    painted.wait(PAINT_SECONDS)
    for name in ("ops.unlocking", "ui.main_window"):
        import_module(f"samordning_desktop.{name}")


def _exists(painted: Event, data_dir: Path) -> bool:
    painted.wait(PAINT_SECONDS)
    from samordning_desktop.ops import unlocking

    return unlocking.exists(data_dir)


def _unlock(data_dir: Path, passphrase: str, clock: Clock, secrets: DeviceSecrets) -> Desk:
    from samordning_desktop.ops import unlocking

    return _open(unlocking.find_key(data_dir, passphrase, secrets), clock, secrets)


def _unlock_with_code(data_dir: Path, code: str, clock: Clock, secrets: DeviceSecrets) -> Desk:
    from samordning_desktop.ops import unlocking

    return _open(unlocking.find_key_by_code(data_dir, code), clock, secrets)


def _open(key: FoundKey, clock: Clock, secrets: DeviceSecrets) -> Desk:
    """Open the store: SQLAlchemy has been on its way in beside this thread while the key was derived."""
    from samordning_desktop.ops import setup

    return setup.open_found(key, clock, secrets)


def _close(desk: Desk, secrets: DeviceSecrets, written: Sequence[Draft]) -> Rescued | None:
    from samordning_desktop.ops import setup

    try:
        return _saved_or_kept(desk, written)
    finally:
        setup.close(desk, secrets)


def _discard(desk: Desk, secrets: DeviceSecrets, _written: Sequence[Draft]) -> None:
    from samordning_desktop.ops import setup

    setup.discard_unused(desk, secrets)


def _saved_or_kept(desk: Desk, written: Sequence[Draft]) -> Rescued | None:
    if not written:
        return None
    from samordning_desktop.ui.flows import writing

    return writing.save_or_keep(desk, written)
