"""Files are written in one way: a temporary file beside the target, fsync, replace, user-only mode."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from samordning_desktop.core.errors import KnownError
from samordning_desktop.store.places import Places

_PART = ".part"
#: So that opening what may never answer waits for nobody.
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_DAY = 24 * 60 * 60  # seconds


@contextmanager
def staged_file(path: Path, content: bytes, *, fresh: bool = False) -> Iterator[None]:
    """Writes ``content`` beside ``path`` at once, and puts it in place when the block ends well.

    If anything fails, in the writing or in the block, what stood at ``path`` is as it was and nothing is
    left beside it. Raises OSError, also where something other than a file stands at ``path``: a device or a
    pipe would be replaced by a file. A ``fresh`` file takes no other's place, not even one that came meanwhile, and is
    for all who use its folder; any other is for its owner alone.
    """
    if os.path.lexists(path) if fresh else path.exists() and not path.is_file():
        raise FileExistsError(errno.EEXIST, "something else stands there")
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_PART}")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        descriptor = os.open(temporary, flags, 0o666 if fresh else 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield
        if fresh:
            _put_fresh(temporary, path)
        else:
            temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _keep_name(path.parent)


def discard_parts(path: Path) -> None:
    """Takes away what was left beside ``path`` when the program was killed while it wrote there. Raises OSError.

    For who alone writes at that path: what another is writing there just now would be taken away too.
    """
    for left in path.parent.iterdir():
        if left.name.startswith(f".{path.name}.") and left.name.endswith(_PART):
            left.unlink(missing_ok=True)


def discard_stale_parts(folder: Path, beginning: str, now: datetime) -> None:
    """Takes away what a killed program left, of files whose names begin so, where others may be writing just now.

    Nobody writes for a day. What cannot be looked at or taken away stays until another time.
    """
    with suppress(OSError):
        for left in folder.iterdir():
            if left.name.startswith(f".{beginning}") and left.name.endswith(_PART):
                with suppress(OSError):
                    if now.timestamp() - left.stat().st_mtime > _DAY:
                        left.unlink()


def _put_fresh(temporary: Path, path: Path) -> None:
    """Gives a file its name unless another has it. A link refuses that; where there are none, Windows' rename does.

    Elsewhere (a stick, a share) it is looked for: only a file of the same random name, made in the same moment,
    could come between.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "something else stands there") from None
        temporary.rename(path)
    else:
        with suppress(OSError):  # it stands in its place; a second name that stays is passed over by all
            temporary.unlink()


def _keep_name(folder: Path) -> None:
    """Has the disk keep a folder's names too, where that can be asked: not of Windows, nor of every file system."""
    if os.name == "posix":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def spare_the_store(path: Path) -> None:
    """Refuses to let a file that the user saves take the place of a store's own. Raises OSError."""
    own = Places(path.parent)
    if path in own.files and (own.database.exists() or own.keys.exists()):
        raise PermissionError(errno.EPERM, "a store's own file")


def write_file(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all. Raises OSError."""
    with staged_file(path, content):
        pass


def read_limited(path: Path, limit: int, *, pipes: bool = False) -> bytes:
    """At most ``limit`` + 1 bytes of a file, so that the caller can tell a file that is too large.

    What may never answer, a pipe or a device, is refused unopened, but for ``pipes``: then they are read.
    Raises KnownError ``file.missing``, ``file.unreadable`` or ``file.no_file``.
    """
    try:
        if pipes:
            with path.open("rb") as file:
                return file.read(limit + 1)
        _require_file(path, path.stat())
        descriptor = os.open(path, _READ)
        with os.fdopen(descriptor, "rb") as file:
            _require_file(path, os.fstat(descriptor))  # it may be another by now
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise KnownError("file.missing", file=path.name) from error
    except OSError as error:
        raise KnownError("file.unreadable", file=path.name) from error


def _require_file(path: Path, about: os.stat_result) -> None:
    """Raises KnownError ``file.no_file``, and OSError for a folder, which no system reads as a file."""
    if stat.S_ISDIR(about.st_mode):
        raise IsADirectoryError
    if not stat.S_ISREG(about.st_mode):
        raise KnownError("file.no_file", file=path.name)
