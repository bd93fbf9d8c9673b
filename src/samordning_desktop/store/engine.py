"""A SQLAlchemy engine on one SQLCipher file: one connection, one transaction at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from samordning_desktop.core.errors import KnownError
from samordning_desktop.store.bulk import say

#: Set on each connection, in this order, after the key. An exclusive lock keeps a second program out.
_PRAGMAS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -16000",  # kB: a large package writes all over five indexes; twice as much gains nothing
)


SALT_BYTES = 16

# What the driver has no adapter for it looks for a protocol in, by two failed attributes: that took longer than binding
# the value, and half the time of a large package.
dbapi2.register_adapter(bytes, bytes)
dbapi2.register_adapter(type(None), lambda none: none)


def open_engine(path: Path, key: bytes) -> Engine:
    """An engine on the encrypted file at ``path``, opened with the raw 32-byte ``key``.

    The file is made if it is missing. The connection is opened at first use; errors are the database's own.
    """
    # hide_parameters: an exception's text must never hold what somebody has written, or a key.
    engine = create_engine(
        URL.create("sqlite"),  # a text would be taken apart by an expression that is compiled for it
        module=dbapi2,
        creator=lambda: _connect(path, key),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    say(connection, "BEGIN IMMEDIATE").close()


def new_engine(path: Path, key: bytes) -> Engine:
    """As ``open_engine``, for a file that is to be made: readable by its user alone. Raises OSError."""
    path.touch(mode=0o600, exist_ok=False)
    return open_engine(path, key)


def salt_of(engine: Engine) -> bytes:
    """SQLCipher's salt: the file's first bytes, the same as long as the file lives.

    It is asked of the database. Reading the file would let go of the lock that keeps other programs out,
    as POSIX drops a process's locks on a file whenever one of its handles to it is closed.
    """
    with engine.connect() as connection:
        salt = bytes.fromhex(str(connection.exec_driver_sql("PRAGMA cipher_salt").scalar()))
        connection.rollback()
    return salt


def _connect(path: Path, key: bytes) -> Any:
    connection = dbapi2.connect(str(path), timeout=0, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        if not connection.execute("PRAGMA cipher_version").fetchall():
            raise KnownError("store.no_cipher")  # plain SQLite ignores the key in silence
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def held_elsewhere(path: Path) -> bool:
    """Whether some program has the file open. The lock answers before the key is looked at."""
    if not path.exists():
        return False
    connection = dbapi2.connect(str(path), timeout=0)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{bytes(32).hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except dbapi2.DatabaseError as error:
        return getattr(error, "sqlite_errorname", "") == "SQLITE_BUSY"
    finally:
        connection.close()
    return False
