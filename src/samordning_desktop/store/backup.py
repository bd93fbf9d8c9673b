"""Verified backups: a copy of the store under the same key, read back before it counts.

A backup is a folder with a store and its key file, so it opens as a store does. VACUUM INTO makes the copy:
it is encrypted as its source, under the same salt, and reading the file itself would let go of SQLite's lock.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from samordning_desktop.core.backups import backup_name, backup_time, leftovers, part_name, to_remove
from samordning_desktop.core.errors import KnownError
from samordning_desktop.store import keys
from samordning_desktop.store.engine import open_engine, salt_of
from samordning_desktop.store.faults import faults_known, known_fault
from samordning_desktop.store.journal import journal_head

if TYPE_CHECKING:
    from samordning_desktop.store.places import Places


def make(engine: Engine, key: bytes, places: Places, now: datetime) -> str:
    """Makes a backup, checks every page and the journal's head of it, and lets old ones go. Returns its name.

    No transaction may be under way. Raises KnownError ``disk.full`` or ``backup.failed``; then none is left.
    """
    name = backup_name(now)
    unfinished = places.backups / part_name(name)
    try:
        places.backups.mkdir(mode=0o700, exist_ok=True)
        unfinished.mkdir(mode=0o700)
        _copy(engine, key, places, unfinished)
        unfinished.rename(places.backups / name)
    except Exception as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        fault = known_fault(error)
        raise fault if fault and fault.code == "disk.full" else KnownError("backup.failed") from error
    _let_go(places, now)
    return name


def names(places: Places) -> list[str]:
    """The backups there are, oldest first. What is not named as a backup is left alone.

    Raises KnownError ``store.denied`` where that cannot be seen.
    """
    with faults_known(), suppress(FileNotFoundError, NotADirectoryError):
        return sorted(path.name for path in places.backups.iterdir() if backup_time(path.name))
    return []


def _copy(engine: Engine, key: bytes, places: Places, folder: Path) -> None:
    target = folder / places.database.name
    target.touch(mode=0o600)  # VACUUM INTO takes an empty file, and keeps its mode
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("VACUUM INTO ?", (str(target),))
    finally:
        raw.close()
    with engine.connect() as connection:
        head = journal_head(connection)
        connection.rollback()
    copy = open_engine(target, key)
    try:
        with copy.connect() as connection:
            sound = not connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
            if not sound or journal_head(connection) != head:
                raise KnownError("backup.failed")
            connection.rollback()
        salt = salt_of(copy)
    finally:
        copy.dispose()
    key_file = keys.read_key_file(places.keys)
    if salt != key_file.salt:  # VACUUM INTO keeps the salt; with another the key file would not fit the copy
        raise KnownError("backup.failed")
    keys.write_key_file(folder / places.keys.name, key_file)


def _let_go(places: Places, now: datetime) -> None:
    with suppress(OSError):  # the backup that was just made stands, whatever happens to the old ones
        beside = [path.name for path in places.backups.iterdir()]
        whole = {name for name in beside if (places.backups / name / places.database.name).exists()}
        for name in (*to_remove(beside, now), *leftovers(beside, whole, now)):
            shutil.rmtree(places.backups / name, ignore_errors=True)
