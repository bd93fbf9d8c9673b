"""A shared folder's disk: list, read, clear away. Any of it can take long; none of it knows the database."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.folder_files import Listed

_FLAGS = (
    os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
)


def require_folder(folder: Path) -> None:
    """Raises KnownError ``folder.missing``, ``folder.no_folder`` or ``folder.unreachable`` where there is none."""
    try:
        if stat.S_ISDIR(folder.stat().st_mode):
            return
    except OSError as error:
        missing = error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
        code = "folder.missing" if missing else "folder.unreachable"
        raise KnownError(code, name=folder.name or folder) from error
    raise KnownError("folder.no_folder", name=folder.name)


def is_there(folder: Path) -> bool:
    """Whether the folder can be looked in."""
    try:
        with os.scandir(folder):
            return True
    except OSError:
        return False


def listing(folder: Path) -> list[Listed]:
    """The folder's own files; no folders, links, pipes or devices. Raises OSError when it cannot be reached."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # it vanished meanwhile
                about = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(about.st_mode):
                    found.append(Listed(entry.name, about.st_size, about.st_mtime_ns))
    return found


def content(folder: Path, file: Listed) -> bytes | None:
    """The bytes of a file that was listed, no more than it had then; None when it is gone or another now.

    Raises OSError when it is there and cannot be read: no right to it, another program holds it, the disk fails.
    """
    path = folder / file.name
    if path.is_symlink():
        return None  # where a link cannot be refused in the opening
    try:
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as opened:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode) or about.st_size != file.size:
            return None
        return opened.read(file.size)


def clear(folder: Path, placed: Iterable[tuple[str, str]]) -> set[str]:
    """Takes away files (name, SHA-256 in hex) that we put there, if they still are what we put.

    Returns the names that are not there any more, or are another's now.
    """
    gone = set()
    there = {file.name: file for file in listing(folder)}
    for name, digest in placed:
        try:
            found = content(folder, there[name]) if name in there else b""
            if found is None:
                continue
            if found and sha256(found).hexdigest() == digest:
                (folder / name).unlink()
        except OSError:
            continue
        gone.add(name)
    return gone
