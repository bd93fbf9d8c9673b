"""Files that the user has chosen to save or open."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from samordning_desktop.core.saving import Sure, always
from samordning_desktop.store.faults import unsaved
from samordning_desktop.store.files import read_limited, spare_the_store, staged_file


def save_file(path: Path, content: bytes, sure: Sure = always) -> None:
    """Saves a file whole or not at all. Its disk may never answer: nothing of a store is touched meanwhile.

    ``sure`` is asked when it is written and is only to get its name; what it raises gives it up, and nothing is left.
    Raises KnownError ``file.unwritable``, ``file.name_too_long`` or ``disk.full``.
    """
    try:
        spare_the_store(path)
        with staged_file(path, content):
            sure()
    except OSError as error:
        raise unsaved(error, path.name) from error


def try_place(path: Path, sure: Sure = always) -> None:
    """Whether a file can be saved there: it is begun, and taken away again. Raises as ``save_file``."""
    with suppress(_TriedError):
        save_file(path, b"", partial(_tried, sure))


class _TriedError(Exception):
    """The place answers."""


def _tried(sure: Sure) -> None:
    sure()
    raise _TriedError


def read_file(path: Path, limit: int, *, pipes: bool = False) -> bytes:
    """A file's bytes, at most ``limit`` + 1 of them so that a larger one is seen.

    Raises KnownError ``file.missing``, ``file.unreadable`` or, for pipes and devices unless ``pipes``, ``file.no_file``.
    """
    return read_limited(path, limit, pipes=pipes)
