"""Faults put in on purpose: the n-th statement, the commit, the disk."""

from __future__ import annotations

import errno
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from samordning_desktop.ops import Desk
from samordning_desktop.store import files


def engine_of(desk: Desk) -> Engine:
    """The engine under a desk's store; only tests go past the ops to it."""
    engine: Engine = desk.store._engine  # noqa: SLF001
    return engine


class Fuse:
    """Breaks at the n-th statement, before or after it has been carried out. ``blown`` tells whether it did."""

    def __init__(self, at: int) -> None:
        self.left = at
        self.blown = False

    def __call__(self, *_event: Any, **_more: Any) -> None:
        self.left -= 1
        if self.left == 0:
            self.blown = True
            raise OSError(errno.ENOSPC, "full")


@contextmanager
def failing_statement(desk: Desk, at: int, moment: str = "before_cursor_execute") -> Iterator[Fuse]:
    """The ``at``-th statement on the store fails, with a full disk as the reason."""
    fuse = Fuse(at)
    event.listen(engine_of(desk), moment, fuse)
    try:
        yield fuse
    finally:
        event.remove(engine_of(desk), moment, fuse)


@contextmanager
def failing_commit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing can be committed."""

    def refuse(_connection: object) -> None:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patch:
        patch.setattr(engine_of(desk).dialect, "do_commit", refuse)
        yield


@contextmanager
def failing_files(monkeypatch: pytest.MonkeyPatch, step: str) -> Iterator[None]:
    """No file beside the database can be written: making it (``open``), ``fsync`` or ``replace`` fails."""
    opens = files.os.open

    def refuse(*values: Any, **named: Any) -> int:
        if step == "open" and not values[1] & files.os.O_CREAT:
            return opens(*values, **named)
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        if step == "replace":
            patch.setattr(Path, "replace", refuse)
        else:
            patch.setattr(files.os, step, refuse)
        yield


@contextmanager
def no_file_grows_beyond(size: int) -> Iterator[None]:
    """The operating system lets this process make no file longer than ``size`` bytes: a disk that is full for real."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
