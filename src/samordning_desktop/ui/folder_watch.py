"""Looks in the folders that packages come by: when the window or their page opens, when one changes, is gone or is
back, and every few minutes.

A folder can lie on a share that is slow or away: it is listed and read on threads that nobody waits for. What was
read is judged on the worker. Nothing is taken in here, and nothing is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.folder_files import Listed
from samordning_desktop.sync import folder as op
from samordning_desktop.sync.folder import Arrival, FolderBook, Judged, OwnFile, Unfit, Unread
from samordning_desktop.ui.flows.stage import Stage

T = TypeVar("T")

#: How often every folder is looked in, and asked whether it is there at all; how soon after something stirred, or was
#: not whole yet.
OFTEN_MS = 180_000
THERE_MS = 5_000
SOON_MS = 1_000
AGAIN_MS = 30_000


@dataclass(frozen=True, slots=True)
class FolderNews:
    """What the folders hold: packages to take in, those that cannot be, and which folders are out of reach."""

    arrivals: tuple[Arrival, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    away: frozenset[Path] = frozenset()


class FolderWatch(QObject):
    """Emits ``changed(FolderNews)`` when there is something new to tell."""

    changed = Signal(object)

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._looks: dict[Path, _Look] = {}
        self._news = FolderNews()
        self._stirring: QFileSystemWatcher | None = None
        self._often = QTimer(self, interval=OFTEN_MS)
        self._often.timeout.connect(self._look_again)
        self._near = QTimer(self, interval=THERE_MS)
        self._near.timeout.connect(self._ask_whether_there)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.look)
        stage.kit.runner.changed.connect(self._something_changed)

    @property
    def at_rest(self) -> bool:
        """Whether no folder is being looked in."""
        return not any(look.busy for look in self._looks.values())

    def follow(self, folders: Iterable[Path]) -> None:
        """Look in these folders from now on, and in no others."""
        wanted = set(folders)
        for gone in self._looks.keys() - wanted:
            self._looks.pop(gone).forgotten = True
            self._stop_hearing(gone)
        new = [_Look(self._stage, path, self._looked) for path in sorted(wanted - self._looks.keys())]
        self._looks.update({look.folder: look for look in new})
        for look in new:
            look.begin()
        if self._looks and not self._often.isActive():
            self._often.start()
            self._near.start()
        elif not self._looks:
            self._often.stop()
            self._near.stop()
            self._soon.stop()
            self._tell()

    def look(self) -> None:
        """Look in every folder."""
        for look in self._looks.values():
            look.begin()

    def clear(self, left: Mapping[Path, list[OwnFile]]) -> None:
        """Take files of ours away from their folders, whether these are looked in or not."""
        run = self._stage.kit.runner
        for folder, placed in left.items():
            run.run_loose(partial(op.clear_away, folder, placed), partial(_forget, self._stage))

    def _ask_whether_there(self) -> None:
        """A folder that has gone is seldom heard of: a share, a stick that was drawn, one that has another name now."""
        for look in self._looks.values():
            look.ask_whether_there()

    def _look_again(self) -> None:
        """Look in every folder; one that has not answered since the last time is out of reach."""
        for look in self._looks.values():
            look.away = look.away or look.unanswered
        self._tell()
        self.look()

    def stop(self) -> None:
        """Look no more: the window is going away."""
        self._stage.kit.runner.changed.disconnect(self._something_changed)
        self.follow(())

    def _something_changed(self, changes: Changes, _initiator: object) -> None:
        """A package was taken in or a card confirmed: what could not be taken in may be so now."""
        if Kind.PEER in changes.kinds:
            for look in self._looks.values():
                look.book.files.forget()
                look.begin_anew()

    def _looked(self, look: _Look) -> None:
        if not look.away:
            self._hear(look.folder)
        if look.book.files.stirring(self._stage.kit.clock.now()) and not self._soon.isActive():
            self._soon.start(AGAIN_MS)
        self._tell()

    def _hear(self, folder: Path) -> None:
        if self._stirring is None:
            self._stirring = QFileSystemWatcher(self)
            self._stirring.directoryChanged.connect(lambda _folder: self._soon.start(SOON_MS))
        if str(folder) not in self._stirring.directories():
            self._stirring.addPath(str(folder))

    def _stop_hearing(self, folder: Path) -> None:
        if self._stirring is not None:
            self._stirring.removePath(str(folder))

    def _tell(self) -> None:
        books = [look.book for look in self._looks.values()]
        news = FolderNews(
            tuple(one for book in books for one in book.arrivals),
            tuple(one for book in books for one in book.unfit),
            frozenset(path for path, look in self._looks.items() if look.away),
        )
        if news != self._news:
            self._news = news
            self.changed.emit(news)


def _forget(stage: Stage, gone: list[OwnFile] | None) -> None:
    if gone:
        stage.run(partial(op.forget_placed, stage.desk, gone))


class _Look:
    """One folder, and the look in it that is under way."""

    def __init__(self, stage: Stage, folder: Path, looked: Callable[[_Look], None]) -> None:
        self.folder = folder
        self.book = FolderBook(folder)
        self.away = False
        self.busy = False
        self.unanswered = False
        self.forgotten = False
        self._asked = False
        self._again = False
        self._stage = stage
        self._run = stage.kit.runner
        self._looked = looked
        self._queue: list[Listed] = []

    def begin(self) -> None:
        """Look, unless a look is under way."""
        if not self.busy:
            self.busy = True
            self._ask(partial(op.listing, self.folder), self._listed)

    def begin_anew(self) -> None:
        """Look, or look once more when the look under way has ended."""
        self._again = self.busy
        if not self.busy:
            self.begin()

    def ask_whether_there(self) -> None:
        """Look, if the folder has gone or come back since the last look."""
        if not self.busy and not self._asked:
            self._asked = True
            self._run.run_loose(partial(op.is_there, self.folder), self._found)

    def _found(self, there: bool | None) -> None:
        self._asked = False
        if bool(there) is self.away and not self.forgotten:
            self.begin()

    def _ask(self, job: Callable[[], T], done: Callable[[T | None], None]) -> None:
        """Ask the folder's disk."""

        def answered(found: T | None) -> None:
            self.unanswered = False
            done(found)

        self.unanswered = True
        self._run.run_loose(job, answered)

    def _listed(self, found: list[Listed] | None) -> None:
        self.away = found is None
        self._queue = [] if found is None else self.book.look(found, self._stage.kit.clock.now())
        self._next()

    def _next(self) -> None:
        if self.forgotten:
            self.busy = False
        elif self._queue:
            file = self._queue.pop(0)
            self._ask(partial(op.content, self.folder, file), partial(self._read, file))
        elif self.away:
            self._end()
        else:
            self._run.run(partial(op.arrived_there, self._stage.desk), self._clear, self._fell)

    def _read(self, file: Listed, content: bytes | Unread | None) -> None:
        if content is None or self.forgotten:
            self._next()
        else:
            self._run.run(
                partial(op.judge, self._stage.desk, content), partial(self._judged, file), self._fell
            )

    def _judged(self, file: Listed, judged: Judged) -> None:
        self.book.note(file, judged, self._stage.kit.clock.now())
        self._next()

    def _clear(self, placed: Mapping[Path, list[OwnFile]]) -> None:
        if self.folder in placed and not self.forgotten:
            self._ask(partial(op.clear_away, self.folder, placed[self.folder]), self._cleared)
        else:
            self._end()

    def _cleared(self, gone: list[OwnFile] | None) -> None:
        if gone:
            self._run.run(partial(op.forget_placed, self._stage.desk, gone), None, self._fell)
        self._end()

    def _end(self) -> None:
        self.busy = False
        if self.forgotten:
            return
        if self._again and not self.away:
            self._again = False
            self.begin()
        else:
            self._looked(self)

    def _fell(self, error: Exception) -> None:
        """The store is closing, or something nobody foresaw: the latter is told."""
        self.busy = False
        if not isinstance(error, KnownError):
            self._run.fell.emit(error)
