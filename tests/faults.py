"""Faults on purpose: at a given statement, on a full disk, without rights."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

_NOBODY = 65534


class UnforeseenError(Exception):
    """What nobody foresaw."""


class Statements:
    """Counts what is said to databases, and raises at one of them."""

    def __init__(self, at: int | None, error: Exception) -> None:
        self.at = at
        self.error = error
        self.said = 0

    def step(self, *_: Any, **__: Any) -> None:
        """One more statement, or a commit."""
        self.said += 1
        if self.said == self.at:
            raise self.error


@contextmanager
def fault_at(statement: int | None, error: Exception | None = None) -> Iterator[Statements]:
    """Raises ``error`` at the n-th statement (commits count) that any database is told inside the block."""
    counter = Statements(statement, error or UnforeseenError())
    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, counter.step)
    try:
        yield counter
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(Engine, name, counter.step)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file can grow beyond ``size`` bytes inside the block: the kernel refuses, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """Nothing can be written in the folder inside the block, not even by an administrator."""
    mode = folder.stat().st_mode
    folder.chmod(0o500)
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)
        folder.chmod(mode)
