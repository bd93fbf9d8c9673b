"""The database's and the disk's errors as known errors."""

from __future__ import annotations

import errno

import pytest
from sqlalchemy.exc import DatabaseError

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.sentences import SENTENCES
from samordning_desktop.store.faults import faults_known, known_fault


def sqlite(name: str) -> DatabaseError:
    original = Exception("x")
    original.sqlite_errorname = name  # type: ignore[attr-defined]
    return DatabaseError("SELECT", {}, original)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (sqlite("SQLITE_FULL"), "disk.full"),
        (sqlite("SQLITE_BUSY"), "store.open_elsewhere"),
        (sqlite("SQLITE_BUSY_RECOVERY"), "store.open_elsewhere"),
        (sqlite("SQLITE_LOCKED"), "store.open_elsewhere"),
        (sqlite("SQLITE_NOTADB"), "store.damaged"),
        (sqlite("SQLITE_CORRUPT"), "store.damaged"),
        (sqlite("SQLITE_CORRUPT_INDEX"), "store.damaged"),
        (sqlite("SQLITE_READONLY_DIRECTORY"), "store.denied"),
        (sqlite("SQLITE_CANTOPEN"), "store.denied"),
        (sqlite("SQLITE_PERM"), "store.denied"),
        (sqlite("SQLITE_IOERR_WRITE"), "store.io_unknown"),
        (OSError(errno.ENOSPC, "x"), "disk.full"),
        (OSError(errno.EDQUOT, "x"), "disk.full"),
        (OSError(errno.EFBIG, "x"), "disk.full"),
        (PermissionError(errno.EACCES, "x"), "store.denied"),
        (PermissionError(errno.EPERM, "x"), "store.denied"),
        (OSError(errno.EROFS, "x"), "store.denied"),
        (OSError(errno.EIO, "x"), "store.io_unknown"),
        (OSError("utan nummer"), "store.io_unknown"),
    ],
)
def test_each_fault_has_its_sentence(error: Exception, code: str) -> None:
    fault = known_fault(error)
    assert fault is not None
    assert fault.code == code
    assert code in SENTENCES
    with pytest.raises(KnownError) as caught, faults_known():
        raise error
    assert caught.value.code == code
    assert caught.value.__cause__ is error


@pytest.mark.parametrize(
    "error", [sqlite("SQLITE_ERROR"), sqlite("SQLITE_CONSTRAINT"), ValueError("x"), ZeroDivisionError()]
)
def test_what_nobody_foresaw_stays_what_it_is(error: Exception) -> None:
    assert known_fault(error) is None
    with pytest.raises(type(error)), faults_known():
        raise error


def test_a_known_error_goes_through_untouched() -> None:
    error = KnownError("undo.nothing")
    with pytest.raises(KnownError) as caught, faults_known():
        raise error
    assert caught.value is error
