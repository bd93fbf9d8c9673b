"""The database's and the disk's errors as known errors."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from samordning_desktop.core.errors import KnownError

_BY_SQLITE_NAME = {
    "SQLITE_FULL": "disk.full",
    "SQLITE_BUSY": "store.open_elsewhere",
    "SQLITE_LOCKED": "store.open_elsewhere",
    "SQLITE_NOTADB": "store.damaged",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_READONLY": "store.denied",
    "SQLITE_CANTOPEN": "store.denied",
    "SQLITE_PERM": "store.denied",
    "SQLITE_IOERR": "store.io_unknown",
}

#: What the driver, not the database, says of a text that a page holds no more.
_NO_TEXT = "Could not decode to UTF-8"
#: What is said of a value that is kept packed.
_NO_VALUE = (UnicodeDecodeError, msgspec.DecodeError)

#: Windows' own number for it: as an errno it is that of a file that is not there.
_WINDOWS_NAME_TOO_LONG = 206

_BY_ERRNO = {
    errno.ENOSPC: "disk.full",
    errno.EDQUOT: "disk.full",
    errno.EFBIG: "disk.full",
    errno.EACCES: "store.denied",
    errno.EPERM: "store.denied",
    errno.EROFS: "store.denied",
}


def known_fault(error: BaseException) -> KnownError | None:
    """The known error behind a database or disk error, or None if it is something nobody foresaw."""
    original = getattr(error, "orig", None) or error
    name = getattr(original, "sqlite_errorname", "") or ""
    for prefix, code in _BY_SQLITE_NAME.items():
        if name.startswith(prefix):
            return KnownError(code)
    if isinstance(error, _NO_VALUE) or str(original).startswith(_NO_TEXT):
        return KnownError("store.damaged")
    if isinstance(error, OSError):
        return KnownError(_BY_ERRNO.get(error.errno or 0, "store.io_unknown"))
    return None


def unsaved(error: OSError, name: str) -> KnownError:
    """Why a file of this name, which the user saves, was not saved."""
    fault = known_fault(error)
    if fault is not None and fault.code == "disk.full":
        return fault
    if error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", None) == _WINDOWS_NAME_TOO_LONG:
        return KnownError("file.name_too_long")
    return KnownError("file.unwritable", file=name)


@contextmanager
def faults_known() -> Iterator[None]:
    """Turns the database's and the disk's errors inside the block into known errors."""
    try:
        yield
    except KnownError:
        raise
    except Exception as error:
        fault = known_fault(error)
        if fault is None:
            raise
        raise fault from error
