"""Opening a store, with each way that can fail told apart (design §3)."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, select

from samordning_desktop.core.clock import Clock
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.people import Actor, Principal
from samordning_desktop.store import backup, migrate, schema, unlocking
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.engine import SALT_BYTES, held_elsewhere, open_engine
from samordning_desktop.store.faults import faults_known
from samordning_desktop.store.head import decode_head, encode_head, read_head
from samordning_desktop.store.journal import contains_head
from samordning_desktop.store.keys import KeyFile, Opened
from samordning_desktop.store.places import Places
from samordning_desktop.store.secrets import DeviceSecrets
from samordning_desktop.store.settings import get_setting
from samordning_desktop.store.store import Store
from samordning_desktop.store.unlocking import FoundKey

#: What the journal's head is called in the keyring, after the store's id.
HEAD_SUFFIX = ".head"


def unlock(folder: Path, passphrase: str, clock: Clock, secret_keeper: DeviceSecrets) -> Desk:
    """Opens a store with a coordinator's passphrase. Raises KnownError as ``find_key`` and ``open_found``."""
    return open_found(unlocking.find_key(folder, passphrase, secret_keeper), clock, secret_keeper)


def unlock_with_recovery(folder: Path, code: str, clock: Clock, secret_keeper: DeviceSecrets) -> Desk:
    """Opens a store with the recovery sheet's code. Raises KnownError as ``find_key_by_code`` and ``open_found``."""
    return open_found(unlocking.find_key_by_code(folder, code), clock, secret_keeper)


def open_found(found: FoundKey, clock: Clock, secret_keeper: DeviceSecrets) -> Desk:
    """Opens the database that a key belongs to, checks it, and brings its schema up to date.

    Raises KnownError ``store.missing``, ``store.only_backups``, ``store.damaged``, ``store.foreign``,
    ``store.newer``, ``store.denied``, ``store.open_elsewhere`` or ``store.old_copy``.
    """
    with faults_known():
        return _opened(found.places, found.key_file, found.opened, clock, secret_keeper)


def _opened(
    places: Places, key_file: KeyFile, opened: Opened, clock: Clock, secret_keeper: DeviceSecrets
) -> Desk:
    _check_header(places, key_file)
    engine = open_engine(places.database, opened.key)
    try:
        with engine.connect() as connection:
            outdated = migrate.needs_upgrade(connection)
            _check_identity(connection, places, key_file.store_id, secret_keeper)
            connection.rollback()
        if outdated:
            backup.make(engine, opened.key, places, clock.now())
            with engine.begin() as connection:
                migrate.upgrade(connection)
        desk = desk_of(Store(places, key_file.store_id, engine, opened.key, clock), opened.staff, clock)
    except BaseException:
        engine.dispose()
        raise
    with suppress(OSError):  # a mark left beside a store that opens must never make it look unfinished
        places.unfinished.unlink()
    return desk


def close(desk: Desk, secret_keeper: DeviceSecrets) -> None:
    """Locks the store; the journal's head is kept in the keyring too, where there is one."""
    if secret_keeper.available:
        keep_head(desk, secret_keeper)
    desk.store.close()


def keep_head(desk: Desk, secret_keeper: DeviceSecrets) -> None:
    """Keeps the journal's head in the keyring; one that refuses must not keep anything open or shut."""
    with suppress(Exception):
        secret_keeper.put(_head_name(desk.store.store_id), encode_head(desk.store.head()))


def forget(store_id: str, secret_keeper: DeviceSecrets) -> None:
    """Has the keyring forget a store that is no more. One that refuses, or has nothing, must not keep anybody from going
    on: what it holds opens nothing."""
    for name in (store_id, _head_name(store_id)):
        with suppress(Exception):
            secret_keeper.drop(name)


def _head_name(store_id: str) -> str:
    return store_id + HEAD_SUFFIX


def _first_bytes(database: Path) -> bytes:
    """Where SQLCipher keeps its salt. Only for a file that is not open: this lets go of SQLite's lock on it."""
    with database.open("rb") as file:
        return file.read(SALT_BYTES)


def _check_header(places: Places, key_file: KeyFile) -> None:
    """Tells a file that was swapped from one that is damaged, before SQLite holds it open."""
    if not places.database.exists():
        raise unlocking.missing(places.folder)
    if not os.access(places.database, os.R_OK | os.W_OK):
        raise KnownError("store.denied")  # SQLite would call a lock that it may not take a broken disk
    if held_elsewhere(places.database):
        raise KnownError("store.open_elsewhere")
    salt = _first_bytes(places.database)
    if len(salt) < SALT_BYTES:
        raise KnownError("store.damaged")
    if salt != key_file.salt:
        raise KnownError("store.foreign")


def _check_identity(
    connection: Connection, places: Places, store_id: str, secret_keeper: DeviceSecrets
) -> None:
    if get_setting(connection, "store_id") != store_id:
        raise KnownError("store.foreign")
    for kept in (read_head(places.head), decode_head(secret_keeper.get(_head_name(store_id)))):
        if kept is not None and not contains_head(connection, kept):
            raise KnownError("store.old_copy")


def desk_of(store: Store, staff: str, clock: Clock) -> Desk:
    """The desk of a staff member at an open store."""
    with store.read() as connection:
        demo = get_setting(connection, "demo") == "yes"
        query = select(schema.staff, schema.site.c.name.label("site_name")).join(
            schema.site, schema.site.c.id == store.site_id
        )
        row = connection.execute(query.where(schema.staff.c.id == staff)).one()
    actor = Actor(staff, row.name, row.unit, Principal(row.principal), store.site_id, row.site_name)
    return Desk(store, actor, clock, demo)
